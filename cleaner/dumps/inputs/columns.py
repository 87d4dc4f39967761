"""Which field of a record is the page, which its address: found by their usual names, or given."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from pydantic import BaseModel, ConfigDict

from cleaner.config import InputFormat
from cleaner.running.records import RecordError, Request, kind_of

CONTENT = (
    "text",  # before html: a record that has both is worked with as text, and carries its page along
    "html",
    "raw_html",
    "raw_content",
    "content",
    "body",
    "article",
    "document",
    "maintext",
    "page",
)
URL = ("url", "uri", "link", "source_url", "page_url", "canonical_url", "warc-target-uri", "warc_target_uri", "href")
TITLE = ("title", "headline")
LANGUAGE = ("language", "lang", "language_code")
ID = ("id", "_id", "doc_id", "document_id", "uuid", "warc-record-id", "warc_record_id")

NESTED = ("metadata", "meta")
"""Fields that datasets keep addresses and languages in: Dolma the first, RedPajama the second."""

_HTML = frozenset({"html", "raw_html"})
_SHOWN = 8  # names in a message


class Columns(BaseModel):
    """Names of fields; ``None`` looks for the usual ones, in any case. A dot leads into a field: ``metadata.url``.

    Attributes:
        content: The page or text. Without it ``text``, ``html``, ``raw_html``, ``raw_content``, ``content``, ``body``,
            ``article``, ``document``, ``maintext``, ``page`` are looked for, in this order.
        url: Its address.
        title: Its headline, if known better than the page knows it.
        language: ISO 639-1 code.
        id: What the record is called by its owner.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    content: str | None = None
    url: str | None = None
    title: str | None = None
    language: str | None = None
    id: str | None = None

    def request(self, fields: Mapping[str, Any], language: str | None = None) -> Request:
        """What is to be cleaned.

        Args:
            fields: Of the record.
            language: Of records that do not say their own.

        Raises:
            RecordError: There is nothing to clean; the text says which fields were looked for, and which there are.

        Example:
            >>> Columns().request({"raw_content": "It rained.", "meta": {"url": "https://example.org/rain"}}).url
            'https://example.org/rain'
            >>> Columns(content="story").request({"text": "It rained."})
            Traceback (most recent call last):
            cleaner.running.records.RecordError: has nothing under 'story' (its fields: 'text')
        """
        name, content = self._content(fields)
        charset = fields.get("charset") if isinstance(content, bytes) else None
        return Request(
            content,
            url=_text(fields, self.url, URL),
            title=_text(fields, self.title, TITLE),
            language=_text(fields, self.language, LANGUAGE) or language,
            input_format=_format(name),
            charset=charset if isinstance(charset, str) else None,
        )

    def content_field(self, fields: Mapping[str, Any]) -> str | None:
        """The field that :meth:`request` takes the content from; ``None`` where there is none."""
        try:
            return self._content(fields)[0]
        except RecordError:
            return None

    def name(self, fields: Mapping[str, Any]) -> str | None:
        """What the record is called by its owner; ``None`` where it does not say."""
        for found in _candidates(fields, self.id, ID):
            if isinstance(found, str | int) and not isinstance(found, bool) and found != "":
                return str(found)
        return None

    def _content(self, fields: Mapping[str, Any]) -> tuple[str, str | bytes]:
        wrong = ""
        for name in (self.content,) if self.content else CONTENT:
            content = _get(fields, name) if self.content else _plain(fields, name)
            if isinstance(content, str | bytes):
                return name, content
            if content is not None and not wrong:
                wrong = f"field '{name}' is {kind_of(content)}; it should be a string"
        if wrong:
            raise RecordError(wrong)
        there = ", ".join(repr(name) for name in list(fields)[:_SHOWN]) or "none"
        more = len(fields) - _SHOWN
        there += f" and {more} more" if more > 0 else ""
        if self.content:
            raise RecordError(f"has nothing under '{self.content}' (its fields: {there})")
        looked = ", ".join(CONTENT)
        what = f"looked for {looked}; its fields: {there}"
        raise RecordError(f"has no content ({what}); name its field with --content-column")


def _format(name: str) -> InputFormat:
    return "html" if name.lower() in _HTML else "auto"


def _text(fields: Mapping[str, Any], given: str | None, usual: Iterable[str]) -> str | None:
    for found in _candidates(fields, given, usual):
        if isinstance(found, str) and found:
            return found
    return None


def _candidates(fields: Mapping[str, Any], given: str | None, usual: Iterable[str]) -> Iterable[Any]:
    if given is not None:
        yield _get(fields, given)
        return
    for place in (fields, *(fields[name] for name in NESTED if isinstance(fields.get(name), Mapping))):
        for name in usual:
            yield _plain(place, name)


def _plain(fields: Mapping[str, Any], name: str) -> Any:
    """A field by its name, as it is or in another case: spreadsheets write ``URL`` and ``Text``."""
    found = fields.get(name)
    if found is not None:
        return found
    if any(key[:1].isupper() for key in fields):
        return next((value for key, value in fields.items() if key.lower() == name and value is not None), None)
    return None


def _get(fields: Mapping[str, Any], name: str) -> Any:
    """A field that was named: by the whole name, or along its dots."""
    if name in fields:
        return fields[name]
    found: Any = fields
    for part in name.split("."):
        found = found.get(part) if isinstance(found, Mapping) else None
    return found
