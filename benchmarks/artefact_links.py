"""Where a page of news would have links in a sentence: names, and now and then a common noun phrase.

Found by capitals and closed word lists, without a parser: what is not sure is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from benchmarks.artefact_words import (
    AUXILIARIES,
    BASE_VERBS,
    CALENDAR,
    CONNECTORS,
    FUNCTION,
    HONORIFICS,
    INSTITUTIONS,
    IRREGULAR_PAST,
    NOT_FINITE,
    PLURAL_NAMES,
    PRESENT,
    QUANTITIES,
    REPORTING,
    ROLES,
)

_WORD: Final = re.compile(r"[^\W_]+(?:[-'’&.][^\W_]+)*")

MIN_WORDS: Final = 6
"""Shorter sentences are headings and cells; a capital inside them proves nothing."""

MAX_CAPITALISED: Final = 0.6
"""Share of words with a capital above which a line is a headline in title case, or a list of names."""

BEFORE_PHRASE: Final = frozenset(
    {
        "the",
        "a",
        "an",
        "of",
        "on",
        "against",
        "about",
        "over",
        "into",
        "from",
        "by",
        "with",
        "because",
        "after",
        "during",
        "for",
    }
)
"""Words after which one to three lower-case content words are most likely a noun phrase."""

MIN_SINGLE: Final = 7
"""Letters of a noun that is a link all by itself; shorter ones are too often something else."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word with its place; hyphens, apostrophes and inner dots belong to it."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as words and what stands between them."""

    text: str
    words: tuple[Word, ...]

    def gap(self, at: int) -> str:
        """What stands between a word and the next; the rest of the sentence after the last."""
        end = self.words[at + 1].start if at + 1 < len(self.words) else len(self.text)
        return self.text[self.words[at].end : end]

    def opens(self, at: int) -> bool:
        """Whether a capital is due: the first word, or the first after a stop, a colon or an opening quotation mark."""
        if at == 0:
            return True
        gap = self.gap(at - 1)
        if " - " in gap or "--" in gap:
            return True
        return bool(set(gap) & set(".!?:…“\"'‘(–—«„")) and not (gap == ". " and self._abbreviates(at - 1))

    def _abbreviates(self, at: int) -> bool:
        word = self.words[at].text
        return len(word) == 1 or "." in word or word in ("Mr", "Mrs", "Ms", "Dr", "St", "Gen", "Sen", "Gov", "Prof")

    def is_capitalised(self, at: int) -> bool:
        """Whether there is such a word and it begins with a capital."""
        return at < len(self.words) and self.words[at].text[0].isupper()

    def is_finite(self, at: int) -> bool:
        """Whether there is such a word and it is, most likely, a verb with the word before as its subject."""
        if at >= len(self.words) or self.words[at].text[0].isupper():
            return False
        word = self.words[at].text
        if word in NOT_FINITE:
            return False
        return word in AUXILIARIES | IRREGULAR_PAST | PRESENT | REPORTING or (len(word) > 4 and word.endswith("ed"))

    def has_role(self, at: int) -> bool:
        """Whether the word is what stands before a person's name."""
        return self.words[at].text.lower() in ROLES


@dataclass(frozen=True, slots=True)
class Link:
    """Words that would be one link.

    Attributes:
        first, last: The first and the last word, both in it.
        name_last: The last word of the name itself; nouns after it belong to the link.
        bare_first: The first word of the name without the title before it.
        is_person, is_plural: What it is, as far as one can see.
    """

    first: int
    last: int
    name_last: int
    bare_first: int
    is_person: bool
    is_plural: bool

    def as_thing(self) -> Link:
        """The same, known not to be a person."""
        return replace(self, is_person=False)


def read(text: str) -> Sentence | None:
    """The sentence, or ``None`` where capitals say nothing: too short, or most words have one."""
    words = tuple(Word(match.group(), match.start(), match.end()) for match in _WORD.finditer(text))
    capitals = sum(word.text[0].isupper() for word in words)
    if len(words) < MIN_WORDS or capitals > MAX_CAPITALISED * len(words):
        return None
    return Sentence(text, words)


@lru_cache(maxsize=4)
def links(sentence: Sentence) -> tuple[Link, ...]:
    """The names of a sentence as links, from left to right, disjoint.

    Example:
        >>> sentence = read("In Geneva the US Secretary of State Anthony Blinken said that Russian troops have left.")
        >>> for link in links(sentence):
        ...     print([word.text for word in sentence.words[link.first : link.last + 1]], link.is_person)
        ['Geneva'] False
        ['US', 'Secretary', 'of', 'State', 'Anthony', 'Blinken'] True
        ['Russian', 'troops'] False
    """
    found = []
    at = 0
    while at < len(sentence.words):
        last = _run(sentence, at)
        if last is None:
            at += 1
            continue
        found.append(_link(sentence, at, last))
        at = found[-1].last + 1
    return tuple(found)


