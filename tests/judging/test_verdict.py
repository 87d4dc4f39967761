"""Verdicts: what is dropped, what a person should look at, and what is kept."""

from __future__ import annotations

from typing import get_args

import pytest

from cleaner.config import Config
from cleaner.finding import Finding
from cleaner.judging import verdict
from cleaner.judging.translation import RULES
from cleaner.judging.verdict import PRESETS, Preset
from cleaner.no_article import concepts


def _flag(code: str, confidence: float = 0.9) -> Finding:
    return Finding(code, "name", 0, 0, None, confidence, "reason")


@pytest.mark.parametrize("code", ["DQ101", "DQ102", "DQ107", *(concept.code for concept in concepts())])
def test_pages_without_an_article_are_dropped(code: str) -> None:
    assert verdict((_flag("DQ103"), _flag(code))) == ("drop", ("DQ103", code))


@pytest.mark.parametrize("code", ["DQ103", "DQ104", "DQ201", "DQ203", "DQ204"])
def test_doubts_ask_for_review(code: str) -> None:
    assert verdict((_flag(code),)) == ("review", (code,))


def test_other_findings_do_not_count() -> None:
    assert verdict((_flag("BP101"), _flag("MT101"))) == ("keep", ())


@pytest.mark.parametrize(
    ("code", "verdicts"),
    [
        ("MT001", {"keep": "keep", "worst": "keep", "review": "review", "strict": "drop"}),
        ("MT901", {"keep": "keep", "worst": "keep", "review": "review", "strict": "drop"}),
        ("MT902", {"keep": "keep", "worst": "keep", "review": "keep", "strict": "drop"}),
        ("MT903", {"keep": "keep", "worst": "keep", "review": "review", "strict": "drop"}),
        ("MT904", {"keep": "keep", "worst": "keep", "review": "review", "strict": "drop"}),
        ("MT905", {"keep": "keep", "worst": "drop", "review": "review", "strict": "drop"}),
    ],
)
def test_presets(code: str, verdicts: dict[Preset, str]) -> None:
    for preset, said in verdicts.items():
        assert verdict((_flag(code),), preset) == (said, () if said == "keep" else (code,)), preset


def test_a_widget_that_could_translate_is_no_reason() -> None:
    assert verdict((_flag("MT003", 0.3),), "strict") == ("keep", ())


def test_presets_are_those_of_the_configuration_and_name_known_codes() -> None:
    choices = set(get_args(Config.model_fields["machine_translation"].annotation))
    assert set(PRESETS) == set(get_args(Preset)) == choices
    known = {rule.code for rule in RULES} | {"MT0"}
    assert {code for codes in PRESETS.values() for code in codes} <= known
