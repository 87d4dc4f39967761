"""A text as a MinHash signature: 264 bytes, whatever its length.

Two signatures agree in a slot as often as the two texts have a shingle in common (their Jaccard similarity). They are
made with rensa: measured against datasketch it takes a twelfth of the time for an article of 500 words, estimates as
well, needs neither scipy nor anything else, and has wheels for Linux (glibc and musl), macOS and Windows. ``python -m
benchmarks.duplicates`` measures both. rensa changed its algorithm once (0.5), so files of signatures carry the
algorithm's number, and a test pins the signature of a text.
"""

from __future__ import annotations

from functools import lru_cache
from hashlib import blake2b
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cleaner.duplicates.shingles import shingles, token_hashes, tokens

Signature = NDArray[np.uint16]

SLOTS = 128
"""Slots of a signature; the standard error of the estimated similarity is at most 0.044."""

DIGEST = 4
"""Numbers behind the slots, the digest of all words in their order: 64 bits."""

WIDTH = SLOTS + DIGEST
"""Numbers of 16 bits in a signature. Slots keep the lower 16 bits of each minimum: two that differ agree by chance once
in 65,536, and a signature takes half the room."""

ALGORITHM = 2
"""rensa's number for the algorithm of its signatures."""

THRESHOLD = 0.5
"""Estimated similarity from which two texts are near-duplicates: between the most alike of different stories (0.39) and
the least alike of equal ones (0.59) of the tuning cases. An article that lost a third at its end keeps 0.67; two that
have half of their passages in common share 0.33."""

_SEED = 1


@lru_cache(maxsize=1)
def _sketches() -> Any:
    """rensa's MinHash.

    Raises:
        ImportError: rensa is not there, or makes other signatures than files of this version hold.
    """
    try:
        from rensa import RMinHash
    except ImportError as error:
        raise ImportError("near-duplicates need rensa: pip install 'cleaner[dumps]'") from error
    if getattr(RMinHash, "ALGORITHM_VERSION", None) != ALGORITHM:
        raise ImportError("near-duplicates need another version of rensa: pip install 'rensa>=0.5,<0.6'")
    return RMinHash


def signature(text: str) -> Signature | None:
    """The signature of a clean text; ``None`` if it is too short to be told from others by its words.

    The same on every platform, in every process. Never raises on a ``str``.

    Example:
        >>> story = " ".join(f"word{number} of{number % 7}" for number in range(40))
        >>> made = signature(story)
        >>> made.shape, made.dtype.name
        ((132,), 'uint16')
        >>> signature("Too short.") is None
        True
    """
    found = tokens(text)
    hashes = token_hashes(found)
    different = shingles(found, hashes)
    if not len(different):
        return None
    matrix = _sketches().digest_matrix_from_flat_token_hashes(different, [0, len(different)], SLOTS, _SEED)
    made = np.empty(WIDTH, dtype="<u2")
    made[:SLOTS] = np.array(matrix.to_rows()[0], dtype=np.uint32).astype("<u2")  # the lower half
    words = blake2b("\n".join(found).encode("utf-8", "surrogatepass"), digest_size=2 * DIGEST)
    made[SLOTS:] = np.frombuffer(words.digest(), dtype="<u2")
    return made


def similarity(first: Signature, second: Signature) -> float:
    """Estimated share of the shingles of either text that both have, 0 to 1.

    Example:
        >>> story = [f"word{number}" for number in range(80)]
        >>> similarity(signature(" ".join(story)), signature(" ".join(story).upper()))
        1.0
    """
    return float(np.count_nonzero(first[:SLOTS] == second[:SLOTS])) / SLOTS


def same_words(first: Signature, second: Signature) -> bool:
    """Whether two texts have the same words in the same order."""
    return bool((first[SLOTS:] == second[SLOTS:]).all())
