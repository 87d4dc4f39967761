"""The wheel, installed into an empty environment, cleans a page: it carries the rule packs and every data file."""

from __future__ import annotations

import json
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout, built as a packager would."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True, text=True)
    return next(folder.glob("*.whl"))


@pytest.mark.slow
def test_wheel_carries_packs_models_and_types(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    packs = {path.relative_to(ROOT / "rules").as_posix() for path in (ROOT / "rules").rglob("*.yaml")}
    assert {f"cleaner/rules/{pack}" for pack in packs} <= names
    data = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "cleaner").rglob("*")
        if path.suffix in {".json", ".npz", ".gz", ".html", ".css", ".js", ".words"}
    }
    assert data <= names
    assert "cleaner/py.typed" in names
    assert not any(name.startswith(("tests/", "corpora/", "benchmarks/")) for name in names)


@pytest.mark.slow
def test_installed_wheel_cleans_a_page(wheel: Path, tmp_path: Path) -> None:
    environment = tmp_path / "environment"
    venv.create(environment, with_pip=True)
    python = environment / "bin" / "python"
    pip = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", str(wheel)]
    subprocess.run(pip, check=True, capture_output=True, text=True, cwd=tmp_path)

    page = min((ROOT / "corpora" / "pages").glob("en-wp-*.html"))
    program = (
        "import cleaner, json, pathlib, sys\n"
        "article = cleaner.clean(pathlib.Path(sys.argv[1]).read_bytes())\n"
        "codes = sorted({finding.family for finding in article.findings})\n"
        "print(json.dumps([cleaner.__file__, article.text, codes, article.restore() == article.source]))\n"
    )
    done = subprocess.run(
        [str(python), "-c", program, str(page)], check=True, capture_output=True, text=True, cwd=tmp_path
    )
    where, text, families, restored = json.loads(done.stdout)
    assert str(environment) in where, "the installed package, not the checkout"
    assert len(text.split()) > 100
    assert "EX" in families
    assert restored

    command = [str(environment / "bin" / "cleaner"), "check", "--exit-zero", "-"]
    said = subprocess.run(
        command,
        check=True,
        capture_output=True,
        text=True,
        cwd=tmp_path,
        input="The ferry was late, the harbour master said on Monday.\n\nSee also: Storm closes the port of Dover\n",
    )
    assert "BP101" in said.stdout
