"""Articles that are counted together: those of a site, of a language, of a whole run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from cleaner.dumps.facts import Facts


@dataclass(slots=True)
class Group:
    """Articles that are counted together; what is in the quarantine is no article and counts nowhere here.

    Attributes:
        states: Articles by state.
        before: Characters and words of what was read.
        after: Characters and words of what is left.
        findings: By code or family.
    """

    states: Counter[str] = field(default_factory=Counter)
    before: tuple[int, int] = (0, 0)
    after: tuple[int, int] = (0, 0)
    findings: Counter[str] = field(default_factory=Counter)

    @property
    def records(self) -> int:
        """Articles in any state."""
        return self.states.total()

    def add(self, facts: Facts, state: str, findings: Mapping[str, int]) -> None:
        """Count one article."""
        self.states[state] += 1
        self.before = self.before[0] + facts["characters"][0], self.before[1] + facts["words"][0]
        self.after = self.after[0] + facts["characters"][1], self.after[1] + facts["words"][1]
        self.findings.update(findings)

    def merge(self, other: Group) -> None:
        """Add other articles."""
        self.states.update(other.states)
        self.before = self.before[0] + other.before[0], self.before[1] + other.before[1]
        self.after = self.after[0] + other.after[0], self.after[1] + other.after[1]
        self.findings.update(other.findings)

    def to_dict(self) -> dict[str, Any]:
        """As JSON holds it."""
        return {
            "records": self.records,
            "states": dict(self.states),
            "characters_before": self.before[0],
            "characters_after": self.after[0],
            "words_before": self.before[1],
            "words_after": self.after[1],
            "findings": dict(self.findings),
        }

    @classmethod
    def from_dict(cls, value: Mapping[str, Any]) -> Group:
        """A group as :meth:`to_dict` gave it."""
        return cls(
            states=Counter(value["states"]),
            before=(value["characters_before"], value["words_before"]),
            after=(value["characters_after"], value["words_after"]),
            findings=Counter(value["findings"]),
        )
