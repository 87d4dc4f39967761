"""What counts as a word, and what texts are compared by."""

from __future__ import annotations

import pytest

from cleaner.duplicates.shingles import CHARACTERS, MIN_CHARACTERS, MIN_WORDS, WORDS, shingles, token_hashes, tokens
from tests.duplicates.stories import story


def _shingles(text: str) -> set[int]:
    found = tokens(text)
    return set(shingles(found, token_hashes(found)).tolist())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("“It’s late,” he said – twice…", '"It\'s late", he said - twice...'),
        ("DER FLUSS STEIGT", "der  Fluß\nsteigt".replace("ß", "ss")),
        ("Ｔｏｋｙｏ 2024", "tokyo 2024"),
        ("café", "cafe\u0301"),
        ("मंत्री ने कहा।", "मंत्री, ने कहा"),
        ("قال الوزير، أمس", "قال الوزير أمس."),
        ("non\u00adsense words", "non sense words"),
    ],
)
def test_marks_case_and_width_do_not_count(one: str, other: str) -> None:
    assert tokens(one) == tokens(other)


def test_vowel_signs_belong_to_their_word() -> None:
    assert tokens("किताबें पढ़ीं") == ["किताबें", tokens("पढ़ीं")[0]]


def test_scripts_without_spaces_give_characters() -> None:
    assert tokens("東京へ行く bus 4") == ["東", "京", "へ", "行", "く", "bus", "4"]


def test_order_of_words_counts() -> None:
    words = story(1, 60)
    assert not _shingles(" ".join(words)) & _shingles(" ".join(reversed(words)))


def test_short_texts_have_none() -> None:
    words = story(1, 60)
    assert not _shingles(" ".join(words[: MIN_WORDS + WORDS - 2]))
    assert len(_shingles(" ".join(words[: MIN_WORDS + WORDS - 1]))) == MIN_WORDS
    letters = "".join(chr(0x4E00 + at) for at in range(MIN_CHARACTERS + CHARACTERS - 1))
    assert len(_shingles(letters)) == MIN_CHARACTERS
    assert not _shingles(letters[:-1])


def test_repetition_is_no_length() -> None:
    assert not _shingles("All rights are reserved by us. " * 500)
