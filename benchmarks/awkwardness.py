"""How well awkward sentences are told from good ones: ``corpora/translation`` and generated damage.

    python -m benchmarks.awkwardness [--least 0.8] [--details] [--sentences FILE]

- *recall*: awkward sentences with at least one finding ``MT1xx`` of that confidence, by split and by kind. A sentence
  that has several kinds counts for each of them, whichever was found; *alone* counts those that have only that kind.
- *false*: findings of that confidence in clean twins, in traps, and in the articles outside their awkward sentences.
- *generated*: the same recall on damaged clean twins, or on damaged sentences of FILE, one a line; with FILE also the
  share of its sentences that are flagged as they are.

``--details`` lists what was missed in ``tune`` and everything that is false, and no sentence of ``held-out``.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Final

from benchmarks.artefact_generator import garbled
from benchmarks.translated_sentences import articles, load, traps
from cleaner import Cleaner, Config, Finding

SEEDS: Final = (0, 1, 2)
"""Of the generator; a clean twin is damaged once with each."""


@dataclass(slots=True)
class Share:
    """How many of how many, in all and by kind."""

    found: Counter[str] = field(default_factory=Counter)
    all: Counter[str] = field(default_factory=Counter)

    def add(self, kinds: Iterable[str], hit: bool) -> None:
        """Count one sentence for all its kinds."""
        names = ["all", *kinds]
        if len(names) == 2:
            names.append(f"{names[1]}, alone")
        for name in names:
            self.all[name] += 1
            self.found[name] += hit

    def of(self, name: str = "all") -> float:
        """The share for one kind; 0 where there is none."""
        return self.found[name] / max(1, self.all[name])


@lru_cache(maxsize=1)
def _tool() -> Cleaner:
    return Cleaner(Config(select=("MT1",)))


def artefacts(text: str, least: float) -> list[Finding]:
    """The findings ``MT1xx`` of at least a confidence in an English text."""
    found = _tool().check(text, language="en").findings
    return [finding for finding in found if finding.code.startswith("MT1") and finding.confidence >= least]


def recall(split: str, least: float, part: str = "first") -> tuple[Share, list[str]]:
    """Of the awkward sentences of one split and part; and those that were missed."""
    share, missed = Share(), []
    for pair in load():
        if (pair.split, pair.part) == (split, part):
            hit = bool(artefacts(pair.text, least))
            share.add(pair.kinds, hit)
            missed += [] if hit else [pair.text]
    return share, missed


def false_findings(least: float) -> dict[str, list[tuple[str, Finding]]]:
    """Findings where there is nothing to find, with the text that they are in: in twins, traps and articles."""
    false: dict[str, list[tuple[str, Finding]]] = {"twins": [], "traps": [], "articles": []}
    for pair in load():
        false["twins"] += [(pair.clean, finding) for finding in artefacts(pair.clean, least)]
    for text in traps().values():
        false["traps"] += [(text, finding) for finding in artefacts(text, least)]
    for article in articles():
        spans = [(at, at + len(x.text)) for x in article.awkward for at in [article.gold.index(x.text)]]
        for finding in artefacts(article.gold, least):
            if not any(start <= finding.start < end for start, end in spans):
                false["articles"].append((article.gold, finding))
    return false


def article_recall(least: float) -> tuple[Share, list[str]]:
    """Of the awkward sentences of the articles, by kind; and those that were missed."""
    share, missed = Share(), []
    for article in articles():
        found = artefacts(article.gold, least)
        for sentence in article.awkward:
            start = article.gold.index(sentence.text)
            hit = any(start <= finding.start < start + len(sentence.text) for finding in found)
            share.add(sentence.kinds, hit)
            missed += [] if hit else [sentence.text]
    return share, missed


def generated(sentences: Iterable[str], least: float) -> Share:
    """Recall on damaged sentences, by kind of damage."""
    share = Share()
    clean = list(sentences)
    for seed in SEEDS:
        for sentence in garbled(clean, seed):
            share.add(sentence.kinds, bool(artefacts(sentence.text, least)))
    return share


def _print(title: str, share: Share) -> None:
    print(f"\n{title}: {share.found['all']} of {share.all['all']}, {share.of():.2f}")
    for name in sorted(set(share.all) - {"all"}):
        print(f"    {name:32} {share.found[name]:4} of {share.all[name]:4}  {share.of(name):.2f}")


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description="Awkward sentences: recall and false findings.")
    parser.add_argument("--least", type=float, default=0.8, help="confidence of a finding from which on it counts")
    parser.add_argument("--details", action="store_true")
    parser.add_argument("--sentences", type=Path, help="good sentences, one a line, to damage instead of the twins")
    options = parser.parse_args()
    missed: list[str] = []
    for split, part in (("tune", "first"), ("tune", "more"), ("held-out", "first")):
        share, missed_here = recall(split, options.least, part)
        _print(f"recall, {split}, {part} sentences", share)
        missed += missed_here if split == "tune" else []
    share, missed_here = article_recall(options.least)
    _print("recall, articles", share)
    missed += missed_here
    false = false_findings(options.least)
    print("\nfalse findings:", ", ".join(f"{len(found)} in {name}" for name, found in false.items()))
    sentences = [pair.clean for pair in load()]
    if options.sentences is not None:
        sentences = options.sentences.read_text(encoding="utf-8").splitlines()
        flagged = sum(bool(artefacts(sentence, options.least)) for sentence in sentences)
        print(f"flagged as they are: {flagged} of {len(sentences)}, {1000 * flagged / len(sentences):.1f} of 1,000")
    _print("recall, generated", generated(sentences, options.least))
    if options.details:
        print("\nmissed:", *missed, sep="\n    ")
        print("\nfalse:")
        for found in false.values():
            for text, finding in found:
                around = text[max(0, finding.start - 40) : finding.end + 40].replace("\n", " / ")
                print(f"    {finding.code} {finding.name}: {text[finding.start : finding.end]!r} in {around!r}")


if __name__ == "__main__":
    main()
