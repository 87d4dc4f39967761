"""Processes that do tasks, and what happens when they are killed."""

from __future__ import annotations

import os
import signal
from dataclasses import dataclass
from pathlib import Path

import pytest

from cleaner.dumps.engines.engine import Failed
from cleaner.dumps.engines.local import LocalEngine
from cleaner.dumps.resources import Resources


@dataclass(frozen=True)
class Task:
    number: int
    folder: Path | None = None
    does: str = ""

    def run(self, resources: Resources) -> int:
        resources.report(self.number)
        if self.does == "fail":
            raise OSError("no space left")
        if self.does == "die" or (self.does == "die once" and self._first_time()):
            os.kill(os.getpid(), signal.SIGKILL)
        return self.number * self.number

    def _first_time(self) -> bool:
        assert self.folder is not None
        mark = self.folder / str(self.number)
        there = mark.exists()
        mark.touch()
        return not there


@pytest.fixture(scope="module")
def engine():
    made = LocalEngine(2)
    yield made
    made.close()


def test_every_task_comes_back_with_its_result(engine):
    reported = []
    results = dict(engine.run([Task(n) for n in range(9)], reported.append))
    assert {task.number: result for task, result in results.items()} == {n: n * n for n in range(9)}
    assert sorted(reported) == list(range(9))


def test_a_task_whose_process_is_killed_is_done_again(engine, tmp_path):
    tasks = [Task(n, tmp_path, "die once" if n == 2 else "") for n in range(4)]
    assert {task.number: result for task, result in engine.run(tasks)} == {0: 0, 1: 1, 2: 4, 3: 9}


def test_a_task_that_always_ends_its_process_fails_alone(engine):
    results = {t.number: r for t, r in engine.run([Task(0), Task(1, does="die"), Task(2)])}
    assert results[0] == 0
    assert results[2] == 4
    assert isinstance(results[1], Failed)
    assert results[1].ended


def test_an_error_is_told_in_words(engine):
    ((_, result),) = engine.run([Task(1, does="fail")])
    assert result == Failed("OSError: no space left")


def test_no_task_is_begun_when_it_is_to_stop(engine):
    begun = []
    done = list(engine.run([Task(n) for n in range(50)], begun.append, lambda: len(begun) >= 3))
    assert 1 <= len(done) < 10
