"""The words of English that are no names (``cleaner/names/words.txt.gz``).

    python -m benchmarks.train_name_words DATA/mt/segments.jsonl.gz --out cleaner/names/words.txt.gz

A word counts where news has it in small letters: in texts that people wrote or translated, or often enough in
translations by machines; and not, mostly, with a capital inside a sentence. Five seconds.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections import Counter
from pathlib import Path

from cleaner.names.variants import folded

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")

LEAST_HUMAN = 2
LEAST_MACHINE = 12
"""Times that a word stands in small letters, in texts by people or by machines; 12 hold out what one system garbles
once for each
of its siblings."""

LEAST_SMALL = 0.3
"""Share of a word's places inside sentences where it has a small letter."""


def main() -> None:
    """Count and write."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("segments", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    small: dict[bool, Counter[str]] = {True: Counter(), False: Counter()}
    capital: Counter[str] = Counter()
    with gzip.open(options.segments, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            counts = small[row["kind"] == "machine-translation"]
            for segment in row["segments"]:
                for place, word in enumerate(_WORD.findall(segment)):
                    if word.islower():
                        counts[word] += 1
                    elif place and word[0].isupper():
                        capital[word.lower()] += 1
    words = set()
    for word in {*small[False], *small[True]}:
        both = small[False][word] + small[True][word]
        often = small[False][word] >= LEAST_HUMAN or small[True][word] >= LEAST_MACHINE
        if often and both >= LEAST_SMALL * (both + capital[word]):
            words.add(folded(word))
    kept = sorted(word for word in words if word.isascii() and word.isalpha() and len(word) > 2)
    options.out.write_bytes(gzip.compress("\n".join(kept).encode("ascii"), 9, mtime=0))
    print(len(kept), "words,", options.out.stat().st_size, "bytes")


if __name__ == "__main__":
    main()
