"""What a block outside the article looks like, from its tag path and its class and id tokens."""

from __future__ import annotations

import re
from functools import lru_cache

from cleaner.document import Block
from cleaner.element import Element

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
    (code, re.compile(pattern))
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


_ANY_TOKEN = re.compile("|".join(f"(?:{pattern.pattern})" for _, pattern in _TOKENS))
"""Any of them: most names are none."""


class Places:
    """The ``EX`` code that blocks of a page would be removed with, and what says so.

    Built once for a page; what an element says is worked out once, from what the element around it said.

    Example:
        >>> from cleaner.element import Element
        >>> Places().of(Block(0, 4, element=Element(Element(None, "nav"), "li")))
        ('EX101', 'in <nav>')
        >>> Places().of(Block(0, 4, element=Element(None, "div", names=("site-footer",))))
        ('EX103', 'in an element called “site-footer”')
    """

    def __init__(self) -> None:
        self._tags: dict[Element | None, frozenset[str]] = {None: frozenset()}
        self._names: dict[Element | None, _Named] = {None: _NOTHING}
        self._said: dict[Element | None, tuple[str, str]] = {}

    def of(self, block: Block) -> tuple[str, str]:
        """Code and reason."""
        said = self._said.get(block.element)
        if said is None:
            said = self._said[block.element] = self._place(block.element)
        return said

    def _place(self, element: Element | None) -> tuple[str, str]:
        chain = []
        current = element
        while current not in self._tags:
            assert current is not None
            chain.append(current)
            current = current.parent
        for step in reversed(chain):
            around = step.parent
            tags = self._tags[around]
            self._tags[step] = tags if step.tag in tags else tags | {step.tag}
            own = _named(step.names) if step.names else _NOTHING
            above = self._names[around]
            self._names[step] = above if own is _NOTHING else _both(above, own)
        tags = self._tags[element]
        for tag, code in _TAGS.items():
            if tag in tags and not (tag in _INSIDE_ARTICLES and "article" in tags):
                return code, f"in <{tag}>"
        for (code, _), name in zip(_TOKENS, self._names[element], strict=True):
            if name is not None:
                return code, f"in an element called “{name}”"
        return "EX109", f"in <{element.tag if element else ''}>"


_Named = tuple[str | None, ...]
"""For each entry of ``_TOKENS`` the alphabetically first token that it matches, if any."""

_NOTHING: _Named = (None,) * len(_TOKENS)


@lru_cache(maxsize=50_000)
def _named(names: tuple[str, ...]) -> _Named:
    tokens = sorted(name for name in names if _ANY_TOKEN.fullmatch(name))
    if not tokens:
        return _NOTHING
    found = tuple(next((token for token in tokens if pattern.fullmatch(token)), None) for _, pattern in _TOKENS)
    return found


def _both(one: _Named, other: _Named) -> _Named:
    return tuple(
        min((name for name in pair if name is not None), default=None) for pair in zip(one, other, strict=True)
    )
