"""What a run of ours says became of the records, read back from its folder, and checked against its output."""

from __future__ import annotations

import gzip
import hashlib
import json
from collections import Counter
from pathlib import Path

STATES = ("kept", "review", "dropped", "quarantined")
"""Where a record can end."""

COMPARED = ("output", "dropped", "findings", "quarantine", "summary.json")
"""What of a run folder must be the same bytes, whatever happened on the way."""


def summary(run: Path) -> dict[str, int]:
    """How many records ended in each state, and ``records``, how many there were, as ``summary.json`` says."""
    told = json.loads((run / "summary.json").read_text())
    return {"records": int(told["records"]), **{state: int(told["states"].get(state, 0)) for state in STATES}}


def rows(run: Path) -> Counter[str]:
    """Lines in each folder of a run that was written as JSON Lines: what is really there."""
    counted: Counter[str] = Counter()
    for folder in ("output", "dropped", "quarantine"):
        for path in sorted((run / folder).glob("part-*.jsonl*")):
            with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as lines:
                counted[folder] += sum(1 for _ in lines)
    return counted


def lost(run: Path, records: int) -> int:
    """Records that went in and are in no table that the run has written, or in one too many."""
    told, written = summary(run), rows(run)
    there = written["output"] + written["dropped"] + written["quarantine"]
    off = abs(records - there), abs(records - told["records"]), abs(records - sum(told[state] for state in STATES))
    return max(*off, abs(told["kept"] + told["review"] - written["output"]))


def fingerprint(run: Path) -> dict[str, str]:
    """The digest of every file of a run that must not depend on what happened on the way."""
    found = {}
    for name in COMPARED:
        top = run / name
        for path in sorted(top.rglob("*")) if top.is_dir() else [top]:
            if path.is_file() and not path.name.startswith("."):  # half-written files are looked for apart
                found[str(path.relative_to(run))] = hashlib.sha256(path.read_bytes()).hexdigest()
    return found
