from collections.abc import Sequence

import numpy as np
import pytest

from cleaner.applying import apply, resolve
from cleaner.finding import Finding
from cleaner.score import Score
from cleaner.stages.offtopic import RULES, SCORE, OffTopic, Removal
from tests.judges.offtopic.offtopic_cases import Case, articles, cases, document_of

LEAST_FOUND = 0.6
"""Share of the authored pieces that must be found; those that are known to be missed are marked in the file."""


def flags_of(text: str, language: str | None = "en") -> list[Finding]:
    return [one for one in OffTopic()(document_of(text, language)) if isinstance(one, Finding)]


def score_of(text: str, language: str | None = "en") -> Score:
    return next(one for one in OffTopic()(document_of(text, language)) if isinstance(one, Score))


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_pieces_of_other_articles(case: Case) -> None:
    at = case.text.index(case.piece)
    over = {flag.code for flag in flags_of(case.text) if flag.start < at + len(case.piece) and at < flag.end}
    if case.missed:
        assert not over & case.codes, "known as missed, but found: take the mark away"
    else:
        assert over & case.codes


def test_most_pieces_are_found() -> None:
    assert sum(not case.missed for case in cases()) >= LEAST_FOUND * len(cases())


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_nothing_else_is_flagged(case: Case) -> None:
    at = case.text.index(case.piece)
    assert [flag for flag in flags_of(case.text) if flag.end <= at or flag.start >= at + len(case.piece)] == []


@pytest.mark.parametrize("name", list(articles()))
def test_clean_articles(name: str) -> None:
    article = articles()[name]
    assert flags_of(article["text"]) == []
    score = score_of(article["text"])
    assert (score.value is None) == ("silent" in article)
    assert article.get("silent", "") in score.label


def test_flags_never_edit_and_name_words() -> None:
    for case in cases():
        for flag in flags_of(case.text):
            assert flag.replacement is None
            assert 0 < flag.confidence <= 1
            assert "“" in flag.message


def test_another_language_has_no_judge() -> None:
    score = score_of("Die Brücke ist gesperrt.\n" * 40, "de")
    assert score.name == SCORE
    assert score.value is None
    assert "no judge for de" in score.label


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_removal_takes_the_piece_and_is_done(case: Case) -> None:
    stage = Removal()
    document = document_of(case.text)
    edits, _ = resolve(document, stage(document))
    assert all(edit.original.strip() == case.piece for edit in edits)
    assert list(stage(document_of(apply(document.source, edits)))) == []


def test_removal_leaves_clean_articles_alone() -> None:
    for article in articles().values():
        assert list(Removal()(document_of(article["text"]))) == []


def test_an_embedding_model_is_asked_about_what_is_near_a_threshold() -> None:
    class Model:
        asked = 0

        def embed(self, texts: Sequence[str], /) -> np.ndarray:
            self.asked += len(texts)
            return np.tile(np.array([1.0, 0.0], dtype=np.float32), (len(texts), 1))

    model = Model()
    list(OffTopic(embedder=model)(document_of(cases()[0].text)))
    assert model.asked > 0


def test_every_code_is_described_once() -> None:
    assert len({rule.code for rule in RULES}) == len(RULES)
    assert all(rule.code.startswith("OT") and rule.why for rule in RULES)
