"""Filters: what they drop, in which order, and what they say of mistakes."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

import cleaner
from cleaner.cli.catalogue import known_rules
from cleaner.dumps.filters import KINDS, Filters, hits
from cleaner.finding import Finding


def _article(*codes: str, text: str = "It rained.", language: str | None = "en", **more: object) -> cleaner.Article:
    findings = tuple(Finding(code, "x", 0, 0, None, 0.9, "because") for code in codes)
    return cleaner.Article(text, text, findings, language=language, **more)  # type: ignore[arg-type]


def test_without_settings_only_verdicts_drop() -> None:
    assert Filters().why_dropped(_article("MT905", verdict="review")) is None
    assert Filters().why_dropped(_article(verdict="drop")) == "verdict"
    assert Filters(verdict=("keep",)).why_dropped(_article(verdict="review")) == "verdict"
    assert Filters(verdict=("keep", "review", "drop")).why_dropped(_article(verdict="drop")) is None


def test_the_order_is_fixed() -> None:
    filters = Filters(keep_language=("de",), min_words=5, drop=("short", "mt"))
    assert filters.why_dropped(_article("DQ103", "MT905", verdict="drop")) == "verdict"
    assert filters.why_dropped(_article("DQ103", "MT905")) == "keep-language"
    assert filters.why_dropped(_article("DQ103", "MT905", language="de")) == "min-words"
    long = "Es hat am Montag den ganzen Tag geregnet."
    assert filters.why_dropped(_article("DQ103", "MT905", language="de", text=long)) == "drop short"
    assert filters.why_dropped(_article("MT905", language="de", text=long)) == "drop mt"
    assert filters.why_dropped(_article(language="de", text=long)) is None


def test_a_language_that_nobody_knows() -> None:
    assert Filters(keep_language=("en",)).why_dropped(_article(language=None)) == "keep-language"
    assert Filters(keep_language=("EN", "und")).why_dropped(_article(language=None)) is None


@pytest.mark.parametrize(
    ("text", "words"),
    [("It rained, again.", 3), ("雨が降った", 3), ("ฝนตก", 2), ("Привет мир", 2), ("", 0), ("۱۲ سال", 2)],
)
def test_words_of_any_script(text: str, words: int) -> None:
    assert Filters(min_words=words).why_dropped(_article(text=text)) is None
    assert Filters(min_words=words + 1).why_dropped(_article(text=text)) == "min-words"


def test_kinds_look_at_flags_and_codes_at_all() -> None:
    removed = Finding("OT101", "foreign-paragraph", 0, 5, "", 0.9, "a piece", "Other")
    article = cleaner.Article("", "Other", (removed,))
    assert Filters(drop=("offtopic",)).why_dropped(article) is None
    assert Filters(drop=("OT1",)).why_dropped(article) == "drop OT1"
    assert Filters(drop=("offtopic",)).why_dropped(_article("OT101")) == "drop offtopic"


def test_a_widget_is_no_statement() -> None:
    unsure = Finding("MT008", "translation-widget", 0, 0, None, 0.3, "a widget")
    assert hits(cleaner.Article("a", "a", (unsure,)), "mt") == []
    assert hits(_article("MT902"), "mt") == []


def test_kinds_stand_for_codes_that_there_are() -> None:
    codes = {rule.code for rule in known_rules()}
    for kind, prefixes in KINDS.items():
        for prefix in prefixes:
            assert any(code.startswith(prefix) for code in codes), (kind, prefix)


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"drop": ("offtopics",)}, "did you mean offtopic"),
        ({"drop": ("frontpage",)}, "did you mean front-page"),
        ({"drop": ("qqq",)}, "there are mt"),
        ({"keep_language": ("English",)}, "look like en"),
        ({"verdict": ("maybe",)}, "there are keep, review and drop"),
    ],
)
def test_mistakes_are_explained(settings: dict[str, tuple[str, ...]], said: str) -> None:
    with pytest.raises(ValidationError, match=said):
        Filters(**settings)  # type: ignore[arg-type]


def test_names_are_told_in_any_case() -> None:
    assert Filters(drop=("MT", "dq103", "bp")).drop == ("mt", "DQ103", "BP")
