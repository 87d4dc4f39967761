"""What pages without an article say of themselves, in every language: the files in ``rules/pages``."""

from __future__ import annotations

import re as python_re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from cleaner.rulepacks.load import packs_folder
from cleaner.rulepacks.matchform import fold, match_form
from cleaner.rulepacks.parsed import parsed_yaml

LONGEST_TITLE = 120
"""Code points of the longest title or heading that is looked at; what error pages call themselves is shorter."""

MEMORY = 64 << 20
"""Bytes that RE2 may use for the automaton of one file."""

_JOINED = frozenset({"ar", "fa", "he", "ja", "ko", "th", "ur", "zh"})
"""Languages that put no space between words, or write short words and the next as one."""

_NUMBERED = "error|http|status|code|fehler|erreur|errore|erro|ошибка|エラー"
_BEFORE = rf"[^\pL\pN]*(?:(?:{_NUMBERED})[^\pL\pN]*)*(?:[45]\d\d[^\pL\pN]*)?"
_AFTER = r"[^\pL\pN]*(?:[45]\d\d[^\pL\pN]*)?"
_PARTS = python_re.compile(r" +[|–—·•»›:-]+ +|: +| *\| *")
_QUOTED = python_re.compile(r'"[^"]{0,300}"|«[^»]{0,300}»|「[^」]{0,300}」')
_SENTENCE = python_re.compile(r"(?<=[.!?…])\s+|(?<=[。！？।؟۔])\s*")


class Page(BaseModel):
    """One file of ``rules/pages``: a kind of page, its code, and its phrases by language.

    Attributes:
        code, name, why: As in rule packs.
        unnamed: The sentences tell enough by themselves, whatever the page's title and heading say.
        any_heading: Any heading or the first lines may give the page away: the article's own headline may stand above.
        whole_blocks: A block that holds one of the sentences counts as a whole, not sentence by sentence.
        titles: RE2; what the title, the heading or (with ``whole_blocks``) a button says, from its first to its last
            word.
        sentences: RE2; what is found in the sentences of such a page. Words that articles use as well do no harm: they
            only ever count on a page that is called so and has hardly any other text.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    code: str = Field(pattern=r"^DQ1\d\d$")
    name: str
    why: str
    unnamed: bool = False
    any_heading: bool = False
    whole_blocks: bool = False
    titles: dict[str, tuple[str, ...]]
    sentences: dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Concept:
    """A kind of page, ready to be matched.

    Example:
        >>> error = next(concept for concept in concepts() if concept.code == "DQ105")
        >>> error.names("404 - Page not found | The Echo"), error.names("Page turners of the year")
        (True, False)
    """

    code: str
    name: str
    why: str
    unnamed: bool
    any_heading: bool
    whole_blocks: bool
    titles: Any
    phrases: Any

    def names(self, title: str) -> bool:
        """Whether a title or heading, or a part of it between dashes, bars or colons, is one of such pages."""
        form = _form(title)
        if not form or len(form) > LONGEST_TITLE:
            return False
        return self.names_whole(title) or any(
            self.titles.fullmatch(part.strip()) for part in _PARTS.split(form) if part.strip()
        )

    def names_whole(self, title: str) -> bool:
        """Whether a title or heading is one of such pages from its first word to its last."""
        form = _form(title)
        return 0 < len(form) <= LONGEST_TITLE and self.titles.fullmatch(form) is not None

    def says(self, text: str) -> bool:
        """Whether one of the phrases is in a text, outside quotation marks."""
        return self.phrases.search(_QUOTED.sub(" ", _form(text))) is not None

    def own(self, text: str) -> Iterator[tuple[str, bool]]:
        """The parts of a paragraph, each with whether it is such a page's own words."""
        parts = [text] if self.whole_blocks else _SENTENCE.split(text)
        return ((part, self.says(part)) for part in parts)


@lru_cache(maxsize=1)
def concepts() -> tuple[Concept, ...]:
    """Every kind of page, in the order of their codes."""
    found = []
    for path in sorted((packs_folder() / "pages").glob("*.yaml")):
        page = Page.model_validate(parsed_yaml(path))
        found.append(
            Concept(
                page.code,
                page.name,
                page.why,
                page.unnamed,
                page.any_heading,
                page.whole_blocks,
                _compile(f"{_BEFORE}(?:{_either(page.titles)}){_AFTER}"),
                _compile(_found(page.sentences)),
            )
        )
    return tuple(sorted(found, key=lambda concept: concept.code))


def _either(phrases: dict[str, tuple[str, ...]]) -> str:
    return "|".join(dict.fromkeys(fold(match_form(phrase))[0] for several in phrases.values() for phrase in several))


def _found(phrases: dict[str, tuple[str, ...]]) -> str:
    """Phrases as they are found inside a text: from the beginning of a word where words stand apart."""
    anywhere = {language: several for language, several in phrases.items() if language in _JOINED}
    apart = {language: several for language, several in phrases.items() if language not in _JOINED}
    return f"(?:^|[^\\pL\\pN])(?:{_either(apart)})" + (f"|{_either(anywhere)}" if anywhere else "")


def _compile(pattern: str) -> Any:
    import re2

    options = re2.Options()
    options.case_sensitive = False
    options.log_errors = False
    options.max_mem = MEMORY
    return re2.compile(pattern, options)


@lru_cache(maxsize=256)
def _form(text: str) -> str:
    return " ".join(fold(match_form(text))[0].split())
