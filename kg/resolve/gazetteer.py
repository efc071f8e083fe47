"""Which division a place name means, and which division a story is about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import Final

from kg.extract.lexicon import Division, Lexicon

OFTEN: Final = 4  # so often a page names its own county at the least
OUTWEIGHS: Final = 3  # and so many times as often as all others together
FAR: Final = 9  # levels between divisions that have nothing in common: more than there are


@dataclass(frozen=True, slots=True)
class Place:
    """A place as far as it is known: `key` tells it from others, `path` holds the codes above it, nearest first."""

    key: str
    name: str
    level: str
    code: str = ""
    path: tuple[str, ...] = ()
    ambiguous: bool = False


@dataclass(slots=True)
class Region:
    """The divisions an article has named so far, in their order; `full` are the codes of those it names in full.

    `spoken` are those named for themselves or as a public body's, not only in the name of a firm or a school.
    """

    lexicon: Lexicon
    seen: list[Place] = field(default_factory=list)
    full: set[str] = field(default_factory=set)
    spoken: list[Place] = field(default_factory=list)

    def note(self, place: Place, *, spoken: bool = True) -> None:
        """Remember a place."""
        self.seen.append(place)
        if spoken:
            self.spoken.append(place)

    def ancestors(self, division: Division) -> tuple[str, ...]:
        """The codes above a division, nearest first."""
        codes = []
        parent = division.parent
        while parent and parent not in codes:
            codes.append(parent)
            parent = self.lexicon.divisions[parent].parent if parent in self.lexicon.divisions else ""
        return tuple(codes)

    def identify(self, text: str, outer: Place | None = None) -> Place | None:
        """The division that `text` names, None when the table has none of that name.

        `outer` is the place written right before it. Of several divisions of a name the one below `outer` is meant,
        else the one the article has named or named a part of, else the one in the closest division that it has named,
        else the only one of the highest level.
        """
        rows = self.lexicon.by_name.get(text, ())
        if not rows:
            return None
        exact = [d for d in rows if d.name == text]
        rows = tuple(exact) or rows
        if outer is not None and outer.code:
            below = [d for d in rows if outer.code in self.ancestors(d)]
            rows = tuple(below) or rows
        if len(rows) > 1:
            rows = tuple(d for d in rows if d.code in self.full) or rows
        if len(rows) > 1:
            named = {p.code for p in self.seen} | {code for p in self.seen for code in p.path[:1]}
            far = [self._distance(d, named) for d in rows]
            rows = tuple(d for d, distance in zip(rows, far, strict=True) if distance == min(far))
        order = ("province", "prefecture", "county")
        best = min(order.index(d.level) for d in rows)
        rows = tuple(d for d in rows if order.index(d.level) == best)
        if len(rows) > 1:
            return Place(f"?{text}", text, rows[0].level, ambiguous=True)
        found = rows[0]
        return self.place(found)

    def place(self, division: Division) -> Place:
        """A division as a place."""
        return Place(division.code, division.name, division.level, division.code, self.ancestors(division))

    def _distance(self, division: Division, named: Collection[str]) -> int:
        """How many levels above a division the nearest one is that the article has named, it or a part of it."""
        above = (division.code, *self.ancestors(division))
        return next((level for level, code in enumerate(above) if code in named), FAR)

    def of_unit(self, unit: str) -> Place | None:
        """The division that a bare unit ("the county") stands for in this article.

        The last one named whose name ends with the unit, else the one of that level above the last place named: a
        district is no county.
        """
        level = self.lexicon.units.get(unit, "")
        for place in reversed(self.seen):
            if place.name.endswith(unit) and not place.ambiguous:
                return place
        for place in reversed(self.seen):
            for code in place.path:
                division = self.lexicon.divisions.get(code)
                if division and (division.name.endswith(unit) or division.level == level):
                    return self.place(division)
        return None

    def all_of_unit(self, unit: str) -> list[Place]:
        """The divisions of a unit that are named, and those above what is named."""
        named = [p for p in self.seen if p.code and p.name.endswith(unit)]
        above = [self.lexicon.divisions.get(code) for p in self.seen for code in p.path]
        return [*named, *(self.place(each) for each in above if each is not None and each.name.endswith(unit))]

    def mostly(self, unit: str) -> Place | None:
        """The division with this unit that a page names most, if it names it more than all others."""
        counted = Counter(p for p in self.seen if p.code and p.name.endswith(unit))
        best, times = counted.most_common(1)[0] if counted else (None, 0)
        return best if times * 2 > counted.total() else None

    def main(self, level: str) -> Place | None:
        """The division of a level that nearly all that is named lies in: the county of a county's paper."""
        counted = Counter(p for p in self.seen if p.code and p.level == level)
        best, times = counted.most_common(1)[0] if counted else (None, 0)
        return best if times >= OFTEN and times >= OUTWEIGHS * (counted.total() - times) else None

    def above(self, place: Place, unit: str, seen: Iterable[Place]) -> Place | None:
        """The division above `place` among `seen` whose name ends with the same unit: the city of a city's county."""
        return next((p for p in seen if p.code and p.code in place.path and p.name.endswith(unit)), None)

    def home(self) -> Place | None:
        """The division the story is about, for bodies given by their bare short form: the smallest one named first."""
        for level in ("county", "prefecture", "province"):
            for place in self.seen:
                if place.level == level:
                    return place
        return None
