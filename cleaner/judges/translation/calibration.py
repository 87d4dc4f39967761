"""From the scores of the parts to a probability, and thresholds with their false-positive rates, both by length.

The longer a text, the more a score says. So every part's score has a coefficient that changes with the logarithm of
the text's length, and thresholds are given for some lengths and interpolated between them.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

LENGTHS = (600, 1100, 2200, 3300, 6000)
"""Characters at which thresholds are given. Shorter texts are not judged; longer ones have the last thresholds."""

MIDDLE = 1100.0
"""Characters at which the coefficients that change with length add nothing."""

_STEEPEST = 500.0
"""Log-odds beyond which a probability is 0 or 1 in any case."""


def relative(characters: float) -> float:
    """Natural logarithm of a length in units of ``MIDDLE``, within the lengths that are judged.

    Example:
        >>> relative(1100), relative(10**6) == relative(6000)
        (0.0, True)
    """
    return math.log(min(max(characters, LENGTHS[0]), LENGTHS[-1]) / MIDDLE)


def probability(log_odds: float) -> float:
    """Probability of log-odds.

    Example:
        >>> probability(0.0), probability(1e9)
        (0.5, 1.0)
    """
    return 1.0 / (1.0 + math.exp(-min(max(log_odds, -_STEEPEST), _STEEPEST)))


@dataclass(frozen=True, slots=True)
class Calibration:
    """Coefficients and thresholds of a judge.

    Attributes:
        slopes: Of each part the factor of its score at ``MIDDLE`` characters, and what a unit of log length adds to it.
        offset: Log-odds at ``MIDDLE`` characters where all scores are 0, and what a unit of log length adds.
        thresholds: False-positive rate on originals to log-odds at each of ``LENGTHS``, rates descending.
    """

    slopes: tuple[tuple[float, float], ...]
    offset: tuple[float, float]
    thresholds: Mapping[float, tuple[float, ...]]

    @classmethod
    def stored(cls, about: Mapping[str, Any]) -> Calibration:
        """From the manifest's entry."""
        return cls(
            tuple((float(one), float(more)) for one, more in about["slopes"]),
            (float(about["offset"][0]), float(about["offset"][1])),
            {float(rate): tuple(map(float, odds)) for rate, odds in about["thresholds"].items()},
        )

    def about(self) -> dict[str, Any]:
        """What :meth:`stored` reads."""
        return {
            "slopes": [[round(number, 5) for number in pair] for pair in self.slopes],
            "offset": [round(number, 5) for number in self.offset],
            "lengths": list(LENGTHS),
            "thresholds": {str(rate): [round(odds, 4) for odds in row] for rate, row in self.thresholds.items()},
        }

    def slope(self, part: int, characters: int) -> float:
        """Log-odds that a unit of a part's score adds in a text of this length."""
        one, more = self.slopes[part]
        return one + more * relative(characters)

    def log_odds(self, scores: Sequence[float], characters: int) -> float:
        """Log-odds that a text was translated by machine, translations and other texts being equally many."""
        own = sum(score * self.slope(part, characters) for part, score in enumerate(scores))
        return own + self.offset[0] + self.offset[1] * relative(characters)

    def threshold(self, rate: float, characters: int) -> float:
        """Log-odds from which on so many originals of this length are taken for translations."""
        row = self.thresholds[rate]
        at = relative(characters)
        marks = [relative(length) for length in LENGTHS]
        right = min(max(bisect_right(marks, at), 1), len(marks) - 1)
        share = (at - marks[right - 1]) / (marks[right] - marks[right - 1])
        return row[right - 1] + share * (row[right] - row[right - 1])
