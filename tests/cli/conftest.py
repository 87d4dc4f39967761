"""Run the command line in this process, as a user would type it."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from cleaner.cli.app import main

ARTICLE = (
    "The harbour of Dover will be dredged in the coming spring, the council decided on Monday after a long debate. "
    "Work is to begin in March and will take about six weeks, a spokesman for the port said."
)
MORE = "Boats can use the northern quay until then, and the ferry goes on as before, the spokesman added."
DIRTY = f"{ARTICLE}\n\nSee also: Storm closes the port of Calais\n\n{MORE}\n\nLeave a Reply\n"
CLEAN = f"{ARTICLE}\n\n{MORE}\n"
PAGE = (
    "<!doctype html><html lang='en'><head><title>Dredging</title></head><body><nav><a href='/'>Home</a></nav><article>"
    f"<h1>Harbour to be dredged</h1><p>{ARTICLE}</p><p>{MORE}</p></article></body></html>"
)


@dataclass(frozen=True)
class Result:
    """What came out of a run."""

    code: int
    out: str
    err: str


Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Type ``cleaner ARGUMENTS`` in an empty folder."""
    monkeypatch.chdir(tmp_path)

    def typed(*arguments: str, stdin: bytes | None = None) -> Result:
        stream = io.TextIOWrapper(io.BytesIO(stdin or b""))
        monkeypatch.setattr(sys, "stdin", stream)
        with pytest.raises(SystemExit) as end:
            main(list(arguments))
        sys.stdout.flush()
        captured = capsys.readouterr()
        code = end.value.code
        assert "Traceback" not in captured.err
        return Result(code if isinstance(code, int) else 0, captured.out, captured.err)

    return typed
