"""Reads the W3C's SPARQL 1.1 test manifests, and tells whether two answers are the same."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pyoxigraph as ox

HERE = Path(__file__).parents[3] / "shared" / "w3c" / "sparql11"
MF = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#"
QT = "http://www.w3.org/2001/sw/DataAccess/tests/test-query#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RS = "http://www.w3.org/2001/sw/DataAccess/tests/result-set#"
EMPTY = "urn:x-empty"
_FORMS = {".ttl": ox.RdfFormat.TURTLE, ".rdf": ox.RdfFormat.RDF_XML, ".nt": ox.RdfFormat.N_TRIPLES}
_XSD = "http://www.w3.org/2001/XMLSchema#"
_NUMBERS = {_XSD + name for name in ("integer", "decimal", "double", "float")}


@dataclass(frozen=True)
class Case:
    """One test: `kind` is its class; files are paths, `None` where the manifest names none."""

    name: str
    kind: str
    query: Path
    data: tuple[Path, ...]
    named: tuple[Path, ...]
    result: Path | None


class Manifest:
    """The triples of one manifest file."""

    def __init__(self, path: Path) -> None:
        self.folder = path.parent.name
        self.store = ox.Store()
        self.store.load(path=path, format=_FORMS[path.suffix], base_iri=path.as_uri())

    def all(self, subject: object, predicate: str) -> list[ox.NamedNode | ox.BlankNode | ox.Literal]:
        """The objects of a subject."""
        found = self.store.quads_for_pattern(subject, ox.NamedNode(predicate), None, None)  # type: ignore[arg-type]
        return [quad.object for quad in found]  # type: ignore[misc]

    def one(self, subject: object, predicate: str) -> ox.NamedNode | ox.BlankNode | ox.Literal | None:
        """The first object of a subject, None where there is none."""
        return next(iter(self.all(subject, predicate)), None)

    def items(self, head: object) -> Iterator[ox.NamedNode | ox.BlankNode | ox.Literal]:
        """The members of a list."""
        while isinstance(head, ox.NamedNode | ox.BlankNode) and head.value != RDF + "nil":
            first = self.one(head, RDF + "first")
            assert first is not None
            yield first
            head = self.one(head, RDF + "rest")

    def entries(self) -> Iterator[ox.NamedNode | ox.BlankNode | ox.Literal]:
        """The tests in their order."""
        for quad in self.store.quads_for_pattern(None, ox.NamedNode(MF + "entries"), None, None):
            yield from self.items(quad.object)


def file(node: object) -> Path:
    """The file an address names."""
    assert isinstance(node, ox.NamedNode)
    return Path(unquote(urlsplit(node.value).path))


def cases() -> list[Case]:
    """The syntax, evaluation and result format tests of every folder."""
    return [case for path in sorted(HERE.glob("*/manifest.ttl")) for case in _cases(Manifest(path))]


def _cases(manifest: Manifest) -> Iterator[Case]:
    for entry in manifest.entries():
        kinds = [kind.value.removeprefix(MF) for kind in manifest.all(entry, RDF + "type")]  # type: ignore[union-attr]
        action = manifest.one(entry, MF + "action")
        if not kinds or action is None or kinds[0] in {"ProtocolTest", "ServiceDescriptionTest"}:
            continue
        query = manifest.one(action, QT + "query") or action
        result = manifest.one(entry, MF + "result")
        assert isinstance(entry, ox.NamedNode)
        yield Case(
            f"{manifest.folder}/{entry.value.rpartition('#')[2]}",
            kinds[0],
            file(query),
            tuple(file(node) for node in manifest.all(action, QT + "data")),
            tuple(file(node) for node in manifest.all(action, QT + "graphData")),
            file(result) if result is not None else None,
        )


def dataset(tests: Iterable[Case]) -> bytes:
    """Every data file as a named graph of its own address."""
    quads = []
    for path in sorted({path for case in tests for path in (*case.data, *case.named)}):
        graph = ox.NamedNode(path.as_uri())
        parsed = ox.parse(path=path, format=_FORMS[path.suffix], base_iri=path.as_uri(), rename_blank_nodes=True)
        quads += [ox.Quad(quad.subject, quad.predicate, quad.object, graph) for quad in parsed]
    return ox.serialize(quads, format=ox.RdfFormat.N_QUADS) or b""


def same_rows(body: bytes, expected: Path) -> bool:
    """Whether two answers of rows or truth say the same, blank nodes and numbers by value."""
    if expected.suffix == ".csv":
        return _csv(body.decode()) == _csv(expected.read_text(encoding="utf-8"))
    form = {".srx": ox.QueryResultsFormat.XML, ".srj": ox.QueryResultsFormat.JSON, ".tsv": ox.QueryResultsFormat.TSV}
    found, wanted = (
        ox.parse_query_results(data, format=form[expected.suffix]) for data in (body, expected.read_bytes())
    )
    if isinstance(found, ox.QueryBoolean) or isinstance(wanted, ox.QueryBoolean):
        return bool(found) == bool(wanted)
    assert isinstance(found, ox.QuerySolutions)
    assert isinstance(wanted, ox.QuerySolutions)
    names = {variable.value for variable in found.variables}
    return names == {variable.value for variable in wanted.variables} and _as_graph(found) == _as_graph(wanted)


def _as_graph(rows: ox.QuerySolutions) -> set[str]:
    names = [variable.value for variable in rows.variables]
    quads = []
    for number, row in enumerate(rows):
        line = ox.BlankNode(f"row{number}")
        quads.append(ox.Quad(line, ox.NamedNode("urn:x-row"), ox.Literal("")))
        for name, term in zip(names, list(row), strict=True):
            if term is not None:
                quads.append(ox.Quad(line, ox.NamedNode(f"urn:x-{name}"), _plain(term)))  # type: ignore[arg-type]
    return _canonical(quads)


def same_table(body: bytes, expected: Path) -> bool:
    """Whether a JSON answer says what a result set in RDF says (the working group's own vocabulary for them)."""
    manifest = Manifest(expected)
    quads = []
    for number, head in enumerate(manifest.store.quads_for_pattern(None, ox.NamedNode(RS + "solution"), None, None)):
        line = ox.BlankNode(f"row{number}")
        quads.append(ox.Quad(line, ox.NamedNode("urn:x-row"), ox.Literal("")))
        for binding in manifest.all(head.object, RS + "binding"):
            name, value = manifest.one(binding, RS + "variable"), manifest.one(binding, RS + "value")
            assert isinstance(name, ox.Literal)
            quads.append(ox.Quad(line, ox.NamedNode(f"urn:x-{name.value}"), _plain(value)))  # type: ignore[arg-type]
    found = ox.parse_query_results(body, format=ox.QueryResultsFormat.JSON)
    assert isinstance(found, ox.QuerySolutions)
    return _as_graph(found) == _canonical(quads)


def _plain(term: object) -> object:
    if isinstance(term, ox.Literal) and term.datatype.value == _XSD + "boolean":
        return ox.Literal(term.value in {"true", "1"})
    if isinstance(term, ox.Literal) and term.datatype.value in _NUMBERS:
        try:
            number = Decimal(term.value.replace("INF", "Infinity"))
            return ox.Literal(f"{number.normalize():e}", datatype=term.datatype)
        except InvalidOperation:
            return term
    return term


def same_graph(body: bytes, expected: Path) -> bool:
    """Whether two graphs are isomorphic."""
    found = [ox.Quad(*quad.triple) for quad in ox.parse(body, format=ox.RdfFormat.TURTLE)]
    wanted = ox.parse(path=expected, format=_FORMS[expected.suffix], base_iri=expected.as_uri())
    return _canonical(found) == _canonical([ox.Quad(*quad.triple) for quad in wanted])


def _canonical(quads: Iterable[ox.Quad]) -> set[str]:
    found = ox.Dataset(quads)
    found.canonicalize(ox.CanonicalizationAlgorithm.UNSTABLE)
    return {str(quad) for quad in found}


def _csv(text: str) -> list[list[str]]:
    rows = list(csv.reader(io.StringIO(text, newline="")))
    labels: dict[str, str] = {}
    named = [
        [labels.setdefault(cell, f"_:{len(labels)}") if cell.startswith("_:") else _number(cell) for cell in row]
        for row in rows
    ]
    return [named[0], *sorted(named[1:])] if not labels else [named[0], *sorted([len(row)] for row in rows[1:])]  # type: ignore[list-item,type-var]


def _number(cell: str) -> str:
    try:
        return f"{Decimal(cell).normalize():e}"
    except InvalidOperation:
        return cell
