"""Time against length on hostile texts: twice the input may take twice the time, up to a megabyte.

    python -m benchmarks.scaling

CPU seconds at 250,000, 500,000 and 1,000,000 characters for every shape that the tests count the work of, and the
ratio of each to the one before.
"""

from __future__ import annotations

import time
from functools import partial
from itertools import pairwise

import cleaner
from tests.stages.artefacts.test_stage import HOSTILE
from tests.test_properties import SHAPES

LENGTHS = (250_000, 500_000, 1_000_000)


def _repeated(piece: str, length: int) -> str:
    return piece * (length // len(piece))


def main() -> None:
    """Print a row for every shape."""
    tool = cleaner.Cleaner(cleaner.Config(input_format="text", time_limit=1000))
    tool.clean("The ferry was late again on Monday morning, said the harbour master.\n\nLeave a Reply")
    worst = 0.0
    repeated = {name: partial(_repeated, piece) for name, piece in HOSTILE.items()}
    for shape, make in (SHAPES | repeated).items():
        seconds = []
        for length in LENGTHS:
            start = time.process_time()
            tool.clean(make(length), language="en")
            seconds.append(time.process_time() - start)
        ratios = [b / a for a, b in pairwise(seconds)]
        worst = max(worst, *ratios)
        print(f"{shape:24}", *(f"{s:7.2f} s" for s in seconds), *(f"{r:6.2f}" for r in ratios))
    print(f"largest ratio for twice the input: {worst:.2f}")


if __name__ == "__main__":
    main()
