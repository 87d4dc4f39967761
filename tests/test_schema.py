"""The published form of an article: in step with the code, and true of real output."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

import cleaner
from cleaner.schema import article_schema

PUBLISHED = Path(__file__).parents[1] / "docs/article.schema.json"


def test_what_is_published_is_what_the_code_says() -> None:
    assert json.loads(PUBLISHED.read_text(encoding="utf-8")) == article_schema(), (
        "write it anew with: cleaner schema > docs/article.schema.json, and raise SCHEMA_VERSION"
    )


@pytest.mark.parametrize(
    "content",
    [
        "",
        "It rained.\n\nSee also: Storm closes the port",
        "<!doctype html><html lang=de><title>Sturm</title><body><p>Es regnete.</p></body></html>",
        "a \ud800 lone \udfff surrogate, “a quote",
        b"\xff\xfe\x00binary\x00",
        "a\0b",
    ],
)
def test_real_output_is_valid_and_json_can_hold_it(content: str | bytes) -> None:
    for article in (cleaner.clean(content, title="\ud800", url="https://example.org/\udc00"), cleaner.check(content)):
        record = article.to_dict()
        jsonschema.validate(record, article_schema())
        assert json.loads(json.dumps(record, ensure_ascii=False).encode("utf-8")) == record


def test_positions_stay_true_where_surrogates_become_replacement_characters() -> None:
    record = cleaner.clean("Odd \ud800 one.\n\nLeave a Reply").to_dict()
    for finding in record["findings"]:
        if finding["replacement"] is not None:
            assert record["source"][finding["start"] : finding["end"]] == finding["original"]
