"""The form that rules see: every character in the same place, but one spelling where the web has six.

Length-preserving, so that a position in the match form is a position in the source. No-break and zero-width characters
become spaces, curly quotes straight ones, full-width punctuation and the digits of other scripts ASCII, Arabic letter
variants one letter. Cues of rule packs go through the same form, so a pack's author need not think of any of it.
"""

from __future__ import annotations

import re
import unicodedata


def _table() -> dict[int, str]:
    table: dict[int, str] = {}
    spaces = "\t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
    invisible = (
        "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff\u061c\u00ad"
    )
    for character in spaces + invisible:
        table[ord(character)] = " "
    for character in "‘’‚‛ʼ´`′":
        table[ord(character)] = "'"
    for character in "“”„‟″":
        table[ord(character)] = '"'
    for code in range(0xFF01, 0xFF5F):  # full-width ASCII
        table[code] = chr(code - 0xFEE0)
    for code in [*range(0x660, 0x66A), *range(0x6F0, 0x6FA), *range(0x966, 0x970), *range(0x9E6, 0x9F0)]:
        table[code] = str(unicodedata.digit(chr(code)))
    for code in range(0xE50, 0xE5A):  # Thai digits
        table[code] = str(unicodedata.digit(chr(code)))
    table |= {ord("ی"): "ي", ord("ى"): "ي", ord("ک"): "ك", ord("أ"): "ا", ord("إ"): "ا", ord("آ"): "ا", ord("ۀ"): "ه"}
    table |= {ord("ہ"): "ه", ord("ة"): "ه", ord("ۃ"): "ه", ord("ۂ"): "ه", ord("׳"): "'", ord("״"): '"'}
    table |= {ord("ё"): "е", ord("Ё"): "Е"}
    # RE2 folds neither Turkish i nor Greek capitals, which drop their accents; Romanian has cedillas and commas.
    written, folded = "İışŞţŢάέήίϊΐόύϋΰώΆΈΉΊΪΌΎΫΏ", "IișȘțȚαεηιιιουυυωΑΕΗΙΙΟΥΥΩ"
    table |= {ord(letter): other for letter, other in zip(written, folded, strict=True)}
    table |= {ord("｡"): "。", ord("｢"): "「", ord("｣"): "」", ord("､"): "、"}  # half-width Japanese
    table |= {ord("∶"): ":", ord("︰"): ":", ord("│"): "|", ord("┃"): "|"}
    for code in range(0xD800, 0xE000):  # lone surrogates, which UTF-8 and so RE2 cannot hold
        table[code] = "\ufffd"
    table[0] = "\ufffd"
    return table


_TABLE = _table()

_OPTIONAL = re.compile(
    "[\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7"
    "\u0640\u064b-\u0655\u0670\u093c\u0958-\u095f\u09bc\u09dc\u09dd\u09df\ufe0e\ufe0f]"
)
"""What writers of these scripts leave out or put in as they please: points of Hebrew and vowel signs of Arabic,
tatweel, the nukta of Hindi and Bengali (a sign of its own, in a letter, or missing), variation selectors of emoji."""

_WITHOUT_NUKTA = dict(
    zip(
        "\u0958\u0959\u095a\u095b\u095c\u095d\u095e\u095f\u09dc\u09dd\u09df",
        "कखगजडढफयডঢয",
        strict=True,
    )
)


def match_form(text: str) -> str:
    """The text as rules see it; same length, code point by code point.

    Example:
        >>> match_form("See\\u00a0also：“Rain”")
        'See also:"Rain"'
    """
    return text if text.isascii() and "\t" not in text and "\0" not in text else text.translate(_TABLE)


def fold(form: str) -> tuple[str, list[int] | None]:
    """A match form without optional signs, and where each of its characters stood.

    Returns:
        The folded form, and for each of its characters the offset in ``form``; ``None`` where nothing was folded.

    Example:
        >>> fold("اقرا ايضاً:")[0]
        'اقرا ايضا:'
    """
    if form.isascii() or not _OPTIONAL.search(form):
        return form, None
    kept: list[str] = []
    offsets: list[int] = []
    for offset, character in enumerate(form):
        if not _OPTIONAL.match(character):
            kept.append(character)
        elif character in _WITHOUT_NUKTA:
            kept.append(_WITHOUT_NUKTA[character])
        else:
            continue
        offsets.append(offset)
    return "".join(kept), offsets
