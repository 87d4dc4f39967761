"""What there is to read: paths, folders, standard input."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Literal

PAGE_SUFFIXES = frozenset({".html", ".htm", ".xhtml", ".txt", ".md"})
RECORD_SUFFIXES = frozenset({".jsonl", ".ndjson"})
STANDARD_INPUT = "-"

Kind = Literal["page", "records", "dump"]


class InputError(ValueError):
    """Something that cannot be read; the text names it and says why."""


@dataclass(frozen=True, slots=True)
class Source:
    """One file to read, or standard input.

    Attributes:
        path: Where it is; ``None`` for standard input.
        label: How messages call it.
        relative: Where its result goes below an output folder, with its own suffix.
        kind: One page or text, records (JSON Lines), or a dump, which :mod:`cleaner.dumps.inputs` reads.
        head: What was already read of standard input, to find out what it holds.
    """

    path: Path | None
    label: str
    relative: Path
    kind: Kind
    head: bytes = b""

    @property
    def size(self) -> int | None:
        """Bytes, where that can be known before reading."""
        try:
            return self.path.stat().st_size if self.path else None
        except OSError:
            return None


def find_sources(
    inputs: Iterable[str],
    *,
    records: bool = False,
    outside: Path | None = None,
    is_dump: Callable[[str], bool] = lambda name: False,
) -> Iterator[Source | InputError]:
    """The files behind what was typed, in the order of paths. What cannot be read is an error in its place.

    Args:
        inputs: Paths of files and folders, and ``-``. Folders are read with all that is below them, hidden files left
            out; a file that is named itself is read whatever its suffix.
        records: Every file holds JSON Lines, whatever its suffix.
        outside: A folder or file to leave out of folders: where the results of this run go.
        is_dump: Whether a file that is named itself is a dump, by its name.
    """
    for given in inputs:
        path = Path(given)
        if given == STANDARD_INPUT:
            kind, head = look_at(sys.stdin.buffer)
            kind = "records" if records else kind
            yield Source(None, "<stdin>", Path("stdin.jsonl" if kind == "records" else "stdin.txt"), kind, head)
        elif path.is_dir():
            yield from _in_folder(path, records, outside)
        elif path.is_symlink() and not path.exists():
            yield InputError(f"{given}: is a link to {path.readlink()}, which does not exist")
        elif not path.exists():
            yield InputError(f"{given}: there is no such file or folder")
        else:
            kind = "dump" if not records and is_dump(path.name) else _kind(path, records)
            yield Source(path, given, Path(path.name), kind)


def _in_folder(folder: Path, records: bool, outside: Path | None) -> Iterator[Source | InputError]:
    found = False
    excluded = outside.resolve() if outside else None
    for parent, folders, names in os.walk(folder, onerror=None):
        here = Path(parent)
        folders[:] = sorted(
            name for name in folders if not name.startswith(".") and (here / name).resolve() != excluded
        )
        for name in sorted(names):
            path = here / name
            if name.startswith(".") or path.suffix.lower() not in PAGE_SUFFIXES | RECORD_SUFFIXES:
                continue
            if path.resolve() == excluded:
                continue
            found = True
            if not path.exists():
                yield InputError(f"{path}: is a link to {path.readlink()}, which does not exist")
            else:
                yield Source(path, str(path), path.relative_to(folder), _kind(path, records))
    if not found:
        suffixes = " ".join(sorted(PAGE_SUFFIXES | RECORD_SUFFIXES))
        yield InputError(f"{folder}: nothing to read in this folder (looked for {suffixes})")


def _kind(path: Path, records: bool) -> Kind:
    return "records" if records or path.suffix.lower() in RECORD_SUFFIXES else "page"


def read_page(source: Source) -> bytes:
    """All bytes of a page.

    Raises:
        InputError: It cannot be read.
    """
    try:
        return source.path.read_bytes() if source.path else source.head + sys.stdin.buffer.read()
    except OSError as error:
        raise InputError(f"{source.label}: cannot be read: {error.strerror}") from None


def read_records(source: Source) -> Iterator[bytes]:
    """The lines of a file of records, one at a time.

    Raises:
        InputError: It cannot be read.
    """
    try:
        if source.path is None:
            if source.head:
                yield source.head
            yield from sys.stdin.buffer
            return
        with source.path.open("rb") as file:
            yield from file
    except OSError as error:
        raise InputError(f"{source.label}: cannot be read: {error.strerror}") from None


def look_at(stream: BinaryIO) -> tuple[Kind, bytes]:
    """Whether standard input holds records, and the line that was read to find out.

    It does if its first line is a JSON object with a ``text`` or ``html`` field.
    """
    first = stream.readline()
    if first.lstrip(b"\xef\xbb\xbf \t").startswith(b"{"):
        try:
            value = json.loads(first)
        except (ValueError, RecursionError):
            return "page", first
        if isinstance(value, dict) and ("text" in value or "html" in value):
            return "records", first
    return "page", first
