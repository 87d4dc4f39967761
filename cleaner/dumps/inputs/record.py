"""A record as its container gives it, and where reading can go on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple, Protocol

InputKind = Literal["jsonl", "csv", "tsv", "parquet", "warc", "pages", "tar", "zip"]
"""Containers. ``pages`` is a folder, a glob or a single file of HTML or text: every file of it is a record."""

Compression = Literal["gzip", "zstd", "bz2"]


@dataclass(frozen=True, slots=True)
class Input:
    """One container of records.

    Attributes:
        url: Where it is, as fsspec understands it: a local path or ``s3://…``.
        label: How messages call it: what was typed, or found in a folder.
        kind: The container.
        compression: Of the whole file; ``None`` for none. WARC and Parquet compress inside and know it themselves.
        size: Bytes, where that can be known without reading.
    """

    url: str
    label: str
    kind: InputKind
    compression: Compression | None = None
    size: int | None = None


class Cursor(NamedTuple):
    """A place between two records.

    Attributes:
        position: Where the next record begins, in whatever the reader counts: bytes, rows, files.
        number: The next record's number in its input, from 1.
    """

    position: int = 0
    number: int = 1


BEGINNING = Cursor()


@dataclass(frozen=True, slots=True)
class Record:
    """One record of an input.

    Attributes:
        number: In its input, from 1.
        payload: A line of JSON as bytes, not yet parsed (the worker does that), or the fields by name. What there is of
            it, for the quarantine, where there is a problem.
        problem: Why it cannot be cleaned, in words: ``"is longer than 64 MB"``, ``"the file ends in the middle of
            it"``. ``None`` for all others.
    """

    number: int
    payload: bytes | Mapping[str, Any]
    problem: str | None = None


@dataclass(frozen=True, slots=True)
class Caps:
    """What is too much. Everything above becomes a record with a problem, counted and kept in the quarantine.

    Attributes:
        record_bytes: Of one record as it is read, decompressed: a line, a page, a WARC payload.
        kept_bytes: Of a record that is too long, how much goes to the quarantine.
    """

    record_bytes: int = 32_000_000
    kept_bytes: int = 65_536


class Reader(Protocol):
    """Reads one input. Opening it costs little; it never raises on what a file holds."""

    def records(self, start: Cursor = BEGINNING, *, payload: bool = True) -> Iterator[tuple[Cursor, Record]]:
        """Records from a place on, each with the cursor that leads to it.

        The same records come whatever the start: numbers, payloads and problems depend on the input alone. A container
        that is broken or truncated gives what it has, then one last record with a problem, and ends.

        Args:
            start: A cursor that this method gave before, or the beginning.
            payload: Whether payloads are wanted; counting works without, and is faster.
        """
