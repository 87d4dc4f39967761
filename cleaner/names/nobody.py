"""The gazetteer that knows nobody: for tests, and for measuring what the text alone gives."""

from __future__ import annotations

from cleaner.names.gazetteer import Entry


class Nobody:
    """Answers every question with no."""

    def lookup(self, name: str) -> Entry | None:
        """Nothing is known."""
        del name
        return None

    def spelling(self, name: str) -> str | None:
        """No spelling is known."""
        del name
        return None

    def is_adjective(self, word: str) -> bool:
        """No word is."""
        del word
        return False

    def kept(self, text: str, start: int, end: int) -> bool:
        """No phrase is."""
        del text, start, end
        return False
