"""trafilatura as the engine of the main-content stage."""

from __future__ import annotations

import json

import pytest

from cleaner import Cleaner, Config
from cleaner.document import Document
from cleaner.finding import Finding
from cleaner.reading.html import html_document
from cleaner.reading.text import text_document
from cleaner.stages import by_trafilatura as stage
from cleaner.stages.main_content import MainContent
from tests.stages.gazette import PAGE, SENTENCES

TOOL = Cleaner(Config(select=("EX", "DQ"), main_content="trafilatura"))
main_content = MainContent("trafilatura")


def findings(document: Document) -> list[Finding]:
    return [result for result in main_content(document) if isinstance(result, Finding)]


def codes(markup: str) -> dict[str, str]:
    """Code by text of everything that the stage removes."""
    document = html_document(markup)
    return {document.source[f.start : f.end]: f.code for f in findings(document) if f.is_removal}


def doubts(markup: str) -> list[Finding]:
    return [finding for finding in findings(html_document(markup)) if finding.code == "DQ204"]


def test_what_is_outside_goes_with_a_code_and_a_reason() -> None:
    found = codes(PAGE)
    assert found == {
        "Harbour Gazette": "EX102",
        "Home": "EX101",
        "News": "EX101",
        "Most read": "EX104",
        "Bridge closes for repairs": "EX104",
        "Anna: What a night that was!": "EX105",
        "Subscribe": "EX106",
        "© Harbour Gazette": "EX103",
        "Terms": "EX103",
    }
    document = html_document(PAGE)
    messages = {document.source[f.start : f.end]: f.message for f in findings(document)}
    assert messages["Terms"] == "in <footer>, 100 % link text; not in the main content that trafilatura found"


def test_the_text_is_the_headline_and_the_article() -> None:
    article = TOOL.clean(PAGE)
    assert article.text == "\n\n".join(["Ferry stays in port", *SENTENCES])
    assert article.restore() == article.source
    assert article.verdict == "keep"


def test_a_text_has_no_outside() -> None:
    assert not list(main_content(text_document("Home\n\n" + "\n\n".join(SENTENCES))))


def test_it_can_be_switched_off() -> None:
    article = Cleaner(Config(main_content="none", select=("EX",))).clean(PAGE)
    assert article.text == article.source


def test_a_teaser_with_the_same_words_goes_and_the_article_stays() -> None:
    page = PAGE.replace("<main>", f'<div class="teaser"><p><a href="/">{SENTENCES[0]}</a></p></div><main>')
    article = TOOL.clean(page)
    assert article.text == "\n\n".join(["Ferry stays in port", *SENTENCES])
    assert article.source.count(SENTENCES[0]) == 2
    assert article.text.index(SENTENCES[0]) < article.text.index(SENTENCES[1])


def test_lists_and_prose_inside_the_article_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    listed = "<ul><li>a coat for the rain<li>a torch<li>something warm to drink</ul>"
    page = PAGE.replace(f"<p>{SENTENCES[2]}</p>", f"<p>{SENTENCES[2]}</p><h2>What to bring</h2>{listed}")
    lines = [stage.words_of(sentence) for sentence in SENTENCES]
    monkeypatch.setattr(stage, "_trafilatura", lambda document: (lines, None))
    text = TOOL.clean(page).text
    assert "What to bring" in text
    assert "a coat for the rain" in text


def test_links_inside_the_article_go_where_trafilatura_leaves_them_out(monkeypatch: pytest.MonkeyPatch) -> None:
    headline = "Bridge over the river closes for repairs until the end of next month, the council says in a short note"
    teaser = f'<p><a href="/2">{headline}</a></p>'
    page = PAGE.replace(f"<p>{SENTENCES[2]}</p>", f"<p>{SENTENCES[2]}</p>{teaser}")
    lines = [stage.words_of(sentence) for sentence in SENTENCES]
    monkeypatch.setattr(stage, "_trafilatura", lambda document: (lines, None))
    assert "Bridge over" not in TOOL.clean(page).text


def with_body(markup: str) -> str:
    data = json.dumps({"@type": "NewsArticle", "articleBody": " ".join(SENTENCES)})
    return markup.replace("</head>", f'<script type="application/ld+json">{data}</script></head>')


def test_what_json_ld_names_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = [stage.words_of(sentence) for sentence in SENTENCES[:4]]
    monkeypatch.setattr(stage, "_trafilatura", lambda document: (lines, None))
    assert TOOL.clean(with_body(PAGE)).text.endswith(SENTENCES[-1])


def test_json_ld_decides_where_trafilatura_took_something_else(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = [stage.words_of(text) for text in ("Most read", "Bridge closes for repairs")]
    monkeypatch.setattr(stage, "_trafilatura", lambda document: (lines, None))
    assert TOOL.clean(with_body(PAGE)).text == "\n\n".join(["Ferry stays in port", *SENTENCES])


@pytest.mark.parametrize(
    "answer",
    [([], None), ([["nothing", "of", "the", "page"] * 10], None), ([], "trafilatura failed on the page (ValueError)")],
)
def test_without_an_answer_only_furniture_goes(
    monkeypatch: pytest.MonkeyPatch, answer: tuple[list[list[str]], str | None]
) -> None:
    monkeypatch.setattr(stage, "_trafilatura", lambda document: answer)
    article = TOOL.clean(PAGE)
    assert all(sentence in article.text for sentence in SENTENCES)
    assert "Home" not in article.text
    assert "Terms" not in article.text
    assert article.verdict == "review"
    assert article.reasons == ("DQ204",)


def test_an_engine_that_raises_stops_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*arguments: object, **options: object) -> str:
        raise ValueError

    monkeypatch.setattr("trafilatura.extract", fail)
    assert [finding.message for finding in doubts(PAGE)] == ["trafilatura failed on the page (ValueError)"]


def test_a_page_too_deep_for_the_engine_loses_nothing() -> None:
    deep = PAGE.replace("<main>", "<div>" * 400).replace("</main>", "</div>" * 400)
    article = TOOL.clean(deep)
    assert all(sentence in article.text for sentence in SENTENCES)
    assert {"DQ202", "DQ204"} <= set(article.reasons)


def test_a_page_too_large_for_the_engine_loses_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stage, "MAX_MARKUP", 100)
    assert [finding.code for finding in doubts(PAGE)] == ["DQ204"]
    assert all(sentence in TOOL.clean(PAGE).text for sentence in SENTENCES)


def test_the_pages_before_change_nothing() -> None:
    """trafilatura keeps caches for the whole process; what it says of a page must not depend on them."""
    first = TOOL.clean(PAGE).to_dict()
    for number in range(200):
        other = PAGE if number % 3 else PAGE.replace("Dover", f"Dover {number}")
        TOOL.clean(other)
    assert TOOL.clean(PAGE).to_dict() == first


@pytest.mark.parametrize("markup", ["<p>", "<html>", "<p>x", "<nav>Home</nav>", "<p>\ud800 \ufffe " + "x " * 300])
def test_small_and_odd_pages(markup: str) -> None:
    article = TOOL.clean(markup + "</p></html>")
    assert article.restore() == article.source
