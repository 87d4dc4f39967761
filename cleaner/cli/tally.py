"""What a run did, counted."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from cleaner.article import Article
from cleaner.cli.catalogue import FAMILIES, family_of


@dataclass(slots=True)
class Tally:
    """Counts of one run, for its summary."""

    documents: int = 0
    failures: int = 0
    notes: int = 0
    verdicts: Counter[str] = field(default_factory=Counter)
    removed: Counter[str] = field(default_factory=Counter)
    rewritten: Counter[str] = field(default_factory=Counter)
    flagged: Counter[str] = field(default_factory=Counter)
    codes: Counter[tuple[str, str]] = field(default_factory=Counter)

    def add(self, article: Article) -> None:
        """Count one article."""
        self.documents += 1
        self.verdicts[article.verdict] += 1
        for finding in article.findings:
            self.codes[finding.code, finding.name] += 1
            kind = self.removed if finding.is_removal else self.rewritten if finding.is_edit else self.flagged
            kind[family_of(finding.code)] += 1

    @property
    def findings(self) -> int:
        """All of them, flags included."""
        return self.codes.total()

    def summary(self) -> list[str]:
        """The lines that ``cleaner clean`` ends with."""
        verdicts = [f"{self.verdicts[v]:,} {words}" for v, words in _VERDICTS.items() if self.verdicts[v]]
        lines = [f"{counted(self.documents, 'document')}" + (f": {', '.join(verdicts)}" if verdicts else "")]
        kinds = {"removed": self.removed, "rewritten": self.rewritten, "flagged": self.flagged}
        width = max(len(f"{counts.total():,}") for counts in kinds.values())
        for words, counts in kinds.items():
            if counts:
                parts = [f"{name} {counts[name]:,}" for name in _in_order(counts)]
                lines.append(f"  {words:<9} {counts.total():>{width},}  {', '.join(parts)}")
        if self.failures:
            lines.append(f"  {self.failures:,} could not be read or cleaned; the messages above say why")
        return lines


_VERDICTS = {"keep": "to keep", "review": "to review", "drop": "to drop"}


def counted(number: int, noun: str) -> str:
    """A number with its noun.

    Example:
        >>> counted(1, "document"), counted(1200, "document")
        ('1 document', '1,200 documents')
    """
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _in_order(counts: Counter[str]) -> list[str]:
    return [name for name in dict.fromkeys((*FAMILIES.values(), "other")) if counts[name]]
