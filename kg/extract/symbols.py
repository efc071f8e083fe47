"""Turns a paragraph into a string of symbols: one character for each mention, date, amount and word of a class.

Quotation marks and blanks are left out, half-width punctuation is widened, so that patterns over the string stay short
and a compiled regular expression can run over it. Every symbol knows where it stands in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

import ahocorasick

from kg.extract.dates import DateFinder
from kg.model import Mention
from kg.ontology import Ontology

FIRST_WORD, FIRST_CLASS = 0xE000, 0xF600
DATE, AMOUNT = chr(0xF8F0), chr(0xF8F1)
STOPS = "。！？…"
BREAKS = "，；：" + STOPS
NUMERALS = "0123456789一二三四五六七八九十百千万亿两"
WORDS_TABLE, POSTS_TABLE, POST = "relation_words", "posts", "post"
_WIDE = str.maketrans(",;:?!()", "，；：？！（）")
_DROPPED = re.compile(r"[\s“”‘’\"'「」『』《》〈〉<>【】]+")
_PARENTHESIS = re.compile(r"（[^（）]{0,80}）")
_PRIVATE = re.compile("[\ue000-\uf8ff]")
TITLES = frozenset({"headline", "kicker", "subtitle"})
VERB_CLASSES = frozenset(
    (
        *("organize", "lead", "host", "support", "guide", "found", "issue", "write", "award", "get"),
        *("attend", "speak", "fund", "held", "located", "win", "sign"),
    )
)


@dataclass(frozen=True)
class Alphabet:
    """Which character stands for what.

    `words` maps a class of words to its characters (single-character words stand for themselves), `types` a class of
    things to the characters of it and of all classes below it.
    """

    automaton: ahocorasick.Automaton
    words: Mapping[str, frozenset[str]]
    types: Mapping[str, frozenset[str]]
    symbol_of_type: Mapping[str, str]
    things: frozenset[str]
    dates: DateFinder
    amount: re.Pattern[str]
    symbol_of_word: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Strip:
    """A paragraph (or the inside of a parenthesis) as symbols.

    `code[i]` stands for `text[starts[i]:ends[i]]`; `mentions` maps positions in `code` to indices into the article's
    mentions, `dates` to a resolved date; `before` is the mention that ends where the
    parenthesis opens.
    """

    paragraph: int
    role: str
    code: str
    starts: list[int]
    ends: list[int]
    mentions: dict[int, int]
    before: int = -1
    dates: dict[int, str] = field(default_factory=dict)


def alphabet(ontology: Ontology, literals: Iterable[str] = ()) -> Alphabet:
    """The alphabet of an ontology; `literals` are further words that patterns name one by one."""
    classes: dict[str, set[str]] = {}
    forms: set[str] = {word for word in literals if len(word) > 1}
    for row in ontology.rows(WORDS_TABLE):
        classes.setdefault(row["class"], set()).add(row["form"])
    classes.setdefault(POST, set()).update(row["form"] for row in ontology.rows(POSTS_TABLE))
    for members in classes.values():
        forms |= {form for form in members if len(form) > 1}
    automaton = ahocorasick.Automaton()
    symbol = {form: chr(FIRST_WORD + number) for number, form in enumerate(sorted(forms))}
    for form, character in symbol.items():
        automaton.add_word(form, (len(form), character))
    if symbol:
        automaton.make_automaton()
    symbol_of_type = {name: chr(FIRST_CLASS + number) for number, name in enumerate(sorted(ontology.classes))}
    types: dict[str, set[str]] = {name: {character} for name, character in symbol_of_type.items()}
    for name in ontology.classes:
        above = ontology.classes[name].parent
        while above in ontology.classes:
            types[above].add(symbol_of_type[name])
            above = ontology.classes[above].parent
    units = sorted((row["form"] for row in ontology.rows("money")), key=len, reverse=True)
    more = "".join(row["form"] for row in ontology.rows(WORDS_TABLE) if row["class"] == "about")
    amount = re.compile(
        rf"[0-9][0-9.]*[{more}]*[百千万亿]*[{more}]*(?:{'|'.join(map(re.escape, units)) or '(?!)'})"
    )
    return Alphabet(
        automaton=automaton,
        words={name: frozenset(symbol.get(form, form) for form in members) for name, members in classes.items()},
        types={name: frozenset(members) for name, members in types.items()},
        symbol_of_type=symbol_of_type,
        things=frozenset(symbol_of_type.values()),
        dates=DateFinder(ontology),
        amount=amount,
        symbol_of_word=symbol,
    )


def outermost(mentions: Iterable[tuple[int, Mention]]) -> list[tuple[int, Mention]]:
    """Those (index, mention) pairs of one paragraph that stand in no longer one, in the order of the text."""
    kept: list[tuple[int, Mention]] = []
    for index, mention in sorted(mentions, key=lambda pair: (pair[1].start, -pair[1].end, pair[0])):
        if not kept or mention.start >= kept[-1][1].end:
            kept.append((index, mention))
    return kept


def strips(
    text: str, role: str, paragraph: int, mentions: list[tuple[int, Mention]], letters: Alphabet, reference: str
) -> Iterator[Strip]:
    """The symbol strings of one paragraph: the text without its parentheses first, then the inside of each."""
    wide = text.translate(_WIDE)
    if _PRIVATE.search(wide):
        wide = _PRIVATE.sub("\ufffd", wide)
    kept = outermost(mentions)
    inside = [False] * (len(text) + 1)
    for _, mention in kept:
        for position in range(mention.start, mention.end):
            inside[position] = True
    holes = [
        match.span() for match in _PARENTHESIS.finditer(wide) if not (inside[match.start()] or inside[match.end() - 1])
    ]
    bounds = [0, *(edge for hole in holes for edge in hole), len(wide)]
    pieces = list(zip(bounds[::2], bounds[1::2], strict=True))
    yield _strip(wide, role, paragraph, pieces, kept, letters, reference)
    for start, end in holes:
        within = [pair for pair in kept if start <= pair[1].start and pair[1].end <= end]
        if within:
            before = next((i for i, m in kept if m.end == start), -1)
            yield replace(_strip(wide, "", paragraph, [(start + 1, end - 1)], within, letters, reference), before=before)


def _strip(
    text: str, role: str, paragraph: int, pieces: list[tuple[int, int]], mentions: list[tuple[int, Mention]],
    letters: Alphabet, reference: str,
) -> Strip:
    made = Strip(paragraph, role, "", [], [], {}, -1)
    code: list[str] = []
    blank = "，" if role in TITLES else ""

    def put(symbol: str, start: int, end: int) -> None:
        code.append(symbol)
        made.starts.append(start)
        made.ends.append(end)

    def plain(start: int, end: int) -> None:
        position = start
        for match in _DROPPED.finditer(text, start, end):
            raw(position, match.start())
            position = match.end()
            if blank and match.group().isspace():
                put(blank, match.start(), match.end())
        raw(position, end)

    def raw(start: int, end: int) -> None:
        if start < end:
            code.extend(text[start:end])
            made.starts.extend(range(start, end))
            made.ends.extend(range(start + 1, end + 1))

    def gap(start: int, end: int) -> None:
        if start >= end:
            return
        found = [(s, e, DATE, value) for s, e, value in letters.dates.find(text, start, end, reference)]
        found += [(m.start(), m.end(), AMOUNT, "") for m in letters.amount.finditer(text, start, end)]
        taken = [(s, e) for s, e, _, _ in found]
        for last, (length, symbol) in letters.automaton.iter_long(text, start, end):
            span = (last + 1 - length, last + 1)
            if not any(span[0] < e and s < span[1] for s, e in taken):
                found.append((*span, symbol, ""))
        position = start
        for s, e, symbol, value in sorted(found):
            if s < position:
                continue
            plain(position, s)
            if symbol == DATE:
                made.dates[len(code)] = value
            put(symbol, s, e)
            position = e
        plain(position, end)

    queue = list(mentions)
    for start, end in pieces:
        position = start
        while queue and queue[0][1].start < end:
            index, mention = queue.pop(0)
            if mention.start < position:
                continue
            gap(position, mention.start)
            name = mention.subtype if mention.subtype in letters.symbol_of_type else mention.type
            if name in letters.symbol_of_type:
                made.mentions[len(code)] = index
                put(letters.symbol_of_type[name], mention.start, mention.end)
            position = mention.end
        gap(position, end)
    return replace(made, code="".join(code))
