"""JSON Lines: every line that is not blank is a record, handed on as bytes and parsed by who cleans it."""

from __future__ import annotations

from collections.abc import Iterator

from cleaner.dumps.inputs.blocks import blocks
from cleaner.dumps.inputs.lines import cut_lines
from cleaner.dumps.inputs.raw import open_raw
from cleaner.dumps.inputs.record import BEGINNING, Caps, Cursor, Input, Record

_BOM = b"\xef\xbb\xbf"


class JsonLines:
    """Reads JSON Lines. A plain file is entered at any line; a compressed one is read from its beginning each time."""

    def __init__(self, given: Input, caps: Caps) -> None:
        self._given = given
        self._caps = caps

    def records(self, start: Cursor = BEGINNING, *, payload: bool = True) -> Iterator[tuple[Cursor, Record]]:
        """See :class:`cleaner.dumps.inputs.record.Reader`."""
        packed = self._given.compression
        first = 0 if packed else start.position
        number = 1 if packed else start.number
        with open_raw(self._given.url) as raw:
            for at, cut, problem in cut_lines(blocks(raw, packed, first), self._caps, first):
                line = cut.removeprefix(_BOM) if at == 0 else cut
                if problem is None and (not line or line.isspace()):
                    continue
                if number >= start.number:
                    given = line.rstrip(b"\r") if payload else b""
                    yield Cursor(number - 1 if packed else at, number), Record(number, given, problem)
                number += 1
