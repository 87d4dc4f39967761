"""The files of phrases can be read, and match what they should."""

from __future__ import annotations

import re2
import yaml

from cleaner.no_article.vocabulary import Page, concepts
from cleaner.rulepacks import packs_folder

LEAST_LANGUAGES = 25
FILES = sorted((packs_folder() / "pages").glob("*.yaml"))


def _page(path: object) -> Page:
    return Page.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))  # type: ignore[attr-defined]


def test_codes_and_names_are_there_once() -> None:
    pages = [_page(path) for path in FILES]
    assert len({page.code for page in pages}) == len({page.name for page in pages}) == len(pages)
    assert [concept.code for concept in concepts()] == sorted(page.code for page in pages)


def test_every_phrase_is_a_pattern_of_its_own() -> None:
    for path in FILES:
        page = _page(path)
        for phrases in (*page.titles.values(), *page.sentences.values()):
            for phrase in phrases:
                assert re2.compile(phrase).search("") is None, f"{path.name}: {phrase!r} matches nothing at all"


def test_most_kinds_are_known_in_most_languages() -> None:
    few = {"parked.yaml"}
    for path in FILES:
        assert path.name in few or len(_page(path).titles) >= LEAST_LANGUAGES, path.name


def test_titles_are_matched_from_the_first_to_the_last_word() -> None:
    error = next(concept for concept in concepts() if concept.code == "DQ105")
    assert error.names("Error 404: Page not found")
    assert error.names("Seite nicht gefunden | Der Bote")
    assert not error.names("Page not found, page found: a librarian's year")
    assert error.names_whole("404 - Not Found")
    assert not error.names_whole("404 - Not Found - The Echo and Post of the valley")


def test_quoted_phrases_do_not_count() -> None:
    consent = next(concept for concept in concepts() if concept.whole_blocks)
    assert consent.says("We and our partners store cookies on your device.")
    assert not consent.says("He read “we and our partners” aloud and laughed.")


def test_phrases_begin_where_words_begin() -> None:
    age = next(concept for concept in concepts() if concept.code == "DQ112")
    assert age.says("You must be of legal age to enter.")
    assert not age.says("Le village dort.")
