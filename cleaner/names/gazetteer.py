"""Known people, places and organisations, and how their names are spelt.

The built-in gazetteer is written in ``rules/names/*.txt`` (its format: :mod:`cleaner.names.forms`) and read from
``rules/names/compiled.tsv``, which ``python -m benchmarks.build_gazetteer`` makes of them, since 3,000 lines take
half a second to expand and check. A user's names come beside it and win (their format: :mod:`cleaner.names.userlist`).

Look-up is by the exact key first (case, accents, hyphens, apostrophes and dots do not count), then, for names of people
from other scripts, by the folded key (:mod:`cleaner.names.keys`). A key that two entries share answers nothing.

Example:
    >>> gazetteer = Gazetteer.load()
    >>> entry = gazetteer.lookup("Binyamin Netanjahu")
    >>> entry.canonical, entry.kind, entry.wikidata
    ('Benjamin Netanyahu', 'person', 'Q43723')
    >>> gazetteer.spelling("Netanjahu"), gazetteer.spelling("Bibi Netanyahu"), gazetteer.spelling("Nobody Known")
    ('Netanyahu', 'Bibi Netanyahu', None)
    >>> gazetteer.lookup("Kiev").canonical, gazetteer.spelling("Kiev"), gazetteer.spelling("Ukrania")
    ('Kyiv', 'Kiev', 'Ukraine')
    >>> gazetteer.is_adjective("Ukrainian"), gazetteer.lookup("Ukrainian")
    (True, None)
    >>> gazetteer.kept("A plate of chicken Kiev, please", 19, 23)
    True
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal

from cleaner.names.forms import Form, parse_line
from cleaner.names.keep import KeepPhrases
from cleaner.names.keys import exact_key, exact_keys, fold_key

Kind = Literal["person", "place", "organisation"]

LONGEST_NAME = 100
"""Code points; nothing longer is asked for by its sounds, since it would only fill the cache of words."""

REMEMBERED = 1 << 14
"""Names whose look-up is remembered: one is asked for in every round, and many come again on other pages."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One known person, place or organisation.

    Attributes:
        canonical: The name as English-language newspapers write it, or as the user does.
        kind: What it is.
        aliases: Other spellings and other names.
        wikidata: Its id there, if known for certain.
        user: Whether the user gave it.
    """

    canonical: str
    kind: Kind
    aliases: tuple[str, ...]
    wikidata: str | None = None
    user: bool = False


class Gazetteer:
    """Entries by key. Safe to use from many threads; build it with :meth:`load`."""

    def __init__(self, table: _Table) -> None:
        self._table = table
        self._keep = KeepPhrases(table.keep, table.places)
        self._numbers = lru_cache(maxsize=REMEMBERED)(self._found)

    @classmethod
    def load(cls, paths: Sequence[Path] = ()) -> Gazetteer:
        """The built-in gazetteer and the user's lists (YAML or CSV); later lists win over earlier ones.

        Raises:
            PackError: A list cannot be read or is wrong; the message names file, row and field.
        """
        built_in = _built_in()
        if not paths:
            return built_in
        from cleaner.names.userlist import read_list

        table = built_in._table.copy()
        for path in paths:
            for forms, entry in read_list(path):
                table.add(forms, entry)
        return cls(table)

    def __len__(self) -> int:
        return len(self._table.entries)

    def lookup(self, name: str) -> Entry | None:
        """The entry of a name, or ``None`` where it is unknown or could be two.

        Args:
            name: The name alone, without title or possessive.
        """
        number = self._number(name)
        return None if number is None else self._table.entry(number)[0]

    def spelling(self, name: str) -> str | None:
        """How a name should be spelt, with as much of it as the text gives: a surname stays a surname.

        A name that differs from the right spelling in style alone (case, accents, hyphens), and another name that is
        right in itself ("Kiev", "Bibi Netanyahu") come back as they are; ``None`` where the name is unknown. A surname
        of several known people ("Klychko" for Klitschko) has a spelling though it has no entry.
        """
        number = self._number(name)
        keys = {exact_key(name), exact_key(name, "")}
        if number is None:
            preferred = next(filter(None, map(self._table.families.get, keys)), None)
            return name if preferred and keys & exact_keys(preferred) else preferred
        spellings = self._table.spellings(number)
        for key in keys:
            if key in spellings:
                preferred, style = spellings[key]
                return name if style else preferred
        return spellings.get(fold_key(name), (self._table.entry(number)[0].canonical, False))[0]

    def is_adjective(self, word: str) -> bool:
        """Whether a word is an adjective of a place or the name of a people, so no name of anybody."""
        return exact_key(word) in self._table.adjectives

    def kept(self, text: str, start: int, end: int) -> bool:
        """Whether the name ``text[start:end]`` stands inside a phrase that is right as it is ("Peking University")."""
        return self._keep.holds(text, start, end)

    def _number(self, name: str) -> int | None:
        return self._numbers(name) if len(name) <= LONGEST_NAME else self._found(name)

    def _found(self, name: str) -> int | None:
        exact = self._table.exact
        key = exact_key(name)
        number = exact.get(key)
        if number is None and "-" in name:
            number = exact.get(exact_key(name, ""))
        if number is None and len(name) <= LONGEST_NAME:
            number = self._table.folded.get(fold_key(name))
        return number


class _Table:
    """Keys to numbers of entries; an entry is expanded when first asked for, since most never are."""

    def __init__(self) -> None:
        self.exact: dict[str, int] = {}
        self.folded: dict[str, int] = {}
        self.entries: list[tuple[Kind, str] | tuple[Entry, tuple[Form, ...]]] = []
        self._spellings: dict[int, dict[str, tuple[str, bool]]] = {}
        self.families: dict[str, str] = {}  # keys of surnames that several people bear, to how they are spelt
        self.adjectives: frozenset[str] = frozenset()
        self.keep: tuple[str, ...] = ()
        self.places: frozenset[str] = frozenset()

    def copy(self) -> _Table:
        other = _Table()
        other.exact, other.folded, other.entries = self.exact.copy(), self.folded.copy(), self.entries.copy()
        other.families, other.adjectives, other.keep, other.places = (
            self.families,
            self.adjectives,
            self.keep,
            self.places,
        )
        return other

    def entry(self, number: int) -> tuple[Entry, tuple[Form, ...]]:
        held = self.entries[number]
        if isinstance(held[0], Entry):
            return held
        kind, text = held
        line = parse_line(text)
        names = dict.fromkeys(spelling for form in line.forms for spelling in form.spellings)
        del names[line.canonical]
        complete = (Entry(line.canonical, kind, tuple(names), line.wikidata), line.forms)
        self.entries[number] = complete
        return complete

    def spellings(self, number: int) -> dict[str, tuple[str, bool]]:
        """By exact and folded key: the preferred spelling, and whether the key is that spelling's own."""
        found = self._spellings.get(number)
        if found is None:
            found = {}
            _, forms = self.entry(number)
            for form in forms:
                own = exact_keys(form.spellings[0])
                for spelling in form.spellings:
                    for key in exact_keys(spelling):
                        found.setdefault(key, (form.spellings[0], key in own))
            for form in forms:
                for spelling in form.spellings:
                    found.setdefault(fold_key(spelling), (form.spellings[0], False))
            self._spellings[number] = found
        return found

    def add(self, forms: tuple[Form, ...], entry: Entry) -> None:
        """A user's entry: it takes its keys from whoever has them, and all the keys of an entry of the same name."""
        number = len(self.entries)
        spellings = [spelling for form in forms for spelling in form.spellings]
        keys = {exact_key(spelling, dash) for spelling in spellings for dash in (" ", "")}
        replaced = {self.exact[key] for key in keys if key in self.exact}
        for old in replaced:
            known, old_forms = self.entry(old)
            if known.kind != entry.kind or not keys & {exact_key(known.canonical), exact_key(known.canonical, "")}:
                continue
            aliases = dict.fromkeys((*entry.aliases, known.canonical, *known.aliases))
            aliases.pop(entry.canonical, None)
            entry = Entry(entry.canonical, entry.kind, tuple(aliases), entry.wikidata or known.wikidata, user=True)
            forms = (*forms, *_led_by(entry.canonical, forms, old_forms))
            for index in (self.exact, self.folded):
                index.update({key: number for key, holder in index.items() if holder == old})
        self.entries.append((entry, forms))
        self.exact.update(dict.fromkeys(keys, number))
        if entry.kind == "person":
            folds = {fold_key(spelling) for spelling in spellings if " " in spelling} - {""}
            self.folded.update(dict.fromkeys(folds, number))


