"""The SPARQL 1.1 Protocol (https://www.w3.org/TR/sparql11-protocol/), its query operation alone."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar
from urllib.parse import parse_qsl

from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from kg.query import Query, RefusedError, describe
from kg.query.guard import MAX_BYTES
from kg.serve import accept, description
from kg.serve.site import Site

T = TypeVar("T")
FORM = "application/x-www-form-urlencoded"
DIRECT = "application/sparql-query"
UPDATE = "application/sparql-update"
_FIELDS = 1000


@dataclass(frozen=True, slots=True)
class Asked:
    """What a request asks for: the values it gives each parameter of the protocol."""

    queries: Sequence[str]
    default_graphs: Sequence[str]
    named_graphs: Sequence[str]


def routes(site: Site) -> list[BaseRoute]:
    """The endpoint at `/sparql`."""

    async def endpoint(request: Request) -> Response:
        try:
            asked = await _asked(request)
            if not asked.queries and request.method != "POST":
                return description.respond(site, request)
            return await _answer(site, request, asked)
        except RefusedError as refusal:
            return refused(refusal)
        except (asyncio.CancelledError, ClientDisconnect):
            return PlainTextResponse("the client went away\n", 499)

    methods = ["GET", "POST"]
    return [Route("/sparql", endpoint, methods=methods), Route("/sparql/", endpoint, methods=methods)]


def refused(refusal: RefusedError) -> Response:
    """The answer to a refused query: its status and the reason."""
    headers = {"retry-after": "1"} if refusal.status == 503 else {}
    return PlainTextResponse(refusal.problem + "\n", refusal.status, headers)


async def _asked(request: Request) -> Asked:
    pairs = _pairs(request.scope["query_string"])
    direct: list[str] = []
    if request.method == "POST":
        kind, _, parameters = request.headers.get("content-type", "").partition(";")
        kind = kind.strip().lower()
        if kind == UPDATE:
            raise RefusedError(403, "this endpoint is read-only: there is no update here")
        if kind not in (FORM, DIRECT):
            raise RefusedError(415, f"POST a query as {DIRECT} or as {FORM}")
        if "charset" in parameters.lower() and "utf-8" not in parameters.lower():
            raise RefusedError(400, "a query is sent in UTF-8")
        body = await _body(request, MAX_BYTES if kind == DIRECT else 3 * MAX_BYTES)
        if kind == FORM:
            pairs += _pairs(body)
        else:
            direct = [_decoded(body)]
    given: dict[str, list[str]] = {}
    for name, value in pairs:
        given.setdefault(name, []).append(value)
    if {"update", "using-graph-uri", "using-named-graph-uri"} & set(given):
        raise RefusedError(403, "this endpoint is read-only: there is no update here")
    queries = direct + given.get("query", [])
    if len(queries) > 1:
        raise RefusedError(400, "one query at a time")
    return Asked(queries, given.get("default-graph-uri", []), given.get("named-graph-uri", []))


async def _body(request: Request, most: int) -> bytes:
    length = request.headers.get("content-length", "0")
    if length.isdigit() and int(length) > most:
        raise RefusedError(413, f"the query is longer than {MAX_BYTES:,} bytes")
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > most:
            raise RefusedError(413, f"the query is longer than {MAX_BYTES:,} bytes")
    return bytes(body)


def _pairs(data: bytes) -> list[tuple[str, str]]:
    try:
        return parse_qsl(data.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=_FIELDS)
    except UnicodeDecodeError as error:
        raise RefusedError(400, "a query is sent in UTF-8, percent-encoded in an address or a form") from error
    except ValueError as error:
        raise RefusedError(400, "too many parameters") from error


def _decoded(body: bytes) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise RefusedError(400, "a query is sent in UTF-8") from error


async def _answer(site: Site, request: Request, asked: Asked) -> Response:
    if not asked.queries:
        raise RefusedError(400, "there is no query")
    text = asked.queries[0]
    offers = accept.choose(request.headers.get("accept", ""), [*accept.TABLES, *accept.GRAPHS])
    if not offers:
        raise RefusedError(406, "ask for JSON, XML, CSV or TSV, or for Turtle, N-Triples, RDF/XML or JSON-LD")
    own = bool(asked.default_graphs or asked.named_graphs)
    query = Query(
        text,
        [format_ for format_, _ in offers],
        default_graphs=asked.default_graphs if own else None,
        named_graphs=asked.named_graphs if own else None,
        base=str(request.url.replace(query="", fragment="")),
        prefixes=site.prefixes,
    )
    try:
        reply = await unless_gone(request, lambda: site.pool.ask(query))
    except RefusedError as refusal:
        if refusal.status == 400:
            raise RefusedError(400, describe(text, refusal.problem, site.prefixes)) from refusal
        raise
    spoken = next(media for format_, media in offers if format_ == reply.media)
    headers = {"content-type": accept.content_type(spoken), "vary": "Accept"}
    if reply.truncated:
        headers["kg-truncated"] = "true"
    return Response(reply.body, headers=headers)


async def unless_gone(request: Request, work: Callable[[], Coroutine[Any, Any, T]]) -> T:
    """Do the work, and drop it when the client goes away meanwhile.

    Raises:
        ClientDisconnect: when it did.
    """

    async def gone() -> None:
        while (await request.receive())["type"] != "http.disconnect":
            pass

    task, watch = asyncio.create_task(work()), asyncio.create_task(gone())
    try:
        await asyncio.wait({task, watch}, return_when=asyncio.FIRST_COMPLETED)
        if not task.done():
            raise ClientDisconnect
        return task.result()
    finally:
        for each in (task, watch):
            each.cancel()
        await asyncio.gather(task, watch, return_exceptions=True)
