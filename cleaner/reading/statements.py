"""What the markup of a page states of it: meta tags, JSON-LD, microdata, ``<time>``, headlines, bylines.

Read once from the tree that the blocks are made of, so that titles, authors and dates need no second parse. Elements
are asked for by tag where that is possible: the parser then looks them up, while a selector of attributes walks the
whole tree (0.1 ms a page), and runs only where nothing else has spoken.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

import turbohtml

from cleaner.reading import jsonld

MAX_ELEMENTS = 2_000
"""Elements of one sort that are looked at; chosen by hand, far above what pages hold."""

MAX_BYLINES = 60
"""Elements of classes like *author* that are looked at, from the top of the page; forums have thousands."""

MAX_LEVELS = 12
"""Elements above one that are asked whether they hold comments."""

MAX_NODES_OF_TEXT = 200
MAX_NODES_OF_BYLINE = 40
"""Nodes of a headline and of a byline that are looked at; of a whole page in a class *author* these are few."""

MAX_VALUE = 1_000
"""Characters of one statement; the rest of longer ones is left out."""

_WORDS_OF_ARTICLES = """
    article newsarticle blogposting techarticle scholarlyarticle report reportagenewsarticle analysisnewsarticle
    opinionnewsarticle advertisercontentarticle backgroundnewsarticle reviewnewsarticle askpublicnewsarticle blogpost
    liveblogposting socialmediaposting discussionforumposting medicalscholarlyarticle satiricalarticle apireference
    recipe howto review podcastepisode creativework qapage learningresource guide
"""
ARTICLES = frozenset(_WORDS_OF_ARTICLES.split())
"""Types of schema.org for what a person wrote and published on a day."""

_CONTROL = re.compile("[\x00-\x20\x7f-\xa0\u200b\u2028\u2029\ufeff\ud800-\udfff]+")
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,200}>")
_BYLINES = "[rel~=author],[class*=aut i],[class*=byline i]"
_BYLINE_CLASS = re.compile(r"author|byline|autor|auteur|autho?r?e(?![a-z])", re.IGNORECASE)
_DATED = "[class*=dat i],[class*=publi i],[class*=posted i],[class*=time i],[class*=submitted i]"
_DATED_CLASS = re.compile(
    r"(?:\A|[\s_-])(?:\w{1,20}[_-]{1,2})?(?:date|dateline|datum|publish\w{0,5}|publication|posted\w{0,4}|submitted|time)(?:[_-]{1,2}\w{1,12})?(?:\Z|\s)",
    re.IGNORECASE,
)
_NOT_TEXT = frozenset(("script", "style", "title", "text", "desc", "noscript", "template"))
_WORDS_OF_INLINE = """
    a abbr b bdi bdo cite code em font i mark q s small span strong sub sup time u var wbr
"""
_INLINE = frozenset(_WORDS_OF_INLINE.split())
_CHANGED = re.compile("modif|updat|edit|chang|revis", re.IGNORECASE)
_OF_OTHERS = re.compile(r"comment|repl(?:y|ies)|related|sidebar|widget|recommend|teaser|popular|latest", re.IGNORECASE)


def tidy(text: str) -> str:
    """One line of a text: no entities, tags, control characters or lone surrogates, single spaces.

    Example:
        >>> tidy(" Rain &amp; <b>wind</b>\\n")
        'Rain & wind'
    """
    text = text[:MAX_VALUE]
    if "&" in text:
        text = html.unescape(text)
    if "<" in text:
        text = _TAG.sub("", text)
    return _CONTROL.sub(" ", text).strip()


@dataclass(slots=True)
class Statements:
    """What one page states, in the order of the page."""

    tree: turbohtml.Document
    meta: dict[str, list[str]] = field(default_factory=dict)
    """Contents of meta tags by their lower-cased name, property or itemprop."""
    nodes: list[tuple[dict[str, Any], frozenset[str]]] = field(default_factory=list)
    """JSON-LD objects that speak of the page, with their types, articles first."""
    names: dict[str, str] = field(default_factory=dict)
    """Names of JSON-LD objects by their ``@id``."""
    types: frozenset[str] = frozenset()
    """Types of schema.org in JSON-LD and microdata, lower-cased, of whatever stands on the page."""
    headings: list[str] = field(default_factory=list)
    """Texts of the ``<h1>`` elements."""
    title: str | None = None
    """Text of ``<title>``."""
    clocks: list[turbohtml.Element] = field(default_factory=list)
    """``<time>`` elements."""
    _props: list[turbohtml.Element] | None = None

    def metas(self, names: Iterable[str]) -> Iterator[str]:
        """Contents of meta tags, in the order of the names."""
        for name in names:
            yield from self.meta.get(name, ())

    def properties(self, name: str, of_articles: bool = False) -> Iterator[str]:
        """Texts that the JSON-LD objects of the page have for a property."""
        for node, types in self.nodes:
            if of_articles and not types & ARTICLES:
                continue
            value = node.get(name)
            for part in value[:10] if isinstance(value, list) else (value,):
                if isinstance(part, str):
                    yield part

    def microdata(self, name: str) -> Iterator[str]:
        """What the elements with an ``itemprop`` say; comments and lists of other pages excepted."""
        for element in self.with_property(name):
            value = element.attr("content") or element.attr("datetime") or text_of(element)
            if value:
                yield value

    def with_property(self, name: str) -> list[turbohtml.Element]:
        """Elements with an ``itemprop``, those of comments and lists of other pages excepted."""
        if self._props is None:
            self._props = self.tree.select("[itemprop]")[:MAX_ELEMENTS]
        return [
            element
            for element in self._props
            if name in (element.attr("itemprop") or "").lower().split() and not is_of_others(element)
        ]

    def bylines(self) -> Iterator[turbohtml.Element]:
        """Elements whose markup says that they name an author."""
        looked_at = 0
        for element in self.tree.select(_BYLINES):
            if element.attr("rel") or _BYLINE_CLASS.search(element.attr("class") or ""):
                looked_at += 1
                if not is_of_others(element):
                    yield element
            if looked_at >= MAX_BYLINES:
                return

    def dated(self) -> Iterator[str]:
        """Texts of elements whose class says that they hold a date, those of a change excepted."""
        for element in self.tree.select(_DATED)[:MAX_BYLINES]:
            own = element.attr("class") or ""
            if _DATED_CLASS.search(own) and not _CHANGED.search(own) and not is_of_others(element):
                text = " ".join(pieces_of(element))
                if len(text) <= 60:
                    yield text

    def times(self, changed: bool) -> Iterator[str]:
        """Values of ``<time>`` elements that stand for the page's publication, or for its change."""
        for element in self.clocks:
            own = f"{element.attr('class') or ''} {element.attr('itemprop') or ''}"
            if bool(_CHANGED.search(own)) == changed and not is_of_others(element):
                yield element.attr("datetime") or text_of(element)


