"""Mentions into the entities of one document: which mean one thing, what it is called, and why."""

from __future__ import annotations

import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from kg.extract.lexicon import Lexicon
from kg.extract.symbols import NUMERALS
from kg.model import Article, Entity, Mention
from kg.resolve.firms import SHORT_BODY, Firms, letters_of
from kg.resolve.placing import Name, squeeze, subsequence

SHORT_TITLE: Final = 6
OCCASION: Final = 7  # characters of the shortest name that can stand for a longer one of the same event
SHORT_OCCASION: Final = 5  # where it is the end of the longer one
CALLED: Final = frozenset({"School", "Institution"})  # parts of a firm that are called by its short form
COMPETITION: Final = "Competition"
OFFICE: Final = "Government"
OFFICE_NAME: Final = 4  # characters of an abbreviation that is in no table
ADDED: Final = re.compile(r"[(（][^()（）]*[)）]$")  # what a title adds in parentheses: its years, that it is on trial
EPITHET: Final = re.compile(r"[“「『][^”」』]+[”」』]")  # what a body is called besides what it is
LEAD: Final = re.compile(r"(?:19|20)\d\d年?度?")


def make_id(kind: str, key: str) -> str:
    """The id of a thing: its kind and twelve hex digits of the SHA-256 of its key.

    >>> make_id("Place", "370000")
    'place/ce8fd8a9a4e4'
    """
    return f"{kind.lower()}/{hashlib.sha256(f'{kind}|{key}'.encode()).hexdigest()[:12]}"


@dataclass(slots=True)
class Group:
    """The mentions of one thing in one document; `members` are (article index, mention index)."""

    type: str
    key: str
    members: list[tuple[int, int]] = field(default_factory=list)
    names: Counter[str] = field(default_factory=Counter)
    forms: set[str] = field(default_factory=set)
    reasons: set[str] = field(default_factory=set)
    subtypes: Counter[str] = field(default_factory=Counter)
    code: str = ""
    ambiguous: bool = False

    def shown(self) -> str:
        """The longest of its names, for a reason that a person reads."""
        return max(self.names, key=lambda n: (len(n), n), default=self.key)

    def take(self, other: Group, reason: str) -> None:
        """Make the other group part of this one."""
        self.members += other.members
        self.forms |= other.forms | set(other.names)
        self.reasons |= other.reasons | {reason}


def group(
    articles: Sequence[Article],
    mentions: Sequence[Sequence[Mention]],
    names: Sequence[dict[int, Name]],
    lexicon: Lexicon,
) -> dict[tuple[str, str], Group]:
    """Groups by (type, key), short forms of firms and documents folded into the full ones."""
    groups: dict[tuple[str, str], Group] = {}
    for number, _ in enumerate(articles):
        for index, name in sorted(names[number].items()):
            m = mentions[number][index]
            g = groups.get((m.type, name.key)) or groups.setdefault((m.type, name.key), Group(m.type, name.key))
            g.members.append((number, index))
            g.names[name.full] += 1
            g.forms |= {m.name, name.full}
            if m.type == "Organization" and not m.anaphor:
                g.forms.add(m.text)
            g.subtypes[m.subtype] += 1
            if name.reason:
                g.reasons.add(name.reason)
            if m.type == "Place" and name.place:
                g.code = name.place.code
            g.ambiguous |= name.ambiguous
    _fold(groups, lexicon)
    return groups


