"""A process that works on one record at a time, watched from outside.

Python cannot interrupt a parser written in C, and nothing in a process can save it from running out of memory. So the
records are worked on in a process of their own, and the one that started it looks at the clock and at its memory,
kills it where it takes too much, and starts another. A record is handed over when the answer to the one before has
come; so whatever ends a worker, it is known which record it had, and no other is lost.
"""

from __future__ import annotations

import gc
import signal
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any, Generic, Protocol, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from cleaner.running.processes import PRELOADED, die_with_parent, process_context

Asked = TypeVar("Asked")
Answer = TypeVar("Answer")
Asked_contra = TypeVar("Asked_contra", contravariant=True)
Answer_co = TypeVar("Answer_co", covariant=True)

TICK = 0.1
"""Seconds between two looks at a worker that has not answered; an ordinary page takes a third of it."""

PATIENCE = 10
"""How many times the limit of processor time may go by on the clock, before a worker that uses none counts as hanging:
on a busy machine others take their turns."""

LEAST_PATIENCE = 30.0
"""Seconds on the clock that a worker has at least, however small the limit."""

STARTING = 300.0
"""Seconds that a worker may take to load rules and models; three on an idle machine."""

ATTEMPTS = 3
"""Times that a record is tried whose worker was ended by something else than a limit: somebody may have killed it, or
the machine ran out of memory through no fault of this record."""

SPENT = 0.5
"""Share of the memory limit above which a worker is replaced between two records, since its memory never shrinks."""


