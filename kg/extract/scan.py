"""One paragraph, read once: what the automaton found, where quotation marks and phrase breaks stand."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import accumulate
from operator import itemgetter
from typing import Final, NamedTuple

from kg.extract import words
from kg.extract.lexicon import Lexicon

BREAK: Final = re.compile(r"[\s，,。；;：:！!？?…、“”\"‘’「」『』《》〈〉<>【】\[\]|/()（）△●○■□◆▲★]|--+|——+")
QUOTES: Final = re.compile(r"“([^“”\n]{1,60})”|「([^「」\n]{1,60})」|『([^『』\n]{1,60})』|\"([^\"\n]{1,60})\"")
TITLES: Final = re.compile(r"《([^《》]{1,80})》")
WINDOW: Final = 36
DOTS: Final = "·•・"
_START: Final = itemgetter(0)  # of a hit
PREPOSITION: Final = "p"  # the dictionary's tag


class Hit(NamedTuple):
    """A word of a list found in the text: `kind` as in the lexicon, `cls` the class its row names."""

    start: int
    end: int
    kind: str
    form: str
    cls: str


@dataclass(slots=True)
class Found:
    """A mention in the making. `name` may differ from the text; `inner` marks one that stands inside a longer one."""

    start: int
    end: int
    cls: str
    name: str
    anaphor: bool = False
    inner: bool = False


@dataclass(slots=True)
class Scan:
    """A paragraph with its hits by kind (sorted), its breaks, and what the recognisers found so far."""

    text: str
    lexicon: Lexicon
    hits: dict[str, list[Hit]]
    breaks: list[int]
    quotes: list[tuple[int, int]]
    titles: list[tuple[int, int]]
    dotted: bool = False
    found: list[Found] = field(default_factory=list)
    phrases: dict[int, tuple[dict[int, int], tuple[str, ...]]] = field(default_factory=dict)
    surnamed: list[int] | None = None
    people: dict[tuple[int, bool], tuple[int | None, bool]] = field(default_factory=dict)

    def apart(self, at: int, *tables: str) -> bool:
        """Whether nothing that a name could have stands right before: a phrase begins, or a word of a table ends."""
        return at == self.limit(at) or any(self.text[at - 1] in self.lexicon.words[table] for table in tables)

    def limit(self, position: int) -> int:
        """Where the phrase that ends at `position` begins at the earliest."""
        index = bisect_left(self.breaks, position) - 1
        return max(self.breaks[index] + 1 if index >= 0 else 0, position - WINDOW)

    def until(self, position: int) -> int:
        """Where the phrase that begins at `position` ends at the latest."""
        index = bisect_left(self.breaks, position)
        return self.breaks[index] if index < len(self.breaks) else len(self.text)

    def words_before(self, position: int) -> tuple[str, ...]:
        """The words between the last break and `position`."""
        index = bisect_left(self.breaks, position)
        start = max(self.breaks[index - 1] + 1 if index else 0, position - WINDOW)
        starts, found = self.phrases.get(index) or self._phrase(index)
        if start in starts and position in starts:
            return found[starts[start] : starts[position]]
        return words.segment(self.text[start:position])

    def words_after(self, position: int, size: int = 12) -> tuple[str, ...]:
        """The words after `position`, up to the next break, looking `size` characters ahead."""
        index = bisect_left(self.breaks, position)
        stop = self.breaks[index] if index < len(self.breaks) else len(self.text)
        starts, found = self.phrases.get(index) or self._phrase(index)
        if position in starts and stop in starts:
            return found[starts[position] : starts[stop]]
        return words.segment(self.text[position : min(stop, position + size)])

    def word_ends(self, start: int, end: int) -> bool:
        """Whether a word ends at `end` when the text is read from `start`."""
        starts = self._starts(start)
        if start in starts and (end in starts or end == self.until(end)):
            return True
        position = start
        for word in words.segment(self.text[start : min(self.until(end), end + 4)]):
            position += len(word)
            if position >= end:
                cut = len(word) - (position - end)
                if word[cut:] in self.lexicon.words["place_sides"] and cut:
                    return True  # "at the meeting", which the dictionary has as one word
                if cut == 1 and len(word) == 2 and words.tag(word[1:]) == PREPOSITION:
                    return bool(words.frequency(self.text[start:end]))  # "the branch has for …", read as "conduct"
                return position == end or (
                    len(word) > 3
                    and cut > 1
                    and bool(words.frequency(word[:cut]))
                    and bool(words.frequency(word[cut:]))
                )
        return position == end

    def word_starts(self, position: int) -> bool:
        """Whether a word starts at `position` when the phrase is read from its beginning."""
        return position in self._starts(position)

    def _starts(self, position: int) -> dict[int, int]:
        """Where the words of the phrase around `position` start (each with its number)."""
        index = bisect_left(self.breaks, position)
        return (self.phrases.get(index) or self._phrase(index))[0]

    def _phrase(self, index: int) -> tuple[dict[int, int], tuple[str, ...]]:
        """The starts of words and the words of the phrase before a break; read once."""
        start = self.breaks[index - 1] + 1 if index else 0
        stop = self.breaks[index] if index < len(self.breaks) else len(self.text)
        found = words.segment(self.text[start:stop])
        starts = dict(zip(accumulate(map(len, found), initial=start), range(len(found) + 1), strict=True))
        self.phrases[index] = known = starts, found
        return known

    def add(self, start: int, end: int, cls: str, name: str = "", *, anaphor: bool = False) -> Found:
        """Note a mention."""
        found = Found(start, end, cls, name or self.text[start:end], anaphor)
        self.found.append(found)
        return found

    def occurrences(self, form: str) -> Iterator[int]:
        """Where a word stands in the text, in reading order and without overlap."""
        at = self.text.find(form)
        while at >= 0:
            yield at
            at = self.text.find(form, at + len(form))

    def words_of(self, forms: Iterable[str]) -> Iterator[tuple[str, int]]:
        """Each of some words that stands in the text, with where it does; most words of a list stand in few texts."""
        text = self.text
        for form in forms:
            if form in text:
                for at in self.occurrences(form):
                    yield form, at

    def met(self, table: str, forms: Iterable[str] | None = None) -> Iterator[tuple[str, int]]:
        """The same for words of a table of `lexicon.MET`, all or some, which were looked for with all others."""
        if table in self.hits:
            there = {hit.form for hit in self.hits[table]}
            yield from self.words_of(
                form for form in (self.lexicon.words[table] if forms is None else forms) if form in there
            )

    def again(self) -> Scan:
        """The same paragraph before anything was found in it."""
        return replace(self, found=[])

    def post_at(self, start: int) -> bool:
        """Whether a post begins there."""
        return any(hit.start == start for hit in self.hits.get("post", ()))

    def post_before(self, end: int) -> bool:
        """Whether a post ends there."""
        return any(hit.end == end for hit in self.hits.get("post", ()))

    def covered(self, start: int, end: int) -> bool:
        """Whether a mention overlaps the stretch."""
        for f in self.found:  # noqa: SIM110 (asked very often: a loop is faster than a generator)
            if f.start < end and start < f.end:
                return True
        return False

    def ending_at(self, position: int, top: str) -> Found | None:
        """The longest mention of a top class that ends at `position`."""
        found = [f for f in self.found if f.end == position and self.lexicon.tops[f.cls] == top and not f.anaphor]
        return min(found, key=lambda f: f.start, default=None)


def scan(text: str, lexicon: Lexicon) -> Scan:
    """Read a paragraph once."""
    hits: defaultdict[str, list[Hit]] = defaultdict(list)
    make = tuple.__new__  # what Hit(…) calls, without the call around it: a paragraph has dozens
    for last, values in lexicon.automaton.iter(text):
        for kind, length, form, cls in values:
            hits[kind].append(make(Hit, (last - length, last + 1, kind, form, cls)))
    for rows in hits.values():
        if len(rows) > 1:  # in the order of their ends as yet; of those that start at one place the longest comes first
            rows.reverse()
            rows.sort(key=_START)
    hits.default_factory = None
    breaks = [m.start() + k for m in BREAK.finditer(text) for k in range(len(m[0]))]
    quotes = [m.span() for m in QUOTES.finditer(text)]
    titles = [m.span() for m in TITLES.finditer(text)]
    read = Scan(text, lexicon, hits, breaks, quotes, titles, any(dot in text for dot in DOTS))
    if any(len(hit.form) == 1 for hit in hits.get("program", ())):  # such a noun is a word of its own
        hits["program"] = [h for h in hits["program"] if len(h.form) > 1 or _alone(read, h.start)]
    return read


def _alone(read: Scan, start: int) -> bool:
    """Whether a noun of one character stands here, and not the beginning of a longer one, nor what things are for."""
    lexicon = read.lexicon
    longer = lexicon.starts("contest_parts", read.text, start) or lexicon.shapes["used"].match(read.text, start)
    return read.word_starts(start) and not longer


def longest(hits: list[Hit]) -> list[Hit]:
    """Of hits that end at one place the longest, of those that start at one place the longest; in reading order."""
    if len(hits) < 2:
        return hits[:]
    by_end: dict[int, Hit] = {}
    for hit in hits:
        if hit.end not in by_end or hit.start < by_end[hit.end].start:
            by_end[hit.end] = hit
    by_start: dict[int, Hit] = {}
    for hit in by_end.values():
        if hit.start not in by_start or hit.end > by_start[hit.start].end:
            by_start[hit.start] = hit
    return sorted(by_start.values())


def maximal(hits: list[Hit]) -> list[Hit]:
    """Of hits the longest ones, without those that lie inside another."""
    kept: list[Hit] = []
    for hit in longest(hits):  # in reading order, no two from one place: only an earlier one can hold another
        if not kept or hit.end > kept[-1].end:
            kept.append(hit)
    return kept


def index_of(values: list[int], position: int) -> int:
    """How many of the sorted `values` are ≤ position."""
    return bisect_right(values, position)
