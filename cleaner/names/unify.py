"""One spelling for each name: which it is, and what has to change for it.

Only words that are spelt otherwise change. A surname alone stays a surname alone; title, possessive, capitals of a
headline stay as they are. The spelling is the user's, then the gazetteer's, then the most frequent, then the fullest.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal, NamedTuple

from cleaner.names import labels
from cleaner.names.cluster import NameCluster
from cleaner.names.clusters import Group, Grouped, Merge, Reason
from cleaner.names.find import Mention, Token
from cleaner.names.keys import exact_key
from cleaner.names.known import Known, Names
from cleaner.names.offices import KINSHIP, is_near
from cleaner.names.variants import folded
from cleaner.names.words import is_word

SHORTEST_STYLE = 4
"""Letters of a word that may have its accents or hyphens wrong."""

SHORTEST_PLACE = 6
"""Letters of a place that the gazetteer may spell otherwise than a text that agrees with itself."""

OTHERS_WITH_OFFICE = 1
"""Other known people in a text, by their full names, for an office near somebody to tell that it is no namesake."""

OTHERS_ALONE = 3
"""The same without any office: an article with several of them is about the news."""

_SET = str.maketrans({"’": "'", "ʼ": "'", "‘": "'", "`": "'", "‑": "-", "–": "-"})
_NEITHER = re.compile(r"[^\W\d_A-Z][A-Z]|[A-Z]{2}|['’]")
"""Capitals inside and apostrophes: brands and contractions, not names with accents."""


class Change(NamedTuple):
    """A word, or a whole name, that is to be spelt otherwise.

    Attributes:
        start, end: Where it stands.
        replacement: What should stand there.
        reason: What says so; ``alias`` is the gazetteer.
        name: The canonical form of the cluster.
    """

    start: int
    end: int
    replacement: str
    reason: Reason | Literal["alias", "accents"]
    name: str


class Doubt(NamedTuple):
    """A mention that may be of a name that is spelt otherwise elsewhere."""

    start: int
    end: int
    likely: str


class NameFindings:
    """What is found of the names of one text: names, changes and doubts, each in the order of the text.

    Names and doubts are worked out when first asked for: rounds of cleaning ask for changes alone.

    Attributes:
        changes: What has to be spelt otherwise.
    """

    def __init__(
        self,
        changes: Iterable[Change] = (),
        clusters: Callable[[], Iterable[NameCluster]] = tuple,
        doubts: Callable[[], Iterable[Doubt]] = tuple,
    ) -> None:
        self.changes = tuple(changes)
        self._clusters, self._doubts = clusters, doubts

    @cached_property
    def clusters(self) -> tuple[NameCluster, ...]:
        """The names."""
        return tuple(self._clusters())

    @cached_property
    def doubts(self) -> tuple[Doubt, ...]:
        """Mentions that may be of a name that is spelt otherwise elsewhere."""
        return tuple(self._doubts())


@dataclass(frozen=True, slots=True)
class Manner:
    """How to unify.

    Attributes:
        small: Words that the text has in small letters.
        english: Whether it is English, the language that the gazetteer's own spellings are of.
        nouns: Whether it is in a language that gives every noun a capital, which is German.
        corpus: Whether names get the gazetteer's spelling even where the text agrees with itself; the user's always.
        people: Known people whose full names stand in the text.
    """

    small: frozenset[str] = frozenset()
    english: bool = True
    corpus: bool = False
    nouns: bool = False
    people: frozenset[str] = frozenset()


def unify(text: str, grouped: Grouped, gazetteer: Names, manner: Manner) -> NameFindings:
    """Clusters, changes and doubts of a text.

    Args:
        text: What the mentions were found in.
        grouped: Which belong together.
        gazetteer: Known names.
        manner: What is known of the text, and what is wanted.
    """
    names = [_Name(text, group, grouped.slips, gazetteer) for group in grouped.groups]
    manner = replace(manner, people=frozenset(name.canonical for name in names if name.is_known_person))

    def clusters() -> list[NameCluster]:
        telling = (name for name in names if name.matters(gazetteer, manner))
        return labels.joined(name.cluster(gazetteer) for name in telling)

    def doubts() -> list[Doubt]:
        return sorted({doubt for merge in grouped.doubts for doubt in _doubts(text, merge)})

    changes = sorted(change for name in names for change in name.changes(gazetteer, manner))
    return NameFindings(changes, clusters, doubts)


class _Name:
    """One group, with what it is called and how its words are spelt."""

    def __init__(self, text: str, group: Group, slips: dict[str, str], gazetteer: Names) -> None:
        self.text = text
        self.group = group
        tokens = [token for form in group.forms for m in form.mentions for token in m.tokens if token.key]
        keys = {token.key for token in tokens}
        self._person_is_meant: bool | None = None
        self.reasons: dict[str, Reason] = {}
        self.classes = self._classes(keys, slips)
        self.is_uniform = not self.classes and len({token.text for token in tokens}) == len(keys)
        self.fullest = group.forms[0]
        if len(group.forms) > 1:
            self.fullest = max(group.forms, key=lambda f: (len(f.keys), f.body, len(f.mentions), len("".join(f.keys))))
        self.entry = self._entry(gazetteer)
        self.known = {folded(word): word for word in self.entry.canonical.split()} if self.entry is not None else {}

    @cached_property
    def _spellings(self) -> tuple[dict[str, dict[str, int]], dict[str, dict[str, int]], dict[str, int]]:
        """How often each word stands in each spelling, in the body and in headlines, and where each stands first.

        Counted where it is asked for: most groups are of one spelling, and not worth telling.
        """
        written: dict[str, dict[str, int]] = {}
        printed: dict[str, dict[str, int]] = {}
        first: dict[str, int] = {}
        for form in self.group.forms:
            for mention in form.mentions:
                counts = printed if mention.headline else written
                for token in mention.tokens:
                    if token.key:
                        first[token.text] = min(first.get(token.text, token.start), token.start)
                        times = counts.setdefault(token.key, {})
                        times[token.text] = times.get(token.text, 0) + 1
        return written, printed, first

    @cached_property
    def canonical(self) -> str:
        """What the name is called."""
        return self.entry.canonical if self.entry is not None else self._in_full()

    @property
    def is_known_person(self) -> bool:
        """Whether it is somebody whom the gazetteer knows, with the full name."""
        return self.entry is not None and self.entry.kind == "person" and any(self._in_words())

    def _in_words(self) -> Iterator[Mention]:
        """Mentions by the full name, in the body."""
        full = (form for form in self.group.forms if len(form.keys) > 1)
        return (mention for form in full for mention in form.mentions if not mention.headline)

    def _classes(self, keys: set[str], slips: dict[str, str]) -> dict[str, set[str]]:
        """For every word that is spelt in several ways, all its ways; ``keys`` are those of the group."""
        if not self.group.merges and not slips:
            return {}
        pairs = [(pair, merge.reason) for merge in self.group.merges for pair in merge.words]
        pairs += [((key, slips[key]), "slip") for key in sorted(keys & slips.keys())]
        classes: dict[str, set[str]] = {}
        for (left, right), reason in pairs:
            both = classes.get(left, {left}) | classes.get(right, {right})
            for key in both:
                classes[key] = both
                self.reasons.setdefault(key, reason)
        return classes

    def _entry(self, gazetteer: Names) -> Known | None:
        """What the gazetteer knows of the group, by any of its forms, longest first.

        A surname alone may stand for a person; "Paris" does not stand for the club that is called after it.
        """
        for form in sorted(self.group.forms, key=lambda form: -len(form.keys)):
            entry = gazetteer.lookup(surface(self.text, form.mentions[0]))
            if entry is not None and (entry.kind == "person" or len(form.keys) == len(self.fullest.keys)):
                return entry
        return None

    def spelling(self, key: str) -> str | None:
        """How a word is to be spelt: as the gazetteer does, or in the most frequent way, then the fullest, then the
        first.

        Headlines follow the body.
        """
        written, printed, first = self._spellings
        own = written.get(key) or printed.get(key)
        if key not in self.classes and own is not None and len(own) == 1:
            return next(iter(own))
        keys = self.classes.get(key, {key})
        for known in sorted(keys & self.known.keys()) if len(keys) > 1 else ():
            return self.known[known]
        counts: Counter[str] = Counter()
        for counted in (written, printed):
            for one in sorted(keys):
                counts.update(counted.get(one, {}))
            if counts:
                break
        mixed = [text for text in counts if not (text.isupper() and len(text) > 1)] or list(counts)
        return max(
            mixed,
            key=lambda text: (counts[text], len(text.encode("utf-8", "replace")), -first[text]),
            default=None,
        )

    def _in_full(self) -> str:
        """The fullest form with every word in the spelling that it gets."""
        mention = next((m for m in self.fullest.mentions if not m.headline), self.fullest.mentions[0])
        parts: list[str] = []
        position = mention.start
        for token in mention.tokens:
            best = self.spelling(token.key) if token.key else None
            parts += [self.text[position : token.start], _cased(best, token.text) if best else token.text]
            position = token.end
        return " ".join("".join(parts).split())

    def matters(self, gazetteer: Names, manner: Manner) -> bool:
        """Whether the name is worth telling."""
        return self.entry is not None or labels.matters(self.group, gazetteer, manner.small, nouns=manner.nouns)

    def cluster(self, gazetteer: Names) -> NameCluster:
        """The group as data."""
        spans = [(mention.start, mention.end) for form in self.group.forms for mention in form.mentions]
        mentions = tuple((start, end, self.text[start:end]) for start, end in sorted(spans))
        if self.entry is not None:
            return NameCluster(self.canonical, self.entry.kind, mentions, self.entry.wikidata)
        return NameCluster(self.canonical, labels.kind(self.group, gazetteer), mentions)

    def changes(self, gazetteer: Names, manner: Manner) -> Iterator[Change]:
        """What has to be spelt otherwise."""
        if self.entry is None and self.is_uniform and not self.group.merges:
            return
        respaced = self._respaced()
        for form in self.group.forms:
            for mention in form.mentions:
                whole = surface(self.text, mention)
                known = self._known_spelling(mention, whole, gazetteer, manner)
                other = respaced.get(mention.keys)
                if known is not None:
                    yield Change(mention.start, mention.end, known, "alias", self.canonical)
                elif other is not None:
                    yield Change(mention.start, mention.end, _cased(other, whole), "spaces", self.canonical)
                else:
                    yield from self._words(mention, manner)

    def _known_spelling(self, mention: Mention, whole: str, gazetteer: Names, manner: Manner) -> str | None:
        """The gazetteer's spelling of a mention, if it has another one and may decide."""
        entry = self.entry
        if entry is None or not (entry.user or (manner.english and self._is_meant(mention, entry, manner))):
            return None
        right = gazetteer.spelling(whole)
        if right is None or exact_key(right, "") == exact_key(whole, ""):
            return None
        if gazetteer.kept(self.text, mention.start, mention.end):
            return None
        if self.text.startswith(".", mention.end):
            right = right.removesuffix(".")
        return _cased(right, whole)

    def _is_meant(self, mention: Mention, entry: Known, manner: Manner) -> bool:
        """Whether a name of the built-in gazetteer can be only who or what stands there.

        A person can be a namesake: one whose full name has a title in front is taken for the one in the news, and so
        is, in the company of other known people, one beside an office or whose surname comes again. A short place can
        be anything (a singer is called Dara), and so can one with a number behind it (the channel Rossiya 24).
        """
        if manner.corpus:
            return entry.kind != "person" or any(len(form.keys) > 1 for form in self.group.forms)
        if entry.kind == "person":
            if self._person_is_meant is None:  # asked for every mention, and the same for all
                self._person_is_meant = self._is_in_the_news(entry, manner)
            return self._person_is_meant
        if entry.kind == "place":
            numbered = self.text[mention.end : mention.end + 2].strip()[:1].isdigit()
            return mention.end - mention.start >= SHORTEST_PLACE and not numbered and not labels.is_person(self.group)
        return False

    def _is_in_the_news(self, entry: Known, manner: Manner) -> bool:
        """Whether title, office or company say that somebody is no namesake."""
        full = [form for form in self.group.forms if len(form.keys) > 1]
        if any(set(mention.titles) - KINSHIP for form in full for mention in form.mentions):
            return True
        others = len(manner.people - {entry.canonical})
        if others >= OTHERS_ALONE and len(full) < len(self.group.forms):
            return True
        return others >= OTHERS_WITH_OFFICE and any(is_near(self.text, m.start, m.end) for m in self._in_words())

    def _words(self, mention: Mention, manner: Manner) -> Iterator[Change]:
        """The words of a mention that are spelt otherwise, or have other accents, than the rest."""
        for token in mention.tokens:
            if not token.key:
                continue
            in_class = token.key in self.classes
            if not in_class and not _may_have_other_accents(mention, token, manner):
                continue
            best = self.spelling(token.key)
            if best is not None and _style(best) != _style(token.text) and (in_class or not _NEITHER.search(best)):
                reason = self.reasons[token.key] if in_class else "accents"
                if not in_class and _accents(best) < _accents(token.text):
                    continue
                yield Change(token.start, token.end, _cased(best, token.text), reason, self.canonical)

    def _respaced(self) -> dict[tuple[str, ...], str]:
        """What stands for names whose spaces are in other places than in the most frequent form."""
        found: dict[tuple[str, ...], str] = {}
        for merge in self.group.merges:
            if merge.reason == "spaces":
                best = max(merge.left, merge.right, key=lambda form: (form.body, len(form.mentions), len(form.keys)))
                other = merge.right if best is merge.left else merge.left
                stands = surface(self.text, next(mention for mention in best.mentions if not mention.headline))
                known = self.entry is not None and exact_key(self.entry.canonical, "") == exact_key(stands, "")
                found[other.keys] = self.entry.canonical if self.entry is not None and known else stands
        return {keys: text for keys, text in found.items() if not self.classes.keys() & set(keys)}