def _fold(groups: dict[tuple[str, str], Group], lexicon: Lexicon) -> None:
    """Fold a short form into the one full form of the same articles that it can stand for; of firms, offices and parts
    of bodies of any articles."""
    firms = Firms(lexicon)
    named: dict[int, set[str]] = defaultdict(set)  # the divisions each article speaks of
    for place in (g for g in groups.values() if g.code):
        for number, _ in place.members:
            named[number].add(place.code)
    for kind in ("Organization", "Document", "Program", "Honour"):
        same = sorted((k for k in groups if k[0] == kind), key=lambda k: (len(k[1]), k[1]))
        full_forms = _full_forms(kind, same, groups)
        for short in same:
            if short not in groups:
                continue
            near = {code for number, _ in groups[short].members for code in named[number]}
            candidates = [
                full
                for full in full_forms(short)
                if full in groups
                and full != short
                and len(full[1]) > len(short[1])
                and (
                    _together(groups[short], groups[full])
                    or (kind == "Organization" and firms.same(short[1], full[1], near))
                    or _same_part(short[1], full[1])
                    or (kind == "Organization" and _office(groups[short], groups[full], lexicon))
                )
                and (
                    _short_for(kind, groups[short], groups[full], firms)
                    or (kind == "Program" and _same_occasion(groups[short], groups[full], lexicon))
                    or (kind == "Honour" and short[1] in lexicon.words["honour_heads"] and full[1].endswith(short[1]))
                )
            ]
            if not candidates:
                continue
            same_stem = [c for c in candidates if firms.stem(c[1]) == firms.stem(short[1])]
            candidates = same_stem or candidates
            best = _first(candidates, firms.read(short[1]).tail, groups)
            if best is None:
                continue
            folded = groups.pop(short)
            together = _together(folded, groups[best])
            groups[best].take(folded, f"{folded.shown()} → {groups[best].shown()}")
            _follow(groups, folded, groups[best], rename=together)


def _full_forms(
    kind: str, same: list[tuple[str, str]], groups: dict[tuple[str, str], Group]
) -> Callable[[tuple[str, str]], list[tuple[str, str]]]:
    """Which of the names of a kind another may be short for: a body of a place for one of that place, any other for
    a firm or for the same name with a place. Without it every name would be compared with every other."""
    if kind != "Organization":
        return lambda short: same
    firms = [full for full in same if "Enterprise" in groups[full].subtypes]
    places: dict[str, list[tuple[str, str]]] = {}
    own: dict[str, list[tuple[str, str]]] = {}  # by the words of the name without its place or firm
    for full in same:
        if "|" in full[1]:
            places.setdefault(full[1].split("|")[0], []).append(full)
            own.setdefault(full[1].rsplit("|", 1)[-1], []).append(full)
        for plain in _plain(groups[full]):
            own.setdefault(plain, []).append(full)
    return lambda short: places[short[1].split("|")[0]] if "|" in short[1] else [*firms, *own.get(short[1], ())]


def _plain(body: Group) -> set[str]:
    """The names of a body without the quotation that they begin with, where they are long enough by themselves."""
    plain = {squeeze(EPITHET.sub("", name, count=1)) for name in body.names if EPITHET.match(name)}
    return {name for name in plain if len(name) > SHORT_TITLE}


def _follow(groups: dict[tuple[str, str], Group], short: Group, full: Group, *, rename: bool) -> None:
    """Parts of a body that was folded into a fuller name follow it: its union or committee in name, all in key."""
    name = max(full.names, key=len)
    for key in [k for k in groups if k[0] == short.type and k[1].startswith(f"{short.key}|")]:
        part = groups.pop(key)
        part.key = full.key + key[1].removeprefix(short.key)
        for old in [n for n in part.names for s in short.names if rename and n.startswith(s)]:
            head = max((s for s in short.names if old.startswith(s)), key=len)
            if len(old) - len(head) > SHORT_BODY or CALLED & set(part.subtypes):
                continue  # a school or a centre of its own keeps the name it has
            part.forms.add(old)
            part.names[name + old.removeprefix(head)] += part.names.pop(old)
        whole = groups.setdefault((key[0], part.key), part)
        if whole is not part:
            whole.take(part, f"{part.shown()} → {whole.shown()}")


