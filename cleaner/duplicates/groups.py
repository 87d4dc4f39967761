"""Near-duplicates among all shards of a run, once every shard is done.

Candidates agree in a band of their signatures; bands are gone through a few at a time, each sorted. Candidates whose
signatures agree enough are joined (union-find). In a group that came about so the first article in input order is an
original, and so is each one that resembles no original before it; the others are duplicates of the first original that
they resemble. So a chain of versions, each a little like the one before, is not taken for one story, and the answer is
what asking :class:`cleaner.duplicates.Duplicates` article by article would give, but for a pair in ten thousand or so
that only one of them sees.

The answer depends on the signatures and their order alone: not on how they are cut into shards, on the number of
workers, or on the machine. Memory is about 65 bytes for each article (measured with a million); signatures stay on the
disk, and are read from front to back once for every three bands.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from cleaner.duplicates.bands import BANDS, band_keys
from cleaner.duplicates.files import read_signatures
from cleaner.duplicates.signature import SLOTS, THRESHOLD

BANDS_AT_ONCE = 3
"""Bands whose keys are in memory together: 8 bytes for each article and band, against one reading of all files."""

PAIRS_AT_ONCE = 16_384
"""Pairs whose signatures are compared together, 512 bytes each."""

ROWS_AT_ONCE = 65_536
"""Signatures of a file that are read together."""

MAX_FIRSTS = 16
"""Articles of one bucket that all later ones of it are compared with. More than a few articles that agree in a band and
are different stories are rare; a site of pages that nearly are near-duplicates must not take quadratic time."""

MAX_ORIGINALS = 1000
"""Originals of one group; what resembles none of them stays unflagged. The same guard as before."""

_Places = NDArray[np.int64]
"""Articles by their place in input order."""

_Estimate = Callable[[_Places, _Places], NDArray[np.float64]]


class Duplicate(NamedTuple):
    """An article that repeats an earlier one.

    Attributes:
        shard: Index of its file of signatures, from 0.
        row: Number of its row there.
        original: Shard and row of the first article that tells the story.
        similarity: Estimated from the signatures, 0 to 1.
        is_exact: Whether both have the same words in the same order.
    """

    shard: int
    row: int
    original: tuple[int, int]
    similarity: float
    is_exact: bool


def find_groups(paths: Sequence[Path], threshold: float = THRESHOLD) -> Iterator[Duplicate]:
    """Articles that repeat an earlier one, in input order.

    Args:
        paths: Files of signatures, one for each shard, in input order.
        threshold: Estimated similarity from which two articles are near-duplicates; below 0.4 many pairs are missed.

    Raises:
        SignatureError: A file is cut off, or was made by another version.
    """
    store = _Store(paths)
    labels = _joined(store, threshold)
    originals, similarities = _to_originals(labels, store, threshold)
    del labels
    found = np.flatnonzero(originals >= 0)
    for start in range(0, len(found), PAIRS_AT_ONCE):
        part = found[start : start + PAIRS_AT_ONCE]
        firsts = originals[part]
        exact = (store.take("digest", part) == store.take("digest", firsts)).all(axis=1)
        where, whence = store.where(part), store.where(firsts)
        for at, place in enumerate(part.tolist()):
            yield Duplicate(*where[at], whence[at], float(similarities[place]), bool(exact[at]))


class _Store:
    """Signatures of all shards, numbered through."""

    def __init__(self, paths: Sequence[Path]) -> None:
        self.files = [read_signatures(path) for path in paths]
        self.starts = np.cumsum([0, *map(len, self.files)])
        self.count = int(self.starts[-1])

    def keys(self, first: int, last: int) -> NDArray[np.uint64]:
        """Keys of some bands, one row for each band."""
        keys = np.empty((last - first, self.count), dtype=np.uint64)
        for start, file in zip(self.starts.tolist(), self.files, strict=False):
            for at in range(0, len(file), ROWS_AT_ONCE):
                part = file["slots"][at : at + ROWS_AT_ONCE]
                keys[:, start + at : start + at + len(part)] = band_keys(part, first, last)
        return keys

    def take(self, field: str, places: _Places) -> NDArray[np.uint16]:
        """One field of some articles."""
        taken = np.empty((len(places), *self._shape(field)), dtype=np.uint16)
        shards = np.searchsorted(self.starts, places, side="right") - 1
        order = np.argsort(shards, kind="stable")
        ends = np.flatnonzero(np.diff(shards[order], append=len(self.files)))
        start = 0
        for end in (ends + 1).tolist():
            here = order[start:end]
            shard = int(shards[here[0]])
            taken[here] = self.files[shard][field][places[here] - self.starts[shard]]
            start = end
        return taken

    def where(self, places: _Places) -> list[tuple[int, int]]:
        """Shard and row of some articles."""
        shards = (np.searchsorted(self.starts, places, side="right") - 1).tolist()
        return [
            (shard, int(self.files[shard]["row"][place - self.starts[shard]]))
            for shard, place in zip(shards, places.tolist(), strict=True)
        ]

    def estimate(self, first: _Places, second: _Places) -> NDArray[np.float64]:
        """Similarity of pairs."""
        estimated = np.empty(len(first), dtype=np.float64)
        for at in range(0, len(first), PAIRS_AT_ONCE):
            part = slice(at, at + PAIRS_AT_ONCE)
            same = self.take("slots", first[part]) == self.take("slots", second[part])
            estimated[part] = np.count_nonzero(same, axis=1) / SLOTS
        return estimated

    def _shape(self, field: str) -> tuple[int, ...]:
        return self.files[0].dtype[field].shape


def _joined(store: _Store, threshold: float) -> _Places:
    """The group of every article, by the place of its first member."""
    parents = np.arange(store.count)
    for first in range(0, BANDS, BANDS_AT_ONCE):
        for keys in store.keys(first, min(first + BANDS_AT_ONCE, BANDS)):
            members, buckets = _buckets(keys)

            def estimate(one: _Places, other: _Places) -> NDArray[np.float64]:
                new = parents[one] != parents[other]
                estimated = np.ones(len(one))
                estimated[new] = store.estimate(one[new], other[new])
                return estimated

            for one, other, _ in _matches(members, buckets, estimate, threshold, MAX_FIRSTS):
                _join(parents, one, other)
            _flatten(parents)
    return parents


def _buckets(keys: NDArray[np.uint64]) -> tuple[_Places, NDArray[np.int64]]:
    """Articles whose key others have, too, by key and then by place; and the bucket that each is in."""
    order = np.argsort(keys, kind="stable")
    ordered = keys[order]
    repeated = ordered[1:] == ordered[:-1]
    shared = np.zeros(len(keys), dtype=bool)
    shared[1:] |= repeated
    shared[:-1] |= repeated
    members, own = order[shared], ordered[shared]
    return members, np.cumsum(np.diff(own, prepend=own[:1]) != 0)


def _matches(
    members: _Places, groups: NDArray[np.int64], estimate: _Estimate, threshold: float, rounds: int
) -> Iterator[tuple[_Places, _Places, NDArray[np.float64]]]:
    """Compare the members of each group with its first; then those that are left with the first of them; and so on.

    Args:
        members: By group, and then by place.
        groups: The group of each.
        estimate: Similarity of pairs.
        threshold: Similarity from which a pair matches.
        rounds: Firsts in each group.

    Yields:
        Firsts, members that match them, and how similar they are.
    """
    for _ in range(rounds):
        is_first = np.diff(groups, prepend=-1) != 0
        heads = np.flatnonzero(is_first)
        firsts = np.repeat(members[heads], np.diff(heads, append=len(members)))[~is_first]
        members, groups = members[~is_first], groups[~is_first]
        if not len(members):
            return
        similarities = estimate(firsts, members)
        alike = similarities >= threshold
        yield firsts[alike], members[alike], similarities[alike]
        members, groups = members[~alike], groups[~alike]


def _join(parents: _Places, one: _Places, other: _Places) -> None:
    """Put the groups of pairs together; the first member stands for a group."""
    new = parents[one] != parents[other]
    one, other = one[new], other[new]
    for a, b in zip(one.tolist(), other.tolist(), strict=True):
        first, second = _root(parents, a), _root(parents, b)
        parents[max(first, second)] = min(first, second)


def _root(parents: _Places, place: int) -> int:
    while (parent := int(parents[place])) != place:
        parents[place] = parents[parent]
        place = parent
    return place


def _flatten(parents: _Places) -> None:
    """Point every article at the first of its group."""
    while (parents[parents] != parents).any():
        parents[:] = parents[parents]


def _to_originals(labels: _Places, store: _Store, threshold: float) -> tuple[_Places, NDArray[np.float32]]:
    """The original of every duplicate (-1 for all others), and how similar they are."""
    originals = np.full(store.count, -1, dtype=np.int64)
    similarities = np.zeros(store.count, dtype=np.float32)
    joined = np.flatnonzero(np.bincount(labels, minlength=store.count)[labels] > 1)
    members = joined[np.argsort(labels[joined], kind="stable")]
    for first, duplicate, similarity in _matches(members, labels[members], store.estimate, threshold, MAX_ORIGINALS):
        originals[duplicate] = first
        similarities[duplicate] = similarity
    return originals, similarities
