"""Tar archives of pages, as a stream: nothing is unpacked to a disk.

:mod:`tarfile` reads headers here, but not the archive: it takes long names of any length into memory and ends without a
word where an archive is cut off between two files.
"""

from __future__ import annotations

import tarfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from cleaner.dumps.inputs.blocks import blocks
from cleaner.dumps.inputs.feed import Broken, Feed
from cleaner.dumps.inputs.lines import too_long
from cleaner.dumps.inputs.members import member_record, page_member, refused
from cleaner.dumps.inputs.raw import open_raw
from cleaner.dumps.inputs.record import BEGINNING, Caps, Cursor, Input, Record

BLOCK = 512
NAME_LIMIT = 2**16
"""Bytes that a long name or the extended headers of one file may have."""

_EMPTY = b"\0" * BLOCK
_LONG_NAME, _LONG_LINK = tarfile.GNUTYPE_LONGNAME, tarfile.GNUTYPE_LONGLINK
_EXTENDED, _GLOBAL, _SOLARIS = tarfile.XHDTYPE, tarfile.XGLTYPE, tarfile.SOLARIS_XHDTYPE


@dataclass(frozen=True, slots=True)
class _Member:
    name: str
    size: int
    is_file: bool


class Tar:
    """Reads the pages of a tar archive; a plain one is entered at any file.

    Attributes:
        skipped: Files that are no pages, by their suffix, of the last reading.
    """

    def __init__(self, given: Input, caps: Caps) -> None:
        self._given = given
        self._caps = caps
        self.skipped: Counter[str] = Counter()

    def records(self, start: Cursor = BEGINNING, *, payload: bool = True) -> Iterator[tuple[Cursor, Record]]:
        """See :class:`cleaner.dumps.inputs.record.Reader`."""
        self.skipped.clear()
        packed = self._given.compression
        first = 0 if packed else start.position
        number = 1 if packed else start.number
        with open_raw(self._given.url) as raw:
            feed = Feed(blocks(raw, packed, first), first)
            while True:
                at = feed.at
                record: Record | None
                try:
                    member = _member(feed)
                    if member is None:
                        return
                    record = self._record(feed, member, number, payload and number >= start.number)
                    goes_on = True
                except (Broken, tarfile.HeaderError) as error:
                    problem = str(error) if isinstance(error, Broken) else f"is not a tar header: {error}"
                    record, goes_on = Record(number, b"", problem), False
                if record is not None:
                    if number >= start.number:
                        yield Cursor(number - 1 if packed else at, number), record
                    number += 1
                if not goes_on:
                    return

    def _record(self, feed: Feed, member: _Member, number: int, payload: bool) -> Record | None:
        refusal = refused(member.name) if member.is_file else None
        if not member.is_file or not (page_member(member.name) or refusal):
            if member.is_file:
                self.skipped[member.name.rpartition(".")[2] if "." in member.name else "no suffix"] += 1
            _skip(feed, member.size)
            return None
        return self._page(feed, member, number, payload, refusal)

    def _page(self, feed: Feed, member: _Member, number: int, payload: bool, refusal: str | None) -> Record:
        limit = self._caps.record_bytes
        problem = refusal or (too_long(self._caps) if member.size > limit else None)
        wanted = 0 if not payload or refusal else member.size if problem is None else self._caps.kept_bytes
        content = feed.read(wanted)
        _skip(feed, member.size - len(content))
        if not payload:
            return Record(number, b"", problem)
        return member_record(number, member.name, content, problem, self._caps)


def _skip(feed: Feed, size: int) -> None:
    """Pass over the rest of a file and what fills its last block."""
    if feed.skip(size) < size:
        raise Broken("the file ends in the middle of it")
    feed.skip(-feed.at % BLOCK)


def _member(feed: Feed) -> _Member | None:
    """The next file, folder or link; ``None`` at the end of the archive."""
    at = feed.at
    name = ""
    size: int | None = None
    while True:
        block = feed.read(BLOCK)
        if block == _EMPTY or (not block and at == 0):
            return None
        if not block:
            raise Broken("the archive ends without its end mark: files may be missing")
        if len(block) < BLOCK:
            raise Broken("the file ends in the middle of it")
        info = tarfile.TarInfo.frombuf(block, "utf-8", "surrogateescape")
        if info.type in {_LONG_NAME, _LONG_LINK, _EXTENDED, _GLOBAL, _SOLARIS}:
            if info.size > NAME_LIMIT:
                raise Broken("has headers that are too long")
            data = feed.read(info.size + -info.size % BLOCK)[: info.size]
            if len(data) < info.size:
                raise Broken("the file ends in the middle of it")
            if info.type == _LONG_NAME:
                name = data.rstrip(b"\0").decode("utf-8", "surrogateescape")
            elif info.type in {_EXTENDED, _SOLARIS}:
                extended = _extended(data)
                name = extended.get("path", name)
                size = int(extended["size"]) if extended.get("size", "").isdigit() else size
            continue
        stored = info.size if size is None else size
        is_file = info.type in {tarfile.REGTYPE, tarfile.AREGTYPE, tarfile.CONTTYPE} and not info.name.endswith("/")
        if info.type in {tarfile.LNKTYPE, tarfile.SYMTYPE, tarfile.DIRTYPE, tarfile.FIFOTYPE}:
            stored = 0
        return _Member((name or info.name).removeprefix("./"), max(0, stored), is_file)


def _extended(data: bytes) -> dict[str, str]:
    """Extended headers: ``length name=value`` and a line break, again and again."""
    found: dict[str, str] = {}
    while data:
        length, space, _ = data.partition(b" ")
        if not space or not length.isdigit() or not 0 < int(length) <= len(data):
            break
        entry = data[len(length) + 1 : int(length) - 1]
        name, _, value = entry.partition(b"=")
        found[name.decode("utf-8", "replace")] = value.decode("utf-8", "surrogateescape")
        data = data[int(length) :]
    return found
