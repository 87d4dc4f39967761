"""Marks in a page's markup and address, as the rules of ``page.yaml`` give them.

The cues of all rules are one RE2 set, so that an ordinary page, which has none of them, is read once: 0.2 ms for
100 kB.
"""

from __future__ import annotations

import re as python_re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import re2

from cleaner.document import Document
from cleaner.evidence.schema import MarkupRule, markup_file
from cleaner.reading.language import normalise

ROOT_WITHIN = 20_000
"""Code points of the markup in which the ``<html>`` tag is looked for."""

LONG_TEXT = 40
"""Code points from which on a translated piece or a block is running text rather than a label."""

MOSTLY = 0.4
PARTLY = 0.08
"""Share of the page's running text that is marked as translated, from which on the page is a translation, or a part of
it is. Pages that a browser translated have more than 0.8; where an editor pasted a translated text, the frame of the
page is not marked; a pasted address is less than 0.02. Chosen by hand."""

PARTLY_CONFIDENCE = 0.6
HARDLY_CONFIDENCE = 0.2
"""Confidence where only a part of the page is marked as translated, or next to nothing."""

UNNAMED_FACTOR = 0.7
"""What a plugin's word is worth where the page's address does not name the language: it may be the original, in a theme
whose ``<html lang>`` nobody set."""

SNIPPET = 70
"""Code points of the markup that a message quotes."""

_SET_MEMORY = 32 << 20


@dataclass(frozen=True, slots=True)
class Mark:
    """A rule that hit, with what it makes of it."""

    rule: MarkupRule
    confidence: float
    detail: str


def marks(document: Document) -> Iterator[Mark]:
    """The marks of a page."""
    if document.url:
        yield from _in_text(_rules().address, document.url.encode("utf-8", "replace")[:4000], document, b"")
    if document.markup is None:
        return
    markup = document.markup.encode("utf-8", "replace")
    root = root_tag(document.markup)
    if root:
        yield from _in_text(_rules().root, root, document, root)
    yield from _in_text(_rules().cued(markup), markup, document, root)


def root_tag(markup: str) -> bytes:
    """The ``<html>`` tag, or several where there are some for browsers of old; empty without one."""
    head = markup[:ROOT_WITHIN].encode("utf-8", "replace")
    return b" ".join(match.group() for match in _HTML.finditer(head))


def declared_language(root: bytes) -> str | None:
    """What the ``<html>`` tag gives as the page's language.

    Example:
        >>> declared_language(b'<html class="no-js" lang="pt-BR">')
        'pt'
    """
    found = None
    for match in _LANG.finditer(root):
        found = normalise(match.group(1).decode()) or found
    return found


def _in_text(rules: tuple[MarkupRule, ...], text: bytes, document: Document, root: bytes) -> Iterator[Mark]:
    for rule in rules:
        match = _pattern(rule.pattern).search(text)
        if match is None:
            continue
        if rule.measured:
            confidence, detail = _measured(rule, text, document)
        elif rule.languages != "any":
            compared = _compared(rule, match, root, document.url)
            if compared is None:
                continue
            confidence, detail = compared
        else:
            quoted = " ".join(match.group().decode("utf-8", "replace").split())
            confidence, detail = rule.confidence, quoted[:SNIPPET]
        yield Mark(rule, confidence, detail)


def _compared(rule: MarkupRule, match: Any, root: bytes, url: str | None) -> tuple[float, str] | None:
    """Confidence, and what is said of the two languages; ``None`` where they are not as the rule asks."""
    groups = match.groupdict()
    original = _code(groups.get("original"))
    current = _code(groups.get("current")) or declared_language(root)
    if original and current:
        if original == current:
            return None
        unnamed = rule.languages == "differ" and url is not None and not _names_language(url, current)
        confidence = rule.confidence * (UNNAMED_FACTOR if unnamed else 1)
        return round(confidence, 2), f"original {original}, page {current}"
    if rule.languages == "differ":
        return None
    return rule.confidence, f"original {original}" if original else "original not named"


def _names_language(url: str, language: str) -> bool:
    """Whether an address names a language, as those of translated versions mostly do.

    Example:
        >>> addresses = ("https://a.example/es/port", "https://es.a.example/", "https://a.example/port")
        >>> [_names_language(address, "es") for address in addresses]
        [True, True, False]
    """
    parts = _ADDRESS_PARTS.split(url[:300].lower())
    return any(part == language or part.startswith((f"{language}-", f"{language}_")) for part in parts)


def _code(group: bytes | None) -> str | None:
    return normalise(group.decode()) if group else None


def _measured(rule: MarkupRule, text: bytes, document: Document) -> tuple[float, str]:
    """Confidence by the share of the page's text that is marked; running text counts where there is enough of it."""
    every = long = 0
    for match in _pattern(rule.pattern).finditer(text):
        size = len(" ".join(match.group("text").decode("utf-8", "replace").split()))
        every += size
        long += size if size >= LONG_TEXT else 0
    sizes = [block.end - block.start for block in document.blocks]
    running = sum(size for size in sizes if size >= LONG_TEXT)
    share = min(1.0, max(every / max(1, sum(sizes)), long / max(running, 10 * LONG_TEXT)))
    if share >= MOSTLY:
        return rule.confidence, f"{share:.0%} of the text"
    if share >= PARTLY:
        return min(rule.confidence, PARTLY_CONFIDENCE), f"{share:.0%} of the text"
    return HARDLY_CONFIDENCE, "next to nothing of the text"


class _Rules:
    """The rules by place, and the set of their cues."""

    def __init__(self, rules: tuple[MarkupRule, ...]) -> None:
        self.root = tuple(rule for rule in rules if rule.place == "root")
        self.address = tuple(rule for rule in rules if rule.place == "address")
        self._cued = tuple(rule for rule in rules if rule.place == "markup")
        self._set = re2.Set.SearchSet(_options(_SET_MEMORY))
        self._of_cue: list[list[int]] = []
        cues: dict[str, list[int]] = {}
        for number, rule in enumerate(self._cued):
            for cue in rule.cues:
                cues.setdefault(cue, []).append(number)
        for cue, numbers in cues.items():
            self._set.Add(re2.escape(cue))
            self._of_cue.append(numbers)
        self._set.Compile()

    def cued(self, markup: bytes) -> tuple[MarkupRule, ...]:
        """The rules that have a cue in the markup."""
        numbers = {number for cue in self._set.Match(markup) or () for number in self._of_cue[cue]}
        return tuple(self._cued[number] for number in sorted(numbers))


def _options(memory: int) -> Any:
    options = re2.Options()
    options.case_sensitive = False
    options.log_errors = False
    options.max_mem = memory
    return options


@lru_cache(maxsize=1)
def _rules() -> _Rules:
    return _Rules(markup_file().rules)


@lru_cache(maxsize=256)
def _pattern(pattern: str) -> Any:
    return re2.compile(pattern, _options(8 << 20))


_ADDRESS_PARTS = python_re.compile(r"[/.?&=#]")
_HTML = re2.compile(r"(?i)<html\b[^<>]*>")
_LANG = re2.compile(r"""(?i)\s(?:xml:)?lang ?= ?["']?([a-z]{2,3})\b""")
