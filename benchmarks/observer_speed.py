"""What the families that observe cost: CPU for 1,000 words, against trafilatura's extraction of the same pages.

    OMP_NUM_THREADS=1 python -m benchmarks.observer_speed PATH_TO_WCXB_DEV

Each family alone, over clean articles of 3,000 characters and more, warm, page by page in turn with trafilatura. What
reading the text costs is taken off each.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

import cleaner
from benchmarks.data import wcxb

NO_FAMILY = "ZZ"
"""A prefix that no code has: what is left is reading."""

FAMILIES = ("MT0", "MT1", "MT9", "LG", "NM", "OT")
ARTICLES = 300
WARM_UP = 20
LEAST_CHARACTERS = 3000


def main() -> None:
    """Print a line for each family."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("path", type=Path, help="folder of WCXB's development split")
    parser.add_argument("--articles", type=int, default=ARTICLES)
    args = parser.parse_args()
    import trafilatura

    pages = [page for page in wcxb(args.path) if len(page.gold) >= LEAST_CHARACTERS][: args.articles]
    words = sum(len(page.gold.split()) for page in pages)
    tools = {
        family: cleaner.Cleaner(cleaner.Config(input_format="text", select=(family,)))
        for family in (NO_FAMILY, *FAMILIES)
    }
    spent = dict.fromkeys((*tools, "trafilatura"), 0.0)
    for at, page in enumerate((*pages[:WARM_UP], *pages)):
        for name in spent:
            start = time.process_time()
            if name in tools:
                tools[name].clean(page.gold, language="en")
            else:
                trafilatura.extract(page.html, include_comments=False)
            if at >= WARM_UP:
                spent[name] += time.process_time() - start
    base, other = spent[NO_FAMILY], spent["trafilatura"]
    print(f"{len(pages)} articles, {words:,} words")
    for name, seconds in spent.items():
        own = seconds - base if name in FAMILIES else seconds
        shown = "reading" if name == NO_FAMILY else name
        print(f"{shown:<14}{own / words * 1e6:7.2f} ms per 1,000 words  {own / other:6.3f} of trafilatura")


if __name__ == "__main__":
    main()
