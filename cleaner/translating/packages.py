"""The packages of argostranslate on this machine: where they are, which there are, and how others get there.

argostranslate goes online of its own accord in three places: for the models that split a paragraph into sentences
(minisbd's are fetched when first used, stanza looks for newer ones, spaCy's are fetched at import), for its index when
there is none, and where it is set to use another server's translations. None of them is used here: sentences are split
by :mod:`cleaner.sentences`, packages are read from their folders, and the index is read only in
:func:`install_from_index`.
"""

from __future__ import annotations

import shutil
import threading
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path, PurePosixPath
from typing import Any

from cleaner.dumps.extras import require

SUFFIX = ".argosmodel"

LARGEST = 8_000_000_000
"""Bytes that a package may have when it is unpacked: ten times the largest in argostranslate's index (an estimate), so
that a file made to fill the disk does not."""

_importing = threading.Lock()


class PackageError(ValueError):
    """A package that cannot be installed or read; the text names the file and says why."""


@dataclass(frozen=True, slots=True)
class InstalledPackage:
    """A package on this machine.

    Attributes:
        source, target: ISO 639-1 codes, as the package has them.
        version: Its own.
        path: Its folder.
        names: The languages in words.
        problem: Why it cannot be used; ``None`` if it can.
    """

    source: str
    target: str
    version: str
    path: Path
    names: tuple[str, str] = ("", "")
    problem: str | None = None

    @property
    def label(self) -> str:
        """Pair and version: ``fr_en 1.9``."""
        return f"{self.source}_{self.target} {self.version}"


def argos(module: str) -> Any:
    """A module of argostranslate.

    Raises:
        MissingExtra: It is not installed.
    """
    with _importing, _own_sentences(require("argostranslate.settings", "translation", extra="translate-light")):
        return require(f"argostranslate.{module}", "translation", extra="translate-light")


@contextmanager
def _own_sentences(settings: Any) -> Iterator[None]:
    """Hold off what a user's settings of argostranslate might fetch while its modules are imported."""
    wanted, settings.chunk_type = settings.chunk_type, settings.ChunkType.MINISBD
    try:
        yield
    finally:
        settings.chunk_type = wanted


def engine_name() -> str:
    """Name and version of what is installed under the name of argostranslate."""
    for distribution in ("argostranslate", "argos-translate-lt"):
        try:
            return f"{distribution} {version(distribution)}"
        except PackageNotFoundError:
            continue
    return "argostranslate"


def where() -> tuple[Path, ...]:
    """The folders that packages are looked for in; they are installed into the first."""
    return tuple(Path(folder) for folder in argos("settings").package_dirs)


def installed() -> tuple[InstalledPackage, ...]:
    """Every package on this machine, usable or not, by pair; the newest of a pair first."""
    found = [
        _read(path)
        for folder in where()
        if folder.is_dir()
        for path in sorted(folder.iterdir())
        if path.is_dir() and not path.name.startswith(".")
    ]
    kept = [package for package in found if package is not None]
    return tuple(sorted(sorted(kept, key=_by_version, reverse=True), key=lambda p: (p.source, p.target)))


def install(path: Path) -> tuple[InstalledPackage, ...]:
    """Install a package file, an unpacked package, or all package files of a folder.

    Raises:
        PackageError: There is no package, or it is not whole; nothing of it is installed then.
    """
    if path.is_dir() and (path / "metadata.json").is_file():
        return (_install_folder(path),)
    if path.is_dir():
        files = sorted(path.glob(f"*{SUFFIX}"))
        if not files:
            raise PackageError(f"{path}: holds no {SUFFIX} files, and no metadata.json of an unpacked package")
        return tuple(_install_file(file) for file in files)
    if not path.exists():
        raise PackageError(f"{path}: there is no such file or folder")
    return (_install_file(path),)


def install_from_index(source: str, target: str) -> InstalledPackage:
    """Fetch the index of argostranslate, and the package of a pair from where it says. This goes online.

    Raises:
        PackageError: The index cannot be reached or has no such package, or what came is not whole.
    """
    packages, settings = argos("package"), argos("settings")
    index = Path(settings.local_package_index)
    before = index.stat().st_mtime_ns if index.exists() else None
    packages.update_package_index()  # it tells of a failure in its log alone
    if not index.exists() or index.stat().st_mtime_ns == before:
        raise PackageError(f"{settings.remote_package_index}: the index could not be read; is there a network?")
    offered = [p for p in packages.get_available_packages() if (p.from_code, p.to_code) == (source, target)]
    if not offered:
        raise PackageError(f"{settings.remote_package_index}: has no package that translates {source} to {target}")
    newest = max(offered, key=lambda p: _version(p.package_version))
    try:
        file = Path(newest.download())
    except Exception as error:  # argostranslate raises nothing narrower
        raise PackageError(f"{source}-{target}: {error}") from error
    try:
        return _install_file(file)
    finally:
        file.unlink(missing_ok=True)


