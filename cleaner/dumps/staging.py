"""Shards that are cleaned but wait for all others: near-duplicates can be told only when every article is there."""

from __future__ import annotations

import os
import pickle
from collections.abc import Iterator
from pathlib import Path

from cleaner.dumps.manifest import Marker, Shard
from cleaner.dumps.outcome import LETTERS, Outcome
from cleaner.duplicates.files import write_signatures

STAGE = "stage"
"""The folder in a run's where shards wait; gone when the run is complete."""


class Staging:
    """Outcomes of a shard on their way to the stage: one after the other in a file, and their signatures beside it.

    Args:
        folder: Of the run.
        shard: Whose outcomes come, in order.
    """

    def __init__(self, folder: Path, shard: Shard) -> None:
        self.folder = folder / STAGE
        self.folder.mkdir(parents=True, exist_ok=True)
        self._shard = shard
        self._path = outcomes_path(folder, shard)
        self._part = self._path.with_name(f".{self._path.name}.{os.getpid()}.part")
        self._file = self._part.open("wb")
        self._states: list[str] = []
        self._signatures: list[tuple[int, bytes]] = []

    def add(self, label: str, outcome: Outcome) -> None:
        """Take one."""
        if outcome.signature:
            self._signatures.append((len(self._states), outcome.signature))
        self._states.append(LETTERS[outcome.state])
        pickle.dump((label, outcome), self._file, pickle.HIGHEST_PROTOCOL)

    def finish(self) -> Marker:
        """Complete the files."""
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()
        self._part.replace(self._path)
        write_signatures(signatures_path(self.folder.parent, self._shard), self._signatures)
        return Marker(self._shard.number, "".join(self._states), {}, {})

    def discard(self) -> None:
        """Leave nothing behind."""
        self._file.close()
        self._part.unlink(missing_ok=True)


def outcomes_path(folder: Path, shard: Shard) -> Path:
    """Where the outcomes of a shard wait."""
    return folder / STAGE / f"{shard.name}.outcomes"


def signatures_path(folder: Path, shard: Shard) -> Path:
    """Where their signatures are."""
    return folder / STAGE / f"{shard.name}.signatures"


def staged(folder: Path, shard: Shard) -> Iterator[tuple[str, Outcome]]:
    """The outcomes of a shard, each with the label of its record."""
    with outcomes_path(folder, shard).open("rb") as file:
        for _ in range(shard.records):
            label, outcome = pickle.load(file)
            yield label, outcome
