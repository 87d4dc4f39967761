"""One shard: its records read, cleaned by a watched worker, and written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Protocol

from cleaner.dumps.clean import Clean
from cleaner.dumps.inputs.record import Input, Record
from cleaner.dumps.manifest import Marker, Shard, forget_marker, write_marker
from cleaner.dumps.outcome import LETTERS, Outcome
from cleaner.dumps.resources import Resources
from cleaner.dumps.settings import Settings
from cleaner.dumps.staging import Staging
from cleaner.dumps.writing import Writing, quarantine_row
from cleaner.running.worker import Died

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


class Target(Protocol):
    """Where the outcomes of a shard go, in order."""

    folder: Path

    def add(self, label: str, outcome: Outcome) -> None:
        """Take one."""

    def finish(self) -> Marker:
        """Complete what was written; the caller writes the marker."""

    def discard(self) -> None:
        """Leave nothing behind."""


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
        """Clean and write it; when its marker is there, it is done.

        If all shards have to be seen before one can be written, it goes to the stage instead, with its marker.
        """
        worker = resources.worker(Clean(self.settings), self.settings.limits)
        before = worker.restarts
        writing = self._target()
        states: Counter[str] = Counter()
        try:
            for (label, record), answer in worker.answers(self._asked(resources)):
                outcome = Outcome("quarantined", reason=str(answer)) if isinstance(answer, Died) else answer
                if outcome.state == "quarantined":
                    outcome = replace(outcome, row=quarantine_row(label, record, outcome.reason))
                writing.add(f"{label}:{record.number}", outcome)
                states[outcome.state] += 1
                if states.total() % REPORT_EVERY == 0:
                    resources.report(ShardProgress(self.shard.number, dict(states), worker.restarts - before))
            self._refuse_other(states.total())
            marker = writing.finish()
        except BaseException:
            writing.discard()
            raise
        write_marker(writing.folder, marker)
        return marker

    def lost(self, reason: str) -> Marker:
        """The shard could not even be read without ending the process that did: all of it goes to the quarantine, by
        name alone.
        """
        writing = self._target()
        for piece, source in zip(self.shard.slices, self.inputs, strict=True):
            for number in range(piece.cursor.number, piece.cursor.number + piece.records):
                row = {"input": source.label, "number": number, "reason": reason}
                writing.add(f"{source.label}:{number}", Outcome("quarantined", row, reason=reason))
        marker = writing.finish()
        write_marker(writing.folder, marker)
        return marker

    def _target(self) -> Target:
        """Where outcomes go; if a shard is done anew, it is not done any more."""
        forget_marker(self.folder, self.shard)
        if self.settings.near_duplicates:
            return Staging(self.folder, self.shard)
        return Writing(self.folder, self.shard, self.settings.output, self.schema)

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
