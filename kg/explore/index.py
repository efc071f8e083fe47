"""What the explorer looks things up in: one SQLite file made from the records a build left.

A neighbourhood, a name and a page of text are found without reading the graph into memory, whatever its size. The
file stands below `DIR/.kg/` (or in the temporary folder when DIR cannot be written) and is made anew when the
records it was made from are others.

Entities are numbered by how well they are linked, best first: so that any list in the order of numbers, which costs
nothing, begins with what matters.
"""

from __future__ import annotations

import itertools
import json
import os
import sqlite3
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from hashlib import sha256
from operator import attrgetter
from pathlib import Path
from typing import Any

from kg import graphfile
from kg.explore.overview import overview, provinces
from kg.explore.words import gram_text, initial_text, sound_text
from kg.export.html.readings import readings
from kg.gather import Progress, silent
from kg.model import Article, Entity, Statement
from kg.ontology import Ontology

NAME = "explore.sqlite"
VERSION = "2"
DOING, STEP = "index", 1000  # what progress is told, and after how many records
COUNTED = ("articles", "statements", "entities")
Counted = Callable[[Iterable[Any]], Iterator[Any]]
SCHEMA = """
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT);
CREATE TABLE entity(n INTEGER PRIMARY KEY, id TEXT UNIQUE, type TEXT, subtype TEXT, name TEXT, degree INTEGER,
    province TEXT, month TEXT, line TEXT);
CREATE TABLE statement(n INTEGER PRIMARY KEY, id TEXT, subject INTEGER, object INTEGER, predicate TEXT,
    article INTEGER, line TEXT);
CREATE TABLE article(n INTEGER PRIMARY KEY, id TEXT UNIQUE, newspaper TEXT, date TEXT, page TEXT, section TEXT,
    headline TEXT, document TEXT, url TEXT, bylines TEXT, line TEXT, mentions TEXT);
CREATE TABLE appears(entity INTEGER, article INTEGER, PRIMARY KEY(entity, article)) WITHOUT ROWID;
CREATE VIRTUAL TABLE word USING fts5(grams, sounds, initials, content='', tokenize='unicode61 remove_diacritics 0');
"""
INDEXES = """
CREATE INDEX statement_out ON statement(subject, object);
CREATE INDEX statement_in ON statement(object, subject);
CREATE INDEX statement_article ON statement(article);
CREATE INDEX statement_id ON statement(id);
CREATE INDEX entity_name ON entity(name);
CREATE INDEX entity_type ON entity(type, n);
CREATE INDEX entity_subtype ON entity(subtype, n);
CREATE INDEX entity_province ON entity(province, n);
CREATE INDEX entity_month ON entity(month, type, n);
CREATE INDEX article_date ON article(date DESC, newspaper, page);
ANALYZE;
"""


def index(folder: Path, ontology: Ontology, progress: Progress = silent) -> Path:
    """The index of the graph in `folder`, made now if there is none of this graph yet: `progress` tells how far it is.

    Raises:
        KgError: when there is no graph in `folder`.
    """
    stamp = _stamp(folder, ontology)
    for place in _places(folder):
        if _stamp_of(place) == stamp:
            return place
    for place in _places(folder):
        if os.access(place.parent, os.W_OK):
            handle, name = tempfile.mkstemp(prefix=".explore-", dir=place.parent)
            os.close(handle)
            fresh = Path(name)
            try:
                _fill(fresh, folder, ontology, stamp, progress)
                fresh.replace(place)
            finally:
                fresh.unlink(missing_ok=True)
            return place
    raise AssertionError("the temporary folder can always be written")


def _places(folder: Path) -> tuple[Path, Path]:
    name = sha256(str(folder.resolve()).encode()).hexdigest()[:16]
    return folder / graphfile.FOLDER / NAME, Path(tempfile.gettempdir()) / f"kg-{name}.sqlite"


def _stamp(folder: Path, ontology: Ontology) -> str:
    found = [VERSION, ontology.digest]
    for name in graphfile.KINDS:
        path = folder / graphfile.FOLDER / f"{name}.jsonl"
        if path.exists():
            state = path.stat()
            found.append(f"{name} {state.st_size} {state.st_mtime_ns}")
    return "\n".join(found)


def _stamp_of(place: Path) -> str:
    if not place.is_file():
        return ""
    try:
        with sqlite3.connect(f"{place.as_uri()}?mode=ro", uri=True) as base:
            row = base.execute("SELECT value FROM meta WHERE key = 'stamp'").fetchone()
        return str(row[0]) if row else ""
    except sqlite3.DatabaseError:
        return ""


