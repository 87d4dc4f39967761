"""How far a run over dumps is: bars on a terminal, now and then a line elsewhere."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from cleaner.cli.progress import LINE_EVERY

if TYPE_CHECKING:
    from cleaner.dumps.progress import Progress

DRAW_EVERY = 0.1
"""Seconds between two changes of the bars; a run says more often how far it is than anybody can read."""

_STATES = {"kept": "kept", "review": "to review", "dropped": "dropped", "quarantined": "quarantined"}


@contextmanager
def run_progress(quiet: bool) -> Iterator[Callable[[Progress], None]]:
    """Shows progress on standard error while it is open.

    Args:
        quiet: Show nothing.

    Yields:
        A function to call with how far the run is, as often as one likes.
    """
    if quiet:
        yield lambda progress: None
    elif sys.stderr.isatty():
        yield from _bars()
    else:
        yield _lines()


def _bars() -> Iterator[Callable[[Progress], None]]:
    from rich.console import Console
    from rich.progress import BarColumn, TaskProgressColumn, TextColumn
    from rich.progress import Progress as Bars
    from rich.table import Column

    columns = (
        TextColumn("{task.description}"),
        BarColumn(bar_width=None, table_column=Column(ratio=1)),
        TaskProgressColumn(),
        TextColumn("{task.fields[words]}"),
    )
    with Bars(*columns, console=Console(stderr=True), transient=True, expand=True) as bars:
        records = bars.add_task("Counting", total=None, words="")
        states = bars.add_task("", total=None, visible=False, words="")
        drawn = float("-inf")

        def show(progress: Progress) -> None:
            nonlocal drawn
            now = time.monotonic()
            is_last = progress.records_done == progress.records_total
            if now - drawn < DRAW_EVERY and not is_last:
                return
            drawn = now
            bars.update(
                records,
                description=progress.phase.capitalize(),
                total=progress.records_total,
                completed=progress.records_done if progress.phase == "cleaning" else progress.looked_at,
                words=", ".join(_speed(progress)),
            )
            bars.update(
                states,
                description=f"{progress.shards_done:,}/{progress.shards_total:,} shards",
                total=progress.shards_total or None,
                completed=progress.shards_done,
                words=", ".join(_by_state(progress)),
                visible=progress.phase == "cleaning",
            )

        yield show


def _lines() -> Callable[[Progress], None]:
    last = time.monotonic()

    def show(progress: Progress) -> None:
        nonlocal last
        if time.monotonic() - last >= LINE_EVERY:
            last = time.monotonic()
            print(f"cleaner: {line(progress)}", file=sys.stderr, flush=True)

    return show


def line(progress: Progress) -> str:
    """How far a run is, in one line.

    Example:
        >>> from cleaner.dumps.progress import Progress
        >>> line(Progress(1000, {"kept": 90, "dropped": 10}, seconds=20.0))
        '100 of 1,000 records, 5.0 a second, 90 kept, 10 dropped, 3:00 left'
    """
    if progress.phase != "cleaning":
        return f"{progress.phase}: {progress.looked_at:,} records"
    done = f"{progress.records_done:,}"
    of = "" if progress.records_total is None else f" of {progress.records_total:,}"
    rate, *left = _speed(progress)
    return ", ".join([f"{done}{of} records", rate, *_by_state(progress), *left])


def _speed(progress: Progress) -> list[str]:
    said = [f"{progress.rate:,.1f} a second"]
    if progress.seconds_left is not None:
        said.append(f"{duration(progress.seconds_left)} left")
    return said


def _by_state(progress: Progress) -> list[str]:
    return [f"{progress.states[state]:,} {words}" for state, words in _STATES.items() if progress.states.get(state)]


def duration(seconds: float) -> str:
    """Hours, minutes and seconds.

    Example:
        >>> duration(59.6), duration(3725)
        ('1:00', '1:02:05')
    """
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
