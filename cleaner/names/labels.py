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


def matters(group: Group, gazetteer: Names) -> bool:
    """Whether an unknown name is worth telling.

    None is a single word that stands once, or only where sentences begin, or is the adjective of a country.
    """
    mentions = [mention for form in group.forms for mention in form.mentions if not mention.headline]
    if any(len(form.keys) > 1 for form in group.forms):
        return bool(mentions)
    if mentions and all(_is_adjective(mention, gazetteer) for mention in mentions):
        return False
    if is_person(group):
        return bool(mentions)
    return len(mentions) > 1 and not all(mention.opens for mention in mentions)


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
