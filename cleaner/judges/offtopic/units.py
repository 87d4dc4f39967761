"""Lines of an article and sentences inside them, with their words and what each looks like by itself.

Python touches each different word once here; everything behind is sums over words, and over pairs of a unit and a stem.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, repeat
from operator import ne
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

_TIE = -1 - KINDS.index("tie")
"""The number of a word that ties."""

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


class _Numbers(dict[str, int]):
    """Numbers of lower-cased words: that of their stem, in the order of the text, or below zero that of their kind."""

    def __init__(self) -> None:
        super().__init__()
        self.stems: dict[str, int] = {}

    def __missing__(self, word: str) -> int:
        root = stem(word)
        number = self.stems.setdefault(root, len(self.stems)) if root else -1 - kind_of(word)
        self[word] = number
        return number


def units_of(text: str, line_spans: Sequence[tuple[int, int]]) -> Units:
    """Split lines into sentences, and both into words."""
    import numpy as np

    spans = list(line_spans)
    line_of = list(range(len(spans)))
    parts: list[str] = []
    owners: list[int] = []
    for index, (start, end) in enumerate(line_spans):
        line = text[start:end]
        found = sentences(line)
        if len(found) < 2:
            parts.append(line)
            owners.append(index)
            continue
        for first, last in found:
            parts.append(line[first:last])
            owners.append(len(spans))
            spans.append((start + first, start + last))
            line_of.append(index)
    read = _Read(parts, owners, np.array(line_of, dtype=np.int64))
    keys = read.pair_units * max(len(read.stems), 1) + read.pair_stems
    pairs, which = np.unique(keys, return_inverse=True)
    capital = np.bincount(which, weights=read.pair_capitals, minlength=len(pairs)) > 0
    looks = np.array([_look(text[start:end]) for start, end in spans], dtype=np.float64).reshape(-1, _LOOKS)
    return Units(
        spans=spans,
        lines=len(line_spans),
        line_of=read.line_of,
        shape=_shape(read, looks),
        stems=read.stems,
        unit=pairs // max(len(read.stems), 1),
        stem=pairs % max(len(read.stems), 1),
        capital=capital.astype(np.float32),
        count=np.bincount(which, minlength=len(pairs)).astype(np.float32),
    )


class _Read:
    """The words of all parts, in columns, and sums of them by unit.

    A part is a line of one sentence, or a sentence of a line that has several; what it has its line has as well.

    Args:
        parts: Their texts.
        owners: The unit of each part.
        line_of: The line of each unit.
    """

    def __init__(self, parts: Sequence[str], owners: Sequence[int], line_of: NDArray[np.int64]) -> None:
        import numpy as np

        self.line_of = line_of
        found = [WORD.findall(part) for part in parts]
        words = list(chain.from_iterable(found))
        small = list(chain.from_iterable(map(_lowered, parts, found)))
        numbers = _Numbers()
        number = np.fromiter(map(numbers.__getitem__, small), dtype=np.int64, count=len(small))
        upper = np.fromiter(map(ne, words, small), dtype=np.bool_, count=len(small))
        ed = np.fromiter(map(str.endswith, small, repeat("ed")), dtype=np.bool_, count=len(small))
        self.stems = list(numbers.stems)

        lengths = np.array([len(one) for one in found], dtype=np.int64)
        owner = np.array(owners, dtype=np.int64)
        unit = np.repeat(owner, lengths)
        starts = (np.cumsum(lengths) - lengths)[lengths > 0]
        behind = np.ones(len(small), dtype=np.bool_)
        behind[starts] = False
        named = number >= 0
        self.words = self._sums(unit)
        self.upper = self._sums(unit[upper])
        self.ed = self._sums(unit[ed & named])
        self.kinds = [self._sums(unit[number == -1 - kind]) for kind in range(1, len(KINDS))]
        self.tied = np.zeros(len(line_of), dtype=np.bool_)
        self.tied[owner[lengths > 0]] = number[starts] == _TIE

        units, stems, capitals = unit[named], number[named], (upper & behind)[named]
        inner = units != line_of[units]
        self.pair_units = np.concatenate([units, line_of[units[inner]]])
        self.pair_stems = np.concatenate([stems, stems[inner]])
        self.pair_capitals = np.concatenate([capitals, capitals[inner]])

    def _sums(self, units: NDArray[np.int64]) -> NDArray[np.int64]:
        """How often each unit is named, with the sentences of a line counted for the line as well."""
        import numpy as np

        own = np.bincount(units, minlength=len(self.line_of))
        inner = units[units != self.line_of[units]]
        total: NDArray[np.int64] = own + np.bincount(self.line_of[inner], minlength=len(self.line_of))
        return total


def _lowered(part: str, words: Sequence[str]) -> Sequence[str]:
    """The words of a part in lower case, as its lower-cased text has them."""
    if "Σ" not in part and "İ" not in part:
        return [word.lower() for word in words]
    small = WORD.findall(part.lower())  # a sigma in lower case depends on what stands behind it
    return small if len(small) == len(words) else [word.lower() for word in words]


_LOOKS = 10


def _look(part: str) -> tuple[float, ...]:
    """Features of a unit that are not of its words: those of ``SHAPE`` from ``digits`` to ``characters``."""
    end, first = part[-1:], part[:1]
    stop = (part.rstrip(_QUOTES + ")") or part)[-1:]
    dots = part.endswith(("...", "…", "[...]", "[…]"))
    return (
        len(DIGITS.findall(part)) / max(len(part), 1), first.isupper(), stop in ".!。" and not dots, dots, stop == ":",
        stop == "?", "," in part, end in _QUOTES or first in _QUOTES, first in _BULLETS, len(part),
    )  # fmt: skip


def _shape(read: _Read, looks: NDArray[np.float64]) -> NDArray[np.float32]:
    """The features of ``SHAPE``, a row for each unit."""
    import numpy as np

    each = 1.0 / np.maximum(read.words, 1)
    styles = [counts * each for counts in (read.ed, *read.kinds)]
    return np.column_stack([read.words, read.upper * each, looks, read.tied, *styles]).astype(np.float32)
