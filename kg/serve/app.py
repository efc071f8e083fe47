"""Puts the server together from a list of parts."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from kg import store
from kg.export.terms import prefixes
from kg.ontology import Ontology
from kg.query import Pool, RefusedError, questions
from kg.serve import linked, pages, sparql
from kg.serve.door import Door
from kg.serve.site import LOOPBACK, EntityPage, Part, Settings, Site

PARTS: tuple[Part, ...] = (sparql.routes, linked.routes, pages.routes)


def application(
    folder: Path,
    ontology: Ontology,
    settings: Settings,
    parts: Sequence[Part] = (),
    entity_page: EntityPage = linked.plain_page,
) -> Starlette:
    """The server of the graph in `folder`.

    Args:
        folder: what a build left.
        ontology: the one it was built with.
        settings: whom to answer and what a query may cost.
        parts: further routes; they come before the server's own, so that they may take `/`.
        entity_page: writes the HTML of a thing.

    Raises:
        KgError: when there is no store, or a question of the ontology is faulty.
    """
    pool = Pool(store.path(folder), settings.limits, settings.workers)
    site = Site(folder, ontology, settings, pool, questions(ontology), prefixes(ontology), entity_page)
    routes: list[BaseRoute] = [route for part in (*parts, *PARTS, _start) for route in part(site)]

    @asynccontextmanager
    async def alive(app: Starlette) -> AsyncIterator[None]:
        await pool.start()
        try:
            yield
        finally:
            await pool.close()

    hosts = (*LOOPBACK, settings.host, *settings.hosts)
    app = Starlette(
        routes=routes,
        lifespan=alive,
        middleware=[Middleware(Door, hosts=hosts, origins=settings.origins)],
        exception_handlers={RefusedError: _refused},
    )
    app.router.redirect_slashes = False
    return app


def _start(site: Site) -> list[BaseRoute]:
    async def start(request: Request) -> Response:
        return RedirectResponse("/query", 303)

    return [Route("/", start)]


async def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, RefusedError)
    return sparql.refused(error)
