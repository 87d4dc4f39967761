"""Closed lists of English words that the generator of artefacts reads sentences by.

They need not be complete: a word that is missing here means a sentence that is damaged less, never one damaged wrongly.
"""

from __future__ import annotations

from typing import Final


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


CALENDAR: Final = _words(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August"
    " September October November December Easter Christmas"
)
"""Capitalised, but no page links them."""

FUNCTION: Final = _words(
    "a an the this that these those my your his her its our their some any no every each all both few many much most"
    " other another such what which who whom whose when where why how i you he she it we they me him us them and or but"
    " nor so yet if unless because although though while since until as than of in on at by for with from to into onto"
    " over under about against between among through during before after above below near without within across along"
    " behind beyond despite towards toward upon not never always also only just even still already then there here now"
    " once twice again too very more less least rather quite one two three four five six seven eight nine ten hundred"
    " thousand million billion first second third last next own same up down out off back away well yes per via"
    " be been being day week month year time nobody nothing everybody everyone everything somebody someone something"
    " anyone anything none ones himself herself itself themselves midnight midday"
)

AUXILIARIES: Final = _words(
    "is are was were has have had does do did will would can could may might must should shall isn't aren't wasn't"
    " weren't hasn't haven't hadn't doesn't don't didn't won't wouldn't can't couldn't"
)

PLURAL_VERBS: Final = _words("are were have do aren't weren't haven't don't")
"""Forms that only a plural subject has; an engine that meets one first writes "They"."""

REPORTING: Final = _words(
    "said says added adds explained explains stressed stresses stated states confirmed confirms noted notes announced"
    " announces warned warns insisted insists claimed claims declared declares argued argues told tells"
)

IRREGULAR_PAST: Final = _words(
    "became began bought brought built came caught chose cut drew drove fell felt fought found gave went got grew"
    " held hit kept knew laid led left lost made met paid put ran rose said saw sent sold set shot shut sat spent spoke"
    " stood struck swore took taught thought threw told won wore withdrew wrote broke beat bore flew forgot heard hid"
)

PRESENT: Final = _words(
    "says wants needs plans hopes believes expects remains continues claims denies knows thinks seems appears faces"
    " leads includes makes takes gives goes comes gets keeps holds plays works lives stands shows uses calls asks tells"
    " tries begins starts ends wins loses means helps offers agrees refuses rejects supports opposes produces provides"
    " requires owns runs pays sells buys costs lasts accuses considers fears insists argues warns"
)

NOT_FINITE: Final = _words(
    "based aged called named known born dubbed titled entitled led-based indeed hundred sacred red bed need speed seed"
    " feed breed shed sped armed united allied limited related led"
)
"""Words in -ed that are none, or that stand behind a name as a participle more often than as its verb."""

BASE_VERBS: Final = _words(
    "accept act address agree allow answer approve ask attend avoid back become begin block bring build call change"
    " close come consider continue cooperate cut decide defend deliver deploy do drop end enter explain extend face"
    " fight find follow give go halt help hold impose improve increase introduce invest join keep launch lead leave"
    " lift make meet move negotiate offer open pay play prepare present prevent protect prove provide publish"
    " pull put reach reconsider reduce reject release remain remove resign respect respond restore resume return"
    " reveal run send show sign speak stay stop support suspend take talk try use visit withdraw work"
)

ROLES: Final = _words(
    "president minister secretary general chancellor governor mayor senator spokesman spokeswoman spokesperson director"
    " chairman chairwoman chief commissioner ambassador judge captain coach manager doctor professor sergeant inspector"
    " king queen prince princess pope leader commander colonel lieutenant premier secretary-general economist analyst"
    " lawyer striker goalkeeper midfielder defender actor actress singer author writer historian researcher scientist"
    " mr mrs ms dr prof sir lady lord"
)
"""What stands before a person's name. Good writers capitalise these as titles, so to recase them is no damage."""

HONORIFICS: Final = _words("mr mrs ms dr sir lady lord")
"""Of the titles those that never stand alone."""

QUANTITIES: Final = _words("various several numerous additional further recent different particular future past")
"""Adjectives that begin a noun phrase but no link."""

INSTITUTIONS: Final = _words(
    "ministry university bank union party group council committee commission court parliament senate congress house"
    " government army navy force forces agency organization organisation association federation league club company"
    " corporation institute museum hospital school college church department office authority board fund society"
    " foundation united republic kingdom states nations city county region province state district airport port street"
    " road square river sea island islands lake north south east west central national international royal world cup"
    " games championship act bill law treaty agreement centre center"
)
"""Words of names that are no person's; capitalised by good writers when they mean a certain one, so never recased."""

PLURAL_NAMES: Final = _words(
    "States Nations Emirates Netherlands Philippines Maldives Bahamas Seychelles Islands Forces Services"
    " Games Olympics Paralympics Brothers Guards Republicans Democrats Conservatives Liberals Americans Russians"
    " Ukrainians Palestinians Israelis Syrians Iraqis Iranians Germans Italians Egyptians Indians Houthis Kurds"
    " Affairs Resources Sports Industries Motors Airlines Airways Systems Rights Heights Rangers Rovers Wanderers Lions"
    " Tigers Lakers Bulls Yankees Giants Gunners Marines Rohingyas"
)
"""Last words of names that mean more than one. Not ``Williams`` or ``Brussels``: dropping that s is no lost plural."""

CONNECTORS: Final = _words("of de da del der den di du la le van von bin al el")
"""Small words inside a name."""
