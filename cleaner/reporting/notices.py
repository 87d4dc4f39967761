"""What somebody who has ten seconds should know about a run."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cleaner.dumps.facts import UNKNOWN
from cleaner.reporting.amounts import counted, share
from cleaner.reporting.report import Because, Fate, Notice, Report, Run, Standing

MANY_QUARANTINED = 0.01
"""Share of the records from which the quarantine should be looked at: more than chance damage in a dump. By hand."""

MANY_DROPPED = 0.5
"""Share of the records from which what was dropped should be looked at: a filter may be too strict. By hand."""

MANY_TO_REVIEW = 0.1
"""Share of the records from which what is to be reviewed should be looked at: more than a person can read. By hand."""

MUCH_REMOVED = 0.9
"""Share of all text from which removals should be looked at. Of HTML pages about half is outside the article."""

MANY_UNKNOWN = 0.1
"""Share of articles without a known language from which that should be looked at; such rules do nothing there."""

LOST_SITE = 0.9
"""Share of a site's articles that are dropped or to be reviewed from which the site should be looked at..."""

LOST_SITE_ARTICLES = 10
"""...if it has so many articles."""

NAMED_SITES = 3


def notices_of(report: Report) -> Iterator[Notice]:
    """What there is to say, the most important first."""
    found = [*_accounts(report.run), *_fates(report), *_text(report), *_speed(report)]
    yield from (notice for notice in found if notice.kind == "wrong")
    yield from (notice for notice in found if notice.kind == "look")
    yield from (notice for notice in found if notice.kind == "note")


def standing_of(run: Run, notices: Sequence[Notice]) -> Standing:
    """Whether all is well."""
    if any(notice.kind == "wrong" for notice in notices):
        return "wrong"
    if not run.complete:
        return "unfinished"
    return "look" if any(notice.kind == "look" for notice in notices) else "good"


def _accounts(run: Run) -> Iterator[Notice]:
    for complaint in run.complaints:
        yield Notice("wrong", f"The accounts do not add up: {complaint}.")
    if not run.complete:
        yield Notice(
            "look",
            f"{run.shards_done:,} of {counted(run.shards, 'shard')} done; the command that began the run goes on with "
            f"it. All counts are of what is done so far: {run.done:,} of {counted(run.records, 'record')}.",
        )
    elif not run.records:
        yield Notice("look", "The inputs hold no record.")


def _fates(report: Report) -> Iterator[Notice]:
    done, states = report.run.done, report.states
    if not done:
        return
    if not states["kept"] and not states["review"]:
        yield Notice("look", "No record was kept.", "dropped" if states["dropped"] else "quarantine")
    if gone := states["quarantined"]:
        yield Notice(
            "look" if gone >= MANY_QUARANTINED * done else "note",
            f"{_records(gone, done)} could not be cleaned{_mostly(report.quarantine, gone)}.",
            "quarantine",
        )
    if dropped := states["dropped"]:
        yield Notice(
            "look" if dropped >= MANY_DROPPED * done else "note",
            f"{_records(dropped, done)} {_were(dropped)} dropped{_by(report.dropped, report.reasons, dropped)}.",
            "dropped",
        )
    if review := states["review"]:
        why = _because(report.reasons, "review")
        yield Notice(
            "look" if review >= MANY_TO_REVIEW * done else "note",
            f"{_records(review, done)} {_were(review)} kept but should be reviewed{why}.",
            "review",
        )


def _text(report: Report) -> Iterator[Notice]:
    text = report.text
    if text.characters_removed >= MUCH_REMOVED * text.characters_before > 0:
        gone = share(text.characters_removed, text.characters_before)
        yield Notice("look", f"{gone} of all text was removed.", "codes")
    unknown = sum(group.records for group in report.languages if group.name == UNKNOWN)
    if unknown and unknown >= MANY_UNKNOWN * text.records:
        yield Notice("look", f"The language of {counted(unknown, 'article')} is not known.", "languages")
    lost = [site for site in report.sites.biggest if _is_lost(site.records, site.states.get("kept", 0))]
    lost = [site for site in lost if site.name != UNKNOWN]
    if lost:
        names = ", ".join(site.name for site in lost[:NAMED_SITES]) + ("…" if len(lost) > NAMED_SITES else "")
        few = f"{LOST_SITE:.0%} or more of the articles"
        yield Notice("look", f"At {counted(len(lost), 'site')}, {few} are dropped or to be reviewed: {names}.", "sites")


def _speed(report: Report) -> Iterator[Notice]:
    if restarts := report.speed.restarts:
        said = "once" if restarts == 1 else f"{restarts:,} times"
        yield Notice("note", f"A worker died or was ended {said}, and was started anew.", "speed")
    if report.rules_changed:
        yield Notice(
            "note",
            "The rules here are not those of the run: what is said of rules that never fired may be off.",
            "rules",
        )


def _is_lost(records: int, kept: int) -> bool:
    return records >= LOST_SITE_ARTICLES and records - kept >= LOST_SITE * records


def _mostly(fates: Sequence[Fate], records: int) -> str:
    if not fates:
        return ""
    first = fates[0]
    return f": {first.name}" if first.records == records else f", most of all: {first.name} ({first.records:,})"


def _by(fates: Sequence[Fate], reasons: Sequence[Because], records: int) -> str:
    """The filter that dropped most; where that is the verdict, why."""
    if not fates:
        return ""
    first = fates[0]
    why = _because(reasons, "drop") if first.name == "verdict" else ""
    most = "" if first.records == records else f"most of all ({first.records:,}) "
    return f", {most}by the filter {first.name}{why}"


def _because(reasons: Sequence[Because], verdict: str) -> str:
    because = next((one for one in reasons if one.verdict == verdict), None)
    return f", most often for {because.code} {because.name}".rstrip() if because else ""


def _records(part: int, whole: int) -> str:
    return f"{counted(part, 'record')} ({share(part, whole)})"


def _were(number: int) -> str:
    return "was" if number == 1 else "were"
