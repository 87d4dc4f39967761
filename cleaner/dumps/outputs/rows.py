"""Rows: what is written of a record and its article.

First come the fields of the input that are carried through, then the columns of the result. Columns of the result
always have their own names, so that whoever reads the output knows what they are. A field of the input whose name one
of them has is called ``input_…``: a ``title`` of the input is in ``input_title``. The field that was cleaned is left
out (``text`` is what became of it), and so are fields that hold a raw page beside it, unless ``Output.carry`` names
them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from cleaner.dumps.outputs.encoding import encode_row
from cleaner.surrogates import without_surrogates

if TYPE_CHECKING:
    from cleaner.article import Article
    from cleaner.dumps.settings import Output
    from cleaner.finding import Finding

__all__ = ["OTHER_FIELDS", "RESULTS", "carried_fields", "encode_row", "findings_rows", "result_columns", "row_of"]

RAW_PAGES = frozenset({"html", "raw_html"})
"""Names of fields that hold a page as it was fetched: ten times the size of its text, and seldom wanted twice."""

INPUT_PREFIX = "input_"
"""What a field of the input begins with whose name a column of the result has."""

OTHER_FIELDS = "other_fields"
"""The column of Parquet tables for what has no column of its own, as JSON."""

PLACE = ("input", "number")
"""Columns that say where a row came from: the input as messages call it, and the record's number in it, from 1. They
are in the findings table; in the others if asked for, or if there is a findings table, which they lead to."""

EXCERPT = 120
"""Characters of the source that a row of the findings table shows."""


def row_of(
    fields: Mapping[str, Any],
    article: Article,
    output: Output,
    *,
    cleaned: str | None = None,
    label: str = "",
    number: int = 0,
) -> dict[str, Any]:
    """The row of one article.

    Args:
        fields: Of the record.
        article: What became of it.
        output: What is wanted.
        cleaned: The field that was cleaned, as :meth:`cleaner.dumps.inputs.columns.Columns.content_field` names it.
        label: Of the input.
        number: Of the record in it.
    """
    row = carried_fields(fields, output, cleaned)
    for name in result_columns(output):
        row[name] = RESULTS[name](article) if name in RESULTS else _clean(label) if name == "input" else number
    return row


def result_columns(output: Output) -> tuple[str, ...]:
    """The columns of the result, in the order they are written."""
    place = PLACE if output.findings else ()
    return tuple(dict.fromkeys((*place, *output.columns)))


def carried_fields(fields: Mapping[str, Any], output: Output, cleaned: str | None = None) -> dict[str, Any]:
    """The fields of a record that are carried through, under the names that they are written with.

    Example:
        >>> from cleaner.dumps.settings import Output
        >>> carried_fields({"id": 7, "title": "Rain", "html": "<p>It rained."}, Output(), "html")
        {'id': 7, 'input_title': 'Rain'}
    """
    taken = {*result_columns(output), *((OTHER_FIELDS,) if output.format == "parquet" else ())}
    carried = {}
    for field, value in fields.items():
        if (
            field not in output.carry
            if output.carry is not None
            else field.lower() == cleaned or field in {cleaned, *RAW_PAGES}
        ):
            continue
        name = field
        while name in taken or (name != field and name in fields):
            name = INPUT_PREFIX + name
        carried[name] = value
    return carried


def findings_rows(article: Article, record_id: object, label: str, number: int) -> tuple[dict[str, Any], ...]:
    """A row of the findings table for every finding.

    Args:
        article: The article.
        record_id: What its owner calls the record; ``None`` if it has no name.
        label: Of the input.
        number: Of the record in it.
    """
    name = None if record_id is None else _clean(str(record_id))
    label, url = _clean(label), _text(article.url)
    return tuple(
        {
            "input": label,
            "number": number,
            "id": name,
            "url": url,
            "code": f.code,
            "name": f.name,
            "family": f.family,
            "start": f.start,
            "end": f.end,
            "replacement": _text(f.replacement),
            "confidence": f.confidence,
            "message": _clean(f.message),
            "excerpt": excerpt(article.source, f),
        }
        for f in article.findings
    )


def excerpt(source: str, finding: Finding, length: int = EXCERPT) -> str:
    """What a finding is about, on one line, with what stands around it on its line as far as there is room.

    Example:
        >>> from cleaner.finding import Finding
        >>> excerpt("It rained. See also: wind", Finding("BP101", "see-also", 10, 25, "", 0.9, ""), 20)
        'd. See also: wind'
    """
    start, end = finding.start, finding.end
    while start < end and source[start].isspace():
        start += 1
    while start < end and source[end - 1].isspace():
        end -= 1
    around = max(length - (end - start), 0) // 2
    first = max(start - around, source.rfind("\n", max(start - around, 0), start) + 1)
    line_end = source.find("\n", end, end + around)
    last = min(end + around, line_end if line_end >= 0 else len(source), first + 4 * length)
    shown = " ".join(source[first:last].split())
    return _clean(shown if len(shown) <= length else shown[: length - 1].rstrip() + "…")


def _clean(text: str) -> str:
    return text if text.isascii() else without_surrogates(text)


def _text(text: str | None) -> str | None:
    return None if text is None else _clean(text)


def _findings(article: Article) -> list[dict[str, Any]]:
    return [
        {
            "code": f.code,
            "name": f.name,
            "start": f.start,
            "end": f.end,
            "replacement": _text(f.replacement),
            "confidence": f.confidence,
            "message": _clean(f.message),
            "original": _clean(f.original),
        }
        for f in article.findings
    ]


def _published(key: str) -> Callable[[Article], Any]:
    return lambda article: article.to_dict()[key]


RESULTS: Mapping[str, Callable[[Article], Any]] = {
    "text": lambda article: _clean(article.text),
    "source": lambda article: _clean(article.source),
    "applied": lambda article: article.applied,
    "kind": lambda article: article.kind,
    "url": lambda article: _text(article.url),
    "title": lambda article: _text(article.title),
    "author": lambda article: _text(article.author),
    "date": lambda article: _text(article.date),
    "site": lambda article: _text(article.site),
    "language": lambda article: article.language,
    "scores": lambda article: dict(article.scores),
    "page_type": lambda article: article.page_type,
    "verdict": lambda article: article.verdict,
    "reasons": lambda article: list(article.reasons),
    "findings": _findings,
    "translated_text": lambda article: _clean(article.translation.text) if article.translation else None,
    **{
        key: _published(key) for key in ("schema_version", "score_details", "awkward_sentences", "names", "translation")
    },
}
"""The columns of the result, each as ``Article.to_dict()`` has it; one by one, since making all takes a millisecond."""
