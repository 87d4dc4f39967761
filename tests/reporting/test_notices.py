"""Somebody who has ten seconds reads what matters first."""

from __future__ import annotations

import json
from pathlib import Path

from cleaner.dumps.outcome import Outcome
from cleaner.reporting import Report, report_of
from tests.reporting.runs import everything, facts, write_run

GOOD = [Outcome("kept", facts=facts())] * 99


def _report(folder: Path, outcomes: list[Outcome]) -> Report:
    return report_of(write_run(folder, outcomes, log=()))


def test_a_run_in_which_nothing_stands_out(tmp_path: Path) -> None:
    report = _report(tmp_path, GOOD)
    assert (report.standing, report.notices) == ("good", ())


def test_a_little_is_a_note_and_much_is_to_be_looked_at(tmp_path: Path) -> None:
    one = Outcome("quarantined", reason="is not JSON")
    for records, standing, kind in [(50, "look", "look"), (150, "good", "note")]:
        report = _report(tmp_path / str(records), [GOOD[0]] * records + [one])
        assert (report.standing, [notice.kind for notice in report.notices]) == (standing, [kind])
        assert "could not be cleaned: is not JSON." in report.notices[0].text
        assert report.notices[0].about == "quarantine"


def test_what_was_dropped_and_why(tmp_path: Path) -> None:
    short = Outcome("dropped", reason="min-words", facts=facts(site="b.example"))
    bad = Outcome("dropped", reason="verdict", facts=facts(verdict="drop", reasons=["DQ107"], site="c.example"))
    report = _report(tmp_path / "a", [*GOOD, *[short] * 5])
    assert [notice.text for notice in report.notices] == ["5 records (5%) were dropped, by the filter min-words."]
    report = _report(tmp_path / "b", [*GOOD[:9], *[bad] * 9, short])
    assert report.standing == "look"
    assert report.notices[0].text == (
        "10 records (53%) were dropped, most of all (9) by the filter verdict, most often for DQ107."
    )


def test_nothing_was_kept(tmp_path: Path) -> None:
    report = _report(tmp_path, [Outcome("quarantined", reason="is not JSON")] * 4)
    assert report.standing == "look"
    assert report.notices[0].text == "No record was kept."
    empty = _report(tmp_path / "empty", [])
    assert [notice.text for notice in empty.notices] == ["The inputs hold no record."]


def test_review_languages_text_and_sites(tmp_path: Path) -> None:
    lost = facts(site="lost.example", language="unknown", characters=(1000, 10), verdict="review", reasons=["DQ104"])
    report = _report(tmp_path, [Outcome("review", facts=lost)] * 12)
    assert {notice.about for notice in report.notices} == {"review", "codes", "languages", "sites"}
    assert any("At 1 site, 90% or more of the articles" in notice.text for notice in report.notices)


def test_accounts_that_do_not_add_up_come_first(tmp_path: Path) -> None:
    folder = write_run(tmp_path, everything())
    summary = json.loads((folder / "summary.json").read_bytes())
    summary["accounts"] = {"add_up": False, "complaints": ["the inputs have 100 records, but 99 accounted for"]}
    (folder / "summary.json").write_text(json.dumps(summary))
    report = report_of(folder)
    assert report.standing == "wrong"
    assert report.notices[0].kind == "wrong"
    assert "99 accounted for" in report.notices[0].text


def test_workers_that_died_are_a_note(tmp_path: Path) -> None:
    report = report_of(write_run(tmp_path, everything()))
    assert "A worker died or was ended once" in " ".join(notice.text for notice in report.notices)
