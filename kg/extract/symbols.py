"""Turns a paragraph into a string of symbols: one character for each mention, date, amount and word of a class.

Quotation marks and blanks are left out, half-width punctuation is widened, so that patterns over the string stay short
and a compiled regular expression can run over it. Every symbol knows where it stands in the text.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

import ahocorasick

from kg.errors import KgError
from kg.extract.dates import DateFinder
from kg.model import Mention
from kg.ontology import Ontology

FIRST_WORD: Final = 0xE000
FIRST_CLASS: Final = 0xF600
DATE: Final = chr(0xF8F0)
AMOUNT: Final = chr(0xF8F1)
LIST: Final = 3  # characters of the noun for a list, with a quotation mark
HONOUR: Final = "Honour"
DOCUMENT: Final = "Document"
ORGANIZATION: Final = "Organization"
TITLE_MARK: Final = "《"
STOPS: Final = "。！？…"
BREAKS: Final = "，；：" + STOPS
NUMERALS: Final = "0123456789一二三四五六七八九十百千万亿"
WORDS_TABLE: Final = "relation_words"
POSTS_TABLE: Final = "posts"
POST: Final = "post"
_WIDE: Final = tuple(zip(",;:?!()", "，；：？！（）", strict=True))
_DROPPED: Final = re.compile(r"[\s“”‘’\"'「」『』《》〈〉<>【】]+")
_PARENTHESIS: Final = re.compile(r"（[^（）]{0,80}）")
_SCORE: Final = re.compile(r"(?<=\d)：(?=\d)")
_PRIVATE: Final = re.compile("[\ue000-\uf8ff]")
_SKIP: Final = ""
_Mark = tuple[int, int, str, str]  # start, end, symbol (none: left out), value of a date
TITLES: Final = frozenset({"headline", "kicker", "subtitle"})
VERB_CLASSES: Final = frozenset(
    (
        *("organize", "lead", "host", "support", "guide", "found", "issue", "write", "award", "get"),
        *("attend", "speak", "fund", "held", "located", "win", "sign"),
    )
)
LOOSE_CLASSES: Final = ("act", "adv", "and", "by", "modal", "neg", "of", "prep", "say")


@dataclass(frozen=True)
class Alphabet:
    """Which character stands for what.

    `words` maps a class of words to its characters (single-character words stand for themselves), `types` a class of
    things to the characters of it and of all classes below it; `verbs` are the verbs but for those of a single
    character, `bars` these and all things, `loose` the words that stand around a noun phrase and not in it.
    """

    automaton: ahocorasick.Automaton
    words: Mapping[str, frozenset[str]]
    types: Mapping[str, frozenset[str]]
    symbol_of_type: Mapping[str, str]
    things: frozenset[str]
    dates: DateFinder
    amount: re.Pattern[str]
    symbol_of_word: Mapping[str, str]
    verbs: frozenset[str]
    bars: frozenset[str]
    loose: frozenset[str]

    def read(self, text: str) -> str:
        """What a text of a pattern is in a sentence: the characters of its words, the others as they are."""
        code, position = [], 0
        for last, (length, symbol) in self.automaton.iter_long(text):
            code += [text[position : last + 1 - length], symbol]
            position = last + 1
        return "".join((*code, text[position:]))


@dataclass(frozen=True, slots=True)
class Strip:
    """A paragraph (or the inside of a parenthesis) as symbols.

    `mentions` maps positions in `code` to indices into the article's mentions, `dates` to a resolved date; `before` is
    the mention that ends where the parenthesis opens. `knots` are the positions where a symbol or a run of plain
    characters begins, `origins` where that stands in the text, `limits` where a symbol's text ends (0 for a run).
    """

    paragraph: int
    role: str
    code: str
    mentions: dict[int, int]
    before: int = -1
    dates: dict[int, str] = field(default_factory=dict)
    knots: list[int] = field(default_factory=list)
    origins: list[int] = field(default_factory=list)
    limits: list[int] = field(default_factory=list)
    places: tuple[int, ...] = field(init=False)  # the positions of the mentions
    days: tuple[int, ...] = field(init=False)  # and of the dates

    def __post_init__(self) -> None:
        """Keep the positions for those who look for a stretch of them."""
        object.__setattr__(self, "places", tuple(self.mentions))
        object.__setattr__(self, "days", tuple(self.dates))

    def inside(self, start: int, end: int) -> list[tuple[int, int]]:
        """The (position, index) of the mentions between two positions of `code`."""
        places = self.places
        return [(p, self.mentions[p]) for p in places[bisect_left(places, start) : bisect_left(places, end)]]

    def last(self, members: frozenset[str], start: int, end: int, skip: Collection[int] = ()) -> int:
        """The index of the last mention between two positions whose symbol is one of these; -1 for none."""
        while True:
            at = max((self.code.rfind(symbol, start, end) for symbol in members), default=-1)
            if at < 0 or (self.mentions.get(at, -1) >= 0 and self.mentions[at] not in skip):
                return self.mentions[at] if at >= 0 else -1
            end = at

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where `code[start:end]` stands in the text."""
        first = bisect_right(self.knots, start) - 1
        last = bisect_right(self.knots, end - 1) - 1
        limit = self.limits[last] or self.origins[last] + end - self.knots[last]
        return self.origins[first] + (0 if self.limits[first] else start - self.knots[first]), limit

    def moved(self, by: int) -> Strip:
        """The same strip of a text that begins so many characters earlier."""
        limits = [limit and limit + by for limit in self.limits]
        return replace(self, origins=[origin + by for origin in self.origins], limits=limits)


