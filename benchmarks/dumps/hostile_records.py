"""Records that hurt: what containers can hold that no page, no JSON and no archive should."""

from __future__ import annotations

import gzip
import json
import random
import zlib
from collections.abc import Callable, Iterator
from functools import cache

from benchmarks.dumps.containers import gzip_member, json_line, raw_warc_response
from benchmarks.dumps.hostile_pages import LIGHT, STORY

BOMB = 2**30
"""Bytes that a bomb decompresses to."""

SLAB = b"a" * 2**24
"""What bombs are made of, a piece at a time, so that making them takes no memory."""

LineMaker = Callable[[str, random.Random], bytes]
BodyMaker = Callable[[random.Random], tuple[list[tuple[str, str]], bytes]]


def _line(**fields: object) -> LineMaker:
    return lambda url, draw: json_line({"url": url, "html": STORY, **fields})


def _raw(template: str) -> LineMaker:
    return lambda url, draw: template.replace("URL", url).encode("utf-8", "surrogatepass") + b"\n"


def _escaped(fields: dict[str, str]) -> LineMaker:
    return lambda url, draw: json.dumps({"url": url, "html": STORY, **fields}).encode() + b"\n"


def _bad_bytes(url: str, draw: random.Random) -> bytes:
    junk = bytes(draw.choice([*range(10), *range(11, 34), *range(35, 92), *range(93, 256)]) for _ in range(200))
    return b'{"url": "%b", "html": "%b"}\n' % (url.encode(), junk)


LINES: dict[str, LineMaker] = {
    "json-cut": _raw('{"url": "URL", "html": "<p>The ferry'),
    "json-single-quotes": _raw("{'url': 'URL', 'html': 'x'}"),
    "json-trailing-comma": _raw('{"url": "URL", "html": "x",}'),
    "json-not-a-number": _raw('{"url": "URL", "html": "<p>x</p>", "score": NaN, "other": Infinity}'),
    "json-deep": _raw('{"url": "URL", "html": ' + "[" * 100_000),
    "json-deep-closed": _raw('{"url": "URL", "x": ' + "[" * 50_000 + "]" * 50_000 + ', "html": "x"}'),
    "json-many-digits": _raw('{"url": "URL", "html": "<p>x</p>", "n": ' + "9" * 100_000 + "}"),
    "json-twice": _raw('{"url": "URL", "html": "<p>a</p>", "html": 5, "html": "<p>b</p>"}'),
    "json-control": _raw('{"url": "URL", "html": "a\x01b\tc"}'),
    "json-list": _raw('["URL", "html"]'),
    "json-string": _raw('"URL"'),
    "json-number": _raw("5 // URL"),
    "json-two": _raw('{"url": "URL", "html": "x"} {"html": "y"}'),
    "json-empty": _raw("{}  "),
    "json-bytes": _bad_bytes,
    "json-nuls": _raw('{"url": "URL", \0\0\0"html": "x"}'),
    "type-number": _line(html=5),
    "type-list": _line(html=["<p>x</p>"]),
    "type-object": _line(html={"body": "x"}),
    "type-null": _line(html=None),
    "type-false": _line(html=False),
    "type-url": _line(title=["a"], language={"x": 1}, id={"y": []}),
    "type-text": _line(text={"x": 1}),
    "no-content": _raw('{"url": "URL", "published": "2026"}'),
    "empty-content": _line(html=""),
    "blank-content": _line(html=" \n\t\u00a0" * 1000),
    "surrogate-content": _escaped({"html": "<p>The ferry \ud800 was late \udfff again.</p>" * 20}),
    "surrogate-elsewhere": _escaped({"title": "\udc00", "language": "\ud83d", "\ud800": "\udbff"}),
    "long-fields": _line(title="x" * 100_000, language="en" * 10_000, id="y" * 100_000),
    "many-fields": _line(**{f"field{n}": n for n in range(20_000)}),
    "odd-names": _line(**{"": "x", "cleaner": {"a": 1}, "verdict": 5, "findings": "x", "\0": "\0", "text ": "y"}),
}
"""Lines of JSON Lines."""


