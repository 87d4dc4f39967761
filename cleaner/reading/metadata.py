"""Title, author, date, site, language, address and kind of a page, as it states them itself.

Read from the tree that the blocks are made of (:mod:`cleaner.reading.statements`), with the visible text around the
headline where the markup says nothing. ``benchmarks/metadata.py`` compares it with trafilatura, which parses the page
again and takes twenty times as long. What reads them is imported with the first page: texts do not need it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

import turbohtml

from cleaner.reading.language import normalise

if TYPE_CHECKING:
    from cleaner.reading.statements import Statements

BEFORE_HEADLINE = 300
AFTER_HEADLINE = 700
MAX_HEADLINES = 2
"""Characters of visible text around the headline, and how many lines that repeat it, in which a byline is looked for;
chosen by hand."""

MAX_PLACES = 50
"""Places of the headline in the text that are looked at, for one that is a line of its own."""

_NOT_LATIN_LETTERS = re.compile("[^A-Za-z\u00c0-\u024f]+")
_NOT_LETTERS = re.compile(r"[\W\d_]+")
_NOT_LATIN = """
    am ar as be bg bn bo ckb dv el fa gu he hi hy ja ka kk km kn ko ky lo mk ml mn mr my ne or pa ps ru sd si sr ta te
    th ti ug uk ur yi zh
"""
_OTHER_SCRIPTS = frozenset(_NOT_LATIN.split())
_BOTH_SCRIPTS = frozenset(("sr", "kk", "mn", "uz", "ku", "az", "ky"))


@dataclass(frozen=True, slots=True)
class Metadata:
    """Fields of a :class:`~cleaner.document.Document`; ``None`` where the page does not say."""

    url: str | None = None
    title: str | None = None
    author: str | None = None
    date: str | None = None
    site: str | None = None
    language: str | None = None
    declared_language: str | None = None
    """The first language that it claims, which its letters may show to be untrue."""
    schema_types: frozenset[str] = frozenset()
    """Types of schema.org in its JSON-LD and microdata, lower-cased: ``newsarticle``, ``product``, ``qapage``, ..."""
    og_type: str | None = None
    """Its ``og:type``, lower-cased: ``article``, ``website``, ``product``, ..."""


def metadata(markup: str, tree: turbohtml.Document, source: str, url: str | None = None) -> Metadata:
    """What a page says of itself. Never raises.

    Args:
        markup: The page; all that is asked for is in its tree.
        tree: The same, parsed.
        source: Its visible text, to see whether the language that it claims can be true.
        url: Where it came from.
    """
    from cleaner.reading.authors import authors
    from cleaner.reading.dates import published
    from cleaner.reading.statements import statements, tidy
    from cleaner.reading.titles import host_of, site_name, title

    page = statements(tree)
    address = _address(page, tree, url)
    region = _region(tree)
    site = site_name(page, address or url)
    headline = title(page, site, address or url)
    claims = _claims(tree)
    near = _around(source, [text for text in (headline, *page.headings, page.title) if text])
    day = published(page, near, source, url or address, region)
    return Metadata(
        url=address or url,
        title=headline,
        author=authors(page, near, source, site, host_of(address or url)),
        date=day.isoformat() if day else None,
        site=site,
        language=next((claim for claim in claims if _is_possible(claim, source)), None),
        declared_language=next(iter(claims), None),
        schema_types=page.types,
        og_type=next((tidy(value).lower() for value in page.meta.get("og:type", ()) if len(value) < 50), None) or None,
    )


def _address(page: Statements, tree: turbohtml.Document, url: str | None) -> str | None:
    """``og:url`` or the canonical link, whichever is a whole address once joined with where the page came from."""
    for claim in (*page.meta.get("og:url", ()), *_canonical(tree)):
        try:
            joined: str = urljoin(url or "", claim.strip())
            parts = urlsplit(joined)
            is_whole = parts.scheme in ("http", "https") and "." in (parts.hostname or "")
            if is_whole and " " not in joined and joined.isprintable():
                return joined
        except ValueError:
            continue
    return None


def _canonical(tree: turbohtml.Document) -> list[str]:
    links = tree.find_all("link", limit=500)
    return [link.attr("href") or "" for link in links if "canonical" in (link.attr("rel") or "").lower()][:3]


def _around(source: str, headlines: Iterable[str]) -> str:
    """The visible text around the first of the headlines that is a line of it; without one, the beginning."""
    for headline in headlines:
        parts: list[str] = []
        position = source.find(headline)
        for _ in range(MAX_PLACES):
            if position < 0 or len(parts) >= 2 * MAX_HEADLINES:
                break
            end = position + len(headline)
            if source[position - 1 : position] in ("", "\n") and source[end : end + 1] in ("", "\n"):
                parts += [source[max(0, position - BEFORE_HEADLINE) : position], source[end : end + AFTER_HEADLINE]]
            position = source.find(headline, end)
        if parts:
            return "\n".join(parts)
    return source[: BEFORE_HEADLINE + AFTER_HEADLINE]


def _region(tree: turbohtml.Document) -> str | None:
    """Language and region as ``<html lang>`` gives them, for the order of day and month."""
    root = tree.find("html")
    return ((root.attr("lang") or "").strip().replace("_", "-")[:5] or None) if root is not None else None


def _claims(tree: turbohtml.Document) -> list[str]:
    """What ``<html lang>``, ``og:locale`` or ``content-language`` say of the language.

    Themes ship with ``lang="en"``, and many sites never change it.
    """
    root = tree.find("html")
    claims = [root.attrs.get("lang") or root.attrs.get("xml:lang")] if root is not None else []
    head = tree.find("head")
    if head is not None:
        for meta in head.find_all("meta"):
            name = str(meta.attrs.get("property") or meta.attrs.get("http-equiv") or meta.attrs.get("name") or "")
            if name.lower() in ("og:locale", "content-language", "language"):
                claims.append(meta.attrs.get("content"))
    languages = (normalise(str(claim)) for claim in claims if claim)
    return [language for language in languages if language]


def _is_possible(language: str, source: str) -> bool:
    middle = len(source) // 2
    letters = _NOT_LETTERS.sub("", source[max(0, middle - 1000) : middle + 1000])
    if len(letters) < 50 or language in _BOTH_SCRIPTS:
        return True
    latin = len(_NOT_LATIN_LETTERS.sub("", letters))
    return latin < 0.8 * len(letters) if language in _OTHER_SCRIPTS else latin > 0.3 * len(letters)
