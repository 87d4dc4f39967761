"""What the artefact rules (MT1xx) find in clean text, in machine translations, and in damaged sentences.

    python -m benchmarks.artefacts DATA [--rules]

Clean text: originals of even years and WCXB's tuning half (the part that the rules were read and mended on), originals
of odd years and the other half (only counted). A sentence counts as found where a rule of confidence 0.8 or more
hits it. Recall: on generated damage of original sentences of odd years, and on the hand-written sentences by split.
"""

from __future__ import annotations

import argparse
import random
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.artefact_data import Part, clean_documents, english, part_of_year
from benchmarks.artefact_generator import garbled
from benchmarks.translated_sentences import load
from benchmarks.translation_data import records, year
from cleaner.document import Document
from cleaner.sentences import sentences
from cleaner.stages.artefacts import Artefacts

SURE = 0.8
"""Confidence from which a finding alone makes a sentence an artefact."""

SEGMENTS = 400
"""Segments of each machine translation that are looked at."""

GENERATED = 4000
"""Original sentences of odd years that the generator is given, of 8 to 50 words."""


@dataclass
class Found:
    """What was found in some documents: sentences, those with a sure finding, hits by code."""

    sentences: int = 0
    artefacts: int = 0
    by_code: Counter[str] = field(default_factory=Counter)

    def per_thousand(self, number: int) -> float:
        """A number per thousand sentences."""
        return 1000 * number / max(self.sentences, 1)


def count(stage: Artefacts, documents: Iterable[Document]) -> Found:
    """Count findings, sentence by sentence."""
    found = Found()
    for document in documents:
        flags = stage.flags(document)
        found.by_code.update(flag.code for flag in flags)
        sure = sorted(flag.start for flag in flags if flag.confidence >= SURE)
        for block in document.blocks:
            for start, end in sentences(document.text_of(block)):
                found.sentences += 1
                found.artefacts += any(block.start + start <= at < block.start + end for at in sure) if sure else 0
    return found


def recall(stage: Artefacts, texts: Sequence[str]) -> float:
    """Share of texts with a sure finding."""
    hits = sum(any(flag.confidence >= SURE for flag in stage.flags(english(text))) for text in texts)
    return hits / max(len(texts), 1)


def generated(data: Path) -> list[tuple[str, tuple[str, ...]]]:
    """Damaged originals of odd years with the kinds of their damage."""
    originals = [
        segment
        for record in records(data)
        if record.kind == "original" and (at := year(record.set)) is not None and part_of_year(at) == "report"
        for segment in record.segments
        if 8 <= len(segment.split()) <= 50 and "\n" not in segment
    ]
    sample = random.Random(1).sample(originals, min(GENERATED, len(originals)))
    return [(found.text, found.kinds) for found in garbled(sample, 1)]


def translations(data: Path) -> dict[str, list[Document]]:
    """Machine translations of even years, by the year of their set."""
    found: dict[str, list[Document]] = defaultdict(list)
    for record in records(data):
        at = year(record.set)
        if at is not None and part_of_year(at) == "tune" and record.kind != "original":
            name = "people" if record.kind == "human-translation" else f"machines {at}"
            found[name].append(english("\n".join(record.segments[:SEGMENTS])))
    return found


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description="Artefact rules, measured.")
    parser.add_argument("data", type=Path)
    parser.add_argument("--rules", action="store_true", help="hits per 1,000 sentences, rule by rule")
    options = parser.parse_args()
    stage = Artefacts()
    by_part: dict[Part, Found] = {}
    parts: tuple[Part, ...] = ("tune", "report")
    for part in parts:
        documents = list(clean_documents(options.data, part))
        start = time.process_time()
        for document in documents:
            stage.flags(document)
        words = sum(len(document.source.split()) for document in documents)
        cost = 1e6 * (time.process_time() - start) / words
        by_part[part] = found = count(stage, documents)
        rate = found.per_thousand(found.artefacts)
        print(f"clean, {part}: {found.sentences} sentences, {rate:.2f} per 1,000 found, {cost:.1f} ms per 1,000 words")
    translated = {name: count(stage, documents) for name, documents in sorted(translations(options.data).items())}
    for name, found in translated.items():
        print(f"{name}: {found.per_thousand(found.artefacts):.1f} per 1,000 sentences found")
    damaged = generated(options.data)
    print(f"generated: {len(damaged)} sentences, recall {recall(stage, [text for text, _ in damaged]):.3f}")
    for kind in sorted({kind for _, kinds in damaged for kind in kinds}):
        alone = [text for text, kinds in damaged if kinds == (kind,)]
        print(f"    {kind}: {len(alone)} alone, recall {recall(stage, alone):.3f}")
    pairs = load()
    for split in ("tune", "held-out"):
        texts = [pair.text for pair in pairs if pair.split == split]
        twins = [pair.clean for pair in pairs if pair.split == split]
        print(
            f"hand-written, {split}: {len(texts)}, recall {recall(stage, texts):.3f}; twins {recall(stage, twins):.3f}"
        )
    if options.rules:
        _print_rules(stage, by_part, translated)


def _print_rules(stage: Artefacts, clean: dict[Part, Found], translated: dict[str, Found]) -> None:
    columns = [*clean.values(), *translated.values()]
    print("rule", *clean, *translated, sep="\t")
    for rule in stage.rules:
        rates = (f"{found.per_thousand(found.by_code[rule.code]):.2f}" for found in columns)
        print(f"{rule.code} {rule.name} {rule.confidence}", *rates, sep="\t")


if __name__ == "__main__":
    main()
