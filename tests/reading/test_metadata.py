"""What a page says of itself."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
import turbohtml
from hypothesis import given
from hypothesis import strategies as st

from cleaner.reading import read
from cleaner.reading.html import html_document
from cleaner.reading.metadata import Metadata, metadata

CASES = json.loads(Path(__file__).with_name("metadata_cases.json").read_text(encoding="utf-8"))

BODY = "<body><article><h1>Ferry stays in port</h1><p>" + "Rain and wind kept the ferry in the port of Dover. " * 8
HEAD = """<html lang="en-GB"><head><title>Ferry stays in port - The Harbour Gazette</title>
<link rel="canonical" href="https://gazette.example.org/ferry">
<meta property="og:site_name" content="The Harbour Gazette">
<meta property="article:published_time" content="2024-05-03T10:00:00+01:00">
<meta name="author" content="Jane Doe"></head>"""


def stated(markup: str, url: str | None = None) -> Metadata:
    return metadata(markup, turbohtml.parse(markup), html_document(markup).source, url)


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_cases(case: dict[str, Any]) -> None:
    found = stated(case["html"], case.get("url"))
    for field, expected in case["expected"].items():
        value = getattr(found, field)
        assert (sorted(value) if field == "schema_types" else value) == expected, field


def test_meta_tags() -> None:
    document = html_document(HEAD + BODY)
    assert document.title == "Ferry stays in port"
    assert document.author == "Jane Doe"
    assert document.date == "2024-05-03"
    assert document.site == "The Harbour Gazette"
    assert document.language == "en"
    assert document.url == "https://gazette.example.org/ferry"


def test_json_ld() -> None:
    document = html_document(
        '<html><head><title>x</title><script type="application/ld+json">{"@context": "https://schema.org",'
        '"@type": "NewsArticle", "headline": "Ferry stays in port", "datePublished": "2024-05-03",'
        '"author": {"@type": "Person", "name": "Jane Doe"},'
        '"publisher": {"@type": "Organization", "name": "The Harbour Gazette"}}</script></head>' + BODY
    )
    assert (document.author, document.date) == ("Jane Doe", "2024-05-03")
    assert document.site == "The Harbour Gazette"


def test_what_the_caller_says_wins() -> None:
    document = read(HEAD + BODY, url="https://example.org/1", title="Ferry", language="de")
    assert (document.url, document.title, document.language) == ("https://example.org/1", "Ferry", "de")


@pytest.mark.parametrize(
    ("head", "language"),
    [
        ('<html lang="en">', "en"),
        ('<html lang="EN_us">', "en"),
        ('<html><head><meta property="og:locale" content="en_GB">', "en"),
        ('<html lang=""><head><meta http-equiv="content-language" content="en">', "en"),
        ('<html lang="x-default">', None),
        ('<html lang="ru">', None),
        ("<html>", None),
    ],
)
def test_language(head: str, language: str | None) -> None:
    assert html_document(head + BODY).language == language


def test_a_theme_that_says_english_on_a_russian_page_is_not_believed() -> None:
    page = '<html lang="en"><body><p>' + "Дождь и ветер задержали паром в порту на весь день. " * 4
    assert html_document(page).language is None
    assert read(page).language == "ru"


@pytest.mark.parametrize(
    "markup",
    [
        "",
        "<html>",
        "<p>x",
        '<script type="application/ld+json">{"@graph": [[[',
        '<html><head><meta property="og:title" content="\0\ud800"><title>\ud800</title>',
        '<html><head><link rel=canonical href="http://[x">',
        "<!doctype html><title>" + "x" * 100_000,
        "<html><head><meta name=date content='99999999999999'></head>" + "<div>" * 2_000,
    ],
)
def test_it_never_raises(markup: str) -> None:
    html_document(markup, "not an address")


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=12) | st.sampled_from(["Article", "2024-05-03", "#a"]),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["@type", "@id", "@graph", "author", "name", "publisher", "datePublished", "headline"]),
            inner,
        )
    ),
    max_leaves=15,
)
WORDS = """
    <h1> </h1> <title> <time> <meta <p class=author> <p class=byline> <div itemprop=author> <div itemtype=x> By content=
    name= property=og:title property=og:url datetime= > ' " Jane Doe 2024 May 3, / | - &amp;amp; & < \0
"""
PIECES = st.lists(st.sampled_from(WORDS.split()) | st.text(max_size=8), max_size=30).map(" ".join)


@given(st.text() | PIECES | JSON.map(lambda value: f"<script type=application/ld+json>{json.dumps(value)}</script>"))
def test_it_never_raises_whatever_the_markup(markup: str) -> None:
    for url in (None, markup):
        found = metadata(markup, turbohtml.parse(markup), markup, url)
        for value in (found.title, found.author, found.site):
            assert value is None or (value and value == value.strip() and "\n" not in value)
        for value in (found.title, found.author):
            (value or "").encode()  # no lone surrogates


N = 20_000


@pytest.mark.parametrize(
    "markup",
    [
        '<script type="application/ld+json">' + "[" * 10 * N + "</script>",
        '<script type="application/ld+json">' + '{"author":' * N + "1" + "}" * N + "</script>",
        '<script type="application/ld+json">' + '"name": "' * 10 * N + "</script>",
        '<script type="application/ld+json">[' + '{"@type":"Article","author":{"name":"A B"}},' * N + "</script>",
        '<script type="application/ld+json">{"a":' + "9" * 10 * N + "}</script>",
        '<script type="application/ld+json">' + "," * 10 * N + "</script>",
        "<p class=author>" * N,
        "<p class='author date'>x</p>" * N,
        "<b itemprop='author datePublished'>" * N,
        "<div itemscope itemtype='a b c d'>" * N,
        "<time>" * N,
        "<meta name=author content=x>" * N,
        "<meta property=article:published_time content='2024-'>" * N,
        "<h1>a</h1>" + "<p>a" * N,
        "<h1>a</h1><p>" + "a" * 10 * N,
        "<title>" + "a - " * N,
        "<title>" + "| " * N,
        "<p>" + "2024" * 3 * N,
        "<p>" + "2024 " * 3 * N,
        "<p>" + "3. 3. 3 May " * N,
        "<p>" + "by " * N,
        "<p>" + "by\n" * N,
        "<p>" + "written by\n" * N,
        "<p>" + "published 2" * N,
    ],
    ids=lambda markup: markup[:50],
)
def test_hostile_pages_take_linear_time(markup: str) -> None:
    tree = turbohtml.parse(markup)
    source = markup[:10] + markup
    start = time.process_time()
    metadata(markup, tree, source, "https://example.org/" + markup[:5000])
    assert time.process_time() - start < 1.5


def test_it_imports_neither_trafilatura_nor_lxml() -> None:
    code = """
import sys
from cleaner.reading.html import html_document
html_document("<title>Ferry</title><meta name=author content='Jane Doe'><p>x")
print(sorted({name.split(".")[0] for name in sys.modules} & {"trafilatura", "lxml", "htmldate", "dateparser"}))
"""
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == "[]"
