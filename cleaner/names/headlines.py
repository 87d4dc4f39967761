"""Names inside headlines, where every word has a capital: "Alexei Morozenko Wins Big Race".

A headline tells nothing of its own. But a run of capitals in it may hold a name that the body has, spelt the same way
or
another, and then that part of the run is the mention.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from cleaner.names.agreement import agreement, is_slip
from cleaner.names.find import Mention, Token

MOST_NAMES = 20
"""Names of the body with one word in common that a headline is compared with, so that a list of a thousand Smiths
takes no longer."""


def cut(mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions, with those of headlines cut down to the names of the body that stand in them.

    Example:
        >>> from cleaner.names.find import find
        >>> headline = "Oleg Vetshkin Wins Vienna Race"
        >>> text = headline + " Oleg Vetchkin has won, and it was not a close race at all."
        >>> found = find(text, [(0, len(headline)), (len(headline) + 1, len(text))])
        >>> [text[m.start : m.end] for m in cut(found.mentions)]
        ['Oleg Vetshkin', 'Oleg Vetchkin']
    """
    if not any(mention.headline and len(mention.keys) > 1 for mention in mentions):
        return list(mentions)
    body = {mention.keys for mention in mentions if not mention.headline}
    places: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for keys in sorted(body, key=len, reverse=True):
        for key in set(keys):
            if len(places[key]) < MOST_NAMES:
                places[key].append(keys)
    found: list[Mention] = []
    for mention in mentions:
        found += _parts(mention, body, places) if mention.headline else (mention,)
    return found


def _parts(mention: Mention, body: set[tuple[str, ...]], places: dict[str, list[tuple[str, ...]]]) -> Iterator[Mention]:
    keys = mention.keys
    if len(keys) < 2 or keys in body:
        yield mention
        return
    words = [token for token in mention.tokens if token.key]
    at = 0
    found = False
    while at < len(words):
        length = _longest(keys, at, places)
        if length:
            yield mention._replace(tokens=_between(mention.tokens, words[at], words[at + length - 1]))
            found = True
        at += length or 1
    if not found:
        yield mention


def _longest(keys: tuple[str, ...], at: int, places: dict[str, list[tuple[str, ...]]]) -> int:
    """Words of the longest name of the body that begins at a word of the run; 0 for none."""
    for near in keys[at : at + 2]:  # one of the first two words is spelt as the body has it
        for name in places.get(near, ()):
            window = keys[at : at + len(name)]
            if len(window) == len(name) and near in name and all(map(_agree, name, window)):
                return len(name)
    return 0


def _agree(left: str, right: str) -> bool:
    return agreement(left, right) in ("equal", "same", "like", "near") or is_slip(left, right)


def _between(tokens: tuple[Token, ...], first: Token, last: Token) -> tuple[Token, ...]:
    return tokens[tokens.index(first) : tokens.index(last) + 1]
