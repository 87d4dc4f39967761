"""What is installed and what this machine can do, for ``cleaner doctor``."""

from __future__ import annotations

import hashlib
import os
import platform
import re
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path

import cleaner

EXTRAS = {
    "dumps": "dumps as Parquet, WARC and .zst, near-duplicates, the metrics file of a run",
    "remote": "dumps at https://, s3:// and gs:// addresses",
    "ray": "runs on a Ray cluster",
    "report": "cleaner report: plots",
    "translate": "translation and round trips, with argostranslate as it comes (torch, stanza)",
    "translate-light": "translation and round trips, without torch and stanza",
    "semantic": "an embedding model of your own, for off-topic pieces",
    "spacy": "a spaCy model of your own, that finds names",
    "scrapy": "the Scrapy pipeline",
    "datatrove": "steps of a datatrove pipeline",
    "huggingface": "Hugging Face datasets",
    "pandas": "frames of pandas",
    "polars": "frames of Polars",
    "sklearn": "the scikit-learn transformer",
    "ray-data": "Ray Data",
}
"""What the extras are for. One that is not named here is listed without."""

FOR_DEVELOPERS = frozenset({"dev", "docs", "benchmarks"})
"""Extras that nobody needs who uses the tool."""

MODEL_SUFFIXES = frozenset({".npz", ".json", ".gz", ".words"})
"""Of the files beside the code that hold what was learned."""

START_SECONDS = 60.0
"""A process that has not started and ended by then does not."""

_EXTRA = re.compile(r"""extra\s*==\s*['"]([\w-]+)['"]""")
_NAME = re.compile(r"^[A-Za-z0-9][\w.-]*")


@dataclass(frozen=True, slots=True)
class Extra:
    """An extra of this package.

    Attributes:
        name: As in ``pip install 'cleaner[name]'``.
        purpose: What it is for.
        found: Version of each of its libraries that is installed.
        missing: Its libraries that are not.
    """

    name: str
    purpose: str
    found: dict[str, str]
    missing: tuple[str, ...]

    @property
    def install(self) -> str:
        """The command that brings it."""
        return f"pip install 'cleaner[{self.name}]'"


@dataclass(slots=True)
class Installation:
    """All that is known.

    Attributes:
        problems: What keeps Cleaner from working, each with its cure.
        versions: Of Cleaner, Python and the libraries that it cannot do without; digests of code, models and rules.
        files: Size in bytes and SHA-256 of every file that holds a model, and of every folder of rule packs.
        packages: Translation packages, with their version.
        config: The configuration file that holds in this folder.
        machine: Cores, memory in bytes, whether processes start.
    """

    problems: list[str] = field(default_factory=list)
    versions: dict[str, str] = field(default_factory=dict)
    extras: tuple[Extra, ...] = ()
    files: dict[str, tuple[int, str]] = field(default_factory=dict)
    packages: dict[str, str] = field(default_factory=dict)
    config: Path | None = None
    machine: dict[str, object] = field(default_factory=dict)


def examined(folder: Path) -> Installation:
    """Look at everything. What is broken becomes a problem, never an exception.

    Args:
        folder: Where the configuration file is looked for, and upward from there.
    """
    found = Installation(extras=extras())
    found.versions = {"cleaner": cleaner.__version__, "python": platform.python_version()}
    for library, installed in _wanted().get("", {}).items():
        found.versions[library] = installed or "missing"
        if not installed:
            found.problems.append(f"{library} is missing: pip install --force-reinstall cleaner")
    for look in (_look_at_rules, _look_at_models, _look_at_packages, _look_at_machine):
        try:
            look(found)
        except Exception as error:  # whatever is wrong is what was asked for
            found.problems.append(f"{look.__name__.removeprefix('_look_at_')}: {type(error).__name__}: {error}")
    _look_at_config(found, folder)
    return found


def extras() -> tuple[Extra, ...]:
    """Every extra for users, in the order of :data:`EXTRAS`."""
    wanted = _wanted()
    names = [*(name for name in EXTRAS if name in wanted), *sorted(wanted.keys() - EXTRAS.keys() - FOR_DEVELOPERS)]
    return tuple(
        Extra(
            name,
            EXTRAS.get(name, ""),
            {library: found for library, found in wanted[name].items() if found},
            tuple(library for library, found in wanted[name].items() if not found),
        )
        for name in names
        if name
    )


