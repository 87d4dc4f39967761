"""Real servers on this machine: HTTP with and without ranges."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from cleaner.dumps.inputs.find import find_inputs
from cleaner.dumps.inputs.identity import identity, unchanged
from cleaner.dumps.inputs.record import Input
from cleaner.running.files import InputError
from tests.dumps.inputs.containers import WHOLE, consistent


class _Handler(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def server(tmp_path: Path) -> Iterator[str]:
    for name in ("a.jsonl", "a.jsonl.gz", "members.warc.gz"):
        (tmp_path / name).write_bytes(WHOLE[name]())
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, directory=str(tmp_path))) as running:
        thread = threading.Thread(target=running.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{running.server_address[1]}"
        running.shutdown()
        thread.join()


@pytest.mark.parametrize("name", ["a.jsonl", "a.jsonl.gz", "members.warc.gz"])
def test_a_server_without_ranges(server: str, name: str) -> None:
    (given,) = find_inputs([f"{server}/{name}?token=1"])
    assert isinstance(given, Input), given
    assert len(list(consistent(given, every=4))) == 9
    assert unchanged(given, identity(given))


def test_what_is_not_there(server: str) -> None:
    (error,) = find_inputs([f"{server}/no.jsonl"])
    assert isinstance(error, InputError)
