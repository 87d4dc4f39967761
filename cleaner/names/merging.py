"""Which mentions of a text are of one name, and which words of them are spelt otherwise than the rest.

Similar is not enough. Two spellings are merged where every word of them is equal or a spelling of the other, **and**
something else agrees: the rest of the name, or, for a surname alone, that somebody of the full name is there and that
it
is a person who speaks or has a title. And nothing may speak against it: both in one sentence (nobody is spelt in two
ways in one breath; siblings and spouses are named together), a man's title and a woman's, "Jr." and none, another first
name with the surname, both known as different names, a difference at the end as grammar makes it.

What is left over and still likely is a doubt, for a flag.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import combinations
from typing import NamedTuple

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
from cleaner.names.clusters import Form, Grouped, Merge, Sets
from cleaner.names.find import Found
from cleaner.names.headlines import cut
from cleaner.names.pinyin import SURNAMES, is_pinyin
from cleaner.names.variants import is_known
from cleaner.names.words import is_word

MOST_COMPARISONS = 10_000
"""Pairs of names that are looked at in one text; an article has some hundreds, a list of ten thousand names would have
fifty million."""

SHORTEST_EQUAL = 3
"""Letters of the word that must be equal in two full names that are to be merged; initials agree with everybody."""

SHORTEST_SPACED = 6
"""Letters of a name whose spaces may be in other places."""

MOST_OF_RARER = 2
"""Times that the rarer of two spellings of one word may stand, if only letters speak for it: two that are both
frequent are two names
(Coinbound and Coinband)."""


Apart = Callable[[str, str], bool]
"""Whether two words are known to be two names, or no names of people at all, such as "African" and "American"."""


Place = Callable[[str], bool]
"""Whether a word is known as the name of a place or an organisation, or as an adjective ("Russian"), and so is no part
of somebody's name."""


def _unknown(*words: str) -> bool:
    del words
    return False


class _Text(NamedTuple):
    """What is known of a text besides its names.

    Attributes:
        fixed: Words whose letters are meant as they are.
        apart: Which words are different names.
        place: Which words are no part of somebody's name.
        english: Whether it is English.
    """

    fixed: frozenset[str]
    apart: Apart
    place: Place
    english: bool


def group(found: Found, apart: Apart = _unknown, place: Place = _unknown, *, english: bool = True) -> Grouped:
    """Group the mentions of a text by name.

    Args:
        found: The names of the text.
        apart: What is known of words that are different names.
        place: What is known of words that are no part of somebody's name.
        english: Whether the text is English. In other languages nouns have capitals or names are declined, and their
            words are not known here: only full names are compared there, and slips are left alone.

    Example:
        >>> from cleaner.names.find import find
        >>> text = "Oleg Vetchkin won. He is 30. Later Oleg Vetshkin lost. His brother Igor Vetchkin saw it."
        >>> [[" ".join(f.keys) for f in g.forms] for g in group(find(text, [(0, len(text))])).groups]
        [['oleg vetchkin', 'oleg vetshkin'], ['igor vetchkin']]
    """
    found = found._replace(mentions=tuple(cut(found.mentions)))
    text = _Text(found.small | found.odd, apart, place, english)
    slips = _slips(found, text) if english else {}
    forms: dict[tuple[str, ...], Form] = {}
    for mention in found.mentions:
        keys = tuple(slips.get(key, key) for key in mention.keys) if slips else mention.keys
        if not keys:
            continue
        form = forms.get(keys)
        if form is None:
            form = forms[keys] = Form(keys)
        form.add(mention)
    sets = Sets(forms.values())
    for merge in _full_names([form for form in forms.values() if len(form.keys) > 1], text):
        sets.join(merge)
    for merge in _spaced(forms.values()) if english else ():
        sets.join(merge)
    merges, doubts = _alone(forms.values(), sets, text)
    for merge in merges:
        sets.join(merge)
    return Grouped(sets.groups(), doubts, slips)


