"""``cleaner models``, and ``cleaner clean --translate-to``."""

from __future__ import annotations

import functools
import http.server
import json
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run
from tests.translating.conftest import TOY, argos_settings, packages, toy, toy_packages

__all__ = ["argos_settings", "packages", "toy", "toy_packages"]

FRENCH = "Le port sera reconstruit, et la pluie va continuer.\n"


def test_where_list_and_install(packages: Path, run: Run) -> None:
    assert run("models", "where").out == f"{packages}\n"
    assert "no package is installed" in run("models", "list").err
    done = run("models", "install", str(TOY / "fr_en.argosmodel"))
    assert (done.code, done.err) == (0, f"cleaner: note: installed fr_en 1.0 in {packages / 'fr_en'}\n")
    table = run("models", "list").out
    assert "fr French" in table
    assert "en English" in table
    (entry,) = json.loads(run("models", "list", "--json").out)
    assert (entry["source"], entry["target"], entry["version"], entry["problem"]) == ("fr", "en", "1.0", None)


def test_what_cannot_be_installed(packages: Path, run: Run, tmp_path: Path) -> None:
    (tmp_path / "x.argosmodel").write_text("no")
    done = run("models", "install", str(tmp_path / "x.argosmodel"))
    assert done.code == 2
    assert "is no package" in done.err
    assert "add --from-index" in run("models", "install", "fr-en").err
    assert "takes pairs of languages" in run("models", "install", "--from-index", "x.argosmodel").err


class Index:
    """An index of packages on the loopback address, as argostranslate has one."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.asked: list[str] = []
        index = self

        class Handler(http.server.SimpleHTTPRequestHandler):
            def log_message(self, *args: Any) -> None:
                index.asked.append(self.path)

        self.server = http.server.ThreadingHTTPServer(
            ("127.0.0.1", 0), functools.partial(Handler, directory=str(folder))
        )
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}/"


@pytest.fixture
def index(tmp_path: Path, argos_settings: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[Index]:
    folder = tmp_path / "served"
    folder.mkdir()
    served = Index(folder)
    threading.Thread(target=served.server.serve_forever, daemon=True).start()
    (folder / "fr_en.argosmodel").write_bytes((TOY / "fr_en.argosmodel").read_bytes())
    offered = {
        "type": "translate",
        "from_code": "fr",
        "from_name": "French",
        "to_code": "en",
        "to_name": "English",
        "package_version": "1.0",
        "links": [f"{served.url}fr_en.argosmodel"],
    }
    (folder / "index.json").write_text(json.dumps([{**offered, "package_version": "0.9", "links": []}, offered]))
    monkeypatch.setattr(argos_settings, "remote_package_index", f"{served.url}index.json")
    monkeypatch.setattr(argos_settings, "local_package_index", tmp_path / "index.json")
    monkeypatch.setattr(argos_settings, "downloads_dir", tmp_path)
    yield served
    served.server.shutdown()
    served.server.server_close()


def test_from_the_index_only_if_that_is_said(packages: Path, index: Index, run: Run) -> None:
    assert run("models", "install", "fr-en").code == 2
    run("models", "list")
    assert index.asked == []
    done = run("models", "install", "--from-index", "fr-en")
    assert (done.code, done.err) == (0, f"cleaner: note: installed fr_en 1.0 in {packages / 'fr_en'}\n")
    assert index.asked == ["/index.json", "/fr_en.argosmodel"]
    missing = run("models", "install", "--from-index", "fr-de")
    assert missing.code == 2
    assert "has no package that translates fr to de" in missing.err


def test_an_index_that_cannot_be_reached(packages: Path, index: Index, run: Run) -> None:
    (index.folder / "index.json").unlink()
    done = run("models", "install", "--from-index", "fr-en")
    assert done.code == 2
    assert "the index could not be read" in done.err


@pytest.mark.usefixtures("toy")
def test_clean_prints_the_translation_and_records_have_both(run: Run, tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(FRENCH)
    done = run("clean", str(page), "--translate-to", "en", "--quiet")
    assert (done.code, done.out) == (0, "The port will be rebuilt, and the rain will continue.\n")
    out = tmp_path / "out.jsonl"
    assert run("clean", str(page), "--translate-to", "en", "-o", str(out)).code == 0
    record = json.loads(out.read_text())
    assert record["text"] == FRENCH
    assert record["translation"]["text"] == "The port will be rebuilt, and the rain will continue.\n"


@pytest.mark.usefixtures("toy")
def test_clean_says_what_is_missing(run: Run, tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text("Die Brücke über den Fluss wird erst im nächsten Jahr wieder aufgebaut, sagte der Bürgermeister.\n")
    done = run("clean", str(page), "--translate-to", "en")
    assert done.code == 2
    assert done.out == page.read_text()
    assert "no package that is installed translates de to en" in done.err
    assert "cleaner models install de-en --from-index" in done.err
    assert "translates to ar" in run("clean", str(page), "--translate-to", "ar").err
    assert "--translate-to: 'English' is not right" in run("clean", str(page), "--translate-to", "English").err
