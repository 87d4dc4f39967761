from __future__ import annotations

from pathlib import Path

import pytest

import cleaner
from tests.integrations import site
from tests.integrations.light import LIGHT

pl = pytest.importorskip("polars", reason="needs the extra polars")

from cleaner.integrations.polars import clean_column, clean_series  # noqa: E402

TEXT = "It rained.\n\nSee also  Storm closes the port"


def pages() -> pl.DataFrame:
    found = site.pages()
    return pl.DataFrame(
        {"id": range(len(found)), "html": found.values(), "url": [f"https://post.example/{p}" for p in found]}
    )


def texts(frame: pl.DataFrame) -> list[str]:
    tool = cleaner.Cleaner(LIGHT)
    return [tool.clean(html, url=url).text for _, html, url in frame.rows()]


def test_a_series_in_a_frame_out() -> None:
    frame = pages()
    found = clean_series(frame["html"], frame["url"], config=LIGHT)
    assert found["text"].to_list() == texts(frame)
    assert found["verdict"].to_list() == ["keep", "keep", "keep", "drop"]
    assert found["reasons"].to_list()[0] == []
    assert frame.hstack(found).columns[:4] == ["id", "html", "url", "text"]


def test_lazy_frames(tmp_path: Path) -> None:
    frame = pages()
    frame.write_parquet(tmp_path / "pages.parquet")
    article = clean_column("html", url="url", config=LIGHT, result=["text", "verdict", "scores"])
    query = (
        pl.scan_parquet(tmp_path / "pages.parquet")
        .select("id", article.alias("article"))
        .unnest("article")
        .filter(pl.col("verdict") == "keep")
    )
    assert query.collect_schema()["verdict"] == pl.String
    for engine in ("in-memory", "streaming"):
        found = query.collect(engine=engine)
        assert found["text"].to_list() == texts(frame)[:3]
        assert found["id"].to_list() == [0, 1, 2]


def test_nulls_and_types() -> None:
    full = clean_series(pl.Series([TEXT, None]), config={"select": ["BP"]})
    assert full["text"].to_list() == ["It rained.", None]
    assert full["problem"].to_list() == [None, "is null"]
    assert full.schema == clean_series(pl.Series([None], dtype=pl.String), config=LIGHT).schema
    assert full.schema == clean_series(pl.Series([], dtype=pl.String), config=LIGHT).schema
    lazy = pl.LazyFrame({"text": [None, TEXT]}).select(clean_column("text", config={"select": ["BP"]}).alias("a"))
    assert lazy.unnest("a").collect()["text"].to_list() == [None, "It rained."]


def test_columns_of_structs() -> None:
    found = clean_series(
        pl.Series([TEXT]), language="en", config={"select": ["BP"]}, result=["findings", "names", "scores"]
    )
    assert found["findings"][0][0]["code"] == "BP101"
    assert found["scores"][0]["machine_translation"] is None
