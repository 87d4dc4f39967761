"""The manifest: what goes in comes out, and half-written things are not there."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.dumps.inputs.record import Cursor, Input
from cleaner.dumps.manifest import (
    Marker,
    Plan,
    PlannedInput,
    Shard,
    Slice,
    forget_marker,
    plan_from_json,
    plan_to_json,
    read_marker,
    write_json,
    write_marker,
)
from cleaner.dumps.outputs.table import open_table
from cleaner.dumps.plan import STEP, Scanned, cut


def scanned(records: int) -> Scanned:
    cursors = tuple(Cursor(number * 100, number + 1) for number in range(0, records, STEP))
    return Scanned({"size": records * 100}, records, cursors)


def test_a_plan_comes_back_as_it_was():
    inputs = (Input("/d/a.jsonl", "a.jsonl", "jsonl", "gzip", 12), Input("s3://b/c.warc", "c", "warc"))
    plan = Plan(
        inputs=tuple(PlannedInput(one, {"sha256": "00"}, 120) for one in inputs),
        settings={"language": None},
        versions={"cleaner": "1"},
        shards=cut([scanned(120), scanned(120)], 100),
        given=("a.jsonl", "c"),
    )
    assert plan_from_json(json.loads(json.dumps(plan_to_json(plan)))) == plan
    assert plan.records == 240
    with pytest.raises(ValueError, match="format 99"):
        plan_from_json({**plan_to_json(plan), "format": 99})


@given(st.lists(st.integers(0, 700), max_size=6), st.one_of(st.none(), st.integers(1, 400)))
def test_shards_hold_every_record_once_and_in_order(sizes, shard_records):
    shards = cut([scanned(size) for size in sizes], shard_records)
    assert [shard.number for shard in shards] == list(range(1, len(shards) + 1))
    held = [
        (piece.source, number)
        for shard in shards
        for piece in shard.slices
        for number in range(piece.cursor.number, piece.cursor.number + piece.records)
    ]
    assert held == [(source, number) for source, size in enumerate(sizes) for number in range(1, size + 1)]
    if shard_records:
        assert all(shard.records <= max(STEP, -(-shard_records // STEP) * STEP) for shard in shards)


def test_a_marker_counts_only_with_its_files(tmp_path):
    shard = Shard(1, (Slice(0, Cursor(), 2),))
    table = open_table(tmp_path / "output" / "part-00001.jsonl", "jsonl", "none")
    table.add({"id": 1})
    table.add({"id": 2})
    written = table.finish()
    assert read_marker(tmp_path, shard) is None
    marker = Marker(1, "kk", {"output": written}, {"states": {}})
    write_marker(tmp_path, marker)
    assert read_marker(tmp_path, shard) == marker
    assert read_marker(tmp_path, Shard(1, (Slice(0, Cursor(), 3),))) is None
    (tmp_path / "output" / "part-00001.jsonl").write_bytes(b"")
    assert read_marker(tmp_path, shard) is None
    forget_marker(tmp_path, shard)
    forget_marker(tmp_path, shard)


def test_names_that_are_no_utf8_can_be_written(tmp_path):
    write_json(tmp_path / "a.json", {"label": "caf\udce9.html", "other": "é"})
    assert json.loads((tmp_path / "a.json").read_bytes()) == {"label": "caf\udce9.html", "other": "é"}
