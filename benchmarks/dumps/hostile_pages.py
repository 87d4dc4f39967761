"""Pages that hurt: whoever parses them takes long, takes much memory, goes deep, or meets what cannot be there.

Every maker takes a source of chance and gives a page; ``LIGHT`` ones are at most some hundred kilobytes and can be in
an input by the hundred, ``HEAVY`` ones are as large as a record may be, and there is one of each.
"""

from __future__ import annotations

import random
from collections.abc import Callable

from benchmarks.dumps.small_pages import small_pages

Maker = Callable[[random.Random], str]

DEEP = 100_000
"""Elements inside each other."""

MANY = 10_000_000
"""Nodes of the largest page."""

LARGE = 30_000_000
"""Characters of heavy pages: just under what a record may have."""

STORY = "<p>The ferry to the island was late again on Monday, and nobody on the quay could say why it was so.</p>"


def _page(body: str, head: str = "") -> str:
    return f"<!DOCTYPE html><html><head><title>Ferry late again</title>{head}</head><body>{body}</body></html>"


def _nested(*names: str, depth: int = DEEP, closed: bool = True) -> Maker:
    def make(draw: random.Random) -> str:
        chosen = [draw.choice(names) for _ in range(depth)]
        opened = "".join(f"<{name}>" for name in chosen)
        return _page(opened + STORY + ("".join(f"</{name}>" for name in reversed(chosen)) if closed else ""))

    return make


