"""What an engine of translation has to be able to do; :mod:`cleaner.translating.argos` is the one that comes along."""

from __future__ import annotations

from typing import Protocol


class MissingPackage(LookupError):  # noqa: N818 -- says what is wrong
    """No package translates what should be translated; the text names the pair and the command that installs it."""


class PairTranslator(Protocol):
    """Translates from one language to another. May be used from many threads."""

    @property
    def packages(self) -> tuple[str, ...]:
        """Name and version of what it translates with."""

    def translate(self, text: str) -> str:
        """One paragraph in the other language. May raise on a text that it cannot do anything with."""


class Engine(Protocol):
    """Knows what can be translated to what."""

    @property
    def name(self) -> str:
        """Name and version."""

    def pair(self, source: str, target: str) -> PairTranslator:
        """What translates from one language to another, ISO 639-1 codes.

        Raises:
            MissingPackage: Nothing that is installed does.
        """

    def can_reach(self, target: str) -> bool:
        """Whether anything can be translated to a language at all."""


def missing(source: str | None, target: str) -> str:
    """What is said where no package translates a pair, or anything at all to a language.

    Example:
        >>> missing("fr", "en").partition(":")[0]
        'no package that is installed translates fr to en'
    """
    what = f"{source} to {target}" if source else f"to {target}"
    source = source or "fr"
    return (
        f"no package that is installed translates {what}: 'cleaner models install FILE' installs one from a file "
        f"(translate-{source}_{target}-….argosmodel), 'cleaner models install {source}-{target} --from-index' fetches "
        "it from argostranslate's index"
    )