def statements(tree: turbohtml.Document) -> Statements:
    """Everything that the other modules of this room ask of a page's markup. Never raises."""
    page = Statements(tree)
    for tag in tree.find_all("meta", limit=MAX_ELEMENTS):
        content = tag.attr("content")
        if content:
            for name in {tag.attr("property"), tag.attr("name"), tag.attr("itemprop")}:
                if name:
                    page.meta.setdefault(name.lower().strip(), []).append(content[:MAX_VALUE])
    page.headings = [text for tag in tree.find_all("h1", limit=20) if (text := text_of(tag))]
    title = tree.find("title")
    page.title = (tidy(title.text) if title is not None else "") or None
    page.clocks = tree.find_all("time", limit=100)
    graph_types = _read_json_ld(tree, page)
    item_types: set[str] = set()
    for tag in tree.select("[itemtype]")[:MAX_ELEMENTS]:
        item_types.update(jsonld.type_name(name) for name in (tag.attr("itemtype") or "").split()[:5])
    page.types = frozenset((graph_types | item_types) - {""})
    return page


def _read_json_ld(tree: turbohtml.Document, page: Statements) -> set[str]:
    values = []
    for script in tree.find_all("script", limit=MAX_ELEMENTS):
        if "ld+json" in (script.attr("type") or "").lower():
            text = script.text
            value = jsonld.parsed(text)
            values.append(jsonld.salvaged(text) if value is None else value)
    types: set[str] = set()
    others: list[tuple[dict[str, Any], frozenset[str]]] = []
    for node, own in jsonld.nodes(values):
        own_types = frozenset(jsonld.types_of(node))
        types |= own_types
        name, address = node.get("name"), node.get("@id")
        if isinstance(address, str) and isinstance(name, str):
            page.names.setdefault(address, name)
        if own:
            (page.nodes if own_types & ARTICLES else others).append((node, own_types))
    page.nodes += others
    return types


def text_of(element: turbohtml.Element) -> str:
    """Its text on one line, without what is no text; cut off when long.

    Example:
        >>> text_of(turbohtml.parse("<h1>The f<b>e</b>rry<br>stays<style>x</style></h1>").find("h1"))
        'The ferry stays'
    """
    return tidy("".join(_texts(element, MAX_NODES_OF_TEXT)))


def pieces_of(element: turbohtml.Element) -> list[str]:
    """Its texts one by one, as its elements divide them.

    Example:
        >>> pieces_of(turbohtml.parse("<p>By <b>Jane Doe</b><span>Editor</span></p>").find("p"))
        ['By', 'Jane Doe', 'Editor']
    """
    return [text for part in _texts(element, MAX_NODES_OF_BYLINE) if (text := tidy(part))]


def _texts(element: turbohtml.Element, most: int) -> Iterator[str]:
    broken = False
    length = 0
    for node in islice(element.descendants, most):
        if isinstance(node, turbohtml.Element):
            broken = broken or node.tag not in _INLINE
        elif isinstance(node, turbohtml.Text):
            parent = node.parent
            tag = parent.tag if isinstance(parent, turbohtml.Element) else ""
            if tag in _NOT_TEXT:
                continue
            data = node.data
            yield f" {data}" if broken else data
            length += len(data)
            broken = parent is not element and tag not in _INLINE
            if length > MAX_VALUE:
                return


def is_of_others(element: turbohtml.Element) -> bool:
    """Whether it stands in a comment, in a list of other pages or in the footer of the site."""
    in_footer = False
    for level, above in enumerate(element.ancestors):
        if level > MAX_LEVELS or not isinstance(above, turbohtml.Element) or above.tag == "body":
            return in_footer
        if above.tag in ("article", "main"):
            return False
        if (above.attr("itemprop") or "").lower() in jsonld.ELSEWHERE:
            return True
        if above.tag == "aside" or _OF_OTHERS.search(f"{above.attr('class') or ''} {above.attr('id') or ''}"):
            return True
        in_footer = in_footer or above.tag == "footer"
    return in_footer
