"""The shape of a page: how much running text it has in one place, and how many headlines stand around without any."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from cleaner.document import Block, Document

LINKED = 0.6
"""Share of link text from which on a block is a link rather than a sentence with a link in it."""

UNLINKED = 0.45
"""Share of link text up to which a block is text: a short excerpt with "Continue reading" behind it has 0.4."""

HEADLINE_CHARS = 14
"""Code points of the shortest link that counts as a headline; names of sections are shorter. Half of it where words are
not spaced."""

TEXT_WORDS = 5
"""Words of the shortest line that counts as text; dates, labels and buttons have fewer."""

ENTRY_WORDS = 4
"""Words of text below a headline from which on it is an entry rather than a bare headline."""

HEADING_WORDS = 3
HEADING_CHARS = 6
"""Words and letters of a heading from which on it may be a part of the page's title, or the title a part of it."""

HEADING_MOST_WORDS = 25
"""Words of a heading from which on it is text that was made big."""

LEAD_LINES = 8
"""Lines in which a text that has no headings may say what it is."""

PRICE_CHARS = 100
"""Code points of the longest line that is looked at for a price."""

PROSE_CHARS = 1600
"""Code points of text without a linked headline in it that make an article beyond doubt: 250 English words."""

_CUT_OFF = re.compile(r"(?:\.\.\.|…)\W*(?:[\w’']+\W*){0,4}$")
_PRICE = re.compile(
    r"[$€£¥₹₽₺₩฿]\s?\d|\d\s?(?:[$€£¥₹₽₺₩฿]|zł\b|Kč\b|kr\b|lei\b|Ft\b|TL\b|грн|руб|円|元|원|EUR\b|USD\b)"
)
_WIDE = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


@dataclass(slots=True)
class Shape:
    """What of a page is text and what is headlines.

    Attributes:
        stretches: The texts of the page, those together that no linked headline parts.
        words: Words of all of them.
        run: Words of the longest stretch.
        own_run: The same, of texts below a heading that is the page's title.
        loose: Words of the longest stretch of lines that no link parts, labels and verses included.
        bare: Linked headlines with no text of their own.
        entries: Linked headlines with text of their own.
        links: Blocks that are links.
        prices: Lines with a price.
        headings: Headings that are no links, in order, each with whether it agrees with the page's title,
            and its level.
        lead: The first lines that are neither links nor headings.
        short: Short lines that are no links: buttons, labels.
    """

    stretches: list[list[str]] = field(default_factory=list)
    words: int = 0
    run: int = 0
    own_run: int = 0
    loose: int = 0
    bare: int = 0
    entries: int = 0
    links: int = 0
    prices: int = 0
    headings: list[tuple[str, bool, int]] = field(default_factory=list)
    lead: list[str] = field(default_factory=list)
    short: list[str] = field(default_factory=list)


def has_prose(document: Document) -> bool:
    """Whether a page has so much text in one place that it needs no closer look. Reads no text, so it costs little."""
    chars = 0
    for block in document.blocks:
        length = block.end - block.start
        if block.link_density >= LINKED:
            if length >= HEADLINE_CHARS:
                chars = 0
        elif length >= 40 and block.link_density <= UNLINKED and not block.level:
            chars += length
            if chars >= PROSE_CHARS:
                return True
    return False


def page_shape(document: Document, count_words: Callable[[str], int]) -> Shape:
    """Look at every block of a page once, in order."""
    shape = Shape()
    title, site = _key(document.title or ""), _key(document.site or "")
    stretch: list[str] = []
    run = own_run = loose = below = 0
    owned = after_headline = False

    def close() -> None:
        nonlocal stretch, run, own_run, below
        if after_headline and below >= ENTRY_WORDS:
            shape.entries += 1
        elif after_headline:
            shape.bare += 1
        shape.run, shape.own_run = max(shape.run, run), max(shape.own_run, own_run)
        if stretch:
            shape.stretches.append(stretch)
        stretch = []
        run = own_run = below = 0

    for block in document.blocks:
        text = document.text_of(block)
        if block.link_density >= LINKED:
            shape.links += 1
            loose = 0
            if _is_headline(block, text):
                close()
                owned, after_headline = False, True
            continue
        words = len(text.split()) if text.isascii() else count_words(text)
        if block.level and words < HEADING_MOST_WORDS:
            agrees = _agrees(_key(text), title, words) and _key(text) != site
            owned = owned or agrees
            shape.headings.append((text, agrees, block.level))
            continue
        if block.link_density > UNLINKED:
            continue
        if len(shape.lead) < LEAD_LINES:
            shape.lead.append(text)
        if len(text) < PRICE_CHARS and _PRICE.search(text):
            shape.prices += 1
        if words < TEXT_WORDS:
            shape.short.append(text)
        if ("…" in text or "..." in text) and _CUT_OFF.search(text[-60:]):
            continue
        loose += words if words > 1 else 0
        shape.loose = max(shape.loose, loose)
        below += words if words >= ENTRY_WORDS else 0
        if words >= TEXT_WORDS:
            shape.words += words
            run += words
            own_run += words if owned else 0
            stretch.append(text)
    close()
    return shape


def _agrees(heading: str, title: str, words: int) -> bool:
    """Whether a heading says what the page's title says; a short one must say the same."""
    if words < HEADING_WORDS or len(heading) < HEADING_CHARS:
        return bool(heading) and heading == title
    return bool(title) and (heading in title or title in heading)


def _is_headline(block: Block, text: str) -> bool:
    """Whether a linked block could be the headline of another story."""
    if block.level:
        return True
    return len(text) >= HEADLINE_CHARS or (len(text) >= HEADLINE_CHARS // 2 and bool(_WIDE.search(text)))


def _key(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))
