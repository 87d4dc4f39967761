"""Is it HTML or text?"""

from __future__ import annotations

import re
from typing import Literal

_HEAD = 4096
"""Characters looked at: what a browser would call a document says so before this."""

MIN_UNCLOSED = 10
"""Block elements from which a fragment that never closes its first element is HTML all the same, but cut short."""

_DOCUMENT = re.compile(
    r"<(?:!doctype\s+html|(?:html|head|body|title|meta|link|base|script|style|noscript)(?=[\s>]))", re.IGNORECASE
)
_BEHIND_OUTPUT = re.compile(r"<!doctype\s+html|<html[\s>]", re.IGNORECASE)
_FRAGMENT = re.compile(
    r"<(address|article|aside|blockquote|div|figure|footer|h[1-6]|header|main|nav|ol|p|pre|section|span|table|ul)"
    r"(?:\s[^<>]{0,2000})?>",
    re.IGNORECASE,
)
_BLOCK_TAG = re.compile(
    r"<(?:article|aside|blockquote|div|figure|h[1-6]|li|ol|p|section|table|td|tr|ul)[\s>]", re.IGNORECASE
)


def sniff(content: str) -> Literal["html", "text"]:
    """``"html"`` for a document, or a fragment that begins with a block element and goes on like one, else ``"text"``.

    Only the beginning counts, so that an article about HTML stays text.

    Example:
        >>> sniff("<p>One.</p>"), sniff("Use <p> for paragraphs.")
        ('html', 'text')
    """
    head = content[:_HEAD].lstrip("\ufeff")
    first = _first_tag(head)
    if _DOCUMENT.match(head, first):
        return "html"
    if _BEHIND_OUTPUT.search(head) and content[-100:].rstrip().lower().endswith("</html>"):
        return "html"  # a server printed a warning before the page
    fragment = _FRAGMENT.match(head, first)
    if fragment and (
        f"</{fragment.group(1).lower()}" in content.lower() or len(_BLOCK_TAG.findall(head)) >= MIN_UNCLOSED
    ):
        return "html"
    return "text"


def _first_tag(head: str) -> int:
    """Where something begins that is neither white space nor a comment nor an XML declaration.

    A loop, since a pattern for any number of comments backtracks without end on a page that begins with fifty of them.
    """
    position = 0
    while True:
        position += len(head) - position - len(head[position:].lstrip())
        for opening, closing in (("<!--", "-->"), ("<?", ">")):
            if head.startswith(opening, position):
                end = head.find(closing, position + len(opening))
                if end < 0:
                    return position
                position = end + len(closing)
                break
        else:
            return position
