"""Writes the bulk import of Neo4j: CSV with typed headers, the script that imports it, constraints and a style.

The header forms and the quoting are those of `neo4j-admin database import full`:
https://neo4j.com/docs/operations-manual/5/tools/neo4j-admin/neo4j-admin-import/
"""

from __future__ import annotations

import gzip
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from string import Template
from typing import Final, TextIO

from kg.export import property_graph
from kg.export.neo4j_schema import constraints, style
from kg.export.property_graph import Node, Relationship, Value
from kg.export.sections import Piece, Section, flat, keyed
from kg.graph import KnowledgeGraph
from kg.model import Article, Entity, Statement
from kg.ontology import Ontology

FOLDER: Final = "neo4j"
Feature = tuple[str, str, str]
"""A table ("" for all), what is met there, and which."""
TABLES: Final = {"articles": True, "entities": True, "statements": False, "mentions": False}
"""The tables, and which of them hold nodes."""
LARGE: Final = 5_000_000  # rows from which a file is compressed; a smaller one can be brought up to date in parts
DELIMITERS: Final = (";", "|", "\t", "\x1f", "\x1e", "\x1d", "\x1c")
READ_BUFFER: Final = 4 * 2**20  # what the import tool reads at a time; a cell must fit
PACKED: Final = ".gz"
_ARTICLE: Final = re.compile(r"article/[0-9a-f]+")
_ENTITY: Final = re.compile(r"[a-z]+/[0-9a-f]+")
_DELIMITER: Final = re.compile(f"[{re.escape(''.join(DELIMITERS))}]")


@dataclass(frozen=True, slots=True)
class Shape:
    """What has to be known of all tables before the first row is written.

    Two counts of rows that give the same shape give the same bytes for the same row.
    """

    columns: Mapping[str, Mapping[str, str]]
    delimiter: str
    arrays: frozenset[str]
    options: tuple[str, ...]
    files: Mapping[str, str]
    types: frozenset[str]

    @property
    def packed(self) -> bool:
        """Whether a table is compressed, so that it can only be written whole."""
        return any(file.endswith(PACKED) for file in self.files.values())


def write(graph: KnowledgeGraph, ontology: Ontology, folder: Path) -> None:
    """Write the folder `neo4j` below `folder`, which exists.

    It holds `articles.csv`, `entities.csv`, `statements.csv` and `mentions.csv` (`.csv.gz` from 5,000,000 rows on),
    `import.sh`, `constraints.cypher` and `style.grass`. The same graph gives the same bytes.
    """
    target = folder / FOLDER
    target.mkdir(exist_ok=True)
    shape = shape_of(tally(graph, ontology))
    for old in target.glob("*.csv*"):
        old.unlink()
    for name, file in shape.files.items():
        with opened(target / file) as out:
            out.writelines(flat(pieces(name, graph, ontology, shape)))
    write_rest(shape, ontology, target)


def pieces(name: str, graph: KnowledgeGraph, ontology: Ontology, shape: Shape) -> Iterator[Piece]:
    """A table, a record of the graph a block."""
    columns = shape.columns[name]
    keys = tuple(key for key in columns if key != "id")
    yield header(TABLES[name], columns)
    if name == "articles":

        def article_row(article: Article) -> str:
            return _row(property_graph.article_node(article), keys, shape.delimiter)

        yield Section(name, keyed(graph.articles), article_row)
    elif name == "entities":

        def entity_row(entity: Entity) -> str:
            return _row(property_graph.entity_node(entity, ontology, shape.arrays), keys, shape.delimiter)

        yield Section(name, keyed(graph.entities), entity_row)
    elif name == "statements":
        offsets = property_graph.offsets(graph.articles)

        def statement_row(statement: Statement) -> str:
            found = property_graph.statement_relationship(statement, graph.entity, offsets)
            return _row(found, keys, shape.delimiter)

        yield Section(name, keyed(graph.statements), statement_row)
    else:

        def mention_rows(entity: Entity) -> str:
            end, kind, cut = entity.id, property_graph.MENTIONS, len("article/")
            if _ENTITY.fullmatch(end) and all(map(_ARTICLE.fullmatch, entity.articles)):  # nothing to be quoted
                return "".join([f"{a},{end},{kind},mention/{a[cut:]}/{end}\n" for a in entity.articles])
            return "".join(_row(each, keys, shape.delimiter) for each in property_graph.mentions_of(entity))

        yield Section("entities", keyed(graph.entities), mention_rows)


def write_rest(shape: Shape, ontology: Ontology, target: Path) -> None:
    """Write the script, the constraints and the style."""
    script = target / "import.sh"
    _text(script, _script(shape))
    script.chmod(0o755)
    tops = property_graph.labels_with(shape.types, ontology)
    _text(target / "constraints.cypher", constraints(tops))
    _text(target / "style.grass", style(tops))


