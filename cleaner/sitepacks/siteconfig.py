"""Site configs of FiveFilters' Full-Text RSS, which Wallabag reads as well: ``HOST.txt``, a directive on each line.

::

    # comments
    body: //div[@class='story']
    strip: //p[@class='promotion']
    strip_id_or_class: share-bar
    title: //h1
    prune: no
    test_url: https://gazette.example/news/1

``.HOST.txt`` is for all subdomains of a host. What only matters for images, for fetching, or for the look of the result
is passed over; what would change the text in a way that is not supported is reported, and so is what is unknown.
"""

from __future__ import annotations

from pathlib import Path

from cleaner.sitepacks.schema import SELECTORS, SitePack
from cleaner.sitepacks.selector import Selector, SelectorError, named, selector

MAX_SIZE = 200_000
"""Bytes of a site config; the public ones have a few hundred, some 5,000."""

HARMLESS = frozenset(
    (
        *("strip_image_src", "tidy", "parser", "autodetect_on_failure", "single_page_link", "single_page_link_in_feed"),
        *("next_page_link", "http_header", "native_ad_clue", "convert_double_br_tags", "skip_json_ld", "strip_attr"),
        *("src_lazy_load_attr", "insert_detected_image", "requires_login", "login_uri", "login_username_field"),
        *("login_password_field", "login_extra_fields", "not_logged_in_xpath", "wrap_in", "language", "test_contains"),
    )
)
"""Directives without an effect on which text is the article, as far as this program goes: images, fetching, login,
engines, wrapping."""

UNSUPPORTED = frozenset(["find_string", "replace_string", "if_page_contains"])
"""Directives that would change the text or the choice of rules, and are not followed."""

KNOWN = frozenset({*SELECTORS, *HARMLESS, *UNSUPPORTED, "strip_id_or_class", "prune", "test_url"})

_YES = {"yes": True, "1": True, "true": True, "no": False, "0": False, "false": False}


def read_site_config(path: Path) -> tuple[SitePack, list[str]]:
    """A site config and what is wrong with it, each with file and line. Never raises on what a file holds.

    Args:
        path: ``HOST.txt``; the name is the host.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        return SitePack(path, ()), [f"{path}: cannot be read: {error.strerror}"]
    if len(data) > MAX_SIZE or b"\0" in data:
        return SitePack(path, ()), [f"{path}: is no site config: it is too long, or not text"]
    reading = _Reading(path)
    for number, line in enumerate(data.decode("utf-8-sig", "replace").splitlines(), start=1):
        reading.line(number, line.strip())
    return reading.pack(), reading.mistakes


class _Reading:
    """Collects the directives of a file."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.found: dict[str, list[Selector]] = {name: [] for name in SELECTORS}
        self.prune = True
        self.test_urls: list[str] = []
        self.notes: list[str] = []
        self.mistakes: list[str] = []

    def line(self, number: int, line: str) -> None:
        """Take in one line."""
        if not line or line.startswith("#"):
            return
        where = f"{self.path}:{number}"
        name, colon, value = line.partition(":")
        name, value = name.strip().lower(), value.strip()
        name = name.partition("(")[0] if name.endswith(")") else name
        if not colon:
            self.notes.append(f"{where}: is no directive: {line[:60]!r}")
        elif name not in KNOWN:
            self.notes.append(f"{where}: there is no directive called {name[:40]!r}{_nearest(name)}")
        elif name in UNSUPPORTED:
            self.notes.append(f"{where}: {name} is not supported, and so has no effect")
        elif name not in HARMLESS and value:
            self._take(name, value, where)

    def _take(self, name: str, value: str, where: str) -> None:
        if name == "test_url":
            self.test_urls.append(value)
        elif name == "prune":
            if value.lower() not in _YES:
                self.mistakes.append(f"{where}: prune is {value[:40]!r}; it should be yes or no")
            self.prune = _YES.get(value.lower(), True)
        else:
            try:
                self._select(name, value, where)
            except SelectorError as error:
                self.mistakes.append(f"{where}: {name}: {error}")

    def _select(self, name: str, value: str, where: str) -> None:
        if name == "strip_id_or_class":
            self.found["strip"].append(named(value, where))
        else:
            self.found[name].append(selector(value, where, value=name not in ("body", "strip")))

    def pack(self) -> SitePack:
        """What was read."""
        found = {name: tuple(selectors) for name, selectors in self.found.items()}
        return SitePack(
            path=self.path,
            sites=(self.path.name.removesuffix(".txt").lower(),),
            prune=self.prune,
            test_urls=tuple(self.test_urls),
            notes=tuple(self.notes),
            is_site_config=True,
            body=found["body"],
            strip=found["strip"],
            title=found["title"],
            author=found["author"],
            date=found["date"],
        )


def _nearest(name: str) -> str:
    from difflib import get_close_matches

    near = get_close_matches(name, sorted(KNOWN), n=1)
    return f"; did you mean {near[0]!r}?" if near else ""
