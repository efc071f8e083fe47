"""What a reader corrects while looking, as the corrections that a build applies.

A correction names things by what they are called and of which class they are, so that it still means something after
the next build; the id beside it tells apart what bears one name.
"""

from __future__ import annotations

import json
from collections.abc import Collection
from typing import Any

from kg import graphfile
from kg.explore.lookup import STATEMENT, Lookup
from kg.model import Entity, Statement

EDGES = ("accept", "reject")
LONGEST = 20_000


def correction(lookup: Lookup, body: bytes, kinds: Collection[str]) -> dict[str, Any] | None:
    """The correction for what a page sent, `{do, statement}` or `{do, entity, value}`; None if it makes no sense.

    `kinds` are the classes a thing can be of.
    """
    try:
        asked = json.loads(body[:LONGEST])
    except ValueError:
        return None
    if not isinstance(asked, dict) or not all(isinstance(value, str) for value in asked.values()):
        return None
    todo = asked.get("do", "")
    if todo in EDGES:
        return _edge(lookup, todo, asked.get("statement", ""))
    n, value = lookup.number(asked.get("entity", "")), asked.get("value", "").strip()
    if not n or not value or (todo == "retype" and value not in kinds):
        return None
    thing = _reference(lookup.entity(n))
    forms: dict[str, dict[str, Any]] = {
        "rename": {"rename": thing, "to": value},
        "retype": {"retype": thing, "to": value},
        "alias": {"alias": value, "of": thing},
        "merge": {"merge": [thing, value]},
    }
    return forms.get(todo)


def _edge(lookup: Lookup, todo: str, ident: str) -> dict[str, Any] | None:
    found = lookup.rows(STATEMENT + "WHERE id = ?", (ident,))
    if not found:
        return None
    statement: Statement = graphfile.decode(Statement, found[0][6])
    ends = [_reference(lookup.entity(n)) for n in found[0][2:4]]
    edge = {todo: [ends[0], statement.predicate, ends[1]], "article": statement.article}
    return edge | {"evidence": statement.evidence} if todo == "accept" else edge


def _reference(entity: Entity) -> dict[str, str]:
    return {"id": entity.id, "name": entity.name, "type": entity.subtype or entity.type}
