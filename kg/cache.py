"""What is already understood, so that a grown folder is not read again from the start: DocumentGraphs by content.

An SQLite file below the state folder of the output. Its keys are digests of everything a result depends on (the bytes
of the file, how it is read, the ontology, the program), so that nothing in it can be out of date, and a build that is
killed leaves what it has understood so far to the next one.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache as once
from pathlib import Path

import kg
from kg.errors import KgError
from kg.model import Problem

FILE = "cache.sqlite"
ROOMS = ("model.py", "ontology.py", "build.py", "graphfile.py", "corpus", "extract", "resolve")
TABLES = """
CREATE TABLE IF NOT EXISTS source (key TEXT PRIMARY KEY, found TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS document (key TEXT PRIMARY KEY, graph BLOB NOT NULL);
"""
SAVE_AFTER = 4 * 2**20  # characters put before they are made safe


@dataclass(frozen=True, slots=True)
class Known:
    """What reading one source gave: the keys of its documents, and what was doubtful."""

    documents: tuple[str, ...]
    problems: tuple[Problem, ...] = ()


class Cache:
    """The results below the folder `state`; `context` is the digest of all that they depend on besides the files.

    Raises:
        KgError: the file cannot be made or written (also from `put` and `keep`).
    """

    def __init__(self, state: Path, context: str) -> None:
        self.context = context
        self._path = state / FILE
        self._unsaved = 0
        try:
            self._connection = self._open()
        except sqlite3.DatabaseError:  # damaged: it holds nothing that cannot be made again
            self._path.unlink(missing_ok=True)
            self._connection = self._open()

    def _open(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self._path)
        connection.executescript(TABLES)
        connection.execute("SELECT count(*) FROM source").fetchone()
        return connection

    def key(self, *parts: str) -> str:
        """The key of a source (its fingerprint) or a document (its digest and name)."""
        text = "\0".join((self.context, *parts))
        return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()

    def source(self, key: str) -> Known | None:
        """What reading a source gave, if all of it is here."""
        row = self._connection.execute("SELECT found FROM source WHERE key = ?", (key,)).fetchone()
        if row is None:
            return None
        documents, problems = json.loads(row[0])
        known = Known(tuple(documents), tuple(Problem(*each) for each in problems))
        return known if all(map(self.has, known.documents)) else None

    def has(self, key: str) -> bool:
        """Whether the graph of a document is here."""
        return self._connection.execute("SELECT 1 FROM document WHERE key = ?", (key,)).fetchone() is not None

    def put_source(self, key: str, known: Known) -> None:
        """Keep what reading a source gave."""
        problems = [[p.file, p.line, p.problem, p.remedy, p.fatal] for p in known.problems]
        text = json.dumps([known.documents, problems])
        self._write("INSERT OR REPLACE INTO source VALUES (?, ?)", (key, text), len(text))

    def put(self, key: str, graph: bytes) -> None:
        """Keep the graph of a document, encoded."""
        self._write("INSERT OR REPLACE INTO document VALUES (?, ?)", (key, graph), len(graph))

    def graphs(self, keys: Iterable[str]) -> Iterator[bytes]:
        """The encoded graphs of documents, in the order of the keys.

        Raises:
            KeyError: one is not here.
        """
        for key in keys:
            row = self._connection.execute("SELECT graph FROM document WHERE key = ?", (key,)).fetchone()
            if row is None:
                raise KeyError(key)
            yield row[0]

    def keep(self, sources: Iterable[str], documents: Iterable[str]) -> None:
        """Forget everything but these."""
        for table, keys in (("source", sources), ("document", documents)):
            self._connection.execute("CREATE TEMP TABLE kept (key TEXT PRIMARY KEY) WITHOUT ROWID")
            self._connection.executemany("INSERT OR IGNORE INTO kept VALUES (?)", ((key,) for key in keys))
            self._write(f"DELETE FROM {table} WHERE key NOT IN (SELECT key FROM kept)", (), 0)
            self._connection.execute("DROP TABLE kept")
        self.save()

    def save(self) -> None:
        """Make everything that was put safe against the end of this process."""
        try:
            self._connection.commit()
        except sqlite3.Error as error:
            raise self._fault(error) from error
        self._unsaved = 0

    def close(self) -> None:
        """Save and close."""
        try:
            self.save()
        finally:
            self._connection.close()

    def _write(self, command: str, values: tuple[object, ...], size: int) -> None:
        try:
            self._connection.execute(command, values)
        except sqlite3.Error as error:
            raise self._fault(error) from error
        self._unsaved += size
        if self._unsaved > SAVE_AFTER:
            self.save()

    def _fault(self, error: sqlite3.Error) -> KgError:
        return KgError(f"cannot be written ({error})", "make room on the disk", file=str(self._path))


@once
def program() -> str:
    """The digest of the code that understands documents: another version may understand them otherwise."""
    total = hashlib.sha256(sys.version.encode())
    root = Path(kg.__file__).parent
    for room in ROOMS:
        for path in sorted((root / room).rglob("*.py")) if (root / room).is_dir() else [root / room]:
            total.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes())
    return total.hexdigest()