def _fill(fresh: Path, folder: Path, ontology: Ontology, stamp: str, progress: Progress) -> None:
    counted, total = _counted(folder, progress)
    base = sqlite3.connect(fresh)
    base.executescript(SCHEMA)
    degrees: Counter[str] = Counter()
    for statement in graphfile.records(folder, "statements"):
        degrees[statement.subject] += 1
        degrees[statement.object] += 1
    order = sorted((e.id for e in _entities(folder)), key=lambda ident: (-degrees[ident], ident))
    number = {ident: n for n, ident in enumerate(order, start=1)}
    articles = _fill_articles(base, folder, counted)
    base.executemany("INSERT INTO statement VALUES (?,?,?,?,?,?,?)", counted(_statement_rows(folder, number, articles)))
    within, months = provinces(folder, ontology, number), _months(folder, number)
    sounds = readings(form for e in _entities(folder) for form in (e.name, *e.aliases))
    for entity in counted(_entities(folder)):
        n, forms = number[entity.id], [clean(form) for form in (entity.name, *entity.aliases)]
        base.execute(
            "INSERT INTO entity VALUES (?,?,?,?,?,?,?,?,?)",
            (n, entity.id, entity.type, entity.subtype, clean(entity.name), degrees[entity.id],
             within.get(n, ""), months.get(n, ""), clean(graphfile.encode(entity))),
        )  # fmt: skip
        base.executemany(
            "INSERT OR IGNORE INTO appears VALUES (?,?)", [(n, articles[a]) for a in entity.articles if a in articles]
        )
        base.execute(
            "INSERT INTO word(rowid, grams, sounds, initials) VALUES (?,?,?,?)",
            (n, gram_text(forms), sound_text(forms, sounds), initial_text(forms, sounds)),
        )
    base.executescript(INDEXES)
    base.execute("INSERT INTO meta VALUES ('overview', ?)", (json.dumps(overview(base, ontology)),))
    base.execute("INSERT INTO meta VALUES ('stamp', ?)", (stamp,))
    base.commit()
    base.close()
    progress(DOING, total, total)


def _counted(folder: Path, progress: Progress) -> tuple[Counted, int]:
    """A way to go through records that tells how many of all have been gone through, and how many there are."""
    total = 0
    for name in COUNTED:
        path = folder / graphfile.FOLDER / f"{name}.jsonl"
        if path.exists():
            with path.open("rb") as lines:
                total += sum(1 for _ in lines)
    numbers = itertools.count(1)
    progress(DOING, 0, total)

    def counted(records: Iterable[Any]) -> Iterator[Any]:
        for record in records:
            if (number := next(numbers)) % STEP == 0:
                progress(DOING, number, total)
            yield record

    return counted, total


def _entities(folder: Path) -> Iterator[Entity]:
    return (e for e in graphfile.records(folder, "entities") if e.type != "Article")


def _fill_articles(base: sqlite3.Connection, folder: Path, counted: Counted) -> dict[str, int]:
    by_article = itertools.groupby(graphfile.records(folder, "mentions"), key=attrgetter("article"))
    mentions = {
        article: json.dumps([[m.paragraph, m.start, m.end, m.type, m.entity, m.anaphor] for m in group])
        for article, group in by_article
    }
    numbers: dict[str, int] = {}
    for n, article in enumerate(counted(graphfile.records(folder, "articles")), start=1):
        numbers[article.id] = n
        base.execute("INSERT INTO article VALUES (?,?,?,?,?,?,?,?,?,?,?,?)", _article_row(n, article, mentions))
    return numbers


def _article_row(n: int, article: Article, mentions: dict[str, str]) -> tuple[Any, ...]:
    edition = article.edition
    url = edition.url if edition.url.startswith(("http://", "https://")) else ""
    cells = [article.id, edition.newspaper, article.date or edition.date, edition.page, edition.page_name]
    cells += [article.headline, article.document, url]
    bylines = json.dumps([[b.role, b.name] for b in article.bylines])
    return (n, *map(clean, cells), bylines, clean(graphfile.encode(article)), mentions.get(article.id, "[]"))


def _statement_rows(folder: Path, number: dict[str, int], articles: dict[str, int]) -> Iterable[tuple[Any, ...]]:
    statements: Iterator[Statement] = graphfile.records(folder, "statements")
    for n, s in enumerate(statements, start=1):
        if s.subject in number and s.object in number:
            line = clean(graphfile.encode(s))
            yield n, s.id, number[s.subject], number[s.object], s.predicate, articles.get(s.article, 0), line


def _months(folder: Path, number: dict[str, int]) -> dict[int, str]:
    """The first month each thing is dated to by a statement."""
    found: dict[int, str] = {}
    for statement in graphfile.records(folder, "statements"):
        date = dict(statement.qualifiers).get("date", "")[:7]
        if len(date) == 7 and date[:4].isdigit() and date[5:].isdigit():
            for end in (statement.subject, statement.object):
                n = number.get(end, 0)
                found[n] = min(found.get(n, date), date)
    return found


def clean(text: str) -> str:
    """`text` without what cannot be stored as UTF-8."""
    return text.encode("utf-8", "replace").decode("utf-8")
