"""The script that letters belong to, and the language where the script alone decides.

Scripts are told by Unicode blocks. The standard library knows no scripts, and the blocks of the scripts that the press
of the world is written in change no more.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from functools import lru_cache

_TABLE = """
    0041-005A Latin  0061-007A Latin  00AA-00AA Latin  00BA-00BA Latin  00C0-00D6 Latin  00D8-00F6 Latin
    00F8-02AF Latin  0370-03FF Greek  0400-052F Cyrillic  0531-0587 Armenian  0591-05F4 Hebrew  0610-061A Arabic
    0620-065F Arabic  066E-06D3 Arabic  06D5-06DC Arabic  06DE-06EF Arabic  06FA-06FF Arabic
    0700-074F Syriac  0750-077F Arabic  0780-07BF Thaana  0860-086F Syriac  0870-08FF Arabic  0900-0963 Devanagari
    0971-097F Devanagari  0980-09FF Bengali  0A00-0A7F Gurmukhi  0A80-0AFF Gujarati  0B00-0B7F Oriya  0B80-0BFF Tamil
    0C00-0C7F Telugu  0C80-0CFF Kannada  0D00-0D7F Malayalam  0D80-0DFF Sinhala  0E01-0E3A Thai  0E40-0E5B Thai
    0E80-0EFF Lao  0F00-0FFF Tibetan  1000-109F Burmese  10A0-10FF Georgian  1100-11FF Hangul  1200-139F Ethiopic
    13A0-13FF Cherokee  1780-17FF Khmer  1800-18AF Mongolian  1C80-1C8F Cyrillic  1C90-1CBF Georgian  1E00-1EFF Latin
    1F00-1FFF Greek  2C60-2C7F Latin  2D00-2D2F Georgian  2D80-2DDF Ethiopic  2DE0-2DFF Cyrillic  3041-309A Kana
    309D-309F Kana  30A1-30FA Kana  30FC-30FF Kana  3105-312F Han  3131-318E Hangul  31F0-31FF Kana  3400-4DBF Han
    4E00-9FFF Han  A640-A69F Cyrillic  A720-A7FF Latin  A8E0-A8FF Devanagari  A960-A97F Hangul  A9E0-A9FF Burmese
    AA60-AA7F Burmese  AB00-AB2F Ethiopic  AC00-D7FB Hangul  F900-FAFF Han  FB00-FB06 Latin  FB13-FB17 Armenian
    FB1D-FB4F Hebrew  FB50-FDFF Arabic  FE70-FEFC Arabic  FF21-FF3A Latin  FF41-FF5A Latin  FF66-FF9D Kana
    FFA0-FFDC Hangul  20000-3FFFF Han
"""
BLOCKS: tuple[tuple[int, int, str], ...] = tuple(
    (int(span.split("-")[0], 16), int(span.split("-")[1], 16), script)
    for span, script in (entry.split() for entry in re.findall(r"\S+ \S+", _TABLE))
)
"""First and last code point, and script."""

_STARTS = [start for start, _, _ in BLOCKS]

LANGUAGE_OF = {
    "Greek": "el",
    "Armenian": "hy",
    "Hebrew": "he",
    "Thaana": "dv",
    "Bengali": "bn",
    "Gurmukhi": "pa",
    "Gujarati": "gu",
    "Oriya": "or",
    "Tamil": "ta",
    "Telugu": "te",
    "Kannada": "kn",
    "Malayalam": "ml",
    "Sinhala": "si",
    "Thai": "th",
    "Lao": "lo",
    "Tibetan": "bo",
    "Burmese": "my",
    "Georgian": "ka",
    "Hangul": "ko",
    "Ethiopic": "am",
    "Khmer": "km",
    "Mongolian": "mn",
    "Cherokee": "chr",
}
"""Scripts that one language of the press is written in. Yiddish passes for Hebrew, Tigrinya for Amharic, Dzongkha for
Tibetan, Mon for Burmese: what tells them apart is too rare to guess at. Assamese has two letters of its own."""

SCRIPT_OF: dict[str, frozenset[str]] = {
    **{language: frozenset((script,)) for script, language in LANGUAGE_OF.items()},
    **dict.fromkeys(("ru", "uk", "be", "bg", "mk", "ba"), frozenset(("Cyrillic",))),
    **dict.fromkeys(("sr", "bs", "kk", "ky", "mn", "tg", "tt", "uz", "az"), frozenset(("Cyrillic", "Latin"))),
    **dict.fromkeys(("ar", "fa", "ur", "ps", "ckb", "sd", "ug"), frozenset(("Arabic",))),
    **dict.fromkeys(("hi", "mr", "ne", "sa", "gom"), frozenset(("Devanagari",))),
    "ku": frozenset(("Latin", "Arabic")),
    "ja": frozenset(("Kana", "Han")),
    "zh": frozenset(("Han",)),
    "ko": frozenset(("Hangul", "Han")),
    "yi": frozenset(("Hebrew",)),
    "as": frozenset(("Bengali",)),
    "ti": frozenset(("Ethiopic",)),
}
"""The scripts that a language is at home in; one that is not listed here is written in Latin letters."""

_ASSAMESE = "ৰৱ"
_KANA_IN_JAPANESE = 0.1
"""Kana for each Han letter from which a text is Japanese; Japanese prose has two or more, Chinese none but in names."""


@lru_cache(maxsize=4096)
def script_of(letter: str) -> str | None:
    """The script of one character; ``None`` for digits, marks and scripts that few pages are written in.

    Example:
        >>> [script_of(letter) for letter in "aжあ漢5"]
        ['Latin', 'Cyrillic', 'Kana', 'Han', None]
    """
    code = ord(letter)
    at = bisect_right(_STARTS, code) - 1
    if at < 0 or code > BLOCKS[at][1]:
        return None
    return BLOCKS[at][2]


def scripts(text: str) -> Counter[str]:
    """How many letters of each script a text has, with the vowel signs that stand for letters.

    Example:
        >>> scripts("Kyiv (Київ), 2024")
        Counter({'Latin': 4, 'Cyrillic': 4})
    """
    found: Counter[str] = Counter()
    for letter, count in Counter(text).items():
        if (script := script_of(letter)) is not None:
            found[script] += count
    return found


def by_script(text: str, found: Counter[str]) -> str | None:
    """The language of a text, where the script of more than half of its letters decides.

    Args:
        text: The text.
        found: Its scripts.

    Example:
        >>> by_script("Ο δήμαρχος", scripts("Ο δήμαρχος")), by_script("Мэр", scripts("Мэр"))
        ('el', None)
    """
    half = found.total() / 2
    kana, han = found["Kana"], found["Han"]
    if kana + han > half:
        return "ja" if kana > han * _KANA_IN_JAPANESE else "zh"
    if found["Hangul"] + han > half and found["Hangul"]:
        return "ko"
    script, letters = found.most_common(1)[0] if found else ("", 0)
    if letters <= half:
        return None
    if script == "Bengali" and any(letter in text for letter in _ASSAMESE):
        return "as"
    return LANGUAGE_OF.get(script)
