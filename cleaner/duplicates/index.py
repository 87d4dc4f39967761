"""An index of the stories that a crawler has seen: is this one new?

Hash tables in numpy arrays: for each band of a signature a table whose slots begin chains of the articles that were put
there. Nothing but signatures, names and chains is kept: about 1,000 bytes for each original, where dictionaries of
bands take five times as much. Duplicates themselves are not kept.
"""

from __future__ import annotations

import json
import os
import zipfile
from pathlib import Path
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from cleaner.duplicates.bands import BANDS, band_keys
from cleaner.duplicates.files import HEADER, SignatureError
from cleaner.duplicates.signature import SLOTS, THRESHOLD, WIDTH, Signature, signature

FIRST_SIZE = 1024
"""Articles that a new index has room for; it doubles when it is full."""

MAX_CHAIN = 64
"""Articles of a chain that are looked at, the latest first. Chains are longer only where hundreds of different stories
have whole bands in common, and then the bands of others lead to the same articles."""

_SPREAD = np.uint64(0x9E3779B97F4A7C15)
_BANDS = np.arange(BANDS)


class Duplicates:
    """Stories seen so far. One index may be used from several threads.

    Args:
        threshold: Estimated similarity from which two articles are near-duplicates.

    Example:
        >>> story = " ".join(f"w{number}" for number in range(60))
        >>> seen = Duplicates()
        >>> seen.add("https://a.example/1", story) is None
        True
        >>> seen.add("https://b.example/print/1", "Print. " + story)
        'https://a.example/1'
        >>> len(seen)
        1
    """

    def __init__(self, threshold: float = THRESHOLD) -> None:
        self.threshold = threshold
        self._names: list[str] = []
        self._lock = Lock()
        self._resize(FIRST_SIZE, np.empty((0, WIDTH), dtype=np.uint16))

    def __len__(self) -> int:
        return len(self._names)

    def add(self, name: str, text: str) -> str | None:
        """The earlier article that a text repeats; ``None`` if it is new, and from now on it is known.

        A text that is too short to be compared is always new, and is not kept.

        Args:
            name: What the article is called, such as its URL.
            text: Its clean text.
        """
        made = signature(text)
        return None if made is None else self.add_signature(name, made)

    def add_signature(self, name: str, made: Signature) -> str | None:
        """The same for a text whose signature was made elsewhere."""
        places = np.empty(BANDS, dtype=np.int64)
        with self._lock:
            places[:] = self._places(made[None])[:, 0]
            if (known := self._find(made, places)) is not None:
                return self._names[known]
            count = len(self._names)
            if count == len(self._signatures):
                self._resize(2 * count, self._signatures)
                places[:] = self._places(made[None])[:, 0]
            self._signatures[count] = made
            self._next[count] = self._heads[_BANDS, places]
            self._heads[_BANDS, places] = count
            self._names.append(name)
        return None

    def save(self, path: Path) -> None:
        """Write the index to a file, which has its name only once it is complete."""
        partial = path.with_name(path.name + ".partial")
        with self._lock, partial.open("wb") as file:
            names = np.frombuffer(json.dumps(self._names).encode(), dtype=np.uint8)
            np.savez(
                file,
                form=np.frombuffer(HEADER, dtype=np.uint8),
                threshold=np.array(self.threshold),
                names=names,
                signatures=self._signatures[: len(self._names)].astype("<u2"),
            )
            file.flush()
            os.fsync(file.fileno())
        partial.replace(path)

    @classmethod
    def load(cls, path: Path) -> Duplicates:
        """Read an index from a file.

        Raises:
            SignatureError: The file is no index, or one of another version.
        """
        try:
            with np.load(path, allow_pickle=False) as file:
                form, names, signatures = (file[name] for name in ("form", "names", "signatures"))
                loaded = cls(float(file["threshold"]))
                loaded._names = json.loads(names.tobytes())
        except (zipfile.BadZipFile, KeyError, EOFError, ValueError) as error:
            raise SignatureError(f"{path}: is no index of duplicates") from error
        if form.tobytes() != HEADER:
            raise SignatureError(f"{path}: was made by another version; make it anew")
        size = FIRST_SIZE
        while size < len(signatures):
            size *= 2
        loaded._resize(size, signatures)
        return loaded

    def _find(self, made: Signature, places: NDArray[np.int64]) -> int | None:
        """The first article that a signature resembles enough."""
        bands, at = _BANDS, self._heads[_BANDS, places]
        candidates = []
        for _ in range(MAX_CHAIN):
            bands, at = bands[at >= 0], at[at >= 0]
            if not len(at):
                break
            candidates.append(at)
            at = self._next[at, bands]
        if not candidates:
            return None
        known = np.unique(np.concatenate(candidates))
        same = np.count_nonzero(self._signatures[known, :SLOTS] == made[:SLOTS], axis=1)
        alike = known[same >= self.threshold * SLOTS]
        return int(alike[0]) if len(alike) else None

    def _places(self, signatures: NDArray[np.uint16], first: int = 0, last: int = BANDS) -> NDArray[np.int64]:
        """Where signatures go in the tables of some bands, one row for each band."""
        keys = band_keys(signatures, first, last) * _SPREAD
        return (keys >> self._shift).astype(np.int64)

    def _resize(self, size: int, signatures: NDArray[np.uint16]) -> None:
        """Make room for a number of articles (a power of two), and put known ones in."""
        count = len(signatures)
        self._shift = np.uint64(64 - (size.bit_length() - 1))
        self._signatures = np.empty((size, WIDTH), dtype=np.uint16)
        self._signatures[:count] = signatures
        self._heads = self._next = np.empty((0, 0), dtype=np.int32)  # the old ones make room for the new
        self._heads = np.full((BANDS, size), -1, dtype=np.int32)
        self._next = np.full((size, BANDS), -1, dtype=np.int32)
        for band in range(BANDS):
            places = self._places(self._signatures[:count], band, band + 1)[0]
            order = np.argsort(places, kind="stable")
            follows = np.diff(places[order]) == 0
            self._next[order[1:][follows], band] = order[:-1][follows]
            ends = np.append(~follows, True) if count else np.empty(0, dtype=bool)
            self._heads[band, places[order][ends]] = order[ends]
