"""The judge as it ships."""

from __future__ import annotations

import hashlib
import json
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner.judges.translation.judge import (
    FOLDER,
    LEAST_CHARACTERS,
    PROBABLE,
    SURE,
    Judge,
    Judgement,
    judge_for,
)

TRANSLATED = (
    "The president of the council confirmed on Monday that the works of rehabilitation of the road will be completed "
    "during the next month, pointing out that the competent authorities have taken all the necessary measures. For "
    "his part, the director of the project explained that the implementation of the second phase has reached an "
    "advanced stage, stressing the importance of the cooperation between the various parties. He also noted that the "
    "citizens of the region will be able to benefit from the new services, within the framework of the plan that was "
    "approved last year. "
)
WRITTEN = (
    "I missed the bus again, so I walked, and by the time I got to Ellen's the rain had soaked right through my good "
    "coat. She laughed at me, of course. She always does. We sat out on the back porch drinking tea that had gone "
    "cold, swapping stories about the old shop and who'd ended up where. Most of them never left, it turns out. Her "
    "brother's still got the van, though it hasn't run since spring, and nobody can talk him into selling the thing. "
    "When the storm let up around six I headed home the long way, past the mill. "
)


@pytest.fixture(scope="module")
def judge() -> Judge:
    found = judge_for("en")
    assert found is not None
    return found


def test_translated_and_written_text_differ(judge: Judge) -> None:
    one, other = judge.judged(TRANSLATED * 3), judge.judged(WRITTEN * 3)
    assert one.probability > 0.7
    assert other.probability < 0.1
    assert one.level in ("translated", "probably-translated")
    assert other.level == "no-sign"


def test_short_texts_are_not_judged(judge: Judge) -> None:
    found = judge.judged((TRANSLATED * 2)[: LEAST_CHARACTERS - 1])
    assert found == Judgement(0.0, LEAST_CHARACTERS - 1, "too-short", (), ())


def test_cues_are_words_of_the_text(judge: Judge) -> None:
    cues = judge.judged(TRANSLATED * 2).cues
    assert len(cues) >= 3
    assert all(cue.text in TRANSLATED and cue.weight > 0 for cue in cues)


def test_quotation_marks_entities_and_white_space_change_nothing(judge: Judge) -> None:
    plain = WRITTEN.replace("Ellen's", 'Ellen\'s "place"') * 3
    styled = plain.replace(' "place"', " &ldquo;place&rdquo;").replace("'", "’").replace(". ", ".\n\n")
    assert judge.judged(plain).probability == pytest.approx(judge.judged(styled).probability, abs=0.01)


def test_a_level_follows_from_its_threshold(judge: Judge) -> None:
    for text in (TRANSLATED * 2, WRITTEN * 2, TRANSLATED + WRITTEN):
        found = judge.judged(text)
        rates = [one.false_positive_rate for one in found.thresholds]
        limits = [one.value for one in found.thresholds]
        assert rates == sorted(rates, reverse=True)
        assert limits == sorted(limits)
        assert (found.level == "translated") == found.exceeds(SURE)
        assert (found.level != "no-sign") == found.exceeds(PROBABLE)


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(exclude_categories=()), min_size=600, max_size=3000))
def test_any_text_is_judged(text: str) -> None:
    judge = judge_for("en")
    assert judge is not None
    found = judge.judged(text)
    assert 0.0 <= found.probability <= 1.0
    assert found.level in ("translated", "probably-translated", "no-sign", "too-short")
    assert found.level != "too-short" or not found.thresholds


@pytest.mark.parametrize("piece", ["a", "the ", "The of. ", "\ud800", "1.", "'", "&#1", "a\n"])
def test_time_grows_with_length_alone(judge: Judge, piece: str) -> None:
    started = time.perf_counter()
    judge.judged(piece * (200_000 // len(piece)))
    assert time.perf_counter() - started < 8.0


def test_a_megabyte_of_one_letter_is_a_short_text(judge: Judge) -> None:
    assert judge.judged("a" * 1_000_000).level == "too-short"


@pytest.mark.parametrize("language", [None, "", "de", "net", "xx-XX", "../en", "é"])
def test_languages_without_a_judge(language: str | None) -> None:
    assert judge_for(language) is None


@pytest.mark.parametrize("language", ["en", "EN", "en-GB", "en_US"])
def test_a_judge_is_loaded_once(language: str, judge: Judge) -> None:
    with ThreadPoolExecutor(4) as pool:
        assert all(found is judge for found in pool.map(judge_for, [language] * 8))


def test_the_manifest_knows_the_file() -> None:
    manifest = json.loads((FOLDER / "en.json").read_text(encoding="utf-8"))
    assert manifest["sha256"] == hashlib.sha256((FOLDER / "en.npz").read_bytes()).hexdigest()
    assert manifest["language"] == "en"
    assert manifest["figures"]["1100"]["judge"]["auroc"][0] > 0.92
    size = sum(path.stat().st_size for path in FOLDER.iterdir() if path.suffix in (".npz", ".json", ".words"))
    assert size < 5_000_000
