"""Many documents, in order, in one process or several, never more of them in memory than a few for each worker.

Workers are fresh processes (``forkserver`` where there is one, otherwise ``spawn``), since forking a process that has
threads can hang. As always with such processes, a script that starts them has to do so below
``if __name__ == "__main__":``.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeVar

from cleaner.article import Article
from cleaner.config import Config
from cleaner.running.processes import process_context
from cleaner.running.records import RecordError, Request, request_of

if TYPE_CHECKING:
    from cleaner.cleaner import Cleaner

CHUNK = 8
"""Documents that a worker is given at a time: enough that handing them over costs little beside cleaning them (about
2 ms each), few enough that the first results come soon."""

CHUNKS_AHEAD = 3
"""Chunks for each worker that are read ahead, so that none waits; together with ``CHUNK`` it bounds the memory."""

T = TypeVar("T")

_tool: Cleaner | None = None


@dataclass(frozen=True, slots=True)
class Failure:
    """A document that could not be cleaned: an error of ours, in words."""

    reason: str


class WorkerDied(RuntimeError):  # noqa: N818 -- says what happened
    """A worker process ended without an answer: killed from outside, or out of memory."""


def clean_many(
    tool: Cleaner, records: Iterable[str | bytes | Mapping[str, Any]], workers: int = 1
) -> Iterator[Article]:
    """Clean records in order; the result is the same with any number of workers.

    Args:
        tool: Whose configuration is used.
        records: Contents, or mappings with ``text`` or ``html`` and, where known, ``url``, ``title``, ``language``.
        workers: Processes; 1 works in this one.

    Raises:
        RecordError: A record (a ``ValueError``) has nothing to clean; the text says which, counted from 1. It is
            raised when that record's turn comes, after the articles before it.
        WorkerDied: A worker process ended without an answer.
    """
    requests = _requests(records)
    for outcome, _ in clean_requests(tool, requests, workers, catch=False):
        if isinstance(outcome, Article):
            yield outcome
        else:
            raise RecordError(outcome.reason)


def clean_requests(
    tool: Cleaner, tasks: Iterable[tuple[Request | Failure, T]], workers: int = 1, *, catch: bool = True
) -> Iterator[tuple[Article | Failure, T]]:
    """Clean requests in order and give each result back with what came along with its request.

    Args:
        tool: Whose configuration is used.
        tasks: Requests, each with anything of the caller's; a :class:`Failure` is handed through in its place.
        workers: Processes; 1 works in this one.
        catch: Make a failure of an error inside a stage, so that one document cannot end the run.
    """
    if workers <= 1:
        for request, context in tasks:
            yield outcome_of(tool, request, catch), context
        return
    yield from _in_processes(tool.config, tasks, workers, catch)


def _in_processes(
    config: Config, tasks: Iterable[tuple[Request | Failure, T]], workers: int, catch: bool
) -> Iterator[tuple[Article | Failure, T]]:
    context = process_context(preload="cleaner.cleaner")
    iterator = iter(tasks)
    waiting: deque[tuple[Future[list[Article | Failure]], list[T]]] = deque()
    with ProcessPoolExecutor(workers, mp_context=context, initializer=_start, initargs=(config,)) as pool:
        try:
            while True:
                while len(waiting) < workers * CHUNKS_AHEAD and (chunk := list(islice(iterator, CHUNK))):
                    requests = [request for request, _ in chunk]
                    waiting.append((pool.submit(_clean_chunk, requests, catch), [own for _, own in chunk]))
                if not waiting:
                    return
                future, contexts = waiting.popleft()
                yield from zip(future.result(), contexts, strict=True)
        except BrokenProcessPool:
            raise WorkerDied(
                "a worker process ended without an answer (killed, or out of memory); try again with fewer workers"
            ) from None
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _start(config: Config) -> None:
    """Build the pipeline once in every worker; Ctrl-C is for the process that started them to answer."""
    global _tool  # noqa: PLW0603 -- one for the life of the process is the point
    import signal

    from cleaner.cleaner import Cleaner

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _tool = Cleaner(config)


def _clean_chunk(requests: list[Request | Failure], catch: bool) -> list[Article | Failure]:
    assert _tool is not None
    return [outcome_of(_tool, request, catch) for request in requests]


def outcome_of(tool: Cleaner, request: Request | Failure, catch: bool = True) -> Article | Failure:
    if isinstance(request, Failure):
        return request
    try:
        return tool._run(
            request.content,
            request.url,
            request.title,
            request.language,
            applied=True,
            input_format=request.input_format,
        )
    except Exception as error:
        if not catch:
            raise
        return Failure(f"could not be cleaned, which is a bug of Cleaner: {type(error).__name__}: {error}")


def _requests(records: Iterable[str | bytes | Mapping[str, Any]]) -> Iterator[tuple[Request | Failure, None]]:
    for number, record in enumerate(records, start=1):
        try:
            yield request_of(record), None
        except RecordError as error:
            yield Failure(f"record {number} {error}"), None
            return
