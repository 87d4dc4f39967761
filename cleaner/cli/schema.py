"""``cleaner schema``: the published form of an article."""

from __future__ import annotations

import json
import sys

from cleaner.cli.talking import for_people


@for_people
def schema() -> None:
    """Print the JSON Schema of an article, as 'clean -o FILE.jsonl' writes one."""
    from cleaner.schema import article_schema

    sys.stdout.write(json.dumps(article_schema(), indent=2) + "\n")
