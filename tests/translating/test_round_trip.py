"""The round trip: one score, or the reason why there is none."""

from __future__ import annotations

import pytest

import cleaner
from cleaner.reading.text import text_document
from cleaner.score import SCORES, Score
from cleaner.translating.engine import MissingPackage
from cleaner.translating.round_trip import MOST_CHARACTERS, RoundTrip
from tests.translating.conftest import Told

pytest.importorskip("sacrebleu", reason="needs the extra translate-light")

TEXT = (
    "The port will be rebuilt, and the schools remain closed. According to the mayor, the talks have resumed.\n\n" * 3
)


def score(engine: Told, text: str = TEXT, language: str | None = "en") -> Score:
    from dataclasses import replace

    (found,) = RoundTrip("fr", engine)(replace(text_document(text), language=language))
    return found


def test_what_comes_back_whole_scores_one_and_what_does_not_less() -> None:
    same = score(Told(lambda text: text))
    assert (same.value, same.label, same.name) == (1.0, "en → fr → en", "round_trip")
    changed = score(Told(lambda text: text.replace("the", "a").replace("rebuilt", "built again")))
    lost = score(Told(lambda _: "Nothing."))
    assert changed.value is not None
    assert lost.value is not None
    assert 0.0 <= lost.value < 0.3 < changed.value < 1.0


def test_it_is_chrf_of_the_library() -> None:
    import sacrebleu

    back = TEXT.replace("mayor", "major")
    paragraphs = [line for line in TEXT.split("\n") if line]
    expected = sacrebleu.corpus_chrf([line for line in back.split("\n") if line], [paragraphs]).score / 100
    assert score(Told(lambda text: text.replace("mayor", "major"))).value == pytest.approx(expected)


def test_why_there_is_no_score() -> None:
    class Nothing(Told):
        def pair(self, source: str, target: str) -> Told:
            raise MissingPackage(f"no package: {source} to {target}")

    def broken(text: str) -> str:
        raise RuntimeError("out of memory")

    same = Told(lambda text: text)
    assert score(same, "It rained.").label == "not judged: too short"
    assert score(same, language=None).label == "not judged: the text is in an unknown language"
    assert score(same, language="fr").label == "not judged: the text is in fr"
    assert score(Nothing({})).label == "not judged: no package: en to fr"
    assert score(Told(broken)).label == "not judged: the engine failed: out of memory"
    assert score(Told(broken)).value is None


def test_only_the_beginning_of_a_long_text_is_judged() -> None:
    engine = Told(lambda text: text)
    assert score(engine, TEXT * 100).value == 1.0
    assert sum(map(len, engine.asked)) <= 2 * MOST_CHARACTERS


@pytest.mark.usefixtures("toy")
def test_config_gives_the_score_with_what_is_installed() -> None:
    article = cleaner.clean(TEXT, config=cleaner.Config(round_trip="fr"))
    assert article.score_details["round_trip"].label == "en → fr → en"
    assert 0.5 < article.scores["round_trip"] <= 1.0
    assert set(article.scores) <= set(SCORES)
    missing = cleaner.clean(TEXT, config=cleaner.Config(round_trip="ar")).score_details["round_trip"]
    assert missing.value is None
    assert "en to ar" in missing.label
    assert article.verdict == cleaner.clean(TEXT).verdict
