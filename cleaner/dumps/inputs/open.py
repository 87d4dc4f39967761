"""The reader of an input, by its kind."""

from __future__ import annotations

from cleaner.dumps.inputs.record import Caps, Input, Reader


def open_reader(given: Input, caps: Caps | None = None) -> Reader:
    """The reader of an input; nothing is opened yet.

    Raises:
        InputError: A package is missing that this kind needs.
    """
    caps = caps or Caps()
    reader: Reader
    match given.kind:
        case "jsonl":
            from cleaner.dumps.inputs.jsonl import JsonLines

            reader = JsonLines(given, caps)
        case "warc":
            from cleaner.dumps.inputs.warc import Warc

            reader = Warc(given, caps)
        case "pages":
            from cleaner.dumps.inputs.pages import Pages

            reader = Pages(given, caps)
        case "csv" | "tsv":
            from cleaner.dumps.inputs.delimited import Delimited

            reader = Delimited(given, caps)
        case "parquet":
            from cleaner.dumps.inputs.parquet import Parquet

            reader = Parquet(given, caps)
        case "tar":
            from cleaner.dumps.inputs.tar import Tar

            reader = Tar(given, caps)
        case "zip":
            from cleaner.dumps.inputs.zip import Zip

            reader = Zip(given, caps)
    return reader
