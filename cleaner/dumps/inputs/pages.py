"""Pages and texts, each a file of its own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from cleaner.dumps.inputs.blocks import Damage, Event, blocks
from cleaner.dumps.inputs.kinds import by_name, is_html_name
from cleaner.dumps.inputs.lines import too_long
from cleaner.dumps.inputs.listing import pages_of
from cleaner.dumps.inputs.raw import open_raw
from cleaner.dumps.inputs.record import BEGINNING, Caps, Cursor, Input, Record
from cleaner.running.files import InputError


class Pages:
    """Reads the pages of a folder, of a glob, or one that is named itself; a file that cannot be read is a problem."""

    def __init__(self, given: Input, caps: Caps) -> None:
        self._given = given
        self._caps = caps

    def records(self, start: Cursor = BEGINNING, *, payload: bool = True) -> Iterator[tuple[Cursor, Record]]:
        """See :class:`cleaner.dumps.inputs.record.Reader`. A cursor's position is the place in the list of files."""
        for index, (name, where) in enumerate(pages_of(self._given.url)):
            if index < start.position:
                continue
            number = index + 1
            record = self._read(number, name, where) if payload else Record(number, b"")
            yield Cursor(index, number), record

    def _read(self, number: int, name: str, where: str) -> Record:
        try:
            with open_raw(where) as raw:
                content, problem = page_content(blocks(raw, by_name(name)[1] or self._given.compression), self._caps)
        except InputError as error:
            content, problem = b"", str(error).removeprefix(f"{where}: ")
        return Record(number, page_fields(name, content), problem)


def page_fields(name: str, content: bytes) -> dict[str, Any]:
    """The fields of a page that is a file.

    Args:
        name: Its path relative to where reading began.
        content: Its bytes.
    """
    return {"path": name, "html" if is_html_name(name) else "text": content}


def page_content(events: Iterator[Event], caps: Caps) -> tuple[bytes, str | None]:
    """All bytes of a file that is one record, and what is wrong with it: then no more than is kept."""
    pieces: list[bytes] = []
    size = 0
    for event in events:
        if isinstance(event, Damage):
            return b"".join(pieces)[: caps.kept_bytes], event.reason
        if isinstance(event, bytes):
            pieces.append(event)
            size += len(event)
        if size > caps.record_bytes:
            return b"".join(pieces)[: caps.kept_bytes], too_long(caps)
    return b"".join(pieces), None
