"""Entities against gold: which node of the graph is which entity of the annotation."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kg.evaluate.names import Terms, folded
from kg.evaluate.tally import Tallies, Tally, count

Node = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Matched:
    """`gold` are the annotated entities by id, `of_node` maps the id of a node to that of its entity.

    `claimed` has for each entity that was found the one node that counts; any other is a duplicate. `names` are those
    of all scored nodes by id.
    """

    gold: Mapping[str, Node]
    of_node: Mapping[str, str]
    claimed: Mapping[str, Node]
    names: Mapping[str, str]

    def end(self, node: str) -> str:
        """An end of an edge as it is compared: the gold entity, or the name of something that is none."""
        return self.of_node.get(node, f"?{self.names[node]}")

    def said(self, end: str) -> str:
        """An end of an edge in words."""
        return str(self.gold[end]["name"]) if end in self.gold else end

    def left_open(self, entity: str) -> bool:
        """Whether careful readers differ on this entity, so that it does not count."""
        return bool(self.gold[entity].get("optional"))


def forms(entity: Node) -> list[str]:
    """All forms of a gold entity as they are compared, each once."""
    return list(dict.fromkeys(folded(name) for name in (entity["name"], *entity.get("names", ()))))


def match(gold: Mapping[str, Any], graph: Mapping[str, Any], terms: Terms) -> Matched:
    """Give each node the gold entity of its type that bears its name.

    Nodes that bear the canonical name come first, so that a node with another form never takes their place.
    """
    nodes = [node for node in graph["nodes"] if node.get("type") in terms.types and node.get("name")]
    entities = {entity["id"]: entity for entity in gold["entities"]}
    bearing: dict[tuple[str, str], list[str]] = defaultdict(list)
    for entity in entities.values():
        for form in forms(entity):
            bearing[entity["type"], form].append(entity["id"])
    of_node: dict[str, str] = {}
    claimed: dict[str, Node] = {}
    for canonical_only in (True, False):
        for node in nodes:
            name = folded(node["name"])
            fitting = bearing.get((node["type"], name), [])
            if canonical_only:
                fitting = [each for each in fitting if folded(entities[each]["name"]) == name]
            if not fitting or node["id"] in of_node:
                continue
            free = next((each for each in fitting if each not in claimed), None)
            of_node[node["id"]] = free or fitting[0]
            if free:
                claimed[free] = node
    return Matched(entities, of_node, claimed, {node["id"]: node["name"] for node in nodes})


def score_entities(document: str, nodes: Sequence[Node], found: Matched, tallies: Tallies) -> None:
    """Count the entities of one document."""
    counting = {node["id"] for node in found.claimed.values()}
    for node in nodes:
        if node["id"] not in found.names:
            continue
        rows, right = (node["type"], "ALL"), node["id"] in counting
        if right and found.left_open(found.of_node[node["id"]]):
            continue
        count(tallies.entities, rows, Tally(right=int(right), made_up=int(not right)))
        if not right:
            again = " (duplicate)" if node["id"] in found.of_node else ""
            tallies.faults.append((document, "+entity", node["type"], node["name"] + again))
    for entity in _required(found):
        if entity["id"] in found.claimed:
            name = found.claimed[entity["id"]]["name"]
            tallies.canonical.count(folded(name) == folded(entity["name"]))
        else:
            count(tallies.entities, (entity["type"], "ALL"), Tally(missed=1))
            tallies.faults.append((document, "-entity", entity["type"], entity["name"]))


def _required(found: Matched) -> Iterator[Node]:
    return (entity for entity in found.gold.values() if not entity.get("optional"))