def _full_names(full: list[Form], text: _Text) -> list[Merge]:
    """Merges among names of two words or more."""
    shared: dict[tuple[int, int, str], list[Form]] = defaultdict(list)
    for form in full:
        for place, key in enumerate(form.keys):
            if len(key) >= SHORTEST_EQUAL:
                shared[len(form.keys), place, key].append(form)
    merges: list[Merge] = []
    initials: dict[tuple[str, ...], list[Merge]] = defaultdict(list)
    seen: set[tuple[int, int]] = set()
    for left, right in (pair for near in shared.values() for pair in combinations(near, 2)):
        if (id(left), id(right)) in seen:
            continue
        seen.add((id(left), id(right)))
        if len(seen) > MOST_COMPARISONS:
            break
        answers = _answers(left, right)
        if "initial" in answers:
            shorter = min(left.keys, right.keys, key=lambda keys: len("".join(keys)))
            initials[shorter].append(Merge(left, right, (), "variant"))
        elif answers and _is_one(left, right, answers, text):
            words = tuple(pair for pair in zip(left.keys, right.keys, strict=True) if pair[0] != pair[1])
            merges.append(Merge(left, right, words, "slip" if "different" in answers else "variant"))
    return merges + [found[0] for found in initials.values() if len(found) == 1]


def _answers(left: Form, right: Form) -> list[Agreement]:
    """How the words of two full names agree, one by one; nothing where they do not. A ``different`` is a slip."""
    answers: list[Agreement] = []
    chinese = not SURNAMES.isdisjoint(set(left.keys) & set(right.keys))
    for word, other in zip(left.keys, right.keys, strict=True):
        if word != other and min(len(word), len(other)) > 1 and not _look_alike(set(word), other, len(word)):
            return []
        answer = agreement(word, other)
        if answer != "equal" and (chinese or (answer == "different" and not is_slip(word, other))):
            return []
        answers.append(answer)
    if "initial" in answers and not set(answers) <= {"equal", "initial"}:
        return []
    return answers


def _is_one(left: Form, right: Form, answers: list[Agreement], text: _Text) -> bool:
    """Whether two full names that agree word by word are one."""
    words = [pair for pair in zip(left.keys, right.keys, strict=True) if pair[0] != pair[1]]
    if len(words) > 1 + (len(answers) > 3) or not (left.body or right.body):
        return False
    if any(form.is_shouted for form in (left, right)) or left.is_against(right):
        return False
    if any(pair[0] in text.fixed or pair[1] in text.fixed or text.apart(*pair) for pair in words):
        return False
    if not text.english:
        return set(answers) <= {"equal", "same", "like"}
    if {"near", "likely"}.isdisjoint(answers) or left.is_person or right.is_person:
        return True
    rest = (key for key, answer in zip(left.keys, answers, strict=True) if answer == "equal")
    return all(is_known(key) and not is_word(key) for key in rest)


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


def _alone(forms: Iterable[Form], sets: Sets, text: _Text) -> tuple[list[Merge], list[Merge]]:
    """Give every name of one word to the person whose surname or first name it is, if that is one person only.

    A word that is nobody's is compared with the surnames and first names of others, and with other words alone. Returns
    merges and doubts.
    """
    owners: dict[str, list[Form]] = defaultdict(list)
    single: dict[str, Form] = {}
    for form in forms:
        if len(form.keys) == 1:
            single[form.keys[0]] = form
        else:
            for key in dict.fromkeys((form.keys[-1], form.keys[0])):
                owners[key].append(form)
    merges: list[Merge] = []
    places: dict[str, list[_Place]] = defaultdict(list)
    for key in dict.fromkeys((*single, *owners)):
        own = owners.get(key, [])
        alone = [single[key]] if key in single else []
        if alone and len({sets.root(owner) for owner in own}) == 1 and not text.place(key) and _is_of(key, own):
            merges.append(Merge(own[0], alone[0], (), "surname"))
        if _is_name(key, (alone or own)[0], text):
            places[key[0]].append(_Place(key, alone + own))
    doubts: list[Merge] = []
    if text.english:
        free = [form for key, form in single.items() if key not in owners and _is_name(key, form, text)]
        merges += _by_letters(free, places, sets, text, doubts)
    return merges, doubts


