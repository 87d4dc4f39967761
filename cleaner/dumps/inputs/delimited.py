"""CSV and TSV: the first row names the columns, every other is a record."""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator
from dataclasses import dataclass

from cleaner.dumps.inputs.blocks import blocks
from cleaner.dumps.inputs.lines import CutLine, cut_lines, too_long
from cleaner.dumps.inputs.raw import open_raw
from cleaner.dumps.inputs.record import BEGINNING, Caps, Cursor, Input, Record

_BOM = b"\xef\xbb\xbf"
TAB = "\t"


class Delimited:
    """Reads CSV and TSV in UTF-8, quoted as :mod:`csv` understands it; line breaks may stand in quotes.

    A row of more or fewer fields than the header is a problem: guessing which is missing would mix up columns. A CSV
    whose header has semicolons and no comma is divided by those, as spreadsheets write it in much of Europe.
    """

    def __init__(self, given: Input, caps: Caps) -> None:
        self._given = given
        self._caps = caps

    def records(self, start: Cursor = BEGINNING, *, payload: bool = True) -> Iterator[tuple[Cursor, Record]]:
        """See :class:`cleaner.dumps.inputs.record.Reader`."""
        packed = self._given.compression
        with open_raw(self._given.url) as raw:
            rows = _Rows(
                cut_lines(blocks(raw, packed), self._caps), self._caps, TAB if self._given.kind == "tsv" else ","
            )
            header = rows.header()
            if header is None:
                return
            if header.problem is not None:
                if start.number == 1:
                    kept = Record(1, header.raw, f"the header {header.problem}")
                    yield Cursor(header.at, 1), kept
                return
            names = _named(header.values)
            number = 1
            if not packed and start.position:
                rows.enter(cut_lines(blocks(raw, None, start.position), self._caps, start.position))
                number = start.number
            for row in rows:
                if number >= start.number:
                    position = number if packed else row.at
                    yield Cursor(position, number), self._record(number, row, names, payload)
                number += 1

    def _record(self, number: int, row: _Row, names: list[str], payload: bool) -> Record:
        problem = row.problem
        if problem is None and len(row.values) != len(names):
            problem = f"has {len(row.values)} fields where the header has {len(names)}"
        if not payload:
            return Record(number, b"", problem)
        if problem is not None:
            return Record(number, row.raw, problem)
        return Record(number, dict(zip(names, row.values, strict=True)))


@dataclass(slots=True)
class _Row:
    at: int
    values: list[str]
    raw: bytes
    problem: str | None


class _Stop(Exception):  # noqa: N818 -- ends a row that cannot be read to its end
    pass


class _Lines:
    """Gives :mod:`csv` the lines of one row, and remembers what it does not tell: where the row began, what it was."""

    def __init__(self, lines: Iterator[CutLine], caps: Caps) -> None:
        self._lines = lines
        self._caps = caps
        self.begin()

    def begin(self) -> None:
        """Before each row."""
        self.at: int | None = None
        self.raw: list[bytes] = []
        self.problem: str | None = None
        self._size = 0

    def enter(self, lines: Iterator[CutLine]) -> None:
        """Go on with other lines."""
        self._lines = lines

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        found = next(self._lines, None)
        if found is None:
            if self.raw:  # the row wants more
                self.problem = self.problem or "ends inside quotation marks, with the file"
            raise StopIteration
        at, line, problem = found
        if at == 0:
            line = line.removeprefix(_BOM)
        if self.at is None:
            self.at = at
        self.raw.append(line)
        self._size += len(line) + 1
        if problem is None and self._size > self._caps.record_bytes + 1:
            problem = too_long(self._caps)
        if problem is not None:
            self.problem = problem
            raise _Stop
        try:
            return line.decode() + "\n"
        except UnicodeDecodeError as error:
            self.problem = f"is not UTF-8 at byte {self._size - len(line) + error.start}"
            return line.decode(errors="replace") + "\n"


class _Rows:
    """Rows with where they begin, blank ones left out; the first decides on the delimiter."""

    def __init__(self, lines: Iterator[CutLine], caps: Caps, delimiter: str) -> None:
        csv.field_size_limit(sys.maxsize)  # ours is the cap on records
        self._lines = _Lines(lines, caps)
        self._caps = caps
        self._delimiter = delimiter
        self._reader = csv.reader(self._lines, delimiter=delimiter)

    def enter(self, lines: Iterator[CutLine]) -> None:
        """Go on with other lines."""
        self._lines.enter(lines)

    def header(self) -> _Row | None:
        """The first row."""
        row = next(iter(self), None)
        if row and self._delimiter == "," and len(row.values) == 1 and ";" in row.values[0]:
            self._reader = csv.reader(self._lines, delimiter=";")
            row.values = next(csv.reader([row.raw.decode(errors="replace")], delimiter=";"))
        return row

    def __iter__(self) -> Iterator[_Row]:
        lines = self._lines
        while True:
            lines.begin()
            values: list[str] = []
            try:
                values = next(self._reader)
            except StopIteration:
                return
            except _Stop:
                pass
            except csv.Error as error:
                lines.problem = f"is not {'TSV' if self._delimiter == TAB else 'CSV'}: {error}"
            if values or lines.problem:
                yield _Row(lines.at or 0, values, b"\n".join(lines.raw)[: self._caps.kept_bytes], lines.problem)


def _named(header: list[str]) -> list[str]:
    """Names of columns, each once: a second ``text`` is ``text 2``, one without a name ``column 3``."""
    names: list[str] = []
    for place, given in enumerate(header, start=1):
        name = given.strip() or f"column {place}"
        count = 2
        while name in names:
            name = f"{given.strip() or 'column'} {count}"
            count += 1
        names.append(name)
    return names