def _wanted() -> dict[str, dict[str, str]]:
    """Libraries by extra with their installed version or nothing, as the package's metadata asks for them.

    Those that it always needs are under the empty name. Requirements for other systems than this one are taken for
    this one's, which none of ours are.
    """
    found: dict[str, dict[str, str]] = {"": {}}
    for requirement in _requirements():
        name, extra = _NAME.match(requirement), _EXTRA.search(requirement)
        if name and name[0].lower() != "cleaner":
            found.setdefault(extra[1] if extra else "", {})[name[0]] = _version(name[0])
    return found


def _requirements() -> list[str]:
    """What the package asks for: of a checkout as it is now, not as it was when it was installed."""
    project = Path(cleaner.__file__).parent.parent / "pyproject.toml"
    if project.is_file():
        table = tomllib.loads(project.read_text(encoding="utf-8")).get("project", {})
        if table.get("name") == "cleaner":
            by_extra: dict[str, list[str]] = table["optional-dependencies"]
            extras = [f"{one}; extra == '{name}'" for name, asked in by_extra.items() for one in asked]
            return [*table["dependencies"], *extras]
    return requires("cleaner") or []


def _version(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:
        return ""


def _look_at_rules(found: Installation) -> None:
    from cleaner.config import Config
    from cleaner.dumps.versions import versions
    from cleaner.rulepacks import load_rules, packs_folder

    for name in ("code", "models", "rules"):
        found.versions[name] = versions(Config())[name]
    folder = packs_folder()
    for part in sorted(path for path in folder.iterdir() if path.is_dir() and not path.name.startswith("_")):
        files = sorted(path for path in part.iterdir() if path.is_file())
        whole = hashlib.sha256(b"".join(hashlib.sha256(path.read_bytes()).digest() for path in files))
        found.files[f"rules/{part.name}/ ({len(files)} files)"] = _size(files), whole.hexdigest()
    load_rules()


def _size(files: list[Path]) -> int:
    return sum(path.stat().st_size for path in files)


def _look_at_models(found: Installation) -> None:
    for path in model_files():
        content = path.read_bytes()
        found.files[path.relative_to(Path(cleaner.__file__).parent).as_posix()] = (
            len(content),
            hashlib.sha256(content).hexdigest(),
        )


def model_files() -> Iterator[Path]:
    """The files beside the code that hold what was learned, manifests included."""
    package = Path(cleaner.__file__).parent
    for folder in ("judges", "names", "stages/quotes"):
        for path in sorted((package / folder).rglob("*")):
            if path.suffix in MODEL_SUFFIXES and path.is_file():
                yield path


def _look_at_packages(found: Installation) -> None:
    from cleaner.dumps.extras import MissingExtra

    try:
        from cleaner.translating.packages import installed

        for package in installed():
            found.packages[package.label] = package.version + (f" ({package.problem})" if package.problem else "")
    except MissingExtra:
        return  # nothing translates without the extra, which is listed as missing


def _look_at_config(found: Installation, folder: Path) -> None:
    from cleaner.settings import SettingsError, find_settings, load_config

    try:
        found.config = find_settings(folder)
        load_config(folder)
    except SettingsError as error:
        found.problems.append(str(error))


def _look_at_machine(found: Installation) -> None:
    import psutil

    memory = psutil.virtual_memory()
    found.machine = {
        "system": platform.platform(),
        "cores": len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count(),
        "memory": memory.total,
        "memory available": memory.available,
        "processes start": (reason := _why_no_process()) is None,
    }
    if reason:
        found.problems.append(f"processes cannot be started, so only -j 1 works: {reason}")


def _why_no_process() -> str | None:
    """Why no process can be started as workers are, or nothing."""
    import multiprocessing

    forks = "forkserver" in multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("forkserver") if forks else multiprocessing.get_context("spawn")
    try:
        process = context.Process(target=os.getpid)
        process.start()
        process.join(START_SECONDS)
        if process.exitcode is None:
            process.kill()
            return f"one was not done after {START_SECONDS:g} seconds"
    except (OSError, RuntimeError, EOFError) as error:
        return str(error)
    return None if process.exitcode == 0 else f"one ended with exit code {process.exitcode}"


def python_path() -> str:
    """The program that runs this, so that it is known which of several environments was meant."""
    return sys.executable
