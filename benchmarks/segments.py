"""English paragraphs out of news segments (WMT and FLORES: originals, human and machine translations).

The file holds one record a line: ``set``, ``kind``, ``source_language`` and ``segments``, consecutive sentences or
paragraphs of news. Used for training only; no text of it is in the project.
"""

from __future__ import annotations

import gzip
import json
import random
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.quotes import is_clean

KINDS = ("original", "human-translation", "machine-translation")

_STRAIGHT = str.maketrans("“”’", '""\'')
_PARAGRAPHS_SINCE = 20
"""WMT's segments are whole paragraphs since 2020, sentences before."""

_GOOD_SINCE = 14
"""Machine translations of WMT before 2014 read too oddly to learn from."""


def _records(file: Path) -> list[dict[str, Any]]:
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines]
    return sorted(records, key=lambda record: KINDS.index(record["kind"]))


def _year(record: dict[str, Any]) -> int:
    return int(re.sub(r"\D", "", record["set"]) or 0)


def sentences(file: Path) -> Iterator[str]:
    """All segments, machine translations from one system per set and language."""
    seen = set()
    for record in _records(file):
        key = (record["set"], record["source_language"])
        if record["kind"] == KINDS[2]:
            if key in seen:
                continue
            seen.add(key)
        yield from record["segments"]


def quoting_paragraphs(file: Path) -> Iterator[tuple[str, str]]:
    """Kind and text of clean paragraphs of one to four consecutive segments that quote."""
    chance = random.Random(5)
    seen: set[str] = set()
    systems: Counter[tuple[str, str]] = Counter()
    for record in _records(file):
        year = _year(record)
        if record["kind"] == KINDS[2]:
            key = (record["set"], record["source_language"])
            most = 2 if record["source_language"] in ("de", "ru", "cs", "zh") else 1
            if not record["set"].startswith("wmt") or year < _GOOD_SINCE or systems[key] >= most:
                continue
            systems[key] += 1
        segments = record["segments"]
        at = 0
        while at < len(segments):
            step = chance.choices((1, 2, 3, 4), (4, 3, 2, 1) if year < _PARAGRAPHS_SINCE else (4, 1, 0, 0))[0]
            paragraph = " ".join(part.strip() for part in segments[at : at + step]).translate(_STRAIGHT)
            if '"' in paragraph and not is_clean(paragraph):
                paragraph, step = segments[at].strip().translate(_STRAIGHT), 1
            if '"' not in paragraph:
                step = 1
            at += step
            if paragraph not in seen and is_clean(paragraph):
                seen.add(paragraph)
                yield record["kind"], paragraph
