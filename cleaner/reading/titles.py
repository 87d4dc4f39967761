"""The headline of a page and the name of its site."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from cleaner.reading.statements import Statements, tidy

PERMALINK = "¶"
"""Sign of the link to itself that documentation tools set behind every heading."""

LONGEST_TITLE = 300
"""Characters; longer headings are paragraphs in the wrong element."""

LONGEST_SITE = 80
"""Characters of a site's name."""

MAX_PARTS = 12
"""Parts of a title between separators."""

AGREEING = 0.5
"""Share of words that a heading has to have in common with the stated title to be the headline among several."""

_WORD = re.compile(r"\w+")
_SEPARATOR = re.compile(
    r"\s(?:[|•·∙—–⋆~‹«›»:-]|\|\||::|--|&#8211;|&mdash;)\s|\s?[|｜]\s?|\s?[_]\s(?=[^_]{2,30}\Z)|(?<=\S)\s[–—]\s"
)
_LIST_OF_SMALL_WORDS = """
    the a an der die das ein eine le la les un une el los il lo i de het o os as
"""
_SMALL_WORDS = frozenset(_LIST_OF_SMALL_WORDS.split())
_TITLES = (
    "og:title",
    "twitter:title",
    "title",
    "headline",
    "dc.title",
    "dcterms.title",
    "citation_title",
    "parsely-title",
    "sailthru.title",
)
_SITES = (
    "og:site_name",
    "application-name",
    "apple-mobile-web-app-title",
    "al:ios:app_name",
    "twitter:app:name:iphone",
)
_PUBLISHERS = (
    "dc.publisher",
    "dcterms.publisher",
    "publisher",
    "citation_journal_title",
    "article:publisher",
    "twitter:site",
)


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.casefold()))


def _key(text: str) -> str:
    return "".join(_WORD.findall(text.casefold()))


def title(page: Statements, site: str | None, url: str | None) -> str | None:
    """The headline: the ``<h1>`` that agrees with what the page states as its title, otherwise that statement itself.

    A site's name at its end (or beginning) is taken off.
    """
    stated = [tidy(value) for value in (*page.metas(_TITLES[:1]), page.title or "", *page.metas(_TITLES[1:]))]
    stated += [tidy(value) for value in page.properties("headline", of_articles=True)]
    stated = [value for value in stated if value]
    names = _names_of_site(page, site, url)
    headings = [text for text in dict.fromkeys(page.headings) if len(text) <= LONGEST_TITLE and _key(text) not in names]
    chosen = _agreeing(headings, [value for value in stated if value != page.title] or stated)
    if chosen is None and len(headings) == len(page.headings) == 1 and _shares_a_word(headings[0], stated[:1]):
        chosen = headings[0]
    if chosen is None:
        chosen = next((value for value in stated if _key(value) not in names), None)
    if chosen is None:
        chosen = next(iter(headings or stated or page.headings), None)
    if not chosen:
        return None
    chosen = without_site(chosen, names).removesuffix(PERMALINK).rstrip()
    return _without_kicker(chosen, [without_site(value, names) for value in stated[:3]])


def _without_kicker(text: str, stated: list[str]) -> str:
    """A headline without the line above it, where the stated title leaves that out."""
    key = _key(text)
    for value in stated:
        own = _key(value)
        if own != key and key.endswith(own) and 2 * len(own) >= len(key) and len(value.split()) > 2:
            above = text.split()[: len(text.split()) - len(value.split())]
            if above and (above[-1] == ":" or above[-1][-1] != ":") and above[-1].lower() not in _SMALL_WORDS:
                return value
    return text


def _shares_a_word(heading: str, stated: list[str]) -> bool:
    """Nothing in common with any stated title: a slogan, or a heading of something else."""
    words = _words(heading)
    return not stated or any(words & _words(value) for value in stated)


