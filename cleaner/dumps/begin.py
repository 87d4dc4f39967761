"""A run as one call, for programs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from cleaner.dumps.engines.local import LocalEngine
from cleaner.dumps.inputs.find import find_inputs
from cleaner.dumps.inputs.record import Input, InputKind
from cleaner.dumps.inputs.spool import has_to_be_spooled, spool
from cleaner.dumps.progress import Progress
from cleaner.dumps.run import SPOOLED, Finished, run
from cleaner.dumps.settings import Settings
from cleaner.running.files import InputError


def clean_dump(
    given: str | Path | Sequence[str | Path],
    folder: str | Path,
    settings: Settings | None = None,
    *,
    workers: int | None = None,
    retry_quarantined: bool = False,
    watch: Callable[[Progress], None] = lambda progress: None,
) -> Finished:
    """Clean dumps into the folder of a run, or go on with it: what ``cleaner clean DUMP -o FOLDER`` does.

    It starts processes: a script has to call it below ``if __name__ == "__main__":``.

    Args:
        given: Files, folders, globs, addresses that fsspec understands.
        folder: Of the run.
        settings: What decides on the output.
        workers: Processes that clean; ``None`` for one on each core.
        retry_quarantined: Try again what could not be cleaned.
        watch: Called with how far the run is.

    Raises:
        InputError: Something that was given cannot be read.
        cleaner.dumps.run.RunError: The folder holds another run, or the run cannot go on.
    """
    typed = [str(one) for one in ([given] if isinstance(given, str | Path) else given)]
    inputs: list[Input] = []
    for source in all_inputs(typed, Path(folder)):
        if isinstance(source, InputError):
            raise source
        inputs.append(source)
    engine = LocalEngine(workers)
    try:
        return run(
            inputs,
            Path(folder),
            settings,
            engine=engine,
            retry_quarantined=retry_quarantined,
            given=typed,
            watch=watch,
        )
    finally:
        engine.close()


def all_inputs(given: Sequence[str], folder: Path, kind: InputKind | None = None) -> list[Input | InputError]:
    """The inputs behind what was given, each once; what cannot be read is an error in its place.

    Args:
        given: What was typed.
        folder: Of the run: left out of folders, and the place for copies of what other processes cannot read.
        kind: The container, whatever the names say.
    """
    found: list[Input | InputError] = []
    for one in given:
        if has_to_be_spooled(one):
            found.append(spool(one, folder / SPOOLED, kind=kind))
        else:
            found += find_inputs([one], kind=kind, outside=folder)
    return list(dict.fromkeys(found))
