"""Every figure about names: merges in articles mixed from several translations, changes of clean articles, time.

    python -m benchmarks.names DATA                      # the figures
    python -m benchmarks.names DATA --changes tune       # and every change of a clean article of that half, to be read
    python -m benchmarks.names DATA --without-gazetteer

``DATA`` holds ``names/mixed_system_docs.jsonl`` and ``wcxb-dev/``. Articles that were mixed from one source document
go to
one half, by a hash of its name. The variant groups kept out are measured by ``benchmarks.train_name_variants``.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import time
from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

from benchmarks.data import half
from cleaner.names.gazetteer import Gazetteer
from cleaner.names.nobody import Nobody
from cleaner.names.unify import Change
from cleaner.names.variants import folded
from cleaner.reading.text import text_document
from cleaner.stages.names import NameStage

HALVES = ("tune", "report")
CONTEXT = 40
"""Characters shown on either side of a change."""


def half_of(document: str) -> str:
    """The half of a mixed article: all that were mixed from one source document fall into one."""
    return "tune" if hashlib.sha256(document.partition("#")[0].encode()).digest()[0] % 2 == 0 else "report"


def changed(text: str, changes: list[Change] | tuple[Change, ...], start: int, end: int) -> str:
    """What stands at a span when the changes are made."""
    parts, position = [], start
    for change in changes:
        if change.start < end and change.end > start:
            parts += [text[position : max(change.start, start)], change.replacement]
            position = change.end
    return "".join([*parts, text[position:end]])


def rewritten(text: str, changes: tuple[Change, ...]) -> str:
    """The whole text with the changes made."""
    return changed(text, changes, 0, len(text))


def mixed(stage: NameStage, rows: list[dict[str, Any]], show: bool) -> Counter[str]:
    """Pairs of marked mentions that are spelt differently: of one cluster or not, spelt alike afterwards or not."""
    counts: Counter[str] = Counter()
    for row in rows:
        text = row["text"]
        changes = stage.read(text_document(text)).changes
        counts["changes"] += len(changes)
        counts["not idempotent"] += bool(stage.read(text_document(rewritten(text, changes))).changes)
        spans = [
            (number, start, end)
            for number, cluster in enumerate(row["clusters"])
            for start, end, _ in cluster["mentions"]
        ]
        counts["changes of marked names"] += sum(any(c.start < e and c.end > s for _, s, e in spans) for c in changes)
        for (one, start, end), (other, first, last) in combinations(spans, 2):
            before = (
                folded_words(text[start:end]) == folded_words(text[first:last]),
                text[start:end] == text[first:last],
            )
            alike = _plain(changed(text, changes, start, end)) == _plain(changed(text, changes, first, last))
            same = one == other
            counts["all pairs"] += same
            counts["all pairs alike"] += same and alike
            inconsistent = same and row["clusters"][one]["inconsistent"]
            counts["pairs of inconsistent clusters"] += inconsistent
            counts["pairs of inconsistent clusters alike"] += inconsistent and alike
            if not before[1]:
                counts["different pairs"] += same
                counts["different pairs alike"] += same and alike
                counts["wrong pairs alike"] += alike and not same
                if show and same and not alike:
                    print(f"  missed {row['doc']}: {text[start:end]} / {text[first:last]}")
    return counts


def folded_words(name: str) -> str:
    """A name without case, accents and hyphens."""
    return " ".join(folded(word) for word in name.split())


def _plain(name: str) -> str:
    return name.lower().removesuffix("'s").removesuffix("’s")


def articles(folder: Path) -> Iterator[tuple[str, str, str]]:
    """Id, half and gold text of every article."""
    with gzip.open(folder / "gold.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if row["page_type"] == "article":
                yield row["id"], half(row["url"] or f"https://{row['id']}.invalid/"), row["main_content"] or ""


def report_mixed(stage: NameStage, folder: Path, show: bool) -> None:
    """Print the figures of the mixed articles."""
    lines = (folder / "mixed_system_docs.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    for name in HALVES:
        own = [row for row in rows if half_of(row["doc"]) == name]
        counts = mixed(stage, own, show and name == "tune")
        right, wrong = counts["different pairs alike"], counts["wrong pairs alike"]
        print(f"mixed articles, {name}: {len(own)}; pairs merged rightly {right}, wrongly {wrong}")
        for kind in ("different pairs", "pairs of inconsistent clusters", "all pairs"):
            found, of = counts[f"{kind} alike"], counts[kind]
            print(f"  {kind}: {found} of {of} alike afterwards ({found / max(of, 1):.2f})")
        print(
            f"  {counts['changes']} changes, {counts['changes of marked names']} of marked names; "
            f"articles not idempotent {counts['not idempotent']}"
        )


def report_clean(stage: NameStage, folder: Path, shown: str | None) -> None:
    """Print the figures of the clean articles, and their changes if asked for."""
    for name in HALVES:
        counts: Counter[str] = Counter()
        seconds = 0.0
        for identifier, side, text in articles(folder):
            if side != name:
                continue
            document = text_document(text)
            started = time.process_time()
            found = stage.read(document)
            seconds += time.process_time() - started
            counts.update(articles=1, characters=len(text), changed=bool(found.changes), doubted=bool(found.doubts))
            counts["changes"] += len(found.changes)
            if found.changes:
                counts["not idempotent"] += bool(stage.read(text_document(rewritten(text, found.changes))).changes)
            for change in found.changes if shown in (name, "all") else ():
                print(f"{identifier}\t{change.reason}\t{in_context(text, change)!r}")
        share = counts["changed"] / counts["articles"]
        pace = seconds / counts["characters"] * 3e6
        print(
            f"clean articles, {name}: {counts['articles']}; with changes {counts['changed']} ({share:.2%}), "
            f"{counts['changes']} changes; with doubts {counts['doubted']}; "
            f"not idempotent {counts['not idempotent']}; {pace:.2f} ms of CPU for 3,000 characters"
        )


def in_context(text: str, change: Change) -> str:
    """A change with what stands around it."""
    before = text[max(0, change.start - CONTEXT) : change.start]
    behind = text[change.end : change.end + CONTEXT]
    return f"{before}[{text[change.start : change.end]} -> {change.replacement}]{behind}"


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--changes", choices=("tune", "report", "all"))
    parser.add_argument("--missed", action="store_true", help="pairs of the tune half that stay different")
    parser.add_argument("--without-gazetteer", action="store_true")
    parser.add_argument(
        "--corpus", action="store_true", help="the gazetteer's spelling even where a text agrees with itself"
    )
    options = parser.parse_args()
    stage = NameStage(Nobody() if options.without_gazetteer else Gazetteer.load(), corpus=options.corpus)
    report_mixed(stage, options.data / "names", options.missed)
    report_clean(stage, options.data / "wcxb-dev", options.changes)


if __name__ == "__main__":
    main()