def surface(text: str, mention: Mention) -> str:
    """A mention as it stands, its spaces made single."""
    if len(mention.tokens) == 1:
        return mention.tokens[0].text
    return " ".join(text[mention.start : mention.end].split())


def _style(word: str) -> str:
    """A word without what is set rather than spelt: case, kind of apostrophe and of hyphen."""
    return word.lower().translate(_SET)


def _may_have_other_accents(mention: Mention, token: Token, manner: Manner) -> bool:
    """Whether a word is a name, so that its accents and hyphens can be wrong: "Café", "Rosé" and "WiFi" are not."""
    text = token.text
    if len(token.key) < SHORTEST_STYLE or not token.key.isalpha() or text.isupper() or is_word(token.key):
        return False
    if (mention.opens and len(mention.keys) == 1) or not manner.english:
        return False
    return token.key not in manner.small and text.lower() not in manner.small and not _NEITHER.search(text)


def _accents(word: str) -> int:
    """Letters that a plain keyboard lacks. Who writes one knows the name, so none is taken away."""
    return sum(not char.isascii() for char in word.translate(_SET))


def _cased(spelling: str, like: str) -> str:
    """A spelling in the capitals of what it stands for."""
    return spelling.upper() if like.isupper() and len(like) > 1 and not spelling.isupper() else spelling


def _doubts(text: str, merge: Merge) -> Iterator[Doubt]:
    rare, often = sorted((merge.left, merge.right), key=lambda form: len(form.mentions))
    likely = surface(text, often.mentions[0])
    for mention in rare.mentions:
        if not mention.headline:
            yield Doubt(mention.start, mention.end, likely)
