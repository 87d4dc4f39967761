"""Pages a second of our runs, of trafilatura in a process pool and of a datatrove pipeline, on the same dump.

    python -m benchmarks.dumps.throughput path/to/wcxb-dev path/to/scratch --pages 20000 --rounds 1

Everything in one go on one machine, in fresh processes, in turn and in the opposite order in every other round, with
one thread for numeric libraries. Ours is the full pipeline through its command line into a run folder, with one worker
and with two: main content, metadata, language, every rule and judge, verdict, with checksums, markers and accounts.
:mod:`benchmarks.dumps.contenders` says what the others do. Time is from the start of the command to its end, imports
and planning included; processor time is that of every process it starts. ``lost`` is what is in no output and in no
count of what was left out on purpose: errors, time-outs, records that a reader passed over, or missing lines.
"""

from __future__ import annotations

import argparse
import json
import shutil
import statistics
from collections import defaultdict
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

from benchmarks.dumps import accounts
from benchmarks.dumps.build_dump import build
from benchmarks.dumps.processes import CLEANER, PYTHON, Measured, measure

KINDS = ("jsonl", "warc")
"""The containers that are measured."""

CONTENDERS = ("cleaner-2", "cleaner-1", "trafilatura-2", "trafilatura-metadata-2", "datatrove-2")
"""A tool and its number of workers."""


@dataclass(frozen=True, slots=True)
class Row:
    """One measurement: seconds, and what became of the records."""

    contender: str
    kind: str
    records: int
    wall: float
    cpu: float
    written: int
    left_out: int
    lost: int
    code: int

    @property
    def rate(self) -> float:
        """Pages a second."""
        return self.records / self.wall

    @property
    def cpu_ms(self) -> float:
        """Milliseconds of processor time a page."""
        return 1000 * self.cpu / self.records


def run_ours(dump: Path, kind: str, records: int, workers: int, *, out: Path, extra: list[str]) -> Row:
    """A run of ours over one file of the dump."""
    source = dump / ("pages.jsonl" if kind == "jsonl" else "pages.warc.gz")
    took = measure([*CLEANER, "clean", str(source), "-o", str(out / "run"), "-j", str(workers), "-q", *extra], out)
    if not (out / "run" / "summary.json").exists():
        return _failed(f"cleaner-{workers}", kind, records, took)
    counts = accounts.summary(out / "run")
    return Row(
        f"cleaner-{workers}",
        kind,
        records,
        took.wall,
        took.cpu,
        written=counts["kept"] + counts["review"],
        left_out=counts["dropped"] + counts["quarantined"],
        lost=accounts.lost(out / "run", records),
        code=took.code,
    )


def run_other(tool: str, dump: Path, kind: str, records: int, workers: int, *, out: Path) -> Row:
    """Another tool over the same records."""
    whole = dump / ("pages.jsonl" if kind == "jsonl" else "pages.warc.gz")
    source = dump / "parts" / kind if tool == "datatrove" else whole
    out.mkdir(parents=True)
    command = [PYTHON, "-m", "benchmarks.dumps.contenders", tool, str(source), str(out / "out")]
    took = measure([*command, "--workers", str(workers)], out)
    if took.code:
        return _failed(f"{tool}-{workers}", kind, records, took)
    states = json.loads(took.output.splitlines()[-1])
    there = states["written"] + states["empty"]
    name = f"{tool}-{workers}"
    return Row(name, kind, records, took.wall, took.cpu, states["written"], states["empty"], records - there, 0)


def _failed(contender: str, kind: str, records: int, took: Measured) -> Row:
    print(f"{contender} on {kind} ended with {took.code}:\n{took.errors[-2000:]}")
    return Row(contender, kind, records, took.wall, took.cpu, 0, 0, records, took.code or 1)


def table(rows: list[Row], write: Callable[[str], None] = print) -> None:
    """Medians over rounds, then ratios."""
    by: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows:
        by[row.kind, row.contender].append(row)
    heads = f"{'pages/s':>9}{'CPU ms/page':>13}{'seconds':>10}{'written':>9}{'left out':>10}{'lost':>6}"
    write(f"{'dump':6}{'tool':24}{heads}")
    rate: dict[tuple[str, str], float] = {}
    cpu: dict[tuple[str, str], float] = {}
    for (kind, name), same in by.items():
        rate[kind, name] = statistics.median(row.rate for row in same)
        cpu[kind, name] = statistics.median(row.cpu_ms for row in same)
        wall = statistics.median(row.wall for row in same)
        last, lost = same[-1], max(row.lost for row in same)
        write(
            f"{kind:6}{name:24}{rate[kind, name]:9.2f}{cpu[kind, name]:13.1f}{wall:10.1f}{last.written:9}"
            f"{last.left_out:10}{lost:6}"
        )
    for (kind, name), value in rate.items():
        ours = rate.get((kind, "cleaner-2"))
        if ours and name != "cleaner-2":
            word = "two workers against one" if name == "cleaner-1" else f"ours against {name}"
            ratio = cpu[kind, name] / cpu[kind, "cleaner-2"]
            write(f"{kind:6}{word:44}{ours / value:6.2f} times the pages a second, {ratio:5.2f} by processor time")


def main() -> None:
    """Build the dump, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, help="a WCXB folder")
    parser.add_argument("scratch", type=Path, help="where the dump is built and outputs go")
    parser.add_argument("--pages", type=int, default=20_000)
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--kinds", default=",".join(KINDS))
    parser.add_argument("--contenders", default=",".join(CONTENDERS))
    parser.add_argument("--json", type=Path, help="write the measurements here too")
    parser.add_argument("--ours", nargs=argparse.REMAINDER, default=[], help="more options for our command line")
    given = parser.parse_args()
    dump = given.scratch / f"dump-{given.pages}"
    build(given.data, dump, given.pages, kinds=("jsonl", "warc"))
    rows: list[Row] = []
    turns = [(kind, name) for kind in given.kinds.split(",") for name in given.contenders.split(",")]
    for number in range(given.rounds):
        for kind, name in turns if number % 2 == 0 else turns[::-1]:
            tool, workers = name.rsplit("-", 1)
            out = given.scratch / "out"
            shutil.rmtree(out, ignore_errors=True)
            if tool == "cleaner":
                row = run_ours(dump, kind, given.pages, int(workers), out=out, extra=given.ours)
            else:
                row = run_other(tool, dump, kind, given.pages, int(workers), out=out)
            rows.append(row)
            print(f"round {number + 1}: {kind} {name}: {row.rate:.2f} pages/s, {row.cpu_ms:.1f} ms", flush=True)
            if given.json:
                given.json.write_text(json.dumps([asdict(row) for row in rows], indent=1))
    shutil.rmtree(given.scratch / "out", ignore_errors=True)
    table(rows)


if __name__ == "__main__":
    main()
