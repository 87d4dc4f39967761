"""Is it HTML or text?"""

from __future__ import annotations

import re
from typing import Literal

_HEAD = 4096
"""Characters looked at: what a browser would call a document says so before this."""

_DOCUMENT = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*|<!--.{0,2000}?-->\s*)*"
    r"<(?:!doctype\s+html|(?:html|head|body|title|meta|link|base|script|style|noscript)(?=[\s>]))",
    re.IGNORECASE | re.DOTALL,
)
_BEHIND_OUTPUT = re.compile(r"<!doctype\s+html|<html[\s>]", re.IGNORECASE)
_FRAGMENT = re.compile(
    r"\s*(?:<!--.{0,2000}?-->\s*)*<(address|article|aside|blockquote|div|figure|footer|h[1-6]|header|main|nav|ol|p|pre"
    r"|section|span|table|ul)(?:\s[^<>]{0,2000})?>",
    re.IGNORECASE | re.DOTALL,
)


def sniff(content: str) -> Literal["html", "text"]:
    """``"html"`` for a document, or a fragment that begins with a block element and closes it; otherwise ``"text"``.

    Only the beginning counts, so that an article about HTML stays text.

    Example:
        >>> sniff("<p>One.</p>"), sniff("Use <p> for paragraphs.")
        ('html', 'text')
    """
    head = content[:_HEAD].lstrip("\ufeff")
    if _DOCUMENT.match(head):
        return "html"
    if _BEHIND_OUTPUT.search(head) and content[-100:].rstrip().lower().endswith("</html>"):
        return "html"  # a server printed a warning before the page
    fragment = _FRAGMENT.match(head)
    if fragment and f"</{fragment.group(1).lower()}" in content.lower():
        return "html"
    return "text"
