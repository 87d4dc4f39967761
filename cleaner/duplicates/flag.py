"""Near-duplicates as findings about the whole document."""

from __future__ import annotations

from dataclasses import dataclass

from cleaner.finding import Finding


@dataclass(frozen=True, slots=True)
class DuplicateRule:
    """A finding about the whole document, as it is listed."""

    code: str
    name: str
    why: str
    example_hit: str = ""
    example_miss: str = ""


RULES = (
    DuplicateRule("DQ401", "near-duplicate", "An earlier record tells the same story in mostly the same words."),
    DuplicateRule("DQ402", "duplicate", "An earlier record has the same words in the same order."),
)

CODES = frozenset(rule.code for rule in RULES)


def duplicate_finding(original: str, similarity: float, *, exact: bool = False) -> Finding:
    """The flag of a record that repeats an earlier one.

    It never changes the verdict: the record is as good as the one that it repeats.

    Args:
        original: What the earlier record is called: its URL, or input and number.
        similarity: Estimated, 0 to 1; it becomes the confidence.
        exact: Whether both have the same words.

    Example:
        >>> duplicate_finding("https://a.example/1", 0.8125).message
        'near-duplicate of https://a.example/1: 81% of the passages are the same'
    """
    if exact:
        return Finding(RULES[1].code, RULES[1].name, 0, 0, None, 1.0, f"has the same words as {original}")
    message = f"near-duplicate of {original}: {similarity:.0%} of the passages are the same"
    return Finding(RULES[0].code, RULES[0].name, 0, 0, None, round(similarity, 4), message)
