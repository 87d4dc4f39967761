"""Characters that are not what the writer typed: mojibake, entities, invisible and control characters, look-alikes.

One pass of one character class over the source decides whether there is anything to do; an ordinary English article
ends there. ftfy repairs encodings, but says nothing about positions, so it is asked word by word, and only about words
that hold the marks of mojibake.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from cleaner.document import Document
from cleaner.finding import Finding
from cleaner.stages.describe import StageRule
from cleaner.stages.quotes.code import is_code

RULES: tuple[StageRule, ...] = (
    StageRule(
        "QC101",
        "not-nfc",
        "The same letter in two spellings (é as one character or as e with an accent) makes equal words unequal; NFC "
        "is the form of the web.",
        "Cafe\u0301",
        "Café",
    ),
    StageRule(
        "QC102",
        "mojibake",
        "Text decoded with the wrong encoding; ftfy knows how to undo it without guessing.",
        "The cafÃ© is closed.",
        "The CAFÉ is closed.",
    ),
    StageRule(
        "QC103",
        "html-entity",
        "An entity that was escaped twice or never unescaped.",
        "Johnson &amp; Sons",
        "Write &amp;eacute; or &lt;b&gt; in HTML.",
    ),
    StageRule(
        "QC104",
        "no-break-space",
        "A no-break space between words comes from an editor; before French punctuation, inside guillemets and "
        "numbers, and before units it belongs.",
        "two\u00a0words",
        "10\u00a0km",
    ),
    StageRule(
        "QC105",
        "zero-width",
        "An invisible character inside or between words. Joiners stay where a script or an emoji needs them, "
        "zero-width spaces where a script writes no others.",
        "in\u200bvisible",
        "می\u200cخواهم",
    ),
    StageRule("QC106", "soft-hyphen", "A hint for breaking lines, not a part of the word.", "hy\u00adphen", "hy-phen"),
    StageRule(
        "QC107",
        "bidi-control",
        "Marks of writing direction mean nothing in a text without right-to-left letters, and are left wherever there "
        "are some.",
        "plain\u200e text",
        "\u200fשלום",
    ),
    StageRule("QC108", "control-character", "Control characters are no text.", "ta\x08ble", "a\ttab"),
    StageRule("QC109", "replacement-character", "What stood here is lost; a person has to look.", "caf\ufffd", "café"),
    StageRule(
        "QC110",
        "look-alike-letter",
        "A letter of another script inside a word reads the same and matches nothing.",
        "The p\u0430rliament",
        "Москва",
    ),
    StageRule("QC111", "lone-surrogate", "Half a character, which no encoding can write.", "half \ud83d", "whole 😀"),
)

_NAMES = {rule.code: rule.name for rule in RULES}

_SPACES = "\u00a0\u202f"
_ZERO_WIDTH = "\u200b\u200c\u200d\u2060\ufeff\ufffc\u2061-\u2064"
_BIDI = "\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069"
_CONTROL = "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f"
_CLASSES = {
    "QC104": _SPACES,
    "QC105": f"{_ZERO_WIDTH}\U000e0000-\U000e007f",
    "QC106": "\u00ad",
    "QC107": _BIDI,
    "QC108": _CONTROL,
    "QC109": "\ufffd",
    "QC111": "\ud800-\udfff",
}
_SUSPECT = re.compile(f"[{''.join(_CLASSES.values())}]")
_CLASS_OF = {code: re.compile(f"[{characters}]") for code, characters in _CLASSES.items()}

_MOJIBAKE = re.compile(
    "[ÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõöøùúûüýþÿÐĐĂĹĽăŢţ]"
    "[\x80-\xbfŒœŠšŽžŸƒˆ˜–—‘’‚“”„†‡•…‰‹›€™]|[ГРСВ][ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—™љ›њќћџЎўЈ¤Ґ¦§©Є«¬\xad®Ї°±]|[\x80-\x84\x86-\x9f]"
)
"""A lead byte of UTF-8 read as Latin or Cyrillic, and one of the bytes that follow it; or a bare C1 control."""

_MAY_BE_MOJIBAKE = re.compile("[Â-ÿĂăĐĹĽŢţГРСВ\x80-\x84\x86-\x9f]")
"""What all mojibake has: most texts have none of it."""

_WORD = re.compile(r"[^ \t\r\n\v\f\x85\u2028\u2029]+")
_MAX_WORD = 1000
"""Characters. Longer words are data, and normalising a run of combining marks takes quadratic time."""

_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_TAG_LIKE = re.compile(r"</?[A-Za-z]|&lt;|&gt;")
_RTL = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_WRITTEN_ALONE = frozenset("&–—… ")

_NOT_LATIN = re.compile("[\u0370-\u03ff\u0400-\u04ff]")
_MEETING = re.compile("[A-Za-zÀ-ɏ][\u0370-\u03ff\u0400-\u04ff]|[\u0370-\u03ff\u0400-\u04ff][A-Za-zÀ-ɏ]")
_LETTERS = re.compile(r"[^\W\d_]+")
_LOOKS_LATIN = frozenset("аеорсухіјѕһԁѵАВЕКМНОРСТХУІЈЅԚԜοΑΒΕΖΗΙΚΜΝΟΡΤΥΧ")
_LOOKS_OTHER = frozenset("aeopcyxijshdvABEKMHOPCTXYIJSZN")
MIN_LETTERS_OF_SCRIPT = 3
"""Letters of the word's own script. Units and formulas (µm, kΩ) have fewer."""


