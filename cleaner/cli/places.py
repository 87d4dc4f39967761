"""Where in a text something is, as editors count."""

from __future__ import annotations

import re
from bisect import bisect_right

from cleaner.finding import Finding

_LINE_BREAK = re.compile(r"\r\n|\r|\n")

EXCERPT = 60
"""Characters of a finding that are shown."""


class Places:
    """Lines and columns of one source, both from 1; columns count code points."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._starts = [0, *(match.end() for match in _LINE_BREAK.finditer(source))]

    def place(self, position: int) -> tuple[int, int]:
        """Line and column of a position.

        Example:
            >>> Places("ab\\ncd").place(4)
            (2, 2)
        """
        line = bisect_right(self._starts, position) - 1
        return line + 1, position - self._starts[line] + 1

    def start(self, finding: Finding) -> tuple[int, int]:
        """Where a finding begins to be visible: white space that goes with what it names is not what it is about."""
        said = self._source[finding.start : finding.end]
        return self.place(finding.start + (len(said) - len(said.lstrip()) if said.strip() else 0))

    def end(self, finding: Finding) -> tuple[int, int]:
        """Just behind the last visible character of a finding."""
        said = self._source[finding.start : finding.end]
        return self.place(finding.start + len(said.rstrip()) if said.strip() else finding.end)

    def excerpt(self, finding: Finding) -> str:
        """The beginning of the text that a finding is about, on one line."""
        said = " ".join(self._source[finding.start : finding.end][: 4 * EXCERPT].split())
        return said if len(said) <= EXCERPT else said[: EXCERPT - 1].rstrip() + "…"
