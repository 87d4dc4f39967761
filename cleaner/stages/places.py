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

_BITS = {tag: 1 << number for number, tag in enumerate((*_TAGS, "article"))}
"""Tags that mean something, one bit each, so that those around an element are one number."""

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

_WORDS = frozenset(word for _, pattern in _TOKENS for word in re.findall("[a-z]+", pattern.pattern))
_WORDS |= {word.removesuffix("s") for word in _WORDS}
_BEGINNINGS = ("disqus", "recommend")
"""What all of them have before or behind their hyphen, or begin with; a pattern takes ten times as long to say no."""


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
        self._known: dict[Element | None, tuple[int, _Named]] = {None: (0, _NOTHING)}
        self._said: dict[Element | None, tuple[str, str]] = {}

    def of(self, block: Block) -> tuple[str, str]:
        """Code and reason."""
        said = self._said.get(block.element)
        if said is None:
            said = self._said[block.element] = self._place(block.element)
        return said

    def _place(self, element: Element | None) -> tuple[str, str]:
        known = self._known
        chain = []
        current = element
        while current not in known:
            assert current is not None
            chain.append(current)
            current = current.parent
        tags, names = known[current]
        for step in reversed(chain):
            tags |= _BITS.get(step.tag, 0)
            own = _named(step.names) if step.names else _NOTHING
            if own is not _NOTHING:
                names = _both(names, own)
            known[step] = tags, names
        said = _said_by_tags(tags)
        if said is not None:
            return said
        if names is not _NOTHING:
            for (code, _), name in zip(_TOKENS, names, strict=True):
                if name is not None:
                    return code, f"in an element called “{name}”"
        return "EX109", f"in <{element.tag if element else ''}>"


@lru_cache(maxsize=10_000)
def _said_by_tags(tags: int) -> tuple[str, str] | None:
    for tag, code in _TAGS.items():
        if tags & _BITS[tag] and not (tag in _INSIDE_ARTICLES and tags & _BITS["article"]):
            return code, f"in <{tag}>"
    return None


_Named = tuple[str | None, ...]
"""For each entry of ``_TOKENS`` the alphabetically first token that it matches, if any."""

_NOTHING: _Named = (None,) * len(_TOKENS)


@lru_cache(maxsize=50_000)
def _named(names: tuple[str, ...]) -> _Named:
    tokens = sorted(filter(_tells, names))
    if not tokens:
        return _NOTHING
    found = tuple(next((token for token in tokens if pattern.fullmatch(token)), None) for _, pattern in _TOKENS)
    return found


@lru_cache(maxsize=50_000)
def _tells(name: str) -> bool:
    first, _, rest = name.partition("-")
    may = first in _WORDS or rest in _WORDS or first.startswith(_BEGINNINGS)
    return may and _ANY_TOKEN.fullmatch(name) is not None


def _both(one: _Named, other: _Named) -> _Named:
    return tuple(
        min((name for name in pair if name is not None), default=None) for pair in zip(one, other, strict=True)
    )
