"""Why a page holds no article, if it holds none.

Two kinds of evidence. A page of headlines shows itself by its shape: many linked headlines without a text of their
own, and no stretch of text anywhere (:mod:`cleaner.no_article.shape`). Other pages say what they are: their title or
heading is a known phrase, what little text they have is made of known sentences, and nothing else is on them
(:mod:`cleaner.no_article.vocabulary`). A phrase alone never suffices, since articles are written about cookies,
paywalls and error 404 as well: besides what such pages say, no more than :data:`OTHER_WORDS` may stand in one place.
"""

from __future__ import annotations

from collections.abc import Callable

from cleaner.document import Document
from cleaner.no_article.shape import Shape, has_prose, page_shape
from cleaner.no_article.vocabulary import Concept, concepts

OTHER_WORDS = 40
"""Words in one place besides the page's own phrases, up to which it has no article. The shortest article of the near
misses to tune on has 44; the texts of the pages to tune on that no phrase explains have up to 26."""

OTHER_WORDS_UNSURE = 15
"""The same where the page looks like an article: its heading is its title and no known phrase, or it calls itself an
article, or nothing but its sentences speaks against it."""

OTHER_WORDS_WEAK = 28
"""The same where the title or the heading has a phrase in it, but is none from its first to its last word."""

OTHER_SHARE = 0.2
"""Other words in one place for each of a request for consent, which can be long."""

NOTICE_WORDS = 3
"""Words of a line that gives a page away though it is no heading; shorter ones are buttons."""

LEAST_OWN = 15
OWN_SHARE = 0.75
"""Words of its own that a page has at least, in all and for each other word, if only a heading further down, a line or
a button gives it away."""

MOST_WORDS = 400
"""Words of text on a page from which on it is no message, with what is advertised below it. Requests for consent can be
longer."""

MOST_WORDS_UNNAMED = 120
"""The same for a page that neither its title nor its heading gives away."""

CONSENT_WORDS = 1500
CONSENT_CHARS = 12_000
"""Words of text, and code points in all, of the longest page that can be a request for consent."""

CONSENT_HEAD = 2500
CONSENT_LINE = 40
CONSENT_HEAD_SHARE = 0.4
"""Code points at the head of a page with much text, and the share of them in lines of more than 40 with a phrase of
consent, from which on it is looked at closely."""

LIST_HEADLINES = 5
"""Linked headlines without a text of their own, from which on a page can be a list of them."""

LIST_RUN = 60
"""Words in one place up to which a page is a list: the longest teaser or welcome of the pages to tune on has 48. With
this limit alone four of 793 articles of WCXB would be lists."""

LIST_OWN_RUN = 25
"""The same, for text below a heading that is the page's title."""

LIST_LOOSE = 70
"""Words in lines that no link parts, from which on they may be verses, if the lines are too short to count as text."""

FRONT_HEADLINES = 10
FRONT_ENTRIES = 2
FRONT_RUN = 80
"""Headlines without text and with one, from which on a page is a front page, and the words of a welcome on it."""

BARE_SHARE = 1.2
"""Bare headlines for each that has a text, from which on a page is a list rather than a blog."""

LINKS_ONLY = 10
LINKS_ONLY_HEADLINES = 4
LINKS_ONLY_RUN = 20
LINKS_ONLY_LOOSE = 40
"""Links, or headlines among them, of a page that has no text at all, to be a list; words in one place, and in lines
that no link parts, that it may have."""

LEAD_OF_PAGE = 3
"""Lines in which an HTML page without headings may say what it is."""

HEADLINE_WORDS = 4
"""Words of a heading that is the page's title, from which on the page is about one thing."""

BARE_RUN = 25
BARE_LOOSE = 35
BARE_CHARS = 3000
"""Words in one place, words in lines that no link parts, and code points in all, of a page with hardly anything on."""

SHOP_PRICES = 4
"""Lines with a price, from which on a list is a shop's, and its entries are what the page is about."""

_OTHER_TYPES = frozenset(
    {
        "product", "productgroup", "discussionforumposting", "qapage", "techarticle", "recipe", "article",
        "newsarticle", "blogposting", "reportagenewsarticle", "liveblogposting", "jobposting",
    }
)  # fmt: skip
"""What a page calls itself in schema.org's words, if it is not a list."""

Reason = tuple[str, str, float, str]
"""Code, name, confidence, message."""


def reason_against(document: Document, count_words: Callable[[str], int]) -> Reason | None:
    """Why a document holds no article; ``None`` if it may hold one.

    Example:
        >>> from cleaner.judging import count_words
        >>> from cleaner.reading.html import html_document
        >>> page = "<title>404</title><h1>Not Found</h1><p>The requested URL was not found on this server.</p>"
        >>> reason_against(html_document(page), count_words)[:2]
        ('DQ105', 'error-page')
    """
    known = concepts()
    if has_prose(document):
        known = tuple(concept for concept in known if concept.whole_blocks and _may_be_consent(document, concept))
        if not known:
            return None
    shape = page_shape(document, count_words)
    for concept in known:
        if shape.words <= (CONSENT_WORDS if concept.whole_blocks else MOST_WORDS) and _is_one(
            concept, document, shape, count_words
        ):
            return concept.code, concept.name, 0.9, concept.why
    if document.kind == "html" and _is_list(document, shape, count_words):
        message = f"{shape.bare} headlines and no text longer than {shape.run} words: a front page or a list"
        return "DQ107", "front-page-or-list", 0.85, message
    if document.kind == "html" and _is_bare(document, shape):
        return "DQ102", "no-article", 0.8, f"no text on the page is longer than {shape.run} words"
    return None


