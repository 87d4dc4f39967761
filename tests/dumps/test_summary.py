"""The summary, and whether the accounts add up."""

from __future__ import annotations

import json

import pytest

import cleaner
from cleaner.cli.run_summary import summary_lines
from cleaner.dumps.counts import Counts, facts_of
from cleaner.dumps.outcome import Outcome
from cleaner.dumps.progress import Progress
from cleaner.dumps.summary import accounts, summary_of
from cleaner.finding import Finding


@pytest.fixture
def counts() -> Counts:
    related = Finding("BP101", "see-also-line", 0, 8, "", 0.9, "a link", "See also")
    short = Finding("DQ103", "very-short", 0, 0, None, 0.9, "no words are left")
    article = cleaner.Article("", "See also", (short, related), title="Storm", verdict="review", reasons=("DQ103",))
    counts = Counts()
    counts.add(Outcome("kept", facts=facts_of(article)), "dump.jsonl:1")
    counts.add(Outcome("review", facts=facts_of(article)), "dump.jsonl:2")
    for number in (3, 4, 5):
        dropped = Outcome("dropped", reason="drop short", facts=facts_of(article, dropped="drop short"))
        counts.add(dropped, f"dump.jsonl:{number}")
    counts.add(Outcome("quarantined", reason="is not JSON: Expecting value at column 1"), "dump.jsonl:6")
    return counts


def test_what_people_read(counts: Counts) -> None:
    progress = Progress(6, counts.states, seconds=2.0)
    assert summary_lines(summary_of(counts, 6), progress) == [
        "6 records: 1 kept, 1 to review, 3 dropped, 1 in the quarantine, 3.0 a second",
        "  removed   5  related stories 5",
        "  flagged   5  the whole document 5",
        "  dropped 3: by drop short",
        "    dump.jsonl:3  Storm; no words are left (DQ103)",
        "    dump.jsonl:4  Storm; no words are left (DQ103)",
        "  quarantined 1: is not JSON",
        "    dump.jsonl:6  is not JSON: Expecting value at column 1",
    ]


def test_a_run_that_was_stopped_says_what_is_left(counts: Counts) -> None:
    assert summary_lines(summary_of(counts, 10))[0].endswith("; 4 are still to do")


def test_an_empty_run() -> None:
    summary = summary_of(Counts(), 0)
    assert summary["accounts"] == {"add_up": True, "complaints": []}
    assert summary_lines(summary) == ["0 records"]


def test_the_summary_is_json_and_holds_the_counts(counts: Counts) -> None:
    summary = json.loads(json.dumps(summary_of(counts, 6)))
    assert (summary["records"], summary["done"], summary["accounts"]["add_up"]) == (6, 6, True)
    assert summary["states"] == {"dropped": 3, "kept": 1, "quarantined": 1, "review": 1}
    assert Counts.from_dict(summary).to_dict() == counts.to_dict()


def test_what_does_not_add_up_is_said(counts: Counts) -> None:
    assert accounts(6, counts) == []
    assert accounts(7, counts) == ["the inputs have 7 records, but 6 accounted for"]
    counts.filters.clear()
    counts.quarantine.clear()
    counts.languages.clear()
    assert len(accounts(6, counts)) == 3
    assert not summary_of(counts, 6)["accounts"]["add_up"]


def test_an_article_that_was_lost_on_the_way_is_missed() -> None:
    counts = Counts()
    counts.add(Outcome("kept"), "dump.jsonl:1")
    assert accounts(1, counts)
