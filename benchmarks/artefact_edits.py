"""The edits that the generator of artefacts can make to a sentence, one function for each kind.

Each yields every place where its damage is possible and visible; which of them is done is drawn elsewhere. The kinds
are described in :data:`benchmarks.artefact_generator.KINDS`.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from benchmarks.artefact_links import Link, Sentence, is_noun, links, phrases
from benchmarks.artefact_words import (
    AUXILIARIES,
    BASE_VERBS,
    FUNCTION,
    PLURAL_NAMES,
    PLURAL_VERBS,
    REPORTING,
)

NOT_LEFT_BARE: Final = frozenset(
    {"city", "state", "town", "village", "province", "district", "republic", "name", "month", "kind", "type", "year"}
)
"""Nouns that stand before a name without a preposition, or nearly so."""

WRONG_GENDER: Final = 0.2
"""Share of things that become "He": in Arabic, Russian or Spanish a company or a club may be masculine."""


RARE_ARTICLE: Final = 0.3
"""Share of the names behind an article that may get a second one; names behind articles are too many otherwise."""


@dataclass(frozen=True, slots=True)
class Edit:
    """``[start, end)`` of the sentence becomes ``text``; ``also`` is what has to change with it."""

    kind: str
    start: int
    end: int
    text: str
    also: tuple[tuple[int, int, str], ...] = ()

    def spans(self) -> tuple[tuple[int, int, str], ...]:
        """All its changes."""
        return ((self.start, self.end, self.text), *self.also)


def _capital(word: str) -> str:
    return word[:1].upper() + word[1:]


def _pronoun(link: Link, verb: str, rng: random.Random) -> str:
    """What an engine puts before a verb that has lost its subject. It sees the verb, not the name.

    Languages that leave the subject out mark number and gender on the verb, so mostly it is right, and now and then a
    country is "He".
    """
    if verb in PLURAL_VERBS or link.is_plural:
        return "They"
    if link.is_person:
        return "He"
    return "He" if rng.random() < WRONG_GENDER else "It"


def _pronoun_after_name(sentence: Sentence, rng: random.Random) -> Iterator[Edit]:
    for link in links(sentence):
        at = link.last + 1
        if sentence.is_finite(at) and sentence.gap(link.last) == " ":
            verb = sentence.words[at]
            pronoun = _pronoun(link, verb.text, rng)
            yield Edit("pronoun-after-name", verb.start, verb.start, f"{pronoun} ")


def _relative_restarts(sentence: Sentence, rng: random.Random) -> Iterator[Edit]:
    for link in links(sentence):
        at = link.last + 1
        if sentence.gap(link.last) not in (" ", ", ") or not sentence.is_finite(at + 1):
            continue
        word = sentence.words[at]
        if word.text in ("who", "which", "that") and sentence.gap(at) == " ":
            verb = sentence.words[at + 1].text
            pronoun = _pronoun(link, verb, rng) if word.text == "who" else _pronoun(link.as_thing(), verb, rng)
            yield Edit("relative-restarts", sentence.words[link.last].end, word.end, f" {pronoun}")


def _infinitive_restarts(sentence: Sentence, rng: random.Random) -> Iterator[Edit]:
    for link in links(sentence):
        at = link.last + 1
        if at + 1 >= len(sentence.words) or sentence.gap(link.last) != " " or sentence.gap(at) != " ":
            continue
        verb = sentence.words[at + 1]
        if sentence.words[at].text == "to" and verb.text in BASE_VERBS:
            pronoun = _pronoun(link, "", rng)
            text = verb.text if pronoun == "They" else _third_person(verb.text)
            yield Edit("infinitive-restarts", sentence.words[at].start, verb.end, f"{pronoun} {text}")


def _third_person(verb: str) -> str:
    """Present tense with he, she or it.

    Example:
        >>> [_third_person(verb) for verb in ("try", "reach", "stay", "go")]
        ['tries', 'reaches', 'stays', 'goes']
    """
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb[:-1] + "ies"
    return verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")


def _capital_after_name(sentence: Sentence, rng: random.Random) -> Iterator[Edit]:
    """Only function words: a content word with a capital after a name could be part of the name."""
    for link in links(sentence):
        at = link.last + 1
        if at >= len(sentence.words) or sentence.gap(link.last) not in (" ", ", "):
            continue
        word = sentence.words[at]
        if word.text in FUNCTION - {"to", "of", "well"} and not sentence.is_capitalised(at + 1):
            yield Edit("capital-after-name", sentence.words[link.last].end, word.end, f" {_capital(word.text)}")


def _links_on_common_words(sentence: Sentence, rng: random.Random) -> Iterator[Edit]:
    for first, last in phrases(sentence):
        start, end = sentence.words[first].start, sentence.words[last].end
        text = sentence.text[start:end]
        if last == first:
            yield Edit("word-capitalised", start, end, _capital(text))
        else:
            yield Edit("link-capitalised", start, end, _capital(text))
            words = " ".join(_capital(word) for word in text.split(" "))
            yield Edit("link-in-title-case", start, end, words)


def _link_on_verb(sentence: Sentence, rng: random.Random) -> Iterator[Edit]:
    """Behind a common noun; behind a name the same damage is ``pronoun-after-name``."""
    for at in range(1, len(sentence.words) - 1):
        verb = sentence.words[at]
        if verb.text in AUXILIARIES or not sentence.is_finite(at) or not is_noun(sentence, at - 1):
            continue
        if sentence.gap(at - 1) == " " and sentence.gap(at) == " " and sentence.words[at + 1].text in FUNCTION - {"by"}:
            many = sentence.words[at - 1].text.endswith("s")
            pronoun = "They" if many else rng.choice(("He", "It"))
            text = rng.choice((_capital(verb.text), f"{pronoun} {verb.text}"))
            yield Edit("link-on-verb", verb.start, verb.end, text)


def _preposition_lost(sentence: Sentence, rng: random.Random) -> Iterator[Edit]:
    for link in links(sentence):
        at = link.first - 1
        if at >= 1 and sentence.words[at].text == "the":
            at -= 1
        if at < 1 or link.is_person or sentence.words[at].text != "of" or not is_noun(sentence, at - 1):
            continue
        noun = sentence.words[at - 1]
        if noun.text not in NOT_LEFT_BARE and not sentence.has_role(at - 1) and sentence.gap(at - 1) == " ":
            yield Edit("preposition-lost", noun.end, sentence.words[link.first].start, " ")


def _plural_dropped(sentence: Sentence, rng: random.Random) -> Iterator[Edit]:
    for link in links(sentence):
        word = sentence.words[link.name_last]
        if word.text in PLURAL_NAMES:
            text = word.text[:-3] + "y" if word.text.endswith("ies") else word.text[:-1]
            yield Edit("plural-dropped", word.start, word.end, text)


def _article_doubled(sentence: Sentence, rng: random.Random) -> Iterator[Edit]:
    for link in links(sentence):
        if link.first and sentence.words[link.first - 1].text == "the" and sentence.gap(link.first - 1) == " ":
            at = sentence.words[link.first].start
            if rng.random() > RARE_ARTICLE:
                continue
            yield Edit("article-doubled", at, at, "The ")


def _name_after_verb(sentence: Sentence, rng: random.Random) -> Iterator[Edit]:
    for link in links(sentence):
        at = link.last + 1
        if link.last != link.name_last or at >= len(sentence.words) or sentence.gap(link.last) != " ":
            continue
        verb = sentence.words[at]
        if verb.text not in REPORTING - {"told", "tells"}:
            continue
        first = link.bare_first
        if first == link.first and first > 0 and sentence.words[first - 1].text == "the":
            first -= 1
        name = sentence.text[sentence.words[first].start : sentence.words[link.last].end]
        end, that = verb.end, ""
        if sentence.gap(at) == " " and at + 1 < len(sentence.words):
            following = sentence.words[at + 1]
            if following.text == "that":
                end, that = following.end, " that"
            elif following.text in FUNCTION and following.text not in ("on", "in", "at", "to", "after", "during"):
                that = " that"
        if first > 0 and sentence.has_role(first - 1):
            text = rng.choice(("{verb}, {name}{that}", "{verb} , {name}{that}", "{verb}, {name},{that}"))
        elif first == 0:
            text = rng.choice(("He {verb}, {name}{that}", "He {verb} {name}{that}", "And {verb} {name}{that}"))
        elif sentence.opens(first) or not sentence.gap(first - 1).isspace():
            text = rng.choice(("He {verb} {name}{that}", "{verb}, {name}{that}"))
        elif sentence.words[first - 1].text.lower() in ("and", "but", "as", "that", "while", "because", "which"):
            text = "{verb}, {name}{that}"
        else:
            continue
        text = text.format(verb=verb.text, name=name, that=that)
        yield Edit("name-after-verb", sentence.words[first].start, end, text)


def _apposition_after_verb(sentence: Sentence, rng: random.Random) -> Iterator[Edit]:
    """The name between commas behind its title, or behind an inverted verb of saying."""
    for link in links(sentence):
        if link.first == 0 or link.last != link.name_last:
            continue
        name = sentence.text[sentence.words[link.first].start : sentence.words[link.last].end]
        before = sentence.words[link.first - 1]
        at = link.last + 1
        if before.text in REPORTING and link.first > 1 and sentence.gap(link.first - 1) == " ":
            if "," in sentence.gap(link.first - 2):
                yield Edit("name-after-verb", before.start, before.end, rng.choice((f"He {before.text}", "He said")))
        elif (
            sentence.has_role(link.first - 1)
            and sentence.gap(link.first - 1) == sentence.gap(link.last) == ", "
            and at < len(sentence.words)
            and sentence.words[at].text in REPORTING - {"told", "tells"}
        ):
            verb = sentence.words[at].text
            yield Edit("name-after-verb", before.end, sentence.words[at].end, f" {verb}, {name}")


def _dummy_clause(sentence: Sentence, rng: random.Random) -> Iterator[Edit]:
    for link in links(sentence):
        at = link.last + 1
        if link.first > 1 or at >= len(sentence.words) or sentence.gap(link.last) != " ":
            continue
        verb = sentence.words[at]
        if verb.text not in AUXILIARIES & {"has", "had", "was", "will", "is"}:
            continue
        first = sentence.words[0]
        if link.first == 1 and first.text != "The":
            continue
        article = "the" if first.text == "The" else first.text
        pronoun = _pronoun(link, verb.text, rng)
        restart = (verb.start, verb.start, f"{pronoun} ")
        opening = "They were" if pronoun == "They" else f"{pronoun} was"
        yield Edit("dummy-clause", first.start, first.end, f"{opening} {article}", (restart,))


def _stray_dots(sentence: Sentence, rng: random.Random) -> Iterator[Edit]:
    for at, word in enumerate(sentence.words[1:], 1):
        if word.text in ("and", "but") and sentence.gap(at - 1) in (", ", "; "):
            yield Edit("stray-dots", sentence.words[at - 1].end, word.end, f" .. {word.text}")
    if sentence.text[-1].isalnum():
        yield Edit("stray-dots", len(sentence.text), len(sentence.text), " ..")


def _spacing_at_link(sentence: Sentence, rng: random.Random) -> Iterator[Edit]:
    for link in links(sentence):
        end = sentence.words[link.last].end
        if sentence.gap(link.last) == ", ":
            yield Edit("spacing-at-link", end, end + 1, " ,")
        if link.first and sentence.gap(link.first - 1) == " " and sentence.words[link.first - 1].text in FUNCTION:
            start = sentence.words[link.first].start
            yield Edit("spacing-at-link", start - 1, start, "")


MAKERS: Final[tuple[Callable[[Sentence, random.Random], Iterator[Edit]], ...]] = (
    _pronoun_after_name,
    _relative_restarts,
    _infinitive_restarts,
    _capital_after_name,
    _links_on_common_words,
    _link_on_verb,
    _preposition_lost,
    _plural_dropped,
    _article_doubled,
    _name_after_verb,
    _apposition_after_verb,
    _dummy_clause,
    _stray_dots,
    _spacing_at_link,
)
