"""What a change of rules changed: two runs over one dump."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from cleaner import Config
from cleaner.authoring.difference import difference
from cleaner.authoring.error import AuthoringError
from cleaner.authoring.runs import RunFolder
from cleaner.dumps.engines.local import LocalEngine
from cleaner.dumps.inputs.find import find_inputs
from cleaner.dumps.inputs.record import Input
from cleaner.dumps.run import run as run_dump
from cleaner.dumps.settings import Output, Settings

PROSE = "The harbour will be dredged in the coming spring, the council decided on Monday after a long debate about it."
PACK = """\
pack: mine
rules:
  - code: XX101
    name: tide
    place: line
    pattern: "high water at {rest}"
    confidence: 0.9
    why: the tide
    hit: [High water at Dover, High water at noon]
    miss: [It was high water., High water.]
"""


ENGINE = LocalEngine(1)


@pytest.fixture(scope="module", autouse=True)
def engine() -> Iterator[None]:
    """One process for all runs: starting it takes longer than they do."""
    yield
    ENGINE.close()


@pytest.fixture(scope="module")
def dump(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Runs are made beside it, once for all tests."""
    path = tmp_path_factory.mktemp("dump") / "dump.jsonl"
    with path.open("w", encoding="utf-8") as file:
        for number in range(12):
            text = f"{PROSE}\n\nSee also: Storm closes pier {number}\n\n{PROSE[4:]}\n\nHigh water at {number}:05"
            if number == 7:
                text = f"{PROSE}\n\nLeave a Reply"
            if number == 9:
                text = ""
            file.write(json.dumps({"url": f"https://s{number % 3}.example/{number}", "text": text}) + "\n")
    (path.parent / "mine.yaml").write_text(PACK)
    return path


def run(dump: Path, name: str, config: Config | None = None, shard: int = 5, **output: Any) -> RunFolder:
    folder = dump.parent / name
    if folder.exists():
        return RunFolder.open(folder)
    settings = Settings(config=config or Config(select=("BP", "XX")), output=Output(**output), shard_records=shard)
    inputs = [found for found in find_inputs([str(dump)]) if isinstance(found, Input)]
    run_dump(inputs, folder, settings, engine=ENGINE)
    return RunFolder.open(folder)


def test_equal_runs_are_equal_however_they_were_cut_and_written(dump: Path) -> None:
    table = run(dump, "table", findings=True)
    rows = run(dump, "rows", shard=100)
    parquet = run(dump, "parquet", findings=True, format="parquet", shard=3)
    for one, other in ((table, rows), (rows, parquet), (parquet, table), (table, table)):
        found = difference(one, other)
        assert found.is_empty
        assert (found.records, found.compared, found.codes) == (12, 12, {})


def test_what_appeared_vanished_and_acts_otherwise(dump: Path) -> None:
    mine = dump.parent / "mine.yaml"
    before = run(dump, "table", findings=True)
    after = run(
        dump, "mine", Config(select=("BP", "XX"), ignore=("BP302",), flag=("BP101",), rules=(mine,)), findings=True
    )
    found = difference(before, after)
    counts = {one.code: dict(one.counts) for one in found.sorted_codes()}
    assert counts == {"BP101": {"action": 10}, "XX101": {"appeared": 10}, "BP302": {"vanished": 1}}
    by_code = {one.code: one for one in found.sorted_codes()}
    assert [example.excerpt for example in by_code["XX101"].examples["appeared"]] == [
        "High water at 0:05",
        "High water at 1:05",
        "High water at 2:05",
    ]
    assert by_code["BP101"].examples["action"][0].detail == "remove → flag"
    assert by_code["BP302"].examples["vanished"][0].label.endswith("dump.jsonl:8")
    assert found.changed == 11
    back = difference(after, before)
    assert {one.code: dict(one.counts) for one in back.sorted_codes()} == {
        "BP101": {"action": 10},
        "XX101": {"vanished": 10},
        "BP302": {"appeared": 1},
    }


def test_outcomes_of_records(dump: Path) -> None:
    found = difference(run(dump, "rows", shard=100), run(dump, "quality", Config(select=("BP", "XX", "DQ"))))
    assert found.to_dict()["states"] == [
        {"before": "kept", "after": "dropped", "records": 1},
        {"before": "kept", "after": "review", "records": 1},
    ]


def test_what_cannot_be_compared_is_told(dump: Path) -> None:
    before = run(dump, "rows", shard=100)
    other = dump.parent / "other.jsonl"
    other.write_text(dump.read_text().replace("spring", "autumn"))
    with pytest.raises(AuthoringError, match=r"runs over different inputs: .*dump.jsonl and .*other.jsonl are not"):
        difference(before, run(other, "other"))
    with pytest.raises(AuthoringError, match="there is no such folder"):
        RunFolder.open(dump.parent / "nowhere")
    with pytest.raises(AuthoringError, match="is no run"):
        RunFolder.open(dump.parent)
    with pytest.raises(AuthoringError, match="has written no findings"):
        run(dump, "text", columns=("text",))
    (dump.parent / "rows/shards/00001.json").rename(dump.parent / "marker.json")
    with pytest.raises(AuthoringError, match="is not complete"):
        difference(before, before)
