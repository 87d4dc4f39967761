"""Names that are spelt in several ways in one article, and names that the user or the gazetteer knows better.

The rewrites are a stage of text, in rounds like the others; the doubts are flags, for the observing stages.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from cleaner.document import Block, Document
from cleaner.finding import Finding
from cleaner.names.find import Finder, find, is_english
from cleaner.names.merging import group
from cleaner.names.unify import Distinct, Manner, NameFindings, Names, unify


class Rule(NamedTuple):
    """What the catalogue of rules tells of a code."""

    code: str
    name: str
    confidence: float
    why: str


RULES = {
    "alias": Rule("NM101", "name-alias", 0.98, "known under another spelling"),
    "variant": Rule("NM102", "name-variant", 0.97, "another spelling of the same name; the rest of the name agrees"),
    "accents": Rule("NM103", "name-accents", 0.98, "the same letters with other accents or hyphens"),
    "spaces": Rule("NM103", "name-accents", 0.98, "the same letters with spaces or hyphens in other places"),
    "slip": Rule("NM104", "name-slip", 0.95, "a letter is wrong"),
    "surname": Rule(
        "NM105", "surname-variant", 0.95, "another spelling of a name that stands alone or in the full name"
    ),
    "doubt": Rule("NM201", "name-in-doubt", 0.6, "perhaps the same name, spelt otherwise"),
}
"""By what :class:`cleaner.names.unify.Change` gives as its reason. Confidences are estimates, ordered rather than
calibrated."""


class NameStage:
    """Finds, groups and unifies. One instance serves both stages, :meth:`rewrites` and :meth:`doubts`.

    Args:
        gazetteer: Known names, the user's among them.
        finder: What finds names in a text.
        corpus: Whether names get the gazetteer's spelling even where the text agrees with itself.

    Example:
        >>> from cleaner.names.nobody import Nobody
        >>> from cleaner.reading.text import text_document
        >>> text = "Oleg Vetchkin has said that he won with all of it. For Oleg Vetshkin it was new. Vetchkin left."
        >>> [(f.code, f.replacement) for f in NameStage(Nobody()).rewrites(text_document(text))]
        [('NM102', 'Vetchkin')]
    """

    def __init__(self, gazetteer: Names, finder: Finder = find, *, corpus: bool = False) -> None:
        self._gazetteer, self._finder, self._corpus = gazetteer, finder, corpus
        self._distinct = Distinct(gazetteer)
        self._last: tuple[str, tuple[Block, ...], NameFindings] = ("", (), NameFindings((), (), ()))

    def read(self, document: Document) -> NameFindings:
        """Everything about the names of a document. The last answer is kept, since both stages ask for the same
        text."""
        source, blocks, answer = self._last
        if source == document.source and blocks == document.blocks:
            return answer
        found = self._finder(document.source, [(block.start, block.end) for block in document.blocks])
        english = is_english(found.small)
        grouped = group(found, self._distinct, self._distinct.is_place, english=english)
        answer = unify(document.source, grouped, self._gazetteer, Manner(found.small, english, self._corpus))
        self._last = (document.source, document.blocks, answer)
        return answer

    def rewrites(self, document: Document) -> Iterator[Finding]:
        """NM1xx: the text stage."""
        for change in self.read(document).changes:
            rule = RULES[change.reason]
            written = document.source[change.start : change.end]
            message = f"{rule.why}: {written} is {change.replacement} in {change.name}"
            yield Finding(rule.code, rule.name, change.start, change.end, change.replacement, rule.confidence, message)

    def doubts(self, document: Document) -> Iterator[Finding]:
        """NM2xx: the observing stage."""
        rule = RULES["doubt"]
        for doubt in self.read(document).doubts:
            message = f"{rule.why}: {doubt.likely}"
            yield Finding(rule.code, rule.name, doubt.start, doubt.end, None, rule.confidence, message)
