"""Number: a determiner of many before one, a determiner of one before many.

Languages without articles or plurals leave both to the engine, which guesses. Only nouns from a counted list are
judged, and only where the noun phrase visibly ends behind them: "these mattress types" and "a sports car" are good.
"""

from __future__ import annotations

from collections.abc import Iterator

from cleaner.stages.artefacts.hit import Hit
from cleaner.stages.artefacts.lexicon import lexicon
from cleaner.stages.artefacts.sentence import Sentence
from cleaner.stages.artefacts.words import words

MANY = words("these those many several few numerous")
NUMBERS = words("two three four five six seven eight nine ten eleven twelve")
ONE = words("a an every each another this")
PREPOSITIONS = words("of in on at by for from with to against between about into over under after before during")
AFTER_NOUN = words(
    "of in on at for to with from by that which who is are was were has have had will would and or but as when "
    "can could should may than because near between during after before against about into since until while "
    "where whose"
)
_ALSO_MANY = words(
    "people percent million billion hundred thousand dozen three stone foot new separate out short classic fish "
    "sheep aircraft series species staff police"
)
"""Behind a determiner of many they are right."""
_DETERMINED = [[word] for word in ("the", "a", "an", "his", "her", "their", "our", "its", "every", "this", "that")]

SURELY_SINGULAR = words(
    "man woman child person country city year month week hour house soldier student car day minister village worker"
)
"""Nouns that are no verbs, and that no number but one stands before."""
_TRIGGERS = MANY | ONE | NUMBERS


def number_disagreement(sentence: Sentence) -> Iterator[Hit]:
    """``these force``, ``many person``; ``a exercises``, ``this forces``."""
    if _TRIGGERS.isdisjoint(sentence.vocabulary):
        return
    known = lexicon()
    for index, word in enumerate(sentence.lower):
        if word not in _TRIGGERS or not sentence.leads(index):
            continue
        noun = sentence.lower[index + 1]
        if not sentence.words[index + 1].islower() or not _ends_there(sentence, index + 1):
            continue
        if word in ONE:
            if noun in known.plurals and not (word == "this" and may_be_verb(noun)):
                yield Hit("MT132", sentence.starts[index], sentence.ends[index + 1])
        elif _is_one(sentence, index, noun):
            yield Hit("MT131", sentence.starts[index], sentence.ends[index + 1])


def _is_one(sentence: Sentence, index: int, noun: str) -> bool:
    """Whether the noun behind a determiner of many is in the singular, and no verb."""
    if noun in SURELY_SINGULAR:
        return sentence.lower[index - 1 : index] not in _DETERMINED
    known = lexicon()
    if sentence.lower[index] not in MANY or noun not in known.nouns or noun in _ALSO_MANY:
        return False
    return noun not in known.verbs or _is_object(sentence, index)


PEOPLES = words(
    "republican democrat american russian ukrainian palestinian israeli iraqi iranian syrian german italian "
    "egyptian european african arab kurd houthi conservative liberal"
)
_FOR_PEOPLES = MANY | NUMBERS | {"most", "some", "all", "other", "top", "young", "ordinary"}


def peoples(sentence: Sentence) -> Iterator[Hit]:
    """``51 Republican and``, ``many Syrian have``: a people in the singular."""
    if PEOPLES.isdisjoint(sentence.vocabulary):
        return
    for index, word in enumerate(sentence.lower[1:], 1):
        if word in PEOPLES and sentence.follows(index) and sentence.leads(index):
            before = sentence.lower[index - 1]
            counted = before in _FOR_PEOPLES or (before.isdigit() and int(before[:6]) > 1 and len(before) < 4)
            if counted and sentence.lower[index + 1] in _VERBS_OF_MANY:
                yield Hit("MT131", sentence.starts[index - 1], sentence.ends[index])


_VERBS_OF_MANY = words("are were have had who say said in from live want will would can could")


def plural_and_singular_verb(sentence: Sentence) -> Iterator[Hit]:
    """``The doctors was``, ``these exercises is``, at the beginning of a clause, where nothing else is the subject."""
    if _JUDGED_VERBS.isdisjoint(sentence.vocabulary):
        return
    known = lexicon()
    for index, word in enumerate(sentence.lower):
        if word not in ("the", "these", "those", "many", "his", "their", "our") or not sentence.leads(index):
            continue
        if index and sentence.follows(index) and sentence.lower[index - 1] not in ("that", "because", "but"):
            continue
        noun = index + 1
        if noun + 1 >= len(sentence) or not sentence.leads(noun):
            continue
        if word in _BEFORE_ONE and sentence.words[noun] in known.nouns and sentence.words[noun] not in _NOT_ONE:
            if sentence.lower[noun + 1] in _PLURAL_VERBS:
                yield Hit("MT133", sentence.starts[index], sentence.ends[noun + 1])
            continue
        if sentence.lower[noun] not in known.plurals:
            continue
        if sentence.lower[noun + 1] in _SINGULAR_VERBS and sentence.lower[noun] not in _SINGULAR_IN_S:
            yield Hit("MT133", sentence.starts[index], sentence.ends[noun + 1])


_PLURAL_VERBS = words("have are were do go say want")
_BEFORE_ONE = words("the his their our its")
_TEAMS = words(
    "team group family government club crowd couple majority company committee council crew public band side "
    "police staff media data press pair lot rest number army party board opposition management audience union "
    "cabinet jury gang cast population community squad class firm department ministry parliament youth elite "
    "following way moment day time year half minority poor rich sick dead young old middle last best most right "
    "light second third quarter next past first two three four five six exception rest only"
)
_NOT_ONE = _TEAMS | _ALSO_MANY
_SINGULAR_VERBS = words("is was has does")
_JUDGED_VERBS = _SINGULAR_VERBS | _PLURAL_VERBS
_SINGULAR_IN_S = words("news politics means series species works headquarters states nations sports goods times")


def one_of_singular(sentence: Sentence) -> Iterator[Hit]:
    """``one of the reason``, ``one of the most important city``."""
    lower = sentence.lower
    if "one" not in sentence.vocabulary or "of" not in sentence.vocabulary:
        return
    known = lexicon()
    for index in range(len(lower) - 3):
        if lower[index : index + 3] != ["one", "of", "the"] or not all(sentence.joined[index : index + 3]):
            continue
        noun = index + 3
        if lower[noun] == "most":
            noun += 2
        if noun >= len(lower) or not all(sentence.joined[index:noun]):
            continue
        if lower[noun] in known.nouns and lower[noun] not in _NOT_OF_THEM and _ends_there(sentence, noun):
            yield Hit("MT138", sentence.starts[index], sentence.ends[noun])


_COLLECTIVE = words(
    "family group team crew couple trio lot set series two three top best last first new old few many other main "
    "key most"
)
_NOT_OF_THEM = _COLLECTIVE | _ALSO_MANY


def may_be_verb(plural: str) -> bool:
    """Whether a plural is a verb as well: these works, this works."""
    return any(noun in lexicon().verbs for noun in (plural[:-1], plural[:-2], plural[:-3] + "y"))


def _is_object(sentence: Sentence, index: int) -> bool:
    return sentence.follows(index) and sentence.lower[index - 1] in PREPOSITIONS


def _ends_there(sentence: Sentence, index: int) -> bool:
    after = sentence.after(index)
    if after != " ":
        return after[:1] in ("", ".", ",", ";", ":", "?", "!", " ") and after[:2] != " ("
    return sentence.lower[index + 1] in AFTER_NOUN
