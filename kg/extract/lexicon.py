"""The ontology's word lists, compiled once: an automaton that finds every word of every list in one pass."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

import ahocorasick

from kg.ontology import Ontology
from kg.wordlists import Row

# Tables whose rows are looked for in the text; the value is what a hit is called.
SCANNED: Final = {
    "organization_heads": "organization",
    "program_heads": "program",
    "honour_heads": "honour",
    "place_heads": "place_head",
    "document_heads": "document",
    "posts": "post",
    "post_tails": "trade",
    "agencies": "agency",
    "honours": "honour_name",
    "anaphors": "anaphor",
    "brands": "brand",
    "firm_short_heads": "trade_noun",
    "place_firms": "place_firm",
    "name_parts": "name_part",
}
# Tables of which it is asked now and then whether a word of theirs stands in a text; their hits bear their names.
MET: Final = ("alias_marks", "callings", "contest_parts", "honorifics", "honour_marks", "naming", "unit_nouns")


@dataclass(frozen=True)
class Division:
    """A row of the table of divisions. `short` is the name without its last word."""

    name: str
    short: str
    code: str
    parent: str
    level: str


class Tops(dict[str, str]):
    """Class → the top class above it, "" for a class that a lexicon names and the ontology does not declare."""

    def __missing__(self, name: str) -> str:
        return ""


class Edges(dict[str, dict[str, tuple[int, ...]]]):
    """Table → the characters at one end (0 or -1) of its words, each with the lengths of its words, longest first.

    Most look-ups are settled by one character.
    """

    def __init__(self, words: dict[str, dict[str, Row]], end: int) -> None:
        super().__init__()
        self._words, self._end = words, end

    def __missing__(self, table: str) -> dict[str, tuple[int, ...]]:
        sizes: dict[str, set[int]] = {}
        for word in filter(None, self._words[table]):
            sizes.setdefault(word[self._end], set()).add(len(word))
        found = self[table] = {end: tuple(sorted(each, reverse=True)) for end, each in sizes.items()}
        return found


@dataclass(frozen=True)
class Lexicon:
    """Everything the recognisers look up.

    `automaton` yields for each last character the (kind, length less one, form, class) of the words that end with it,
    in the order in which `scan` turns them around; `divisions` has a code's division, `by_name` the divisions of a full
    or short name; `words` the plain word lists by table; `short_bodies` the full noun and the class of a short one,
    `standing` these full nouns, `single_bodies` the short ones of one character.
    """

    automaton: ahocorasick.Automaton
    divisions: dict[str, Division]
    by_name: dict[str, tuple[Division, ...]]
    known: dict[str, tuple[str, str]]
    words: dict[str, dict[str, Row]]
    units: dict[str, str]
    short_bodies: dict[str, tuple[str, str]]
    standing: frozenset[str]
    single_bodies: tuple[str, ...]
    shapes: dict[str, re.Pattern[str]]
    tops: dict[str, str]
    firsts: Edges
    lasts: Edges
    hard: frozenset[str] = frozenset()

    _sorted: dict[str, tuple[str, ...]] = field(default_factory=dict)
    _sizes: dict[str, tuple[int, ...]] = field(default_factory=dict)
    _having: dict[tuple[str, str, str], tuple[str, ...]] = field(default_factory=dict)

    def by_length(self, table: str) -> tuple[str, ...]:
        """The words of a table, longest first."""
        if table not in self._sorted:
            self._sorted[table] = tuple(sorted(self.words[table], key=lambda w: (-len(w), w)))
        return self._sorted[table]

    def sizes(self, table: str) -> tuple[int, ...]:
        """The lengths of the words of a table, longest first."""
        if table not in self._sizes:
            self._sizes[table] = tuple(sorted({len(w) for w in self.words[table]}, reverse=True))
        return self._sizes[table]

    def having(self, table: str, column: str, cell: str) -> tuple[str, ...]:
        """The words of a table that have something in a column, in the table's order."""
        known = self._having.get((table, column, cell))
        if known is None:
            words = self.words[table].items()
            known = self._having[table, column, cell] = tuple(word for word, row in words if row[column] == cell)
        return known

    def starts(self, table: str, text: str, start: int = 0) -> str:
        """The longest word of a table that `text` has at `start`, "" for none."""
        sizes = self.firsts[table].get(text[start : start + 1])
        if sizes:
            words = self.words[table]
            for size in sizes:
                if (word := text[start : start + size]) in words:
                    return word
        return ""

    def ends(self, table: str, text: str, end: int | None = None) -> str:
        """The longest word of a table that `text` has right before `end`, "" for none."""
        stop = len(text) if end is None else end
        sizes = self.lasts[table].get(text[stop - 1 : stop])
        if sizes:
            words = self.words[table]
            for size in sizes:
                if size <= stop and (word := text[stop - size : stop]) in words:
                    return word
        return ""

    def division(self, code: str) -> Division | None:
        """The division of a code, None for none."""
        return self.divisions.get(code)


