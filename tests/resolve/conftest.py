"""What the tests of names and identity ask: which entities and edges a few sentences make."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from kg.extract import Claim, recognise_all
from kg.model import Article, Entity, Mention, Statement
from kg.ontology import Ontology
from kg.resolve import resolve


@dataclass(frozen=True)
class Resolved:
    """The entities of one document, with what leads to them."""

    mentions: tuple[Mention, ...]
    entities: tuple[Entity, ...]
    statements: tuple[Statement, ...]

    def names(self, kind: str) -> list[str]:
        """The names of the entities of a class (or top class), sorted."""
        return sorted(e.name for e in self.entities if kind in (e.type, e.subtype))

    def of(self, form: str) -> Entity:
        """The entity that a form in the text means: all mentions written so must mean the same."""
        (ident,) = {m.entity for m in self.mentions if m.text == form}
        return next(e for e in self.entities if e.id == ident)

    def said(self, predicate: str) -> set[tuple[str, str]]:
        """The (subject, object) of a predicate, by name."""
        name = {e.id: e.name for e in self.entities}
        return {(name[s.subject], name[s.object]) for s in self.statements if s.predicate == predicate}


@pytest.fixture(scope="session")
def read(article: Callable[..., Article], ontology: Ontology) -> Callable[..., Resolved]:
    """`read("paragraph", …)` resolves one article, `read([…], […])` several articles of one document."""

    def make(*texts: str | list[str], headline: str = "") -> Resolved:
        several = [list(t) for t in texts if not isinstance(t, str)] or [[t for t in texts if isinstance(t, str)]]
        articles = [article(*each, headline=headline, number=number) for number, each in enumerate(several)]
        found = recognise_all(articles, ontology)
        nothing: list[tuple[Claim, ...]] = [()] * len(articles)
        return Resolved(*resolve(articles, found, nothing, ontology))

    return make
