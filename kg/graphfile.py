"""Keeps a whole KnowledgeGraph in a folder and reads it back: what every later command starts from.

One JSON Lines file a kind of record below `DIR/.kg/`, each line `[field, field, …]` in the order of the record's
fields, so that a graph of any size streams and a person can still read it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any, TypeVar

from kg.errors import KgError
from kg.graph import KnowledgeGraph
from kg.model import Article, Byline, DocumentGraph, Edition, Entity, Mention, Paragraph, Problem, Statement

T = TypeVar("T")
FOLDER = ".kg"
KINDS: dict[str, type] = {
    "documents": DocumentGraph,
    "articles": Article,
    "entities": Entity,
    "statements": Statement,
    "mentions": Mention,
    "problems": Problem,
}


def save(graph: KnowledgeGraph, folder: Path) -> None:
    """Write `graph` below `folder`, which exists."""
    target = folder / FOLDER
    target.mkdir(exist_ok=True)
    for name in KINDS:
        with (target / f"{name}.jsonl").open("w", encoding="utf-8", newline="\n") as out:
            for record in getattr(graph, name):
                out.write(json.dumps(to_row(record), ensure_ascii=False, separators=(",", ":")) + "\n")


def load(folder: Path) -> KnowledgeGraph:
    """Read the graph a build left in `folder`.

    Raises:
        KgError: when `folder` holds no graph, or a file of it is damaged.
    """
    return KnowledgeGraph(**{name: tuple(records(folder, name)) for name in KINDS})


def records(folder: Path, name: str) -> Iterator[Any]:
    """Stream the records of one kind (a key of KINDS)."""
    path = folder / FOLDER / f"{name}.jsonl"
    kind = KINDS[name]
    try:
        with path.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines, start=1):
                try:
                    yield from_row(kind, json.loads(line))
                except (ValueError, TypeError, IndexError) as error:
                    raise KgError("the record is damaged", "build the graph again", file=str(path), line=number) from error
    except FileNotFoundError as error:
        raise KgError("there is no graph here", f"run `kg build PATH… -o {folder}` first", file=str(folder)) from error


def to_row(record: Any) -> list[Any]:
    """A record as nested lists, in the order of its fields."""
    return [_plain(getattr(record, f.name)) for f in fields(record)]


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(v) for v in value]
    return to_row(value) if hasattr(value, "__dataclass_fields__") else value


def from_row(kind: type[T], row: list[Any]) -> T:
    """The record that `to_row` made `row` of."""
    if kind is Article:
        row = [*row]
        row[5] = [from_row(Byline, b) for b in row[5]]
        row[4] = [from_row(Paragraph, p) for p in row[4]]
        row[6] = from_row(Edition, row[6])
    elif kind is DocumentGraph:
        row = [*row[:4], from_row(Edition, row[4]), row[5], *([()] * 4), [from_row(Problem, p) for p in row[10]]]
    return kind(*(_frozen(value) for value in row))


def _frozen(value: Any) -> Any:
    return tuple(_frozen(v) for v in value) if isinstance(value, list) else value


def dump(items: Iterable[Any]) -> Iterator[str]:
    """Records as JSON Lines, for looking at a step of the flow."""
    return (json.dumps(to_row(item), ensure_ascii=False) for item in items)
