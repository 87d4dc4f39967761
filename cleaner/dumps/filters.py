"""Articles that could be cleaned but are not wanted."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field

from cleaner.article import Article


class Filters(BaseModel):
    """What is dropped though it could be cleaned. Each counts for itself in the summary, with examples.

    Attributes:
        keep_language: ISO 639-1 codes; articles in other languages go. Empty keeps all.
        min_words: Articles with fewer words go.
        drop: Names of kinds (``"mt"``, ``"offtopic"``) or prefixes of codes: articles with such a finding go.
        verdict: Verdicts that stay.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    keep_language: tuple[str, ...] = ()
    min_words: int = Field(default=0, ge=0)
    drop: tuple[str, ...] = ()
    verdict: tuple[str, ...] = ("keep", "review")

    def why_dropped(self, article: Article) -> str | None:
        """The filter that drops an article, as the option is called (``"min-words"``); ``None`` if it stays."""
        return None if article.verdict in self.verdict else "verdict"
