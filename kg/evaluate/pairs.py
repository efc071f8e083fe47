"""Gold and graph side by side: reads both, builds the graph where none is given."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from io import StringIO
from pathlib import Path
from typing import Any

from kg import corpus
from kg.build import build
from kg.errors import KgError, UsageError
from kg.evaluate.names import ITEM
from kg.evaluate.statements import edges_of
from kg.export import FORMATS, node_link
from kg.model import Document
from kg.ontology import Ontology

Json = dict[str, Any]
Pair = tuple[Json, Json]
GOLD_KEYS = {"document": str, "articles": list, "entities": list, "statements": list}


def pairs(golds: Sequence[Path], graphs: Sequence[Path], pages: Path | None, ontology: Ontology) -> Iterator[Pair]:
    """Each gold with the graph of its document.

    Args:
        golds: the annotations.
        graphs: none (the documents are built here), one for each gold in the same order, or one that holds them all.
        pages: the folder of the documents; without it they are looked for beside the gold's folder, then in it.
        ontology: what documents are built with.

    Raises:
        UsageError: the numbers do not fit.
        KgError: a file is missing or is not what it should be.
    """
    if len(graphs) not in {0, 1, len(golds)}:
        raise UsageError(f"{len(golds)} gold files, {len(graphs)} graphs", "give one graph for each, or one for all")
    read = [read_graph(path) for path in graphs]
    for number, path in enumerate(golds):
        gold = read_gold(path)
        if not graphs:
            yield gold, built(_document(path, gold["document"], pages), ontology)
        else:
            yield gold, of_document(read[number if len(read) > 1 else 0], gold["document"])


def read_gold(path: Path) -> Json:
    """An annotation, checked as far as scoring needs it."""
    gold = _json(path)
    wrong = [key for key, kind in GOLD_KEYS.items() if not isinstance(gold.get(key), kind)]
    if wrong:
        raise KgError(f"no gold annotation: {', '.join(wrong)} missing", "see docs/evaluate.md", file=str(path))
    known = {entity.get("id") for entity in gold["entities"]}
    for statement in gold["statements"]:
        if lost := {statement.get("subject"), statement.get("object")} - known:
            problem = f"a statement names {', '.join(map(repr, sorted(map(str, lost))))}, which is no entity"
            raise KgError(problem, "mend the annotation", file=str(path))
    return gold


def read_graph(path: Path) -> Json:
    """The node-link JSON of a graph: a file, or the folder a build left it in."""
    place = path / FORMATS["json"].path if path.is_dir() else path
    graph = _json(place)
    if not isinstance(graph.get("nodes"), list) or not isinstance(edges_of(graph), list):
        raise KgError("no node-link JSON: nodes or edges missing", "give a graph.json of kg build", file=str(place))
    return graph


def of_document(graph: Json, document: str) -> Json:
    """What a graph of several documents has from one of them; a graph of one document as it is."""
    articles = {node["id"]: node.get("document") for node in graph["nodes"] if node.get("type") == ITEM}
    if len({*articles.values()}) < 2:
        return graph
    own = {ident for ident, name in articles.items() if name and Path(name).name == Path(document).name}
    nodes = [node for node in graph["nodes"] if node["id"] in own or own.intersection(node.get("articles", ()))]
    return {"nodes": nodes, "edges": [edge for edge in edges_of(graph) if edge.get("article") in own]}


def built(page: Path, ontology: Ontology) -> Json:
    """The graph of one page, built alone."""
    found = [document for source in corpus.discover([page]) for document in corpus.read(source)]
    for each in found:
        if not isinstance(each, Document) and each.fatal:
            raise KgError(each.problem, each.remedy, file=each.file, line=each.line)
    text = StringIO()
    node_link.dump(build(found, ontology), text)
    graph: Json = json.loads(text.getvalue())
    return graph


def _document(path: Path, name: str, pages: Path | None) -> Path:
    """Where the document of a gold annotation stands."""
    folders = [pages] if pages else [path.parent.parent, path.parent.parent / "pages", path.parent]
    for folder in folders:
        if (folder / name).is_file():
            return folder / name
    remedy = "name the folder of the pages with --pages, or a graph with --graph"
    raise KgError(f"its document {name} is in none of {', '.join(map(str, folders))}", remedy, file=str(path))


def _json(path: Path) -> Json:
    try:
        found = json.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError as error:
        raise KgError("there is no such file", "check the name", file=str(path)) from error
    except (OSError, ValueError) as error:
        raise KgError(f"cannot be read as JSON ({error})", "check the file", file=str(path)) from error
    if not isinstance(found, dict):
        raise KgError("not a JSON object", "check the file", file=str(path))
    return found
