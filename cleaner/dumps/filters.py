"""Articles that could be cleaned but are not wanted.

Filters are asked in this order, and the first that does not want an article is the one that counts: ``verdict`` (there
is no article, or a doubtful one), ``keep-language``, ``min-words``, then the kinds of ``drop`` in the order given.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from difflib import get_close_matches

from pydantic import BaseModel, ConfigDict, Field, field_validator

from cleaner.article import Article
from cleaner.finding import Finding

KINDS: Mapping[str, tuple[str, ...]] = {
    "mt": ("MT0", "MT901", "MT903", "MT904", "MT905"),
    "garbled": ("MT905",),
    "offtopic": ("OT", "DQ301"),
    "spam": ("OT401",),
    "duplicates": ("DQ401", "DQ402"),
    "no-article": ("DQ101", "DQ102", *(f"DQ{number}" for number in range(105, 114))),
    "front-page": ("DQ107",),
    "error-page": ("DQ105",),
    "consent-wall": ("DQ106",),
    "paywall": ("DQ108",),
    "search-page": ("DQ113",),
    "short": ("DQ103",),
    "boilerplate": ("DQ104",),
    "broken": ("DQ201", "DQ202"),
    "unfinished": ("DQ203",),
    "mixed-languages": ("LG201",),
    "false-language": ("LG202",),
}
"""Names for ``drop``, with the codes (or their beginnings) that they stand for. ``mt`` is what the preset ``review``
asks to look at: pages that say so, and texts that read like it as 3 originals in 1,000 do; not what is only perhaps
translated. ``offtopic`` holds ``DQ301`` only where the configuration names a topic."""

MIN_SAID = 0.8
"""Confidence from which what a page says of its translation (``MT0``) counts, as in :mod:`cleaner.judging.verdict`."""

FAMILIES = ("EX", "BP", "SR", "LG", "MT", "QC", "NM", "OT", "DQ")
UNDETERMINED = "und"
"""What ISO 639 calls a language that nobody could tell; it can be among those to keep."""

_CODE = re.compile(r"[A-Z]{2,4}[0-9]{1,3}")
_LANGUAGE = re.compile(r"[a-z]{2,3}")


class Filters(BaseModel):
    """What is dropped though it could be cleaned. Each counts for itself in the summary, with examples.

    Attributes:
        keep_language: ISO 639-1 codes; articles in other languages go, and those whose language is not known, unless
            ``"und"`` is among them. Empty keeps all.
        min_words: Articles with fewer words go. A word is a run of letters and digits; of scripts without spaces (Han,
            kana, Thai, Lao, Khmer, Burmese) two letters count as one, see :func:`cleaner.judging.quality.count_words`.
        drop: Names of kinds (:data:`KINDS`), codes or beginnings of codes: articles with such a finding go. For a kind
            only flags count, since what an edit took away is in the article no more; a code counts whatever it does.
        verdict: Verdicts that stay.

    Example:
        >>> import cleaner
        >>> article = cleaner.clean("The ferry was late again on Monday, the port said.", language="en")
        >>> Filters(min_words=50).why_dropped(article), Filters(drop=("short",)).why_dropped(article)
        ('min-words', 'drop short')
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    keep_language: tuple[str, ...] = ()
    min_words: int = Field(default=0, ge=0)
    drop: tuple[str, ...] = ()
    verdict: tuple[str, ...] = ("keep", "review")

    @field_validator("keep_language")
    @classmethod
    def _languages(cls, given: tuple[str, ...]) -> tuple[str, ...]:
        for language in given:
            if not _LANGUAGE.fullmatch(language.lower()):
                raise ValueError(f"'{language}' is no code of a language; they look like en, ar, zh")
        return tuple(language.lower() for language in given)

    @field_validator("drop")
    @classmethod
    def _kinds(cls, given: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(_kind(name) for name in given)

    @field_validator("verdict")
    @classmethod
    def _verdicts(cls, given: tuple[str, ...]) -> tuple[str, ...]:
        for verdict in given:
            if verdict not in {"keep", "review", "drop"}:
                raise ValueError(f"'{verdict}' is no verdict; there are keep, review and drop")
        return given

    def why_dropped(self, article: Article) -> str | None:
        """The filter that drops an article, as the option is called (``"min-words"``, ``"drop mt"``); ``None`` if it
        stays.
        """
        if article.verdict not in self.verdict:
            return "verdict"
        if self.keep_language and (article.language or UNDETERMINED) not in self.keep_language:
            return "keep-language"
        if self.min_words:
            from cleaner.judging.quality import count_words

            if count_words(article.text) < self.min_words:
                return "min-words"
        return next((f"drop {kind}" for kind in self.drop if hits(article, kind)), None)

    def drops_code(self, code: str) -> str | None:
        """The filter that drops what has a flag of this code: for flags that come when an article is long cleaned."""
        return next((f"drop {kind}" for kind in self.drop if code.startswith(KINDS.get(kind, (kind,)))), None)


def hits(article: Article, kind: str) -> list[Finding]:
    """The findings for which a kind or code of ``drop`` would drop an article."""
    if kind not in KINDS:
        return [finding for finding in article.findings if finding.code.startswith(kind)]
    return [
        finding
        for finding in article.findings
        if finding.code.startswith(KINDS[kind])
        and not finding.is_edit
        and (finding.confidence >= MIN_SAID or not finding.code.startswith("MT0"))
    ]


def _kind(name: str) -> str:
    """A kind or code as it is meant.

    Raises:
        ValueError: There is none; the text says what is nearest.
    """
    if name.lower() in KINDS:
        return name.lower()
    code = name.upper()
    if code in FAMILIES or _CODE.fullmatch(code):
        return code
    near = get_close_matches(name.lower(), KINDS, n=1)
    hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(KINDS)}, and codes such as DQ103"
    raise ValueError(f"nothing to drop is called '{name}'; {hint}")
