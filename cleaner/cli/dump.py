"""``cleaner clean`` over dumps: a run, its progress and its end."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cleaner.cli.talking import ERROR, printable, stop, tell

if TYPE_CHECKING:
    from cleaner.config import Config
    from cleaner.dumps.engines.engine import Engine
    from cleaner.dumps.inputs.record import Input, InputKind
    from cleaner.dumps.progress import Progress
    from cleaner.dumps.settings import Settings

INTERRUPTED = 130
"""Exit code after Ctrl-C, as shells have it: 128 and the number of the signal."""


def clean_dump(
    given: Sequence[str],
    folder: Path,
    settings: Settings,
    *,
    kind: InputKind | None = None,
    engine: str = "local",
    workers: int | None = None,
    retry_quarantined: bool = False,
    metrics: Path | None = None,
    quiet: bool = False,
) -> int:
    """Run it, and say how it ended.

    Returns:
        The exit code: 0 all records are accounted for, 2 it could not go on, or the accounts do not add up, 130 it was
        interrupted.
    """
    from cleaner.cli.run_progress import run_progress
    from cleaner.cli.run_summary import summary_lines
    from cleaner.dumps.metrics import metrics_file
    from cleaner.dumps.run import RunError, run

    if settings.config.translate_to or settings.config.round_trip:
        from cleaner.cleaner import Cleaner

        Cleaner(settings.config)  # a package that is missing is told before anything is planned
    inputs = find(given, folder, kind)
    try:
        hands = _engine(engine, workers)
        try:
            with _interruptible() as stopping, run_progress(quiet) as show, metrics_file(metrics) as note:

                def watch(progress: Progress) -> None:
                    show(progress)
                    note(progress)

                finished = run(
                    inputs,
                    folder,
                    settings,
                    engine=hands,
                    retry_quarantined=retry_quarantined,
                    given=given,
                    watch=watch,
                    stopping=stopping,
                )
        finally:
            hands.close()
    except RunError as error:
        first, *others = str(error).split("\n")
        tell(first)
        for line in others:
            print(printable(line), file=sys.stderr)
        return ERROR
    if not finished.complete:
        print(f"cleaner: interrupted; what is done is kept in {folder}, and the same command goes on", file=sys.stderr)
        return INTERRUPTED
    if not quiet:
        for line in summary_lines(finished.summary, finished.progress):
            print(printable(line), file=sys.stderr)
    for complaint in finished.complaints:
        tell(complaint)
    return ERROR if finished.complaints else 0


def settings_of(
    config: Config,
    language: str | None,
    *,
    columns: dict[str, str | None],
    filters: dict[str, Any],
    output: dict[str, Any],
    limits: dict[str, Any],
    record_bytes: int,
    shard_records: int | None,
    learn_sites: bool,
    near_duplicates: bool,
) -> Settings:
    """Settings from options; lists may be given as ``a,b`` or option by option, and what is ``None`` is the default."""
    from pydantic import ValidationError

    from cleaner.dumps.filters import Filters
    from cleaner.dumps.inputs.columns import Columns
    from cleaner.dumps.inputs.record import Caps
    from cleaner.dumps.settings import Output, Settings
    from cleaner.running.worker import Limits

    def given(options: dict[str, Any]) -> dict[str, Any]:
        return {
            name: tuple(part.strip() for one in value for part in one.split(",") if part.strip())
            if isinstance(value, list)
            else value
            for name, value in options.items()
            if value is not None
        }

    try:
        return Settings(
            config=config,
            language=language,
            columns=Columns(**given(dict(columns))),
            filters=Filters(**given(filters)),
            output=Output(**_with_translation(given(output), config)),
            limits=Limits(**given(limits)),
            caps=Caps(record_bytes=record_bytes),
            shard_records=shard_records,
            learn_sites=learn_sites,
            near_duplicates=near_duplicates,
        )
    except ValidationError as error:
        first = error.errors()[0]
        option = "--" + str(first["loc"][0]).replace("_", "-") if first["loc"] else "option"
        stop(f"{option}: {first['msg'].removeprefix('Value error, ')}")


def _with_translation(output: dict[str, Any], config: Config) -> dict[str, Any]:
    """The columns that are written unless others are named: with the translation, if there is one."""
    if not config.translate_to or "columns" in output:
        return output
    from cleaner.dumps.settings import RESULT_COLUMNS

    return {**output, "columns": (*RESULT_COLUMNS, "translated_text", "translation")}


def find(given: Sequence[str], folder: Path, kind: InputKind | None) -> list[Input]:
    """The inputs behind what was typed; the program ends if one of them cannot be read, since a run's inputs are fixed
    when it begins.
    """
    from cleaner.dumps.begin import all_inputs
    from cleaner.running.files import InputError

    inputs: list[Input] = []
    wrong = False
    for source in all_inputs(given, folder, kind):
        if isinstance(source, InputError):
            tell(str(source))
            wrong = True
        else:
            inputs.append(source)
    if wrong or not inputs:
        stop("nothing was cleaned; a run needs all of its inputs")
    return inputs


def _engine(name: str, workers: int | None) -> Engine:
    if name == "ray":
        from cleaner.dumps.engines.on_ray import RayEngine

        return RayEngine(processors=workers)
    from cleaner.dumps.engines.local import LocalEngine

    return LocalEngine(workers)


@contextmanager
def _interruptible() -> Iterator[_Stopping]:
    """The first Ctrl-C (or SIGTERM) lets the shards in flight come to their end; the second ends the program."""
    stopping = _Stopping()
    before = {number: signal.signal(number, stopping.asked) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield stopping
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


class _Stopping:
    """Whether somebody asked to stop."""

    def __init__(self) -> None:
        self._asked = False

    def __call__(self) -> bool:
        return self._asked

    def asked(self, number: int, frame: object) -> None:
        if self._asked:
            raise KeyboardInterrupt
        self._asked = True
        print(
            "\ncleaner: finishing the shards that were begun; Ctrl-C again ends at once, and loses only those",
            file=sys.stderr,
        )
