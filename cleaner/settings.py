"""The configuration file: ``cleaner.toml``, or ``[tool.cleaner]`` in ``pyproject.toml``.

The nearest one upward from the working directory counts, and no other. Fields are those of
:class:`cleaner.config.Config`, with hyphens or underscores. Paths in it are relative to the file.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from cleaner.config import Config

FILE_NAME = "cleaner.toml"


class SettingsError(ValueError):
    """A configuration that cannot be used; the text names the file, the field and the fix."""


def find_settings(folder: Path) -> Path | None:
    """The nearest configuration file, from a folder upward.

    A ``pyproject.toml`` without ``[tool.cleaner]`` is passed over. In one folder ``cleaner.toml`` goes first.
    """
    folder = folder.resolve()
    for parent in (folder, *folder.parents):
        if (parent / FILE_NAME).is_file():
            return parent / FILE_NAME
        project = parent / "pyproject.toml"
        if project.is_file() and _has_table(project):
            return project
    return None


def read_settings(path: Path) -> dict[str, Any]:
    """The fields that a configuration file sets, with its paths made absolute.

    Raises:
        SettingsError: The file cannot be read, is not TOML, or sets a field that does not exist.
    """
    table = _table(path, _toml(path))
    fields = {}
    for key, value in table.items():
        field = key.replace("-", "_")
        if field not in Config.model_fields:
            raise SettingsError(f"{path}: field '{key}': there is no such setting{_nearest(field)}")
        fields[field] = value
    for name in ("rules", "site_packs"):
        if isinstance(fields.get(name), list):
            fields[name] = [path.parent / pack if isinstance(pack, str) else pack for pack in fields[name]]
    if isinstance(fields.get("sites"), str):
        fields["sites"] = path.parent / fields["sites"]
    return fields


def load_config(
    folder: Path | None = None, file: Path | None = None, overrides: Mapping[str, Any] | None = None
) -> Config:
    """The configuration from a file, and from what was given beside it, which wins.

    Args:
        folder: Where to begin to look for a file; nothing is looked for if it is ``None``.
        file: A configuration file to use instead of looking for one.
        overrides: Fields that win over the file's; those that are ``None`` are not set.

    Raises:
        SettingsError: With the file, the field and the fix.
    """
    path = file or (find_settings(folder) if folder else None)
    from_file = read_settings(path) if path else {}
    given = {field: value for field, value in (overrides or {}).items() if value is not None}
    try:
        return Config.model_validate({**from_file, **given})
    except ValidationError as error:
        problem = error.errors(include_url=False, include_context=False)[0]
        field = str(problem["loc"][0]) if problem["loc"] else ""
        where = f"{path}: field '{field}'" if field in from_file and field not in given else f"--{field}"
        raise SettingsError(
            f"{where.replace('_', '-') if where.startswith('--') else where}: {_fix(problem)}"
        ) from None


def _fix(problem: Mapping[str, Any]) -> str:
    value, message = problem["input"], str(problem["msg"])
    message = message.removeprefix("Value error, ").removeprefix("Input should be ")
    return f"{value!r} is not right; it should be {message}"


def _toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise SettingsError(f"{path}: cannot be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise SettingsError(f"{path}: is not UTF-8; save it in that encoding") from None
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{path}: is not TOML: {error}") from None


def _table(path: Path, data: dict[str, Any]) -> dict[str, Any]:
    if path.name != "pyproject.toml":
        return data
    table = data.get("tool", {})
    table = table.get("cleaner", {}) if isinstance(table, dict) else {}
    if not isinstance(table, dict):
        raise SettingsError(f"{path}: field 'tool.cleaner': should be a table, [tool.cleaner]")
    return table


def _has_table(project: Path) -> bool:
    try:
        data = tomllib.loads(project.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError):
        return False  # another tool's file: not ours to complain about
    return isinstance(data.get("tool"), dict) and "cleaner" in data["tool"]


def _nearest(field: str) -> str:
    near = get_close_matches(field, Config.model_fields, n=1)
    if near:
        return f". Did you mean '{near[0]}'?"
    return f"; there are {', '.join(sorted(Config.model_fields))}"
