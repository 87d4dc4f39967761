from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

import cleaner
from tests.integrations import site
from tests.integrations.light import LIGHT

arrow = pytest.importorskip("pyarrow", reason="needs the extra ray")

from cleaner.integrations.ray_data import CleanTable  # noqa: E402


def table() -> Any:
    pages = {**site.pages(), "null": None}
    return arrow.table(
        {"id": range(5), "html": list(pages.values()), "url": [f"https://post.example/{p}" for p in pages]}
    )


def texts() -> list[str | None]:
    tool = cleaner.Cleaner(LIGHT)
    return [*(tool.clean(html, url=f"https://post.example/{path}").text for path, html in site.pages().items()), None]


def test_tables() -> None:
    clean = CleanTable(LIGHT, content="html", url="url")
    found = clean(table())
    assert found["text"].to_pylist() == texts()
    assert found["problem"].to_pylist()[4] == "is null"
    assert found.column_names[:4] == ["id", "html", "url", "text"]
    assert clean(table().slice(4, 1)).schema == clean(table().slice(0, 0)).schema == found.schema


def test_texts_in_place_and_names_that_are_taken() -> None:
    rain = arrow.table({"text": ["It rained.\n\nSee also  Storm closes the port"], "title": ["Rain"]})
    found = CleanTable({"select": ["BP"]}, result=["text", "title"])(rain)
    assert found.to_pylist() == [{"text": "It rained.", "input_title": "Rain", "title": "Rain"}]


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    ray = pytest.importorskip("ray", reason="needs the extra ray")
    pytest.importorskip("ray.data", reason="needs the extra ray", exc_type=ImportError)
    ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False, configure_logging=False)
    yield ray
    ray.shutdown()


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")
def test_map_batches(cluster: Any) -> None:
    dataset = cluster.data.from_arrow(table()).map_batches(
        CleanTable,
        fn_constructor_args=(LIGHT,),
        fn_constructor_kwargs={"content": "html", "url": "url"},
        batch_format="pyarrow",
        batch_size=2,
        compute=cluster.data.ActorPoolStrategy(size=1),
    )
    found = sorted(dataset.take_all(), key=lambda row: row["id"])
    assert [row["text"] for row in found] == texts()
    assert found[0]["reasons"] == []
