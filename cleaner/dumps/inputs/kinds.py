"""Which container a file is: by its name, and where that says nothing, by its first bytes."""

from __future__ import annotations

import bz2
import json
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath

from cleaner.dumps.inputs.record import Compression, InputKind
from cleaner.running.documents import HTML_SUFFIXES
from cleaner.running.files import PAGE_SUFFIXES

LOOK = 2**16
"""Bytes that are looked at; the first line of most JSON Lines files is shorter."""

COMPRESSIONS: dict[str, Compression] = {".gz": "gzip", ".zst": "zstd", ".zstd": "zstd", ".bz2": "bz2"}
_SUFFIXES: dict[str, InputKind] = {
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".tsv": "tsv",
    ".parquet": "parquet",
    ".warc": "warc",
    ".wet": "warc",
    ".tar": "tar",
    ".zip": "zip",
    **dict.fromkeys(PAGE_SUFFIXES, "pages"),
}
_SHORT: dict[str, tuple[InputKind, Compression]] = {
    ".tgz": ("tar", "gzip"),
    ".tbz2": ("tar", "bz2"),
    ".tzst": ("tar", "zstd"),
    ".jsonlz": ("jsonl", "gzip"),
}
_SIGNATURES: tuple[tuple[bytes, Compression], ...] = (
    (b"\x1f\x8b\x08", "gzip"),
    (b"\x28\xb5\x2f\xfd", "zstd"),
    (b"BZh", "bz2"),
)
_TAR_MARK = slice(257, 262)


def by_name(name: str) -> tuple[InputKind | None, Compression | None]:
    """Container and compression, as far as a name says.

    Example:
        >>> by_name("CC-MAIN-1.warc.wet.gz"), by_name("a.json.gz"), by_name("page.html")
        (('warc', 'gzip'), (None, 'gzip'), ('pages', None))
    """
    path = PurePosixPath(name.lower())
    if path.suffix in _SHORT:
        return _SHORT[path.suffix]
    packed = COMPRESSIONS.get(path.suffix)
    kind = _SUFFIXES.get(path.with_suffix("").suffix if packed else path.suffix)
    return kind, packed


def is_html_name(name: str) -> bool:
    """Whether a page says by its name that it is HTML, compressed or not."""
    path = PurePosixPath(name.lower())
    return (path.with_suffix("") if path.suffix in COMPRESSIONS else path).suffix in HTML_SUFFIXES


def is_page_name(name: str) -> bool:
    """Whether a name is one of a page or text, compressed or not."""
    return by_name(name)[0] == "pages"


def by_content(head: bytes) -> tuple[InputKind | None, Compression | None]:
    """Container and compression, as far as the first bytes say; a text of no other kind is a page.

    Example:
        >>> by_content(b'{"text": "It rained."}\\n'), by_content(b"It rained.")
        (('jsonl', None), ('pages', None))
    """
    for signature, packed in _SIGNATURES:
        if head.startswith(signature) and (signature != b"BZh" or head[4:10] == b"1AY&SY"):
            return _plain(_unpacked(head, packed)), packed
    return _plain(head), None


def _plain(head: bytes) -> InputKind | None:
    if head.startswith(b"WARC/"):
        return "warc"
    if head.startswith(b"PAR1"):
        return "parquet"
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "zip"
    if head[_TAR_MARK] == b"ustar":
        return "tar"
    return "jsonl" if is_json_lines(head) else "pages"


def is_json_lines(head: bytes) -> bool:
    """Whether the first line that is not blank is a JSON object, or the beginning of one that goes on and on."""
    text = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    line, ended, _ = text.partition(b"\n")
    if not line.startswith(b"{"):
        return False
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return not ended and line[1:].lstrip()[:1] == b'"' and len(head) >= LOOK


def is_json(head: bytes) -> bool:
    """Whether it looks like JSON that is one value on many lines."""
    return head.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] in {b"{", b"["}


def _unpacked(head: bytes, packed: Compression) -> bytes:
    """As much of the content as the first bytes give, at most about as many."""
    try:
        if packed == "gzip":
            return zlib.decompressobj(31).decompress(head, LOOK)
        if packed == "bz2":
            return bz2.BZ2Decompressor().decompress(head, LOOK)
        return b"".join(_from_zstd(head))[:LOOK]
    except (OSError, ValueError, ImportError, zlib.error):
        return b""


def _from_zstd(head: bytes) -> Iterator[bytes]:
    import zstandard

    size = 0
    decoder = zstandard.ZstdDecompressor(max_window_size=2**31).decompressobj()
    for at in range(0, len(head), 1024):
        try:
            out = decoder.decompress(head[at : at + 1024])
        except zstandard.ZstdError:
            return
        yield out
        size += len(out)
        if size >= LOOK or decoder.eof:
            return
