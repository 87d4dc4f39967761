"""Bytes or characters in, a document out."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from cleaner.document import Document
from cleaner.reading.decode import Decoded, decode
from cleaner.reading.html import html_document
from cleaner.reading.language import contradicted, detect, normalise
from cleaner.reading.sniff import sniff
from cleaner.reading.text import text_document


def read(
    content: str | bytes,
    *,
    url: str | None = None,
    title: str | None = None,
    language: str | None = None,
    input_format: Literal["auto", "html", "text"] = "auto",
    charset: str | None = None,
) -> Document:
    """Make a document of a page or a text.

    What the caller says (``url``, ``title``, ``language``) wins over what the page says of itself. The
    language that a page claims is believed unless its text is beyond doubt in another. ``charset`` is what the server
    said of the bytes.
    """
    decoded = Decoded(content, "str") if isinstance(content, str) else decode(content, charset)
    text = decoded.text
    kind = sniff(text) if input_format == "auto" else input_format
    document = html_document(text, url) if kind == "html" else text_document(text)
    claimed = document.language
    known = normalise(language) or (claimed and (contradicted(claimed, document) or claimed))
    return replace(
        document,
        url=url or document.url,
        title=title or document.title,
        language=known or detect(document),
        declared_language=normalise(language) or document.declared_language,
        language_detected=known is None,
        notes=(*decoded.notes, *document.notes),
    )
