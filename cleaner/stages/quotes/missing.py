"""Where a lost quotation mark stood."""

from __future__ import annotations

from cleaner.stages.quotes.pairing import Reading
from cleaner.stages.quotes.styles import Convention


def place(
    text: str, reading: Reading, lost: list[int], language: str | None, style: Convention
) -> tuple[int, str, float] | None:
    return None
