"""What a build keeps below `DIR/.kg/grown` for the next one, and how that reads it.

Besides the ledger of all files these are files of blocks themselves, so that they are brought up to date as the graph
is: what each document says of each thing (`parts`), the statements of each subject (`subjects`), what tells people of
one name apart (`people`), which articles wait for another half under which key (`halves`), where each document lies in
the cache (`origin`), and what report and view need of each record (`doubts`, `degrees`, `pages`, `shown`).
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache as once
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final

import kg
from kg import commit, export, graphfile, store
from kg.blocks import Ledger, Shelf
from kg.model import Article, DocumentGraph, Entity, Statement
from kg.ontology import Ontology
from kg.resolve.merge import Card

FOLDER: Final = f"{commit.STATE}/grown"
STAMP: Final = "stamp.json"
TALLY: Final = "tally.json"
PARTS, SUBJECTS, PEOPLE, HALVES, ORIGIN, DOUBTS, DEGREES, PAGES, SHOWN = (
    f"{FOLDER}/{name}"
    for name in (
        "parts.jsonl", "subjects.jsonl", "people.jsonl", "halves.jsonl", "origin.jsonl", "doubts.jsonl",
        "degrees.txt", "pages.jsonl", "shown.jsonl",
    )
)  # fmt: skip
LEFT: Final = (
    *graphfile.FILES,
    *(export.FORMATS[name].path for name in ("turtle", "json", "html", "neo4j", "report")),
    store.NAME,
    FOLDER,
)
"""What a build leaves."""
LIBRARIES: Final = ("pyoxigraph", "pyvis", "jinja2", "pypinyin")
FORM: Final = 1

Half = tuple[str, str]
"""An article's id and the name of its document."""
Tally = dict[str, Counter[Any]]
Part = tuple[str, str, Entity]
"""The name of a document, what it says of a thing as a line, and as a record."""


class Known:
    """What an earlier build left in `folder`."""

    def __init__(self, folder: Path, ledger: Ledger, tally: Tally) -> None:
        self.folder = folder
        self.shelf = Shelf(folder, ledger)
        self.tally = tally
        self.documents: dict[str, str] = dict(rows(self.shelf.every(ORIGIN, "documents")))

    def people(self, names: Iterable[str]) -> dict[str, frozenset[Card]]:
        """The people of these names."""
        found = self.shelf.read(PEOPLE, "people", names)
        return {
            name: frozenset((ident, frozenset(anchors)) for ident, anchors in json.loads(line))
            for name, line in found.items()
        }

    def halves(self, keys: Iterable[str]) -> dict[str, list[Half]]:
        """The articles that bear these keys."""
        found = self.shelf.read(HALVES, "halves", keys)
        return {key: [(ident, document) for ident, document in json.loads(line)] for key, line in found.items()}

    def parts(self, idents: Iterable[str]) -> dict[str, list[Part]]:
        """What each document says of these things."""
        found = {}
        for ident, block in self.shelf.read(PARTS, "entities", idents).items():
            lines = _lines(block)
            found[ident] = [
                (name, f"{line}\n", graphfile.made(Entity, row))
                for line, (name, row) in zip(lines, rows(block.splitlines()), strict=True)
            ]
        return found

    def subjects(self, idents: Iterable[str]) -> dict[str, list[tuple[str, str]]]:
        """The statements of these subjects: the id, and the line that `subject_line` made."""
        return {
            ident: [(line[2:].partition('"')[0], f"{line}\n") for line in _lines(block)]
            for ident, block in self.shelf.read(SUBJECTS, "entities", idents).items()
        }

    def articles(self, idents: Iterable[str]) -> dict[str, Article]:
        """These articles."""
        return records(self.shelf, "articles", idents)


def file_of(kind: str) -> str:
    """The file of the graph that holds the records of a kind."""
    return f"{graphfile.FOLDER}/{kind}.jsonl"


def records(shelf: Shelf, kind: str, idents: Iterable[str]) -> dict[str, Any]:
    """Records of a kind of the graph file, by id; mentions by article."""
    found = shelf.read(file_of(kind), kind, idents)
    make = graphfile.KINDS[kind]
    if kind == "mentions":
        return {key: [graphfile.made(make, row) for row in rows(block.splitlines())] for key, block in found.items()}
    return {key: graphfile.made(make, row) for key, row in zip(found, rows(found.values()), strict=True)}


