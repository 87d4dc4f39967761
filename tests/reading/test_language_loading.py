"""The profiles of the language detector are whole for every thread, and loading them does not swallow Ctrl-C."""

from __future__ import annotations

import os
import signal
from concurrent.futures import ThreadPoolExecutor

import pytest

from cleaner.reading import language

SAMPLE = "Rybáři vyjeli na moře ještě před svítáním a vrátili se až pozdě večer s prázdnými sítěmi."


@pytest.fixture
def unloaded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(language, "_factory", None)
    language._careful.cache_clear()


@pytest.mark.usefixtures("unloaded")
def test_threads_that_begin_together_agree() -> None:
    samples = [f"{SAMPLE} {number}" for number in range(8)]  # no two of them the same, so that no cache answers
    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(language._langdetect, samples)) == {"cs"}


@pytest.mark.usefixtures("unloaded")
def test_ctrl_c_while_loading_arrives_afterwards(monkeypatch: pytest.MonkeyPatch) -> None:
    from langdetect.detector_factory import DetectorFactory

    load = DetectorFactory.load_profile

    def interrupted(self: DetectorFactory, folder: str) -> None:
        os.kill(os.getpid(), signal.SIGINT)
        load(self, folder)

    monkeypatch.setattr(DetectorFactory, "load_profile", interrupted)
    with pytest.raises(KeyboardInterrupt):
        language._profiles()
    monkeypatch.undo()
    assert language._langdetect(SAMPLE) == "cs"
