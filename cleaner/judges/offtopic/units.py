"""Lines of an article and sentences inside them, with their words and what each looks like by itself.

Python touches each word once here; everything behind is sums over pairs of a unit and a stem.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from operator import add
from typing import TYPE_CHECKING

from cleaner.judges.offtopic.words import KINDS, WORD, kind_of, stem
from cleaner.sentences import sentences

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

SHAPE = (
    "words", "capitals", "digits", "first_capital", "ends_stop", "ends_dots", "ends_colon", "ends_ask", "comma",
    "quote", "bullet", "characters", "first_tie", "ed", *KINDS[1:],
)  # fmt: skip
"""What a unit is by itself."""

_STYLED = tuple(range(1, len(KINDS)))
_UPPER, _ED = len(KINDS), len(KINDS) + 1
_COUNTS = len(KINDS) + 3
_TIE = -1 - KINDS.index("tie")
"""Places of what is counted in a unit: kinds of words, capitals, words in -ed, and last all words."""

DIGITS = re.compile(r"\d")

_QUOTES = "\"“”„«»'‘’"
_BULLETS = "-–—•*·▪►✓✅"


@dataclass(frozen=True)
class Units:
    """Lines and sentences of a text, and their words.

    Attributes:
        spans: Half-open spans in the text; first all lines, then all sentences of lines that hold several.
        lines: Number of lines.
        line_of: Line of each unit.
        shape: Features of each unit by itself, in the order of ``SHAPE``.
        stems: The different stems of the text.
        unit, stem, capital: For each pair of a unit and a stem, the unit, the index of the stem, and whether it stands
            there with a capital behind the first word; sorted by unit.
        count: How often the stem stands in the unit.
    """

    spans: list[tuple[int, int]]
    lines: int
    line_of: NDArray[np.int64]
    shape: NDArray[np.float32]
    stems: list[str]
    unit: NDArray[np.int64]
    stem: NDArray[np.int64]
    capital: NDArray[np.float32]
    count: NDArray[np.float32]


class _Reader:
    """Reads words into pairs of a unit and a stem."""

    def __init__(self) -> None:
        self.known: dict[str, int] = {}
        self.units: list[int] = []
        self.found: list[int] = []
        self.capitals: list[bool] = []
        self._ids: dict[str, int] = {}

    def read(self, part: str, unit: int, also: int | None) -> tuple[list[int], bool]:
        """Counts of the words of a unit (and of ``also``, if given), and whether it begins with a tie."""
        words = WORD.findall(part)
        small = WORD.findall(part.lower())
        if len(small) != len(words):  # lower-casing made other words of them, as of a dotted capital i
            small = [word.lower() for word in words]
        counts = [0] * _COUNTS
        counts[-1] = len(words)
        ids, known, found, capitals, units = self._ids, self.known, self.found, self.capitals, self.units
        for place, word in enumerate(small):
            key = ids.get(word)
            if key is None:
                root = stem(word)
                key = known.setdefault(root, len(known)) if root else -1 - kind_of(word)
                ids[word] = key
            is_upper = words[place] != word
            counts[_UPPER] += is_upper
            if key < 0:
                counts[-key - 1] += 1
                continue
            counts[_ED] += word[-2:] == "ed"
            found.append(key)
            capitals.append(is_upper and place > 0)
            units.append(unit)
            if also is not None:
                found.append(key)
                capitals.append(is_upper and place > 0)
                units.append(also)
        return counts, bool(small) and ids[small[0]] == _TIE


def units_of(text: str, line_spans: Sequence[tuple[int, int]]) -> Units:
    """Split lines into sentences, and both into words."""
    import numpy as np

    reader = _Reader()
    spans = list(line_spans)
    line_of = list(range(len(spans)))
    shapes: list[tuple[float, ...]] = [()] * len(spans)
    for index, (start, end) in enumerate(line_spans):
        line = text[start:end]
        parts = sentences(line)
        if len(parts) < 2:
            shapes[index] = _shape(line, *reader.read(line, index, None))
            continue
        sums = [0] * _COUNTS
        for first, last in parts:
            part = line[first:last]
            counts, tied = reader.read(part, index, len(spans))
            spans.append((start + first, start + last))
            line_of.append(index)
            shapes.append(_shape(part, counts, tied))
            sums = list(map(add, sums, counts))
        shapes[index] = _shape(line, sums, False)
    size = max(len(reader.known), 1)
    keys = np.array(reader.units, dtype=np.int64) * size + np.array(reader.found, dtype=np.int64)
    pairs, which = np.unique(keys, return_inverse=True)
    capital = np.bincount(which, weights=np.array(reader.capitals, dtype=np.float32), minlength=len(pairs)) > 0
    return Units(
        spans=spans,
        lines=len(line_spans),
        line_of=np.array(line_of, dtype=np.int64),
        shape=np.array(shapes, dtype=np.float32).reshape(-1, len(SHAPE)),
        stems=list(reader.known),
        unit=pairs // size,
        stem=pairs % size,
        capital=capital.astype(np.float32),
        count=np.bincount(which, minlength=len(pairs)).astype(np.float32),
    )


def _shape(part: str, counts: Sequence[int], first_tie: bool) -> tuple[float, ...]:
    words = counts[-1]
    each = 1.0 / max(words, 1)
    end, first = part[-1:], part[:1]
    stop = (part.rstrip(_QUOTES + ")") or part)[-1:]
    dots = part.endswith(("...", "…", "[...]", "[…]"))
    return (
        words, counts[_UPPER] * each, len(DIGITS.findall(part)) / max(len(part), 1), first.isupper(),
        stop in ".!。" and not dots, dots, stop == ":", stop == "?", "," in part, end in _QUOTES or first in _QUOTES,
        first in _BULLETS, len(part), first_tie, counts[_ED] * each, *[counts[at] * each for at in _STYLED],
    )  # fmt: skip
