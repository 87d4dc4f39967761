"""A dump without a run: its records one after the other, for standard output, one file, or a list of findings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from cleaner.dumps.inputs.columns import Columns
from cleaner.dumps.inputs.fields import fields_of
from cleaner.dumps.inputs.find import find_inputs
from cleaner.dumps.inputs.kinds import by_name
from cleaner.dumps.inputs.open import open_reader
from cleaner.running.documents import Origin
from cleaner.running.files import InputError, Source
from cleaner.running.many import Failure
from cleaner.running.records import Line, RecordError, Request


def is_dump(name: str) -> bool:
    """Whether a file is a dump that only these readers can read.

    Example:
        >>> is_dump("crawl.warc.gz"), is_dump("dump.jsonl"), is_dump("page.html")
        (True, False, False)
    """
    kind, compression = by_name(name)
    return kind is not None and (compression is not None or kind not in {"jsonl", "pages"})


def stream(source: Source, language: str | None = None, before: int = 0) -> Iterator[tuple[Request | Failure, Origin]]:
    """The records of a dump, in order; what cannot be read is a failure in its place.

    Args:
        source: The file.
        language: Of records that do not say their own.
        before: Bytes of the sources before this one.
    """
    columns = Columns()
    for found in find_inputs([str(source.path)]):
        if isinstance(found, InputError):
            yield Failure(str(found)), Origin(source, read=before)
            continue
        for _, record in open_reader(found).records():
            line = Line(record.number, record.payload if isinstance(record.payload, bytes) else b"")
            try:
                fields = dict(fields_of(record))
                request = columns.request(fields, language)
            except RecordError as error:
                yield Failure(record.problem or str(error)), Origin(source, line, before)
            else:
                yield request, Origin(source, replace(line, fields=fields), before)
