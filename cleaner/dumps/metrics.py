"""A file in Prometheus text format that says how far a run is, for those who watch long ones.

It is what the textfile collector of ``node_exporter`` reads: written anew every few seconds, under another name first,
so that nobody reads half of it.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from cleaner.dumps.extras import require
from cleaner.dumps.outcome import STATES
from cleaner.dumps.progress import Progress

EVERY = 5.0
"""Seconds between two versions of the file; Prometheus asks every 15 to 60."""


class Metrics:
    """Keeps a metrics file up to date.

    Args:
        path: Of the file; the textfile collector wants its name to end in ``.prom``.

    Raises:
        MissingExtra: ``prometheus-client`` is not installed.
    """

    def __init__(self, path: Path) -> None:
        self._client: Any = require("prometheus_client", "a metrics file")
        self._path = path
        self._registry = self._client.CollectorRegistry()
        self._records = self._gauge("records", "Records that are done, by state.", ["state"])
        self._gauges = {name: self._gauge(name, words) for name, words in _GAUGES.items()}
        self._written: float | None = None
        path.parent.mkdir(parents=True, exist_ok=True)

    def update(self, progress: Progress) -> None:
        """Take note; the file is written if the last version is old enough."""
        now = time.monotonic()
        if self._written is None or now - self._written >= EVERY:
            self._written = now
            self.write(progress)

    def write(self, progress: Progress) -> None:
        """Write the file now."""
        for state in STATES:
            self._records.labels(state).set(progress.states.get(state, 0))
        values = {
            "records_total": progress.records_total,
            "records_per_second": progress.rate,
            "shards_total": progress.shards_total,
            "shards_done": progress.shards_done,
            "worker_restarts": progress.restarts,
            "seconds": progress.seconds,
            "seconds_left": progress.seconds_left,
        }
        for name, value in values.items():
            self._gauges[name].set(float("nan") if value is None else value)
        self._gauges["updated"].set(time.time())
        self._client.write_to_textfile(str(self._path), self._registry)

    def _gauge(self, name: str, words: str, labels: list[str] | None = None) -> Any:
        return self._client.Gauge(f"cleaner_run_{name}", words, labels or (), registry=self._registry)


_GAUGES = {
    "records_total": "Records of all inputs.",
    "records_per_second": "Records a second in this phase.",
    "shards_total": "Shards of the run.",
    "shards_done": "Shards that are done.",
    "worker_restarts": "Workers that died or were ended, and were started anew.",
    "seconds": "Seconds since this phase began.",
    "seconds_left": "Seconds until the last record, at the rate so far.",
    "updated": "When this was written, in seconds since 1970.",
}


@contextmanager
def metrics_file(path: Path | None) -> Iterator[Callable[[Progress], None]]:
    """A metrics file that is up to date while this is open, and holds the last state when it closes.

    Args:
        path: Of the file; ``None`` for none.

    Yields:
        A function to call with how far the run is, as often as one likes.
    """
    if path is None:
        yield lambda progress: None
        return
    metrics = Metrics(path)
    last: Progress | None = None

    def update(progress: Progress) -> None:
        nonlocal last
        last = progress
        metrics.update(progress)

    try:
        yield update
    finally:
        if last is not None:
            metrics.write(last)
