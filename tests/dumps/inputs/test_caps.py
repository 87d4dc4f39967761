"""What is too long is never read as a whole, and what follows it is read."""

from __future__ import annotations

import gzip
import io
import json
import tarfile
import zipfile
import zlib
from pathlib import Path

import pyarrow
import pyarrow.parquet
import pytest
from fastwarc.stream_io import BrotliWriter

from cleaner.dumps.inputs.record import Caps
from tests.dumps.inputs.containers import PACKERS, consistent, warc_record, write

CAPS = Caps(record_bytes=10_000, kept_bytes=100)
LONG = "longer than 10000 bytes"


@pytest.mark.parametrize("packer", PACKERS)
@pytest.mark.parametrize("size", [9_999, 10_000, 10_001, 3_000_000])
def test_lines(tmp_path: Path, packer: str, size: int) -> None:
    data = b'{"a": 1}\n' + b"x" * size + b'\n{"a": 2}\n'
    first, long, last = consistent(write(tmp_path, f"a.jsonl{packer}", PACKERS[packer](data)), CAPS)
    assert (first.payload, last.payload) == (b'{"a": 1}', b'{"a": 2}')
    assert long.problem == (f"is {LONG}" if size > 10_000 else None)
    assert len(long.payload) == (100 if long.problem else size)


def test_rows_of_csv(tmp_path: Path) -> None:
    lines = ["n,text", "1,a", '2,"' + "\n".join(["x" * 500] * 30) + '"', "3,c"]
    records = list(consistent(write(tmp_path, "a.csv", "\n".join(lines).encode()), CAPS))
    assert records[0].payload == {"n": "1", "text": "a"}
    assert records[1].problem
    assert LONG in records[1].problem
    assert records[-1].payload == {"n": "3", "text": "c"}


def test_rows_of_parquet(tmp_path: Path) -> None:
    stream = io.BytesIO()
    pyarrow.parquet.write_table(pyarrow.table({"text": ["a", "x" * 20_000, "c"]}), stream)
    first, long, last = consistent(write(tmp_path, "a.parquet", stream.getvalue()), CAPS)
    assert (first.payload, last.payload) == ({"text": "a"}, {"text": "c"})
    assert (long.problem, long.payload) == (f"is {LONG}", {"text": "x" * 100})


def _brotli(data: bytes) -> bytes:
    stream = io.BytesIO()
    with BrotliWriter(stream) as writer:
        writer.write(data)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("coding", "encode"), [("gzip", gzip.compress), ("deflate", zlib.compress), ("br", _brotli), ("", bytes)]
)
def test_bodies_of_http(tmp_path: Path, coding: str, encode: object) -> None:
    assert callable(encode)
    http = f"Content-Type: text/html\r\nContent-Encoding: {coding}"
    data = (
        warc_record(1) + warc_record(2, encode(b"<p>" + b"x" * 5_000_000), http) + warc_record(3, encode(b"<p>z"), http)
    )
    first, long, last = consistent(write(tmp_path, "a.warc", data), CAPS)
    assert not first.problem
    assert (long.problem, len(long.payload["html"])) == (f"is {LONG}", 100)  # type: ignore[index, call-overload]
    assert (last.problem, last.payload["html"]) == (None, b"<p>z")  # type: ignore[index, call-overload]


@pytest.mark.parametrize("kind", ["tar", "zip"])
def test_files_of_archives(tmp_path: Path, kind: str) -> None:
    stream = io.BytesIO()
    files = {"a.html": b"a", "b.html": b"x" * 20_000, "c.html.gz": gzip.compress(b"x" * 20_000), "d.html": b"d"}
    if kind == "tar":
        with tarfile.open(fileobj=stream, mode="w") as archive:
            for name, content in files.items():
                info = tarfile.TarInfo(name)
                info.size = len(content)
                archive.addfile(info, io.BytesIO(content))
    else:
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as zipped:
            for name, content in files.items():
                zipped.writestr(name, content)
    records = list(consistent(write(tmp_path, f"a.{kind}", stream.getvalue()), CAPS))
    assert [record.problem for record in records] == [None, f"is {LONG}", f"is {LONG}", None]
    assert all(len(record.payload["html"]) <= 100 for record in records)  # type: ignore[index, call-overload]


def test_a_page(tmp_path: Path) -> None:
    (record,) = consistent(write(tmp_path, "a.html.gz", gzip.compress(b"x" * 20_000)), CAPS)
    assert record.problem == f"is {LONG}"


def test_a_line_without_end_is_read_in_flat_memory(tmp_path: Path) -> None:
    import tracemalloc

    bomb = zlib.compressobj(wbits=31)
    path = tmp_path / "a.jsonl.gz"
    with path.open("wb") as file:
        for _ in range(60):
            file.write(bomb.compress(bytes(2**20)))
        file.write(bomb.compress(b"\n" + json.dumps({"text": "a"}).encode() + b"\n"))
        file.write(bomb.flush())
    tracemalloc.start()
    records = list(consistent(write(tmp_path, "a.jsonl.gz", path.read_bytes()), CAPS))
    assert tracemalloc.get_traced_memory()[1] < 16 * 2**20
    tracemalloc.stop()
    assert [bool(record.problem) for record in records] == [True, False]
