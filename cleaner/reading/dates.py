"""Dates as pages write them, and the one on which a page says that it was published.

What machines are told comes first (meta tags, JSON-LD, microdata, the address), then ``<time>``, then a date that
stands beside the headline. What only says when a page was changed comes last. A date of the future, or of before the
web, is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from urllib.parse import urlsplit

from cleaner.reading.months import MONTHS, MONTHS_OF
from cleaner.reading.statements import Statements

FIRST_YEAR = 1990
"""No page is older than the web."""

BUDDHIST = 543
"""Years that the Thai calendar is ahead."""

MAX_LABELS = 5
"""Places of one label like *Published* that are looked at in the whole text."""

AFTER_LABEL = 12
"""Characters that may stand between it and the date: *on*, *am*, a colon, a weekday."""

BEFORE_YEAR = 40
AFTER_YEAR = 30
"""Characters around a year in which the rest of its date stands; what the patterns can span."""

LONGEST = 120
"""Characters of a text that is taken for nothing but a date."""

_ISO = re.compile(r"(?<!\d)((?:19|20)\d\d)([-/.])(\d{1,2})\2(\d{1,2})(?!\d)")
_COMPACT = re.compile(r"\A\s{0,9}((?:19|20)\d\d)(\d\d)(\d\d)(?:T?\d{4,6}Z?)?\s{0,9}\Z")
_EPOCH = re.compile(r"\A\s{0,9}(1\d{9}|9\d{8})(?:\d{3})?\s{0,9}\Z")
_CJK = re.compile(r"(\d{4})\s{0,3}[年년.]\s{0,3}(\d{1,2})\s{0,3}[月월.]\s{0,3}(\d{1,2})(?!\d)")
_NUMBERS = re.compile(r"(?<![\d./-])(\d{1,2})([./-])\s?(\d{1,2})\2\s?(\d{4})(?![\d/]|\.\d)")
_WORD = r"([^\s\d.,/|:;()<>\[\]\"'-]{2,16})"
_DAY_FIRST = re.compile(
    rf"(?<!\d)(\d{{1,2}})(?:st|nd|rd|th|er|º|ª|η|\.)?[\s-]{{0,3}}(?:de\s|d'|of\s|da\s)?\s?{_WORD}\.?,?[\s-]{{1,3}}(?:de\s|del\s|r\.\s)?(\d{{4}})(?!\d)"
)
_MONTH_FIRST = re.compile(rf"{_WORD}\.?\s{{1,3}}(\d{{1,2}})(?:st|nd|rd|th)?(?:,\s{{0,3}}|\s{{1,3}})(\d{{4}})(?!\d)")
_YEAR_FIRST = re.compile(rf"(?<!\d)(\d{{4}})\.?,?[\s-]{{1,3}}{_WORD}\.?[\s-]{{1,3}}(\d{{1,2}})(?!\d)")
_VIETNAMESE = re.compile(r"(?<!\d)(\d{1,2})\s{1,3}tháng\s{1,3}(\d{1,2})(?:,|\snăm)?\s{1,3}(\d{4})", re.IGNORECASE)
_SHORT = re.compile(r"(?<![\d.])(\d{1,2})\.\s?(\d{1,2})\.\s?(\d\d)(?![\d.])")
_YEAR = re.compile(
    r"(?<!\d)(?:19|20|25)\d\d(?!\d)|\d{4}(?=[년年])|[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u09e6-\u09ef\u0e50-\u0e59]{4}"
)
_GROUPS = {_DAY_FIRST: (1, 2, 3), _MONTH_FIRST: (2, 1, 3), _YEAR_FIRST: (3, 2, 1)}
_PATTERNS = (_ISO, _NUMBERS, _CJK, _VIETNAMESE, *_GROUPS)
_FULL_ADDRESS = re.compile(r"/((?:19|20)\d\d)([/_.-]?)(0?[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01]|[1-9])(?=[/_.-]|\Z|\D)")
_MONTH_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)/([a-z]{3,9})/(\d{1,2})(?=/|\Z)", re.IGNORECASE)

_CHANGED = re.compile(
    r"updat|modif|edit(?!or)|review|revis|chang|last\b|aktualis|geändert|mis à jour|actualiz|atualiz|aggiorna"
    r"|bijgewerkt|gewijzigd|обновл|измен|оновл|güncel|aktualiz|frissít|uppdater|oppdater|opdater|päivit|更新|수정|अपडेट",
    re.IGNORECASE,
)
_WORDS_OF_LABELS = """
    published posted veröffentlicht erstellt eingestellt publié publicado pubblicato gepubliceerd geplaatst
    opublikowano publikováno опубликован опубліковано yayınlanma közzétéve julkaistu publicerad publisert udgivet
    diterbitkan
