"""Zip archives of pages, by their central directory; where that is missing, file after file as they are stored."""

from __future__ import annotations

import errno
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from typing import BinaryIO

from cleaner.dumps.inputs.lines import too_long
from cleaner.dumps.inputs.members import member_record, page_member, refused
from cleaner.dumps.inputs.raw import open_raw
from cleaner.dumps.inputs.record import BEGINNING, Caps, Cursor, Input, Record
from cleaner.dumps.inputs.zip_stored import ENDS, stored_members

_ENCRYPTED = 0x1


class Zip:
    """Reads the pages of a zip archive, entered at any of them.

    Attributes:
        skipped: Files that are no pages, by their suffix, of the last reading.
    """

    def __init__(self, given: Input, caps: Caps) -> None:
        self._given = given
        self._caps = caps
        self.skipped: Counter[str] = Counter()

    def records(self, start: Cursor = BEGINNING, *, payload: bool = True) -> Iterator[tuple[Cursor, Record]]:
        """See :class:`cleaner.dumps.inputs.record.Reader`. A cursor's position is the number of records before it."""
        self.skipped.clear()
        with open_raw(self._given.url) as raw:
            try:
                archive = zipfile.ZipFile(raw)
            except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError, EOFError) as error:
                yield from self._without_directory(raw, str(error), start, payload)
                return
            number = 0
            for info in archive.infolist():
                refusal = None if info.is_dir() else refused(info.filename)
                if info.is_dir() or not (refusal or page_member(info.filename)):
                    if not info.is_dir():
                        self.skipped[info.filename.rpartition(".")[2]] += 1
                    continue
                number += 1
                if number >= start.number:
                    record = self._record(archive, info, number, refusal) if payload else Record(number, b"", refusal)
                    yield Cursor(number - 1, number), record

    def _record(self, archive: zipfile.ZipFile, info: zipfile.ZipInfo, number: int, refusal: str | None) -> Record:
        content, problem = b"", refusal
        if refusal is None:
            content, problem = self._content(archive, info)
        return member_record(number, info.filename, content, problem, self._caps)

    def _content(self, archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> tuple[bytes, str | None]:
        if info.flag_bits & _ENCRYPTED:
            return b"", "is encrypted"
        limit, keep = self._caps.record_bytes, self._caps.kept_bytes
        content = bytearray()
        try:
            with archive.open(info) as file:
                while piece := file.read(min(2**20, limit + 1 - len(content))):
                    content += piece
        except OSError as error:
            if error.errno != errno.EINVAL:  # a place before the beginning, which only damage names
                raise
            return b"", "is damaged: it has no place in the archive"
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError) as error:
            return bytes(content[:keep]), f"is damaged: {' '.join(str(error).split()) or 'it ends too early'}"
        if len(content) > limit:
            return bytes(content[:keep]), too_long(self._caps)
        return bytes(content), None

    def _without_directory(
        self, raw: BinaryIO, why: str, start: Cursor, payload: bool
    ) -> Iterator[tuple[Cursor, Record]]:
        """What can be read of an archive whose directory, at the end, is missing, and then the problem."""
        number = 0
        problem: str | None = None
        for name, content, problem in stored_members(raw, self._caps):
            refusal = refused(name)
            if name.endswith("/") or not (refusal or page_member(name)):
                continue
            number += 1
            if number >= start.number:
                record = member_record(number, name, content, refusal or problem, self._caps)
                yield Cursor(number - 1, number), record if payload else Record(number, b"", record.problem)
        if problem is not None and problem.startswith(ENDS):
            return
        number += 1
        if number >= start.number:
            problem = f"the archive is cut off or damaged ({why}): files may be missing"
            yield Cursor(number - 1, number), Record(number, b"", problem)
