"""Paragraphs and words in other languages than their document's, by the case file and by the rules' own examples."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from cleaner import Cleaner, Config
from cleaner.finding import Finding
from cleaner.reading import read
from cleaner.reading.scripts import scripts
from cleaner.reading.text import text_document
from cleaner.stages.describe import StageRule
from cleaner.stages.languages import RULES, languages
from tests.stages.casefiles import FOLDER

CORPORA = Path(__file__).parents[2] / "corpora"
LONG_ENOUGH = 80
SENTENCES = yaml.safe_load((CORPORA / "languages" / "sentences.yaml").read_text(encoding="utf-8"))
CASES = yaml.safe_load((FOLDER / "languages.yaml").read_text(encoding="utf-8"))


def found(text: str, language: str | None) -> list[Finding]:
    return list(languages(read(text, language=language, input_format="text")))


@pytest.mark.parametrize("case", CASES["hits"], ids=lambda case: case["name"])
def test_hits(case: dict[str, object]) -> None:
    text = str(case["text"])
    findings = found(text, case["language"])  # type: ignore[arg-type]
    assert [finding.code for finding in findings] == case["codes"]
    assert all(finding.replacement is None for finding in findings)
    if "spans" in case:
        assert [text[finding.start : finding.end] for finding in findings] == case["spans"]


@pytest.mark.parametrize("case", CASES["misses"], ids=lambda case: case["name"])
def test_misses(case: dict[str, object]) -> None:
    assert found(str(case["text"]), case["language"]) == []  # type: ignore[arg-type]


def test_long_paragraphs_of_every_language_are_found() -> None:
    """All but near relatives; shorter ones are missed now and then, and rather so than a name taken for a sentence."""
    host = "The ferry did not leave on Monday because the captain had lost his key, and nobody had another one.\n" * 8
    for code, texts in SENTENCES.items():
        if code == "en" or scripts(texts[0]).total() < LONG_ENOUGH:
            continue
        codes = [finding.code for finding in found(f"{host}{texts[0]}\n{host}", "en")]
        assert codes == ["LG101"], code


@pytest.mark.parametrize("code", SENTENCES)
def test_documents_in_their_own_language_have_no_findings(code: str) -> None:
    language = code.partition("-")[0]
    assert found("\n".join(SENTENCES[code] * 3), language) == []
    assert [finding.code for finding in found("\n".join(SENTENCES[code] * 3), None)] == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_examples_of_rules(rule: StageRule) -> None:
    tool = Cleaner(Config(select=(rule.code,), input_format="text"))
    if rule.example_hit:
        assert tool.check(rule.example_hit, language="en").findings
    assert not tool.check(rule.example_miss, language="en").findings


def test_a_claim_that_the_letters_disprove_is_reported() -> None:
    text = "Паром на остров в понедельник не вышел, потому что капитан потерял ключ, и пассажиры ждали до вечера. " * 2
    page = f'<html lang="en"><body><p>{text}</p></body></html>'
    article = Cleaner(Config(select=("LG",), main_content="none")).clean(page)
    assert article.language == "ru"
    assert [finding.code for finding in article.findings] == ["LG202"]


def test_quotations_in_a_page_may_hold_what_they_like() -> None:
    page = """<html lang="en"><body><p>The ferry did not leave on Monday because the captain had lost his key.</p>
    <blockquote><p>Die Fähre ist am Montag nicht ausgelaufen, weil der Schlüssel verloren war.</p></blockquote>
    <h2>Die Fähre ist am Montag nicht ausgelaufen, weil der Schlüssel weg war.</h2></body></html>"""
    assert not Cleaner(Config(select=("LG",), main_content="none")).clean(page).findings


@given(
    st.text(st.characters(exclude_categories=[]), max_size=300), st.sampled_from([None, "en", "ru", "zh", "sr", "xx"])
)
def test_never_raises(text: str, language: str | None) -> None:
    document = text_document(text)
    assert all(0 <= finding.start <= finding.end <= len(text) for finding in languages(document))
    assert all(finding.replacement is None for finding in found(text, language))
