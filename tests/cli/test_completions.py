"""What shells are told when somebody presses Tab."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from cleaner.cli.completions import complete_codes, complete_language
from tests.cli.conftest import Run


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_scripts_are_right_for_their_shell(run: Run, shell: str, tmp_path: Path) -> None:
    result = run("completions", shell)
    assert result.code == 0
    assert f"_CLEANER_COMPLETE=complete_{shell}" in result.out
    if (program := shutil.which(shell)) is None:
        pytest.skip(f"no {shell} to read the script; what it holds was looked at")
    script = tmp_path / "script"
    script.write_text(result.out)
    assert subprocess.run([program, "-n", str(script)], capture_output=True, check=False).returncode == 0


def test_another_shell_is_refused(run: Run) -> None:
    result = run("completions", "elvish")
    assert result.code == 2
    assert "'zsh'" in result.err


def completed(*words: str) -> list[str]:
    """What bash is told that the last of the words could become."""
    env = {**os.environ, "_CLEANER_COMPLETE": "complete_bash", "COMP_WORDS": " ".join(words)}
    done = subprocess.run(
        [sys.executable, "-c", "import sys; sys.argv[0] = 'cleaner'; from cleaner.cli.app import main; main([])"],
        env={**env, "COMP_CWORD": str(len(words) - 1)},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout.split()


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("cleaner", "cl"), ["clean"]),
        (("cleaner", "sites", "le"), ["learn"]),
        (("cleaner", "clean", "--machine-t"), ["--machine-translation"]),
        (("cleaner", "clean", "--machine-translation", "st"), ["strict"]),
        (("cleaner", "clean", "--ignore", "BP1,SR"), ["BP1,SR", "BP1,SR101"]),
        (("cleaner", "check", "--language", "sw"), ["sw"]),
        (("cleaner", "rules", "t"), ["test"]),
        (("cleaner", "completions", "z"), ["zsh"]),
    ],
)
def test_what_can_stand_there(words: tuple[str, ...], expected: list[str]) -> None:
    assert completed(*words)[: len(expected)] == expected


def test_families_first_then_codes() -> None:
    assert ("BP1", "related stories") in complete_codes("B")
    assert "BP101" not in dict(complete_codes("B"))
    assert dict(complete_codes("bp10"))["BP101"]


def test_a_language_has_its_name() -> None:
    assert complete_language("PT") == [("pt", "Portuguese")]
