"""The words that the judge of translations sees as they are: the frequent ones that are not names.

    python -m benchmarks.translation_words PATH_TO_SHARED_DATA [--language LANGUAGE]

Counted over all sets but FLORES, without regard to who wrote or translated a text, every set and kind with the same
weight. The list holds no label, but the years that a fold is tested on were counted too.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

from benchmarks.translation_data import FLORES, Record, records
from cleaner.judges.translation.text import FOLDER, normalised

KEPT = 3000
"""Words; 1,500 and 5,000 differ by 0.002 of AUROC."""

LEAST_SETS = 20
"""Sets, of 27, that a word must be in: what only some years' news is about is not kept."""

LEAST_LOWER = 0.25
"""Share of its occurrences inside sentences in which a word is not capitalised; others are names."""

DATES = frozenset(
    {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march"}
    | {
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "mr",
        "mrs",
        "ms",
        "dr",
    }
)
"""Names that say how dates and people are written, and are kept."""

LONGEST = 19
"""Letters of a kept word."""

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")


def frequent(found: Iterable[Record], count: int = KEPT) -> list[str]:
    """The words to keep, in alphabetical order."""
    cells: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    inside: Counter[str] = Counter()
    sets: dict[str, set[str]] = defaultdict(set)
    for record in found:
        if record.set == FLORES:
            continue
        cell = cells[record.set, record.kind]
        for segment in map(normalised, record.segments):
            for word in _WORD.finditer(segment):
                cell[word[0].lower()] += 1
                sets[word[0].lower()].add(record.set)
                start = word.start()
                if start and segment[start - 1] == " " and segment[start - 2] not in ".!?:":
                    inside[word[0]] += 1
    every: Counter[str] = Counter()
    lower: Counter[str] = Counter()
    for word, times in inside.items():
        every[word.lower()] += times
        lower[word.lower()] += times * (word == word.lower())
    cells_of = Counter(kind for _, kind in cells)
    frequency: Counter[str] = Counter()
    for (_, kind), cell in cells.items():
        total = cell.total() * cells_of[kind]
        for word, times in cell.items():
            frequency[word] += times / total  # type: ignore[assignment]
    kept = [
        word
        for word, _ in frequency.most_common()
        if len(word) <= LONGEST
        and len(sets[word]) >= LEAST_SETS
        and (lower[word] >= LEAST_LOWER * every[word] or word in DATES or word == "i" or word.startswith("i'"))
    ]
    return sorted(kept[:count])


def main() -> None:
    """Read the command line, count, write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("path", type=Path, help="the folder of shared data")
    parser.add_argument("--language", default="en", help="language of the texts")
    arguments = parser.parse_args()
    words = frequent(records(arguments.path, arguments.language))
    (FOLDER / f"{arguments.language}.words").write_text("\n".join(words) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
