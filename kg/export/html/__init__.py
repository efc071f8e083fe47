"""The interactive view: one HTML file that opens from disk, asks no network for anything and stands still.

`assets/` holds the template, the styles and the scripts as small files; the words of the interface are data of the
ontology (`ui/`).
"""

from __future__ import annotations

from pathlib import Path

from kg.export.html.page import render
from kg.export.html.records import Content, content, drawn
from kg.graph import KnowledgeGraph
from kg.interface import strings
from kg.ontology import Ontology

__all__ = ["Content", "content", "write", "write_content"]


def write(graph: KnowledgeGraph, ontology: Ontology, path: Path) -> None:
    """Write the view of `graph` to `path`, UTF-8; the same graph gives the same bytes.

    Raises:
        KgError: when the installed pyvis or the interface's words cannot be used.
        OSError: when the file cannot be written.
    """
    write_content(content(graph), ontology, path)


def write_content(shown: Content, ontology: Ontology, path: Path) -> None:
    """Write the view of what was chosen already."""
    path.write_bytes(render(drawn(shown, ontology), strings(ontology)).encode("utf-8", "replace"))
