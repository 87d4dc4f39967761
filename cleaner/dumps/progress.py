"""How far a run is: what the bars on a terminal and the metrics file are drawn from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Progress:
    """A run at one moment.

    Attributes:
        records_total: Records of all inputs; ``None`` until they are counted.
        states: Records that are done, by state (see :data:`cleaner.dumps.outcome.STATES`).
        shards_total, shards_done: Shards.
        bytes_total, bytes_done: Bytes of the inputs as they are stored; ``None`` where the size is not known.
        restarts: Workers that died or were ended, and were started anew.
        seconds: Since this run began or was taken up again.
        records_before: Of the records that are done, how many were done by an earlier run; they tell nothing of speed.

    Example:
        >>> progress = Progress(400, {"kept": 90, "dropped": 10}, seconds=20.0)
        >>> progress.records_done, progress.rate, progress.seconds_left
        (100, 5.0, 60.0)
    """

    records_total: int | None = None
    states: Mapping[str, int] = field(default_factory=dict)
    shards_total: int = 0
    shards_done: int = 0
    bytes_total: int | None = None
    bytes_done: int = 0
    restarts: int = 0
    seconds: float = 0.0
    records_before: int = 0

    @property
    def records_done(self) -> int:
        """Records in any state."""
        return sum(self.states.values())

    @property
    def rate(self) -> float:
        """Records a second since the run began; 0 before the first."""
        return (self.records_done - self.records_before) / self.seconds if self.seconds > 0 else 0.0

    @property
    def seconds_left(self) -> float | None:
        """Until the last record, at the rate so far; ``None`` where that cannot be known."""
        if self.records_total is None or self.rate <= 0:
            return None
        return max(self.records_total - self.records_done, 0) / self.rate
