"""Names as findings: codes, the user's spellings, the gazetteer's, doubts."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner import Cleaner, Config
from cleaner.applying import apply, resolve
from cleaner.finding import Finding
from cleaner.names.gazetteer import Gazetteer
from cleaner.names.nobody import Nobody
from cleaner.reading.text import text_document
from cleaner.stages.describe import StageRule
from cleaner.stages.names import RULES, NameStage

ENGLISH = " It was said that he is in the town for all of the week."


def rewrite(stage: NameStage, text: str) -> str:
    document = text_document(text)
    edits, _ = resolve(document, stage.rewrites(document))
    return apply(text, edits)


@pytest.fixture(scope="module")
def built_in() -> NameStage:
    return NameStage(Gazetteer.load())


@pytest.fixture(scope="module")
def of_user(tmp_path_factory: pytest.TempPathFactory) -> NameStage:
    path: Path = tmp_path_factory.mktemp("names") / "mine.csv"
    path.write_text("canonical,aliases,kind\nOliver Nez,Oliver Njaes,person\n", encoding="utf-8")
    return NameStage(Gazetteer.load([path]))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_rule_says_why_and_shows_it(rule: StageRule) -> None:
    assert rule.code.startswith("NM")
    assert rule.why
    tool = Cleaner(Config(select=(rule.code,)))
    if rule.example_hit:
        assert tool.check(rule.example_hit, language="en").findings
    assert not tool.check(rule.example_miss or "Nobody came.", language="en").findings


def test_the_users_spelling_wins(of_user: NameStage) -> None:
    text = "Oliver Njaes was there." + ENGLISH
    assert rewrite(of_user, text) == "Oliver Nez was there." + ENGLISH


def test_a_title_makes_a_known_name_certain(built_in: NameStage) -> None:
    text = "Secretary Anthony Blinken was there." + ENGLISH
    assert rewrite(built_in, text) == "Secretary Antony Blinken was there." + ENGLISH


def test_without_a_title_it_may_be_a_namesake(built_in: NameStage) -> None:
    text = "Anthony Blinken runs a bakery." + ENGLISH
    assert rewrite(built_in, text) == text


def test_a_garbled_country(built_in: NameStage) -> None:
    text = "She has lived in Ukrania since May." + ENGLISH
    assert rewrite(built_in, text) == "She has lived in Ukraine since May." + ENGLISH


def test_an_old_name_stays(built_in: NameStage) -> None:
    text = "She ate chicken Kiev in Kiev, and then she went to Burma." + ENGLISH
    assert rewrite(built_in, text) == text


def test_the_known_spelling_wins_over_the_frequent_one(built_in: NameStage) -> None:
    text = (
        "Benjamin Netanjahu was there. It was cold.\nBenjamin Netanyahu spoke of it, and then he left.\n"
        "Benjamin Netanjahu has said so." + ENGLISH
    )
    assert "Netanjahu" not in rewrite(built_in, text)


def test_clusters_are_data(built_in: NameStage) -> None:
    text = "Prime Minister Benjamin Netanyahu was there." + ENGLISH + " Then Netanyahu said no."
    clusters = built_in.read(text_document(text)).clusters
    (cluster,) = [cluster for cluster in clusters if "Netanyahu" in cluster.canonical]
    assert cluster.kind == "person"
    assert cluster.wikidata == "Q43723"
    assert [name for _, _, name in cluster.mentions] == ["Benjamin Netanyahu", "Netanyahu"]
    assert all(text[start:end] == name for start, end, name in cluster.mentions)


def test_a_flag_never_edits() -> None:
    stage = NameStage(Nobody())
    for text in ("", "Oleg", "Oleg Vetchkin won." + ENGLISH):
        assert all(
            finding.replacement is None
            for finding in stage.observed(text_document(text))
            if isinstance(finding, Finding)
        )


_WORDS = """
    Oleg Vetchkin Vetshkin Vetchkins Aleksandr Alexander Kiev said the of and in is that President Ukrania . , al-Nusra
    Nusra Ünal Unal US U.S. KIM Kim Jong-un Jong Un 's Dr. Mr. “ ” –
"""
WORDS = st.sampled_from([*_WORDS.split(), "\n"])


@settings(max_examples=150, deadline=None)
@given(words=st.lists(WORDS, max_size=60))
def test_it_settles(built_in: NameStage, words: list[str]) -> None:
    text = " ".join(words)
    for _ in range(4):
        again = rewrite(built_in, text)
        if again == text:
            break
        text = again
    assert rewrite(built_in, text) == text


@settings(max_examples=100, deadline=None)
@given(text=st.text(max_size=300))
def test_any_text(built_in: NameStage, text: str) -> None:
    built_in.read(text_document(text))


@pytest.mark.parametrize("text", ["\ud800 Oleg\udfff", "A\0B C\0D", "Ünal \u200bÜ", "İstanbul ǅ ß"])
def test_odd_characters(built_in: NameStage, text: str) -> None:
    built_in.read(text_document(text))
