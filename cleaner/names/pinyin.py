"""Chinese names, where one letter makes another name: Zhang Xiaolan and Zhang Xiaoran are two people."""

from __future__ import annotations

import re
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
_JAPANESE = re.compile(
    r"(?:(?:ky|gy|sh|j|ch|ny|hy|by|py|my|ry)[auo]|shi|ji|chi|tsu|fu|[kgsnhbmrtdpzy]?[ao]|[kgnbmrpy]?[uoa]|su|zu|[kgsznhbmrtdp]?e|[kgnhbmrp]?i|wa|n)+"
)
"""Syllables as Hepburn writes them; what can be read so is not taken for Chinese."""

LONGEST = 6
"""Letters of a syllable."""

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
    ends = {0}
    for _ in range(3):
        ends = {
            e
            for start in ends
            for e in range(start + 1, min(start + LONGEST, len(word)) + 1)
            if _is_syllable(word[start:e])
        }
        if len(word) in ends:
            return _JAPANESE.fullmatch(word) is None
    return False


def _is_syllable(part: str) -> bool:
    if part in _BARE:
        return True
    initial = next((i for i in _INITIALS if part.startswith(i)), "")
    return bool(initial) and part[len(initial) :] in _FINALS
