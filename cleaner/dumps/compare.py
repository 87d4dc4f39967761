"""The last pass of a run with ``near_duplicates``: articles that repeat an earlier one are flagged, or dropped."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from cleaner.dumps.manifest import Marker, Plan, Shard, forget_marker, write_marker
from cleaner.dumps.outcome import Outcome
from cleaner.dumps.outputs.encoding import encode_row
from cleaner.dumps.resources import Resources
from cleaner.dumps.settings import Settings
from cleaner.dumps.staging import STAGE, signatures_path, staged
from cleaner.dumps.writing import Writing
from cleaner.finding import Finding


@dataclass(frozen=True, slots=True)
class FinishShard:
    """The task of writing a shard that waited.

    Attributes:
        shard: Which.
        settings: Of the run.
        folder: Of the run.
        schema: Of Parquet output.
        repeats: Findings of articles that repeat an earlier one, by their place in the shard, from 0.
    """

    shard: Shard
    settings: Settings
    folder: Path
    schema: Mapping[str, Any]
    repeats: Mapping[int, Finding]

    def run(self, resources: Resources) -> Marker:
        """Write it; when its marker is there, it is done."""
        forget_marker(self.folder, self.shard)
        writing = Writing(self.folder, self.shard, self.settings.output, self.schema)
        try:
            for place, (label, outcome) in enumerate(staged(self.folder, self.shard)):
                finding = self.repeats.get(place)
                writing.add(label, outcome if finding is None else self._flagged(outcome, finding, label))
            marker = writing.finish()
        except BaseException:
            writing.discard()
            raise
        write_marker(self.folder, marker)
        return marker

    def _flagged(self, outcome: Outcome, finding: Finding, label: str) -> Outcome:
        """The outcome with one more finding; dropped, if such are not wanted."""
        is_json = isinstance(outcome.row, bytes)
        row = json.loads(outcome.row) if isinstance(outcome.row, bytes) else dict(outcome.row)
        if row.get("findings") is not None:
            row["findings"] = [_as_row(finding), *row["findings"]]
        rows = outcome.findings
        if self.settings.output.findings:
            source, _, number = label.rpartition(":")
            first = {**_as_row(finding), "family": finding.family, "excerpt": ""}
            first.pop("original")
            known = {name: rows[0][name] if rows else _text(row.get(name)) for name in ("id", "url")}
            rows = ({"input": source, "number": int(number), **known, **first}, *rows)
        facts = dict(outcome.facts or {})
        facts["codes"] = {**facts.get("codes", {}), finding.code: _as_facts(finding)}
        kind = self.settings.filters.drops_code(finding.code)
        if kind:
            facts["why"] = finding.message
        return replace(
            outcome,
            state="dropped" if kind else outcome.state,
            row=encode_row(row) if is_json else row,
            findings=rows,
            reason=kind or outcome.reason,
            facts=facts,
        )


def repeats_of(plan: Plan, folder: Path) -> dict[int, dict[int, Finding]]:
    """The findings of all articles that repeat an earlier one, by the number of their shard and their place in it."""
    from cleaner.duplicates.flag import duplicate_finding
    from cleaner.duplicates.groups import find_groups

    found: dict[int, dict[int, Finding]] = {}
    for one in find_groups([signatures_path(folder, shard) for shard in plan.shards]):
        original, place = one.original
        label = _label(plan, plan.shards[original], place)
        finding = duplicate_finding(label, one.similarity, exact=one.is_exact)
        found.setdefault(plan.shards[one.shard].number, {})[one.row] = finding
    return found


def finish_tasks(plan: Plan, settings: Settings, folder: Path, todo: Sequence[Shard]) -> list[FinishShard]:
    """The tasks of writing shards that waited."""
    repeats = repeats_of(plan, folder)
    return [FinishShard(shard, settings, folder, plan.schema, repeats.get(shard.number, {})) for shard in todo]


def clear_stage(folder: Path) -> None:
    """Every shard is written: nothing has to wait any more."""
    shutil.rmtree(folder / STAGE, ignore_errors=True)


def _label(plan: Plan, shard: Shard, place: int) -> str:
    for piece, source in zip(shard.slices, plan.inputs_of(shard), strict=True):
        if place < piece.records:
            return f"{source.label}:{piece.cursor.number + place}"
        place -= piece.records
    raise IndexError(place)


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _as_row(finding: Finding) -> dict[str, Any]:
    return {
        "code": finding.code,
        "name": finding.name,
        "start": finding.start,
        "end": finding.end,
        "replacement": finding.replacement,
        "confidence": finding.confidence,
        "message": finding.message,
        "original": finding.original,
    }


def _as_facts(finding: Finding) -> dict[str, Any]:
    counts = {"removed": 0, "rewritten": 0, "flagged": 1, "characters": 0}
    return {"name": finding.name, **counts, "excerpt": finding.message}
