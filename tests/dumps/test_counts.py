"""Counts: the same whoever adds them up, and small enough to keep."""

from __future__ import annotations

import json
from collections.abc import Iterable
from itertools import pairwise

import pytest

import cleaner
from cleaner.dumps.counts import BINS, EXAMPLES, SAMPLES, Counts, facts_of, reason_class
from cleaner.dumps.facts import Facts, site_of
from cleaner.dumps.outcome import Outcome
from cleaner.finding import Finding
from cleaner.score import Score, Threshold


def _article(number: int) -> cleaner.Article:
    source = f"Story {number}.\nSee also: other\n"
    related = Finding("BP101", "see-also-line", 8, 24, "", 0.9, "a link", "\nSee also: other")
    short = Finding("DQ103", "very-short", 0, 0, None, 0.9, "2 words are left")
    score = Score("machine_translation", number % 10 / 10, f"of {number} sentences", 9, (Threshold(0.003, 0.975),))
    return cleaner.Article(
        text=source[:8] + source[24:],
        source=source,
        findings=(short, related) if number % 2 else (related,),
        url=f"https://www.site{number % 7}.example/{number}",
        title=f"Story {number}",
        language=("en", "de", None)[number % 3],
        scores={"machine_translation": number % 10 / 10},
        score_details={"machine_translation": score},
        page_type="article",
        verdict="review" if number % 2 else "keep",
        reasons=("DQ103",) if number % 2 else (),
    )


def _outcomes(count: int) -> list[tuple[Outcome, str]]:
    outcomes = []
    for number in range(count):
        label = f"dump.jsonl:{number + 1}"
        article = _article(number)
        if number % 10 == 9:
            outcomes.append((Outcome("quarantined", reason=f"is not JSON: Expecting value at column {number}"), label))
        elif number % 10 == 5:
            facts = facts_of(article, label, "min-words")
            outcomes.append((Outcome("dropped", reason="min-words", facts=facts), label))
        else:
            state = "review" if article.verdict == "review" else "kept"
            outcomes.append((Outcome(state, facts=facts_of(article, label)), label))  # type: ignore[arg-type]
    return outcomes


def _counted(outcomes: Iterable[tuple[Outcome, str]]) -> Counts:
    counts = Counts()
    for outcome, label in outcomes:
        counts.add(outcome, label)
    return counts


@pytest.mark.parametrize("cuts", [[0, 100], [0, 1, 99, 100], [0, 37, 37, 80, 100], [0, 10, 20, 30, 60, 100]])
def test_shards_add_up_to_the_run(cuts: list[int]) -> None:
    outcomes = _outcomes(100)
    merged = Counts()
    for start, end in pairwise(cuts):
        shard = json.loads(json.dumps(_counted(outcomes[start:end]).to_dict()))
        merged.merge(Counts.from_dict(shard))
    assert json.dumps(merged.to_dict()) == json.dumps(_counted(outcomes).to_dict())


def test_what_is_counted() -> None:
    counts = _counted(_outcomes(100))
    assert counts.states == {"kept": 50, "review": 30, "dropped": 10, "quarantined": 10}
    assert counts.records == 100
    assert counts.total.records == 90
    assert counts.filters["min-words"].records == 10
    assert counts.filters["min-words"].examples[0] == {"label": "dump.jsonl:6", "title": "Story 5", "why": "2 words"}
    assert counts.quarantine["is not JSON"].records == 10
    assert len(counts.quarantine["is not JSON"].examples) == EXAMPLES
    assert counts.reasons == {"review": {"DQ103": 40}}
    related = counts.codes["BP101"]
    assert (related.name, related.records, related.removed, related.flagged) == ("see-also-line", 90, 90, 0)
    assert related.characters == 90 * 16
    assert related.samples[0] == {"label": "dump.jsonl:1", "excerpt": "See also: other"}
    assert len(related.samples) == SAMPLES
    assert counts.languages["unknown"].findings["BP101"] == 30
    assert sum(group.records for group in counts.sites.values()) == 90
    assert counts.sites["site3.example"].findings["BP"] == counts.sites["site3.example"].records
    score = counts.scores["machine_translation"]
    assert (sum(score.bins), len(score.bins), score.bins[2]) == (90, BINS, 10)
    assert score.labels == {"of … sentences": 90}
    assert score.thresholds == {"0.003": [90, 90 * 975_000, 975_000, 975_000]}


def test_keys_are_sorted_and_all_is_plain() -> None:
    def check(value: object) -> None:
        if isinstance(value, dict):
            assert list(value) == sorted(value)
        for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
            check(inner)
        assert isinstance(value, dict | list | str | int)

    check(_counted(_outcomes(40)).to_dict())


def test_nothing_that_json_cannot_hold() -> None:
    article = cleaner.Article("a\ud800", "a\ud800", title="\udcff" * 3, url="https://\ud800.org/", language="\ud801")
    counts = _counted(
        [(Outcome("dropped", reason="keep-language", facts=facts_of(article, "", "keep-language")), "\udcff")]
    )
    json.dumps(counts.to_dict(), ensure_ascii=False).encode()


def test_many_sites_are_bounded_and_the_bound_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cleaner.dumps.counts.MAX_SITES", 10)
    sites = [f"s{number}.example" for number in range(300)] + ["big.example"] * 50
    sites = [sites[number * 7 % len(sites)] if len(sites) % 7 else sites[number] for number in range(len(sites))]
    shards = [Counts() for _ in range(5)]
    for number, site in enumerate(sites):
        facts: Facts = {**facts_of(_article(0)), "site": site}  # type: ignore[typeddict-item]
        shards[number * 5 // len(sites)].add(Outcome("kept", facts=facts), "x:1")
    merged = Counts()
    for shard in shards:
        merged.merge(shard)
    assert len(merged.sites) <= 20
    counted = sum(group.records for group in merged.sites.values()) + merged.other_sites.records
    assert counted == len(sites) == merged.total.records
    truth = sites.count("big.example")
    assert truth - merged.sites_missing <= merged.sites["big.example"].records <= truth


def test_languages_of_hostile_records_are_bounded() -> None:
    outcomes = []
    for number in range(500):
        facts: Facts = {**facts_of(_article(0)), "language": f"l{number}"}  # type: ignore[typeddict-item]
        outcomes.append((Outcome("kept", facts=facts), "x:1"))
    languages = _counted(outcomes).languages
    assert len(languages) <= 201
    assert sum(group.records for group in languages.values()) == 500


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("is not UTF-8 at byte 5", "is not UTF-8 at byte 1,700"),
        (
            "has nothing under 'text' or 'html' (its fields: 'a')",
            "has nothing under 'text' or 'html' (its fields: 'b')",
        ),
        ("ended the process that cleaned it (signal 9)", "ended the process that cleaned it (signal 11)"),
        ("is not JSON: Extra data at column 2", "is not JSON: Expecting value at column 9"),
    ],
)
def test_reasons_of_one_class(one: str, other: str) -> None:
    assert reason_class(one) == reason_class(other)


def test_reasons_are_short() -> None:
    assert len(reason_class("(" * 100_000)) <= 100
    assert reason_class("") == "unknown"


def test_sites() -> None:
    assert site_of("https://WWW.Example.org./x") == "example.org"
    assert site_of("//" + "a" * 300) == site_of(None) == site_of("mailto:a@b") == "unknown"