def alphabet(ontology: Ontology, literals: Iterable[str] = ()) -> Alphabet:
    """The alphabet of an ontology; `literals` are further words that patterns name one by one.

    One that holds another word is no word by itself: it would hide that one from all other patterns.
    """
    classes: dict[str, set[str]] = {}
    for row in ontology.rows(WORDS_TABLE):
        classes.setdefault(row["class"], set()).add(row["form"])
    classes.setdefault(POST, set()).update(row["form"] for row in ontology.rows(POSTS_TABLE))
    forms = {form for members in classes.values() for form in members if len(form) > 1}
    spelt = {form for name in VERB_CLASSES for form in classes.get(name, ()) if len(form) > 1}
    within = _automaton((verb, verb) for verb in spelt)
    own = {word for word in literals if len(word) > 1}
    known = _automaton((form, form) for form in forms | own)
    forms |= {
        word
        for word in own
        if not any(True for _ in within.iter(word)) and all(form == word for _, form in known.iter(word))
    }
    # words of the same classes side by side, so that the characters of a class make few stretches
    kinds: dict[str, list[str]] = {form: [] for form in forms}
    for name in sorted(classes, key=lambda name: (name not in VERB_CLASSES, name)):
        for form in classes[name] & forms:
            kinds[form].append(name)
    ordered = sorted(forms, key=lambda form: (VERB_CLASSES.isdisjoint(kinds[form]), kinds[form], form))
    # no pattern can tell words of the same classes from each other, but for those that one names
    told = {form: (tuple(kinds[form]), form if form in own else "") for form in ordered}
    numbers = {key: number for number, key in enumerate(dict.fromkeys(told.values()))}
    if FIRST_WORD + len(numbers) > FIRST_CLASS:
        raise KgError("patterns name too many words", f"keep to {FIRST_CLASS - FIRST_WORD} words and sets of classes")
    symbol = {form: chr(FIRST_WORD + numbers[told[form]]) for form in ordered}

    def lineage(name: str) -> list[str]:  # a class and those below it side by side, too
        above = ontology.classes[name].parent
        return [*(lineage(above) if above in ontology.classes else []), name]

    ranked = sorted(ontology.classes, key=lineage)
    symbol_of_type = {name: chr(FIRST_CLASS + number) for number, name in enumerate(ranked)}
    types: dict[str, set[str]] = {name: {character} for name, character in symbol_of_type.items()}
    for name in ontology.classes:
        above = ontology.classes[name].parent
        while above in ontology.classes:
            types[above].add(symbol_of_type[name])
            above = ontology.classes[above].parent
    units = sorted((row["form"] for row in ontology.rows("money")), key=len, reverse=True)
    about = "".join(re.escape(row["form"]) for row in ontology.rows(WORDS_TABLE) if row["class"] == "about")
    more = f"[{about}]*" if about else ""
    amount = re.compile(rf"[0-9][0-9.]*{more}[百千万亿]*{more}(?:{'|'.join(map(re.escape, units)) or '(?!)'})")
    words = {name: frozenset(symbol.get(form, form) for form in members) for name, members in classes.items()}
    things = frozenset(symbol_of_type.values())
    verbs = frozenset(c for name in (*VERB_CLASSES, "act") for c in words.get(name, ()) if ord(c) >= FIRST_WORD)
    return Alphabet(
        automaton=_automaton((form, (len(form), character)) for form, character in symbol.items()),
        words=words,
        types={name: frozenset(members) for name, members in types.items()},
        symbol_of_type=symbol_of_type,
        things=things,
        dates=DateFinder(ontology),
        amount=amount,
        symbol_of_word=symbol,
        verbs=verbs,
        bars=things | verbs,
        loose=frozenset(c for name in LOOSE_CLASSES for c in words.get(name, ())),
    )


