"""Statements against gold: each distinct one counts once, whatever the number of articles that say it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kg.evaluate.entities import Matched, forms
from kg.evaluate.names import QUALIFIERS, Terms, folded
from kg.evaluate.tally import Judged, Share, Tallies, Tally, count

Key = tuple[str, str, str]
Edge = Mapping[str, Any]
ENTITY_VALUED = "honour"


def edges_of(graph: Mapping[str, Any]) -> list[Edge]:
    """The edges of node-link JSON, under the name networkx gives them now or gave them before."""
    found: list[Edge] = graph["edges"] if "edges" in graph else graph.get("links", [])
    return found


def score_statements(
    document: str, gold: Mapping[str, Any], graph: Mapping[str, Any], found: Matched, terms: Terms, tallies: Tallies
) -> None:
    """Count the statements of one document and their qualifiers."""
    wanted = _wanted(gold, found, terms)
    scored = terms.predicates | {statement["predicate"] for statement in gold["statements"]}
    got: dict[Key, Edge] = {}
    for edge in edges_of(graph):
        if edge.get("type") not in scored or not {edge["source"], edge["target"]} <= found.names.keys():
            continue
        if "evidence" in edge:
            tallies.evidence.count(edge["evidence"])
        key = terms.key(found.end(edge["source"]), edge["type"], found.end(edge["target"]))
        got.setdefault(key, edge)
        if "confidence" in edge and not _left_open(wanted.get(key)):
            tallies.judged.append(Judged(float(edge["confidence"]), key in wanted))
    for key in got:
        if not _left_open(wanted.get(key)):
            right = key in wanted
            count(tallies.statements, terms.groups(key[0]), Tally(right=int(right), made_up=int(not right)))
            if not right:
                tallies.faults.append((document, "+statement", *_said(key, found)))
    for key, statement in wanted.items():
        if _left_open(statement):
            continue
        if key in got:
            _score_qualifiers(statement.get("qualifiers") or {}, got[key].get("qualifiers") or {}, found, tallies)
        else:
            count(tallies.statements, terms.groups(key[0]), Tally(missed=1))
            tallies.faults.append((document, "-statement", *_said(key, found)))


def _wanted(gold: Mapping[str, Any], found: Matched, terms: Terms) -> dict[Key, Edge]:
    """The statements of the gold by key; one that is annotated twice is left open only if both are."""
    wanted: dict[Key, Edge] = {}
    for statement in gold["statements"]:
        subject, obj = statement["subject"], statement["object"]
        open_end = found.left_open(subject) or found.left_open(obj)
        key = terms.key(subject, statement["predicate"], obj)
        if key not in wanted or _left_open(wanted[key]):
            wanted[key] = dict(statement) | {"optional": bool(statement.get("optional") or open_end)}
    return wanted


def _left_open(statement: Edge | None) -> bool:
    return statement is not None and bool(statement.get("optional"))


def _said(key: Key, found: Matched) -> tuple[str, str]:
    return key[0], f"{found.said(key[1])} → {found.said(key[2])}"


def _score_qualifiers(wanted: Mapping[str, Any], got: Mapping[str, Any], found: Matched, tallies: Tallies) -> None:
    for name, value in wanted.items():
        if name in QUALIFIERS:
            right = _same(name, value, got.get(name), found)
            tallies.qualifiers.setdefault(name, Share()).count(right)


def _same(name: str, wanted: Any, got: Any, found: Matched) -> bool:
    """Whether a qualifier is right; one that names an entity is so by that entity or by any of its forms."""
    if name == ENTITY_VALUED and wanted in found.gold:
        if found.of_node.get(got) == wanted:
            return True
        return isinstance(got, str) and folded(found.names.get(got, got)) in forms(found.gold[wanted])
    return folded("" if got is None else str(got)) == folded(str(wanted))
