from __future__ import annotations

from collections.abc import Iterator

import pytest

from kg import cluster
from kg.engine.spark import Spark


@pytest.fixture(scope="module")
def spark() -> Iterator[Spark]:
    """A session on two threads of this machine."""
    with cluster.session("local[2]") as session:
        yield session
