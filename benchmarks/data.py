"""Public data sets as the benchmarks read them, and the split that keeps tuning and reporting apart."""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class GoldPage:
    """One page of WCXB's development split (Murrough-Foley/web-content-extraction-benchmark, CC-BY-4.0)."""

    id: str
    url: str | None
    page_type: str
    title: str | None
    author: str | None
    date: str | None
    gold: str
    html: bytes

    @property
    def half(self) -> Literal["tune", "report"]:
        """The half that its site falls into."""
        return half(self.url or self.id)


def half(url: str) -> Literal["tune", "report"]:
    """Sites are split by a hash of the host: look at and tune on one half, report on the other."""
    host = (urlsplit(url).hostname or url).removeprefix("www.")
    return "tune" if hashlib.sha256(host.encode()).digest()[0] % 2 == 0 else "report"


def wcxb(folder: Path, page_type: str | None = "article") -> Iterator[GoldPage]:
    """Pages of a WCXB folder (``gold.jsonl.gz`` beside ``html/ID.html.gz``), in file order."""
    with gzip.open(folder / "gold.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if page_type and row["page_type"] != page_type:
                continue
            html = gzip.decompress((folder / "html" / f"{row['id']}.html.gz").read_bytes())
            yield GoldPage(
                id=row["id"],
                url=row["url"] or f"https://{row['id']}.invalid/",
                page_type=row["page_type"],
                title=row["title"],
                author=row["author"],
                date=row["date"],
                gold=row["main_content"] or "",
                html=html,
            )


def words(text: str) -> Counter[str]:
    """Bag of lower-cased words, as WCXB counts them."""
    return Counter(_WORD.findall(text.lower()))


def word_f1(gold: Counter[str], found: Counter[str]) -> float:
    """F1 of two bags; an empty gold counts 1 for empty output, otherwise 0."""
    if not gold:
        return float(not found)
    shared = (gold & found).total()
    if not shared:
        return 0.0
    precision, recall = shared / found.total(), shared / gold.total()
    return 2 * precision * recall / (precision + recall)
