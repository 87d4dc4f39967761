"""A worker that is killed, hangs, or takes too much memory."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from cleaner.running.worker import Died, Limits, Worker, WorkerError


@dataclass(frozen=True)
class Doubling:
    """Doubles a number; does worse if it is told to."""

    folder: Path | None = None
    fails: bool = False

    def prepare(self) -> Callable[[int | str], int | str]:
        if self.fails:
            raise ValueError("no model there")
        return self._work

    def _work(self, asked: int | str) -> int | str:
        if asked == "kill":
            os.kill(os.getpid(), signal.SIGKILL)
        elif asked == "kill once":
            assert self.folder is not None
            mark = self.folder / "killed"
            if not mark.exists():
                mark.touch()
                os.kill(os.getpid(), signal.SIGKILL)
        elif asked == "spin":
            while True:
                pass
        elif asked == "sleep":
            time.sleep(60)
        elif asked == "eat":
            eaten = b"x" * 600_000_000
            time.sleep(5)
            return len(eaten)
        return asked * 2 if isinstance(asked, int) else asked


@pytest.fixture
def worker(tmp_path):
    made = Worker(Doubling(tmp_path), Limits(seconds=1.0, memory=500_000_000))
    yield made
    made.close()


@pytest.mark.parametrize(
    ("poison", "why"),
    [("kill", "signal 9"), ("spin", "more than 1 s"), ("sleep", "by the clock"), ("eat", "0.5 GB of memory")],
)
def test_a_poison_record_is_alone(worker, poison, why, monkeypatch):
    if poison == "sleep":
        worker._limits = Limits(seconds=0.1)
        monkeypatch.setattr("cleaner.running.worker.LEAST_PATIENCE", 1.0)
    answers = list(worker.answers([1, 2, poison, 3, 4]))
    assert [asked for asked, _ in answers] == [1, 2, poison, 3, 4]
    assert [answer for _, answer in answers if not isinstance(answer, Died)] == [2, 4, 6, 8]
    died = answers[2][1]
    assert isinstance(died, Died)
    assert why in str(died)


def test_a_record_whose_worker_was_killed_by_chance_is_done(worker):
    assert [answer for _, answer in worker.answers([1, "kill once", 2])] == [2, "kill once", 4]
    assert worker.restarts == 1


def test_a_worker_that_is_killed_between_records_costs_nothing(worker):
    answers = worker.answers(_killing(worker, range(6)))
    assert [answer for _, answer in answers] == [0, 2, 4, 6, 8, 10]


def _killing(worker, numbers):
    for number in numbers:
        if number == 3:
            os.kill(worker._process.pid, signal.SIGKILL)
            time.sleep(0.2)
        yield number


def test_nothing_asked_starts_nothing(worker):
    assert list(worker.answers([])) == []
    assert worker._process is None


def test_a_job_that_cannot_begin_says_why():
    worker = Worker(Doubling(fails=True), Limits())
    with pytest.raises(WorkerError, match="no model there"):
        list(worker.answers([1]))
