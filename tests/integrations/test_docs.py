"""What the pages of the documentation on integrations show is what happens."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = sorted((ROOT / "docs" / "integrations").glob("*.md"))

NEEDS = {
    "scrapy": ("scrapy",),
    "asyncio": ("httpx",),
    "datatrove": ("datatrove", "orjson"),
    "huggingface": ("datasets",),
    "pandas": ("pandas",),
    "polars": ("polars", "pyarrow"),
    "scikit-learn": ("sklearn",),
    "ray": ("ray", "pyarrow"),
    "pyspark": ("pandas",),
}
"""Libraries without which a page cannot be run."""


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(page, marks=[pytest.mark.slow] if page.stem in {"ray", "scrapy", "asyncio"} else [])
        for page in PAGES
    ],
    ids=lambda page: page.stem,
)
def test_page_runs(page: Path, address: str, tmp_path: Path) -> None:
    """As one script, in a process of its own, where reactors, clusters and pools can be started and ended."""
    blocks = re.findall(r"```python\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)
    if not blocks:
        return
    for library in NEEDS[page.stem]:
        if find_spec(library) is None:
            pytest.skip(f"needs {library}")
    left_out = [
        block for block in blocks if "pyspark.sql" in block and not (find_spec("pyspark") and shutil.which("java"))
    ]
    blocks = [block for block in blocks if block not in left_out]
    script = tmp_path / "page.py"
    script.write_text("\n".join(blocks).replace("https://post.example/", address), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, str(script)],
        cwd=tmp_path,
        env={
            **os.environ,
            "PYTHONPATH": os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")]),
            "HF_HOME": str(tmp_path),
            "PYSPARK_PYTHON": sys.executable,
            "SPARK_LOCAL_IP": "127.0.0.1",
        },
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-4000:]
    if left_out:
        pytest.skip("ran all but what needs PySpark and Java")


def test_every_page_is_listed() -> None:
    index = (ROOT / "docs" / "integrations" / "index.md").read_text(encoding="utf-8")
    assert set(re.findall(r"\]\(([a-z-]+)\.md\)", index)) == {page.stem for page in PAGES} - {"index"} == set(NEEDS)


def test_the_extras_that_pages_name_exist() -> None:
    import tomllib

    extras = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    named = {extra for page in PAGES for extra in re.findall(r"cleaner\[([\w-]+)\]", page.read_text(encoding="utf-8"))}
    assert named <= set(extras)
