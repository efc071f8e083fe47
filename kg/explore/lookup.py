"""Answers out of the index: names, neighbourhoods, paths, sentences; in the shape the page's script takes in."""

from __future__ import annotations

import json
import sqlite3
import threading
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from kg import graphfile
from kg.explore.words import questions
from kg.export.html.records import columns, evidence_marks, sentence, type_names
from kg.model import Article, Entity, Mention, Statement
from kg.ontology import Ontology

FOUND = 30  # names a search gives
NEAR = 100  # neighbours that come at once
ROWS = 400  # statements read of either direction for that
STEPS = 6  # longest path that is looked for
VISITED = 20_000  # nodes a search for a path may look at
FIELDS = "n, id, type, subtype, name, degree, line"
STATEMENT = "SELECT n, id, subject, object, predicate, article, line FROM statement "
ARTICLE = "SELECT n, id, newspaper, date, page, section, headline, document, url, bylines FROM article "

Row = tuple[Any, ...]


class Lookup:
    """The index opened for reading; one connection a thread."""

    def __init__(self, path: Path, ontology: Ontology) -> None:
        self.place = path
        self.local = threading.local()
        self.overview: dict[str, Any] = json.loads(self.rows("SELECT value FROM meta WHERE key = 'overview'")[0][0])
        names = type_names(ontology)
        met = [name for row in self.overview["subtypes"] for name in row[:2] if name]
        self.types = {name: i for i, name in enumerate(dict.fromkeys([*names, *met]))}
        used = [name for name, _ in self.overview["predicates"]]
        self.predicates = {name: i for i, name in enumerate(dict.fromkeys([*sorted(ontology.properties), *used]))}

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[Row]:
        """The rows of one query."""
        base: sqlite3.Connection | None = getattr(self.local, "base", None)
        if base is None:
            base = self.local.base = sqlite3.connect(f"{self.place.resolve().as_uri()}?mode=ro&immutable=1", uri=True)
        return base.execute(sql, values).fetchall()

    def find(self, query: str, limit: int = FOUND) -> dict[str, Any]:
        """Things whose name or alias fits, the whole name first, then its beginning, then by how well linked."""
        wanted, found = query.strip()[:200], dict[int, None]()
        if wanted:
            after = wanted[:-1] + chr(min(ord(wanted[-1]) + 1, 0x10FFFF))
            exact = "SELECT n FROM entity WHERE name = ? ORDER BY n LIMIT ?"
            begins = "SELECT n FROM entity WHERE name >= ? AND name < ? ORDER BY name LIMIT 200"
            found |= dict.fromkeys(n for (n,) in self.rows(exact, (wanted, limit)))
            found |= dict.fromkeys(sorted(n for (n,) in self.rows(begins, (wanted, after)))[:limit])
        for asked in questions(wanted):
            if len(found) < limit:
                within = "SELECT rowid FROM word WHERE word MATCH ? LIMIT ?"
                found |= dict.fromkeys(n for (n,) in self.rows(within, (asked, limit)))
        numbers = list(found)[:limit]
        entities = {row[0]: row for row in self.some(f"SELECT {FIELDS} FROM entity WHERE n", numbers)}
        rows = [entities[n] for n in numbers if n in entities]
        return {"nodes": columns(self._node(row, []) for row in rows), "forms": [_form(row, wanted) for row in rows]}

    def some(self, start: str, numbers: Iterable[int], end: str = "") -> list[Row]:
        """Rows whose number is among `numbers`."""
        wanted = list(numbers)
        return self.rows(f"{start} IN ({','.join('?' * len(wanted))}) {end}", wanted) if wanted else []

    def number(self, ident: str) -> int:
        """The number of the thing with an id, 0 for none."""
        found = self.rows("SELECT n FROM entity WHERE id = ?", (ident,))
        return int(found[0][0]) if found else 0

    def near(self, ident: str) -> dict[str, Any] | None:
        """A thing, its best linked neighbours and all statements among them; None if there is no such thing."""
        n = self.number(ident)
        if not n:
            return None
        others = sorted(
            {row[0] for row in self.rows("SELECT object FROM statement WHERE subject = ? LIMIT ?", (n, ROWS))}
            | {row[0] for row in self.rows("SELECT subject FROM statement WHERE object = ? LIMIT ?", (n, ROWS))}
        )
        return self.among([n, *[o for o in others if o != n][:NEAR]])

    def among(self, numbers: Sequence[int]) -> dict[str, Any]:
        """These things and the statements among them, as the page takes them in; the first with all its articles."""
        entities = {row[0]: row for row in self.some(f"SELECT {FIELDS} FROM entity WHERE n", numbers)}
        numbers = [n for n in numbers if n in entities]
        statements = self._among(numbers)
        index = {n: i for i, n in enumerate(numbers)}
        seen: dict[int, set[int]] = {n: set() for n in numbers}
        for _, _, subject, target, _, article, _ in statements:
            seen[subject].add(article)
            seen[target].add(article)
        first = numbers[0]
        seen[first] |= {a for (a,) in self.rows("SELECT article FROM appears WHERE entity = ? LIMIT 50", (first,))}
        articles = self.some(ARTICLE + "WHERE n", {a for found in seen.values() for a in found if a}, "ORDER BY n")
        place = {row[0]: i for i, row in enumerate(articles)}
        return {
            "nodes": columns(
                self._node(entities[n], [place[a] for a in sorted(seen[n]) if a in place]) for n in numbers
            ),
            "edges": columns(self._edge(row, index, place) for row in statements),
            "articles": columns(_article(row) for row in articles),
        }

    def _among(self, numbers: Sequence[int]) -> list[Row]:
        """Statements among these things: those of the first, then others, as many as can be drawn."""
        marks, first = ",".join("?" * len(numbers)), numbers[0]
        asked = (
            (f"subject = ? AND object IN ({marks})", [first, *numbers]),
            (f"object = ? AND subject IN ({marks})", [first, *numbers]),
            (f"subject IN ({marks}) AND object IN ({marks})", [*numbers, *numbers]),
        )
        found = {
            row[0]: row
            for where, values in asked
            for row in self.rows(f"{STATEMENT} WHERE {where} LIMIT {ROWS}", values)
        }
        return [found[n] for n in sorted(found)]

    def _node(self, row: Row, articles: list[int]) -> dict[str, Any]:
        _, ident, kind, subtype, name, degree, line = row
        entity: Entity = graphfile.decode(Entity, line)
        prefix = kind.lower() + "/"
        more = [list(entity.attributes), list(entity.reasons), int(entity.ambiguous)]
        return {
            "id": ident.removeprefix(prefix) if ident.startswith(prefix) else "/" + ident,
            "label": name,
            "type": self.types[kind],
            "subtype": self.types[subtype] if subtype and subtype != kind else -1,
            "aliases": list(entity.aliases),
            "articles": articles,
            "total": degree,
            "more": more,
        }

    def _edge(self, row: Row, index: dict[int, int], place: dict[int, int]) -> dict[str, Any]:
        _, ident, subject, target, predicate, article, line = row
        statement: Statement = graphfile.decode(Statement, line)
        return {
            "id": ident,
            "from": index[subject],
            "to": index[target],
            "predicate": self.predicates[predicate],
            "sentence": statement.evidence,
            "marks": [0, len(statement.evidence), 0, 0, 0, 0],
            "lines": list(statement.lines),
            "confidence": round(statement.confidence * 100),
            "rule": statement.rule,
            "qualifiers": [list(pair) for pair in statement.qualifiers],
            "article": place.get(article, -1),
        }

    def evidence(self, idents: Sequence[str]) -> dict[str, list[Any]]:
        """The whole sentence of each statement, and where the quote and both ends stand in it: {id: [text, marks]}."""
        found: dict[str, list[Any]] = {}
        for ident in idents[:100]:
            for _, _, subject, target, _, article, line in self.rows(STATEMENT + "WHERE id = ?", (ident,)):
                statement: Statement = graphfile.decode(Statement, line)
                ends = [self.entity(n) for n in (subject, target)]
                page = self.rows("SELECT line, mentions FROM article WHERE n = ?", (article,))
                whole: Article | None = graphfile.decode(Article, page[0][0]) if page else None
                spoken = mentions(statement.article, page[0][1], statement.paragraph) if page else []
                text, start, end = sentence(statement, whole)
                found[ident] = [text, [start, end, *evidence_marks(statement, ends, spoken, text, start)]]
        return found

    def entity(self, n: int) -> Entity:
        """The thing with a number."""
        entity: Entity = graphfile.decode(Entity, self.rows("SELECT line FROM entity WHERE n = ?", (n,))[0][0])
        return entity

    def path(self, start: str, end: str) -> dict[str, Any]:
        """The things on a shortest path and the statements among them; `steps` 0 when none was found."""
        ends = [self.number(start), self.number(end)]
        if not all(ends) or ends[0] == ends[1]:
            return {"steps": 0}
        came: list[dict[int, int]] = [{ends[0]: 0}, {ends[1]: 0}]
        edges = [[ends[0]], [ends[1]]]
        for _ in range(STEPS):
            side = 0 if len(edges[0]) <= len(edges[1]) else 1
            edges[side] = self._step(edges[side], came[side])
            meeting = sorted(set(edges[side]) & came[1 - side].keys())
            if meeting:
                way = [*reversed(_trail(meeting[0], came[0])), *_trail(meeting[0], came[1])[1:]]
                return {"steps": len(way) - 1} | self.among(way)
            if not edges[side] or sum(map(len, came)) > VISITED:
                break
        return {"steps": 0}

    def _step(self, edge: list[int], came: dict[int, int]) -> list[int]:
        fresh: list[int] = []
        for node in edge:
            for (other,) in self.rows(
                "SELECT object FROM statement WHERE subject = ?1 UNION SELECT subject FROM statement WHERE object = ?1",
                (node,),
            ):
                if other not in came:
                    came[other] = node
                    fresh.append(other)
            if len(came) > VISITED:
                break
        return fresh


def mentions(article: str, text: str, paragraph: int = -1) -> list[Mention]:
    """The mentions kept with an article, of one paragraph or all."""
    return [
        Mention(article, p, start, end, kind, "", "", "", entity, anaphor)
        for p, start, end, kind, entity, anaphor in json.loads(text)
        if paragraph in (-1, p)
    ]


def _trail(node: int, came: dict[int, int]) -> list[int]:
    trail = [node]
    while came[trail[-1]]:
        trail.append(came[trail[-1]])
    return trail


def _form(row: Row, wanted: str) -> str:
    """Which of its names was meant."""
    entity: Entity = graphfile.decode(Entity, row[6])
    return next((form for form in (entity.name, *entity.aliases) if wanted in form), entity.name)


def _article(row: Row) -> dict[str, Any]:
    _, ident, newspaper, date, page, section, headline, document, url, bylines = row
    return {
        "id": ident.removeprefix("article/"),
        "headline": headline,
        "document": document,
        "newspaper": newspaper,
        "date": date,
        "page": page,
        "section": section,
        "url": url,
        "bylines": json.loads(bylines),
    }
