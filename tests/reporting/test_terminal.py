"""The report as tables: what is on the page, in short, and nothing of a dump speaks to the terminal."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from rich.console import Console

from cleaner.dumps.outcome import Outcome
from cleaner.reporting import report_of
from cleaner.reporting.terminal import show
from tests.reporting.runs import everything, facts, hostile, many, write_run


def _shown(folder: Path, outcomes: list[Outcome], width: int = 120, **others: object) -> str:
    console = Console(file=io.StringIO(), width=width, highlight=False)
    show(report_of(write_run(folder, outcomes, **others)), console)  # type: ignore[arg-type]
    return console.file.getvalue()  # type: ignore[attr-defined]


def test_what_is_said(tmp_path: Path) -> None:
    said = _shown(tmp_path / "harvest", everything())
    for words in (
        "harvest  Look at this first",
        "quarantined        4     4%",
        "is not JSON",
        "min-words",
        "BP101",
        "machine translation",
        "0.80 (0.3%)",
        "news0.example",
        "2.9 records a second",
        "Rules that never fired",
    ):
        assert words in said, words


@pytest.mark.parametrize("width", [40, 80, 200])
def test_any_width(tmp_path: Path, width: int) -> None:
    for number, outcomes in enumerate((everything(), hostile(), many(200), [])):
        said = _shown(tmp_path / str(number), outcomes, width)
        assert max(len(line) for line in said.splitlines()) <= width


def test_what_is_not_done_is_said(tmp_path: Path) -> None:
    said = _shown(tmp_path, everything(), shards_done=1)
    assert "Not finished" in said
    assert "still to do" in said


def test_a_dump_cannot_speak_to_the_terminal(tmp_path: Path) -> None:
    bad = "\x1b[31m[bold red]x[/bold red][link=https://example.org]\u202e"
    said = facts(site=bad, language=bad, codes={bad: {**facts()["codes"]["BP101"], "name": bad}}, reasons=[bad])
    outcomes = [Outcome("review", facts=said), Outcome("dropped", reason=bad, facts=said)]
    outcomes.append(Outcome("quarantined", reason=bad))
    shown = _shown(tmp_path, outcomes, 300, name=bad)
    assert "\x1b" not in shown
    assert "\u202e" not in shown
    assert "[bold red]x[/bold red]" in shown
