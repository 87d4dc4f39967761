"""Capitals inside a sentence, where a piece begins that was translated alone.

A page that is translated text node by text node gets a capital wherever a link begins or ends. In clean text a word
that is otherwise written small hardly ever has a capital inside a sentence, unless it is part of a title, and titles
show: other capitals stand around them, or quotation marks.
"""

from __future__ import annotations

from collections.abc import Iterator

from cleaner.stages.artefacts.hit import Hit
from cleaner.stages.artefacts.lexicon import lexicon
from cleaner.stages.artefacts.sentence import Sentence
from cleaner.stages.artefacts.tags import word_classes
from cleaner.stages.artefacts.words import words

SUBJECTS = words("he she it they we this that these those there his her its their the")
"""What a sentence begins with that has lost its beginning."""

FUNCTION = SUBJECTS | words(
    "a an in on at by for from of to with into over under about between against during without within through "
    "among and or but as if when while who whom which where after before because although however since until "
    "than then so was were is are has have had will would can could should must did does be been being not no "
    "also said says added told some any many several all both most other another such our your my me him them us"
)
"""Words without a meaning of their own; in clean text one of them has a capital inside a sentence once in some
thousand sentences, headlines apart."""


PASTS = words(
    "said told made took gave went came saw left met began became held led kept won lost sent spoke wrote found "
    "thought brought put stood"
)
"""Irregular pasts, by which a piece behind a name shows that it begins with its verb."""

BEFORE_PHRASE = words("of on against about over into from by with because during after between for")
"""Words behind which a common noun with a capital is the text of a link, unless it is a title or an institution."""

LONGEST_TITLE = 5
"""Words; capitals among the first so many words behind an opening quotation mark may be those of a title."""


PRONOUNS = words("he she it they we")
"""They need no small letter before them: nothing else stands between a name and its verb."""

INSTITUTIONS = words(
    "european united court government ministry minister president prime foreign security russian american french "
    "german chinese israeli iranian ukrainian british turkish egyptian republic council parliament state kremlin "
    "pentagon white supreme federal national international"
)
"""First words of names before which *the* has no capital."""


def capitals(sentence: Sentence) -> Iterator[Hit]:
    """Function words and common words with a capital inside a sentence."""
    if len(sentence.capitals) < 2 and sentence.capitals[:1] in ([], [0]):
        return
    known = lexicon().alone
    for index in sentence.capitals:
        word = sentence.lower[index]
        if index == 0 or (word not in known and word not in FUNCTION) or not sentence.words[index][1:].islower():
            continue
        code = _function_word(sentence, index) if word in FUNCTION else _common_word(sentence, index)
        if code and not sentence.is_title and not _in_title(sentence, index):
            first = index - 1 if code in ("MT102", "MT104") else index
            yield Hit(code, sentence.starts[first], sentence.ends[index])


def _function_word(sentence: Sentence, index: int) -> str:  # noqa: PLR0911 -- one question after another
    word = sentence.lower[index]
    before = sentence.before(index)
    if (
        not (before == " " or (before == ", " and word in BEHIND_COMMA))
        or not sentence.leads(index)
        or not sentence.words[index - 1].isalpha()
    ):
        return ""
    if not sentence.words[index + 1][0].islower():
        near = word == "the" and sentence.lower[index + 1] in INSTITUTIONS
        return "MT107" if near and before == " " and sentence.words[index - 1].islower() else ""
    after_name = sentence.words[index - 1][0].isupper()
    if word in ("me", "us", "who", "will", "your") and (after_name or word != "will"):
        return ""
    if after_name and sentence.lower[index - 1] in (lexicon().lower if word in PRONOUNS else lexicon().mostly):
        return ""
    if word in PRONOUNS and after_name and before == " ":
        return "MT102"
    if sentence.first_small >= index and not _goes_on_small(sentence, index):
        return ""
    if word in SUBJECTS and after_name and before == " ":
        return "MT102"
    if (after_name and _is_common(sentence.lower[index - 1])) or _begins_title(sentence, index):
        return ""
    return "MT101"


def _begins_title(sentence: Sentence, index: int) -> bool:
    """Whether a title begins here: Where the Wild Things Are; The xx."""
    if sentence.words[index] == "The" and len(sentence.words[index + 1]) < 3:
        return True
    if index + 2 >= len(sentence) or not sentence.words[index + 2][0].isupper():
        return False
    word = sentence.lower[index + 2]
    return word in lexicon().mostly or _is_common(word)


