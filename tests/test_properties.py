"""What holds for every text: nothing raises, everything can be put back, and what is clean stays as it is."""

from __future__ import annotations

import sys
from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cleaner import Article, Cleaner, Config

TOOL = Cleaner()

SENTENCES = (
    "The council decided on Monday that the harbour will be dredged in the coming spring.",
    "“We see no other way,” the harbour master said, “and the money is there.”",
    "'It won't be cheap,' she added; the '90s plan had cost $4m.",
    'He asked: "Why now?" and got no answer .',
    "See also the map on page 12, where the entries “Leave a Reply” and “Share this” are marked.",
    "Subscribe to nothing, my grandfather used to say, and read everything.",
    "Il a dit : « Nous n’avons rien vu. » Puis il est parti.",
    "„Das geht nicht“, sagte er. ‚Nie‘ war sein Wort.",
    "「港は春に浚渫される」と議会は決めた。",
    "قال الرئيس: «لن نغادر المدينة قبل المساء».",
    "The board was 6' 2\" long and 3″ thick...",
    "It was late.He left.Nobody saw him ,not even the guard.",
    "rock ’n’ roll, O’Neil, boys’ school, l'été",
)
CUES = (
    "See also  Storm closes the port of Dover",
    "See also:",
    "[Read more: Ferry captain wins prize]",
    ">> Read also: Minister denies knowing of the letter",
    "Related Posts",
    "You may also like",
    "light Residents in Sharjah…",
    "Ten ways to save water in a dry summer",
    "Next Post",
    "Home > News > World",
    "Page 1 of 3",
    "12 Comments",
    "Anna Berg",
    "March 3, 2021 at 4:15 pm",
    "Reply",
    "Leave a Reply",
    "Your email address will not be published. Required fields are marked *",
    "Share this:",
    "Click to share on X (Opens in new window)",
    "Like Loading...",
    "Follow us on Facebook",
    "Subscribe to our newsletter",
    "Advertisement",
    "Tags: harbour, Dover",
    "Posted on March 3, 2021 by admin",
    "Photo: John Smith/Reuters",
    "© 2021 The Daily Harbour. All rights reserved.",
    "We use cookies to improve your experience.",
    "Lesen Sie auch: Sturm legt Hafen lahm",
    "Lire aussi : La tempête ferme le port",
)
ODD = st.sampled_from(
    [
        *"\"'“”‘’„‚«»‹›「」`´′″() \t\u00a0\u200b\u00ad\u202e\ufeff\0\x1b\ud800…&.,;:!?-–—*_<>[]#@0aAäа\u0301ﬁ½😀",
        "''",
        "``",
        "...",
        "â€™",
        "&amp;",
        "&#39;",
        "Ã©",
        "  ",
        " ,",
        "”He",
        '."',
    ]
)
BREAKS = st.sampled_from(["\n\n", "\n\n", "\n", "\r\n", "\n \n", "\n\n\n\n", "\u2028", "\r", "   ", " ", ""])


def _spoiled(line: str, odd: str, at: int) -> str:
    at %= len(line) + 1
    return line[:at] + odd + line[at:]


LINES = st.one_of(
    st.sampled_from(SENTENCES),
    st.sampled_from(CUES),
    st.builds(_spoiled, st.sampled_from(SENTENCES + CUES), ODD, st.integers(0, 200)),
    st.lists(ODD, max_size=8).map("".join),
    st.text(max_size=12),
    st.builds(" ".join, st.lists(st.sampled_from(SENTENCES + CUES), max_size=3)),
)
TEXTS = st.lists(st.tuples(LINES, BREAKS), max_size=14).map(lambda parts: "".join(line + gap for line, gap in parts))
PAGES = st.lists(
    st.tuples(st.sampled_from(["p", "div", "li", "h2", "nav", "td", "pre", "br", "a href='/'", "footer"]), LINES),
    max_size=10,
).map(lambda parts: "<!doctype html><body>" + "".join(f"<{tag}>{line}</{tag.split()[0]}>" for tag, line in parts))


def holds(article: Article) -> None:
    """What is true of every article."""
    source, edits = article.source, [f for f in article.findings if f.is_edit]
    assert all(0 <= f.start <= f.end <= len(source) for f in article.findings)
    assert [f.start for f in article.findings] == sorted(f.start for f in article.findings)
    assert all(f.original == source[f.start : f.end] != f.replacement for f in edits)
    assert all(a.end <= b.start for a, b in pairwise(edits))
    assert all(f.original == "" for f in article.findings if not f.is_edit)
    assert article.restore() == source
    if article.applied:
        pieces, position = [], 0
        for edit in edits:
            pieces += [source[position : edit.start], edit.replacement or ""]
            position = edit.end
        assert article.text == "".join([*pieces, source[position:]])
    else:
        assert article.text == source