def _install_file(path: Path) -> InstalledPackage:
    root = _checked(path)
    packages = argos("package")
    argos("translate")  # install_from_path() imports it, and must not do so with another splitter than ours
    there = where()[0] / root
    if there.exists():
        shutil.rmtree(there)
    packages.install_from_path(path)
    return _usable(there, path)


def _install_folder(path: Path) -> InstalledPackage:
    _usable(path, path)
    there = where()[0] / path.resolve().name
    if there.exists() and there.samefile(path):
        return _usable(there, path)
    if there.exists():
        shutil.rmtree(there)
    shutil.copytree(path, there)
    return _usable(there, path)


def _checked(path: Path) -> str:
    """The name of the one folder in a package file.

    Raises:
        PackageError: It is no package file.
    """
    try:
        with zipfile.ZipFile(path) as package:
            entries = package.infolist()
    except (zipfile.BadZipFile, OSError) as error:
        raise PackageError(f"{path}: is no package ({SUFFIX} files are zip archives): {error}") from None
    names = [PurePosixPath(entry.filename) for entry in entries]
    if any(name.is_absolute() or ".." in name.parts for name in names):
        raise PackageError(f"{path}: has files that would go outside its folder")
    roots = {name.parts[0] for name in names if name.parts}
    if len(roots) != 1 or PurePosixPath(*roots, "metadata.json") not in names:
        raise PackageError(f"{path}: is no package: it should hold one folder with a metadata.json")
    if sum(entry.file_size for entry in entries) > LARGEST:
        raise PackageError(f"{path}: is larger than {LARGEST // 10**9} GB when it is unpacked")
    root = roots.pop()
    parts = {name.parts[1] for name in names if len(name.parts) > 1}
    if "model" not in parts or parts.isdisjoint({"sentencepiece.model", "bpe.model"}):
        raise PackageError(f"{path}: has no model/ with a sentencepiece.model or bpe.model beside it")
    return root


def _usable(folder: Path, origin: Path) -> InstalledPackage:
    package = _read(folder)
    if package is None:
        raise PackageError(f"{origin}: is no package for translation")
    if package.problem is not None:
        raise PackageError(f"{origin}: {package.problem}")
    return package


def _read(folder: Path) -> InstalledPackage | None:
    """A package as it lies in its folder; ``None`` for one that is for something else than translation."""
    try:
        package = argos("package").Package(folder)
    except (OSError, ValueError, AttributeError, TypeError) as error:
        return InstalledPackage("?", "?", "", folder, problem=f"its metadata.json cannot be read: {error}")
    if package.type != "translate":
        return None
    problem = None
    if not (isinstance(package.from_code, str) and isinstance(package.to_code, str)):
        problem = "its metadata.json does not say from_code and to_code"
    elif not (folder / "model" / "model.bin").is_file():
        problem = "has no model/model.bin"
    elif not any((folder / name).is_file() for name in ("sentencepiece.model", "bpe.model")):
        problem = "has no sentencepiece.model or bpe.model"
    names = (str(package.from_name or ""), str(package.to_name or ""))
    source, target = str(package.from_code or "?"), str(package.to_code or "?")
    return InstalledPackage(source, target, str(package.package_version), folder, names, problem)


def _by_version(package: InstalledPackage) -> tuple[int, ...]:
    return _version(package.version)


def _version(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in str(text).split(".") if part.isdigit())


def versions() -> dict[str, str]:
    """What a translation depends on: the engine, the libraries that compute, and the packages with their sizes."""
    found = {}
    for library in ("argostranslate", "argos-translate-lt", "ctranslate2", "sentencepiece", "sacrebleu"):
        try:
            found[library] = version(library)
        except PackageNotFoundError:
            continue
    for package in installed():
        if package.problem is None:
            found[f"package {package.label}"] = f"{(package.path / 'model' / 'model.bin').stat().st_size} bytes"
    return found
