"""Main content of HTML pages against the gold of WCXB: trafilatura alone, and what each engine of Cleaner makes of it.

    python -m benchmarks.train_block_judge --wcxb PATH --eval PATH --measure --folds FOLDER
    python -m benchmarks.main_content PATH --folds FOLDER [--type article] [--half tune|report] [--pages N] [--worst N]

The judge that ships was trained on these very pages, so its score here would say nothing. ``--folds`` gives the
judges that the first command trained with one fifth of the sites left out, and each page is judged by the one that has
not seen its site. Without it only the times mean anything.

Mean word F1 by page type, and CPU in the same run. ``fast``, ``best`` and ``aligned`` (``main_content="trafilatura"``)
are the text after the ``EX`` findings alone; their CPU holds everything that is done to a page until then: decoding,
parsing, blocks, metadata. ``--worst`` lists the pages where ``best`` lost most against trafilatura; use it on the tune
half only.
"""

from __future__ import annotations

import argparse
import logging
import time
import warnings
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from statistics import mean

import numpy as np

import cleaner.judges.blocks.judge as judges
from benchmarks.data import GoldPage, wcxb, word_f1, words
from benchmarks.folds import fold
from cleaner import Cleaner, Config

ENGINES = {"fast": "fast", "best": "best", "aligned": "trafilatura"}


@dataclass(frozen=True, slots=True)
class Row:
    """Scores and CPU seconds of one page, by tool."""

    page: GoldPage
    scores: dict[str, float]
    seconds: dict[str, float]


def measure(page: GoldPage, tools: dict[str, Cleaner]) -> Row:
    """Run trafilatura and every engine on one page."""
    import trafilatura

    gold = words(page.gold)
    markup = page.html.decode("utf-8", "replace")
    start = time.process_time()
    alone = trafilatura.extract(markup, include_comments=False) or ""
    seconds = {"trafilatura": time.process_time() - start}
    scores = {"trafilatura": word_f1(gold, words(alone))}
    url = None if page.url and page.url.endswith(".invalid/") else page.url
    for name, tool in tools.items():
        start = time.process_time()
        article = tool.clean(page.html, url)
        seconds[name] = time.process_time() - start
        scores[name] = word_f1(gold, words(article.text))
    return Row(page, scores, seconds)


def use_folds(folder: Path, pages: Iterable[GoldPage]) -> Iterable[GoldPage]:
    """The pages, each with the judge in place that was trained without its site."""
    trained = [judges.judge_from(dict(np.load(folder / f"fold{number}.npz"))) for number in range(5)]
    for page in pages:
        judge = trained[fold(page.url or page.id)]
        judges.block_judge = lambda judge=judge: judge  # type: ignore[assignment,misc]
        yield page


def main() -> None:
    """Print the tables."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("path", type=Path)
    options.add_argument("--folds", type=Path)
    options.add_argument("--type", default=None, help="only pages of this type")
    options.add_argument("--half", choices=("tune", "report"))
    options.add_argument("--pages", type=int)
    options.add_argument("--worst", type=int, default=0)
    arguments = options.parse_args()
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")
    tools = {name: Cleaner(Config(select=("EX",), main_content=engine)) for name, engine in ENGINES.items()}  # type: ignore[arg-type]
    chosen: Iterable[GoldPage] = wcxb(arguments.path, arguments.type)
    chosen = islice((page for page in chosen if arguments.half in (None, page.half)), arguments.pages)
    if arguments.folds:
        chosen = use_folds(arguments.folds, chosen)
    rows = []
    for page in chosen:
        if not rows:
            measure(page, tools)  # once for nothing: modules and models are read on first use
        rows.append(measure(page, tools))
    names = ("trafilatura", *tools)
    print(f"{'word F1':<26}{'pages':>6}" + "".join(f"{name:>13}" for name in names))
    types = sorted({row.page.page_type for row in rows})
    groups = [(name, [row for row in rows if row.page.page_type == name]) for name in types]
    groups += [
        (f"article, {half} half", [row for row in rows if row.page.page_type == "article" and row.page.half == half])
        for half in ("tune", "report")
    ]
    for group, part in [*groups, ("all", rows)]:
        if part:
            figures = "".join(f"{mean(row.scores[name] for row in part):>13.4f}" for name in names)
            print(f"{group:<26}{len(part):>6}{figures}")
    print()
    for group, part in (("article", [row for row in rows if row.page.page_type == "article"]), ("all", rows)):
        spent = {name: sum(row.seconds[name] for row in part) for name in names}
        for name in names if part else ():
            ratio, each = spent[name] / spent["trafilatura"], spent[name] / len(part) * 1000
            print(f"CPU, {group:<10}{name:<14}{each:>7.1f} ms a page, {ratio:.2f} of trafilatura")
    for row in sorted(rows, key=lambda row: row.scores["best"] - row.scores["trafilatura"])[: arguments.worst]:
        print(f"{row.page.id}  {row.scores['trafilatura']:.3f} -> {row.scores['best']:.3f}  {row.page.url}")


if __name__ == "__main__":
    main()
