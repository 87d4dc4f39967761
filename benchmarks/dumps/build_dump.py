"""A dump of real pages, as large as is wanted: one JSON Lines file, one WARC, and the same in parts.

    python -m benchmarks.dumps.build_dump path/to/wcxb-dev path/to/dump --pages 20000

The pages of a WCXB folder, all page types, shuffled once, again and again until there are enough, so that the first
hundreds are a fair sample of all. Every repetition has its own id and address and other words in every paragraph
(:mod:`benchmarks.dumps.variation`). Written are

- ``pages.jsonl`` and ``pages.jsonl.gz``: ``{"id", "url", "html"}``,
- ``pages.warc.gz``: response records, a gzip member each, with the headers that
  :func:`benchmarks.dumps.containers.warc_response` describes,
- ``texts.jsonl``: ``{"id", "url", "text"}``, the text that trafilatura extracts, comments included,
- ``parts/jsonl`` and ``parts/warc``: the same records dealt out to two files, for tools that give each process a file.

The same arguments give the same bytes. 20,000 pages are 5.6 GB of JSON Lines and about 14 GB in all.
"""

from __future__ import annotations

import argparse
import contextlib
import gzip
import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from benchmarks.data import wcxb
from benchmarks.dumps.containers import COMPRESSION_LEVEL, json_line, warc_info, warc_response
from benchmarks.dumps.variation import own_url, varied_page, varied_text

PARTS = 2
"""Files of a dump in parts: as many as there are processes in the comparison."""

KINDS = ("jsonl", "jsonl.gz", "warc", "texts")
"""What can be built."""


@dataclass(frozen=True, slots=True)
class Page:
    """One record of the dump."""

    id: str
    url: str
    html: str


def repeated(data: Path, pages: int, distinct: int | None = None) -> Iterator[tuple[int, Page]]:
    """Pages with the number of their repetition, from 0.

    Args:
        data: The WCXB folder.
        pages: How many.
        distinct: Of how many pages of the data set; ``None`` for all.
    """
    originals = list(wcxb(data, page_type=None))
    random.Random(len(originals)).shuffle(originals)
    del originals[distinct or len(originals) :]
    for number in range(pages):
        repetition, place = divmod(number, len(originals))
        page = originals[place]
        html = varied_page(page.html.decode("utf-8", "replace"), page.id, repetition)
        url = own_url(page.url or f"https://{page.id}.invalid/", repetition)
        yield repetition, Page(f"{page.id}-{repetition:04}", url, html)


def build(
    data: Path,
    folder: Path,
    pages: int,
    *,
    kinds: tuple[str, ...] = KINDS,
    distinct: int | None = None,
    parts: bool = True,
) -> dict[str, object]:
    """Write a dump unless it is there, and say what it holds."""
    wanted = {"pages": pages, "kinds": list(kinds), "distinct": distinct, "parts": parts}
    described = folder / "dump.json"
    if described.exists():
        known: dict[str, object] = json.loads(described.read_text())
        if all(known.get(name) == value for name, value in wanted.items()):
            return known
    described.unlink(missing_ok=True)
    folder.mkdir(parents=True, exist_ok=True)
    size = 0
    with contextlib.ExitStack() as stack:
        out = _Files(folder, kinds, parts, stack)
        for number, (repetition, page) in enumerate(repeated(data, pages, distinct)):
            size += out.add(number, repetition, page)
    known = {**wanted, "html_bytes": size, "sizes": {p.name: p.stat().st_size for p in sorted(folder.glob("*s.*"))}}
    described.write_text(json.dumps(known, indent=1))
    return known


class _Files:
    """The files of a dump while they are written."""

    def __init__(self, folder: Path, kinds: tuple[str, ...], parts: bool, stack: contextlib.ExitStack) -> None:
        def opened(name: str) -> IO[bytes]:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            return stack.enter_context((folder / name).open("wb"))

        def dealt(name: str) -> list[IO[bytes]]:
            return [opened(name.format(part)) for part in range(PARTS)] if parts else []

        self.jsonl = opened("pages.jsonl") if "jsonl" in kinds else None
        self.jsonl_parts = dealt("parts/jsonl/{}.jsonl") if self.jsonl else []
        self.gzipped: gzip.GzipFile | None = None
        if "jsonl.gz" in kinds:
            raw = opened("pages.jsonl.gz")
            self.gzipped = stack.enter_context(gzip.GzipFile("", "wb", COMPRESSION_LEVEL, raw, mtime=0))
        self.warc = opened("pages.warc.gz") if "warc" in kinds else None
        self.warc_parts = dealt("parts/warc/{}.warc.gz") if self.warc else []
        for file in (self.warc, *self.warc_parts):
            if file:
                file.write(warc_info())
        self.texts = opened("texts.jsonl") if "texts" in kinds else None
        self._extracted: dict[str, str] = {}

    def add(self, number: int, repetition: int, page: Page) -> int:
        """Write one page everywhere; the bytes of its HTML."""
        line = json_line({"id": page.id, "url": page.url, "html": page.html})
        if self.jsonl:
            self.jsonl.write(line)
        if self.jsonl_parts:
            self.jsonl_parts[number % PARTS].write(line)
        if self.gzipped:
            self.gzipped.write(line)
        if self.warc:
            member = warc_response(page.id, page.url, page.html, number)
            self.warc.write(member)
            if self.warc_parts:
                self.warc_parts[number % PARTS].write(member)
        if self.texts:
            self.texts.write(json_line({"id": page.id, "url": page.url, "text": self._text(page, repetition)}))
        return len(page.html)

    def _text(self, page: Page, repetition: int) -> str:
        name = page.id.rsplit("-", 1)[0]
        if name not in self._extracted:
            import trafilatura

            self._extracted[name] = trafilatura.extract(page.html) or trafilatura.html2txt(page.html)
        return varied_text(self._extracted[name], name, repetition)


def main() -> None:
    """Build what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, help="a WCXB folder")
    parser.add_argument("folder", type=Path, help="where the dump will be")
    parser.add_argument("--pages", type=int, default=20_000)
    parser.add_argument("--kinds", default=",".join(KINDS), help="of %(default)s")
    given = parser.parse_args()
    known = build(given.data, given.folder, given.pages, kinds=tuple(given.kinds.split(",")))
    print(f"{given.pages} pages, {known['html_bytes']:,} characters of HTML")
    for path in sorted(given.folder.rglob("*.*")):
        print(f"  {path.relative_to(given.folder)!s:28} {path.stat().st_size:>15,} bytes")


if __name__ == "__main__":
    main()
