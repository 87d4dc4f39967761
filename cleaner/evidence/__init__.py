"""What a page says of itself about machine translation: in its markup, its address and its text."""

from cleaner.evidence.evidence import Evidence, evidence_rules, page_evidence

__all__ = ["Evidence", "evidence_rules", "page_evidence"]
