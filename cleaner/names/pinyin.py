"""Whether a word could be Chinese syllables in Pinyin, where one letter makes another name."""

from __future__ import annotations

from functools import lru_cache

_INITIALS = ("zh", "ch", "sh", *"bpmfdtnlgkhjqxrzcsyw")
_FINALS = frozenset(
    "a o e i u v ai ei ao ou an en ang eng er ong ia ie iao iu ian in iang ing iong ua uo uai ui uan un uang ue ve".split()
)
_BARE = frozenset("a ai an ang ao e ei en er o ou".split())

LONGEST = 6
"""Letters of a syllable."""


@lru_cache(maxsize=1 << 12)
def is_pinyin(word: str) -> bool:
    """Whether a folded word is one to three syllables of Pinyin.

    Example:
        >>> is_pinyin("xiaolan"), is_pinyin("wei"), is_pinyin("ovechkin"), is_pinyin("nanshan")
        (True, True, False, True)
    """
    ends = {0}
    for _ in range(3):
        ends = {end for start in ends for end in range(start + 1, min(start + LONGEST, len(word)) + 1) if _is_syllable(word[start:end])}
        if len(word) in ends:
            return True
    return False


def _is_syllable(part: str) -> bool:
    if part in _BARE:
        return True
    initial = next((i for i in _INITIALS if part.startswith(i)), "")
    return bool(initial) and part[len(initial) :] in _FINALS
