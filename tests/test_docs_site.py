"""The documentation as a site: it builds without a warning and without a network, and can be read by everybody."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib.util import find_spec
from pathlib import Path

import pytest

from cleaner.cli.catalogue import known_rules
from tests.browser import Browser, axe, chromium

__all__ = ["axe", "chromium"]

ROOT = Path(__file__).parent.parent

LOOKED_AT = ("index", "tour", "figures", "catalogue/index", "catalogue/BP101", "integrations/index")

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(find_spec("material") is None, reason="needs mkdocs-material: pip install 'cleaner[docs]'"),
]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site. A proxy that is not there stands for a network that is not there."""
    folder = tmp_path_factory.mktemp("site")
    nowhere = dict.fromkeys(("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"), "http://127.0.0.1:9")
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(folder)],
        cwd=ROOT,
        env={**os.environ, **nowhere, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return folder


def test_every_rule_has_a_page(site: Path) -> None:
    codes = {rule.code for rule in known_rules()}
    assert {path.stem for path in (site / "catalogue").glob("*.html")} - {"index"} == codes
    index = (site / "catalogue" / "index.html").read_text(encoding="utf-8")
    assert {code for code in codes if f'href="{code}.html"' in index} == codes


def test_a_page_of_a_rule_has_reason_and_examples(site: Path) -> None:
    page = (site / "catalogue" / "BP101.html").read_text(encoding="utf-8")
    for words in ("see-also-line", "German (de)", "found", "left alone", "--ignore BP101"):
        assert words in page


def test_pages_ask_nobody_for_anything(site: Path) -> None:
    asked = re.compile(r"""<(?:script|link|img|iframe)[^>]*(?:src|href)=["']?(https?:)?//""")
    assert [path.name for path in site.rglob("*.html") if asked.search(path.read_text(encoding="utf-8"))] == []


def test_the_command_line_is_there(site: Path) -> None:
    page = (site / "command-line.html").read_text(encoding="utf-8")
    for words in ("cleaner sites learn", "--machine-translation", "cleaner doctor", "cleaner completions"):
        assert words in page


class Silent(SimpleHTTPRequestHandler):
    """Serves files and says nothing."""

    def log_message(self, format: str, *args: object) -> None:
        """Nothing."""


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Silent, directory=str(site)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("width", [360, 1400])
@pytest.mark.parametrize("name", LOOKED_AT)
def test_pages_fit(chromium: Browser, address: str, name: str, width: int) -> None:
    """Nothing reaches beyond the window but the menu, which waits outside of it, and nothing complains."""
    with chromium.page(f"{address}/{name}.html", width=width) as page:
        assert [one for one in page.overflow() if "md-sidebar" not in one] == []
        assert page.complaints() == []
        assert {url for url in page.requests() if not url.startswith((address, "data:"))} == set()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", LOOKED_AT)
def test_contrast(chromium: Browser, axe: str, address: str, name: str, scheme: str) -> None:
    """The theme's own markup is its maker's; colours are ours."""
    with chromium.page(f"{address}/{name}.html", scheme=scheme) as page:
        found = page.violations(axe)
        assert [one for one in found if one.startswith(("color-contrast", "link-in-text-block"))] == []
