"""The text judge as a stage, with a judge of one word: lines that say "blorp" are not of the article."""

from __future__ import annotations

import numpy as np
import pytest

from cleaner import Cleaner, Config
from cleaner.document import Document
from cleaner.finding import Finding
from cleaner.judges.lines import feature_names, line_columns
from cleaner.judges.text import Limits, TextJudge, shipped
from cleaner.judges.trees import Trees
from cleaner.reading.text import line_blocks
from cleaner.rulepacks import load_rules
from cleaner.stages.boilerplate import Boilerplate
from cleaner.stages.text_judge import RULES, LineJudge

BOILERPLATE = Boilerplate(load_rules().rules)
LEXICON = {"blorp": 1}
SCORES = np.array([[0, 0, 0, 0], [0, 2.5, 0, 0]], dtype=np.float32)
PROSE = [
    f"The council of Dover decided on day {day} that the harbour will be dredged before the ferries come back."
    for day in range(10)
]


def stump(low: float, high: float) -> TextJudge:
    """A judge that scores lines ``high`` that say "blorp" and ``low`` that do not."""
    reading = BOILERPLATE.reading(document(PROSE))
    names = feature_names(line_columns(reading.lines, LEXICON, SCORES)[0])
    tree = Trees(
        np.array([[names.index("strongest")]], dtype=np.int32),
        np.array([[1.0]], dtype=np.float32),
        np.array([[low, high]], dtype=np.float32),
        np.zeros(1, dtype=np.float32),
    )
    limits = Limits(line=3.0, cue=2.0, tail=0.5, worst=-1.0, contrast=3.0)
    return TextJudge(tree, LEXICON, SCORES, {"removed": limits}, frozenset({"en"}))


def document(lines: list[str], language: str | None = "en") -> Document:
    source = "\n\n".join(lines)
    return Document(source=source, blocks=line_blocks(source), language=language)


def found(lines: list[str], judge: TextJudge, language: str | None = "en") -> list[Finding]:
    return list(LineJudge(BOILERPLATE.reading, judge)(document(lines, language)))


def test_a_line_goes_with_a_reason() -> None:
    (finding,) = found([*PROSE[:9], "Related Posts", "Buy blorp now", PROSE[9]], stump(-4.0, 4.0))
    assert (finding.code, finding.name, finding.replacement) == ("BP901", "boilerplate-like-line", "")
    assert finding.confidence == pytest.approx(0.982)
    assert "(no sentence, beside boilerplate)" in finding.message
    assert "0.98" in finding.message


def test_everything_behind_the_article_goes() -> None:
    lines = [*PROSE, "Leave a Reply", "Buy blorp now", "No blorp for old men"]
    findings = found(lines, stump(-4.0, 2.9))
    assert [finding.code for finding in findings] == ["BP902", "BP902"]
    assert all(finding.confidence >= 0.8 for finding in findings)


def test_a_line_of_the_article_behind_a_cue_says_that_it_goes_on() -> None:
    assert not found([*PROSE, "Leave a Reply", "Buy blorp now", PROSE[0]], stump(-4.0, 2.9))


def test_silent_in_languages_that_it_was_not_trained_on() -> None:
    lines = [*PROSE, "Buy blorp now"]
    assert not found(lines, stump(-4.0, 4.0), "fi")
    assert not found(lines, stump(-4.0, 4.0), None)


def test_silent_in_short_texts() -> None:
    assert not found([*PROSE[:5], "Buy blorp now"], stump(-4.0, 4.0))
    assert not found(["Buy blorp now " * 100], stump(4.0, 4.0))


def test_codes_are_described_and_switch_it_off() -> None:
    assert [rule.code for rule in RULES] == ["BP901", "BP902"]

    def judges(config: Config) -> int:
        return sum(isinstance(stage, LineJudge) for stage in Cleaner(config)._stages.textual)

    assert judges(Config()) == judges(Config(select=["BP901"])) == 1
    assert judges(Config(ignore=["BP9"])) == judges(Config(select=["QC"])) == 0


def test_the_shipped_judge_fits_the_features() -> None:
    judge = shipped()
    reading = BOILERPLATE.reading(document(PROSE))
    names = feature_names(line_columns(reading.lines, judge.lexicon, judge.scores)[0])
    assert judge.trees.feature.max() < len(names)
    assert judge.scores.shape == (len(judge.lexicon) + 1, 4)
    assert "en" in judge.languages


def test_the_shipped_judge_leaves_an_article_alone() -> None:
    article = "\n\n".join(dict.fromkeys(PROSE))
    assert Cleaner().clean(article).text == article
