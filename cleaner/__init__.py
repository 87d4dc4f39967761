"""Cleaner makes scraped articles fit for analysis: it finds what does not belong, says why, and gives it all back."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cleaner.article import Article
    from cleaner.cleaner import Cleaner, check, clean
    from cleaner.config import Config
    from cleaner.document import Block, Document
    from cleaner.finding import Finding

__version__ = "0.1.0"

__all__ = ["Article", "Block", "Cleaner", "Config", "Document", "Finding", "check", "clean"]

_MODULES = {
    "Article": "cleaner.article",
    "Block": "cleaner.document",
    "Cleaner": "cleaner.cleaner",
    "Config": "cleaner.config",
    "Document": "cleaner.document",
    "Finding": "cleaner.finding",
    "check": "cleaner.cleaner",
    "clean": "cleaner.cleaner",
}


def __getattr__(name: str) -> object:
    """Import on first use: parsers and rule engines cost half a second that ``cleaner --help`` need not wait for."""
    if name not in _MODULES:
        raise AttributeError(f"module 'cleaner' has no attribute {name!r}")
    from importlib import import_module

    value = getattr(import_module(_MODULES[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
