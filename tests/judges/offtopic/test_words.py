import pytest

from cleaner.judges.offtopic.words import KINDS, is_common, kind_of, stem


@pytest.mark.parametrize(
    "words",
    [
        ("vaccine", "vaccines"),
        ("harbour", "harbours", "harbour's", "harbour’s"),
        ("party", "parties"),
        ("stop", "stopped", "stopping"),
        ("walk", "walks", "walked", "walking"),
    ],
)
def test_inflections_share_a_stem(words: tuple[str, ...]) -> None:
    assert len({stem(word) for word in words}) == 1


@pytest.mark.parametrize("word", ["the", "would", "don't", "don’t", "it's", "ab", ""])
def test_common_and_short_words_have_none(word: str) -> None:
    assert stem(word) == ""


def test_kinds_of_words() -> None:
    assert [KINDS[kind_of(word)] for word in ("this", "we", "you’re", "was", "has", "should", "bridge")] == [
        "tie",
        "first",
        "second",
        "past",
        "present",
        "modal",
        "other",
    ]


def test_common_words_with_either_apostrophe() -> None:
    assert is_common("don't")
    assert is_common("don’t")
    assert not is_common("bridge")
