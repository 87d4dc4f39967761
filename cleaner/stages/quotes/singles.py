"""Apostrophes and single marks: only what is certain of them.

A single mark may be an apostrophe, a quotation mark, a prime or a letter (Hawaiʻi); which one it is often takes a
reader to say. So apostrophes between letters follow the style of the document, and two slips of converters are mended.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleaner.document import Document
from cleaner.finding import Finding
from cleaner.stages.quotes import rules
from cleaner.stages.quotes.code import is_code
from cleaner.stages.quotes.languages import LEFT_CLOSES
from cleaner.stages.quotes.rules import finding
from cleaner.stages.quotes.styles import APOSTROPHE_INSIDE, Convention

_ELIDED = re.compile(r"(?<![\w’'‘])‘(?=(?:\d0s\b|(?:[Tt]is|[Tt]was|[Ee]m|[Cc]ause|[Tt]il|[Rr]ound|[Nn]eath)\b(?!’)))")
_GRAVE = re.compile(r"(?<![\w`])`(?=[^\W_][^`'’\n]{0,200}[\w.,!?]'(?![\w']))")


def apostrophes(document: Document, wanted: str) -> Iterator[Finding]:
    other = "’" if wanted == "'" else "'"
    if other not in document.source:
        return
    for block in document.blocks:
        text = document.text_of(block)
        if other not in text or is_code(block, text):
            continue
        for match in APOSTROPHE_INSIDE.finditer(text):
            if match.group() == other:
                message = f"the document writes {wanted} as its apostrophe"
                yield finding(rules.STYLE, block.start, match.start(), match.end(), wanted, 0.95, message)


def elisions_and_graves(document: Document, style: Convention) -> Iterator[Finding]:
    """What is certain of single marks: ‘90s, and `x' of old mail."""
    curly = style.apostrophe != "'" and "’" in document.source
    for block in document.blocks:
        text = document.text_of(block)
        if ("‘" not in text and "`" not in text) or is_code(block, text):
            continue
        if document.language not in LEFT_CLOSES:
            for match in _ELIDED.finditer(text):
                if "’" not in text[match.end() : match.end() + 200].replace("n’", "").replace("’s", ""):
                    message = "an apostrophe, not an opening mark"
                    yield finding(rules.APOSTROPHE, block.start, match.start(), match.end(), "’", 0.9, message)
        for match in _GRAVE.finditer(text):
            wanted = "‘" if curly else "'"
            message = "a grave accent in place of a quotation mark"
            yield finding(rules.TYPEWRITER, block.start, match.start(), match.end(), wanted, 0.85, message)