def _repeated(*pieces: str, length: int = 200_000, within: str = "{}") -> Maker:
    def make(draw: random.Random) -> str:
        piece = draw.choice(pieces)
        size = draw.randint(length // 2, length)
        return within.replace("{}", piece * (size // len(piece)))

    return make


def _inside_story(odd: str, share: float = 0.2) -> Maker:
    """An ordinary page with odd characters between its own."""

    def make(draw: random.Random) -> str:
        page = draw.choice(ORDINARY)
        return "".join(char + (draw.choice(odd) if draw.random() < share else "") for char in page)

    return make


def _cut(draw: random.Random) -> str:
    """A page that ends anywhere."""
    page = draw.choice(ORDINARY)
    return page[: draw.randrange(len(page))]


def _shuffled(draw: random.Random) -> str:
    """The pieces of a page in another order, which no tag fits."""
    page = draw.choice(ORDINARY)
    places = sorted(draw.randrange(len(page)) for _ in range(400))
    pieces = [page[start:end] for start, end in zip([0, *places], [*places, len(page)], strict=True)]
    draw.shuffle(pieces)
    return "".join(pieces)


def _many_attributes(draw: random.Random) -> str:
    names = " ".join(f"a{draw.randrange(10**9)}=x" for _ in range(20_000))
    return _page(f"<div {names}>{STORY}</div>")


def _structured(draw: random.Random) -> str:
    """Structured data that is nested as deeply as JSON is read, or more."""
    depth = draw.choice((500, 5_000, 100_000))
    opening = draw.choice(('{"@graph":[', '{"author":', "["))
    closing = {"[": "]", '{"@graph":[': "]}", '{"author":': "}"}[opening]
    return _page(STORY, f'<script type="application/ld+json">{opening * depth}1{closing * depth}</script>')


def _laughs(draw: random.Random) -> str:
    """Entities that double themselves, forty times over."""
    entities = "".join(f'<!ENTITY e{n} "&e{n - 1};&e{n - 1};">' for n in range(1, 40))
    return f'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY e0 "lol">{entities}]><html><body>&e39;{STORY}</body></html>'


ORDINARY = tuple(small_pages(60))
"""Pages that hostile ones are made from."""

_FORMATTING = ("b", "i", "a", "font", "u", "s", "em", "nobr")

LIGHT: dict[str, Maker] = {
    "nested-div": _nested("div"),
    "nested-mixed": _nested("div", "section", "article", "ul", "li", "blockquote", "span"),
    "nested-open": _nested("div", "span", "p", closed=False),
    "nested-formatting": _nested(*_FORMATTING, depth=5_000),
    "nested-formatting-open": _nested(*_FORMATTING, depth=2_000, closed=False),
    "nested-tables": _nested("table", "tr", "td", depth=5_000),
    "nested-lists": _nested("ul", "li", "dl", "dd", depth=20_000, closed=False),
    "nested-foreign": _nested("svg", "math", "foreignObject", "desc", depth=5_000),
    "nested-template": _nested("template", "select", "option", "noscript", depth=5_000),
    "misnested": _repeated("<b><p><i></b>x</p></i>", "<a><div></a>", "<table><a>x<td></a>", length=60_000),
    "endless-tag": _repeated("<div a", "<a href='x", "<p class=", "<", "</", "<!", "<?x"),
    "endless-attribute": _repeated("x", "'", "&amp;", within='<body><div title="{}'),
    "endless-comment": _repeated("- ", "--!", "<!--", ">", within="<body><p>The ferry.</p><!-- {}"),
    "endless-script": _repeated("<!--<script>", "</scrip", "'", within="<body><p>The ferry.</p><script>{}"),
    "endless-text": _repeated("x", "<title>", "</title", within="<title>{}"),
    "huge-attribute": _repeated("x", "&lt;", "\0", within=_page('<img alt="{}"><p title="{}">' + STORY)),
    "many-attributes": _many_attributes,
    "entities": _repeated("&amp;", "&#0;", "&#xD800;", "&#x110000;", "&#99999999999;", "&", "&notit;", "&#x"),
    "entities-doubling": _laughs,
    "nuls": _repeated("\0", "a\0", "<\0p>", "\0<p>x"),
    "nuls-inside": _inside_story("\0"),
    "controls-inside": _inside_story("\x01\x08\x0b\x0c\x1b\x7f\x85\u2028\u2029\ufeff\ufffe\uffff"),
    "directions-inside": _inside_story("\u202e\u202d\u2066\u2069\u200f\u200e\u061c"),
    "joiners-inside": _inside_story("\u200b\u200c\u200d\u2060\u00ad\u034f\U000e0041"),
    "combining": _repeated("a" + "\u0301" * 500, "\u0301", "e\u0301\u0327", within=_page("<p>{}</p>" + STORY)),
    "long-word": _repeated("a", "文", "ا", "A1", within=_page("<p>{}</p>" + STORY)),
    "long-line": _repeated("word ", "The ferry. ", '"Yes" ', within=_page("<p>{}</p>")),
    "punctuation": _repeated('"', "'", "“", ". . ", "!", "(", "«», ", within=_page("<p>{}</p>" + STORY)),
    "links": _repeated('<a href="/x">x</a> ', "<a href=x>", within=_page("{}" + STORY)),
    "headings": _repeated("<h1>x</h1>", "<h2>", "<h1><h2><h3>", within=_page("{}" + STORY)),
    "line-breaks": _repeated("<br>", "<hr>", "\n", "\r", "<p>", "<wbr>", within=_page("{}" + STORY)),
    "empty-elements": _repeated("<p></p>", "<div></div>", "<li>", "<td>", "<option>", within=_page("{}" + STORY)),
    "metas": _repeated('<meta property="article:author" content="A">', "<meta charset=x>", "<base href=//x>"),
    "frames": _repeated("<frameset>", "<iframe>", "<frame>", "<plaintext>", "<noframes>", "<object><embed>"),
    "structured-data": _structured,
    "cut-off": _cut,
    "shuffled": _shuffled,
    "dates": _repeated("2026-01-01", "1/1/1/", "00:00 ", within=_page("<time datetime='{}'>{}</time>" + STORY)),
}
"""By the hundred."""

HEAVY: dict[str, Maker] = {
    "ten-million-nodes": lambda _: "<p>" * MANY,
    "five-million-words": lambda _: _page("<p>" + "word " * (LARGE // 5)),
    "one-long-word": lambda _: _page("<p>" + "a" * LARGE),
    "one-attribute": lambda _: f'<div title="{"x" * LARGE}">{STORY}</div>',
    "million-attributes": lambda _: "<div " + " ".join(f"a{n}=1" for n in range(1_500_000)) + ">" + STORY,
    "million-rows": lambda _: _page("<table>" + "<tr><td>1<td>2" * 1_000_000 + "</table>"),
    "million-links": lambda _: _page("<li><a href='/x'>Read also</a>" * 500_000),
    "three-million-deep": lambda _: "<div>" * 3_000_000 + STORY,
    "formatting-without-end": lambda _: "<b><i><u>" * 200_000 + "<p>x" * 50_000,
    "million-paragraphs": lambda _: _page(STORY * 280_000),
    "entities-without-end": lambda _: _page("&amp;" * 6_000_000),
    "quotation-marks": lambda _: _page("<p>" + "“'\"" * 5_000_000),
    "open-comment": lambda _: _page(STORY + "<!--" + "- " * (LARGE // 2)),
    "combining-marks": lambda _: _page("<p>a" + "\u0301" * (LARGE // 2)),
}
"""One each."""