def _agreeing(headings: list[str], stated: list[str]) -> str | None:
    references = [words for value in stated if (words := _words(value))]
    best, best_share = None, AGREEING
    for text in headings:
        words = _words(text)
        for reference in references:
            common = len(words & reference)
            share = common / max(1, min(len(words), len(reference))) if len(words) > 1 or words == reference else 0
            share = share * 0.5 + 0.5 * common / max(1, len(words | reference))
            if share > best_share:
                best, best_share = text, share
    return best


def _names_of_site(page: Statements, site: str | None, url: str | None) -> frozenset[str]:
    names = {_key(name) for name in (site, *page.metas(_SITES)) if name}
    host = host_of(url)
    if host:
        names.add(_key(host))
        names.add(_key(host.rsplit(".", 1)[0]))
        names.update(_key(part) for part in host.split(".")[:-1] if len(part) > 3)
    names.discard("")
    parts = _SEPARATOR.split(page.title or "")[:MAX_PARTS]
    if len(parts) > 1 and not _is_site(parts[0], frozenset(names)) and _key(parts[-1]) in map(_key, page.headings):
        names.add(_key(parts[-1]))  # a heading at the end of <title> is that of the whole site, or of a book
    return frozenset(names)


def without_site(text: str, names: Iterable[str]) -> str:
    """A title without a part at either end that names the site.

    Example:
        >>> without_site("Ferry stays in port - The Harbour Gazette", {"theharbourgazette"})
        'Ferry stays in port'
    """
    names = frozenset(names)
    marks = list(_SEPARATOR.finditer(text))[:MAX_PARTS]
    edges = [0, *(mark.end() for mark in marks)]
    ends = [*(mark.start() for mark in marks), len(text)]
    for number in range(1, len(edges)):
        if _is_site(text[edges[number] : ends[number]], names):
            text = text[: ends[number - 1]]
            break
    else:
        number = len(edges)
    if number > 1 and _is_site(text[: ends[0]], names):
        text = text[edges[1] :]
    return text.strip(" \t|·•»«-–—") or text.strip()


def _is_site(part: str, names: frozenset[str]) -> bool:
    key = _key(part)
    if not key:
        return False
    if key in names or key.removeprefix("the") in names or f"the{key}" in names:
        return True
    return len(part.split()) <= 4 and any(len(name) >= 5 and key.startswith(name) for name in names)


def site_name(page: Statements, url: str | None) -> str | None:
    """The name of the site: what it calls itself, its publisher, the end of ``<title>``, at last its host."""
    for value in (*page.metas(_SITES[:2]), *_publishers(page), *page.metas(_PUBLISHERS)):
        name = tidy(value).lstrip("@")
        if 1 < len(name) <= LONGEST_SITE and "://" not in name and not name.startswith("www."):
            return name
    host = host_of(url)
    if page.title:
        parts = [part.strip() for part in _SEPARATOR.split(page.title)]
        compact = _key(host.rsplit(".", 1)[0]) if host else ""
        for part in (parts[-1], parts[0]) if len(parts) > 1 else ():
            key = _key(part)
            if key and len(part) <= LONGEST_SITE and (key in compact or compact in key) and len(key) > 2 and compact:
                return part
    return host


def _publishers(page: Statements) -> list[str]:
    found = []
    for node, types in page.nodes:
        publisher = node.get("publisher")
        for value in publisher[:3] if isinstance(publisher, list) else (publisher,):
            if isinstance(value, str):
                found.append(value)
            elif isinstance(value, dict):
                name = value.get("name") or page.names.get(str(value.get("@id")))
                if isinstance(name, str):
                    found.append(name)
        if "website" in types and isinstance(node.get("name"), str):
            found.append(node["name"])
    return found


def host_of(url: str | None) -> str | None:
    """The host of an address without ``www.``; ``None`` for what is none."""
    try:
        host = urlsplit((url or "")[:2000]).hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host and "." in host else None
