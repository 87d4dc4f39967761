"""A command run as a user runs it, with the time and memory of everything that it starts."""

from __future__ import annotations

import ctypes
import os
import resource
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import psutil

_SET_CHILD_SUBREAPER = 36  # of prctl(2): orphans below us become our children instead of init's
SAMPLE_SECONDS = 0.2
"""Between two looks at the memory of a process tree."""

PYTHON = sys.executable
CLEANER = (PYTHON, "-m", "cleaner")
"""The command line, by the interpreter that runs the benchmark."""


@dataclass(frozen=True, slots=True)
class Measured:
    """What a command took.

    Attributes:
        code: Its exit code.
        wall: Seconds.
        cpu: Seconds of processor, user and system, of the command and everything below it.
        memory: Bytes of all processes together, at each look; empty unless asked for.
        output: Standard output, or its last part.
        errors: Standard error, or its last part.
        left: Command lines of processes that were still there ten seconds later.
    """

    code: int
    wall: float
    cpu: float
    output: str
    errors: str
    memory: list[int] = field(default_factory=list)
    left: list[str] = field(default_factory=list)

    @property
    def peak(self) -> int:
        """The most memory at any look."""
        return max(self.memory, default=0)


def measure(
    command: Sequence[str], folder: Path, *, memory: bool = False, timeout: float | None = None, threads: int = 1
) -> Measured:
    """Run a command to its end.

    Args:
        command: What to run.
        folder: Where its output goes to be read back.
        memory: Whether to look at memory; looking costs a little processor time that is not the command's.
        timeout: Seconds after which it counts as hanging and is killed, with all its children; exit code 124.
        threads: Of libraries that would use all cores otherwise.
    """
    adopt_orphans()
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "stdout").open("wb") as out, (folder / "stderr").open("wb") as err:
        before, started = _children_seconds(), time.monotonic()
        popen = subprocess.Popen(command, stdout=out, stderr=err, stdin=subprocess.DEVNULL, env=environment(threads))
        samples: list[int] = []
        code = None
        while code is None:
            try:
                code = popen.wait(SAMPLE_SECONDS if memory else 1.0 if timeout else None)
            except subprocess.TimeoutExpired:
                if memory:
                    samples.append(tree_memory(popen.pid))
                if timeout and time.monotonic() - started > timeout:
                    kill_tree(popen.pid)
                    popen.wait()
                    code = 124
        wall = time.monotonic() - started
    left = reap_orphans()
    return Measured(
        code, wall, _children_seconds() - before, _tail(folder / "stdout"), _tail(folder / "stderr"), samples, left
    )


def environment(threads: int = 1) -> dict[str, str]:
    """The environment of measured commands: one thread for libraries that would use all cores."""
    return {**os.environ, "OMP_NUM_THREADS": str(threads), "PYTHONHASHSEED": "random"}


def tree(pid: int) -> Iterator[psutil.Process]:
    """A process and everything below it that is still there."""
    try:
        root = psutil.Process(pid)
        yield from (root, *root.children(recursive=True))
    except psutil.NoSuchProcess:
        return


def tree_memory(pid: int) -> int:
    """Bytes of a process tree: proportional set size, which counts what is shared once.

    Resident size where the system does not tell.
    """
    total = 0
    for process in tree(pid):
        try:
            total += _proportional(process.pid) or process.memory_info().rss
        except psutil.Error:
            continue
    return total


def kill_tree(pid: int) -> None:
    """Kill a process and everything below it."""
    for process in list(tree(pid)):
        try:
            process.kill()
        except psutil.NoSuchProcess:
            continue


def adopt_orphans() -> None:
    """From now on, what a command leaves behind becomes our child: its time is counted, and it can be found."""
    ctypes.CDLL(None, use_errno=True).prctl(_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def reap_orphans(patience: float = 10.0) -> list[str]:
    """Wait for what a command left behind, then kill it; the command lines of what had to be killed."""
    deadline = time.monotonic() + patience
    while True:
        try:
            while os.waitpid(-1, os.WNOHANG)[0]:
                pass
        except ChildProcessError:
            return []
        if time.monotonic() > deadline:
            break
        time.sleep(0.05)
    left = []
    for process in psutil.Process().children(recursive=True):
        try:
            left.append(" ".join(process.cmdline())[:200])
            process.kill()
        except psutil.NoSuchProcess:
            continue
    try:
        while True:
            os.waitpid(-1, 0)
    except ChildProcessError:
        return left


def _proportional(pid: int) -> int:
    try:
        rollup = Path(f"/proc/{pid}/smaps_rollup").read_text()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in rollup.splitlines() if line.startswith("Pss:")), 0)


def _children_seconds() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _tail(path: Path, size: int = 20_000) -> str:
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - size))
        return file.read().decode("utf-8", "replace")
