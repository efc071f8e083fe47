"""Every format a graph can be written in, and the one way to write it.

A format is a line in FORMATS; its module loads when it is asked for. There are three forms of writer:
`chunks(graph, ontology) -> Iterator[str]` for text that streams, `write(graph, ontology, path)` for one file, and
`write(graph, ontology, folder)` for a folder that the writer makes below the one it is given (`path` ends in "/").
"""

from __future__ import annotations

import importlib
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, Final

from kg.errors import KgError, UsageError
from kg.graph import KnowledgeGraph
from kg.ontology import Ontology


@dataclass(frozen=True, slots=True)
class Format:
    """`path` is its file in the folder of a build ("/" at the end: a folder), `writer` is `module:function`."""

    path: str
    media_type: str
    writer: str
    what: str

    @property
    def streams(self) -> bool:
        """Whether its writer yields text."""
        return self.writer.endswith(":chunks")


FORMATS: Final[dict[str, Format]] = {
    "turtle": Format("graph.ttl", "text/turtle", "kg.export.turtle:chunks", "RDF 1.1 Turtle, the whole graph"),
    "ntriples": Format("graph.nt", "application/n-triples", "kg.export.ntriples:chunks", "RDF 1.1 N-Triples"),
    "trig": Format("graph.trig", "application/trig", "kg.export.trig:chunks", "TriG, a named graph per article"),
    "jsonld": Format("graph.jsonld", "application/ld+json", "kg.export.jsonld:chunks", "JSON-LD 1.1"),
    "rdf12": Format("graph.rdf12.ttl", "text/turtle; version=1.2", "kg.export.rdf12:chunks", "RDF 1.2 annotations"),
    "graphml": Format("graph.graphml", "application/graphml+xml", "kg.export.graphml:chunks", "GraphML for Gephi, yEd"),
    "html": Format("graph.html", "text/html", "kg.export.html:write", "the interactive view, one file"),
    "json": Format("graph.json", "application/json", "kg.export.node_link:write", "node-link JSON of networkx"),
    "report": Format("report.md", "text/markdown", "kg.export.report:chunks", "what was read, left out and doubtful"),
    "neo4j": Format("neo4j/", "text/csv", "kg.export.neo4j_csv:write", "CSV for neo4j-admin database import"),
}


def writer(name: str) -> Callable[..., Any]:
    """The function that writes a format.

    Raises:
        UsageError: when there is no such format.
    """
    if name not in FORMATS:
        raise UsageError(f"there is no format {name!r}", f"choose one of {', '.join(sorted(FORMATS))}")
    module, _, function = FORMATS[name].writer.partition(":")
    found: Callable[..., Any] = getattr(importlib.import_module(module), function)
    return found


def chunks(name: str, graph: KnowledgeGraph, ontology: Ontology) -> Iterator[str]:
    """The text of a format that streams, in pieces."""
    write_format = writer(name)
    if not FORMATS[name].streams:
        raise UsageError(f"{name} does not stream", "write it to a file or folder")
    pieces: Iterator[str] = write_format(graph, ontology)
    return pieces


def write(name: str, graph: KnowledgeGraph, ontology: Ontology, folder: Path) -> Path:
    """Write a format under its own name below `folder`, which exists; returns what was written."""
    write_format = writer(name)
    path = folder / FORMATS[name].path
    if FORMATS[name].path.endswith("/"):
        write_format(graph, ontology, folder)
    elif FORMATS[name].streams:
        with path.open("w", encoding="utf-8", errors="replace", newline="\n") as out:
            out.writelines(write_format(graph, ontology))
    else:
        write_format(graph, ontology, path)
    return path


def export(name: str, graph: KnowledgeGraph, ontology: Ontology, output: Path | None, stdout: BinaryIO) -> None:
    """Write a format to `output`, or to `stdout` where there is none.

    A file takes the place of an older one only when it is whole; a folder is made when it is missing.

    Raises:
        UsageError: when there is no such format, or a folder was to be written to `stdout`.
        KgError: when `output` cannot be written.
    """
    writer(name)
    if FORMATS[name].path.endswith("/"):
        if output is None:
            raise UsageError(f"{name} is a folder", "say where with -o FOLDER")
        with _told(output):
            output.mkdir(parents=True, exist_ok=True)
            write(name, graph, ontology, output)
    elif output is None and FORMATS[name].streams:
        for piece in chunks(name, graph, ontology):
            stdout.write(piece.encode("utf-8", "replace"))
    else:
        with tempfile.TemporaryDirectory(prefix="kg-export-") as scratch:
            _deliver(write(name, graph, ontology, Path(scratch)), output, stdout)


def copy(name: str, folder: Path, output: Path | None, stdout: BinaryIO) -> bool:
    """Deliver the file of a format that a build left in `folder`: what `export` would write, without making it anew.

    Returns:
        False when there is no such file, or the format is a folder; nothing was written then.
    """
    left = folder / FORMATS[name].path
    if left.is_file():
        _deliver(left, output, stdout)
        return True
    return False


def _deliver(made: Path, output: Path | None, stdout: BinaryIO) -> None:
    if output is None:
        with made.open("rb") as whole:
            shutil.copyfileobj(whole, stdout)
        return
    with _told(output), tempfile.TemporaryDirectory(dir=output.parent, prefix=".kg-export-") as scratch:
        shutil.copyfile(made, part := Path(scratch) / "part")
        part.replace(output)


@contextmanager
def _told(output: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        remedy = "name a file in a folder that exists and that you may write to"
        raise KgError(f"cannot be written ({error.strerror or error})", remedy, file=str(output)) from error
