"""Find, read and check site packs, and tell which hold for a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from cleaner.rulepacks.load import complete_rules, read_yaml
from cleaner.rulepacks.schema import PackError, parse_as, parse_pack
from cleaner.sitepacks.schema import SELECTORS, SitePack, SitePackError, SitePackFile
from cleaner.sitepacks.selector import Selector, SelectorError, selector
from cleaner.sitepacks.siteconfig import read_site_config
from cleaner.sites.hosts import host_of

SHOWN = 10
"""Mistakes that one message lists."""

NO_CONFIGS = frozenset({"license.txt", "licence.txt", "readme.txt", "global.txt", "robots.txt", "requirements.txt"})
"""Text files that stand beside site configs and are none; ``global.txt`` would be for every site there is."""


@dataclass(frozen=True)
class SitePacks:
    """Site packs by host.

    Attributes:
        packs: All of them, in the order they were named.
    """

    packs: tuple[SitePack, ...]
    _by_site: dict[str, list[SitePack]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for pack in self.packs:
            for site in pack.sites:
                self._by_site.setdefault(site, []).append(pack)

    def of(self, url: str | None) -> tuple[SitePack, ...]:
        """Those that hold for an address; of site configs only the one with the nearest name.

        Example:
            >>> packs = SitePacks((SitePack(Path("a.yaml"), (".gazette.example",)),))
            >>> [len(packs.of(f"https://{host}/1")) for host in ("blog.gazette.example", "gazette.example")]
            [1, 0]
        """
        found: dict[int, SitePack] = {}
        has_config = False
        for name in _names(url):
            here = self._by_site.get(name, ())
            for pack in here:
                if not (pack.is_site_config and has_config):
                    found[id(pack)] = pack
            has_config = has_config or any(pack.is_site_config for pack in here)
        return tuple(found.values())

    @property
    def notes(self) -> tuple[str, ...]:
        """What in all of them is not understood, with file and line."""
        return tuple(note for pack in self.packs for note in pack.notes)


def _names(url: str | None) -> Iterator[str]:
    """The names that a pack for an address can have, the nearest first."""
    host = host_of(url)
    if host is None or url is None:
        return
    full = _full_host(url)
    seen = dict.fromkeys((full.removeprefix("www."), host))
    yield from seen
    parts = full.split(".")
    for at in range(1, len(parts) - 1):
        yield "." + ".".join(parts[at:])


def _full_host(url: str) -> str:
    from urllib.parse import urlsplit

    return (urlsplit(url if "//" in url[:10] else f"//{url}").hostname or "").rstrip(".").lower()


def load_site_packs(paths: Sequence[Path]) -> SitePacks:
    """Read site packs.

    Args:
        paths: YAML files, site configs (``HOST.txt``), and folders of both.

    Raises:
        SitePackError: One of them is wrong; the message names file and line of every mistake, or of the first ten.
    """
    packs: list[SitePack] = []
    mistakes: list[str] = []
    for path in paths:
        for file in _files(path, mistakes):
            if file.suffix == ".txt":
                pack, wrong = read_site_config(file)
                mistakes += wrong
                packs.append(pack)
            else:
                try:
                    packs.append(read_site_pack(file))
                except PackError as error:
                    mistakes.append(str(error))
    if mistakes:
        more = f"\nand {len(mistakes) - SHOWN:,} more" if len(mistakes) > SHOWN else ""
        raise SitePackError("\n".join(mistakes[:SHOWN]) + more)
    return SitePacks(tuple(packs))


def _files(path: Path, mistakes: list[str]) -> Iterator[Path]:
    if path.is_dir():
        files = [file for file in sorted(path.iterdir()) if _is_pack(file)]
        if not files:
            mistakes.append(f"{path}: has no site pack in it: neither HOST.txt nor a YAML file")
        yield from files
    elif not path.exists():
        mistakes.append(f"{path}: there is no such file or folder")
    elif path.suffix == ".txt" and "." not in path.name.removesuffix(".txt").strip("."):
        mistakes.append(f"{path}: a site config is called after its host, such as gazette.example.txt")
    elif path.suffix not in (".txt", ".yaml", ".yml"):
        mistakes.append(f"{path}: is no site pack: neither HOST.txt nor a YAML file")
    else:
        yield path


def _is_pack(file: Path) -> bool:
    if not file.is_file():
        return False
    if file.suffix == ".txt":
        return file.name.lower() not in NO_CONFIGS and "." in file.name.removesuffix(".txt").strip(".")
    return file.suffix in (".yaml", ".yml") and not file.name.startswith(".")


def is_site_pack(path: Path) -> bool:
    """Whether a path is a site pack, a site config, or a folder of such, rather than a rule pack."""
    if path.is_dir() or path.suffix == ".txt":
        return True
    try:
        data = read_yaml(path)
    except PackError:
        return False
    return isinstance(data, dict) and ("sites" in data or "page" in data)


def read_site_pack(path: Path) -> SitePack:
    """A site pack of one's own.

    Raises:
        SitePackError: It cannot be read or is wrong; with file and line.
    """
    data = read_yaml(path)
    lines = _Lines(path)
    file = parse_as(SitePackFile, data, path)
    sites = tuple(site.strip().lower().removeprefix("www.") for site in file.sites)
    for number, site in enumerate(sites):
        if host_of(site.strip(".")) is None or "/" in site or ":" in site:
            wrong = f"{site!r} is no host, such as gazette.example"
            raise SitePackError(f"{lines.at('sites', number)}: field 'sites': {wrong}")
    found: dict[str, tuple[Selector, ...]] = {}
    for name in SELECTORS:
        selectors = []
        for number, text in enumerate(getattr(file.page, name)):
            where = lines.at("page", name, number)
            try:
                selectors.append(selector(text, where, value=name not in ("body", "strip")))
            except SelectorError as error:
                raise SitePackError(f"{where}: field 'page.{name}': {error}") from None
        found[name] = tuple(selectors)
    rules = {"pack": file.pack, "languages": file.languages, "rules": data.get("rules") or ()}  # type: ignore[attr-defined]
    entries = parse_pack(rules, path)
    return SitePack(
        path,
        sites,
        body=found["body"],
        strip=found["strip"],
        title=found["title"],
        author=found["author"],
        date=found["date"],
        prune=file.page.prune,
        rules=complete_rules(entries, path),
    )


class _Lines:
    """Where things stand in a YAML file."""

    def __init__(self, path: Path) -> None:
        import yaml

        self.path = path
        self.root = yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)

    def at(self, *steps: str | int) -> str:
        """File and line of a value, as far down as there is one.

        Args:
            steps: Names of fields and numbers of items that lead to it.
        """
        node: Any = self.root
        for step in steps:
            below: Any = None
            if isinstance(node.value, list):
                if isinstance(step, int):
                    below = node.value[step] if step < len(node.value) else None
                else:
                    below = next((value for key, value in node.value if key.value == step), None)
            if below is None or isinstance(below, tuple):
                break
            node = below
        return f"{self.path}:{node.start_mark.line + 1}"
