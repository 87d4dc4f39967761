"""How far a run is."""

from __future__ import annotations

from cleaner.dumps.progress import Progress


def test_before_anything_is_known() -> None:
    assert (Progress().records_done, Progress().rate, Progress().seconds_left) == (0, 0.0, None)


def test_what_an_earlier_run_did_says_nothing_of_speed() -> None:
    progress = Progress(1000, {"kept": 600}, seconds=10.0, records_before=500)
    assert (progress.rate, progress.seconds_left) == (10.0, 40.0)
    assert Progress(1000, {"kept": 500}, seconds=10.0, records_before=500).seconds_left is None
