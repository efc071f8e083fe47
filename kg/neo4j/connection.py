"""The way into a Neo4j database: errors a person can act on, and patience with a server that goes away for a while."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, TypeVar
from urllib.parse import urlsplit

from kg.errors import KgError, UsageError

try:
    import neo4j
    from neo4j import exceptions
except ModuleNotFoundError as error:
    raise KgError("the Neo4j driver is not installed", "install the extra: pip install 'kg[neo4j]'") from error

T = TypeVar("T")
FAILURES = (exceptions.DriverError, exceptions.Neo4jError, OSError, ValueError)
SCHEMES = tuple(f"{name}{safe}://" for name in ("bolt", "neo4j") for safe in ("", "+s", "+ssc"))
LASTING = (exceptions.AuthError, exceptions.ConfigurationError)


@dataclass(frozen=True, slots=True)
class Address:
    """Which database, and who asks. `database` is "" for the user's home database."""

    uri: str
    user: str
    password: str
    database: str = ""


@dataclass(frozen=True)
class Database:
    """An open connection. `patience` is how many seconds to keep trying when the server is gone in mid-work."""

    driver: neo4j.Driver
    address: Address
    patience: float
    say: Callable[[str], None]

    def rows(self, cypher: str, **parameters: Any) -> list[neo4j.Record]:
        """All rows of a query that reads."""
        return self._trying(lambda: list(self.stream(cypher, **parameters)))

    def stream(self, cypher: str, **parameters: Any) -> Iterator[neo4j.Record]:
        """The rows of a query that reads, one by one; a failure on the way is the caller's."""
        with self.driver.session(database=self.address.database or None, fetch_size=5000) as session:
            yield from session.run(cypher, parameters)

    def whole(self, work: Callable[[], T]) -> T:
        """Do `work`, which only reads, from its beginning again whenever the server went away during it."""
        return self._trying(work)

    def write(self, cypher: str, **parameters: Any) -> neo4j.Record | None:
        """Run one statement in a transaction of its own and return its one row.

        It may run twice when the answer to a commit is lost, so `cypher` has to leave the same behind either time.
        """

        def once() -> neo4j.Record | None:
            with self.driver.session(database=self.address.database or None) as session:
                result = session.run(cypher, parameters)
                row = result.single()
                result.consume()
                return row

        return self._trying(once)

    def _trying(self, work: Callable[[], T]) -> T:
        deadline, pause, told = 0.0, 0.25, False
        while True:
            try:
                return work()
            except FAILURES as error:
                now = time.monotonic()
                deadline = deadline or now + self.patience
                if not passing(error) or now + pause > deadline:
                    raise clear(error, self.address) from error
                if not told:
                    self.say(f"Neo4j does not answer ({_words(error)}); trying again for {self.patience:.0f} seconds")
                    told = True
            time.sleep(pause)
            pause = min(pause * 2, 5)


@contextmanager
def connect(address: Address, patience: float, say: Callable[[str], None]) -> Iterator[Database]:
    """Open a connection that was seen to work.

    Raises:
        UsageError: when the URI is not one a driver reads.
        KgError: when nobody answers there, or the password or the database is wrong.
    """
    logging.getLogger("neo4j").setLevel(logging.CRITICAL)
    try:
        if not address.uri.startswith(SCHEMES) or urlsplit(address.uri).port == 0:
            raise ValueError(address.uri)
        driver = neo4j.GraphDatabase.driver(
            address.uri,
            auth=(address.user, address.password),
            user_agent="kg",
            connection_timeout=10,
            max_transaction_retry_time=0,
        )
    except FAILURES as error:
        raise UsageError(
            f"{address.uri} is not a URI of Neo4j", "write bolt://HOST:7687, neo4j://HOST:7687 or neo4j+s://HOST"
        ) from error
    with driver:
        try:
            driver.execute_query("RETURN 1", database_=address.database or None)
        except FAILURES as error:
            raise clear(error, address) from error
        yield Database(driver, address, patience, say)


def passing(error: BaseException) -> bool:
    """Whether the failure may be over in a while: the server restarts, a deadlock, a lost connection."""
    if isinstance(error, LASTING):
        return False
    if isinstance(error, exceptions.DriverError | exceptions.Neo4jError) and error.is_retryable():
        return True
    return isinstance(error, exceptions.ServiceUnavailable | exceptions.SessionExpired | OSError)


def clear(error: BaseException, address: Address) -> KgError:
    """The failure as a person has to read it."""
    code = str(getattr(error, "code", "") or "")
    if code.endswith("AuthenticationRateLimit"):
        return KgError("Neo4j refuses logins after too many wrong passwords", "wait some seconds and try again")
    if code.endswith("CredentialsExpired"):
        return KgError(f"the password of {address.user} has expired", "set a new one with `ALTER CURRENT USER` first")
    if isinstance(error, exceptions.AuthError):
        return KgError(
            f"Neo4j at {address.uri} does not let {address.user} in with this password",
            "check --user and the environment variable NEO4J_PASSWORD, or leave it unset to be asked",
        )
    if code.endswith("DatabaseNotFound"):
        return KgError(f"there is no database {address.database} at {address.uri}", "see `SHOW DATABASES`")
    if isinstance(error, exceptions.ServiceUnavailable | exceptions.SessionExpired | OSError | ValueError):
        return KgError(
            f"no Neo4j answers at {address.uri} ({_words(error)})",
            "check that the server runs and that the port is the one for Bolt (7687, not the 7474 of the browser)",
        )
    return KgError(f"Neo4j at {address.uri} says: {_words(error)}", code and f"look up {code}")


def _words(error: BaseException) -> str:
    text = str(getattr(error, "message", "") or error)
    return " ".join(text.split())[:300]
