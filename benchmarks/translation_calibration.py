"""Stacking the parts of the judge of translations, and thresholds by length with their false-positive rates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from benchmarks.translation_samples import WEB, Sample
from cleaner.judges.translation.calibration import LENGTHS, Calibration, relative

RATES = (0.05, 0.01, 0.003)
"""False-positive rates that thresholds are set at. Those of one year's originals are two to six times as high on
another's, so a judge that may err once in a hundred texts takes the last."""

MASS = {"machine-translation": 0.5, "original": 0.35, WEB: 0.05, "human-translation": 0.1}
"""What a probability means: half of all texts are translated by machine, a tenth by people."""


@dataclass(frozen=True, slots=True)
class Scored:
    """A sample with the score of every part of a judge that has not seen it.

    Attributes:
        sample: The text.
        fold: Of the judge.
        scores: One of each part.
    """

    sample: Sample
    fold: int
    scores: tuple[float, ...]

    @property
    def characters(self) -> int:
        """Length of the text."""
        return len(self.sample.text.text)


def fit(found: Sequence[Scored]) -> Calibration:
    """Coefficients by logistic regression, in which every length, fold and kind has its share; then thresholds."""
    from sklearn.linear_model import LogisticRegression

    scores = np.array([one.scores for one in found])
    lengths = np.array([relative(one.characters) for one in found])[:, None]
    table = np.hstack([scores, scores * lengths, lengths])
    machine = np.array([one.sample.text.is_machine for one in found])
    model = LogisticRegression(C=1e3, max_iter=1000).fit(table, machine, sample_weight=_weights(found))
    parts = scores.shape[1]
    coefficients = [float(number) for number in model.coef_[0]]
    calibration = Calibration(
        slopes=tuple(zip(coefficients[:parts], coefficients[parts : 2 * parts], strict=True)),
        offset=(float(model.intercept_[0]), coefficients[-1]),
        thresholds={},
    )
    return Calibration(calibration.slopes, calibration.offset, thresholds(calibration, found))


def _weights(found: Sequence[Scored]) -> NDArray[np.float64]:
    cells = [(one.sample.kind, one.sample.length, one.fold) for one in found]
    sizes: dict[tuple[str, int, int], int] = {}
    for cell in cells:
        sizes[cell] = sizes.get(cell, 0) + 1
    weight = np.array([MASS[cell[0]] / sizes[cell] for cell in cells])
    return weight * (len(found) / weight.sum())


def thresholds(calibration: Calibration, found: Sequence[Scored]) -> dict[float, tuple[float, ...]]:
    """Log-odds at each of ``LENGTHS`` that so many originals exceed.

    There are too few long originals for a quantile of 0.3 % at every length. So mean and deviation of the log-odds are
    lines over log length, and the quantile is taken of what is left over, at all lengths together; of the sets and of
    the web articles apart, and the higher one counts.
    """
    rows: list[NDArray[np.float64]] = []
    for kind in ("original", WEB):
        own = [one for one in found if one.sample.kind == kind and one.sample.length]
        if not own:
            continue
        at = np.array([relative(one.characters) for one in own])
        odds = np.array([calibration.log_odds(one.scores, one.characters) for one in own])
        mean = np.polyfit(at, odds, 1)
        deviation = np.polyfit(at, np.abs(odds - np.polyval(mean, at)), 1)
        left = (odds - np.polyval(mean, at)) / np.polyval(deviation, at)
        marks = np.array([relative(length) for length in LENGTHS])
        rows.append(
            np.array(
                [
                    np.polyval(mean, marks) + np.polyval(deviation, marks) * np.quantile(left, 1.0 - rate)
                    for rate in RATES
                ]
            )
        )
    highest = np.max(rows, axis=0)
    return {rate: tuple(float(odds) for odds in row) for rate, row in zip(RATES, highest, strict=True)}
