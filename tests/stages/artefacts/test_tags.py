"""Word classes: marks and words keep their order, and every word has its letter."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cleaner.stages.artefacts.constructions import constructions
from cleaner.stages.artefacts.sentence import Sentence
from cleaner.stages.artefacts.tags import tags, words_behind


@given(st.text(max_size=80))
def test_every_word_has_a_letter(text: str) -> None:
    sentence = Sentence(text, 0, len(text))
    if not len(sentence):
        return
    letters, indices = tags(sentence), words_behind(sentence)
    assert len(letters) == len(indices)
    assert [index for index in indices if index >= 0] == list(range(len(sentence)))
    assert all(0 <= hit.start < hit.end <= len(text) for hit in constructions(sentence))
