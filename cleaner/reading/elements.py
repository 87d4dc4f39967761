"""What the HTML elements mean for text: which begin a new line, which are not shown, what kind of block they make."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

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
    " path use rect circle ellipse line polyline polygon"
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


class Role(Enum):
    """What an element does, if it is more than a container of text."""

    ORDINARY = auto()
    NEVER_SHOWN = auto()
    LINE_BREAK = auto()
    INPUT = auto()
    IMAGE = auto()


@dataclass(frozen=True, slots=True)
class TagFacts:
    """Everything above about one tag, so that a walk looks it up once."""

    role: Role = Role.ORDINARY
    is_block: bool = False
    kind: BlockKind | None = None
    level: int = 0
    resets: bool = False
    is_apart: bool = False
    is_preformatted: bool = False


_ROLES = {
    **dict.fromkeys(NEVER_SHOWN, Role.NEVER_SHOWN),
    **dict.fromkeys(("img", "wbr"), Role.IMAGE),
    "br": Role.LINE_BREAK,
    "input": Role.INPUT,
}


def _facts(tag: str) -> TagFacts:
    kind = KINDS.get(tag)
    return TagFacts(
        role=_ROLES.get(tag, Role.ORDINARY),
        is_block=tag in BLOCK,
        kind=kind,
        level=int(tag[1]) if kind == "heading" else 0,
        resets=tag in RESETS,
        is_apart=tag in APART,
        is_preformatted=tag in PREFORMATTED,
    )


TAGS = {tag: _facts(tag) for tag in {*BLOCK, *KINDS, *RESETS, *APART, *PREFORMATTED, *_ROLES}}
"""What is known of each tag; every other one is an ordinary inline element."""
