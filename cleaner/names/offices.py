"""Offices that people hold, in front of a name and near it: "NATO Secretary General", "the secretary of state said".

A title directly in front of a name is no part of it (:mod:`cleaner.names.titles`). An office may have words of its own
around it, whose it is ("NATO") and what for ("of State"), and these are no part of a name either.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from cleaner.names.titles import TITLES

_OF_OFFICES = """
    president chancellor minister secretary undersecretary senator governor ambassador chairman chairwoman congressman
    congresswoman spokesman spokeswoman spokesperson ceo cfo cto präsident präsidentin kanzler kanzlerin ministerin chef
    chefin sprecher sprecherin vorsitzende vorsitzender ministerpräsident ministerpräsidentin außenminister
    außenministerin bürgermeister bürgermeisterin
"""
OFFICES = frozenset(_OF_OFFICES.split())
"""In lower case. Titles that are hardly ever words of a name, as King and Bishop are, or of something called after
them, as in Premier League."""

_OF_PORTFOLIOS = """
    state defense defence homeland security health energy commerce treasury labor labour education transportation
    transport agriculture war interior foreign affairs finance justice press trade economy culture home
"""
PORTFOLIOS = frozenset(_OF_PORTFOLIOS.split())
"""What an office is for."""

KINSHIP = frozenset({"father", "mother", "brother", "sister", "père"})
"""Titles of the clergy that mostly say whose relative somebody is, and so nothing of who it is."""

_BODIES = frozenset({"department", "ministry"})

REACH = 60
"""Code points beside a name in which an office is looked for: half a sentence."""

MOST_BETWEEN = 6
"""Words between an office and a name that it may belong to."""

_WORD = re.compile(r"[^\W\d_]+")
_POSSESSIVE = "s"
"""What a possessive leaves of itself as a word: the president's brother is not the president."""

_BREAK = re.compile(r"[.!?;:…\n](?:[\s”\"’')]|$)")


def is_title(lower: str) -> bool:
    """Whether a word in lower case is a title; with a hyphen, whether it ends in an office.

    Example:
        >>> is_title("president"), is_title("us-präsident"), is_title("smith-king")
        (True, True, False)
    """
    return lower in TITLES or ("-" in lower and lower.rpartition("-")[2] in OFFICES)


def begins_office(words: Sequence[str]) -> bool:
    """Whether words in lower case begin with titles of which one is an office.

    Example:
        >>> begins_office(["vice", "president", "mara", "lind"]), begins_office(["general", "motors"])
        (True, False)
    """
    for word in words:
        if not is_title(word):
            return False
        if word.rpartition("-")[2] in OFFICES:
            return True
    return False


def governing(words: Sequence[str]) -> str:
    """The office, department or ministry that words in lower case end with, with an "of" or "for"; or nothing.

    Example:
        >>> governing(["the", "secretary", "of"]), governing(["minister", "for", "the"]), governing(["full", "of"])
        ('secretary', 'minister', '')
    """
    at = len(words) - 1
    if at > 0 and words[at] == "the":
        at -= 1
    if at > 0 and words[at] in ("of", "for") and (words[at - 1] in OFFICES or words[at - 1] in _BODIES):
        return words[at - 1]
    return ""


def is_near(text: str, start: int, end: int) -> bool:
    """Whether an office that is nobody else's stands near the name ``text[start:end]`` in its sentence.

    Before it, with no other name in between; or behind a comma, as an apposition.

    Example:
        >>> is_near("the secretary of state said, Ann Lee that", 29, 36)
        True
        >>> is_near("Ann Lee, the foreign minister, said", 0, 7), is_near("Ann Lee met President Lind", 0, 7)
        (True, False)
    """
    before = _BREAK.split(text[max(0, start - REACH) : start])[-1]
    following = ""
    for word in _WORD.findall(before)[: -MOST_BETWEEN - 2 : -1]:
        if word.lower() in OFFICES:
            return following != _POSSESSIVE
        if word[0].isupper() and word.lower() not in PORTFOLIOS and word.lower() not in TITLES:
            break
        following = word
    behind = _BREAK.split(text[end : end + REACH], maxsplit=1)[0]
    if not behind.startswith(","):
        return False
    words = _WORD.findall(behind.split(",")[1])[: MOST_BETWEEN + 2]
    for word, following in zip(words, [*words[1:], ""], strict=True):
        if word.lower() in OFFICES:
            return following != _POSSESSIVE and not following[:1].isupper()
    return False
