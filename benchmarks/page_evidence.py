"""How many real pages say of themselves that they are machine-translated, by code, and what looking for it costs.

    python -m benchmarks.page_evidence PATH... [--details] [--time]

``PATH`` is a folder of WCXB or of trafilatura's evaluation (see ``corpora/DATASETS.md``). Nobody has marked which of
these pages are translated, so hits have to be read: ``--details`` names each page with what was found, those of WCXB's
half to report on excepted. ``--time`` prints milliseconds per 100 kB of markup, the median over pages, each the best of
three.
"""

from __future__ import annotations

import argparse
import gzip
import json
import statistics
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from benchmarks.data import half, wcxb
from cleaner.evidence import page_evidence
from cleaner.reading import read

HIGH = 0.8
"""Confidence from which a finding counts for the verdict."""


def pages(folder: Path) -> Iterator[tuple[str, str, bytes]]:
    """Group, address and content of the pages of a folder."""
    with gzip.open(folder / "gold.jsonl.gz", "rt", encoding="utf-8") as lines:
        is_wcxb = "main_content" in json.loads(next(lines))
    if is_wcxb:
        for page in wcxb(folder, None):
            address = page.url or page.id
            yield f"WCXB, {half(address)}", address, page.html
        return
    with gzip.open(folder / "gold.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            path = folder / "html" / row["file"]
            if path.exists():
                yield "trafilatura", row["url"], gzip.decompress(path.read_bytes())


def main() -> None:
    """Print the table."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("paths", type=Path, nargs="+")
    options.add_argument("--details", action="store_true", help="name what was found on pages that may be looked at")
    options.add_argument("--time", action="store_true", help="measure the cost")
    given = options.parse_args()
    count: Counter[str] = Counter()
    codes: defaultdict[str, Counter[str]] = defaultdict(Counter)
    costs = []
    for group, address, content in (page for path in given.paths for page in pages(path)):
        document = read(content, url=address)
        count[group] += 1
        found = page_evidence(document)
        codes[group].update(f"{each.code} {'high' if each.confidence >= HIGH else 'low'}" for each in found)
        codes[group]["any high"] += any(each.confidence >= HIGH for each in found)
        if given.time and document.markup:
            best = min(_timed(document) for _ in range(3))
            costs.append(best / len(document.markup) * 100_000)
        for each in found if given.details and "report" not in group else ():
            print(f"{each.code} {each.confidence:.2f} {address}: {each.message}")
    for group, total in sorted(count.items()):
        print(f"{group}: {total} pages")
        for code, number in sorted(codes[group].items()):
            print(f"    {code:12} {number:5} {number / total:8.2%}")
    if costs:
        print(f"{statistics.median(costs):.3f} ms per 100 kB of markup")


def _timed(document: object) -> float:
    start = time.process_time()
    page_evidence(document)  # type: ignore[arg-type]
    return (time.process_time() - start) * 1000


if __name__ == "__main__":
    main()
