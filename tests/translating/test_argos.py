"""argostranslate as an engine: real calls, on real if tiny packages, with the network out of reach."""

from __future__ import annotations

import importlib
import json
import shutil
import socket
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from cleaner.translating.argos import LONGEST_SENTENCE, ArgosEngine, Sentences, shared_engine
from cleaner.translating.engine import MissingPackage
from tests.translating.conftest import TOY

FRENCH = "La ville de Lyon recevra 1 200 nouveaux bus. Le port sera reconstruit."
ENGLISH = "The city of Lyon will receive 1,200 new buses. The port will be rebuilt."


@pytest.fixture
def offline(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Whatever asks for a host is told no, and remembered."""
    asked: list[str] = []

    def refuse(*args: Any, **options: Any) -> Any:
        asked.append(str(args))
        raise OSError("the test is offline")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    return asked


@pytest.mark.usefixtures("toy")
def test_a_paragraph_is_translated(offline: list[str]) -> None:
    pair = ArgosEngine().pair("fr", "en")
    assert pair.translate(FRENCH) == ENGLISH
    assert pair.packages == ("fr_en 1.0",)
    assert ArgosEngine().pair("en", "fr").translate("The port will be rebuilt.") == "Le port sera reconstruit."
    assert offline == []


@pytest.mark.usefixtures("toy")
def test_it_is_what_argostranslate_itself_says_once_it_has_its_sentences(monkeypatch: pytest.MonkeyPatch) -> None:
    """Through argostranslate's own translate(), with the splitter that would be fetched replaced by ours."""
    sbd, translate = importlib.import_module("argostranslate.sbd"), importlib.import_module("argostranslate.translate")
    monkeypatch.setattr(sbd.MiniSBDSentencizer, "split_sentences", lambda _, text: Sentences().split_sentences(text))
    monkeypatch.setattr(translate, "installed_translates", [])
    translate.get_installed_languages.cache_clear()
    try:
        assert translate.translate(FRENCH, "fr", "en") == ArgosEngine().pair("fr", "en").translate(FRENCH)
    finally:
        translate.get_installed_languages.cache_clear()


@pytest.mark.parametrize("chunks", ["SPACY", "MINISBD"])
def test_nothing_goes_online_whatever_argostranslate_is_set_to(
    argos_settings: Any, tmp_path: Path, chunks: str
) -> None:
    """In a process of its own, since importing argostranslate is one of the things that might."""
    script = """
import socket, sys
def refuse(*args, **options):
    print("went online:", args)
    raise SystemExit(3)
socket.socket.connect = socket.getaddrinfo = socket.create_connection = refuse
from pathlib import Path
import subprocess
subprocess.run = subprocess.Popen = refuse
from cleaner.translating import packages
packages.install(Path(sys.argv[1]))
import cleaner
tool = cleaner.Cleaner(cleaner.Config(translate_to="en"))
article = tool.clean("Le budget a été voté.", language="fr")
print(article.translation.text)
"""
    variables = {
        "HOME": str(tmp_path),
        "XDG_DATA_HOME": str(tmp_path / "data"),
        "ARGOS_CHUNK_TYPE": chunks,
        "PATH": "/usr/bin:/bin",
        "PYTHONPATH": str(TOY.parents[2]),
    }
    done = subprocess.run(
        [sys.executable, "-c", script, str(TOY / "fr_en.argosmodel")],
        env=variables,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.stdout.startswith("The budget has been voted."), done.stdout + done.stderr


@pytest.mark.usefixtures("toy")
def test_a_missing_pair_names_itself_and_the_command() -> None:
    with pytest.raises(MissingPackage) as error:
        ArgosEngine().pair("fr", "de")
    assert "fr to de" in str(error.value)
    assert "cleaner models install FILE" in str(error.value)
    assert "cleaner models install fr-de --from-index" in str(error.value)


def test_two_packages_in_a_row(packages: Path, toy: Path, argos_settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """French to German by way of English; the "German" package is the one for French under another name."""
    monkeypatch.setattr(argos_settings, "package_dirs", [packages])
    for name, source, target in (("fr_en", "fr", "en"), ("en_fr", "en", "de")):
        shutil.copytree(toy / name, packages / f"{source}_{target}")
        about = packages / f"{source}_{target}" / "metadata.json"
        about.write_text(json.dumps({**json.loads(about.read_text()), "from_code": source, "to_code": target}))
    pair = ArgosEngine().pair("fr", "de")
    assert pair.packages == ("fr_en 1.0", "en_de 1.0")
    assert pair.translate("Le port sera reconstruit.") == "Le port sera reconstruit."


@pytest.mark.usefixtures("toy")
@pytest.mark.parametrize(
    "text", ["", " ", "\ud800", "\x00", "🦜 " * 50, "港口将重建", "e\u0301" * 300, "a\nb", "_" * 40]
)
def test_no_text_is_too_strange(text: str) -> None:
    assert isinstance(shared_engine().pair("fr", "en").translate(text), str)


@pytest.mark.usefixtures("toy")
def test_many_threads_get_what_one_gets() -> None:
    pair = ArgosEngine().pair("fr", "en")
    with ThreadPoolExecutor(4) as pool:
        assert set(pool.map(pair.translate, [FRENCH] * 16)) == {ENGLISH}


def test_long_sentences_are_cut_where_it_hurts_least() -> None:
    sentence = "Le port sera reconstruit, " * 60 + "et le pont est sûr."
    pieces = Sentences().split_sentences(sentence)
    assert all(len(piece) <= LONGEST_SENTENCE and piece.endswith((",", ".")) for piece in pieces)
    assert " ".join(pieces) == sentence
    assert "".join(Sentences().split_sentences("x" * 5000)) == "x" * 5000
