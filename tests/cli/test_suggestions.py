"""Whoever mistypes is told what is near."""

from __future__ import annotations

import pytest

from tests.cli.conftest import DIRTY, Run


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        (("claen", "page.html"), "clean"),
        (("explian", "page.html"), "explain"),
        (("sites", "lern", "dump.jsonl"), "learn"),
        (("models", "instal", "x.argosmodel"), "install"),
        (("clean", "--mahcine-translation", "strict"), "--machine-translation"),
        (("check", "--statistic"), "--statistics"),
        (("clean", "--machine-translation", "strct"), "strict"),
        (("clean", "--main-content", "fastt"), "fast"),
        (("rules", "BP1O1"), "BP101"),
        (("rules", "see-also-lien"), "see-also-line"),
    ],
)
def test_what_is_near_is_named(run: Run, typed: tuple[str, ...], meant: str) -> None:
    result = run(*typed)
    assert result.code == 2
    assert meant in result.err


def test_a_code_that_no_rule_has(run: Run) -> None:
    result = run("clean", "-", "--ignore", "BP1O", stdin=DIRTY.encode())
    assert result.code == 0
    assert "did you mean BP1" in result.err


def test_every_command_that_is_named_first_exists(run: Run) -> None:
    from typer.main import get_command

    from cleaner.cli.app import WHAT_TO_TYPE, app

    commands = set(get_command(app).commands)  # type: ignore[attr-defined]
    named = {line.split()[1] for line in WHAT_TO_TYPE.splitlines() if line.startswith("  cleaner ")}
    assert named | {"schema"} == commands
    assert run().err == WHAT_TO_TYPE