def _automaton(words: Iterable[tuple[str, object]]) -> ahocorasick.Automaton:
    """Finds words in a text and gives what each stands for."""
    automaton = ahocorasick.Automaton()
    automaton.add_word("\uffff", (1, "\uffff"))  # no character: an automaton without a word cannot be asked
    for word, value in words:
        automaton.add_word(word, value)
    automaton.make_automaton()
    return automaton


def outermost(mentions: Iterable[tuple[int, Mention]]) -> list[tuple[int, Mention]]:
    """Those (index, mention) pairs of one paragraph that stand in no longer one, in the order of the text.

    A list that is called by the honour it is of is kept as far as the honour, so that both can be spoken of.
    """
    kept: list[tuple[int, Mention]] = []
    for index, mention in sorted(mentions, key=lambda pair: (pair[1].start, -pair[1].end, pair[0])):
        if kept and mention.type == HONOUR and _holds(kept[-1][1], mention):
            kept[-1] = kept[-1][0], replace(kept[-1][1], end=mention.start)
        elif kept and _shares(kept[-1][1], mention):
            kept[-1] = kept[-1][0], replace(kept[-1][1], end=mention.start - 1)
        if not kept or mention.start >= kept[-1][1].end:
            kept.append((index, mention))
    return kept


def _holds(document: Mention, honour: Mention) -> bool:
    """Whether an honour stands in what is a document without title marks, and not at its beginning."""
    inside = document.start < honour.start and 0 <= document.end - honour.end <= LIST
    return inside and document.type == DOCUMENT and document.text[:1] != TITLE_MARK


def _shares(one: Mention, other: Mention) -> bool:
    """Whether the noun at the end of two bodies is said once, so that both are called otherwise than is written."""
    written = one.name == one.text or other.name == other.text
    return not written and one.end == other.end and one.start < other.start and one.type == other.type == ORGANIZATION


def strips(
    text: str,
    role: str,
    paragraph: int,
    mentions: list[tuple[int, Mention]],
    letters: Alphabet,
    reference: str,
    last: str = "",
) -> Iterator[Strip]:
    """The symbol strings of one paragraph: the text without its parentheses first, then the inside of each.

    `reference` is the date of printing, `last` the date named last in the paragraphs before.
    """
    wide = text
    for narrow, full in _WIDE:
        wide = wide.replace(narrow, full)
    if _PRIVATE.search(wide):
        wide = _PRIVATE.sub("\ufffd", wide)
    kept = outermost(mentions)
    edges = [m.start for _, m in kept], [m.end for _, m in kept]
    holes = [m.span() for m in _PARENTHESIS.finditer(wide) if not (_in(m.start(), edges) or _in(m.end() - 1, edges))]
    dates = letters.dates.find(wide, 0, len(wide), reference, last)
    times: list[_Mark] = [(s, e, DATE, value) for s, e, value in dates]
    times += [(m.start(), m.end(), AMOUNT, "") for m in letters.amount.finditer(wide)]
    quotes = [match.span() for match in _DROPPED.finditer(wide)]
    marks: list[_Mark] = [(start, end, _SKIP, "") for start, end in holes]
    wide = _SCORE.sub("∶", wide)  # the colon of a score or an hour ends no clause
    main = _Writer(wide, paragraph, role, letters, times, quotes)
    yield main.write(0, len(wide), kept, marks)
    for start, end in holes:
        within = [pair for pair in kept if start <= pair[1].start and pair[1].end <= end]
        if within:
            before = next((i for i, m in kept if m.end == start), -1)
            inner = _Writer(wide, paragraph, "", letters, times, quotes)
            yield replace(inner.write(start + 1, end - 1, within, []), before=before)


