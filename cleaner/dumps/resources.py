"""What a process that does tasks keeps from one task to the next."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol, TypeVar

from cleaner.dumps.inputs.kept import KeptReader
from cleaner.dumps.inputs.record import Caps
from cleaner.running.worker import Job, Limits, Worker

Result_co = TypeVar("Result_co", covariant=True)


class Task(Protocol[Result_co]):
    """Something to do, the same wherever it is done; pickled to the process that does it."""

    def run(self, resources: Resources) -> Result_co:
        """Do it."""


class Resources:
    """Open inputs, and the worker with its models.

    Args:
        report: Called now and then with what a task says of how far it is.
    """

    def __init__(self, report: Callable[[Any], None] = lambda said: None) -> None:
        self.report = report
        self._caps: Caps | None = None
        self._reader: KeptReader | None = None
        self._job: Job[Any, Any] | None = None
        self._worker: Worker[Any, Any] | None = None

    def reader(self, caps: Caps) -> KeptReader:
        """A reader of slices; the one that is there, if nothing else is too much for it."""
        if self._reader is None or caps != self._caps:
            self._caps, self._reader = caps, KeptReader(caps)
        return self._reader

    def worker(self, job: Job[Any, Any], limits: Limits) -> Worker[Any, Any]:
        """A worker for a job; the one that is there, if the job is the same."""
        if self._worker is None or job != self._job:
            self._end_worker()
            self._job, self._worker = job, Worker(job, limits)
        return self._worker

    def close(self) -> None:
        """End the worker, close the input."""
        self._end_worker()
        if self._reader is not None:
            self._reader.close()

    def _end_worker(self) -> None:
        if self._worker is not None:
            self._worker.close()
        self._worker = self._job = None
