"""``cleaner schema`` prints what ``docs/`` publishes."""

from __future__ import annotations

import json

from cleaner.schema import article_schema
from tests.cli.conftest import Run


def test_schema(run: Run) -> None:
    assert json.loads(run("schema").out) == article_schema()
