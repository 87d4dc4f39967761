"""What speaks for a lost quotation mark having stood at a place: the clues that ``missing`` weighs.

A clue is a short name. English only: half of them are about English words of saying and English articles.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

MAX_CANDIDATES = 250
"""Places looked at. A quotation longer than this many words is left to a person."""


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_SAYING = _set(
    """said says say saying told tells asked asks added adds explained explains wrote writes noted notes replied replies
    stated states argued argues according continued continues recalled recalls admitted admits claimed claims warned
    warns insisted insists commented comments remarked remarks declared suggested suggests concluded concludes announced
    announces observed shared shares answered responded responds advises advised cautioned emphasized"""
)
_PRONOUN = _set("he she they i we it you who")
_ARTICLE = _set("a an the this that these those my his her its our your their any every no some each")
_NAMING = _set(
    "called call calls calling named term terms word words phrase titled entitled dubbed labeled labelled known "
    "so-called mean means meaning as or like of"
)
_FUNCTION = _set(
    """and or but of to in on at by for with from into than then that which who when while where because if is are was
    were be been has have had can could will would should may might must do does did as so about after before over
    under between through during without within against it he she they we you i this these those there"""
)
_WORD = re.compile(r"[\w$£€#@%&+][\w'’./&%+-]*|[\w]")
_ENDS = re.compile(r"[.!?…][\s\"”’)]")
_BUCKETS = (1, 2, 3, 4, 5, 6, 8, 11, 16, 26, 41, 71)


def _bucket(count: int) -> str:
    for limit in _BUCKETS:
        if count <= limit:
            return str(limit)
    return "more"


def _kind(word: str) -> str:  # noqa: PLR0911 -- one class of words after the other
    """The class of a word beside a place."""
    if not word:
        return "none"
    low = word.lower().rstrip(".")
    if low in _SAYING:
        return "saying"
    if low in _PRONOUN:
        return "pronoun"
    if low in _ARTICLE:
        return "article"
    if low in _FUNCTION:
        return "function"
    if low in _NAMING:
        return "naming"
    if word[0].isupper():
        return "capital"
    return "digit" if word[0].isdigit() else "lower"


def _form(word: str) -> str:
    """The word itself where it is a small one, otherwise its ending."""
    low = word.lower()
    return low if len(low) <= 4 or low in _FUNCTION else "-" + low[-3:]


def _case(word: str) -> str:
    if not word:
        return "-"
    if word.isupper() and len(word) > 1:
        return "U"
    return "C" if word[0].isupper() else ("d" if word[0].isdigit() else "l")


def others_of(lengths: list[int]) -> str:
    """What the whole quotations of a block are like, from their lengths in characters."""
    if not lengths:
        return "none"
    short = sum(length < SHORT for length in lengths)
    return "short" if short == len(lengths) else ("long" if short == 0 else "both")


SHORT = 30
"""Characters. Shorter quotations are terms and titles more often than speech."""


def _sign(char: str) -> str:  # noqa: PLR0911 -- one class of characters after the other
    if not char:
        return "edge"
    if char.isspace():
        return "space"
    if char in ".…":
        return "stop"
    if char in "!?":
        return "ask"
    if char in ",:;":
        return char
    if char in "-–—":
        return "dash"
    if char in "([":
        return "bracket"
    return "word" if char.isalnum() else "other"


def _attribution(words: list[str]) -> str:
    """Whether the next words say who spoke: ``he said``, ``said Smith``, ``Anna Smith, a lawyer, says``."""
    kinds = [_kind(word) for word in words[:4]]
    if not kinds:
        return "none"
    if kinds[0] == "saying":
        return "saying"
    if kinds[0] in ("pronoun", "capital", "article") and "saying" in kinds[1:3]:
        return "who-saying"
    if kinds[0] in ("capital", "article") and "saying" in kinds[3:]:
        return "who-who-saying"
    return "no"


def closing_places(text: str, start: int, end: int, others: str) -> Iterator[tuple[int, list[str]]]:
    """Places in ``text[start:end]`` where a mark could close the quotation that opens right before ``start``."""
    spans = [(m.start() + start, m.end() + start, m.group()) for m in _WORD.finditer(text[start:end])][:MAX_CANDIDATES]
    before = text[: start - 1].rstrip()
    opening = _opening_context(text, start - 1, before)
    first = spans[0][2] if spans else ""
    first_kind = "Cap" if first[:1].isupper() else "low"
    sentences = attributions = 0
    all_titles = True
    for number, (word_start, _, word) in enumerate(spans, 1):
        word_end = word_start + len(word.rstrip(".'’"))
        titled = word[:1].isupper() or word[:1].isdigit() or _kind(word) in ("function", "article", "naming")
        all_titles = all_titles and titled
        following = [item[2] for item in spans[number : number + 4]]
        stop = spans[number][0] if number < len(spans) else end
        places = [word_end]
        at = word_end
        while at < stop and text[at] in ".,!?…;:)":
            at += 1
            places.append(at)
        if len(places) > 3:
            places = [places[0], places[1], places[-1]]
        said = _attribution(following)
        for index, place in enumerate(places):
            left = _sign(text[place - 1]) if index else "word"
            right = _sign(text[place]) if place < end else ("edge" if end == len(text) else "mark")
            if right == "space" and not text[place:end].strip():
                right = "edge" if end == len(text) else "mark"
            if right in ("word", "other") or (right == "dash" and left == "word" and text[place] == "-"):
                continue
            after = _kind(following[0]) if following else "none"
            near = f"{left}>{right}"
            yield (
                place,
                [
                    near,
                    f"{near}|{after}",
                    f"{near}|{first_kind}|{opening}",
                    f"{near}|said={said}|{first_kind}",
                    f"{near}|said={said}|n{min(attributions, 2)}|s{min(sentences, 2)}",
                    f"n={_bucket(number)}|{first_kind}",
                    f"n={_bucket(number)}|{opening}",
                    f"n={_bucket(number)}|{near}",
                    f"s={min(sentences, 3)}|{opening}|{right}",
                    f"s={min(sentences, 3)}|{near}|{after}",
                    f"a={min(attributions, 2)}|{left}",
                    f"word={_kind(word)}|{after}|{left}",
                    f"word={_kind(word)}|{right}|n={_bucket(number)}",
                    f"titles={all_titles}|{after}|{first_kind}|{min(number, 4)}",
                    f"only|{left}|{first_kind}|n={min(number, 4)}",
                    f"next={_form(following[0] if following else '')}|{left}|{right}",
                    f"last={_form(word)}|{near}",
                    f"case={_case(word)}{_case(following[0] if following else '')}|{near}|{first_kind}",
                    f"others={others}|n={_bucket(number)}",
                    f"others={others}|{near}",
                ],
            )
        if said not in ("no", "none") and len(places) > 1 and text[word_end] in ",?!":
            attributions += 1
        if _ENDS.match(text, word_end) or (len(places) > 1 and text[places[-1] - 1] in ".!?"):
            sentences += 1


def _opening_context(text: str, mark: int, before: str) -> str:
    if not before:
        return "start"
    sign = _sign(before[-1])
    word = re.search(r"[\w'’-]+$", before.rstrip(",:; ")[-30:])
    kind = _kind(word.group()) if word else "none"
    if sign in (",", ":"):
        return f"{sign}{'saying' if kind == 'saying' else ''}"
    if sign == "word":
        return f"word-{kind}"
    return sign


def opening_places(text: str, start: int, end: int, others: str) -> Iterator[tuple[int, list[str]]]:
    """Places in ``text[start:end]`` where a mark could open the quotation that closes right at ``end``."""
    spans = [(m.start() + start, m.end() + start, m.group()) for m in _WORD.finditer(text[start:end])][-MAX_CANDIDATES:]
    closing = _closing_context(text, end)
    sentences = attributions = 0
    all_titles = True
    total = len(spans)
    for number in range(1, total + 1):
        index = total - number
        word_start, word_end, word = spans[index]
        titled = word[:1].isupper() or word[:1].isdigit() or _kind(word) in ("function", "article", "naming")
        all_titles = all_titles and titled
        ends_sentence = number > 1 and text[word_end : word_end + 1] in tuple(".!?…")
        if ends_sentence:
            sentences += 1
        place = word_start
        while place > start and text[place - 1] in "[$#…'‘":
            place -= 1
        before = text[max(place - 1, 0)] if place else ""
        if before and not before.isspace() and before not in "([-–—/":
            continue
        behind = text[max(0, place - 40) : place].rstrip() if place > start else ""
        at_edge = not text[start:place].strip()
        sign = ("edge" if start == 0 else "mark") if at_edge else _sign(behind[-1:])
        previous = [item[2] for item in spans[max(index - 3, 0) : index]]
        kind = _kind(previous[-1]) if previous else "none"
        saying = "saying" if any(_kind(item) == "saying" for item in previous[-3:]) else "no"
        first = "Cap" if word[:1].isupper() else "low"
        here = f"{sign}<{first}"
        after_attribution = "yes" if sign == "stop" and _leads(text, start, behind, previous, index) else "no"
        yield (
            place,
            [
                here,
                f"{here}|{kind}",
                f"{here}|{closing}",
                f"{here}|saying={saying}|{closing}",
                f"{here}|said-before={after_attribution}|s{min(sentences, 3)}",
                f"n={_bucket(number)}|{closing}",
                f"n={_bucket(number)}|{here}",
                f"n={_bucket(number)}|{kind}|{first}",
                f"s={min(sentences, 3)}|{closing}|{here}",
                f"s={min(sentences, 3)}|{sign}|left={min(index, 12)}",
                f"a={min(attributions, 2)}|{here}",
                f"word={_kind(word)}|{sign}",
                f"word={_kind(word)}|{kind}|n={_bucket(number)}",
                f"titles={all_titles}|{kind}|{first}|{min(number, 4)}",
                f"only|{closing}|{kind}|n={min(number, 4)}",
                f"previous={_form(previous[-1] if previous else '')}|{sign}|{first}",
                f"first={_form(word)}|{here}",
                f"case={_case(previous[-1] if previous else '')}{_case(word)}|{sign}|{closing}",
                f"others={others}|n={_bucket(number)}",
                f"others={others}|{here}",
                f"edge={at_edge}|start0={start == 0}|s{min(sentences, 3)}|{closing}",
            ],
        )
        if saying == "saying" and sign in (",", ":", "stop"):
            attributions += 1


def _leads(text: str, start: int, behind: str, previous: list[str], index: int) -> bool:
    """Whether the sentence before a place is the attribution of the quotation before it: ``“...,” he said. We``."""
    return (
        start > 0 and index <= 12 and "saying" in (_kind(word) for word in _WORD.findall(text[start : start + 60])[:6])
    )


def _closing_context(text: str, mark: int) -> str:
    inside = _sign(text[mark - 1 : mark])
    following = _WORD.findall(text[mark + 1 : mark + 60])[:4]
    outside = _sign(text[mark + 1 : mark + 2])
    said = _attribution(following)
    return f"{inside}/{outside}/{said if said != 'none' else 'end'}"
