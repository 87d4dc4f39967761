"""What the tests of integrations share: the site."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.integrations import site


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    """Of the site, while it is served."""
    with site.serving() as served:
        yield served
