"""HTML input."""

from __future__ import annotations

from cleaner.document import Document
from cleaner.reading.text import text_document


def html_document(markup: str, url: str | None = None) -> Document:
    """A page as a document."""
    return text_document(markup)
