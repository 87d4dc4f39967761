"""Peak memory of a run at one size of input and at ten times that.

    python -m benchmarks.dumps.memory path/to/wcxb-dev path/to/scratch              100 MB and 1 GB
    python -m benchmarks.dumps.memory path/to/wcxb-dev path/to/scratch --large      1 GB and 10 GB

Both inputs are the same pages, twice and twenty times (other words in each: :mod:`benchmarks.dumps.variation`), so
that no page of the larger one is larger than all of the smaller one. Memory is that of the whole process tree, looked
at five times a second: proportional set size, which counts what processes share once.
"""

from __future__ import annotations

import argparse
import json
import shutil
import statistics
from pathlib import Path

from benchmarks.dumps import accounts
from benchmarks.dumps.build_dump import build
from benchmarks.dumps.processes import CLEANER, measure

PAGE_BYTES = 290_000
"""Of a page of WCXB as a line of JSON Lines, on average: what sizes are turned into numbers of pages with."""

LEAST = 60
"""Megabytes of the smaller input: with less there are fewer shards than keep two processes busy until they are warm."""

TIMES = 10
"""The larger input against the smaller one."""

CYCLES = 2
"""Times that every page is in the smaller input."""


def main() -> None:
    """Build both inputs, clean them, print a row for each and the ratio of the peaks."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, help="a WCXB folder")
    parser.add_argument("scratch", type=Path, help="where the inputs and runs go")
    parser.add_argument("--megabytes", type=int, default=100, help="of the smaller input")
    parser.add_argument("--large", action="store_true", help="1 GB and 10 GB")
    parser.add_argument("--kind", choices=("jsonl", "jsonl.gz", "warc"), default="jsonl")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--json", type=Path, help="write all samples here")
    given = parser.parse_args()
    megabytes = 1000 if given.large else given.megabytes
    if megabytes < LEAST:
        parser.error(f"--megabytes: at least {LEAST}, so that all processes have work at both sizes")
    distinct = max(1, megabytes * 1_000_000 // PAGE_BYTES // CYCLES)
    name = {"jsonl": "pages.jsonl", "jsonl.gz": "pages.jsonl.gz", "warc": "pages.warc.gz"}[given.kind]
    peaks, all_samples = [], {}
    print(f"{'pages':>8}{'HTML':>12}{'seconds':>9}{'peak':>10}{'median':>10}{'lost':>6}{'exit':>6}")
    for times in (1, TIMES):
        pages = distinct * CYCLES * times
        folder = given.scratch / f"memory-{given.kind}-{pages}"
        size = int(
            str(build(given.data, folder, pages, kinds=(given.kind,), distinct=distinct, parts=False)["html_bytes"])
        )
        run = folder / "out"
        shutil.rmtree(run, ignore_errors=True)
        command = [*CLEANER, "clean", str(folder / name), "-o", str(run / "run"), "-j", str(given.workers), "-q"]
        took = measure(command, run, memory=True)
        if took.code:
            raise SystemExit(f"exit code {took.code}: {took.errors[-2000:]}")
        lost = accounts.lost(run / "run", pages)
        peaks.append(took.peak)
        all_samples[pages] = took.memory
        middle = statistics.median(took.memory)
        print(
            f"{pages:8}{size / 1e6:9.0f} MB{took.wall:9.1f}{took.peak / 1e6:7.0f} MB{middle / 1e6:7.0f} MB"
            f"{lost:6}{took.code:6}",
            flush=True,
        )
        shutil.rmtree(run)
    print(f"peak at {TIMES} times the input: {peaks[1] / peaks[0]:.2f} times")
    if given.json:
        given.json.write_text(json.dumps(all_samples))


if __name__ == "__main__":
    main()
