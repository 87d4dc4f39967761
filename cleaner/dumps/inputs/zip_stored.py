"""Files of a zip archive by their local headers, for archives whose directory is missing."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from cleaner.dumps.inputs.blocks import blocks
from cleaner.dumps.inputs.feed import Feed
from cleaner.dumps.inputs.lines import too_long
from cleaner.dumps.inputs.record import Caps

ENDS = ("the archive ends", "is damaged")
"""How the problems of a file begin behind which no other can be found."""

_LOCAL = b"PK\x03\x04"
_HEADER = struct.Struct("<4s5H3I2H")
_ENCRYPTED, _SIZE_BEHIND, _UTF8 = 0x1, 0x8, 0x800
_CHUNK = 2**14


def stored_members(raw: BinaryIO, caps: Caps) -> Iterator[tuple[str, bytes, str | None]]:
    """Names, contents and problems, up to the first file whose end cannot be found.

    That is one without its size that is not deflated, or one that is damaged.
    """
    feed = Feed(blocks(raw, None))
    while feed.peek(len(_LOCAL)) == _LOCAL:
        header = feed.read(_HEADER.size)
        if len(header) < _HEADER.size:
            return
        _, _, flags, method, _, _, _, packed, _, name_size, extra_size = _HEADER.unpack(header)
        given = feed.read(name_size)
        feed.skip(extra_size)
        name = given.decode("utf-8" if flags & _UTF8 else "cp437", "replace")
        if flags & _ENCRYPTED or method not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
            if flags & _SIZE_BEHIND or feed.skip(packed) < packed:
                return
            yield name, b"", "is encrypted" if flags & _ENCRYPTED else "is compressed in an unusual way"
        elif method == zipfile.ZIP_DEFLATED:
            content, problem, over = _inflated(feed, caps)
            yield name, content, problem
            if over:
                return
            if flags & _SIZE_BEHIND:
                feed.skip(16 if feed.peek(4) == b"PK\x07\x08" else 12)
        elif flags & _SIZE_BEHIND:
            return
        else:
            content = feed.read(min(packed, caps.record_bytes + 1))
            short = packed - len(content) - feed.skip(packed - len(content))
            problem = "the archive ends in the middle of it" if short else None
            if len(content) > caps.record_bytes:
                problem = problem or too_long(caps)
            yield name, content if problem is None else content[: caps.kept_bytes], problem


def _inflated(feed: Feed, caps: Caps) -> tuple[bytes, str | None, bool]:
    """Content, problem, and whether the end could not be found."""
    decoder = zlib.decompressobj(-15)
    content = bytearray()
    over = False
    while not decoder.eof:
        given = feed.peek(_CHUNK)[:_CHUNK]
        if not given:
            return bytes(content[: caps.kept_bytes]), "the archive ends in the middle of it", True
        try:
            out = decoder.decompress(given, 2**20)
        except zlib.error:
            return bytes(content[: caps.kept_bytes]), "is damaged", True
        feed.skip(len(given) - len(decoder.unused_data if decoder.eof else decoder.unconsumed_tail))
        if not over:
            content += out
        if len(content) > caps.record_bytes:
            over, content = True, content[: caps.kept_bytes]
    return bytes(content), too_long(caps) if over else None, False
