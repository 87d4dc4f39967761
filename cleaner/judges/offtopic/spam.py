"""Advertising and spam vocabulary: lines about trades that live on hidden links, in articles about something else."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from cleaner.sentences import sentences

LEAST_WEIGHT = 3
"""A phrase counts two, a subject one, and every word of praise or sale one more, of which two at most count."""

SHORT = 12
"""Words up to which one subject, praised, is enough; longer sentences need a phrase or two subjects."""

LEAST_DENSITY = 0.12
"""Weight for each word of a sentence: a report that names a trade in passing has less."""

MOST_PROMO = 2
MOST_LINES = 2
MOST_SHARE = 0.03
"""Lines of one trade, and their share of all lines, up to which it is foreign to the article; the article itself may be
about it."""

_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Vocabulary:
    """What counts, by trade.

    Attributes:
        subjects: Words and their trades.
        phrases: For each first word the phrases that begin with it, as tuples of words, with their trades.
        promo: Words of praise and sale.
    """

    subjects: dict[str, str]
    phrases: dict[str, list[tuple[tuple[str, ...], str]]]
    promo: frozenset[str]


@dataclass(frozen=True, slots=True)
class Spam:
    """A sentence of a foreign trade.

    Attributes:
        start, end: Where it stands in the text.
        trade: Which.
        words: What gave it away.
        weight: How much of it there is.
    """

    start: int
    end: int
    trade: str
    words: tuple[str, ...]
    weight: int


@lru_cache(maxsize=1)
def vocabulary() -> Vocabulary:
    """What ``spam.txt`` holds."""
    subjects: dict[str, str] = {}
    phrases: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    promo: set[str] = set()
    kind = trade = ""
    for line in (Path(__file__).parent / "spam.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            kind, _, trade = line.strip("[]").partition(" ")
        elif line and not line.startswith("#"):
            words = tuple(line.split())
            if kind == "subject":
                subjects.update(dict.fromkeys(words, trade))
            elif kind == "phrase":
                phrases.setdefault(words[0], []).append((words, trade))
            else:
                promo.update(words)
    return Vocabulary(subjects, phrases, frozenset(promo))


def spam(text: str, lines: Sequence[tuple[int, int]]) -> Iterator[Spam]:
    """Sentences of a trade that the rest of the text has nothing to do with.

    Example:
        >>> text = "The bridge is shut.\\nBest online casino bonus\\nThe council meets on Monday.\\nIt rained."
        >>> spans = [(0, 19), (20, 44), (45, 73), (74, 83)]
        >>> [(text[found.start : found.end], found.trade) for found in spam(text, spans)]
        [('Best online casino bonus', 'gambling')]
    """
    known = _present(text)
    if not known.subjects and not known.phrases:
        return
    found = []
    of_trade: dict[str, set[int]] = {}
    for index, (start, end) in enumerate(lines):
        line = text[start:end]
        words = _WORD.findall(line.lower())
        if known.subjects.keys().isdisjoint(words) and known.phrases.keys().isdisjoint(words):
            continue
        for first, last in sentences(line):
            words = _WORD.findall(line[first:last].lower())
            for trade, cues, weight, about in _weigh(words, known):
                of_trade.setdefault(trade, set()).add(index)
                if weight < max(LEAST_WEIGHT, LEAST_DENSITY * len(words)):
                    continue
                if about > 1 or len(words) <= SHORT:
                    found.append(Spam(start + first, start + last, trade, cues, weight))
    for hit in found:
        if len(of_trade[hit.trade]) <= max(MOST_LINES, MOST_SHARE * len(lines)):
            yield hit


def _present(text: str) -> Vocabulary:
    """What of the vocabulary a text has at all: of most texts next to nothing."""
    known = vocabulary()
    words = _WORD.findall(text.lower())
    whole = set(words)
    subjects = {word: known.subjects[word] for word in whole & known.subjects.keys()}
    likely = [
        (phrase, trade)
        for first in whole & known.phrases.keys()
        for phrase, trade in known.phrases[first]
        if whole.issuperset(phrase)
    ]
    phrases: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    if likely:
        joined = f" {' '.join(words)} "
        for phrase, trade in likely:
            if f" {' '.join(phrase)} " in joined:
                phrases.setdefault(phrase[0], []).append((phrase, trade))
    return Vocabulary(subjects, phrases, known.promo)


def _weigh(words: Sequence[str], known: Vocabulary) -> Iterator[tuple[str, tuple[str, ...], int, int]]:
    """Each trade that a line is about, what tells it, how much in all, and how much without praise."""
    cues: dict[str, list[str]] = {}
    weights: dict[str, int] = {}
    at = 0
    promo: list[str] = []
    while at < len(words):
        word = words[at]
        hit = next(((p, t) for p, t in known.phrases.get(word, ()) if tuple(words[at : at + len(p)]) == p), None)
        if hit is not None:
            phrase, trade = hit
            cues.setdefault(trade, []).append(" ".join(phrase))
            weights[trade] = weights.get(trade, 0) + 2
            at += len(phrase)
            continue
        named = known.subjects.get(word)
        if named is not None and word not in cues.get(named, ()):
            cues.setdefault(named, []).append(word)
            weights[named] = weights.get(named, 0) + 1
        elif word in known.promo and word not in promo:
            promo.append(word)
        at += 1
    for trade, weight in weights.items():
        yield trade, (*cues[trade], *promo[:MOST_PROMO]), weight + min(len(promo), MOST_PROMO), weight
