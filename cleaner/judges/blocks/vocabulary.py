"""Words in class names: which concept an element belongs to, in the vocabulary of the common themes."""

from __future__ import annotations

import re
from functools import lru_cache

CONCEPTS: dict[str, str] = {
    "comments": "comment comments commentlist respond reply replies disqus discussion livefyre responses",
    "navigation": "nav navbar menu breadcrumb breadcrumbs pagination pager navigation submenu dropdown toc tabs tab",
    "footer": "footer foot colophon copyright legal bottom",
    "sidebar": "sidebar aside rail widget widgets side secondary",
    "related": "related recommend recommended recommendations popular trending latest recent similar also next prev"
    " previous teaser teasers more promo outbrain taboola",
    "share": "share sharing social socials follow facebook twitter whatsapp",
    "sign-up": "newsletter subscribe signup subscription login modal popup cookie cookies consent gdpr banner overlay"
    " paywall",
    "advertising": "ad ads advert adverts advertisement sponsor sponsored promotion dfp",
    "byline": "meta byline author authors date time timestamp published category categories tag tags info posted bio",
    "header": "header head masthead topbar logo brand top",
    "content": "content body text entry article story main single richtext rich prose markdown description copy"
    " wysiwyg",
    "caption": "caption credit gallery slideshow figure carousel slider",
    "title": "title headline heading subtitle summary excerpt lead intro dek standfirst",
    "product": "product products price cart rating review reviews shop sku buy checkout",
    "forum": "thread topic message post posts forum user avatar signature username member",
    "hidden": "hidden sr visually screen tooltip skip",
    "list": "list grid item items archive feed results card cards tile tiles row",
    "form": "form input search field button btn cta",
}
"""What elements are called, by what they are for. Grouped by hand from names seen on pages of many themes."""

_BITS = {word: 1 << number for number, words in enumerate(CONCEPTS.values()) for word in words.split()}
_PART = re.compile(r"[^\W\d_]{2,24}")
_ASCII_PART = re.compile("[A-Za-z]{2,24}")
"""The same where there is nothing but ASCII, in a third of the time."""


@lru_cache(maxsize=50_000)
def parts(name: str) -> tuple[str, ...]:
    """The words of a class or id token; the token itself comes first where it has several.

    Example:
        >>> parts("post-comments_2")
        ('post-comments_2', 'post', 'comments')
        >>> parts("story")
        ('story',)
    """
    found = tuple((_ASCII_PART if name.isascii() else _PART).findall(name))
    return found if found == (name,) else (name, *found)


@lru_cache(maxsize=50_000)
def concepts(name: str) -> int:
    """The concepts of a class or id token, one bit each in the order of :data:`CONCEPTS`.

    Example:
        >>> concepts("post-comments") == concepts("comments") | concepts("post")
        True
    """
    bits = 0
    for part in parts(name):
        bits |= _BITS.get(part, 0)
    return bits
