from __future__ import annotations

import json

import pytest

from cleaner.dumps.inputs.columns import Columns
from cleaner.dumps.outputs.rows import RESULTS
from cleaner.integrations.column_types import arrow_type, polars_type, spark_type
from cleaner.integrations.tables import CODES, PROBLEM, TableCleaner, check_columns, type_of
from cleaner.score import SCORES
from tests.integrations import site

ALL = (*RESULTS, *SCORES, CODES, PROBLEM)


def test_a_column_that_does_not_exist() -> None:
    with pytest.raises(ValueError, match="no column 'verdikt'; did you mean 'verdict'"):
        check_columns(["text", "verdikt"])


@pytest.mark.parametrize("name", dict.fromkeys(ALL))
def test_every_column_has_a_type_everywhere(name: str) -> None:
    assert type_of(name)
    assert arrow_type(name) is not None
    assert polars_type(name) is not None
    assert spark_type(name)


def test_every_column_of_every_type_holds_what_is_found() -> None:
    arrow = pytest.importorskip("pyarrow")
    columns = TableCleaner.of({"ignore": "OT"}, Columns(), result=ALL).clean({"html": [site.page("harbour"), None]})
    for name, values in columns.items():
        assert arrow.array(values, type=arrow_type(name)).to_pylist() == values
    assert columns[PROBLEM] == [None, "is null"]
    assert json.loads(columns["score_details"][0])
    assert all(values[1] is None for name, values in columns.items() if name != PROBLEM)


def test_names_that_the_result_takes() -> None:
    table = TableCleaner.of(None, Columns(), result=["text", "title", "date"])
    assert table.renamed(["html", "title", "id"]) == {"title": "input_title"}
    assert table.renamed(["html", "title", "input_title"]) == {"title": "input_input_title"}
    assert table.renamed(["html", "text", "date"]) == {"date": "input_date"}
