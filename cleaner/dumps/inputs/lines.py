"""Cuts lines out of blocks, in bounded memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cleaner.dumps.inputs.blocks import Damage, Event, Member
from cleaner.dumps.inputs.record import Caps

CutLine = tuple[int, bytes, str | None]
"""Where it begins, its bytes without the line break, and what is wrong with it: then the bytes are what is kept."""


def too_long(caps: Caps) -> str:
    """The problem of a record that is too long.

    Example:
        >>> too_long(Caps(record_bytes=64_000_000))
        'is longer than 64 MB'
    """
    size = caps.record_bytes
    return f"is longer than {size / 1e6:g} MB" if size >= 100_000 else f"is longer than {size} bytes"


def cut_lines(events: Iterable[Event], caps: Caps, at: int = 0) -> Iterator[CutLine]:
    """Lines, and one problem for every damage, with what there was of the line before it.

    Args:
        events: From :func:`cleaner.dumps.inputs.blocks.blocks`.
        caps: What is too much.
        at: The place of the first byte.

    Example:
        >>> list(cut_lines([b"one\\ntw", b"o"], Caps()))
        [(0, b'one', None), (4, b'two', None)]
    """
    limit, keep = caps.record_bytes, caps.kept_bytes
    pieces: list[bytes] = []  # of the line that is not over yet; of one that is too long, its beginning
    size = 0
    for event in events:
        if isinstance(event, Member):
            continue
        if isinstance(event, Damage):
            yield at, b"".join(pieces)[:keep], event.reason
            at += size
            pieces, size = [], 0
            continue
        first, *others = event.split(b"\n")
        size += len(first)
        if size <= limit:
            pieces.append(first)
        elif len(pieces) != 1 or len(pieces[0]) != keep:
            pieces = [b"".join((*pieces, first))[:keep]]
        if not others:
            continue
        yield (at, b"".join(pieces), None) if size <= limit else (at, b"".join(pieces)[:keep], too_long(caps))
        at += size + 1
        last = others.pop()
        for line in others:
            yield (at, line, None) if len(line) <= limit else (at, line[:keep], too_long(caps))
            at += len(line) + 1
        size = len(last)
        pieces = [last] if size <= limit else [last[:keep]]
    if size:
        yield (at, b"".join(pieces), None) if size <= limit else (at, b"".join(pieces)[:keep], too_long(caps))
