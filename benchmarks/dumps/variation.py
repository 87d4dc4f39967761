"""Pages and texts that differ a little from one repetition to the next.

A dump that holds the same page twenty times would flatter whoever remembers what it has seen: caches of parsed lines,
of judged paragraphs, of whole pages. So in every repetition but the first, one word of every paragraph is replaced by
another word of the same page. Markup, scripts, headlines and metadata stay as they are.
"""

from __future__ import annotations

import random
import re
from urllib.parse import urlsplit, urlunsplit

MIN_PARAGRAPH = 60
"""Characters of a text node from which it counts as a paragraph; shorter ones are labels, links and headlines."""

_PIECES = re.compile(
    r"<(script|style|noscript|template|svg|textarea|title|h1)\b.*?</\1\s*>|<!--.*?-->|<[^>]*>|([^<]+)", re.DOTALL | re.I
)
_WORD = re.compile(r"(?<![&#\w])\w{3,}(?!\w*;)")


def varied_page(html: str, name: str, repetition: int) -> str:
    """A page with one word of every paragraph replaced by another of its words.

    Args:
        html: The page.
        name: Whose words these are; part of the seed.
        repetition: 0 gives the page as it is.

    Example:
        >>> page = "<p>The ferry to the island was late again on Monday, and nobody on the quay knew why.</p>"
        >>> varied_page(page, "ferry", 0) == page
        True
        >>> varied_page(page, "ferry", 1) == page
        False
    """
    if not repetition:
        return html
    spans = [match.span(2) for match in _PIECES.finditer(html) if match[2] and len(match[2]) >= MIN_PARAGRAPH]
    return _with_other_words(html, spans, name, repetition)


def varied_text(text: str, name: str, repetition: int) -> str:
    """A text with one word of every paragraph replaced by another of its words; ``repetition`` 0 gives it as it is."""
    if not repetition:
        return text
    spans = [match.span() for match in re.finditer(r"[^\n]+", text) if len(match[0]) >= MIN_PARAGRAPH]
    return _with_other_words(text, spans, name, repetition)


def own_url(url: str, repetition: int) -> str:
    """The address of a repetition: the page's own with one more parameter.

    Example:
        >>> own_url("https://example.org/ferry?page=2", 3)
        'https://example.org/ferry?page=2&repetition=3'
    """
    if not repetition:
        return url
    parts = urlsplit(url)
    query = f"{parts.query}&repetition={repetition}" if parts.query else f"repetition={repetition}"
    return urlunsplit(parts._replace(query=query, fragment=""))


def _with_other_words(text: str, spans: list[tuple[int, int]], name: str, repetition: int) -> str:
    draw = random.Random(f"{name}:{repetition}")
    found = [[match.span() for match in _WORD.finditer(text, start, end)] for start, end in spans]
    pool = [text[start:end] for words in found for start, end in words]
    pieces, done = [], 0
    for words in found:
        if len(words) < 2:
            continue
        start, end = draw.choice(words)
        pieces += [text[done:start], draw.choice(pool)]
        done = end
    return "".join([*pieces, text[done:]])
