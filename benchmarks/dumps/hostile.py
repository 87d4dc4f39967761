"""1,000 hostile records among 10,000 good ones: are the good ones cleaned, and is every hostile one accounted for?

    python -m benchmarks.dumps.hostile path/to/scratch --seed 1

The dump (:mod:`benchmarks.dumps.hostile_dump`) is JSON Lines, WARC, CSV, Parquet, archives and a folder, whole and cut
off. Among the hostile records are a line of 2 GB, bodies that decode to 1 GB, pages of ten million nodes, 100,000
elements inside each other, entities, NULs, lone surrogates, wrong types and encodings, damaged members. It is cleaned
by the command line with default settings but for the seconds that one document may take. Printed are what became of
both, container by container and kind by kind, the reasons, and what the run took. A good record counts as cleaned if it
is in ``output/`` or ``dropped/`` once and nowhere else. Making the dump takes under 1 GB of memory; it and the run take
under 2 GB of disk.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.dumps import accounts
from benchmarks.dumps.hostile_dump import Dump, Maker
from benchmarks.dumps.processes import CLEANER, Measured, measure

_MARK = re.compile(r"(good|hostile-[\w-]*?)-(\d{5})(?!\d)")
HANGS = 3_600.0
"""Seconds after which the run counts as hanging."""


def rows(run: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Rows of the run's tables, with the folder each is in."""
    for folder in ("output", "dropped", "quarantine"):
        for path in sorted((run / folder).glob("part-*.jsonl")):
            with path.open("rb") as lines:
                for line in lines:
                    yield folder, json.loads(line)


def mark_of(folder: str, row: dict[str, Any]) -> tuple[str, str] | None:
    """Whose row it is: its kind and its number. In the quarantine, the first name in what was kept of the record."""
    said = json.dumps(row)[:100_000] if folder == "quarantine" else f"{row.get('url')} {row.get('path')}"
    found = _MARK.search(said)
    return (found[1], found[2]) if found else None


def look(dump: Dump, run: Path, good: int) -> bool:
    """Print what became of the records; whether all is as it has to be."""
    where: dict[str, Counter[str]] = defaultdict(Counter)
    seen: Counter[str] = Counter()
    reasons: Counter[str] = Counter()
    for folder, row in rows(run):
        state = str(row.get("verdict", folder)) if folder == "output" else folder
        mark = mark_of(folder, row)
        kind = mark[0] if mark else f"(no name, {Path(str(row.get('input', '?'))).name})"
        where[kind][state] += 1
        if mark and mark[0] == "good":
            seen[mark[1] if folder != "quarantine" else f"quarantined {mark[1]}"] += 1
        if folder == "quarantine":
            reasons[re.sub(r"\d[\d,.]*", "N", row["reason"])[:90]] += 1
    counts = accounts.summary(run)
    print(f"\n{'hostile records by kind':44}{'keep':>6}{'review':>8}{'dropped':>9}{'quarantine':>12}")
    for kind, states in sorted(where.items()):
        shown = states["keep"], states["review"], states["dropped"], states["quarantine"]
        print(f"{kind.removeprefix('hostile-'):44}{shown[0]:6}{shown[1]:8}{shown[2]:9}{shown[3]:12}")
    print("\nreasons in the quarantine")
    for reason, count in reasons.most_common():
        print(f"{count:6}  {reason}")
    whole = _containers(dump, run)
    cleaned = sum(1 for number, times in seen.items() if times == 1 and not number.startswith("quarantined"))
    told = sum(counts[state] for state in accounts.STATES)
    others = counts["records"] - seen.total()
    print(f"\ngood records cleaned:          {cleaned} of {good}")
    print(f"hostile records put there:     {dump.hostile.total()}; records that are not good ones: {others}")
    print(
        f"records in the four states:    {told} of {counts['records']}; not in their tables: "
        f"{accounts.lost(run, counts['records'])}"
    )
    return cleaned == good and whole and told == counts["records"] and others >= dump.hostile.total()


def _containers(dump: Dump, run: Path) -> bool:
    """Records that were counted in each container, against those that were put there."""
    planned = json.loads((run / "manifest.json").read_text())["inputs"]
    print(f"\n{'container':20}{'good':>8}{'hostile':>9}{'counted':>9}")
    whole = True
    for entry in planned:
        name = Path(entry["url"]).name
        name = "pages" if name not in dump.hostile and name == dump.folder.name else name
        expected = dump.good[name] + dump.hostile[name]
        note = "" if entry["records"] == expected else f"  {entry['records'] - expected:+}"
        whole = whole and entry["records"] >= expected
        print(f"{name:20}{dump.good[name]:8}{dump.hostile[name]:9}{entry['records']:9}{note}")
    return whole


def main() -> None:
    """Make the dump, clean it, look."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("scratch", type=Path)
    parser.add_argument("--good", type=int, default=10_000)
    parser.add_argument("--hostile", type=int, default=1_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--doc-seconds", type=float, default=20.0, help="what one document may take")
    given = parser.parse_args()
    folder, out = given.scratch / "hostile-dump", given.scratch / "hostile-out"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.rmtree(out, ignore_errors=True)
    dump = Maker(folder, given.good, given.hostile, given.seed).make()
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    print(
        f"{dump.good.total()} good and {dump.hostile.total()} hostile records of {len(dump.kinds)} kinds, "
        f"{size / 1e6:.0f} MB",
        flush=True,
    )
    run = out / "run"
    command = [*CLEANER, "clean", str(folder), "-o", str(run), "-j", str(given.workers), "-q"]
    took: Measured = measure([*command, "--doc-seconds", str(given.doc_seconds)], out, memory=True, timeout=HANGS)
    print(
        f"exit code {took.code} after {took.wall:.0f} s, {took.cpu:.0f} s of processor time, peak of memory "
        f"{took.peak / 1e9:.2f} GB, processes left {len(took.left)}",
        flush=True,
    )
    if took.code == 124:
        print("it hung")
    if not (run / "summary.json").exists():
        raise SystemExit(took.errors[-3000:])
    fine = look(dump, run, given.good)
    print("all is accounted for" if fine and not took.code and not took.left else "NOT as it has to be")
    raise SystemExit(not fine)


if __name__ == "__main__":
    main()
