"""Notices for readers: "This article was translated automatically", in every language of ``notices.yaml``.

The text is searched once for the stems of all languages ("translat", "übersetz", "翻译"). Only sentences that have one
are looked at closely, and only by the languages whose stem it is.
"""

from __future__ import annotations

import re as python_re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, Literal

import re2

from cleaner.document import Block, Document
from cleaner.evidence.schema import Notices, notice_file
from cleaner.rulepacks.matchform import fold, match_form
from cleaner.sentences import sentences

MAX_SENTENCE = 400
"""Code points of the longest sentence that is looked at; a notice is shorter."""

MAX_LABEL = 160
"""The same of a label, such as "Translated from Spanish by DeepL (beta)"."""

MAX_LABELLED = 400
"""Code points of the longest block in which one sentence may be a label; in a longer one it is part of a story."""

SHORT_BLOCK = 300
"""Code points up to which a block is taken for a notice; what a longer one says stands among other things."""

LONG_BLOCK_FACTOR = 0.85
"""What a notice in a longer block is worth beside one that stands alone; chosen by hand."""

MOST_BLOCKS = 100
"""Blocks with a stem that are looked at from the top, and from the foot, where notices stand. Only dictionaries and
articles about translation have more."""

LINKED = 0.6
"""Share of link text from which on a block is the headline of another page."""

_JOINED = frozenset({"ar", "fa", "he", "hi", "ja", "ko", "th", "zh"})
"""Languages whose words are not told apart by what stands before them."""

_QUOTED = python_re.compile(r'"[^"]{0,300}"|«[^»]{0,300}»|「[^」]{0,300}」')
_DECORATION = " *–—-.:;|•>»#~_=·,。"
_BRACKETS = "[]()（）【】{}"

Strength = Literal["says", "label", "weak"]

_OF_READERS = python_re.compile(r"comment|review|repl(?:y|ies)|testimonial|rating")
"""In the class or id of what readers wrote: a notice there is about them."""

_LEVELS = 6
"""Elements around a block that are asked; further out stand classes of the whole page, such as ``comments-open``."""

_WHOLE_PAGE = frozenset(("article", "body", "html", "main"))


@dataclass(frozen=True, slots=True)
class Notice:
    """A notice that was found.

    Attributes:
        start: Where its sentence begins in the source.
        sentence: What it says, in which ``language``.
        strength: ``says`` or ``label`` of this text, ``weak`` of parts or perhaps.
        alone: Whether hardly anything else stands in its block.
    """

    start: int
    sentence: str
    language: str
    strength: Strength
    alone: bool


def notices(document: Document) -> list[Notice]:
    """The notices of a document, in its order.

    A label that stands there more than once is about parts of the page: each of the reviews below a product, say.
    """
    found = list(_notices(document))
    if sum(notice.strength == "label" for notice in found) > 1:
        return [replace(notice, strength="weak") if notice.strength == "label" else notice for notice in found]
    return found


def _notices(document: Document) -> Iterator[Notice]:
    for block in _candidates(document):
        if block.kind in ("heading", "code") or block.link_density > LINKED or _is_of_readers(block):
            continue
        text = document.text_of(block)
        for start, end in sentences(text):
            sentence = text[start:end]
            if len(sentence) > MAX_SENTENCE:
                continue
            found = notice_in(sentence, may_be_label=len(text) <= MAX_LABELLED)
            if found is not None:
                yield Notice(block.start + start, sentence, *found, alone=len(text) <= SHORT_BLOCK)


def notice_in(sentence: str, *, may_be_label: bool = True) -> tuple[str, Strength] | None:
    """The language and strength of the notice that a sentence is; ``None`` if it is none.

    Example:
        >>> notice_in("This article was automatically translated from German.")
        ('en', 'says')
        >>> notice_in("This article was translated by Maria Lopez.")
    """
    lowered = sentence.lower()
    form = ""
    for speech in _speeches():
        if not any(stem in lowered for stem in speech.stems):
            continue
        form = form or _QUOTED.sub(" ", " ".join(fold(match_form(sentence))[0].split()))
        strength = speech.strength(form, may_be_label=may_be_label and len(form) <= MAX_LABEL)
        if strength is not None:
            return speech.language, strength
    return None


