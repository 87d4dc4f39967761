"""A report says what the folder of a run says, complete or not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cleaner import Config
from cleaner.dumps.outcome import Outcome
from cleaner.dumps.settings import Settings
from cleaner.reporting import ReportError, report_of
from tests.reporting.runs import everything, facts, hostile, many, write_run


def test_what_became_of_the_records(tmp_path: Path) -> None:
    report = report_of(write_run(tmp_path / "run", everything()))
    assert report.states == {"kept": 80, "review": 6, "dropped": 10, "quarantined": 4}
    assert [(fate.name, fate.records, len(fate.examples)) for fate in report.dropped] == [
        ("min-words", 8, 5),
        ("verdict", 2, 2),
    ]
    assert report.quarantine[0].name == "is not JSON"
    assert report.quarantine[0].examples[0] == {
        "label": "dump.jsonl:97",
        "reason": "is not JSON: Expecting value at column 17",
    }
    assert [(one.verdict, one.code, one.name, one.records) for one in report.reasons] == [
        ("drop", "DQ107", "", 2),
        ("review", "DQ204", "unsure", 6),
    ]
    assert (report.run.name, report.run.complete, report.run.records, report.run.done) == ("run", True, 100, 100)


def test_codes_come_with_what_they_are_about_why_and_samples(tmp_path: Path) -> None:
    report = report_of(write_run(tmp_path, everything()))
    codes = {code.code: code for code in report.codes}
    assert [code.records for code in report.codes] == sorted((code.records for code in report.codes), reverse=True)
    assert codes["BP101"].about == "related stories"
    assert codes["BP101"].why
    assert codes["BP101"].samples[0] == {"label": "dump.jsonl:1", "excerpt": "See also: Storm closes the port"}
    assert len(codes["BP101"].samples) == 3


def test_scores_with_their_thresholds(tmp_path: Path) -> None:
    report = report_of(write_run(tmp_path, everything()))
    scores = {score.name: score for score in report.scores}
    score = scores["machine_translation"]
    assert report.scores[0] is score, "what something is decided by comes first"
    assert sum(score.bins) == score.judged == 96
    assert [t.false_positive_rate for t in score.thresholds] == [0.05, 0.01, 0.003]
    assert score.thresholds[0].least == 0.4
    assert score.thresholds[0].greatest == pytest.approx(0.4 + 79 / 400)
    assert scores["off_topic"].judged == 0
    assert scores["off_topic"].not_judged == 16


def test_sites_with_most_boilerplate_need_enough_articles(tmp_path: Path) -> None:
    outcomes = [
        Outcome("kept", facts=facts(site=f"s{n % 12}.example", characters=(100, 50 + n % 12))) for n in range(60)
    ]
    outcomes.append(Outcome("kept", facts=facts(site="once.example", characters=(100, 1))))
    outcomes.append(Outcome("kept", facts=facts(site="unknown", characters=(100, 1))))
    sites = report_of(write_run(tmp_path, outcomes)).sites
    assert (sites.enough, sites.total) == (5, 13)
    assert [site.name for site in sites.boilerplate[:2]] == ["s0.example", "s1.example"]
    assert "once.example" not in {site.name for site in sites.boilerplate}
    assert {"unknown", "once.example"} <= {site.name for site in sites.biggest}


def test_in_a_small_run_every_site_counts(tmp_path: Path) -> None:
    sites = report_of(write_run(tmp_path, [Outcome("kept", facts=facts())])).sites
    assert (sites.enough, [site.name for site in sites.boilerplate]) == (1, ["example.org"])


@pytest.mark.parametrize("done", [0, 1])
def test_a_run_that_is_not_complete_is_reported_as_far_as_it_is(tmp_path: Path, done: int) -> None:
    report = report_of(write_run(tmp_path, everything(), shards_done=done))
    assert report.standing == "unfinished"
    assert (report.run.complete, report.run.shards_done, report.run.done) == (False, done, 50 * done)
    assert report.run.complaints == ()
    assert f"{done} of 2 shards done" in report.notices[0].text
    assert sum(report.states.values()) == report.run.done


def test_a_summary_of_before_a_retry_does_not_count(tmp_path: Path) -> None:
    folder = write_run(tmp_path, everything())
    (folder / "shards" / "00002.json").unlink()
    report = report_of(folder)
    assert (report.run.complete, report.run.done) == (False, 50)


def test_settings_that_are_not_the_default(tmp_path: Path) -> None:
    settings = Settings(config=Config(select=("BP",)), near_duplicates=True)
    report = report_of(write_run(tmp_path, everything(), settings=settings))
    assert report.run.settings == {"config.select": ["BP"], "near_duplicates": True}
    assert not report.rules_changed


def test_rules_that_are_others_now_are_told(tmp_path: Path) -> None:
    folder = write_run(tmp_path, everything())
    manifest = json.loads((folder / "manifest.json").read_bytes())
    manifest["versions"]["rules"] = "another"
    (folder / "manifest.json").write_text(json.dumps(manifest))
    report = report_of(folder)
    assert report.rules_changed
    assert report.notices[-1].about == "rules"


def test_what_is_no_run_is_told(tmp_path: Path) -> None:
    with pytest.raises(ReportError, match="there is no such folder"):
        report_of(tmp_path / "missing")
    with pytest.raises(ReportError, match=r"is no run: it has no manifest\.json; 'cleaner clean"):
        report_of(tmp_path)
    (tmp_path / "log.jsonl").write_text("")
    with pytest.raises(ReportError, match="still being counted"):
        report_of(tmp_path)
    for wrong in ("", "[]", "{}", '{"format": 7}', '{"format": 1}'):
        (tmp_path / "manifest.json").write_text(wrong)
        with pytest.raises(ReportError, match=r"manifest\.json: cannot be read"):
            report_of(tmp_path)


@pytest.mark.parametrize("wrong", ["", "[]", "{}", '{"states": 1}'])
def test_a_broken_summary_is_told(tmp_path: Path, wrong: str) -> None:
    folder = write_run(tmp_path, everything())
    (folder / "summary.json").write_text(wrong)
    with pytest.raises(ReportError, match=r"summary\.json: cannot be read"):
        report_of(folder)


def test_json_is_what_the_report_holds(tmp_path: Path) -> None:
    for number, outcomes in enumerate((everything(), hostile(), [], many(60))):
        report = report_of(write_run(tmp_path / str(number), outcomes))
        value = json.loads(json.dumps(report.to_dict()))
        assert value["format"] == 1
        assert value["standing"] == report.standing
        assert [code["code"] for code in value["codes"]] == [code.code for code in report.codes]
        assert value["speed"]["rate"] == round(report.speed.rate, 3)


def test_nothing_is_written_into_the_run(tmp_path: Path) -> None:
    folder = write_run(tmp_path, everything())
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    report_of(folder)
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before
