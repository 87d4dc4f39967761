"""Bytes of a file, decompressed a block at a time, with the places where it is damaged.

No block is larger than a few megabytes, however strongly the file is compressed: a bomb is read as a long file, and
what is too long for a record is dropped by those who cut records.

A gzip file is a row of members. Where one is damaged, reading goes on with the next that can be found, since dumps
(WARC above all) are written with one member for each record or for a few.
"""

from __future__ import annotations

import bz2
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from cleaner.dumps.inputs.record import Compression
from cleaner.running.files import InputError

BLOCK = 2**20
"""Bytes that are read from plain files, and that a decompressor gives at most, at a time."""

GZIP_CHUNK = 2**14
"""Compressed bytes given to zlib at a time. An error costs one chunk beyond the damage; smaller ones cost time."""

STEP = 2**6
"""Compressed bytes given to zlib at a time where the damage is."""

ZSTD_CHUNK = 2**10
"""Compressed bytes given to Zstandard at a time: 1 KB can be 32 MB of zeros, and it does not take a limit."""

SEARCH_BACK = 2**16
"""Bytes before the place where damage was noticed in which the next member may begin: zlib notices a cut late."""

PROBE = 2**12
"""Bytes that have to come out of what looks like a member, without an error, before it is taken for one."""

_MAGIC = b"\x1f\x8b\x08"
_MAX_FLAGS = 0x20  # the upper three bits of a member's flags are reserved and zero


@dataclass(frozen=True, slots=True)
class Member:
    """Here a gzip member begins, at a place of the compressed file."""

    offset: int


@dataclass(frozen=True, slots=True)
class Damage:
    """Here the file could not be read; what follows comes from behind the damage."""

    reason: str


Event = bytes | Member | Damage


def blocks(raw: BinaryIO, compression: Compression | None, start: int = 0, begins: bytes = b"") -> Iterator[Event]:
    """What a file holds, decompressed.

    Args:
        raw: As :func:`cleaner.dumps.inputs.raw.open_raw` gave it.
        compression: Of the whole file.
        start: Where to begin: any byte of a plain file, the start of a member of a gzip file, 0 of others.
        begins: What the content of a gzip member has to begin with to be found again behind damage.

    Raises:
        InputError: The disk or the network failed; a damaged file raises nothing.
    """
    try:
        if compression == "gzip":
            yield from _gzip(raw, start, begins)
            return
        raw.seek(start)
        if compression == "zstd":
            yield from _zstd(raw)
        elif compression == "bz2":
            yield from _bz2(raw)
        else:
            while block := raw.read(BLOCK):
                yield block
    except OSError as error:
        raise InputError(f"{getattr(raw, 'name', 'input')}: cannot be read: {error.strerror or error}") from error


def _gzip(raw: BinaryIO, start: int, begins: bytes) -> Iterator[Event]:
    raw.seek(start)
    at = start  # of the first byte of the buffer
    buffer = b""
    while True:
        if not buffer and not (buffer := _chunk(raw, at)):
            return
        if buffer[:1] == b"\0":  # padding of tapes and of some writers
            padding = len(buffer) - len(buffer.lstrip(b"\0"))
            at, buffer = at + padding, buffer[padding:]
            continue
        member = at
        yield Member(member)
        decoder = zlib.decompressobj(31)
        fresh = True
        try:
            while not decoder.eof:
                if not buffer and not (buffer := _chunk(raw, at)):
                    while rest := decoder.decompress(b"", BLOCK):
                        yield rest
                    yield Damage("the gzip data ends too early")
                    return
                given = len(buffer)
                out = decoder.decompress(buffer, BLOCK)
                fresh = False
                buffer = decoder.unused_data if decoder.eof else decoder.unconsumed_tail
                at += given - len(buffer)
                if out:
                    yield out
        except zlib.error as error:
            if fresh and (saved := _before_damage(buffer)):
                yield saved
            yield Damage(f"the gzip data is damaged ({str(error).rsplit(':', 1)[-1].strip()})")
            found = _next_member(raw, max(member + 1, at - SEARCH_BACK), begins)
            if found is None:
                return
            raw.seek(found)
            at, buffer = found, b""


def _before_damage(chunk: bytes) -> bytes:
    """What the first chunk of a member gives before its damage: zlib itself gives all of a chunk or nothing."""
    decoder = zlib.decompressobj(31)
    pieces = []
    try:
        for at in range(0, len(chunk), STEP):
            pieces.append(decoder.decompress(chunk[at : at + STEP], BLOCK))
    except zlib.error:
        pass
    return b"".join(pieces)


def _chunk(raw: BinaryIO, at: int) -> bytes:
    """Bytes up to the next multiple of the chunk's size, so that chunks are the same wherever reading began."""
    return raw.read(GZIP_CHUNK - at % GZIP_CHUNK)


def _next_member(raw: BinaryIO, start: int, begins: bytes) -> int | None:
    """Where behind damage a member begins that can be read."""
    at = start
    window = b""
    raw.seek(start)
    while True:
        more = raw.read(BLOCK)
        window += more
        found = window.find(_MAGIC)
        while found >= 0:
            if _is_member(raw, at + found, begins):
                return at + found
            found = window.find(_MAGIC, found + 1)
        if not more:
            return None
        keep = len(_MAGIC) - 1
        at += len(window) - keep
        window = window[-keep:]
        raw.seek(at + keep)


def _is_member(raw: BinaryIO, at: int, begins: bytes) -> bool:
    raw.seek(at)
    head = raw.read(GZIP_CHUNK)
    if len(head) > len(_MAGIC) and head[len(_MAGIC)] >= _MAX_FLAGS:
        return False
    decoder = zlib.decompressobj(31)
    try:
        out = decoder.decompress(head, PROBE)
    except zlib.error:
        return False
    return out.startswith(begins) and bool(out)


def _zstd(raw: BinaryIO) -> Iterator[Event]:
    try:
        import zstandard
    except ImportError:
        raise InputError("reading Zstandard needs a package: pip install 'cleaner[dumps]'") from None
    tool = zstandard.ZstdDecompressor(max_window_size=2**31)  # what zstd --long=31 writes
    decoder = tool.decompressobj()
    fresh = True  # no byte of a frame was read yet
    while block := raw.read(BLOCK):
        view = memoryview(block)
        while view:
            piece = view[:ZSTD_CHUNK]
            view = view[ZSTD_CHUNK:]
            try:
                out = decoder.decompress(piece)
            except zstandard.ZstdError:
                yield Damage("the Zstandard data is damaged")
                return
            fresh = False
            if out:
                yield out
            if decoder.eof:
                if rest := len(decoder.unused_data):
                    view = memoryview(block)[len(block) - len(view) - rest :]
                decoder = tool.decompressobj()
                fresh = True
    if not fresh:
        yield Damage("the Zstandard data ends too early")


def _bz2(raw: BinaryIO) -> Iterator[Event]:
    decoder = bz2.BZ2Decompressor()
    fresh = True
    while block := raw.read(GZIP_CHUNK):
        while True:
            try:
                out = decoder.decompress(block, BLOCK)
            except (OSError, ValueError):
                yield Damage("the bzip2 data is damaged")
                return
            fresh = False
            if out:
                yield out
            block = b""
            if decoder.eof:
                block = decoder.unused_data
                decoder = bz2.BZ2Decompressor()
                fresh = True
                if not block:
                    break
            elif decoder.needs_input:
                break
    if not fresh:
        yield Damage("the bzip2 data ends too early")
