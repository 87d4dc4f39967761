"""From bytes to characters, the way a browser would do it, and with its doubts said aloud.

In this order, because that is the order of how often each is right on real pages:

1. a byte order mark;
2. bytes that are valid UTF-8 are UTF-8, whatever the page declares (wrong ``iso-8859-1`` declarations are common, and
   text in another encoding is hardly ever valid UTF-8 by chance);
3. UTF-16 without a mark, told by where its zero bytes are;
4. the charset that the server said, then the declared one (``<meta charset>``, ``http-equiv``, the XML declaration), by
   its WHATWG name, where ``iso-8859-1`` means ``windows-1252``;
5. UTF-8 with a few broken sequences;
6. charset-normalizer on a sample of the lines that are not ASCII;
7. ``windows-1252``, which can read anything.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from cleaner.finding import Finding

HEAD = 4096
"""Bytes in which a declaration of the charset is looked for; browsers stop at 1024, and some pages are late."""

SAMPLE = 8192
"""Bytes given to charset-normalizer. More costs time and did not change its answer."""

MAX_BROKEN = 0.001
"""Share of characters that may be unreadable before a document is noted as undecodable: one in a thousand is a bad
byte or two in a page, not a wrong encoding."""

MAX_ZEROS = 0.1
"""Share of zero bytes above which bytes are not text in any encoding but UTF-16 and UTF-32."""

MAX_CONTROL = 0.1
"""Share of control characters above which bytes are not text: text has none but tabs and line ends."""

MAX_WESTERN = 0.3
"""Share of the letters that are not ASCII: French has 4 %, Vietnamese in an eight-bit encoding 25 %, Cyrillic 100 %."""

MIN_DETECT = 8
"""Bytes that are not ASCII; of fewer charset-normalizer makes a random choice."""

MIN_BINARY = 64
"""Bytes; shares of fewer say nothing."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_SIGNATURES = {
    b"%PDF-": "a PDF file",
    b"\x89PNG\r\n": "a PNG image",
    b"\xff\xd8\xff": "a JPEG image",
    b"GIF87a": "a GIF image",
    b"GIF89a": "a GIF image",
    b"PK\x03\x04": "a ZIP archive or an office document",
    b"PK\x05\x06": "a ZIP archive",
    b"\x1f\x8b\x08": "a gzip file",
    b"\x28\xb5\x2f\xfd": "a Zstandard file",
    b"BZh": "a bzip2 file",
    b"\xfd7zXZ": "an xz file",
    b"7z\xbc\xaf": "a 7-Zip archive",
    b"Rar!\x1a": "a RAR archive",
    b"\xd0\xcf\x11\xe0": "an old office document",
    b"\x7fELF": "a program",
    b"OggS": "an Ogg file",
    b"ID3": "an MP3 file",
    b"wOFF": "a font",
    b"wOF2": "a font",
    b"SQLite format 3": "a database",
    b"PAR1": "a Parquet file",
}
_NEEDS_ZERO = {b"BZh", b"ID3", b"PAR1", b"wOFF", b"wOF2", b"OggS"}
"""Signatures that are letters, and could begin a text."""

_DECLARED = re.compile(rb"<meta[^>]{0,300}?charset\s{0,9}=\s{0,9}[\"']?\s{0,9}([\w.:-]{2,40})", re.IGNORECASE)
_XML = re.compile(rb"\s{0,99}<\?xml[^>]{0,200}?encoding\s{0,9}=\s{0,9}[\"']([\w.:-]{2,40})", re.IGNORECASE)
_CONTROL = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1b")) + b"\x7f"
_ESCAPES = {"iso-2022-jp": b"\x1b", "iso2022_jp": b"\x1b", "hz": b"~{", "gb2312-hz": b"~{", "hz-gb-2312": b"~{"}