def _in(position: int, edges: tuple[list[int], list[int]]) -> bool:
    """Whether a position is inside one of the names with these starts and ends."""
    before = bisect_right(edges[0], position) - 1
    return before >= 0 and position < edges[1][before]


class _Writer:
    """Writes one stretch of a paragraph as symbols."""

    def __init__(
        self, text: str, paragraph: int, role: str, letters: Alphabet, times: list[_Mark], quotes: list[tuple[int, int]]
    ) -> None:
        self.text, self.letters, self.times, self.quotes = text, letters, times, quotes
        self.paragraph, self.role = paragraph, role
        self.blank = "，" if role in TITLES else ""

    def write(self, start: int, end: int, mentions: list[tuple[int, Mention]], skipped: list[_Mark]) -> Strip:
        """The strip of `text[start:end]`; where marks overlap, mentions win over dates, and dates over words."""
        symbols = self.letters.symbol_of_type
        fixed: list[_Mark] = list(skipped)
        index_of: dict[int, int] = {}
        for index, mention in mentions:
            symbol = symbols.get(mention.subtype) or symbols.get(mention.type, _SKIP)
            fixed.append((mention.start, mention.end, symbol, ""))
            if symbol != _SKIP:
                index_of[mention.start] = index
        if skipped:
            fixed = _apart(sorted(fixed))
        if self.times:
            edges = [f[0] for f in fixed], [f[1] for f in fixed]
            free = [t for t in self.times if not (_in(t[0], edges) or _in(t[1] - 1, edges))]
            fixed = _apart(sorted(fixed + free))
        marks = list(fixed)
        position = start
        for s, e, _, _ in [*fixed, (end, end, "", "")]:
            if position < s <= end:
                found = self.letters.automaton.iter_long(self.text, position, s)
                marks += [(last + 1 - length, last + 1, symbol, "") for last, (length, symbol) in found]
                for a, b in self.quotes[bisect_left(self.quotes, (position, 0)) : bisect_left(self.quotes, (s, 0))]:
                    marks.append((a, min(b, s), self.blank if self.text[a:b].isspace() else _SKIP, ""))
            position = max(position, e)
        return self.lay(start, end, sorted(marks), index_of)

    def lay(self, start: int, end: int, marks: list[_Mark], index_of: dict[int, int]) -> Strip:
        strip = Strip(self.paragraph, self.role, "", {})
        code: list[str] = []
        knots, origins, limits = strip.knots, strip.origins, strip.limits
        length, position = 0, start
        for s, e, symbol, value in [*marks, (end, end, _SKIP, "")]:
            if s < position or s > end:
                continue
            if position < s:
                code.append(self.text[position:s])
                knots.append(length)
                origins.append(position)
                limits.append(0)
                length += s - position
            if symbol:
                if symbol == DATE:
                    strip.dates[length] = value
                elif s in index_of:
                    strip.mentions[length] = index_of[s]
                code.append(symbol)
                knots.append(length)
                origins.append(s)
                limits.append(e)
                length += 1
            position = e
        return Strip(self.paragraph, self.role, "".join(code), strip.mentions, -1, strip.dates, knots, origins, limits)


def _apart(marks: list[_Mark]) -> list[_Mark]:
    """Of sorted marks those that do not overlap one before them."""
    kept: list[_Mark] = []
    for mark in marks:
        if not kept or mark[0] >= kept[-1][1]:
            kept.append(mark)
    return kept
