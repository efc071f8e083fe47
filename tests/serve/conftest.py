"""One server for the tests that only read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.serve.running import Running, running


@pytest.fixture(scope="package")
def server(sample_folder: Path) -> Iterator[Running]:
    """The sample graph, two seconds for a query."""
    with running(sample_folder, "--timeout", "2", "--workers", "3", "--rows", "5000") as found:
        yield found
