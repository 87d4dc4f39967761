from __future__ import annotations

import shutil
import sys
from typing import Any

import numpy as np
import pytest

import cleaner
from tests.integrations import site
from tests.integrations.light import LIGHT

pd = pytest.importorskip("pandas", reason="needs the extra pandas")

from cleaner.integrations.pyspark import CleanFrames  # noqa: E402


def pages() -> list[tuple[str | None, str]]:
    return [(html, f"https://post.example/{path}") for path, html in [*site.pages().items(), ("null", None)]]


def frame() -> Any:
    return pd.DataFrame(pages(), columns=["html", "url"]).rename_axis("id").reset_index()


def texts() -> list[str | None]:
    tool = cleaner.Cleaner(LIGHT)
    return [html and tool.clean(html, url=url).text for html, url in pages()]


def test_iterators_of_frames() -> None:
    clean = CleanFrames(LIGHT, carry={"id": "bigint"}, content="html", url="url", result=["text", "reasons", "problem"])
    assert clean.schema == "`id` bigint, `text` string, `reasons` array<string>, `problem` string"
    whole = frame()
    found = list(clean(iter([whole[:2], whole[2:2], whole[2:]])))
    assert [len(part) for part in found] == [2, 0, 3]
    together = pd.concat(found)
    assert list(together.columns) == ["id", "text", "reasons", "problem"]
    assert together["id"].tolist() == [0, 1, 2, 3, 4]
    assert together["text"].tolist() == texts()


def test_names_that_are_taken() -> None:
    clean = CleanFrames(carry={"text": "string", "title": "string", "id": "bigint"}, result=["text", "title"])
    assert clean.schema == "`input_title` string, `id` bigint, `text` string, `title` string"
    rain = pd.DataFrame({"text": ["It rained today.", np.nan], "title": ["Rain", None], "id": [1, 2]})
    (found,) = clean([rain])
    assert found["input_title"].tolist()[0] == "Rain"
    assert found["text"].isna().tolist() == [False, True]


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")
def test_in_spark(monkeypatch: pytest.MonkeyPatch) -> None:
    sql = pytest.importorskip("pyspark.sql", reason="PySpark is not installed: a download of 300 MB, and it needs Java")
    if not shutil.which("java"):
        pytest.skip("PySpark needs Java")
    monkeypatch.setenv("PYSPARK_PYTHON", sys.executable)
    monkeypatch.setenv("SPARK_LOCAL_IP", "127.0.0.1")
    spark = sql.SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false").getOrCreate()
    try:
        clean = CleanFrames(LIGHT, carry={"id": "bigint"}, content="html", url="url")
        rows = [(number, html, url) for number, (html, url) in enumerate(pages())]
        given = spark.createDataFrame(rows, "id bigint, html string, url string")
        found = given.mapInPandas(clean, clean.schema).orderBy("id").collect()
    finally:
        spark.stop()
    assert [row.text for row in found] == texts()
    assert [row.verdict for row in found] == ["keep", "keep", "keep", "drop", None]
    assert found[3].reasons[0].startswith("DQ")
    assert found[4].problem == "is null"
