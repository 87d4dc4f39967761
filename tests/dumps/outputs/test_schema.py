"""One schema for a run: what it makes of samples, and where values go that it did not foresee."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

import cleaner
from cleaner.dumps.outputs.fitting import fitting
from cleaner.dumps.outputs.rows import RESULTS, carried_fields, findings_rows, row_of
from cleaner.dumps.outputs.schema import FINDINGS_SCHEMA, schema_of, types_of
from cleaner.dumps.outputs.table import open_table
from cleaner.dumps.settings import Output

PARQUET = Output(format="parquet", columns=("text",))
PAGE = (
    "<html><title>Late</title><body><nav><a href=/>Home</a></nav><article><h1>Late</h1>"
    + "".join(f"<p>Ferry {n} was late, said Anna Berg, its captain, on Monday. “It rained.”</p>" for n in range(9))
    + "<p>See also: Storm closes the port</p></article></body></html>"
)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.binary() | st.dates(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=8,
)


def _columns(samples: list[dict[str, Any]]) -> dict[str, Any]:
    columns = dict(schema_of(samples, PARQUET)["columns"])
    assert columns.pop("text") == "string"
    assert columns.pop("other_fields") == "string"
    return columns


@pytest.mark.parametrize(
    ("values", "of"),
    [
        (["a", None], "string"),
        ([None], "string"),
        ([1, 2], "int64"),
        ([1, 2.5], "double"),
        ([True], "bool"),
        ([True, 1], "json"),
        (["a", 1], "json"),
        ([2**70], "json"),
        ([["a"], []], {"list": "string"}),
        ([[1], [2]], {"list": "int64"}),
        ([["a", 1]], "json"),
        ([{"a": 1}], "json"),
        ([[["a"]]], "json"),
    ],
)
def test_types_of_samples(values: list[object], of: object) -> None:
    assert _columns([{"it": value} for value in values]) == {"it": of}


def test_the_schema_goes_through_json() -> None:
    schema = schema_of([{"a": 1}], Output(format="parquet", columns=tuple(RESULTS), findings=True))
    assert json.loads(json.dumps(schema, sort_keys=True)) == schema


def _written(path: Path, schema: Any, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    table = open_table(path, "parquet", schema=json.loads(json.dumps(schema)))
    for row in rows:
        table.add(row)
    table.finish()
    read: list[dict[str, Any]] = pq.read_table(path).to_pylist()
    return read


def test_what_was_not_foreseen_is_kept(tmp_path: Path) -> None:
    schema = schema_of([{"id": 1, "name": "a", "tags": ["x"], "share": 0.5, "meta": {"a": 1}}], PARQUET)
    rows = [
        {"id": "one", "text": "a"},
        {"id": 2**63, "name": 5, "tags": ["x", 1], "share": 2**60, "meta": None, "text": "b"},
        {"new": {"deep": [1]}, "share": 3, "meta": "text", "text": "c"},
        {"name": "a\ud800", "new": "\ud800", "text": "d"},
    ]
    one, two, three, four = _written(tmp_path / "a.parquet", schema, rows)
    assert (one["id"], json.loads(one["other_fields"])) == (None, {"id": "one"})
    assert json.loads(two["other_fields"]) == {"id": 2**63, "name": 5, "tags": ["x", 1], "share": 2**60}
    assert (three["share"], three["meta"], json.loads(three["other_fields"])) == (3.0, '"text"', {"new": {"deep": [1]}})
    assert (four["name"], json.loads(four["other_fields"])) == ("a\ufffd", {"new": "\ud800"})


def test_parquet_input_keeps_its_types(tmp_path: Path) -> None:
    arrow = pa.schema(
        [
            ("small", pa.int16()),
            ("raw", pa.binary()),
            ("day", pa.date32()),
            ("at", pa.timestamp("us", "UTC")),
            ("tags", pa.list_(pa.large_string())),
            ("meta", pa.struct([("a", pa.float32()), ("b", pa.list_(pa.int64()))])),
            ("pairs", pa.map_(pa.string(), pa.int64())),
            ("price", pa.decimal128(10, 2)),
            ("kind", pa.dictionary(pa.int8(), pa.string())),
            ("text", pa.string()),
        ]
    )
    row = {
        "small": -3,
        "raw": b"\xff",
        "day": date(2024, 5, 1),
        "at": datetime(2024, 5, 1, tzinfo=UTC),
        "tags": ["a", None],
        "meta": {"a": 0.5, "b": [1]},
        "pairs": [("a", 1)],
        "price": Decimal("1.10"),
        "kind": "x",
    }
    given_types = carried_fields(types_of(arrow), PARQUET, "text")
    schema = schema_of([], PARQUET, given_types)
    (read,) = _written(tmp_path / "a.parquet", schema, [{**row, "text": "it"}])
    assert read == {**row, "price": '"1.10"', "text": "it", "other_fields": None}
    odd = {
        "small": 2**20,
        "raw": "text",
        "day": "2024",
        "at": "now",
        "tags": [1],
        "meta": {"c": 1},
        "pairs": 5,
        "kind": 1,
    }
    (read,) = _written(tmp_path / "b.parquet", schema, [odd])
    assert json.loads(read["other_fields"]) == odd


@given(st.lists(st.dictionaries(st.sampled_from("abcd"), VALUES), min_size=1, max_size=6), st.integers(0, 6))
def test_no_row_is_refused_and_nothing_is_lost(rows: list[dict[str, Any]], seen: int) -> None:
    schema = schema_of(rows[:seen], PARQUET)
    fitted = [fitting(schema)(row) for row in rows]
    for row, result in zip(rows, fitted, strict=True):
        others = json.loads(result.get("other_fields") or "{}")
        assert set(row) == (set(result) | set(others)) - {"other_fields"}
    table = open_table("memory://schema/part.parquet", "parquet", schema=schema)
    for row in rows:
        table.add(row)
    assert table.finish().rows == len(rows)


def test_every_column_of_the_result_can_be_written(tmp_path: Path) -> None:
    article = cleaner.clean(PAGE, url="https://example.org/late")
    assert article.findings
    assert article.names
    output = Output(format="parquet", columns=tuple(RESULTS), findings=True)
    row = row_of({"id": 1}, article, output, cleaned="html", label="dump.jsonl", number=1)
    (read,) = _written(tmp_path / "a.parquet", schema_of([{"id": 1}], output), [row])
    for name, value in article.to_dict().items():
        if name == "scores":
            assert {key: score for key, score in read[name].items() if score is not None} == value
        else:
            assert (json.loads(read[name]) if name == "score_details" else read[name]) == value
    assert read["other_fields"] is None
    found = list(findings_rows(article, "a", "dump.jsonl", 1))
    assert _written(tmp_path / "f.parquet", FINDINGS_SCHEMA, found) == found


def test_a_score_that_nobody_foresaw_is_kept(tmp_path: Path) -> None:
    output = Output(format="parquet", columns=("scores",))
    (read,) = _written(tmp_path / "a.parquet", schema_of([], output), [{"scores": {"new": 0.5}}])
    assert json.loads(read["other_fields"]) == {"scores": {"new": 0.5}}
