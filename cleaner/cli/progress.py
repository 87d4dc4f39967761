"""How far a run is: a bar on a terminal, now and then a line elsewhere."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

LINE_EVERY = 10.0
"""Seconds between two lines where there is no terminal: a log of an hour's run stays readable."""


@contextmanager
def progress(total_bytes: int | None, quiet: bool) -> Iterator[Callable[[int, int], None]]:
    """Shows progress while it is open.

    Args:
        total_bytes: Of all inputs; ``None`` where that cannot be known.
        quiet: Show nothing.

    Yields:
        A function to call after every document, with the number of documents and of bytes so far.
    """
    if quiet:
        yield lambda documents, done: None
    elif sys.stderr.isatty():
        yield from _bar(total_bytes)
    else:
        yield _lines()


def _bar(total_bytes: int | None) -> Iterator[Callable[[int, int], None]]:
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

    columns = (
        TextColumn("Cleaning"),
        BarColumn(),
        TextColumn("{task.fields[documents]:,} documents"),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=total_bytes, documents=0)
        yield lambda documents, done: bar.update(task, completed=done, documents=documents)


def _lines() -> Callable[[int, int], None]:
    last = time.monotonic()

    def update(documents: int, done: int) -> None:
        nonlocal last
        if time.monotonic() - last >= LINE_EVERY:
            last = time.monotonic()
            print(f"cleaner: {documents:,} documents so far", file=sys.stderr, flush=True)

    return update
