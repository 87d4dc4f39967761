"""Closed lists of words, written as one string since they are read as one."""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """The words of a string.

    Example:
        >>> sorted(words("on the sidelines"))
        ['on', 'sidelines', 'the']
    """
    return frozenset(text.split())
