"""What the HTML elements mean for text: which begin a new line, which are not shown, what kind of block they make."""

from __future__ import annotations

from cleaner.document import BlockKind


def _names(names: str) -> frozenset[str]:
    return frozenset(names.split())


BLOCK = _names(
    "address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure"
    " footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend li listing main menu nav ol optgroup"
    " option p plaintext pre search section select summary table caption colgroup thead tbody tfoot tr td th"
    " textarea ul xmp marquee"
)
"""Elements that a browser sets on lines of their own."""

NEVER_SHOWN = _names(
    "script style head title meta link base iframe noembed noframes canvas map datalist param source track"
)
"""Elements whose text no reader ever sees."""

SHOWN_ELSEWHERE = _names("noscript template object video audio dialog")
"""Elements whose text is shown only where something else fails or is asked for. It is left out, unless it makes up so
much of the page that the page would be nothing without it."""

PREFORMATTED = _names("pre textarea listing xmp plaintext")

KINDS: dict[str, BlockKind] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"),
    **dict.fromkeys(("li", "dt", "dd", "option", "summary"), "list-item"),
    **dict.fromkeys(("td", "th"), "cell"),
    **dict.fromkeys(("figcaption", "caption"), "caption"),
    **dict.fromkeys(("pre", "listing", "xmp", "plaintext"), "code"),
    "blockquote": "quotation",
}

RESETS = _names("article aside body footer form header main nav section table")
"""Elements that begin something new: what is in them is not a list item because a list item is around them."""

APART = frozenset(["a", "time", "label", "button"])
"""Inline elements that are set apart by style sheets, so that two in a row are two words."""

VALUED_INPUTS = frozenset(("", "text", "search", "email", "url", "tel", "submit", "button", "reset"))
"""Types of ``<input>`` whose value is shown as text."""
