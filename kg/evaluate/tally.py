"""Counts of right, made up and missed, and what is made of them."""

from __future__ import annotations

from dataclasses import dataclass, field

Figures = dict[str, float | int]
Fault = tuple[str, str, str, str]
"""A document, what is wrong in it, of which kind, and the thing."""


@dataclass(slots=True)
class Tally:
    """How many were found that are right, found that are wrong, and missed."""

    right: int = 0
    made_up: int = 0
    missed: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.right + other.right, self.made_up + other.made_up, self.missed + other.missed)

    @property
    def precision(self) -> float:
        """The share of what was found that is right."""
        return share(self.right, self.right + self.made_up)

    @property
    def recall(self) -> float:
        """The share of what is right that was found."""
        return share(self.right, self.right + self.missed)

    @property
    def f1(self) -> float:
        """The harmonic mean of both.

        >>> round(Tally(right=3, made_up=1, missed=2).f1, 3)
        0.667
        """
        return share(2 * self.right, 2 * self.right + self.made_up + self.missed)

    def figures(self) -> Figures:
        """As printed."""
        rounded = {"P": self.precision, "R": self.recall, "F1": self.f1}
        counts = {"tp": self.right, "fp": self.made_up, "fn": self.missed}
        return {name: round(value, 3) for name, value in rounded.items()} | counts


@dataclass(slots=True)
class Share:
    """How many of how many."""

    part: int = 0
    whole: int = 0

    def count(self, holds: object) -> None:
        """One more, for which it holds or not."""
        self.part += bool(holds)
        self.whole += 1

    @property
    def figure(self) -> float:
        """As printed."""
        return round(share(self.part, self.whole), 3)


@dataclass(slots=True)
class Judged:
    """An edge on which careful readers agree: how sure the program was, and whether it is right."""

    confidence: float
    right: bool


@dataclass(slots=True)
class Tallies:
    """Everything that is counted, over all documents."""

    entities: dict[str, Tally] = field(default_factory=dict)
    statements: dict[str, Tally] = field(default_factory=dict)
    canonical: Share = field(default_factory=Share)
    qualifiers: dict[str, Share] = field(default_factory=dict)
    evidence: Share = field(default_factory=Share)
    articles: dict[str, float] = field(default_factory=dict)
    bylines: Tally = field(default_factory=Tally)
    judged: list[Judged] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)


def count(table: dict[str, Tally], rows: tuple[str, ...], one: Tally) -> None:
    """Add to several rows of a table."""
    for row in rows:
        table[row] = table.get(row, Tally()) + one


def share(part: float, whole: float) -> float:
    """A part of a whole, nothing of nothing."""
    return part / whole if whole else 0.0
