"""The service description (https://www.w3.org/TR/sparql11-service-description/): what this endpoint can do, as RDF."""

from __future__ import annotations

import pyoxigraph as ox
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response

from kg.query import results
from kg.serve import accept
from kg.serve.site import Site
from kg.store import ontology_graph

SD = "http://www.w3.org/ns/sparql-service-description#"
FORMATS = "http://www.w3.org/ns/formats/"
_TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_RESULTS = (
    *("SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV"),
    *("Turtle", "N-Triples", "RDF_XML", "JSON-LD"),
)


def respond(site: Site, request: Request) -> Response:
    """The description in the syntax asked for; a browser is sent to the query page."""
    chosen = accept.choose(request.headers.get("accept", ""), [*accept.GRAPHS, accept.HTML])
    if not chosen:
        return PlainTextResponse("the service description comes as Turtle, N-Triples, RDF/XML or JSON-LD\n", 406)
    form, media = chosen[0]
    if form == "text/html":
        return RedirectResponse("/query", 303)
    triples = describe(site, str(request.url.replace(query="", fragment="")))
    body = ox.serialize(triples, format=results.GRAPHS[form], prefixes={"sd": SD, "formats": FORMATS})
    return Response(body, headers={"content-type": accept.content_type(media), "vary": "Accept"})


def describe(site: Site, address: str) -> list[ox.Triple]:
    """The description of the endpoint at `address`."""
    service, dataset, graph, named = (ox.BlankNode(name) for name in ("service", "dataset", "graph", "named"))

    def sd(name: str) -> ox.NamedNode:
        return ox.NamedNode(SD + name)

    return [
        ox.Triple(service, _TYPE, sd("Service")),
        ox.Triple(service, sd("endpoint"), ox.NamedNode(address)),
        ox.Triple(service, sd("supportedLanguage"), sd("SPARQL11Query")),
        *(ox.Triple(service, sd("resultFormat"), ox.NamedNode(FORMATS + name)) for name in _RESULTS),
        ox.Triple(service, sd("defaultDataset"), dataset),
        ox.Triple(dataset, _TYPE, sd("Dataset")),
        ox.Triple(dataset, sd("defaultGraph"), graph),
        ox.Triple(graph, _TYPE, sd("Graph")),
        ox.Triple(dataset, sd("namedGraph"), named),
        ox.Triple(named, _TYPE, sd("NamedGraph")),
        ox.Triple(named, sd("name"), ontology_graph(site.ontology)),
    ]
