"""The toy packages, installed by argostranslate itself into a folder of the test's own."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

TOY = Path(__file__).parent / "toy"


@pytest.fixture(scope="session")
def argos_settings(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """argostranslate's settings; imported so that it makes its folders in a place that is not the user's."""
    pytest.importorskip("ctranslate2", reason="needs the extra translate-light")
    pytest.importorskip("sentencepiece", reason="needs the extra translate-light")
    home = tmp_path_factory.mktemp("argos")
    with pytest.MonkeyPatch.context() as patch:
        for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
            patch.setenv(name, str(home / name.lower()))
        return pytest.importorskip("argostranslate.settings", reason="needs the extra translate-light")


@pytest.fixture
def packages(argos_settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder of packages."""
    folder = tmp_path / "packages"
    folder.mkdir()
    monkeypatch.setattr(argos_settings, "package_data_dir", folder)
    monkeypatch.setattr(argos_settings, "package_dirs", [folder])
    return folder


@pytest.fixture(scope="session")
def toy_packages(argos_settings: Any, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that has both toy packages, for as long as the session; models are loaded once."""
    folder = tmp_path_factory.mktemp("packages")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(argos_settings, "package_data_dir", folder)
        install = importlib.import_module("argostranslate.package").install_from_path
        for file in sorted(TOY.glob("*.argosmodel")):
            install(file)
    return folder


@pytest.fixture
def toy(argos_settings: Any, toy_packages: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Both toy packages, installed."""
    monkeypatch.setattr(argos_settings, "package_data_dir", toy_packages)
    monkeypatch.setattr(argos_settings, "package_dirs", [toy_packages])
    return toy_packages


class Told:
    """An engine that says what it was told to, and remembers what it was asked."""

    name = "told 1"
    packages = ("fr_en 1",)

    def __init__(self, says: dict[str, str] | Callable[[str], str]) -> None:
        self._says = says.__getitem__ if isinstance(says, dict) else says
        self.asked: list[str] = []

    def pair(self, source: str, target: str) -> Told:
        return self

    def can_reach(self, target: str) -> bool:
        return True

    def translate(self, text: str) -> str:
        self.asked.append(text)
        return self._says(text)
