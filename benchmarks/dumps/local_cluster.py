"""A Ray cluster of several nodes on one machine, whose nodes can be killed."""

from __future__ import annotations

from types import TracebackType
from typing import Any

import psutil

NODES = 2
"""That work, with a core each; the head, without one, only keeps the cluster together."""

STORE = 80 * 2**20
"""Bytes of each node's object store; Ray takes no less."""


class LocalCluster:
    """Starts with ``with``; its processes end when that ends."""

    def __enter__(self) -> LocalCluster:
        from ray.cluster_utils import Cluster

        head: dict[str, Any] = {"num_cpus": 0, "object_store_memory": STORE, "include_dashboard": False}
        self._cluster = Cluster(initialize_head=True, connect=False, head_node_args=head)
        self._nodes: list[Any] = []
        self.mend()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._cluster.shutdown()

    @property
    def address(self) -> str:
        """What ``RAY_ADDRESS`` has to be."""
        return str(self._cluster.address)

    def mend(self) -> None:
        """Put new nodes in the place of dead ones."""
        for node in [node for node in self._nodes if self._raylet(node) is None]:
            self._nodes.remove(node)
            self._cluster.remove_node(node, allow_graceful=False)
        while len(self._nodes) < NODES:
            self._nodes.append(self._cluster.add_node(num_cpus=1, object_store_memory=STORE))

    def roles(self) -> dict[str, list[psutil.Process]]:
        """Processes that can be killed: nodes, as long as one is left, Ray's own processes, and workers of ours."""
        raylets = [raylet for node in self._nodes if (raylet := self._raylet(node))]
        found: dict[str, list[psutil.Process]] = {"node": [], "process": [], "worker": []}
        if len(raylets) == NODES:
            found["node"] = raylets
        for raylet in raylets:
            try:
                busy = [child for child in raylet.children() if "ray::_do" in " ".join(child.cmdline())]
                found["process"] += busy
                for child in busy:
                    found["worker"] += [one for one in child.children(recursive=True) if not one.children()]
            except psutil.NoSuchProcess:
                continue
        return {role: processes for role, processes in found.items() if processes}

    def _raylet(self, node: Any) -> psutil.Process | None:
        for info in node.all_processes.get("raylet", ()):
            if info.process.poll() is None:
                return psutil.Process(info.process.pid)
        return None
