"""The theme files of the built-in gazetteer: ``rules/names/*.txt``, a line for each person, place or organisation.

Example::

    @person transliterated
    # Israel
    Benjamin/Binyamin/Benyamin +Netanyahu/Netanjahu/Netanyahou; Bibi Netanyahu; Q43723
    @place
    Kyiv/Kyjiw/Kyyiv; Kiev
    Ukraine/Ukrania; ~Ukrainian ~Ukrainians; Q212

A line holds forms between semicolons. In a form, ``/`` parts spellings of one word, of which **the first is the one to
be preferred**; ``_`` stands for a space inside a spelling; an empty spelling (``W./``) may be left out; ``^`` marks
where a name is also written with a hyphen or a space (``Xi Jin^ping``). The first spellings of the first form are the
canonical name. ``+`` before a word says that the word also stands alone for the person (a surname that is long and
rare; where several people of the gazetteer bear it, only its spelling is known, not who is meant).

Spellings of one form are variants of one another: the wrong or unusual ones can be rewritten to the first. A *further
form* is another name that is right in itself, an old or a short one ("Kiev", "Burma", "Bibi Netanyahu"): it leads to
the same entry but is no mistake. ``~Word`` is an adjective or a people's name, never a name itself. ``Q…`` is the
Wikidata id. ``#`` begins a comment.

Sections: ``@person transliterated`` for people whose own language has another script, so that an unknown spelling may
be found by its sounds; ``@person`` for people who write themselves in Latin letters, so that only the spellings given
here count ("Marc" is not "Mark"); ``@place``; ``@organisation``.

Which form is canonical: what the large English-language newspapers and agencies write now, so Kyiv, Myanmar, Turkey,
Eswatini; accents as in the person's own language where that is written in Latin letters, and none otherwise. "Francois
Hollande" is found too and is no mistake, since accents are no part of a key.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass

Kind = str

MOST_SPELLINGS = 400
"""Spellings that one form may stand for; more is a slip of the pen, or belongs to the folded key."""

_WIKIDATA = re.compile(r"Q[1-9][0-9]*")
_SECTION = re.compile(r"@(person|place|organisation)( transliterated)?")


@dataclass(frozen=True, slots=True)
class Form:
    """Spellings of one name, the preferred one first."""

    spellings: tuple[str, ...]
    alone: bool = False  # one word of a person's full name


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a theme file."""

    forms: tuple[Form, ...]
    adjectives: tuple[str, ...]
    wikidata: str | None

    @property
    def canonical(self) -> str:
        return self.forms[0].spellings[0]


def parse_line(line: str) -> Line:
    """Expand one line.

    Raises:
        ValueError: It holds no name, or a form has too many spellings.

    Example:
        >>> line = parse_line("Benjamin/Binyamin +Netanyahu/Netanjahu; Bibi Netanyahu; Q43723")
        >>> [form.spellings[0] for form in line.forms], line.wikidata
        (['Benjamin Netanyahu', 'Netanyahu', 'Bibi Netanyahu'], 'Q43723')
    """
    forms: list[Form] = []
    adjectives: list[str] = []
    wikidata = None
    for item in (part.strip() for part in line.split(";")):
        if _WIKIDATA.fullmatch(item):
            wikidata = item
        elif item.startswith("~"):
            adjectives += [word.lstrip("~").replace("_", " ") for word in item.split()]
        elif item:
            forms += _expand(item)
    if not forms:
        raise ValueError("holds no name")
    return Line(tuple(forms), tuple(adjectives), wikidata)


def _expand(item: str) -> Iterator[Form]:
    words = item.split()
    choices = [[joined for spelling in word.lstrip("+").split("/") for joined in _joined(spelling)] for word in words]
    spellings = (" ".join(filter(None, choice)) for choice in itertools.product(*choices))
    whole = tuple(dict.fromkeys(filter(None, itertools.islice(spellings, MOST_SPELLINGS + 1))))
    if len(whole) > MOST_SPELLINGS:
        raise ValueError(f"{item!r} stands for more than {MOST_SPELLINGS} spellings")
    if len(words) > 1 or not words[0].startswith("+"):
        yield Form(whole)
    for word, choice in zip(words, choices, strict=True):
        if word.startswith("+"):
            yield Form(tuple(choice), alone=True)


def _joined(spelling: str) -> tuple[str, ...]:
    plain = spelling.replace("_", " ")
    return (plain.replace("^", ""), plain.replace("^", "-")) if "^" in plain else (plain,)


def parse_theme(text: str, name: str) -> Iterator[tuple[str, bool, str]]:
    """Lines of a theme file: kind, whether it is transliterated, the line itself.

    Raises:
        ValueError: A line stands before any section, or a section is unknown; the message names file and line.
    """
    section: tuple[str, bool] | None = None
    for number, raw in enumerate(text.splitlines(), 1):
        line = raw.split("#", 1)[0].strip()
        if not line:
            continue
        if line.startswith("@"):
            match = _SECTION.fullmatch(line)
            if match is None:
                raise ValueError(f"{name}:{number}: {line!r} is no section")
            section = (match[1], match[2] is not None)
        elif section is None:
            raise ValueError(f"{name}:{number}: stands before any section (@person, @place, @organisation)")
        else:
            yield *section, line
