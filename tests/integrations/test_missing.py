"""Without its library an adapter says what to install."""

from __future__ import annotations

import importlib
import sys
from types import SimpleNamespace

import pytest

from cleaner.dumps.extras import MissingExtra


def hide(monkeypatch: pytest.MonkeyPatch, library: str, adapter: str) -> None:
    for name in [name for name in sys.modules if name == library or name.startswith(f"{library}.")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, library, None)
    monkeypatch.delitem(sys.modules, f"cleaner.integrations.{adapter}", raising=False)


@pytest.mark.parametrize(("adapter", "library"), [("datatrove", "datatrove"), ("sklearn", "sklearn")])
def test_adapters_with_classes_of_the_library(monkeypatch: pytest.MonkeyPatch, adapter: str, library: str) -> None:
    hide(monkeypatch, library, adapter)
    with pytest.raises(MissingExtra, match=rf"pip install 'cleaner\[{adapter}\]'"):
        importlib.import_module(f"cleaner.integrations.{adapter}")


def test_scrapy(monkeypatch: pytest.MonkeyPatch) -> None:
    hide(monkeypatch, "itemadapter", "scrapy")
    adapter = importlib.import_module("cleaner.integrations.scrapy")
    with pytest.raises(MissingExtra, match=r"pip install 'cleaner\[scrapy\]'"):
        adapter.CleanerPipeline(SimpleNamespace(settings={}))


def test_datasets(monkeypatch: pytest.MonkeyPatch) -> None:
    hide(monkeypatch, "datasets", "huggingface")
    adapter = importlib.import_module("cleaner.integrations.huggingface")
    with pytest.raises(MissingExtra, match=r"pip install 'cleaner\[huggingface\]'"):
        adapter.CleanBatch().features({})


def test_pandas(monkeypatch: pytest.MonkeyPatch) -> None:
    hide(monkeypatch, "pandas", "pandas")
    adapter = importlib.import_module("cleaner.integrations.pandas")
    with pytest.raises(MissingExtra, match=r"pip install 'cleaner\[pandas\]'"):
        adapter.frame_of({}, None)


def test_polars(monkeypatch: pytest.MonkeyPatch) -> None:
    hide(monkeypatch, "polars", "polars")
    adapter = importlib.import_module("cleaner.integrations.polars")
    with pytest.raises(MissingExtra, match=r"pip install 'cleaner\[polars\]'"):
        adapter.clean_column("html")
