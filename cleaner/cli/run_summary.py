"""What a run over dumps did, in a few lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from cleaner.cli.catalogue import FAMILIES, family_of
from cleaner.cli.tally import counted

if TYPE_CHECKING:
    from cleaner.dumps.progress import Progress

SHOWN = 2
"""Examples of each filter and reason that are shown; the summary has more."""


def summary_lines(summary: Mapping[str, Any], progress: Progress | None = None) -> list[str]:
    """The lines that a run ends with.

    Args:
        summary: As :func:`summary_of` gave it.
        progress: At the end, for the time it took.
    """
    states = summary["states"]
    parts = [f"{states[state]:,} {words}" for state, words in _STATES.items() if states.get(state)]
    lines = [counted(summary["done"], "record") + (f": {', '.join(parts)}" if parts else "") + _speed(progress)]
    if summary["done"] != summary["records"]:
        lines[0] += f"; {summary['records'] - summary['done']:,} are still to do"
    lines += _findings(summary["codes"])
    lines += _reasons("dropped", "by", summary["filters"])
    lines += _reasons("quarantined", "", summary["quarantine"])
    lines += [f"  accounts: {complaint}" for complaint in summary["accounts"]["complaints"] if states]
    return lines


_STATES = {"kept": "kept", "review": "to review", "dropped": "dropped", "quarantined": "in the quarantine"}


def _speed(progress: Progress | None) -> str:
    if progress is None or progress.rate <= 0:
        return ""
    return f", {progress.rate:,.1f} a second"


def _findings(codes: Mapping[str, Mapping[str, Any]]) -> list[str]:
    """Findings by what they are about, as ``cleaner clean`` shows them for files."""
    kinds: dict[str, Counter[str]] = {"removed": Counter(), "rewritten": Counter(), "flagged": Counter()}
    for code, counts in codes.items():
        for kind, by_family in kinds.items():
            by_family[family_of(code)] += counts[kind]
    width = max((len(f"{counts.total():,}") for counts in kinds.values()), default=0)
    lines = []
    for kind, by_family in kinds.items():
        if by_family.total():
            parts = [f"{name} {by_family[name]:,}" for name in (*FAMILIES.values(), "other") if by_family[name]]
            lines.append(f"  {kind:<9} {by_family.total():>{width},}  {', '.join(dict.fromkeys(parts))}")
    return lines


def _reasons(what: str, by: str, reasons: Mapping[str, Mapping[str, Any]]) -> list[str]:
    """Each reason with its records and the first few of them."""
    lines = []
    for name, reason in sorted(reasons.items(), key=lambda item: (-item[1]["records"], item[0])):
        lines.append(f"  {what} {reason['records']:,}: {by + ' ' if by else ''}{name}")
        for example in reason["examples"][:SHOWN]:
            said = example.get("reason") or "; ".join(part for part in (example["title"], example["why"]) if part)
            lines.append(f"    {example['label']}" + (f"  {said}" if said else ""))
    return lines
