"""Keys under which spellings of one name meet.

The *exact key* takes away what writers treat as style: case, accents, apostrophes, dots, kinds of hyphens and spaces.
The *folded key* also takes away how a name was brought into Latin letters: which letters stand for one sound in
English, French, German and scholarly transliteration, the Arabic article, the many spellings of Mohammed and of other
given names.

The folded key is for names that come from another script. Between names that are written in Latin letters at home,
"Marc" and "Mark" or "Brian" and "Bryan" are different people, and nothing here should be asked.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_DASHES = "-\u00ad\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u05be"
_APOSTROPHES = "'`´\u2018\u2019\u201a\u201b\u2032\u02b9\u02bb\u02bc\u02bd\u02be\u02bf\u05f3\uff07"

_STYLE = {ord(sign): "-" for sign in _DASHES} | {ord(sign): None for sign in _APOSTROPHES + ".,\u200c\u200d"}

_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "ə": "a", "ħ": "h"}
)

_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa", "đ": "dj"})


_CLOSED_STOP = re.compile(r"\.(?=\w)")


LONGEST_REMEMBERED = 100
"""Code points; the keys of longer names are worked out anew, since they would only fill the memory."""


def exact_key(name: str, dash: str = " ") -> str:
    """A name without case, accents, apostrophes and dots.

    Args:
        name: As it stands in a text.
        dash: What a hyphen becomes: a space, or nothing.

    Example:
        >>> exact_key("Sana’a"), exact_key("KIM Jong-un"), exact_key("Kim Jong-Un", dash="")
        ('sanaa', 'kim jong un', 'kim jongun')
    """
    return _remembered(name, dash) if len(name) <= LONGEST_REMEMBERED else _exact_key(name, dash)


def _exact_key(name: str, dash: str) -> str:
    key = name.lower().translate(_STYLE)
    if not key.isascii():
        key = _plain(key.translate(_LETTERS))
    return " ".join(key.replace("-", dash).split())


_remembered = lru_cache(maxsize=1 << 14)(_exact_key)


def _plain(key: str) -> str:
    return "".join(
        character for character in unicodedata.normalize("NFKD", key) if not unicodedata.combining(character)
    )


def exact_keys(form: str) -> set[str]:
    """Every exact key under which a known form can be asked for.

    Example:
        >>> sorted(exact_keys("J.D. Vance")), sorted(exact_keys("Jong-un")), sorted(exact_keys("Schröder"))
        (['j d vance', 'jd vance'], ['jong un', 'jongun'], ['schroder', 'schroeder'])
    """
    written = {form}
    if "." in form:
        written.add(_CLOSED_STOP.sub(". ", form))
    if not form.isascii():
        written.add(form.lower().translate(_UMLAUTS))
    return {exact_key(spelling, dash) for spelling in written for dash in ((" ", "") if "-" in form else (" ",))}


_GIVEN = """
    mohammed mohamed muhammad mohammad mohamad muhammed mohamud mohamet mahomed muhamad mohammod
    muhammadu mohamadou mohamedou mamadou
    ahmed ahmad achmed ahmet ahmadou akhmed akhmad akhmat ahmadu
    mahmoud mahmud mehmoud machmud mahmood makhmud
    mustafa moustafa mostafa mustapha moustapha mostapha
    hussein hussain hossein husain husayn hosein houssein husein hussien hoessein khussein
    hassan hasan hassen
    hussam hossam husam houssam
    ali aly alee
    omar umar oumar omer
    osman othman usman uthman ousmane
    osama usama oussama ousama
    yusuf youssef yousef yusef youssouf yousuf yousif joussef jussuf yusif iussuf
    ibrahim ebrahim brahim ibraheem
    ismail ismael ismaeel esmail ismaïl esmaeil
    khaled khalid chalid haled kaled
    khalil halil
    saleh salih
    salah
    said saeed saïd sayeed saed saeid
    sayyid sayed seyed sayyed syed seyyed sayid sidi
    abdullah abdallah abdulla abdoullah abdellah abdalla abdullahi abdoulaye
    yahya yehia yehya yahia jahja
    jamal gamal djamal jamaal dschamal cemal
    jaafar jafar djafar gafar
    nasser nasir naser nasr
    bashar baschar bachar
    haidar haider hayder haydar
    faisal feisal faysal faiçal fayçal
    sheikh shaikh shaykh sheik cheikh scheich
    alexander aleksandr alexandr aleksander alexandre aleksandar
    alexei alexey aleksei aleksey alexej aleksej alexeï
    dmitry dmitri dmitriy dimitri dmitrii dimitry dmitrij
    sergei sergey serguei serguey sergej
    yevgeny evgeny yevgeniy evgeni evgenii jewgeni evgeniy yevgeni evgueni ievgeny
    yegor egor jegor
    yelena elena jelena
    yekaterina ekaterina jekaterina
    mikhail michail mikhaïl mihail mikail
    mykhailo mykhaylo mychajlo mikhailo mihailo
    fyodor fedor fjodor fiodor
    pyotr petr piotr pjotr
    pavel pawel
    igor ihor
    vladimir wladimir vladimír
    volodymyr wolodymyr volodimir
    oleksandr olexandr olexander oleksander
    oleksiy oleksii olexiy oleksij oleksey
    dmytro dmitro
    andriy andrii andrij andry
    serhiy serhii sergiy serhij serhei
    nikolai nikolay nikolaj nicolai
    mykola mikola
    vitali vitaly vitaliy vitalii vitalij
    valery valeri valeriy valerii walerij
    yulia julia yuliya iulia julija yuliia
    yuri yury yuriy iouri juri jurij yurii
    anatoly anatoli anatoliy anatolij
    gennady gennadi gennadiy gennadij
    grigory grigori grigoriy
    ksenia xenia kseniya
    giorgi georgi georgy giorgy georgiy
    mikheil
    levon lewon
    nikol nikola
    shimon simon schimon
    yitzhak itzhak yitzchak izhak
    binyamin benjamin benyamin biniamin
    moshe mosche mosheh
    avigdor awigdor
