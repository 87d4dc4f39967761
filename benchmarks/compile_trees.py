"""scikit-learn's boosted trees as the arrays that :mod:`cleaner.judges.trees` reads, and the two files of a judge."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cleaner.judges.trees import FOLDER, Trees


def compile_trees(model: Any) -> Trees:
    """A ``HistGradientBoostingClassifier`` (with ``max_depth``, without categorical or missing values) as arrays.

    Thresholds are rounded down to float32: a feature that is a float32 then falls on the same side as before.
    """
    predictors = [tree.nodes for round_ in model._predictors for tree in round_]
    depth = max(1, *(int(nodes["depth"].max()) for nodes in predictors))
    inner = 2**depth - 1
    feature = np.zeros((len(predictors), inner), dtype=np.int32)
    threshold = np.full((len(predictors), inner), np.inf, dtype=np.float32)
    value = np.zeros((len(predictors), inner + 1), dtype=np.float32)
    for tree, nodes in enumerate(predictors):
        _place(nodes, 0, 0, (feature[tree], threshold[tree], value[tree]))
    baseline = np.asarray(model._baseline_prediction, dtype=np.float32).reshape(-1)
    return Trees(feature, threshold, value, baseline)


def _place(nodes: NDArray[Any], index: int, at: int, tree: tuple[NDArray[Any], NDArray[Any], NDArray[Any]]) -> None:
    node = nodes[index]
    feature, threshold, value = tree
    inner = len(feature)
    if at >= inner:
        value[at - inner] = node["value"]
    elif node["is_leaf"]:  # a leaf above the last level: the threshold is infinite, so every row goes left
        _place(nodes, index, 2 * at + 1, tree)
    else:
        feature[at] = node["feature_idx"]
        threshold[at] = _rounded_down(float(node["num_threshold"]))
        _place(nodes, int(node["left"]), 2 * at + 1, tree)
        _place(nodes, int(node["right"]), 2 * at + 2, tree)


def _rounded_down(number: float) -> np.float32:
    near = np.float32(number)
    return np.nextafter(near, np.float32(-np.inf)) if float(near) > number else near


def stored(parts: Mapping[str, Trees]) -> dict[str, NDArray[Any]]:
    """Ensembles by name as the arrays of one ``.npz`` file."""
    return {
        f"{name}.{key}": getattr(part, key)
        for name, part in parts.items()
        for key in ("feature", "threshold", "value", "baseline")
    }


def write_judge(
    name: str, arrays: Mapping[str, NDArray[Any]], manifest: Mapping[str, Any], folder: Path = FOLDER
) -> None:
    """Write ``NAME.npz`` and ``NAME.json``; the manifest gets the checksum of the arrays.

    The same arrays give the same bytes: ``np.savez`` stamps every member with the year 1980.
    """
    path = folder / f"{name}.npz"
    np.savez_compressed(path, allow_pickle=False, **arrays)
    checksum = hashlib.sha256(path.read_bytes()).hexdigest()
    text = json.dumps({**manifest, "sha256": checksum}, indent=2, ensure_ascii=False)
    (folder / f"{name}.json").write_text(text + "\n", encoding="utf-8")


def checksum_of(paths: Iterable[Path]) -> str:
    """SHA-256 of files, in the order given, for a manifest's note on its training data."""
    digest = hashlib.sha256()
    for path in paths:
        digest.update(path.read_bytes())
    return digest.hexdigest()
