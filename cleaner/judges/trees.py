"""Boosted trees as numpy arrays.

scikit-learn trains them (``benchmarks/compile_trees.py`` writes the arrays); importing scikit-learn takes over a
second, and its own prediction is made for many rows at once, not for the 200 blocks of a page. Every tree is laid out
as a complete binary tree: the children of node ``i`` are ``2 i + 1`` and ``2 i + 2``, so one step down is arithmetic.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Trees:
    """An ensemble of boosted trees, all of one depth.

    Attributes:
        feature: Column that each inner node asks for; shape (trees, 2 ** depth - 1).
        threshold: A row goes to the right where its feature is greater; same shape, float32.
        value: What each leaf adds to the score; shape (trees, 2 ** depth), float32.
        baseline: Score of a row before any tree; shape (classes,). Tree ``t`` adds to class ``t % classes``.
    """

    feature: NDArray[np.int32]
    threshold: NDArray[np.float32]
    value: NDArray[np.float32]
    baseline: NDArray[np.float32]

    def scores(self, rows: NDArray[np.float32]) -> NDArray[np.float32]:
        """Log-odds (one class) or unnormalised log-probabilities of every row.

        Args:
            rows: Features, shape (rows, features), float32, without NaN.

        Returns:
            Shape (rows,) for one class, otherwise (rows, classes).
        """
        import numpy as np

        trees, inner = self.feature.shape
        count, width = rows.shape
        feature, threshold = self.feature.reshape(-1), self.threshold.reshape(-1)
        each = np.arange(count, dtype=np.int32)[:, None]
        if rows.flags.f_contiguous and not rows.flags.c_contiguous:  # features one after the other: no copy
            flat, row_start, feature = rows.T.reshape(-1), each, feature * np.int32(count)
        else:
            flat, row_start = np.ascontiguousarray(rows).reshape(-1), each * np.int32(width)
        tree_start = np.arange(trees, dtype=np.int32) * inner
        node = np.zeros((count, trees), dtype=np.int32)
        for _ in range((inner + 1).bit_length() - 1):
            at = node + tree_start
            right = flat.take(row_start + feature.take(at)) > threshold.take(at)
            node = 2 * node + 1 + right
        leaf = node - inner + np.arange(trees, dtype=np.int32) * (inner + 1)
        classes = len(self.baseline)
        values = self.value.reshape(-1).take(leaf).reshape(count, trees // classes, classes)
        total: NDArray[np.float32] = values.sum(axis=1, dtype=np.float32) + self.baseline
        return total[:, 0] if classes == 1 else total

    def probability(self, rows: NDArray[np.float32]) -> NDArray[np.float32]:
        """Probability of every row (one class), or of every class of every row (softmax)."""
        import numpy as np

        scores = self.scores(rows)
        if scores.ndim == 1:
            return np.reciprocal(np.exp(-scores) + np.float32(1.0), dtype=np.float32)
        powers = np.exp(scores - scores.max(axis=1, keepdims=True))
        shares: NDArray[np.float32] = powers / powers.sum(axis=1, keepdims=True)
        return shares


@lru_cache(maxsize=16)
def arrays(name: str) -> dict[str, NDArray[Any]]:
    """All arrays of ``NAME.npz``."""
    import numpy as np

    with np.load(FOLDER / f"{name}.npz", allow_pickle=False) as stored:
        return {key: stored[key] for key in stored.files}


def trees(stored: Mapping[str, NDArray[Any]], part: str) -> Trees:
    """One ensemble of a judge; a judge may hold several, stored as ``PART.feature``, ``PART.threshold``, ..."""
    return Trees(*(stored[f"{part}.{key}"] for key in ("feature", "threshold", "value", "baseline")))


@lru_cache(maxsize=16)
def manifest(name: str) -> dict[str, Any]:
    """``NAME.json``."""
    loaded: dict[str, Any] = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    return loaded