def _text(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")


@contextmanager
def opened(path: Path) -> Iterator[TextIO]:
    """A text file to write, compressed (without name or time inside) when its name says so."""
    with path.open("wb") as raw:
        if path.suffix == PACKED:
            packed = gzip.GzipFile("", "wb", 6, raw, mtime=0)
            with packed, io.TextIOWrapper(packed, "utf-8", "replace", newline="") as out:
                yield out
        else:
            with io.TextIOWrapper(raw, "utf-8", "replace", newline="") as out:
                yield out


def tally(graph: KnowledgeGraph, ontology: Ontology, arrays: frozenset[str] | None = None) -> Counter[Feature]:
    """How often each thing is met that a shape depends on; of a part of a graph, what the part adds.

    Args:
        graph: the whole graph, or a part of it.
        ontology: its ontology.
        arrays: the attributes that are arrays in the whole graph, where `graph` is a part.
    """
    found: Counter[Feature] = Counter(("", "several", key) for key in property_graph.several(graph.entities))
    if arrays is None:
        arrays = frozenset(key for _, _, key in found)
    found.update(("", "type", entity.type) for entity in graph.entities)
    found["mentions", "rows", ""] += sum(len(entity.articles) for entity in graph.entities)
    if found["mentions", "rows", ""]:
        found["mentions", "column", "id:string"] += found["mentions", "rows", ""]
    _count(found, "articles", property_graph.article_nodes(graph))
    _count(found, "entities", (property_graph.entity_node(each, ontology, arrays) for each in graph.entities))
    _count(found, "statements", property_graph.statement_relationships(graph))
    return found


def _count(found: Counter[Feature], name: str, rows: Iterable[Node | Relationship]) -> None:
    """Count what the rows of one table have. All rows that have a property have it with one type."""
    shapes: Counter[tuple[str, ...]] = Counter()
    types: dict[str, str] = {}
    lengths: Counter[int] = Counter()
    broken = 0
    for each in rows:
        properties = each.properties
        shape = tuple(properties)
        if shape not in shapes:
            types = {key: type_name(value) for key, value in properties.items()} | types
        shapes[shape] += 1
        longest = 0
        for value in properties.values():
            if isinstance(value, str):
                longest = max(longest, len(value))
                broken += "\n" in value or "\r" in value
            elif isinstance(value, tuple) and isinstance(value[0], str):
                texts = [str(text) for text in value]
                longest = max(longest, sum(map(len, texts)) + len(texts))
                for text in texts:
                    if _DELIMITER.search(text):
                        found.update(("", "delimiter", each) for each in set(_DELIMITER.findall(text)))
                    broken += "\n" in text or "\r" in text
        lengths[longest] += 1
    if broken:
        found[name, "several lines", ""] += broken
    for longest, count in lengths.items():
        found[name, "longest", str(longest)] += count
    for keys, count in shapes.items():
        found[name, "rows", ""] += count
        for key in keys:
            found[name, "column", f"{key}:{types[key]}"] += count


def shape_of(found: Counter[Feature]) -> Shape:
    """The shape of the tables whose rows were counted."""
    met: dict[str, list[tuple[str, str]]] = {}
    for table, what, value in +found:
        met.setdefault(what, []).append((table, value))
    columns: dict[str, dict[str, str]] = {name: {} for name in TABLES}
    for table, value in sorted(met.get("column", ())):
        key, _, kind = value.rpartition(":")
        columns[table].setdefault(key, kind)
    columns = {name: dict(sorted(each.items())) for name, each in columns.items()}
    taken = {value for _, value in met.get("delimiter", ())}
    delimiter = next((each for each in DELIMITERS if each not in taken), DELIMITERS[-1])
    options = [f"--array-delimiter={delimiter if delimiter.isprintable() else f'U+{ord(delimiter):04X}'}"]
    if "several lines" in met:
        options.append("--multiline-fields=true")
    longest = 4 * max((int(value) for _, value in met.get("longest", ())), default=0)
    if longest > READ_BUFFER // 2:
        options.append(f"--read-buffer-size={longest // 2**20 * 2 + 2}m")
    files = {name: f"{name}.csv{PACKED if found[name, 'rows', ''] > LARGE else ''}" for name in TABLES}
    arrays, types = (frozenset(value for _, value in met.get(what, ())) for what in ("several", "type"))
    return Shape(columns, delimiter, arrays, tuple(options), files, types)


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


def row(each: Node | Relationship, columns: Iterable[str], delimiter: str) -> str:
    """One node or relationship as a line of its table."""
    return _row(each, tuple(key for key in columns if key != "id"), delimiter)


def _row(each: Node | Relationship, keys: Iterable[str], delimiter: str) -> str:
    get = each.properties.get
    cells = ",".join(["" if (value := get(key)) is None else _cell(value, delimiter) for key in keys])
    if isinstance(each, Node):
        front, back = [each.id], [delimiter.join(each.labels)]
    else:
        front, back = [each.start, each.end, each.type, each.id], []
    return ",".join((*map(_quoted, front), *([cells] if keys else ()), *map(_quoted, back))) + "\n"


def _cell(value: Value, delimiter: str) -> str:
    if isinstance(value, str):
        return _quoted(value)
    if isinstance(value, tuple):
        return _quoted(delimiter.join(map(str, value)))
    if isinstance(value, bool):
        return "true" if value else "false"
    return repr(value)


def _line(cells: Iterable[str]) -> str:
    return ",".join(map(_quoted, cells)) + "\n"


def _quoted(cell: str) -> str:
    """A text as a cell, between quotation marks where it could be read as anything else."""
    if '"' in cell or "," in cell or "\n" in cell or "\r" in cell or cell[:1].isspace() or cell[-1:].isspace():
        return '"' + cell.replace('"', '""') + '"'
    return cell


def _script(shape: Shape) -> str:
    files = [f"--{'nodes' if TABLES[name] else 'relationships'}={file}" for name, file in shape.files.items()]
    lines = "".join(f"  '{option}' \\\n" for option in (*shape.options, *files))
    template = Template((Path(__file__).with_name("neo4j_import.sh")).read_text(encoding="utf-8"))
    return template.safe_substitute(options=lines)
