"""When two names count as one: the definitions of the annotation guidelines, and which terms are scored."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from kg.ontology import Ontology

FIRST = ("Organization", "Program", "Person", "Place", "Honour", "Document")  # the order they are printed in
QUALIFIERS = ("title", "honour", "amount", "date", "rank")
ITEM, STATEMENT = "Article", "Statement"  # classes of the graph itself
_MARKS = re.compile(r"""[\s"'“”‘’「」『』《》〈〉<>()（）\[\]【】,，、.。:：;；!！?？·・—\-–]+""")


@lru_cache(maxsize=65536)
def folded(name: str) -> str:
    """A name as it is compared: width, case, punctuation and white space do not count.

    >>> folded("“AI＋” Lab（2025）")
    'ai+lab2025'
    """
    return _MARKS.sub("", unicodedata.normalize("NFKC", name)).lower()


@dataclass(frozen=True, slots=True)
class Terms:
    """What is scored: `types` in the order they are printed, `predicates`, and those that have no direction.

    `aside` are the predicates left out of the figure CORE: most of them follow from names alone.
    """

    types: tuple[str, ...]
    predicates: frozenset[str]
    symmetric: frozenset[str]
    aside: frozenset[str] = frozenset({"located_in"})

    def key(self, subject: str, predicate: str, obj: str) -> tuple[str, str, str]:
        """What makes two statements the same one."""
        if predicate in self.symmetric:
            subject, obj = sorted((subject, obj))
        return predicate, subject, obj

    def groups(self, predicate: str) -> tuple[str, ...]:
        """The rows a statement is counted in."""
        return (predicate, "ALL") if predicate in self.aside else (predicate, "ALL", "CORE")


def terms(ontology: Ontology) -> Terms:
    """The terms of an ontology."""
    top = {name for name, found in ontology.classes.items() if not found.parent} - {ITEM, STATEMENT}
    return Terms(
        types=(*(name for name in FIRST if name in top), *sorted(top.difference(FIRST))),
        predicates=frozenset(ontology.properties),
        symmetric=frozenset(name for name, found in ontology.properties.items() if found.symmetric),
    )
