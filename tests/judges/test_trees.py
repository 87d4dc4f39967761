"""Compiled trees answer what scikit-learn answers."""

from __future__ import annotations

import numpy as np
import pytest

from cleaner.judges.trees import Trees


def test_a_stump_sends_greater_values_to_the_right() -> None:
    stump = Trees(
        np.array([[1]], dtype=np.int32),
        np.array([[0.5]], dtype=np.float32),
        np.array([[-2.0, 3.0]], dtype=np.float32),
        np.array([1.0], dtype=np.float32),
    )
    rows = np.array([[9.0, 0.5], [0.0, 0.6]], dtype=np.float32)
    assert stump.scores(rows).tolist() == [-1.0, 4.0]
    assert stump.probability(rows)[1] == pytest.approx(0.982, abs=0.001)


@pytest.mark.parametrize("classes", [2, 3])
def test_the_same_probabilities_as_the_library_that_trained_them(classes: int) -> None:
    ensemble = pytest.importorskip("sklearn.ensemble")
    from benchmarks.compile_trees import compile_trees

    random = np.random.default_rng(7)
    rows = random.normal(size=(2000, 6)).astype(np.float32)
    rows[:, 2] = np.round(rows[:, 2])
    labels = np.digitize(rows[:, 0] * rows[:, 1] + rows[:, 2], [0.0] if classes == 2 else [-1.0, 1.0])
    model = ensemble.HistGradientBoostingClassifier(max_iter=12, max_depth=4, early_stopping=False, random_state=1)
    expected = model.fit(rows, labels).predict_proba(rows)
    found = compile_trees(model).probability(rows)
    assert np.abs(found - (expected[:, 1] if classes == 2 else expected)).max() < 1e-5


def test_no_rows() -> None:
    stump = Trees(*(np.zeros(shape, dtype=kind) for shape, kind in (((1, 1), "i4"), ((1, 1), "f4"), ((1, 2), "f4"))),
                  np.zeros(1, dtype=np.float32))  # fmt: skip
    assert stump.probability(np.zeros((0, 3), dtype=np.float32)).shape == (0,)
