"""The metrics file: readable by Prometheus, never half written."""

from __future__ import annotations

from pathlib import Path

import pytest
from prometheus_client.parser import text_string_to_metric_families

from cleaner.dumps.metrics import Metrics, metrics_file
from cleaner.dumps.progress import Progress


def _read(path: Path) -> dict[str, float]:
    samples = (sample for family in text_string_to_metric_families(path.read_text()) for sample in family.samples)
    return {sample.name + str(sample.labels.get("state", "")): sample.value for sample in samples}


def test_what_it_says(tmp_path: Path) -> None:
    path = tmp_path / "new" / "cleaner.prom"
    progress = Progress(400, {"kept": 90, "dropped": 10}, 8, 2, restarts=3, seconds=20.0)
    Metrics(path).update(progress)
    read = _read(path)
    assert read["cleaner_run_recordskept"] == 90
    assert read["cleaner_run_recordsquarantined"] == 0
    assert read["cleaner_run_records_total"] == 400
    assert read["cleaner_run_records_per_second"] == 5
    assert read["cleaner_run_seconds_left"] == 60
    assert (read["cleaner_run_shards_done"], read["cleaner_run_shards_total"]) == (2, 8)
    assert read["cleaner_run_worker_restarts"] == 3
    assert [one.name for one in path.parent.iterdir()] == ["cleaner.prom"]


def test_what_is_not_known_is_no_number(tmp_path: Path) -> None:
    Metrics(tmp_path / "a.prom").update(Progress())
    read = _read(tmp_path / "a.prom")
    assert read["cleaner_run_seconds_left"] != read["cleaner_run_seconds_left"]


def test_it_is_not_written_at_every_record_but_at_the_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.prom"
    now = [100.0]
    monkeypatch.setattr("cleaner.dumps.metrics.time.monotonic", lambda: now[0])
    with metrics_file(path) as note:
        note(Progress(10, {"kept": 1}))
        note(Progress(10, {"kept": 2}))
        assert _read(path)["cleaner_run_recordskept"] == 1
        now[0] += 6
        note(Progress(10, {"kept": 3}))
        assert _read(path)["cleaner_run_recordskept"] == 3
        note(Progress(10, {"kept": 10}))
    assert _read(path)["cleaner_run_recordskept"] == 10


def test_no_file_is_no_work() -> None:
    with metrics_file(None) as note:
        note(Progress())
