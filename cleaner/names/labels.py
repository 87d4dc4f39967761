"""Which names of a text are worth telling, and what they are names of. Nothing here changes a text."""

from __future__ import annotations

from collections.abc import Iterable

from cleaner.names.cluster import Kind, NameCluster
from cleaner.names.clusters import Form, Group
from cleaner.names.find import Mention
from cleaner.names.known import Names
from cleaner.names.variants import is_known
from cleaner.names.words import is_word

SHORTEST_ACRONYM = 3
"""Letters of a word in capitals that nobody is called; two may be initials."""


def is_person(group: Group) -> bool:
    """Whether somebody of the group speaks or has a title."""
    return any(form.is_person for form in group.forms)


def kind(group: Group, gazetteer: Names) -> Kind:
    """What a name is of that the gazetteer does not know: a person, or unknown.

    What speaks or is told something is not always somebody: channels, ministries and models are too. Nobody has an
    acronym, a country or an everyday word in the name.
    """
    if not is_person(group):
        return "unknown"
    fullest = max(group.forms, key=lambda form: len(form.keys))
    everyday = [is_word(key) and not is_known(key) for key in fullest.keys]
    if any(mention.titles for form in group.forms for mention in form.mentions):
        return "unknown" if all(everyday) else "person"
    if _has_acronym(fullest) or any(everyday):
        return "unknown"
    return "unknown" if len(fullest.keys) > 1 and _is_of_place(fullest, gazetteer) else "person"


def _has_acronym(form: Form) -> bool:
    """Whether a word of it is in capitals and the rest is not."""
    words = [token.text for token in form.mentions[0].tokens if token.key]
    shouted = [word for word in words if word.isupper() and len(word) >= SHORTEST_ACRONYM]
    return bool(shouted) and len(shouted) < len(words)


def _is_of_place(form: Form, gazetteer: Names) -> bool:
    """Whether its first or last word is a known place or organisation, as in "Sky Italia"."""
    words = [token.text for token in form.mentions[0].tokens if token.key]
    entries = (gazetteer.lookup(word) for word in (words[0], words[-1]))
    return any(entry is not None and entry.kind != "person" for entry in entries)


def matters(group: Group, gazetteer: Names, small: frozenset[str], *, nouns: bool) -> bool:
    """Whether an unknown name is worth telling.

    None is a single word that stands once, or only where sentences begin, or is the adjective of a country; an everyday
    word that the text has in small letters as well ("Season 2"), or a heading of such words that stands once.

    Args:
        group: All that is one name.
        gazetteer: What knows adjectives.
        small: Words that the text has in small letters.
        nouns: Whether the text is in a language that gives every noun a capital. There only people are told, by their
            titles or by a word that is known in names, and acronyms.
    """
    mentions = [mention for form in group.forms for mention in form.mentions if not mention.headline]
    if any(mention.titles for mention in mentions):
        return True
    if not mentions or all(_is_everyday(form, small, len(mentions)) for form in group.forms):
        return False
    if len(mentions) == 1 and _is_heading(mentions[0]):
        return False
    if nouns:
        return any(_is_personal(form, small) for form in group.forms)
    if any(len(form.keys) > 1 for form in group.forms):
        return True
    stands = is_person(group) or (len(mentions) > 1 and not all(mention.opens for mention in mentions))
    return stands and not all(_is_adjective(mention, gazetteer) for mention in mentions)


def _is_everyday(form: Form, small: frozenset[str], times: int) -> bool:
    """Whether a form is made of everyday words that the text has in small letters too; one of several words, if it
    stands once."""
    if len(form.keys) == 1 and len(form.keys[0]) == 1:
        return True
    if len(form.keys) > 1 and times > 1:
        return False
    return all(is_word(key) and not is_known(key) and _is_small(key, small) for key in form.keys)


def _is_heading(mention: Mention) -> bool:
    """Whether it begins a line or a sentence and is of everyday words, as the heads of list items are."""
    return mention.opens and not mention.speaks and all(is_word(key) and not is_known(key) for key in mention.keys)


def _is_small(key: str, small: frozenset[str]) -> bool:
    """Whether a text has a word in small letters, in the singular or the plural."""
    return key in small or f"{key}s" in small or (key.endswith("s") and key[:-1] in small)


_OF_GRAMMAR = frozenset(("der", "des", "dem", "den", "zu", "zum", "zur"))
"""What stands between two German nouns, and between a first name and a surname only behind "von"."""


def _is_personal(form: Form, small: frozenset[str]) -> bool:
    """Whether nouns with a capital are somebody's name, or an acronym."""
    words = [token.text for token in form.mentions[0].tokens]
    if len(form.keys) == 1:
        acronym = words[-1].isupper() and len(words[-1]) >= SHORTEST_ACRONYM
        return (acronym and len(form.mentions) > 1) or (form.is_person and is_known(form.keys[0]))
    if form.keys[0] in small or not (is_known(form.keys[0]) or form.is_person):
        return False
    inside = [word.lower() for word in words[1:-1] if word.islower()]
    return inside[:1] == ["von"] or _OF_GRAMMAR.isdisjoint(inside)


def _is_adjective(mention: Mention, gazetteer: Names) -> bool:
    return all(gazetteer.is_adjective(token.text) for token in mention.tokens if token.key)


def joined(clusters: Iterable[NameCluster]) -> list[NameCluster]:
    """The clusters in the order of the text, those that the gazetteer knows as one made one.

    Example:
        >>> later, earlier = ((9, 13, "Kyiv"),), ((0, 4, "Kiev"),)
        >>> twice = [NameCluster("Kyiv", "place", mentions) for mentions in (later, earlier)]
        >>> [cluster.mentions for cluster in joined(twice)]
        [((0, 4, 'Kiev'), (9, 13, 'Kyiv'))]
    """
    found: dict[tuple[str, str], NameCluster] = {}
    rest: list[NameCluster] = []
    for cluster in clusters:
        if cluster.kind == "unknown":
            rest.append(cluster)
            continue
        same = found.get((cluster.canonical, cluster.kind))
        mentions = cluster.mentions if same is None else tuple(sorted((*same.mentions, *cluster.mentions)))
        found[cluster.canonical, cluster.kind] = cluster._replace(mentions=mentions)
    return sorted((*found.values(), *rest), key=lambda cluster: cluster.mentions[0])
