"""What the README shows is what happens."""

from __future__ import annotations

import re
from pathlib import Path

README = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")


def test_the_page_on_machine_translation_runs() -> None:
    page = (Path(__file__).parent.parent / "docs" / "machine-translation.md").read_text(encoding="utf-8")
    (block,) = re.findall(r"```python\n(.*?)```", page, re.DOTALL)
    exec(compile(block, "machine-translation.md", "exec"), {})


def test_python_blocks_run() -> None:
    blocks = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    assert len(blocks) > 1
    scope: dict[str, object] = {}
    for block in blocks:
        exec(block, scope)
    assert scope["texts"] == ["One text.", "One page."]


def test_commands_exist() -> None:
    from typer.main import get_command

    from cleaner.cli.app import app

    known = set(get_command(app).commands)  # type: ignore[attr-defined]
    assert set(re.findall(r"^\$ cleaner (\w+)", README, re.MULTILINE)) <= known
