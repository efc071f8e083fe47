"""What the places of an article are called, which the names of everything else begin with."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from kg.corpus.dictionary import RECENT
from kg.extract.lexicon import Lexicon
from kg.model import Mention
from kg.resolve.gazetteer import Place, Region

IGNORED: Final = re.compile(r"[\s“”\"'‘’「」『』《》〈〉<>()（）\[\]【】·・,，.。:：;；!！?？、—\-–]+")
NEAR: Final = 12  # characters from a county to a town of it that is named in the same breath
BARE: Final = 4  # characters of a name that a bare unit opens at the least: "the city's workers' palace"
PUBLIC: Final = frozenset({"TradeUnion", "Government", "Party", "Association"})
OPENING: Final = ("“", "「", "『", "《")


@dataclass(slots=True)
class Name:
    """`full` as the document supports it, `key` for comparison, `place` and `container` what the name begins with."""

    full: str
    key: str
    reason: str = ""
    place: Place | None = None
    container: int = -1
    ambiguous: bool = False


@lru_cache(maxsize=RECENT)
def squeeze(text: str) -> str:
    """Without what does not count when names are compared: width, case, quotation marks, punctuation."""
    return IGNORED.sub("", unicodedata.normalize("NFKC", text)).lower()


def subsequence(a: str, b: str) -> bool:
    """Whether the letters of `a` stand in `b` in their order.

    >>> subsequence("ac", "abc"), subsequence("ca", "abc")
    (True, False)
    """
    rest = iter(b)
    return all(character in rest for character in a)


def located(document: Iterable[Place]) -> dict[str, Place]:
    """By the key of a place that is written alone, the one place of the document that is called so and is written
    behind another: the port that a page names now with its county and now without."""
    alone: dict[str, Place] = {}
    behind: dict[str, dict[str, Place]] = {}
    for place in document:
        outer, _, own = place.key.rpartition("|")
        if outer:
            for form in {own, place.name}:
                behind.setdefault(form, {})[place.key] = place
        elif own != place.key:
            alone[place.key] = place
    found = ((key, {**behind.get(key[1:], {}), **behind.get(place.name, {})}) for key, place in alone.items())
    return {key: next(iter(several.values())) for key, several in found if len(several) == 1}


def called(namers: Iterable[PlaceNamer], lexicon: Lexicon) -> dict[str, str]:
    """By code what a document calls autonomous divisions by their short name and unit, where it names none in full."""
    forms: dict[str, set[str]] = {}
    for namer in namers:
        for index, name in namer.names.items():
            if name.place is not None and name.place.code and namer.mentions[index].type == "Place":
                forms.setdefault(name.place.code, set()).add(namer.mentions[index].text)
    short: dict[str, str] = {}
    for code, written in forms.items():
        division = lexicon.divisions[code]
        own = [f for f in written if len(division.short) < len(f) < len(division.name) and f.startswith(division.short)]
        if own and division.name not in written:
            short[code] = max(own, key=lambda form: (len(form), form))
    return short


class PlaceNamer:
    """Names the places of one article. `towns` is shared by the articles of a document."""

    def __init__(self, mentions: Sequence[Mention], lexicon: Lexicon, towns: dict[str, Place]) -> None:
        self.mentions = mentions
        self.lexicon = lexicon
        self.towns = towns
        self.region = Region(lexicon)
        self.everywhere = Region(lexicon)
        self.document = Region(lexicon)
        self.mains: dict[str, Place | None] = {}
        self.names: dict[int, Name] = {}
        self.joined: dict[str, list[Place]] = {}
        self.called: Mapping[str, str] = {}  # of the document: what `called` finds
        self.order = sorted(
            (i for i, m in enumerate(mentions) if not m.anaphor),
            key=lambda i: (mentions[i].paragraph, mentions[i].start, mentions[i].end),
        )
        self.by_start: dict[tuple[int, int], list[int]] = {}
        self.places_by_end: dict[tuple[int, int], list[int]] = {}
        for index in self.order:
            m = mentions[index]
            self.by_start.setdefault((m.paragraph, m.start), []).append(index)
            if m.type == "Place":
                self.places_by_end.setdefault((m.paragraph, m.end), []).append(index)
        self.positions = [self._position(index) for index in self.order]
        # divisions without their unit that only the name of a firm, a school or the like begins with
        bearers = (m for m in mentions if m.type == "Organization" and m.subtype not in PUBLIC and not m.anaphor)
        inside = {i for m in bearers for i in self.within(m) if mentions[i].end <= m.end}
        self.borne = {i for i in inside if not lexicon.ends("units", mentions[i].text)}

    def name_places(self) -> list[Place]:
        """Name the places, which other names begin with; returns them in reading order."""
        places = [i for i in self.order if self.mentions[i].type == "Place"]
        for index in places:
            name = self.mentions[index].name
            exact = {d.code for d in self.lexicon.by_name.get(name, ()) if d.name == name}
            self.region.full |= exact if len(exact) == 1 else set()
        # inner places first: a longer name is named by the places inside it
        for index in sorted(
            places, key=lambda i: (self.mentions[i].paragraph, self.mentions[i].end, -self.mentions[i].start)
        ):
            self._note(index, self._place(index))
            outer = self._before(index)
            if outer is not None:
                self.joined.setdefault(self.names[index].key, []).append(outer)
        self.everywhere.seen, self.everywhere.spoken = list(self.region.seen), list(self.region.spoken)
        for index in places:
            if self.names[index].ambiguous:
                self._note(index, self._place(index))
        return list(self.everywhere.seen)

    def main(self, level: str) -> Place | None:
        """The division of a level that the page is about (`Region.main`), once `document` is known."""
        if level not in self.mains:
            self.mains[level] = self.document.main(level)
        return self.mains[level]

    def settle(self, elsewhere: Mapping[str, Place]) -> None:
        """Take for places that are written alone what the document says of them `elsewhere` (`located`), in an article
        that speaks of where they lie, or of no division."""
        named = {place.code for place in self.region.seen if place.code}
        moved: dict[str, str] = {}
        for index, name in self.names.items():
            place = elsewhere.get(name.key) if self.mentions[index].type == "Place" else None
            if place is not None and (not named or not named.isdisjoint(place.path)):
                moved[name.key] = place.key
                self.names[index] = replace(name, key=place.key, place=place)
        for index, name in self.names.items():  # what lies in it
            outer, mark, own = name.key.rpartition("|")
            if mark and outer in moved and name.place is not None:
                key = f"{moved[outer]}|{own}"
                self.names[index] = replace(name, key=key, place=replace(name.place, key=key))

    def settle_towns(self, main: Place | None) -> None:
        """Put towns that no other place is written before into the main county of the page, whatever is named near."""
        if main is None:
            return
        told = {self.names[i].key for i in self.names if self._before(i) is not None or self._chain(i)[0]}
        for index in self.order:
            place = self.names[index].place if self.mentions[index].type == "Place" else None
            near = self.lexicon.divisions.get(place.path[0]) if place is not None and place.path else None
            if place is None or place.level not in {"town", "village"} or near is None or near.code == main.code:
                continue
            if self.names[index].key not in told and not self._beside(index, near.code):
                key = f"{main.key}|{place.key.rpartition('|')[2]}"
                own = Place(key, place.name, place.level, "", (main.code, *main.path))
                self.names[index] = Name(own.name, own.key, place=own)

    def _beside(self, index: int, code: str) -> bool:
        """Whether a division is named a few words before a mention: what is done there is done in it."""
        m = self.mentions[index]
        first = bisect_left(self.positions, (m.paragraph, max(0, m.start - NEAR)))
        before = self.order[first : bisect_left(self.positions, (m.paragraph, m.start))]
        places = (self.names[i].place for i in before if self.mentions[i].type == "Place" and i in self.names)
        return any(place is not None and place.code == code for place in places)

    def _position(self, index: int) -> tuple[int, int]:
        return self.mentions[index].paragraph, self.mentions[index].start

    def _note(self, index: int, place: Place) -> None:
        self.region.note(place, spoken=index not in self.borne)
        self.names[index] = Name(place.name, place.key, place=place, ambiguous=place.ambiguous)

    def _before(self, index: int) -> Place | None:
        """The place written right before a mention."""
        m = self.mentions[index]
        before = self.places_by_end.get((m.paragraph, m.start), ())
        return next((self.names[other].place for other in reversed(before) if other in self.names), None)

    def within(self, m: Mention) -> list[int]:
        """What begins inside a mention or where it begins, in reading order."""
        first, last = (bisect_left(self.positions, (m.paragraph, at)) for at in (m.start, m.end))
        return self.order[first:last]

    def _chain(self, index: int) -> tuple[list[Place], int]:
        """The places at the beginning of a mention's own text, largest first, and how long they are together."""
        m = self.mentions[index]
        chain: list[Place] = []
        at = m.start + (m.text[:1] in OPENING) + len(self.lexicon.starts("unspoken", m.text))
        while True:
            inner = [
                i
                for i in self.by_start.get((m.paragraph, at), ())
                if self.mentions[i].type == "Place"
                and self.mentions[i].end <= m.end
                and i != index
                and i in self.names
                and self.mentions[i].end - at < m.end - m.start
            ]
            best = max(inner, key=lambda i: self.mentions[i].end, default=None)
            place = self.names[best].place if best is not None else None
            if best is None or place is None:
                return chain, at - m.start if chain else 0
            chain.append(place)
            at = self.mentions[best].end

    def _place(self, index: int) -> Place:
        m = self.mentions[index]
        outer = self._before(index)
        if m.subtype == "AdminDivision":
            found = self.region.identify(m.name, outer)
            if found is not None and found.ambiguous and self.everywhere.seen:
                found = self.everywhere.identify(m.name, outer) or found
            if found is not None:
                return found
        chain, length = self._chain(index)
        length = max(length - max(m.text.find(m.name), 0), 0)  # a name leaves out the quotation mark before it
        inner = written = chain[-1] if chain else outer
        level = self._level(m) if m.subtype == "AdminDivision" else ""
        if inner is None and (level in {"town", "village"} or self._bare_zone(m)):
            town = self._town(index) if level == "village" else None
            inner = town or self._section(index) or self.region.home() or self.everywhere.home()
        name = m.name
        if level in {"town", "village"}:
            name = m.name[length:]
        elif inner is not None and self._bare_zone(m):
            name = inner.name + m.name
        elif m.subtype != "AdminDivision" and not chain and (unit := self.lexicon.starts("units", m.name[:-1])):
            whose = self.region.of_unit(unit) if len(m.name) > BARE else None
            name = whose.name + m.name.removeprefix(unit) if whose else m.name
        elif m.subtype != "AdminDivision" and chain and chain[-1].level in {"Facility", "Site"}:
            name = chain[-1].name + m.name[length:]
        elif m.subtype != "AdminDivision" and chain:
            name = self._facility(index, m, chain, length)
        key = f"{inner.key if inner else ''}|{self.standard(squeeze(m.name[length:]))}"
        path = (inner.code or inner.key, *inner.path) if inner else ()
        found = Place(key, name, level or m.subtype, "", path)
        own = m.name[length:]
        zone = m.subtype == "AdminDivision" and level == "county" and not self._bare_zone(m) and len(own) > 4
        if not zone and level not in {"town", "village"}:
            return found
        known = self.towns.setdefault(own if zone else name, found)
        return found if written is not None and written.code else known

    def _town(self, index: int) -> Place | None:
        """The town that a village is in: the only one that the paragraph has named, else the article."""
        m = self.mentions[index]
        before = [i for i in self.order[: self.order.index(index)] if self.mentions[i].type == "Place"]
        for here in ([i for i in before if self.mentions[i].paragraph == m.paragraph], before):
            places = (self.names[i].place for i in here if i in self.names)
            towns = {p.key: p for p in places if p is not None and p.level == "town"}
            if towns:
                return next(iter(towns.values())) if len(towns) == 1 else None
        return None

    def _section(self, index: int) -> Place | None:
        """The county that is spoken of: the one named last in the paragraph, or the one its section begins with."""
        m = self.mentions[index]
        for other in reversed(self.order[: self.order.index(index)]):
            o = self.mentions[other]
            place = self.names[other].place if o.type == "Place" and other in self.names else None
            if place is None or place.level != "county" or not place.code:
                continue
            if o.paragraph == m.paragraph or o.start == 0:
                return place
        return None

    def _level(self, m: Mention) -> str:
        unit = self.lexicon.ends("units", m.name)
        level = self.lexicon.units.get(unit, "")
        return level if level in {"town", "village"} else "county"

    def _bare_zone(self, m: Mention) -> bool:
        row = self.lexicon.words["place_heads"].get(m.name)
        return row is not None and row["class"] == "Zone"

    def _facility(self, index: int, m: Mention, chain: list[Place], length: int) -> str:
        """A facility's name without the places before it, where enough is left to be a name; one of a body keeps it."""
        if any(self.mentions[i].type == "Organization" for i in self.by_start[m.paragraph, m.start]):
            return m.name
        rest = m.name[length:]
        heads = self.lexicon.words["place_heads"]
        stem = rest.removesuffix(self.lexicon.ends("place_heads", rest))
        bare = rest in heads or rest in self.lexicon.words["organization_heads"]
        bare = bare or self.lexicon.shapes["ordinal"].fullmatch(stem) is not None  # the city's first of its kind
        if len(stem) >= 2 and not bare and self._written(index, chain) == chain[-1].name:
            return rest
        cut = m.name.find(self._written(index, chain))
        return m.name[cut:] if cut > 0 else m.name

    def _written(self, index: int, chain: list[Place]) -> str:
        """The last place of a chain as it is written in the mention."""
        m = self.mentions[index]
        _, length = self._chain(index)
        ending = self.places_by_end.get((m.paragraph, m.start + length), ())
        inner = [i for i in ending if self.mentions[i].start >= m.start]
        return min((self.mentions[i].text for i in inner), key=len, default=chain[-1].name)

    def prefix(self, chain: list[Place]) -> str:
        """The places a full name begins with: the smallest, with its city where it is a district of one; for a town,
        all that are written before it."""
        place = chain[-1]
        if len(chain) > 1 and self.lexicon.units.get(self.lexicon.ends("units", place.name)) == "town":
            return "".join(each.name for each in chain)
        districts = tuple(u for u, row in self.lexicon.words["units"].items() if row["level"] == "county")[:1]
        if place.level != "county" or not place.name.endswith(districts):
            return self.called.get(place.code, place.name)
        above = [p for p in (*chain, *self.joined.get(place.key, ())) if p.code and p.code in place.path]
        nearest = min(above, key=lambda p: place.path.index(p.code), default=None)
        if nearest is None or place.name.startswith(self.lexicon.divisions[nearest.code].short):
            return place.name
        return f"{nearest.name}{place.name}"

    def standard(self, text: str) -> str:
        """`text` with the noun at its end in the standard variant, for comparison."""
        variants = self.lexicon.words["variants"]
        for size in range(min(10, len(text)), 1, -1):
            row = variants.get(text[-size:])
            if row:
                return text if text.endswith(row["standard"]) else text[:-size] + row["standard"]
        return text
