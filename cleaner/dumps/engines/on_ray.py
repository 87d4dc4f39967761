"""Tasks done by a Ray cluster: an existing one (``RAY_ADDRESS``), or one that is started on this machine.

Ray Core tasks, spread over the nodes. The run folder and the inputs have to be reachable under the same names from
every node, and Cleaner has to be installed there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from cleaner.dumps.engines.engine import ATTEMPTS, EngineError, Failed, Result
from cleaner.dumps.extras import require
from cleaner.dumps.resources import Resources, Task

AHEAD = 2
"""Tasks submitted for each processor of the cluster: one at work, one that waits so that no processor does. More would
only fill the scheduler; nodes that join later get theirs from the next ones."""

WAKE = 0.5
"""Seconds after which it is asked again whether to stop."""


class RayEngine:
    """Ray Core tasks.

    Args:
        address: Of the cluster; ``None`` takes ``RAY_ADDRESS``, or starts one here.
        processors: Of the cluster that is started here; ``None`` for all cores.

    Raises:
        MissingExtra: Ray is not installed.
        EngineError: There is no cluster at the address.
    """

    def __init__(self, address: str | None = None, processors: int | None = None) -> None:
        self._ray = ray = require("ray", "a Ray cluster", extra="ray")
        self._started = not ray.is_initialized()
        if self._started:
            try:
                ray.init(
                    address=address,
                    num_cpus=None if address or _address_given() else processors,
                    include_dashboard=False,
                    log_to_driver=False,
                    logging_level="error",
                )
            except (ConnectionError, ValueError, RuntimeError) as error:
                raise EngineError(f"the Ray cluster cannot be reached: {error}") from None
        # Retries are counted here, so that a task which ends its process is tried as often as by any other engine.
        self._do = ray.remote(num_cpus=1, max_retries=0, scheduling_strategy="SPREAD")(_do)

    def run(
        self,
        tasks: Iterable[Task[Result]],
        report: Callable[[Any], None] = lambda said: None,
        stopping: Callable[[], bool] = lambda: False,
    ) -> Iterator[tuple[Task[Result], Result | Failed]]:
        """See :class:`~cleaner.dumps.engines.engine.Engine`. Tasks say nothing on their way."""
        waiting = iter(tasks)
        submitted: dict[Any, tuple[Task[Result], int]] = {}
        while True:
            room = AHEAD * max(1, int(self._ray.cluster_resources().get("CPU", 1)))
            while len(submitted) < room and not stopping() and (task := next(waiting, None)) is not None:
                submitted[self._do.remote(task)] = task, 1
            if not submitted:
                return
            ready, _ = self._ray.wait(list(submitted), timeout=WAKE)
            for reference in ready:
                task, attempt = submitted.pop(reference)
                answer = self._answer(reference)
                if isinstance(answer, Failed) and answer.ended and attempt < ATTEMPTS:
                    submitted[self._do.remote(task)] = task, attempt + 1
                else:
                    yield task, answer

    def _answer(self, reference: Any) -> Any:
        try:
            return self._ray.get(reference)
        except self._ray.exceptions.RayTaskError as error:
            return Failed(f"{type(error.cause).__name__}: {error.cause}")
        except self._ray.exceptions.RayError as error:  # a worker or a node that died, an object that was lost
            return Failed(f"{type(error).__name__}: {str(error).splitlines()[0]}", ended=True)

    def close(self) -> None:
        """Leave the cluster; end it if it was started here."""
        if self._started:
            self._ray.shutdown()


def _address_given() -> bool:
    import os

    return bool(os.environ.get("RAY_ADDRESS"))


_resources: Resources | None = None
"""Of this process of Ray's, which does many tasks one after the other."""


def _do(task: Task[Result]) -> Result:
    global _resources  # noqa: PLW0603 -- one for the life of the process is the point
    if _resources is None:
        _resources = Resources()
    return task.run(_resources)
