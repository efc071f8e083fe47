"""What each mention is called in full, and the key that tells whether two mentions mean one thing."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from kg.extract.lexicon import Lexicon
from kg.model import Mention
from kg.resolve.gazetteer import Place, Region

IGNORED = re.compile(r"[\s“”\"'‘’「」『』《》〈〉<>()（）\[\]【】·・,，.。:：;；!！?？、—\-–]+")
OPENING = ("“", "「", "『", "《")
LOCAL = frozenset({"Team", "School", "Institution", "Community"})  # told apart by their division
PUBLIC = frozenset({"TradeUnion", "Government", "Party", "Association"})


@dataclass(slots=True)
class Name:
    """`full` as the document supports it, `key` for comparison, `place` and `container` what the name begins with."""

    full: str
    key: str
    reason: str = ""
    place: Place | None = None
    container: int = -1
    ambiguous: bool = False


def squeeze(text: str) -> str:
    """Without what does not count when names are compared: width, case, quotation marks, punctuation."""
    return IGNORED.sub("", unicodedata.normalize("NFKC", text)).lower()


class Namer:
    """Names the mentions of one article. `towns` is shared by the articles of a document."""

    def __init__(self, mentions: Sequence[Mention], lexicon: Lexicon, towns: dict[str, Place]) -> None:
        self.mentions = mentions
        self.lexicon = lexicon
        self.towns = towns
        self.region = Region(lexicon)
        self.everywhere = Region(lexicon)
        self.document = Region(lexicon)
        self.names: dict[int, Name] = {}
        self.joined: dict[str, list[Place]] = {}
        self.order = sorted(
            (i for i, m in enumerate(mentions) if not m.anaphor),
            key=lambda i: (mentions[i].paragraph, mentions[i].start, mentions[i].end),
        )
        self.by_start: dict[tuple[int, int], list[int]] = {}
        for index in self.order:
            self.by_start.setdefault((mentions[index].paragraph, mentions[index].start), []).append(index)

    def name_places(self) -> list[Place]:
        """Name the places, which other names begin with; returns them in reading order."""
        places = [i for i in self.order if self.mentions[i].type == "Place"]
        # inner places first: a longer name is named by the places inside it
        for index in sorted(
            places, key=lambda i: (self.mentions[i].paragraph, self.mentions[i].end, -self.mentions[i].start)
        ):
            self._note(index, self._place(index))
            outer = self._before(index)
            if outer is not None:
                self.joined.setdefault(self.names[index].key, []).append(outer)
        self.everywhere.seen = list(self.region.seen)
        for index in places:
            if self.names[index].ambiguous:
                self._note(index, self._place(index))
        return list(self.everywhere.seen)

    def name_rest(self, document: Sequence[Place] = ()) -> dict[int, Name]:
        """Name everything else that is no anaphor. `document` are the places of the whole document."""
        self.document.seen = list(document)
        places = [i for i in self.order if self.mentions[i].type == "Place"]
        noted = [(self._position(i), self.names[i].place) for i in places]
        for index in self.order:
            self.region.seen = [place for at, place in noted if at <= self._position(index) and place is not None]
            kind = self.mentions[index].type
            if kind == "Organization":
                self.names[index] = self._organization(index)
            elif kind == "Honour":
                self.names[index] = self._honour(index)
            elif kind != "Place":
                self.names[index] = self._plain(index)
        self.region.seen = self.everywhere.seen
        return self.names

    def _position(self, index: int) -> tuple[int, int]:
        return self.mentions[index].paragraph, self.mentions[index].start

    def _note(self, index: int, place: Place) -> None:
        self.region.note(place)
        self.names[index] = Name(place.name, place.key, place=place, ambiguous=place.ambiguous)

    # -- places

    def _before(self, index: int) -> Place | None:
        """The place written right before a mention."""
        m = self.mentions[index]
        for other in reversed(self.order[: self.order.index(index)]):
            o = self.mentions[other]
            if o.paragraph != m.paragraph:
                return None
            if o.type == "Place" and o.end == m.start and other in self.names:
                return self.names[other].place
        return None

    def _chain(self, index: int) -> tuple[list[Place], int]:
        """The places at the beginning of a mention's own text, largest first, and how long they are together."""
        m = self.mentions[index]
        chain: list[Place] = []
        at = m.start + (m.text[:1] in OPENING)
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
        inner = chain[-1] if chain else outer
        level = self._level(m) if m.subtype == "AdminDivision" else ""
        if inner is None and (level in {"town", "village"} or self._bare_zone(m)):
            inner = self.region.home() or self.everywhere.home()
        name = m.name
        if level in {"town", "village"}:
            name = m.name[length:]
        elif inner is not None and self._bare_zone(m):
            name = inner.name + m.name
        elif m.subtype != "AdminDivision" and chain and chain[-1].level in {"Facility", "Site"}:
            name = chain[-1].name + m.name[length:]
        elif m.subtype != "AdminDivision" and chain:
            name = self._facility(index, m, chain, length)
        key = f"{inner.key if inner else ''}|{self.standard(squeeze(m.name[length:]))}"
        path = ((inner.code,) if inner and inner.code else ()) + (inner.path if inner else ())
        found = Place(key, name, level or m.subtype, "", path)
        own = m.name[length:]
        zone = m.subtype == "AdminDivision" and level == "county" and not self._bare_zone(m) and len(own) > 4
        return self.towns.setdefault(own if zone else name, found) if zone or level in {"town", "village"} else found

    def _level(self, m: Mention) -> str:
        unit = self.lexicon.ends("units", m.name)
        level = self.lexicon.units.get(unit, "")
        return level if level in {"town", "village"} else "county"

    def _bare_zone(self, m: Mention) -> bool:
        row = self.lexicon.words["place_heads"].get(m.name)
        return row is not None and row["class"] == "Zone"

    def _facility(self, index: int, m: Mention, chain: list[Place], length: int) -> str:
        """A facility's name without the places before it, where enough is left to be a name."""
        rest = m.name[length:]
        heads = self.lexicon.words["place_heads"]
        stem = rest.removesuffix(self.lexicon.ends("place_heads", rest))
        bare = rest in heads or rest in self.lexicon.words["organization_heads"]
        if len(stem) >= 2 and not bare and self._written(index, chain) == chain[-1].name:
            return rest
        cut = m.name.find(self._written(index, chain))
        return m.name[cut:] if cut > 0 else m.name

    # -- organizations and honours

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
            return Name(full, squeeze(full), reason="" if full == m.name else f"{m.name} = {full}")
        container = self._container(index)
        if container >= 0:
            outer = self.names[container]
            rest = m.text[self.mentions[container].end - m.start :]
            whole = m.text if self.mentions[container].text in self.lexicon.known else outer.full + rest
            key = f"{outer.key}|{self.standard(squeeze(rest))}"
            return Name(whole, key, place=self._last_place(index) or outer.place, container=container)
        chain, length = self._chain(index)
        if chain:
            return self._with_place(index, chain, m.text[length:])
        by_unit = self._by_unit(index)
        return by_unit or Name(m.name, self.standard(squeeze(m.name)), place=self._last_place(index))

    def _last_place(self, index: int) -> Place | None:
        """The last division inside a name: a branch lies where its own words say, not where its firm does."""
        m = self.mentions[index]
        inner = [
            i
            for i in self.order
            if self.mentions[i].paragraph == m.paragraph
            and m.start <= self.mentions[i].start
            and self.mentions[i].end < m.end
            and self.mentions[i].subtype == "AdminDivision"
        ]
        return self.names[inner[-1]].place if inner else None

    def _with_place(self, index: int, chain: list[Place], rest: str) -> Name:
        m = self.mentions[index]
        place = chain[-1]
        body = self.expand(rest)
        if not body or (body == rest and not self._public(m, body)):
            whole = squeeze(m.name)
            key = f"{place.key}|{squeeze(rest)}" if m.subtype in LOCAL and len(rest) >= 4 else whole
            return Name(m.name, self.standard(key), place=self._last_place(index) or place)
        return Name(self.prefix(chain) + body, f"{place.key}|{self.standard(squeeze(body))}", place=place)

    def _public(self, m: Mention, body: str) -> bool:
        """Whether it is a body every division has, so that its name holds the division's full name."""
        standing = {long for long, _ in self.lexicon.short_bodies.values()}
        return m.subtype in PUBLIC and (body in self.lexicon.words["agencies"] or body in standing)

    def prefix(self, chain: list[Place]) -> str:
        """The places a full name begins with: the smallest, with its city where it is a district of one."""
        place = chain[-1]
        districts = tuple(u for u, row in self.lexicon.words["units"].items() if row["level"] == "county")[:1]
        if place.level != "county" or not place.name.endswith(districts):
            return place.name
        above = [p for p in (*chain, *self.joined.get(place.key, ())) if p.code and p.code in place.path]
        nearest = min(above, key=lambda p: place.path.index(p.code), default=None)
        if nearest is None or place.name.startswith(self.lexicon.divisions[nearest.code].short):
            return place.name
        return f"{nearest.name}{place.name}"

    def _by_unit(self, index: int) -> Name | None:
        """A body given by a bare unit or by the short form of an agency: the story says whose it is."""
        m = self.mentions[index]
        unit = self.lexicon.starts("units", m.text[:-1])
        if not unit and m.text not in self.lexicon.words["agencies"]:
            return None
        body = self.expand(m.text[len(unit) :])
        if unit:
            place = self.region.of_unit(unit) or self.everywhere.of_unit(unit) or self.document.of_unit(unit)
        else:
            before = self._body_before(index)
            if before is not None and m.subtype == "Party" == self.mentions[before].subtype:
                outer = self.names[before]
                key = f"{outer.key}|{self.standard(squeeze(body))}"
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

    def _body_before(self, index: int) -> int | None:
        """The body named last before a mention in its paragraph."""
        m = self.mentions[index]
        before = [
            i
            for i in self.order
            if self.mentions[i].paragraph == m.paragraph
            and self.mentions[i].end <= m.start
            and i in self.names
            and self.mentions[i].type == "Organization"
        ]
        return before[-1] if before else None

    def expand(self, body: str) -> str:
        """The body with a one-character short noun at its front written out."""
        for short, (long, _) in self.lexicon.short_bodies.items():
            if body.startswith(short) and not body.startswith(long) and (len(short) == 1 or body == short):
                return long + body[len(short) :]
        return body

    def standard(self, text: str) -> str:
        """`text` with the noun at its end in the standard variant, for comparison."""
        variants = self.lexicon.words["variants"]
        for size in range(min(10, len(text)), 1, -1):
            row = variants.get(text[-size:])
            if row:
                return text[:-size] + row["standard"]
        return text

    def _honour(self, index: int) -> Name:
        """An honour: a bare unit at its front stands for the story's division."""
        m = self.mentions[index]
        unit = self.lexicon.starts("units", m.name)
        if unit and len(m.name) > 3:
            place = self.region.of_unit(unit) or self.everywhere.of_unit(unit)
            if place is not None:
                full = place.name + m.name[len(unit) :]
                return Name(full, self.standard(squeeze(full)), f"{m.name}: {place.name}")
        return Name(m.name, self.standard(squeeze(m.name)))

    def _written(self, index: int, chain: list[Place]) -> str:
        """The last place of a chain as it is written in the mention."""
        m = self.mentions[index]
        _, length = self._chain(index)
        inner = [
            i
            for i in self.order
            if self.mentions[i].paragraph == m.paragraph
            and self.mentions[i].type == "Place"
            and self.mentions[i].end == m.start + length
            and self.mentions[i].start >= m.start
        ]
        return min((self.mentions[i].text for i in inner), key=len, default=chain[-1].name)

    # -- the rest

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
            stem = key.removesuffix(squeeze(word))
            if stem != key and len(stem) >= 4:
                return Name(full, stem)
        return Name(full, key)
