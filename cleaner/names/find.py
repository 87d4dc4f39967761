"""Where names stand: runs of words with a capital, without a neural model.

A run is one or more such words in a row, with particles ("bin", "van der") and initials inside. Titles in front of it
and a possessive behind it are not part of the name. The first word of a sentence proves nothing by its capital, so it
counts where it is no word of the language: not a function word, and nowhere in the text in small letters. In a headline
in title case or in capitals nearly every word looks like a name; its mentions are marked, so that they can follow the
names of the body and never make one.

Another finder can stand in for this one: anything that gives mentions for a text (see :mod:`cleaner.names.by_spacy`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from cleaner.names.offices import OFFICES, PORTFOLIOS, begins_office, governing, is_title
from cleaner.names.titles import ABBREVIATED, ARTICLES, CONTRACTIONS, NO_NAMES, OF_NEW, PARTICLES, SPEECH, SUFFIXES
from cleaner.names.variants import folded, is_known
from cleaner.names.words import is_word
from cleaner.reading.function_words import FUNCTION_WORDS

_WORD = re.compile(r"[^\W\d_](?:[^\W_]|['’ʼ`‘-](?=[^\W\d_]))*")
"""A word; hyphens and apostrophes belong to it where a letter follows."""

_ARTICLE = re.compile(rf"(?:{'|'.join(ARTICLES)})['’-]", re.IGNORECASE)
_CAMEL = re.compile(r"(?<!^Mc)(?<!^Ma)(?<!^Mac)(?<!^De)(?<!^Di)(?<!^Du)(?<!^La)(?<!^Le)(?<!^Fitz)(?<=[a-z])[A-Z]")
"""A capital behind a small letter, except behind the beginnings of Scottish, Irish and Romance surnames."""

TITLE_CASE = 0.6
"""Share of a block's longer words behind the first that have a capital, from which the block is a headline in title
case. English prose has
0.1 to 0.3, German 0.4 to 0.5."""

LONGER = 4
"""Letters of a word that counts for that; headlines leave "of" and "the" small."""

MOST_HEADLINE_WORDS = 25
"""Words; a longer block is a paragraph, however many names it has."""


MOST_NAME_WORDS = 12
"""Words; a longer run of capitals is a list or a slogan."""

MOST_TITLES = 4
"""Words of an office inside a run of capitals, as in "Deputy Vice Prime Minister"."""

LEAST_SENTENCE_WORDS = 8
"""Words of a block with a full stop behind it that is no headline, however many names it has."""


class Token(NamedTuple):
    """One word of a name.

    Attributes:
        start, end: Its span in the text, without a possessive.
        text: The characters.
        key: Folded, without an article; empty for a particle.
    """

    start: int
    end: int
    text: str
    key: str


class Mention(NamedTuple):
    """One place where a name stands.

    Attributes:
        tokens: Its words, particles among them, titles not.
        titles: Titles in front of it, in lower case, nearest last.
        suffix: ``jr``, ``ii``… behind it, or nothing.
        sentence: A number that mentions of one sentence share.
        opens: Whether it begins a sentence.
        headline: Whether it stands in a headline in title case or capitals.
        speaks: Whether a word such as "said" stands beside it.
        beside: The words on either side, in lower case, where they say something.
    """

    tokens: tuple[Token, ...]
    titles: tuple[str, ...]
    suffix: str
    sentence: int
    opens: bool
    headline: bool
    speaks: bool
    beside: tuple[str, ...] = ()

    @property
    def start(self) -> int:
        """First code point of the name."""
        return self.tokens[0].start

    @property
    def end(self) -> int:
        """One past the last code point."""
        return self.tokens[-1].end

    @property
    def keys(self) -> tuple[str, ...]:
        """The words that count, folded."""
        return tuple(token.key for token in self.tokens if token.key)


class Found(NamedTuple):
    """The names of a text.

    Attributes:
        mentions: In the order of the text.
        small: Words that the text has in small letters, in lower case.
        odd: Words whose letters are meant, folded: with capitals inside (ClifTEN, YouTube), or put together with a
        word of
            the language (Semi-Supervised).
    """

    mentions: tuple[Mention, ...]
    small: frozenset[str]
    odd: frozenset[str] = frozenset()


Finder = Callable[[str, Sequence[tuple[int, int]]], Found]
"""What finds names: from a text and the spans of its blocks."""


class _Word(NamedTuple):
    start: int
    end: int
    text: str
    lower: str
    capital: bool


class _Run(NamedTuple):
    """Words of a line that may be a name: a half-open span of their places, and how they stand."""

    first: int
    stop: int
    sentence: int
    opens: bool
    headline: bool


def find(text: str, blocks: Sequence[tuple[int, int]]) -> Found:
    """Names by their capitals.

    Args:
        text: The whole text.
        blocks: Half-open spans of its lines; no name crosses from one to the next.

    Example:
        >>> text = "On Monday President Oliver Nez met Sara bin Talal's lawyer. Later, Nez said no."
        >>> [text[m.start : m.end] for m in find(text, [(0, len(text))]).mentions]
        ['Oliver Nez', 'Sara bin Talal', 'Nez']
    """
    lines = [[_word(match) for match in _WORD.finditer(text, start, end)] for start, end in blocks]
    small = frozenset(word.lower for line in lines for word in line if not word.capital)
    mentions: list[Mention] = []
    sentence = 0
    for words in lines:
        headline = _is_headline(text, words)
        sentence += 1
        first = None
        opens = False
        for index, word in enumerate(words):
            begins = index == 0 or _begins(text, words[index - 1], word)
            goes_on = first is not None and not begins and _joined(text, words[index - 1], word)
            if first is not None and not (goes_on and (word.capital or word.lower in PARTICLES)):
                mentions += _mentions(words, _Run(first, index, sentence, opens, headline), small)
                first = None
            sentence += begins
            if first is None and word.capital:
                first, opens = index, begins
        if first is not None:
            mentions += _mentions(words, _Run(first, len(words), sentence, opens, headline), small)
    odd = frozenset(folded(word.text) for line in lines for word in line if word.capital and _is_odd(word))
    return Found(tuple(mentions), small, odd)


LEAST_FUNCTION_WORDS = 5
"""Function words of a language that a text must have to be taken for it."""


def is_in(language: str, small: frozenset[str]) -> bool:
    """Whether the words that a text has in small letters are of a language: more of its function words than of any
    other's.

    Example:
        >>> is_in("en", frozenset("the bridge was closed and he of is".split()))
        True
        >>> is_in("en", frozenset("der die und".split()))
        False
    """
    own = len(small & FUNCTION_WORDS[language])
    others = (words for other, words in FUNCTION_WORDS.items() if other != language)
    return own >= LEAST_FUNCTION_WORDS and all(len(small & words) < own for words in others)


def is_english(small: frozenset[str]) -> bool:
    """Whether a text is English, by the words that it has in small letters."""
    return is_in("en", small)


def _word(match: re.Match[str]) -> _Word:
    text = match[0]
    start, end = match.span()
    capital = text[0].isupper()
    if not text.isalpha():  # most words are letters alone, and a text has hundreds
        if capital:
            tail = text.rpartition("-")[2]
            capital = tail == text or not (tail.islower() and is_word(tail))  # "US-based" is no name
        else:
            article = _ARTICLE.match(text)
            capital = article is not None and text[article.end()].isupper()
        if len(text) > 2 and text[-1] in "sS" and text[-2] in "'’":
            text, end = text[:-2], end - 2
    return _Word(start, end, text, text.lower(), capital)


def _is_odd(word: _Word) -> bool:
    if _CAMEL.search(word.text):
        return True
    return "-" in word.text and any(len(part) > 2 and is_word(part) for part in word.lower.split("-"))


def _is_headline(text: str, words: list[_Word]) -> bool:
    if len(words) > MOST_HEADLINE_WORDS:
        return False
    if len(words) >= LEAST_SENTENCE_WORDS and text.startswith(".", words[-1].end):
        return False
    longer = [word for word in words[1:] if len(word.text) >= LONGER] or words
    return sum(word.capital for word in longer) > TITLE_CASE * len(longer)


def _begins(text: str, previous: _Word, word: _Word) -> bool:
    """Whether a sentence begins between two words."""
    gap = text[previous.end : word.start]
    if gap == " ":
        return False
    mark = next((c for c in gap if c in ".!?…:;•|–—"), "")
    if mark != ".":
        return bool(mark)
    return not (len(previous.text) == 1 or previous.lower in ABBREVIATED) and len(gap) > 1


def _joined(text: str, previous: _Word, word: _Word) -> bool:
    """Whether two words can be of one name, by what stands between them."""
    gap = text[previous.end : word.start]
    if gap in (" ", "\u00a0"):
        return True
    return gap in (". ", ".", ".\u00a0") and (len(previous.text) == 1 or previous.lower in ABBREVIATED)


def _mentions(words: list[_Word], run: _Run, small: frozenset[str]) -> Iterator[Mention]:
    """The mentions in a run of words: cut where a word is no name, titles off the front, particles off the end."""
    before = words[run.first - 1].lower if run.first else ""
    behind = words[run.stop].lower if run.stop < len(words) else ""
    according = before == "to" and run.first > 1 and words[run.first - 2].lower == "according"
    titles = [before] if is_title(before) and not run.opens else []
    office = "" if run.opens else governing([word.lower for word in words[max(0, run.first - 3) : run.first]])
    first = run.first
    if office:
        titles = [office] if office in OFFICES else []
        while first < run.stop and words[first].lower in PORTFOLIOS:
            first += 1
    lowers = [word.lower for word in words[first : run.stop]]
    parts: list[tuple[list[_Word], list[str]]] = [([], titles)]
    for index, word in enumerate(words[first : run.stop]):
        part, held = parts[-1]
        if part and is_title(word.lower) and begins_office(lowers[index : index + MOST_TITLES]):
            while part and part[-1].lower in PORTFOLIOS:
                part.pop()
            parts.append(([], [word.lower]))
        elif is_title(word.lower) and not part and not _is_called(word, lowers[index + 1 : index + 2]):
            held.append(word.lower)
        elif word.lower == "new" and not OF_NEW.isdisjoint(lowers[index + 1 : index + 2]):
            part.append(word)
        elif _is_no_name(word, index == 0 and run.opens, small, run.headline):
            parts.append(([], []))
        elif part or word.capital:
            part.append(word)
    for part, held in parts:
        ends = bool(part) and part[-1] is words[run.stop - 1]
        while part and part[-1].lower in PARTICLES and not part[-1].capital:
            part.pop()
        suffix = part.pop().lower if len(part) > 1 and part[-1].lower in SUFFIXES else ""
        if not part or len(part) > MOST_NAME_WORDS:
            continue
        begins = part[0] is words[run.first]
        beside = (before if begins else "", behind if ends else "")
        yield Mention(
            tokens=tuple(token for word in part for token in _tokens(word)),
            titles=tuple(held),
            suffix=suffix,
            sentence=run.sentence,
            opens=run.opens and begins,
            headline=run.headline,
            speaks=not SPEECH.isdisjoint(beside) or (begins and according),
            beside=tuple(word for word in beside if word and word not in NO_NAMES and word not in SPEECH),
        )


def _is_called(title: _Word, following: list[str]) -> bool:
    """Whether a title begins the name of something, by the everyday word behind it: General Motors, Major League."""
    if not following or not title.capital or title.lower in OFFICES or is_title(following[0]):
        return False
    key = folded(following[0])
    return is_word(key) and not is_known(key)


def _is_no_name(word: _Word, first: bool, small: frozenset[str], headline: bool) -> bool:
    """Whether a word with a capital is none of a name: "The", "Monday", and in front of a sentence what is no name
    elsewhere."""
    if word.lower in NO_NAMES and (first or word.lower not in PARTICLES):
        return True
    if word.lower.endswith(CONTRACTIONS):
        return True
    return first and word.lower in small and not headline


def _tokens(word: _Word) -> Iterator[Token]:
    """A word as tokens; an article in front of it (al-, d') is one of its own, so that the rest can be compared."""
    if word.lower in PARTICLES:
        yield Token(word.start, word.end, word.text, "")
        return
    article = _ARTICLE.match(word.text)
    at = article.end() if article is not None and article.end() < len(word.text) - 2 else 0
    if at > 2 and word.text[at].isupper():
        yield Token(word.start, word.start + at, word.text[:at], "")
    else:
        at = 0
    yield Token(word.start + at, word.end, word.text[at:], folded(word.text[at:]))
