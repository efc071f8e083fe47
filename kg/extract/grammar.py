"""Compiles the text of a pattern to a regular expression over symbols. The language is described in ontology/README.md.

A pattern is a row of tokens: `@class` a word of a class; `{role:Type}` a thing, `{role:Type+}` a list of things,
`{role:Type&}` a list with nothing between its members but what joins them, `{role:Type!}` a thing that no other is
listed before; `[role:Type]` the thing that is in force there without being said; `<name: … >` text kept as a
qualifier; `~9` up to nine characters of plain text in the same clause (no thing, no verb), `~9{Type|Verb}` the same
with such let through, `~~9` anything in the same clause, `~~~9` anything in the same sentence; `-9` a noun phrase of up
to nine characters, `-9{Type}` with such things in it; `#` a number; `^` and `$` the bounds of a clause; `!word` and
`!@class` what must not follow; `( | )`, `?` and `*`; all else is text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from kg.errors import KgError
from kg.extract.symbols import AMOUNT, BREAKS, DATE, NUMERALS, STOPS, Alphabet
from kg.ontology import Pattern

_TOKEN: Final = re.compile(
    r"(?P<blank>\s+)|@(?P<word>\w+)|\{(?P<role>\w*):(?P<types>[\w|]+)(?P<many>[+!&]?)\}"
    r"|\[(?P<held>\w+):(?P<kinds>[\w|]+)\]|<(?P<text>\w+):|(?P<close>>)"
    r"|(?P<gap>~{1,3})(?P<length>[0-9]+)(?:\{(?P<through>[\w|]+)\})?"
    r"|-(?P<phrase>[0-9]+)(?:\{(?P<inside>[\w|]+)\})?|!@(?P<unless>\w+)|!(?P<bar>[^\s@{}\[\]<>~#()|?*^$!]+)|(?P<number>#)|(?P<mark>[()|?*^$])|(?P<literal>[^\s@{}\[\]<>~#()|?*^$!]+)"
)
_CHOICE: Final = re.compile(r"\(([^()]*)\)\s*(?![?*\s])")
_FIRST: Final = re.compile(r"\s*(?:@(\w+)|([^\s@{}\[\]<>~#()|?*^$]+))(?!\s*[?*])")
_OBJECT: Final = re.compile(r"\s*(?:(?:\|[^()|]*)*\)\s*)?\{object:")
_TOLD: Final = 8  # a gap as long as this has room for a clause that tells about the object
_NEAR: Final = 4  # how far the end of that clause may be from it
AND: Final = "and"
OF: Final = "of"
DATE_TYPE: Final = "Date"
AMOUNT_TYPE: Final = "Amount"
VERB: Final = "Verb"
BYLINE, OUTER, BEFORE, PRONOUN, IT, WORK, GIVER, TITLED, HEADED = SPECIAL = (
    *("Byline", "Outer", "Before", "Pronoun", "It", "Work", "Giver", "Titled", "Headed"),
)
OPTIONS: Final = (
    *("alike", "before", "congress", "dated", "denied", "fitting", "near", "pairwise", "reach", "scene", "signature"),
    *("several", "single", "sole", "state", "unless", "whole", "within"),
)


@dataclass(frozen=True, slots=True)
class Rule:
    """A compiled pattern.

    `text` is the regular expression, `groups` its groups with the role or qualifier each is for, `roles` those among
    them that hold things, with the symbols these may have; `held` those that must be in force, with the symbols of
    each class in the order of preference; `special` those that come from elsewhere (the byline, the name around, the
    name before). Of each set in `needs` a sentence must hold a symbol.
    """

    name: str
    predicate: str
    text: str
    roles: Mapping[str, frozenset[str]]
    held: Mapping[str, tuple[frozenset[str], ...]]
    special: Mapping[str, str]
    groups: tuple[tuple[str, str], ...]
    constants: Mapping[str, str]
    needs: tuple[frozenset[str], ...]
    confidence: float
    carried: float
    options: Mapping[str, object]

    @property
    def expression(self) -> re.Pattern[str]:
        """The regular expression, compiled when a sentence first needs it: of hundreds a page needs some dozens."""
        return _compiled(self.text)


@cache
def _compiled(text: str) -> re.Pattern[str]:
    return re.compile(text)


def literals(text: str) -> list[str]:
    """The words that a pattern names one by one.

    >>> literals("{subject:Person} ： ~~30 —— !（")
    ['：', '——', '（']
    """
    return [match["literal"] or match["bar"] for match in _TOKEN.finditer(text) if match["literal"] or match["bar"]]


def compile_pattern(pattern: Pattern, letters: Alphabet) -> Rule:
    """The rule that a pattern of the ontology means.

    Raises:
        KgError: naming the pattern and the token that is not understood.
    """
    return _Compiler(pattern, letters).rule()


def characters(members: frozenset[str]) -> str:
    """A regular expression for one of the characters."""
    return f"[{stretches(members)}]" if members else "(?!)"


@lru_cache(maxsize=1024)
def stretches(members: frozenset[str]) -> str:
    """The characters as the inside of a set in a regular expression; a set of few stretches compiles faster.

    >>> stretches(frozenset("abcx"))
    'a-cx'
    """
    runs: list[tuple[int, int]] = []
    for code in sorted(map(ord, members)):
        if runs and runs[-1][1] == code - 1:
            runs[-1] = runs[-1][0], code
        else:
            runs.append((code, code))
    return "".join(
        re.escape(chr(first)) + ("-" if last > first + 1 else "") + (re.escape(chr(last)) if last > first else "")
        for first, last in runs
    )


@lru_cache(maxsize=1024)
def _barred(bars: frozenset[str], more: frozenset[str], allowed: frozenset[str]) -> str:
    return BREAKS + stretches((bars | more) - allowed)


class _Compiler:
    def __init__(self, pattern: Pattern, letters: Alphabet) -> None:
        self.pattern, self.letters = pattern, letters
        self.roles: dict[str, frozenset[str]] = {}
        self.held: dict[str, tuple[frozenset[str], ...]] = {}
        self.special: dict[str, str] = {}
        self.groups: dict[str, str] = {}
        self.needs: list[frozenset[str]] = []
        self.verbs, self.loose = letters.verbs, letters.loose
        self.number = f"[{NUMERALS}]+"
        nothing: frozenset[str] = frozenset()
        self.givers = letters.types.get("Organization", nothing) | letters.types.get("Place", nothing)

    def fail(self, problem: str, remedy: str) -> KgError:
        return KgError(f"pattern {self.pattern.name}: {problem}", remedy, file=self.pattern.source)

    def rule(self) -> Rule:
        fields = self.pattern.fields
        source = str(fields.get("pattern", ""))
        if not source:
            raise self.fail("it has no text", 'write pattern = "…"')
        expression = self.expression(source)
        return Rule(
            name=self.pattern.name,
            predicate=self.pattern.predicate,
            text=expression,
            roles=self.roles,
            held=self.held,
            special=self.special,
            groups=tuple(self.groups.items()),
            constants={str(k): str(v) for k, v in dict(fields.get("qualifiers", {})).items()},
            needs=tuple(self.needs),
            confidence=float(fields.get("confidence", 0.5)),
            carried=float(fields.get("carried", fields.get("confidence", 0.5))),
            options={name: fields[name] for name in OPTIONS if name in fields},
        )

    def types(self, names: str) -> frozenset[str]:
        found: set[str] = set()
        for name in names.split("|"):
            if name == DATE_TYPE:
                found.add(DATE)
            elif name == AMOUNT_TYPE:
                found.add(AMOUNT)
            elif name in self.letters.types:
                found |= self.letters.types[name]
            else:
                raise self.fail(f"no class {name!r}", "name one of kg.ttl, Date or Amount")
        return frozenset(found)

    def group(self, name: str) -> str:
        group = f"{name}_{sum(known == name for known in self.groups.values()) + 1}"
        if not group.isidentifier():
            raise self.fail(f"it does not compile (no name of a group: {name!r})", "let it begin with a letter")
        self.groups[group] = name
        return group

    def need(self, members: frozenset[str], depth: int, optional: bool) -> None:
        if not depth and not optional:
            self.needs.append(members)

    def expression(self, source: str) -> str:
        made: list[str] = []
        loose: list[int] = []  # depths of texts that may be missing
        position = depth = unclosed = repeatable = 0
        while position < len(source):
            match = _TOKEN.match(source, position)
            if not match:
                raise self.fail(f"cannot read {source[position : position + 8]!r}", "see the section on patterns")
            position = match.end()
            optional = source[position:].lstrip()[:1] in ("?", "*")
            if match["mark"] == "(" and not depth:
                self.choice(source[match.start() :])
            made.append(self.token(match, depth, optional))
            repeatable = self.repeatable(match, repeatable)
            unclosed += (match["mark"] == "(" or bool(match["text"])) - (match["mark"] == ")" or bool(match["close"]))
            if unclosed < 0:
                raise self.fail("it does not compile (a bracket closes that did not open)", "check the brackets")
            depth += (match["mark"] == "(") - (match["mark"] == ")")
            if match["text"] and re.match(r"[^>]*>\s*[?*]", source[position:]):
                depth += 1
                loose.append(depth)
            elif match["close"] and loose and loose[-1] == depth:
                depth -= 1
                loose.pop()
        if unclosed:
            raise self.fail("it does not compile (a bracket is not closed)", "check the brackets")
        return "".join(made)

    def repeatable(self, match: re.Match[str], before: int) -> int:
        """How many marks of repetition may follow a token; `before` is how many might follow the one before it.

        With the count of brackets this is all that a regular expression made of tokens can be wrong in: a fault is
        known without compiling it.
        """
        mark = match["mark"]
        if mark and mark in "?*":
            if before < (1 if mark == "?" else 2):  # `?` behind another one asks for as few as possible
                raise self.fail(f"it does not compile (nothing that {mark!r} could repeat)", "check the brackets")
            return before - 1
        if match["blank"] or match["held"]:
            return before
        if match["text"] or match["gap"] or match["phrase"] or (mark and mark in "(|"):
            return 0
        return 1 if match["number"] else 2

    def choice(self, rest: str) -> None:
        """Of a group of plain alternatives at the outer level, one must stand in the sentence."""
        group = _CHOICE.match(rest)
        first = [_FIRST.match(part) for part in group[1].split("|")] if group else []
        members: set[str] = set()
        for hit in first:
            if hit is None:
                return
            members |= self.letters.words.get(hit[1], frozenset()) if hit[1] else {self.letters.read(hit[2])[0]}
        if members:
            self.needs.append(frozenset(members))

    def token(self, match: re.Match[str], depth: int, optional: bool) -> str:
        if match["blank"]:
            return ""
        if match["word"]:
            if match["word"] not in self.letters.words:
                raise self.fail(f"no class of words {match['word']!r}", "name one of lexicon/relation_words.tsv")
            members = self.letters.words[match["word"]]
            self.need(members, depth, optional)
            return characters(members)
        if match["types"]:
            return self.thing(match["role"], match["types"], match["many"], depth, optional)
        if match["held"]:
            if match["kinds"] in SPECIAL:
                self.special[match["held"]] = match["kinds"]
            else:
                self.held[match["held"]] = tuple(self.types(name) for name in match["kinds"].split("|"))
            return ""
        if match["text"]:
            return f"(?P<{self.group(match['text'])}>"
        if match["close"]:
            return ")"
        if match["gap"]:
            told = _OBJECT.match(match.string, match.end()) is not None
            return self.gap(len(match["gap"]), int(match["length"]), match["through"] or "", told=told)
        if match["unless"]:
            return f"(?!{characters(self.letters.words.get(match['unless'], frozenset()))})"
        if match["bar"]:
            return f"(?!{re.escape(self.letters.read(match['bar']))})"
        if match["phrase"]:
            within = self.types(match["inside"]) if match["inside"] else frozenset[str]()
            return f"[^{self.barred(self.loose, within)}、]{{0,{match['phrase']}}}?"
        if match["number"]:
            return self.number
        if match["mark"]:
            return {"^": rf"(?:(?<=[{BREAKS}])|(?<![\s\S]))", "$": rf"(?=[{BREAKS}]|\Z)", "(": "(?:"}.get(
                match["mark"], match["mark"]
            )
        code = self.letters.read(match["literal"])
        self.need(frozenset(code[0]), depth, optional)
        return f"(?:{re.escape(code)})" if len(code) > 1 else re.escape(code)

    def gap(self, kind: int, length: int, through: str, *, told: bool) -> str:
        """Text between two tokens; before an object there may be a clause that tells about it and ends in a verb."""
        if kind == 3:
            return f"[^{STOPS}]{{0,{length}}}?"
        if kind == 2:
            return f"[^{BREAKS}]{{0,{length}}}?"
        allowed: frozenset[str] = frozenset()
        for name in through.split("|") if through else ():
            allowed |= self.verbs if name == VERB else self.types(name)
        plain = f"[^{self.barred(frozenset(), allowed)}]{{0,{length}}}?"
        of = self.letters.words.get(OF)
        if VERB in through or not (told and of) or length < _TOLD:
            return plain
        clause = f"{plain}{characters(self.verbs)}{characters(of)}[^{self.barred(of)}]{{0,{_NEAR}}}?"
        return f"(?:{plain}|{clause})"

    def barred(self, more: frozenset[str], allowed: frozenset[str] = frozenset()) -> str:
        """What plain text does not hold, for a set of characters in a regular expression."""
        return _barred(self.letters.bars, more, allowed)

    def thing(self, role: str, types: str, many: str, depth: int, optional: bool) -> str:
        members = self.types(types)
        self.need(members, depth, optional)
        one = characters(members)
        joints = characters(self.letters.words.get(AND, frozenset()) | {"、"})
        if many == "+":
            plain = f"[^{self.barred(frozenset())}]"
            between = rf"(?:(?:{self.number}{plain})?{joints}(?:{plain}{{0,8}}?))?"
            if members <= self.letters.types.get("Person", frozenset()):
                plain = f"[^{BREAKS}{stretches(members | self.verbs)}]"  # who the next one is, behind a comma
                between = rf"(?:{joints}[^{BREAKS}{stretches(members)}]{{0,40}}?|，{plain}{{0,30}}?)"
            if members <= self.letters.types.get("Honour", frozenset()):
                plain = f"[^{self.barred(frozenset(), self.givers)}]"  # each may be named with who gives it
                between = f"(?:{joints}{plain}{{0,8}}?)?"
            one = f"{one}(?:{between}{one})*"
        if many == "&":
            one = f"{one}(?:{joints}{one})*"
        if many == "!":
            one = f"(?<!{joints}){one}"
        if not role:
            return f"(?:{one})"
        group = self.group(role)
        self.roles[group] = members
        return f"(?P<{group}>{one})"
