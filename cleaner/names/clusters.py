"""Mentions of one text by the words that they are made of, and which of them were found to be of one name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from cleaner.names.find import Mention
from cleaner.names.titles import GENDER

Reason = Literal["variant", "slip", "surname", "spaces"]
"""What made two forms one name: see :data:`cleaner.stages.names.RULES`."""


@dataclass(slots=True)
class Form:
    """A name as its folded words, with all its mentions.

    Attributes:
        keys: The words.
        mentions: Where it stands.
        body: How many of them stand in the body, not in headlines.
        sentences, genders, suffixes, beside: What the mentions say, see :class:`~cleaner.names.find.Mention`.
        is_person: Whether it ever speaks or has a title.
        is_shouted: Whether a word of it stands in capitals in the body, as acronyms and the names of variables do.
    """

    keys: tuple[str, ...]
    mentions: list[Mention] = field(default_factory=list)
    body: int = 0
    sentences: set[int] = field(default_factory=set)
    genders: set[str] = field(default_factory=set)
    suffixes: set[str] = field(default_factory=set)
    is_person: bool = False
    beside: set[str] = field(default_factory=set)
    is_shouted: bool = False

    def add(self, mention: Mention) -> None:
        """Count one mention."""
        self.mentions.append(mention)
        self.sentences.add(mention.sentence)
        if not mention.headline:
            self.body += 1
            self.is_shouted = self.is_shouted or any(len(t.text) > 1 and t.text.isupper() for t in mention.tokens)
        if mention.titles:
            self.genders.update(GENDER[title] for title in mention.titles if title in GENDER)
        if len(self.keys) > 1:
            self.suffixes.add(mention.suffix)
        if mention.beside:
            self.beside.update(mention.beside)
        self.is_person = self.is_person or mention.speaks or bool(mention.titles)

    def is_against(self, other: Form) -> bool:
        """Whether something says that two forms are two names, however like they are.

        Both in one sentence: nobody is spelt in two ways in one breath, and siblings and spouses are named together. A
        man's title and a woman's. "Jr." and none.
        """
        if not self.sentences.isdisjoint(other.sentences):
            return True
        if self.genders and other.genders and self.genders.isdisjoint(other.genders):
            return True
        if not self.suffixes.isdisjoint(other.suffixes):
            return False
        return bool(self.suffixes and other.suffixes)


class Merge(NamedTuple):
    """Two forms of one name.

    Attributes:
        words: The pairs of folded words that differ.
        reason: What made them one.
    """

    left: Form
    right: Form
    words: tuple[tuple[str, str], ...]
    reason: Reason


@dataclass(slots=True)
class Group:
    """The forms of one name and the merges that brought them together."""

    forms: list[Form]
    merges: list[Merge]


class Grouped(NamedTuple):
    """What the names of a text come to.

    Attributes:
        groups: One for each name, by first mention.
        doubts: Pairs of forms that are likely one name, not certainly.
        slips: Words that are misspelt, with the word that is meant.
    """

    groups: list[Group]
    doubts: list[Merge]
    slips: dict[str, str]


class Sets:
    """Forms in disjoint sets (union by root)."""

    def __init__(self, forms: Iterable[Form]) -> None:
        self._forms = list(forms)
        self._parent = {id(form): id(form) for form in self._forms}
        self._full = {id(form): [form] for form in self._forms if len(form.keys) > 1}
        self._merges: list[Merge] = []

    def root(self, form: Form) -> int:
        """What stands for the set that a form is in."""
        at = id(form)
        while self._parent[at] != at:
            self._parent[at] = self._parent[self._parent[at]]
            at = self._parent[at]
        return at

    def join(self, merge: Merge) -> None:
        """Put two forms into one set, unless full names of the two sets speak against one another."""
        left, right = self.root(merge.left), self.root(merge.right)
        if left != right:
            ours, theirs = self._full.get(left, []), self._full.get(right, [])
            if any(one.is_against(other) for one in ours for other in theirs):
                return
            self._parent[right] = left
            self._full[left] = ours + theirs
        self._merges.append(merge)

    def groups(self) -> list[Group]:
        """The sets, by their first mention."""
        found: dict[int, Group] = {}
        for form in self._forms:
            found.setdefault(self.root(form), Group([], [])).forms.append(form)
        for merge in self._merges:
            found[self.root(merge.left)].merges.append(merge)
        return list(found.values())