def _is_common(word: str) -> bool:
    """Whether a word with a capital is no name, so that it ends a heading that lost its line."""
    nouns = word_classes().nouns
    return word in nouns or word.removesuffix("s") in nouns or word.endswith(("ing", "tion", "ity"))


def _common_word(sentence: Sentence, index: int) -> str:
    word, before = sentence.lower[index], sentence.words[index - 1]
    if not sentence.follows(index) or not before.isalpha() or word in NEVER_ALONE or not word.isalpha():
        return ""
    if _goes_on(sentence, index) or before in INSTRUCTIONS or not _phrase_follows(sentence, index):
        return ""
    if before[0].isupper():
        past = word in PASTS or word.endswith("ed")
        return "MT104" if past and sentence.leads(index) and word in lexicon().lower and word in lexicon().alone else ""
    if before in BEFORE_PHRASE:
        return "MT103"
    if before in DETERMINERS:
        return "MT109"
    return "MT108" if sentence.leads(index) and word in lexicon().lower and word in lexicon().alone else ""


def _phrase_follows(sentence: Sentence, index: int) -> bool:
    """Whether what follows is neither a name that goes on nor the word for a thing with a name (the Send button)."""
    if not sentence.leads(index):
        return sentence.after(index)[:1] in (",", ".", ";", "?", "!", "")
    following = sentence.words[index + 1]
    if following in LINKS_IN_NAMES and sentence.leads(index + 1) and sentence.words[index + 2][0].isupper():
        return False
    return following[0].islower() and following not in NAMED_THINGS


def title_case(sentence: Sentence) -> Iterator[Hit]:
    """Two or three common words in title case between words in small letters."""
    known, words = lexicon().mostly, sentence.words
    last = -1
    for index in sentence.capitals:
        if index <= last or index == 0:
            continue
        last = index
        while last + 1 < len(words) and sentence.joined[last] and words[last + 1][0].isupper():
            last += 1
        run = sentence.lower[index : last + 1]
        if not 2 <= len(run) <= LONGEST_RUN or not sentence.follows(index) or not words[index - 1].islower():
            continue
        if _goes_on(sentence, index) or not _phrase_follows(sentence, last) or words[index - 1] in INSTRUCTIONS:
            continue
        if any(word not in known or word in FUNCTION or not word.isalpha() for word in run):
            continue
        if any(not word[1:].islower() for word in words[index : last + 1]) or _in_title(sentence, index):
            continue
        if not sentence.is_title and (not sentence.leads(last) or words[last + 1][0].islower()):
            yield Hit("MT105", sentence.starts[index], sentence.ends[last])


def _goes_on(sentence: Sentence, index: int) -> bool:
    """Whether the word belongs to a title that began before: Ease of Use, Food and Water Watch, How to Get Away."""
    if index < 2 or sentence.lower[index - 1] not in LINKS_IN_NAMES:
        return False
    return any(word[0].isupper() for word in sentence.words[max(1, index - 3) : index - 1])


LINKS_IN_NAMES = words("of for to and the in a with on at by from or")

NAMED_THINGS = words(
    "of tab icon button menu page dialog plan plans app property setting settings field option section screen "
    "model program programme course website account template feature widget drop-down key mode view folder file "
    "list configuration engine engines exams award awards winner team series class theory company brand store "
    "system platform"
)
"""Nouns behind the name of a thing."""

LONGEST_RUN = 3
"""Words of a link in title case; longer runs are titles."""

BEHIND_COMMA = words("which that who whom whose of to for from by with in on at where because since")
"""Behind a comma these are capitalised by nobody; others are, by people who write a comma for a full stop."""

NEVER_ALONE = words("how what why more use need general up out")
"""Common words that stand for a title or a button."""

DETERMINERS = words("the a an its their his her our your this my")
INSTRUCTIONS = words("tap click select press read see including choose open send pay start visit like as called named")
"""Behind these stands what a button, a page or a thing is called."""

FEWEST_SMALL = 3
"""Words in small letters in a row that show a sentence behind a capital where none stand before it, as in a heading."""


def _goes_on_small(sentence: Sentence, index: int) -> bool:
    following = sentence.words[index + 1 : index + 1 + FEWEST_SMALL]
    return len(following) == FEWEST_SMALL and all(word[0].islower() for word in following)


def _in_title(sentence: Sentence, index: int) -> bool:
    """Whether a quotation mark was opened a few words before."""
    first = max(0, index - LONGEST_TITLE)
    before = sentence.text[sentence.ends[first - 1] if first else sentence.start : sentence.starts[index]]
    at = before.rfind('"')
    return at >= 0 and before[at + 1 : at + 2].isalpha()
