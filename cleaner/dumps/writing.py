"""The tables of one shard."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from cleaner.dumps.counts import Counts
from cleaner.dumps.inputs.record import Record
from cleaner.dumps.manifest import Marker, Shard
from cleaner.dumps.outcome import LETTERS, Outcome
from cleaner.dumps.outputs.table import Table, Written, open_table
from cleaner.dumps.settings import Output

FOLDERS = ("output", "dropped", "findings", "quarantine")

SUFFIXES = {"none": "", "gzip": ".gz", "zstd": ".zst"}


class Writing:
    """Outcomes of a shard on their way into tables.

    Args:
        folder: Of the run.
        shard: Whose outcomes come, in order.
        output: How they are written.
        schema: Of Parquet tables: ``rows`` and ``findings``.
    """

    def __init__(self, folder: Path, shard: Shard, output: Output, schema: Mapping[str, Any]) -> None:
        self.folder = folder
        self._shard = shard
        self._output = output
        self._schema = schema
        self._tables: dict[str, Table] = {}
        self._counts = Counts()
        self._states: list[str] = []
        self._where = {
            "kept": "output",
            "review": "output",
            "dropped": "dropped" if output.dropped else None,
            "quarantined": "quarantine",
        }
        self._table("output")

    def add(self, label: str, outcome: Outcome) -> None:
        """Write and count one.

        Args:
            label: How messages call the record.
            outcome: What became of it.
        """
        self._states.append(LETTERS[outcome.state])
        self._counts.add(outcome, label)
        if folder := self._where[outcome.state]:
            self._table(folder).add(outcome.row)
        for finding in outcome.findings:
            self._table("findings").add(finding)

    def finish(self) -> Marker:
        """Complete the tables; what an earlier try left of others is removed. The caller writes the marker."""
        files: dict[str, Written] = {folder: table.finish() for folder, table in sorted(self._tables.items())}
        for folder in FOLDERS:
            if folder not in files:
                for path in (self.folder / folder).glob(f"{self._shard.name}.*"):
                    path.unlink()
        return Marker(self._shard.number, "".join(self._states), files, self._counts.to_dict())

    def discard(self) -> None:
        """Leave nothing behind."""
        for table in self._tables.values():
            table.discard()

    def _table(self, folder: str) -> Table:
        table = self._tables.get(folder)
        if table is None:
            table = self._tables[folder] = self._opened(folder)
        return table

    def _opened(self, folder: str) -> Table:
        name = self._shard.name
        if folder == "quarantine":
            return open_table(self.folder / folder / f"{name}.jsonl", "jsonl", "none")
        output = self._output
        schema = self._schema.get("findings" if folder == "findings" else "rows")
        suffix = ".parquet" if output.format == "parquet" else f".jsonl{SUFFIXES[output.compression]}"
        return open_table(self.folder / folder / f"{name}{suffix}", output.format, output.compression, schema)


def quarantine_row(label: str, record: Record, reason: str) -> dict[str, Any]:
    """A record that could not be cleaned: where it stands, why, and all that was read of it."""
    row: dict[str, Any] = {"input": label, "number": record.number, "reason": record.problem or reason}
    if isinstance(record.payload, bytes):
        return row | _said("record", record.payload)
    said: dict[str, Any] = {}
    for name, value in record.payload.items():
        said |= _said(name, value) if isinstance(value, bytes) else {name: value}
    return {**row, "record": said}


def _said(name: str, value: bytes) -> dict[str, str]:
    """Bytes as JSON can hold them: as text if they are UTF-8, otherwise in base 64."""
    try:
        return {name: value.decode("utf-8")}
    except UnicodeDecodeError:
        return {f"{name}_base64": base64.b64encode(value).decode("ascii")}