def _first(
    candidates: list[tuple[str, str]], tail: str, groups: dict[tuple[str, str], Group]
) -> tuple[str, str] | None:
    """The only candidate; of several that are short for one another, the longest."""
    alike = [c for c in candidates if tail and tail in c[1]]
    candidates = alike or candidates
    longest = max(candidates, key=lambda k: (len(k[1]), k[1]))
    if all(c == longest or subsequence(c[1], longest[1]) for c in candidates):
        return longest
    return None


def _same_part(a: str, b: str) -> bool:
    """Whether a name long enough to be one of its own is that of a part of a body: in whatever articles."""
    return len(a) > SHORT_BODY and "|" in b and a == b.rsplit("|", 1)[-1]


def _together(a: Group, b: Group) -> bool:
    return bool({n for n, _ in a.members} & {n for n, _ in b.members})


def _variant(short: Group, full: Group) -> bool:
    """Whether two names of one place and kind differ by a word left out."""
    a, b = short.key, full.key
    return (
        set(short.subtypes) == set(full.subtypes)
        and a.split("|")[0] == b.split("|")[0]
        and "|" in a
        and len(b) - len(a) <= 2
        and len(a.split("|")[-1]) >= 6
        and letters_of(a, b)
    )


def _office(short: Group, full: Group, lexicon: Lexicon) -> bool:
    """Whether an office of a division is called by characters of its name, in whatever order, and that is no office's
    own name."""
    (place, _, a), (whose, _, b) = (g.key.rpartition("|") for g in (short, full))
    if not place or place != whose or not {OFFICE} == set(short.subtypes) == set(full.subtypes):
        return False
    if len(a) < OFFICE_NAME or (a[0], a[-1]) != (b[0], b[-1]) or Counter(a) - Counter(b):
        return False
    return a not in lexicon.words["agencies"] and not any(character in NUMERALS for character in b)


def _short_for(kind: str, short: Group, full: Group, firms: Firms) -> bool:
    """Whether `short` can be a short form of `full`: a firm without its legal form, a document by its last noun."""
    a, b = short.key, full.key
    if kind == "Organization" and (_variant(short, full) or _office(short, full, firms.lexicon)):
        return True
    if kind == "Program":
        return len(a) >= SHORT_TITLE and b.endswith(a) and bool(LEAD.fullmatch(b[: -len(a)])) and not LEAD.match(a)
    if "|" in a or a.startswith("?"):
        return False
    if kind == "Organization" and b.endswith(a) and set(short.subtypes) == set(full.subtypes) and a in _plain(full):
        return True
    if kind == "Document":
        titles = [squeeze(ADDED.sub("", name)) for name in full.names]
        short_title = len(a) <= SHORT_TITLE and any(title.endswith(a) for title in titles)
        return short_title or (b.endswith(a) and (len(a) <= SHORT_TITLE or len(a) > 2 * SHORT_BODY))
    if kind == "Organization" and "|" in b and set(short.subtypes) == set(full.subtypes):
        if firms.local(a, squeeze(full.shown())):
            return True
        whole, part = b.rsplit("|", 1)
        brand, stem = a.removesuffix(part), firms.stem(a)
        if len(part) >= SHORT_BODY and a.endswith(part):
            return not brand or (len(brand) > 1 and whole.startswith(brand))
        return a != stem == firms.stem(part) and len(stem) >= SHORT_BODY
    if kind != "Organization" or "Enterprise" not in full.subtypes or not set(short.subtypes) <= {"Enterprise", ""}:
        return False
    return "|" not in b and firms.short(a, b)


def _same_occasion(short: Group, full: Group, lexicon: Lexicon) -> bool:
    """Whether one article calls an event by a name from which words of the full one are left out.

    Both end alike, or the short one as one of two occasions does that the full one joins; what only says how far the
    event reaches does not count. The noun that a key leaves out is part of the name here.
    """
    if _same_cup(short, full, lexicon):
        return True
    if not set(short.subtypes) & set(full.subtypes):
        return False
    names = {(short.key, full.key), (squeeze(short.shown()), squeeze(full.shown()))}
    return any(_left_out(name, b, lexicon) for name, b in names)


