"""A job done in several watched processes, in order."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import islice
from typing import TypeVar

from cleaner.running.processes import PRELOADED, process_context
from cleaner.running.worker import Answer, Asked, Died, Job, Limits, Worker

AHEAD = 24
"""Things to do for each worker that are read ahead, or done and not yet asked for, so that none waits; it bounds the
memory."""

T = TypeVar("T")


def answers(
    job: Job[Asked, Answer], tasks: Iterable[tuple[Asked, T]], workers: int, limits: Limits
) -> Iterator[tuple[Answer | Died, T]]:
    """What a job makes of each task, in order, with what came along with it.

    A thread for each worker hands over and waits; the tasks themselves are read in the thread that asks.

    Args:
        job: What is done.
        tasks: What is asked, each with anything of the caller's.
        workers: Processes.
        limits: What one task may take.
    """
    process_context(PRELOADED)
    iterator = iter(tasks)
    waiting: deque[tuple[Future[Answer | Died], T]] = deque()
    own = threading.local()
    started: list[Worker[Asked, Answer]] = []

    def start() -> None:
        own.worker = Worker(job, limits)
        started.append(own.worker)

    def answer(asked: Asked) -> Answer | Died:
        worker: Worker[Asked, Answer] = own.worker
        return worker.answer(asked)

    pool = ThreadPoolExecutor(workers, "cleaner", initializer=start)
    try:
        while True:
            for asked, context in islice(iterator, workers * AHEAD - len(waiting)):
                waiting.append((pool.submit(answer, asked), context))
            if not waiting:
                return
            future, context = waiting.popleft()
            yield future.result(), context
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
        for worker in started:
            worker.close()
