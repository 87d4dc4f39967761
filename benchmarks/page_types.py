"""Main content of the authored pages, by engine and page type: the floor that CI holds for the trained judge.

    python -m benchmarks.page_types [--details] [--write] [--lower "REASON"]

Word F1 against the gold text of ``corpora/types`` (five pages of every type but articles) and ``corpora/pages``
(articles), after the ``EX`` findings alone; ``optional`` words count neither way. ``left`` is the number of lines that
must not be in the output and are. ``--write`` pins the figures in ``corpora/floors.yaml`` under ``main_content``, as
``benchmarks.corpus`` does: a figure that fell is refused without a reason. Nobody trains on these pages.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from statistics import mean
from typing import Any

import yaml

from benchmarks.authored import CORPORA
from benchmarks.corpus import write_floors
from benchmarks.data import word_f1, words
from cleaner import Cleaner, Config

ENGINES = ("fast", "best")


@dataclass(frozen=True, slots=True)
class TypedPage:
    """An authored page with its type and gold text."""

    id: str
    page_type: str
    html: bytes
    gold: str
    outside: tuple[str, ...]
    optional: tuple[str, ...]


def typed_pages() -> Iterator[TypedPage]:
    """Every authored page that has main content."""
    for folder in ("types", "pages"):
        index = yaml.safe_load((CORPORA / folder / "index.yaml").read_text(encoding="utf-8"))
        for entry in index:
            path = CORPORA / folder / f"{entry['id']}.html"
            optional = tuple(entry.get("optional", ())) + tuple(item["text"] for item in entry.get("flags", ()))
            yield TypedPage(
                entry["id"],
                entry.get("type", "article"),
                path.read_bytes(),
                path.with_suffix(".gold.txt").read_text(encoding="utf-8"),
                tuple(entry.get("outside", ())),
                optional,
            )


def score(page: TypedPage, text: str) -> tuple[float, list[str]]:
    """Word F1, and the lines of ``outside`` that are left."""
    gold, found = words(page.gold), words(text)
    for line in page.optional:
        found -= words(line) & (found - gold)
    lines = {" ".join(line.split()) for line in text.splitlines()}
    return word_f1(gold, found), [line for line in page.outside if " ".join(line.split()) in lines]


def figures(*, details: bool = False) -> dict[str, Any]:
    """Mean F1 by engine and page type, rounded down, and how many lines are left that must not be."""
    result: dict[str, Any] = {}
    for engine in ENGINES:
        tool = Cleaner(Config(select=("EX",), main_content=engine))  # type: ignore[arg-type]
        scores: dict[str, list[float]] = {}
        left: Counter[str] = Counter()
        for page in typed_pages():
            f1, outside = score(page, tool.clean(page.html).text)
            scores.setdefault(page.page_type, []).append(f1)
            left[page.page_type] += len(outside)
            if details:
                print(f"{engine:5} {page.page_type:14} {f1:.3f} {page.id} {'; '.join(outside)}")
        result[engine] = {
            name: {"word_f1": int(mean(values) * 1000) / 1000, "left": left[name]}
            for name, values in sorted(scores.items())
        }
    return result


def main() -> int:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--details", action="store_true")
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--lower", metavar="REASON")
    options = parser.parse_args()
    now = figures(details=options.details)
    for engine, types in now.items():
        for name, values in types.items():
            print(f"{engine:5} {name:14} word F1 {values['word_f1']:.3f}, outside lines left {values['left']}")
    if options.write:
        refused = write_floors({"main_content": now}, options.lower)
        if refused:
            print("Not written: these would fall. Mend them, or say why with --lower:", *refused, sep="\n")
            return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
