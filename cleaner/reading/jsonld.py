"""What a page states in JSON-LD: its objects, however broken, and the article's text among them (``articleBody``)."""

from __future__ import annotations

import html
import json
import re
from collections import deque
from collections.abc import Iterable, Iterator
from typing import Any

import turbohtml

MIN_BODY = 200
"""Characters; shorter bodies are summaries."""

MAX_NODES = 10_000
"""Objects and lists looked at in one page's JSON-LD; chosen by hand, far above what pages hold."""

MAX_SCRIPT = 2_000_000
"""Characters of one JSON-LD script that are read; longer ones are left alone."""

_WORDS_OF_ELSEWHERE = """
    comment comments review reviews itemlistelement haspart ispartof mentions citation subjectof relatedlink about
    associatedmedia video image thumbnail breadcrumb hasoffercatalog acceptedanswer suggestedanswer mainentityofpage
    workexample isrelatedto issimilarto
"""
ELSEWHERE = frozenset(_WORDS_OF_ELSEWHERE.split())
"""Properties (lower case) whose objects are other things than the page: their authors and dates are not its own."""

_OPENING = re.compile(r"<script\b[^>]{0,500}application/ld\+json[^>]{0,500}>", re.IGNORECASE)
_CLOSING = re.compile(r"</script", re.IGNORECASE)
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,500}>")
_WRAPPED = re.compile(r"\A(?:<!--|//\s{0,3}<!\[CDATA\[|/\*\s{0,3}<!\[CDATA\[\s{0,3}\*/|<!\[CDATA\[)")
_UNWRAPPED = re.compile(r"(?:-->|//\s{0,3}\]\]>|/\*\s{0,3}\]\]>\s{0,3}\*/|\]\]>|;)\Z")
_STATED = re.compile(
    r'"(headline|datePublished|dateModified|@type|name|author)"\s{0,9}:\s{0,9}"((?:[^"\\\n]|\\.){1,300})"'
)
_SPARE_COMMA = re.compile(r",(?=\s{0,99}[}\]])")


def parsed(script: str) -> Any:
    """The value that a JSON-LD script holds; ``None`` if it cannot be read. Never raises.

    Comments around it, a semicolon after it and commas before closing brackets are forgiven.

    Example:
        >>> parsed('<!-- {"name": "Rain",} -->;')
        {'name': 'Rain'}
    """
    if len(script) > MAX_SCRIPT:
        return None
    text = script.strip()
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        pass
    for _ in range(3):
        text = _UNWRAPPED.sub("", _WRAPPED.sub("", text, count=1).strip(), count=1).strip()
    try:
        return json.loads(_SPARE_COMMA.sub("", text), strict=False)
    except (ValueError, RecursionError):
        return None


def salvaged(script: str) -> dict[str, Any]:
    """The first headline, dates and author of a JSON-LD script that :func:`parsed` cannot read, as one object.

    Example:
        >>> salvaged('{"headline": "Rain", "datePublished": "2024-05-03", "author": {"name": "Jane Doe" ...')
        {'headline': 'Rain', 'datePublished': '2024-05-03'}
    """
    found: dict[str, Any] = {}
    for match in _STATED.finditer(script[:MAX_SCRIPT]):
        key, value = match.groups()
        if key in found or key == "name":
            continue
        try:
            found[key] = json.loads(f'"{value}"', strict=False)
        except ValueError:
            continue
    return found


def nodes(values: Iterable[Any]) -> Iterator[tuple[dict[str, Any], bool]]:
    """Objects of a page's graph, outermost first, each with whether it may speak of the page itself.

    Example:
        >>> list(nodes([{"@type": "Article", "comment": {"@type": "Comment"}}]))[1]
        ({'@type': 'Comment'}, False)
    """
    queue: deque[tuple[Any, bool]] = deque((value, True) for value in values)
    for _ in range(MAX_NODES):
        if not queue:
            return
        node, own = queue.popleft()
        if isinstance(node, list):
            queue.extend((child, own) for child in node[:MAX_NODES] if isinstance(child, dict | list))
        elif isinstance(node, dict):
            yield node, own
            for key, child in node.items():
                if isinstance(child, dict | list):
                    queue.append((child, own and key.lower() not in ELSEWHERE))


def types_of(node: dict[str, Any]) -> list[str]:
    """Its ``@type``, lower-cased and without the vocabulary's address.

    Example:
        >>> types_of({"@type": ["https://schema.org/NewsArticle", "WebPage"]})
        ['newsarticle', 'webpage']
    """
    stated = node.get("@type")
    names = stated[:20] if isinstance(stated, list) else [stated]
    return [name for value in names if isinstance(value, str) and (name := type_name(value))]


def type_name(address: str) -> str:
    """``http://schema.org/Article`` or ``schema:Article`` as ``article``; empty for what is no name."""
    name = re.split(r"[/#:]", address[:200].strip().rstrip("/"))[-1].lower()
    return name if name.isalnum() else ""


def article_body(markup: str) -> str | None:
    """The longest ``articleBody`` (or ``text`` of a posting) in a page's JSON-LD, as plain text; ``None`` without one.

    Example:
        >>> page = '<script type="application/ld+json">{"@graph": [{"articleBody": "%s"}]}</script>' % ("rain " * 50)
        >>> article_body(page).split()[:2]
        ['rain', 'rain']
    """
    if "articleBody" not in markup:
        return None
    bodies = [body for node, _ in nodes(_values(markup)) for body in _bodies(node)]
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
        if "articleBody" in text:
            values.append(parsed(text))
    return values


def _bodies(node: dict[str, Any]) -> list[str]:
    body = node.get("articleBody")
    if isinstance(body, list):
        body = "\n".join(part for part in body if isinstance(part, str))
    return [body] if isinstance(body, str) else []


def _plain(body: str) -> str:
    """Without entities and tags, which some sites put into it, escaped once or twice."""
    for _ in range(2):
        if "&" in body:
            body = html.unescape(body)
    if _TAG.search(body):
        body = turbohtml.parse(_TAG.sub(lambda tag: f" {tag.group()} ", body)).text
    return body.strip()
