"""Words as the judge sees them: stems, what is known of each from other texts, and which say nothing of a subject."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy as np
    from numpy.typing import NDArray

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
"""A run of letters, with apostrophes inside it."""

LEAST_LETTERS = 3
"""Letters of a stem; shorter ones say nothing of a subject."""

_COMMON = frozenset(
    word
    for line in (Path(__file__).parent / "common.txt").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
    for word in line.split()
)
"""Function words, and the commonest words of any article."""


def is_common(word: str) -> bool:
    """Whether a lower-cased English word says nothing of a subject."""
    return word.replace("’", "'") in _COMMON


KINDS = ("other", "tie", "first", "second", "past", "present", "modal")
"""Kinds of words that say nothing of a subject, but something of how a text is written."""

_OF_KIND = {
    "tie": """
        he she it they him her them his hers its their theirs this that these those such both another also but however
        moreover therefore thus then so yet instead meanwhile besides still otherwise nevertheless furthermore
        additionally similarly finally again too even""",
    "first": "i me my mine myself we us our ours ourselves i'm i've i'd i'll we're we've we'd we'll",
    "second": "you your yours yourself you're you've you'd you'll",
    "past": "was were had did said wasn't weren't hadn't didn't became came gave went saw told took made got",
    "present": "is are has do does says isn't aren't hasn't don't doesn't becomes makes takes",
    "modal": "can could may might must shall should will would can't couldn't won't wouldn't shouldn't",
}
"""``tie``: what ties a sentence to the one before it; the others are persons and tenses."""

_KIND = {word: at for at, kind in enumerate(KINDS) for word in _OF_KIND.get(kind, "").split()}


def kind_of(word: str) -> int:
    """Index in ``KINDS`` of a lower-cased word."""
    return _KIND.get(word.replace("’", "'"), 0)


_ENDINGS = (
    ("ies", "y", 3), ("sses", "ss", 3), ("ing", "", 4), ("edly", "", 4), ("ed", "", 4), ("ly", "", 4), ("es", "", 4),
    ("s", "", 3), ("e", "", 4),
)  # fmt: skip
"""An ending, what takes its place, and letters that must be left."""


REMEMBERED = 1 << 14
LONGEST_REMEMBERED = 32
"""Words whose stems are remembered, and letters of the longest of them."""


def stem(word: str) -> str:
    """A lower-cased word without its commonest English endings; empty where it says nothing of a subject.

    Cruder than Porter's: it must only bring inflections together, at less than a microsecond a word.

    Example:
        >>> [stem(word) for word in ("vaccines", "vaccinated", "harbour's", "parties", "would", "stopping")]
        ['vaccin', 'vaccinat', 'harbour', 'party', '', 'stop']
    """
    return _remembered(word) if len(word) <= LONGEST_REMEMBERED else _stem(word)


def _stem(word: str) -> str:
    if word in _COMMON:
        return ""
    if "'" in word or "’" in word:
        word = word.replace("’", "'")
        if word in _COMMON:
            return ""
        word = word.partition("'")[0] if word[1:2] != "'" else word[2:]
    for ending, other, left in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= left and not word.endswith("ss"):
            word = word[: -len(ending)] + other
            if other == "" and len(word) > LEAST_LETTERS and word[-1] == word[-2] and word[-1] not in "aeiousl":
                word = word[:-1]
            if ending in ("s", "es") and len(word) > LEAST_LETTERS + 1 and word[-1] == "e":
                word = word[:-1]
            break
    return word if len(word) >= LEAST_LETTERS and word not in _COMMON else ""


_remembered = lru_cache(maxsize=REMEMBERED)(_stem)


@dataclass(frozen=True)
class Background:
    """What other texts tell of words.

    Attributes:
        rows: Stems and their rows.
        idf: Of each row: log of (documents / documents with the stem), natural; the last row is for every other stem.
        vectors: Of each row of the most frequent stems: a direction that words of one subject share, scaled by how
            much the word tells; shape (rows, dimensions). Stems behind them have none.
    """

    rows: Mapping[str, int]
    idf: NDArray[np.float32]
    vectors: NDArray[np.float32]
