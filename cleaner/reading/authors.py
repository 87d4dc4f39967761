"""Who wrote a page, as it says itself.

JSON-LD and meta tags come first; where they name only the site, or nobody, the byline is read: elements whose class
says *author*, then a line near the headline that begins with *By*. A name looks like one: few words, capital letters,
no digits. A wrong author is worse than none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import turbohtml

from cleaner.reading.statements import ARTICLES, Statements, pieces_of, tidy

_AROUND = ' ,.;:-–—|·•"“”*&+'

MAX_AUTHORS = 12
"""Names that are listed; papers have more."""

LONGEST_NAME = 60
"""Characters of one name, with titles and degrees; chosen by hand."""

MAX_LABELS = 5
"""Places of one label like *Written by* that are looked at in the whole text."""

MAX_WORDS = 8
"""Words of what a meta tag gives as one author; a line of more is a sentence."""

LONGEST_STATEMENT = 250
"""Characters of what a meta tag gives as author; longer values are biographies."""

METAS = (
    "author",
    "article:author",
    "article:author:name",
    "article:author_name",
    "og:author",
    "og:article:author",
    "authors",
    "byl",
    "byline",
    "dc.creator",
    "dc:creator",
    "dcterms.creator",
    "dc.creator.aut",
    "creator",
    "citation_author",
    "citation_authors",
    "parsely-author",
    "sailthru.author",
    "shareaholic:article_author_name",
    "cxenseparse:author",
    "dcsext.author",
    "rbauthors",
    "article.author",
)
"""Names of meta tags that give an author, the surest first."""

_BY = """written\\s{1,3}(?:and\\s\\w{3,12}\\s)?by|(?:text|story|article|post|words|guest\\spost|review)\\s{1,3}by
|(?:posted|published|reported|authored|created|contributed|submitted|compiled)\\s{1,3}by|this\\s(?:post|article)\\swas\\swritten\\sby
|medically\\sreviewed\\sby|author(?:s|\\(s\\))?|by
|geschrieben\\s{1,3}von|verfasst\\s{1,3}von|(?:ein\\s)?(?:beitrag|artikel|gastbeitrag|text|bericht)\\s{1,3}von|autor(?:in|en|/in|:in|\\*in)?|recipe\\sby|rezept\\svon|veröffentlicht\\s{1,3}von|von
|écrit\\s{1,3}par|publié\\s{1,3}par|rédigé\\s{1,3}par|auteur|par|escrito\\s{1,3}por|publicado\\s{1,3}por|redacción|por
|scritto\\s{1,3}da|pubblicato\\s{1,3}da|a\\scura\\sdi|autore|autora|di|geschreven\\s{1,3}door|door
|skriven\\s{1,3}av|skrevet\\s{1,3}av|skrevet\\s{1,3}af|text|av|af|kirjoittanut|teksti|napisał[a]?|autorka|autor
|автор(?:ы)?|текст|yazan|yazar|oleh|penulis|tác\\sgiả|szerző|írta|συντάκτης|γράφει\\s[οη]|de"""
_PREFIX = re.compile(
    rf"\A(?:(?:{_BY.replace(chr(10), '')})\s{{0,3}}(?::|：|-|–|\s|\Z)\s{{0,3}}|(?:written\s)?by(?=(?-i:[A-Z])))",
    re.IGNORECASE,
)
_BYLINE = re.compile(
    r"\A(?:(?:written|posted|published|text|story|words|authored|reported|article)\s{1,3}by|by|von|par|por|av|door|af"
    r"|(?:ein|eine)\s\w{3,14}\svon|text|autor(?:in)?|author|автор|yazan|oleh)(?::\s{0,3}|\s{1,3})(?=\w)|\A(?:written\s)?by(?=(?-i:[A-Z]))",
    re.IGNORECASE,
)
_BARE_BYLINE = re.compile(
    rf"\A(?:{_BY.replace(chr(10), '')}|written|posted\s(?:by|on)"
    r"|published\s(?:by|on)|veröffentlicht\s(?:von|am)|publié\s(?:par|le))\s?:?\Z",
    re.IGNORECASE,
)
_AWAITS = re.compile(
    r"\A(?:(?:written|posted|published|text|story|words|authored|article)\s{1,3}by|by|author|von|par|por|автор|veröffentlicht\svon"
    r"|geschrieben\svon|escrito\spor|écrit\spar|scritto\sda)\s?:?\Z",
    re.IGNORECASE,
)
_LABELS = (
    "written by",
    "article by",
    "story by",
    "words by",
    "contributors:",
    "text von",
    "beitrag von",
    "artikel von",
    "verfasst von",
    "geschrieben von",
    "écrit par",
    "escrito por",
    "scritto da",
    "geschreven door",
    "tekst:",
    "текст:",
    "yazan:",
)
_DOMAIN = re.compile(
    r"\A(?:www\.)?[\w-]{2,40}(?:\.[\w-]{2,20}){0,2}\.[a-z]{2,6}\Z|\bwww\.|\.(?:com|org|net|de|ru)\b(?!\S)",
    re.IGNORECASE,
)
_TEAMS = frozenset(("redaktion", "staff", "team", "editor", "editors", "redacción", "redaccion"))
_ADDED = re.compile(r",?\s{1,3}(?:(?:updated|reviewed|edited)\sby|@\w{1,30})\Z", re.IGNORECASE)
_ADDRESS = re.compile(r"\s{1,3}[<(]?[\w.+-]{1,64}@[\w.-]{3,64}[>)]?\Z")
_END = re.compile(
    r"\s{0,3}(?:[|•·∙⋅—–\n\t/()\[\]]|\s-\s|\s(?:on|at|am|in|for|le|el|il)\s"
    r"|,?\s(?:published|updated|posted|last updated|reviewed|and reviewed|fact[- ]checked|last)\b"
    r"|,?\s{0,3}(?:mon|tues|wednes|thurs|fri|satur|sun)day\b"
    r"|,?\s{0,3}(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?\s\d|\d|:|;\s{0,3}\Z|@\s)",
    re.IGNORECASE,
)
_JOINT = re.compile(r"\s{0,3};\s{0,3}|\s(?:and|und|et|y|e|en|och|og|&|i|и|ve|dan)\s(?=[^\W\d_])")
_COMPANY = re.compile(
    r"\b(?:inc|ltd|llc|gmbh|corp|corporation|llp|plc|s\.a|s\.r\.l|pty|co\. ltd|kg|b\.v)\b\.?\Z", re.IGNORECASE
)
_NAMED = re.compile(
    r"(?:\A|[\s_-])(?:\w{1,20}[_-]{1,2})?(?:author|byline)(?:[_-]{1,2}(?:name|link|title|text))?(?:\Z|\s)",
    re.IGNORECASE,
)
_NAME_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['’.-]){0,24}\Z")
_WORDS_OF_PARTICLES = """
    de da do dos das del della di la le van der den von zu zur bin ibn al el y e af av ten ter st. the of
