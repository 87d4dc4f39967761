"""Tasks done by processes of this machine."""

from __future__ import annotations

import contextlib
import os
import signal
from collections.abc import Callable, Iterable, Iterator
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, Generic

from cleaner.dumps.engines.engine import ATTEMPTS, EngineError, Failed, Result
from cleaner.dumps.resources import Resources, Task
from cleaner.running.processes import die_with_parent, process_context


class LocalEngine:
    """Processes of this machine. Each reads and writes, and has a worker of its own that cleans.

    Args:
        processes: How many; ``None`` for one on each core that this process may use.
    """

    def __init__(self, processes: int | None = None) -> None:
        self._stations: list[_Station[Any]] = [_Station() for _ in range(processes or available_cores())]

    def run(
        self,
        tasks: Iterable[Task[Result]],
        report: Callable[[Any], None] = lambda said: None,
        stopping: Callable[[], bool] = lambda: False,
    ) -> Iterator[tuple[Task[Result], Result | Failed]]:
        """See :class:`Engine`."""
        waiting = iter(tasks)
        free = list(reversed(self._stations))
        busy: dict[Connection, _Station[Result]] = {}
        while True:
            while free and not stopping() and (task := next(waiting, None)) is not None:
                station = free.pop()
                station.begin(task)
                busy[station.connection] = station
            if not busy:
                return
            for connection in wait(list(busy), timeout=_WAKE):
                station = busy.pop(connection)  # type: ignore[call-overload]
                answer = station.answer(report)
                if answer is _MORE:
                    busy[station.connection] = station
                else:
                    free.append(station)
                    yield station.task, answer

    def close(self) -> None:
        """End all processes."""
        for station in self._stations:
            station.close()


_WAKE = 0.5
"""Seconds after which it is asked again whether to stop."""

_MORE: Any = object()
"""The answer of a task that is not done yet."""


class _Station(Generic[Result]):
    """A process that does one task at a time."""

    def __init__(self) -> None:
        self._process: BaseProcess | None = None
        self._connection: Connection | None = None
        self._attempts = 0
        self.task: Task[Result]

    @property
    def connection(self) -> Connection:
        assert self._connection is not None
        return self._connection

    def begin(self, task: Task[Result]) -> None:
        self.task = task
        self._attempts = 0
        self._try()

    def _try(self) -> None:
        self._attempts += 1
        for _ in range(ATTEMPTS):
            with contextlib.suppress(OSError, EOFError):
                if self._process is None:
                    self._start()
                self.connection.send(self.task)
                return
            self.close()
        raise EngineError("a process ended while it started, again and again; is there enough memory?")

    def answer(self, report: Callable[[Any], None]) -> Result | Failed:
        """What came: the result, or ``_MORE`` if it was a word on the way, or the process ended and was replaced."""
        try:
            said, value = self.connection.recv()
        except (EOFError, OSError):
            self.close()
            if self._attempts >= ATTEMPTS:
                return Failed(f"the process that read it ended {ATTEMPTS} times", ended=True)
            self._try()
            more: Result = _MORE
            return more
        if said == "report":
            report(value)
            more = _MORE
            return more
        answer: Result | Failed = value if said == "done" else Failed(value)
        return answer

    def _start(self) -> None:
        context = process_context(preload="cleaner.dumps.preloaded")
        self._connection, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs,))
        self._process.start()
        theirs.close()

    def close(self) -> None:
        if self._connection is not None:
            self._connection.close()
        if self._process is not None and self._process.pid is not None:
            self._process.kill()
            self._process.join()
        self._process = self._connection = None


def _serve(connection: Connection) -> None:
    """The life of a process that does tasks."""
    die_with_parent()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    resources = Resources(lambda said: connection.send(("report", said)))
    try:
        while True:
            task = connection.recv()
            try:
                answer = "done", task.run(resources)
            except (BrokenPipeError, ConnectionResetError):
                raise
            except Exception as error:
                answer = "failed", f"{type(error).__name__}: {error}"
            connection.send(answer)
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return
    finally:
        resources.close()


def available_cores() -> int:
    """Cores that this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:
        return os.cpu_count() or 1
