"""Which lines boilerplate rules have claimed, and by which rule."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cleaner.finding import Finding
from cleaner.rulepacks.match import Hit, Line
from cleaner.rulepacks.schema import Rule


@dataclass(frozen=True, slots=True)
class Claim:
    """A line that is boilerplate, and why.

    Attributes:
        context: Whether the line alone would not have said so (section, thread, tail); such claims can be vetoed.
    """

    code: str
    name: str
    confidence: float
    why: str
    context: bool = False

    @classmethod
    def of(cls, rule: Rule, *, context: bool = False) -> Claim:
        """The claim that a rule makes."""
        return cls(rule.code, rule.name, rule.confidence, rule.why, context)

    def finding(self, line: Line) -> Finding:
        """The claim as a removal of its line."""
        return Finding(self.code, self.name, line.block.start, line.block.end, "", self.confidence, self.why)


class Claims:
    """Claims by line. Where several rules claim a line the most confident stays, the earlier of two equals."""

    def __init__(self, lines: list[Line]) -> None:
        self._lines = lines
        self._claims: dict[int, Claim] = {}
        self._first_prose: int | None = None

    def __contains__(self, index: int) -> bool:
        return index in self._claims

    def get(self, index: int) -> Claim | None:
        """The claim on a line."""
        return self._claims.get(index)

    def claim(self, index: int, claim: Claim) -> None:
        """Claim a line, unless a more confident rule has it."""
        held = self._claims.get(index)
        if held is None or claim.confidence > held.confidence or (held.context and not claim.context):
            self._claims[index] = claim

    def items(self) -> Iterator[tuple[int, Claim]]:
        """Claims in the order of lines."""
        return iter(sorted(self._claims.items()))

    def drop_context(self) -> None:
        """Take back every claim that rests on context."""
        self._claims = {index: claim for index, claim in self._claims.items() if not claim.context}

    def after_prose(self, index: int) -> bool:
        """Whether a line stands behind at least one line of article prose."""
        if self._first_prose is None:
            prose = (line.index for line in self._lines if line.shape.prose)
            self._first_prose = next(prose, len(self._lines))
        return index > self._first_prose


@dataclass(frozen=True, slots=True)
class Reading:
    """What the rules make of the lines of a document.

    Attributes:
        hits: Rules that match each line, whether or not they may claim it.
        claims: The lines that are removed.
        flags: Findings that are only reported.
    """

    lines: list[Line]
    hits: list[tuple[Hit, ...]]
    claims: Claims
    flags: list[Finding]
