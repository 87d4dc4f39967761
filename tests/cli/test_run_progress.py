"""Progress of a run: bars for people, lines for logs, nothing for those who asked for it."""

from __future__ import annotations

import io

import pytest

from cleaner.cli.run_progress import LINE_EVERY, duration, line, run_progress
from cleaner.dumps.progress import Progress

HALF = Progress(400, {"kept": 150, "review": 30, "quarantined": 20}, 8, 4, restarts=1, seconds=20.0)


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_lines_come_now_and_then(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    now = [0.0]
    monkeypatch.setattr("cleaner.cli.run_progress.time.monotonic", lambda: now[0])
    with run_progress(quiet=False) as show:
        show(HALF)
        now[0] = LINE_EVERY
        show(HALF)
        show(HALF)
    said = "cleaner: 200 of 400 records, 10.0 a second, 150 kept, 30 to review, 20 quarantined, 0:20 left\n"
    assert capsys.readouterr().err == said


def test_quiet_is_quiet(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cleaner.cli.run_progress.LINE_EVERY", 0.0)
    with run_progress(quiet=True) as show:
        show(HALF)
    assert capsys.readouterr() == ("", "")


def test_bars_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = _Terminal()
    monkeypatch.setattr("sys.stderr", terminal)
    monkeypatch.setenv("COLUMNS", "120")
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    with run_progress(quiet=False) as show:
        show(Progress())
        show(Progress(400, {"kept": 400}, 8, 8, seconds=20.0))
    drawn = terminal.getvalue()
    for words in ("Cleaning", "8/8 shards", "400 kept", "20.0 a second", "100%"):
        assert words in drawn


def test_before_records_are_counted() -> None:
    assert line(Progress(states={"kept": 5})) == "5 records, 0.0 a second, 5 kept"


@pytest.mark.parametrize(("seconds", "said"), [(0, "0:00"), (61, "1:01"), (86_400, "24:00:00")])
def test_durations(seconds: float, said: str) -> None:
    assert duration(seconds) == said
