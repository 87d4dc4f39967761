"""Cleaner makes scraped articles fit for analysis: it finds what does not belong, says why, and gives it all back."""

from cleaner.article import Article
from cleaner.cleaner import Cleaner, check, clean
from cleaner.config import Config
from cleaner.document import Block, Document
from cleaner.finding import Finding

__version__ = "0.1.0"

__all__ = ["Article", "Block", "Cleaner", "Config", "Document", "Finding", "check", "clean"]
