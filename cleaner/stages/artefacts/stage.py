"""The stage: what marks an English sentence as garbled by machine translation.

An observer: it sees the clean text and only flags, so a flag's span is what is wrong and its message says why. It looks
at paragraphs of English prose; of a headline it only asks for marks that no headline has.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from cleaner.awkwardness import awkward_sentences, count_sentences
from cleaner.document import Document
from cleaner.finding import Finding
from cleaner.rulepacks.matchform import match_form
from cleaner.score import Score
from cleaner.stages.artefacts.agreement import number_disagreement, one_of_singular, peoples, plural_and_singular_verb
from cleaner.stages.artefacts.balance import balance
from cleaner.stages.artefacts.blocks import is_english, use_of
from cleaner.stages.artefacts.capitals import capitals, title_case
from cleaner.stages.artefacts.constructions import constructions
from cleaner.stages.artefacts.hit import Detector, Hit
from cleaner.stages.artefacts.indefinite import indefinite
from cleaner.stages.artefacts.loops import loops
from cleaner.stages.artefacts.marks import marks
from cleaner.stages.artefacts.pack import ArtefactPack, ArtefactRule, built_in, compiled
from cleaner.stages.artefacts.phrases import adjectives_behind, bare_nouns
from cleaner.stages.artefacts.quotations import quotations
from cleaner.stages.artefacts.repeats import repeats, said_again
from cleaner.stages.artefacts.sentence import sentences_of
from cleaner.stages.artefacts.subjects import subjects
from cleaner.stages.artefacts.terms import TERMS, repeated_terms

DETECTORS: tuple[Detector, ...] = (
    capitals,
    title_case,
    quotations,
    subjects,
    number_disagreement,
    one_of_singular,
    peoples,
    plural_and_singular_verb,
    repeats,
    said_again,
    bare_nouns,
    adjectives_behind,
    indefinite,
    constructions,
    loops,
)


class Artefacts:
    """Flags ``MT1xx`` in English prose, and the score ``awkwardness``: the share of sentences that they make awkward.

    Args:
        pack: The rules; those that come with the package by default.
        codes: Prefixes of the codes to look for; empty for all.

    Example:
        >>> from cleaner.reading.text import text_document
        >>> from dataclasses import replace
        >>> text = "The talks were held in Brussels It lasts two days, the ministry said."
        >>> document = replace(text_document(text), language="en")
        >>> [(finding.code, text[finding.start : finding.end]) for finding in Artefacts().flags(document)]
        [('MT102', 'Brussels It')]
    """

    def __init__(self, pack: ArtefactPack | None = None, codes: Sequence[str] = ()) -> None:
        pack = pack or built_in()
        self.rules = tuple(rule for rule in pack.rules if not codes or rule.code.startswith(tuple(codes)))
        self._by_code = {rule.code: rule for rule in self.rules}
        self._prose = compiled(pack, self.rules)
        self._headline = compiled(pack, tuple(rule for rule in self.rules if rule.place == "headline"))

    def __call__(self, document: Document) -> Iterator[Finding | Score]:
        """Flags, paragraph by paragraph; the score at the end."""
        if not is_english(document):
            yield Score("awkwardness", None, f"not judged: no rules for {document.language or 'an unknown language'}")
            return
        flags = self.flags(document)
        yield from flags
        if sentences := count_sentences(document.source):
            in_order = sorted(flags, key=lambda flag: flag.start)
            total = sum(sentence.awkwardness for sentence in awkward_sentences(document.source, in_order))
            yield Score("awkwardness", round(total / sentences, 4), f"of {sentences} sentences")

    def flags(self, document: Document) -> list[Finding]:
        """Flags, paragraph by paragraph; none in a text that is not English."""
        if not is_english(document):
            return []
        found = list(self._find(document))
        terms = repeated_terms(document.source, found)
        return [
            _finding(self._by_code[hit.code], hit)
            for hit in found
            if hit.code not in TERMS or document.source[hit.start : hit.end] not in terms
        ]

    def _find(self, document: Document) -> Iterator[Hit]:
        for hit in balance(document):
            if hit.code in self._by_code:
                yield hit
        for block in document.blocks:
            text = document.text_of(block)
            form = match_form(text)
            use = use_of(block, form)
            if use == "none":
                continue
            for hit in _plausible(set(self._hits(text, form, prose=use == "prose")), form):
                yield Hit(hit.code, block.start + hit.start, block.start + hit.end)

    def _hits(self, text: str, form: str, *, prose: bool) -> Iterator[Hit]:
        for rule, start, end in (self._prose if prose else self._headline).find(form):
            yield Hit(rule.code, start, end)
        if prose:
            for hit in marks(text):
                if hit.code in self._by_code:
                    yield hit
            for sentence in sentences_of(form):
                for detector in DETECTORS:
                    for hit in detector(sentence):
                        if hit.code in self._by_code:
                            yield hit


SPOKEN = frozenset({"MT133", "MT130", "MT140", "MT162", "MT168"})
"""Codes of what people say in a quotation: dialect, and words of their own language."""

FORMAL = re.compile(
    r"\b(?:[Ss]hall|pursuant|subsection|hereby|thereof|herein|in respect of|Background:|Methods:|portrait|Room \d+)\b"
)
"""Statutes, abstracts and labels of museums, where nouns are strung together by people."""


def _plausible(hits: Collection[Hit], form: str) -> Iterator[Hit]:
    """Without what stands in the same hit already, in a quotation of somebody's speech, or in formal prose."""
    chain_end = -1
    quoted = at = 0
    formal = any(hit.code == "MT196" for hit in hits) and FORMAL.search(form) is not None
    for hit in sorted(hits, key=lambda hit: (hit.start, -hit.end, hit.code)):
        quoted, at = quoted + form.count('"', at, hit.start), hit.start
        if hit.code in SPOKEN and quoted % 2:
            continue
        if hit.code == "MT196":
            if hit.end <= chain_end or formal:
                continue
            chain_end = hit.end
        yield hit


def _finding(rule: ArtefactRule, hit: Hit) -> Finding:
    return Finding(rule.code, rule.name, hit.start, hit.end, None, rule.confidence, rule.why)
