"""The explorer's routes: pages as HTML that works without scripts, and the data the interactive view asks for."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from kg import graphfile
from kg.errors import KgError
from kg.explore import texts
from kg.explore.index import index
from kg.explore.lookup import Lookup
from kg.explore.overview import SETTINGS
from kg.explore.pages import Pages
from kg.explore.review import correction
from kg.export.html.page import application, render_shell, styles, vis_network
from kg.gather import Progress, silent
from kg.interface import strings, table
from kg.ontology import Ontology
from kg.review import append
from kg.serve import Site
from kg.serve.linked import plain_page
from kg.serve.site import EntityPage, Part

ASSETS = Path(__file__).parent / "assets"
LIST = 100  # rows of a list on one page
SCRIPT, STYLE = "text/javascript; charset=utf-8", "text/css; charset=utf-8"


def explorer(
    folder: Path, ontology: Ontology, review: Path | None = None, progress: Progress = silent
) -> tuple[Sequence[Part], EntityPage]:
    """What `kg.serve.application` takes in to offer the explorer of the graph in `folder`.

    With `review`, corrections are written to that file. A folder that holds a store and no records of a build gets
    the server's plain pages. The first start makes an index, and `progress` tells how far it is.
    """
    if not (folder / graphfile.FOLDER / "entities.jsonl").is_file():
        return (), plain_page
    lookup = Lookup(index(folder, ontology, progress), ontology)
    pages = Pages(lookup, ontology, bool(review))

    async def thing(site: Site, request: Request, ident: str) -> Response | None:
        found = await run_in_threadpool(texts.facts, lookup, ident)
        return pages.show(request, "entity.html", **found) if found else None

    def part(site: Site) -> Sequence[BaseRoute]:
        kinds = {kind for _, below in pages.kinds for kind in below}
        corrected = _review(lookup, review, kinds)
        return [*_pages(lookup, pages, ontology), *data_routes(lookup), *_static(), *corrected]

    return (part,), thing


def _pages(lookup: Lookup, pages: Pages, ontology: Ontology) -> list[BaseRoute]:
    tiles = table(ontology, SETTINGS).get("map", {})

    async def start(request: Request) -> Response:
        return pages.show(request, "start.html", overview=lookup.overview, tiles=tiles)

    async def view(request: Request) -> Response:
        return pages.page(await run_in_threadpool(_shell, lookup, pages, ontology))

    async def search(request: Request) -> Response:
        query = request.query_params.get("q", "")
        found = await run_in_threadpool(lookup.find, query)
        ids = pages.keys(found["nodes"])
        if len(ids) == 1:
            return RedirectResponse(f"/id/{ids[0]}", 303)
        rows = list(zip(ids, found["nodes"].get("label", []), strict=True))
        return pages.show(request, "entities.html", query=query, rows=rows, more="")

    async def article(request: Request) -> Response:
        found = await run_in_threadpool(texts.view, lookup, request.path_params["ident"])
        if found is None:
            return PlainTextResponse("there is no such article\n", 404)
        return pages.show(request, "article.html", view=found)

    async def articles(request: Request) -> Response:
        return pages.show(request, "articles.html", **await run_in_threadpool(_articles, lookup, request))

    async def entities(request: Request) -> Response:
        return pages.show(request, "entities.html", query="", **await run_in_threadpool(_entities, lookup, request))

    return [
        Route("/", start),
        Route("/search", search),
        Route("/explore", view),
        Route("/article/{ident:str}", article),
        Route("/articles", articles),
        Route("/entities", entities),
    ]


def _shell(lookup: Lookup, pages: Pages, ontology: Ontology) -> str:
    best = lookup.rows("SELECT id FROM entity WHERE n = 1")
    counts = lookup.overview
    tables: dict[str, Any] = {
        "language": ontology.language,
        "types": pages.labelled(lookup.types, ontology.classes),
        "predicates": pages.labelled(lookup.predicates, ontology.properties),
        "rules": [],
        "articles": {},
        "groups": [],
        "readings": {},
        "start": best[0][0] if best else "",
        "totals": [sum(n for _, n in counts["types"]), sum(n for _, n in counts["predicates"]), counts["articles"]],
    }
    return render_shell(tables, strings(ontology), "/explore/")


def _condition(request: Request, names: Sequence[str]) -> tuple[str, list[str], int]:
    """Which of the columns `names` the address asks for, as SQL with its values, and from which row on."""
    asked = [(name, request.query_params[name]) for name in names if request.query_params.get(name)]
    where = " AND ".join(f"{name} = ?" for name, _ in asked) or "1"
    begin = request.query_params.get("from", "0")
    return where, [value for _, value in asked], int(begin) if begin.isdigit() and len(begin) < 10 else 0


def _next(request: Request, rows: list[Any], begin: int) -> str:
    return f"?{request.url.include_query_params(**{'from': begin + LIST}).query}" if len(rows) > LIST else ""


def _entities(lookup: Lookup, request: Request) -> dict[str, Any]:
    where, values, begin = _condition(request, ("type", "subtype", "province", "month"))
    sql = f"SELECT id, name FROM entity WHERE {where} ORDER BY n LIMIT ? OFFSET ?"
    rows = lookup.rows(sql, [*values, LIST + 1, begin])
    return {"rows": rows[:LIST], "more": _next(request, rows, begin)}


def _articles(lookup: Lookup, request: Request) -> dict[str, Any]:
    where, values, begin = _condition(request, ("newspaper", "date"))
    sql = f"""SELECT id, headline, newspaper, date, page FROM article WHERE {where}
        ORDER BY date DESC, newspaper, page, n LIMIT ? OFFSET ?"""
    rows = lookup.rows(sql, [*values, LIST + 1, begin])
    return {"rows": rows[:LIST], "more": _next(request, rows, begin)}


def data_routes(lookup: Lookup) -> list[BaseRoute]:
    """What the interactive view asks for, as JSON."""

    def answering(*names: str, by: Callable[..., Any]) -> Callable[[Request], Any]:
        async def answer(request: Request) -> Response:
            values = [request.query_params.get(name, "")[:4000] for name in names]
            found = await run_in_threadpool(partial(by, *values))
            return JSONResponse(found) if found is not None else PlainTextResponse("there is no such thing\n", 404)

        return answer

    return [
        Route("/explore/find", answering("q", by=lookup.find)),
        Route("/explore/near", answering("id", by=lookup.near)),
        Route("/explore/path", answering("from", "to", by=lookup.path)),
        Route("/explore/evidence", answering("ids", by=lambda ids: lookup.evidence(ids.split(",")))),
    ]


def _static() -> list[BaseRoute]:
    files = {
        "view.js": (application(), SCRIPT),
        "view.css": (styles(), STYLE),
        "vis-network.js": (vis_network(), SCRIPT),
        **{path.name: (path.read_text(encoding="utf-8"), SCRIPT) for path in ASSETS.glob("*.js")},
        **{path.name: (path.read_text(encoding="utf-8"), STYLE) for path in ASSETS.glob("*.css")},
    }

    async def static(request: Request) -> Response:
        found = files.get(request.path_params["name"])
        if found is None:
            return PlainTextResponse("there is no such file\n", 404)
        return Response(found[0], headers={"content-type": found[1]})

    return [Route("/explore/static/{name:str}", static)]


def _review(lookup: Lookup, place: Path | None, kinds: Collection[str]) -> list[BaseRoute]:
    if place is None:
        return []

    async def correct(request: Request) -> Response:
        if request.headers.get("content-type", "").split(";")[0] != "application/json":
            return PlainTextResponse("this takes application/json\n", 415)
        body = await request.body()
        made = correction(lookup, body, kinds)
        if made is None:
            return PlainTextResponse("this is no correction\n", 400)
        try:
            await run_in_threadpool(append, place, made)
        except KgError as error:
            return PlainTextResponse(f"{error}\n", 500)
        return JSONResponse(made, 201)

    return [Route("/review", correct, methods=["POST"])]
