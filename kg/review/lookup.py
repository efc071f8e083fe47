"""Finds what a correction names, in a graph that earlier corrections have changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from kg.model import Article, Entity
from kg.ontology import Ontology
from kg.review.entry import Reference


class StaleError(Exception):
    """A correction that does not apply: `problem` and `remedy` in words."""

    def __init__(self, problem: str, remedy: str = "delete the line, or name what it is called now") -> None:
        super().__init__(problem)
        self.problem, self.remedy = problem, remedy


class Lookup:
    """Entities by id and name, and articles by what a person may call them.

    `moved` maps the id of an entity that is gone to the one it became.
    """

    def __init__(self, entities: Iterable[Entity], articles: Iterable[Article], ontology: Ontology) -> None:
        self.entities: dict[str, Entity] = {}
        self.moved: dict[str, str] = {}
        self.ontology = ontology
        self._named: dict[str, set[str]] = defaultdict(set)
        self._articles: dict[str, set[str]] = defaultdict(set)
        for entity in entities:
            self.put(entity)
        for article in articles:
            for name in (article.id, article.headline, article.document):
                self._articles[name].add(article.id)

    def put(self, entity: Entity) -> None:
        """Take in an entity, in place of the one of its id."""
        if entity.id in self.entities:
            self._forget(self.entities[entity.id])
        self.entities[entity.id] = entity
        for form in (entity.name, *entity.aliases):
            self._named[form].add(entity.id)

    def move(self, old: str, new: str) -> None:
        """The entity `old` is gone: it is `new` now."""
        self._forget(self.entities.pop(old))
        self.moved[old] = new

    def _forget(self, entity: Entity) -> None:
        for form in (entity.name, *entity.aliases):
            self._named[form].discard(entity.id)

    def articles(self, name: str) -> set[str]:
        """The ids of the articles that go by a headline, the name of a document, or an id."""
        return self._articles.get(name, set())

    def current(self, ident: str) -> str:
        """The id that an entity has now."""
        while ident in self.moved:
            ident = self.moved[ident]
        return ident

    def classes(self, entity: Entity) -> set[str]:
        """The classes an entity is of."""
        return {entity.type, entity.subtype} - {""}

    def find(self, reference: Reference) -> Entity:
        """The one entity that is meant.

        Raises:
            StaleError: there is none, or several could be meant.
        """
        known = self.entities.get(self.current(reference.id)) if reference.id else None
        if known:
            return known
        found = self.bearing(reference)
        if not found:
            raise StaleError(f"nothing is called {reference}")
        exact = [each for each in found if each.name == reference.name] or found
        if len(exact) > 1:
            several = ", ".join(f"{each.id} ({each.subtype or each.type})" for each in exact[:4])
            remedy = "add type or article, or give the id"
            raise StaleError(f"{len(exact)} things are called {reference}: {several}", remedy)
        return exact[0]

    def bearing(self, reference: Reference) -> list[Entity]:
        """All entities that a name, with what narrows it, fits."""
        found = [self.entities[ident] for ident in sorted(self._named.get(reference.name, ()))]
        if reference.type:
            found = [each for each in found if reference.type in self.classes(each)]
        if reference.article:
            within = self.articles(reference.article)
            found = [each for each in found if within.intersection(each.articles)]
        return found

    def class_of(self, name: str) -> tuple[str, str]:
        """Top class and subclass that a class name means; "Organization/Enterprise" is Enterprise.

        Raises:
            StaleError: the ontology has no such class.
        """
        last = name.rpartition("/")[2]
        if last not in self.ontology.classes:
            known = ", ".join(sorted(self.ontology.classes))
            raise StaleError(f"the ontology has no class {name}", f"choose one of {known}")
        top = self.ontology.top(last)
        return top, "" if top == last else last

    def fits(self, subject: str, predicate: str, obj: str) -> bool:
        """Whether the ontology lets a relation hold between two entities."""
        relation = self.ontology.properties.get(predicate)
        ends: Mapping[str, Entity] = self.entities
        return bool(
            relation
            and self.classes(ends[subject]).intersection(relation.domain)
            and self.classes(ends[obj]).intersection(relation.range)
        )
