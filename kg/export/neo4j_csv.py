"""Writes the bulk import of Neo4j: CSV with typed headers, the script that imports it, constraints and a style.

The header forms and the quoting are those of `neo4j-admin database import full`:
https://neo4j.com/docs/operations-manual/5/tools/neo4j-admin/neo4j-admin-import/
"""

from __future__ import annotations

import gzip
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from string import Template
from typing import TextIO

from kg.export import property_graph
from kg.export.neo4j_schema import constraints, style
from kg.export.property_graph import Node, Relationship, Value
from kg.graph import KnowledgeGraph
from kg.ontology import Ontology

FOLDER = "neo4j"
LARGE = 200_000  # rows from which a file is compressed
DELIMITERS = (";", "|", "\t", "\x1f", "\x1e", "\x1d", "\x1c")
READ_BUFFER = 4 * 2**20  # what the import tool reads at a time; a cell must fit
_QUOTED = re.compile(r'[",\r\n]|^\s|\s$')


@dataclass(frozen=True, slots=True)
class Shape:
    """What has to be known of a whole table before its first row is written."""

    columns: Mapping[str, str]
    several_lines: bool
    longest: int
    array_text: frozenset[str]


def write(graph: KnowledgeGraph, ontology: Ontology, folder: Path) -> None:
    """Write the folder `neo4j` below `folder`, which exists.

    It holds `articles.csv`, `entities.csv`, `statements.csv` and `mentions.csv` (`.csv.gz` from 200,000 rows on),
    `import.sh`, `constraints.cypher` and `style.grass`. The same graph gives the same bytes.
    """
    target = folder / FOLDER
    target.mkdir(exist_ok=True)
    tables: dict[str, tuple[bool, Shape]] = {
        "articles": (True, _shape(property_graph.article_nodes(graph))),
        "entities": (True, _shape(property_graph.entity_nodes(graph, ontology))),
        "statements": (False, _shape(property_graph.statement_relationships(graph))),
        "mentions": (False, _shape(property_graph.mention_relationships(graph))),
    }
    taken = frozenset[str]().union(*(shape.array_text for _, shape in tables.values()))
    delimiter = next((each for each in DELIMITERS if each not in taken), DELIMITERS[-1])
    counts = (len(graph.articles), len(graph.entities), len(graph.statements), len(graph.mentions))
    names = {n: f"{n}.csv.gz" if rows > LARGE else f"{n}.csv" for n, rows in zip(tables, counts, strict=True)}
    for old in target.glob("*.csv*"):
        old.unlink()
    rows: dict[str, Iterable[Node | Relationship]] = {
        "articles": property_graph.article_nodes(graph),
        "entities": property_graph.entity_nodes(graph, ontology),
        "statements": property_graph.statement_relationships(graph),
        "mentions": property_graph.mention_relationships(graph),
    }
    for name, (is_node, shape) in tables.items():
        with _open(target / names[name]) as out:
            out.write(header(is_node, shape.columns))
            out.writelines(row(each, shape.columns, delimiter) for each in rows[name])
    script = target / "import.sh"
    _text(script, _script(names, tables, delimiter))
    script.chmod(0o755)
    tops = property_graph.top_labels(graph, ontology)
    _text(target / "constraints.cypher", constraints(tops))
    _text(target / "style.grass", style(tops))


def _text(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")


@contextmanager
def _open(path: Path) -> Iterator[TextIO]:
    """A text file to write, compressed (without name or time inside) when its name says so."""
    with path.open("wb") as raw:
        if path.suffix == ".gz":
            packed = gzip.GzipFile("", "wb", 6, raw, mtime=0)
            with packed, io.TextIOWrapper(packed, "utf-8", "replace", newline="") as out:
                yield out
        else:
            with io.TextIOWrapper(raw, "utf-8", "replace", newline="") as out:
                yield out


def _shape(rows: Iterable[Node | Relationship]) -> Shape:
    columns: dict[str, str] = {}
    several_lines, longest = False, 0
    array_text: set[str] = set()
    for row in rows:
        for key, value in row.properties.items():
            if key not in columns:
                columns[key] = type_name(value)
            if isinstance(value, str):
                longest = max(longest, len(value))
                several_lines = several_lines or "\n" in value or "\r" in value
            elif isinstance(value, tuple) and isinstance(value[0], str):
                longest = max(longest, sum(map(len, map(str, value))) + len(value))
                for text in map(str, value):
                    several_lines = several_lines or "\n" in text or "\r" in text
                    array_text.update(each for each in DELIMITERS if each in text)
    return Shape({key: columns[key] for key in sorted(columns)}, several_lines, longest, frozenset(array_text))


def type_name(value: Value) -> str:
    """The type a header names for a column that holds such values.

    >>> type_name((1, 2)), type_name("a"), type_name(0.5)
    ('long[]', 'string', 'double')
    """
    if isinstance(value, tuple):
        return type_name(value[0]) + "[]"
    return {bool: "boolean", int: "long", float: "double", str: "string"}[type(value)]


def header(is_node: bool, columns: Mapping[str, str]) -> str:
    """The first line of a table; `columns` says for each property its type."""
    typed = (key if kind == "string" else f"{key}:{kind}" for key, kind in columns.items() if key != "id")
    return _line(["id:ID", *typed, ":LABEL"] if is_node else [":START_ID", ":END_ID", ":TYPE", "id", *typed])


def row(each: Node | Relationship, columns: Mapping[str, str], delimiter: str) -> str:
    """One node or relationship as a line of its table."""
    cells = (_cell(each.properties.get(key), delimiter) for key in columns if key != "id")
    if isinstance(each, Node):
        return _line([each.id, *cells, delimiter.join(each.labels)])
    return _line([each.start, each.end, each.type, each.id, *cells])


def _cell(value: Value | None, delimiter: str) -> str:
    if value is None:
        return ""
    if isinstance(value, tuple):
        return delimiter.join(map(str, value))
    if isinstance(value, bool):
        return "true" if value else "false"
    return value if isinstance(value, str) else repr(value)


def _line(cells: Iterable[str]) -> str:
    return ",".join('"' + c.replace('"', '""') + '"' if _QUOTED.search(c) else c for c in cells) + "\n"


def _script(names: Mapping[str, str], tables: Mapping[str, tuple[bool, Shape]], delimiter: str) -> str:
    shapes = [shape for _, shape in tables.values()]
    options = [f"--array-delimiter={delimiter if delimiter.isprintable() else f'U+{ord(delimiter):04X}'}"]
    if any(shape.several_lines for shape in shapes):
        options.append("--multiline-fields=true")
    longest = 4 * max(shape.longest for shape in shapes)
    if longest > READ_BUFFER // 2:
        options.append(f"--read-buffer-size={longest // 2**20 * 2 + 2}m")
    files = [f"--{'nodes' if is_node else 'relationships'}={names[name]}" for name, (is_node, _) in tables.items()]
    lines = "".join(f"  '{option}' \\\n" for option in [*options, *files])
    template = Template((Path(__file__).with_name("neo4j_import.sh")).read_text(encoding="utf-8"))
    return template.safe_substitute(options=lines)
