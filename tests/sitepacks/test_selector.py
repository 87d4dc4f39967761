"""Selectors: what they select, and which of them are too slow for a page."""

from __future__ import annotations

import pytest
import turbohtml

from cleaner.sitepacks.selector import SelectorError, is_xpath, named, selector

WIDE = turbohtml.parse("<h3>Ropes</h3>" + "<p>rope" * 4000)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("//p[@class='b']", ["2"]),
        ("(//p)[last()]", ["3"]),
        ("//p[contains(concat(' ', normalize-space(@class), ' '), ' a ')]", ["1"]),
        ("id('x')", ["3"]),
        ("//p[1] | //p[3]", ["1", "3"]),
        ("p.b", ["2"]),
        ("div > #x", ["3"]),
        ("[class]", ["1", "2"]),
        ("//p/@class", []),
        ("//p/text()", []),
        ("//video", []),
    ],
)
def test_what_is_selected(text: str, found: list[str]) -> None:
    page = turbohtml.parse("<div><p class='a c'>1<p class=b>2<p id=x>3</div>")
    assert [element.text for element in selector(text, "").elements(page)] == found


def test_values() -> None:
    page = turbohtml.parse("<p>By: Anna Holm</p><time datetime=2024-05-03>May</time>")
    assert selector("substring-after(//p, 'By: ')", "", value=True).values(page) == ["Anna Holm"]
    assert selector("//time/@datetime", "", value=True).values(page) == ["2024-05-03"]
    assert selector("time", "", value=True).values(page) == ["May"]


@pytest.mark.parametrize("text", ["", " ", "''", '"'])
def test_no_name(text: str) -> None:
    with pytest.raises(SelectorError):
        named(text, "")


@pytest.mark.parametrize(
    "text",
    [
        "//p[preceding-sibling::p]",
        "//p/following-sibling::p",
        "//*[//p[9]]",
        "//*[.//*[.//i]]",
        "//p[following::i]",
        "//p/following-sibling::p/following-sibling::p",
        "//b | //p/preceding-sibling::p",
        "//p[count(preceding-sibling::p) > 3]",
        "(//p/preceding-sibling::p)[1]",
    ],
)
def test_too_slow_for_a_wide_page(text: str) -> None:
    steep = selector(text, "")
    with pytest.raises(SelectorError, match="too many elements"):
        steep.elements(WIDE)
    steep.elements(turbohtml.parse("<ul><li><p>a</p><p>b</p></li></ul>"))


@pytest.mark.parametrize(
    "text",
    [
        "//h3/following-sibling::p",
        "//h3[.='following-sibling::p']/following-sibling::p",
        "//p[contains(., 'rope')]",
        "//*[.//b]",
        "//p[last()]",
        "//p[@class='//x']",
        "//p/ancestor::div[1]",
    ],
)
def test_fast_enough_for_a_wide_page(text: str) -> None:
    selector(text, "").elements(WIDE)


def test_xpath_or_css() -> None:
    assert [is_xpath(text) for text in ("//p", "(//p)[1]", "id('x')", "p", ".x", "#x", "div p")] == [True] * 3 + [
        False
    ] * 4
