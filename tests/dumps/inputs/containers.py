"""Writes the same few pages in every container, compressed in every way."""

from __future__ import annotations

import bz2
import csv
import gzip
import io
import json
import tarfile
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pyarrow
import pyarrow.parquet
import zstandard

from cleaner.dumps.inputs.open import open_reader
from cleaner.dumps.inputs.record import BEGINNING, Caps, Cursor, Input, InputKind, Record

TEXTS = tuple(f'Page {number}: "It rained", she said.\nAnd then? Ни слова. {"x" * number * 37}' for number in range(9))


def html(number: int) -> bytes:
    return f"<html><body><p>{TEXTS[number]}</p></body></html>".encode()


def warc_record(
    number: int, body: bytes | None = None, http: str = "Content-Type: text/html; charset=utf-8", status: str = "200 OK"
) -> bytes:
    body = html(number) if body is None else body
    block = f"HTTP/1.1 {status}\r\n{http}\r\n\r\n".encode() + body
    return warc_frame("response", block, f"https://example.org/{number}")


def warc_frame(kind: str, block: bytes, url: str = "https://example.org/", content_type: str = "") -> bytes:
    head = f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2024-05-01T00:00:00Z\r\n"
    head += f"WARC-Record-ID: <urn:uuid:{url[-1]}>\r\n"
    head += f"Content-Type: {content_type}\r\n" if content_type else ""
    return f"{head}Content-Length: {len(block)}\r\n\r\n".encode() + block + b"\r\n\r\n"


def jsonl() -> bytes:
    return b"".join(json.dumps({"text": text, "n": n}).encode() + b"\n" for n, text in enumerate(TEXTS))


def delimited(delimiter: str) -> bytes:
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=delimiter)
    writer.writerow(["n", "text"])
    writer.writerows(enumerate(TEXTS))
    return stream.getvalue().encode()


def parquet() -> bytes:
    stream = io.BytesIO()
    table = pyarrow.table({"text": list(TEXTS), "n": list(range(len(TEXTS))), "tags": [[{"a": 1}]] * len(TEXTS)})
    pyarrow.parquet.write_table(table, stream, row_group_size=4)
    return stream.getvalue()


def warc() -> bytes:
    return warc_frame("warcinfo", b"software: x") + b"".join(map(warc_record, range(len(TEXTS))))


def warc_gz() -> bytes:
    members = [warc_frame("warcinfo", b"software: x"), *map(warc_record, range(len(TEXTS)))]
    return b"".join(gzip.compress(member, mtime=0) for member in members)


def tar() -> bytes:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w") as archive:
        for number in range(len(TEXTS)):
            folder = "very-long-folder/" * (8 * (number % 2)) or "news/"
            info = tarfile.TarInfo(f"{folder}{number}.html")
            info.size = len(html(number))
            archive.addfile(info, io.BytesIO(html(number)))
            archive.addfile(tarfile.TarInfo(f"news/{number}.png"))
    return stream.getvalue()


def zipped(method: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for number in range(len(TEXTS)):
            archive.writestr(f"news/{number}.html", html(number))
            archive.writestr(f"news/{number}.png", b"")
    return stream.getvalue()


PACKERS: dict[str, Callable[[bytes], bytes]] = {
    "": lambda data: data,
    ".gz": lambda data: gzip.compress(data, mtime=0),
    ".zst": zstandard.ZstdCompressor().compress,
    ".bz2": bz2.compress,
}
PLAIN: dict[str, Callable[[], bytes]] = {
    "a.jsonl": jsonl,
    "a.csv": lambda: delimited(","),
    "a.tsv": lambda: delimited("\t"),
    "a.warc": warc,
    "a.tar": tar,
}


def _packed(name: str, packer: str) -> Callable[[], bytes]:
    return lambda: PACKERS[packer](PLAIN[name]())


WHOLE: dict[str, Callable[[], bytes]] = {
    **{name + packer: _packed(name, packer) for name in PLAIN for packer in PACKERS},
    "members.warc.gz": warc_gz,
    "a.parquet": parquet,
    "a.zip": zipped,
    "stored.zip": lambda: zipped(zipfile.ZIP_STORED),
    "a.tgz": lambda: gzip.compress(tar(), mtime=0),
}
"""Files by their names, every one with the same nine pages."""


def write(folder: Path, name: str, data: bytes, kind: InputKind | None = None) -> Input:
    """The input that a file is, as it is found."""
    from cleaner.dumps.inputs.find import find_inputs

    path = folder / name
    path.write_bytes(data)
    (found,) = find_inputs([str(path)], kind=kind)
    assert isinstance(found, Input), found
    return found


def read(
    given: Input, start: Cursor = BEGINNING, *, caps: Caps | None = None, payload: bool = True
) -> list[tuple[Cursor, Record]]:
    return list(open_reader(given, caps).records(start, payload=payload))


def consistent(given: Input, caps: Caps | None = None, every: int = 1) -> Iterator[Record]:
    """The records, once it is sure that counting gives as many, and reading from every cursor the same tail."""
    whole = read(given, caps=caps)
    counted = read(given, caps=caps, payload=False)
    assert [(cursor, record.number) for cursor, record in counted] == [(at, record.number) for at, record in whole]
    assert [record.number for _, record in whole] == list(range(1, len(whole) + 1))
    for index in range(0, len(whole), every):
        assert read(given, whole[index][0], caps=caps) == whole[index:], whole[index][0]
        assert len(read(given, whole[index][0], caps=caps, payload=False)) == len(whole) - index
    yield from (record for _, record in whole)
