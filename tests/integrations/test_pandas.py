from __future__ import annotations

import numpy as np
import pytest

import cleaner
from tests.integrations import site
from tests.integrations.light import LIGHT

pd = pytest.importorskip("pandas", reason="needs the extra pandas")

from cleaner.integrations.pandas import clean_series  # noqa: E402

TEXT = "It rained.\n\nSee also  Storm closes the port"


def test_a_series_in_a_frame_out() -> None:
    pages = site.pages()
    frame = pd.DataFrame(
        {"html": pages.values(), "url": [f"https://post.example/{path}" for path in pages]},
        index=pd.Index([30, 10, 20, 40], name="page"),
    )
    found = clean_series(frame["html"], frame["url"], config=LIGHT)
    assert found.index.equals(frame.index)
    tool = cleaner.Cleaner(LIGHT)
    for number, row in frame.iterrows():
        article = tool.clean(row.html, url=row.url)
        assert found.loc[number, "text"] == article.text
        assert found.loc[number, "verdict"] == article.verdict
        assert found.loc[number, "reasons"] == list(article.reasons)
    assert found.loc[40, "verdict"] == "drop"
    assert found.loc[30, "author"] == "Ines Halvorsen"
    assert list(frame.join(found).columns[:3]) == ["html", "url", "text"]


@pytest.mark.parametrize("null", [None, np.nan, pd.NA])
@pytest.mark.parametrize("dtype", ["object", "string"])
def test_nulls(null: object, dtype: str) -> None:
    found = clean_series(pd.Series([TEXT, null], dtype=dtype), config={"select": ["BP"]})
    assert found["text"].tolist()[0] == "It rained."
    assert pd.isna(found["text"].iloc[1])
    assert found["problem"].iloc[1] == "is null"
    assert pd.isna(found["problem"].iloc[0])


def test_types_do_not_depend_on_values() -> None:
    nothing = clean_series(pd.Series([], dtype="object"), config=LIGHT)
    null = clean_series(pd.Series([None], dtype="object"), config=LIGHT)
    full = clean_series(pd.Series([TEXT]), config=LIGHT)
    assert nothing.dtypes.to_dict() == null.dtypes.to_dict() == full.dtypes.to_dict()
    assert str(full.dtypes["machine_translation"]) == "float64"


def test_columns_are_chosen() -> None:
    found = clean_series(pd.Series([TEXT.encode()]), language="en", config={"select": ["BP"]}, result=["codes", "text"])
    assert found.to_dict("records") == [{"codes": ["BP101"], "text": "It rained."}]


def test_addresses_need_the_same_index() -> None:
    with pytest.raises(ValueError, match="needs the index of the contents"):
        clean_series(pd.Series(["a", "b"]), pd.Series(["c", "d"], index=[5, 6]))


def test_processes_give_the_same() -> None:
    texts = pd.Series([TEXT, None, "Just a line."])
    pd.testing.assert_frame_equal(clean_series(texts, config=LIGHT), clean_series(texts, config=LIGHT, workers=2))
