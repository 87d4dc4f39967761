"""Marks in markup and address: how much of the text is marked, and which languages are compared."""

from __future__ import annotations

import pytest

from cleaner.evidence.markup import HARDLY_CONFIDENCE, PARTLY_CONFIDENCE, declared_language, marks, root_tag
from cleaner.reading.html import html_document

SENTENCE = "The ferry stayed in port on Tuesday because of the storm."
FONT = '<font style="vertical-align: inherit;">'


def page(translated: int, own: int) -> str:
    wrapped = f"<p>{FONT}{FONT}{SENTENCE}</font></font></p>"
    return wrapped * translated + f"<p>{SENTENCE}</p>" * own


@pytest.mark.parametrize(
    ("translated", "own", "confidence"),
    [(10, 0, 0.97), (10, 10, 0.97), (3, 10, PARTLY_CONFIDENCE), (1, 40, HARDLY_CONFIDENCE)],
)
def test_confidence_follows_the_share_of_the_text(translated: int, own: int, confidence: float) -> None:
    (mark,) = marks(html_document(page(translated, own)))
    assert (mark.rule.code, mark.confidence) == ("MT001", confidence)


def test_conditional_comments_leave_the_last_language() -> None:
    markup = '<!--[if IE]><html class="ie"><![endif]--><!--[if !IE]><!--><html lang="pt-BR"><!--<![endif]--><p>Oi'
    assert declared_language(root_tag(markup)) == "pt"


def test_the_address_that_the_caller_gives_counts() -> None:
    (mark,) = marks(html_document("<p>It rained.", url="https://a-example.translate.goog/?_x_tr_tl=en"))
    assert mark.rule.place == "address"


def test_a_page_without_marks_has_none() -> None:
    assert list(marks(html_document(f'<html lang="en" class="no-js"><p>{SENTENCE}'))) == []
