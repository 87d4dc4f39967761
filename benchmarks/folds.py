"""Cross-validation that leaves whole sites out."""

from __future__ import annotations

import hashlib
from urllib.parse import urlsplit

FOLDS = 5


def site(url: str) -> str:
    """The registrable part of a host, near enough: the last two labels, three where the last two are short.

    Example:
        >>> site("https://www.news.example.co.uk/a"), site("https://blog.example.com/")
        ('example.co.uk', 'example.com')
    """
    labels = (urlsplit(url).hostname or url).split(".")
    short = len(labels) > 2 and len(labels[-1]) == 2 and len(labels[-2]) <= 3
    return ".".join(labels[-3:] if short else labels[-2:])


def fold(url: str, folds: int = FOLDS) -> int:
    """The fold (0 to ``folds`` - 1) of a page: all pages of one site fall into the same.

    Example:
        >>> fold("https://www.example.com/a") == fold("https://blog.example.com/b")
        True
    """
    return hashlib.sha256(f"fold {site(url)}".encode()).digest()[0] % folds
