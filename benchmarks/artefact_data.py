"""Clean English text as the artefact rules are tuned and measured on: a tuning part and a reporting part.

Tuning part: originals of even years, articles of WCXB's tuning half. Reporting part: originals of odd years, articles
of the other half, which is only counted.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from benchmarks.data import wcxb
from benchmarks.translation_data import records, year
from cleaner.document import Document
from cleaner.reading.language import detect
from cleaner.reading.text import text_document

Part = Literal["tune", "report"]


def clean_documents(data: Path, part: Part) -> Iterator[Document]:
    """English documents that people wrote: each original set as one document, then each article.

    Args:
        data: The folder that holds ``mt/`` and ``wcxb-dev/``.
        part: Which half.
    """
    for record in records(data):
        at = year(record.set)
        if record.kind == "original" and at is not None and part_of_year(at) == part:
            yield english("\n".join(segment.replace("\n", " ") for segment in record.segments))
    for page in wcxb(data / "wcxb-dev"):
        if page.half == part:
            document = text_document(page.gold)
            if detect(document) == "en":
                yield english(page.gold)


def part_of_year(year_: int) -> Part:
    """Even years are for tuning, odd ones for reporting.

    Example:
        >>> part_of_year(2022), part_of_year(2019)
        ('tune', 'report')
    """
    return "tune" if year_ % 2 == 0 else "report"


def english(text: str) -> Document:
    """A text as an English document."""
    document = text_document(text)
    return Document(source=document.source, blocks=document.blocks, language="en")
