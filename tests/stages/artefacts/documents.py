"""Texts as English documents."""

from __future__ import annotations

from dataclasses import replace

from cleaner.document import Document
from cleaner.reading.text import text_document


def english(text: str) -> Document:
    """A text in English, each line a block."""
    return replace(text_document(text), language="en")
