"""Cleaning beside the caller, so that an event loop goes on: in a thread, or in watched processes.

A thread keeps a loop answering, but shares its interpreter lock and cannot be interrupted. Processes use other cores,
and one that hangs, dies or grows too large is ended and replaced; the page that did it becomes a failure.
"""

from __future__ import annotations

import threading
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TYPE_CHECKING

from cleaner.integrations.record_cleaner import cleaner_for
from cleaner.running.many import PATIENCE, CleanRequests, Failure, outcome_of
from cleaner.running.processes import PRELOADED, process_context
from cleaner.running.worker import Died, Limits, Worker, WorkerError

if TYPE_CHECKING:
    from cleaner.article import Article
    from cleaner.config import Config
    from cleaner.running.records import Request


class Offload:
    """Cleans requests elsewhere. Open it in the main thread, where processes can be told to leave Ctrl-C to it.

    Args:
        config: What to look for.
        processes: How many; 0 cleans in a thread of this process.
        limits: What one document may take in a process; twice the time limit of the configuration if ``None``.

    Example:
        >>> from cleaner.config import Config
        >>> from cleaner.running.records import Request
        >>> with Offload(Config(select=["BP"])) as beside:
        ...     beside.submit(Request("It rained.\\n\\nSee also  Storm closes the port")).result().text
        'It rained.'
    """

    def __init__(self, config: Config, processes: int = 0, limits: Limits | None = None) -> None:
        self._config = config
        self._own = threading.local()
        self._workers: list[Worker[Request | Failure, Article | Failure]] = []
        self._limits = limits or Limits(seconds=PATIENCE * config.time_limit)
        self._in_processes = processes > 0
        if self._in_processes:
            process_context(PRELOADED)
        self._threads = ThreadPoolExecutor(
            max(processes, 1), "cleaner", initializer=self._start if self._in_processes else None
        )

    def __enter__(self) -> Offload:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def submit(self, request: Request | Failure) -> Future[Article | Failure]:
        """Begin to clean.

        The future raises only if it is cancelled, or if processes cannot be started at all (``WorkerError``).
        """
        return self._threads.submit(self._answer, request)

    def close(self) -> None:
        """End threads and processes; what was not begun is cancelled."""
        self._threads.shutdown(wait=not self._in_processes, cancel_futures=True)
        for worker in self._workers:
            worker.close()

    def _start(self) -> None:
        self._own.worker = Worker(CleanRequests(self._config), self._limits)
        self._workers.append(self._own.worker)

    def _answer(self, request: Request | Failure) -> Article | Failure:
        if isinstance(request, Failure):
            return request
        if not self._in_processes:
            return outcome_of(cleaner_for(self._config), request)
        try:
            outcome = self._own.worker.answer(request)
        except WorkerError as error:
            raise WorkerError(f"{error}; is what starts it below `if __name__ == '__main__':`?") from None
        return Failure(str(outcome)) if isinstance(outcome, Died) else outcome
