"""Names that are spelt in several ways in one article, and names that the user or the gazetteer knows better.

The rewrites are a stage of text, in rounds like the others; the doubts are flags, for the observing stages.
"""

from __future__ import annotations

from collections.abc import Iterator

from cleaner.document import Document
from cleaner.finding import Finding
from cleaner.names.cluster import NameCluster
from cleaner.names.find import Finder, find, is_english, is_in
from cleaner.names.known import Distinct, Names
from cleaner.names.merging import group
from cleaner.names.unify import Manner, NameFindings, unify
from cleaner.stages.describe import StageRule

RULES = (
    StageRule(
        "NM101",
        "name-alias",
        "The user's list or the gazetteer knows the name under another spelling.",
        "Secretary Anthony Blinken said on Monday that the talks would go on, and Blinken left.",
        "Anthony Blinken runs a bakery in the old town, and he has no time for talks.",
    ),
    StageRule(
        "NM102",
        "name-variant",
        "Another spelling of the same name in this article: it is in one group of spellings, and the rest agrees.",
        "Oleg Vetchkin has said that he won with all of it. For Oleg Vetshkin it was new. Vetchkin left.",
        "Joe Biden has said that he won with all of it. For Jill Biden it was new.",
    ),
    StageRule("NM103", "name-accents", "The same letters with other accents, hyphens or spaces.", "", ""),
    StageRule("NM104", "name-slip", "The same name with a letter wrong.", "", ""),
    StageRule("NM105", "surname-variant", "Another spelling of a name that stands alone or in the full name.", "", ""),
    StageRule("NM201", "name-in-doubt", "Perhaps the same name, spelt otherwise; a person should look.", "", ""),
)

REASONS: dict[str, tuple[int, float, str]] = {
    "alias": (0, 0.98, "known under another spelling"),
    "variant": (1, 0.97, "another spelling of the same name; the rest of the name agrees"),
    "accents": (2, 0.98, "the same letters with other accents or hyphens"),
    "spaces": (2, 0.98, "the same letters with spaces or hyphens in other places"),
    "slip": (3, 0.95, "a letter is wrong"),
    "surname": (4, 0.95, "another spelling of a name that stands alone or in the full name"),
}
"""By what :class:`cleaner.names.unify.Change` gives as its reason: rule, confidence and words. Confidences are
estimates, ordered rather than calibrated."""

DOUBT = 0.6
"""Confidence of a name in doubt, estimated."""


class NameStage:
    """Finds, groups and unifies. One instance serves both stages, :meth:`rewrites` and :meth:`observed`.

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
        self._last: tuple[str, list[tuple[int, int]], NameFindings] = ("", [], NameFindings())

    def read(self, document: Document) -> NameFindings:
        """Everything about the names of a document. The last answer is kept, since both stages and several rounds ask
        for the same text."""
        source, lines, answer = self._last
        spans = [(block.start, block.end) for block in document.blocks]
        if source == document.source and lines == spans:
            return answer
        found = self._finder(document.source, spans)
        english = is_english(found.small)
        grouped = group(found, self._distinct, self._distinct.is_no_person, english=english)
        manner = Manner(found.small, english, self._corpus, is_in("de", found.small))
        answer = unify(document.source, grouped, self._gazetteer, manner)
        self._last = (document.source, spans, answer)
        return answer

    def rewrites(self, document: Document) -> Iterator[Finding]:
        """NM1xx: the text stage."""
        for change in self.read(document).changes:
            at, confidence, why = REASONS[change.reason]
            rule = RULES[at]
            written = document.source[change.start : change.end]
            message = f"{why}: {written} is {change.replacement}"
            if change.name != change.replacement:
                message += f" in {change.name}"
            yield Finding(rule.code, rule.name, change.start, change.end, change.replacement, confidence, message)

    def observed(self, document: Document) -> Iterator[Finding | NameCluster]:
        """The observing stage: NM2xx, and every name."""
        found = self.read(document)
        rule = RULES[-1]
        for doubt in found.doubts:
            message = f"perhaps the same name, spelt otherwise: {doubt.likely}"
            yield Finding(rule.code, rule.name, doubt.start, doubt.end, None, DOUBT, message)
        yield from found.clusters
