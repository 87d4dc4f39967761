"""Speed on text: articles of 5,000 characters a second, against trafilatura on the pages that they come from.

    OMP_NUM_THREADS=1 python -m benchmarks.text_speed PATH_TO_WCXB_DEV

CPU time of one process, both warm, page by page in turn, so that the ratio holds when the machine's speed drifts. The
ratio is the figure; the milliseconds are this machine's.
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
    tool = cleaner.Cleaner(cleaner.Config(input_format="text"))
    for page in pages[:WARM_UP]:
        tool.clean(page.gold[:CHARACTERS])
        trafilatura.extract(page.html)
    ours = theirs = 0.0
    for page in islice(cycle(pages), args.articles):
        start = time.process_time()
        tool.clean(page.gold[:CHARACTERS])
        middle = time.process_time()
        trafilatura.extract(page.html)
        theirs += time.process_time() - middle
        ours += middle - start
    each, other = ours / args.articles * 1000, theirs / args.articles * 1000
    print(f"{args.articles} articles of {CHARACTERS} characters, from {len(pages)} pages")
    print(f"cleaner, text        {each:7.2f} ms  {1000 / each:7.0f} a second")
    print(f"trafilatura, page    {other:7.2f} ms  {1000 / other:7.0f} a second")
    print(f"ratio                {other / each:7.2f} times")


if __name__ == "__main__":
    main()
