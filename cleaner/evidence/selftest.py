"""Run the examples of the rules: every ``hit`` must be found by its rule, no ``miss`` may be."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cleaner.document import Document
from cleaner.evidence.evidence import EvidenceRule, evidence_rules
from cleaner.evidence.markup import marks
from cleaner.evidence.notices import notices
from cleaner.evidence.schema import notice_file
from cleaner.reading.html import html_document
from cleaner.reading.text import text_document


@dataclass(frozen=True, slots=True)
class Failure:
    """An example that did not come out as its rule says."""

    rule: EvidenceRule
    kind: str
    text: str
    found: tuple[str, ...]

    def __str__(self) -> str:
        verb = "was not found" if self.kind == "hit" else "was found"
        languages = " ".join(self.rule.languages)
        return f"{self.rule.file} {languages}: {self.rule.code}: {self.kind} {self.text!r} {verb} ({self.found})"


def selftest() -> Iterator[Failure]:
    """Failures of the examples of all rules."""
    for rule in evidence_rules():
        for kind, texts in (("hit", rule.hit), ("miss", rule.miss)):
            for text in texts:
                found = _found(rule, text)
                if (rule.why in found if rule.place != "notice" else rule.code in found) != (kind == "hit"):
                    yield Failure(rule, kind, text, found)


def _found(rule: EvidenceRule, text: str) -> tuple[str, ...]:
    """Reasons of the rules of markup that hit an example; codes of notices."""
    if rule.place == "notice":
        given = notice_file()
        strengths = {"says": given.notice.code, "label": given.notice.code, "weak": given.weak_notice.code}
        return tuple(strengths[notice.strength] for notice in notices(text_document(text)))
    if rule.place == "address":
        return tuple(mark.rule.why for mark in marks(Document(source="", blocks=(), url=text)))
    return tuple(mark.rule.why for mark in marks(html_document(text)))
