"""What the program says before it does anything."""

from __future__ import annotations

import subprocess
import sys

import cleaner
from tests.cli.conftest import Run


def test_alone_it_says_what_to_type(run: Run) -> None:
    result = run()
    assert result.code == 2
    assert "cleaner clean page.html" in result.err


def test_version(run: Run) -> None:
    assert run("--version").out == f"cleaner {cleaner.__version__}\n"


def test_a_mistyped_command_or_option_is_answered_with_the_nearest(run: Run) -> None:
    assert "check" in run("chek").err
    result = run("clean", "--qoutes", "curly", "a.txt")
    assert result.code == 2
    assert "--quotes" in result.err


def test_help_of_every_command(run: Run) -> None:
    for command in (["clean"], ["check"], ["rules"], ["rules", "show"], ["rules", "test"], ["schema"]):
        result = run(*command, "--help")
        assert result.code == 0
        assert "Usage: cleaner" in result.out


def test_help_does_not_wait_for_what_it_does_not_need() -> None:
    code = (
        "import sys, cleaner.cli.app\n"
        "try: cleaner.cli.app.main(['--help'])\n"
        "except SystemExit: pass\n"
        "heavy = {'trafilatura', 'ftfy', 'langdetect', 're2', 'yaml', 'lxml', 'selectolax', 'pydantic'}\n"
        "sys.exit(', '.join(heavy & set(sys.modules)) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
