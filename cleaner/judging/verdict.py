"""Whether to keep an article, to look at it, or to drop it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Literal

from cleaner.article import Verdict
from cleaner.finding import Finding

Preset = Literal["keep", "worst", "review", "strict"]
"""What is done about machine translation, see ``Config.machine_translation``."""

DUPLICATE = "DQ4"
"""An article that repeats another is as good as that: which of them to keep is no question of quality."""

NO_ARTICLE = {"DQ101", "DQ102", *(f"DQ{number}" for number in range(105, 114))}
"""Empty, or a page of a kind that holds no article. Written out rather than read from ``rules/pages``, so that
importing this reads no file."""

MIN_PAGE_EVIDENCE = 0.8
"""Confidence from which what a page says of itself (``MT0xx``) counts as said; below, a widget could translate, no
more. Confidences of those rules are their authors' estimates."""

PRESETS: Mapping[Preset, Mapping[str, Verdict]] = {
    "keep": {},
    "worst": {"MT905": "drop"},
    "review": dict.fromkeys(("MT0", "MT901", "MT903", "MT904", "MT905"), "review"),
    "strict": dict.fromkeys(("MT0", "MT901", "MT902", "MT903", "MT904", "MT905"), "drop"),
}
"""What codes (or their beginnings) lead to, by preset."""


def verdict(findings: tuple[Finding, ...], preset: Preset = "review") -> tuple[Verdict, tuple[str, ...]]:
    """The verdict, with the codes that led to it.

    ``DQ101`` (empty), ``DQ102`` (no article) and the kinds of pages that hold no article (``DQ105`` to ``DQ113``, see
    :mod:`cleaner.no_article`) drop the document; any other ``DQ`` asks for review. What machine translation leads to
    is the preset's to say.

    Example:
        >>> found = (Finding("MT902", "perhaps-translated", 0, 0, None, 0.5, "reads like a translation"),)
        >>> verdict(found), verdict(found, "strict")
        (('keep', ()), ('drop', ('MT902',)))
    """
    led: dict[str, Verdict] = {}
    for finding in findings:
        if to := _leads_to(finding.code, finding.confidence >= MIN_PAGE_EVIDENCE, preset):
            led[finding.code] = to
    if "drop" in led.values():
        return "drop", tuple(led)
    return ("review" if led else "keep"), tuple(led)


@lru_cache(maxsize=10_000)
def _leads_to(code: str, said: bool, preset: Preset) -> Verdict | None:
    """What a finding leads to; remembered, since a page has hundreds of few codes."""
    if code.startswith(DUPLICATE):
        return None
    if code.rstrip("0123456789") == "DQ":
        return "drop" if code in NO_ARTICLE else "review"
    if code.startswith("MT0") and not said:
        return None
    return next((to for prefix, to in PRESETS[preset].items() if code.startswith(prefix)), None)
