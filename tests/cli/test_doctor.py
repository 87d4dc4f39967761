"""``cleaner doctor`` says what is there, what is not, and what is wrong."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest

from cleaner.cli import installation
from tests.cli.conftest import Run

PROJECT = Path(__file__).parent.parent.parent / "pyproject.toml"


def test_all_is_well(run: Run) -> None:
    result = run("doctor")
    assert result.code == 0, result.out
    for words in ("Versions", "Extras", "pydantic", "judges/text.npz", "configuration", "processes start", "well"):
        assert words in result.out


def test_for_programs(run: Run, tmp_path: Path) -> None:
    (tmp_path / "cleaner.toml").write_text('quotes = "curly"\n')
    result = run("doctor", "--json")
    found = json.loads(result.out)
    assert found["problems"] == []
    assert found["config"] == str(tmp_path / "cleaner.toml")
    assert found["machine"]["processes start"] is True
    assert found["machine"]["cores"] >= 1
    assert len(found["files"]["judges/text.npz"]["sha256"]) == len(found["versions"]["rules"]) == 64
    assert found["extras"]["dumps"]["install"] == "pip install 'cleaner[dumps]'"


def test_every_extra_says_what_it_is_for() -> None:
    extras = tomllib.loads(PROJECT.read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    assert set(extras) - installation.EXTRAS.keys() <= installation.FOR_DEVELOPERS


def test_a_missing_extra_is_no_fault(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    there = installation._version
    monkeypatch.setattr(installation, "_version", lambda library: "" if library == "pyarrow" else there(library))
    result = run("doctor")
    assert result.code == 0
    assert "without pyarrow; pip install 'cleaner[dumps]'" in " ".join(result.out.split())


def test_a_missing_library_is_one(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    there = installation._version
    monkeypatch.setattr(installation, "_version", lambda library: "" if library == "ftfy" else there(library))
    result = run("doctor")
    assert result.code == 2
    assert "ftfy is missing: pip install" in result.out


def test_so_is_a_wrong_setting(run: Run, tmp_path: Path) -> None:
    (tmp_path / "cleaner.toml").write_text('qoutes = "curly"\n')
    result = run("doctor")
    assert result.code == 2
    assert "Did you mean 'quotes'?" in " ".join(result.out.split())


def test_so_are_processes_that_do_not_start(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(installation, "_why_no_process", lambda: "no room")
    result = run("doctor", "--json")
    assert result.code == 2
    assert json.loads(result.out)["problems"] == ["processes cannot be started, so only -j 1 works: no room"]


def test_a_file_that_cannot_be_read_is_told(run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(installation, "model_files", lambda: iter([tmp_path / "gone.npz"]))
    result = run("doctor", "--json")
    assert result.code == 2
    assert json.loads(result.out)["problems"][0].startswith("models: FileNotFoundError")
