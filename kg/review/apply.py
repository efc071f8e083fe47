"""Applies what a person corrected to a graph: first entities, then edges, each in the order they were written."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from kg.graph import KnowledgeGraph
from kg.model import Entity, Problem, Statement
from kg.ontology import Ontology
from kg.resolve.identity import make_id
from kg.resolve.merge import best, combine
from kg.review import edges
from kg.review.entry import EDGES, Entry, Reference
from kg.review.lookup import Lookup, StaleError


def apply(
    graph: KnowledgeGraph, entries: Iterable[Entry], ontology: Ontology
) -> tuple[KnowledgeGraph, tuple[Problem, ...]]:
    """The corrected graph, and a problem for each correction that does not apply.

    The same graph and corrections give the same result; a graph without corrections comes back as it is.
    """
    todo = list(entries)
    if not todo:
        return graph, ()
    draft = Draft(graph, ontology)
    for entry in todo:
        if entry.action not in EDGES:
            draft.attempt(entry, CHANGES[entry.action], draft)
    statements = draft.statements()
    index = edges.Edges(statements.values(), graph, draft.lookup)
    for entry in todo:
        if entry.action in EDGES:
            draft.attempt(entry, edges.CHANGES[entry.action], index)
    corrected = replace(
        graph,
        entities=tuple(sorted(draft.lookup.entities.values(), key=lambda e: e.id)),
        statements=tuple(sorted(index.all.values(), key=lambda s: s.id)),
        mentions=tuple(sorted(replace(m, entity=draft.follow(m.entity, m.article)) for m in graph.mentions)),
    )
    return corrected, tuple(sorted(draft.problems))


class Draft:
    """A graph that is being corrected. `parted` maps an entity and an article to what was split off there."""

    def __init__(self, graph: KnowledgeGraph, ontology: Ontology) -> None:
        self.graph = graph
        self.lookup = Lookup(graph.entities, graph.articles, ontology)
        self.parted: dict[tuple[str, str], str] = {}
        self.retyped: dict[str, Entry] = {}
        self.problems: list[Problem] = []

    def attempt(self, entry: Entry, change: Callable[[Entry, Any], None], state: object) -> None:
        """Make a change, or note why it does not apply."""
        try:
            change(entry, state)
        except StaleError as reason:
            self.note(entry, reason.problem, reason.remedy)

    def note(self, entry: Entry, problem: str, remedy: str) -> None:
        """Tell of a correction that does not do what it should."""
        problem = f"the correction “{entry.action}” does not apply: {problem}"
        self.problems.append(Problem(entry.file or "review", entry.line, problem, remedy, fatal=False))

    def follow(self, ident: str, article: str) -> str:
        """The entity that one of the uncorrected graph is now, where it stands in `article`."""
        while True:
            if (ident, article) in self.parted:
                ident = self.parted[ident, article]
            elif ident in self.lookup.moved:
                ident = self.lookup.moved[ident]
            else:
                return ident

    def fold(self, gone: Entity, kept: Entity) -> None:
        """Let everything of one entity be another's."""
        self.parted = {
            key: kept.id if new == gone.id else new
            for key, new in self.parted.items()
            if new != gone.id or key[0] != kept.id
        }
        self.lookup.move(gone.id, kept.id)

    def statements(self) -> dict[str, Statement]:
        """The statements between the entities as they are now; those the ontology no longer allows fall away."""
        found: dict[tuple[str, str, str, str], list[Statement]] = defaultdict(list)
        lost: dict[Entry, int] = defaultdict(int)
        for statement in self.graph.statements:
            new = self._corrected(statement)
            changed = self.retyped.get(new.subject) or self.retyped.get(new.object)
            if changed and not self.lookup.fits(new.subject, new.predicate, new.object):
                lost[changed] += 1
            elif new.subject != new.object:
                found[new.subject, new.predicate, new.object, new.article].append(new)
        for entry, count in lost.items():
            problem = f"{count} statements fell away that the ontology does not allow for the new class"
            remedy = "look whether that is meant"
            self.problems.append(Problem(entry.file or "review", entry.line, problem, remedy, fatal=False))
        unchanged = {statement.id for statement in self.graph.statements}
        together: dict[str, Statement] = {}
        for same in found.values():
            ident = min((each.id for each in same), key=lambda ident: (ident not in unchanged, ident))
            together[ident] = replace(best(same), id=ident)
        return together

    def _corrected(self, statement: Statement) -> Statement:
        subject = self.follow(statement.subject, statement.article)
        obj = self.follow(statement.object, statement.article)
        qualifiers = tuple((name, self.follow(value, statement.article)) for name, value in statement.qualifiers)
        if (subject, obj, qualifiers) == (statement.subject, statement.object, statement.qualifiers):
            return statement
        ident = make_id("Statement", f"{subject}|{statement.predicate}|{obj}|{statement.article}")
        return replace(statement, id=ident, subject=subject, object=obj, qualifiers=qualifiers)


