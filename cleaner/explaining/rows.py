"""The source and the clean text side by side: a row for every line, so that what belongs together stands together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cleaner.explaining.notes import Note

_LINE_BREAK = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the source and what becomes of it.

    Attributes:
        start, end: The line, without its line break.
        after: What is left of it: pieces of text, and with those that an edit writes, the edit.
        is_changed: Whether an edit touches it.
    """

    start: int
    end: int
    after: tuple[tuple[str, Note | None], ...]
    is_changed: bool

    @property
    def is_gone(self) -> bool:
        """Whether nothing of it is left."""
        return self.is_changed and not any(text.strip() for text, _ in self.after)


def rows(source: str, edits: Sequence[Note]) -> Iterator[Row]:
    """The lines of a source in order, without blank ones that nothing happened to.

    Lines that an edit makes one are one row.

    Args:
        source: The text.
        edits: The notes of all edits, sorted by start of their findings and disjoint.

    Example:
        >>> [(row.start, row.end, row.is_changed) for row in rows("It rained.\\n\\nNobody came.", [])]
        [(0, 10, False), (12, 24, False)]
    """
    spans = [(note.finding.start, note.finding.end, note) for note in edits if note.finding is not None]
    index = 0  # of the first edit that does not end before the row
    is_written = False  # whether a row before it has what that edit writes
    for start, end in _lines(source, spans):
        pieces: list[tuple[str, Note | None]] = []
        position, is_changed = start, False
        while index < len(spans) and spans[index][0] <= end:
            first, last, note = spans[index]
            is_changed = is_changed or _shows(note, start, end)
            pieces.append((source[position:first], None))
            position = max(position, last)
            # With the first thing that the edit takes away, not with the white space before that.
            if not is_written and note.start <= end:
                written = (note.finding.replacement or "") if note.finding else ""
                pieces.append((written, note))
                is_written, is_changed = True, is_changed or bool(written)
            if last > end:
                break  # it goes on in the next row
            index += 1
            is_written = False
        if position < end:
            pieces.append((source[position:end], None))
        after = tuple((text, note) for text, note in pieces if text)
        if is_changed or source[start:end].strip():
            yield Row(start, end, after, is_changed)


def _shows(note: Note, start: int, end: int) -> bool:
    """Whether an edit is drawn in a line, not only takes away the break at its end."""
    if note.start == note.end:
        return start <= note.start <= end
    return note.start < end and note.end > start


def _lines(source: str, spans: Sequence[tuple[int, int, Note]]) -> Iterator[tuple[int, int]]:
    """Lines, but those are one between which an edit takes the break away and something is left on both sides."""
    glued = set(_glued(source, spans))
    start = 0
    for match in _LINE_BREAK.finditer(source):
        if match.start() not in glued:
            yield start, match.start()
            start = match.end()
    yield start, len(source)


def _glued(source: str, spans: Sequence[tuple[int, int, Note]]) -> Iterator[int]:
    """Where line breaks begin that are taken away from between two pieces that stay."""
    for first, last, written in _together(spans):
        beside = source[max(first - 1, 0) : first], source[last : last + 1]
        if "\n" not in written and all(beside) and not any(mark in "\r\n" for mark in beside):
            yield from (match.start() for match in _LINE_BREAK.finditer(source, first, last))


def _together(spans: Sequence[tuple[int, int, Note]]) -> Iterator[tuple[int, int, str]]:
    """Edits of which one begins where the last one ends, as one: first and last place, and what they write."""
    first, last, written = 0, 0, ""
    for start, end, note in spans:
        if start > last:
            yield first, last, written
            first, written = start, ""
        last = max(end, last)
        written += (note.finding.replacement or "") if note.finding else ""
    yield first, last, written
