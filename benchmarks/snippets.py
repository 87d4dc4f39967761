"""trafilatura's own evaluation: snippets that must and must not be in the output.

    python -m benchmarks.train_block_judge --wcxb PATH --eval PATH --across --folds FOLDER
    python -m benchmarks.snippets PATH --judge FOLDER/across.npz [--pages N]

``PATH`` holds the pages of trafilatura's evaluation (see ``corpora/DATASETS.md``); ``--judge`` is the judge that the
first command trained without that set and without any of its sites: the one that ships has learned from them. Snippets
count as in trafilatura's evaluation: a wanted one that is found is a true positive, an unwanted one that is found a
false positive, a wanted one that is missed a false negative. The text
judge is left out, since it learned from these pages too. Precision, recall and F1 over all snippets of all pages.
"""

from __future__ import annotations

import argparse
import gzip
import json
import logging
import warnings
from itertools import islice
from pathlib import Path

import numpy as np

import cleaner.judges.blocks.judge as judges
from cleaner import Cleaner, Config

TOOLS = {
    "fast, EX alone": Config(select=("EX",), main_content="fast"),
    "best, EX alone": Config(select=("EX",), main_content="best"),
    "fast, no text judge": Config(main_content="fast", ignore=("BP9",)),
    "best, no text judge": Config(main_content="best", ignore=("BP9",)),
}


def main() -> None:
    """Print the table."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("path", type=Path)
    options.add_argument("--judge", type=Path, required=True)
    options.add_argument("--pages", type=int)
    arguments = options.parse_args()
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")
    import trafilatura

    trained = judges.judge_from(dict(np.load(arguments.judge)))
    judges.block_judge = lambda: trained  # type: ignore[assignment,misc]
    tools = {name: Cleaner(config) for name, config in TOOLS.items()}
    counts = {name: [0, 0, 0] for name in ("trafilatura, no comments", *tools)}
    with gzip.open(arguments.path / "gold.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in islice(lines, arguments.pages)]
    for row in rows:
        html = gzip.decompress((arguments.path / "html" / row["file"]).read_bytes())
        texts = {name: tool.clean(html, row["url"]).text for name, tool in tools.items()}
        texts["trafilatura, no comments"] = trafilatura.extract(html, include_comments=False) or ""
        for name, text in texts.items():
            found = sum(snippet in text for snippet in row["with"] or ())
            counts[name][0] += found
            counts[name][1] += sum(snippet in text for snippet in row["without"] or ())
            counts[name][2] += len(row["with"] or ()) - found
    print(f"{len(rows)} pages{'':<18}{'precision':>10}{'recall':>10}{'F1':>10}")
    for name, (right, wrong, missed) in counts.items():
        figures = right / (right + wrong), right / (right + missed), 2 * right / (2 * right + wrong + missed)
        print(f"{name:<28}" + "".join(f"{figure:>10.4f}" for figure in figures))


if __name__ == "__main__":
    main()
