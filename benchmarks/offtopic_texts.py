"""Texts for the judge of off-topic pieces: articles with their sites, and other texts that tell how words go together.

``wcxb`` and ``evaluation`` are the folders of WCXB's development split and of trafilatura's evaluation set,
``parallel`` is the file of parallel news texts; see ``corpora/DATASETS.md``.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.folds import fold, site

NEWS_CHUNK = 20
"""Segments of news that count as one document; the sets do not say where articles end."""

ENGLISH = frozenset(("the", "and", "of", "to", "in", "is", "that", "for", "with", "was"))
LEAST_ENGLISH = 0.12
"""Share of ``ENGLISH`` among the words of an English text."""

LEAST_WORDS = 60
"""Words of a text worth counting."""


@dataclass(frozen=True, slots=True)
class Source:
    """One text.

    Attributes:
        id: Its name.
        url: Where it is from; empty for news without a site.
        kind: WCXB's page type, ``evaluation`` or ``news``.
        title: Its headline, where known.
        lines: Lines that are not blank, stripped.
    """

    id: str
    url: str
    kind: str
    title: str
    lines: tuple[str, ...]

    @property
    def fold(self) -> int | None:
        """The fold of its site; ``None`` for what has no site."""
        return fold(self.url) if self.url else None

    @property
    def site(self) -> str:
        """Its site."""
        return site(self.url) if self.url else ""

    @property
    def is_english(self) -> bool:
        """Whether it reads like English and has enough words to tell."""
        words = " ".join(self.lines).lower().split()
        return len(words) >= LEAST_WORDS and sum(word in ENGLISH for word in words) >= LEAST_ENGLISH * len(words)


def wcxb(folder: Path) -> Iterator[Source]:
    """The gold texts of all pages of WCXB, in file order."""
    with gzip.open(folder / "gold.jsonl.gz", "rt", encoding="utf-8") as rows:
        for row in map(json.loads, rows):
            url = row["url"] or f"https://{row['id']}.invalid/"
            yield Source(row["id"], url, row["page_type"], row["title"] or "", lines_of(row["main_content"] or ""))


def evaluation(folder: Path) -> Iterator[Source]:
    """What trafilatura extracts of the pages of its evaluation set."""
    import trafilatura

    with gzip.open(folder / "gold.jsonl.gz", "rt", encoding="utf-8") as rows:
        for row in map(json.loads, rows):
            page = gzip.decompress((folder / "html" / row["file"]).read_bytes())
            text = trafilatura.extract(page, include_comments=False) or ""
            yield Source(row["file"], row["url"], "evaluation", "", lines_of(text))


def news(path: Path) -> Iterator[Source]:
    """News in English, one translation or original of each set of parallel texts, in chunks."""
    seen: set[tuple[str, str]] = set()
    with gzip.open(path, "rt", encoding="utf-8") as rows:
        for row in map(json.loads, rows):
            key = row["set"], row["source_language"]
            if key in seen:
                continue
            seen.add(key)
            segments = [segment.strip() for segment in row["segments"] if segment.strip()]
            for at in range(0, len(segments), NEWS_CHUNK):
                name = f"{'-'.join(key)}-{at}"
                yield Source(name, "", "news", "", tuple(segments[at : at + NEWS_CHUNK]))


def lines_of(text: str) -> tuple[str, ...]:
    """Lines that are not blank, without the space around them."""
    return tuple(stripped for line in text.split("\n") if (stripped := " ".join(line.split())))


def all_texts(wcxb_folder: Path, evaluation_folder: Path, parallel: Path) -> list[Source]:
    """Everything that the background is made of: English texts, without the pages that only list others."""
    texts = [*wcxb(wcxb_folder), *evaluation(evaluation_folder), *news(parallel)]
    return [text for text in texts if text.is_english]
