"""Tables: complete or not there, and the same bytes for the same rows."""

from __future__ import annotations

import gzip
import hashlib
import json
import subprocess
import sys
from pathlib import Path

import fsspec
import pyarrow.parquet as pq
import pytest
import zstandard

from cleaner.dumps.outputs.parquet import GROUP_ROWS
from cleaner.dumps.outputs.table import extension, open_table, remove_leftovers

SCHEMA = {"columns": [["id", "int64"], ["text", "string"], ["other_fields", "string"]], "ours": ["text"]}
KINDS = [("jsonl", "none"), ("jsonl", "gzip"), ("jsonl", "zstd"), ("parquet", "none")]
ROWS = [{"id": number, "text": f"Line {number} — Straße " * (number % 7)} for number in range(2 * GROUP_ROWS + 5)]

WRITE = """
import json, sys
from cleaner.dumps.outputs.table import open_table
path, form, compression, schema, rows = sys.argv[1:]
table = open_table(path, form, compression, json.loads(schema))
for number in range(int(rows)):
    table.add({"id": number, "text": f"Line {number} — Straße " * (number % 7)})
print(table.finish().sha256)
"""


@pytest.mark.parametrize(("form", "compression"), KINDS)
def test_bytes_depend_on_the_rows_alone(tmp_path: Path, form: str, compression: str) -> None:
    path = tmp_path / f"here.{extension(form, compression)}"
    table = open_table(path, form, compression, SCHEMA)
    for row in ROWS:
        table.add(row)
    assert not path.exists()
    written = table.finish()
    assert (written.name, written.rows, written.size) == (path.name, len(ROWS), path.stat().st_size)
    assert written.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    there = tmp_path / f"there.{extension(form, compression)}"
    arguments = [str(there), form, compression, json.dumps(SCHEMA), str(len(ROWS))]
    again = subprocess.run([sys.executable, "-c", WRITE, *arguments], capture_output=True, text=True, check=True)
    assert again.stdout.strip() == written.sha256
    assert list(tmp_path.glob(".*")) == []


def test_rows_come_back(tmp_path: Path) -> None:
    for form, compression in KINDS:
        table = open_table(tmp_path / compression, form, compression, SCHEMA)
        for row in ROWS[:50]:
            table.add(row)
        table.add(b'{"id": 50, "text": "ready"}\n')
        table.finish()
        raw = (tmp_path / compression).read_bytes()
        if form == "parquet":
            rows = pq.read_table(tmp_path / compression).drop(["other_fields"]).to_pylist()
        else:
            unpack = {"none": bytes, "gzip": gzip.decompress, "zstd": _unzstd}[compression]
            rows = [json.loads(line) for line in unpack(raw).splitlines()]
        assert rows == [*ROWS[:50], {"id": 50, "text": "ready"}]


def _unzstd(raw: bytes) -> bytes:
    return zstandard.ZstdDecompressor().decompressobj().decompress(raw)


@pytest.mark.parametrize(("form", "compression"), KINDS)
def test_an_empty_table_is_a_table(tmp_path: Path, form: str, compression: str) -> None:
    written = open_table(tmp_path / "empty", form, compression, SCHEMA).finish()
    assert written.rows == 0
    if form == "parquet":
        assert pq.read_table(tmp_path / "empty").num_rows == 0


@pytest.mark.parametrize(("form", "compression"), KINDS)
def test_what_is_discarded_leaves_nothing(tmp_path: Path, form: str, compression: str) -> None:
    table = open_table(tmp_path / "gone", form, compression, SCHEMA)
    for row in ROWS:
        table.add(row)
    table.discard()
    del table
    assert list(tmp_path.iterdir()) == []


def test_gzip_has_no_name_and_no_time(tmp_path: Path) -> None:
    open_table(tmp_path / "part.jsonl.gz", "jsonl", "gzip").finish()
    assert (tmp_path / "part.jsonl.gz").read_bytes()[3:8] == b"\0" * 5


def test_row_groups_have_a_fixed_number_of_rows(tmp_path: Path) -> None:
    table = open_table(tmp_path / "a.parquet", "parquet", schema=SCHEMA)
    for row in ROWS:
        table.add(row)
    table.finish()
    metadata = pq.ParquetFile(tmp_path / "a.parquet").metadata
    assert [metadata.row_group(at).num_rows for at in range(metadata.num_row_groups)] == [GROUP_ROWS, GROUP_ROWS, 5]


def test_long_rows_end_a_row_group(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cleaner.dumps.outputs.parquet.GROUP_CHARACTERS", 1_000)
    table = open_table(tmp_path / "a.parquet", "parquet", schema=SCHEMA)
    for number in range(6):
        table.add({"id": number, "text": "x" * 600})
    table.finish()
    assert pq.ParquetFile(tmp_path / "a.parquet").metadata.num_row_groups == 3


def test_leftovers_of_a_killed_run_go(tmp_path: Path) -> None:
    open_table(tmp_path / "part-00001.jsonl", "jsonl").add({"id": 1})
    open_table(tmp_path / "part-00002.jsonl", "jsonl").finish()
    assert remove_leftovers(tmp_path) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["part-00002.jsonl"]


@pytest.mark.parametrize(("form", "compression"), KINDS)
def test_a_remote_folder(form: str, compression: str) -> None:
    memory = fsspec.filesystem("memory")
    url = f"memory://tables/{form}-{compression}/part"
    table = open_table(url, form, compression, SCHEMA)
    table.add(ROWS[1])
    written = table.finish()
    assert hashlib.sha256(memory.cat(url)).hexdigest() == written.sha256
    assert [Path(name).name for name in memory.ls(url.rpartition("/")[0], detail=False)] == ["part"]
