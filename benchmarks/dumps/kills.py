"""SIGKILLs at random moments of a run; then the same command again until it is done; then every byte compared.

    python -m benchmarks.dumps.kills path/to/scratch --trials 50 --ray 15 --seed 1

A trial is a new run over a small dump, at least one kill, and as many calls of the same command as it takes. Killed are
the parent, the server that forks, a process that reads and writes, a worker that cleans, and on a Ray cluster of
several nodes on this machine a node (its raylet), a process of Ray's, or the parent. Half of the kills come at a moment
drawn evenly from the time that an undisturbed run takes; half as soon as the run folder holds a drawn number of
files, which is when something is being written. A resumed run may be killed again. What has to be the same as in the
undisturbed run is named in :data:`benchmarks.dumps.accounts.COMPARED`. The input holds records that end in the
quarantine, too. Trials take turns with JSON Lines, with WARC into gzip, and with gzip into Parquet.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import subprocess
import time
from collections import Counter
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import psutil

from benchmarks.dumps import accounts
from benchmarks.dumps.containers import gzip_member, json_line, warc_info, warc_response
from benchmarks.dumps.local_cluster import LocalCluster
from benchmarks.dumps.processes import CLEANER, adopt_orphans, environment, reap_orphans
from benchmarks.dumps.small_pages import small_pages

RECORDS = 1_200
"""Of the small dump: some seconds of work for two processes."""

LAYOUTS = {
    "jsonl": (["pages.jsonl"], []),
    "warc": (["pages.warc.gz"], ["--compress", "gzip"]),
    "parquet": (["pages.jsonl.gz"], ["--to", "parquet"]),
}
"""Inputs and options of the runs that take turns."""

QUICK = ("--select", "BP,QC", "--main-content", "fast", "--findings", "--shard-records", "50", "-j", "2", "-q")
"""What makes a run short and its shards many."""

ROLES = ("parent", "server", "supervisor", "worker", "worker")
CLUSTER_ROLES = ("node", "node", "process", "worker", "parent")
"""Who is killed, as often as it stands here; where there is none of them yet, the kill waits for the first."""

AGAIN = 0.4
"""Share of resumed runs that are killed, too."""

MOST_CALLS = 12
"""Of the command in one trial; more mean that it does not go on."""

HANGS = 300.0
"""Seconds after which a call counts as hanging."""


@dataclass
class Tally:
    """What happened in all trials."""

    killed: Counter[str] = field(default_factory=Counter)
    identical: int = 0
    trials: int = 0
    problems: list[str] = field(default_factory=list)
    calls: int = 0
    survived: int = 0


def build_inputs(folder: Path, records: int) -> None:
    """The dump in three containers; every 97th record of JSON Lines cannot be cleaned."""
    folder.mkdir(parents=True, exist_ok=True)
    lines, members = [], [warc_info()]
    for number, html in enumerate(small_pages(records)):
        url = f"https://example.org/{number}"
        lines.append(b'{"html": \n' if number % 97 == 96 else json_line({"id": number, "url": url, "html": html}))
        members.append(warc_response(url, url, html, number))
    (folder / "pages.jsonl").write_bytes(b"".join(lines))
    (folder / "pages.jsonl.gz").write_bytes(gzip_member(b"".join(lines)))
    (folder / "pages.warc.gz").write_bytes(b"".join(members))


def command_of(inputs: Path, layout: str, run: Path, engine: str) -> list[str]:
    """The command that is given again and again."""
    names, options = LAYOUTS[layout]
    chosen = ["--engine", engine] if engine != "local" else []
    return [*CLEANER, "clean", *(str(inputs / name) for name in names), "-o", str(run), *QUICK, *options, *chosen]


def roles(pid: int) -> dict[str, list[psutil.Process]]:
    """Processes below a running command by what they do.

    A server that forks stands between each process and those that it started, so what they do shows by their depth.
    """
    found: dict[str, list[psutil.Process]] = {"parent": [], "server": [], "supervisor": [], "worker": []}
    try:
        root = psutil.Process(pid)
        found["parent"] = [root]
        for server in _forkers(root):
            found["server"].append(server)
            for supervisor in server.children():
                found["supervisor"].append(supervisor)
                for below in _forkers(supervisor):
                    found["server"].append(below)
                    found["worker"] += below.children()
    except psutil.NoSuchProcess:
        pass
    return {role: processes for role, processes in found.items() if processes}


def _forkers(process: psutil.Process) -> list[psutil.Process]:
    return [child for child in process.children() if "forkserver" in " ".join(child.cmdline())]


class Trial:
    """A run that is killed and taken up again."""

    def __init__(
        self, command: list[str], run: Path, seconds: float, draw: random.Random, cluster: LocalCluster | None
    ):
        self._command = command
        self._run = run
        self._seconds = seconds
        self._draw = draw
        self._cluster = cluster

    def go(self, tally: Tally) -> str | None:
        """Kill and resume until it is done; what went wrong, if anything did."""
        killed = 0
        for call in range(MOST_CALLS):
            tally.calls += 1
            disturb = not killed or self._draw.random() < AGAIN
            popen, role = self._call(disturb, first=call == 0)
            try:
                code = popen.wait(HANGS)
            except subprocess.TimeoutExpired:
                os.killpg(popen.pid, signal.SIGKILL)
                popen.wait()
                return f"hung after a kill of {role}"
            if role:
                killed += 1
                tally.killed[role] += 1
                tally.survived += code == 0
            if code == 0 and killed:
                return None
            if code == 0:  # over before the kill came: the next call has nothing to do
                shutil.rmtree(self._run)
            elif role is None:
                errors = (self._run.parent / "stderr").read_text(errors="replace")
                return f"exit code {code} though nothing was killed: {errors[:700]} ... {errors[-700:]}"
        return f"not done after {MOST_CALLS} calls"

    def _call(self, disturb: bool, first: bool) -> tuple[subprocess.Popen[bytes], str | None]:
        environ = environment()
        if self._cluster:
            environ["RAY_ADDRESS"] = self._cluster.address
        with (self._run.parent / "stderr").open("wb") as errors:
            popen = subprocess.Popen(
                self._command,
                stdout=subprocess.DEVNULL,
                stderr=errors,
                stdin=subprocess.DEVNULL,
                env=environ,
                start_new_session=True,
            )
        return popen, self._kill(popen, first) if disturb else None

    def _kill(self, popen: subprocess.Popen[bytes], first: bool) -> str | None:
        """Wait for the moment, then kill; who it was, or ``None`` if the command was over before."""
        role = self._draw.choice(CLUSTER_ROLES if self._cluster else ROLES)
        if self._draw.random() < 0.5:
            until = time.monotonic() + self._draw.uniform(0, self._seconds if first else self._seconds / 2)
            while popen.poll() is None and time.monotonic() < until:
                time.sleep(0.005)
        else:
            before = self._files()
            wanted = before + self._draw.randint(1, 60)
            while popen.poll() is None and self._files() < wanted:
                time.sleep(0.002)
        while popen.poll() is None:
            there = roles(popen.pid)
            if self._cluster:
                there = {"parent": there.get("parent", []), **self._cluster.roles()}
            try:
                self._draw.choice(there[role]).kill()
            except (KeyError, IndexError, psutil.NoSuchProcess):  # not there yet, or not any more
                time.sleep(0.005)
                continue
            return role if not self._cluster else f"ray {role}"
        return None

    def _files(self) -> int:
        return sum(len(files) for _, _, files in os.walk(self._run))


def undisturbed(inputs: Path, layout: str, folder: Path) -> tuple[dict[str, str], float]:
    """The bytes that have to come out, and the seconds that it takes."""
    run = folder / "run"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    began = time.monotonic()
    subprocess.run(command_of(inputs, layout, run, "local"), check=True, env=environment(), stdin=subprocess.DEVNULL)
    seconds = time.monotonic() - began
    found = accounts.fingerprint(run)
    if "summary.json" not in found or len(found) < 10:
        raise SystemExit(f"the undisturbed run wrote only {sorted(found)}")
    return found, seconds


def compare(expected: dict[str, str], run: Path) -> str | None:
    """What differs from the undisturbed run."""
    found = accounts.fingerprint(run)
    different = sorted(name for name in expected.keys() | found.keys() if expected.get(name) != found.get(name))
    if different:
        return f"{len(different)} files differ: {', '.join(different[:5])}"
    parts = [str(path.relative_to(run)) for path in run.rglob(".*.part")]
    return f"left behind: {', '.join(parts[:5])}" if parts else None


def main() -> None:
    """Run the trials and print what they gave."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("scratch", type=Path)
    parser.add_argument("--trials", type=int, default=50, help="in all")
    parser.add_argument("--ray", type=int, default=15, help="of them on a Ray cluster")
    parser.add_argument("--records", type=int, default=RECORDS)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    inputs = given.scratch / "kills-input"
    build_inputs(inputs, given.records)
    expected = {layout: undisturbed(inputs, layout, given.scratch / "kills-undisturbed") for layout in LAYOUTS}
    for layout, (files, seconds) in expected.items():
        print(f"undisturbed {layout}: {len(files)} files in {seconds:.1f} s", flush=True)
    tally = Tally()
    go = partial(_trials, given=given, inputs=inputs, expected=expected, tally=tally)
    go(range(given.trials - given.ray), cluster=None)
    if given.ray:
        with LocalCluster() as cluster:
            go(range(given.trials - given.ray, given.trials), cluster=cluster)
    print("\nkilled:   " + ", ".join(f"{count} {role}" for role, count in sorted(tally.killed.items())))
    print(
        f"calls:    {tally.calls} of the command; {tally.survived} ended well although something was killed below them"
    )
    print(f"outputs:  {tally.identical} of {tally.trials} identical to the undisturbed run")
    for problem in tally.problems:
        print(f"  {problem}")
    raise SystemExit(bool(tally.problems))


