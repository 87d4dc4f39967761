"""What a rule written in Python says about itself, so that ``cleaner rules`` can list it beside those of the packs."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class StageRule:
    """One code of a stage.

    Attributes:
        code: Family and number, such as ``QC203``.
        name: The readable name, such as ``quote-direction``.
        why: The reason for the rule, in one or two sentences.
        example_hit: A short text that it finds something in.
        example_miss: A short text that looks alike and that it leaves alone.
    """

    code: str
    name: str
    why: str
    example_hit: str
    example_miss: str
