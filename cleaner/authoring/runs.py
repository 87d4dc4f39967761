"""The findings of a run, record by record, from its folder."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from cleaner.authoring.error import AuthoringError

if TYPE_CHECKING:
    from cleaner.dumps.manifest import Marker, Plan, Shard

FLAG, REMOVAL, REWRITE = "flag", "remove", "rewrite"


class Found(NamedTuple):
    """A finding as a run has written it."""

    code: str
    name: str
    start: int
    end: int
    replacement: str | None
    excerpt: str

    @property
    def action(self) -> str:
        """``flag``, ``remove`` or ``rewrite``."""
        return FLAG if self.replacement is None else REWRITE if self.replacement else REMOVAL


class RecordFindings(NamedTuple):
    """A record of a run.

    Attributes:
        label: The input and the number in it.
        state: One letter, see :data:`cleaner.dumps.outcome.LETTERS`.
        findings: ``None`` where they were not written.
    """

    label: str
    state: str
    findings: tuple[Found, ...] | None


@dataclass(frozen=True, slots=True)
class RunFolder:
    """The folder of a run that is complete.

    Attributes:
        folder: Where.
        plan: What it did.
    """

    folder: Path
    plan: Plan

    @classmethod
    def open(cls, folder: Path) -> RunFolder:
        """Look at a run.

        Raises:
            AuthoringError: It is none, is not complete, or has no findings.
        """
        from cleaner.dumps.manifest import MANIFEST, plan_from_json

        if not folder.is_dir():
            raise AuthoringError(f"{folder}: there is no such folder; name that of a run")
        try:
            plan = plan_from_json(json.loads((folder / MANIFEST).read_bytes()))
        except OSError:
            message = f"{folder}: is no run: it has no {MANIFEST}; 'cleaner clean DUMP -o RUN --findings' makes one"
            raise AuthoringError(message) from None
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise AuthoringError(f"{folder / MANIFEST}: cannot be read: {error}") from None
        output = plan.settings["output"]
        if not output["findings"] and "findings" not in output["columns"]:
            raise AuthoringError(f"{folder}: this run has written no findings; clean the dump with --findings")
        return cls(folder, plan)

    def records(self) -> Iterator[RecordFindings]:
        """Every record, in the order of the inputs.

        Raises:
            AuthoringError: A shard is not done yet, or one of its files cannot be read.
        """
        from cleaner.dumps.manifest import read_marker

        for shard in self.plan.shards:
            marker = read_marker(self.folder, shard)
            if marker is None:
                done = "is not complete; 'cleaner clean' with the same arguments finishes it"
                raise AuthoringError(f"{self.folder}: the run {done}")
            if self.plan.settings["output"]["findings"]:
                yield from self._from_findings(shard, marker)
            else:
                yield from self._from_rows(shard, marker)

    def _labels(self, shard: Shard) -> Iterator[tuple[str, int]]:
        for piece, source in zip(shard.slices, self.plan.inputs_of(shard), strict=True):
            first = piece.cursor.number
            yield from ((source.label, number) for number in range(first, first + piece.records))

    def _from_findings(self, shard: Shard, marker: Marker) -> Iterator[RecordFindings]:
        """From the table of findings, which has a row for each, in the order of the records."""
        rows = groupby(self._rows(marker, "findings"), key=lambda row: (row["input"], row["number"]))
        place, group = next(rows, (None, iter(())))
        for state, (source, number) in zip(marker.states, self._labels(shard), strict=True):
            found: tuple[Found, ...] = ()
            if place == (source, number):
                found = tuple(_found(row, row["excerpt"]) for row in group)
                place, group = next(rows, (None, iter(())))
            yield RecordFindings(f"{source}:{number}", state, found)

    def _from_rows(self, shard: Shard, marker: Marker) -> Iterator[RecordFindings]:
        """From the rows of the articles, which are in the order of the records, those that were dropped apart."""
        kept, dropped = self._rows(marker, "output"), self._rows(marker, "dropped")
        has_dropped = "dropped" in marker.files
        for state, (source, number) in zip(marker.states, self._labels(shard), strict=True):
            row: Mapping[str, Any] | None = None
            if state in "kr":
                row = next(kept, None)
            elif state == "d" and has_dropped:
                row = next(dropped, None)
            found = None if row is None else tuple(_found(one, _shown(one)) for one in row["findings"] or ())
            yield RecordFindings(f"{source}:{number}", state, found)

    def _rows(self, marker: Marker, folder: str) -> Iterator[Mapping[str, Any]]:
        from cleaner.dumps.inputs.fields import fields_of
        from cleaner.dumps.inputs.find import find_inputs
        from cleaner.dumps.inputs.open import open_reader
        from cleaner.running.files import InputError
        from cleaner.running.records import RecordError

        if folder not in marker.files:
            return
        path = self.folder / folder / marker.files[folder].name
        for found in find_inputs([str(path)]):
            if isinstance(found, InputError):
                raise AuthoringError(str(found))
            for _, record in open_reader(found).records():
                try:
                    yield fields_of(record)
                except RecordError as error:
                    raise AuthoringError(f"{path}:{record.number}: {error}") from None


def _found(row: Mapping[str, Any], excerpt: str) -> Found:
    return Found(row["code"], row["name"], row["start"], row["end"], row["replacement"], excerpt)


def _shown(row: Mapping[str, Any]) -> str:
    """What a finding of a row is about: what it took away, or what it says."""
    return " ".join((row["original"] or row["message"]).split())
