"""What speaks for a lost quotation mark having stood at a place: the clues that ``missing`` weighs.

A clue is a short string, of a number for its sort and the values it joins: punctuation and words at the place, the
length of the quotation it would make, who spoke, how the block's other quotations look. English only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from cleaner.stages.quotes.lexicon import Lexicon
from cleaner.stages.quotes.words import PERSONAL, Word, attribution, bucket, read_words, sign

MAX_CANDIDATES = 250
"""Places looked at. A quotation longer than this many words is left to a person."""

SHORT = 30
"""Characters. Shorter quotations are terms and titles more often than speech."""

TERM = 6
"""Words. A quotation of no more is looked for elsewhere in the text."""

_ENDS = re.compile(r"[.!?…][\s\"”’)]")


@dataclass(frozen=True, slots=True)
class Around:
    """What the whole quotations around a lost mark are like.

    Attributes:
        others: Whether those of the block are ``short``, ``long``, ``both`` or ``none``.
        last: What the one before in the block ends with: a sign's class, ``term``, or ``none``.
        style: Whether commas and full stops stand ``in`` or ``out`` of them, ``both`` or ``none``.
        known: The short ones, lower-cased.
    """

    others: str = "none"
    last: str = "none"
    style: str = "none"
    known: frozenset[str] = frozenset()


def others_of(lengths: list[int]) -> str:
    """``Around.others``, from lengths in characters."""
    if not lengths:
        return "none"
    short = sum(length < SHORT for length in lengths)
    return "short" if short == len(lengths) else ("long" if short == 0 else "both")


def phrase_of(text: str) -> str:
    """A short quotation as it is compared with others."""
    return text.lower().rstrip(" .,!?")


def closing_places(
    text: str, start: int, end: int, around: Around, lexicon: Lexicon
) -> Iterator[tuple[int, list[str]]]:
    """Places in ``text[start:end]`` where a mark could close the quotation that opens right before ``start``."""
    nothing = Word(0, "", lexicon)
    words = read_words(text, start, end, lexicon)[:MAX_CANDIDATES]
    beyond = read_words(text, end, min(len(text), end + 40), lexicon)[:3]
    p2, p1 = [nothing, nothing, *read_words(text, start - 60, start - 1, lexicon)][-2:]
    before = text[max(start - 60, 0) : start - 1].rstrip()
    opening = _opening_context(before, p1)
    low = text.lower()
    first = words[0] if words else nothing
    cap = first.case in "CU"
    total = len(words)
    personal = [word.low in PERSONAL for word in words]
    inside = sentences = said_before = commas = 0
    titles = capitals = True
    for number, word in enumerate(words, 1):
        titles, capitals = titles and word.in_title, capitals and word.case in "CUd"
        inside += personal[number - 1]
        following = words[number : number + 5]
        if len(following) < 3 and end < len(text):
            following = following + beyond
        r1, r2 = [*following, nothing, nothing][:2]
        l2 = words[number - 2] if number > 1 else p1
        stop = words[number].start if number < total else end
        places = _after_word(text, word.end, stop)
        said = attribution(following)
        n, rest = bucket(number), bucket(total - number)
        a, s, c, few = min(said_before, 2), min(sentences, 3), min(commas, 3), min(number, 5)
        speaks = f"{min(inside, 2)}{any(personal[number : number + 12])}"
        title = f"{titles}{capitals}"
        here, before_it, after_it = (
            lexicon.cohesion(word.low, r1.low), lexicon.cohesion(l2.low, word.low), lexicon.cohesion(r1.low, r2.low),
        )  # fmt: skip
        for index, place in enumerate(places):
            left = sign(text[place - 1]) if index else "word"
            right = sign(text[place]) if place < end else ("edge" if end == len(text) else "mark")
            if right == "space" and not text[place:end].strip():
                right = "edge" if end == len(text) else "mark"
            if right in ("word", "other") or (right == "dash" and left == "word" and text[place] == "-"):
                continue
            near = f"{left}>{right}"
            clues = [
                near, f"1{near}|{r1.kind}", f"2{near}|{cap}|{opening}", f"3{near}|{said}|{cap}",
                f"4{near}|{said}|{a}|{min(s, 2)}", f"5{n}|{cap}", f"6{n}|{opening}", f"7{n}|{near}",
                f"8{s}|{opening}|{right}", f"9{s}|{near}|{r1.kind}", f"10{a}|{left}",
                f"11{word.kind}|{r1.kind}|{left}", f"12{word.kind}|{right}|{n}",
                f"13{title}|{r1.kind}|{cap}|{min(few, 4)}", f"14{left}|{cap}|{min(few, 4)}",
                f"15{word.case}{r1.case}|{near}|{cap}", f"16{around.others}|{n}", f"17{around.others}|{near}",
                f"18{word.low}|{left}", f"19{r1.low}|{left}{right}", f"20{word.low}|{r1.low}",
                f"21{r1.low}|{r2.low}|{left}", f"22{word.fine}|{r1.fine}|{left}",
                f"23{l2.coarse}|{word.coarse}|{r1.coarse}|{left}", f"24{word.coarse}|{r1.coarse}|{r2.coarse}|{left}",
                f"25{word.coarse}|{near}|{n}", f"26{r1.coarse}|{near}|{n}", f"27{l2.low}|{word.low}",
                f"28{p1.low}|{n}|{left}", f"29{p1.low}|{r1.coarse}|{few}", f"30{p1.coarse}|{n}|{near}",
                f"31{p1.low}|{r1.low}", f"32{p2.low}|{p1.low}|{n}", f"33{p1.coarse}|{first.coarse}|{n}",
                f"34{first.low}|{n}", f"35{p1.kind}|{title}|{r1.case}|{n}", f"36{rest}|{near}|{cap}",
                f"37{rest}|{around.others != 'none'}|{opening}|{right}", f"38{speaks}|{near}|{cap}",
                f"39{speaks}|{n}", f"40{c}|{near}|{cap}|{opening}", f"41{around.style}|{near}",
                f"42{around.last}|{near}|{opening}", f"43{title}|{word.case}{r1.case}|{left}",
                f"44{n}|{s}|{opening}|{left}", f"45{n}|{cap}|{opening}|{left}", f"46{word.fine}|{near}",
                f"47{r1.fine}|{near}", f"48{word.fine}|{r1.coarse}|{min(few, 3)}|{p1.kind}",
                f"49{here}|{near}", f"50{before_it}{here}{after_it}|{left}", f"51{here}|{n}|{r1.kind}",
            ]  # fmt: skip
            if number <= TERM and index == 0:
                clues += _repeated(phrase_of(text[start:place]), low, around, number, left)
            yield place, clues
        punctuation = text[word.end : word.end + 1] if len(places) > 1 else ""
        said_before += said not in ("no", "none") and punctuation in tuple(",?!")
        commas += punctuation in tuple(",;:")
        sentences += _ENDS.match(text, word.end) is not None or (len(places) > 1 and text[places[-1] - 1] in ".!?")


def _after_word(text: str, place: int, stop: int) -> list[int]:
    """Behind a word, behind the sign after it, and behind all signs after it."""
    places = [place]
    while place < stop and text[place] in ".,!?…;:)]'’":
        place += 1
        places.append(place)
    return places if len(places) <= 3 else [places[0], places[1], places[-1]]


def _opening_context(before: str, previous: Word) -> str:
    if not before:
        return "start"
    here = sign(before[-1])
    if here in (",", ":"):
        return f"{here}{previous.kind == 'saying'}"
    return f"word-{previous.kind}" if here == "word" else here


def _repeated(phrase: str, low: str, around: Around, number: int, near: str) -> list[str]:
    """Whether the quotation that a place would make is quoted, or just occurs, elsewhere."""
    again = f"{phrase in around.known}{len(phrase) > 2 and low.count(phrase) > 1}"
    return [f"60{again}|{min(number, 4)}", *([f"61{again}|{near}"] if number > 1 else [])]


def opening_places(
    text: str, start: int, end: int, around: Around, lexicon: Lexicon
) -> Iterator[tuple[int, list[str]]]:
    """Places in ``text[start:end]`` where a mark could open the quotation that closes right at ``end``."""
    nothing = Word(0, "", lexicon)
    words = read_words(text, start, end, lexicon)[-MAX_CANDIDATES:]
    after = read_words(text, end + 1, min(len(text), end + 70), lexicon)[:5]
    n1 = after[0] if after else nothing
    inner, outer, said = sign(text[end - 1 : end]), sign(text[end + 1 : end + 2]), attribution(after)
    closing = f"{inner}/{outer}/{said}"
    low = text.lower()
    total = len(words)
    last = words[-1] if words else nothing
    personal = [word.low in PERSONAL for word in words]
    inside = sentences = commas = said_between = 0
    titles = capitals = True
    led = start > 0 and any(word.kind == "saying" for word in words[:6])
    for number in range(1, total + 1):
        index = total - number
        word = words[index]
        titles, capitals = titles and word.in_title, capitals and word.case in "CUd"
        inside += personal[index]
        if number > 1:
            sentences += text[word.end : word.end + 1] in tuple(".!?…")
            commas += text[word.end : word.end + 1] in tuple(",;:")
        place = _before_word(text, word.start, start)
        beside = text[place - 1] if place > start else ""
        if beside and not beside.isspace() and beside not in "([-–—/":
            continue
        at_edge = not text[start:place].strip()
        behind = text[max(start, place - 40) : place].rstrip()
        here = ("edge" if start == 0 else "mark") if at_edge else sign(behind[-1:])
        if beside and beside in "([-–—/":
            here += "+"
        l2, l1 = [nothing, nothing, *words[max(index - 2, 0) : index]][-2:]
        r2 = words[index + 1] if number > 1 else n1
        saying = any(item.kind == "saying" for item in words[max(index - 3, 0) : index])
        cap = word.case in "CU"
        near = f"{here}<{cap}"
        n, rest = bucket(number), bucket(index)
        a, s, c, few = min(said_between, 2), min(sentences, 3), min(commas, 3), min(number, 5)
        speaks = f"{min(inside, 2)}{any(personal[max(index - 12, 0) : index])}"
        title = f"{titles}{capitals}"
        between, before_it, after_it = (
            lexicon.cohesion(l1.low, word.low), lexicon.cohesion(l2.low, l1.low), lexicon.cohesion(word.low, r2.low),
        )  # fmt: skip
        clues = [
            near, f"1{near}|{l1.kind}", f"2{near}|{closing}", f"3{near}|{saying}|{closing}",
            f"4{near}|{here == 'stop' and led and index <= 14}|{s}", f"5{n}|{closing}", f"6{n}|{near}",
            f"7{n}|{l1.kind}|{cap}", f"8{s}|{closing}|{near}", f"9{s}|{here}|{min(index, 12)}", f"10{a}|{near}",
            f"11{word.kind}|{here}", f"12{word.kind}|{l1.kind}|{n}", f"13{title}|{l1.kind}|{cap}|{min(few, 4)}",
            f"14{closing}|{l1.kind}|{min(few, 4)}", f"15{l1.case}{word.case}|{here}|{closing}",
            f"16{around.others}|{n}", f"17{around.others}|{near}", f"18{at_edge}|{start == 0}|{s}|{closing}",
            f"19{word.low}|{here}", f"20{l1.low}|{near}", f"21{l1.low}|{word.low}", f"22{l2.low}|{l1.low}",
            f"23{word.low}|{r2.low}", f"24{l1.fine}|{word.fine}|{here}",
            f"25{l2.coarse}|{l1.coarse}|{word.coarse}|{here}", f"26{l1.coarse}|{word.coarse}|{r2.coarse}|{here}",
            f"27{word.coarse}|{near}|{n}", f"28{l1.coarse}|{near}|{n}", f"29{n1.low}|{n}|{cap}",
            f"30{n1.low}|{l1.coarse}|{few}", f"31{n1.coarse}|{n}|{outer}{inner}", f"32{l1.low}|{n1.low}",
            f"33{l1.coarse}|{n1.coarse}|{n}", f"34{last.low}|{n}", f"35{last.coarse}|{n}|{closing}",
            f"36{l1.low}|{n}", f"37{n1.kind}|{title}|{l1.case}|{n}", f"38{rest}|{near}",
            f"39{rest}|{around.others != 'none'}|{closing}|{here}", f"40{speaks}|{near}|{inner}",
            f"41{speaks}|{n}", f"42{c}|{near}|{closing}", f"43{around.last}|{near}|{closing}",
            f"44{title}|{l1.case}{word.case}|{closing}", f"45{n}|{s}|{inner}{outer}|{here}",
            f"46{n}|{cap}|{closing}|{here}", f"47{word.fine}|{near}", f"48{l1.fine}|{near}",
            f"49{l1.fine}|{word.coarse}|{min(few, 3)}", f"50{around.style}|{inner}|{n}",
            f"51{between}|{here}", f"52{before_it}{between}{after_it}|{here}", f"53{between}|{n}|{l1.kind}",
        ]  # fmt: skip
        if number <= TERM:
            clues += _repeated(phrase_of(text[place:end]), low, around, number, closing)
        yield place, clues
        said_between += saying and here in (",", ":", "stop")


def _before_word(text: str, place: int, start: int) -> int:
    """Before a word and the signs that belong to it."""
    while place > start and text[place - 1] in "[$#…'‘":
        place -= 1
    return place
