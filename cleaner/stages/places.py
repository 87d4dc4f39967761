"""What a block outside the article looks like, from its tag path and its class and id tokens."""

from __future__ import annotations

import re

from cleaner.document import Block

NAMES = {
    "EX101": "navigation",
    "EX102": "page-header",
    "EX103": "page-footer",
    "EX104": "sidebar",
    "EX105": "comments",
    "EX106": "form",
    "EX107": "media-text",
    "EX109": "outside-main-content",
}

_TAGS = {
    **dict.fromkeys(
        ("button", "input", "select", "option", "optgroup", "textarea", "label", "fieldset", "legend"), "EX106"
    ),
    **dict.fromkeys(("nav", "menu"), "EX101"),
    "footer": "EX103",
    "aside": "EX104",
    "header": "EX102",
    **dict.fromkeys(("figcaption", "figure", "caption"), "EX107"),
    "form": "EX106",
}
"""Codes by tag, the more telling first."""

_INSIDE_ARTICLES = frozenset(("header", "form"))
"""Tags that mean nothing inside ``<article>``: it has a header of its own, and whole pages stand in one ``<form>``."""

_TOKENS = tuple(
    (code, re.compile(rf"(?:^| )(?:{pattern})(?:$| )"))
    for code, pattern in (
        ("EX105", r"comments?|comments?-\w+|\w+-comments?|respond|disqus\w*|reply|replies"),
        ("EX101", r"nav|navbar|navigation|menu|breadcrumbs?|pagination|pager|\w+-nav|\w+-menu|nav-\w+|menu-\w+"),
        ("EX103", r"footer|footer-\w+|\w+-footer|colophon|copyright"),
        ("EX104", r"sidebar|aside|widget|widget-area|recommend\w*|related|related-\w+|sidebar-\w+|\w+-sidebar|rail"),
        ("EX102", r"header|masthead|topbar|\w+-header|header-\w+|banner"),
        ("EX107", r"caption|\w+-caption|credit|gallery|slideshow"),
    )
)
"""Codes by token, in the vocabulary of the common themes. A token must be whole: ``unrelated`` is not ``related``."""


def place_of(block: Block) -> tuple[str, str]:
    """The ``EX`` code that a block would be removed with, and what says so.

    Example:
        >>> from cleaner.element import Element
        >>> place_of(Block(0, 4, element=Element(Element(None, "nav"), "li")))
        ('EX101', 'in <nav>')
        >>> place_of(Block(0, 4, element=Element(None, "div", names=("site-footer",))))
        ('EX103', 'in an element called “site-footer”')
    """
    steps = block.path.split("/")
    for tag, code in _TAGS.items():
        if tag in steps and not (tag in _INSIDE_ARTICLES and "article" in steps):
            return code, f"in <{tag}>"
    tokens = " ".join(sorted(block.tokens))
    for code, pattern in _TOKENS:
        match = pattern.search(tokens)
        if match:
            return code, f"in an element called “{match.group().strip()}”"
    return "EX109", f"in <{steps[-1]}>"
