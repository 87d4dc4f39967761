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
from contextlib import suppress
from importlib.util import cache_from_source
from pathlib import Path
from typing import Any

FORMAT = 1
"""To be raised when what is kept changes its meaning."""


def parsed_yaml(path: Path) -> Any:
    """What a YAML file holds, from the copy that was kept if there is one.

    For files of this package alone: nothing is left beside files of users.

    Raises:
        OSError: It cannot be read.
        UnicodeDecodeError: It is not UTF-8.
        yaml.YAMLError: It is not YAML.
    """
    status = path.stat()
    source = (FORMAT, status.st_mtime_ns, status.st_size)
    kept = _place(path)
    with suppress(OSError, ValueError, EOFError, TypeError):
        belongs_to, data = marshal.loads(kept.read_bytes())
        if belongs_to == source:
            return data
    import yaml

    data = yaml.load(path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    if not sys.dont_write_bytecode:
        with suppress(OSError, ValueError):  # a folder of root's; a date in the file, which marshal does not know
            _keep(kept, marshal.dumps((source, data)))
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
