"""The quality of a document as a whole (``DQ``): whether there is an article, and how much was in its way."""

from __future__ import annotations

import re
from functools import lru_cache

from cleaner.document import Document
from cleaner.finding import Finding
from cleaner.no_article import reason_against

MIN_WORDS = 25
"""Words; a text with fewer may be a caption, an error message or a teaser, so a person should look."""

MAX_BOILERPLATE_SHARE = 0.5
"""Share of the words that were removed as boilerplate inside the article. Chosen by hand: in the
clean articles of WCXB's tuning half it is 0.04 at most. More than this means that the extraction before us went wrong,
or that the page is mostly comments."""

_WORD = re.compile(r"\w+")
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
"""Letters of scripts that put no space between words; two of them count as a word."""
_BETWEEN = {code: " " for code in range(128) if not (chr(code).isalnum() or chr(code) == "_")}
"""What parts words of ASCII text."""

REMEMBERED = 2
SHORTEST_REMEMBERED = 500
"""Texts whose words are remembered, and characters of the shortest: filters and the summary of a run count them too."""


def count_words(text: str) -> int:
    """Words of a text, in any script."""
    return _remembered(text) if len(text) >= SHORTEST_REMEMBERED else _count_words(text)


def _count_words(text: str) -> int:
    if text.isascii():  # in a seventh of the time
        return len(text.translate(_BETWEEN).split())
    if _UNSPACED.search(text) is None:
        return len(_WORD.findall(text))
    unspaced = len(_UNSPACED.findall(text))
    return len(_WORD.findall(_UNSPACED.sub(" ", text))) + (unspaced + 1) // 2


_remembered = lru_cache(maxsize=REMEMBERED)(_count_words)


def judge(document: Document, text: str, edits: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Findings about the whole document (``DQ``), as flags at its start."""
    if not document.blocks:
        return (_flag("DQ101", "empty", 1.0, "there is no text in it"),)
    words = count_words(text)
    if words == 0:
        return (_flag("DQ102", "no-article", 0.95, "nothing is left once boilerplate is gone"),)
    found = []
    if reason := reason_against(document, count_words):
        found.append(_flag(*reason))
    if words < MIN_WORDS:
        left = f"{words} words are" if words > 1 else "1 word is"
        found.append(_flag("DQ103", "very-short", 0.9, f"{left} left, fewer than {MIN_WORDS}"))
    boilerplate = sum(count_words(edit.original) for edit in edits if edit.family == "BP" and edit.is_removal)
    if boilerplate > MAX_BOILERPLATE_SHARE * (boilerplate + words):
        share = boilerplate / (boilerplate + words)
        found.append(_flag("DQ104", "mostly-boilerplate", 0.8, f"{share:.0%} of the text is boilerplate"))
    return tuple(found)


def _flag(code: str, name: str, confidence: float, message: str) -> Finding:
    return Finding(code, name, 0, 0, None, confidence, message)
