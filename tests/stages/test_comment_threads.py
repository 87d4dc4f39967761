from pathlib import Path

import pytest

from tests.stages.linecases import assert_case, cases


@pytest.mark.parametrize("case", cases(Path(__file__).with_name("cases") / "comment_threads.yaml"))
def test_case(case: dict[str, object]) -> None:
    assert_case(case)
