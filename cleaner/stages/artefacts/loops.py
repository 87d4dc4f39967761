"""Words and clauses said again with something between: what engines do that lose their place in a sentence."""

from __future__ import annotations

from collections.abc import Iterator

from cleaner.stages.artefacts.hit import Hit
from cleaner.stages.artefacts.repeats import NEVER_TWICE, OFTEN
from cleaner.stages.artefacts.sentence import Sentence
from cleaner.stages.artefacts.words import words

SHORTEST = 4
"""Words of a phrase that nobody says twice with no more than *and* or a comma between."""

LONGEST = 40
"""Words of a phrase that is compared, so that a text of nothing else still takes linear time."""

MOST_BETWEEN = 3
"""Words that may stand between a phrase and what says it again."""

_BETWEEN = words("and or that but")
_SAID_OF = words("said says announced added stated confirmed reported stressed noted claimed")
_OF_ITSELF = words("will is was has had are were would can could may")
_TWICE = words("will mark may said that had very really so bye long blah much many more well there here")


def loops(sentence: Sentence) -> Iterator[Hit]:
    """``is expected to come and is expected to come``; ``the company said that the company will``."""
    lower = sentence.lower
    of_itself = "of" in sentence.vocabulary and "the" in sentence.vocabulary
    if len(sentence.vocabulary) == len(lower) or not (
        sentence.says_pair_twice or sentence.says_word_twice or of_itself
    ):
        return
    seen: dict[str, int] = {}
    found = -1
    for index, word in enumerate(lower):
        before = seen.get(word)
        seen[word] = index
        if before is None or before <= found:
            continue
        length = 0
        while (
            length < LONGEST
            and index + length < len(lower)
            and before + length < index
            and lower[before + length] == lower[index + length]
        ):
            length += 1
        if _is_loop(sentence, before, index, length):
            found = index + length - 1
            yield Hit("MT177", sentence.starts[before], sentence.ends[found])


def _is_loop(sentence: Sentence, before: int, index: int, length: int) -> bool:  # noqa: PLR0911 -- one shape after another
    lower = sentence.lower
    if index - before - length > MOST_BETWEEN:
        return False
    between = lower[before + length : index]
    phrase = lower[before : before + length]
    if length == 1 and not between:
        word = phrase[0]
        if len(word) < SHORTEST or not word.isalpha() or word in _TWICE or word in NEVER_TWICE or word in OFTEN:
            return False
        return (
            sentence.joined[before] and sentence.words[index].islower() and (before == 0 or _is_plain(sentence, before))
        )
    if length == 2 and not between and phrase[0] != phrase[1]:
        return (
            sentence.words[before][0].isupper()
            and sentence.words[index].islower()
            and len(phrase[1]) > 3
            and phrase[1].isalpha()
        )
    if length == 1:
        return len(between) == 3 and len(phrase[0]) > 4 and between[:2] == ["of", "the"] and between[2].endswith("'s")
    long = sum(len(word) > 5 for word in phrase)
    if length == 2 and phrase[0] == "the" and before == 0:
        return (
            len(between) == 2
            and between[0] in _SAID_OF
            and between[1] == "that"
            and lower[index + 2 : index + 3] != []
            and lower[index + 2] in _OF_ITSELF
        )
    if length >= SHORTEST and long and (not between or (len(between) == 1 and between[0] in _BETWEEN)):
        return all(sentence.joined[before : before + length - 1]) and all(sentence.joined[index : index + length - 1])
    return False


def _is_plain(sentence: Sentence, index: int) -> bool:
    """Whether the word is a noun or a verb in small letters, and is not said a third time."""
    word = sentence.lower[index]
    thrice = sentence.lower[index + 2 : index + 3] == [word] or sentence.lower[max(0, index - 1) : index] == [word]
    return sentence.words[index].islower() and not thrice
