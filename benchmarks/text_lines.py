"""Texts that extractors made of pages, with a label for every line: what the text judge is trained and measured on.

Sources: the outputs of trafilatura (its defaults, comments on), readability-lxml and resiliparse (main content) for the
pages of WCXB's development split; the gold texts themselves, as examples of clean text; a window of each article
page's whole text around its gold, with more of what stands behind articles; and the outputs for the pages of
trafilatura's own evaluation set. That set has no gold text: a line on which the three extractors agree (with
trafilatura's comments off) gets their label, the set's snippets overrule them, other lines get none.
"""

from __future__ import annotations

import gzip
import json
import pickle
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.data import half, wcxb
from benchmarks.folds import fold
from cleaner.document import Document
from cleaner.reading.language import detect
from cleaner.reading.text import text_document
from cleaner.stages.boilerplate import Boilerplate
from cleaner.stages.claims import Reading

EXTRACTORS = ("trafilatura", "readability", "resiliparse")
WORD = re.compile(r"\w+")

SHINGLE = 4
"""Words in a row that a text must share with the gold for its words to count as there."""

ABOVE, BELOW = 6, 60
"""Lines above and below the gold in a window of a page's whole text."""

LEAST_SNIPPET = 9
"""Characters; shorter snippets of trafilatura's set label no line."""

_BREAKING = """
    address article aside blockquote body br center dd details dialog div dl dt fieldset figcaption figure footer form
    h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section table tbody td tfoot th thead tr ul
"""
"""Elements that a browser begins a new line with."""


def extracted(html: bytes) -> dict[str, str]:
    """What each extractor makes of a page, and what further sources are made from."""
    import trafilatura
    from resiliparse.extract.html2text import extract_plain_text
    from resiliparse.parse.encoding import bytes_to_str, detect_encoding

    markup = bytes_to_str(html, detect_encoding(html))
    return {
        "trafilatura": trafilatura.extract(html, deduplicate=False) or "",
        "readability": _readability(markup),
        "resiliparse": extract_plain_text(markup, main_content=True) or "",
        "without comments": trafilatura.extract(html, deduplicate=False, include_comments=False) or "",
        "whole page": extract_plain_text(markup, main_content=False) or "",
    }


def _readability(markup: str) -> str:
    """readability's summary, which is HTML, as text: a line for every block."""
    import lxml.html
    from readability import Document as Readable
    from readability.readability import Unparseable

    try:
        root = lxml.html.fromstring(Readable(markup).summary())
    except (Unparseable, ValueError, lxml.etree.LxmlError):
        return ""
    breaking = frozenset(_BREAKING.split())
    parts: list[str] = []
    for event, element in lxml.etree.iterwalk(root, events=("start", "end")):
        breaks = "\n" if element.tag in breaking else ""
        text = element.text if event == "start" else element.tail
        said = (text or "").replace("\n", " ") if event == "end" or isinstance(element.tag, str) else ""
        parts += (breaks, said)
    lines = (" ".join(line.split()) for line in "".join(parts).split("\n"))
    return "\n".join(line for line in lines if line)


def labels(lines: Sequence[str], gold: str) -> list[float]:
    """For each line the share of its words that the gold has there; -1 for a line without words.

    A line that the text has more often than the gold is wrong from then on.

    Example:
        >>> labels(["It rained all day.", "Share", "It rained all day."], "It rained all day.")
        [1.0, 0.0, 0.0]
    """
    target = WORD.findall(gold.lower())
    shingles = {tuple(target[at : at + SHINGLE]) for at in range(len(target) - SHINGLE + 1)}
    joined = f" {' '.join(target)} "
    gold_lines = Counter(" ".join(WORD.findall(line.lower())) for line in gold.split("\n"))
    split = [WORD.findall(line.lower()) for line in lines]
    words = [word for line in split for word in line]
    covered = [False] * len(words)
    for at in range(len(words) - SHINGLE + 1):
        if tuple(words[at : at + SHINGLE]) in shingles:
            covered[at : at + SHINGLE] = [True] * SHINGLE
    seen: Counter[str] = Counter()
    found = []
    at = 0
    for line in split:
        share = covered[at : at + len(line)]
        at += len(line)
        if not line:
            found.append(-1.0)
            continue
        said = " ".join(line)
        seen[said] += 1
        if len(line) >= SHINGLE:
            times = joined.count(f" {said} ")
            found.append(float(seen[said] <= times) if times else sum(share) / len(line))
        else:
            found.append(float(gold_lines[said] >= seen[said] or all(share)))
    return found


@dataclass(slots=True)
class Sample:
    """One text: its lines as the rules read them, and a label for each.

    Attributes:
        page: Identifier of the page that it comes from.
        source: Extractor, ``gold``, or one of the sources for training only.
        wrong: 1 where a line is not of the article, 0 where it is, -1 where nobody knows.
        weight: How much it counts in training.
    """

    page: str
    url: str
    source: str
    text: str
    document: Document
    reading: Reading
    words: list[list[str]]
    wrong: NDArray[np.int8]
    weight: float

    @property
    def fold(self) -> int:
        """The fold that its site falls into."""
        return fold(self.url)

    @property
    def half(self) -> str:
        """The half that its site falls into."""
        return half(self.url)


