"""The command line, killed and interrupted."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from tests.dumps.test_run import digests, dump

pytestmark = pytest.mark.slow

RECORDS = 2_000


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory):
    folder: Path = tmp_path_factory.mktemp("killed")
    path = dump(folder, RECORDS)
    assert begun(path, folder / "undisturbed").wait() == 0
    return path, folder


def begun(path: Path, run: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "cleaner", "clean", str(path), "-o", str(run), "-j", "2", "--select", "BP,DQ"]
    return subprocess.Popen([*command, "--shard-records", "50", "-q"], env={**os.environ, "OMP_NUM_THREADS": "1"})


def wait_for_shards(run: Path, process: subprocess.Popen[bytes], number: int) -> None:
    while process.poll() is None and len(list((run / "shards").glob("*.json"))) < number:
        time.sleep(0.02)
    assert process.poll() is None, "it was over before it could be killed"


@pytest.mark.parametrize("whom", ["parent", "reader", "worker"])
def test_killed(undisturbed, tmp_path, whom):
    path, folder = undisturbed
    process = begun(path, tmp_path / "run")
    wait_for_shards(tmp_path / "run", process, 3)
    if whom == "parent":
        process.kill()
        process.wait()
    else:
        victim = descendants(process.pid)[0 if whom == "reader" else -1]
        victim.kill()
    code = process.wait()
    if code != 0:
        assert begun(path, tmp_path / "run").wait() == 0
    assert (whom == "parent") == (code != 0)
    assert digests(tmp_path / "run") == digests(folder / "undisturbed")


def descendants(pid: int) -> list[psutil.Process]:
    """Processes that the server of processes forked: those that read, then at the end those that clean."""
    servers = [one for one in psutil.Process(pid).children() if "forkserver" in " ".join(one.cmdline())]
    readers = [one for server in servers for one in server.children()]
    workers = [
        one for reader in readers for server in reader.children() for one in server.children() if one.is_running()
    ]
    return [*readers, *workers]


def test_interrupted(undisturbed, tmp_path):
    path, folder = undisturbed
    process = begun(path, tmp_path / "run")
    wait_for_shards(tmp_path / "run", process, 3)
    process.send_signal(signal.SIGINT)
    assert process.wait() == 130
    done = len(list((tmp_path / "run" / "shards").glob("*.json")))
    assert 3 <= done < RECORDS // 50
    assert not list((tmp_path / "run").rglob(".*.part"))
    assert begun(path, tmp_path / "run").wait() == 0
    assert digests(tmp_path / "run") == digests(folder / "undisturbed")
