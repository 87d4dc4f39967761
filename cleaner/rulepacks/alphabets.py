"""Which patterns can only match text in a far alphabet: Greek, Cyrillic, Arabic, Devanagari, Chinese and so on.

Compiling the patterns of all languages takes half a second, and half of them can match no line of an English page: they
ask for a letter that it does not have. So those have sets of their own, compiled when such a letter first comes along.
"""

from __future__ import annotations

import re
from functools import lru_cache

_LETTER = "\u0370-\u1dff\u1f00-\u1fff\u2e80-\ud7ff\uf900-\ufdff"
"""Letters of far alphabets, as patterns have them. Latin's own extension, U+1E00 to U+1EFF, is not among them."""

_ASKED = re.compile(f"[{_LETTER}]")
_FAR = re.compile(f"[{_LETTER}\u00b5\u0345\u2126\ufe70-\uffdc]")
"""The same and all that folds to such letters: the micro sign is a mu, the ohm sign an omega."""

_MAYBE = re.compile(r"[?*]|\{0?,")
"""What makes the thing before it optional."""


def has_far_letters(text: str) -> bool:
    """Whether any character of a text could be matched by a letter of a far alphabet.

    Example:
        >>> has_far_letters("“Más”, said Dvořák – 5 µm"), has_far_letters("“Más”, said Dvořák"), has_far_letters("Още")
        (True, False, True)
    """
    return not text.isascii() and _FAR.search(text) is not None


def is_far(pattern: str) -> bool:
    """Whether whatever an RE2 pattern matches has a letter of a far alphabet. In doubt it is not.

    Example:
        >>> is_far("(?:см +также|читайте +также)(?: +[a-z]+)?"), is_far("(?:см +также|see +also)"), is_far("(?:ещё)?.*")
        (True, False, False)
    """
    if pattern.isascii() or "[[:" in pattern or "\\Q" in pattern or not _ASKED.search(pattern):
        return False
    asked = [False]  # of the alternative that is being read, at every depth
    all_asked = [True]  # of the alternatives before it
    for token in _token().finditer(pattern):
        kind = token.lastgroup
        if kind == "open":
            asked.append(False)
            all_asked.append(True)
        elif kind == "bar":
            all_asked[-1] &= asked[-1]
            asked[-1] = False
        elif kind == "close" and len(asked) > 1:
            inner = all_asked.pop() & asked.pop()
            asked[-1] |= inner and not _MAYBE.match(pattern, token.end())
        elif kind == "far":
            asked[-1] |= token.end() - token.start() > 1 or not _MAYBE.match(pattern, token.end())
    return len(asked) == 1 and all_asked[0] and asked[0]


@lru_cache(maxsize=1)
def _token() -> re.Pattern[str]:
    """The pieces of a pattern. Compiled when asked for: the flags of our own rules are kept with them."""
    return re.compile(
        rf"(?P<open>\((?:\?(?:P?<\w+>|:|[a-zA-Z-]+:?))?)|(?P<close>\))|(?P<bar>\|)|(?P<far>[{_LETTER}]+)"
        rf"|\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|[^()|\\\[{_LETTER}]+",
        re.DOTALL,
    )
