from __future__ import annotations

import pickle
import threading
from pathlib import Path

import pytest

from cleaner.config import Config
from cleaner.dumps.inputs.columns import Columns
from cleaner.integrations.record_cleaner import RecordCleaner, cleaner_for, config_of
from cleaner.running.many import Failure
from tests.integrations.light import LIGHT


def test_one_cleaner_for_threads_that_ask_at_once() -> None:
    config = Config(select=["QC5"])
    found = []
    threads = [threading.Thread(target=lambda: found.append(cleaner_for(config))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 8
    assert len({id(tool) for tool in found}) == 1


def test_configurations_as_people_give_them(tmp_path: Path) -> None:
    file = tmp_path / "cleaner.toml"
    file.write_text('select = ["BP"]\n', encoding="utf-8")
    assert config_of(file) == config_of(str(file)) == config_of({"select": "BP"}) == Config(select=["BP"])
    assert config_of(None) == Config()


def test_records_that_cannot_be_cleaned() -> None:
    clean = RecordCleaner(LIGHT, Columns(content="story"))
    assert clean.article({"story": None}) == Failure("is null")
    assert clean.article({"text": "It rained."}) == Failure("has nothing under 'story' (its fields: 'text')")
    assert clean.article({"story": 3.5}) == Failure("field 'story' is a number; it should be a string")


def test_pickled_without_what_it_loads() -> None:
    clean = RecordCleaner(LIGHT, Columns(content="story"), "en")
    clean.article({"story": "It rained."})
    pickled = pickle.dumps(clean)
    assert len(pickled) < 10_000
    assert pickle.loads(pickled) == clean


@pytest.mark.parametrize(
    ("columns", "names", "needed"),
    [
        (Columns(), ["id", "text", "Link", "image"], ["text", "Link"]),
        (Columns(content="page.html"), ["id", "page", "image"], ["page"]),
        (Columns(content="story", url="from"), ["story", "from", "score"], ["story", "from"]),
    ],
)
def test_only_columns_that_matter_are_read(columns: Columns, names: list[str], needed: list[str]) -> None:
    assert RecordCleaner(LIGHT, columns).needed(names) == needed