def characters(document: Document) -> Iterator[Finding]:
    """The stage."""
    source = document.source
    rare = _rare(source)
    if source.isascii():
        if "&" in source or rare:
            yield from _entities(document)
            yield from _suspects(document, rare)
        return
    may_be_mojibake = _MAY_BE_MOJIBAKE.search(rare) is not None
    decoded = list(_mojibake(document)) if may_be_mojibake and _MOJIBAKE.search(source) else []
    yield from decoded
    # what is half a letter of mojibake must not be taken out as a soft hyphen or a control character
    taken = {at for finding in decoded for at in range(finding.start, finding.end)}
    yield from (finding for finding in _suspects(document, rare) if finding.start not in taken)
    yield from _entities(document)
    if not unicodedata.is_normalized("NFC", source):
        yield from _composed(document)
    if _NOT_LATIN.search(rare) and _MEETING.search(source):
        yield from _look_alikes(document)


_PLAIN = bytes(code for code in range(0x80) if not _SUSPECT.match(chr(code)))


def _rare(source: str) -> str:
    """What is not plain ASCII, in its order: little of most texts, so that it costs little to search."""
    return source.encode("utf-8", "surrogatepass").translate(None, _PLAIN).decode("utf-8", "surrogatepass")


def _finding(  # noqa: PLR0917 -- the fields of a finding, in their order
    code: str, start: int, end: int, replacement: str | None, confidence: float, message: str
) -> Finding:
    return Finding(code, _NAMES[code], start, end, replacement, confidence, message)


def _suspects(document: Document, rare: str) -> Iterator[Finding]:
    source = document.source
    if _SUSPECT.search(rare) is None:
        return
    right_to_left = _RTL.search(rare) is not None
    for block in document.blocks:
        for match in _SUSPECT.finditer(source, block.start, block.end):
            start, end = match.span()
            code = next(code for code, pattern in _CLASS_OF.items() if pattern.match(match.group()))
            if (
                (code == "QC104" and _space_belongs(source, start, document.language))
                or (code == "QC105" and _joins(source, start))
                or (code == "QC107" and right_to_left)
                or (code == "QC109" and start > block.start and source[start - 1] == source[start])
            ):
                continue
            replacement, confidence, message = _TREATMENT[code]
            yield _finding(code, start, end, replacement, confidence, f"{message} (U+{ord(source[start]):04X})")


_TREATMENT: dict[str, tuple[str | None, float, str]] = {
    "QC104": (" ", 0.97, "a no-break space between words"),
    "QC105": ("", 0.97, "an invisible character"),
    "QC106": ("", 0.97, "a soft hyphen"),
    "QC107": ("", 0.97, "a mark of writing direction"),
    "QC108": ("", 0.9, "a control character"),
    "QC109": (None, 0.99, "a character was lost here when the text was decoded"),
    "QC111": (None, 0.99, "half a surrogate pair"),
}


def _space_belongs(source: str, at: int, language: str | None) -> bool:
    """Whether a no-break space stands where a careful writer sets one."""
    before, after = source[at - 1 : at], source[at + 1 : at + 2]
    if before.isdigit() or before in "«‹" or after in "»›%°€" or before in "§№#€$£":
        return True
    if after in ";:!?":
        return language in (None, "fr", "br", "oc", "co")
    if after.isdigit():
        return before == "."
    if language in ("cs", "sk", "pl", "ru", "uk", "be", "bg", "sl", "hr"):
        # a one- or two-letter preposition or initial is kept with its word, a dash with the word before it
        short = at < 2 or not source[at - 2].isalnum() or at < 3 or not source[at - 3].isalnum()
        return after in "—–" or (short and before.isalpha()) or before == "."
    return False


