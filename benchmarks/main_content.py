"""Main content of HTML articles against the gold of WCXB: trafilatura alone, and what Cleaner makes of it.

    python -m benchmarks.main_content PATH_OF_WCXB [--half tune|report] [--pages N] [--worst N]

Mean word F1 over the pages of type ``article``, and CPU in the same run. ``cleaner`` is the text after the ``EX``
findings alone; its CPU holds decoding, blocks, metadata and language. ``--worst`` lists the pages where Cleaner lost
most against trafilatura; use it on the tune half only.
"""

from __future__ import annotations

import argparse
import logging
import time
import warnings
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from statistics import mean

from benchmarks.data import GoldPage, wcxb, word_f1, words
from cleaner import Cleaner, Config


@dataclass(frozen=True, slots=True)
class Row:
    """Scores and CPU seconds of one page."""

    page: GoldPage
    alone: float
    ours: float
    in_source: float
    seconds: tuple[float, float, float]


def measure(page: GoldPage, tool: Cleaner) -> Row:
    """Run trafilatura, trafilatura with metadata, and Cleaner on one page."""
    import trafilatura

    gold = words(page.gold)
    markup = page.html.decode("utf-8", "replace")
    start = time.process_time()
    alone = trafilatura.extract(markup, include_comments=False) or ""
    extracted = time.process_time()
    trafilatura.bare_extraction(markup, include_comments=False, with_metadata=True)
    described = time.process_time()
    article = tool.clean(page.html, page.url)
    cleaned = time.process_time()
    in_source = (gold & words(article.source)).total() / gold.total() if gold else 1.0
    seconds = extracted - start, described - extracted, cleaned - described
    return Row(page, word_f1(gold, words(alone)), word_f1(gold, words(article.text)), in_source, seconds)


def main() -> None:
    """Print the table."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("path", type=Path)
    options.add_argument("--half", choices=("tune", "report"))
    options.add_argument("--pages", type=int)
    options.add_argument("--worst", type=int, default=0)
    arguments = options.parse_args()
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")
    tool = Cleaner(Config(select=("EX",)))
    tool.clean("<p>warm")
    chosen = (page for page in wcxb(arguments.path) if arguments.half in (None, page.half))
    rows = [measure(page, tool) for page in islice(chosen, arguments.pages)]
    print(f"{'':<10}{'pages':>6}{'trafilatura':>13}{'cleaner':>9}{'gold words in the source':>26}")
    for half in ("tune", "report", None):
        part = [row for row in rows if half in (None, row.page.half)]
        if part:
            figures = mean(row.alone for row in part), mean(row.ours for row in part), mean(r.in_source for r in part)
            print(f"{half or 'all':<10}{len(part):>6}{figures[0]:>13.4f}{figures[1]:>9.4f}{figures[2]:>26.4f}")
    print()
    spent = [sum(row.seconds[column] for row in rows) for column in range(3)]
    for name, seconds in zip(("trafilatura", "trafilatura with metadata", "cleaner"), spent, strict=True):
        print(f"{name:<28}{seconds / len(rows) * 1000:>7.1f} ms a page, {seconds / spent[0]:.2f} times trafilatura")
    for row in sorted(rows, key=lambda row: row.ours - row.alone)[: arguments.worst]:
        print(f"{row.page.id}  {row.alone:.3f} -> {row.ours:.3f}  {row.page.url}")


if __name__ == "__main__":
    main()