def merge(entry: Entry, draft: Draft) -> None:
    """All named entities are the first of them."""
    lookup = draft.lookup
    kept, *others = dict.fromkeys(lookup.find(each).id for each in entry.things)
    if not others:
        raise StaleError("these are one thing already", "delete the line")
    first = lookup.entities[kept]
    records = [first, *(lookup.entities[each] for each in others)]
    reason = _reason(entry, " = ".join(each.name for each in records))
    name = entry.value or first.name
    together = combine(records)
    forms = {*together.aliases, together.name, *(each.name for each in records)} - {name}
    if any(each.type != first.type for each in records):
        draft.retyped[kept] = entry
    for each in records[1:]:
        draft.fold(each, first)
    lookup.put(
        replace(together, id=kept, type=first.type, subtype=first.subtype, name=name, aliases=tuple(sorted(forms)),
                reasons=tuple(sorted({*together.reasons, reason})), ambiguous=False)
    )  # fmt: skip


def split(entry: Entry, draft: Draft) -> None:
    """What the named articles call so is another thing."""
    entity = draft.lookup.find(entry.things[0])
    within = {article for name in entry.articles for article in draft.lookup.articles(name)}
    own = tuple(sorted(within.intersection(entity.articles)))
    if not own:
        raise StaleError(f"{entity.name} is in none of these articles")
    if len(own) == len(entity.articles):
        raise StaleError(f"these are all articles that name {entity.name}", "name only those where it is another thing")
    reason = _reason(entry, f"{entity.name} ≠ {entry.value or entity.name}")
    name = entry.value or entity.name
    ident = make_id(entity.type, f"{name}|{entity.id}|{'|'.join(own)}")
    forms = {*entity.aliases, entity.name} - {name}
    rest = tuple(each for each in entity.articles if each not in own)
    draft.lookup.put(replace(entity, articles=rest, reasons=tuple(sorted({*entity.reasons, reason})), ambiguous=False))
    new = Entity(ident, entity.type, entity.subtype, name, tuple(sorted(forms)), own, entity.attributes, (reason,))
    draft.lookup.put(new)
    draft.parted |= {(entity.id, article): ident for article in own}


def rename(entry: Entry, draft: Draft) -> None:
    """An entity has another name; the old one stays as an alias."""
    entity = draft.lookup.find(entry.things[0])
    if entity.name == entry.value:
        raise StaleError("it is called so already", "delete the line")
    _free(entity, entity.type, entry.value, draft)
    forms = tuple(sorted({*entity.aliases, entity.name} - {entry.value}))
    reasons = tuple(sorted({*entity.reasons, _reason(entry, f"{entity.name} → {entry.value}")}))
    draft.lookup.put(replace(entity, name=entry.value, aliases=forms, reasons=reasons, ambiguous=False))


def retype(entry: Entry, draft: Draft) -> None:
    """An entity is of another class."""
    entity = draft.lookup.find(entry.things[0])
    kind, subtype = draft.lookup.class_of(entry.value)
    if (entity.type, entity.subtype) == (kind, subtype):
        raise StaleError(f"it is of class {entry.value} already", "delete the line")
    reasons = tuple(sorted({*entity.reasons, _reason(entry, f"{entity.subtype or entity.type} → {entry.value}")}))
    if kind == entity.type:
        draft.lookup.put(replace(entity, subtype=subtype, reasons=reasons))
        draft.retyped[entity.id] = entry
        return
    _free(entity, kind, entity.name, draft)
    new = replace(
        entity, id=f"{kind.lower()}/{entity.id.rpartition('/')[2]}", type=kind, subtype=subtype, reasons=reasons
    )
    draft.lookup.put(new)
    draft.fold(entity, new)
    draft.retyped[new.id] = entry


def alias(entry: Entry, draft: Draft) -> None:
    """An entity goes by another form too."""
    entity = draft.lookup.find(entry.things[0])
    if entry.value in (entity.name, *entity.aliases):
        raise StaleError("it goes by that already", "delete the line")
    draft.lookup.put(replace(entity, aliases=tuple(sorted((*entity.aliases, entry.value)))))


def distinct(entry: Entry, draft: Draft) -> None:
    """The named entities are different ones; nothing changes, and nobody is asked again."""
    if len({draft.lookup.find(each).id for each in entry.things}) < len(entry.things):
        raise StaleError("two of these are one thing", "use split, or delete the line")


CHANGES: dict[str, Callable[[Entry, Draft], None]] = {
    "merge": merge,
    "split": split,
    "rename": rename,
    "retype": retype,
    "alias": alias,
    "distinct": distinct,
}


def _free(entity: Entity, kind: str, name: str, draft: Draft) -> None:
    """Make sure that no other thing of the class bears the name.

    Raises:
        StaleError: one does.
    """
    for other in draft.lookup.bearing(Reference(name, kind)):
        if other.id != entity.id and other.name == name:
            raise StaleError(f"another {kind} is called {name} ({other.id})", "use merge")


def _reason(entry: Entry, what: str) -> str:
    about = ", ".join(each for each in (entry.author, entry.date, entry.note) if each)
    return f"review: {what}" + (f" ({about})" if about else "")
