"""*a* or *an*: which of them depends on the next sound, so a wrong one shows that the next word came later."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleaner.stages.artefacts.hit import Hit
from cleaner.stages.artefacts.sentence import Sentence

_SOUNDS_LIKE_YOU = re.compile(r"(?:uni(?!n|m)|us[aeiu]|u[bkt][aeiou]|eu|ew|one|once|ur[aeiou]|ufo|ubiq|ouija|u$)")


def indefinite(sentence: Sentence) -> Iterator[Hit]:
    """``a exercise``, ``an minister``."""
    vocabulary = sentence.vocabulary
    if "a" not in vocabulary and "an" not in vocabulary:
        return
    for index, word in enumerate(sentence.lower[:-1]):
        if word not in ("a", "an") or not sentence.joined[index] or not sentence.words[index].islower():
            continue
        following = sentence.lower[index + 1]
        if not sentence.words[index + 1].islower() or not following.isalpha() or len(following) < 3:
            continue
        vowel = following[0] in "aeiou"
        if (
            word == "a"
            and vowel
            and not _SOUNDS_LIKE_YOU.match(following)
            and following not in ("a", "an", "and", "as", "at", "if", "in", "is", "of", "or", "on", "are", "am")
        ) or (word == "an" and following[0] in "bcdfgjklmnpqrstvwyz"):
            yield Hit("MT175", sentence.starts[index], sentence.ends[index + 1])
