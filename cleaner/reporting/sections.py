"""The sections of the page, each from a part of the report to HTML; here those on records and on findings. What comes
from a dump is escaped.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from html import escape

from cleaner.pages.visible import visible
from cleaner.reporting import plots
from cleaner.reporting.amounts import counted, share
from cleaner.reporting.conditions import rules, run
from cleaner.reporting.groups import languages, sites
from cleaner.reporting.measured import scores, speed
from cleaner.reporting.pieces import bar, more, name, of_all, of_share, samples, section, table, tag
from cleaner.reporting.report import Because, Code, Fate, Report
from cleaner.reporting.words import FILTERS, KINDS

FIRST_CODES = 20
"""That are shown at once; the others are a click away."""

MOST_BARS = 14
"""Rows of the plot of findings."""

_OUTSIDE = "EX"


def sections(report: Report) -> Iterator[tuple[str, str, str]]:
    """Place, title and HTML of each section that has something to show."""
    parts = (
        ("records", "Records", records(report)),
        ("codes", "Findings", findings(report)),
        ("scores", "Scores", scores(report.scores)),
        ("languages", "Languages", languages(report)),
        ("sites", "Sites", sites(report)),
        ("speed", "Speed", speed(report.speed)),
        ("rules", "Rules that never fired", rules(report)),
        ("run", "How it was run", run(report)),
    )
    return ((place, title, html) for place, title, html in parts if html)


def records(report: Report) -> str:
    """What was not simply kept, and why."""
    reasons = [one for one in report.reasons if one.verdict == "review"]
    cards = [
        _fates("quarantine", "Quarantined", "Could not be cleaned, by reason", report.quarantine, ("reason",)),
        _fates("dropped", "Dropped", "Cleaned, but not wanted, by filter", report.dropped, ("title", "why")),
        _because(
            "review",
            "To review",
            "Doubtful, by code. One article can have several, and a filter may have dropped it",
            reasons,
        ),
    ]
    types = _page_types(report)
    body = "".join(card for card in (*cards, types) if card)
    return section("records", "Records", f'<div class="cards">{body}</div>' if body else "")


def _fates(place: str, title: str, about: str, fates: Sequence[Fate], keys: Sequence[str]) -> str:
    if not fates:
        return ""
    total = sum(fate.records for fate in fates)
    items = []
    for fate in fates:
        meaning = f"<p>{FILTERS[fate.name]}</p>" if fate.name in FILTERS else ""
        shown = f"{counted(len(fate.examples), 'record')} of {fate.records:,}"
        items.append(
            f'<li><span class="fate">{name(fate.name)} <b>{fate.records:,}</b></span>'
            f"{bar({place: fate.records}, total)}{meaning}{more(shown, samples(fate.examples, keys))}</li>"
        )
    return _card(place, title, total, about, f'<ul class="fates">{"".join(items)}</ul>')


def _because(place: str, title: str, about: str, reasons: Sequence[Because]) -> str:
    if not reasons:
        return ""
    most = reasons[0].records
    items = "".join(
        f'<li><span class="fate"><span>{tag(one.code)} {name(one.name)}</span> <b>{one.records:,}</b></span>'
        f"{bar({place: one.records}, most)}</li>"
        for one in reasons
    )
    return _card(place, title, None, about, f'<ul class="fates">{items}</ul>')


def _page_types(report: Report) -> str:
    if not report.page_types:
        return ""
    total = sum(report.page_types.values())
    items = "".join(
        f'<li><span class="fate">{name(kind)} <b>{of_share(count, total)}</b></span>{bar({"value": count}, total)}</li>'
        for kind, count in report.page_types.items()
    )
    return _card(
        "types", "Types of page", None, "What the pages of the articles look like", f'<ul class="fates">{items}</ul>'
    )


def _card(place: str, title: str, count: int | None, about: str, body: str) -> str:
    number = f' <span class="count">{count:,}</span>' if count is not None else ""
    return f'<div class="card" id="{place}" tabindex="-1"><h3>{title}{number}</h3><p>{about}.</p>{body}</div>'


def findings(report: Report) -> str:
    """By kind as a plot, by code as a list to click open."""
    if not report.codes:
        return section("codes", "Findings", "<p>Nothing was found.</p>")
    articles = report.text.records
    most = max(code.records for code in report.codes)
    rows = [_code(code, articles, most) for code in report.codes]
    listed = f'<div class="codes">{"".join(rows[:FIRST_CODES])}</div>'
    if others := rows[FIRST_CODES:]:
        listed += more(f"{len(others):,} more codes", f'<div class="codes">{"".join(others)}</div>')
    total = sum(code.findings for code in report.codes)
    lead = (
        f"<p class=lead>{counted(total, 'finding')} in {counted(articles, 'article')}; "
        f"{share(report.text.characters_removed, report.text.characters_before)} of their text was removed.</p>"
    )
    head = '<h3 class="sub">By code, those in most articles first</h3>'
    return section("codes", "Findings", f"{lead}{_kinds(report.codes)}{head}{listed}", total, opens="Open all")


def _kinds(codes: Sequence[Code]) -> str:
    """The plot, without what lies outside the main content: there are hundreds of such blocks on each page."""
    by_about: dict[str, Counter[str]] = {}
    for code in codes:
        if code.family != _OUTSIDE:
            counts = by_about.setdefault(code.about, Counter())
            counts.update(removed=code.removed, rewritten=code.rewritten, flagged=code.flagged)
    rows = sorted(by_about.items(), key=lambda item: (-item[1].total(), item[0]))
    outside = sum(code.findings for code in codes if code.family == _OUTSIDE)
    said = f"Without {counted(outside, 'block')} outside the main content of pages."
    note = f"<p>{said}</p>" if outside else ""
    if not rows:
        return note
    label = "Findings by what they are about: " + "; ".join(f"{about} {n.total():,}" for about, n in rows[:MOST_BARS])
    plot = plots.stacked(rows[:MOST_BARS], KINDS, label)
    numbers = table(
        "Findings by what they are about",
        ("About", "#Removed", "#Rewritten", "#Only flagged"),
        ([escape(about), *(f"{counts[kind]:,}" for kind in KINDS)] for about, counts in rows),
    )
    legend = "".join(f'<li><span class="key {kind}"></span>{words}</li>' for kind, words in KINDS.items())
    return (
        f'<figure class="card"><figcaption><h3>What was found in the text</h3>{note}<ul class="legend">{legend}</ul>'
        f"</figcaption><div class=beside>{plot}{more('The numbers', numbers, is_open=True)}</div></figure>"
    )


def _code(code: Code, articles: int, most: int) -> str:
    kinds = [
        f"{count:,} {words}"
        for count, words in zip((code.removed, code.rewritten, code.flagged), KINDS.values(), strict=True)
        if count
    ]
    why = f"<p>{visible(code.why)}</p>" if code.why else ""
    characters = f"; {code.characters:,} characters went" if code.characters else ""
    return (
        f'<details><summary><span class="what">{tag(code.code)} <b>{name(code.name)}</b> '
        f'<span class="about">{escape(code.about)}</span></span>'
        f'<span class="of">{bar({"value": code.records}, most)}'
        f'<span class="n">{of_all(code.records, articles, "article")}</span></span></summary>'
        f"<div class=inside>{why}<p>{', '.join(kinds)}{characters}.</p>"
        f"{samples(code.samples, ('excerpt',))}</div></details>\n"
    )
