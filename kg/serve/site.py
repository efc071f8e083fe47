"""What is served, and how: the records every part of the server is handed."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute

from kg.ontology import Ontology
from kg.query import Limits, Pool, Question

LOOPBACK = ("localhost", "127.0.0.1", "[::1]")


@dataclass(frozen=True, slots=True)
class Settings:
    """Where to listen, whom to answer and what a query may cost.

    `hosts` are names a request may call this server by, besides the loopback ones and `host`; `origins` the web
    origins whose pages may read answers (`*` for all), none unless asked.
    """

    host: str = "127.0.0.1"
    port: int = 8000
    hosts: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()
    limits: Limits = field(default_factory=Limits)
    workers: int = 4


@dataclass(frozen=True)
class Site:
    """A graph being served. `entity_page` writes the HTML of the thing with an id (None: there is no such thing)."""

    folder: Path
    ontology: Ontology
    settings: Settings
    pool: Pool
    questions: Mapping[str, Question]
    prefixes: Mapping[str, str]
    entity_page: EntityPage


EntityPage = Callable[[Site, Request, str], Awaitable[Response | None]]
Part = Callable[[Site], Sequence[BaseRoute]]
