"""Bodies of HTTP as archives keep them: perhaps chunked, perhaps compressed."""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Mapping

from cleaner.dumps.inputs.lines import too_long
from cleaner.dumps.inputs.record import Caps

MAX_ENCODINGS = 3
"""Codings that one body may be wrapped in; servers use one, and every one costs a pass."""

_CHARSET = re.compile(r"charset\s{0,9}=\s{0,9}[\"']?([\w.:-]{2,40})", re.IGNORECASE)


def charset_of(content_type: str) -> str | None:
    """The charset that a content type names.

    Example:
        >>> charset_of("text/html; charset=windows-1251")
        'windows-1251'
    """
    match = _CHARSET.search(content_type)
    return match.group(1) if match else None


def decoded_body(body: bytes, http: Mapping[str, str], caps: Caps) -> tuple[bytes, str | None]:
    """The body as the server meant it, and what is wrong with it.

    Crawlers differ in whether they keep the codings that the headers tell of, so a body that does not look coded is
    taken as it is.

    Args:
        body: As the archive has it.
        http: Headers by their names in lower case.
        caps: What is too much.
    """
    if "chunked" in http.get("transfer-encoding", "").lower():
        body = _without_chunks(body)
    codings = [name.strip() for name in http.get("content-encoding", "").lower().split(",") if name.strip()]
    if len(codings) > MAX_ENCODINGS:
        return body[: caps.kept_bytes], f"is encoded {len(codings)} times"
    for coding in reversed(codings):
        decoded = _decoded(body, coding, caps.record_bytes + 1)
        if decoded is None:
            return body[: caps.kept_bytes], f"is encoded with {coding} and cannot be decoded"
        body = decoded
        if len(body) > caps.record_bytes:
            return body[: caps.kept_bytes], too_long(caps)
    return body, None


def _without_chunks(body: bytes) -> bytes:
    """The chunks put together; the body itself where it has none."""
    pieces: list[bytes] = []
    at = 0
    while at < len(body):
        end = body.find(b"\r\n", at, at + 64)
        size = body[at:end].partition(b";")[0].strip() if end > 0 else b""
        try:
            length = int(size, 16)
        except ValueError:
            return b"".join(pieces) + body[at:] if pieces else body
        if length <= 0:
            break
        pieces.append(body[end + 2 : end + 2 + length])
        at = end + 2 + length + 2
    return b"".join(pieces)


def _decoded(body: bytes, coding: str, limit: int) -> bytes | None:
    """At most ``limit`` bytes; ``None`` if the coding is unknown or the body is not in it."""
    if coding in {"identity", "utf-8", "none"} or not body:
        return body
    if coding in {"gzip", "x-gzip"}:
        return _gunzipped(body, limit) if body[:2] == b"\x1f\x8b" else body
    if coding == "deflate":
        return _inflated(body, limit)
    if coding == "br":
        return _from_brotli(body, limit)
    if coding == "zstd":
        return _from_zstd(body, limit) if body[:4] == b"\x28\xb5\x2f\xfd" else body
    return None


def _gunzipped(body: bytes, limit: int) -> bytes | None:
    pieces: list[bytes] = []
    while body[:2] == b"\x1f\x8b" and limit > 0:
        decoder = zlib.decompressobj(31)
        try:
            out = decoder.decompress(body, limit)
        except zlib.error:
            return b"".join(pieces) or None
        pieces.append(out)
        limit -= len(out)
        body = decoder.unused_data
    return b"".join(pieces)  # a body that is cut off gives what it has, as in a browser


def _inflated(body: bytes, limit: int) -> bytes | None:
    for window in (15, -15):  # with the header of zlib, as the standard has it, or without, as many servers did
        try:
            return zlib.decompressobj(window).decompress(body, limit)
        except zlib.error:
            continue
    return body if _is_text(body) else None


def _from_brotli(body: bytes, limit: int) -> bytes | None:
    from fastwarc.stream_io import BrotliReader

    try:
        return BrotliReader(io.BytesIO(body)).read(limit)
    except (OSError, ValueError):
        return body if _is_text(body) else None


def _from_zstd(body: bytes, limit: int) -> bytes | None:
    import zstandard

    try:
        return zstandard.ZstdDecompressor().stream_reader(io.BytesIO(body)).read(limit)
    except zstandard.ZstdError:
        return None


def _is_text(body: bytes) -> bool:
    """Whether it begins as a page does: the crawler decoded it and kept the header."""
    return body[:256].lstrip()[:1] == b"<"
