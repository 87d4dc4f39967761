"""One shard: its records read, cleaned by a watched worker, and written."""

from __future__ import annotations

import base64
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cleaner.dumps.clean import Clean
from cleaner.dumps.counts import Counts
from cleaner.dumps.inputs.record import Input, Record
from cleaner.dumps.manifest import Marker, Shard, forget_marker, write_marker
from cleaner.dumps.outcome import Outcome, State
from cleaner.dumps.outputs.table import Table, Written, open_table
from cleaner.dumps.resources import Resources
from cleaner.dumps.settings import Settings
from cleaner.running.worker import Died

LETTERS: dict[State, str] = {"kept": "k", "review": "r", "dropped": "d", "quarantined": "q"}

REPORT_EVERY = 20
"""Records between two words on how far a shard is; less than a second."""


@dataclass(frozen=True, slots=True)
class ShardProgress:
    """How far a shard is.

    Attributes:
        shard: Its number.
        states: Its records that are done, by state.
        restarts: Workers that were started anew for it.
    """

    shard: int
    states: Mapping[str, int]
    restarts: int


@dataclass(frozen=True, slots=True)
class CleanShard:
    """The task of cleaning a shard.

    Attributes:
        shard: Which records.
        inputs: That its slices are of, in their order.
        settings: Of the run.
        folder: Of the run.
        schema: Of Parquet output.
    """

    shard: Shard
    inputs: tuple[Input, ...]
    settings: Settings
    folder: Path
    schema: Mapping[str, Any]

    def run(self, resources: Resources) -> Marker:
        """Clean and write it; when its marker is there, it is done."""
        worker = resources.worker(Clean(self.settings), self.settings.limits)
        before = worker.restarts
        forget_marker(self.folder, self.shard)
        writing = _Writing(self)
        states: Counter[str] = Counter()
        try:
            for (label, record), answer in worker.answers(self._asked(resources)):
                outcome = Outcome("quarantined", reason=str(answer)) if isinstance(answer, Died) else answer
                writing.add(label, record, outcome)
                states[outcome.state] += 1
                if states.total() % REPORT_EVERY == 0:
                    resources.report(ShardProgress(self.shard.number, dict(states), worker.restarts - before))
            self._refuse_other(states.total())
            marker = writing.finish()
        except BaseException:
            writing.discard()
            raise
        write_marker(self.folder, marker)
        return marker

    def _refuse_other(self, records: int) -> None:
        if records != self.shard.records:
            raise ChangedInput(f"has {records} records, not the {self.shard.records} that were counted")

    def _asked(self, resources: Resources) -> Iterator[tuple[str, Record]]:
        reader = resources.reader(self.settings.caps)
        for piece, source in zip(self.shard.slices, self.inputs, strict=True):
            for _, record in reader.records(source, piece.cursor, piece.records):
                yield source.label, record


@dataclass(frozen=True, slots=True)
class RetryShard:
    """The task of trying again what of a shard is in the quarantine.

    Attributes:
        task: The shard.
        before: What became of it.
    """

    task: CleanShard
    before: Marker

    @property
    def shard(self) -> Shard:
        """Which records."""
        return self.task.shard

    def run(self, resources: Resources) -> Marker:
        """Try the quarantined records; if one of them can be cleaned now, the shard is done anew, in its order."""
        worker = resources.worker(Clean(self.task.settings), self.task.settings.limits)
        asked = (
            asked
            for asked, letter in zip(self.task._asked(resources), self.before.states, strict=True)
            if letter == LETTERS["quarantined"]
        )
        for _, answer in worker.answers(asked):
            if not isinstance(answer, Died) and answer.state != "quarantined":
                return self.task.run(resources)
        return self.before


class ChangedInput(ValueError):  # noqa: N818 -- says what happened
    """An input is not what it was when the run was planned."""


class _Writing:
    """The tables of a shard."""

    def __init__(self, task: CleanShard) -> None:
        self._task = task
        self._tables: dict[str, Table] = {}
        self._counts = Counts()
        self._states: list[str] = []
        output = task.settings.output
        self._folders = {"kept": "output", "review": "output", "dropped": "dropped" if output.dropped else None}
        self._table("output")

    def add(self, label: str, record: Record, outcome: Outcome) -> None:
        self._states.append(LETTERS[outcome.state])
        self._counts.add(outcome, f"{label}:{record.number}")
        if outcome.state == "quarantined":
            self._table("quarantine").add(quarantine_row(label, record, outcome.reason))
            return
        if folder := self._folders[outcome.state]:
            self._table(folder).add(outcome.row)
        for finding in outcome.findings:
            self._table("findings").add(finding)

    def finish(self) -> Marker:
        files: dict[str, Written] = {folder: table.finish() for folder, table in sorted(self._tables.items())}
        for folder in FOLDERS:
            if folder not in files:  # what an earlier try left
                for path in (self._task.folder / folder).glob(f"{self._task.shard.name}.*"):
                    path.unlink()
        return Marker(self._task.shard.number, "".join(self._states), files, self._counts.to_dict())

    def discard(self) -> None:
        for table in self._tables.values():
            table.discard()

    def _table(self, folder: str) -> Table:
        table = self._tables.get(folder)
        if table is None:
            output = self._task.settings.output
            name = self._task.shard.name
            if folder == "quarantine":
                table = open_table(self._task.folder / folder / f"{name}.jsonl", "jsonl", "none")
            else:
                schema = self._task.schema.get("findings" if folder == "findings" else "rows")
                suffix = ".parquet" if output.format == "parquet" else f".jsonl{SUFFIXES[output.compression]}"
                path = self._task.folder / folder / f"{name}{suffix}"
                table = open_table(path, output.format, output.compression, schema)
            self._tables[folder] = table
        return table


FOLDERS = ("output", "dropped", "findings", "quarantine")

SUFFIXES = {"none": "", "gzip": ".gz", "zstd": ".zst"}


def quarantine_row(label: str, record: Record, reason: str) -> dict[str, Any]:
    """A record that could not be cleaned: where it stands, why, and all that was read of it."""
    row: dict[str, Any] = {"input": label, "number": record.number, "reason": record.problem or reason}
    if isinstance(record.payload, bytes):
        row |= _said("record", record.payload)
        return row
    row["record"] = {}
    for name, value in record.payload.items():
        row["record"] |= _said(name, value) if isinstance(value, bytes) else {name: value}
    return row


def _said(name: str, value: bytes) -> dict[str, str]:
    """Bytes as JSON can hold them: as text if they are UTF-8, otherwise in base 64."""
    try:
        return {name: value.decode("utf-8")}
    except UnicodeDecodeError:
        return {f"{name}_base64": base64.b64encode(value).decode("ascii")}


def lost_shard(task: CleanShard, reason: str) -> Marker:
    """A shard that could not even be read without ending the process that did: all of it goes to the quarantine, by
    name alone. The caller writes the marker.
    """
    table = open_table(task.folder / "quarantine" / f"{task.shard.name}.jsonl", "jsonl", "none")
    counts = Counts()
    for piece, source in zip(task.shard.slices, task.inputs, strict=True):
        for number in range(piece.cursor.number, piece.cursor.number + piece.records):
            outcome = Outcome("quarantined", reason=reason)
            counts.add(outcome, f"{source.label}:{number}")
            table.add({"input": source.label, "number": number, "reason": reason})
    return Marker(task.shard.number, "q" * task.shard.records, {"quarantine": table.finish()}, counts.to_dict())
