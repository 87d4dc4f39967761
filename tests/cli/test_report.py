"""``cleaner report``: a page, JSON or tables about a run, where they are asked for."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import DIRTY, Run
from tests.reporting.runs import everything, write_run


def test_a_page_beside_the_files_of_the_run(run: Run, tmp_path: Path) -> None:
    pytest.importorskip("pygal")
    write_run(tmp_path / "run", everything())
    result = run("report", "run")
    assert (result.code, result.out, result.err) == (0, "", "run/report.html: look at this first\n")
    assert (tmp_path / "run" / "report.html").read_text(encoding="utf-8").startswith("<!doctype html>")
    assert run("report", "run", "--quiet").err == ""


def test_a_page_elsewhere(run: Run, tmp_path: Path) -> None:
    pytest.importorskip("pygal")
    write_run(tmp_path / "run", everything())
    assert run("report", "run", "-o", "a.html").code == 0
    assert (tmp_path / "a.html").exists()
    assert run("report", "run", "-o", "-").out.startswith("<!doctype html>")
    assert not (tmp_path / "run" / "report.html").exists()


def test_of_a_real_run(run: Run, tmp_path: Path) -> None:
    records = [{"url": f"https://example.org/{n}", "text": DIRTY} for n in range(3)]
    (tmp_path / "dump.jsonl").write_text("\n".join(map(json.dumps, records)) + "\nnot json\n")
    assert run("clean", "dump.jsonl", "-o", "run", "-j", "1", "--quiet", "--to", "jsonl").code == 0
    told = json.loads(run("report", "run", "--format", "json").out)
    assert (told["run"]["complete"], told["run"]["records"], told["standing"]) == (True, 4, "look")
    assert told["quarantine"][0]["name"] == "is not JSON"
    assert told["codes"][0]["samples"][0]["label"] == "dump.jsonl:1"
    assert told["speed"]["stretches"]


def test_json_to_standard_output_or_a_file(run: Run, tmp_path: Path) -> None:
    write_run(tmp_path / "run", everything())
    result = run("report", "run", "--format", "json")
    assert json.loads(result.out)["states"]["kept"] == 80
    assert result.err == ""
    assert run("report", "run", "--format", "json", "-o", "report.json").code == 0
    assert json.loads((tmp_path / "report.json").read_text()) == json.loads(result.out)


def test_tables(run: Run, tmp_path: Path) -> None:
    write_run(tmp_path / "run", everything())
    result = run("report", "run", "--plain")
    assert result.code == 0
    assert "Look at this first" in result.out
    assert not (tmp_path / "run" / "report.html").exists()


def test_json_and_tables_need_no_library_for_plots(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pygal", None)
    write_run(tmp_path / "run", everything())
    assert run("report", "run", "--plain").code == 0
    assert run("report", "run", "--format", "json").code == 0
    result = run("report", "run")
    assert result.code == 2
    assert "a page with plots needs pygal: pip install 'cleaner[report]'" in result.err


def test_mistakes_are_answered_with_what_to_type(run: Run, tmp_path: Path) -> None:
    write_run(tmp_path / "run", everything())
    (tmp_path / "folder").mkdir()
    for typed, said in {
        ("missing",): "missing: there is no such folder; name that of a run",
        ("folder",): "folder: is no run: it has no manifest.json; 'cleaner clean DUMP -o RUN' makes one",
        ("run/manifest.json",): "there is no such folder",
        ("run", "--plain", "--format", "json"): "--plain prints to the terminal; leave out --format and --output",
        ("run", "--plain", "-o", "a.html"): "--plain prints to the terminal",
        ("run", "--format", "json", "-o", "run/summary.json"): "lies in the folder of the run",
    }.items():
        result = run("report", *typed)
        assert (result.code, result.out) == (2, ""), typed
        assert said in result.err
