"""The language of texts in eighty languages and scripts, and what has none."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from cleaner.reading.language import MIN_LETTERS, detect, detect_text, normalise
from cleaner.reading.read import read
from cleaner.reading.scripts import BLOCKS, scripts
from cleaner.reading.text import text_document

SENTENCES: dict[str, list[str]] = yaml.safe_load(
    (Path(__file__).parents[2] / "corpora" / "languages" / "sentences.yaml").read_text(encoding="utf-8")
)

UNTOLD = {"bs": {"hr", "sr"}, "hr": {"bs"}, "sr-Latn": {"hr", "bs"}, "id": {"ms"}, "ms": {"id"}, "ne": {"hi"}}
"""What a sentence of one language may be taken for; see the module."""


@pytest.mark.parametrize("code", SENTENCES)
def test_sentences(code: str) -> None:
    for sentence in SENTENCES[code]:
        language, probability = detect_text(sentence)
        if scripts(sentence).total() < MIN_LETTERS:
            assert (language, probability) == (None, 0.0), sentence
        else:
            assert language in {normalise(code), *UNTOLD.get(code, ())}, sentence
            assert 0.3 < probability <= 1.0


@pytest.mark.parametrize("code", sorted(SENTENCES.keys() - UNTOLD.keys()))
def test_documents(code: str) -> None:
    for times in (1, 3):
        assert detect(text_document("\n".join(SENTENCES[code] * times))) == normalise(code)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "CNN — LONDON",
        "1234567890 1234567890 1234567890",
        "€88 €114 €26 €26",
        "Ja, oui, no.",
        "%%%%%% ------- ====== ///////",
    ],
)
def test_nothing_to_tell(text: str) -> None:
    assert detect_text(text) == (None, 0.0)
    assert detect(text_document(text)) is None


def test_names_are_not_told_with_confidence() -> None:
    assert detect_text("Vladimir Putin, Angela Merkel, Emmanuel Macron")[1] < 0.5


@pytest.mark.parametrize(
    ("lang", "caller", "language", "declared"),
    [
        ("en", None, "en", "en"),
        ("ru", None, "en", "ru"),
        ("de", "fr", "fr", "fr"),
        ("", None, "en", None),
    ],
)
def test_what_is_declared_is_kept(lang: str, caller: str | None, language: str, declared: str | None) -> None:
    page = f'<html lang="{lang}"><body><article>{"<p>" + SENTENCES["en"][0] + "</p>"}</article></body></html>'
    document = read(page, language=caller)
    assert (document.language, document.declared_language) == (language, declared)


def test_blocks_of_scripts_are_in_order_and_apart() -> None:
    assert all(start <= end for start, end, _ in BLOCKS)
    assert all(before[1] < after[0] for before, after in pairwise(BLOCKS))


@given(st.text(st.characters(exclude_categories=[]), max_size=200))
def test_never_raises(text: str) -> None:
    language, probability = detect_text(text)
    assert 0.0 <= probability <= 1.0
    assert (language is None) == (probability == 0.0)


@pytest.mark.parametrize(
    ("claim", "texts", "language"),
    [
        ("en", SENTENCES["de"] * 3, "de"),
        ("en", SENTENCES["vi"] * 3, "vi"),
        ("de", SENTENCES["de"] * 2 + SENTENCES["en"], "de"),
        ("hr", SENTENCES["sr-Latn"] * 3, "hr"),
        ("en", ["Vladimir Putin, Angela Merkel, Emmanuel Macron, Recep Tayyip Erdoğan"], "en"),
        ("la", SENTENCES["la"], "la"),
    ],
)
def test_a_page_is_believed_unless_its_text_is_beyond_doubt(claim: str, texts: list[str], language: str) -> None:
    page = f'<html lang="{claim}"><body>{"".join(f"<p>{text}</p>" for text in texts)}</body></html>'
    document = read(page)
    assert (document.language, document.declared_language) == (language, claim)
    assert read(page, language=claim).language == claim
