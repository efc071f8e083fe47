"""What the start page shows of a graph: counts, the best linked, editions, a timeline, places by province."""

from __future__ import annotations

import sqlite3
from collections import deque
from pathlib import Path
from typing import Any

from kg import graphfile
from kg.interface import table
from kg.ontology import Ontology

SETTINGS = "explore/start"  # the table of the start page: its lists, timeline and map
LIST = 12
EDITIONS = 12


def overview(base: sqlite3.Connection, ontology: Ontology) -> dict[str, Any]:
    """Everything the start page shows, as plain data."""
    chosen = table(ontology, SETTINGS)
    ask = base.execute
    present = {name for (name,) in ask("SELECT DISTINCT type FROM entity UNION SELECT DISTINCT subtype FROM entity")}
    lists = {}
    for name in chosen.get("lists", []):
        if name in present:
            column = "type" if ask("SELECT 1 FROM entity WHERE type = ? LIMIT 1", (name,)).fetchone() else "subtype"
            found = ask(f"SELECT id, name, degree FROM entity WHERE {column} = ? ORDER BY n LIMIT ?", (name, LIST))
            lists[name] = found.fetchall()
    timeline = "SELECT month, count(*) FROM entity WHERE type = ? AND month <> '' GROUP BY month ORDER BY month"
    editions = """SELECT newspaper, date, count(*) FROM article WHERE date <> '' OR newspaper <> ''
        GROUP BY newspaper, date ORDER BY date DESC, newspaper LIMIT ?"""
    return {
        "types": ask("SELECT type, count(*) FROM entity GROUP BY type ORDER BY 2 DESC, 1").fetchall(),
        "subtypes": ask("SELECT type, subtype, count(*) FROM entity GROUP BY type, subtype ORDER BY 1, 2").fetchall(),
        "predicates": ask("SELECT predicate, count(*) FROM statement GROUP BY predicate ORDER BY 2 DESC, 1").fetchall(),
        "articles": ask("SELECT count(*) FROM article").fetchone()[0],
        "lists": lists,
        "editions": ask(editions, (EDITIONS,)).fetchall(),
        "timeline_of": chosen.get("timeline", ""),
        "timeline": ask(timeline, (chosen.get("timeline", ""),)).fetchall(),
        "provinces": dict(
            ask("SELECT province, count(*) FROM entity WHERE province <> '' GROUP BY province").fetchall()
        ),
    }


def provinces(folder: Path, ontology: Ontology, number: dict[str, int]) -> dict[int, str]:
    """The province (two digits of its code) of everything that lies in one, along the predicate the settings name."""
    predicate = table(ontology, SETTINGS).get("within", "")
    found: dict[int, str] = {}
    for entity in graphfile.records(folder, "entities"):
        code = dict(entity.attributes).get("code", "")
        if code[:2].isdigit() and entity.id in number:
            found[number[entity.id]] = code[:2]
    inside: dict[int, list[int]] = {}
    for statement in graphfile.records(folder, "statements"):
        if statement.predicate == predicate and statement.subject in number and statement.object in number:
            inside.setdefault(number[statement.object], []).append(number[statement.subject])
    queue = deque(sorted(found))
    while queue:
        place = queue.popleft()
        for other in inside.get(place, ()):
            if other not in found:
                found[other] = found[place]
                queue.append(other)
    return found
