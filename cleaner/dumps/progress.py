"""How far a run is: what the bars on a terminal and the metrics file are drawn from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Phase = Literal["counting", "learning", "cleaning", "comparing"]


@dataclass(frozen=True, slots=True)
class Progress:
    """A run at one moment.

    Attributes:
        records_total: Records of all inputs; ``None`` until they are counted.
        states: Records that are done, by state (see :data:`cleaner.dumps.outcome.STATES`).
        shards_total, shards_done: Shards.
        restarts: Workers that died or were ended, and were started anew.
        seconds: Since this phase began.
        phase: What is done now: records are counted first, and with ``learn_sites`` learned from, then cleaned.
        looked_at: Records that were counted or learned from in this phase.
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
    restarts: int = 0
    seconds: float = 0.0
    phase: Phase = "cleaning"
    looked_at: int = 0
    records_before: int = 0

    @property
    def records_done(self) -> int:
        """Records in any state."""
        return sum(self.states.values())

    @property
    def rate(self) -> float:
        """Records a second since the phase began; 0 before the first."""
        if self.phase != "cleaning":
            return self.looked_at / self.seconds if self.seconds > 0 else 0.0
        return (self.records_done - self.records_before) / self.seconds if self.seconds > 0 else 0.0

    @property
    def seconds_left(self) -> float | None:
        """Until the last record, at the rate so far; ``None`` where that cannot be known."""
        if self.records_total is None or self.rate <= 0:
            return None
        done = self.records_done if self.phase == "cleaning" else self.looked_at
        return max(self.records_total - done, 0) / self.rate
