"""The article's text as a page's JSON-LD states it (``articleBody``)."""

from __future__ import annotations

import html
import json
import re
from typing import Any

import turbohtml

MIN_BODY = 200
"""Characters; shorter bodies are summaries."""

MAX_NODES = 10_000
"""Objects looked at in one page's JSON-LD."""

_OPENING = re.compile(r"<script\b[^>]{0,500}application/ld\+json[^>]{0,500}>", re.IGNORECASE)
_CLOSING = re.compile(r"</script", re.IGNORECASE)
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,500}>")


def article_body(markup: str) -> str | None:
    """The longest ``articleBody`` (or ``text`` of a posting) in a page's JSON-LD, as plain text; ``None`` without one.

    Example:
        >>> page = '<script type="application/ld+json">{"@graph": [{"articleBody": "%s"}]}</script>' % ("rain " * 50)
        >>> article_body(page).split()[:2]
        ['rain', 'rain']
    """
    if "articleBody" not in markup:
        return None
    bodies = [body for value in _values(markup) for body in _bodies(value)]
    longest = max(bodies, key=len, default="")
    return _plain(longest) if len(longest) >= MIN_BODY else None


def _values(markup: str) -> list[Any]:
    values = []
    position = 0
    while opening := _OPENING.search(markup, position):
        closing = _CLOSING.search(markup, opening.end())
        if closing is None:
            break
        position = closing.end()
        text = markup[opening.end() : closing.start()]
        if "articleBody" not in text:
            continue
        try:
            values.append(json.loads(text.strip().removesuffix(";"), strict=False))
        except (ValueError, RecursionError):
            continue
    return values


def _bodies(value: Any) -> list[str]:
    found = []
    queue = [value]
    for _ in range(MAX_NODES):
        if not queue:
            break
        node = queue.pop()
        if isinstance(node, list):
            queue.extend(node)
        elif isinstance(node, dict):
            body = node.get("articleBody")
            if isinstance(body, list):
                body = "\n".join(part for part in body if isinstance(part, str))
            if isinstance(body, str):
                found.append(body)
            queue.extend(child for child in node.values() if isinstance(child, dict | list))
    return found


def _plain(body: str) -> str:
    """Without entities and tags, which some sites put into it, escaped once or twice."""
    for _ in range(2):
        if "&" in body:
            body = html.unescape(body)
    if _TAG.search(body):
        body = turbohtml.parse(_TAG.sub(lambda tag: f" {tag.group()} ", body)).text
    return body.strip()
