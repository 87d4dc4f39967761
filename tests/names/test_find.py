"""Where names stand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.names.by_spacy import by_entities
from cleaner.names.find import Found, find, is_english
from cleaner.reading.text import line_blocks


def found(text: str) -> Found:
    return find(text, [(block.start, block.end) for block in line_blocks(text)])


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The mayor met Oleg Vetchkin's lawyer.", ["Oleg Vetchkin"]),
        ("She saw Dr. J. R. Ewing and Mr. Li.", ["J. R. Ewing", "Li"]),
        (
            "He said that Ludwig van Beethoven and Sara bin Talal were there.",
            ["Ludwig van Beethoven", "Sara bin Talal"],
        ),
        ("They were led by Bashar al-Assad in May.", ["Bashar al-Assad"]),
        ("It rained on Monday. The minister left.", []),
        ("He is at home. Bridges were closed, and bridges are old.", []),
        ("The US-based firm and Chinese-made goods.", []),
        ("he told Martin Luther King Jr. so", ["Martin Luther King"]),
        ("ask the minister. Oleg was there", ["Oleg"]),
        ("nothing here at all", []),
    ],
)
def test_names(text: str, names: list[str]) -> None:
    assert [text[mention.start : mention.end] for mention in found(text).mentions] == names


def test_titles_are_no_part_of_a_name() -> None:
    (mention,) = found("He met Prime Minister Oleg Vetchkin there.").mentions
    assert mention.titles == ("prime", "minister")
    assert mention.keys == ("oleg", "vetchkin")


def test_what_people_do() -> None:
    first, second = found("He was told. Oleg said so, according to Igor.").mentions
    assert first.speaks
    assert second.speaks


def test_headlines() -> None:
    mentions = found("Vetchkin Wins Third Race\nOnly Igor saw it, and it was late in the day.").mentions
    assert mentions[0].headline
    assert not mentions[-1].headline


def test_one_sentence() -> None:
    first, second, third = found("We saw Oleg and Igor there. We saw Anna.").mentions
    assert first.sentence == second.sentence != third.sentence


def test_suffixes() -> None:
    (mention,) = found("We saw Oleg Marsh Jr. there.").mentions
    assert mention.suffix == "jr"


@pytest.mark.parametrize("text", ["the of and to in that", "the of and to in mit und"])
def test_english(text: str) -> None:
    assert is_english(frozenset(text.split()))


@pytest.mark.parametrize("text", ["der die und das", "", "the of"])
def test_not_english(text: str) -> None:
    assert not is_english(frozenset(text.split()))


@given(st.text(max_size=200))
def test_any_text(text: str) -> None:
    for mention in found(text).mentions:
        assert all(text[token.start : token.end] == token.text for token in mention.tokens)


def test_a_model_decides() -> None:
    text = "We saw Oleg Vetchkin Wednesday Evening there."
    finder = by_entities(lambda block: [(block.index("Oleg"), block.index("Oleg") + 13)])
    assert [text[m.start : m.end] for m in finder(text, [(0, len(text))]).mentions] == ["Oleg Vetchkin"]


@pytest.mark.parametrize(
    ("text", "name", "titles"),
    [
        ("It was said that Secretary of State Mara Dulvic was there.", "Mara Dulvic", ("secretary",)),
        ("It was said that Acme CEO Mara Dulvic was there.", "Mara Dulvic", ("ceo",)),
        (
            "It was said that Vice President Mara Dulvic was there.",
            "Mara Dulvic",
            ("vice", "president"),
        ),
        ("Das war US-Präsidentin Mara Dulvic, die es sagte.", "Mara Dulvic", ("us-präsidentin",)),
        ("It was said that the English Premier League was there.", "English Premier League", ()),
        ("It was said that Stephen King was there.", "Stephen King", ()),
        ("It was said that the Kestrian Defense Ministry was there.", "Kestrian Defense Ministry", ()),
    ],
)
def test_offices_are_titles_and_no_part_of_a_name(text: str, name: str, titles: tuple[str, ...]) -> None:
    mention = find(text, [(0, len(text))]).mentions[-1]
    assert (text[mention.start : mention.end], mention.titles) == (name, titles)