"""
"""Given names, a row for each: spellings that stand for one name as it is written in its own script. Names that are
near but not the same have rows of their own (Mahmoud and Mehmet, Hassan and Hussein, Yury and Georgy)."""

_ROWS = [row.split() for row in _GIVEN.strip().splitlines()]
GIVEN = {exact_key(spelling, ""): "=" + row[0] for row in _ROWS for spelling in row}

_ABD = re.compile(r"abd(?:[aeuo]l|[aeuo](?=([nrsztd])h?\1))?")
_ARTICLES = frozenset(
    {"al", "el", "ul", "il", "as", "es", "ad", "ed", "ar", "er", "an", "en", "at", "et", "az", "ez", "ash", "esh"}
)
_SON = frozenset({"bin", "ben", "ibn"})

_SOUNDS = {
    "schtsch": "S", "shch": "S", "chtch": "S", "szcz": "S", "sch": "S", "sh": "S", "sz": "S",
    "tsch": "C", "tch": "C", "tsh": "C", "ch": "C", "cz": "C",
    "dsch": "y", "dzh": "y", "dj": "y", "zh": "y", "j": "y",
    "kh": "k", "gh": "g", "dh": "d", "th": "t", "ph": "f", "ck": "k", "q": "k", "c": "k", "x": "ks",
    "ts": "c", "tz": "c", "tc": "c",
    "ou": "u", "oo": "u", "ee": "i", "w": "v",
}  # fmt: skip
_SOUND = re.compile("|".join(sorted(_SOUNDS, key=len, reverse=True)))
_CLASSES = str.maketrans("eoyj", "auii")
_REPEATED = re.compile(r"(.)\1+")

SHORTEST_FOLD = 7
"""Letters of a folded key of several words below which nothing is answered: short names meet by chance (Hu and Ho)."""

SHORTEST_SURNAME = 6
"""The same for a surname beside a common given name: Ahmed Atef is not Ahmed Attaf. Of 21,196 full names romanised from
Arabic, 125 were found by their sounds alone; of the few wrong ones, most had such a surname."""

SHORTEST_WORD = 9
"""The same for a word alone: with fewer letters, "Cypress" was taken for Tsipras and "Mohandas" for al-Muhandis."""


@lru_cache(maxsize=1 << 16)
def fold_token(token: str) -> str:
    """One word of a name by its sounds, from its exact key.

    Example:
        >>> fold_token("qaddafi") == fold_token("kadhafi"), fold_token("khamenei") == fold_token("khomeini")
        (True, False)
    """
    given = GIVEN.get(token)
    if given is not None:
        return given
    token = re.sub(r"^[yj]e", "e", token)
    token = re.sub(r"(?<=[ao])w(?=[^aeiouyw])", "u", token)
    token = _SOUND.sub(lambda match: _SOUNDS[match[0]], token)
    token = _REPEATED.sub(r"\1", token.translate(_CLASSES))
    return token[:-1] if token.endswith("h") and len(token) > 1 else token


def fold_key(name: str) -> str:
    """A whole name by its sounds, without articles; empty where it is too short to tell people apart, or is made of
    common given names alone ("Mohamed Saleh"), which many people bear.

    Example:
        >>> fold_key("Abd al-Rahman al-Rashed") == fold_key("Abdulrahman Rashid"), fold_key("Aleksei Naval'nyy")
        (False, '=alexei navalni')
        >>> fold_key("Volodymyr Selenski") == fold_key("Wolodymyr Selenskyj")
        True
    """
    tokens = exact_key(name).split()
    kept = []
    abd = False
    for position, token in enumerate(tokens):
        if token in _ARTICLES and len(tokens) > 1 and position < len(tokens) - 1:
            continue
        if token in _SON:
            kept.append("bin")
        elif token in ("abd", "abdul", "abdel", "abdal", "abdol", "abdur", "abdou"):
            abd = True
            continue
        elif token.startswith("abd") and len(token) > 7 and token not in GIVEN and (found := _ABD.match(token)):
            kept.append("abd" + fold_token(token[found.end() :]))
        else:
            kept.append(fold_token(token))
        if abd:
            kept[-1] = "abd" + kept[-1]
            abd = False
    key = " ".join(kept)
    if abd or len(key) < (SHORTEST_FOLD if len(kept) > 1 else SHORTEST_WORD):
        return ""
    telling = [token for token in kept if not token.startswith("=")]
    if not telling or (len(kept) == 2 and len(telling) == 1 and len(telling[0]) < SHORTEST_SURNAME):
        return ""
    return key
