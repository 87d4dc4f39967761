"""Which words with a capital are names, as far as one can see."""

from __future__ import annotations

from cleaner.stages.artefacts.lexicon import lexicon
from cleaner.stages.artefacts.sentence import Sentence
from cleaner.stages.artefacts.words import words

CALENDAR = words(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december easter christmas ramadan today yesterday tomorrow"
)
"""Capitalised, but when, not who."""

_PARTICLES = words("al el bin ibn van von de da del of")


def is_name(sentence: Sentence, index: int) -> bool:
    """Whether the word has a capital that is not due to its place, and is no day or month."""
    word, lower = sentence.words[index], sentence.lower[index]
    return word[0].isupper() and len(word) > 1 and lower not in CALENDAR and lower not in lexicon().lower


def name_end(sentence: Sentence, index: int, most: int = 5) -> int:
    """The index behind the name that begins here; ``index`` itself if none does.

    A space parts the words of a name; a full stop may stand behind an initial.
    """
    at = index
    while at < len(sentence) and at - index < most:
        if not (is_name(sentence, at) or (at > index and sentence.lower[at] in _PARTICLES)):
            break
        at += 1
        if at < len(sentence) and not sentence.joined[at - 1]:
            break
    return at
