"""The shape of a page: how much running text it has in one place, and how many headlines stand around without any."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from html import unescape

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

TITLE_SHARE = 0.7
"""Share of a heading that a title in it must make up: "Welcome to the Echo" is no headline of the page "The Echo"."""

HEADING_MOST_WORDS = 25
"""Words of a heading from which on it is text that was made big."""

LEAD_LINES = 8
"""Lines in which a text that has no headings may say what it is."""

EXCERPT_WORDS = 10
"""Words of a text right below a linked headline from which on it is an excerpt that breaks off, if no sentence ends."""

CUT_OFF_CHARS = 80
"""Code points at the end of an excerpt in which it is cut off, with "Continue reading" and a headline behind it."""

TITLE_WITHIN = 20_000
"""Code points of the markup in which the title is looked for."""

BUTTON_CHARS = 40
"""Code points of the longest link that may be a button."""

PRICE_CHARS = 100
"""Code points of the longest line that is looked at for a price."""

PROSE_CHARS = 1600
"""Code points of text without a linked headline in it that make an article beyond doubt: 250 English words."""

_CUT_OFF = re.compile(r"(?:\.\.\.|…)[^.!?。]*$")
_STOP = re.compile(r"[.!?。！？।؟۔][\"'”’»)]*$")
_ENDS = re.compile(r"[.!?。！？।؟۔:;)\"'”’»」]$|[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]$")
_PRICE = re.compile(
    r"[$€£¥₹₽₺₩฿]\s?\d|\d\s?(?:[$€£¥₹₽₺₩฿]|zł\b|Kč\b|kr\b|lei\b|Ft\b|TL\b|грн|руб|円|元|원|EUR\b|USD\b)"
)
_WIDE = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


@dataclass(slots=True)
class Shape:
    """What of a page is text and what is headlines.

    Attributes:
        title: What the page's ``<title>`` says, since the document's own title may have been taken from its heading.
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
        first: Whether there is a heading of the first level that is no link.
        sentences: Words of the texts that end like sentences.
        lead: The first lines that are neither links nor headings.
        short: Short lines and links: buttons, labels.
    """

    title: str = ""
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
    first: bool = False
    sentences: int = 0
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


def title_element(document: Document) -> str:
    """What the ``<title>`` of a page says; empty if it has none near its beginning.

    Example:
        >>> from cleaner.reading.html import html_document
        >>> title_element(html_document("<title>Echo &amp; Post</title><h1>Not found</h1>"))
        'Echo & Post'
    """
    markup = (document.markup or "")[:TITLE_WITHIN]
    start = markup.find("<title")
    start = markup.find("<TITLE") if start < 0 else start
    opened = markup.find(">", start) + 1 if start >= 0 else 0
    return unescape(" ".join(markup[opened : markup.find("<", opened)].split())) if opened else ""


def page_shape(document: Document, count_words: Callable[[str], int]) -> Shape:
    """Look at every block of a page once, in order."""
    reading = _Reading(document)
    for block in document.blocks:
        text = document.text_of(block)
        if block.link_density >= LINKED:
            reading.link(block, text)
            continue
        words = len(text.split()) if text.isascii() else count_words(text)
        if block.level and words < HEADING_MOST_WORDS:
            reading.heading(block, text, words)
        elif block.link_density <= UNLINKED:
            reading.text(text, words)
    reading.close()
    return reading.shape


class _Reading:
    """What is known of a page on the way through its blocks."""

    def __init__(self, document: Document) -> None:
        self.shape = Shape()
        self.shape.title = title_element(document) or document.title or ""
        self.title, self.site = _key(document.title or ""), _key(document.site or "")
        self.owned = self.after_headline = False
        self.stretch: list[str] = []
        self.run = self.own_run = self.loose = self.below = 0

    def link(self, block: Block, text: str) -> None:
        shape = self.shape
        shape.links += 1
        self.loose = 0
        if len(text) < BUTTON_CHARS:
            shape.short.append(text)
        if _is_headline(block, text):
            self.close()
            self.owned, self.after_headline = False, True

    def heading(self, block: Block, text: str, words: int) -> None:
        key = _key(text)
        agrees = _agrees(key, self.title, words) and key != self.site
        self.owned = self.owned or agrees
        self.shape.first = self.shape.first or (block.level == 1 and key != self.site)
        self.shape.headings.append((text, agrees, block.level))

    def text(self, text: str, words: int) -> None:
        shape = self.shape
        if len(shape.lead) < LEAD_LINES:
            shape.lead.append(text)
        shape.prices += len(text) < PRICE_CHARS and _PRICE.search(text) is not None
        if words < TEXT_WORDS:
            shape.short.append(text)
        if ("…" in text or "..." in text) and _CUT_OFF.search(text[-CUT_OFF_CHARS:]):
            return
        if self.after_headline and not self.stretch and words >= EXCERPT_WORDS and not _ENDS.search(text[-3:]):
            return
        self.loose += words if words > 1 else 0
        shape.loose = max(shape.loose, self.loose)
        self.below += words if words >= ENTRY_WORDS else 0
        if words >= TEXT_WORDS:
            shape.words += words
            shape.sentences += words if _STOP.search(text[-3:]) else 0
            self.run += words
            self.own_run += words if self.owned else 0
            self.stretch.append(text)

    def close(self) -> None:
        """End the stretch, at a linked headline or at the end of the page."""
        shape = self.shape
        if self.after_headline and self.below >= ENTRY_WORDS:
            shape.entries += 1
        elif self.after_headline:
            shape.bare += 1
        shape.run, shape.own_run = max(shape.run, self.run), max(shape.own_run, self.own_run)
        if self.stretch:
            shape.stretches.append(self.stretch)
        self.stretch = []
        self.run = self.own_run = self.below = 0


def _agrees(heading: str, title: str, words: int) -> bool:
    """Whether a heading says what the page's title says; a short one must say the same."""
    if words < HEADING_WORDS or len(heading) < HEADING_CHARS:
        return bool(heading) and heading == title
    return bool(title) and (heading in title or (title in heading and len(title) >= TITLE_SHARE * len(heading)))


def _is_headline(block: Block, text: str) -> bool:
    """Whether a linked block could be the headline of another story."""
    if block.level:
        return True
    return len(text) >= HEADLINE_CHARS or (len(text) >= HEADLINE_CHARS // 2 and bool(_WIDE.search(text)))


def _key(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))
