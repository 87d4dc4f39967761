"""The first pass of a run with ``learn_sites``: what repeats on the sites of its inputs, shard by shard."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from cleaner.dumps.inputs.record import Input, Record
from cleaner.dumps.manifest import Shard
from cleaner.dumps.plan import REPORT_EVERY, Looked
from cleaner.dumps.resources import Resources
from cleaner.dumps.settings import Settings
from cleaner.running.worker import Died
from cleaner.sites import SiteMemory, merge_all
from cleaner.sites.memory import Page

SITES = "sites.parquet"
"""What a run has learned, in its folder; another run can use it with ``--sites``."""

PARTS = "sites"
"""The folder with what was learned from each shard; gone when all is put together."""


@dataclass(frozen=True)
class LearnRecords:
    """The job of learning from records, as :class:`cleaner.sites.learning.LearnPages` does from pages."""

    settings: Settings

    def prepare(self) -> Callable[[Record], list[tuple[str, int, Page]]]:
        """The function gives the host, the key and the lines of a page; nothing for one without an address."""
        from cleaner.dumps.inputs.fields import fields_of
        from cleaner.running.records import RecordError
        from cleaner.sites.learning import LearnPages

        columns, language = self.settings.columns, self.settings.language
        pages = LearnPages()

        def learn(record: Record) -> list[tuple[str, int, Page]]:
            try:
                return pages.learn(columns.request(fields_of(record), language))
            except RecordError:
                return []

        return learn


@dataclass(frozen=True, slots=True)
class LearnShard:
    """The task of learning from a shard."""

    shard: Shard
    inputs: tuple[Input, ...]
    settings: Settings
    folder: Path

    @property
    def path(self) -> Path:
        """Where what is learned goes."""
        return self.folder / PARTS / f"{self.shard.name}.parquet"

    def run(self, resources: Resources) -> int:
        """Learn from every record that can be read; the others have their turn when they are cleaned."""
        worker = resources.worker(LearnRecords(self.settings), self.settings.limits)
        memory = SiteMemory()
        for number, (_, answer) in enumerate(worker.answers(self._asked(resources)), start=1):
            if number % REPORT_EVERY == 0:
                resources.report(Looked(self.shard.name, number))
            if not isinstance(answer, Died):
                for host, key, page in answer:
                    memory.put(host, key, page)
        _save(memory, self.path)
        resources.report(Looked(self.shard.name, self.shard.records))
        return self.shard.records

    def _asked(self, resources: Resources) -> Iterator[Record]:
        reader = resources.reader(self.settings.caps)
        for piece, source in zip(self.shard.slices, self.inputs, strict=True):
            for _, record in reader.records(source, piece.cursor, piece.records):
                if record.problem is None:
                    yield record


def put_together(folder: Path, tasks: list[LearnShard]) -> None:
    """Make one memory of those of all shards, and remove them."""
    _save(merge_all(SiteMemory.load(task.path) for task in tasks), folder / SITES)
    remove_parts(folder)


def remove_parts(folder: Path) -> None:
    """What was learned from each shard is not needed any more."""
    for path in (folder / PARTS).glob("*"):
        path.unlink()
    if (folder / PARTS).is_dir():
        (folder / PARTS).rmdir()


def _save(memory: SiteMemory, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    memory.save(part)
    with part.open("rb") as file:
        os.fsync(file.fileno())
    part.replace(path)
