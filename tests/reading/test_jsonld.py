"""``articleBody``."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.reading.jsonld import article_body, nodes, parsed, salvaged, types_of

BODY = "Rain and wind kept the ferry in the port of Dover. " * 6


def page(value: object) -> str:
    return f'<p>x</p><script type="application/ld+json">{json.dumps(value)}</script>'


@pytest.mark.parametrize(
    "value",
    [
        {"articleBody": BODY},
        [{"@type": "Person"}, {"articleBody": BODY}],
        {"@graph": [{"@type": "WebPage", "mainEntity": {"articleBody": BODY}}]},
        {"articleBody": [BODY[:100], BODY[100:]]},
    ],
)
def test_it_is_found_wherever_it_stands(value: object) -> None:
    body = article_body(page(value))
    assert body is not None
    assert body.split()[:4] == ["Rain", "and", "wind", "kept"]


def test_markup_and_entities_go() -> None:
    body = article_body(page({"articleBody": "&amp;lt;p&amp;gt;R&amp;amp;D" + "&lt;/p&gt;&lt;p&gt;" + BODY}))
    assert body is not None
    assert body.startswith("R&D")
    assert "<" not in body


def test_short_bodies_are_summaries() -> None:
    assert article_body(page({"articleBody": "Rain and wind."})) is None


@pytest.mark.parametrize(
    "markup",
    [
        "",
        "articleBody",
        '<script type="application/ld+json">{"articleBody": ',
        '<script type="application/ld+json">{"articleBody": }</script>',
        '<script type="application/ld+json">' + "[" * 100_000 + '"articleBody"</script>',
        page({"articleBody": 7}),
        page({"articleBody": None}),
        '<script type="application/ld+json">' * 2_000 + "articleBody",
    ],
)
def test_broken_json_is_no_body(markup: str) -> None:
    assert article_body(markup) is None


@given(st.text() | st.from_regex(r'(//<!\[CDATA\[|<!--)?[{\["a-z:,@]{0,30}"author":"?[\\a-z"]{0,9}[}\]]{0,9}(-->|;)?'))
def test_whatever_stands_in_a_script(script: str) -> None:
    for node, _ in nodes([parsed(script), salvaged(script)]):
        types_of(node)


def test_what_is_forgiven() -> None:
    expected = {"a": [1, "x\ny"]}
    for script in ('{"a": [1, "x\ny"],}', '<!--{"a": [1, "x\ny"]}-->', '/*<![CDATA[*/ {"a": [1, "x\ny",],}; /*]]>*/'):
        assert parsed(script) == expected, script
    assert parsed("{") is None
