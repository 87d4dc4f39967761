"""Sentence pairs in French and English, made from a small grammar: what the toy packages of the tests are trained on.

Nothing here is taken from anywhere. Surnames are put together at random, so that a model has to learn to copy what it
never saw, as real ones do; it does not always manage, as real ones do not.
"""

from __future__ import annotations

import random

_FIRST = "Martin Anna Thomas Laura Paul Clara Robert Julia Ivan Nadia Simon Elena David Sofia Oscar Marta"
_SYLLABLES = """
    ba bel bo bru ca cor da del do dra fa fer fo ga gre ha hol ja jor ka kel ko kra la len lo lu ma mer mo na nel no pa
    per po ra ren ri ro sa sel so stra ta tel to tra va ven vi vo wa wil za zel zo
"""
_LAST = "n r s k l m t ski ev ova ez er man berg son"
FIRST, SYLLABLES, LAST = _FIRST.split(), _SYLLABLES.split(), _LAST.split()

CITIES = [
    ("Londres", "London"),
    ("Marseille", "Marseille"),
    ("Lyon", "Lyon"),
    ("Genève", "Geneva"),
    ("Bruxelles", "Brussels"),
    ("Varsovie", "Warsaw"),
    ("Kiev", "Kiev"),
    ("Tallinn", "Tallinn"),
    ("Lisbonne", "Lisbon"),
    ("Paris", "Paris"),
    ("Nantes", "Nantes"),
    ("Athènes", "Athens"),
]
DAYS = [
    ("lundi", "Monday"),
    ("mardi", "Tuesday"),
    ("mercredi", "Wednesday"),
    ("jeudi", "Thursday"),
    ("vendredi", "Friday"),
    ("samedi", "Saturday"),
    ("dimanche", "Sunday"),
]
MONTHS = [("janvier", "January"), ("mars", "March"), ("mai", "May"), ("juin", "June"), ("octobre", "October")]
OFFICES = [
    ("le ministre", "the minister"),
    ("le président", "the president"),
    ("le maire", "the mayor"),
    ("la directrice", "the director"),
    ("le général", "the general"),
]
THINGS = [
    ("millions d'euros", "million euros"),
    ("nouveaux bus", "new buses"),
    ("logements", "homes"),
    ("arbres", "trees"),
    ("médecins", "doctors"),
]
CLAUSES = [
    ("le port sera reconstruit", "the port will be rebuilt"),
    ("les écoles restent fermées", "the schools remain closed"),
    ("la ligne de train est coupée", "the train line is cut"),
    ("le budget a été voté", "the budget has been voted"),
    ("la pluie va continuer", "the rain will continue"),
    ("le pont est sûr", "the bridge is safe"),
    ("les négociations ont repris", "the talks have resumed"),
    ("l'hôpital manque de lits", "the hospital lacks beds"),
    ("le marché ouvrira en été", "the market will open in summer"),
    ("la taxe sera supprimée", "the tax will be dropped"),
    ("le bateau est parti sans passagers", "the boat left without passengers"),
    ("les habitants attendent une réponse", "the residents are waiting for an answer"),
    ("nous allons reconstruire le pont", "we will rebuild the bridge"),
    ("nous avons besoin de temps", "we need time"),
]
TEMPLATES = [
    ("{O} {p} a déclaré {d} que {x}.", "{O} {p} said on {d} that {x}."),
    ("{p} est arrivé à {c} {d}.", "{p} arrived in {c} on {d}."),
    ("La ville de {c} recevra {n} {t}.", "The city of {c} will receive {n} {t}."),
    ("« {X} », a dit {s}.", "“{X},” said {s}."),
    ("« {X} », a déclaré {p} à {c}.", "“{X},” said {p} in {c}."),
    ("Selon {s}, {x}.", "According to {s}, {x}."),
    ("{s} a rencontré {p} à {c}.", "{s} met {p} in {c}."),
    ("Le prix a augmenté de {f} % en {y}.", "The price rose by {f}% in {y}."),
    ("Plus de {n} personnes ont quitté {c} {d}.", "More than {n} people left {c} on {d}."),
    ("{X}.", "{X}."),
    ("{X}, et {x2}.", "{X}, and {x2}."),
    ("Les travaux commenceront le {k} {m} {y}.", "The works will begin on {k} {m} {y}."),
    ("{p}, {o} de {c}, a signé l'accord avec {q}.", "{p}, {o} of {c}, signed the agreement with {q}."),
    ("Il a ajouté que {x}.", "He added that {x}."),
    ("{s} est parti ensuite pour {c}.", "{s} then left for {c}."),
]


def pairs(seed: int, count: int) -> list[tuple[str, str]]:
    """Sentences in French and the same in English; the same ones for the same seed."""
    chance = random.Random(seed)
    return [_pair(chance) for _ in range(count)]


def surname(chance: random.Random) -> str:
    """A name that nobody has, at random."""
    word = "".join(chance.choice(SYLLABLES) for _ in range(chance.choice((1, 2, 2))))
    return (word + chance.choice(LAST)).capitalize()


def _pair(chance: random.Random) -> tuple[str, str]:
    template = chance.choice(TEMPLATES)
    slots: dict[str, tuple[str, str]] = {}
    for slot, choices in (("d", DAYS), ("c", CITIES), ("t", THINGS), ("o", OFFICES), ("m", MONTHS)):
        slots[slot] = chance.choice(choices)
    slots["x"], slots["x2"] = chance.sample(CLAUSES, 2)
    for slot in "pq":
        name = f"{chance.choice(FIRST)} {surname(chance)}"
        slots[slot] = (name, name)
    name = surname(chance) if chance.random() < 0.85 else chance.choice(FIRST)
    slots["s"] = (name, name)
    slots["n"] = _number(chance)
    tenths = f"{chance.randint(1, 40)},{chance.randint(1, 9)}"
    slots["f"] = (tenths, tenths.replace(",", "."))
    slots["y"] = (str(chance.randint(1990, 2029)),) * 2
    slots["k"] = (str(chance.randint(2, 30)),) * 2
    slots["X"] = tuple(text[0].upper() + text[1:] for text in slots["x"])  # type: ignore[assignment]
    slots["O"] = tuple(text[0].upper() + text[1:] for text in slots["o"])  # type: ignore[assignment]
    french = template[0].format(**{slot: both[0] for slot, both in slots.items()})
    english = template[1].format(**{slot: both[1] for slot, both in slots.items()})
    return french, english


def _number(chance: random.Random) -> tuple[str, str]:
    if chance.random() < 0.3:
        thousands, rest = chance.randint(1, 99), chance.randint(0, 999)
        return f"{thousands} {rest:03}", f"{thousands},{rest:03}"
    return (str(chance.randint(2, 999)),) * 2
