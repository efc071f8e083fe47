"""Corrections of edges: a person says that one is right, or that it is not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import replace

from kg.graph import KnowledgeGraph
from kg.model import Statement
from kg.resolve.identity import make_id
from kg.review.entry import Entry, Reference
from kg.review.lookup import Lookup, StaleError

RULE = "review"


class Edges:
    """The statements of a graph between its corrected entities: `all` by id."""

    def __init__(self, statements: Iterable[Statement], graph: KnowledgeGraph, lookup: Lookup) -> None:
        self.all = {statement.id: statement for statement in statements}
        self.graph, self.lookup = graph, lookup
        self._between: dict[tuple[str, str, str], list[str]] = defaultdict(list)
        for statement in self.all.values():
            self._between[statement.subject, statement.predicate, statement.object].append(statement.id)

    def named(self, entry: Entry) -> list[Statement]:
        """The statements that a correction names."""
        subject, obj = (self.lookup.find(each).id for each in entry.things)
        within = {article for name in entry.articles for article in self.lookup.articles(name)}
        found = [self.all[each] for each in self._between[subject, entry.predicate, obj] if each in self.all]
        return [each for each in found if not entry.articles or each.article in within]


def reject(entry: Entry, edges: Edges) -> None:
    """The edge is not there."""
    found = edges.named(entry)
    if not found:
        raise StaleError(f"there is no such edge {_said(entry)}")
    for statement in found:
        del edges.all[statement.id]


def accept(entry: Entry, edges: Edges) -> None:
    """The edge is there for certain; one that was missed needs the article and the words that say it."""
    relation = edges.lookup.ontology.properties.get(entry.predicate)
    if relation is None:
        known = ", ".join(sorted(edges.lookup.ontology.properties))
        raise StaleError(f"the ontology has no relation {entry.predicate}", f"choose one of {known}")
    if unknown := [name for name, _ in entry.qualifiers if name not in relation.qualifiers]:
        raise StaleError(f"{entry.predicate} has no qualifier {unknown[0]}", "leave it out")
    qualifiers = {name: _value(name, value, edges.lookup) for name, value in entry.qualifiers}
    found = edges.named(entry) or [_missed(entry, edges)]
    for statement in found:
        together = tuple(sorted((dict(statement.qualifiers) | qualifiers).items()))
        edges.all[statement.id] = replace(statement, confidence=1.0, qualifiers=together)


CHANGES: dict[str, Callable[[Entry, Edges], None]] = {"accept": accept, "reject": reject}


def _missed(entry: Entry, edges: Edges) -> Statement:
    """The statement that an article makes with the words of a correction."""
    subject, obj = (edges.lookup.find(each).id for each in entry.things)
    if not entry.evidence or not entry.articles:
        remedy = "delete the line, or give article and evidence to add one"
        raise StaleError(f"there is no such edge {_said(entry)}", remedy)
    if not edges.lookup.fits(subject, entry.predicate, obj):
        raise StaleError(f"the ontology allows no such edge {_said(entry)}", "look at its classes, or retype one end")
    for name in entry.articles:
        for ident in sorted(edges.lookup.articles(name)):
            for number, paragraph in enumerate(edges.graph.article[ident].paragraphs):
                start = paragraph.text.find(entry.evidence)
                if start >= 0:
                    end = start + len(entry.evidence)
                    key = make_id("Statement", f"{subject}|{entry.predicate}|{obj}|{ident}")
                    return Statement(key, subject, entry.predicate, obj, ident, paragraph.lines(start, end),
                                     entry.evidence, number, start, end, (), 1.0, RULE)  # fmt: skip
    raise StaleError(f"these words are not in the article: {entry.evidence}", "copy them as they stand there")


def _value(name: str, value: str, lookup: Lookup) -> str:
    """The value of a qualifier: an entity where the qualifier is called like a class."""
    kind = name.capitalize()
    if kind not in lookup.ontology.classes or lookup.current(value) in lookup.entities:
        return lookup.current(value)
    return lookup.find(Reference(value, kind)).id


def _said(entry: Entry) -> str:
    subject, obj = entry.things
    return f"{subject} – {entry.predicate} – {obj}"
