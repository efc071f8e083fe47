"""Keeps a whole KnowledgeGraph in a folder and reads it back: what every later command starts from.

One JSON Lines file a kind of record below `DIR/.kg/`, each line `[field, field, …]` in the order of the record's
fields, so that a graph of any size streams and a person can still read it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields
from operator import attrgetter
from pathlib import Path
from typing import Any, Final

from kg import commit
from kg.errors import KgError
from kg.export.rows import encoder
from kg.export.sections import Piece, Section, flat, keyed
from kg.graph import KnowledgeGraph, by_article
from kg.model import Article, Byline, DocumentGraph, Edition, Entity, Mention, Paragraph, Problem, Statement

FOLDER: Final = commit.STATE
KINDS: Final[dict[str, type]] = {
    "documents": DocumentGraph,
    "articles": Article,
    "entities": Entity,
    "statements": Statement,
    "mentions": Mention,
    "problems": Problem,
}
FILES: Final = tuple(f"{FOLDER}/{name}.jsonl" for name in KINDS)
TRIES: Final = 3
ERRORS: Final = "surrogatepass"  # a text may hold what no encoding can write

_row: dict[type, Callable[[Any], Any]] = {
    kind: attrgetter(*(field.name for field in fields(kind))) for kind in (*KINDS.values(), Byline, Edition, Paragraph)
}


def save(graph: KnowledgeGraph, folder: Path) -> None:
    """Write `graph` below `folder`, which exists."""
    target = folder / FOLDER
    target.mkdir(exist_ok=True)
    for name in KINDS:
        with (target / f"{name}.jsonl").open("w", encoding="utf-8", errors=ERRORS, newline="\n") as out:
            out.writelines(flat(pieces(graph, name)))


def pieces(graph: KnowledgeGraph, name: str) -> Iterator[Piece]:
    """The file of one kind of records (a key of KINDS), a record a block; mentions by article."""
    if name == "problems":
        yield "".join(map(_line, graph.problems))
    elif name == "documents":
        yield Section(name, keyed(graph.documents, "name"), _line)
    elif name == "mentions":
        yield Section(name, by_article(graph.mentions), lambda group: "".join(map(_line, group)))
    else:
        yield Section(name, keyed(getattr(graph, name)), _line)


def _line(record: Any) -> str:
    return encode(record) + "\n"


def load(folder: Path) -> KnowledgeGraph:
    """Read the graph a build left in `folder`.

    A build that puts a new graph in place meanwhile does not mix the two: reading starts again.

    Raises:
        KgError: when `folder` holds no graph, or a file of it is damaged.
    """
    for _ in range(TRIES):
        commit.settle(folder)
        before = _state(folder)
        graph = KnowledgeGraph(**{name: tuple(records(folder, name)) for name in KINDS})
        if _state(folder) == before:
            return graph
    raise KgError("the graph is replaced while it is read", "wait until the builds have ended", file=str(folder))


def _state(folder: Path) -> list[tuple[int, int]]:
    """What changes when other files take the place of these."""
    places = [folder / name for name in FILES]
    return [(found.st_ino, found.st_mtime_ns) for place in places if place.exists() for found in (place.stat(),)]


def records(folder: Path, name: str) -> Iterator[Any]:
    """Stream the records of one kind (a key of KINDS)."""
    path = folder / FOLDER / f"{name}.jsonl"
    make, number = _make[KINDS[name]], 0
    try:
        with path.open(encoding="utf-8", errors="surrogatepass") as lines:
            for line in lines:
                number += 1
                yield make(json.loads(line))
    except (FileNotFoundError, NotADirectoryError) as error:
        raise KgError("there is no graph here", f"run `kg build PATH… -o {folder}` first", file=str(folder)) from error
    except (ValueError, TypeError, IndexError) as error:
        problem = "the record is damaged or of another version"
        raise KgError(problem, "build the graph again", file=str(path), line=number) from error


def _plain(value: Any) -> Any:
    """A record as a row; the JSON encoder asks for those inside."""
    return _row[type(value)](value)


encode = encoder((",", ":"), _plain)
"""A record as one line of JSON, without a line break."""


def decode(kind: type, line: str) -> Any:
    """The record of that kind that `encode` made `line` of."""
    return _make[kind](json.loads(line))


def _document_graph(row: list[Any]) -> DocumentGraph:
    name, digest, kind, encoding, edition, characters, articles, mentions, entities, statements, problems = row
    return DocumentGraph(
        name,
        digest,
        kind,
        encoding,
        Edition(*edition),
        characters,
        tuple(map(_article, articles)),
        tuple(Mention(*each) for each in mentions),
        tuple(map(_entity, entities)),
        tuple(map(_statement, statements)),
        tuple(Problem(*each) for each in problems),
    )


def _article(row: list[Any]) -> Article:
    row[3] = tuple(row[3])
    row[4] = tuple(Paragraph(role, text, tuple(map(tuple, pieces))) for role, text, pieces in row[4])
    row[5] = tuple(Byline(*each) for each in row[5])
    row[6] = Edition(*row[6])
    return Article(*row)


def _entity(row: list[Any]) -> Entity:
    ident, kind, subtype, name, aliases, articles, attributes, reasons, *rest = row
    pairs = tuple((key, value) for key, value in attributes)
    return Entity(ident, kind, subtype, name, tuple(aliases), tuple(articles), pairs, tuple(reasons), *rest)


def _statement(row: list[Any]) -> Statement:
    row[5] = tuple(row[5])
    row[10] = tuple((key, value) for key, value in row[10])
    return Statement(*row)


_make: dict[type, Callable[[list[Any]], Any]] = {
    DocumentGraph: _document_graph,
    Article: _article,
    Entity: _entity,
    Statement: _statement,
    Mention: lambda row: Mention(*row),
    Problem: lambda row: Problem(*row),
}


def dump(items: Iterable[Any]) -> Iterator[str]:
    """Records as JSON Lines, for looking at a step of the flow."""
    return map(encode, items)


def made(kind: type, row: list[Any]) -> Any:
    """The record of that kind of the row that its line holds."""
    return _make[kind](row)
