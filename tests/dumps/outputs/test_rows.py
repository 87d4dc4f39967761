"""Rows: what is carried through, what is ours, and what a clash leads to."""

from __future__ import annotations

import json

import pytest

import cleaner
from cleaner.dumps.outputs.rows import RESULTS, carried_fields, excerpt, findings_rows, result_columns, row_of
from cleaner.dumps.settings import RESULT_COLUMNS, Output
from cleaner.finding import Finding

TEXT = "The ferry was late again on Monday,  the port said.\n\nSee also: Storm closes the port of Dover\ud800"
FIELDS = {"id": 7, "title": "Late", "tags": ["a"], "html": "<p>page", "text": TEXT}


@pytest.fixture(scope="module")
def article() -> cleaner.Article:
    return cleaner.clean(TEXT, url="https://example.org/ferry")


def test_every_column_is_as_published(article: cleaner.Article) -> None:
    published = article.to_dict()
    assert set(RESULTS) == {*published, "translated_text"}
    assert {name: RESULTS[name](article) for name in published} == published


def test_a_row_has_the_input_and_then_the_result(article: cleaner.Article) -> None:
    row = row_of(FIELDS, article, Output(), cleaned="text")
    assert list(row) == ["id", "input_title", "tags", *RESULT_COLUMNS]
    assert (row["input_title"], row["text"]) == ("Late", article.text.replace("\ud800", "\ufffd"))


def test_the_field_that_was_cleaned_and_raw_pages_stay_behind(article: cleaner.Article) -> None:
    fields = {"raw_content": TEXT, "html": "<p>", "raw_html": b"<p>", "content": "kept"}
    assert carried_fields(fields, Output(), "raw_content") == {"content": "kept"}


def test_they_come_when_asked_for() -> None:
    output = Output(carry=("text", "html", "nowhere"))
    assert carried_fields(FIELDS, output, "text") == {"html": "<p>page", "input_text": TEXT}
    assert carried_fields(FIELDS, Output(carry=()), "text") == {}


def test_a_text_beside_the_one_that_was_cleaned_is_kept() -> None:
    assert carried_fields({"html": "<p>", "text": "mine"}, Output(), "html") == {"input_text": "mine"}


def test_a_clash_with_a_name_for_clashes() -> None:
    fields = {"title": 1, "input_title": 2, "input_input_title": 3}
    assert carried_fields(fields, Output()) == {"input_input_input_title": 1, "input_title": 2, "input_input_title": 3}
    assert carried_fields({"other_fields": 1}, Output(format="parquet")) == {"input_other_fields": 1}


def test_rows_lead_to_the_findings_table(article: cleaner.Article) -> None:
    output = Output(columns=("text",), findings=True)
    assert result_columns(output) == ("input", "number", "text")
    row = row_of({}, article, output, label="dump.jsonl\udcff", number=3)
    assert (row["input"], row["number"]) == ("dump.jsonl\ufffd", 3)
    findings = findings_rows(article, 17, "dump.jsonl", 3)
    assert len(findings) == len(article.findings)
    first = next(row for row in findings if row["code"] == "BP101")
    assert (first["input"], first["number"], first["id"], first["family"]) == ("dump.jsonl", 3, "17", "BP")
    assert first["excerpt"].startswith("See also")
    json.dumps(findings).encode()


def test_excerpts_are_short_and_on_one_line() -> None:
    source = "a" * 1000 + "\n" + "b\tb " * 300 + "\n" + "c" * 1000
    spans = [(0, 0), (0, 3000), (1001, 1005), (900, 1100), (len(source), len(source)), (1000, 1001)]
    for start, end in spans:
        shown = excerpt(source, Finding("QC101", "x", start, end, None, 1.0, ""))
        assert len(shown) <= 120
        assert "\n" not in shown
    assert excerpt("one\ntwo\nthree", Finding("QC101", "x", 4, 7, None, 1.0, "")) == "two"
