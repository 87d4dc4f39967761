"""Articles in another language: cleaned first, then translated paragraph by paragraph, the original beside it."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

import cleaner
from cleaner.dumps.extras import MissingExtra
from cleaner.reading.text import line_blocks
from cleaner.schema import article_schema
from cleaner.translating.articles import Translating
from cleaner.translating.engine import MissingPackage
from cleaner.translating.paragraphs import translated
from cleaner.translating.translation import Translation
from tests.translating.conftest import Told

FRENCH = """Le port sera reconstruit.

Selon Emmanuel Macron, la pluie va continuer. Plus de 1 200 personnes ont quitté Londres mardi.
Lire aussi : Le marché ouvrira en été

  « Nous avons besoin de temps », a dit Macron.

12.5.2024"""


def article_of(text: str = FRENCH, **options: str) -> cleaner.Article:
    return cleaner.clean(text, language="fr", **options)


def of(article: cleaner.Article, engine: Told, target: str = "en") -> Translation:
    translation = translated(article, target, engine)
    assert translation is not None
    return translation


def test_paragraph_by_paragraph_from_the_clean_text() -> None:
    article = article_of()
    engine = Told(lambda text: f"EN {text}" if "Macron" in text else "The port will be rebuilt.")
    translation = of(article, engine)
    assert not any("Lire aussi" in asked for asked in engine.asked)
    originals = [paragraph.original for paragraph in translation.paragraphs]
    assert originals == [line.strip() for line in article.text.split("\n") if line.strip()]
    for paragraph in translation.paragraphs:
        assert article.source[paragraph.start : paragraph.end] == paragraph.original
    assert translation.text == article.text.replace("Le port sera reconstruit.", "The port will be rebuilt.").replace(
        "Selon", "EN Selon"
    ).replace("«", "EN «").replace("Londres", "London")
    assert (translation.engine, translation.packages, translation.problem) == ("told 1", ("fr_en 1",), None)
    assert [paragraph.origin for paragraph in translation.paragraphs] == ["machine", "machine", "machine", "copied"]
    assert article.restore() == FRENCH


def test_marks_say_what_did_not_survive_and_change_nothing() -> None:
    says = "They need 1,200 quotes."
    (paragraph,) = of(article_of("« Il faut 12 bus à la ville », a dit Macron."), Told(lambda _: says)).paragraphs
    assert paragraph.text == says
    assert [mark.check for mark in paragraph.marks] == ["numbers", "quotes", "names"]
    assert [name.how for name in paragraph.names] == ["lost"]


def test_an_engine_that_fails_leaves_the_original_marked() -> None:
    def broken(text: str) -> str:
        raise RuntimeError("out of memory")

    for says, check in ((broken, "not-translated"), (lambda _: "  ", "empty")):
        (paragraph,) = of(article_of("Le port sera reconstruit."), Told(says)).paragraphs
        assert (paragraph.text, paragraph.origin) == ("Le port sera reconstruit.", "copied")
        assert [mark.check for mark in paragraph.marks] == [check]


def test_a_paragraph_in_the_wanted_language_is_copied() -> None:
    english = (
        "The mayor of the city said that the old bridge over the river would be rebuilt before the end of the year."
    )
    translation = of(article_of(f"Le port sera reconstruit.\n\n{english}"), Told(lambda _: "The port will be rebuilt."))
    assert [paragraph.origin for paragraph in translation.paragraphs] == ["machine", "copied"]
    assert translation.paragraphs[1].text == english


def test_the_title_is_that_of_the_text_where_it_is_a_line_of_it() -> None:
    engine = Told(lambda text: "The port.")
    assert of(article_of(title="Le port sera reconstruit."), engine).title == "The port."
    assert engine.asked.count("Le port sera reconstruit.") == 1
    assert of(article_of(title="Le pont"), engine).title == "The port."
    assert of(article_of(), engine).title is None


def test_nothing_to_translate_is_no_translation() -> None:
    engine = Told(lambda text: text)
    assert translated(cleaner.clean("", language="fr"), "en", engine) is None
    assert translated(cleaner.clean("It rained on Monday, the minister said.", language="en"), "en", engine) is None
    unknown = translated(cleaner.clean("12"), "en", engine)
    assert unknown is not None
    assert unknown.problem == "the language of the article is not known"


def test_the_time_limit_leaves_the_rest_copied_and_says_so() -> None:
    translation = translated(article_of(), "en", Told(lambda text: "x"), deadline=time.monotonic() - 1)
    assert translation is not None
    assert translation.problem == "4 of 4 paragraphs were not translated: the time limit was over"
    assert translation.text == article_of().text


class Nothing(Told):
    """An engine without a package."""

    def pair(self, source: str, target: str) -> Told:
        raise MissingPackage(f"{source} to {target}")

    def can_reach(self, target: str) -> bool:
        return target == "en"


def test_a_missing_pair_is_told_by_the_article_and_a_missing_language_at_once() -> None:
    engine = Nothing({})
    translating = Translating("en", engine)
    article = translating(article_of())
    assert article.translation is not None
    assert (article.translation.problem, article.translation.text) == ("fr to en", "")
    with pytest.raises(MissingPackage, match="no package that is installed translates to de"):
        Translating("de", engine)


@given(st.text(), st.text())
def test_no_text_is_too_strange(text: str, says: str) -> None:
    article = article_of(text)
    translation = translated(article, "en", Told(lambda _: says))
    if translation is not None:
        lines = [article.text[line.start : line.end] for line in line_blocks(article.text)]
        assert [paragraph.original for paragraph in translation.paragraphs] == lines


@pytest.mark.usefixtures("toy")
def test_config_translates_with_what_is_installed() -> None:
    tool = cleaner.Cleaner(cleaner.Config(translate_to="en"))
    article = tool.clean(FRENCH)
    assert article.language == "fr"
    assert article.text.startswith("Le port sera reconstruit.\n\nSelon Emmanuel Macron")
    assert article.translation is not None
    assert article.translation.text == (
        "The port will be rebuilt.\n\n"
        "According to Emmanuel Macron, the rain will continue. More than 1,200 people left London on Tuesday.\n\n"
        "  “We need time,” said Macron.\n\n"
        "12.5.2024"
    )
    assert article.translation.marked == ()
    assert article.translation.packages == ("fr_en 1.0",)
    plain = cleaner.clean(FRENCH)
    assert (article.findings, article.scores, article.verdict) == (plain.findings, plain.scores, plain.verdict)
    assert tool.check(FRENCH).translation is None
    jsonschema.validate(article.to_dict(), article_schema())
    assert article.to_dict()["translation"]["paragraphs"][0]["origin"] == "machine"
    assert tool.clean(FRENCH).to_dict() == article.to_dict()


@pytest.mark.usefixtures("packages")
def test_config_without_any_package_names_the_command(packages: Path) -> None:
    with pytest.raises(MissingPackage, match="cleaner models install FILE"):
        cleaner.Cleaner(cleaner.Config(translate_to="en"))


@pytest.mark.parametrize("options", [{"translate_to": "en"}, {"round_trip": "ar"}])
def test_without_the_extra_the_command_that_installs_it_is_named(
    options: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "argostranslate.settings", None)
    with pytest.raises(
        MissingExtra, match=r"translation needs argostranslate: pip install 'cleaner\[translate-light\]'"
    ):
        cleaner.Cleaner(cleaner.Config.model_validate(options))
