"""Quotation marks that only open or only close, and quotations that open with one mark and close with another.

A quotation may go on over several paragraphs, each of which opens anew, or the lines of a text may be its sentences.
So a paragraph is only called out of balance where it is the only one of its document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleaner.document import Document
from cleaner.stages.artefacts.blocks import PROSE_KINDS
from cleaner.stages.artefacts.hit import Hit

_STRAIGHT = re.compile(r'(?<!\d)"')
_MARKS = re.compile(r'["“”]')
_CURLY = re.compile("[“”]")
_CODE = re.compile(r"''|[`{}=<>„«»]|\d[\"”]")
_SENTENCE_END = re.compile(r"[.!?][\"”)]?$")

MOST_MARKS = 5
"""Marks of a paragraph; where more stand, one was lost in typing or in a list of titles."""

MIXED = re.compile(
    r"«[^«»\"“”]*[\"”]"  # opens as in French or Russian, closes as in English
    r"|[\"“][^\"“”«»]*»"
    r"|“[^”\"“']{1,60}',? "
    r"|<<\w[^<>]*>>"
    r"|(?:^|(?<=[ :(])),,\w"
    r"|(?:^|(?<= ))\"\"\w[^\"]*\"\""
)
"""Quotations whose marks belong to two languages or to none."""


def balance(document: Document) -> Iterator[Hit]:
    """Mixed marks, and the one paragraph whose marks are out of balance.

    Example:
        >>> from cleaner.reading.text import text_document
        >>> document = text_document('He called it "a great mistake and left the room.')
        >>> [(hit.code, hit.start, hit.end) for hit in balance(document)]
        [('MT165', 13, 14)]
    """
    lone: list[Hit] = []
    open_before = False
    for block in document.blocks:
        if block.kind not in PROSE_KINDS:
            continue
        text = document.text_of(block)
        if open_before and text[0] in '"“':
            lone.append(Hit("", block.start, block.start + 1))
        open_before = text.count("“") > text.count("”") or text.count('"') % 2 == 1
        if "«" in text or "»" in text or "<<" in text or ",," in text or "“" in text or '""' in text:
            mixed = [match for match in MIXED.finditer(text) if not (match[0][-1] in "', " and "”" in text)]
            for match in mixed:
                yield Hit("MT166", block.start + match.start(), block.start + match.end())
            if not mixed and (at := _lone_guillemet(text)) is not None:
                yield Hit("MT166", block.start + at, block.start + at + 1)
                continue
        at = _out_of_balance(text)
        if at is not None:
            counts = len(_MARKS.findall(text)) <= MOST_MARKS and _SENTENCE_END.search(text) and not _CODE.search(text)
            lone.append(Hit("MT165" if counts else "", block.start + at, block.start + at + 1))
    if len(lone) == 1 and lone[0].code:
        yield lone[0]


def _out_of_balance(text: str) -> int | None:
    """Where the mark stands that has no partner."""
    if "“" in text or "”" in text:
        more = text.count("“") - text.count("”")
        return None if more == 0 else text.rfind("“") if more > 0 else _never_opened(text)
    marks = _STRAIGHT.findall(text)
    return text.rfind('"') if len(marks) % 2 else None


def _never_opened(text: str) -> int:
    """Where the first closing mark stands that nothing before it opens, in a text that closes more than it opens."""
    still_open = 0
    for match in _CURLY.finditer(text):
        still_open += 1 if match[0] == "“" else -1
        if still_open < 0:
            return match.start()
    return text.rfind("”")


def _lone_guillemet(text: str) -> int | None:
    """Where a guillemet stands that opens at a word and never closes, or closes at a word and never opened."""
    opens, closes = text.rfind("«"), text.find("»")
    if opens > text.rfind("»") and text[opens + 1 : opens + 3].strip()[:1].isalnum():
        return opens
    if closes > 0 and "«" not in text[:closes] and text[closes - 1].isalnum():
        return closes
    return None
