"""How fast a run was, from its log: a line every few seconds, over all commands that worked on it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from cleaner.reporting.report import Speed, Stretch

MOST_STRETCHES = 120
"""That are told apart; a plot is a few hundred pixels wide, and the log of a long run has thousands of lines."""

PHASES = ("counting", "learning", "cleaning", "comparing")


def log_lines(path: Path) -> Iterator[Mapping[str, Any]]:
    """The lines of a log that can be read; a process that was killed may have left half of one."""
    try:
        file = path.open(encoding="utf-8", errors="replace")
    except OSError:
        return
    with file:
        for line in file:
            try:
                value = json.loads(line)
            except ValueError:
                continue
            if isinstance(value, dict) and value.get("phase") in PHASES and _is_number(value.get("seconds")):
                yield value


def speed_of(lines: Iterable[Mapping[str, Any]]) -> Speed:
    """The speed that a log tells of.

    Example:
        >>> lines = [
        ...     {"phase": "cleaning", "seconds": 10.0, "states": {"kept": 40}, "records_before": 0},
        ...     {"phase": "cleaning", "seconds": 20.0, "states": {"kept": 90}, "records_before": 0},
        ... ]
        >>> speed_of(lines).rate, [stretch.rate for stretch in speed_of(lines).stretches]
        (4.5, [4.0, 5.0])
    """
    stretches: list[Stretch] = []
    phases: dict[str, float] = {}
    commands = restarts = 0
    phase, seconds, before, done, restarted, clock = "", 0.0, 0, 0, 0, 0.0
    for line in lines:
        is_later = line["seconds"] >= seconds and _whole(line.get("records_before")) == before
        begins_again = line["phase"] == phase and not is_later
        if begins_again or PHASES.index(line["phase"]) < (PHASES.index(phase) if phase else len(PHASES)):
            commands += 1
            restarted = 0
        if begins_again or line["phase"] != phase:
            before = _whole(line.get("records_before"))
            phase, seconds, done = line["phase"], 0.0, before
        states = line.get("states")
        now = sum(_whole(count) for count in states.values()) if isinstance(states, dict) else 0
        passed = line["seconds"] - seconds
        if phase == "cleaning" and passed > 0:
            # A shard whose worker was lost is counted anew, so the count can go back.
            stretches.append(Stretch(clock, clock + passed, max(now - done, 0)))
            clock += passed
        phases[phase] = phases.get(phase, 0.0) + passed
        restarts += max(_whole(line.get("restarts")) - restarted, 0)
        seconds, done, restarted = line["seconds"], max(now, done), _whole(line.get("restarts"))
    return Speed(
        tuple(_fewer(stretches)), {name: round(spent, 3) for name, spent in phases.items()}, commands, restarts
    )


def _fewer(stretches: list[Stretch]) -> list[Stretch]:
    """No more than can be seen: neighbours are put together."""
    together = -(-len(stretches) // MOST_STRETCHES) or 1
    groups = [stretches[first : first + together] for first in range(0, len(stretches), together)]
    return [Stretch(group[0].start, group[-1].end, sum(one.records for one in group)) for group in groups]


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value < float("inf")


def _whole(value: object) -> int:
    return value if isinstance(value, int) else 0
