"""Which mentions of a text are of one name, and which words of them are spelt otherwise than the rest.

Similar is not enough. Two spellings are merged where every word of them is equal or a spelling of the other, **and**
something else agrees: the rest of the name, or, for a surname alone, that somebody of the full name is there and that it
is a person who speaks or has a title. And nothing may speak against it: both in one sentence (nobody is spelt in two
ways in one breath; siblings and spouses are named together), a man's title and a woman's, "Jr." and none, another first
name with the surname, both known as different names, a difference at the end as grammar makes it.

What is left over and still likely is a doubt, for a flag.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import combinations
from typing import Literal, NamedTuple

from cleaner.names.agreement import (
    FREQUENT,
    SHORTEST_KNOWN,
    SHORTEST_LIKE,
    SHORTEST_SLIP,
    Agreement,
    agreement,
    is_slip,
    is_slip_of_frequent,
    undoubled,
)
from cleaner.names.find import Found, Mention
from cleaner.names.headlines import cut
from cleaner.names.pinyin import SURNAMES, is_pinyin
from cleaner.names.titles import GENDER
from cleaner.names.variants import is_known
from cleaner.names.words import is_word

Reason = Literal["variant", "slip", "surname", "spaces"]

MOST_COMPARISONS = 20_000
"""Pairs of names that are looked at in one text; an article has some hundreds, a list of ten thousand names would have
fifty million."""

SHORTEST_EQUAL = 3
"""Letters of the word that must be equal in two full names that are to be merged; initials agree with everybody."""

SHORTEST_SPACED = 6
"""Letters of a name whose spaces may be in other places."""

MOST_OF_RARER = 2
"""Times that the rarer of two spellings of one word may stand, if only letters speak for it: two that are both frequent are two names
(Coinbound and Coinband)."""

SHORTEST_STYLE = 4
"""Letters of a word of which two accents or hyphens are one name."""


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
        self.genders.update(GENDER[title] for title in mention.titles if title in GENDER)
        if len(self.keys) > 1:
            self.suffixes.add(mention.suffix)
        self.beside.update(mention.beside)
        self.is_person = self.is_person or mention.speaks or bool(mention.titles)


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


Apart = Callable[[str, str], bool]
"""Whether two words are known to be two names, or no names of people at all, such as "African" and "American"."""


def _unknown(left: str, right: str) -> bool:
    del left, right
    return False


def group(found: Found, apart: Apart = _unknown, *, english: bool = True) -> Grouped:
    """Group the mentions of a text by name.

    Args:
        found: The names of the text.
        apart: What is known of words that are different names.
        english: Whether the text is English. In other languages nouns have capitals or names are declined, and their words are not
            known here: only full names are compared there, and slips are left alone.

    Example:
        >>> from cleaner.names.find import find
        >>> text = "Oleg Vetchkin won. He is 30. Later Oleg Vetshkin lost. His brother Igor Vetchkin saw it."
        >>> [[" ".join(f.keys) for f in g.forms] for g in group(find(text, [(0, len(text))])).groups]
        [['oleg vetchkin', 'oleg vetshkin'], ['igor vetchkin']]
    """
    found = found._replace(mentions=tuple(cut(found.mentions)))
    fixed = found.small | found.odd
    slips = _slips(found, fixed, apart) if english else {}
    forms: dict[tuple[str, ...], Form] = {}
    for mention in found.mentions:
        keys = tuple(slips.get(key, key) for key in mention.keys)
        if keys:
            forms.setdefault(keys, Form(keys)).add(mention)
    full = [form for form in forms.values() if len(form.keys) > 1]
    single = [form for form in forms.values() if len(form.keys) == 1]
    merges, doubts = _full_names(full, apart, fixed, english)
    merges += _spaced(forms.values()) if english else []
    sets = _Sets(forms.values())
    for merge in merges:
        sets.join(merge)
    alone, alone_doubts = _alone(full, single, sets, apart, fixed, english)
    for merge in alone:
        sets.join(merge)
    return Grouped(sets.groups(), doubts + alone_doubts, slips)


def _full_names(
    full: list[Form], apart: Apart, fixed: frozenset[str], english: bool
) -> tuple[list[Merge], list[Merge]]:
    """Merges and doubts among names of two words or more."""
    shared: dict[tuple[int, int, str], list[Form]] = defaultdict(list)
    for form in full:
        for place, key in enumerate(form.keys):
            if len(key) >= SHORTEST_EQUAL:
                shared[len(form.keys), place, key].append(form)
    merges: list[Merge] = []
    doubts: list[Merge] = []
    seen: set[tuple[int, int]] = set()
    for near in shared.values():
        for left, right in combinations(near, 2):
            pair = (id(left), id(right))
            if pair in seen:
                continue
            seen.add(pair)
            if len(seen) > MOST_COMPARISONS:
                return merges, doubts
            _compare(left, right, apart, fixed, english, merges)
    return merges, doubts


def _compare(left: Form, right: Form, apart: Apart, fixed: frozenset[str], english: bool, merges: list[Merge]) -> None:
    """Decide on two full names of as many words that share one."""
    answers: list[Agreement] = []
    chinese = not SURNAMES.isdisjoint(set(left.keys) & set(right.keys))
    for word, other in zip(left.keys, right.keys, strict=True):
        if chinese and word != other:
            return
        answers.append(agreement(word, other))
        if answers[-1] == "different" and not is_slip(word, other):
            return
    words = tuple((a, b) for a, b, answer in zip(left.keys, right.keys, answers, strict=True) if answer != "equal")
    if "initial" in answers:
        if all(answer in ("equal", "initial") for answer in answers) and not _against(left, right):
            merges.append(Merge(left, right, (), "variant"))
        return
    if not left.body and not right.body:
        return
    slip = "different" in answers
    if not english and not set(answers) <= {"equal", "same", "like"}:
        return
    merge = Merge(left, right, words, "slip" if slip else "variant")
    if any(apart(a, b) for a, b in words):
        return
    if any(key in fixed for pair in words for key in pair):
        return
    if {"near", "likely"} & set(answers) and not (left.is_person or right.is_person):
        rest = [key for key, answer in zip(left.keys, answers, strict=True) if answer == "equal"]
        if not all(is_known(key) and not is_word(key) for key in rest):
            return
    if any(form.is_shouted for form in (left, right) if form.body):
        return
    if not _against(left, right) and len(words) <= 1 + (len(answers) > 3):
        merges.append(merge)


def _against(left: Form, right: Form) -> bool:
    """Whether something says that two forms are two names."""
    if not left.sentences.isdisjoint(right.sentences):
        return True
    if left.genders and right.genders and left.genders.isdisjoint(right.genders):
        return True
    return bool(
        left.suffixes
        and right.suffixes
        and left.suffixes.isdisjoint(right.suffixes)
        and (left.suffixes | right.suffixes) - {""}
    )


def _spaced(forms: Iterable[Form]) -> list[Merge]:
    """Merge names of the same letters with spaces or hyphens in other places: Kim Jong-un and Kim Jong Un.

    Names of words of the language are left alone ("Health Care Act"); a single word only joins Chinese names.
    """
    letters: dict[str, Form] = {}
    merges = []
    for form in forms:
        whole = "".join(form.keys)
        other = letters.setdefault(whole, form)
        if other is form or not (other.body and form.body) or len(whole) < SHORTEST_SPACED:
            continue
        apart = set(form.keys) ^ set(other.keys)
        if any(len(key) == 1 or is_word(key) for key in apart) or (
            min(len(form.keys), len(other.keys)) == 1 and not is_pinyin(whole)
        ):
            continue
        merges.append(Merge(other, form, (), "spaces"))
    return merges


def _alone(
    full: list[Form], single: list[Form], sets: _Sets, apart: Apart, fixed: frozenset[str], english: bool
) -> tuple[list[Merge], list[Merge]]:
    """Give every name of one word to the person whose surname or first name it is, if that is one person only.

    A word that is nobody's is compared with the surnames and first names that stand alone, and with other words alone.
    """
    owners: dict[str, list[Form]] = defaultdict(list)
    for form in full:
        for key in dict.fromkeys((form.keys[-1], form.keys[0])):
            owners[key].append(form)
    merges: list[Merge] = []
    doubts: list[Merge] = []
    words: dict[str, list[_Place]] = defaultdict(list)
    free: list[Form] = []
    for form in single:
        key = form.keys[0]
        own = owners.get(key, [])
        if len({sets.root(owner) for owner in own}) == 1:
            merges.append(Merge(own[0], form, (), "surname"))
        if _is_name(key, form, fixed):
            words[key[0]].append(_Place(key, [form, *own]))
            if not own:
                free.append(form)
    alone = {form.keys[0] for form in single}
    for key, own in owners.items():
        if key not in alone and _is_name(key, own[0], fixed):
            words[key[0]].append(_Place(key, own))
    compared = 0
    for form in free if english else ():
        key = form.keys[0]
        letters = set(key)
        found: list[Merge] = []
        for first in _may_begin(key):
            for place in words.get(first, ()):
                compared += 1
                if place.key == key or compared > MOST_COMPARISONS or not _look_alike(letters, place.key, len(key)):
                    continue
                if not apart(place.key, key):
                    found += _decide(form, place, sets, doubts)
        if len(found) == 1:
            merges += found
    return merges, doubts


class _Place(NamedTuple):
    """A word that is a name alone or the surname or first name in full ones, with all of them."""

    key: str
    forms: list[Form]


def _is_name(key: str, form: Form, fixed: frozenset[str]) -> bool:
    """Whether a word can be one whose spelling is compared: no word of the language, no plaything of capitals."""
    if form.is_shouted:
        return False
    return len(key) >= SHORTEST_KNOWN and form.body > 0 and key not in fixed and key.isalpha() and not is_word(key)


def _look_alike(letters: set[str], other: str, length: int) -> bool:
    """A cheap look before words are aligned: two thirds of the letters are shared."""
    if abs(length - len(other)) > 3:
        return False
    theirs = set(other)
    return 3 * len(letters & theirs) >= 2 * max(len(letters), len(theirs)) - 1


def _decide(form: Form, place: _Place, sets: _Sets, doubts: list[Merge]) -> list[Merge]:
    """Whether a name of one word is a spelling of another, by their letters and by what else agrees."""
    key = form.keys[0]
    answer = agreement(place.key, key)
    slip = answer in ("likely", "different") and is_slip(place.key, key)
    if answer == "initial" or (answer in ("likely", "different") and not slip):
        return []
    owners = [other for other in place.forms if len(other.keys) > 1]
    if any(_against(other, form) for other in place.forms) or len({sets.root(owner) for owner in owners}) > 1:
        return []
    merge = Merge(place.forms[0], form, ((place.key, key),), "slip" if slip else "surname")
    person = any(other.is_person for other in place.forms)
    beside = any(not form.beside.isdisjoint(other.beside) for other in place.forms)
    rarer = min(len(form.mentions), sum(len(other.mentions) for other in place.forms))
    if answer == "same" and len(key) >= SHORTEST_LIKE:
        return [merge]
    agrees = (person and form.is_person) or beside
    close = answer in ("same", "like") or undoubled(place.key) == undoubled(key)
    if rarer <= MOST_OF_RARER and (agrees or (close and (person or form.is_person))):
        return [merge]
    doubts.append(merge)
    return []


_LIKE_FIRST = ("ckqgxh", "szjtc", "yjieg", "vwfb", "uow", "ae", "bp", "dt", "lr")
"""Letters that stand for one another at the beginning of a word."""


def _may_begin(key: str) -> str:
    """The letters that other spellings of a word may begin with."""
    return "".join(dict.fromkeys(key[0] + "".join(letters for letters in _LIKE_FIRST if key[0] in letters)))


def _slips(found: Found, fixed: frozenset[str], apart: Apart) -> dict[str, str]:
    """Words that stand once and are a slip of one that stands often, with that word, wherever in a name they stand.

    Whether the names around them agree is not asked: what has the same letters but one, is no word of the language and
    no other known name, and stands once beside many, is the same word, misspelt.
    """
    times: Counter[str] = Counter()
    shouted: set[str] = set()
    sentences: dict[str, set[int]] = defaultdict(set)
    for mention in found.mentions:
        for key in mention.keys:
            times[key] += not mention.headline
            shouted.update(
                t.key for t in mention.tokens if len(t.text) > 1 and t.text.isupper() and not mention.headline
            )
            sentences[key].add(mention.sentence)
    by_start: dict[str, list[str]] = defaultdict(list)
    for key, count in times.items():
        if count >= FREQUENT and len(key) >= SHORTEST_SLIP and key not in fixed and key not in shouted:
            by_start[key[0]].append(key)
    slips: dict[str, str] = {}
    for key, count in times.items():
        if count == 1 and len(key) >= SHORTEST_SLIP and key not in fixed and key not in shouted:
            near = [
                other
                for other in by_start[key[0]]
                if is_slip_of_frequent(key, other, times[other]) and not apart(key, other)
            ]
            if len(near) == 1 and sentences[near[0]].isdisjoint(sentences[key]):
                slips[key] = near[0]
    return slips


class _Sets:
    """Forms in disjoint sets (union by root)."""

    def __init__(self, forms: Iterable[Form]) -> None:
        self.forms = list(forms)
        self.parent = {id(form): id(form) for form in self.forms}
        self.merges: list[Merge] = []

    def root(self, form: Form) -> int:
        """What stands for the set that a form is in."""
        at = id(form)
        while self.parent[at] != at:
            self.parent[at] = self.parent[self.parent[at]]
            at = self.parent[at]
        return at

    def join(self, merge: Merge) -> None:
        """Put two forms into one set."""
        self.parent[self.root(merge.right)] = self.root(merge.left)
        self.merges.append(merge)

    def groups(self) -> list[Group]:
        """The sets, by their first mention."""
        found: dict[int, Group] = {}
        for form in self.forms:
            found.setdefault(self.root(form), Group([], [])).forms.append(form)
        for merge in self.merges:
            found[self.root(merge.left)].merges.append(merge)
        return list(found.values())
