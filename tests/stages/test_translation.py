"""The document judge as a stage."""

from __future__ import annotations

from cleaner import Cleaner, Config
from cleaner.judges.translation.judge import LEAST_CHARACTERS
from cleaner.reading import read
from cleaner.stages.translation import Translation

STORY = (
    "The council met on Monday to talk about the bridge, which has been shut since the flood. Nobody had an answer for "
    "the shopkeepers, who say they lose half of their customers whenever the ferry is late. "
) * 5


def test_english_gets_a_score_with_all_that_it_rests_on() -> None:
    (score,) = Translation()(read(STORY, language="en"))
    assert score.name == "machine_translation"
    assert score.value is not None
    assert 0.0 <= score.value <= 1.0
    assert score.characters > LEAST_CHARACTERS
    assert [threshold.false_positive_rate for threshold in score.thresholds] == [0.05, 0.01, 0.003]
    values = [threshold.value for threshold in score.thresholds]
    assert values == sorted(values)
    assert not score.cues, "far below every threshold nothing needs to be explained"


def test_short_texts_and_other_languages_are_not_judged() -> None:
    (short,) = Translation()(read("The bridge is shut.", language="en"))
    assert (short.value, short.label) == (None, "too-short")
    (german,) = Translation()(read(STORY, language="de"))
    assert (german.value, german.label) == (None, "not judged: no judge for de")


def test_only_prose_is_judged() -> None:
    cells = "".join(f"<tr><td>Row {n} of the table</td></tr>" for n in range(100))
    page = f"<h1>Bridge</h1><table>{cells}</table><p>{STORY}</p>"
    (score,) = Translation()(read(page, language="en"))
    (alone,) = Translation()(read(f"<p>{STORY}</p>", language="en"))
    assert score.value == alone.value


def test_the_score_stands_in_the_article_and_its_detail_in_the_record() -> None:
    article = Cleaner(Config(select=("MT",))).clean(STORY)
    assert set(article.scores) == {"machine_translation", "awkwardness"}
    detail = article.to_dict()["score_details"]["machine_translation"]
    assert detail["value"] == article.scores["machine_translation"]
    assert {"label", "characters", "thresholds", "cues"} <= set(detail)
