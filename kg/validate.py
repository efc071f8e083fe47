"""`graph.ttl` against the SHACL shapes: what offends, said in words that a person can follow to the printed line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from kg.errors import KgError
from kg.ontology import RDF, RDFS, SCHEMA, Ontology
from kg.shacl import SH, UnsupportedShapeError, compiled
from kg.shapes import shapes

GRAPH_FILE = "graph.ttl"
PROV = "http://www.w3.org/ns/prov#"
OA = "http://www.w3.org/ns/oa#"
SOURCE = ox.NamedNode("http://purl.org/dc/terms/source")
Node = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple


@dataclass(frozen=True, slots=True, order=True)
class Violation:
    """One thing that is wrong. `focus`, `path` and `value` are IRIs or texts, "" where there is none.

    `words` says it for a person: the names, the relation, and for each statement concerned its article, line and quote.
    """

    message: str
    focus: str
    path: str
    value: str
    words: tuple[str, ...] = ()

    def __str__(self) -> str:
        return "\n    ".join((f"{self.message}:", *self.words))


def validate(folder: Path, ontology: Ontology, *, reference: bool = False) -> list[Violation]:
    """All violations of the graph in `folder` (or of a Turtle file), sorted.

    Args:
        folder: what `kg build` left, or a Turtle file.
        ontology: whose shapes count.
        reference: check with pySHACL instead of compiled queries: the same answer, slowly.

    Raises:
        KgError: when there is no graph, or it or the shapes cannot be read.
    """
    store = load(folder if folder.is_file() else folder / GRAPH_FILE)
    text = shapes(ontology)
    try:
        found = list(_reference(store, text)) if reference else list(_compiled(store, text))
    except UnsupportedShapeError:
        found = list(_reference(store, text))
    except SyntaxError as error:
        place = str(ontology.folder / "shapes.ttl")
        raise KgError(f"not valid Turtle ({error})", "mend the syntax", file=place, line=error.lineno or 0) from error
    describe = _Words(store, ontology)
    return sorted({describe(message, *nodes) for message, *nodes in found})


def load(path: Path) -> ox.Store:
    """A Turtle file as a store in memory.

    Raises:
        KgError: when it is missing or not Turtle.
    """
    store = ox.Store()
    try:
        store.bulk_load(path=str(path), format=ox.RdfFormat.TURTLE)
    except FileNotFoundError as error:
        remedy = f"run `kg build PATH… -o {path.parent}` first"
        raise KgError("there is no graph here", remedy, file=str(path)) from error
    except SyntaxError as error:
        line = error.lineno or 0
        raise KgError(f"not valid Turtle ({error})", "build it again", file=str(path), line=line) from error
    except OSError as error:
        raise KgError(f"cannot be read ({error})", "check the file and your rights", file=str(path)) from error
    return store


_Found = tuple[str, Node | None, Node | None, Node | None]


def _compiled(store: ox.Store, text: str) -> Iterator[_Found]:
    for check in compiled(text):
        rows = store.query(check.query)
        assert isinstance(rows, ox.QuerySolutions)
        names = {variable.value for variable in rows.variables}
        known = ox.NamedNode(check.path or check.about) if check.path or check.about else None
        for row in rows:
            path = row["path"] if "path" in names else known
            yield check.message, row["this"], path, row["value"] if "value" in names else None


def _reference(store: ox.Store, text: str) -> Iterator[_Found]:
    import io

    import pyshacl
    import rdflib

    whole = io.BytesIO()
    store.dump(whole, format=ox.RdfFormat.N_TRIPLES, from_graph=ox.DefaultGraph())
    data = rdflib.Graph().parse(data=whole.getvalue(), format="nt")
    wanted = rdflib.Graph().parse(data=text, format="turtle")
    report = pyshacl.validate(data, shacl_graph=wanted, do_owl_imports=False)[1]
    for result in report.subjects(rdflib.RDF.type, rdflib.URIRef(SH + "ValidationResult")):
        parts = [report.value(result, rdflib.URIRef(SH + part)) for part in ("focusNode", "resultPath", "value")]
        message = report.value(result, rdflib.URIRef(SH + "resultMessage"))
        focus, path, value = map(_term, parts)
        yield str(message), focus, path, value


def _term(term: object) -> Node | None:
    """A term of rdflib as one of pyoxigraph."""
    import rdflib

    if isinstance(term, rdflib.URIRef):
        return ox.NamedNode(str(term))
    return ox.Literal(str(term)) if isinstance(term, rdflib.Literal) else None


class _Words:
    """Says violations in words, with the names and quotes of one graph."""

    def __init__(self, store: ox.Store, ontology: Ontology) -> None:
        self._store = store
        self._relations = {
            prop.iri: f"{prop.labels.get(ontology.language) or prop.labels.get('en', '')} ({prop.name})"
            for prop in ontology.properties.values()
        }
        self._namespace = ontology.namespace

    def __call__(self, message: str, focus: Node | None, path: Node | None, value: Node | None) -> Violation:
        lines = [self.statement(each) for each in self._statements(focus, path, value)]
        if not lines:
            lines = [self._plain(focus, path, value)]
        texts = (_text(focus), _text(path), _text(value))
        return Violation(message, *texts, tuple(sorted(lines)))

    def statement(self, statement: Node) -> str:
        """“A” — relation — “B”, and the article, the line and the quote that say it."""
        subject, relation, value = (self._one(statement, RDF + part) for part in ("subject", "predicate", "object"))
        edge = f"{self._name(subject)} — {self._relation(relation)} — {self._name(value)}"
        article = self._one(statement, PROV + "wasDerivedFrom")
        lines, quote = self._one(statement, self._namespace + "lines"), self._one(statement, OA + "exact")
        source = self._first(article, SOURCE)
        place = f"{_text(source) or _text(article) or 'no source'}:{_text(lines) or '?'}"
        return f"{edge}, in {self._name(article)} ({place}): {_quoted(quote)} <{_text(statement)}>"

    def _statements(self, focus: Node | None, path: Node | None, value: Node | None) -> list[Node]:
        if focus is None or isinstance(focus, ox.Literal | ox.Triple):
            return []
        if self._one(focus, RDF + "subject") or self._one(focus, RDF + "predicate"):
            return [focus]
        if path is None or _text(path) not in self._relations:
            return []
        found: list[Node] = [
            quad.subject for quad in self._store.quads_for_pattern(None, ox.NamedNode(RDF + "subject"), focus)
        ]
        found = [each for each in found if self._one(each, RDF + "predicate") == path]
        narrowed = [each for each in found if value is None or self._one(each, RDF + "object") == value]
        return sorted(narrowed, key=_text)[:3]

    def _plain(self, focus: Node | None, path: Node | None, value: Node | None) -> str:
        words = f"{self._name(focus)} <{_text(focus)}>"
        if source := self._first(focus, SOURCE):
            words += f" in {_text(source)}"
        if path is not None:
            words += f" — {self._relation(path)}"
        return words + (f" — {self._name(value)}" if value is not None else "")

    def _relation(self, relation: Node | None) -> str:
        iri = _text(relation)
        return self._relations.get(iri) or iri.rsplit("#", 1)[-1].rsplit("/", 1)[-1] or "no relation"

    def _name(self, node: Node | None) -> str:
        if isinstance(node, ox.Literal):
            return _quoted(node)
        label = self._one(node, RDFS + "label") or self._one(node, SCHEMA + "name")
        return _quoted(label) if label is not None else f"<{_text(node)}>" if node is not None else "nothing"

    def _one(self, node: Node | None, predicate: str) -> Node | None:
        return self._first(node, ox.NamedNode(predicate))

    def _first(self, node: Node | None, predicate: ox.NamedNode) -> Node | None:
        if node is None or isinstance(node, ox.Literal | ox.Triple):
            return None
        objects: Iterable[Node] = (quad.object for quad in self._store.quads_for_pattern(node, predicate, None))
        return min(objects, key=_text, default=None)


def _text(node: Node | None) -> str:
    return "" if node is None else str(node) if isinstance(node, ox.Triple) else node.value


def _quoted(node: Node | None) -> str:
    return f"“{_text(node)}”"
