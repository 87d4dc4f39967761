"""A run: plan it or take it up again, have every shard done, and make the accounts add up."""

from __future__ import annotations

import json
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from cleaner.dumps.compare import FinishShard, clear_stage, finish_tasks
from cleaner.dumps.counts import Counts
from cleaner.dumps.engines.engine import Engine, Failed
from cleaner.dumps.engines.local import LocalEngine
from cleaner.dumps.inputs.identity import unchanged
from cleaner.dumps.inputs.record import Input
from cleaner.dumps.learn import SITES, LearnShard, put_together, remove_parts
from cleaner.dumps.manifest import (
    MANIFEST,
    SUMMARY,
    Marker,
    Plan,
    PlannedInput,
    plan_from_json,
    plan_to_json,
    read_marker,
    write_json,
)
from cleaner.dumps.outcome import LETTERS
from cleaner.dumps.plan import Looked, Sample, Scan, Scanned, cut
from cleaner.dumps.progress import Phase, Progress
from cleaner.dumps.settings import Settings
from cleaner.dumps.shard import CleanShard, RetryShard, ShardProgress
from cleaner.dumps.staging import STAGE
from cleaner.dumps.summary import accounts, summary_of
from cleaner.dumps.versions import versions

LOCK = ".lock"

LOG = "log.jsonl"
"""How far the run was, and when. The only file of a run that tells of times, so it is another one every time."""

LOG_EVERY = 10.0
"""Seconds between two lines of it at least: a day of work makes a file of two megabytes."""

SPOOLED = "input"
"""The folder in a run's for inputs that no other process can read: standard input."""


class RunError(ValueError):
    """A run that cannot begin or go on; the text says why, and what can be done."""


@dataclass(frozen=True, slots=True)
class Finished:
    """How a run ended.

    Attributes:
        complete: Every shard is done; otherwise it was asked to stop, and the same call goes on.
        summary: What ``summary.json`` holds; of what is done so far, if it is not complete.
        complaints: Where the accounts do not add up; empty unless something is badly wrong.
        progress: At its end.
    """

    complete: bool
    summary: Mapping[str, Any]
    complaints: tuple[str, ...]
    progress: Progress


def run(
    inputs: Sequence[Input],
    folder: Path,
    settings: Settings | None = None,
    *,
    engine: Engine | None = None,
    retry_quarantined: bool = False,
    given: Sequence[str] = (),
    watch: Callable[[Progress], None] = lambda progress: None,
    stopping: Callable[[], bool] = lambda: False,
) -> Finished:
    """Clean every record of the inputs into a folder; go on where an earlier run of the same was ended.

    Args:
        inputs: As :func:`cleaner.dumps.inputs.find.find_inputs` found them.
        folder: Of the run. It is made if it is not there.
        settings: What decides on the output.
        engine: Who does the work; ``None`` for one process on each core, ended when the run ends.
        retry_quarantined: Do shards with quarantined records once more; for these, other limits than before may hold.
        given: What was typed, to be kept in the manifest.
        watch: Called with how far the run is, after every few records.
        stopping: Asked now and then; if it says so, shards that were begun are finished, and no more are.

    Raises:
        RunError: The folder holds another run, or something that is none; another process is at work there; or a task
            failed for a reason that has nothing to do with records, such as a full disk.
    """
    from filelock import FileLock, Timeout

    settings = settings or Settings()
    folder = Path(folder)
    _refuse_other_folder(folder)
    folder.mkdir(parents=True, exist_ok=True)
    own_engine = LocalEngine() if engine is None else None
    try:
        with FileLock(folder / LOCK, blocking=False):
            going = _Going(folder, settings, own_engine or engine or LocalEngine(), watch, stopping)
            return going.run(inputs, tuple(given), retry_quarantined)
    except Timeout:
        raise RunError(f"{folder}: another process is at work on this run") from None
    finally:
        if own_engine is not None:
            own_engine.close()


