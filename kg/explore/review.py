"""Corrections a reader makes while looking: one line of JSON each, appended to the user's `review.jsonl`.

A line names things by what they are called, not by numbers, so that it still means something after the next build.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

from kg import graphfile
from kg.explore.lookup import STATEMENT, Lookup
from kg.model import Statement

EDGES = ("accept", "reject")
THINGS = {"rename": "name", "alias": "alias", "retype": "type", "merge": "into"}
LONGEST = 20_000


def entry(lookup: Lookup, body: bytes) -> dict[str, Any] | None:
    """The line for what a page sent, `{do, statement}` or `{do, entity, value}`; None if it makes no sense."""
    try:
        asked = json.loads(body[:LONGEST])
    except ValueError:
        return None
    if not isinstance(asked, dict) or not all(isinstance(value, str) for value in asked.values()):
        return None
    todo = asked.get("do", "")
    if todo in EDGES:
        return _edge(lookup, todo, asked.get("statement", ""))
    n = lookup.number(asked.get("entity", ""))
    value = asked.get("value", "").strip()
    if todo not in THINGS or not n or not value:
        return None
    entity = lookup.entity(n)
    return {"do": todo, "entity": entity.id, "type": entity.type, "name": entity.name} | {f"new_{THINGS[todo]}": value}


def _edge(lookup: Lookup, todo: str, ident: str) -> dict[str, Any] | None:
    found = lookup.rows(STATEMENT + "WHERE id = ?", (ident,))
    if not found:
        return None
    statement: Statement = graphfile.decode(Statement, found[0][6])
    subject, target = lookup.entity(found[0][2]), lookup.entity(found[0][3])
    return {
        "do": todo,
        "statement": statement.id,
        "subject": subject.name,
        "predicate": statement.predicate,
        "object": target.name,
        "article": statement.article,
        "evidence": statement.evidence,
    }


def keep(place: Path, made: dict[str, Any]) -> None:
    """Append a line; it is on the disk when this returns."""
    with place.open("a", encoding="utf-8", newline="\n") as out:
        out.write(json.dumps(made, ensure_ascii=False) + "\n")
        out.flush()
        os.fsync(out.fileno())
