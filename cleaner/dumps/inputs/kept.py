"""Keeps a reader open from one shard to the next, so that files which can only be read forward are read once."""

from __future__ import annotations

from collections.abc import Iterator

from cleaner.dumps.inputs.open import open_reader
from cleaner.dumps.inputs.record import BEGINNING, Caps, Cursor, Input, Record


class KeptReader:
    """Reads slices of inputs; one for a process, used from one thread.

    The last input stays open. A slice that begins at or behind the place where reading stopped goes on from there
    when the file cannot be entered in the middle (JSON Lines under gzip, a list of files); others are entered at their
    cursor.

    Args:
        caps: What is too much.

    Example:
        >>> import pathlib, tempfile
        >>> folder = tempfile.TemporaryDirectory()
        >>> path = pathlib.Path(folder.name, "a.jsonl")
        >>> _ = path.write_bytes(b'{"n": 1}\\n{"n": 2}\\n{"n": 3}\\n')
        >>> kept = KeptReader(Caps())
        >>> given = Input(str(path), "a.jsonl", "jsonl")
        >>> [record.number for _, record in kept.records(given, Cursor(), 2)]
        [1, 2]
        >>> [record.payload for _, record in kept.records(given, Cursor(18, 3), 5)]
        [b'{"n": 3}']
        >>> kept.close(); folder.cleanup()
    """

    def __init__(self, caps: Caps | None = None) -> None:
        self._caps = caps or Caps()
        self._given: Input | None = None
        self._next = 0
        self._reading: Iterator[tuple[Cursor, Record]] | None = None

    def records(
        self, given: Input, start: Cursor = BEGINNING, count: int | None = None
    ) -> Iterator[tuple[Cursor, Record]]:
        """Records of a slice, with payloads; fewer than asked for only where the input ends."""
        goes_on = self._given == given and self._reading is not None
        if not goes_on or not (start.number == self._next or (forward_only(given) and start.number > self._next)):
            self.close()
            self._given = given
            self._reading = open_reader(given, self._caps).records(start)
        reading = self._reading
        assert reading is not None
        self._reading = None  # a reading that is left in the middle is not gone on with
        left = count
        while left is None or left > 0:
            item = next(reading, None)
            if item is None:
                return
            if item[1].number < start.number:
                continue
            self._next = item[1].number + 1
            yield item
            left = None if left is None else left - 1
        self._reading = reading

    def close(self) -> None:
        """Close the file that is open."""
        reading, self._reading = self._reading, None
        self._given = None
        if reading is not None and hasattr(reading, "close"):
            reading.close()


def forward_only(given: Input) -> bool:
    """Whether an input has to be read from its beginning to come to a place in it."""
    return given.kind == "pages" or (
        given.compression is not None and (given.kind, given.compression) != ("warc", "gzip")
    )