def _refuse_other_folder(folder: Path) -> None:
    if folder.exists() and not folder.is_dir():
        raise RunError(f"{folder}: is a file; a run needs a folder of its own")
    if folder.is_dir() and not (folder / MANIFEST).exists():
        others = [path.name for path in folder.iterdir() if not path.name.startswith(".") and path.name != SPOOLED]
        if others:
            raise RunError(f"{folder}: holds something that is no run ({others[0]}, …); name a new or empty folder")


@dataclass
class _Going:
    """A run while it goes on."""

    folder: Path
    settings: Settings
    engine: Engine
    watch: Callable[[Progress], None]
    stopping: Callable[[], bool]
    began: float = field(default_factory=time.monotonic)
    done: Counter[str] = field(default_factory=Counter)
    before: int = 0
    restarts: int = 0
    shards_done: int = 0
    in_flight: dict[int, ShardProgress] = field(default_factory=dict)
    plan: Plan | None = None
    phase: Phase = "counting"
    looked: dict[str, int] = field(default_factory=dict)
    logged: float = float("-inf")

    def run(self, inputs: Sequence[Input], given: tuple[str, ...], retry: bool) -> Finished:
        plan = self.plan = self._resumed(inputs, retry) or self._planned(inputs, given)
        if plan is None:
            return Finished(False, {}, (), self._progress())
        self._sweep()
        settings = self._learned(plan) if self.settings.learn_sites else self.settings
        if settings is None:
            return Finished(False, {}, (), self._progress())
        self._begin("cleaning")
        todo = list(self._todo(plan, settings, retry))
        self.before = self.done.total()
        self._say()
        failure = self._clean(todo)
        seconds = time.monotonic() - self.began
        if failure is None and settings.near_duplicates:
            failure = self._compare(plan, settings)
        if failure is not None:
            raise RunError(f"{failure}\nWhat was done is kept: the same command goes on")
        return self._finish(plan, seconds)

    def _planned(self, inputs: Sequence[Input], given: tuple[str, ...]) -> Plan | None:
        """A new plan, written to the manifest; ``None`` if asked to stop meanwhile."""
        scanned: dict[Input, Scanned] = {}
        tasks = [Scan(source, self.settings.caps) for source in inputs]
        for task, result in self.engine.run(tasks, self._said, self.stopping):
            assert isinstance(task, Scan)
            if isinstance(result, Failed):
                raise RunError(f"{task.input.label}: cannot be read: {result.reason}")
            scanned[task.input] = result
        if len(scanned) < len(inputs):
            return None
        ordered = [scanned[source] for source in inputs]
        plan = Plan(
            inputs=tuple(
                PlannedInput(source, one.identity, one.records) for source, one in zip(inputs, ordered, strict=True)
            ),
            settings=self.settings.model_dump(mode="json"),
            versions=versions(self.settings.config),
            shards=cut(ordered, self.settings.shard_records),
            schema=self._schema(inputs),
            given=given,
        )
        write_json(self.folder / MANIFEST, plan_to_json(plan))
        return plan

    def _schema(self, inputs: Sequence[Input]) -> Mapping[str, Any]:
        """One schema for all Parquet files of the run."""
        if self.settings.output.format != "parquet":
            return {}
        for _, result in self.engine.run([Sample(tuple(inputs), self.settings)], self._said, _never):
            if isinstance(result, Failed):
                raise RunError(f"the first records cannot be read: {result.reason}")
            schema: Mapping[str, Any] = result
            return schema
        return {}

    def _resumed(self, inputs: Sequence[Input], retry: bool) -> Plan | None:
        """The plan of the manifest, if there is one.

        Raises:
            RunError: It is another run's.
        """
        path = self.folder / MANIFEST
        if not path.exists():
            return None
        try:
            plan = plan_from_json(json.loads(path.read_bytes()))
        except (ValueError, KeyError, TypeError) as error:
            raise RunError(f"{path}: cannot be read: {error}") from None
        differences = [*self._other_settings(plan, retry), *self._other_versions(plan), *_other_inputs(plan, inputs)]
        if differences:
            said = "\n".join(f"  {difference}" for difference in differences)
            raise RunError(
                f"{self.folder}: holds a run that was begun with something else:\n{said}\n"
                "Go on as it was begun, or name another folder"
            )
        if retry and self.settings.near_duplicates:
            raise RunError(f"{self.folder}: --retry-quarantined cannot go with --near-duplicates: begin another run")
        if retry:
            settings = self.settings.model_dump(mode="json")
            if settings != plan.settings:
                plan = Plan(plan.inputs, settings, plan.versions, plan.shards, plan.schema, plan.given)
                write_json(path, plan_to_json(plan))
        return plan

    def _other_settings(self, plan: Plan, retry: bool) -> Iterator[str]:
        now = _flat(self.settings.model_dump(mode="json"))
        then = _flat(plan.settings)
        for name in sorted(now.keys() | then.keys()):
            if now.get(name) != then.get(name) and not (retry and name.startswith("limits.")):
                yield f"{name}: was {then.get(name)!r}, is {now.get(name)!r}"

    def _other_versions(self, plan: Plan) -> Iterator[str]:
        now = versions(self.settings.config)
        for name in sorted(now.keys() | plan.versions.keys()):
            then, this = plan.versions.get(name), now.get(name)
            if then != this:
                yield f"version of {name}: was {_short(then)}, is {_short(this)}"

    def _sweep(self) -> None:
        """Remove what a killed process left half written."""
        for path in self.folder.rglob(".*.part"):
            path.unlink(missing_ok=True)

    def _learned(self, plan: Plan) -> Settings | None:
        """The settings with what repeats on the sites of the inputs; ``None`` if asked to stop meanwhile."""
        self._begin("learning")
        path = self.folder / SITES
        if not path.exists():
            tasks = [LearnShard(shard, plan.inputs_of(shard), self.settings, self.folder) for shard in plan.shards]
            todo = [task for task in tasks if not task.path.exists()]
            for task, result in self.engine.run(todo, self._said, self.stopping):
                assert isinstance(task, LearnShard)
                if isinstance(result, Failed):
                    raise RunError(f"shard {task.shard.number}: {result.reason}")
            if not all(task.path.exists() for task in tasks):
                return None
            put_together(self.folder, tasks)
        remove_parts(self.folder)
        config = self.settings.config.model_copy(update={"sites": path})
        return self.settings.model_copy(update={"config": config})

    def _todo(self, plan: Plan, settings: Settings, retry: bool) -> Iterator[CleanShard | RetryShard]:
        for shard in plan.shards:
            task = CleanShard(shard, plan.inputs_of(shard), settings, self.folder, plan.schema)
            marker = read_marker(self.folder, shard)
            if marker is None and settings.near_duplicates:
                marker = read_marker(self.folder / STAGE, shard)
            if marker is None:
                yield task
            elif retry and LETTERS["quarantined"] in marker.states:
                yield RetryShard(task, marker)
            else:
                self._count(marker)

    def _clean(self, todo: Sequence[CleanShard | RetryShard]) -> str | None:
        """Do shards; if one failed for a reason that is not a record's, say which."""
        failures: list[str] = []
        for task, result in self.engine.run(todo, self._said, lambda: bool(failures) or self.stopping()):
            assert isinstance(task, CleanShard | RetryShard)
            self.in_flight.pop(task.shard.number, None)
            if not isinstance(result, Failed):
                self._count(result)
            elif result.ended and isinstance(task, CleanShard):
                self._count(task.lost(result.reason))
            else:
                failures.append(f"shard {task.shard.number}: {result.reason}")
            self._say()
        return failures[0] if failures else None

    def _compare(self, plan: Plan, settings: Settings) -> str | None:
        """Write the shards that waited for each other, if all are there; if one failed, say which."""
        todo = [shard for shard in plan.shards if read_marker(self.folder, shard) is None]
        if any(read_marker(self.folder / STAGE, shard) is None for shard in todo):
            return None  # asked to stop before all were cleaned
        if todo:
            self._begin("comparing")
            for task, result in self.engine.run(finish_tasks(plan, settings, self.folder, todo), self._said, _never):
                assert isinstance(task, FinishShard)
                if isinstance(result, Failed):
                    return f"shard {task.shard.number}: {result.reason}"
                self.looked[task.shard.name] = task.shard.records
                self._say()
        clear_stage(self.folder)
        return None

    def _finish(self, plan: Plan, seconds: float) -> Finished:
        """The end of a run, or of what was done of it; ``seconds`` is what cleaning took."""
        counts = Counts()
        done = 0
        for shard in plan.shards:
            if (marker := read_marker(self.folder, shard)) is not None:
                counts.merge(Counts.from_dict(marker.counts))
                done += 1
        self._log(self._progress(), every=0)
        complete = done == len(plan.shards)
        complaints = tuple(accounts(plan.records, counts)) if complete else ()
        summary = summary_of(counts, plan.records)
        if complete:
            self._sweep()  # of processes that were killed while this one went on
            self.done = Counter(counts.states)
            write_json(self.folder / SUMMARY, summary)
        progress = replace(self._progress(), phase="cleaning", seconds=seconds)
        return Finished(complete, summary, complaints, progress)

    def _count(self, marker: Marker) -> None:
        letters = {letter: state for state, letter in LETTERS.items()}
        self.done.update(letters[letter] for letter in marker.states)
        self.shards_done += 1

    def _said(self, said: Any) -> None:
        if isinstance(said, ShardProgress):
            earlier = self.in_flight.get(said.shard)
            self.restarts += said.restarts - (earlier.restarts if earlier else 0)
            self.in_flight[said.shard] = said
            self._say()
        elif isinstance(said, Looked):
            self.looked[said.what] = said.records
            self._say()

    def _begin(self, phase: Phase) -> None:
        self.phase = phase
        self.looked.clear()
        self.began = time.monotonic()

    def _say(self) -> None:
        progress = self._progress()
        self.watch(progress)
        self._log(progress)

    def _log(self, progress: Progress, every: float = LOG_EVERY) -> None:
        """Note how far the run is, now and then, for a report on its speed. Not an output: it tells of times."""
        now = time.monotonic()
        if now - self.logged >= every:
            self.logged = now
            line = {"at": round(time.time(), 3), **asdict(progress)}
            with (self.folder / LOG).open("a", encoding="utf-8") as file:
                file.write(json.dumps(line, sort_keys=True) + "\n")

    def _progress(self) -> Progress:
        states = Counter(self.done)
        for one in self.in_flight.values():
            states.update(one.states)
        return Progress(
            records_total=self.plan.records if self.plan else None,
            states=dict(states),
            shards_total=len(self.plan.shards) if self.plan else 0,
            shards_done=self.shards_done,
            restarts=self.restarts,
            seconds=time.monotonic() - self.began,
            phase=self.phase,
            looked_at=sum(self.looked.values()),
            records_before=self.before,
        )


def _never() -> bool:
    return False


def _other_inputs(plan: Plan, inputs: Sequence[Input]) -> Iterator[str]:
    planned = {one.input.url: one for one in plan.inputs}
    now = {source.url: source for source in inputs}
    for url, source in now.items():
        if url not in planned:
            yield f"input {source.label}: was not there"
        elif not unchanged(source, planned[url].identity):
            yield f"input {source.label}: has changed"
    for url, one in planned.items():
        if url not in now:
            yield f"input {one.input.label}: is gone"
    if list(planned) != list(now) and planned.keys() == now.keys():
        yield "inputs: are in another order"


def _flat(value: Mapping[str, Any], before: str = "") -> dict[str, Any]:
    """Nested settings as dotted names, so that a message can name the one that differs."""
    flat: dict[str, Any] = {}
    for name, inner in value.items():
        if isinstance(inner, dict):
            flat |= _flat(inner, f"{before}{name}.")
        else:
            flat[before + name] = inner
    return flat


def _short(version: str | None) -> str:
    return "none" if version is None else version[:12]
