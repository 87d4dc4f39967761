"""Whether a document is machine translation, from its score and its artefacts together (``MT9xx``).

The score alone knows translated text, by whomever; artefacts alone are found in a sentence of an original now and then.
Together they are worth more than either: a document that reads translated and has an artefact as well need not score as
high.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from cleaner.awkwardness import AWKWARD, awkward_sentences, count_sentences
from cleaner.finding import Finding
from cleaner.score import Score

LIKELY, WITH_ARTEFACTS, POSSIBLE = 0.003, 0.01, 0.05
"""False-positive rates that the thresholds were set at from which a document counts as translated, as translated if a
sentence is awkward as well, and as perhaps translated. The first leaves a margin: a threshold set on one year's
originals hits more of another's. With the last instead of the second, artefacts and score together hit 1.7 % of the
originals of even years (3,300 characters), with the second 1 %, and none of WCXB's tuning half."""

SEVERAL, SEVERAL_SHARE = 2, 0.1
"""Awkward sentences, and their share of all, that tell a page translated in pieces by themselves. Of originals of even
years and WCXB's tuning half 0.2 % have so many; with a share of 0.03 1.2 % (3,300 characters)."""

GARBLED, GARBLED_SHARE = 3, 0.2
"""The same, from which the article misleads more than it tells. Chosen by hand."""

_NAMED_CUES = 3
"""Cues that a message names; the score has them all."""


@dataclass(frozen=True, slots=True)
class TranslationRule:
    """A finding about the whole document, as it is listed."""

    code: str
    name: str
    why: str
    example_hit: str = ""
    example_miss: str = ""


RULES = (
    TranslationRule("MT901", "translated", "It reads like a translation, as 3 originals in 1,000 do."),
    TranslationRule("MT902", "perhaps-translated", "It reads like a translation, as 5 originals in 100 do."),
    TranslationRule(
        "MT903",
        "translated-and-awkward",
        "It reads like a translation (1 original in 100 does), and has awkward sentences.",
    ),
    TranslationRule("MT904", "awkward-sentences", "Several of its sentences carry artefacts of machine translation."),
    TranslationRule("MT905", "garbled", "One sentence in five or more is garbled."),
)


def judge_translation(score: Score | None, source: str, text: str, flags: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings about the whole document, as flags at its start.

    Args:
        score: ``machine_translation``; ``None`` or without a value where it was not judged.
        source: What the flags point into.
        text: What is left of it.
        flags: What was found, artefacts among them, in any order.
    """
    in_order = sorted(flags, key=lambda flag: flag.start)
    garbled = [s for s in awkward_sentences(source, in_order) if s.awkwardness >= AWKWARD]
    sentences = count_sentences(text) if garbled else 0
    share = len(garbled) / max(sentences, 1)
    count = f"{len(garbled)} of {sentences} sentences {'is' if len(garbled) == 1 else 'are'} awkward"
    found = []
    rate = _rate(score)
    if score is not None and score.value is not None and rate is not None:
        at = 0 if rate <= LIKELY else 1
        found.append(_flag(RULES[at], score.value, _reads_translated(score, rate)))
        if garbled and rate <= WITH_ARTEFACTS:
            found.append(_flag(RULES[2], max(score.value, 0.9), f"reads like a translation, and {count}"))
    if len(garbled) >= GARBLED and share >= GARBLED_SHARE:
        found.append(_flag(RULES[4], 0.95, f"{count}, as machines leave them"))
    elif len(garbled) >= SEVERAL and share >= SEVERAL_SHARE:
        found.append(_flag(RULES[3], 0.9, f"{count}, as machines leave them"))
    return tuple(found)


def _rate(score: Score | None) -> float | None:
    """The lowest false-positive rate at which the score counts."""
    if score is None or score.value is None:
        return None
    reached = [t.false_positive_rate for t in score.thresholds if score.value >= t.value]
    return min((rate for rate in reached if rate <= POSSIBLE), default=None)


def _reads_translated(score: Score, rate: float) -> str:
    message = f"reads like translated text, as {rate:.1%} of originals do"
    cues = [f"“{cue.text}”" for cue in score.cues if cue.weight > 0][:_NAMED_CUES]
    return f"{message}: {', '.join(cues)}" if cues else message


def _flag(rule: TranslationRule, confidence: float, message: str) -> Finding:
    return Finding(rule.code, rule.name, 0, 0, None, round(confidence, 4), message)
