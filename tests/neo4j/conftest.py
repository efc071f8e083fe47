"""A real server for the tests below this folder; without one they are skipped, and say so."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from kg.neo4j.connection import Address, Database, connect
from tests.neo4j.server import Server, program

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker("neo4j")


@pytest.fixture(scope="session")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server that all tests share."""
    if not (program() / "lib").is_dir() or not shutil.which("java"):
        reason = f"no Neo4j in {program()}: run .ci/neo4j.sh (Java 17 and Maven)"
        if os.environ.get("KG_REQUIRE_NEO4J"):
            pytest.fail(reason)
        pytest.skip(reason)
    server = Server(tmp_path_factory.mktemp("neo4j"), brief=True)
    server.start()
    try:
        yield server
    finally:
        server.stop()


@pytest.fixture
def server(running: Server) -> Server:
    """The server, with an empty database."""
    if running.process is None:
        running.start()
    running.clear()
    return running


@contextmanager
def opened(server: Server, patience: float = 60, said: list[str] | None = None) -> Iterator[Database]:
    """A connection as the commands open it."""
    say = (said if said is not None else []).append
    with connect(Address(server.uri, server.user, server.password), patience, say) as database:
        yield database


@pytest.fixture
def database(server: Server) -> Iterator[Database]:
    """A connection to the empty database."""
    with opened(server) as connection:
        yield connection
