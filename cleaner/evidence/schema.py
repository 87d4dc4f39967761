"""The files ``rules/translation/page.yaml`` and ``rules/translation/notices.yaml``.

Patterns are RE2 and match without regard to case. Every rule has examples, which the tests run: pages (or addresses)
for rules of the markup, sentences for notices.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from cleaner.rulepacks.load import packs_folder
from cleaner.rulepacks.parsed import parsed_yaml
from cleaner.rulepacks.schema import PackError

FOLDER = "translation"

_File = TypeVar("_File", bound=BaseModel)


class MarkupRule(BaseModel):
    """One mark in a page's markup or address.

    Attributes:
        code, name, why: As in rule packs. Rules that share a code share its name; what they found is in the message.
        place: ``markup``: anywhere in the page; ``root``: in the ``<html>`` tag; ``address``: in the page's address.
        cues: Words, lower case, one of which stands in every page that the pattern matches. All cues of all rules are
            looked for in one pass; only where one is found does its pattern run. Not needed for the other places.
        pattern: Found anywhere in its place. Groups: ``text``, ``original`` and ``current``, see below.
        measured: The group ``text`` is the translated text; how much of the page's text it is, all matches together,
            decides on the confidence.
        languages: ``any``: they are not asked for. Otherwise the language ``original`` is compared with ``current``,
            or with what ``<html lang>`` says where the pattern has no such group: ``differ``: both must be known, and
            other, and the address should name the page's; ``not-same``: they must not be known to be the same.
        confidence: That the text was translated by a machine, 0 to 1; an estimate.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    code: str = Field(pattern=r"^MT0\d\d$")
    name: str
    place: Literal["markup", "root", "address"] = "markup"
    cues: tuple[str, ...] = ()
    pattern: str
    measured: bool = False
    languages: Literal["any", "differ", "not-same"] = "any"
    confidence: float = Field(gt=0, le=1)
    why: str
    hit: tuple[str, ...] = Field(min_length=1)
    miss: tuple[str, ...] = Field(min_length=1)


class Notices(BaseModel):
    """How one language says that a text was translated by a machine.

    Attributes:
        stems: Parts of words, lower case, one of which stands in every such notice.
        this: RE2; "this article", for ``{this}`` in patterns.
        machine: RE2; "a machine", "artificial intelligence", for ``{machine}``, which also stands for every ``engine``.
        says: A sentence that says so of the text that it stands in; found anywhere in a sentence.
        labels: The same without a verb, as the whole of a line: "Automatically translated", "Translated by DeepL".
        bare: The mere noun as the whole of a line, "Automatic translation": a notice perhaps, or a link or a topic.
        weak: A sentence that says it of parts, of the whole site, or as a possibility.
        denials: Words that turn the sense around ("not", "instead of"): a sentence that has one says nothing.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    stems: tuple[str, ...] = Field(min_length=1)
    this: tuple[str, ...] = ()
    machine: tuple[str, ...] = ()
    says: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    bare: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    denials: tuple[str, ...] = ()
    hit: tuple[str, ...] = Field(min_length=2)
    maybe: tuple[str, ...] = ()
    miss: tuple[str, ...] = Field(min_length=1)


class NoticeRule(BaseModel):
    """A code, its confidence and reason."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    code: str = Field(pattern=r"^MT0\d\d$")
    name: str
    confidence: float = Field(gt=0, le=1)
    why: str


class NoticeFile(BaseModel):
    """``notices.yaml``: two codes, words that all languages share, and the notices by language.

    Attributes:
        engine: RE2; the names of programs and services that translate, for ``{engine}`` in patterns.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    notice: NoticeRule
    weak_notice: NoticeRule
    engine: tuple[str, ...]
    languages: dict[str, Notices]


class MarkupFile(BaseModel):
    """``page.yaml``: the rules of markup and address."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    rules: tuple[MarkupRule, ...]


@lru_cache(maxsize=1)
def markup_file() -> MarkupFile:
    """``page.yaml``, validated."""
    return _validated(MarkupFile, "page.yaml")


@lru_cache(maxsize=1)
def notice_file() -> NoticeFile:
    """``notices.yaml``, validated."""
    return _validated(NoticeFile, "notices.yaml")


def _validated(kind: type[_File], name: str) -> _File:
    path = packs_folder() / FOLDER / name
    try:
        return kind.model_validate(_read(path))
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(map(str, first["loc"]))
        raise PackError(f"{path}: field '{place}': {first['msg']}") from None


def _read(path: Path) -> Any:
    return parsed_yaml(path)