def _same_cup(short: Group, full: Group, lexicon: Lexicon) -> bool:
    """Whether a contest is called by the quotation in its name, alone or with some of the words beside it; what stands
    behind the whole name is a stage of it."""
    a, b = short.shown(), full.shown()
    cup, title = EPITHET.search(a), EPITHET.search(b)
    if title is None or COMPETITION not in full.subtypes or squeeze(cup[0] if cup else a) != squeeze(title[0]):
        return False
    if cup is None or cup[0] == a:
        return set(short.subtypes) <= {COMPETITION, ""}
    rest, whole = squeeze(cup.re.sub("", a, count=1)), squeeze(title.re.sub("", b, count=1))
    own = rest.removeprefix(lexicon.starts("units", rest) or lexicon.starts("scopes", rest))
    numbered = any(shape.search(rest) for shape in (lexicon.shapes["ordinal"], LEAD))
    stage = whole != own and whole.startswith(own)
    alike = not numbered and COMPETITION in short.subtypes and rest[-1] == whole[-1]
    return alike and not stage and subsequence(own, whole)


def _placed(name: str, lexicon: Lexicon) -> bool:
    """Whether a name begins with a division."""
    return any(name[:end] in lexicon.by_name for end in range(2, len(name) - 1))


def _left_out(short: str, b: str, lexicon: Lexicon) -> bool:
    """Whether a name is another one from which words are left out, no part of its number among them."""
    ordinal = lexicon.shapes["ordinal"]
    numbers = {match[0] for match in ordinal.finditer(short)}
    if numbers - {match[0] for match in ordinal.finditer(b)}:
        return False
    edition = ordinal.match(short)
    if edition and short[edition.end() :] in lexicon.words["program_heads"]:
        return edition[0] in b and b.endswith(short[edition.end() :])  # "the sixteenth contest"
    scope = lexicon.starts("scopes", short)
    a, lead = short.removeprefix(scope), b.removesuffix(short)
    series = ordinal.match(b) or LEAD.match(b)
    if scope and lexicon.units.keys().isdisjoint(scope) and _placed(b[series.end() if series else 0 :], lexicon):
        return False  # one of the whole country, and one of a part of it
    if len(a) < (OCCASION if lead == b else SHORT_OCCASION):
        return False
    if lead != b and ordinal.fullmatch(lead):
        return False  # one of a series, and the series
    ends = [b]
    for joint in lexicon.words["ceremonies"]:
        ends = [part for end in ends for part in end.split(joint)] + [b]
    return any(part[-2:] == a[-2:] for part in ends) and subsequence(a, b)


def entity(g: Group, articles: Sequence[Article], anchor: str = "") -> Entity:
    """The entity of a group. People are told apart by `anchor`: what this document knows of the person."""
    full = (
        max(g.names, key=lambda n: (g.names[n], len(n), n))
        if g.type != "Organization"
        else max(g.names, key=lambda n: (len(n), g.names[n], n))
    )
    subtype = max(g.subtypes, key=lambda s: (bool(s), g.subtypes[s], s), default="")
    return Entity(
        id=make_id(g.type, f"{g.key}|{anchor}" if anchor else g.key),
        type=g.type,
        subtype=subtype,
        name=full,
        aliases=tuple(sorted(g.forms - {full, ""})),
        articles=tuple(sorted({articles[n].id for n, _ in g.members})),
        attributes=(("code", g.code),) if g.code else (),
        reasons=tuple(sorted(g.reasons)),
        ambiguous=g.ambiguous,
    )


def by_article(groups: Iterable[Group]) -> dict[int, dict[int, Group]]:
    """article index → mention index → group."""
    table: dict[int, dict[int, Group]] = defaultdict(dict)
    for g in groups:
        for number, index in g.members:
            table[number][index] = g
    return table


__all__ = ["Group", "by_article", "entity", "group", "make_id", "squeeze"]
