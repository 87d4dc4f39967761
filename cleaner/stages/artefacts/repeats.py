"""Words and phrases said twice: engines loop, and pieces that were translated alone repeat what stood around them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from operator import eq

from cleaner.stages.artefacts.hit import Hit
from cleaner.stages.artefacts.sentence import Sentence
from cleaner.stages.artefacts.words import words

NEVER_TWICE = words(
    "the a an of in on at by for from to with and or as into their his its our your my this these those was were "
    "are be been has have will would can could should may which who he she they it we than about"
)
"""Words that good English does not say twice in a row, with one space between."""

OFTEN = words("that very really so no yes more far many much long again ha bla blah never please go hey wow")
"""Words that are said three times for emphasis."""

LINKS = words("and or after by to for upon on in with over the a")
"""Words that bind a word to itself: more and more, region to region, war after war."""

LONGEST_PHRASE = 8
"""Words of a phrase that is looked for twice in a row."""


def repeats(sentence: Sentence) -> Iterator[Hit]:
    """A function word twice in a row; a phrase twice in a row."""
    lower, joined = sentence.lower, sentence.joined
    for index, (word, following) in enumerate(pairwise(lower)) if sentence.says_word_twice else ():
        if word == following and joined[index] and _is_twice(sentence, index):
            yield Hit("MT171", sentence.starts[index], sentence.ends[index + 1])
        elif word == following and lower[index + 2 : index + 3] == [word] and _is_loop(sentence, index):
            yield Hit("MT173", sentence.starts[index], sentence.ends[index + 2])
    if sentence.says_pair_twice:
        yield from _phrases(sentence)


def _runs_on(sentence: Sentence, first: int, again: int, length: int) -> bool:
    """Whether only spaces stand between the words; a long phrase may have a comma in the middle."""
    gaps = sentence.joined[first : again + length - 1]
    if length >= LONG_PHRASE and sentence.before(again) == ", " and sentence.lower[again] not in _RHETORIC:
        gaps[again - 1 - first] = True
    return all(gaps)


_RHETORIC = words("we i you he she it they and not no never for this these there let")
"""First words of what speakers say again on purpose."""

LONG_PHRASE = 4
"""Words of a phrase that nobody says again for effect, even behind a comma."""


def _is_twice(sentence: Sentence, index: int) -> bool:
    """Whether the word may not stand twice: a function word hardly ever, another one hardly ever without emphasis."""
    if sentence.lower[index] in NEVER_TWICE:
        return sentence.words[index + 1].islower()
    return _is_stutter(sentence, index)


def _is_stutter(sentence: Sentence, index: int) -> bool:
    """Whether a word of the page's prose stands twice in a row, and not three times, for no emphasis."""
    word = sentence.words[index]
    if len(word) < 4 or not word.isalpha() or not word.islower() or word in OFTEN or word in MAY_BE_TWICE:
        return False
    return sentence.words[index + 1] == word and sentence.lower[index + 2 : index + 3] != [word]


MAY_BE_TWICE = words(
    "that had over again such well come there hush girly knock chop tsk boom wait stop same very super"
)
"""Words that stand twice for emphasis, or with two meanings."""


def _is_loop(sentence: Sentence, index: int) -> bool:
    """Whether three equal words in a row, the first three of their run, are no emphasis."""
    word = sentence.lower[index]
    if len(word) < 3 or not word.isalpha() or word in OFTEN or not all(sentence.joined[index : index + 2]):
        return False
    return sentence.lower[index - 1 : index] != [word]


def said_again(sentence: Sentence) -> Iterator[Hit]:
    """The same phrase with a content word again in a sentence; a noun that is its own genitive or purpose."""
    lower = sentence.lower
    if not sentence.says_pair_twice or len(lower) - len(sentence.vocabulary) < SHORTEST_AGAIN - 1:
        yield from _of_itself(sentence)
        return
    seen: dict[tuple[str, ...], int] = {}
    index = 0
    while index + SHORTEST_AGAIN <= len(lower):
        phrase = tuple(lower[index : index + SHORTEST_AGAIN])
        before = seen.setdefault(phrase, index)
        if before + SHORTEST_AGAIN <= index and _has_content(sentence, index, phrase):
            end = index + SHORTEST_AGAIN
            while end < len(lower) and lower[end] == lower[before + end - index]:
                end += 1
            yield Hit("MT174", sentence.starts[index], sentence.ends[end - 1])
            index = end
        else:
            index += 1
    yield from _of_itself(sentence)


SHORTEST_AGAIN = 6
"""Words of a phrase that good sentences do not say again."""


def _has_content(sentence: Sentence, index: int, phrase: tuple[str, ...]) -> bool:
    return sum(len(word) > 5 and word.isalpha() for word in phrase) >= 1 and all(
        sentence.joined[index : index + len(phrase) - 1]
    )


def _of_itself(sentence: Sentence) -> Iterator[Hit]:
    lower = sentence.lower
    for index, is_same in enumerate(map(eq, lower, lower[3:])):
        if is_same and len(lower[index]) > 4 and tuple(lower[index + 1 : index + 3]) in _OF_ITSELF:
            yield Hit("MT176", sentence.starts[index], sentence.ends[index + 3])


_OF_ITSELF = {("of", "the"), ("to", "be"), ("in", "the"), ("for", "the"), ("on", "the"), ("by", "the")}


def _phrases(sentence: Sentence) -> Iterator[Hit]:
    lower = sentence.lower
    index = 0
    last: dict[str, int] = {}
    while index < len(lower):
        word = lower[index]
        before = last.get(word)
        last[word] = index
        if before is not None:
            length = index - before
            if (
                2 <= length <= LONGEST_PHRASE
                and index + length <= len(lower)
                and lower[before:index] == lower[index : index + length]
                and _runs_on(sentence, before, index, length)
                and (length > 2 or LINKS.isdisjoint(lower[before:index]))
                and lower[before:index] != ["and", "so", "on"]
            ):
                yield Hit("MT172", sentence.starts[before], sentence.ends[index + length - 1])
                index += length
                continue
        index += 1
