"""Lone surrogates: code points that a text can hold in Python, and that no encoding can write."""

from __future__ import annotations

import re

_SURROGATE = re.compile("[\ud800-\udfff]")


def without_surrogates(text: str) -> str:
    """Lone surrogates as U+FFFD: the rest of the world's UTF-8 and JSON cannot hold them.

    Example:
        >>> without_surrogates("half \\ud83d") == "half \\ufffd"
        True
    """
    return _SURROGATE.sub("\ufffd", text)
