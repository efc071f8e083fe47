"""Files in, articles out: the front door of the room.

`discover` finds the input files, `read` turns one into documents, `split` puts the articles of a document together,
`link` finds the other half of articles that jump to another page (`keys` and `match` are its two halves for a shuffle).
"""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from pathlib import Path

from kg.corpus import edition as editions
from kg.corpus.edition import day_in_name, iso_date
from kg.corpus.link import keys, link, match
from kg.corpus.options import ReadOptions
from kg.corpus.source import Source, content, digest, discover
from kg.corpus.split import Split, split
from kg.errors import KgError
from kg.model import Document, Problem

__all__ = [
    "ReadOptions", "Source", "Split", "day_in_name", "discover", "fingerprint", "iso_date", "keys", "link", "match",
    "read", "split",
]  # fmt: skip

# format → (module, function) that makes documents of (name, digest, data, options, edition)
READERS = {
    "txt": ("text", "documents"),
    "html": ("html", "documents"),
    "pdf": ("pdf", "documents"),
    "docx": ("docx", "documents"),
    "jsonl": ("tables", "json_lines"),
    "json": ("tables", "json_array"),
    "csv": ("tables", "comma_separated"),
}


def fingerprint(source: Source, options: ReadOptions | None = None) -> str:
    """The digest of a source without parsing it: while it stays, `read` gives the same documents.

    Returns "" when the source cannot be read; `read` then says why.
    """
    options = options or ReadOptions()
    try:
        return digest(source, content(source, options), options)
    except (OSError, KgError):
        return ""


def read(source: Source | Problem, options: ReadOptions | None = None) -> Iterator[Document | Problem]:
    """The documents of one source, one after the other. Whatever is wrong with it comes as a Problem, never raised; a
    problem that `discover` found is handed on."""
    if isinstance(source, Problem):
        yield source
        return
    options = options or ReadOptions()
    try:
        data = content(source, options)
        base = editions.from_name(source.name, options.filename, options.edition)
        if source.path != "-" and not source.member:
            base = editions.sidecar(Path(source.path), base)
    except OSError as error:
        yield Problem(
            source.name,
            0,
            f"the file cannot be read ({error.strerror or error})",
            "check that it is there and readable",
        )
        return
    except KgError as error:
        yield Problem(source.name, error.line, error.problem, error.remedy)
        return
    if not source.format:
        yield Problem(
            source.name, 0, "the ending of this file is unknown", "give it one of .txt .html .pdf .docx .jsonl .csv"
        )
        return
    module, function = READERS[source.format]
    reader = getattr(importlib.import_module(f"kg.corpus.{module}"), function)
    yield from reader(source.name, digest(source, data, options), data, options, base)
