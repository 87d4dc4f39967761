"""What reason small pages of every kind are dropped for, and which pages stay."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner.document import Document
from cleaner.judging import count_words
from cleaner.no_article import concepts, reason_against
from cleaner.reading import read
from cleaner.reading.text import line_blocks

CASES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "pages.yaml").read_text(encoding="utf-8"))


def _text(text: str) -> Document:
    return Document(source=text, blocks=line_blocks(text))


@pytest.mark.parametrize("case", [pytest.param(case, id=case["id"]) for case in CASES])
def test_small_pages(case: dict[str, Any]) -> None:
    reason = reason_against(read(f"<html><body>{case['html']}"), count_words)
    assert (reason and reason[0]) == case.get("reason")


def test_every_code_has_a_case() -> None:
    assert {case.get("reason") for case in CASES} >= {concept.code for concept in concepts()} | {"DQ102", "DQ107", None}


def test_an_error_page_as_text() -> None:
    reason = reason_against(
        _text("404 Not Found\n\nThe requested page could not be found on this server."), count_words
    )
    assert reason is not None
    assert reason[0] == "DQ105"


def test_a_list_as_text_is_not_judged() -> None:
    assert reason_against(_text("Bus fares up again\nChoir wins in Ghent\n" * 9), count_words) is None


def test_a_phrase_alone_drops_nothing() -> None:
    story = "The harbour master put up a new sign on Monday and the fishermen have been laughing at it ever since. " * 3
    page = f"<title>Page not found</title><h1>Page not found</h1><p>{story}</p>"
    assert reason_against(read(page), count_words) is None


def test_what_calls_itself_an_article_needs_more() -> None:
    said = "<p>Please enable JavaScript in your browser.</p>"
    story = "<p>Crews will vote on the latest offer on Friday, the union said in the evening, and nobody is sure.</p>"
    page = f"<title>Just a moment</title>{said}{story}"
    marked = f'<html><head><meta property="og:type" content="article">{page}'
    assert reason_against(read(f"<html><head>{page}"), count_words) is not None
    assert reason_against(read(marked), count_words) is None


def test_long_prose_is_never_looked_at() -> None:
    page = "<title>404</title><h1>404</h1>" + "<p>It rained all day in the port of Dover. </p>" * 60
    assert reason_against(read(page), count_words) is None


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=400))
def test_any_text_and_any_page_can_be_judged(text: str) -> None:
    reason_against(_text(text), count_words)
    reason_against(read(f"<title>{text}</title><h1>{text}</h1><p>{text}<a href=/>{text}</a>"), count_words)


@pytest.mark.parametrize(
    "text",
    [
        "Chinese Taipei won the final in 81 minutes, and the municipality gave every player a watch.",
        "The council put off the budget plan until the body of the mayor's report has been read by all.",
        "Every patient will attend a talk about the ventilation, the hospital said, and having a mask on is wise.",
        "The social security office moved to Leicester in May, and the Caribbean food stall went with it.",
    ],
)
def test_words_that_begin_like_another_language_s_are_no_phrases(text: str) -> None:
    assert reason_against(_text(text), count_words) is None
