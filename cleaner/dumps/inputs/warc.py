"""WARC and WET: web archives, with one record for every page that a server gave.

Records of ours are responses with a 2xx status whose content type is HTML, resources that are HTML, and conversions
(WET: text). All others (requests, metadata, images, redirects) are counted by kind and passed over.

The records are told apart here rather than by fastwarc, which ends at the first damaged member and takes a record that
is cut off for a whole one (seen in version 2.0). Its Brotli is used for the bodies.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from cleaner.dumps.inputs.blocks import blocks
from cleaner.dumps.inputs.feed import Broken, Feed
from cleaner.dumps.inputs.http_body import charset_of, decoded_body
from cleaner.dumps.inputs.lines import too_long
from cleaner.dumps.inputs.raw import open_raw
from cleaner.dumps.inputs.record import BEGINNING, Caps, Cursor, Input, Record

HEADER_LIMIT = 2**16
"""Bytes that the headers of a record, or of HTTP, may have; four times what servers allow."""

WITHIN = 2**24
"""Records of one gzip member that a cursor can tell apart. The position of a cursor is the place of the member times
this, plus how many records begin before it in the member; of a plain file, its place."""

_VERSION = b"WARC/"
_MARK = b"WARC/1."
_HTML = frozenset({"text/html", "application/xhtml+xml", "application/vnd.wap.xhtml+xml"})


@dataclass(frozen=True, slots=True)
class _Frame:
    """What a record of ours is made of, or what is wrong with it."""

    fields: Mapping[str, Any]
    body: bytes = b""
    http: Mapping[str, str] | None = None
    problem: str | None = None


class Warc:
    """Reads WARC and WET files, entered at any member of a gzip file and at any record of a plain one.

    Attributes:
        skipped: Records that are not ours, by why, of the last reading.
    """

    def __init__(self, given: Input, caps: Caps) -> None:
        self._given = given
        self._caps = caps
        self.skipped: Counter[str] = Counter()

    def records(self, start: Cursor = BEGINNING, *, payload: bool = True) -> Iterator[tuple[Cursor, Record]]:
        """See :class:`cleaner.dumps.inputs.record.Reader`."""
        self.skipped.clear()
        packed = self._given.compression
        first, passed = divmod(start.position, WITHIN) if packed == "gzip" else (start.position, 0)
        if packed not in {"gzip", None}:
            first, passed = 0, start.position
        number = start.number
        with open_raw(self._given.url) as raw:
            feed = Feed(blocks(raw, packed, first, _VERSION), first if packed is None else 0)
            anchor, index = first, -1
            while True:
                damage = None
                try:
                    feed.skip_blank()
                    if not feed.peek(1):
                        return
                except Broken as error:
                    damage = str(error)
                place, member = feed.at, feed.member
                if member is not None and packed == "gzip":
                    anchor, index = member, 0
                else:
                    index += 1
                wanted = index >= passed or anchor != first
                frame = _Frame({}, problem=damage) if damage else self._frame(feed, payload and wanted)
                if frame is None or not wanted:
                    continue
                position = {"gzip": anchor * WITHIN + index, None: place}.get(packed, index)
                yield Cursor(position, number), self._record(number, frame, payload)
                number += 1

    def _frame(self, feed: Feed, payload: bool) -> _Frame | None:
        """One record, read to its end; ``None`` if it is not ours."""
        known: dict[str, Any] = {}
        try:
            head = self._head(feed)
            headers = _headers(head)
            known = _fields(headers)
            return self._content(feed, headers, _length(headers, head), known, payload)
        except Broken as error:
            return _Frame(known, error.got[: self._caps.kept_bytes], problem=str(error))
        except _Malformed as error:
            feed.seek(_MARK)
            return _Frame(known or {"head": error.head[: self._caps.kept_bytes]}, problem=str(error))

    def _head(self, feed: Feed) -> bytes:
        if feed.peek(len(_VERSION)) != _VERSION:
            raise _Malformed("is not a WARC record", feed.peek(self._caps.kept_bytes))
        head = feed.until(b"\r\n\r\n", HEADER_LIMIT, within=_VERSION)
        if head is None:
            shown = feed.peek(HEADER_LIMIT)
            feed.skip(len(_VERSION))
            ends = len(shown) < HEADER_LIMIT
            raise _Malformed("the file ends in the middle of it" if ends else "has headers without an end", shown)
        return head

    def _content(
        self, feed: Feed, headers: Mapping[str, str], length: int, known: Mapping[str, Any], payload: bool
    ) -> _Frame | None:
        kind = headers.get("warc-type", "").lower()
        http: dict[str, str] | None = None
        left = length
        why = "" if kind in {"response", "resource", "conversion"} else kind or "no type"
        if kind == "response":
            head = feed.until(b"\r\n\r\n", min(HEADER_LIMIT, length), within=_VERSION) if length else None
            if head is None:
                why = "no HTTP response"
            else:
                left -= len(head)
                http = _headers(head)
                why = _why_skipped(http, headers)
        elif kind == "resource" and _media(headers.get("content-type", "")) not in _HTML:
            why = "resource that is not HTML"
        wanted = payload and not why
        limit = self._caps.record_bytes
        body = feed.read(min(left, limit + 1), within=_VERSION) if wanted else b""
        if len(body) > limit:
            body = body[: self._caps.kept_bytes]
            problem: str | None = too_long(self._caps)
            got = min(left, limit + 1)
        else:
            problem, got = None, len(body)
        try:
            short = left - got - feed.skip(left - got, within=_VERSION)
            feed.skip_blank()
            if self._given.compression == "gzip" and not _VERSION.startswith(feed.ready(len(_VERSION))):
                feed.seek(_MARK)  # a member that was torn gives nonsense behind its last whole byte
                problem = problem or "does not end where its length says"
        except Broken as error:
            return _Frame(known, body[: self._caps.kept_bytes], problem=str(error))
        if problem is not None and not why:
            return _Frame(known, body[: self._caps.kept_bytes], http, problem)
        if short:
            return _Frame(known, body[: self._caps.kept_bytes], problem="the file ends in the middle of it")
        if why:
            self.skipped[why] += 1
            return None
        return _Frame(known, body, http, problem)

    def _record(self, number: int, frame: _Frame, payload: bool) -> Record:
        if not payload:
            return Record(number, b"", frame.problem)
        content = "text" if frame.fields.get("record_type") == "conversion" else "html"
        fields = {name: value for name, value in frame.fields.items() if name != "record_type"}
        body, problem = frame.body, frame.problem
        if problem is None and frame.http is not None:
            body, problem = decoded_body(body, frame.http, self._caps)
            media = frame.http.get("content-type", "")
            if charset := charset_of(media):
                fields["charset"] = charset
        return Record(number, {**fields, content: body}, problem)


class _Malformed(Exception):  # noqa: N818 -- says what the record is
    def __init__(self, problem: str, head: bytes) -> None:
        super().__init__(problem)
        self.head = head


def _headers(head: bytes) -> dict[str, str]:
    """Headers by their names in lower case; of several the first, since that is what browsers take of Content-Type."""
    found: dict[str, str] = {}
    last = ""
    for line in head.decode("utf-8", "replace").split("\n")[1:]:
        if line[:1] in {" ", "\t"} and last:
            found[last] += " " + line.strip()
            continue
        name, colon, value = line.partition(":")
        if colon:
            last = name.strip().lower()
            found.setdefault(last, value.strip())
    found[":status"] = head[: head.find(b"\n") + 1].decode("latin-1").strip()
    return found


def _length(headers: Mapping[str, str], head: bytes) -> int:
    length = headers.get("content-length", "")
    if length.isascii() and length.isdigit() and len(length) < 19:
        return int(length)
    raise _Malformed("has no Content-Length", head)


def _fields(headers: Mapping[str, str]) -> dict[str, Any]:
    names = {"url": "warc-target-uri", "date": "warc-date", "id": "warc-record-id", "record_type": "warc-type"}
    return {field: headers[name].strip("<>") for field, name in names.items() if name in headers}


def _why_skipped(http: Mapping[str, str], headers: Mapping[str, str]) -> str:
    """Why a response is no page of ours; empty if it is one."""
    status = http[":status"].split(" ", 2)
    code = status[1] if len(status) > 1 else ""
    if not (len(code) == 3 and code.startswith("2")):
        return f"HTTP {code or 'without a status'}"
    media = _media(http.get("content-type", "")) or _media(headers.get("warc-identified-payload-type", ""))
    return "" if media in _HTML else media or "no content type"


def _media(content_type: str) -> str:
    return content_type.partition(";")[0].strip().lower()
