from __future__ import annotations

import pickle
from typing import Any

import numpy as np
import pytest

pytest.importorskip("sklearn", reason="needs the extra sklearn")

from sklearn.base import clone
from sklearn.exceptions import SkipTestWarning
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GridSearchCV
from sklearn.pipeline import make_pipeline
from sklearn.utils.estimator_checks import check_estimator
from sklearn.utils.validation import validate_data

from cleaner.integrations.sklearn import CleanerTransformer
from tests.integrations import site
from tests.integrations.light import LIGHT

TEXT = "It rained.\n\nSee also  Storm closes the port"
RULES = {"select": ["BP"]}


class OnNumbers(CleanerTransformer):
    """Rows of numbers as texts, and clean texts as their lengths: scikit-learn's checks know no other data."""

    def fit(self, X: Any, y: Any = None) -> OnNumbers:  # noqa: N803 -- scikit-learn's name
        return super().fit([repr(row.tolist()) for row in validate_data(self, X)], y)

    def transform(self, X: Any) -> Any:  # noqa: N803
        texts = [repr(row.tolist()) for row in validate_data(self, X, reset=False)]
        return np.array([[len(text)] for text in super().transform(texts)], dtype=float)

    def __sklearn_tags__(self) -> Any:
        tags = super().__sklearn_tags__()
        tags.input_tags.two_d_array = True
        tags.input_tags.one_d_array = tags.input_tags.string = tags.input_tags.allow_nan = False
        return tags


def test_check_estimator() -> None:
    """Of text, scikit-learn checks little (of its own ``TfidfVectorizer`` no more); the rest is checked on numbers."""
    with pytest.warns(SkipTestWarning, match="Can't test estimator CleanerTransformer which requires input"):
        results = check_estimator(CleanerTransformer(RULES), on_skip=None, on_fail=None)
    assert {result["status"] for result in results} == {"passed"}


def test_check_estimator_on_numbers() -> None:
    results = check_estimator(OnNumbers(RULES), on_skip=None, on_fail=None)
    names = {
        status: sorted({result["check_name"] for result in results if result["status"] == status})
        for status in ("passed", "failed")
    }
    assert names["failed"] == []
    assert len(names["passed"]) > 35


def test_before_a_vectorizer() -> None:
    pages = [page for path, page in site.pages().items() if path != site.GONE]
    pipeline = make_pipeline(CleanerTransformer(LIGHT), TfidfVectorizer(), LogisticRegression())
    pipeline.fit(pages * 4, ["harbour", "orchard", "library"] * 4)
    words = set(pipeline[1].vocabulary_)
    assert {"ferry", "apples", "readers"} <= words
    assert not {"newsletter", "reply", "href"} & words
    assert list(pipeline.predict(pages)) == ["harbour", "orchard", "library"]
    assert list(pickle.loads(pickle.dumps(pipeline)).predict(pages)) == ["harbour", "orchard", "library"]


def test_parameters_can_be_searched() -> None:
    pipeline = make_pipeline(CleanerTransformer(RULES), TfidfVectorizer(), LogisticRegression())
    search = GridSearchCV(pipeline, {"cleanertransformer__dropped": ["keep", "empty"]}, cv=2, error_score="raise")
    search.fit([TEXT, "The orchard was dry and warm."] * 4, [0, 1] * 4)
    assert search.best_score_ == 1.0


def test_clone_and_parameters() -> None:
    transformer = CleanerTransformer(LIGHT, dropped="empty", n_jobs=1)
    copy = clone(transformer)
    assert copy is not transformer
    assert copy.get_params() == transformer.get_params() == {"config": LIGHT, "dropped": "empty", "n_jobs": 1}
    assert copy.set_params(config=RULES).config == RULES


@pytest.mark.parametrize(
    "texts",
    [[TEXT, None], np.array([TEXT, None], dtype=object), (TEXT.encode(), float("nan"))],
    ids=["list", "array", "tuple"],
)
def test_kinds_of_input(texts: Any) -> None:
    found = CleanerTransformer(RULES).fit_transform(texts)
    assert found.dtype == object
    assert found.tolist() == ["It rained.", ""]


def test_series_of_pandas() -> None:
    pandas = pytest.importorskip("pandas")
    assert CleanerTransformer(RULES).transform(pandas.Series([TEXT, pandas.NA])).tolist() == ["It rained.", ""]


def test_what_is_dropped() -> None:
    pages = list(site.pages().values())
    assert CleanerTransformer(LIGHT).transform(pages)[3].startswith("404")
    found = CleanerTransformer(LIGHT, dropped="empty").transform(pages)
    assert found[3] == ""
    assert all(found[:3])


@pytest.mark.parametrize(
    ("texts", "message"),
    [
        (TEXT, "one text given"),
        ([3], "value 0 is of type int"),
        (np.array([[TEXT]]), "Expected 1D array"),
        ([np.array([1, 2])], "value 0 is of type ndarray"),
    ],
)
def test_what_is_no_list_of_texts(texts: Any, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        CleanerTransformer(RULES).fit(texts)


def test_a_wrong_parameter() -> None:
    with pytest.raises(ValueError, match="dropped is 'gone'"):
        CleanerTransformer(RULES, dropped="gone").fit([TEXT])  # type: ignore[arg-type]
