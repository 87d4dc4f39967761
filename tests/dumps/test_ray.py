"""Runs on a real Ray cluster of several nodes on this machine, one of which is killed half way."""

from __future__ import annotations

from pathlib import Path

import pytest

from cleaner.dumps.engines.local import LocalEngine
from cleaner.dumps.engines.on_ray import RayEngine
from cleaner.dumps.inputs.find import find_inputs
from cleaner.dumps.run import run
from cleaner.dumps.settings import Settings
from tests.dumps.test_run import FAST, digests, dump

pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("ignore")]

ray = pytest.importorskip("ray", reason="the extra 'ray' is not installed")


@pytest.fixture(scope="module")
def cluster():
    from ray.cluster_utils import Cluster

    made = Cluster(initialize_head=True, head_node_args={"num_cpus": 1, "include_dashboard": False})
    yield made
    made.shutdown()


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory):
    folder: Path = tmp_path_factory.mktemp("undisturbed")
    path = dump(folder, 420)
    engine = LocalEngine(1)
    run(find_inputs([str(path)]), folder / "run", Settings(config=FAST), engine=engine)
    engine.close()
    return path, folder / "run"


def test_a_node_is_killed_half_way(cluster, undisturbed, tmp_path):
    path, folder = undisturbed
    doomed = cluster.add_node(num_cpus=1)
    cluster.wait_for_nodes()
    engine = RayEngine(address=cluster.address)
    killed = False

    def watch(progress):
        nonlocal killed
        if progress.shards_done >= 2 and not killed:
            killed = True
            cluster.remove_node(doomed, allow_graceful=False)

    try:
        finished = run(find_inputs([str(path)]), tmp_path / "run", Settings(config=FAST), engine=engine, watch=watch)
    finally:
        engine.close()
    assert killed
    assert finished.complete
    assert finished.complaints == ()
    assert digests(tmp_path / "run") == digests(folder)