_WHATWG = {
    "ascii": "cp1252",
    "us-ascii": "cp1252",
    "iso-8859-1": "cp1252",
    "iso8859-1": "cp1252",
    "iso_8859-1": "cp1252",
    "latin1": "cp1252",
    "latin-1": "cp1252",
    "l1": "cp1252",
    "cp819": "cp1252",
    "iso-8859-9": "cp1254",
    "iso8859-9": "cp1254",
    "latin5": "cp1254",
    "iso-8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gb_2312": "gb18030",
    "gb_2312-80": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "sjis": "cp932",
    "x-sjis": "cp932",
    "euc-kr": "cp949",
    "ks_c_5601-1987": "cp949",
    "ksc5601": "cp949",
    "big5": "big5hkscs",
    "big5-hkscs": "big5hkscs",
    "x-mac-cyrillic": "mac_cyrillic",
    "macintosh": "mac_roman",
    "iso-8859-8-i": "iso8859_8",
    "utf8": "utf-8",
    "unicode": "utf-8",  # the page is readable as ASCII up to here, so it is not UTF-16
    "utf-7": "utf-8",
    "utf-16": "utf-8",
    "utf-32": "utf-8",
    "utf-16le": "utf-8",
    "utf-16be": "utf-8",
}
_NO_CHARSETS = {"idna", "punycode", "unicode-escape", "raw-unicode-escape", "undefined", "mbcs", "oem"}
_WIDE = ["utf_16", "utf_16_le", "utf_16_be", "utf_32", "utf_32_le", "utf_32_be", "utf_7"]
_WIDE_NAMES = frozenset(name.replace("_", "-") for name in _WIDE)
_WESTERN_LETTERS = frozenset("ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜßàáâãäåæçèéêëìíîïñòóôõöøùúûüœŒ‘’“”«»–—…•·°©®™€£¿¡ªº§´\u00a0")


@dataclass(frozen=True, slots=True)
class Decoded:
    """Characters, where they came from, and what went wrong.

    Attributes:
        text: The characters, without a byte order mark; empty for binary input.
        encoding: Python's name of the encoding, or ``"binary"``.
        notes: Flags about the whole document: ``DQ201`` (undecodable), ``DQ205`` (binary).
    """

    text: str
    encoding: str
    notes: tuple[Finding, ...] = ()


