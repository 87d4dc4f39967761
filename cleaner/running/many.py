"""Many documents, in order, in one process or several, never more of them in memory than a few for each worker.

Workers are fresh processes (``forkserver`` where there is one, otherwise ``spawn``), since forking a process that has
threads can hang. As always with such processes, a script that starts them has to do so below
``if __name__ == "__main__":``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from cleaner.article import Article
from cleaner.config import Config
from cleaner.running.pool import answers
from cleaner.running.records import RecordError, Request, request_of
from cleaner.running.worker import Died, Limits

if TYPE_CHECKING:
    from cleaner.cleaner import Cleaner

PATIENCE = 2.0
"""How many times the time limit of a configuration may go by before the process is ended: stages look at the clock, but
a parser written in C does not."""

T = TypeVar("T")


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
    limits = Limits(seconds=PATIENCE * config.time_limit)
    for outcome, context in answers(CleanRequests(config, catch), tasks, workers, limits):
        if not isinstance(outcome, Died):
            yield outcome, context
        elif catch:
            yield Failure(str(outcome)), context
        else:
            raise WorkerDied(f"a document {outcome}")


@dataclass(frozen=True)
class CleanRequests:
    """The job of cleaning requests.

    Attributes:
        config: What to look for.
        catch: Make a failure of an error inside a stage.
    """

    config: Config
    catch: bool = True

    def prepare(self) -> Callable[[Request | Failure], Article | Failure]:
        """Load rules and models."""
        from cleaner.cleaner import Cleaner

        tool = Cleaner(self.config)
        return lambda request: outcome_of(tool, request, self.catch)


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
            charset=request.charset,
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
