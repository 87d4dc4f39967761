"""Sections of the page by language and by site."""

from __future__ import annotations

from collections.abc import Mapping

from cleaner.reading.language_names import name_of
from cleaner.reporting.amounts import counted, share
from cleaner.reporting.pieces import bar, more, name, of_share, section, states_bar, table, tag
from cleaner.reporting.report import Group, Report
from cleaner.reporting.words import STATES

FIRST_LANGUAGES = 15
"""That are shown at once; the others are a click away."""

MOST_CODES = 4


def languages(report: Report) -> str:
    """Languages with what was found most in each."""
    if not report.languages:
        return ""
    heads = ("Language", "#Articles", "Became", "#Text removed", "Found most in the text")
    rows = [_group(_language(group.name), group, report.text.records, _most_found(group)) for group in report.languages]
    body = table("Languages", heads, rows[:FIRST_LANGUAGES])
    if others := rows[FIRST_LANGUAGES:]:
        body += more(f"{len(others):,} more languages", table("More languages", heads, others))
    return section("languages", "Languages", body, len(report.languages))


def _language(code: str) -> str:
    said = name_of(code)
    return name(code) if said == code else f'{name(said)} <span class="count">{name(code)}</span>'


def _group(head: str, group: Group, articles: int, found: str) -> list[str]:
    return [
        head,
        of_share(group.records, articles),
        f'{states_bar(group.states)}<span class="vh">{_states(group.states)}</span>',
        _removed(group),
        found,
    ]


def _states(states: Mapping[str, int]) -> str:
    return ", ".join(f"{states[state]:,} {said}" for state, said in STATES.items() if states.get(state))


def _removed(group: Group) -> str:
    return share(group.characters_removed, group.characters_before)


def _most_found(group: Group) -> str:
    """Codes, without those of what lies outside the main content: there are hundreds on every page."""
    inside = [(code, count) for code, count in group.findings.items() if not code.startswith("EX")]
    most = (inside or list(group.findings.items()))[:MOST_CODES]
    return " ".join(f'<span class="found">{tag(code)} {count:,}</span>' for code, count in most)


def sites(report: Report) -> str:
    """Those with the most boilerplate, and the biggest."""
    found = report.sites
    if not found.biggest:
        return ""
    body = ""
    if found.boilerplate:
        enough = f", among those with {found.enough} articles or more" if found.enough > 1 else ""
        rows = (
            [
                name(group.name),
                f"{bar({'dropped': group.characters_removed}, group.characters_before)}",
                _removed(group),
                f"{group.records:,}",
                _most_found(group),
            ]
            for group in found.boilerplate
        )
        heads = ("Site", "Removed", "#Of its text", "#Articles", "Found most in the text")
        body += f'<h3 class="sub">Most boilerplate{enough}</h3>{table("Sites with most boilerplate", heads, rows)}'
    rows_of = (_group(name(group.name), group, report.text.records, _most_found(group)) for group in found.biggest)
    heads = ("Site", "#Articles", "Became", "#Text removed", "Found most in the text")
    biggest = table("Sites with most articles", heads, rows_of)
    left = []
    if found.total > len(found.biggest):
        left.append(
            f"The {len(found.biggest)} with most articles of {found.total:,} are shown; summary.json has them all."
        )
    if found.others:
        left.append(f"{counted(found.others, 'article')} of other sites were too many to be counted site by site.")
    note = f"<p>{' '.join(left)}</p>" if left else ""
    body += more("Sites with most articles", f"{note}{biggest}")
    return section("sites", "Sites", body, found.total)