def decode(content: bytes, charset: str | None = None) -> Decoded:
    """Characters of a page or text, whatever its encoding. Never raises.

    Args:
        content: The bytes.
        charset: What the server said (the ``charset`` of ``Content-Type``); it goes before what the page declares, as
            in a browser, unless the bytes cannot be read so.

    Example:
        >>> decode("<meta charset=windows-1251><p>Привет".encode("cp1251")).text[-6:]
        'Привет'
        >>> decode(b"%PDF-1.7 ...").notes[0].message
        'a PDF file, not a text'
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _decoded(content[len(mark) :], encoding)
    binary = _binary(content)
    if binary:
        return Decoded("", "binary", (_note("DQ205", "binary", 0.99, f"{binary}, not a text"),))
    wide = _wide(content)
    if wide:
        return _decoded(content, wide)
    declared = _declared(content)
    told = _codec(charset.strip().lower()) if charset else None
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        if told and told not in _WIDE_NAMES and not _decoded(content, told).notes:
            declared = told
        return _not_utf8(content, declared)
    return _seven_bit(content, told or declared) or Decoded(text, "utf-8")


def _seven_bit(content: bytes, declared: str | None) -> Decoded | None:
    """Encodings of East Asia that look like ASCII."""
    if declared in _ESCAPES and _ESCAPES[declared] in content:
        return _decoded(content, declared)
    if b"\x1b$" in content:
        found = _decoded(content, "iso2022_jp")
        return None if found.notes else found
    return None


def _decoded(content: bytes, encoding: str) -> Decoded:
    text = content.decode(encoding, "replace")
    honest = "\ufffd".encode(encoding, "ignore")  # a page can hold the replacement character itself
    broken = text.count("\ufffd") - (content.count(honest) if honest else 0)
    if broken <= MAX_BROKEN * len(text):
        return Decoded(text, encoding)
    message = f"{broken} of {len(text)} characters could not be read as {encoding}"
    return Decoded(text, encoding, (_note("DQ201", "undecodable", 0.9, message),))


def _not_utf8(content: bytes, declared: str | None) -> Decoded:
    if declared and declared != "utf-8":
        found = _decoded(content, declared)
        if not found.notes:
            return found
    loose = _decoded(content, "utf-8")
    if not loose.notes or (declared == "utf-8" and _mostly_utf8(content)):
        return loose
    detected = _detect(content)
    if detected:
        return _decoded(content, detected)
    if _mostly_utf8(content):
        return loose
    return _decoded(content, "cp1252")


def _mostly_utf8(content: bytes) -> bool:
    """Whether at least nine in ten of the sequences that are not ASCII are good UTF-8."""
    text = content.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    return broken * 10 <= len(text) - len(text.encode("ascii", "ignore"))


def _binary(content: bytes) -> str | None:
    """What kind of file it is, where it is no text."""
    for signature, name in _SIGNATURES.items():
        if content.startswith(signature) and (signature not in _NEEDS_ZERO or b"\0" in content[:HEAD]):
            return name
    if content[4:8] == b"ftyp" or (content.startswith(b"RIFF") and b"\0" in content[:HEAD]):
        return "a sound, image or video file"
    head = content[:HEAD]
    if len(head) < MIN_BINARY or _wide(content):
        return None
    zeros = head.count(0)
    control = len(head) - len(head.translate(None, _CONTROL)) - zeros
    if zeros > MAX_ZEROS * len(head) or control > MAX_CONTROL * len(head):
        return "binary data"
    return None


def _wide(content: bytes) -> str | None:
    """UTF-16 or UTF-32 without a mark: Latin letters, spaces or tags leave zeros on one side only."""
    head = content[: HEAD // 4 * 4]
    if len(head) < 4:
        return None
    lanes = [head[lane::4].count(0) / (len(head) / 4) for lane in range(4)]
    high, low = 0.9, 0.1
    if min(lanes[1:]) > high and lanes[0] < low:
        return "utf-32-le"
    if min(lanes[:3]) > high and lanes[3] < low:
        return "utf-32-be"
    even, odd = (lanes[0] + lanes[2]) / 2, (lanes[1] + lanes[3]) / 2
    mixed, absent = 0.1, 0.01  # spaces alone are a tenth of most texts; U+0100, U+0200... hardly occur
    if odd > mixed and even < absent:
        return "utf-16-le"
    if even > mixed and odd < absent:
        return "utf-16-be"
    return None


def _declared(content: bytes) -> str | None:
    """The charset that the page declares, as Python's codec that does what browsers do; ``None`` for none known."""
    head = content[:HEAD]
    match = _DECLARED.search(head) or _XML.match(head)
    if not match:
        return None
    return _codec(match.group(1).decode("ascii", "replace").lower())


def _codec(label: str) -> str | None:
    """Python's codec for the name of a charset; ``None`` for none known."""
    name = _WHATWG.get(label) or label.replace("windows-", "cp")
    try:
        info = codecs.lookup(name)
    except (LookupError, ValueError):  # unknown, or not a name at all
        return None
    if not getattr(info, "_is_text_encoding", True) or info.name in _NO_CHARSETS:
        return None
    return name if name in _ESCAPES else info.name


def _detect(content: bytes) -> str | None:
    """What charset-normalizer makes of the lines that are not ASCII, preferring the common Western encoding."""
    from charset_normalizer import from_bytes

    sample = bytearray()
    for line in content.split(b"\n"):
        if not line.isascii():
            sample += line[:SAMPLE] + b"\n"
        if len(sample) >= SAMPLE:
            break
    letters = sample.decode("cp1252", "replace")
    foreign = [letter for letter in letters if not letter.isascii()]
    if len(foreign) < MIN_DETECT or (
        _WESTERN_LETTERS.issuperset(foreign) and len(foreign) <= MAX_WESTERN * sum(map(str.isalpha, letters))
    ):
        return "cp1252"
    best = from_bytes(bytes(sample), cp_exclusion=_WIDE).best()
    return _WHATWG.get(best.encoding.replace("_", "-"), best.encoding) if best else None


def _note(code: str, name: str, confidence: float, message: str) -> Finding:
    return Finding(code, name, 0, 0, None, confidence, message)
