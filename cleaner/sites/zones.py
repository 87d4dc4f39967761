"""Where a line stands on its page: above what only this page says, below it, or between.

What only this page says are its *own* lines, those that do not repeat on the site. Since removing repeated lines does
not move any other line to another zone, what was left once is left again.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass

from cleaner.sites.lines import OUTSIDE, PROSE, Line


@dataclass(frozen=True, slots=True)
class Zones:
    """The zones of one page.

    Attributes:
        first, last: Numbers of its first and last own line; lines before are at the top, lines behind at the bottom.
        prose: Number of its first own paragraph.
    """

    first: int
    last: int
    prose: int

    @classmethod
    def of(cls, lines: Sequence[Line], repeated: Container[int]) -> Zones | None:
        """The zones of a page; ``None`` for one that has no paragraph of its own."""
        first = last = prose = -1
        for number, line in enumerate(lines):
            if line.key in repeated or line.has(OUTSIDE):
                continue
            if first < 0:
                first = number
            last = number
            if prose < 0 and line.has(PROSE):
                prose = number
        return cls(first, last, prose) if prose >= 0 else None

    @property
    def has_headline(self) -> bool:
        """Whether a line of its own stands above its first own paragraph."""
        return self.first < self.prose