def rows(lines: Iterable[bytes]) -> list[Any]:
    """What the lines say, read in one go: most of them are short."""
    return json.loads(b"[%s]" % b",".join(lines))  # type: ignore[no-any-return]


def documents(shelf: Shelf) -> list[DocumentGraph]:
    """All documents, without what they say."""
    return [graphfile.made(DocumentGraph, row) for row in rows(shelf.every(file_of("documents"), "documents"))]


def part_line(document: str, entity: Entity) -> str:
    """What a document says of a thing, as a line."""
    return graphfile.encode([document, entity]) + "\n"


def subject_line(statement: Statement, title: str | None) -> str:
    """A statement as its subject's block has it; `title` is that of a post, None where it is none."""
    return graphfile.encode([statement.id, statement.predicate, statement.object, title or ""]) + "\n"


def statements_of(lines: Sequence[tuple[str, str]]) -> list[Statement]:
    """What `subject_line` keeps of the statements of subjects, as statements without article and evidence."""
    said = json.loads(f"[{','.join(line for _, line in lines)}]")
    return [
        Statement(ident, subject, predicate, obj, "", (), "", 0, 0, 0, (("title", title),) if title else ())
        for (subject, _), (ident, predicate, obj, title) in zip(lines, said, strict=True)
    ]


def _lines(block: bytes) -> list[str]:
    text = block.decode("utf-8", graphfile.ERRORS)
    return text.removesuffix("\n").split("\n") if text else []


def keep(place: Path, ledger: Ledger, tally: Tally, ontology: Ontology, changed: int) -> None:
    """Keep the ledger, the tally and the stamp below `place`, where everything else stands.

    Args:
        place: the folder that is put in place of the old one.
        ledger: of the files below `place`.
        tally: the counts of all records.
        ontology: the ontology the graph was made with.
        changed: how much of the store was changed since it was last made whole.
    """
    ledger.save(place / FOLDER)
    counted = {name: sorted([*key, count] for key, count in (+counts).items()) for name, counts in tally.items()}
    (place / FOLDER / TALLY).write_text(json.dumps(counted), encoding="utf-8")
    stamp = {"of": context(ontology), "files": stamps(place), "changed": changed}
    (place / FOLDER / STAMP).write_text(json.dumps(stamp), encoding="utf-8")


def load(folder: Path, ontology: Ontology) -> tuple[Known, int] | None:
    """What the earlier build kept, and how much of the store was changed.

    Returns:
        None where it kept nothing, another program or ontology made it, or a file was touched since.
    """
    place = folder / FOLDER
    try:
        stamp = json.loads((place / STAMP).read_text(encoding="utf-8"))
        if stamp["of"] != context(ontology) or stamp["files"] != stamps(folder):
            return None
        counted = json.loads((place / TALLY).read_text(encoding="utf-8"))
        tally = {name: Counter({tuple(key): count for *key, count in counts}) for name, counts in counted.items()}
        return Known(folder, Ledger.load(place), tally), stamp["changed"]
    except (OSError, ValueError, KeyError, TypeError, EOFError):
        return None


def stamps(folder: Path) -> dict[str, list[int]]:
    """Size and time of every file that the next build relies on; of the store the sizes alone."""
    found = {}
    for name in LEFT:
        place = folder / name
        for path in sorted(place.rglob("*")) if place.is_dir() else [place] if place.exists() else []:
            known = path.relative_to(folder).as_posix()
            if known.startswith(f"{store.NAME}/"):
                if path.suffix == ".sst" or path.name == "CURRENT" or path.name.startswith("MANIFEST"):
                    found[known] = [path.stat().st_size]
            elif path.is_file() and path.name != STAMP:
                found[known] = [path.stat().st_size, path.stat().st_mtime_ns]
    return found


def context(ontology: Ontology) -> str:
    """The digest of all that the bytes of the files depend on besides the pages."""
    return hashlib.sha256(f"{FORM} {ontology.digest} {ontology.base} {_program()}".encode()).hexdigest()


@once
def _program() -> str:
    total = hashlib.sha256()
    root = Path(kg.__file__).parent
    for path in sorted(root.rglob("*")):
        if path.is_file() and path.suffix not in {".pyc", ".pyo"}:
            total.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes())
    for library in LIBRARIES:
        total.update(f"{library} {version(library)}\0".encode())
    return total.hexdigest()
