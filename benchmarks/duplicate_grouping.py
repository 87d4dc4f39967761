"""Time and memory of finding groups among made-up signatures, a fifth of them copies."""

from __future__ import annotations

import tempfile
import time
import tracemalloc
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from cleaner.duplicates import Duplicates, find_groups, write_signatures
from cleaner.duplicates.files import ENTRY_BYTES
from cleaner.duplicates.signature import WIDTH

COUNTS = (50_000, 200_000)
SHARDS = 20
COPIES = 0.2
"""Share of the articles that repeat an earlier one, with 0 to 60 % of the slots changed."""


def report() -> Iterator[str]:
    """Lines of the figures."""
    yield f"file of signatures: {ENTRY_BYTES} bytes an article"
    for count in COUNTS:
        signatures = _signatures(count)
        with tempfile.TemporaryDirectory() as folder:
            paths = _written(signatures, Path(folder))
            start = time.process_time()
            found = sum(1 for _ in find_groups(paths))
            seconds = time.process_time() - start
            peak = _traced(lambda paths=paths: sum(1 for _ in find_groups(paths)))[1]
        yield (
            f"groups of {count:,}: {found:,} duplicates in {seconds:.1f} s, peak {peak / 1e6:.1f} MB,"
            f" {peak / count:.0f} bytes an article; a million: {seconds / count * 1e6:.0f} s, {peak / count:.0f} MB"
        )
    start = time.process_time()
    index = _filled(signatures)
    seconds = time.process_time() - start
    kept, peak = _traced(lambda: _filled(signatures))
    yield (
        f"index of {count:,}: {len(index):,} originals, {seconds / count * 1e6:.0f} µs an article,"
        f" {kept / len(index):.0f} bytes an original, {peak / len(index):.0f} while growing"
    )


def _filled(signatures: NDArray[np.uint16]) -> Duplicates:
    index = Duplicates()
    for at, made in enumerate(signatures):
        index.add_signature(f"https://site.example/story/{at}", made)
    return index


def _traced(work: Callable[[], object]) -> tuple[int, int]:
    """Bytes that a piece of work leaves in use, and at most had in use; those of mapped files do not count."""
    tracemalloc.start()
    left = work()
    kept, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    del left
    return kept, peak


def _signatures(count: int) -> NDArray[np.uint16]:
    made = np.random.default_rng(1)
    rows = made.integers(0, 65_536, (count, WIDTH), dtype=np.uint16)
    for at in np.flatnonzero(made.random(count) < COPIES)[1:]:
        kept = made.random(WIDTH) < made.uniform(0.4, 1.0)
        rows[at] = np.where(kept, rows[made.integers(at)], rows[at])
    return rows


def _written(signatures: NDArray[np.uint16], folder: Path) -> list[Path]:
    paths = []
    for number, part in enumerate(np.array_split(signatures, SHARDS)):
        paths.append(folder / f"{number:05}.signatures")
        write_signatures(paths[-1], ((row, made.tobytes()) for row, made in enumerate(part)))
    return paths