def _is_of(key: str, owners: list[Form]) -> bool:
    """Whether a word alone can stand for the full names that it begins or ends: York is not New York, nor State State
    Farm."""
    if owners[0].keys[0] == "new":
        return False
    everyday = (is_word(word) and not is_known(word) for word in (key, owners[0].keys[-1]))
    return any(owner.is_person for owner in owners) or not any(everyday)


def _by_letters(
    free: list[Form], places: dict[str, list[_Place]], sets: Sets, text: _Text, doubts: list[Merge]
) -> Iterator[Merge]:
    """Compare words that are nobody's with the others that may begin like them."""
    compared = 0
    for form in free:
        key = form.keys[0]
        letters = set(key)
        found: list[Merge] = []
        for place in (place for first in _may_begin(key) for place in places.get(first, ())):
            compared += 1
            if compared > MOST_COMPARISONS:
                return
            if place.key != key and _look_alike(letters, place.key, len(key)) and not text.apart(place.key, key):
                found += _decide(form, place, sets, doubts)
        if len(found) == 1:
            yield found[0]


class _Place(NamedTuple):
    """A word that is a name alone or the surname or first name in full ones, with all of them."""

    key: str
    forms: list[Form]


def _is_name(key: str, form: Form, text: _Text) -> bool:
    """Whether a word can be one whose spelling is compared: no word of the language, no plaything of capitals."""
    if form.is_shouted:
        return False
    return len(key) >= SHORTEST_KNOWN and form.body > 0 and key not in text.fixed and key.isalpha() and not is_word(key)


def _look_alike(letters: set[str], other: str, length: int) -> bool:
    """A cheap look before words are aligned: two thirds of the letters are shared."""
    if abs(length - len(other)) > 3:
        return False
    theirs = set(other)
    return 3 * len(letters & theirs) >= 2 * max(len(letters), len(theirs)) - 1


def _decide(form: Form, place: _Place, sets: Sets, doubts: list[Merge]) -> list[Merge]:
    """Whether a name of one word is a spelling of another, by their letters and by what else agrees."""
    key = form.keys[0]
    answer = agreement(place.key, key)
    slip = answer in ("likely", "different") and is_slip(place.key, key)
    if answer == "initial" or (answer in ("likely", "different") and not slip):
        return []
    owners = [other for other in place.forms if len(other.keys) > 1]
    if any(other.is_against(form) for other in place.forms) or len({sets.root(owner) for owner in owners}) > 1:
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


def _slips(found: Found, text: _Text) -> dict[str, str]:
    """Words that stand once and are a slip of one that stands often, with that word, wherever in a name they stand.

    Whether the names around them agree is not asked: what has the same letters but one, is no word of the language and
    no other known name, and stands once beside many, is the same word, misspelt.
    """
    times: Counter[str] = Counter()
    sentences: dict[str, set[int]] = defaultdict(set)
    shouted: set[str] = set()
    for mention in found.mentions:
        for token in mention.tokens:
            if token.key:
                times[token.key] += not mention.headline
                sentences[token.key].add(mention.sentence)
                if not mention.headline and token.text.isupper():
                    shouted.add(token.key)
    able = [key for key in times if len(key) >= SHORTEST_SLIP and key not in text.fixed and key not in shouted]
    often: dict[str, list[str]] = defaultdict(list)
    for key in able:
        if times[key] >= FREQUENT:
            often[key[0]].append(key)
    slips: dict[str, str] = {}
    compared = 0
    for key in able:
        if times[key] != 1:
            continue
        letters = set(key)
        compared += len(often[key[0]])
        if compared > MOST_COMPARISONS:
            break
        near = [
            other
            for other in often[key[0]]
            if _look_alike(letters, other, len(key))
            and is_slip_of_frequent(key, other, times[other])
            and not text.apart(key, other)
        ]
        if len(near) == 1 and sentences[near[0]].isdisjoint(sentences[key]):
            slips[key] = near[0]
    return slips
