"""What repeats on one site, and what is to be done about it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

ANYWHERE, TOP, BOTTOM, FRAME, BOX, UNSURE = (1 << bit for bit in range(6))
"""Roles of a repeated line: boilerplate wherever it stands; above the headline; below the article; as the first line of
a box; in a box behind such a line; perhaps boilerplate. A line without a role repeats and is right to."""

REMOVABLE = ANYWHERE | TOP | BOTTOM | FRAME | BOX


@dataclass(frozen=True, slots=True)
class Repeat:
    """A line that stands on several pages of a site.

    Attributes:
        key: Hash of what it says, see :func:`cleaner.sites.lines.key_of`.
        pages: Pages it stands on, of those that are counted.
        role: What is to be done about it, and where.
        text: How it begins; empty where that was not kept.
    """

    key: int
    pages: int
    role: int = 0
    text: str = ""

    def has(self, role: int) -> bool:
        """Whether it has one of some roles."""
        return bool(self.role & role)


@dataclass(frozen=True, slots=True)
class Repeats:
    """What repeats on one site.

    Attributes:
        host: The site.
        pages: Pages with an article that were counted, each story once.
        lines: Every line that stands on three pages or more, by key.
    """

    host: str
    pages: int = 0
    lines: Mapping[int, Repeat] = field(default_factory=dict, repr=False)

    @property
    def removable(self) -> list[Repeat]:
        """The lines that are removed somewhere, the most frequent first."""
        return _sorted(line for line in self.lines.values() if line.has(REMOVABLE))

    @property
    def unsure(self) -> list[Repeat]:
        """The lines that are only reported."""
        return _sorted(line for line in self.lines.values() if line.has(UNSURE) and not line.has(REMOVABLE))


def _sorted(lines: Iterable[Repeat]) -> list[Repeat]:
    return sorted(lines, key=lambda line: (-line.pages, line.text, line.key))
