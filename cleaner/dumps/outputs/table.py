"""Tables that are not there until they are complete, and whose bytes depend on their rows alone.

A table is written beside its place under a name that begins with a dot and ends in ``.part``, flushed to the disk, and
then renamed. After a crash there may be such a file left; nobody reads it, and :func:`remove_leftovers` takes it away.
For a remote folder the table is written to a local temporary file, and copied when it is complete.
"""

from __future__ import annotations

import gzip
import hashlib
import os
import shutil
import tempfile
import uuid
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any, BinaryIO, Protocol, cast

from cleaner.dumps.extras import require
from cleaner.dumps.outputs.encoding import encode_row

GZIP_LEVEL = 6
ZSTD_LEVEL = 3
"""The usual levels of both programs. They are part of what the bytes depend on, so they are not a setting."""

BUFFER = 1 << 18
"""Bytes that are collected before they are compressed or written."""

PART_SUFFIX = ".part"

EXTENSIONS = {"none": "jsonl", "gzip": "jsonl.gz", "zstd": "jsonl.zst"}


@dataclass(frozen=True, slots=True)
class Written:
    """A file that is complete.

    Attributes:
        name: Its name, without a folder.
        rows: In it.
        size: Bytes.
        sha256: Of its bytes.
    """

    name: str
    rows: int
    size: int
    sha256: str


class Table(Protocol):
    """Takes rows one at a time and holds few of them in memory."""

    def add(self, row: Mapping[str, Any] | bytes) -> None:
        """Write one row; bytes are a line of JSON that is ready."""

    def finish(self) -> Written:
        """Flush to the disk, give the file its name, and say what is in it."""

    def discard(self) -> None:
        """Leave nothing behind."""


def extension(output_format: str, compression: str) -> str:
    """How the name of a table ends.

    Example:
        >>> extension("jsonl", "gzip"), extension("parquet", "none")
        ('jsonl.gz', 'parquet')
    """
    return "parquet" if output_format == "parquet" else EXTENSIONS[compression]


def open_table(
    path: Path | str, output_format: str, compression: str = "none", schema: Mapping[str, Any] | None = None
) -> Table:
    """A table at a path.

    Args:
        path: Where it will be; a string with ``://`` in it is a place that fsspec knows.
        output_format: ``"jsonl"`` or ``"parquet"``.
        compression: Of JSON Lines: ``"none"``, ``"gzip"`` or ``"zstd"``.
        schema: Of Parquet, as :func:`cleaner.dumps.outputs.schema.schema_of` gave it.

    Raises:
        MissingExtra: A library that this needs is not installed; the text says how to get it.
    """
    if output_format == "parquet":
        if schema is None:
            raise ValueError("a Parquet table needs a schema")
        from cleaner.dumps.outputs.parquet import ParquetTable

        return ParquetTable(NewFile(path), schema)
    return JsonLines(NewFile(path), compression)


class JsonLines:
    """One row a line, compressed or not."""

    def __init__(self, file: NewFile, compression: str) -> None:
        self._file = file
        self._rows = 0
        self._sink = _compressed(file, compression)
        self._buffer = bytearray()

    def add(self, row: Mapping[str, Any] | bytes) -> None:
        self._buffer += row if isinstance(row, bytes) else encode_row(row)
        self._rows += 1
        if len(self._buffer) >= BUFFER:
            self._flush()

    def _flush(self) -> None:
        self._sink.write(bytes(self._buffer))
        self._buffer.clear()

    def finish(self) -> Written:
        self._flush()
        self._sink.close()
        return self._file.finish(self._rows)

    def discard(self) -> None:
        self._file.discard()


class NewFile:
    """A file that is not there until it is complete; its size and checksum are taken while it is written."""

    def __init__(self, path: Path | str) -> None:
        self.size = 0
        self._digest = hashlib.sha256()
        self._url = path if isinstance(path, str) and "://" in path else None
        self._path = Path(path) if self._url is None else None
        if self._path is not None:
            self.target = self._path.name
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._part = self._path.with_name(f".{self.target}.{uuid.uuid4().hex[:12]}{PART_SUFFIX}")
        else:
            self.target = str(path).rsplit("/", 1)[-1]
            descriptor, name = tempfile.mkstemp(prefix="cleaner-", suffix=PART_SUFFIX)
            os.close(descriptor)
            self._part = Path(name)
        self._file: BinaryIO = self._part.open("wb", buffering=0)

    def write(self, data: bytes | memoryview, /) -> int:
        """Write all of it; nothing once the file is closed, since compressors write their end when they are deleted."""
        if self._file.closed:
            return 0
        view = memoryview(data).cast("B")
        self._digest.update(view)
        written = 0
        while written < len(view):
            written += self._file.write(view[written:])
        self.size += len(view)
        return len(view)

    def finish(self, rows: int) -> Written:
        """Flush to the disk, give it its name, and have the folder remember that."""
        os.fsync(self._file.fileno())
        self._file.close()
        if self._path is not None:
            self._part.replace(self._path)
            sync_folder(self._path.parent)
        else:
            self._put()
        return Written(self.target, rows, self.size, self._digest.hexdigest())

    def discard(self) -> None:
        """Leave nothing behind."""
        self._file.close()
        self._part.unlink(missing_ok=True)

    def _put(self) -> None:
        assert self._url is not None
        system, place = import_module("fsspec.core").url_to_fs(self._url)
        system.makedirs(place.rpartition("/")[0], exist_ok=True)
        part = f"{place}.{uuid.uuid4().hex[:12]}{PART_SUFFIX}"
        with self._part.open("rb") as source, system.open(part, "wb") as target:
            shutil.copyfileobj(source, target, BUFFER)
        system.mv(part, place)
        self._part.unlink(missing_ok=True)


def sync_folder(folder: Path) -> None:
    """Have the disk remember a name that was given; where folders cannot be opened, the system does it its own way."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def remove_leftovers(folder: Path) -> int:
    """Take away the unfinished files of a run that was killed; nobody may be writing there. How many there were."""
    leftovers = [path for path in folder.glob(f".*{PART_SUFFIX}") if path.is_file()]
    for path in leftovers:
        path.unlink(missing_ok=True)
    return len(leftovers)


def _compressed(file: NewFile, compression: str) -> _Sink:
    """What takes uncompressed bytes; closing it ends the compressed stream and leaves the file open."""
    if compression == "none":
        return _Plain(file)
    if compression == "gzip":
        return gzip.GzipFile("", "wb", GZIP_LEVEL, cast(BinaryIO, file), mtime=0)
    zstandard = require("zstandard", "writing zstd")
    packer = zstandard.ZstdCompressor(level=ZSTD_LEVEL, write_checksum=True)
    sink: _Sink = packer.stream_writer(file, closefd=False)
    return sink


class _Sink(Protocol):
    def write(self, data: bytes, /) -> object: ...

    def close(self) -> None: ...


class _Plain:
    """No compression."""

    def __init__(self, file: NewFile) -> None:
        self.write = file.write

    def close(self) -> None:
        pass
