"""What the command line says on standard error, and how it ends when something goes wrong."""

from __future__ import annotations

import os
import re
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import wraps
from typing import Any, NoReturn, ParamSpec, TypeVar

NOTHING_FOUND, FINDINGS, ERROR = 0, 1, 2
"""Exit codes, those of most linters."""

P = ParamSpec("P")
R = TypeVar("R")


def tell(message: str, kind: str = "error") -> None:
    """One line on standard error: ``cleaner: error: ...``."""
    colours = {"error": "\033[1;31m", "warning": "\033[1;33m", "note": "\033[1;36m"}
    start, end = (colours[kind], "\033[0m") if _is_coloured() else ("", "")
    print(f"cleaner: {start}{kind}:{end} {printable(message)}", file=sys.stderr, flush=True)


def stop(message: str) -> NoReturn:
    """Say what is wrong and end with the exit code for errors."""
    tell(message)
    raise SystemExit(ERROR)


def printable(text: str) -> str:
    """The text with control, bidirectional and other unprintable characters as escapes, so that a page cannot speak to
    the terminal.

    Example:
        >>> printable("a\\x1b[31mb")
        'a\\\\x1b[31mb'
    """
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in text)


def paragraphs(docstring: str | None) -> str:
    """A docstring whose lines flow as wide as the terminal is; lines that begin in bold are examples and stay.

    Example:
        >>> paragraphs("One\\n    two.\\n\\n    Three.")
        'One two.\\n\\nThree.'
    """
    lines = [line.strip() for line in (docstring or "").splitlines()]
    text = ""
    for line in lines:
        keeps = not line or not text or text.endswith("\n") or line.startswith("[bold]")
        text += ("\n" if not line or line.startswith("[bold]") else "") + (line if keeps else f" {line}")
        text += "\n" if not line else ""
    return re.sub(r"\n{3,}", "\n\n", text).strip()


def for_people(command: Callable[P, R]) -> Callable[P, R]:
    """Turn what can go wrong for a user into a message and an exit code; a traceback is left to our own mistakes."""

    @wraps(command)
    def wrapper(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            result = command(*args, **kwargs)
            sys.stdout.flush()
        except KeyboardInterrupt:
            tell("stopped; what was finished is kept", "note")
            raise SystemExit(128 + signal.SIGINT) from None
        except BrokenPipeError:
            _forget_stdout()
            raise SystemExit(128 + signal.SIGPIPE) from None
        except (*_mistakes(),) as error:
            stop(str(error))
        except OSError as error:
            stop(f"{error.filename or 'output'}: {error.strerror or error}")
        return result

    return wrapper


def _mistakes() -> tuple[type[Exception], ...]:
    """The errors whose text is written for the user. Only those of modules that are loaded can have been raised."""
    names = [
        ("cleaner.settings", "SettingsError"),
        ("cleaner.running.files", "InputError"),
        ("cleaner.running.many", "WorkerDied"),
        ("cleaner.rulepacks.schema", "PackError"),
        ("cleaner.sites.error", "SitesError"),
        ("cleaner.authoring.error", "AuthoringError"),
        ("cleaner.dumps.extras", "MissingExtra"),
        ("cleaner.translating.engine", "MissingPackage"),
        ("cleaner.translating.packages", "PackageError"),
        ("cleaner.dumps.engines.engine", "EngineError"),
        ("cleaner.running.worker", "WorkerError"),
        ("cleaner.reporting.read", "ReportError"),
    ]
    return tuple(_attribute(module, name) for module, name in names if module in sys.modules)


def _attribute(module: str, name: str) -> Any:
    return getattr(sys.modules[module], name)


def _forget_stdout() -> None:
    """The reader has gone; do not let Python complain once more when it closes standard output."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _is_coloured() -> bool:
    return sys.stderr.isatty() and "NO_COLOR" not in os.environ
