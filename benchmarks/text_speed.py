"""Speed on text: articles of 5,000 characters a second, against trafilatura on the pages that they come from.

    OMP_NUM_THREADS=1 python -m benchmarks.text_speed PATH_TO_WCXB_DEV

CPU time of one process, both warm, page by page in turn, so that the ratio holds when the machine's speed drifts. The
ratio is the figure; the milliseconds are this machine's. Once with everything, once with what edits boilerplate and
characters alone.
"""

from __future__ import annotations

import argparse
import time
from itertools import cycle, islice
from pathlib import Path

import cleaner
from benchmarks.data import wcxb

CHARACTERS = 5000
ARTICLES = 1000
WARM_UP = 20


def main() -> None:
    """Print milliseconds an article for both, and the ratio."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("path", type=Path, help="folder of WCXB's development split")
    parser.add_argument("--articles", type=int, default=ARTICLES)
    args = parser.parse_args()
    import trafilatura

    pages = [page for page in wcxb(args.path) if len(page.gold) >= CHARACTERS]
    tools = {
        "everything": cleaner.Cleaner(cleaner.Config(input_format="text")),
        "without MT, LG, NM, OT": cleaner.Cleaner(cleaner.Config(input_format="text", ignore=("MT", "LG", "NM", "OT"))),
    }
    for page in pages[:WARM_UP]:
        for tool in tools.values():
            tool.clean(page.gold[:CHARACTERS])
        trafilatura.extract(page.html)
    ours = dict.fromkeys(tools, 0.0)
    theirs = 0.0
    for page in islice(cycle(pages), args.articles):
        for name, tool in tools.items():
            start = time.process_time()
            tool.clean(page.gold[:CHARACTERS])
            ours[name] += time.process_time() - start
        start = time.process_time()
        trafilatura.extract(page.html)
        theirs += time.process_time() - start
    print(f"{args.articles} articles of {CHARACTERS} characters, from {len(pages)} pages")
    other = theirs / args.articles * 1000
    print(f"{'trafilatura, page':<28}{other:7.2f} ms  {1000 / other:7.0f} a second")
    for name, total in ours.items():
        each = total / args.articles * 1000
        print(f"{f'text, {name}':<28}{each:7.2f} ms  {1000 / each:7.0f} a second  {other / each:5.2f} times as many")


if __name__ == "__main__":
    main()
