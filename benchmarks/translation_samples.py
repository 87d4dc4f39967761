"""What the judge of translations is trained and measured on: groups of segments in several lengths, and web articles.

Lines that stand in the originals of several sets are taken once, from the earliest. Of the many translations of the
same lines a few are drawn. Articles of WCXB are originals too, for all that is known; the half of sites that reports
are made on is never trained on, and the other half is dealt out to the folds by site.
"""

from __future__ import annotations

import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks import data, folds
from benchmarks.translation_data import (
    FLORES,
    FOLDS,
    Record,
    Text,
    is_tested_on,
    is_trained_on,
    records,
    texts,
    year,
)
from cleaner.judges.translation.text import kept_words, tokens

LENGTHS = {650: 1, 1100: 3, 2200: 1, 3300: 2, 5500: 1}
"""Characters of the groups, and machine translations that are drawn of each group of lines. In training, three
instead of one gave 0.001 of AUROC and found a fifteenth more at 1 % false positives."""

TRAINED = 1100
"""Characters of the groups that are trained on."""

FLORES_LENGTHS = (1100, 3300)
"""Characters of the groups of FLORES, of which no translations are left out."""

WEB = "wcxb"
"""Name of the set of web articles."""

MASS = {"machine-translation": 0.5, "original": 0.447, "human-translation": 0.05, WEB: 0.003}
"""Share of the whole training weight. Inside the folds' training years, human translations at 0.1 and 0.15 instead of
0.05 took 0.006 and 0.008 of AUROC and gave nothing against people; web articles at 0 let every twenty-fifth of them
over the threshold that 5 % of the originals exceed, at 0.003 every hundredth; 0.03 took 0.02 of AUROC on FLORES."""

POWER = 0.5
"""A set, language and system with n groups weighs as n to this power: frequent ones count for more, but not by far."""

_ENGLISH_SHARE = 0.35
"""Least share of tokens that are kept words, without names and numbers, in a web article in English."""


@dataclass(frozen=True, slots=True)
class Sample:
    """A text with its tokens.

    Attributes:
        text: Where it is from, and its characters.
        length: About how many characters its group was to have.
        tokens: Masked.
        part: The fold of a web article's site, or ``None`` in the half that reports are made on; ``None`` for others.
    """

    text: Text
    length: int
    tokens: tuple[str, ...]
    part: int | None = None

    @property
    def kind(self) -> str:
        """The text's kind; web articles are one of their own."""
        return WEB if self.text.set == WEB else self.text.kind

    def is_trained_on(self, fold: int | None) -> bool:
        """Whether the judge of a fold learns from it; the judge that ships, ``None``, learns from all but FLORES."""
        if self.kind == WEB:
            return self.part is not None and self.part != fold
        return self.text.set != FLORES if fold is None else is_trained_on(self.text, fold)

    def is_tested_on(self, fold: int) -> bool:
        """Whether the judge of a fold is measured on it, FLORES and the reporting half of WCXB apart."""
        return self.part == fold if self.kind == WEB else is_tested_on(self.text, fold)


def without_repeated_originals(found: Iterable[Record]) -> list[Record]:
    """Records in the order of years; a line that several originals have stays in the first of them."""
    seen: set[str] = set()
    result = []
    for record in sorted(found, key=lambda one: (year(one.set) or 0, one.set, one.language, one.kind, one.system)):
        segments = record.segments
        if record.kind == "original":
            segments = tuple(segment for segment in segments if not (segment in seen or seen.add(segment)))  # type: ignore[func-returns-value]
        result.append(Record(record.set, record.language, record.kind, record.system, segments))
    return result


def drawn(found: Iterable[Text], translations: int) -> Iterator[Text]:
    """All originals and human translations, and of each group of lines a few machine translations."""
    groups: dict[tuple[str, str, int], list[Text]] = defaultdict(list)
    for text in found:
        if text.is_machine and text.set != FLORES:
            groups[text.source].append(text)
        else:
            yield text
    for source, group in sorted(groups.items()):
        yield from random.Random(repr(source)).sample(group, min(translations, len(group)))


def web_articles(wcxb: Path) -> Iterator[tuple[Text, int | None]]:
    """English articles of WCXB, whole, with the fold of their site."""
    kept = kept_words("en")
    for at, page in enumerate(data.wcxb(wcxb)):
        seen = tokens(page.gold, kept)
        if len(seen) and sum(token in kept for token in seen) >= _ENGLISH_SHARE * len(seen):
            part = folds.fold(page.url or page.id, FOLDS) if page.half == "tune" else None
            yield Text(WEB, "en", "original", page.url or page.id, at, at + 1, page.gold), part


def cut(text: str, characters: int) -> list[str]:
    """Pieces of about so many characters, cut at white space; what is left over at the end is dropped.

    Example:
        >>> cut("one two three four", 7)
        ['one two', 'three four']
    """
    pieces: list[str] = []
    piece: list[str] = []
    length = -1
    for word in text.split():
        piece.append(word)
        length += len(word) + 1
        if length >= characters:
            pieces.append(" ".join(piece))
            piece, length = [], -1
    return pieces


def _tokens(text: str, kept: frozenset[str]) -> tuple[str, ...]:
    return tuple(sys.intern(token) for token in tokens(text, kept))


def samples(
    path: Path, lengths: Mapping[int, int] = LENGTHS, wcxb: Path | None = None, language: str = "en"
) -> list[Sample]:
    """All samples of the shared texts in these lengths, and of WCXB's articles in pieces of these lengths and whole.

    A whole article has the length 0. WCXB is for English alone.
    """
    found = without_repeated_originals(records(path, language))
    kept = kept_words(language)
    result = [
        Sample(text, length, _tokens(text.text, kept))
        for length, translations in lengths.items()
        for text in drawn(texts(found, length), translations)
        if text.set != FLORES or length in FLORES_LENGTHS
    ]
    for text, part in web_articles(wcxb or path / "wcxb-dev") if language == "en" else ():
        result.append(Sample(text, 0, _tokens(text.text, kept), part))
        for length in lengths:
            for at, piece in enumerate(cut(text.text, length)):
                piece_of = Text(WEB, "en", "original", text.system, at, at + 1, piece)
                result.append(Sample(piece_of, length, _tokens(piece, kept), part))
    return result


def weights(found: Sequence[Sample], mass: Mapping[str, float] | None = None) -> NDArray[np.float64]:
    """Weights of training samples, 1 on average: kinds by their share, sets, languages and systems by their size."""
    cells = [(one.kind, "" if one.kind == WEB else one.text.system, one.text.set, one.text.language) for one in found]
    sizes = Counter(cells)
    weight = np.array([sizes[cell] ** (POWER - 1.0) for cell in cells])
    kinds = np.array([one.kind for one in found])
    for kind, share in (mass or MASS).items():
        own = kinds == kind
        if own.any():
            weight[own] *= share * len(found) / weight[own].sum()
    return weight
