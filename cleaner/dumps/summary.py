"""What a run says of itself when it ends: ``summary.json``, and whether it adds up."""

from __future__ import annotations

from typing import Any

from cleaner.dumps.counts import Counts
from cleaner.dumps.outcome import STATES

FORMAT = 1
"""Of the summary; a new key does not change it."""


def summary_of(counts: Counts, total: int) -> dict[str, Any]:
    """What ``summary.json`` holds: everything that was counted, and whether it adds up. It has no times in it, so that
    two runs over the same input have the same summary.

    Args:
        counts: Of all shards that are done.
        total: Records of all inputs.
    """
    complaints = accounts(total, counts)
    return {
        "format": FORMAT,
        "records": total,
        "done": counts.records,
        "accounts": {"add_up": not complaints, "complaints": complaints},
        **counts.to_dict(),
    }


def accounts(total: int, counts: Counts) -> list[str]:
    """Where the accounts of a run do not add up; nothing, unless something is badly wrong.

    Args:
        total: Records of all inputs.
        counts: Of all shards.

    Example:
        >>> from cleaner.dumps.outcome import Outcome
        >>> counts = Counts()
        >>> counts.add(Outcome("quarantined", reason="is not JSON"), "dump.jsonl:1")
        >>> accounts(1, counts), accounts(2, counts)
        ([], ['the inputs have 2 records, but 1 accounted for'])
    """
    complaints = []
    if counts.records != total:
        complaints.append(f"the inputs have {_records(total)}, but {counts.records:,} accounted for")
    if unknown := sorted(set(counts.states) - set(STATES)):
        complaints.append(f"there are records in a state that there is not: {', '.join(unknown)}")
    sums = {
        "dropped by filters": ("dropped", sum(reason.records for reason in counts.filters.values())),
        "quarantined by reasons": ("quarantined", sum(reason.records for reason in counts.quarantine.values())),
    }
    for what, (state, records) in sums.items():
        if records != counts.states[state]:
            complaints.append(f"{_records(counts.states[state])} {state}, but {records:,} {what}")
    articles = counts.records - counts.states["quarantined"]
    groups = {
        "all articles": counts.total.records,
        "languages": sum(group.records for group in counts.languages.values()),
        "sites": sum(group.records for group in counts.sites.values()) + counts.other_sites.records,
    }
    complaints += [
        f"{_records(articles)} cleaned, but {records:,} by {what}"
        for what, records in groups.items()
        if records != articles
    ]
    return complaints


def _records(number: int) -> str:
    return f"{number:,} record{'' if number == 1 else 's'}"
