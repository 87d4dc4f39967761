"""Figures of a judge of translations: area under the ROC curve, what is found at a false-positive rate, pairs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from benchmarks.translation_data import Text

Numbers = NDArray[np.float64]
Figure = Callable[[Numbers, Numbers], float]
"""A figure of the scores of positives and negatives."""

RESAMPLES = 400
"""Bootstrap resamples."""


def auroc(positives: Numbers, negatives: Numbers) -> float:
    """Share of pairs in which the positive scores higher.

    Example:
        >>> auroc(np.array([2.0, 1.0]), np.array([1.0, 0.0]))
        0.875
    """
    ordered = np.sort(negatives)
    below = np.searchsorted(ordered, positives, side="left") + np.searchsorted(ordered, positives, side="right")
    return float(below.mean() / (2 * max(len(negatives), 1)))


def found_at(rate: float) -> Figure:
    """Share of positives above the score that this share of the same negatives exceed."""

    def figure(positives: Numbers, negatives: Numbers) -> float:
        return float((positives > np.quantile(negatives, 1.0 - rate, method="higher")).mean())

    return figure


def ordered_right(positives: Iterable[tuple[Text, float]], negatives: Iterable[tuple[Text, float]]) -> Numbers:
    """For every pair of translations of the same lines whether the machine's scores higher; 0.5 where neither does."""
    humans: dict[tuple[str, str, int], list[float]] = defaultdict(list)
    for text, score in negatives:
        humans[text.source].append(score)
    return np.array(
        [
            0.5 * (score > other) + 0.5 * (score >= other)
            for text, score in positives
            for other in humans.get(text.source, ())
        ]
    )


def interval(figure: Figure, groups: Sequence[tuple[Numbers, Numbers]], seed: int = 0) -> tuple[float, float, float]:
    """The mean of a figure over groups, with the 95 % interval of a bootstrap over texts."""
    random = np.random.default_rng(seed)
    mean = float(np.mean([figure(*group) for group in groups]))
    means = [
        np.mean([figure(random.choice(one, len(one)), random.choice(two, len(two))) for one, two in groups])
        for _ in range(RESAMPLES)
    ]
    low, high = np.quantile(means, (0.025, 0.975))
    return mean, float(low), float(high)