@settings(max_examples=150)
@given(st.one_of(st.text(), TEXTS, PAGES, st.binary(), st.text(st.characters(), max_size=30).map(lambda t: f"<p>{t}")))
def test_nothing_raises_and_all_can_be_put_back(content: str | bytes) -> None:
    holds(TOOL.clean(content))
    holds(TOOL.check(content))


@settings(max_examples=250)
@given(TEXTS)
def test_what_is_clean_stays_as_it_is(text: str) -> None:
    once = TOOL.clean(text)
    holds(once)
    assert TOOL.clean(once.text).text == once.text


@settings(max_examples=60)
@given(PAGES)
def test_what_came_out_of_a_page_stays_as_it_is(page: str) -> None:
    once = TOOL.clean(page)
    again = Cleaner.clean(_TEXT_TOOL, once.text)
    assert again.text == once.text


_TEXT_TOOL = Cleaner(Config(input_format="text"))


@settings(max_examples=60)
@given(TEXTS)
def test_flags_never_edit(text: str) -> None:
    article = _FLAGGING.clean(text)
    assert article.text == article.source
    assert not any(f.is_edit for f in article.findings)


_FLAGGING = Cleaner(Config(flag=("EX", "BP", "QC")))


@settings(max_examples=60)
@given(TEXTS)
@example(
    "\x80\u200b\u00c2\x80\n\n"
)  # a wrong decoding undone in one round, the invisible character in it gone in the next
def test_letters_and_digits_stay_unless_a_finding_says_so(text: str) -> None:
    article = TOOL.clean(text)
    for finding in article.findings:
        if finding.family == "QC" and finding.is_edit and finding.name not in SPELLING:
            assert _letters(finding.original) == _letters(finding.replacement or "")


SPELLING = {"mojibake", "html-entity", "not-nfc", "presentation-form", "control-character"}
"""Rules whose message says that letters change: a wrong decoding is undone, a character is composed."""


def _letters(text: str) -> str:
    return "".join(character for character in text if character.isalnum())


SHAPES: dict[str, Callable[[int], str]] = {
    "one long line": lambda n: ("The council decided on Monday that it will rain, he said. " * (n // 58 + 1))[:n],
    "many short lines": lambda n: "a b\n" * (n // 4),
    "quotes only": lambda n: "\"'“”‘’«»" * (n // 8),
    "double quotes only": lambda n: '"' * n,
    "apostrophes in words": lambda n: "don't " * (n // 6),
    "cues only": lambda n: "\n\n".join(CUES * (n // 900 + 1))[:n],
    "one cue over and over": lambda n: "Leave a Reply\n" * (n // 14),
    "spaces only": lambda n: " " * n,
    "spaces and letters": lambda n: "a" + " " * (n - 2) + "b",
    "line breaks only": lambda n: "\n" * n,
    "one word": lambda n: "a" * n,
    "dots": lambda n: "." * n,
    "brackets": lambda n: "[" * n,
    "odd characters": lambda n: "\u200b\u00ad\u202e\0" * (n // 4),
    "mojibake": lambda n: "â€™ " * (n // 4),
    "entities": lambda n: "&amp;" * (n // 5),
    "combining marks": lambda n: "a" + "\u0301" * (n - 1),
}
GROWTH = 2.6
"""Twice the input may cost at most so many times the work; quadratic work would cost four times as much."""


def work(text: str) -> int:
    """Function calls, of Python and of C, that cleaning a text takes."""
    calls = 0

    def count(frame: object, event: str, argument: object) -> None:
        nonlocal calls
        calls += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        _TEXT_TOOL.clean(text, language="en")
    finally:
        sys.setprofile(before)
    return calls


@pytest.mark.parametrize("shape", SHAPES)
def test_work_grows_in_proportion(shape: str) -> None:
    make = SHAPES[shape]
    work(make(20_000))  # what is loaded on first use is no work
    small, large = work(make(10_000)), work(make(20_000))
    assert large <= GROWTH * small + 2_000


@pytest.mark.slow
@pytest.mark.parametrize("shape", ["one long line", "many short lines", "quotes only", "cues only", "dots"])
def test_work_grows_in_proportion_up_to_a_megabyte(shape: str) -> None:
    make = SHAPES[shape]
    work(make(20_000))  # what is loaded on first use is no work
    small, large = work(make(500_000)), work(make(1_000_000))
    assert large <= GROWTH * small + 2_000
