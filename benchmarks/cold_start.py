"""What a fresh process costs before it has done anything: ``cleaner --help``, and cleaning one short text.

    python -m benchmarks.cold_start [--runs 10] [--imports]

Prints user and system CPU seconds, the median over fresh processes, after one that is not counted: it writes the
compiled modules and packs that an installed package has after its first use, into a folder of the benchmark's own. Wall
time says little on a machine that does other things as well; CPU time says a little more than it should there, since
caches are shared.
"""

from __future__ import annotations

import argparse
import os
import re
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

TEXT = """\
The harbour bridge will be closed to traffic for six weeks from Monday, the city council said on Thursday, because the \
steel under its northern lanes has rusted faster than anybody expected.

Engineers found the damage in May, when a crane lifted a plate that was meant to be painted and saw that it was thin \
as paper. “We had hoped that it could wait until the spring,” said Anna Berg, who leads the works. “It cannot.”

Buses will take the long way around the bay, and the ferry is going to run every ten minutes instead of every twenty.

See also: Storm closes the port

Leave a Reply
"""
COMMANDS = {
    "python -c pass": ["-c", "pass"],
    "cleaner --help": ["-m", "cleaner", "--help"],
    "cleaner clean --help": ["-m", "cleaner", "clean", "--help"],
    "cleaner clean - (one short text)": ["-m", "cleaner", "clean", "-"],
    "cleaner check - (one short text)": ["-m", "cleaner", "check", "--exit-zero", "-"],
}
LONGEST = 25
"""Imports that are listed."""


def environment(bytecode: Path) -> dict[str, str]:
    """That of this process, with a folder for compiled modules."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "PYTHONPYCACHEPREFIX": str(bytecode), "OMP_NUM_THREADS": "1"}


def cpu_seconds(arguments: list[str], env: dict[str, str]) -> float:
    """User and system time of one process, those that it starts included."""
    before = os.times()
    done = subprocess.run([sys.executable, *arguments], input=TEXT.encode(), capture_output=True, env=env, check=False)
    if done.returncode != 0:
        sys.exit(done.stderr.decode("utf-8", "replace"))
    after = os.times()
    return after.children_user - before.children_user + after.children_system - before.children_system


def slowest_imports(arguments: list[str], env: dict[str, str]) -> list[tuple[float, str]]:
    """Milliseconds that modules took themselves, without what they import."""
    run = [sys.executable, "-X", "importtime", *arguments]
    said = subprocess.run(run, input=TEXT.encode(), capture_output=True, env=env, check=False).stderr.decode()
    found = re.findall(r"^import time:\s+(\d+) \|\s+\d+ \|\s+(\S+)$", said, re.MULTILINE)
    return sorted(((int(own) / 1000, module) for own, module in found), reverse=True)[:LONGEST]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--runs", type=int, default=10, help="fresh processes for each figure")
    parser.add_argument("--imports", action="store_true", help="list the slowest imports of each")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        env = environment(Path(folder))
        for name, arguments in COMMANDS.items():
            first = cpu_seconds(arguments, env)
            runs = [cpu_seconds(arguments, env) for _ in range(asked.runs)]
            print(f"{statistics.median(runs):.2f} s CPU  {name}  (least {min(runs):.2f}, very first {first:.2f})")
            if asked.imports:
                for milliseconds, module in slowest_imports(arguments, env):
                    print(f"    {milliseconds:7.1f} ms  {module}")


if __name__ == "__main__":
    main()
