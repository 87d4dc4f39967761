"""Every rule there is: those of the rule packs, and those that are written in Python."""

from __future__ import annotations

import pkgutil
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from importlib import import_module
from pathlib import Path

FAMILIES = {
    "EX": "outside the main content",
    "BP1": "related stories",
    "BP2": "navigation",
    "BP3": "comments",
    "BP4": "sharing",
    "BP5": "promotion",
    "BP6": "post metadata",
    "BP7": "legal notices",
    "BP8": "media",
    "BP9": "boilerplate without a cue",
    "SR": "repeats of the site",
    "QC1": "characters",
    "QC2": "quotes",
    "QC3": "spacing",
    "QC4": "punctuation",
    "LG": "language",
    "NM": "names",
    "OT": "off-topic pieces",
    "MT0": "translated page",
    "MT1": "garbled sentence",
    "MT9": "translated text",
    "DQ": "the whole document",
}
"""What the first letters and digit of a code stand for."""


@dataclass(frozen=True, slots=True)
class KnownRule:
    """A rule as it is listed. ``origin`` is the pack's file name, or the Python module."""

    code: str
    name: str
    why: str
    hit: tuple[str, ...]
    miss: tuple[str, ...]
    languages: tuple[str, ...]
    action: str
    origin: str
    place: str = ""
    confidence: float | None = None


def family_of(code: str) -> str:
    """What a code is about, in words.

    Example:
        >>> family_of("BP101"), family_of("ZZ101")
        ('related stories', 'other')
    """
    return next((words for prefix, words in FAMILIES.items() if code.startswith(prefix)), "other")


def nearest_code(wrong: str, codes: Iterable[str]) -> str | None:
    """The code, or the beginning of codes, that somebody may have meant; letters that look like digits are digits.

    Example:
        >>> nearest_code("bp1o1", ["BP101", "BP901"]), nearest_code("QQ101", ["BP901", "QC101"]), nearest_code("?", [])
        ('BP101', 'QC101', None)
    """
    known = sorted(set(codes))
    wrong = wrong.upper()
    meant = wrong[:2] + wrong[2:].translate(str.maketrans("OILSB", "01158"))
    if any(code.startswith(meant) for code in known):
        return meant
    return next(iter(get_close_matches(meant, known, n=1)), None)


def known_rules(packs: Sequence[Path] = ()) -> list[KnownRule]:
    """All rules, by code; a code that many languages share is there once for each of their packs.

    Raises:
        PackError: One of the packs is wrong.
    """
    from cleaner.rulepacks import load_rules

    rules = [
        KnownRule(
            code=rule.code,
            name=rule.name,
            why=rule.why,
            hit=tuple(rule.hit),
            miss=tuple(rule.miss),
            languages=tuple(rule.languages),
            action=rule.action,
            origin=rule.pack,
            place=rule.place,
            confidence=rule.confidence,
        )
        for rule in load_rules(packs).rules
    ]
    return sorted([*rules, *_python_rules(), *_evidence_rules(), *_artefact_rules()], key=lambda rule: rule.code)


def _evidence_rules() -> list[KnownRule]:
    """What pages say of themselves about machine translation: the marks one by one, the notices by language."""
    from cleaner.evidence import evidence_rules

    return [
        KnownRule(
            code=rule.code,
            name=rule.name,
            why=f"{rule.why[0].upper()}{rule.why[1:]}.",
            hit=rule.hit,
            miss=rule.miss,
            languages=rule.languages,
            action="flag",
            origin=f"translation/{rule.file}",
            place=rule.place,
            confidence=rule.confidence,
        )
        for rule in evidence_rules()
    ]


def _artefact_rules() -> list[KnownRule]:
    """What marks a sentence as garbled by machine translation, as the pack has it."""
    from cleaner.stages.artefacts.pack import built_in

    pack = built_in()
    return [
        KnownRule(
            code=rule.code,
            name=rule.name,
            why=f"{rule.why[0].upper()}{rule.why[1:]}.",
            hit=rule.hit,
            miss=rule.miss,
            languages=(pack.language,),
            action="flag",
            origin=f"translation/{pack.language}.yaml",
            place=rule.place,
            confidence=rule.confidence,
        )
        for rule in pack.rules
    ]


def _python_rules() -> list[KnownRule]:
    from cleaner.no_article import concepts

    found: dict[tuple[str, str], KnownRule] = {}
    for module in _modules():
        for rule in getattr(import_module(module), "RULES", ()):
            if not hasattr(rule, "example_hit"):
                continue
            known = KnownRule(
                code=rule.code,
                name=rule.name,
                why=rule.why,
                hit=(rule.example_hit,) if rule.example_hit else (),
                miss=(rule.example_miss,) if rule.example_miss else (),
                languages=("*",),
                action="",
                origin=module,
            )
            found.setdefault((rule.code, rule.name), known)
    pages = {page.code: (page.name, f"{page.why[0].upper()}{page.why[1:]}.") for page in concepts()}
    for code, (name, why) in (_WITHOUT_EXAMPLE | pages).items():
        if not any(known_code == code for known_code, _ in found):
            found[code, name] = KnownRule(code, name, why, (), (), ("*",), "", "cleaner")
    return list(found.values())


_OUTSIDE = "A block of an HTML page that is not part of the main content, recognised by its tags, classes and place."
_WITHOUT_EXAMPLE = {
    "BP111": ("related-teaser", "A teaser of another story, under a heading that announces such."),
    "EX101": ("navigation", _OUTSIDE),
    "EX102": ("page-header", _OUTSIDE),
    "EX103": ("page-footer", _OUTSIDE),
    "EX104": ("sidebar", _OUTSIDE),
    "EX105": ("comments", _OUTSIDE),
    "EX106": ("form", _OUTSIDE),
    "EX107": ("media-text", _OUTSIDE),
    "EX109": ("outside-main-content", _OUTSIDE),
    "DQ101": ("empty", "There is no text in it."),
    "DQ102": ("no-article", "Nothing is left once boilerplate is gone."),
    "DQ103": ("very-short", "Few words are left: it may be a caption, an error message or a teaser."),
    "DQ104": ("mostly-boilerplate", "Most of the text was removed: the extraction before may have gone wrong."),
    "DQ107": ("front-page-or-list", "Headlines that lead elsewhere, and no text: a front page, an archive."),
    "DQ201": ("undecodable", "Some bytes could not be read in the page's encoding."),
    "DQ202": ("markup-cut", "The markup is cut off or nested deeper than pages are."),
    "DQ203": ("time-limit", "The time limit was over before every stage had run."),
    "DQ204": ("main-content-unsure", "What the main content is could not be decided with certainty."),
    "DQ205": ("binary", "It is not text."),
}
"""Codes that are about a page or about a line's place in it, so that no short text could show them."""


def _modules() -> list[str]:
    import cleaner.stages

    walked = pkgutil.walk_packages(cleaner.stages.__path__, "cleaner.stages.")
    return [
        "cleaner.duplicates.flag",
        "cleaner.judging.translation",
        "cleaner.reading.decode",
        "cleaner.reading.html",
        "cleaner.sitepacks.pages",
        *(module.name for module in walked),
    ]
