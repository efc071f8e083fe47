"""What each mention is called in full, and the key that tells whether two mentions mean one thing."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from kg.extract.lexicon import Lexicon
from kg.extract.symbols import NUMERALS
from kg.model import Mention
from kg.resolve.gazetteer import Place, Region
from kg.resolve.placing import PUBLIC, Name, PlaceNamer, squeeze

__all__ = ["Name", "Namer", "squeeze"]

OFFICE: Final = "Government"
DIVISION: Final = "AdminDivision"
FIRM: Final = "Enterprise"  # a firm is called what the page calls it; a short form of a public body is written out
ADDRESS: Final = 3  # so many divisions before a name are an address
HOLE: Final = "~"  # where the division stands in a frame of `short_bodies`
OWN: Final = frozenset({"School", "Institution"})  # called by their number behind their division without its unit
LOCAL: Final = frozenset({"Team", "School", "Institution", "Community"})  # told apart by their division
JOINT: Final = 1  # characters of the word or mark between two bodies that are joined


class Namer(PlaceNamer):
    """Names all mentions of one article: the places first (`name_places`), then what begins with them (`name_rest`)."""

    def __init__(self, mentions: Sequence[Mention], lexicon: Lexicon, towns: dict[str, Place]) -> None:
        super().__init__(mentions, lexicon, towns)
        self.bodies: dict[tuple[str, str], dict[str, tuple[int, int]]] = {}
        self.known: dict[str, Place] = {}
        self.own: dict[str, Place] = {}  # the city of the page, by unit, where an article uses the unit before any name

    def name_rest(
        self, document: Sequence[Place] = (), elsewhere: Mapping[str, Place] | None = None
    ) -> dict[int, Name]:
        """Name everything else that is no anaphor. `document` are the places of the whole document, `elsewhere` what
        those are that it also writes alone."""
        self.document.seen = list(document)
        self.settle(elsewhere or {})
        self.settle_towns(self.main("county"))
        places = [i for i in self.order if self.mentions[i].type == "Place"]
        noted = deque((i, self._position(i)) for i in places)
        self.region.seen, self.region.spoken = [], []
        self.bodies = self._bodies()
        for index in self.order:  # both are in the order of the text
            while noted and noted[0][1] <= self._position(index):
                at, _ = noted.popleft()
                if (place := self.names[at].place) is not None:
                    self.region.note(place, spoken=at not in self.borne)
            kind = self.mentions[index].type
            if kind == "Organization":
                self.names[index] = self._organization(index)
            elif kind == "Honour":
                self.names[index] = self._honour(index)
            elif kind != "Place":
                self.names[index] = self._plain(index)
        self.region.seen, self.region.spoken = self.everywhere.seen, self.everywhere.spoken
        return self.names

    def said_before(self, m: Mention) -> Region:
        """The divisions that the article names before a mention."""
        said = (self.names[i].place for i in self._places_before(m))
        return Region(self.lexicon, [place for place in said if place is not None])

    def _places_before(self, m: Mention, *, beside: bool = False) -> list[int]:
        """The places named before a mention or at its front; of its paragraph alone with `beside`."""
        first = bisect_left(self.positions, (m.paragraph, 0)) if beside else 0
        last = bisect_right(self.positions, (m.paragraph, m.start))
        return [i for i in self.order[first:last] if self.mentions[i].type == "Place"]

    def _container(self, index: int) -> int:
        m = self.mentions[index]
        inner = [
            i
            for i in self.by_start.get((m.paragraph, m.start), ())
            if self.mentions[i].type == "Organization" and self.mentions[i].end < m.end and i in self.names
        ]
        return max(inner, key=lambda i: self.mentions[i].end, default=-1)

    def _organization(self, index: int) -> Name:
        m = self.mentions[index]
        if m.name in self.lexicon.known:
            full = self.lexicon.known[m.name][0]
            shown = m.name if m.subtype == FIRM else full
            return Name(shown, squeeze(full), reason="" if full == m.name else f"{m.name} = {full}")
        introduced = self._introduced(index)
        if introduced is not None:
            return introduced
        container = self._container(index)
        if container >= 0:
            outer = self.names[container]
            rest = m.text[self.mentions[container].end - m.start :]
            whole = m.text if self._as_printed(m, container, rest) else outer.full + rest
            key = f"{outer.key}|{self.standard(squeeze(rest))}"
            last = self._last_division(index)
            place = self.names[last].place if last >= 0 else None
            offices = m.subtype == OFFICE == self.mentions[container].subtype
            if offices and outer.place is None and place is not None and place.code:
                # An office of the division, under the one of the country.
                key = f"{place.key}|{self.standard(squeeze(m.text[self.mentions[last].end - m.start :]))}"
            return Name(whole, key, place=place or outer.place, container=container)
        chain, length = self._chain(index)
        if chain:  # where several places share a noun, it stands in the name alone
            said = m.name if m.name.startswith(m.text[:length]) else m.text
            return self._with_place(index, chain, said[length:])
        framed = self._framed(index)
        if framed is not None:
            return framed
        by_unit = self._by_unit(index)
        return by_unit or Name(m.name, self.standard(squeeze(m.name)), place=self._last_place(index))

    def _as_printed(self, m: Mention, container: int, rest: str) -> bool:
        """Whether a part is called what the page calls it, though that has a short form of the whole in it.

        A subsidiary is, a part of a body of general currency, and a unit of a firm that is no union or committee.
        """
        whole = self.mentions[container]
        if whole.text in self.lexicon.known or self.lexicon.ends("company_tails", rest):
            return True
        return whole.subtype == FIRM and whole.name != whole.text and m.subtype not in PUBLIC

    def _introduced(self, index: int) -> Name | None:
        """What a short form was introduced for, or made from, before it."""
        m = self.mentions[index]
        if m.name in m.text or squeeze(m.name) == squeeze(m.text):
            return None
        whole = [i for i in self.order if i in self.names and i != index and self.mentions[i].text == m.name]
        return self.names[whole[0]] if whole else None

    def _framed(self, index: int) -> Name | None:
        """A body whose full name has the division inside, such as a youth league's committee."""
        m = self.mentions[index]
        for short, (frame, _) in self.lexicon.short_bodies.items():
            before, mark, after = frame.partition(HOLE)
            if not mark:
                continue
            place: Place | None = None
            if m.text == short:
                unit = next((u for u in self.lexicon.units if u in short), "")
                place = self._of_unit(unit, frame, m)
            elif m.text.startswith(before) and m.text.endswith(after):
                inner = self.by_start.get((m.paragraph, m.start + len(before)), ())
                found = [self.names[i].place for i in inner if self.mentions[i].type == "Place" and i in self.names]
                place = next((p for p in found if p is not None), None)
            if place is not None:
                return Name(before + self.prefix([place]) + after, f"{place.key}|{squeeze(frame)}", place=place)
        return None

    def _last_place(self, index: int) -> Place | None:
        """The last division inside a name: a branch lies where its own words say, not where its firm does."""
        last = self._last_division(index)
        return self.names[last].place if last >= 0 else None

    def _last_division(self, index: int) -> int:
        """The mention of the last division inside a name, -1 for none."""
        m = self.mentions[index]
        inside = (i for i in reversed(self.within(m)) if self.mentions[i].end < m.end)
        return next((i for i in inside if self.mentions[i].subtype == DIVISION), -1)

    def _with_place(self, index: int, chain: list[Place], rest: str) -> Name:
        m = self.mentions[index]
        place = chain[-1]
        body = self.expand(rest) if place.code or len(rest) == 1 else rest
        if place.name[-1:] + body in self.lexicon.words["agencies"]:  # a committee that is named by the unit
            full = self.lexicon.starts("unspoken", m.text) + self.prefix(chain) + body
            return Name(full, f"{place.key}|{self.standard(squeeze(body))}", place=place)
        if not body or (body == rest and not self._public(m, body)):
            whole = squeeze(m.name)
            shown, address = m.name, chain[0].name + chain[-1].name
            if chain[0].level == "province" and m.subtype == FIRM and len(rest) >= 4 and m.name.startswith(address):
                shown = m.name.removeprefix(chain[0].name)  # as other bodies are called, without the city's province
            if len(chain) >= ADDRESS and len(rest) >= 4:
                return Name(place.name + rest, f"{place.key}|{self.standard(squeeze(rest))}", place=place)
            # What a bare unit may stand before; without its unit the place may be that of a part of a firm.
            unit = (m.subtype in OWN and rest[0] in NUMERALS) or m.name.removesuffix(rest).endswith(place.name[-1:])
            local = unit and rest in self.lexicon.words["organization_heads"]
            local = local or (m.subtype in LOCAL | PUBLIC and len(rest) >= 3)
            key = f"{place.key}|{squeeze(rest)}" if local else whole
            return Name(shown, self.standard(key), place=self._last_place(index) or place)
        return Name(self.prefix(chain) + body, f"{place.key}|{self.standard(squeeze(body))}", place=place)

    def _public(self, m: Mention, body: str) -> bool:
        """Whether it is a body every division has, so that its name holds the division's full name."""
        return m.subtype in PUBLIC and (body in self.lexicon.words["agencies"] or body in self.lexicon.standing)

    def _by_unit(self, index: int) -> Name | None:
        """A body given by a bare unit or by the short form of an agency: the story says whose it is."""
        m = self.mentions[index]
        unit = self.lexicon.starts("units", m.text[:-1])
        if not unit and m.text not in self.lexicon.words["agencies"]:
            return None
        body = self.expand(m.text[len(unit) :])
        if unit:
            place = self._of_unit(unit, body, m)
        else:
            before = self._body_before(m)
            if before is not None and m.subtype == "Party" == self.mentions[before].subtype:
                outer = self.names[before]
                if outer.full.endswith(body):
                    return replace(outer, reason=f"{m.text}: {outer.full}")
                key = outer.key + self.standard(squeeze(body))  # as of the committee's department named in one word
                return Name(outer.full + body, key, f"{m.text}: {outer.full}", outer.place, before)
            place = self.names[before].place if before is not None else None
            place = place or self.region.home() or self.everywhere.home() or self.document.home()
        if place is None:
            reason = "no division in the article tells which one"
            return Name(m.name, f"?{squeeze(m.name)}", ambiguous=True, reason=reason)
        if unit and body == unit:
            return None
        key = f"{place.key}|{self.standard(squeeze(body))}"
        return Name(self.prefix([place]) + body, key, f"{m.text}: {place.name}", place)

    def _bodies(self) -> dict[tuple[str, str], dict[str, tuple[int, int]]]:
        """The divisions of the bodies an article names in full, by the unit and the rest of the name."""
        found: dict[tuple[str, str], dict[str, tuple[int, int]]] = {}
        for index in self.order:
            m = self.mentions[index]
            chain, length = self._chain(index) if m.type == "Organization" else ([], 0)
            if chain and chain[-1].code:
                place, body = chain[-1], self.standard(squeeze(self.expand(m.text[length:])))
                self.known[place.key] = place
                found.setdefault((self._unit_of(place.name), body), {}).setdefault(place.key, self._position(index))
        return found

    def _unit_of(self, name: str) -> str:
        """The unit that a name ends with, as a bare unit may mean it: its last character, but in full for a province's,
        whose last character is that of a county."""
        unit = self.lexicon.ends("units", name)
        return unit if self.lexicon.units.get(unit) == "province" else name[-1:]

    def _of_unit(self, unit: str, body: str, m: Mention) -> Place | None:
        """The division that a bare unit before a body stands for.

        The one whose body of this kind the article names in full, if it names only one; else that of the body which it
        is joined to; else what the article has said so far, the city rather than a smaller one inside it unless the
        paragraph names only that; else the city of the page rather than a smaller one that the article names later.
        """
        full = self.bodies.get((self._unit_of(unit), self.standard(squeeze(body))), {})
        before = [place for place, first in full.items() if first < (m.paragraph, m.start)] or list(full)
        if len(before) == 1:
            return self.known[before[0]]
        if m.text.startswith(unit) and (joined := self._joined(unit, m)) is not None:
            return joined
        if unit in self.own:
            return self.own[unit]
        said = self._said(self.region, unit)
        main = self.main(said.level) if said is not None else None
        bare = m.text.startswith(unit)  # "the said county" is another one
        if main is not None and bare and main.name.endswith(unit):
            return main  # another one that is named on the way is not meant
        if said is not None:
            above = self.region.above(said, unit, self.region.seen)
            near = {self.names[i].key for i in self._places_before(m, beside=True)}
            if above is None or (said.key in near and above.key not in near):
                return said
            seen = [p.key for p in self.document.seen]
            return said if seen.count(said.key) > 2 * seen.count(above.key) else above
        later = self._said(self.everywhere, unit)
        above = self.region.above(later, unit, self.document.seen) if later is not None else None
        if above is not None:
            self.own[unit] = above
        return above or later or self.document.mostly(unit)

    def _said(self, region: Region, unit: str) -> Place | None:
        """What the article says of a unit: the last one named, but of those that only the name of a firm or a school
        begins with the one that the page names most, or names places in."""
        last = region.of_unit(unit)
        if last is None or last in region.spoken or last not in region.seen:
            return last
        return max(region.all_of_unit(unit), key=self.document.seen.count, default=last)

    def _joined(self, unit: str, m: Mention) -> Place | None:
        """The division with this unit that the body right before is of: what a word at the most joins is of one."""
        before = self._body_before(m)
        if before is None or m.start - self.mentions[before].end > JOINT:
            return None
        place = self.names[before].place
        return place if place is not None and self._unit_of(place.name) == self._unit_of(unit) else None

    def _body_before(self, m: Mention) -> int | None:
        """The body named last before a mention in its paragraph."""
        first, last = (bisect_left(self.positions, (m.paragraph, at)) for at in (0, m.start))
        before = [
            i
            for i in self.order[first:last]
            if self.mentions[i].end <= m.start and i in self.names and self.mentions[i].type == "Organization"
        ]
        return before[-1] if before else None

    def expand(self, body: str) -> str:
        """The body with a one-character short noun at its front written out."""
        for short, (long, _) in self.lexicon.short_bodies.items():
            whole = body.startswith(long) or (body != short and body in self.lexicon.words["organization_heads"])
            if body.startswith(short) and not whole and (len(short) == 1 or body == short):
                return long + body[len(short) :]
        return body

    def _honour(self, index: int) -> Name:
        """An honour: a bare unit at its front stands for the story's division."""
        m = self.mentions[index]
        unit = self.lexicon.starts("units", m.name)
        if unit and len(m.name) > 3 and not self.lexicon.starts("scopes", m.name):  # "of the grade of a city" is none
            place = self.region.of_unit(unit) or self.everywhere.of_unit(unit)
            if place is not None:
                full = place.name + m.name[len(unit) :]
                return Name(full, self.standard(squeeze(full)), f"{m.name}: {place.name}")
        return Name(m.name, self.standard(squeeze(m.name)))

    def _plain(self, index: int) -> Name:
        m = self.mentions[index]
        if m.type != "Program":
            return Name(m.name, squeeze(m.name))
        full = self.lexicon.known[m.name][0] if m.name in self.lexicon.known else m.name
        chain, length = self._chain(index)
        if len(chain) > 1 and m.name == m.text:
            full = m.text[length - len(self._written(index, chain)) :]
        key = squeeze(full)
        for word in self.lexicon.by_length("appended_nouns"):
            stem = self.lexicon.shapes["lasting"].sub("", key.removesuffix(squeeze(word)))
            if stem != key and len(stem) >= 4:
                return Name(full, stem)
        return Name(full, key)
