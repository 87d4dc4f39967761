"""Copies what other processes cannot reach: standard input, and what is only in the memory of this one."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from cleaner.dumps.inputs.kinds import LOOK, by_content
from cleaner.dumps.inputs.raw import open_raw, reason_of
from cleaner.dumps.inputs.record import Compression, Input, InputKind
from cleaner.running.files import STANDARD_INPUT, InputError

_SUFFIXES: dict[InputKind, str] = {"pages": ".html"}
_PACKED: dict[Compression | None, str] = {None: "", "gzip": ".gz", "zstd": ".zst", "bz2": ".bz2"}


def has_to_be_spooled(given: str) -> bool:
    """Whether only this process can read it.

    Example:
        >>> has_to_be_spooled("-"), has_to_be_spooled("memory://a.jsonl"), has_to_be_spooled("a.jsonl")
        (True, True, False)
    """
    return given == STANDARD_INPUT or given.startswith("memory://")


def spool(given: str, folder: Path, *, kind: InputKind | None = None, stream: BinaryIO | None = None) -> Input:
    """Copy standard input, or a file in memory, to a file of a folder; what it holds is found out by looking.

    A copy that was made before is replaced. It has its name only when it is complete.

    Args:
        given: ``"-"``, or an address such as ``memory://a.jsonl``.
        folder: Made if it is not there.
        kind: The container, if it is known.
        stream: Instead of standard input.

    Raises:
        InputError: It cannot be read.
    """
    label = "<stdin>" if given == STANDARD_INPUT else given
    folder.mkdir(parents=True, exist_ok=True)
    waiting = folder / f".spool-{os.getpid()}"
    source = (stream or sys.stdin.buffer) if given == STANDARD_INPUT else open_raw(given)
    try:
        head = _head(source)
        seen, packed = by_content(head)
        found = kind or seen or "pages"
        with waiting.open("wb") as file:
            file.write(head)
            shutil.copyfileobj(source, file, 2**20)
            file.flush()
            os.fsync(file.fileno())
        if found in {"parquet", "zip"}:
            packed = None
        stem = "stdin" if given == STANDARD_INPUT else PurePosixPath(given).name.split(".", 1)[0] or "input"
        path = folder / f"{stem}{_SUFFIXES.get(found, '.' + found)}{_PACKED[packed]}"
        waiting.replace(path)
    except OSError as error:
        raise InputError(f"{label}: cannot be read: {reason_of(error)}") from None
    finally:
        waiting.unlink(missing_ok=True)
        if given != STANDARD_INPUT:
            source.close()
    return Input(os.fspath(path), label, found, packed, path.stat().st_size)


def _head(source: BinaryIO) -> bytes:
    """The first bytes; a pipe gives them piece by piece."""
    head = b""
    while len(head) < LOOK and (piece := source.read(LOOK - len(head))):
        head += piece
    return head
