"""Which blocks are looked at: paragraphs of English prose."""

from __future__ import annotations

from typing import Literal

from cleaner.document import Block, BlockKind, Document
from cleaner.rulepacks.shapes import shape

PROSE_KINDS: frozenset[BlockKind] = frozenset({"paragraph", "list-item", "quotation", "line"})
"""Headings, captions and cells are written in fragments; code is not English."""

FEWEST_WORDS = 5
"""Words of a line that ends like a sentence; shorter ones are labels and exclamations."""

MOST_HEADLINE_CHARACTERS = 250
"""A longer line is no headline."""

BlockUse = Literal["prose", "headline", "none"]


def use_of(block: Block, text: str) -> BlockUse:
    """What a block is looked at as.

    Args:
        block: The block.
        text: Its match form.
    """
    if block.kind in PROSE_KINDS and is_prose(text):
        return "prose"
    if block.kind in PROSE_KINDS or block.kind == "heading":
        return "headline" if len(text) <= MOST_HEADLINE_CHARACTERS else "none"
    return "none"


def is_prose(text: str) -> bool:
    """Whether a line is a sentence or more.

    Example:
        >>> is_prose("The ferry was late again on Monday."), is_prose("Storm closes the port of Dover")
        (True, False)
    """
    look = shape(text)
    return look.prose or (look.ends_sentence and look.words >= FEWEST_WORDS)


def is_english(document: Document) -> bool:
    """Whether the rules, which know only English, may look at a document."""
    return document.language == "en"
