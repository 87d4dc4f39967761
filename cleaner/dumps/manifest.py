"""What a run is to do, and what of it is done: the manifest and the markers of finished shards."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from cleaner.dumps.inputs.record import Cursor, Input
from cleaner.dumps.outputs.table import Written

FORMAT = 1
"""Of the manifest; another number is another, unreadable one."""

MANIFEST = "manifest.json"
SUMMARY = "summary.json"
MARKERS = "shards"


class Slice(NamedTuple):
    """Records of one input that stand one behind the other.

    Attributes:
        source: Index of the input in the plan.
        cursor: Where they begin.
        records: How many.
    """

    source: int
    cursor: Cursor
    records: int


@dataclass(frozen=True, slots=True)
class Shard:
    """What is cleaned and written at a time.

    Attributes:
        number: From 1, in the order of the inputs.
        slices: Its records.
    """

    number: int
    slices: tuple[Slice, ...]

    @property
    def records(self) -> int:
        """How many records it has."""
        return sum(piece.records for piece in self.slices)

    @property
    def name(self) -> str:
        """As its files are called: ``part-00001``."""
        return f"part-{self.number:05}"


@dataclass(frozen=True, slots=True)
class PlannedInput:
    """An input as it was when the run was planned.

    Attributes:
        input: Where it is.
        identity: What tells whether it changed: size, time of change, digest.
        records: In it.
    """

    input: Input
    identity: Mapping[str, Any]
    records: int


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything that a run's output depends on.

    Attributes:
        inputs: In the order of reading.
        settings: As JSON.
        versions: Of code, rules, models and libraries.
        shards: In order; together they hold every record once.
        schema: Of Parquet output; empty for others.
        given: What was typed, for the message that says how to go on.
    """

    inputs: tuple[PlannedInput, ...]
    settings: Mapping[str, Any]
    versions: Mapping[str, str]
    shards: tuple[Shard, ...]
    schema: Mapping[str, Any] = field(default_factory=dict)
    given: tuple[str, ...] = ()

    @property
    def records(self) -> int:
        """Of all inputs."""
        return sum(planned.records for planned in self.inputs)

    def inputs_of(self, shard: Shard) -> tuple[Input, ...]:
        """The input of each slice of a shard."""
        return tuple(self.inputs[piece.source].input for piece in shard.slices)


@dataclass(frozen=True, slots=True)
class Marker:
    """A shard that is done: its files are complete, and this is what is in them.

    Attributes:
        shard: Its number.
        states: One letter for each record, in order: ``k`` kept, ``r`` review, ``d`` dropped, ``q`` quarantined.
        files: By folder.
        counts: What the summary is added up from.
    """

    shard: int
    states: str
    files: Mapping[str, Written]
    counts: Mapping[str, Any]


def write_json(path: Path, value: Any) -> None:
    """Write a file that is there in whole or not at all, even if the power fails.

    Names of files that are no UTF-8 have lone surrogates in Python; they are written as their escapes.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    with part.open("w", encoding="utf-8", errors="backslashreplace") as file:
        json.dump(value, file, ensure_ascii=False, indent=1, sort_keys=True)
        file.write("\n")
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)


def plan_to_json(plan: Plan) -> dict[str, Any]:
    """The plan as the manifest holds it; shards are lists of ``[input, position, number, records]``."""
    return {
        "format": FORMAT,
        "given": list(plan.given),
        "settings": plan.settings,
        "versions": plan.versions,
        "schema": plan.schema,
        "records": plan.records,
        "inputs": [
            {**asdict(planned.input), "identity": dict(planned.identity), "records": planned.records}
            for planned in plan.inputs
        ],
        "shards": [
            [[piece.source, piece.cursor.position, piece.cursor.number, piece.records] for piece in shard.slices]
            for shard in plan.shards
        ],
    }


def plan_from_json(value: Mapping[str, Any]) -> Plan:
    """The plan that a manifest holds.

    Raises:
        ValueError: It is of another format.
    """
    if value.get("format") != FORMAT:
        raise ValueError(f"has format {value.get('format')}, and this version writes {FORMAT}")
    inputs = []
    for entry in value["inputs"]:
        where = {name: entry[name] for name in ("url", "label", "kind", "compression", "size")}
        inputs.append(PlannedInput(Input(**where), entry["identity"], entry["records"]))
    shards = (
        Shard(number, tuple(Slice(source, Cursor(position, first), count) for source, position, first, count in pieces))
        for number, pieces in enumerate(value["shards"], start=1)
    )
    return Plan(
        inputs=tuple(inputs),
        settings=value["settings"],
        versions=value["versions"],
        shards=tuple(shards),
        schema=value["schema"],
        given=tuple(value["given"]),
    )


def write_marker(folder: Path, marker: Marker) -> None:
    """Say that a shard is done. Its files have to be complete."""
    write_json(folder / MARKERS / f"{marker.shard:05}.json", asdict(marker))


def forget_marker(folder: Path, shard: Shard) -> None:
    """A shard is about to be done anew; if that is cut short, it is not done."""
    (folder / MARKERS / f"{shard.number:05}.json").unlink(missing_ok=True)


def read_marker(folder: Path, shard: Shard) -> Marker | None:
    """The marker of a shard whose files are all there as it says; ``None`` for one that is to be done (again)."""
    try:
        value = json.loads((folder / MARKERS / f"{shard.number:05}.json").read_bytes())
        files = {name: Written(**written) for name, written in value["files"].items()}
        marker = Marker(value["shard"], value["states"], files, value["counts"])
    except (OSError, ValueError, KeyError, TypeError):
        return None
    for name, written in marker.files.items():
        path = folder / name / written.name
        if not path.is_file() or path.stat().st_size != written.size:
            return None
    return marker if len(marker.states) == shard.records else None


def markers(folder: Path, plan: Plan) -> Iterator[Marker]:
    """Those of all shards that are done, in order."""
    for shard in plan.shards:
        if (marker := read_marker(folder, shard)) is not None:
            yield marker
