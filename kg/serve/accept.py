"""Content negotiation (RFC 9110 §12.5.1): which of the formats on offer a client likes best."""

from __future__ import annotations

from collections.abc import Sequence

from kg.query import results

Offer = tuple[str, str]  # a format, and a media type a client may ask for it by

TABLES: tuple[Offer, ...] = (
    (results.JSON, results.JSON),
    (results.JSON, "application/json"),
    (results.XML, results.XML),
    (results.XML, "application/xml"),
    (results.XML, "text/xml"),
    (results.CSV, results.CSV),
    (results.TSV, results.TSV),
    (results.SHEET, "application/vnd.kg.sheet+csv"),
)
GRAPHS: tuple[Offer, ...] = (
    (results.TURTLE, results.TURTLE),
    (results.TURTLE, "application/x-turtle"),
    ("application/n-triples", "application/n-triples"),
    ("application/n-triples", "text/plain"),
    ("application/rdf+xml", "application/rdf+xml"),
    ("application/rdf+xml", "application/xml"),
    ("application/ld+json", "application/ld+json"),
    ("application/ld+json", "application/json"),
)
HTML: Offer = ("text/html", "text/html")
SUFFIXES = {
    "ttl": results.TURTLE,
    "nt": "application/n-triples",
    "rdf": "application/rdf+xml",
    "jsonld": "application/ld+json",
    "html": "text/html",
}


def choose(header: str, offers: Sequence[Offer]) -> list[Offer]:
    """The offers a client accepts, the best first; all of them where it says nothing.

    >>> choose("text/csv;q=0.5, application/xml", TABLES)[:2]
    [('application/sparql-results+xml', 'application/xml'), ('text/csv', 'text/csv')]
    >>> choose("image/png", TABLES)
    []
    """
    ranges = [_range(part) for part in header.split(",") if part.strip()]
    if not ranges:
        return list(offers)
    rated = [(_quality(offer, ranges), offer) for offer in offers]
    return [offer for quality, offer in sorted(rated, key=lambda pair: -pair[0]) if quality > 0]


def _range(part: str) -> tuple[str, float]:
    media, *parameters = (piece.strip().lower() for piece in part.split(";"))
    for parameter in parameters:
        if parameter.startswith("q="):
            try:
                return media, min(1.0, max(0.0, float(parameter[2:])))
            except ValueError:
                return media, 0.0
    return media, 1.0


def _quality(offer: Offer, ranges: Sequence[tuple[str, float]]) -> float:
    """A format's second names count only when they are asked for as such: `*/*` is not XML by another name."""
    form, media = offer
    for wanted in (media, media.split("/")[0] + "/*", "*/*") if form == media else (media,):
        found = [quality for asked, quality in ranges if asked == wanted]
        if found:
            return max(found)
    return 0.0


def content_type(media: str) -> str:
    """The header to send for a media type: text says that it is UTF-8."""
    if media == "application/vnd.kg.sheet+csv":
        media = "text/csv"
    return f"{media}; charset=utf-8" if media.startswith("text/") else media
