"""A real spaCy pipeline, made here and saved: nothing is downloaded."""

from __future__ import annotations

from pathlib import Path

import pytest

from cleaner import Cleaner, Config

TEXT = (
    "Oleg Vetchkin has said that he won with all of it. For Oleg Vetshkin it was new. "
    "Vetchkin left the hall, and the talks went on without him until the evening came."
)


def test_a_model_of_the_user_finds_the_names(tmp_path: Path) -> None:
    spacy = pytest.importorskip("spacy", reason="the extra 'spacy' is not installed")
    pipeline = spacy.blank("en")
    ruler = pipeline.add_pipe("entity_ruler")
    ruler.add_patterns(
        [{"label": "PERSON", "pattern": name} for name in ("Oleg Vetchkin", "Oleg Vetshkin", "Vetchkin")]
    )
    pipeline.to_disk(tmp_path / "model")
    article = Cleaner(Config(select=("NM",), name_finder=str(tmp_path / "model"))).clean(TEXT, language="en")
    assert "Vetshkin" not in article.text
    assert [name.canonical for name in article.names] == ["Oleg Vetchkin"]


def test_a_model_that_finds_nobody_leaves_all_as_it_is(tmp_path: Path) -> None:
    spacy = pytest.importorskip("spacy", reason="the extra 'spacy' is not installed")
    spacy.blank("en").to_disk(tmp_path / "model")
    article = Cleaner(Config(select=("NM",), name_finder=str(tmp_path / "model"))).clean(TEXT, language="en")
    assert article.text == TEXT
    assert article.names == ()
