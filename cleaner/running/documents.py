"""From sources to requests: one for each page, one for each record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from cleaner.config import InputFormat
from cleaner.running.files import InputError, Source, read_page, read_records
from cleaner.running.many import Failure
from cleaner.running.records import Line, RecordError, Request, read_lines, request_of

HTML_SUFFIXES = frozenset({".html", ".htm", ".xhtml"})


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a document came from.

    Attributes:
        source: The file.
        line: The record in it; ``None`` for a page.
        read: Bytes of all sources up to and with this document.
    """

    source: Source
    line: Line | None = None
    read: int = 0

    @property
    def label(self) -> str:
        """How messages call it: the path, and the line of a record."""
        return f"{self.source.label}:{self.line.number}" if self.line else self.source.label


def requests(
    sources: Iterable[Source], language: str | None = None, before: int = 0
) -> Iterator[tuple[Request | Failure, Origin]]:
    """The documents of all sources, in order, read one at a time. What cannot be read is a failure in its place.

    Args:
        sources: What to read.
        language: The language of every document that does not say its own.
        before: Bytes that were read before these.
    """
    read = before
    for source in sources:
        try:
            if source.kind == "page":
                content = read_page(source)
                read += len(content)
                yield Request(content, language=language, input_format=_format(source)), Origin(source, read=read)
                continue
            for line in read_lines(read_records(source)):
                read += len(line.raw) + 1
                yield _request(line, language), Origin(source, line, read)
        except InputError as error:
            yield Failure(str(error).removeprefix(f"{source.label}: ")), Origin(source, read=read)


def _request(line: Line, language: str | None) -> Request | Failure:
    if line.fields is None:
        return Failure(line.problem or "cannot be read")
    try:
        request = request_of(line.fields)
    except RecordError as error:
        return Failure(str(error))
    return request if request.language else replace(request, language=language)


def _format(source: Source) -> InputFormat:
    return "html" if source.path is not None and source.path.suffix.lower() in HTML_SUFFIXES else "auto"
