"""What of an HTML page is its main content (``EX``).

A trained judge gives every block a probability (:mod:`cleaner.judges.blocks`), or trafilatura decides
(:mod:`cleaner.stages.by_trafilatura`). Every block outside is removed, with a code that says what it looks like:

==========  ===============================================
``EX101``   navigation
``EX102``   page header
``EX103``   page footer
``EX104``   sidebar, related stories, widgets
``EX105``   comments
``EX106``   form or button
``EX107``   caption, credit or other text of an image, a video or a table
``EX109``   anything else
``DQ204``   (a flag) the main content is unsure
==========  ===============================================
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from cleaner.document import Document
from cleaner.finding import Finding
from cleaner.score import Score
from cleaner.stages.by_trafilatura import by_tags, by_trafilatura, shares_of_trafilatura
from cleaner.stages.choice import Choice
from cleaner.stages.headline import with_headline
from cleaner.stages.places import NAMES, Places

Engine = Literal["fast", "best", "trafilatura"]

MAX_BLOCKS = 50_000
"""Blocks of a page up to which the judge is asked: its tables take 1 kB a block."""

MIN_BLOCKS = 5
"""Blocks from which a page is judged; fewer are a fragment, of a kind that no judge was trained on, and only what its
tags say is furniture goes."""

SURE = 0.9
"""Expected word F1 from which nobody else is asked. Four in ten pages of WCXB are below it; those that are articles
gain 0.002 F1 from trafilatura's opinion (pages left out in training), the others lose."""

TRUST = 0.3
"""Weight of that opinion: the share of a block's words that trafilatura keeps, mixed into the probability. 0.15 and 0.5
gave less."""

DOUBTFUL = 0.6
"""Expected word F1 below which a person should look (``DQ204``): one page in 13 of WCXB, one article in 400 (pages left
out in training)."""

LEAST_CONFIDENCE = 0.8
"""Confidence that a block is outside, for one right below the line. The line is drawn for the page as a whole, where
the expected F1 is highest, so confidences are ordered by probability within a page rather than calibrated."""


class MainContent:
    """The stage: a removal for every block outside the main content of a page; nothing for a text.

    Args:
        engine: ``"fast"`` takes one look, ``"best"`` two, and asks trafilatura where that leaves an article unsure;
            ``"trafilatura"`` leaves it to trafilatura.

    Example:
        >>> from cleaner.reading.html import html_document
        >>> page = "<nav><a href=/>Home</a></nav><p>" + "It rained all day in the port of Dover. " * 9
        >>> [(finding.code, finding.message) for finding in MainContent("trafilatura")(html_document(page))]
        [('EX101', 'in <nav>, 100 % link text; not in the main content that trafilatura found')]
    """

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    def __call__(self, document: Document) -> Iterator[Finding | Score]:
        if document.kind != "html" or document.markup is None or not document.blocks:
            return
        choice = self._choose(document)
        yield from choice.scores
        if choice.doubt:
            yield Finding("DQ204", "main-content-unsure", 0, 0, None, 0.8, choice.doubt)
        places = Places()
        for index, block in enumerate(document.blocks):
            if choice.kept[index]:
                continue
            code, where = places.of(block)
            links = f", {100 * block.link_density:.0f} % link text" if block.link_density >= 0.01 else ""
            message = f"{where}{links}; {choice.reason_for(index)}"
            yield Finding(code, NAMES[code], block.start, block.end, "", choice.confidences[index], message)

    def _choose(self, document: Document) -> Choice:
        if self.engine == "trafilatura":
            return by_trafilatura(document)
        count = len(document.blocks)
        if count > MAX_BLOCKS:
            return by_tags(document, f"the page has {count} blocks, more than the {MAX_BLOCKS} that are judged")
        if count < MIN_BLOCKS:
            return by_tags(document, None)
        return by_judge(document, thorough=self.engine == "best")


def by_judge(document: Document, *, thorough: bool) -> Choice:
    """The blocks that the judge expects to be the main content.

    Args:
        document: A page with at least one block.
        thorough: Whether to look twice, and to ask trafilatura about articles that are still unsure then.
    """
    import numpy as np

    from cleaner.judges.blocks.judge import LEAST_EXPECTED, block_judge, choose

    judgement = block_judge().judge(document, twice=thorough)
    probability = judgement.probability
    chosen, expected = choose(judgement, probability)
    if thorough and expected < SURE and judgement.page_types["article"] >= 0.5:
        shares = shares_of_trafilatura(document)
        if shares is not None:
            probability = (1 - TRUST) * probability + TRUST * np.array(shares, dtype=np.float32)
            chosen, expected = choose(judgement, probability)
    page_type = judgement.page_type
    scores = (
        Score("page_type", round(judgement.page_types[page_type], 4), page_type),
        Score("main_content", round(expected, 4)),
    )
    probabilities = probability.tolist()
    if expected < LEAST_EXPECTED:
        kept = [False] * len(probabilities)
        line = 1.0
    else:
        line = min(share for share, keep in zip(probabilities, chosen.tolist(), strict=True) if keep)
        kept = with_headline(document, chosen.tolist())
    confidences = [1.0 - (1.0 - LEAST_CONFIDENCE) * min(1.0, share / line) for share in probabilities]
    doubt = None
    if expected < LEAST_EXPECTED:
        doubt = f"no block looks like main content: the best choice is expected to reach {expected:.0%} of word F1"
    elif expected < DOUBTFUL:
        doubt = f"the choice of main content is expected to reach {expected:.0%} of word F1"
    reason = "main content with a probability of {share}"
    return Choice(kept, confidences, reason, tuple(probabilities), doubt, scores)