"""
_PARTICLES = frozenset(_WORDS_OF_PARTICLES.split())
_WORDS_OF_NO_NAMES = """
    about admin administrator anonymous unknown article author authors biography bio bookmark by comment comments
    contact copyright data date editor editors edited facebook follow follows get guest home how image instagram join
    latest learn leave linkedin login log more n/a none null our page photo photos post posted posts published read
    reading recent related reply review reviewed search see share show sign staff story subscribe team the this time
    twitter undefined update updated user view webmaster website what when who why written you your min minutes
    minute january february march april june july august september october november december monday tuesday wednesday
    thursday friday saturday sunday categories category tags tag all menu next previous newsletter email print save
    disclaimer advertisement redaktion autor autoren über teilen kommentar kommentare mehr lesen weiter redacción
    redaccion
"""
_NO_NAMES = frozenset(_WORDS_OF_NO_NAMES.split())
_ORGANISATIONS = frozenset(("organization", "newsmediaorganization", "corporation", "localbusiness", "website"))


def authors(page: Statements, near: str, source: str, site: str | None, host: str | None = None) -> str | None:
    """The authors, separated by commas; ``None`` where the page names nobody.

    Args:
        page: What its markup states.
        near: Its visible text around the headline.
        source: All of it.
        site: Name of the site, which is an author only where nobody else is.
        host: Of its address; the same.
    """
    last_resort: str | None = None
    own = {_key(name) for name in (site, host, (host or "").rsplit(".", 1)[0]) if name}
    for found in _candidates(page, near, source):
        names = [name for name in dict.fromkeys(found) if name][:MAX_AUTHORS]
        if not names:
            continue
        joined = ", ".join(names)
        if _key(joined) in own or _COMPANY.search(joined) or _DOMAIN.search(joined):
            last_resort = last_resort or joined
            continue
        return joined
    return last_resort


def _candidates(page: Statements, near: str, source: str) -> Iterator[list[str]]:
    people, organisations = _of_json_ld(page)
    yield people
    for name in METAS:
        yield [clean for value in page.meta.get(name, ()) for clean in _stated(value)]
    if not re.search(r"\d", next(iter(page.meta.get("twitter:data1", ())), "0")):
        yield [clean for value in page.meta["twitter:data1"] for clean in _stated(value)][:1]
    yield _of_microdata(page)
    yield _of_elements(page)
    yield _of_text(near)
    yield _of_labels(source)
    yield organisations


def _key(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())


def _of_json_ld(page: Statements) -> tuple[list[str], list[str]]:
    people: list[str] = []
    organisations: list[str] = []
    for node, types in page.nodes:
        if not types & ARTICLES and (people or organisations or not node.get("author")):
            continue
        if people:
            break
        value = node.get("author") or node.get("creator")
        for author in value[: 2 * MAX_AUTHORS] if isinstance(value, list) else (value,):
            name, is_organisation = _author_name(author, page)
            for clean in _stated(name):
                (organisations if is_organisation else people).append(clean)
    return people, organisations


def _author_name(author: Any, page: Statements) -> tuple[str, bool]:
    if isinstance(author, str):
        return page.names.get(author, author), False
    if not isinstance(author, dict):
        return "", False
    name = author.get("name") or page.names.get(str(author.get("@id"))) or ""
    if isinstance(name, list):
        name = next((part for part in name if isinstance(part, str)), "")
    kind = author.get("@type")
    is_organisation = isinstance(kind, str) and kind.lower() in _ORGANISATIONS
    return (name, is_organisation) if isinstance(name, str) else ("", False)


def _of_microdata(page: Statements) -> list[str]:
    names: list[str] = []
    first = None
    for element in page.with_property("author"):
        item = element.parent.closest("[itemscope]") if isinstance(element.parent, turbohtml.Element) else None
        if names and item != first:  # another post of a thread
            break
        first = item
        inner = element.select_one("[itemprop~=name]")
        content = element.attr("content") or (inner.attr("content") if inner is not None else None)
        pieces = [content] if content else pieces_of(inner if inner is not None else element)
        names += next((found for piece in pieces if (found := _stated(piece))), [])[:1]
    return names


def _of_elements(page: Statements) -> list[str]:
    for element in page.bylines():
        pieces = pieces_of(element)
        if not pieces or sum(map(len, pieces)) > 3 * LONGEST_NAME:
            continue
        named = element.attr("rel") or _NAMED.search(element.attr("class") or "")
        alone = len(pieces) == 1 or (len(pieces) == 2 and bool(_BARE_BYLINE.match(pieces[0])))
        for piece in pieces:
            name = _visible(piece, loosely=bool(named) and alone)
            if name:
                return [name]
    return []


def _of_text(near: str) -> list[str]:
    awaited = False
    for line in near.split("\n"):
        text = line.strip()
        if not text:
            continue
        if awaited or (len(text) <= 3 * LONGEST_NAME and _BYLINE.match(text)):
            name = _visible(text, loosely=True)
            if name:
                return [name]
        awaited = bool(_AWAITS.match(text))
    return []


def _of_labels(source: str) -> list[str]:
    """The name after the first line of the whole text that begins with *Written by* or the like."""
    lowered = source.lower()
    if len(lowered) != len(source):
        return []
    for label in _LABELS:
        position = lowered.find(label)
        for _ in range(MAX_LABELS):
            if position < 0:
                break
            if lowered[position - 1 : position] in ("", "\n"):
                line = (
                    source[position + len(label) : position + len(label) + 3 * LONGEST_NAME]
                    .lstrip(" :\n")
                    .split("\n", 1)[0]
                )
                name = _visible(line, loosely=False)
                if name:
                    return [name]
            position = lowered.find(label, position + 1)
    return []


def _stated(value: str) -> list[str]:
    """The names of a statement that is about the author, without *By*; empty for an address or a biography."""
    text = tidy(value)
    if not text or len(text) > LONGEST_STATEMENT or "://" in text or text.startswith(("www.", "/", "{", "%", "[", "@")):
        return []
    names = []
    for part in _PREFIX.sub("", text, count=1).split(";"):
        name = re.sub(r"\s{1,9},", ",", _ADDED.sub("", _ADDRESS.sub("", part.strip(_AROUND))))
        longest = max(name.split(","), key=len).split()
        if any(c.isalpha() for c in name) and len(longest) <= MAX_WORDS and name.lower() not in _NO_NAMES - _TEAMS:
            names.append(name)
    return names


def _visible(text: str, loosely: bool) -> str | None:
    """The name or names at the beginning of a visible text, as it writes them; ``None`` where there is none.

    Args:
        text: One line.
        loosely: Whether something else says that it is a byline, so that one word will do, and a team's name.
    """
    text = _PREFIX.sub("", _PREFIX.sub("", tidy(text[: 4 * LONGEST_NAME]), count=1), count=1)
    end = _END.search(text, 2)
    if end:
        text = text[: end.start()]
    text = text.strip(_AROUND)
    if not text or len(text) > 2 * LONGEST_NAME or _BARE_BYLINE.match(text):
        return None
    parts = [part for part in _JOINT.split(text) if part]
    if all(looks_like_a_name(part) or (loosely and _may_be_a_name(part)) for part in parts):
        return text
    return None


def _may_be_a_name(text: str) -> bool:
    words = text.split()
    if (
        len(words) > 5
        or len(text) > LONGEST_NAME
        or text.lower() in _NO_NAMES
        or words[-1].lower() in _NO_NAMES - {"team", "staff"}
    ):
        return False
    capitals = sum(not word[0].islower() for word in words)
    return capitals * 2 >= len(words) and (capitals == len(words) or words[0].lower() == "the" or words[0][0].isupper())


def looks_like_a_name(text: str) -> bool:
    """Whether a text of unknown nature is the name of a person.

    Example:
        >>> [looks_like_a_name(text) for text in ("Jane Doe", "J. van der Berg", "Read more", "jane", "山田太郎")]
        [True, True, False, False, True]
    """
    words = text.split(",", maxsplit=1)[0].split()
    if not words or len(words) > 5 or words[0].lower().strip(":") in _NO_NAMES or words[-1].lower() in _NO_NAMES:
        return False
    if len(words) == 1:
        return not words[0].isascii() and 2 <= len(text) <= 6 and not text[0].isupper() and text.upper() == text.lower()
    return all(_NAME_WORD.match(word) for word in words) and all(
        word[0].isupper() or word[0].lower() == word[0].upper() or word.lower() in _PARTICLES for word in words
    )
