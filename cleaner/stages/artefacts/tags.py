"""Word classes: a sentence as a string of one letter for each word and mark, so that its construction can be matched.

This is no tagger: a word has one class, whatever stands around it, and classes that English words share are classes
of their own (*work* is a noun or a verb, *closed* a past or a participle). Constructions are written so that this does
not matter, or not used.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

from cleaner.stages.artefacts.lexicon import lexicon
from cleaner.stages.artefacts.names import CALENDAR
from cleaner.stages.artefacts.sentence import Sentence
from cleaner.stages.artefacts.words import words

_LISTS: Final = {
    "t": "the",
    "a": "a an",
    "m": "his its their our your my",
    "R": "her",
    "k": "these those several few various numerous both",
    "d": "this each every another any some no all either many",
    "#": "two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty sixty seventy "
    "eighty ninety",
    "f": "of",
    "o": "to",
    "p": "in on at for with from by about against between into over under after before during through near "
    "without within towards toward among behind across along despite around upon via",
    "P": "as like than until per",
    "~": "since",
    "b": "is was",
    "=": "are were",
    "e": "be been being am",
    "h": "has",
    "H": "have",
    "Q": "had",
    "u": "will would can could should may must might shall cannot",
    "n": "not",
    "%": "out up off down away back",
    "r": "never also already still yet now just soon then only even very too more most less least quite rather almost "
    "yesterday today tomorrow again often always ever later ago so here there",
    "D": "do does did",
    "s": "he she they",
    "l": "we i you",
    "i": "it",
    "j": "him them us me",
    "T": "that",
    "W": "who",
    "&": "which",
    "w": "whom where when while because although though if unless whether how why what",
    "g": "whose",
    "c": "and or but nor",
    "S": "said says added adds stated stressed noted confirmed announced declared affirmed emphasized emphasised "
    "indicated clarified commented replied wrote warned asserted reiterated insisted reported explained",
    "L": "told informed",
    "I": "went took gave came saw began knew wrote spoke rose fell grew drew drove flew chose broke stole "
    "swore threw froze shook woke arose became ate sang sank swam won lost left found held met sent sold "
    "bought built caught brought kept led paid fought taught thought made got ran fled felt heard stood "
    "sat hid",
    "M": "day days time times way ways moment year years minute minutes week weeks month months night morning "
    "evening afternoon second hour hours reason rest fact thing things one ones people person people same "
    "first last next weekend summer winter spring autumn season period date century decade instant kind "
    "sort place point part number amount extent degree best worst closer longer others other problem "
    "truth question answer result idea news million billion trillion dozen stone pound bedroom",
}
_NAMED: Final = {letter: re.escape(letter) for letter in _LISTS} | {
    "noun": "[xXzZN?q]",
    "singular": "[xz]",
    "thing": "x",
    "plural": "X",
    "any-plural": "[XZ]",
    "adjective": "A",
    "name": "N",
    "number": "1",
    "past": "[VI]",
    "ed": "V",
    "s-form": "E",
    "base": "B",
    "ing": "G",
    "day": "C",
    "the": "t",
    "a": "a",
    "poss": "m",
    "det": "[tamdkR]",
    "prep": "[pfo]",
    "in": "p",
    "of": "f",
    "to": "o",
    "is": "[b=]",
    "was": "b",
    "are": "=",
    "be": "e",
    "has": "[hHQ]",
    "will": "u",
    "did": "D",
    "he": "s",
    "it": "i",
    "him": "j",
    "that": "T",
    "who": "W",
    "which": "&",
    "whose": "g",
    "where": "w",
    "and": "c",
    "said": "S",
    "told": "L",
    "these": "k",
    "five": "#",
    "aux": "[b=hHQu]",
    "finite": "[b=hHQuSVIDEL]",
    "since": "~",
    "adverb": "r",
}
_PLACEHOLDER = re.compile(r"<([a-z\-]+)>")

_MARKS: Final = {
    ",": ",",
    '"': '"',
    "'": "'",
    "(": "(",
    ")": ")",
    ":": ":",
    ";": ";",
    "-": "-",
    "–": "-",
    "—": "-",
    ".": ".",
    "?": ".",
    "!": ".",
    "…": ".",
}

_ADJECTIVE_ENDINGS = ("ous", "ful", "ive", "able", "ible", "ic", "ical", "less", "al", "ary", "ish", "ian")
_ADJECTIVES = words(
    "good new old high great big small young large late early long little important public bad same able own "
    "former whole only such right left better free full clear sure open close live clean cool warm dry slow "
    "calm mature secure elaborate separate complete direct correct exact perfect present current recent senior "
    "local main major several dead poor rich red white black green blue serious strong common hard low near "
    "short ready due welcome fair native key empty quick access ground lower upper"
)
_KNOWN: Final = {word: letter for letter, found in _LISTS.items() for word in found.split()}


def tags(sentence: Sentence) -> str:
    """A letter for each word and mark.

    Example:
        >>> from cleaner.stages.artefacts.sentence import sentences_of
        >>> [tags(sentence) for sentence in sentences_of("The driver, he fled to Rome.")]
        ['tx,sIoN.']
    """
    letters = list(map(_inside, sentence.words))
    for index in (0, *(behind for behind, joined in enumerate(sentence.joined, 1) if not joined)):
        gap = sentence.gaps[index]
        letter = _opening(sentence.words[index]) if index == 0 or gap[-1:] == '"' else letters[index]
        letters[index] = _marks(gap) + letter
    letters.append(_marks(sentence.gaps[-1]))
    return "".join(letters)


def words_behind(sentence: Sentence) -> list[int]:
    """For each letter of :func:`tags` the index of its word; -1 for a mark."""
    indices: list[int] = []
    for index, gap in enumerate(sentence.gaps):
        if index == 0 or gap != " ":
            indices += [-1] * len(_marks(gap))
        if index < len(sentence):
            indices.append(index)
    return indices


def _marks(gap: str) -> str:
    """The letters of the marks between two words."""
    return "".join(_MARKS.get(mark, "*") for mark in gap if mark != " ")


@lru_cache(maxsize=1 << 15)
def _inside(word: str) -> str:
    """The letter of a word inside a sentence, where a capital makes a name of it."""
    lower = word.lower()
    letter = _KNOWN.get(lower)
    if word[0].isupper() and (letter is None or letter in "SIu"):
        return "C" if lower in CALENDAR else "N"
    return letter or _letter(lower, False)


@lru_cache(maxsize=1 << 13)
def _opening(word: str) -> str:
    """The letter of a word at the beginning of a sentence or a quotation."""
    lower = word.lower()
    return _KNOWN.get(lower) or _letter(lower, word[0].isupper())


def expanded(pattern: str) -> str:
    """A pattern with names of classes as one with letters.

    Example:
        >>> expanded("<noun>,?<who><he><aux>")
        '[xXzZN?q],?Ws[b=hHQu]'
    """
    return _PLACEHOLDER.sub(lambda match: _NAMED[match[1]], pattern)


@dataclass(frozen=True, slots=True)
class WordClasses:
    """Words by class, counted (``benchmarks/artefact_classes.py`` rebuilds the lists).

    Attributes:
        nouns: In the singular, of those that have a plural.
        strict: Those of them that hardly ever stand without an article.
        verbs: In the infinitive, of those that are regular.
    """

    nouns: frozenset[str]
    strict: frozenset[str]
    verbs: frozenset[str]


@lru_cache(maxsize=1)
def word_classes() -> WordClasses:
    """The lists that come with the package."""
    lists = json.loads(Path(__file__).with_name("classes.json").read_text(encoding="utf-8"))
    return WordClasses(*(frozenset(lists[name].split()) for name in ("nouns", "strict", "verbs")))


def _letter(word: str, capital: bool) -> str:  # noqa: PLR0911 -- one class after another
    known = word_classes()
    if word[0].isdigit():
        return "1" if word.isdigit() else "A"
    if word in CALENDAR:
        return "C"
    if word in _ADJECTIVES or (word.endswith(_ADJECTIVE_ENDINGS) and word not in known.nouns):
        return "A"
    if word.endswith("ly"):
        return "r"
    if word.endswith("ing") and len(word) > 5:
        return "G"
    if word.endswith("ed") and len(word) > 4 and not word.endswith("eed"):
        return "V"
    if word in known.nouns:
        return "z" if word in known.verbs else "x"
    if word in known.verbs:
        return "B"
    if word.endswith("s") and not word.endswith("ss"):
        bases = _without_s(word)
        if not known.nouns.isdisjoint(bases):
            return "X" if known.verbs.isdisjoint(bases) else "Z"
        if not known.verbs.isdisjoint(bases):
            return "E"
    return "N" if capital and word not in lexicon().lower else "?"


def _without_s(word: str) -> tuple[str, ...]:
    if word.endswith("ies"):
        return (word[:-3] + "y",)
    return (word[:-1], word[:-2]) if word.endswith("es") else (word[:-1],)