@cache
def gzip_bomb(size: int = BOMB) -> bytes:
    """A gzip member that is a thousandth of what it holds."""
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    return b"".join(packer.compress(SLAB) for _ in range(size // len(SLAB))) + packer.flush()


@cache
def _deflate_bomb() -> bytes:
    packer = zlib.compressobj(9)
    return b"".join(packer.compress(SLAB) for _ in range(BOMB // len(SLAB))) + packer.flush()


@cache
def _brotli_bomb() -> bytes:
    import brotli

    packer = brotli.Compressor(quality=5)
    return b"".join(packer.process(SLAB) for _ in range(BOMB // len(SLAB))) + packer.finish()


@cache
def zstd_bomb() -> bytes:
    """A Zstandard frame that is some ten-thousandth of what it holds."""
    import zstandard

    packer = zstandard.ZstdCompressor(level=3).compressobj()
    return b"".join(packer.compress(SLAB) for _ in range(BOMB // len(SLAB))) + packer.flush()


_HTML = ("Content-Type", "text/html; charset=utf-8")


def _coded(coding: str, body: Callable[[], bytes]) -> BodyMaker:
    return lambda draw: ([_HTML, ("Content-Encoding", coding)], body())


def _typed(content_type: str, body: bytes) -> BodyMaker:
    return lambda draw: ([("Content-Type", content_type)], body)


def _random_bytes(draw: random.Random) -> tuple[list[tuple[str, str]], bytes]:
    return [_HTML], draw.randbytes(draw.randint(100, 50_000))


def _spoiled(draw: random.Random) -> tuple[list[tuple[str, str]], bytes]:
    """A page some of whose bytes were overwritten."""
    body = bytearray((STORY * 40).encode())
    for _ in range(200):
        body[draw.randrange(len(body))] = draw.randrange(256)
    return [_HTML], bytes(body)


def _chunked(body: bytes) -> BodyMaker:
    return lambda draw: ([_HTML, ("Transfer-Encoding", "chunked")], body)


_BODY = f"<html><body>{STORY * 5}</body></html>".encode()

BOMBS: dict[str, BodyMaker] = {
    "bomb-gzip": _coded("gzip", gzip_bomb),
    "bomb-gzip-twice": _coded("gzip, gzip", lambda: gzip.compress(gzip_bomb(), 9, mtime=0)),
    "bomb-gzip-twenty": _coded(", ".join(["gzip"] * 20), gzip_bomb),
    "bomb-deflate": _coded("deflate", _deflate_bomb),
    "bomb-brotli": _coded("br", _brotli_bomb),
    "bomb-zstd": _coded("zstd", zstd_bomb),
}
"""Bodies that are a gigabyte when they are decoded."""

BODIES: dict[str, BodyMaker] = {
    "coding-none": _coded("gzip", lambda: _BODY),
    "coding-cut": _coded("gzip", lambda: gzip_member(_BODY)[:-30]),
    "coding-spoiled": _coded("gzip", lambda: gzip_member(_BODY)[:40] + b"\xff" * 40 + gzip_member(_BODY)[80:]),
    "coding-checksum": _coded("gzip", lambda: gzip_member(_BODY)[:-8] + b"\0" * 8),
    "coding-unknown": _coded("x-rot13", lambda: _BODY),
    "coding-brotli-spoiled": _coded("br", lambda: b"\x8b\x02\x80" + _BODY),
    "chunk-huge": _chunked(b"ffffffffffffffff\r\n" + _BODY),
    "chunk-negative": _chunked(b"-5\r\n" + _BODY),
    "chunk-none": _chunked(_BODY),
    "chunk-open": _chunked(b"%x\r\n%b\r\n" % (len(_BODY), _BODY)),
    "charset-unknown": _typed("text/html; charset=x-unknown", _BODY),
    "charset-long": _typed("text/html; charset=" + "x" * 10_000, _BODY),
    "charset-utf-7": _typed("text/html; charset=utf-7", b"+ADw-p+AD4- " + _BODY),
    "charset-wrong": _typed("text/html; charset=utf-16", _BODY),
    "charset-utf-16": _typed("text/html", _BODY.decode().encode("utf-16-le")),
    "charset-utf-32": _typed("text/html; charset=utf-8", _BODY.decode().encode("utf-32")),
    "charset-mixed": _typed("text/html; charset=shift_jis", _BODY + "港は静かだ。".encode("euc-jp") * 50),
    "charset-codec": _typed("text/html; charset=zlib", _BODY),
    "utf-8-overlong": _typed("text/html", _BODY + b"\xc0\xbcp\xc0\xbe\xe0\x80\xbc\xf0\x80\x80\xbc" * 100),
    "utf-8-surrogates": _typed("text/html", _BODY + b"\xed\xa0\x80\xed\xbf\xbf" * 100),
    "utf-8-cut": _typed("text/html", _BODY + b"\xe6\xb8 \xf0\x9f\x98" * 100),
    "byte-order-marks": _typed("text/html", b"\xef\xbb\xbf" * 1000 + _BODY + b"\xff\xfe\xfe\xff"),
    "picture": _typed("text/html", b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + bytes(range(256)) * 100),
    "document": _typed("text/html", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n" + bytes(range(256)) * 100),
    "random-bytes": _random_bytes,
    "spoiled-bytes": _spoiled,
    "empty-body": _typed("text/html", b""),
}
"""Bodies of WARC records, with the headers that go with them."""


def body_record(url: str, made: tuple[list[tuple[str, str]], bytes]) -> bytes:
    """A WARC record, not compressed."""
    headers, body = made
    return raw_warc_response(url, url, headers, body)


def framed(url: str, draw: random.Random) -> Iterator[tuple[str, bytes]]:
    """Records of WARC with a frame that is wrong, each to be a gzip member of its own (or cut) by the caller."""
    good = body_record(url, ([_HTML], _BODY))
    length = good.split(b"Content-Length: ", 1)[1].split(b"\r\n", 1)[0]
    said = b"Content-Length: " + length
    yield "length-missing", good.replace(said + b"\r\n", b"", 1)
    yield "length-negative", good.replace(said, b"Content-Length: -5", 1)
    yield "length-words", good.replace(said, b"Content-Length: many", 1)
    yield "length-digits", good.replace(said, b"Content-Length: " + b"9" * 5_000, 1)
    yield "length-too-long", good.replace(said, b"Content-Length: 99999999999", 1)
    yield "header-long", good.replace(b"WARC-Type", b"X-Long: " + b"y" * 200_000 + b"\r\nWARC-Type", 1)
    yield "header-bytes", good.replace(url.encode(), url.encode() + b"\xff\xfe\x00\x80", 1)
    yield "address-long", good.replace(url.encode(), url.encode() + b"/" + b"z" * 20_000, 1)
    yield "address-broken", good.replace(url.encode(), b"http://[::1/?" + url.encode(), 1)


def light_page(number: int, draw: random.Random) -> tuple[str, str]:
    """The kind and content of a hostile page; the kinds take turns."""
    kind = list(LIGHT)[number % len(LIGHT)]
    return kind, LIGHT[kind](draw)
