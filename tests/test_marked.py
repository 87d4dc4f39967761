"""The page that explains an article holds everything, safely."""

from __future__ import annotations

import re
from html import unescape

from hypothesis import given
from hypothesis import strategies as st

from cleaner.article import Article
from cleaner.finding import Finding
from cleaner.marked import marked_page


def test_a_removal_is_struck_through_and_explained() -> None:
    source = "It rained.\n\nLeave a Reply"
    found = Finding("BP302", "comment-form-heading", 10, 25, "", 0.9, "the heading of a comment form", source[10:])
    page = marked_page(Article("It rained.", source, (found,), title="Rain & wind"))
    assert '<mark class="removal" title="BP302 comment-form-heading (90%): the heading of a comment form">' in page
    assert "<title>Rain &amp; wind · Cleaner</title>" in page


def test_what_comes_from_the_page_cannot_become_markup() -> None:
    bad = '"><script>alert(1)</script>'
    found = Finding("QC201", bad, 0, len(bad), bad.upper(), 0.9, bad, bad)
    page = marked_page(Article(bad.upper(), bad, (found,), title=bad, url=bad, author=bad, language=bad))
    assert "<script" not in page.lower()


def test_what_cannot_be_seen_is_shown() -> None:
    assert "U+202E" in marked_page(Article("a\u202eb", "a\u202eb"))
    marked_page(Article("a\ud800b", "a\ud800b")).encode("utf-8")


@given(st.text(max_size=40), st.data())
def test_no_character_is_lost(source: str, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.lists(st.integers(0, len(source)), max_size=8)))
    found = tuple(
        Finding("QC201", "a", a, b, data.draw(st.sampled_from([None, ""])), 0.9, "why", source[a:b])
        for a, b in zip(cuts[::2], cuts[1::2], strict=False)
        if a < b
    )
    page = marked_page(Article(source, source, found))
    body = re.search(r"<main[^>]*>(.*)</main>", page, re.DOTALL)
    assert body
    shown = unescape(re.sub(r"<[^>]+>", "", re.sub(r"<sup>[^<]*</sup>|<span class=.sign.>[^<]*</span>", "", body[1])))
    assert [c for c in source if c.isalnum() and c.isprintable()] == [c for c in shown if c.isalnum()]
