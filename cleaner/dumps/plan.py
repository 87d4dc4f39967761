"""From inputs to a plan: how many records there are, and which of them make a shard."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from cleaner.dumps.inputs.fields import fields_of
from cleaner.dumps.inputs.identity import identity
from cleaner.dumps.inputs.open import open_reader
from cleaner.dumps.inputs.raw import open_raw
from cleaner.dumps.inputs.record import Caps, Cursor, Input
from cleaner.dumps.manifest import Shard, Slice
from cleaner.dumps.resources import Resources
from cleaner.dumps.settings import Settings
from cleaner.running.records import RecordError

STEP = 50
"""Records between two places that a shard may begin at; a multiple of it makes a shard."""

MAX_SHARD = 1_000
"""Records of a shard at most: some tens of seconds of work that a kill can cost, files of some megabytes."""

SHARDS = 64
"""Shards that a small input is cut into, so that all processes have work until the end."""


@dataclass(frozen=True, slots=True)
class Scanned:
    """An input that was read from end to end.

    Attributes:
        identity: What tells whether it changed.
        records: In it.
        cursors: Of every ``STEP``th record, from the first on.
    """

    identity: Mapping[str, Any]
    records: int
    cursors: tuple[Cursor, ...]


REPORT_EVERY = 200
"""Records between two words on how far counting is."""


@dataclass(frozen=True, slots=True)
class Looked:
    """How many records of something were looked at so far."""

    what: str
    records: int


@dataclass(frozen=True, slots=True)
class Scan:
    """The task of reading an input from end to end."""

    input: Input
    caps: Caps

    def run(self, resources: Resources) -> Scanned:
        """Count its records, and find out what it is."""
        cursors: list[Cursor] = []
        records = 0
        for cursor, _ in open_reader(self.input, self.caps).records(payload=False):
            if records % STEP == 0:
                cursors.append(cursor)
            records += 1
            if records % REPORT_EVERY == 0:
                resources.report(Looked(self.input.url, records))
        resources.report(Looked(self.input.url, records))
        return Scanned(identity(self.input), records, tuple(cursors))


@dataclass(frozen=True, slots=True)
class Sample:
    """The task of looking at the first records, to find one schema for all Parquet tables of a run."""

    inputs: tuple[Input, ...]
    settings: Settings

    def run(self, resources: Resources) -> dict[str, Any]:
        """The schemas of rows and of findings."""
        from cleaner.dumps.outputs.rows import carried_fields
        from cleaner.dumps.outputs.schema import FINDINGS_SCHEMA, schema_of, types_of

        output = self.settings.output
        given: dict[str, Any] = {}
        samples = []
        for source in self.inputs[:SAMPLED_INPUTS]:
            for _, record in islice(open_reader(source, self.settings.caps).records(), SAMPLED_RECORDS):
                try:
                    fields = fields_of(record)
                except RecordError:
                    continue
                cleaned = self.settings.columns.content_field(fields)
                if source.kind == "parquet":
                    given |= carried_fields(types_of(_arrow_schema(source)), output, cleaned)
                    break
                samples.append(carried_fields(fields, output, cleaned))
        return {"rows": schema_of(samples, output, given), "findings": FINDINGS_SCHEMA}


def _arrow_schema(source: Input) -> Any:
    import pyarrow.parquet as pq

    with open_raw(source.url) as raw:
        return pq.ParquetFile(raw).schema_arrow


SAMPLED_INPUTS = 20
"""Inputs whose first records are looked at."""

SAMPLED_RECORDS = 200
"""Records of each that are; what others have beside it goes into a column of its own."""


def cut(scanned: Sequence[Scanned], shard_records: int | None) -> tuple[Shard, ...]:
    """Shards of all inputs, in order. What they hold depends on the inputs alone, not on who works on them.

    Args:
        scanned: The inputs.
        shard_records: Records of a shard, rounded up to a multiple of ``STEP``; ``None`` chooses.
    """
    total = sum(one.records for one in scanned)
    wanted = shard_records or min(MAX_SHARD, total // SHARDS)
    size = max(STEP, -(-wanted // STEP) * STEP)
    return tuple(Shard(number, tuple(slices)) for number, slices in enumerate(_filled(_steps(scanned), size), start=1))


def _steps(scanned: Iterable[Scanned]) -> Iterator[Slice]:
    for index, one in enumerate(scanned):
        for step, cursor in enumerate(one.cursors):
            yield Slice(index, cursor, min(STEP, one.records - step * STEP))


def _filled(steps: Iterable[Slice], size: int) -> Iterator[list[Slice]]:
    """Steps put together until a shard is full; those of one input become one slice."""
    shard: list[Slice] = []
    records = 0
    for step in steps:
        if records and records + step.records > size:
            yield shard
            shard, records = [], 0
        if shard and shard[-1].source == step.source:
            shard[-1] = shard[-1]._replace(records=shard[-1].records + step.records)
        else:
            shard.append(step)
        records += step.records
    if shard:
        yield shard
