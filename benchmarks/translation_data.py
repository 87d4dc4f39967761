"""Parallel texts for the judge of machine translation: who wrote them, in groups of a length, in folds without overlap.

The records are those of the public sets named in ``corpora/DATASETS.md``, one JSON object a line: ``set``,
``source_language``, ``kind`` (``original``, ``human-translation``, ``machine-translation``), ``system``, ``segments``.
Records of one set and source language are parallel line by line, so a split keeps a set's lines together: the folds
are made of years, and each fold leaves languages out as well.
"""

from __future__ import annotations

import gzip
import html
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

FOLDS = 3
"""Years are dealt out in turn, so that every fold has old and new systems, and the human translations that only some
years have."""

LEFT_OUT = (
    frozenset({"ru", "zh", "ro", "gu"}),
    frozenset({"de", "pl", "ta", "hu", "fr", "lv"}),
    frozenset({"cs", "es", "tr", "it", "fi", "et", "lt"}),
)
"""Source languages that a fold's judge never sees. Chosen so that each fold is tested on many texts of several kinds of
language."""

FLORES = "flores-dev"
"""The one set whose original and translations have the same content. Never trained on where it is tested."""


@dataclass(frozen=True, slots=True)
class Text:
    """Consecutive segments of one record.

    Attributes:
        set, language, kind, system: Of the record; ``language`` is that of the source, ``en`` for originals.
        first, last: Half-open range of segments: texts of one set and language with the same range are parallel.
        text: The segments, one a line: a headline is no part of the sentence behind it.
    """

    set: str
    language: str
    kind: str
    system: str
    first: int
    last: int
    text: str

    @property
    def is_machine(self) -> bool:
        """Whether a machine translated it."""
        return self.kind == "machine-translation"

    @property
    def source(self) -> tuple[str, str, int]:
        """The same for texts that are translations of the same lines."""
        return self.set, self.language, self.first


@dataclass(frozen=True, slots=True)
class Record:
    """All segments of one set by one translator, in order."""

    set: str
    language: str
    kind: str
    system: str
    segments: tuple[str, ...]


def year(name: str) -> int | None:
    """The year of a set.

    Example:
        >>> year("wmt19"), year("htmt09"), year("flores-dev")
        (2019, 2009, None)
    """
    return 2000 + int(name[-2:]) if name[-2:].isdigit() else None


def fold(name: str) -> int | None:
    """The fold (0 to ``FOLDS`` - 1) that a set is tested in; ``None`` for sets without a year."""
    at = year(name)
    return None if at is None else at % FOLDS


def is_trained_on(text: Text | Record, fold_: int) -> bool:
    """Whether the judge of a fold may see it: another year, and no language that the fold leaves out."""
    return fold(text.set) not in (None, fold_) and text.language not in LEFT_OUT[fold_]


def is_tested_on(text: Text | Record, fold_: int) -> bool:
    """Whether a fold is measured on it: a year of the fold; an original, or a translation from a language left out."""
    return fold(text.set) == fold_ and (text.language in LEFT_OUT[fold_] or text.kind == "original")


def records(path: Path, language: str = "en") -> list[Record]:
    """The records of ``segments.jsonl.gz`` in a language; entities that one system leaves in are characters again.

    A record without a ``target_language`` is English.
    """
    with gzip.open(path / "mt" / "segments.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return [
        Record(
            row["set"],
            row["source_language"],
            row["kind"],
            row["system"],
            tuple(html.unescape(segment) for segment in row["segments"]),
        )
        for row in rows
        if row.get("target_language", "en") == language
    ]


def texts(records_: Iterable[Record], characters: int) -> Iterator[Text]:
    """Groups of consecutive segments of about so many characters; the last, shorter one of a record is left out.

    Where a group ends is decided by the mean length over all records of a set and language, so that the groups are
    parallel as the records are.
    """
    parallel: dict[tuple[str, str, int], list[Record]] = {}
    for record in records_:
        parallel.setdefault((record.set, record.language, len(record.segments)), []).append(record)
    for together in parallel.values():
        for first, last in _ranges(together, characters):
            for record in together:
                text = "\n".join(record.segments[first:last])
                yield Text(record.set, record.language, record.kind, record.system, first, last, text)


def _ranges(together: list[Record], characters: int) -> Iterator[tuple[int, int]]:
    first = 0
    length = 0.0
    for at in range(len(together[0].segments)):
        length += sum(len(record.segments[at]) + 1 for record in together) / len(together)
        if length >= characters:
            yield first, at + 1
            first, length = at + 1, 0.0
