"""Phrases in which an old name is right: Dynamo Kiev, Peking University, the Treaty of Nanking.

Written in ``rules/names/keep/phrases.txt``, one a line; ``*`` stands for any known place ("* University").
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from cleaner.names.keys import exact_key

REACH = 60
"""Code points beside a name that are looked at; the longest phrase has fewer."""

_WORD = re.compile(r"[^\W_]+(?:['’.\-][^\W_]+)*")
_GAP = re.compile(r"[\s\-]*")


class KeepPhrases:
    """Which words beside which name make it one to keep.

    Args:
        phrases: Phrases, with ``*`` for any place.
        places: Exact keys of all known places.
    """

    def __init__(self, phrases: Iterable[str], places: frozenset[str]) -> None:
        self._beside: dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]] = {}
        for phrase in phrases:
            words = [word if word == "*" else exact_key(word) for word in phrase.split()]
            for start in range(len(words)):
                for end in range(start + 1, min(start + 4, len(words) + 1)):
                    name = " ".join(words[start:end])
                    if name == "*" or (name in places and "*" not in words):
                        sides = (tuple(reversed(words[:start])), tuple(words[end:]))
                        if any(sides):
                            self._beside.setdefault(name, []).append(sides)

    def holds(self, text: str, start: int, end: int) -> bool:
        """Whether the name ``text[start:end]`` stands in one of the phrases."""
        sides = [*self._beside.get(exact_key(text[start:end]), ()), *self._beside.get("*", ())]
        if not sides:
            return False
        before = [
            exact_key(word) for word in reversed(_WORD.findall(_sentence_end(text[max(0, start - REACH) : start])))
        ]
        after = [exact_key(word) for word in _WORD.findall(_sentence_start(text[end : end + REACH]))]
        return any(tuple(before[: len(left)]) == left and tuple(after[: len(right)]) == right for left, right in sides)


def _sentence_end(text: str) -> str:
    """What stands before a name without a break of the sentence in between."""
    return re.split(r"[.!?:;,()\n]\s", text + " ")[-1]


def _sentence_start(text: str) -> str:
    return re.split(r"[.!?:;,()\n]", text, maxsplit=1)[0]
