"""What a translation of an article is: paragraph for paragraph beside the original."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

How = Literal["kept", "respelt", "stand-in", "lost"]
Origin = Literal["machine", "copied"]


@dataclass(frozen=True, slots=True)
class Mark:
    """A check that a paragraph did not pass. Nothing is changed because of it: a person should look.

    Attributes:
        check: ``numbers``, ``quotes``, ``names``, ``length``, ``empty``, or ``not-translated``.
        message: What differs, for people.
    """

    check: str
    message: str


@dataclass(frozen=True, slots=True)
class PlacedName:
    """A name that should stand in a translated paragraph, and what became of it.

    Attributes:
        canonical: The spelling that it should have.
        how: ``kept``: the engine wrote it so itself. ``respelt``: the engine wrote ``engine_wrote``, and the canonical
            spelling was put in its place. ``stand-in``: the paragraph was translated with another name in its place,
            which was taken out again. ``lost``: it is not there.
        engine_wrote: What stood there before; empty unless it was respelt.
    """

    canonical: str
    how: How
    engine_wrote: str = ""


@dataclass(frozen=True, slots=True)
class TranslatedParagraph:
    """One paragraph of the clean text, in both languages.

    Attributes:
        start, end: Half-open span in the article's source, in code points.
        original: The paragraph as the clean text has it.
        text: The translation.
        origin: ``machine``: an engine wrote the text, so whatever a judge of machine translation says of it says
            nothing of the article. ``copied``: it is the original, since there is nothing to translate in it, or since
            it could not be (then there is a mark).
        marks: The checks that it did not pass.
        names: The names that should stand in it.
    """

    start: int
    end: int
    original: str
    text: str
    origin: Origin
    marks: tuple[Mark, ...] = ()
    names: tuple[PlacedName, ...] = ()


@dataclass(frozen=True, slots=True)
class Translation:
    """An article in another language. The article itself stays as it is, in its own.

    Attributes:
        source_language: What was translated from, ISO 639-1.
        language: What was translated to.
        engine: Name and version, such as ``"argostranslate 1.12.1"``.
        packages: What it translated with, such as ``("fr_en 1.9",)``; two if it went by way of a third language.
        text: The clean text with every paragraph in the other language, laid out as the original is; empty if there is
            a problem.
        title: The article's title in the other language.
        paragraphs: In the order of the text.
        problem: Why there is no translation, or not of all of it; it names what is missing and the command to get it.
    """

    source_language: str | None
    language: str
    engine: str = ""
    packages: tuple[str, ...] = ()
    text: str = ""
    title: str | None = None
    paragraphs: tuple[TranslatedParagraph, ...] = ()
    problem: str | None = None

    @property
    def marked(self) -> tuple[TranslatedParagraph, ...]:
        """The paragraphs that a person should look at."""
        return tuple(paragraph for paragraph in self.paragraphs if paragraph.marks)
