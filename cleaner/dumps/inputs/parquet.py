"""Parquet: rows as records, nested values kept."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from cleaner.dumps.inputs.lines import too_long
from cleaner.dumps.inputs.raw import open_raw
from cleaner.dumps.inputs.record import BEGINNING, Caps, Cursor, Input, Record
from cleaner.running.files import InputError

BATCH_BYTES = 8 * 2**20
"""Bytes of rows, decompressed, that are made Python values at a time."""

MAX_BATCH = 1024
"""Rows of one batch, however small they are."""

MAX_ROWS = 2**31
"""Rows of one row group above which its metadata is not believed: writers stop at about a million."""


class Parquet:
    """Reads Parquet, entered at any row. Of a damaged row group every row from the damage on is a problem.

    Counting trusts the metadata of the file, so it costs next to nothing.
    """

    def __init__(self, given: Input, caps: Caps) -> None:
        try:
            import pyarrow.parquet
        except ImportError:
            raise InputError(f"{given.label}: Parquet needs a package: pip install 'cleaner[dumps]'") from None
        self._open = pyarrow.parquet.ParquetFile
        self._given = given
        self._caps = caps

    def records(self, start: Cursor = BEGINNING, *, payload: bool = True) -> Iterator[tuple[Cursor, Record]]:
        """See :class:`cleaner.dumps.inputs.record.Reader`. A cursor's position is the number of rows before it."""
        with open_raw(self._given.url) as raw:
            try:
                file = self._open(raw, pre_buffer=False, buffer_size=2**16)
                groups = [file.metadata.row_group(i) for i in range(file.metadata.num_row_groups)]
                rows = [group.num_rows for group in groups]
                if min(rows, default=0) < 0 or max(rows, default=0) > MAX_ROWS:
                    raise ValueError("metadata with an impossible number of rows")  # noqa: TRY301 -- as pyarrow's own
            except Exception as error:  # pyarrow raises what Thrift, Arrow and the codecs raise
                if start.number == 1:
                    yield Cursor(0, 1), Record(1, b"", f"the file cannot be read as Parquet: {_words(error)}")
                return
            at = 0
            for index, count in enumerate(rows):
                first = max(start.position, at)
                if first < at + count:
                    if payload:
                        yield from self._group(file, index, at, first, count, groups[index].total_byte_size)
                    else:
                        for row in range(first, at + count):
                            yield Cursor(row, row + 1), Record(row + 1, b"")
                at += count

    def _group(  # noqa: PLR0917 -- one call
        self, file: Any, index: int, at: int, first: int, count: int, size: int
    ) -> Iterator[tuple[Cursor, Record]]:
        row = at
        problem = ""
        try:
            batch_rows = max(1, min(MAX_BATCH, BATCH_BYTES * count // max(1, size)))
            for batch in file.iter_batches(batch_rows, row_groups=[index], use_threads=False):
                if row + len(batch) <= first:
                    row += len(batch)
                    continue
                if row < first:
                    batch = batch.slice(first - row)  # noqa: PLW2901 -- the rest of it
                    row = first
                for fields in batch.to_pylist():
                    yield Cursor(row, row + 1), self._record(row + 1, fields)
                    row += 1
        except GeneratorExit:
            raise
        except Exception as error:
            problem = f"the row group cannot be read: {_words(error)}"
        for lost in range(max(row, first), at + count):
            yield Cursor(lost, lost + 1), Record(lost + 1, b"", problem or "is missing from its row group")

    def _record(self, number: int, fields: dict[str, Any]) -> Record:
        size = sum(len(value) for value in fields.values() if isinstance(value, str | bytes))
        if size <= self._caps.record_bytes:
            return Record(number, fields)
        keep = self._caps.kept_bytes
        kept = {name: value[:keep] if isinstance(value, str | bytes) else None for name, value in fields.items()}
        return Record(number, kept, too_long(self._caps))


def _words(error: Exception) -> str:
    return " ".join(str(error).split())[:200] or type(error).__name__
