"""What a configuration that names a language does with a clean article."""

from __future__ import annotations

from dataclasses import replace

from cleaner.article import Article
from cleaner.reading.language import normalise
from cleaner.translating.engine import Engine, MissingPackage, missing
from cleaner.translating.paragraphs import translated


class Translating:
    """Puts a translation beside an article.

    Args:
        target: The wanted language, ISO 639-1.
        engine: What translates; by default argostranslate with the packages on this machine.

    Raises:
        MissingExtra: argostranslate is not installed.
        MissingPackage: Nothing at all translates to that language. A pair that is missing is told by the article's
            translation instead, since nobody knows beforehand what languages there will be.
    """

    def __init__(self, target: str, engine: Engine | None = None) -> None:
        if engine is None:
            from cleaner.translating.argos import shared_engine

            engine = shared_engine()
        target = normalise(target) or target
        if not engine.can_reach(target):
            raise MissingPackage(missing(None, target))
        self._target, self._engine = target, engine

    def __call__(self, article: Article, deadline: float | None = None) -> Article:
        """The article with its translation, if it is in another language."""
        return replace(article, translation=translated(article, self._target, self._engine, deadline))
