"""The server's own pages: templates, scripts and styles, read once at the start and served by name alone."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from kg.interface import strings
from kg.ontology import Class, Property
from kg.serve.site import Site

ASSETS = Path(__file__).parent / "assets"
KINDS = {".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8"}


@lru_cache(maxsize=1)
def _environment() -> Environment:
    return Environment(loader=FileSystemLoader(ASSETS), autoescape=True)


def render(template: str, **values: Any) -> str:
    """A page from its template; every value is escaped."""
    return _environment().get_template(template).render(**values)


def routes(site: Site) -> list[BaseRoute]:
    """The query page, its data, its scripts and styles, and whether the server is well."""
    assets = {path.name: path.read_bytes() for path in ASSETS.iterdir() if path.suffix in KINDS}
    words = strings(site.ontology, "serve")

    async def page(request: Request) -> Response:
        return HTMLResponse(render("query.html"))

    async def data(request: Request) -> Response:
        return JSONResponse(query_data(site) | {"strings": words})

    async def asset(request: Request) -> Response:
        name = request.path_params["name"]
        if name not in assets:
            return PlainTextResponse("there is no such file\n", 404)
        return Response(assets[name], headers={"content-type": KINDS[Path(name).suffix]})

    async def health(request: Request) -> Response:
        from kg.query import Query, results

        reply = await site.pool.ask(Query("ASK { ?s ?p ?o }", [results.JSON]))
        well = b"true" in reply.body
        return JSONResponse({"status": "ok" if well else "empty", "isolated": site.pool.isolated}, 200 if well else 503)

    return [
        Route("/query", page),
        Route("/query/data.json", data),
        Route("/static/{name:str}", asset),
        Route("/health", health),
    ]


def query_data(site: Site) -> dict[str, Any]:
    """What the query page works with: the questions, the ontology's terms for completion, the prefixes."""
    known: list[Class | Property] = [*site.ontology.classes.values(), *site.ontology.properties.values()]
    terms = [
        {
            "name": f"{site.ontology.prefix}:{each.iri.removeprefix(site.ontology.namespace)}",
            "labels": dict(each.labels),
        }
        for each in known
    ]
    questions = [
        {
            "name": each.name,
            "labels": dict(each.labels),
            "descriptions": dict(each.descriptions),
            "sparql": each.sparql,
            "parameters": [
                {"name": p.name, "kind": p.kind, "labels": dict(p.labels), "default": p.default, "example": p.example}
                for p in each.parameters
            ],
        }
        for each in site.questions.values()
    ]
    return {
        "base": site.ontology.base,
        "language": site.ontology.language,
        "prefixes": dict(site.prefixes),
        "terms": terms,
        "questions": questions,
    }
