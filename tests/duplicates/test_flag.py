"""The flag of a duplicate."""

from __future__ import annotations

from cleaner.duplicates import RULES, duplicate_finding


def test_near() -> None:
    finding = duplicate_finding("https://a.example/1", 0.7)
    assert (finding.code, finding.name, finding.confidence) == (RULES[0].code, "near-duplicate", 0.7)
    assert "https://a.example/1" in finding.message
    assert not finding.is_edit
    assert (finding.start, finding.end) == (0, 0)


def test_exact() -> None:
    finding = duplicate_finding("pages.jsonl:17", 1.0, exact=True)
    assert (finding.code, finding.name, finding.confidence) == ("DQ402", "duplicate", 1.0)
    assert finding.message == "has the same words as pages.jsonl:17"