@dataclass(frozen=True, slots=True)
class Extracted:
    """A page with what extractors make of it."""

    page: str
    url: str
    page_type: str
    gold: str
    snippets: tuple[tuple[str, ...], tuple[str, ...]]
    texts: Mapping[str, str]


def pages(wcxb_folder: Path, evaluation: Path | None, cache: Path | None = None) -> list[Extracted]:
    """All pages with their extracted texts; extracting takes four minutes, so that a cache file can keep them."""
    if cache and cache.exists():
        kept: list[Extracted] = pickle.loads(cache.read_bytes())
        return kept
    found = [
        Extracted(page.id, page.url or page.id, page.page_type, page.gold, ((), ()), extracted(page.html))
        for page in wcxb(wcxb_folder, page_type=None)
    ]
    found += _evaluation(evaluation) if evaluation else ()
    if cache:
        cache.write_bytes(pickle.dumps(found))
    return found


def _evaluation(folder: Path) -> Iterator[Extracted]:
    with gzip.open(folder / "gold.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            html = gzip.decompress((folder / "html" / row["file"]).read_bytes())
            snippets = (tuple(row.get("with") or ()), tuple(row.get("without") or ()))
            yield Extracted(row["file"], row["url"] or row["file"], "evaluation", "", snippets, extracted(html))


class Sampler:
    """Makes samples of pages."""

    def __init__(self, boilerplate: Boilerplate) -> None:
        self._boilerplate = boilerplate

    def measured(self, found: Iterable[Extracted]) -> Iterator[Sample]:
        """The texts that figures are measured on: three extractors' and the gold of every article."""
        for page in found:
            if page.page_type == "article":
                for source in EXTRACTORS:
                    yield from self._of_gold(page, source, page.texts[source], 1.0)
                yield from self._of_gold(page, "gold", page.gold, 1.0)

    def further(self, found: Iterable[Extracted], weight: float = 0.5) -> Iterator[Sample]:
        """Texts for training only. Forums are left out: there comments are the content."""
        for page in found:
            if page.page_type == "article":
                yield from self._window(page, weight)
            elif page.page_type == "evaluation":
                yield from self._agreed(page, weight)
            elif page.page_type != "forum":
                for source in EXTRACTORS:
                    yield from self._of_gold(page, f"other {source}", page.texts[source], weight)

    def _of_gold(self, page: Extracted, source: str, text: str, weight: float) -> Iterator[Sample]:
        if text.strip():
            sample = self._sample(page, source, text, weight)
            shares = np.array(labels([line.text for line in sample.reading.lines], page.gold))
            sample.wrong = np.where(shares < 0, -1, shares < 0.5).astype(np.int8)
            yield sample

    def _window(self, page: Extracted, weight: float) -> Iterator[Sample]:
        lines = [line for line in page.texts["whole page"].split("\n") if line.strip()]
        shares = labels(lines, page.gold)
        true = [at for at, share in enumerate(shares) if share >= 0.5]
        if len(true) > 2:
            body = [at for at in true if len(lines[at].split()) >= 8] or true
            inside = lines[max(body[0] - ABOVE, 0) : body[-1] + BELOW]
            yield from self._of_gold(page, "window", "\n".join(inside), weight)

    def _agreed(self, page: Extracted, weight: float) -> Iterator[Sample]:
        witness = page.texts["without comments"]
        if not witness.strip():
            return
        for source in EXTRACTORS:
            if not page.texts[source].strip():
                continue
            sample = self._sample(page, f"evaluation {source}", page.texts[source], weight)
            lines = [line.text for line in sample.reading.lines]
            others = [page.texts[other] for other in EXTRACTORS[1:] if other != source]
            votes = np.array([labels(lines, other) for other in (witness, *others)])
            here = votes >= 0.5
            if source == "trafilatura":  # what it has without comments too is right if another has it
                wrong = np.where(~here[0], 1, np.where(here[1:].any(axis=0), 0, -1))
            else:
                wrong = np.where(here.all(axis=0), 0, np.where(here.any(axis=0), -1, 1))
            wrong[votes[0] < 0] = -1
            for at, line in enumerate(lines):
                if any(snippet in line for snippet in page.snippets[0] if len(snippet) >= LEAST_SNIPPET):
                    wrong[at] = 0
                elif any(
                    snippet in line and len(snippet) > 0.3 * len(line)
                    for snippet in page.snippets[1]
                    if len(snippet) >= LEAST_SNIPPET
                ):
                    wrong[at] = 1
            sample.wrong = wrong.astype(np.int8)
            yield sample

    def _sample(self, page: Extracted, source: str, text: str, weight: float) -> Sample:
        plain = text_document(text)
        document = replace(plain, language=detect(plain), language_detected=True)
        reading = self._boilerplate.reading(document)
        words = [WORD.findall(line.text.lower()) for line in reading.lines]
        unknown = np.full(len(words), -1, dtype=np.int8)
        return Sample(page.page, page.url, source, text, document, reading, words, unknown, weight)


def of_languages(samples: Iterable[Sample]) -> Counter[str]:
    """How many samples there are of each language."""
    return Counter[Any](sample.document.language or "?" for sample in samples)
