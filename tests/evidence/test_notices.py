"""Notices: where they may stand, and what is none."""

from __future__ import annotations

import pytest

from cleaner.evidence.notices import MOST_BLOCKS, notice_in, notices
from cleaner.reading.html import html_document
from cleaner.reading.text import text_document

NOTICE = "This article was automatically translated from Danish."
PROSE = "The ferry stayed in port on Tuesday because of the storm, and nobody could say when it would leave. "


def test_a_notice_alone_and_among_other_things() -> None:
    document = text_document(f"{NOTICE}\n\n{PROSE * 4}{NOTICE}")
    assert [(found.start, found.alone) for found in notices(document)] == [
        (0, True),
        (document.source.rindex("This"), False),
    ]


@pytest.mark.parametrize(
    "markup",
    [
        f"<h2>{NOTICE}</h2>",
        f'<p><a href="/other">{NOTICE}</a></p>',
        f"<pre>{NOTICE}</pre>",
        f"<p>“{NOTICE}”, the board said.</p>",
        '<nav><a href="/mt">Machine translation</a></nav>',
        f"<script>var labels = {{mt: '{NOTICE}'}}</script><p>{PROSE}</p>",
        f"<p hidden>{NOTICE}</p><p>{PROSE * 4}</p>",
    ],
)
def test_places_that_say_nothing(markup: str) -> None:
    assert list(notices(html_document(f"<p>{PROSE}</p>{markup}"))) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "This article was not automatically translated.",
        "If this page was translated automatically, go back to the original.",
        "This article was translated by Google engineer Maria Lopez.",
        "The letter was automatically translated.",
        "This article was translated by the Danish Artificial Kidney Society.",
    ],
)
def test_sentences_that_are_no_notices(sentence: str) -> None:
    assert notice_in(sentence) is None


def test_labels_of_many_parts_say_nothing_sure_of_the_page() -> None:
    several = notices(html_document(f"<p>{PROSE}</p><p>Translated by Google</p>" * 2))
    assert [found.strength for found in several] == ["weak", "weak"]


def test_classes_of_the_whole_page_do_not_count() -> None:
    page = html_document(f'<body class="comments-open"><main class="has-reviews"><p>{PROSE}</p><p>{NOTICE}</p></main>')
    assert [found.strength for found in notices(page)] == ["says"]


def test_a_label_stands_at_the_foot_of_a_page_full_of_stems() -> None:
    lines = ["The translation of line after line took her a year."] * (3 * MOST_BLOCKS)
    assert [found.strength for found in notices(text_document("\n".join([*lines, NOTICE])))] == ["says"]
