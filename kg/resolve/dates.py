"""Dates that one statement has and another on the same lacks."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Final

from kg.extract.dates import year_in
from kg.model import Entity, Statement

DATE: Final = "date"
GIVEN: Final = "honour"
EVENT: Final = "Program"
TEXT: Final = "Document"
HONOUR: Final = "Honour"
YEAR: Final = len("2000")


def shared(
    statements: Iterable[Statement], entities: Mapping[str, Entity], dated: Collection[str]
) -> Iterator[Statement]:
    """The statements of a document that get a date from others of the same article, with it.

    An event is organized, hosted and held at one time, a document issued by all at once, an honour received when it is
    conferred; but what a whole year had may come again. `dated` are the predicates that may have a date. Where the
    others have several, a statement without date stays so; where they have none, it has the year in an event's name.
    """
    known: dict[tuple[str, ...], set[str]] = {}
    lacking: list[Statement] = []
    for statement in statements:
        if statement.predicate not in dated:
            continue
        if date := dict(statement.qualifiers).get(DATE):
            for about in _about(statement, entities):
                known.setdefault(about, set()).add(date)
        else:
            lacking.append(statement)
    for statement in lacking:
        abouts = list(_about(statement, entities))
        about = next((about for about in abouts if about in known), next(iter(abouts), ("",)))
        dates = known.get(about, set())
        told = len(dates) == 1 and (about[0] == HONOUR or len(min(dates)) > YEAR)
        name = entities[about[-1]].name if about[0] == EVENT else ""
        year = year_in(name) if name.startswith(year_in(name)) else ""
        if date := min(dates) if told else year if dates <= {year} else "":
            yield replace(statement, qualifiers=tuple(sorted([*statement.qualifiers, (DATE, date)])))


def _about(statement: Statement, entities: Mapping[str, Entity]) -> Iterator[tuple[str, ...]]:
    """What has one time with a statement, the closest first."""
    subject, thing, article = statement.subject, statement.object, statement.article
    kinds = entities[subject].type, entities[thing].type
    honour = thing if kinds[1] == HONOUR else dict(statement.qualifiers).get(GIVEN, "")
    if honour:
        yield HONOUR, article, subject if honour == thing else thing, honour
    elif EVENT in kinds:
        yield EVENT, article, subject if kinds[0] == EVENT else thing
    elif kinds[1] == TEXT:
        yield TEXT, article, statement.predicate, thing
