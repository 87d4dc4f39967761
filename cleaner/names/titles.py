"""Words that stand beside the name of a person, and words with a capital that are no part of one."""

from __future__ import annotations

from cleaner.reading.function_words import FUNCTION_WORDS

_TITLES = """
en president vice prime minister premier chancellor secretary senator representative congressman congresswoman governor
en mayor ambassador general colonel major captain lieutenant sergeant commander admiral marshal inspector detective
en officer sheriff judge justice attorney prosecutor professor doctor coach manager director chairman chairwoman chair
en king queen prince princess duke duchess emperor sultan emir sheikh ayatollah imam mullah pope cardinal archbishop
en bishop father sister brother reverend rabbi saint sir lord lady dame mr mrs ms miss dr prof gen col capt lt sgt maj
en adm gov sen rep rev hon st deputy former acting leader chief spokesman spokeswoman spokesperson foreign defence
en defense finance interior founder striker midfielder defender goalkeeper forward pitcher author actor actress singer
en rapper comedian ceo cfo cto mp
de präsident präsidentin bundeskanzler bundeskanzlerin kanzler kanzlerin minister ministerin ministerpräsident
de ministerpräsidentin außenminister außenministerin bundespräsident bürgermeister bürgermeisterin oberbürgermeister
de herr frau doktor professor könig königin prinz papst kardinal bischof pfarrer chef chefin sprecher sprecherin trainer
de staatschef regierungschef verteidigungsminister innenminister finanzminister direktor direktorin
fr président présidente premier première ministre général colonel capitaine maire roi reine prince princesse pape
fr cardinal évêque père monsieur madame mademoiselle maître professeur docteur mm mme mlle me directeur directrice
es presidente presidenta primer primera ministro ministra general coronel capitán alcalde alcaldesa rey reina príncipe
es princesa papa señor señora don doña doctor doctora
it signor signora dottor dottore sindaco ministro presidente
pt senhor senhora ministro presidente prefeito
nl minister premier president burgemeester meneer mevrouw koning koningin
"""

TITLES = frozenset(word for line in _TITLES.split("\n") for word in line.split()[1:])
"""In lower case. A word of these in front of a name is a title, with a capital or without."""

_OF_GENDER = """
    mr sir lord king prince duke father brother monsieur herr señor don signor
"""
GENDER = dict.fromkeys(
    _OF_GENDER.split(),
    "m",
)
_OF_GENDER_TOO = """
    mrs ms miss lady dame queen princess duchess sister mother madame mademoiselle mme mlle frau señora doña
    signora
"""
GENDER |= dict.fromkeys(
    _OF_GENDER_TOO.split(),
    "f",
)
"""Titles that tell a woman from a man."""

_OF_SUFFIXES = """
    jr sr ii iii iv vi vii viii junior senior
"""
SUFFIXES = frozenset(_OF_SUFFIXES.split())
"""Behind a name they tell father and son, and one king and another."""

_OF_PARTICLES = """
    bin bint ibn ben bar al el ul de da di du del della dei dos das der den des van von vom zu zur ten ter la le
    lo y e af av abu abd
"""
_OF_ABBREVIATED = """
    mr mrs ms dr prof gen col capt lt sgt maj adm gov sen rep rev hon st jr sr mm mme mlle
"""
ABBREVIATED = frozenset(_OF_ABBREVIATED.split())
"""Titles that a full stop behind them does not end a sentence with."""

PARTICLES = frozenset(_OF_PARTICLES.split())
"""Small words inside a name. They do not begin a run of capitals, and they are left out of comparisons."""

ARTICLES = ("al", "el", "an", "as", "ad", "ar", "at", "az", "ash", "esh", "ul", "il", "d", "l")
"""In front of a hyphen or an apostrophe, the small beginning of a word that has its capital behind it."""

_OF_SPEECH = """
    said says say told tells added adds wrote writes asked explained explains argued argues noted notes insisted
    insists warned tweeted posted announced replied recalled stated claimed believes thinks acknowledged
    admitted commented sagte sagt erklärte betonte schrieb meinte teilte warnte twitterte kritisierte forderte
    dit déclaré affirmé expliqué ajoute explique estime assure affirme déclare dijo afirmó declaró explicó
    señaló aseguró añadió
"""
SPEECH = frozenset(_OF_SPEECH.split())
"""What people do, and places and things hardly ever."""

_CALENDAR = """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
    october november december montag dienstag mittwoch donnerstag freitag samstag sonntag januar februar märz mai juni
    juli oktober dezember lundi mardi mercredi jeudi vendredi samedi dimanche
"""

_OTHER = """
    the a an this that these those his her its their our your my he she it they we you i who what when where why how but
    and or nor so yet if then there here in on at by to from of for with without about after before during since until
    while as although though because despite however meanwhile also according not no yes oh well now today yesterday
    tomorrow last next some many most all both each every another other others more less few one two three four five six
    seven eight nine ten first second third new old photo image video read see more share follow editor getty reuters ap
    afp copyright let dear thank thanks please is are was were be been has have had do does did can could will would
    should may might must later earlier still even soon ago former
"""

NO_NAMES = frozenset((_CALENDAR + _OTHER).split()) | FUNCTION_WORDS["en"] | FUNCTION_WORDS["de"] | FUNCTION_WORDS["fr"]
"""Words that are no names even with a capital: days, months, and what begins sentences."""

_NEW = """
    york yorker yorkers zealand zealander zealanders zeland zeeland delhi dehli jersey orleans mexico hampshire england
    guinea caledonia brunswick haven hebrides south
"""
OF_NEW = frozenset(_NEW.split())
"""What "New" is a part of the name of."""

_OF_CONTRACTIONS = """
    'm 're 've 'll 'd n't ’m ’re ’ve ’ll ’d n’t
"""
CONTRACTIONS = tuple(_OF_CONTRACTIONS.split())
"""Ends of words that are two ("I'm", "you'll"), and so no names."""