def _run(sentence: Sentence, first: int) -> int | None:
    """The last word of the name that begins here, if one does."""
    if not _is_name_word(sentence, first):
        return None
    last = first
    while last + 1 < len(sentence.words) and not _is_possessive(sentence.words[last].text):
        step = last + 1
        while step < len(sentence.words) - 1 and step - last < 3 and _connects(sentence, step):
            step += 1
        gaps = {sentence.gap(at) for at in range(last, step)}
        if not gaps <= {" ", ". "} or not _is_name_word(sentence, step) or sentence.opens(step):
            break
        last = step
    if sentence.opens(first) and last == first and not (sentence.is_finite(first + 1)):
        return None
    return None if _is_possessive(sentence.words[last].text) else last


def _connects(sentence: Sentence, at: int) -> bool:
    word = sentence.words[at].text
    return word in CONNECTORS or (word == "the" and sentence.words[at - 1].text == "of")


def _is_name_word(sentence: Sentence, at: int) -> bool:
    word = sentence.words[at].text
    if not word[0].isupper() or word in CALENDAR or word == "I" or word.startswith(("I'", "I’")):
        return False
    return not (sentence.opens(at) and word.lower() in FUNCTION | AUXILIARIES)


def _is_possessive(word: str) -> bool:
    return word.endswith(("'s", "’s"))


def _link(sentence: Sentence, first: int, name_last: int) -> Link:
    last = name_last
    while last - name_last < 2 and sentence.gap(last) == " " and is_noun(sentence, last + 1):
        last += 1
    if not (sentence.is_finite(last + 1) and sentence.gap(last) == " "):
        last = name_last
    bare = _bare_first(sentence, first, name_last)
    words = [word.text for word in sentence.words[first : last + 1]]
    noun = words[-1]
    common = sentence.opens(first) and len(words) == 1  # the first word of a sentence, most often no name at all
    is_plural = ((last > name_last or common) and noun.endswith("s") and not noun.endswith("ss")) or (
        noun in PLURAL_NAMES and noun not in ("States", "Nations", "Emirates", "Netherlands", "Philippines")
    )
    joined = first > 1 and sentence.words[first - 1].text == "and" and sentence.is_capitalised(first - 2)
    titled = bare > first or (first > 0 and sentence.has_role(first - 1))
    named = (
        len(words) in (2, 3)
        and not {word.lower() for word in words} & INSTITUTIONS
        and not any(map(str.isupper, words))
    )
    is_person = last == name_last and (titled or named)
    return Link(first, last, name_last, bare, is_person, is_plural or (joined and not titled))


def _bare_first(sentence: Sentence, first: int, last: int) -> int:
    """Where the name begins after its title: behind ``Minister``, or behind ``Secretary of State``."""
    bare = first
    for at in range(first, last):
        if sentence.has_role(at) and sentence.words[at].text.lower() not in HONORIFICS:
            bare = at + 1
            if sentence.words[bare].text == "of":
                bare += 2
    return bare if bare <= last else first


def is_noun(sentence: Sentence, at: int) -> bool:
    """Whether the word may be a noun or adjective written small: no function word, verb, participle or adverb."""
    if at >= len(sentence.words):
        return False
    word = sentence.words[at].text
    if not word.isalpha() or not word.islower() or len(word) < 4 or word in FUNCTION | AUXILIARIES | BASE_VERBS:
        return False
    return not sentence.is_finite(at) and not word.endswith(("ly", "ed", "ing"))


def phrases(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Common noun phrases that a page might link: first and last word.

    Two or three nouns behind an article or a preposition, or a single one behind a preposition, with a clause boundary
    or a function word behind them, none of them a title or an institution.
    """
    for at, word in enumerate(sentence.words[:-1]):
        if word.text.lower() not in BEFORE_PHRASE or sentence.gap(at) != " ":
            continue
        last = at
        while last - at < 4 and is_noun(sentence, last + 1) and (last == at or sentence.gap(last) == " "):
            last += 1
        inner = {word.text for word in sentence.words[at + 1 : last + 1]}
        number = last - at
        single = word.text.lower() not in ("the", "a", "an") and len(sentence.words[last].text) >= MIN_SINGLE
        enough = number > 1 or (number == 1 and single)
        if enough and number <= 3 and not inner & (ROLES | INSTITUTIONS | QUANTITIES) and _ends(sentence, last):
            yield at + 1, last


def _ends(sentence: Sentence, last: int) -> bool:
    return sentence.gap(last) != " " or sentence.words[last + 1].text in FUNCTION | AUXILIARIES
