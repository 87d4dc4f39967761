"""Counts of letters, digits, marks and spaces of every block of a page, in one pass over its text."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from cleaner.document import Document

OTHER, LOWER, UPPER, UNCASED, UNSPACED, DIGIT, SPACE, STOP, COMMA, QUOTE, SEPARATOR, ELLIPSIS = range(12)
CLASSES = 12

_STOPS = ".!?。！？؟।۔։።"
_COMMAS = ",;:、，；：،؛·"
_QUOTES = "\"'“”„‘’‚«»‹›「」『』()（）[]"
_SEPARATORS = "|•›»/>–—-_#+*←→▸►"


def sign_of(character: str) -> int:
    """The class of one character of the basic plane."""
    for signs, number in (
        ("…", ELLIPSIS),
        (_STOPS, STOP),
        (_COMMAS, COMMA),
        (_QUOTES, QUOTE),
        (_SEPARATORS, SEPARATOR),
    ):
        if character in signs:
            return number
    category = unicodedata.category(character)
    if category[0] == "L" or category[0] == "M":
        if "\u0e00" <= character <= "\u0eff" or "\u1000" <= character <= "\u109f" or "\u1780" <= character <= "\u17ff":
            return UNSPACED
        if "\u3040" <= character <= "\u30ff" or "\u3400" <= character <= "\u9fff":
            return UNSPACED
        return {"Lu": UPPER, "Lt": UPPER, "Ll": LOWER}.get(category, UNCASED)
    if category == "Nd":
        return DIGIT
    return SPACE if character.isspace() else OTHER


@lru_cache(maxsize=1)
def _table() -> NDArray[np.uint8]:
    """The class of every character of the basic plane; 30 ms, once for a process."""
    import numpy as np

    return np.fromiter((sign_of(chr(code)) for code in range(0x10000)), dtype=np.uint8, count=0x10000)


@dataclass(frozen=True, slots=True)
class Signs:
    """What the characters of each block are.

    Attributes:
        counts: Shape (blocks, CLASSES).
        first, last: Class of the first character, and of the last one that is no quotation mark or bracket.
    """

    counts: NDArray[np.float32]
    first: NDArray[np.uint8]
    last: NDArray[np.uint8]


def signs(document: Document, starts: NDArray[np.int64], ends: NDArray[np.int64]) -> Signs:
    """Count the characters of every block.

    Args:
        document: A page with at least one block.
        starts, ends: Spans of its blocks, shape (blocks,).
    """
    import numpy as np

    codes = np.frombuffer(document.source.encode("utf-32-le", "surrogatepass"), dtype="<u4")
    classes = _table().take(np.minimum(codes, 0xFFFF))
    lengths = ends - starts
    owner = np.repeat(np.arange(len(starts)), lengths)
    offset = np.repeat(starts - np.concatenate(([0], np.cumsum(lengths)[:-1])), lengths)
    inside = classes.take(np.arange(len(owner)) + offset)
    counts = np.bincount(owner * CLASSES + inside, minlength=len(starts) * CLASSES).reshape(-1, CLASSES)
    last = classes.take(ends - 1)
    before = classes.take(np.maximum(ends - 2, starts))
    return Signs(counts.astype(np.float32), classes.take(starts), np.where(last == QUOTE, before, last))
