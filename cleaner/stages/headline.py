"""The headline of a page and the sentence under it."""

from __future__ import annotations

from collections.abc import Sequence

from cleaner.document import Block, Document
from cleaner.stages.alignment import words_of

MAX_HEADLINE_LEVEL = 2
"""Headings of these levels can be the headline: ``<h1>``, or ``<h2>`` where the site's name is the first."""

STANDFIRST_WORDS = 8
"""Words; what is shorter under a headline is a byline, a date or a category."""


def with_headline(document: Document, kept: Sequence[bool]) -> list[bool]:
    """Keep the headline that stands before the main content, and the standfirst under it.

    Extractors usually take it for metadata and leave it out, as the gold of WCXB does: keeping it costs 0.001 F1 there.
    But someone who cleans a page and finds its headline gone has lost something.

    Args:
        document: An HTML page.
        kept: Whether each block stays.

    Example:
        >>> from cleaner.reading.html import html_document
        >>> page = html_document("<title>Rain</title><h1>Rain</h1><p>By Ann</p><p>It rained all day.</p>")
        >>> with_headline(page, [False, False, True])
        [True, False, True]
    """
    stays = list(kept)
    first = next((index for index, stay in enumerate(stays) if stay), 0)
    title = words_of(document.title or "")
    for index in range(first - 1, -1, -1):
        block = document.blocks[index]
        if block.kind != "heading" or block.level > MAX_HEADLINE_LEVEL:
            continue
        words = words_of(document.text_of(block))
        if words and (words == title or (block.level == 1 and len(set(words) & set(title)) * 2 >= len(set(words)))):
            stays[index] = True
            if _is_standfirst(block, document.blocks[index + 1], document):
                stays[index + 1] = True
            break
    return stays


def _is_standfirst(headline: Block, block: Block, document: Document) -> bool:
    """Whether a block is the sentence that stands under a headline and sums the article up: its next sibling."""
    if block.link_density > 0 or block.kind not in ("paragraph", "heading"):
        return False
    beside = block.path.rpartition("/")[0] == headline.path.rpartition("/")[0]
    return beside and len(words_of(document.text_of(block))) >= STANDFIRST_WORDS
