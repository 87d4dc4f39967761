"""Which characters stand in selected elements: all of them, once each, and in the right ones."""

from __future__ import annotations

import turbohtml
from hypothesis import given
from hypothesis import strategies as st

from cleaner.reading.html import html_document
from cleaner.sitepacks.marking import segments

TAGS = ("p", "div", "span", "a href=/", "b", "li", "pre", "td", "button", "h2", "noscript", "div hidden", "template")
TEXTS = (
    "rain",
    " wind ",
    "\n",
    "\u00a0",
    "\u3000",
    " \n hail\n snow ",
    "<br>",
    "<img>",
    "&nbsp;x",
    "",
)

PIECES = st.recursive(
    st.sampled_from(TEXTS),
    lambda inner: st.builds(
        lambda tag, parts: f"<{tag}>{''.join(parts)}</{tag.split()[0]}>",
        st.sampled_from(TAGS),
        st.lists(inner, max_size=4),
    ),
    max_leaves=25,
)


@given(PIECES)
def test_every_character_once_and_links_where_they_are(html: str) -> None:
    document = html_document(html)
    tree = turbohtml.parse(html)
    found = segments(document, tree, {link: frozenset({0}) for link in tree.find_all("a")})
    assert found is not None
    for index, block in enumerate(document.blocks):
        parts = [part for part in found if part.block == index]
        assert "".join(document.source[part.start : part.end] for part in parts) == document.text_of(block)
        linked = sum(len("".join(document.source[p.start : p.end].split())) for p in parts if p.marks)
        shown = sum(map(len, document.text_of(block).split()))
        assert abs(min(1.0, linked / max(shown, 1)) - block.link_density) < 1e-9


def test_other_markup_than_the_document_came_from() -> None:
    document = html_document("<p>It rained.<p>It snowed.")
    for html in ("<p>It rained.", "<p>It rained.<p>It hailed."):
        assert segments(document, turbohtml.parse(html), {}) is None
