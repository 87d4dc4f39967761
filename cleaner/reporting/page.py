"""The page: everything that a report says, in one file that needs nothing else."""

from __future__ import annotations

import shlex
from datetime import UTC, datetime

from cleaner.pages import Room, page
from cleaner.pages.visible import visible
from cleaner.reporting.amounts import counted, rate, share, size
from cleaner.reporting.pieces import name, states_bar
from cleaner.reporting.report import Notice, Report
from cleaner.reporting.sections import sections
from cleaner.reporting.words import MEANINGS, NOTICES, STANDINGS, STATES

_CLASSES = {"good": "keep", "look": "review", "unfinished": "review", "wrong": "drop"}
_SKIPPED_TO = frozenset({"records", "codes"})
_ROOM = Room(__package__, "reports")


def page_of(report: Report) -> str:
    """The report as one self-contained HTML page.

    Raises:
        MissingExtra: pygal, which draws the plots, is not installed.
    """
    parts = list(sections(report))
    places = {place for place, _, _ in parts}
    values = {
        "heading": f"Report on {name(report.run.name)}",
        "facts": _facts(report),
        "standing": _CLASSES[report.standing],
        "word": STANDINGS[report.standing],
        "meaning": MEANINGS[report.standing],
        "outcome": _outcome(report),
        "notices": _notices(report.notices, places),
        "contents": "".join(f'<li><a href="#{place}">{title}</a></li>' for place, title, _ in parts),
        "sections": "".join(html for _, _, html in parts),
        "example": _example(report),
    }
    skips = {place: f"Skip to the {title.lower()}" for place, title, _ in parts if place in _SKIPPED_TO}
    return page(_ROOM, f"Report on {report.run.name}", values, skips)


def _facts(report: Report) -> str:
    run = report.run
    done = f"{run.records:,}" if run.complete else f"{run.done:,} of {run.records:,}"
    known = [one.size for one in run.inputs if one.size]
    read = f"{counted(len(run.inputs), 'input')}" + (f", {size(sum(known))}" if known else "")
    facts = [("Records", done), ("Read from", read)]
    facts.append(("Shards", f"{run.shards_done:,} of {run.shards:,}"))
    if report.speed.rate:
        facts.append(("Speed", f"{rate(report.speed.rate)} records a second"))
    if run.last_at is not None:
        facts.append(("Last at work", _when(run.last_at)))
    said = "".join(f"<div><dt>{head}</dt><dd>{visible(fact)}</dd></div>" for head, fact in facts)
    return f'<dl class="facts">{said}</dl>'


def _when(seconds: float) -> str:
    try:
        return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%d %H:%M UTC")
    except (OverflowError, ValueError, OSError):
        return "at no time that can be"


def _outcome(report: Report) -> str:
    done = report.run.done
    items = "".join(
        f'<li><span class="key {state}"></span><b>{report.states.get(state, 0):,}</b> {words} '
        f'<span class="count">{share(report.states.get(state, 0), done)}</span></li>'
        for state, words in STATES.items()
    )
    return f'{states_bar(report.states, 18)}<ul class="legend outcome">{items}</ul>'


def _notices(notices: tuple[Notice, ...], places: set[str]) -> str:
    anchors = places | {"quarantine", "dropped", "review"}
    items = []
    for notice in notices:
        has_more = notice.about in anchors
        more = f' <a href="#{notice.about}">Show<span class="vh"> more on it</span></a>' if has_more else ""
        said = f"<span>{visible(notice.text)}{more}</span>"
        items.append(f'<li class="{notice.kind}"><b>{NOTICES[notice.kind]}</b> {said}</li>')
    return f'<ul class="notices">{"".join(items)}</ul>' if items else ""


def _example(report: Report) -> str:
    """A record to explain: the first sample there is."""
    samples = [sample["label"] for code in report.codes for sample in code.samples if sample.get("label")]
    return visible(shlex.quote(samples[0])) if samples else "dump.jsonl:7"
