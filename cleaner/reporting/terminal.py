"""The report as tables on a terminal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from cleaner.cli.talking import printable
from cleaner.reporting.amounts import counted, duration, rate, share
from cleaner.reporting.report import Distribution, Fate, Group, Report
from cleaner.reporting.words import MEANINGS, NOTICES, STANDINGS, STATES

if TYPE_CHECKING:
    from rich.console import Console, RenderableType
    from rich.table import Table

FIRST_CODES = 20
FIRST_GROUPS = 10
"""Rows that are shown; the page and the JSON have the others."""

FIRST_EXAMPLES = 2

_COLOURS = {"good": "green", "look": "yellow", "unfinished": "yellow", "wrong": "red"}
_STATE_COLOURS = {"kept": "green", "review": "yellow", "dropped": "red", "quarantined": "magenta"}
_KIND_COLOURS = {"wrong": "red", "look": "yellow", "note": "bright_black"}
_LEVELS = "▁▂▃▄▅▆▇█"
_BAR = 40


def show(report: Report, console: Console | None = None) -> None:
    """Print it; what comes from a dump cannot speak to the terminal."""
    from rich.console import Console

    console = console or Console(highlight=False)
    for part in _parts(report):
        console.print(part)


def _parts(report: Report) -> list[RenderableType]:
    from rich.text import Text

    colour = _COLOURS[report.standing]
    heading = Text.assemble(
        (printable(report.run.name), "bold"), "  ", (STANDINGS[report.standing], f"bold {colour}"), "  "
    ).append(MEANINGS[report.standing], "bright_black")
    parts: list[RenderableType | None] = [heading, "", _outcome(report)]
    parts += [
        Text.assemble((f"{NOTICES[one.kind]:<6}", f"bold {_KIND_COLOURS[one.kind]}"), printable(one.text))
        for one in report.notices
    ]
    parts += [_fates("Quarantined, by reason", report.quarantine), _fates("Dropped, by filter", report.dropped)]
    parts += [_codes(report), _scores(report.scores)]
    parts += [_groups("Languages", report.languages), _groups("Sites with most boilerplate", report.sites.boilerplate)]
    parts += [_speed(report), _silent(report)]
    return [part for part in parts if part is not None]


def _table(title: str, *columns: str) -> Table:
    """Columns whose name begins with ``#`` hold numbers; the first one is that of names."""
    from rich.table import Table

    table = Table(box=None, pad_edge=False, title=f"\n{title}", title_justify="left", title_style="bold")
    table.header_style = "bright_black"
    for number, column in enumerate(columns):
        is_number = column.startswith("#")
        table.add_column(
            column.removeprefix("#"),
            justify="right" if is_number else "left",
            no_wrap=is_number,
            overflow="fold" if number == 0 else "ellipsis",
        )
    return table


def _plain(text: str) -> str:
    """Text of a dump: neither the terminal nor rich reads commands in it."""
    from rich.markup import escape

    return escape(printable(text))


def _outcome(report: Report) -> Table:
    from rich.text import Text

    table = _table(counted(report.run.records, "record"), "Became", "#Records", "#Share", "")
    for state, words in STATES.items():
        count = report.states.get(state, 0)
        filled = max(round(_BAR * count / report.run.done), 1) if count else 0
        table.add_row(
            words, f"{count:,}", share(count, report.run.done), Text("█" * filled, style=_STATE_COLOURS[state])
        )
    if left := report.run.records - report.run.done:
        table.add_row("still to do", f"{left:,}", "", "")
    return table


def _fates(title: str, fates: Sequence[Fate]) -> Table | None:
    if not fates:
        return None
    table = _table(title, "Why", "#Records", "First ones")
    for fate in fates:
        examples = [_plain(one.get("label", "")) for one in fate.examples[:FIRST_EXAMPLES]]
        table.add_row(_plain(fate.name), f"{fate.records:,}", ", ".join(examples))
    return table


def _codes(report: Report) -> Table | None:
    if not report.codes:
        return None
    table = _table("Findings", "Code", "Name", "About", "#Articles", "#Removed", "#Rewritten", "#Flagged")
    for code in report.codes[:FIRST_CODES]:
        counts = (code.records, code.removed, code.rewritten, code.flagged)
        cells = [f"{count:,}" if count else "" for count in counts]
        table.add_row(f"[cyan]{_plain(code.code)}[/]", _plain(code.name), code.about, *cells)
    if (left := len(report.codes) - FIRST_CODES) > 0:
        table.caption = f"and {left:,} more codes"
        table.caption_justify = "left"
    return table


def _scores(scores: Sequence[Distribution]) -> Table | None:
    if not scores:
        return None
    table = _table("Scores, from 0 to 1", "Score", "Articles (logarithmic)", "#Judged", "Thresholds")
    for score in scores:
        thresholds = ", ".join(f"{t.mean:.2f} ({t.false_positive_rate:.1%})" for t in score.thresholds)
        table.add_row(_plain(score.name.replace("_", " ")), _levels(score.bins), f"{score.judged:,}", thresholds)
    return table


def _levels(bins: Sequence[float]) -> str:
    """Heights as blocks; what is not nothing can be seen.

    Example:
        >>> _levels([0, 1, 1000])
        '·▁█'
    """
    from math import log10

    most = log10(1 + max(bins, default=0)) or 1.0
    last = len(_LEVELS) - 1
    return "".join(_LEVELS[min(int(log10(1 + count) / most * last), last)] if count else "·" for count in bins)


def _groups(title: str, groups: Sequence[Group]) -> Table | None:
    if not groups:
        return None
    table = _table(title, "Name", "#Articles", "#Kept", "#Review", "#Dropped", "#Text removed", "Found most")
    for group in groups[:FIRST_GROUPS]:
        states = [f"{group.states[state]:,}" if group.states.get(state) else "" for state in list(STATES)[:3]]
        found = ", ".join(f"{_plain(code)} {count:,}" for code, count in list(group.findings.items())[:3])
        removed = share(group.characters_removed, group.characters_before)
        table.add_row(_plain(group.name), f"{group.records:,}", *states, removed, found)
    return table


def _speed(report: Report) -> str | None:
    if not report.speed.stretches:
        return None
    spent = ", ".join(f"{phase} {duration(seconds)}" for phase, seconds in report.speed.phases.items())
    return f"\n[bold]Speed[/]\n{rate(report.speed.rate)} records a second while cleaning; {spent}"


def _silent(report: Report) -> str | None:
    could = [pack for pack in report.silent if pack.about == "could have"]
    if not could:
        return None
    packs = ", ".join(f"{_plain(pack.pack)} {len(pack.rules)} of {pack.known}" for pack in could)
    return f"\n[bold]Rules that never fired[/]\n{packs}"
