"""Namespaces, and how a name, a thing or a text is written as an RDF term in each syntax.

One description of the graph (`kg.export.triples`) serves every RDF syntax: it asks a `Terms` for its terms. Literals
are escaped as canonical N-Triples asks (https://www.w3.org/TR/rdf12-n-triples/#canonical-ntriples), which Turtle and
TriG read alike, so that the same text has the same bytes everywhere.
"""

from __future__ import annotations

import re
from typing import Final, Protocol, TypeVar
from urllib.parse import quote

from kg.ontology import Ontology

T_co = TypeVar("T_co", covariant=True)

VOCABULARIES: Final = {
    "dcterms": "http://purl.org/dc/terms/",
    "edtf": "http://id.loc.gov/datatypes/edtf/",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
# Kinds of thing a graph holds besides the entities of the ontology's top classes.
KINDS: Final = ("article", "byline", "membership", "newspaper", "role", "statement")

_LOCAL: Final = re.compile(r"[A-Za-z0-9_]+", re.ASCII)
_PREFIX: Final = re.compile(r"[a-z][a-z0-9]*", re.ASCII)
_LANGUAGE: Final = re.compile(r"[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*", re.ASCII)
_SPECIAL: Final = re.compile(r'[\x00-\x1f"\\\x7f\ud800-\udfff\ufffe\uffff]')
_SURROGATE: Final = re.compile(r"[\ud800-\udfff]")
_NOT_IN_IRI: Final = re.compile(r'[\x00-\x20<>"{}|^`\\\ud800-\udfff]')
_SHORT: Final = {"\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r", '"': '\\"', "\\": "\\\\"}


class Terms(Protocol[T_co]):
    """Writes terms of one syntax. CURIEs (`kg:organized`) name terms, ids (`person/3f2a9c1b4d5e`) name things."""

    def thing(self, ident: str) -> T_co: ...
    def term(self, curie: str) -> T_co: ...
    def iri(self, iri: str) -> T_co: ...
    def text(self, value: str, language: str = "") -> T_co: ...
    def typed(self, value: str, datatype: str) -> T_co: ...
    def integer(self, value: int) -> T_co: ...


def prefixes(ontology: Ontology) -> dict[str, str]:
    """Prefix → namespace for a graph: vocabularies, the ontology's own, and one a kind of thing (`person:`).

    A kind whose name is taken already has no prefix: its things are written out in full.
    """
    found = VOCABULARIES | {ontology.prefix: ontology.namespace}
    tops = {name.lower() for name, each in ontology.classes.items() if not each.parent}
    for kind in sorted({*KINDS, *tops}):
        if _PREFIX.fullmatch(kind):
            found.setdefault(kind, safe_iri(ontology.base) + kind + "/")
    return dict(sorted(found.items()))


def camel(name: str) -> str:
    """The local name in RDF of a name in Python and JSON: `located_in` → `locatedIn`."""
    first, *rest = name.split("_")
    return first + "".join(part[:1].upper() + part[1:] for part in rest)


def safe_iri(iri: str) -> str:
    """`iri` with what no IRI may hold percent-encoded."""
    return _NOT_IN_IRI.sub(lambda found: quote(found[0], safe="", errors="surrogatepass"), iri)


def thing_iri(base: str, ident: str) -> str:
    """The IRI of an id: plain ASCII whatever the id holds."""
    return safe_iri(base) + quote(ident, safe="/-._~:", errors="surrogatepass")


def escape(value: str) -> str:
    """A text between the quotation marks of N-Triples, Turtle and TriG; a lone surrogate becomes U+FFFD."""
    return _SPECIAL.sub(_escaped, value) if _SPECIAL.search(value) else value


def well_formed(value: str) -> str:
    """`value` with lone surrogates, which no encoding can write, as U+FFFD."""
    return _SURROGATE.sub("\ufffd", value)


def _escaped(found: re.Match[str]) -> str:
    char = found[0]
    if 0xD800 <= ord(char) <= 0xDFFF:
        return "\ufffd"
    return _SHORT.get(char) or f"\\u{ord(char):04X}"


class NTriplesTerms:
    """Terms in full, as N-Triples and N-Quads write them."""

    def __init__(self, ontology: Ontology) -> None:
        self.base = ontology.base
        self.prefixes = prefixes(ontology)
        self._terms: dict[str, str] = {}

    def thing(self, ident: str) -> str:
        return f"<{thing_iri(self.base, ident)}>"

    def term(self, curie: str) -> str:
        if not (known := self._terms.get(curie)):
            prefix, _, local = curie.partition(":")
            known = self._terms[curie] = self.iri(self.prefixes[prefix] + local)
        return known

    def iri(self, iri: str) -> str:
        return f"<{safe_iri(iri)}>"

    def text(self, value: str, language: str = "") -> str:
        return f'"{escape(value)}"@{language}' if language and _LANGUAGE.fullmatch(language) else f'"{escape(value)}"'

    def typed(self, value: str, datatype: str) -> str:
        return f'"{escape(value)}"^^{self.term(datatype)}'

    def integer(self, value: int) -> str:
        return f'"{value}"^^{self.term("xsd:integer")}'


class TurtleTerms(NTriplesTerms):
    """Terms as Turtle and TriG write them: prefixed names, bare numbers and booleans."""

    _bare = re.compile(r"-?\d+|-?\d+\.\d+|true|false", re.ASCII)

    def __init__(self, ontology: Ontology) -> None:
        super().__init__(ontology)
        base = safe_iri(ontology.base)
        self._kinds = {kind for kind, space in self.prefixes.items() if space == f"{base}{kind}/"}
        self._terms["rdf:type"] = "a"

    def thing(self, ident: str) -> str:
        kind, _, local = ident.partition("/")
        if kind in self._kinds and local.isalnum() and local.isascii():
            return f"{kind}:{local}"
        return super().thing(ident)

    def term(self, curie: str) -> str:
        if not (known := self._terms.get(curie)):
            prefix, _, local = curie.partition(":")
            known = curie if _LOCAL.fullmatch(local) else self.iri(self.prefixes[prefix] + local)
            self._terms[curie] = known
        return known

    def typed(self, value: str, datatype: str) -> str:
        if datatype in {"xsd:integer", "xsd:decimal", "xsd:boolean"} and self._bare.fullmatch(value):
            return value
        return super().typed(value, datatype)

    def integer(self, value: int) -> str:
        return str(value)
