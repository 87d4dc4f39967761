"""Where names stand: runs of words with a capital, without a neural model.

A run is one or more such words in a row, with particles ("bin", "van der") and initials inside. Titles in front of it
and a possessive behind it are not part of the name. The first word of a sentence proves nothing by its capital, so it
counts where it is no word of the language: not a function word, and nowhere in the text in small letters. In a headline
in title case or in capitals nearly every word looks like a name; its mentions are marked, so that they can follow the
names of the body and never make one.

Another finder can stand in for this one: anything that gives mentions for a text (see :mod:`cleaner.names.by_spacy`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from cleaner.names.lines import ARTICLE, Line, Run, is_no_name, read_line
from cleaner.names.offices import OFFICES, PORTFOLIOS, begins_office, governing, is_title
from cleaner.names.titles import NO_NAMES, OF_NEW, PARTICLES, SPEECH, SUFFIXES
from cleaner.names.variants import folded, is_known
from cleaner.names.words import is_word
from cleaner.reading.function_words import FUNCTION_WORDS

MOST_NAME_WORDS = 12
"""Words; a longer run of capitals is a list or a slogan."""

MOST_TITLES = 4
"""Words of an office inside a run of capitals, as in "Deputy Vice Prime Minister"."""


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
        return tuple([token.key for token in self.tokens if token.key])


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
    lines = [read_line(text[start:end]) for start, end in blocks]
    small = frozenset[str]().union(*(line.small for line in lines))
    mentions: list[Mention] = []
    sentence = 0
    for line, (start, _) in zip(lines, blocks, strict=True):
        sentence += 1
        for run in line.runs:
            is_small = run.opens and not line.headline and line.lowers[run.first] in small
            if not is_small or run.stop - run.first > 1:
                mentions += [_placed(mention, start, sentence) for mention in _mentions(line, run, is_small)]
        sentence += line.sentences
    return Found(tuple(mentions), small, frozenset[str]().union(*(line.odd for line in lines)))


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


def _placed(mention: Mention, start: int, sentence: int) -> Mention:
    """A mention of a line in the text: moved to where the line starts, counted on from the sentences before it."""
    tokens = tuple([Token(start + token.start, start + token.end, token.text, token.key) for token in mention.tokens])
    _, titles, suffix, number, opens, headline, speaks, beside = mention
    return Mention(tokens, titles, suffix, sentence + number, opens, headline, speaks, beside)


def _mentions(line: Line, run: Run, is_small: bool) -> tuple[Mention, ...]:
    """The mentions in a run of words, placed in the line.

    Args:
        line: What the run is of.
        run: The run.
        is_small: Whether it begins a sentence with a word that the text has in small letters elsewhere.
    """
    found = line.mentions.get((run, is_small))
    if found is None:
        found = line.mentions[run, is_small] = tuple(_read_run(line, run, is_small))
    return found


def _read_run(line: Line, run: Run, is_small: bool) -> Iterator[Mention]:
    """A run cut where a word is no name, titles off the front, particles off the end."""
    lowers, capitals = line.lowers, line.capitals
    before = lowers[run.first - 1] if run.first else ""
    behind = lowers[run.stop] if run.stop < len(lowers) else ""
    according = before == "to" and run.first > 1 and lowers[run.first - 2] == "according"
    titles = [before] if is_title(before) and not run.opens else []
    office = "" if run.opens else governing(lowers[max(0, run.first - 3) : run.first])
    first = run.first
    if office:
        titles = [office] if office in OFFICES else []
        while first < run.stop and lowers[first] in PORTFOLIOS:
            first += 1
    parts: list[tuple[list[int], list[str]]] = [([], titles)]
    for at in range(first, run.stop):
        lower = lowers[at]
        part, held = parts[-1]
        titled = is_title(lower)
        if part and titled and begins_office(lowers[at : min(at + MOST_TITLES, run.stop)]):
            while part and lowers[part[-1]] in PORTFOLIOS:
                part.pop()
            parts.append(([], [lower]))
        elif titled and not part and not _is_called(lower, capitals[at], lowers[at + 1 : min(at + 2, run.stop)]):
            held.append(lower)
        elif lower == "new" and not OF_NEW.isdisjoint(lowers[at + 1 : min(at + 2, run.stop)]):
            part.append(at)
        elif is_no_name(lower, opens=at == first and run.opens) or (at == run.first and is_small):
            parts.append(([], []))
        elif part or capitals[at]:
            part.append(at)
    for part, held in parts:
        ends = bool(part) and part[-1] == run.stop - 1
        while part and lowers[part[-1]] in PARTICLES and not capitals[part[-1]]:
            part.pop()
        suffix = lowers[part.pop()] if len(part) > 1 and lowers[part[-1]] in SUFFIXES else ""
        if not part or len(part) > MOST_NAME_WORDS:
            continue
        begins = part[0] == run.first
        beside = (before if begins else "", behind if ends else "")
        yield Mention(
            tokens=tuple(token for at in part for token in _tokens(line, at)),
            titles=tuple(held),
            suffix=suffix,
            sentence=run.sentence,
            opens=run.opens and begins,
            headline=line.headline,
            speaks=not SPEECH.isdisjoint(beside) or (begins and according),
            beside=tuple(word for word in beside if word and word not in NO_NAMES and word not in SPEECH),
        )


def _is_called(title: str, capital: bool, following: list[str]) -> bool:
    """Whether a title begins the name of something, by the everyday word behind it: General Motors, Major League."""
    if not following or not capital or title in OFFICES or is_title(following[0]):
        return False
    key = folded(following[0])
    return is_word(key) and not is_known(key)


def _tokens(line: Line, at: int) -> tuple[Token, ...]:
    """A word as tokens; an article in front of it (al-, d') is one of its own, so that the rest can be compared."""
    word, first, last = line.texts[at], line.starts[at], line.ends[at]
    if line.lowers[at] in PARTICLES:
        return (Token(first, last, word, ""),)
    article = None if word.isalpha() else ARTICLE.match(word)
    cut = article.end() if article is not None and article.end() < len(word) - 2 else 0
    if cut > 2 and word[cut].isupper():
        rest = word[cut:]
        return (Token(first, first + cut, word[:cut], ""), Token(first + cut, last, rest, folded(rest)))
    return (Token(first, last, word, folded(word)),)