def _is_of_readers(block: Block) -> bool:
    """Whether it stands among comments or reviews."""
    element = block.element
    for _ in range(_LEVELS):
        if element is None or element.tag in _WHOLE_PAGE:
            return False
        if any(_OF_READERS.search(name) for name in element.names):
            return True
        element = element.parent
    return False


def _candidates(document: Document) -> list[Block]:
    """The blocks that hold a stem; the first and the last of many."""
    source = document.source.encode("utf-8", "replace").decode()
    starts = [block.start for block in document.blocks]
    indexes = dict.fromkeys(bisect_right(starts, match.start()) - 1 for match in _stems().finditer(source))
    found = [document.blocks[index] for index in indexes if index >= 0]
    return found if len(found) <= 2 * MOST_BLOCKS else found[:MOST_BLOCKS] + found[-MOST_BLOCKS:]


class _Speech:
    """The notices of one language, compiled when first asked for."""

    def __init__(self, language: str, notices: Notices, engine: str) -> None:
        self.language = language
        self.stems = tuple(stem.lower() for stem in notices.stems)
        self._notices = notices
        self._engine = engine
        self._compiled: dict[str, Any] | None = None

    def strength(self, form: str, *, may_be_label: bool) -> Strength | None:
        patterns = self._patterns()
        for kind, strength in _STRENGTHS:
            pattern = patterns[kind]
            match = pattern.search(form) if pattern is not None else None
            if match is not None and not self._is_denied(form[: match.end()]):
                return strength
        if not may_be_label:
            return None
        bare = form.strip(_DECORATION)
        for text in (bare, bare.strip(_BRACKETS + _DECORATION)):
            if patterns["labels"] is not None and patterns["labels"].fullmatch(text) and not self._is_denied(text):
                return "label"
        return "weak" if patterns["bare"] is not None and patterns["bare"].fullmatch(bare) else None

    def _is_denied(self, text: str) -> bool:
        denial = self._patterns()["denials"]
        return denial is not None and denial.search(text) is not None

    def _patterns(self) -> dict[str, Any]:
        if self._compiled is None:
            given = self._notices
            self._compiled = {
                "says": self._either(given.says),
                "weak": self._either(given.weak),
                "labels": self._either(given.labels, anywhere=False),
                "bare": self._either(given.bare, anywhere=False),
                "denials": self._either(given.denials, anywhere=False),
            }
        return self._compiled

    def _either(self, patterns: tuple[str, ...], *, anywhere: bool = True) -> Any:
        if not patterns:
            return None
        pattern = "|".join(patterns)
        machine = "|".join((self._engine, *self._notices.machine))
        pattern = pattern.replace("{machine}", f"(?:{machine})").replace(
            "{this}", f"(?:{'|'.join(self._notices.this)})"
        )
        boundary = r"(?:^|[^\pL\pN])" if anywhere and self.language not in _JOINED else ""
        return _compile(boundary + f"(?:{fold(match_form(pattern))[0]})")


_STRENGTHS: tuple[tuple[str, Strength], ...] = (("weak", "weak"), ("says", "says"))
"""Weak ones first: "parts of this page were translated automatically" has a strong one in it."""


@lru_cache(maxsize=1)
def _speeches() -> tuple[_Speech, ...]:
    given = notice_file()
    engine = "|".join(given.engine)
    return tuple(_Speech(language, notices, engine) for language, notices in given.languages.items())


@lru_cache(maxsize=1)
def _stems() -> Any:
    every = dict.fromkeys(stem for speech in _speeches() for stem in speech.stems)
    return _compile("|".join(map(re2.escape, every)))


def _compile(pattern: str) -> Any:
    options = re2.Options()
    options.case_sensitive = False
    options.log_errors = False
    return re2.compile(pattern, options)