@lru_cache(maxsize=4)
def compile_lexicon(ontology: Ontology) -> Lexicon:
    """Compile the lists of `ontology`; cached, since every article of a run asks for it."""
    entries: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
    for table, kind in (*SCANNED.items(), *zip(MET, MET, strict=True)):
        for row in ontology.rows(table):
            entries[row["form"]].append((kind, row["form"], row.get("class", "")))
    for row in ontology.rows("after_names"):
        if row["strength"] == "strong":
            entries[row["form"]].append(("after_name", row["form"], ""))
    units = {row["form"]: row["level"] for row in ontology.rows("units")}
    divisions = {
        d.code: d for d in _divisions(ontology.rows("divisions"), units, [r["form"] for r in ontology.rows("peoples")])
    }
    by_name: dict[str, list[Division]] = defaultdict(list)
    for division in divisions.values():
        by_name[division.name].append(division)
        if len(division.short) > 1 and division.short != division.name:
            by_name[division.short].append(division)
            if len(division.name) - len(division.short) > 2:
                unit = next(u for u in sorted(units, key=len, reverse=True) if division.name.endswith(u))
                for name in {division.short + unit, division.short + unit[-1]} - {division.name}:
                    by_name[name].append(division)
    for name in by_name:
        entries[name].append(("division", name, ""))
    known: dict[str, tuple[str, str]] = {}
    for row in ontology.rows("known"):
        for form in (row["form"], *row.get("aliases", "").split()):
            known[form] = (row["form"], row["class"])
            entries[form].append(("known", form, row["class"]))
    automaton = ahocorasick.Automaton()
    automaton.add_word("\0", ())  # an automaton without a word cannot be asked
    for form, values in sorted(entries.items()):
        automaton.add_word(form, tuple((kind, len(form) - 1, form, cls) for kind, form, cls in reversed(values)))
    automaton.make_automaton()
    short_bodies = {row["form"]: (row["expanded"], row["class"]) for row in ontology.rows("short_bodies")}
    tables = set(ontology.lexicon) - {"divisions", "known"}
    words: dict[str, dict[str, Row]] = defaultdict(dict)
    words |= {table: {row["form"]: row for row in ontology.rows(table)} for table in tables}
    return Lexicon(
        automaton=automaton,
        divisions=divisions,
        by_name={name: tuple(values) for name, values in by_name.items()},
        known=known,
        words=words,
        units=units,
        short_bodies=short_bodies,
        standing=frozenset(long for long, _ in short_bodies.values()),
        single_bodies=tuple(short for short in short_bodies if len(short) == 1),
        shapes=defaultdict(
            lambda: re.compile(r"(?!)"), {r["form"]: re.compile(r["pattern"]) for r in ontology.rows("shapes")}
        ),
        tops=Tops((name, ontology.top(name)) for name in ontology.classes),
        firsts=Edges(words, 0),
        lasts=Edges(words, -1),
        hard=frozenset(r["form"] for r in ontology.rows("not_in_given_names") if r["strength"] in ("hard", "within")),
    )


def _divisions(rows: Iterable[Row], units: dict[str, str], peoples: Iterable[str]) -> Iterable[Division]:
    tail = re.compile("(?:" + "|".join(sorted(peoples, key=len, reverse=True)) + ")+$")
    for row in rows:
        yield Division(row["form"], _short(row["form"], units, tail), row["code"], row["parent"], row["level"])


def _short(name: str, units: dict[str, str], peoples: re.Pattern[str]) -> str:
    """The name without the word for its kind and, for autonomous divisions, without the peoples it is named for."""
    for unit in sorted(units, key=len, reverse=True):
        if name.endswith(unit) and len(name) > len(unit) + 1:
            stem = name.removesuffix(unit)
            bare = peoples.sub("", stem) if len(unit) > 1 else stem
            return bare if len(bare) > 1 else stem
    return name
