"""One spelling for each name: which it is, and what has to change for it.

Only words that are spelt otherwise change. A surname alone stays a surname alone; title, possessive, capitals of a
headline stay as they are. The spelling is the user's, then the gazetteer's, then the most frequent, then the fullest.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Literal, NamedTuple, Protocol

from cleaner.names.clusters import SHORTEST_STYLE, Form, Group, Grouped, Merge, Reason, spellings
from cleaner.names.find import Mention, Token
from cleaner.names.words import is_word

Rewrite = Literal["alias", "variant", "accents", "slip", "surname"]
_REWRITES: dict[Reason, Rewrite] = {"variant": "variant", "slip": "slip", "surname": "surname", "spaces": "accents", "accents": "accents"}

_SET = str.maketrans({"’": "'", "ʼ": "'", "‘": "'", "`": "'", "‑": "-", "–": "-"})
_CAMEL = re.compile(r"[^\W\d_A-Z][A-Z]|['’]")

Kind = Literal["person", "place", "organisation", "unknown"]


class Known(Protocol):
    """What a gazetteer knows of a name."""

    @property
    def canonical(self) -> str:
        """The name as it should be."""

    @property
    def kind(self) -> Literal["person", "place", "organisation"]:
        """What it is."""

    @property
    def wikidata(self) -> str | None:
        """Its id."""

    @property
    def user(self) -> bool:
        """Whether the user gave it."""


class Names(Protocol):
    """A gazetteer, as far as it is needed here; :class:`cleaner.names.gazetteer.Gazetteer` is one."""

    def lookup(self, name: str) -> Known | None:
        """What is known of a name."""

    def spelling(self, name: str) -> str | None:
        """How it should be spelt, with as much of it as is given."""

    def is_adjective(self, word: str) -> bool:
        """Whether a word is an adjective of a place or the name of a people."""

    def kept(self, text: str, start: int, end: int) -> bool:
        """Whether it stands in a phrase that is right as it is."""


class NameCluster(NamedTuple):
    """One name in an article, with every place where it stands.

    Attributes:
        canonical: The name in the spelling that all of them get, as full as it stands in the text; for a name of the gazetteer the one there.
        kind: What it is the name of; ``unknown`` where neither the gazetteer nor the text says.
        mentions: Spans in the text and what stands there, without titles and possessives.
        wikidata: Its id there, if known.
    """

    canonical: str
    kind: Kind
    mentions: tuple[tuple[int, int, str], ...]
    wikidata: str | None = None


class Change(NamedTuple):
    """A word, or a whole name, that is to be spelt otherwise.

    Attributes:
        start, end: Where it stands.
        replacement: What should stand there.
        rule: Which of :data:`cleaner.stages.names.RULES` says so.
        name: The canonical form of the cluster.
    """

    start: int
    end: int
    replacement: str
    rule: Rewrite
    name: str


class Doubt(NamedTuple):
    """A mention that may be of a name that is spelt otherwise elsewhere."""

    start: int
    end: int
    likely: str


def unify(
    text: str, grouped: Grouped, gazetteer: Names, *, small: frozenset[str] = frozenset(), corpus: bool = False
) -> tuple[list[NameCluster], list[Change], list[Doubt]]:
    """Clusters, changes and doubts of a text.

    Args:
        text: What the mentions were found in.
        grouped: Which belong together.
        gazetteer: Known names.
        small: Words that it has in small letters.
        corpus: Whether names get the gazetteer's spelling even where the text agrees with itself; the user's always.
    """
    clusters: list[NameCluster] = []
    changes: list[Change] = []
    for group in grouped.groups:
        fullest = _fullest(group)
        classes = _classes(group, grouped.slips)
        entry = _entry(gazetteer, group)
        changes += _changes(text, group, classes, gazetteer, entry, fullest, corpus, small, grouped.slips)
        canonical = entry.canonical if entry is not None else _written(fullest, group, classes)
        mentions = tuple(sorted((m.start, m.end, text[m.start : m.end]) for form in group.forms for m in form.mentions))
        if entry is not None or _matters(group):
            kind: Kind = entry.kind if entry is not None else "person" if _is_person(group) else "unknown"
            clusters.append(NameCluster(canonical, kind, mentions, entry.wikidata if entry is not None else None))
    doubts = [doubt for merge in grouped.doubts for doubt in _doubts(merge)]
    return sorted(clusters, key=lambda c: c.mentions[0]), sorted(changes), sorted(doubts)


def _fullest(group: Group) -> Form:
    return max(group.forms, key=lambda form: (len(form.keys), form.body, len(form.mentions), len("".join(form.keys))))


def _surface(mention: Mention) -> str:
    parts = [mention.tokens[0].text]
    for before, token in zip(mention.tokens, mention.tokens[1:], strict=False):
        parts.append(("", " ", ". ")[min(token.start - before.end, 2)] + token.text)
    return "".join(parts)


def _entry(gazetteer: Names, group: Group) -> Known | None:
    """What the gazetteer knows of the group, by any of its forms, longest first."""
    for form in sorted(group.forms, key=lambda form: -len(form.keys)):
        entry = gazetteer.lookup(_surface(form.mentions[0]))
        if entry is not None:
            return entry
    return None


def _is_person(group: Group) -> bool:
    return any(form.is_person for form in group.forms)


def _matters(group: Group) -> bool:
    """Whether a group is worth telling: not a single word that stands once, or only where sentences begin."""
    mentions = [mention for form in group.forms for mention in form.mentions if not mention.headline]
    if any(len(form.keys) > 1 for form in group.forms):
        return bool(mentions)
    return len(mentions) > 1 and not all(mention.opens for mention in mentions) or (bool(mentions) and _is_person(group))


def _written(form: Form, group: Group, classes: dict[str, set[str]]) -> str:
    """The fullest form with every word in the spelling that it gets."""
    mention = next((m for m in form.mentions if not m.headline), form.mentions[0])
    text = _surface(mention)
    for token in mention.tokens:
        best = _best(group, classes.get(token.key, {token.key})) if token.key else None
        if best is not None:
            text = text.replace(token.text, _cased(best, token.text), 1)
    return text


def _classes(group: Group, slips: dict[str, str]) -> dict[str, set[str]]:
    """For every word that is spelt in several ways, all its ways."""
    classes: dict[str, set[str]] = {}
    keys = {key for form in group.forms for mention in form.mentions for key in mention.keys}
    pairs = [(key, slips[key]) for key in keys & slips.keys()]
    for merge in (*(merge.words for merge in group.merges), pairs):
        for left, right in merge:
            one = classes.setdefault(left, {left})
            other = classes.setdefault(right, {right})
            one |= other
            for key in one:
                classes[key] = one
    return classes


def _best(group: Group, keys: set[str]) -> str | None:
    """The spelling that a word gets: the most frequent, then the fullest."""
    counts: dict[str, int] = defaultdict(int)
    for key in sorted(keys):
        for text, count in spellings(group.forms, key).items():
            counts[text] += count
    mixed = {text: count for text, count in counts.items() if not (text.isupper() and len(text) > 1)} or counts
    if not mixed:
        return None
    by_key = max(mixed, key=lambda text: (mixed[text], len(text.encode()), text))
    return by_key


def _changes(
    text: str,
    group: Group,
    classes: dict[str, set[str]],
    gazetteer: Names,
    entry: Known | None,
    fullest: Form,
    corpus: bool,
    small: frozenset[str],
    slips: dict[str, str],
) -> Iterator[Change]:
    reasons: dict[str, Rewrite] = {key: "slip" for pair in slips.items() for key in pair}
    reasons |= {key: _REWRITES[merge.reason] for merge in group.merges for pair in merge.words for key in pair}
    canonical = entry.canonical if entry is not None else _written(fullest, group, classes)
    for form in group.forms:
        for mention in form.mentions:
            surface = _surface(mention)
            right = gazetteer.spelling(surface) if entry is not None else None
            if right is not None and entry is not None:
                if right != surface and (entry.user or corpus or len(classes) > 0) and not gazetteer.kept(text, mention.start, mention.end):
                    yield Change(mention.start, mention.end, _cased(right, surface), "alias", canonical)
                    continue
            for token in mention.tokens:
                keys = classes.get(token.key)
                if token.key and keys is not None:
                    best = _best(group, keys)
                    if best is not None and not _same(best, token):
                        yield Change(token.start, token.end, _cased(best, token.text), reasons[token.key], canonical)
                elif _may_have_other_accents(token, small) and not (mention.opens and token is mention.tokens[0]):
                    best = _best(group, {token.key})
                    if best is not None and _style(best) != _style(token.text):
                        yield Change(token.start, token.end, _cased(best, token.text), "accents", canonical)


def _style(word: str) -> str:
    """A word without what is set rather than spelt: case, kind of apostrophe and of hyphen."""
    return word.lower().translate(_SET)


def _may_have_other_accents(token: Token, small: frozenset[str]) -> bool:
    """Whether a word is a name of its own, so that its accents and hyphens can be wrong: "Café", "Rosé", "WiFi" are not."""
    text = token.text
    if len(token.key) < SHORTEST_STYLE or not token.key.isalpha() or text.isupper() or is_word(token.key):
        return False
    return token.key not in small and text.lower() not in small and not _CAMEL.search(text)


def _same(best: str, token: Token) -> bool:
    return best.lower() == token.text.lower()


def _cased(spelling: str, like: str) -> str:
    """A spelling in the capitals of what it stands for."""
    return spelling.upper() if like.isupper() and len(like) > 1 and not spelling.isupper() else spelling


def _doubts(merge: Merge) -> Iterator[Doubt]:
    left, right = merge.left, merge.right
    rare, often = (left, right) if len(left.mentions) < len(right.mentions) else (right, left)
    likely = _surface(often.mentions[0])
    for mention in rare.mentions:
        if not mention.headline:
            yield Doubt(mention.start, mention.end, likely)


class Distinct:
    """Tells names that a gazetteer knows to be two; give it to :func:`cleaner.names.clusters.group`."""

    def __init__(self, gazetteer: Names) -> None:
        self._gazetteer = gazetteer

    def __call__(self, left: str, right: str) -> bool:
        """Whether the gazetteer says that two words are not of one name."""
        if self._gazetteer.is_adjective(left) or self._gazetteer.is_adjective(right):
            return True
        one, other = self._gazetteer.lookup(left), self._gazetteer.lookup(right)
        if one is None or other is None:
            known = one or other
            return known is not None and known.kind != "person"
        return one.canonical != other.canonical