def _may_be_consent(document: Document, consent: Concept) -> bool:
    if len(document.source) > CONSENT_CHARS or _calls_itself_article(document):
        return False
    lines = document.source[:CONSENT_HEAD].split("\n")
    said = sum(len(line) for line in lines if len(line) > CONSENT_LINE and consent.says(line))
    return said >= CONSENT_HEAD_SHARE * min(CONSENT_HEAD, len(document.source))


def _is_one(concept: Concept, document: Document, shape: Shape, count_words: Callable[[str], int]) -> bool:
    """Whether a page is of a kind that says what it is."""
    titles = [text for index, (text, _, level) in enumerate(shape.headings) if level == 1 or not index][:2]
    titles = titles or shape.lead[: LEAD_OF_PAGE if document.kind == "html" else None]
    called = any(map(concept.names, titles))
    named = called or concept.names(shape.title)
    headline = any(
        agrees
        and (" " in text or not text.isascii())
        and count_words(text) >= HEADLINE_WORDS
        and not (concept.names_whole(text) or concept.says(text))
        for text, agrees, *_ in shape.headings
    )
    article = _calls_itself_article(document)
    asks = named or (concept.whole_blocks and any(map(concept.names_whole, shape.short)))
    below = concept.any_heading and (
        any(concept.names(text) for text, *_ in shape.headings)
        or any(len(text.split()) >= NOTICE_WORDS and concept.names_whole(text) for text in shape.lead)
    )
    tells = concept.unnamed and not headline and not article
    if not asks and (shape.words > MOST_WORDS_UNNAMED or not (below or tells)):
        return False
    own, other = _words(concept, shape, count_words)
    if concept.whole_blocks:
        most = OTHER_WORDS_UNSURE if headline else max(OTHER_WORDS, OTHER_SHARE * own)
        return not article and own >= max(LEAST_OWN, 2 * other) and other <= most
    if named:
        spoken = own > 0 or (called and (bool(shape.headings) or document.kind == "text"))
        return spoken and other <= (OTHER_WORDS_UNSURE if headline or article else OTHER_WORDS)
    if below:
        return own >= max(LEAST_OWN, OWN_SHARE * other) and other <= OTHER_WORDS_WEAK
    if any(map(concept.says, (shape.title, *titles[:2]))):
        return own >= max(1, other / 2) and other <= OTHER_WORDS_WEAK
    return own >= max(1, 2 * other) and other <= OTHER_WORDS_UNSURE


def _words(concept: Concept, shape: Shape, count_words: Callable[[str], int]) -> tuple[int, int]:
    """Words of the page's own phrases, and the most other words in one place."""
    own = most = 0
    for stretch in shape.stretches:
        other = 0
        for text in stretch:
            for part, is_own in concept.own(text):
                words = count_words(part)
                own, other = (own + words, other) if is_own else (own, other + words)
        most = max(most, other)
    return own, most


def _is_list(document: Document, shape: Shape, count_words: Callable[[str], int]) -> bool:
    """Whether a page is headlines and no text."""
    if shape.prices >= SHOP_PRICES or _calls_itself_other(document):
        return False
    if shape.own_run >= LIST_OWN_RUN or shape.loose > max(LIST_LOOSE, shape.run):
        return False
    if shape.run < LINKS_ONLY_RUN and shape.loose <= LINKS_ONLY_LOOSE and shape.bare >= shape.entries:
        return shape.links >= LINKS_ONLY or shape.bare >= LINKS_ONLY_HEADLINES
    if any(agrees and level == 1 and count_words(text) > HEADLINE_WORDS for text, agrees, level in shape.headings):
        return False
    return shape.run <= _longest_in_list(shape)


def _longest_in_list(shape: Shape) -> int:
    """Words in one place up to which a page with so many headlines is a list; -1 if it is none."""
    many = shape.bare + shape.entries >= FRONT_HEADLINES and shape.entries >= FRONT_ENTRIES
    if shape.bare >= max(FRONT_HEADLINES, BARE_SHARE * shape.entries) and shape.entries >= FRONT_ENTRIES:
        return FRONT_RUN
    if shape.bare >= max(LIST_HEADLINES, BARE_SHARE * shape.entries) or (many and not shape.first):
        return LIST_RUN
    return -1


def _is_bare(document: Document, shape: Shape) -> bool:
    """Whether there is hardly anything on a page."""
    if shape.prices or _calls_itself_other(document) or len(document.source) > BARE_CHARS:
        return False
    if len(shape.title.split()) >= HEADLINE_WORDS:
        return False
    return shape.run <= BARE_RUN and shape.loose <= BARE_LOOSE


def _calls_itself_article(document: Document) -> bool:
    return (document.og_type or "").startswith("article") or any("article" in kind for kind in document.schema_types)


def _calls_itself_other(document: Document) -> bool:
    kind = document.og_type or ""
    return kind.startswith("article") or "product" in kind or bool(document.schema_types & _OTHER_TYPES)
