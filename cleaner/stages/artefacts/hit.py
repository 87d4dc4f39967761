"""What a detector answers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from cleaner.stages.artefacts.sentence import Sentence


class Hit(NamedTuple):
    """Words of a paragraph that a rule finds fault with.

    Attributes:
        code: The rule's.
        start, end: Half-open span in the paragraph.
    """

    code: str
    start: int
    end: int


Detector = Callable[[Sentence], Iterator[Hit]]
"""Looks at one sentence. Must be linear in its length."""
