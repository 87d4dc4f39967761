"""Where the sentences of a paragraph begin and end.

A full stop ends a sentence where a space and something that can begin one follow, unless it belongs to a title, an
initial or an abbreviation. Chinese, Japanese, Arabic, Urdu and Hindi have marks of their own. Splitters of the field
were not taken: those without a trained model work by many backtracking regular expressions.
"""

from __future__ import annotations

import re
from functools import lru_cache

_MARK = r"""[.!?…](?<![.!?…]{2})[.!?…]*["'”’»)\]]*(?=\s)"""  # with a space behind it; looked for once in a run of dots
_OTHER_MARKS = re.compile("[。！？؟۔।॥]")
_END = re.compile(rf"{_MARK}\s*")
_END_OF_ANY = re.compile(
    rf"""
    (?: {_MARK}
      | [。！？]+ [」』”’）】]*           # no space needed
      | [؟۔।॥]+ ["'”’»)\]]*
    )
    \s*
    """,
    re.VERBOSE,
)
_BEGINS = re.compile(r"""["'“‘«„¿¡(\[–—-]*\s?[^\W_a-zß-öø-ÿа-яё]""")
"""What a sentence begins with, after a mark that may also stand inside one: anything but a small letter."""

_NEVER_END = """
    mr mrs ms dr prof gen col lt capt sgt maj adm gov sen rep pres rev hon st messrs mme mlle vs vol pp fig dept est
    approx jan feb apr jun aug sept oct nov dec mon tue wed thu fri i.e e.g cf ca bzw z.b d.h nr abs hr fr bd ed eds op
    cit
"""
_MAY_END = "etc inc ltd co corp jr sr a.m p.m u.s u.k u.n e.u d.c al usw ph.d"
"""The ones that end a sentence as often as not: they do where a word follows that has a capital only there."""

_ABBREVIATIONS = dict.fromkeys(_NEVER_END.split(), False) | dict.fromkeys(_MAY_END.split(), True)
"""Before a full stop these do not end a sentence, or only sometimes; chosen by hand."""

_LAST_WORD = re.compile(r"[^\s(\[\"“‘«]+$")
_STARTERS = re.compile(r"(?:The|A|An|He|She|It|They|We|I|You|In|On|At|But|And|This|That|These|There|His|Her|When|If)\b")

REMEMBERED = 1024
LONGEST_REMEMBERED = 2000
"""Paragraphs whose sentences are remembered, and characters of the longest of them: several stages ask for the same."""


def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Half-open spans of the sentences of a paragraph, in code points, without the space around them.

    Args:
        text: One paragraph; line breaks are taken for spaces.

    Example:
        >>> text = "Mr. Blinken met J. R. Ewing at 5 p.m. on Monday. “It rained.” He left."
        >>> [text[start:end] for start, end in sentences(text)]
        ['Mr. Blinken met J. R. Ewing at 5 p.m. on Monday.', '“It rained.”', 'He left.']
    """
    return _remembered(text) if len(text) <= LONGEST_REMEMBERED else _sentences(text)


def _sentences(text: str) -> tuple[tuple[int, int], ...]:
    spans = []
    start = len(text) - len(text.lstrip())
    plain = text.isascii() or _OTHER_MARKS.search(text) is None
    for match in (_END if plain else _END_OF_ANY).finditer(text, start):
        if match.end() >= len(text):
            break
        if match[0][0] in ".!?…" and not _ends(text, start, match):
            continue
        spans.append((start, match.start() + len(match[0].rstrip())))
        start = match.end()
    end = len(text.rstrip())
    if start < end:
        spans.append((start, end))
    return tuple(spans)


_remembered = lru_cache(maxsize=REMEMBERED)(_sentences)


def _ends(text: str, start: int, mark: re.Match[str]) -> bool:
    """Whether a full stop, question mark or dots in front of a space end the sentence."""
    if not _BEGINS.match(text, mark.end()):
        return False
    if mark[0].rstrip() != ".":
        return True
    before = _LAST_WORD.search(text, max(start, mark.start() - 24), mark.start())
    word = before[0] if before else ""
    if len(word) == 1 and word.isalpha() and word != "I":
        return False
    may_end = _ABBREVIATIONS.get(word.lower())
    return may_end is None or (may_end and _STARTERS.match(text, mark.end()) is not None)