def _led_by(canonical: str, forms: tuple[Form, ...], old: tuple[Form, ...]) -> list[Form]:
    """The forms of an entry that the user spells otherwise: full names follow the user's, the rest stays."""
    known = {exact_key(spelling) for form in forms for spelling in form.spellings}
    led = [Form((canonical, *old[0].spellings))]
    return led + [form for form in old[1:] if exact_key(form.spellings[0]) not in known]


@lru_cache(maxsize=1)
def _built_in() -> Gazetteer:
    """From the compiled file: a row for each entry (kind, theme line, exact and folded keys), adjectives, phrases."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "rules"
    folder = (inside if inside.is_dir() else package.parent / "rules") / "names"
    kinds: dict[str, Kind] = {"p": "person", "l": "place", "o": "organisation"}
    table = _Table()
    exact, folded, entries = table.exact, table.folded, table.entries
    places: list[str] = []
    for row in (folder / "compiled.tsv").read_text(encoding="utf-8").splitlines():
        mark, text, keys, folds = row.split("\t")
        if mark in kinds:
            own = keys.split("|")
            exact.update(dict.fromkeys(own, len(entries)))
            if folds:
                folded.update(dict.fromkeys(folds.split("|"), len(entries)))
            if mark == "l":
                places += own
            entries.append((kinds[mark], text))
        elif mark == "family":
            table.families.update(dict.fromkeys(keys.split("|"), text))
        elif mark == "adjectives":
            table.adjectives = frozenset(text.split("|"))
        else:
            table.keep = tuple(text.split("|"))
    table.places = frozenset(places)
    return Gazetteer(table)
