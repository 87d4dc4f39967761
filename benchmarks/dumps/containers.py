"""Containers that dumps come in, written so that equal records give equal bytes."""

from __future__ import annotations

import gzip
import hashlib
import json
import re
import uuid
from collections.abc import Mapping
from io import BytesIO
from typing import Any

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

COMPRESSION_LEVEL = 6
"""Of gzip; what crawlers use."""

_META_UTF8 = re.compile(r"(charset\s*=\s*[\"']?)utf-?8", re.I)
_HEAD = 4_096  # characters that a declared charset is looked for in


def json_line(fields: Mapping[str, Any]) -> bytes:
    """A record as one line of JSON."""
    return json.dumps(fields, ensure_ascii=False).encode("utf-8", "surrogatepass") + b"\n"


def gzip_member(content: bytes) -> bytes:
    """One member of a gzip file, without time or name."""
    return gzip.compress(content, COMPRESSION_LEVEL, mtime=0)


def warc_info() -> bytes:
    """The record that a WARC file begins with."""
    stream = BytesIO()
    writer = WARCWriter(stream, gzip=True)
    record = writer.create_warcinfo_record(
        "dump.warc.gz", {"software": "cleaner benchmarks", "format": "WARC File 1.0"}
    )
    record.rec_headers.replace_header("WARC-Record-ID", _urn("warcinfo"))
    record.rec_headers.replace_header("WARC-Date", "2026-01-01T00:00:00Z")
    writer.write_record(record)
    return stream.getvalue()


def warc_response(name: str, url: str, html: str, number: int) -> bytes:
    """A page as a crawler stores it: a gzip member that holds a response record.

    Of every twenty pages, twelve say ``charset=utf-8`` in the header, two ``charset="UTF-8"``, four nothing, and two
    are windows-1252, in header and markup, where the page's characters allow it. One of the twenty is sent with
    ``Content-Encoding: gzip`` and one with ``Transfer-Encoding: chunked``.
    """
    turn = number % 20
    kind = "text/html; charset=utf-8" if turn < 12 else 'text/html; charset="UTF-8"' if turn < 14 else "text/html"
    body = html.encode("utf-8", "surrogatepass")
    if turn >= 18:
        try:
            body = (_META_UTF8.sub(r"\1windows-1252", html[:_HEAD]) + html[_HEAD:]).encode("windows-1252")
            kind = "text/html; charset=windows-1252"
        except UnicodeEncodeError:
            pass
    headers = [("Server", "nginx"), ("Date", "Thu, 01 Jan 2026 00:00:00 GMT"), ("Content-Type", kind)]
    if turn == 5:
        body = gzip_member(body)
        headers.append(("Content-Encoding", "gzip"))
    if turn == 11:
        headers.append(("Transfer-Encoding", "chunked"))
        body = b"".join(b"%x\r\n%b\r\n" % (len(part), part) for part in _chunks(body, 8_192)) + b"0\r\n\r\n"
    else:
        headers.append(("Content-Length", str(len(body))))
    return gzip_member(raw_warc_response(name, url, headers, body))


def raw_warc_response(name: str, url: str, headers: list[tuple[str, str]], body: bytes) -> bytes:
    """A response record with any headers and any body, not compressed."""
    stream = BytesIO()
    writer = WARCWriter(stream, gzip=False)
    record = writer.create_warc_record(
        url,
        "response",
        payload=BytesIO(body),
        http_headers=StatusAndHeaders("200 OK", headers, protocol="HTTP/1.1"),
        warc_headers_dict={
            "WARC-Record-ID": _urn(name),
            "WARC-Date": "2026-01-01T00:00:00Z",
            "WARC-Identified-Payload-Type": "text/html",
        },
    )
    writer.write_record(record)
    return stream.getvalue()


def sha256(content: bytes) -> str:
    """The digest of some bytes."""
    return hashlib.sha256(content).hexdigest()


def _chunks(body: bytes, size: int) -> list[bytes]:
    return [body[start : start + size] for start in range(0, len(body), size)]


def _urn(name: str) -> str:
    return f"<urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, name)}>"
