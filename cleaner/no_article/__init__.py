"""Pages that hold no article: error pages, requests for consent, front pages, lists."""

from cleaner.no_article.reasons import reason_against
from cleaner.no_article.vocabulary import concepts

__all__ = ["concepts", "reason_against"]
