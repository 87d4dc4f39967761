"""Main content of HTML articles against the gold of WCXB: trafilatura alone, and what Cleaner makes of it.

    python -m benchmarks.main_content PATH_OF_WCXB [--half tune|report] [--pages N] [--worst N]

Mean word F1 over the pages of type ``article``, and CPU in the same run. ``cleaner`` is the text after the ``EX`` findings
alone; its CPU holds decoding, blocks, metadata and language. ``--worst`` lists the pages where Cleaner lost most
against trafilatura; use it on the tune half only.
"""

from __future__ import annotations

import argparse
import logging
import time
import warnings
from itertools import islice
from pathlib import Path
from statistics import mean

from benchmarks.data import GoldPage, wcxb, word_f1, words
from cleaner import Cleaner, Config


class Clock:
    """CPU seconds by name."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = {}

    def time(self, name, call, *arguments):  # type: ignore[no-untyped-def]
        """What a call returns, its CPU time added to a name."""
        start = time.process_time()
        try:
            return call(*arguments)
        finally:
            self.spent[name] = self.spent.get(name, 0.0) + time.process_time() - start


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
    import trafilatura

    tool = Cleaner(Config(select=("EX",)))
    clock = Clock()
    chosen = (page for page in wcxb(arguments.path) if arguments.half in (None, page.half))
    rows: list[tuple[GoldPage, float, float, float]] = []
    for page in islice(chosen, arguments.pages):
        gold = words(page.gold)
        text = page.html.decode("utf-8", "replace")
        alone = clock.time("trafilatura", lambda: trafilatura.extract(text, include_comments=False)) or ""
        document = clock.time(
            "trafilatura with metadata",
            lambda: trafilatura.bare_extraction(text, include_comments=False, with_metadata=True),
        )
        del document
        article = clock.time("cleaner", tool.clean, page.html, page.url)
        source = words(article.source)
        rows.append((page, word_f1(gold, words(alone)), word_f1(gold, words(article.text)), recall(gold, source)))
    print(f"{'':<10}{'pages':>6}{'trafilatura':>13}{'cleaner':>9}{'gold words in the source':>26}")
    for half in ("tune", "report", None):
        part = [row for row in rows if half in (None, row[0].half)]
        if part:
            figures = [mean(row[column] for row in part) for column in (1, 2, 3)]
            print(f"{half or 'all':<10}{len(part):>6}{figures[0]:>13.4f}{figures[1]:>9.4f}{figures[2]:>26.4f}")
    print()
    for name, seconds in clock.spent.items():
        ratio = seconds / clock.spent["trafilatura"]
        print(f"{name:<28}{seconds / len(rows) * 1000:>7.1f} ms a page, {ratio:.2f} times trafilatura")
    for page, alone, ours, _ in sorted(rows, key=lambda row: row[2] - row[1])[: arguments.worst]:
        print(f"{page.id}  {alone:.3f} -> {ours:.3f}  {page.url}")


def recall(gold, found):  # type: ignore[no-untyped-def]
    """Share of the gold's words that are in the other bag."""
    return (gold & found).total() / gold.total() if gold else 1.0


if __name__ == "__main__":
    main()
