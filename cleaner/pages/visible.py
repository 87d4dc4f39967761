"""Text as HTML that shows all of it: escaped, and with a name for what has no shape of its own."""

from __future__ import annotations

import unicodedata
from html import escape

JOINERS = "\u200c\u200d"
"""Zero-width non-joiner and joiner: in Persian, Hindi and emoji they shape what stands beside them, so they stay."""

_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_SIGNS = {"\n": "↵", "\t": "⇥", " ": "␣", "\u00a0": "⍽"}
_MOST_SIGNS = 8


def visible(text: str) -> str:
    """The text as HTML in which controls, zero-width and bidirectional characters and surrogates are named.

    Example:
        >>> visible("a < b\\u202e")
        'a &lt; b<span class="sign">U+202E</span>'
    """
    if text.isprintable():
        return escape(text)
    return "".join(
        f'<span class="sign">{shown}</span>' if is_number else escape(shown) for shown, is_number in _named(text)
    )


def plain(text: str) -> str:
    """The same without elements: for the value of an attribute, for a title."""
    return escape("".join(shown for shown, _ in _named(text)))


def signs(white_space: str) -> str:
    """White space as signs that can be seen.

    Example:
        >>> signs("\\n\\n"), signs(" " * 40)
        ('↵↵', '␣␣␣␣␣␣␣␣…')
    """
    shown = "".join(_SIGNS.get(c, "␣") for c in white_space[:_MOST_SIGNS] if c != "\r")
    return shown + ("…" if len(white_space) > _MOST_SIGNS else "")


def _named(text: str) -> list[tuple[str, bool]]:
    pieces: list[tuple[str, bool]] = []
    run: list[str] = []
    for character in text:
        if character == "\r":
            continue  # half of a line break
        if character in "\n\t" or character in JOINERS or unicodedata.category(character) not in _UNSEEN:
            run.append(character)
            continue
        pieces += (("".join(run), False), (f"U+{ord(character):04X}", True))
        run = []
    return [*pieces, ("".join(run), False)]
