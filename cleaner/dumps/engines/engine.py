"""What an engine is: it does tasks side by side, and knows nothing of what is done already; the run does."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from cleaner.dumps.resources import Task

Result = TypeVar("Result")

ATTEMPTS = 4
"""Times that a task is tried whose process ended: it may have been killed by somebody."""


@dataclass(frozen=True, slots=True)
class Failed:
    """A task that could not be done.

    Attributes:
        reason: In words.
        ended: Whether its process ended without a word, ``ATTEMPTS`` times; otherwise it said why.
    """

    reason: str
    ended: bool = False


class Engine(Protocol):
    """Does tasks side by side."""

    def run(
        self, tasks: Iterable[Task[Result]], report: Callable[[Any], None], stopping: Callable[[], bool]
    ) -> Iterator[tuple[Task[Result], Result | Failed]]:
        """Do tasks, and give back each with its result, in the order in which they are done.

        Args:
            tasks: Taken one at a time, when a process is free.
            report: Called with what tasks say of how far they are.
            stopping: Asked before a task is begun; if it says so, no more are, and those that were are finished.
        """

    def close(self) -> None:
        """End all processes."""


class EngineError(RuntimeError):
    """Processes cannot be started, or a cluster not be reached; the text says why."""
