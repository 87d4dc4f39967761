"""Noun phrases without their article, and with their adjective behind the noun.

Many languages have no articles, and many set adjectives behind. Only nouns are judged that good English hardly ever
leaves without an article, and only adjectives that it hardly ever sets behind.
"""

from __future__ import annotations

from collections.abc import Iterator

from cleaner.stages.artefacts.agreement import AFTER_NOUN
from cleaner.stages.artefacts.hit import Hit
from cleaner.stages.artefacts.lexicon import lexicon
from cleaner.stages.artefacts.sentence import Sentence
from cleaner.stages.artefacts.words import words

PREPOSITIONS = words("of in on at for with from after before through near about against between during under into over")
DETERMINERS = words("a an the this each every his her its their our my your one another")

NEED_ARTICLE = words(
    "city village committee garden street river bridge company country province minister ministry factory museum "
    "hotel restaurant airport stadium forest island coast border apartment bedroom truck plane helicopter ship "
    "vehicle dog woman man boy girl citizen mayor leader chairman director manager employee worker teacher "
    "student doctor driver passenger player coach team tournament championship judge lawyer army soldier officer "
    "commander ambassador embassy delegation conference ceremony event festival concert exhibition song book "
    "newspaper magazine website programme document letter decision century classroom library mosque temple "
    "cemetery grave tomb monument square mountain lake ocean highway tunnel station harbour district neighborhood "
    "incident explosion flood earthquake knife gun rocket missile drone warehouse machine situation zone "
    "population mother father brother sister wife husband daughter son friend neighbor guest victim suspect "
    "witness actor actress singer artist writer author journalist reporter photographer scientist researcher "
    "expert specialist refugee accident region tourist"
)
"""Singular nouns that stand behind a preposition without an article in hardly any sentence of the tuning part; those
that do (*in court*, *at school*, *by law*) were struck off the list."""

ADJECTIVES = words(
    "historic beautiful new old large huge great tiny important national international public economic social "
    "military civil medical financial legal popular modern ancient traditional main major strong heavy serious "
    "difficult deep wide regional urban rural technical industrial agricultural cultural religious historical "
    "natural chemical nuclear digital virtual electronic special specific whole entire excellent wonderful "
    "terrible horrible awful young elderly strange rare normal regular foreign domestic federal municipal "
    "presidential parliamentary constitutional judicial terrorist islamic democratic independent central northern "
    "southern eastern western annual solar marine maritime coastal sexual mental psychological moral spiritual "
    "avian viral seasonal emotional intense enormous massive severe sudden definitive provisional superior "
    "inferior previous"
)
"""Adjectives that stand behind the last noun of a phrase in no sentence of the tuning part."""

NOT_NOUNS = words(
    "bit inches feet meters metres years months weeks days american local single way little sort next lot"
)

SMALL_ADJECTIVES = ADJECTIVES | words("unknown big small local former first second last famous private same")

_PAST = words("was were is has had will told said came went took made left found")


def bare_nouns(sentence: Sentence) -> Iterator[Hit]:
    """``in warehouse``, ``of committee``: a noun behind a preposition, without the article that it needs."""
    if NEED_ARTICLE.isdisjoint(sentence.vocabulary):
        return
    lower = sentence.lower
    for index, word in enumerate(lower):
        if word not in NEED_ARTICLE or not sentence.follows(index) or not sentence.words[index].islower():
            continue
        first = index - 1
        if lower[first] in SMALL_ADJECTIVES and sentence.follows(first):
            first -= 1
        if (lower[first], word) in _SET_PHRASES:
            continue
        if lower[first] in PREPOSITIONS and _ends(sentence, index) and not _is_pair(sentence, index):
            yield Hit("MT145", sentence.starts[first], sentence.ends[index])


def adjectives_behind(sentence: Sentence) -> Iterator[Hit]:
    """``a day historic``, ``the taxes new``."""
    if ADJECTIVES.isdisjoint(sentence.vocabulary):
        return
    known = lexicon()
    for index, word in enumerate(sentence.lower):
        if index < 2 or word not in ADJECTIVES or not sentence.words[index].islower() or not sentence.follows(index):
            continue
        noun = sentence.lower[index - 1]
        determined = sentence.lower[index - 2] in DETERMINERS and sentence.follows(index - 1)
        if noun in ADJECTIVES or noun in NOT_NOUNS or (noun not in known.nouns and noun not in known.plurals):
            continue
        if not determined:
            continue
        if _ends(sentence, index):
            yield Hit("MT126", sentence.starts[index - 1], sentence.ends[index])


def _ends(sentence: Sentence, index: int) -> bool:
    after = sentence.after(index)
    if after != " ":
        return after[:1] in ("", ".", ",", ";", ":", "?", "!")
    return sentence.lower[index + 1] in AFTER_NOUN


_SET_PHRASES = {("in", noun) for noun in ("concert", "committee", "conference", "song", "person")} | {
    ("on", noun) for noun in ("song", "tour", "letter")
}
_SORTS = words("kind type sort kinds types sorts rest level choice scale number")


def _is_pair(sentence: Sentence, index: int) -> bool:
    """Whether the noun belongs to a pair, which needs no article: from door to door, week by week, owner and tenant."""
    lower = sentence.lower
    near = lower[max(0, index - 4) : index - 1] + lower[index + 1 : index + 5]
    if lower[index] in near or lower[max(0, index - 2)] in _SORTS:
        return True
    return index + 1 < len(lower) and lower[index + 1] in ("and", "or", "to")
