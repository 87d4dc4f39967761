"""From bytes to characters."""

from __future__ import annotations


def decode(content: bytes) -> str:
    """Characters of a page or text, whatever its encoding."""
    return content.decode("utf-8", "replace")
