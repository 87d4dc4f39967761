"""Score and artefacts together."""

from __future__ import annotations

import pytest

from cleaner.finding import Finding
from cleaner.judging import judge_translation
from cleaner.score import Cue, Score, Threshold

SENTENCES = 40
TEXT = "\n".join(f"The ferry number {n} was late." for n in range(SENTENCES))
THRESHOLDS = (Threshold(0.05, 0.7), Threshold(0.01, 0.85), Threshold(0.003, 0.95))


def _score(value: float | None) -> Score:
    return Score(
        "machine_translation", value, "level", 4000, THRESHOLDS, (Cue("on the part of", 0.4), Cue("says", -1.0))
    )


def _artefacts(sentences: int, confidence: float = 0.9) -> list[Finding]:
    starts = [TEXT.index(f"number {n} ") for n in range(sentences)]
    return [Finding("MT101", "name", start, start + 6, None, confidence, "") for start in starts]


@pytest.mark.parametrize(
    ("score", "awkward", "codes"),
    [
        (None, 0, []),
        (_score(None), 0, []),
        (_score(0.6), 0, []),
        (_score(0.6), 1, []),
        (_score(0.75), 0, ["MT902"]),
        (_score(0.75), 1, ["MT902"]),
        (_score(0.9), 1, ["MT902", "MT903"]),
        (_score(0.9), 0, ["MT902"]),
        (_score(0.96), 0, ["MT901"]),
        (_score(0.99), 1, ["MT901", "MT903"]),
        (None, 3, []),
        (None, 4, ["MT904"]),
        (_score(0.1), 4, ["MT904"]),
        (None, 7, ["MT904"]),
        (None, 8, ["MT905"]),
    ],
)
def test_what_leads_to_what(score: Score | None, awkward: int, codes: list[str]) -> None:
    found = judge_translation(score, TEXT, TEXT, _artefacts(awkward))
    assert [flag.code for flag in found] == codes
    assert all(flag.replacement is None and flag.start == flag.end == 0 for flag in found)


def test_unsure_artefacts_do_not_count() -> None:
    assert not judge_translation(None, TEXT, TEXT, _artefacts(8, confidence=0.5))


def test_the_message_names_the_rate_and_the_cues_that_speak_for_it() -> None:
    (flag,) = judge_translation(_score(0.97), TEXT, TEXT, [])
    assert "0.3%" in flag.message
    assert "“on the part of”" in flag.message
    assert "says" not in flag.message


def test_two_awkward_sentences_of_a_long_text_are_no_sign() -> None:
    long = "\n".join(f"Line {n} of a long text." for n in range(100))
    found = [Finding("MT101", "name", at, at + 4, None, 0.9, "") for at in (0, long.index("Line 7"))]
    assert not judge_translation(None, long, long, found)
