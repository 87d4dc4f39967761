"""Speed is what the log says, over every command that worked on the run."""

from __future__ import annotations

from pathlib import Path

from cleaner.reporting.speed import MOST_STRETCHES, log_lines, speed_of
from tests.reporting.runs import LOG


def _line(seconds: float, done: int, **others: object) -> dict[str, object]:
    return {"phase": "cleaning", "seconds": seconds, "states": {"kept": done}, "records_before": 0, **others}


def test_pauses_between_commands_are_left_out() -> None:
    speed = speed_of(LOG)
    assert [(one.start, one.end, one.records) for one in speed.stretches] == [
        (0.0, 10.0, 30),
        (10.0, 20.0, 20),
        (20.0, 25.0, 10),
        (25.0, 35.0, 40),
    ]
    assert speed.phases == {"counting": 2.0, "cleaning": 35.0}
    assert (speed.commands, speed.restarts, speed.records) == (2, 1, 100)
    assert speed.rate == 100 / 35


def test_no_log_is_no_speed(tmp_path: Path) -> None:
    speed = speed_of(log_lines(tmp_path / "log.jsonl"))
    assert (speed.stretches, speed.rate, speed.commands) == ((), 0.0, 0)


def test_what_was_counted_twice_counts_once() -> None:
    speed = speed_of([_line(10, 50), _line(20, 30), _line(30, 60)])
    assert [one.records for one in speed.stretches] == [50, 0, 10]


def test_lines_that_are_none_are_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "log.jsonl"
    path.write_bytes(
        b'{"phase": "cleaning", "seconds": 5, "states": {"kept": 10}, "records_before": 0}\n'
        b'[]\n7\n{"phase": "dancing", "seconds": 6}\n{"phase": "cleaning", "seconds": NaN}\n'
        b'{"phase": "cleaning", "seconds": 1e999}\n{"phase": "cleaning", "seconds": -1}\n\xff\xfe\n'
        b'{"phase": "cleaning", "seconds": 6, "states": 7}\n{"phase": "clea'
    )
    assert [line["seconds"] for line in log_lines(path)] == [5, 6]
    assert speed_of(log_lines(path)).records == 10


def test_a_week_of_lines_is_as_many_as_can_be_seen() -> None:
    speed = speed_of(_line(10.0 * number, 100 * number) for number in range(1, 60_000))
    assert len(speed.stretches) <= MOST_STRETCHES
    assert speed.records == 100 * 59_999
    assert abs(speed.rate - 10) < 1e-9