def _joins(source: str, at: int) -> bool:
    """Whether an invisible character does its work where it stands."""
    char = source[at]
    before, after = source[at - 1 : at], source[at + 1 : at + 2]
    if char in "\u200c\u200d":
        return _needs_joiners(before) or _needs_joiners(after)
    if char in "\u200b\u2060":
        return _writes_no_spaces(before) or _writes_no_spaces(after)
    return char > "\U000e001f" and not before.isascii()  # tags that make a flag


def _needs_joiners(char: str) -> bool:
    if not char or char.isascii():
        return False
    return (
        ("\u0590" <= char <= "\u1fff" and not "\u1e00" <= char <= "\u1fff")
        or char >= "\U00010000"
        or "\u2190" <= char <= "\u2bff"
        or "\ufe00" <= char <= "\ufe0f"
        or "\ua800" <= char <= "\uabff"
        or "\ufb50" <= char <= "\ufefc"
    )  # fmt: skip


def _writes_no_spaces(char: str) -> bool:
    return "\u0e00" <= char <= "\u109f" or "\u1780" <= char <= "\u17ff" or "\u2e80" <= char <= "\uff9f"


def _entities(document: Document) -> Iterator[Finding]:
    source = document.source
    if "&" not in source or _ENTITY.search(source) is None:
        return
    from ftfy.fixes import unescape_html

    if _TAG_LIKE.search(source):
        return  # a text about markup, whose entities are its subject
    for block in document.blocks:
        if source.find("&", block.start, block.end) < 0:
            continue
        if is_code(block, document.text_of(block)):
            continue
        for match in _ENTITY.finditer(source, block.start, block.end):
            written = unescape_html(match.group())
            if written == match.group() or len(written) != 1 or written in "<>" or not _is_visible(written):
                continue
            alone = _stands_alone(source, *match.span()) and written not in _WRITTEN_ALONE
            message = f"an entity that stands for {written}"
            yield _finding("QC103", *match.span(), None if alone else written, 0.5 if alone else 0.93, message)


def _is_visible(char: str) -> bool:
    return char == "\u00a0" or (char.isprintable() and not char.isspace())


def _stands_alone(source: str, start: int, end: int) -> bool:
    """Whether nothing but space, brackets or commas touches an entity: then the text may be speaking of it."""
    return not (source[start - 1 : start].isalnum() or source[end : end + 1].isalnum())


def _composed(document: Document) -> Iterator[Finding]:
    source = document.source
    for block in document.blocks:
        if unicodedata.is_normalized("NFC", document.text_of(block)):
            continue
        for match in _WORD.finditer(source, block.start, block.end):
            word = match.group()
            if len(word) > _MAX_WORD or unicodedata.is_normalized("NFC", word):
                continue
            yield from _change("QC101", match.start(), word, unicodedata.normalize("NFC", word), "composed to NFC")


def _change(code: str, at: int, old: str, new: str, message: str) -> Iterator[Finding]:
    """One finding for the part in which two spellings of a word differ."""
    if old == new or any(char.isspace() for char in new.strip()) or not new.strip():
        return
    head = 0
    while head < min(len(old), len(new)) and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < min(len(old), len(new)) - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    written = new[head : len(new) - tail]
    yield _finding(code, at + head, at + len(old) - tail, written, 0.97, f"{message}: {old[:40]} is {new[:40]}")


def _mojibake(document: Document) -> Iterator[Finding]:
    import ftfy

    source = document.source
    options = ftfy.TextFixerConfig(uncurl_quotes=False)
    for block in document.blocks:
        if _MOJIBAKE.search(source, block.start, block.end) is None:
            continue
        for match in _WORD.finditer(source, block.start, block.end):
            word = match.group()
            if len(word) > _MAX_WORD or _MOJIBAKE.search(word) is None:
                continue
            mended = ftfy.fix_encoding(word, options)
            if mended == word and any("\x80" <= char <= "\x9f" for char in word):
                mended = ftfy.fixes.fix_c1_controls(word)
            yield from _change("QC102", match.start(), word, mended, "decoded anew")


def _look_alikes(document: Document) -> Iterator[Finding]:
    source = document.source
    for block in document.blocks:
        if _MEETING.search(source, block.start, block.end) is None:
            continue
        for match in _LETTERS.finditer(source, block.start, block.end):
            word = match.group()
            if len(word) > _MAX_WORD or _MEETING.search(word) is None:
                continue
            latin = [char for char in word if char < "\u0250"]
            other = [char for char in word if char >= "\u0370"]
            few, many, alike = (other, latin, _LOOKS_LATIN) if len(other) < len(latin) else (latin, other, _LOOKS_OTHER)
            if len(many) >= MIN_LETTERS_OF_SCRIPT and few and all(char in alike for char in few):
                names = ", ".join(sorted({unicodedata.name(char, "?") for char in few}))
                yield _finding("QC110", *match.span(), None, 0.9, f"“{word}” holds {names}")