def _trials(
    numbers: range,
    *,
    given: argparse.Namespace,
    inputs: Path,
    expected: dict[str, tuple[dict[str, str], float]],
    tally: Tally,
    cluster: LocalCluster | None,
) -> None:
    adopt_orphans()
    run = given.scratch / "kills" / "run"
    for number in numbers:
        layout = list(LAYOUTS)[number % len(LAYOUTS)]
        files, seconds = expected[layout]
        shutil.rmtree(run.parent, ignore_errors=True)
        run.parent.mkdir(parents=True)
        draw = random.Random(f"{given.seed}:{number}")
        if cluster:
            cluster.mend()
        command = command_of(inputs, layout, run, "ray" if cluster else "local")
        before = Counter(tally.killed)
        problem = Trial(command, run, seconds, draw, cluster).go(tally) or compare(files, run)
        if not cluster and (left := reap_orphans()):
            problem = problem or f"processes were left: {left}"
        tally.trials += 1
        tally.identical += problem is None
        said = ", ".join((tally.killed - before).elements())
        print(f"trial {number + 1} ({layout}; killed {said}): {problem or 'identical'}", flush=True)
        if problem:
            tally.problems.append(f"trial {number + 1} ({layout}; killed {said}): {problem}")


if __name__ == "__main__":
    main()
