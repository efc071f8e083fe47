"""The embedded store below `DIR/store`: the graph in Oxigraph, made whole beside the old one and put in its place.

A reader opens it read-only, which takes no lock and some hundredths of a second whatever the size. It is never written
again once it stands: reading beside a writer is undefined, so that each build makes a new one.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import tempfile
from pathlib import Path

import pyoxigraph as ox

from kg import commit
from kg.errors import KgError
from kg.ontology import Ontology

NAME = "store"
_EXCHANGE = 2  # RENAME_EXCHANGE of renameat2(2)
_HERE = -100  # AT_FDCWD
_FORMATS = {
    ".ttl": ox.RdfFormat.TURTLE,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".nq": ox.RdfFormat.N_QUADS,
    ".trig": ox.RdfFormat.TRIG,
}


def create(folder: Path, graph_file: Path, ontology: Ontology) -> None:
    """Make `folder/store` from a file of triples, in place of the store that stood there.

    The triples become the default graph; the ontology stands in a named graph of its own (`ontology_graph`), so that
    a query sees what the pages say unless it asks for the terms.

    Args:
        folder: what a build leaves; it exists.
        graph_file: Turtle, N-Triples, N-Quads or TriG, by its ending.
        ontology: whose `kg.ttl` is kept beside the graph.

    Raises:
        KgError: when the file is not valid, or the disk is full or not writable; the old store still stands then.
    """
    apart = Path(tempfile.mkdtemp(prefix=".store-", dir=folder))
    fresh = apart / NAME
    try:
        fresh.mkdir()  # not `apart` itself, which only its owner may read
        _fill(fresh, graph_file, ontology)
        _put_in_place(fresh, folder / NAME)
    except SyntaxError as error:
        line = getattr(error, "lineno", None) or 0
        raise KgError(f"not valid RDF ({error})", "write it again", file=str(graph_file), line=line) from error
    except OSError as error:
        raise KgError(
            f"the store could not be written ({error})", "make room or choose another folder", file=str(folder / NAME)
        ) from error
    finally:
        shutil.rmtree(apart, ignore_errors=True)


def renew(folder: Path, old: Path, gone: bytes, come: bytes) -> None:
    """Make `folder/store` from that of `old`, which stays as it is.

    RocksDB never changes a file of data once it is written, so that the two share these by hard links, and what is
    written is what differs.

    Args:
        folder: where the new store is made; there is none yet.
        old: the folder of a build, with its store.
        gone: Turtle of the resources as they were.
        come: Turtle of the same resources as they are now.

    Raises:
        OSError: the disk is full, or not writable.
        SyntaxError: a text is not valid; nothing was made then.
    """
    before, after = (
        {quad.triple for quad in ox.parse(input=text, format=ox.RdfFormat.TURTLE)} for text in (gone, come)
    )
    target = folder / NAME
    target.mkdir()
    for path in sorted((old / NAME).iterdir()):
        if path.suffix == ".sst":
            _link(path, target / path.name)
        elif not path.name.startswith("LOG"):
            shutil.copyfile(path, target / path.name)
    store = ox.Store(target)
    for triple in before - after:
        store.remove(ox.Quad(*triple))
    store.extend(ox.Quad(*triple) for triple in after - before)
    store.flush()


def _link(path: Path, target: Path) -> None:
    """A file under a second name, or a copy where the system has no such thing."""
    try:
        target.hardlink_to(path)
    except OSError:
        shutil.copyfile(path, target)


def _fill(fresh: Path, graph_file: Path, ontology: Ontology) -> None:
    store = ox.Store(fresh)
    store.bulk_load(path=graph_file, format=_FORMATS[graph_file.suffix])
    store.load(path=ontology.folder / "kg.ttl", format=ox.RdfFormat.TURTLE, to_graph=ontology_graph(ontology))
    store.flush()


def ontology_graph(ontology: Ontology) -> ox.NamedNode:
    """The named graph that holds the ontology: its namespace without the last `#` or `/`."""
    return ox.NamedNode(ontology.namespace.rstrip("#/"))


def _put_in_place(fresh: Path, target: Path) -> None:
    """Swap two folders in one step where the system can, so that `target` is there at every moment."""
    if not target.exists():
        fresh.rename(target)
    elif not _exchange(fresh, target):
        old = fresh.with_name(fresh.name + "-old")
        target.rename(old)
        fresh.rename(target)
        shutil.rmtree(old, ignore_errors=True)


def _exchange(one: Path, other: Path) -> bool:
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None) if os.name == "posix" else None
    return rename is not None and rename(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE) == 0


def path(folder: Path) -> Path:
    """Where the store of a built graph stands.

    Raises:
        KgError: when `folder` holds no store.
    """
    commit.settle(folder)
    found = folder / NAME
    if not (found / "CURRENT").is_file():
        raise KgError("there is no store here", f"run `kg build PATH… -o {folder}` first", file=str(folder))
    return found


def open_store(folder: Path) -> ox.Store:
    """The store of a built graph, read-only.

    Raises:
        KgError: when there is none, or it cannot be read.
    """
    place = path(folder)
    try:
        return ox.Store.read_only(str(place))
    except OSError as error:
        raise KgError(f"the store cannot be read ({error})", "build the graph again", file=str(place)) from error
