"""Everything that a page says of itself about machine translation, once for each code."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cleaner.document import Document
from cleaner.evidence.markup import marks
from cleaner.evidence.notices import LONG_BLOCK_FACTOR, notices
from cleaner.evidence.schema import NoticeRule, markup_file, notice_file

QUOTED = 120
"""Code points of a notice that a message quotes."""

WIDGET = "MT008"
PROOF = 0.45
"""Confidence from which on a mark says so much that a button beside it says nothing more."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One thing that speaks for machine translation.

    Attributes:
        code, name: Of the rule.
        confidence: That this text was translated by a machine, 0 to 1: an author's estimate, not measured.
        message: What was found, in plain words.
        start: Where in the source a notice begins; 0 for what the markup says.
    """

    code: str
    name: str
    confidence: float
    message: str
    start: int = 0


@dataclass(frozen=True, slots=True)
class EvidenceRule:
    """A rule as it is listed."""

    code: str
    name: str
    why: str
    hit: tuple[str, ...]
    miss: tuple[str, ...]
    languages: tuple[str, ...]
    confidence: float
    place: str
    file: str


def page_evidence(document: Document) -> tuple[Evidence, ...]:
    """What a page or a text says of itself; of one code the most confident.

    Example:
        >>> from cleaner.reading.html import html_document
        >>> page = html_document('<html class="translated-ltr"><p>The harbour was closed.')
        >>> [(found.code, found.confidence) for found in page_evidence(page)]
        [('MT001', 0.97)]
    """
    found: dict[str, Evidence] = {}
    for evidence in _every(document):
        held = found.get(evidence.code)
        if held is None or evidence.confidence > held.confidence:
            found[evidence.code] = evidence
    if any(evidence.confidence >= PROOF for evidence in found.values()):
        found.pop(WIDGET, None)
    return tuple(found[code] for code in sorted(found))


def _every(document: Document) -> Iterator[Evidence]:
    for mark in marks(document):
        message = f"{mark.rule.why} ({mark.detail})" if mark.detail else mark.rule.why
        yield Evidence(mark.rule.code, mark.rule.name, mark.confidence, message)
    given = notice_file()
    for notice in notices(document):
        rule = given.weak_notice if notice.strength == "weak" else given.notice
        confidence = rule.confidence * (1 if notice.alone else LONG_BLOCK_FACTOR)
        quoted = notice.sentence if len(notice.sentence) <= QUOTED else notice.sentence[: QUOTED - 1] + "…"
        yield Evidence(rule.code, rule.name, round(confidence, 2), f"{rule.why}: “{quoted}”", notice.start)


def evidence_rules() -> tuple[EvidenceRule, ...]:
    """Every rule, for lists and for the tests of their examples."""
    page, spoken = markup_file(), notice_file()
    rules = [
        EvidenceRule(
            rule.code, rule.name, rule.why, rule.hit, rule.miss, ("*",), rule.confidence, rule.place, "page.yaml"
        )
        for rule in page.rules
    ]
    for language, said in spoken.languages.items():
        rules.append(_listed(spoken.notice, said.hit, said.miss, language))
        if said.maybe:
            rules.append(_listed(spoken.weak_notice, said.maybe, said.miss, language))
    return tuple(sorted(rules, key=lambda rule: rule.code))


def _listed(rule: NoticeRule, hit: tuple[str, ...], miss: tuple[str, ...], language: str) -> EvidenceRule:
    return EvidenceRule(
        rule.code, rule.name, rule.why, hit, miss, (language,), rule.confidence, "notice", "notices.yaml"
    )
