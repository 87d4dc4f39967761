"""Chinese names, where one letter makes another name: Zhang Xiaolan and Zhang Xiaoran are two people."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

_INITIALS = ("zh", "ch", "sh", *"bpmfdtnlgkhjqxrzcsyw")
_OF_FINALS = """
    a o e i u v ai ei ao ou an en ang eng er ong ia ie iao iu ian in iang ing iong ua uo uai ui uan un uang ue
    ve
"""
_FINALS = frozenset(_OF_FINALS.split())
_OF_BARE = """
    a ai an ang ao e ei en er o ou
"""
_BARE = frozenset(_OF_BARE.split())
_VOWELS_OF_JAPANESE = {
    "ky gy sh j ch ny hy by py my ry": "auo",
    "k g n b m r p": "aiueo",
    "h": "aieo",
    "s z": "aueo",
    "t d": "aeo",
    "y": "auo",
    "w": "a",
}
_JAPANESE = frozenset(("a", "i", "u", "e", "o", "n", "shi", "ji", "chi", "tsu", "fu")) | {
    consonants + vowel
    for several, vowels in _VOWELS_OF_JAPANESE.items()
    for consonants in several.split()
    for vowel in vowels
}
"""Syllables as Hepburn writes them; what can be read so is not taken for Chinese."""

LONGEST = 6
"""Letters of a syllable."""

MOST = 3
"""Syllables of a given name with its surname written together, or of a place."""

_OF_SURNAMES = """
    wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he lin gao luo zheng liang xie song tang
    deng han feng cao peng zeng xiao tian dong yuan pan yu jiang cai du ye cheng su wei lu lv ding ren shen yao
    cui zhong tan fan jin shi liao jia xia fu fang bai zou meng xiong qin qiu hou yan xue yin lei long tao shao
    mao hao gong wan qian dai mo kong xiang chang ouyang sima zhuge kim lee park choi jung nguyen tran pham
"""
SURNAMES = frozenset(_OF_SURNAMES.split())
"""Family names, of China above all; Korean and Vietnamese ones too, whose given names are as close."""


@lru_cache(maxsize=1 << 12)
def is_pinyin(word: str) -> bool:
    """Whether a folded word is one to three syllables of Pinyin, and could not be Japanese.

    Example:
        >>> is_pinyin("xiaolan"), is_pinyin("zhang"), is_pinyin("ovechkin"), is_pinyin("onose")
        (True, True, False, False)
    """
    return _is_made_of(word, _is_chinese, MOST) and not _is_made_of(word, _JAPANESE.__contains__, len(word))


def _is_made_of(word: str, is_syllable: Callable[[str], bool], most: int) -> bool:
    """Whether a word is at most so many syllables, by all the places where one can end."""
    ends = {0}
    for _ in range(most):
        places = [(start, end) for start in ends for end in range(start + 1, min(start + LONGEST, len(word)) + 1)]
        ends = {end for start, end in places if is_syllable(word[start:end])}
        if len(word) in ends:
            return True
        if not ends:
            return False
    return False


def _is_chinese(part: str) -> bool:
    if part in _BARE:
        return True
    initial = next((i for i in _INITIALS if part.startswith(i)), "")
    return bool(initial) and part[len(initial) :] in _FINALS
