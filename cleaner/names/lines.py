"""A line as the search for names sees it: its words in columns, and the runs of words with a capital in it.

What a line says depends on nothing around it, and a text that is cleaned in rounds keeps most of its lines. So lines
that were read before are remembered.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import accumulate, compress
from operator import not_
from typing import TYPE_CHECKING, NamedTuple

from cleaner.names.offices import is_title
from cleaner.names.titles import ABBREVIATED, ARTICLES, CONTRACTIONS, NO_NAMES, PARTICLES
from cleaner.names.variants import folded
from cleaner.names.words import is_word

if TYPE_CHECKING:
    from cleaner.names.find import Mention

_WORD = re.compile(r"([^\W\d_][^\W_]*(?:['’ʼ`‘-][^\W\d_][^\W_]*)*)")
"""A word; hyphens and apostrophes belong to it where a letter follows."""

ARTICLE = re.compile(rf"(?:{'|'.join(ARTICLES)})['’-]", re.IGNORECASE)
"""What a word begins with that has an article in front of it (al-, d')."""

_CAMEL = re.compile(r"(?<!^Mc)(?<!^Ma)(?<!^Mac)(?<!^De)(?<!^Di)(?<!^Du)(?<!^La)(?<!^Le)(?<!^Fitz)(?<=[a-z])[A-Z]")
"""A capital behind a small letter, except behind the beginnings of Scottish, Irish and Romance surnames."""

_MARK = re.compile("[.!?…:;•|–—]")
"""What parts sentences."""

TITLE_CASE = 0.6
"""Share of a block's longer words behind the first that have a capital, from which the block is a headline in title
case. English prose has
0.1 to 0.3, German 0.4 to 0.5."""

LONGER = 4
"""Letters of a word that counts for that; headlines leave "of" and "the" small."""

MOST_HEADLINE_WORDS = 25
"""Words; a longer block is a paragraph, however many names it has."""

LEAST_SENTENCE_WORDS = 8
"""Words of a block with a full stop behind it that is no headline, however many names it has."""

REMEMBERED = 1024
LONGEST_REMEMBERED = 2000
"""Lines that are remembered, and characters of the longest of them: some ten megabytes. A page has 50 lines."""


class Run(NamedTuple):
    """Words of a line that may be a name.

    Attributes:
        first, stop: Half-open span of their places among the words.
        sentence: Number of the sentence in the line, from 1.
        opens: Whether it begins a sentence.
    """

    first: int
    stop: int
    sentence: int
    opens: bool


class Line(NamedTuple):
    """The words of a line, column by column, and what was seen of them.

    Attributes:
        texts, lowers: The words without a possessive, as they stand and in lower case.
        starts, ends: Where they stand in the line.
        capitals: Whether they count as words with a capital.
        headline: Whether the line is a headline in title case or capitals.
        sentences: How many begin in it.
        runs: Words that may be names.
        small: Words without a capital, in lower case.
        odd: Words whose letters are meant, folded: with capitals inside (ClifTEN, YouTube), or put together with a word
            of the language (Semi-Supervised).
        mentions: By a run, and whether its first word is small elsewhere: the mentions in it, placed in the line.
            Filled in by :mod:`cleaner.names.find`.
    """

    texts: list[str]
    lowers: list[str]
    starts: list[int]
    ends: list[int]
    capitals: list[bool]
    headline: bool
    sentences: int
    runs: tuple[Run, ...]
    small: frozenset[str]
    odd: frozenset[str]
    mentions: dict[tuple[Run, bool], tuple[Mention, ...]]


def read_line(text: str) -> Line:
    """The words of a line and its runs of capitals.

    Example:
        >>> line = read_line("On Monday Oliver Nez met Sara bin Talal's lawyer.")
        >>> [line.texts[run.first : run.stop] for run in line.runs]
        [['On', 'Monday', 'Oliver', 'Nez'], ['Sara', 'bin', 'Talal']]
    """
    return _remembered(text) if len(text) <= LONGEST_REMEMBERED else _read(text)


def _read(text: str) -> Line:
    parts = _WORD.split(text)
    texts, gaps = parts[1::2], parts[:-1:2]
    bounds = list(accumulate(map(len, parts)))
    starts, ends = bounds[:-1:2], bounds[1::2]
    capitals = [word[0].isupper() for word in texts]
    if not all(map(str.isalpha, texts)):
        for index, word in enumerate(texts):
            if word.isalpha():
                continue
            capitals[index] = _has_capital(word)
            if len(word) > 2 and word[-1] in "sS" and word[-2] in "'’":
                texts[index] = word[:-2]
                ends[index] -= 2
                if index + 1 < len(gaps):
                    gaps[index + 1] = word[-2:] + gaps[index + 1]
    lowers = list(map(str.lower, texts))
    begins = [
        at == 0 or (gap != " " and _begins(gap, previous))
        for at, (gap, previous) in enumerate(zip(gaps, ["", *texts], strict=False))
    ]
    return Line(
        texts,
        lowers,
        starts,
        ends,
        capitals,
        headline=_is_headline(text, texts, capitals, ends),
        sentences=sum(begins),
        runs=_runs(texts, gaps, lowers, capitals, begins),
        small=frozenset(compress(lowers, map(not_, capitals))),
        odd=frozenset(folded(word) for word in compress(texts, capitals) if _is_odd(word)),
        mentions={},
    )


_remembered = lru_cache(maxsize=REMEMBERED)(_read)


def _has_capital(word: str) -> bool:
    """Whether a word with a hyphen, an apostrophe or a digit inside counts as one with a capital."""
    if word[0].isupper():
        tail = word.rpartition("-")[2]
        return tail == word or not (tail.islower() and is_word(tail))  # "US-based" is no name
    article = ARTICLE.match(word)
    return article is not None and word[article.end()].isupper()


def _begins(gap: str, previous: str) -> bool:
    """Whether a sentence begins between two words, by what stands between them and by the first."""
    mark = _MARK.search(gap)
    if mark is None or mark[0] != ".":
        return mark is not None
    return not (len(previous) == 1 or previous.lower() in ABBREVIATED) and len(gap) > 1


def _joins(gap: str, previous: str) -> bool:
    """Whether two words can be of one name, by what stands between them and by the first."""
    if gap in (" ", "\u00a0"):
        return True
    return gap in (". ", ".", ".\u00a0") and (len(previous) == 1 or previous.lower() in ABBREVIATED)


def _runs(
    texts: list[str], gaps: list[str], lowers: list[str], capitals: list[bool], begins: list[bool]
) -> tuple[Run, ...]:
    """Runs of words with a capital, particles among them, without those that are certainly none of a name."""
    runs: list[Run] = []
    sentences = list(accumulate(begins))
    count, stop = len(lowers), 0
    for first in compress(range(count), capitals):
        if first < stop:
            continue
        stop = first + 1
        while (
            stop < count
            and not begins[stop]
            and (capitals[stop] or lowers[stop] in PARTICLES)
            and _joins(gaps[stop], texts[stop - 1])
        ):
            stop += 1
        if stop - first > 1 or not _is_none(lowers[first], opens=begins[first]):
            runs.append(Run(first, stop, sentences[first], begins[first]))
    return tuple(runs)


def _is_none(lower: str, *, opens: bool) -> bool:
    """Whether a word that stands alone with a capital is no name: a title, "The", "Monday", "I'm"."""
    return is_no_name(lower, opens=opens) or is_title(lower)


def is_no_name(lower: str, *, opens: bool) -> bool:
    """Whether a word with a capital is none of a name, wherever it stands: "The", "Monday", "I'm"."""
    return (lower in NO_NAMES and (opens or lower not in PARTICLES)) or lower.endswith(CONTRACTIONS)


def _is_odd(word: str) -> bool:
    if not word[1:].islower() and _CAMEL.search(word):
        return True
    return "-" in word and any(len(part) > 2 and is_word(part) for part in word.lower().split("-"))


def _is_headline(text: str, texts: list[str], capitals: list[bool], ends: list[int]) -> bool:
    if len(texts) > MOST_HEADLINE_WORDS:
        return False
    if len(texts) >= LEAST_SENTENCE_WORDS and text.startswith(".", ends[-1]):
        return False
    longer = [capital for word, capital in zip(texts[1:], capitals[1:], strict=True) if len(word) >= LONGER] or capitals
    return sum(longer) > TITLE_CASE * len(longer)
