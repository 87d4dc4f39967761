"""The main-content stage with the trained judge."""

from __future__ import annotations

import pytest

from cleaner import Cleaner, Config
from cleaner.document import Document
from cleaner.finding import Finding
from cleaner.reading.html import html_document
from cleaner.reading.text import text_document
from cleaner.stages import main_content as stage
from cleaner.stages.main_content import MainContent
from tests.stages.gazette import PAGE, SENTENCES

ENGINES = ("fast", "best")


def tool(engine: str) -> Cleaner:
    return Cleaner(Config(select=("EX", "DQ"), main_content=engine))  # type: ignore[arg-type]


@pytest.mark.parametrize("engine", ENGINES)
def test_the_text_is_the_headline_and_the_article(engine: str) -> None:
    article = tool(engine).clean(PAGE)
    assert article.text == "\n\n".join(["Ferry stays in port", *SENTENCES])
    assert article.restore() == article.source
    assert article.verdict == "keep"


@pytest.mark.parametrize("engine", ENGINES)
def test_what_is_outside_goes_with_a_code_and_its_probability(engine: str) -> None:
    document = html_document(PAGE)
    found = {document.source[f.start : f.end]: f for f in MainContent(engine)(document) if isinstance(f, Finding)}  # type: ignore[arg-type]
    assert {text: finding.code for text, finding in found.items()} == {
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
    assert found["Terms"].message.startswith("in <footer>, 100 % link text; main content with a probability of ")
    assert all(finding.confidence >= stage.LEAST_CONFIDENCE for finding in found.values())


def test_the_page_type_is_told() -> None:
    article = tool("best").clean(PAGE, "https://gazette.example/news/2024/ferry-stays-in-port")
    assert article.page_type == "article"
    assert article.scores["page_type"] > 0.5
    assert 0.3 < article.scores["main_content"] <= 1.0
    assert article.to_dict()["page_type"] == "article"


def test_a_text_has_no_outside() -> None:
    assert not list(MainContent("best")(text_document("Home\n\n" + "\n\n".join(SENTENCES))))


def test_a_high_least_confidence_only_flags() -> None:
    article = Cleaner(Config(select=("EX",), min_confidence=1.0)).clean(PAGE)
    assert article.text == article.source
    assert {finding.code for finding in article.findings} >= {"EX101", "EX103"}


def test_a_fragment_is_no_page() -> None:
    assert (
        tool("best").clean("<h1>Rain</h1><p>It rained.</p><nav><a href=/>Home</a></nav>").text == "Rain\n\nIt rained."
    )


def test_a_page_that_needs_a_script_has_no_article() -> None:
    links = "".join(f'<li><a href="/{n}">Section {n}</a></li>' for n in range(30))
    page = (
        f"<html><title>Forum</title><body><nav><ul>{links}</ul></nav><div id=root></div><footer>Terms</footer></body>"
    )
    article = tool("best").clean(page)
    assert article.verdict == "drop"


def test_too_many_blocks_for_the_judge_lose_only_furniture(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stage, "MAX_BLOCKS", 3)
    article = tool("best").clean(PAGE)
    assert all(sentence in article.text for sentence in SENTENCES)
    assert article.reasons == ("DQ204",)


@pytest.mark.parametrize(("engine", "sure", "times"), [("best", 0.0, 0), ("best", 1.1, 1), ("fast", 1.1, 0)])
def test_trafilatura_is_asked_only_where_an_article_is_unsure(
    monkeypatch: pytest.MonkeyPatch, engine: str, sure: float, times: int
) -> None:
    asked: list[Document] = []
    monkeypatch.setattr(stage, "shares_of_trafilatura", asked.append)
    monkeypatch.setattr(stage, "SURE", sure)
    tool(engine).clean(PAGE, "https://gazette.example/news/2024/ferry-stays-in-port")
    assert len(asked) == times


def test_the_pages_before_change_nothing() -> None:
    first = tool("best").clean(PAGE).to_dict()
    for number in range(50):
        tool("best").clean(PAGE.replace("Dover", f"Dover {number}"))
    assert tool("best").clean(PAGE).to_dict() == first


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("markup", ["<p>", "<html>", "<p>x", "<nav>Home</nav>", "<p>\ud800 \ufffe " + "x " * 300])
def test_small_and_odd_pages(engine: str, markup: str) -> None:
    article = tool(engine).clean(markup + "</p></html>")
    assert article.restore() == article.source
