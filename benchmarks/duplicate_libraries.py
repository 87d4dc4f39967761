"""rensa against datasketch: time of a signature, error of the estimate, chance agreement, weight.

Measured on shingles that are numbers already, so that both are given the same and only the sketch is timed.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from importlib import metadata

import numpy as np
from numpy.typing import NDArray

from cleaner.duplicates.signature import SLOTS

SIZES = (60, 500, 2000)
"""Shingles of a short article, a usual one and a long one."""

SIMILARITIES = (0.3, 0.5, 0.7, 0.9)
PAIRS = 300
"""Pairs for each size and similarity."""

Sketch = Callable[[NDArray[np.uint64]], NDArray[np.uint32]]


def sketches() -> dict[str, Sketch]:
    """Ways to a signature of the same number of slots."""
    from datasketch import MinHash
    from rensa import CMinHash, RMinHash

    permutations = MinHash(num_perm=SLOTS, seed=1).permutations  # made once, as a careful user would

    def by_datasketch(shingles: NDArray[np.uint64]) -> NDArray[np.uint32]:
        sketch = MinHash(num_perm=SLOTS, permutations=permutations, hashfunc=int, scheme="affine32")
        sketch.update_batch((shingles >> np.uint64(32)).tolist())
        return np.asarray(sketch.hashvalues)

    def by_rensa(shingles: NDArray[np.uint64]) -> NDArray[np.uint32]:
        matrix = RMinHash.digest_matrix_from_flat_token_hashes(shingles, [0, len(shingles)], SLOTS, 1)
        return np.array(matrix.to_rows()[0], dtype=np.uint32)

    def by_rensa_c(shingles: NDArray[np.uint64]) -> NDArray[np.uint32]:
        return np.array(CMinHash.digests64_from_token_hash_sets([shingles], SLOTS, 1)[0]).astype(np.uint32)

    return {"rensa R-MinHash": by_rensa, "rensa C-MinHash": by_rensa_c, "datasketch": by_datasketch}


def report() -> Iterator[str]:
    """Lines of the comparison."""
    for name, sketch in sketches().items():
        yield f"{name}: " + ", ".join(f"{_microseconds(sketch, size):.0f} µs for {size} shingles" for size in SIZES)
        for size in SIZES:
            errors = [_errors(sketch, size, similarity) for similarity in SIMILARITIES]
            told = ", ".join(f"{one.mean():+.3f} ± {one.std():.3f}" for one in errors)
            yield f"  {size} shingles, error at {', '.join(map(str, SIMILARITIES))}: {told}"
        yield f"  agreement of different texts, lower 16 bits: {_by_chance(sketch):.6f} (1 in 65,536 is 0.000015)"
    theory = ", ".join(f"{(s * (1 - s) / SLOTS) ** 0.5:.3f}" for s in SIMILARITIES)
    yield f"theory, standard error at {', '.join(map(str, SIMILARITIES))}: {theory}"
    for name, needs in (("rensa", ()), ("datasketch", ("scipy",))):
        size = sum(_installed(one) for one in (name, *needs)) / 1e6
        yield (
            f"{name} {metadata.version(name)}: {size:.1f} MB installed{' with ' if needs else ''}{', '.join(needs)}, "
            f"import {_import_seconds(name) - _import_seconds('numpy'):.2f} s beside numpy"
        )
    digests = {_elsewhere(seed) for seed in ("0", "1", "2")}
    yield f"signatures of one text in three processes: {len(digests)} different"


def _pair(size: int, similarity: float, seed: int) -> tuple[NDArray[np.uint64], NDArray[np.uint64], float]:
    """Two sets of a size, and what they share."""
    shared = round(2 * size * similarity / (1 + similarity))
    made = np.random.default_rng(seed).integers(0, 2**64, 2 * size - shared, dtype=np.uint64)
    return np.sort(made[:size]), np.sort(made[size - shared :]), shared / (2 * size - shared)


def _errors(sketch: Sketch, size: int, similarity: float) -> NDArray[np.float64]:
    errors = []
    for seed in range(PAIRS):
        one, other, truth = _pair(size, similarity, seed)
        errors.append((sketch(one) == sketch(other)).mean() - truth)
    return np.array(errors)


def _by_chance(sketch: Sketch) -> float:
    made = np.random.default_rng(0).integers(0, 2**64, (400, 300), dtype=np.uint64)
    slots = np.array([sketch(one) for one in made]).astype(np.uint16)
    return float(np.mean([(slots[at] == slots[at + 1 :]).mean() for at in range(len(slots) - 1)]))


def _microseconds(sketch: Sketch, size: int) -> float:
    shingles = _pair(size, 0.0, 0)[0]
    sketch(shingles)
    times = []
    for _ in range(5):
        start = time.perf_counter()
        for _ in range(50):
            sketch(shingles)
        times.append((time.perf_counter() - start) / 50)
    return min(times) * 1e6


def _installed(name: str) -> int:
    """Bytes of a distribution's files."""
    files = metadata.files(name) or []
    return sum(file.locate().stat().st_size for file in files if file.locate().is_file())  # type: ignore[attr-defined]


def _import_seconds(name: str) -> float:
    code = f"import time; start = time.perf_counter(); import numpy, {name}; print(time.perf_counter() - start)"
    return min(float(subprocess.check_output([sys.executable, "-c", code])) for _ in range(3))


def _elsewhere(seed: str) -> bytes:
    code = "from cleaner.duplicates import signature; print(signature(' '.join(map(str, range(500)))).tobytes().hex())"
    return subprocess.check_output([sys.executable, "-c", code], env={**os.environ, "PYTHONHASHSEED": seed})
