"""The codes of the quotes engine, in one table."""

from __future__ import annotations

from cleaner.finding import Finding
from cleaner.stages.describe import StageRule

STYLE = "QC201"
MIXED_PAIR = "QC202"
DIRECTION = "QC203"
DOUBLED = "QC204"
SPACED = "QC205"
MISSING = "QC206"
UNBALANCED = "QC207"
TYPEWRITER = "QC208"
APOSTROPHE = "QC209"
SPACE_BESIDE = "QC210"

RULES: tuple[StageRule, ...] = (
    StageRule(
        STYLE,
        "quote-style",
        "A document writes its quotation marks and apostrophes in one style; what differs came from another tool.",
        'He said “no” and “never”, then "perhaps".',
        "He said “no” and “never”, then “perhaps”.",
    ),
    StageRule(
        MIXED_PAIR,
        "mixed-pair",
        "A quotation that opens in one style and closes in another was half converted.",
        'They called it “progress" and “growth” alike.',
        "They called it “progress” and “growth” alike.",
    ),
    StageRule(
        DIRECTION,
        "quote-direction",
        "A closing mark before a word, or an opening one after it, points the wrong way.",
        "They called it ”progress“ at the time.",
        "They called it “progress” at the time.",
    ),
    StageRule(
        DOUBLED,
        "doubled-quote",
        "Two marks where one belongs, with nothing between them, come from quoting what was quoted already.",
        "““We won,”” she said.",
        "“She told me ‘we won,’” he said.",
    ),
    StageRule(
        SPACED,
        "spaced-quote",
        "White space inside quotation marks was put there by an extractor; French sets it, in guillemets, on purpose.",
        "They called it “ progress ” at the time.",
        "Ils parlent de « progrès » depuis.",
    ),
    StageRule(
        MISSING,
        "missing-quote",
        "One mark of a pair is lost and its place is clear from commas, attribution, capitals and the words beside it.",
        "“We won the first match, she said.",
        "We won the first match, she said.",
    ),
    StageRule(
        UNBALANCED,
        "unbalanced-quote",
        "A quotation mark has no partner and nothing says for certain where it would stand; a person has to look.",
        "We bought the “new lamps and chairs in the cellar last week.",
        "We bought the “new” lamps and chairs in the cellar last week.",
    ),
    StageRule(
        TYPEWRITER,
        "typewriter-quote",
        "Marks put together from grave accents and apostrophes, as in TeX and old mail.",
        "They called it ``progress'' at the time.",
        "Write ``name`` to set a word as code.",
    ),
    StageRule(
        APOSTROPHE,
        "apostrophe-direction",
        "An apostrophe at the start of a word turned into an opening quotation mark.",
        "The fashion of the ‘90s is back.",
        "The fashion of the ’90s is back.",
    ),
    StageRule(
        SPACE_BESIDE,
        "space-beside-quote",
        "The space between a quotation and the sentence around it is lost.",
        "“We won,”she said.",
        "They wrote “Yes”es on every ballot.",
    ),
)

NAMES = {rule.code: rule.name for rule in RULES}


def finding(  # noqa: PLR0917 -- the fields of a finding, in their order
    code: str, base: int, start: int, end: int, replacement: str | None, confidence: float, message: str
) -> Finding:
    """A finding of one of these codes, at ``start`` to ``end`` of the block that begins at ``base``."""
    return Finding(code, NAMES[code], base + start, base + end, replacement, confidence, message)
