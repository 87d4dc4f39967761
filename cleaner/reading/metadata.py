"""Title, author, date, site, language and address as a page states them, through trafilatura."""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass
from typing import Any

import turbohtml

from cleaner.reading.language import normalise

MAX_MARKUP = 2_000_000
"""Characters of a page in which metadata are looked for: they stand in its head, and dates are searched for in all of
it. 19 of the 1,497 pages of the development set are longer."""

_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")
_LETTER = re.compile(r"[^\W\d_]")
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


def metadata(markup: str, tree: turbohtml.Document, source: str, url: str | None = None) -> Metadata:
    """What a page says of itself. Never raises.

    Args:
        markup: The page.
        tree: The same, parsed.
        source: Its visible text, to see whether the language that it claims can be true.
        url: Where it came from.
    """
    found = _extracted(markup[:MAX_MARKUP], url)
    language = _language(tree, source)
    return Metadata(
        found.get("url"), found.get("title"), found.get("author"), found.get("date"), found.get("sitename"), language
    )


def _extracted(markup: str, url: str | None) -> dict[str, Any]:
    from trafilatura.metadata import extract_metadata
    from trafilatura.utils import load_html

    for name in ("trafilatura", "htmldate"):  # they print an error for every odd page
        logging.getLogger(name).setLevel(logging.CRITICAL)
    try:
        tree = load_html(markup)
        if tree is None:
            return {}
        return dict(extract_metadata(tree, default_url=url, extensive=False).as_dict())
    except Exception:  # third-party code on arbitrary markup; a page without metadata is still a page
        return {}


def _language(tree: turbohtml.Document, source: str) -> str | None:
    """What ``<html lang>``, ``og:locale`` or ``content-language`` say, unless the letters say otherwise.

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
    for claim in claims:
        language = normalise(str(claim)) if claim else None
        if language and _is_possible(language, source):
            return language
    return None


def _is_possible(language: str, source: str) -> bool:
    middle = len(source) // 2
    sample = source[max(0, middle - 2000) : middle + 2000]
    letters = len(_LETTER.findall(sample))
    if letters < 50 or language in _BOTH_SCRIPTS:
        return True
    latin = len(_LATIN.findall(sample))
    return latin < 0.8 * letters if language in _OTHER_SCRIPTS else latin > 0.3 * letters
