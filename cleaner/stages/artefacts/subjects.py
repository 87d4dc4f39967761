"""A subject said twice: the name, and the pronoun that the engine gave the verb."""

from __future__ import annotations

from collections.abc import Iterator

from cleaner.stages.artefacts.hit import Hit
from cleaner.stages.artefacts.names import is_name
from cleaner.stages.artefacts.sentence import Sentence
from cleaner.stages.artefacts.words import words

PRONOUNS = words("he she it they")
VERBS = words(
    "said says added stressed announced confirmed explained noted stated declared told called has had did does "
    "was were is are will would wants went made gave arrived decided also"
)
ROLES = words(
    "president minister spokesman spokesperson spokeswoman ambassador secretary government ministry army king "
    "prince director chairman mayor governor commander general leader chancellor company police team coach player "
    "committee commission council parliament court judge official agency organization country association bank"
)
"""Subjects of news whose relative clause seldom leaves its pronoun out: not *the day he said*, *the man he was*."""

_OPENERS = words("that and but the")
_BEFORE_NAME = words("that and but")


def subjects(sentence: Sentence) -> Iterator[Hit]:
    """``The president he said``; ``Vladimir Putin he added``; ``that Russia it did not``."""
    if PRONOUNS.isdisjoint(sentence.vocabulary):
        return
    for index, word in enumerate(sentence.lower):
        if word not in PRONOUNS or not sentence.words[index].islower() or index + 1 >= len(sentence):
            continue
        following = sentence.lower[index + 1]
        if (following not in VERBS and not (following.endswith("ed") and len(following) > 4)) or not sentence.follows(
            index
        ):
            continue
        if _is_named(sentence, index) or _is_role(sentence, index):
            yield Hit("MT121", sentence.starts[index - 1], sentence.ends[index])


def _is_named(sentence: Sentence, index: int) -> bool:
    at = index
    while at > 0 and sentence.joined[at - 1] and (is_name(sentence, at - 1) or _binds(sentence, at - 1, index)):
        at -= 1
    if at == index or sentence.words[index - 1].isupper():
        return False
    if at == 0:
        return index >= 2
    return sentence.lower[at - 1] in _BEFORE_NAME and sentence.joined[at - 1] and sentence.words[at - 1].islower()


def _binds(sentence: Sentence, at: int, index: int) -> bool:
    """Whether the word is an *of* or *the* inside a name that began before it, or a *The* in front of it."""
    word = sentence.lower[at]
    if at == 0:
        return word == "the"
    return at < index - 1 and word in ("of", "the", "and", "for") and is_name(sentence, at + 1) and at > 1


def _is_role(sentence: Sentence, index: int) -> bool:
    if sentence.lower[index - 1] not in ROLES:
        return False
    at = index - 2
    while at > 0 and index - at < 5 and sentence.lower[at] != "the":
        at -= 1
    if at < 0 or sentence.lower[at] != "the" or not all(sentence.joined[at:index]):
        return False
    return at == 0 or sentence.lower[at - 1] in _BEFORE_NAME
