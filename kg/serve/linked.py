"""Dereferencing: `/id/…` and `/ontology` answer with HTML or RDF, as the client likes."""

from __future__ import annotations

import re

import pyoxigraph as ox
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from kg.export.terms import VOCABULARIES, thing_iri
from kg.query import Query, RefusedError, results
from kg.serve import accept
from kg.serve.pages import render
from kg.serve.site import Site
from kg.serve.sparql import refused, unless_gone

_IDENT = re.compile(r"[a-z][a-z0-9_]*/[A-Za-z0-9_~-][A-Za-z0-9_.~-]*")
_ABOUT = """
CONSTRUCT {{ ?s ?p ?o }} WHERE {{
  {{ VALUES ?s {{ {thing} }} ?s ?p ?o }} UNION {{ VALUES ?o {{ {thing} }} ?s ?p ?o FILTER(?p != rdf:type) }}
}}"""
_FACTS = """
SELECT DISTINCT ?property ?inverse ?value ?label WHERE {{
  {{ {thing} ?property ?value BIND(false AS ?inverse) }}
  UNION {{ ?value ?property {thing} FILTER(!STRSTARTS(STR(?property), STR(rdf:))) BIND(true AS ?inverse) }}
  OPTIONAL {{ ?value rdfs:label ?label }}
}} ORDER BY ?inverse ?property ?label ?value LIMIT 1000"""


def routes(site: Site) -> list[BaseRoute]:
    """`/id/{kind}/{local}` with an ending for a syntax if wanted (`.ttl`, `.jsonld` …), and `/ontology`."""

    async def thing(request: Request) -> Response:
        ident, offers = _split(request.path_params["ident"], request)
        if not _IDENT.fullmatch(ident):
            return PlainTextResponse("there is no such thing\n", 404)
        try:
            return await _thing(site, request, ident, offers)
        except RefusedError as refusal:
            return refused(refusal)

    async def terms(request: Request) -> Response:
        ending = request.path_params.get("ending", "")
        if ending and ending not in accept.SUFFIXES:
            return PlainTextResponse("there is nothing here\n", 404)
        return _ontology(site, request, _split(f"ontology.{ending}", request)[1])

    return [
        Route("/id/{ident:path}", thing),
        Route("/ontology", terms),
        Route("/ontology.{ending:str}", terms),
    ]


def _split(ident: str, request: Request) -> tuple[str, list[accept.Offer]]:
    stem, dot, suffix = ident.rpartition(".")
    if dot and suffix in accept.SUFFIXES:
        form = accept.SUFFIXES[suffix]
        return stem, [(form, form)]
    return ident, accept.choose(request.headers.get("accept", ""), [*accept.GRAPHS, accept.HTML])


async def _thing(site: Site, request: Request, ident: str, offers: list[accept.Offer]) -> Response:
    if not offers:
        raise RefusedError(406, "this comes as HTML, Turtle, N-Triples, RDF/XML or JSON-LD")
    form, media = offers[0]
    if form == "text/html":
        page = await site.entity_page(site, request, ident)
        return page or PlainTextResponse("there is no such thing\n", 404)
    node = ox.NamedNode(thing_iri(site.ontology.base, ident))
    exists = await site.pool.ask(Query(f"ASK {{ {node} ?p ?o }}", [results.CSV]))
    if exists.body.strip() != b"true":
        raise RefusedError(404, "there is no such thing")
    query = Query(_ABOUT.format(thing=node), [form], prefixes=site.prefixes)
    reply = await unless_gone(request, lambda: site.pool.ask(query))
    return Response(reply.body, headers={"content-type": accept.content_type(media), "vary": "Accept"})


async def plain_page(site: Site, request: Request, ident: str) -> Response | None:
    """A page with every fact about a thing, a row each: what is shown when no other page is."""
    node = ox.NamedNode(thing_iri(site.ontology.base, ident))
    query = Query(_FACTS.format(thing=node), [results.JSON], prefixes=site.prefixes)
    reply = await unless_gone(request, lambda: site.pool.ask(query))
    rows = list(results.read_json(reply.body)[1])
    if not any(row["inverse"] == "false" for row in rows):
        return None
    name = next((row["value"] for row in rows if row["property"].endswith("#label")), ident)
    facts = [_fact(site, row) for row in rows]
    return HTMLResponse(render("thing.html", name=name, ident=ident, facts=facts))


def _fact(site: Site, row: dict[str, str]) -> dict[str, object]:
    value, base = row["value"], site.ontology.base
    return {
        "property": re.split("[#/]", row["property"])[-1],
        "inverse": row["inverse"] == "true",
        "text": row.get("label") or value,
        "link": "/id/" + value.removeprefix(base) if value.startswith(base) else "",
    }


def _ontology(site: Site, request: Request, offers: list[accept.Offer]) -> Response:
    if not offers:
        return PlainTextResponse("this comes as HTML, Turtle, N-Triples, RDF/XML or JSON-LD\n", 406)
    form, media = offers[0]
    headers = {"content-type": accept.content_type(media), "vary": "Accept"}
    source = site.ontology.folder / "kg.ttl"
    if form == "text/html":
        page = render("ontology.html", ontology=site.ontology)
        return HTMLResponse(page, headers={"vary": "Accept"})
    if form == results.TURTLE:
        return Response(source.read_bytes(), headers=headers)
    triples = (quad.triple for quad in ox.parse(path=source, format=ox.RdfFormat.TURTLE))
    prefixes = VOCABULARIES | {site.ontology.prefix: site.ontology.namespace}
    return Response(ox.serialize(triples, format=results.GRAPHS[form], prefixes=prefixes), headers=headers)
