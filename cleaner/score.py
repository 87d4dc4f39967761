"""What a stage measures of a document as a whole."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Score:
    """A calibrated probability, by name; a stage may yield it among its findings.

    Attributes:
        name: Where it stands in ``Article.scores``.
        value: The probability (0 to 1).
        label: What it is the probability of, where there are several answers: for ``page_type`` the type.
    """

    name: str
    value: float
    label: str = ""
