"""What a result depends on beside its input: this package, its rules and models, the user's own files, and the
libraries that read pages and write tables.
"""

from __future__ import annotations

import hashlib
import platform
from collections.abc import Iterable
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from cleaner.config import Config

LIBRARIES = (
    *("turbohtml", "trafilatura", "lxml", "numpy", "py3langid", "langdetect", "ftfy", "google-re2"),
    *("charset-normalizer", "rapidfuzz", "fastwarc", "zstandard", "pyarrow"),
)
"""Those whose other version could give other results, or other bytes of an output."""


def versions(config: Config) -> dict[str, str]:
    """Names, with a version or a digest of the files: of code, models and rules, since a checkout has no version of its
    own, and of what the configuration names.
    """
    found = dict(_built_in())
    given = {
        "own rules": config.rules,
        "gazetteers": config.gazetteers,
        "embedding model": (config.embedding_model,),
        "sites": (config.sites,),
        "site packs": tuple(
            file for path in config.site_packs for file in (_files_of(path) if path.is_dir() else [path])
        ),
    }
    for name, paths in given.items():
        if files := [path for path in paths if path is not None]:
            found[name] = _digest((Path(path), Path(path).name) for path in files)
    if config.translate_to or config.round_trip:
        from cleaner.translating.packages import versions as of_translation

        found |= of_translation()
    return found


def _files_of(folder: Path) -> list[Path]:
    return sorted(path for path in folder.iterdir() if path.is_file())


@lru_cache(maxsize=1)
def _built_in() -> dict[str, str]:
    import cleaner
    from cleaner.rulepacks import packs_folder

    package, rules = Path(cleaner.__file__).parent, packs_folder()
    code: list[tuple[Path, str]] = []
    models: list[tuple[Path, str]] = []
    for path in package.rglob("*"):
        if path.is_file() and "__pycache__" not in path.parts and rules not in path.parents:
            (code if path.suffix == ".py" else models).append((path, path.relative_to(package).as_posix()))
    found = {
        "cleaner": cleaner.__version__,
        "code": _digest(code),
        "models": _digest(models),
        "rules": _digest((path, path.relative_to(rules).as_posix()) for path in rules.rglob("*.yaml")),
        "python": ".".join(platform.python_version_tuple()[:2]),
    }
    for library in LIBRARIES:
        try:
            found[library] = version(library)
        except PackageNotFoundError:
            continue
    return found


def _digest(files: Iterable[tuple[Path, str]]) -> str:
    """SHA-256 over names and contents."""
    whole = hashlib.sha256()
    for path, name in sorted(files, key=lambda item: item[1]):
        whole.update(name.encode() + b"\0")
        whole.update(hashlib.sha256(path.read_bytes()).digest())
    return whole.hexdigest()
