"""The second look: features of a block that come from the first probabilities of the whole page.

A block is seldom alone: what stands around it, in its container, on equal paths, and before and behind the bulk of the
text says more than it does itself. These features let the second trees smooth over runs and containers, keep headings
with what follows them, and end the article where it ends.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from cleaner.judges.blocks.features import Page


def second_features(page: Page, first: NDArray[np.float32]) -> dict[str, NDArray[np.float32]]:
    """Features by name.

    Args:
        page: What is known of the page.
        first: Probability of main content of every block from the first trees. Shape (blocks,).
    """
    chars, words = page.chars.astype(np.float64), page.words.astype(np.float64)
    count = len(chars)
    order = np.arange(count)
    weighted = first * words
    result: dict[str, NDArray[np.float64]] = {"first": first.astype(np.float64)}
    for offset in (-2, -1, 1, 2):
        at = order + offset
        inside = (at >= 0) & (at < count)
        result[f"first_at_{offset}"] = np.where(inside, first.take(np.clip(at, 0, count - 1)), -0.1)
    sums = np.concatenate(([0.0], np.cumsum(weighted)))
    masses = np.concatenate(([0.0], np.cumsum(words)))
    plain = np.concatenate(([0.0], np.cumsum(first)))
    for reach in (2, 5, 15):
        low, high = np.maximum(order - reach, 0), np.minimum(order + reach + 1, count)
        result[f"mean_before_{reach}"] = (sums[order] - sums[low]) / np.maximum(masses[order] - masses[low], 1.0)
        result[f"mean_after_{reach}"] = (sums[high] - sums[order + 1]) / np.maximum(
            masses[high] - masses[order + 1], 1.0
        )
        result[f"plain_within_{reach}"] = (plain[high] - plain[low]) / (high - low)
    total = max(float(sums[-1]), 1.0)
    result["content_before"] = sums[:-1] / total
    result["content_after"] = (sums[-1] - sums[1:]) / total
    result["content_words"] = np.full(count, np.log1p(total))
    result["content_share"] = np.full(count, total / max(float(masses[-1]), 1.0))
    doubt = float((np.minimum(first, 1 - first) * words).sum()) / total
    result["doubt"] = np.full(count, doubt)
    _containers(result, page, weighted, words, total)
    _runs(result, first, words, weighted)
    heading = np.maximum(page.heading, 0)
    result["heading_first"] = np.where(page.heading >= 0, first.take(heading), -0.1)
    return {name: column.astype(np.float32) for name, column in result.items()}


def _containers(
    result: dict[str, NDArray[np.float64]],
    page: Page,
    weighted: NDArray[np.float64],
    words: NDArray[np.float64],
    total: float,
) -> None:
    """Mean probability in the containers around, without the block itself, and how much of all content they hold."""
    elements = page.tree
    content = elements.below(weighted.astype(np.float32))
    mass = elements.below(words.astype(np.float32))
    for level, at in enumerate(page.levels[:4]):
        rest = np.maximum(mass.take(at) - words, 0.0)
        mean = (content.take(at) - weighted) / np.maximum(rest, 1.0)
        there = (at != len(elements.elements)) & (rest > 0)
        result[f"mean_in_{level}"] = np.where(there, mean, -0.1)
        result[f"content_in_{level}"] = np.where(at != len(elements.elements), content.take(at) / total, 1.0)
    own = elements.up[0]
    for name, paths in (("path", elements.path), ("named", elements.named_path)):
        sums = np.bincount(paths, weights=weighted).take(paths) - weighted
        rest = np.bincount(paths, weights=words).take(paths) - words
        result[f"mean_{name}"] = np.where(rest > 0, sums / np.maximum(rest, 1.0), -0.1)
    siblings = elements.sibling.take(own)
    sums = np.bincount(siblings, weights=weighted).take(siblings) - weighted
    rest = np.bincount(siblings, weights=words).take(siblings) - words
    result["mean_siblings"] = np.where(rest > 0, sums / np.maximum(rest, 1.0), -0.1)


def _runs(
    result: dict[str, NDArray[np.float64]],
    first: NDArray[np.float32],
    words: NDArray[np.float64],
    weighted: NDArray[np.float64],
) -> None:
    """Runs of content, and how far each block is from the longest."""
    count = len(first)
    inside = first >= 0.5
    change = np.concatenate(([True], inside[1:] != inside[:-1]))
    run = np.cumsum(change) - 1
    mass = np.bincount(run, weights=words * inside)
    skipped = np.bincount(run, weights=words)
    result["run_share"] = (mass / max(float(mass.sum()), 1.0)).take(run)
    result["run_words"] = np.log1p(skipped).take(run)
    result["run_blocks"] = np.log1p(np.bincount(run)).take(run)
    best = int(np.argmax(mass))
    where = np.flatnonzero(run == best)
    order = np.arange(count)
    below = np.cumsum(words)
    before, after = order < where[0], order > where[-1]
    gap = np.where(before, below[where[0]] - below, np.where(after, below - below[where[-1]], 0.0))
    result["gap"] = np.where(before, -1.0, 1.0) * np.log1p(gap)
    result["gap_blocks"] = np.clip(np.where(before, order - where[0], np.where(after, order - where[-1], 0)), -60, 60)
    result["content_rank"] = (np.argsort(np.argsort(-weighted, kind="stable"), kind="stable") / count).astype(
        np.float64
    )
