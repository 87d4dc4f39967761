"""A fresh process loads nothing that it does not need. How long that takes is measured by ``benchmarks.cold_start``."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

HEAVY = {"numpy", "pydantic", "yaml", "re2", "trafilatura", "lxml", "turbohtml", "ftfy", "fsspec", "psutil"}
"""What cleaning needs, and ``--help`` does not."""

NOT_FOR_A_TEXT = {
    *("py3langid", "langdetect", "trafilatura", "lxml", "fsspec", "pandas", "pyarrow", "polars", "ray", "scipy"),
    *("sklearn", "torch", "spacy", "onnxruntime", "argostranslate", "ctranslate2", "fastwarc", "rensa", "asyncio"),
    *("prometheus_client", "pygal", "datasets", "requests", "urllib3"),
}
"""What dumps, pages, other languages and extras need, and a short English text does not."""

TEXT = (
    "The harbour bridge will be closed to traffic for six weeks from Monday, the city council said on Thursday, "
    "because the steel under its northern lanes has rusted faster than anybody had expected.\n\n"
    "“We had hoped that it could wait until the spring,” said Anna Berg, who leads the works. “It cannot.”\n\n"
    "See also: Storm closes the port\n"
)


def loaded(*arguments: str) -> set[str]:
    """Modules that are loaded when the program has run in a process of its own."""
    script = (
        "import sys\nfrom cleaner.cli.app import main\n"
        "try:\n    main(sys.argv[1:])\nexcept SystemExit as end:\n    assert not end.code, end.code\n"
        "print('\\n'.join(sys.modules), file=sys.stderr)"
    )
    env = {**os.environ, "OMP_NUM_THREADS": "1"}
    run = [sys.executable, "-c", script, *arguments]
    done = subprocess.run(run, input=TEXT, capture_output=True, text=True, env=env, check=False)
    assert done.returncode == 0, done.stderr
    return {line.partition(".")[0] for line in done.stderr.splitlines()}


@pytest.mark.parametrize("arguments", [("--help",), ("--version",)])
def test_help_loads_nothing_heavy(arguments: tuple[str, ...]) -> None:
    assert loaded(*arguments) & (HEAVY | NOT_FOR_A_TEXT) == set()


@pytest.mark.parametrize("arguments", [("clean", "-"), ("check", "--exit-zero", "-")])
def test_a_short_english_text_loads_no_more_than_it_needs(arguments: tuple[str, ...]) -> None:
    assert loaded(*arguments) & NOT_FOR_A_TEXT == set()
