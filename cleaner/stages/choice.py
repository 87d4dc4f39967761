"""Which blocks of a page are its main content: the answer that every engine gives."""

from __future__ import annotations

from dataclasses import dataclass

from cleaner.score import Score


@dataclass(frozen=True, slots=True)
class Choice:
    """The blocks that stay, and what is said of the others.

    Attributes:
        kept: Whether each block stays.
        confidences: How sure it is that a block that goes is outside (0 to 1).
        reason: Why they go, to stand behind the place of each; ``{share}`` is replaced by its probability.
        probabilities: Of main content, for each block; empty where the engine gives none.
        doubt: What is doubtful about the choice as a whole.
        scores: Of the page: its type, and how good the choice is expected to be.
    """

    kept: list[bool]
    confidences: list[float]
    reason: str
    probabilities: tuple[float, ...] = ()
    doubt: str | None = None
    scores: tuple[Score, ...] = ()

    def reason_for(self, index: int) -> str:
        """Why one block goes."""
        return self.reason.replace("{share}", f"{self.probabilities[index]:.0%}") if self.probabilities else self.reason