class Limits(BaseModel):
    """What one document may take, watched from outside the process that cleans it.

    Attributes:
        seconds: Of processor time; a process that uses none may take ten times as long before it counts as hanging.
        memory: Bytes that the process may grow to.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    seconds: float = Field(default=60.0, gt=0)
    memory: int = Field(default=2_000_000_000, gt=0)


class Job(Protocol[Asked_contra, Answer_co]):
    """What a worker does; pickled to it once."""

    def prepare(self) -> Callable[[Asked_contra], Answer_co]:
        """Load what is needed, and give the function that does it. It should not raise."""


class Died(Exception):  # noqa: N818 -- says what happened
    """A worker ended without an answer; the text says why, in words that continue "the record …".

    Attributes:
        final: Whether another try would end the same way.
    """

    def __init__(self, reason: str, *, final: bool) -> None:
        super().__init__(reason)
        self.final = final


class Worker(Generic[Asked, Answer]):
    """A process for a job. It is started when first needed, and again after it ended.

    Args:
        job: What it does.
        limits: What one record may take.
    """

    def __init__(self, job: Job[Asked, Answer], limits: Limits) -> None:
        self.restarts = 0
        self._job = job
        self._limits = limits
        self._process: BaseProcess | None = None
        self._connection: Connection | None = None
        self._watched: Any = None

    def answers(self, asked: Iterable[Asked]) -> Iterator[tuple[Asked, Answer | Died]]:
        """What the job makes of each, in order.

        The next is read, and the one before handed to the caller, while the worker is busy: reading, working and
        writing go on side by side.
        """
        before: tuple[Asked, Answer | Died] | None = None
        iterator = iter(asked)
        current = next(iterator, None)
        while current is not None:
            sent = self._send(current)
            if before is not None:
                yield before
            following = next(iterator, None)
            before = current, self._answer(current, sent)
            current = following
        if before is not None:
            yield before

    def answer(self, asked: Asked) -> Answer | Died:
        """What the job makes of one."""
        return self._answer(asked, self._send(asked))

    def close(self) -> None:
        """End the process."""
        if self._connection is not None:
            self._connection.close()
        if self._process is not None and self._process.pid is not None:
            self._process.kill()
            self._process.join()
        self._process = self._connection = self._watched = None

    def _answer(self, asked: Asked, sent: bool) -> Answer | Died:
        died = Died("ended the process that cleaned it", final=False)
        for _ in range(ATTEMPTS):
            if sent:
                try:
                    return self._wait()
                except Died as reason:
                    died = reason
                self.close()
                self.restarts += 1
                if died.final:
                    break
            sent = self._send(asked)
        return died

    def _send(self, asked: Asked) -> bool:
        """Hand it over; ``False`` if the worker ended meanwhile."""
        for _ in range(ATTEMPTS):
            if self._process is None:
                self._start()
            assert self._connection is not None
            try:
                self._connection.send(asked)
            except (BrokenPipeError, ConnectionResetError):
                self.close()  # killed while it waited for work: no record had a part in it
                self.restarts += 1
            else:
                return True
        return False

    def _start(self) -> None:
        ended: Exception | None = None
        for _ in range(ATTEMPTS):
            try:
                problem = self._started()
            except (OSError, EOFError) as error:  # it, or the server that forks, was killed meanwhile
                self.close()
                ended = error
                continue
            if problem is not None:
                self.close()
                raise WorkerError(problem)
            return
        raise WorkerError(f"a worker ended while it started, {ATTEMPTS} times ({ended!r}); is there enough memory?")

    def _started(self) -> str | None:
        """Start it and wait until it is ready; if it cannot be, why."""
        import psutil

        context = process_context(PRELOADED)
        ours, theirs = context.Pipe()
        self._connection = ours
        self._process = context.Process(target=_work, args=(self._job, theirs), daemon=True)
        self._process.start()
        theirs.close()
        try:
            self._watched = psutil.Process(self._process.pid)
        except psutil.NoSuchProcess:
            raise EOFError from None
        self._fresh = True
        if not ours.poll(STARTING):
            return f"a worker was not ready after {STARTING:g} s"
        problem: str | None = ours.recv()
        return problem

    def _wait(self) -> Answer:
        """The answer of the worker.

        Raises:
            Died: It ended, or took too much and was ended.
        """
        assert self._connection is not None
        began = time.monotonic()
        began_cpu: float | None = None
        while not self._connection.poll(TICK):
            cpu, memory = self._use()
            began_cpu = cpu if began_cpu is None else began_cpu
            if memory > self._limits.memory:
                raise Died(f"took more than {self._limits.memory / 1e9:g} GB of memory", final=self._fresh)
            if cpu - began_cpu > self._limits.seconds:
                raise Died(f"took more than {self._limits.seconds:g} s", final=True)
            if time.monotonic() - began > (patience := max(LEAST_PATIENCE, PATIENCE * self._limits.seconds)):
                raise Died(f"took more than {patience:g} s by the clock", final=True)
        try:
            answer: Answer = self._connection.recv()
        except (EOFError, ConnectionResetError):
            raise Died(f"ended the process that cleaned it{self._signal()}", final=False) from None
        self._fresh = False
        if began_cpu is not None and self._use()[1] > SPENT * self._limits.memory:
            self.close()
        return answer

    _fresh = True
    """Whether the worker has had no record before this one: only then its memory is all this record's doing."""

    def _use(self) -> tuple[float, int]:
        """Seconds of processor time and bytes of memory that the worker has used."""
        import psutil

        try:
            times = self._watched.cpu_times()
            return times.user + times.system, self._watched.memory_info().rss
        except psutil.NoSuchProcess:
            return 0.0, 0

    def _signal(self) -> str:
        if self._process is None:
            return ""
        self._process.join(1.0)
        code = self._process.exitcode
        return f" (signal {-code})" if code is not None and code < 0 else ""


class WorkerError(RuntimeError):
    """Workers cannot be started at all; the text says why."""


def spare_collections() -> None:
    """Have the garbage collector look seldom, and never at what is loaded for good: rules and models are some
    millions of objects, and a page makes a hundred thousand that go when it is done. Measured: 30 % of the time of a
    page.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


def _work(job: Job[Asked, Answer], connection: Connection) -> None:
    """The life of a worker."""
    die_with_parent()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        work = job.prepare()
    except Exception as error:
        connection.send(f"{type(error).__name__}: {error}")
        return
    spare_collections()
    connection.send(None)
    while True:
        try:
            asked = connection.recv()
        except (EOFError, ConnectionResetError):
            return
        answer = work(asked)
        with suppress(BrokenPipeError, ConnectionResetError):  # nobody is there any more: the next message is the end
            connection.send(answer)