"""
_LABELS = (*_WORDS_OF_LABELS.split(), "\ndatum", "\ndate", "\nfecha", "\nдата")
_NOT_THE_PAGE = re.compile(
    "copyright|©|born|birth|deadline|expires?|valid|event|join|regist|member|mitglied|inscri", re.IGNORECASE
)

PUBLISHED = (
    "article:published_time",
    "article:published",
    "article:publish_time",
    "article:first_published_time",
    "article-published_time",
    "og:article:published_time",
    "og:published_time",
    "og:pubdate",
    "og:publish_date",
    "bt:pubdate",
    "datepublished",
    "date_published",
    "published_date",
    "published-date",
    "publisheddate",
    "publish_date",
    "publish-date",
    "publishdate",
    "published",
    "publication_date",
    "publicationdate",
    "pubdate",
    "pub_date",
    "pubyear",
    "parsely-pub-date",
    "sailthru.date",
    "shareaholic:article_published_time",
    "cxenseparse:publishtime",
    "cxenseparse:recs:publishtime",
    "article.published",
    "article_date_original",
    "originalpublicationdate",
    "displaydate",
    "date.issued",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date.created",
    "dc.created",
    "citation_publication_date",
    "citation_online_date",
    "citation_date",
    "gentime",
    "ptime",
    "timestamp",
    "article:created",
    "datecreated",
    "created",
    "date",
    "dc.date",
    "dcterms.date",
    "last-published",
    "lastpubdate",
)
"""Names of meta tags that give the day of publication, the surest first."""

SUREST = 8
"""How many of them come before what is visible beside the headline: where the two differ they are as often right, while
JSON-LD and microdata were wrong on all six such pages of the tuning half."""


def dates_in(text: str, language: str | None = None) -> Iterator[tuple[date, int]]:
    """Dates in a text, each with where it begins, in the order of their years' places. Linear in its length.

    Args:
        text: A line or a few.
        language: ISO 639-1, or with a region (``en-GB``): which of 5/3/2024 is the month, and what *listopad* means.

    Example:
        >>> [found.isoformat() for found, _ in dates_in("Am 3. Mai 2024, am 04.05.2024 und am 2024-05-06", "de")]
        ['2024-05-03', '2024-05-04', '2024-05-06']
    """
    for year in _YEAR.finditer(text):
        start, end = max(0, year.start() - BEFORE_YEAR), year.end() + AFTER_YEAR
        for pattern in _PATTERNS:
            for match in pattern.finditer(text, start, end):
                if match.start() <= year.start() < match.end():
                    yield from _read(match, language)


def _read(match: re.Match[str], language: str | None) -> Iterator[tuple[date, int]]:
    pattern, position = match.re, match.start()
    if pattern is _ISO:
        yield from _day(match[1], match[3], match[4], position)
    elif pattern is _NUMBERS:
        first, mark, second, year = match.groups()
        month_first = mark != "." and (language or "en").lower() in ("en", "en-us")
        if int(first) > 12 or (int(second) <= 12 and not month_first):
            first, second = second, first
        yield from _day(year, first, second, position, language)
    elif pattern is _CJK:
        yield from _day(match[1], match[2], match[3], position)
    elif pattern is _VIETNAMESE:
        yield from _day(match[3], match[2], match[1], position)
    else:
        day, month, year_group = _GROUPS[pattern]
        number = _month(match[month], language)
        if number:
            yield from _day(match[year_group], number, match[day], position, language)


def _month(name: str, language: str | None) -> int | None:
    folded = name.casefold()
    own = MONTHS_OF.get((language or "")[:2].lower(), {})
    return own.get(folded) or MONTHS.get(folded)


def _day(
    year: str, month: str | int, day: str, position: int, language: str | None = None
) -> Iterator[tuple[date, int]]:
    number = int(year)
    if language and language[:2].lower() == "th" and number > 2500:
        number -= BUDDHIST
    try:
        found = date(number, int(month), int(day))
    except ValueError:
        return
    if is_possible(found):
        yield found, position


def is_possible(found: date) -> bool:
    """Whether a page can have been published that day. Tomorrow is allowed: it has begun elsewhere."""
    return found.year >= FIRST_YEAR and found <= date.today() + timedelta(days=1)


def stated(value: str, language: str | None = None) -> date | None:
    """The day that a value of a date field names, whatever its format; ``None`` without one.

    Example:
        >>> stated("2024-05-03T23:00:00+02:00"), stated("Fri, 03 May 2024 10:00:00 GMT"), stated("1714730400")
        (datetime.date(2024, 5, 3), datetime.date(2024, 5, 3), datetime.date(2024, 5, 3))
        >>> stated("9999-12-31"), stated("soon")
        (None, None)
    """
    value = value[:LONGEST]
    plain = _ISO.match(value)
    if plain:
        return next((found for found, _ in _day(plain[1], plain[3], plain[4], 0)), None)
    compact = _COMPACT.match(value)
    if compact:
        return next((found for found, _ in _day(compact[1], compact[2], compact[3], 0)), None)
    epoch = _EPOCH.match(value)
    if epoch:
        found = date(1970, 1, 1) + timedelta(seconds=int(epoch[1]))
        return found if is_possible(found) else None
    return min(dates_in(value, language), key=lambda pair: pair[1], default=(None, 0))[0]


def _short(text: str) -> date | None:
    """The day of a text like *3.5.24*, which only an element that is called a date may hold."""
    match = _SHORT.search(text)
    return next((found for found, _ in _day(f"20{match[3]}", match[2], match[1], 0)), None) if match else None


def date_in_address(url: str) -> date | None:
    """The day that the path of an address holds.

    Example:
        >>> date_in_address("https://example.org/2024/05/03/ferry.html")
        datetime.date(2024, 5, 3)
    """
    try:
        path = urlsplit(url[:2000]).path
    except ValueError:
        return None
    for match in _FULL_ADDRESS.finditer(path):
        if match[2] or len(match[3] + match[4]) == 4:
            for found, _ in _day(match[1], match[3], match[4], 0):
                return found
    for match in _MONTH_IN_ADDRESS.finditer(path):
        month = MONTHS.get(match[2].lower())
        for found, _ in _day(match[1], month, match[3], 0) if month else ():
            return found
    return None


def published(page: Statements, near: str, source: str, url: str | None, language: str | None = None) -> date | None:
    """The day on which a page says that it was published; the day of its last change only where it says no other.

    Args:
        page: What its markup states.
        near: Its visible text around the headline.
        source: All of it.
        url: Its address.
        language: Of the page, with a region where it names one.
    """

    def first(values: Iterable[str]) -> date | None:
        return next((found for value in values if (found := stated(value, language))), None)

    found = (date_in_address(url) if url else None) or first(page.metas(PUBLISHED[:SUREST]))
    if found:
        return found
    visible, changed = _beside(near, language)
    return (
        visible
        or first(page.properties("datePublished", of_articles=True))
        or first(page.microdata("datepublished"))
        or first(page.metas(PUBLISHED[SUREST:]))
        or first(page.properties("datePublished"))
        or first(page.metas(_looks_published(page)))
        or first(page.times(changed=False))
        or next((found for text in page.dated() if (found := stated(text, language) or _short(text))), None)
        or first(page.properties("dateCreated", of_articles=True))
        or _labelled(source, language)
        or changed
    )


def _looks_published(page: Statements) -> Iterator[str]:
    return (name for name in page.meta if "publish" in name and ("date" in name or "time" in name))


def _labelled(source: str, language: str | None) -> date | None:
    """The date after the first *Published* or the like in the whole text."""
    lowered = source.lower()
    for label in _LABELS:
        position = lowered.find(label)
        for _ in range(MAX_LABELS):
            if position < 0:
                break
            position += len(label)
            for found, start in dates_in(lowered[position : position + AFTER_LABEL + BEFORE_YEAR], language):
                if start <= AFTER_LABEL:
                    return found
            position = lowered.find(label, position)
    return None


def _beside(text: str, language: str | None) -> tuple[date | None, date | None]:
    """The first date of a text that may be that of publication, and the first that is one of a change."""
    published = changed = None
    for found, position in sorted(dates_in(text, language), key=lambda pair: pair[1]):
        line = text[max(text.rfind("\n", 0, position), position - 60) + 1 : position]
        before = text[max(0, position - 30) : position] if len(line) < 3 else line
        if _NOT_THE_PAGE.search(before):
            continue
        if _CHANGED.search(before):
            changed = changed or found
        else:
            published = published or found
    return published, changed
