"""YAML files of ours, parsed once: what they hold is kept beside them as Python keeps compiled modules.

Parsing the packs of all languages takes a quarter of a second, every time a process starts; reading back what was
parsed takes a fiftieth of that. As with compiled modules, a copy goes into ``__pycache__`` (or to where
``PYTHONPYCACHEPREFIX`` says), it belongs to one size and time of its source, a folder that cannot be written is no
mistake, and ``PYTHONDONTWRITEBYTECODE`` keeps the folder clean.
"""

from __future__ import annotations

import marshal
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from importlib.util import cache_from_source
from pathlib import Path
from typing import Any

FORMAT = 2
"""To be raised when what is kept changes its meaning."""


def parsed_yaml(path: Path) -> Any:
    """What a YAML file holds, from the copy that was kept if there is one.

    For files of this package alone: nothing is left beside files of users.

    Raises:
        OSError: It cannot be read.
        UnicodeDecodeError: It is not UTF-8.
        yaml.YAMLError: It is not YAML.
    """

    def parse() -> Any:
        import yaml

        return yaml.load(path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))

    return kept(path, (path,), parse)


def kept(name: Path, sources: Sequence[Path], make: Callable[[], Any]) -> Any:
    """What is made of some files, from the copy that was kept if there is one and none of them has changed.

    Args:
        name: Of the copy: it is kept in the ``__pycache__`` of this path's folder.
        sources: All that it depends on, code included.
        make: Makes it anew. What it gives is built of numbers, texts, tuples, lists and mappings.

    Raises:
        OSError: One of the files is not there.
    """
    stamps = [(str(path), status.st_mtime_ns, status.st_size) for path in sources for status in (path.stat(),)]
    belongs_to = (FORMAT, stamps)
    place = _place(name)
    with suppress(OSError, ValueError, EOFError, TypeError):
        found, data = marshal.loads(place.read_bytes())
        if found == belongs_to:
            return data
    data = make()
    if not sys.dont_write_bytecode:
        with suppress(OSError, ValueError):  # a folder of root's; a date in the file, which marshal does not know
            _keep(place, marshal.dumps((belongs_to, data)))
    return data


def _place(path: Path) -> Path:
    """Where the copy of a file is: ``__pycache__/en.yaml.cpython-311.parsed``, beside it."""
    return Path(cache_from_source(str(path.with_name(f"{path.name}.py")))).with_suffix(".parsed")


def _keep(place: Path, content: bytes) -> None:
    """Write a whole file or none: other processes start at the same time."""
    place.parent.mkdir(parents=True, exist_ok=True)
    unfinished = place.with_name(f"{place.name}.{os.getpid()}")
    try:
        unfinished.write_bytes(content)
        unfinished.replace(place)
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise
