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
PUBLIC = frozenset({"TradeUnion", "Government", "Party", "Association", "Community"})


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
    """Names the mentions of one article, shorter ones first, in reading order."""

    def __init__(
        self, mentions: Sequence[Mention], lexicon: Lexicon, towns: dict[str, Place]
    ) -> None:
        self.mentions = mentions
        self.lexicon = lexicon
        self.region = Region(lexicon)
        self.names: dict[int, Name] = {}
        self.towns = towns
        self._units = sorted(lexicon.units, key=len, reverse=True)
        self.by_start: dict[tuple[int, int], list[int]] = {}
        for index, m in enumerate(mentions):
            self.by_start.setdefault((m.paragraph, m.start), []).append(index)

    def run(self) -> dict[int, Name]:
        """Name every mention that is not an anaphor."""
        order = sorted(
            (i for i, m in enumerate(self.mentions) if not m.anaphor),
            key=lambda i: (self.mentions[i].paragraph, self.mentions[i].start, self.mentions[i].end),
        )
        places = [i for i in order if self.mentions[i].type == "Place"]
        for index in places:
            place = self._place(index)
            self.region.note(place)
        full_pass = self.region.seen
        self.region.seen = []
        position = 0
        for index in order:
            mention = self.mentions[index]
            if mention.type == "Place":
                place = self._place(index, fallback=full_pass)
                self.region.note(place)
                self.names[index] = Name(place.name, place.key, place=place, ambiguous=place.ambiguous)
                position += 1
            elif mention.type == "Organization":
                self.names[index] = self._organization(index, full_pass)
            elif mention.type == "Honour":
                self.names[index] = self._regional(index, full_pass)
            else:
                self.names[index] = self._plain(index)
        return self.names

    # -- places

    def _before(self, index: int) -> Place | None:
        """The place written right before a mention, inside the same run of names."""
        m = self.mentions[index]
        for other in reversed(range(index)):
            o = self.mentions[other]
            if o.paragraph != m.paragraph:
                return None
            if o.type == "Place" and o.end == m.start and other in self.names:
                return self.names[other].place
        return None

    def _chain(self, index: int) -> list[Place]:
        """The places at the beginning of a mention's own text, largest first."""
        m = self.mentions[index]
        chain: list[Place] = []
        at = m.start
        while True:
            inner = [
                i
                for i in self.by_start.get((m.paragraph, at), ())
                if self.mentions[i].type == "Place"
                and self.mentions[i].end <= m.end
                and i != index
                and i in self.names
                and (self.mentions[i].end < m.end)
            ]
            if not inner:
                return chain
            best = max(inner, key=lambda i: self.mentions[i].end)
            place = self.names[best].place
            if place is None:
                return chain
            chain.append(place)
            at = self.mentions[best].end

    def _place(self, index: int, fallback: Sequence[Place] = ()) -> Place:
        m = self.mentions[index]
        outer = self._before(index)
        if m.subtype == "AdminDivision":
            found = self.region.identify(m.name, outer)
            if found is not None and found.ambiguous and fallback:
                wider = Region(self.lexicon, list(fallback))
                found = wider.identify(m.name, outer) or found
            if found is not None:
                return found
        chain = self._chain(index)
        inner = chain[-1] if chain else outer
        level = next(
            (lv for u, lv in sorted(self.lexicon.units.items(), key=lambda x: -len(x[0])) if m.name.endswith(u)), ""
        )
        if inner is None and level in {"town", "village"}:
            inner = self.region.home() or Region(self.lexicon, list(fallback)).home()
        name = m.name
        stem = name
        if chain:
            text = m.name[self._chain_length(index) :]
            stem = text
            if level not in {"town", "village"} and m.subtype == "AdminDivision":
                level = "county"
            if level in {"town", "village"}:
                name = text
        key = f"{inner.key if inner else ''}|{self.standard(squeeze(stem))}"
        path = ((inner.code,) if inner and inner.code else ()) + (inner.path if inner else ())
        found = Place(key, name, level or m.subtype, "", path)
        return self.towns.setdefault(name, found) if level in {"town", "village"} else found

    def _chain_length(self, index: int) -> int:
        m = self.mentions[index]
        at = m.start
        while True:
            inner = [
                i
                for i in self.by_start.get((m.paragraph, at), ())
                if self.mentions[i].type == "Place" and self.mentions[i].end < m.end and i != index
            ]
            if not inner:
                return at - m.start
            at = max(self.mentions[i].end for i in inner)

    # -- organizations and honours

    def _container(self, index: int) -> int:
        m = self.mentions[index]
        inner = [
            i
            for i in self.by_start.get((m.paragraph, m.start), ())
            if self.mentions[i].type == "Organization" and self.mentions[i].end < m.end and i in self.names
        ]
        return max(inner, key=lambda i: self.mentions[i].end, default=-1)

    def _organization(self, index: int, later: Sequence[Place]) -> Name:
        m = self.mentions[index]
        if m.name in self.lexicon.known:
            full = self.lexicon.known[m.name][0]
            return Name(full, squeeze(full), reason="" if full == m.name else f"{m.name} = {full}")
        container = self._container(index)
        if container >= 0:
            outer = self.names[container]
            rest = m.text[self.mentions[container].end - m.start :]
            return Name(
                outer.full + rest, f"{outer.key}|{self.standard(squeeze(rest))}", place=outer.place, container=container
            )
        chain = self._chain(index)
        if chain:
            return self._with_place(m, chain, m.text[self._chain_length(index) :])
        return self._by_unit(m, later) or Name(m.name, self.standard(squeeze(m.name)))

    def _with_place(self, m: Mention, chain: list[Place], rest: str) -> Name:
        place = chain[-1]
        body = self.expand(rest)
        if m.subtype not in PUBLIC and body == rest:
            return Name(m.name, self.standard(squeeze(m.name)), place=place)
        if not body:
            return Name(m.name, squeeze(m.name), place=place)
        return Name(self.prefix(chain) + body, f"{place.key}|{self.standard(squeeze(body))}", place=place)

    def prefix(self, chain: list[Place]) -> str:
        """The places a full name begins with: the smallest, with its city where it is a district of one."""
        place = chain[-1]
        if place.level != "county" or not place.name.endswith(self._district()):
            return place.name
        above = [p for p in (*chain, *self.region.seen) if p.code and p.code in place.path]
        nearest = min(above, key=lambda p: place.path.index(p.code), default=None)
        return (nearest.name if nearest else "") + place.name

    def _district(self) -> tuple[str, ...]:
        return tuple(u for u, row in self.lexicon.words["units"].items() if row["level"] == "county" and len(u) == 1)[
            :1
        ]

    def _by_unit(self, m: Mention, later: Sequence[Place]) -> Name | None:
        unit = next((u for u in self._units if m.text.startswith(u) and len(m.text) > len(u)), "")
        agency = m.text in self.lexicon.words["agencies"]
        if not unit and not agency:
            return None
        wide = Region(self.lexicon, [*later])
        place = (self.region.of_unit(unit) or wide.of_unit(unit)) if unit else (self.region.home() or wide.home())
        if place is None:
            return Name(
                m.name, f"?{squeeze(m.name)}", ambiguous=True, reason="no division in the article tells which one"
            )
        body = self.expand(m.text[len(unit) :])
        if unit and body in {"", unit}:
            return None
        full = self.prefix([place]) + body
        key = f"{place.key}|{self.standard(squeeze(body))}"
        return Name(full, key, f"{m.text}: {place.name}", place)

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

    def _regional(self, index: int, later: Sequence[Place]) -> Name:
        """An honour: a bare unit at its front stands for the story's division."""
        m = self.mentions[index]
        unit = next((u for u in self._units if m.name.startswith(u)), "")
        if unit and len(m.name) > 3:
            place = self.region.of_unit(unit) or Region(self.lexicon, [*later]).of_unit(unit)
            if place is not None:
                full = place.name + m.name[len(unit) :]
                return Name(full, self.standard(squeeze(full)), f"{m.name}: {place.name}")
        return Name(m.name, self.standard(squeeze(m.name)))

    # -- the rest

    def _plain(self, index: int) -> Name:
        m = self.mentions[index]
        if m.type != "Program":
            return Name(m.name, squeeze(m.name))
        full = self.lexicon.known[m.name][0] if m.name in self.lexicon.known else m.name
        key = squeeze(full)
        for word in sorted(self.lexicon.words["appended_nouns"], key=len, reverse=True):
            stem = key.removesuffix(squeeze(word))
            if stem != key and len(stem) >= 4:
                key = stem
                break
        return Name(full, key)
