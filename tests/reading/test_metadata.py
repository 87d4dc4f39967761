"""What a page says of itself."""

from __future__ import annotations

import pytest

from cleaner.reading import read
from cleaner.reading.html import html_document

BODY = "<body><article><h1>Ferry stays in port</h1><p>" + "Rain and wind kept the ferry in the port of Dover. " * 8
HEAD = """<html lang="en-GB"><head><title>Ferry stays in port - The Harbour Gazette</title>
<link rel="canonical" href="https://gazette.example.org/ferry">
<meta property="og:site_name" content="The Harbour Gazette">
<meta property="article:published_time" content="2024-05-03T10:00:00+01:00">
<meta name="author" content="Jane Doe"></head>"""


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
