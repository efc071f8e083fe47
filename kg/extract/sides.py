"""Takes a list such as "first, second and third place" apart, so that each member stands by itself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from kg.extract.symbols import NUMERALS, WORDS_TABLE
from kg.model import Mention, Paragraph
from kg.ontology import Ontology

COUNTED: Final = NUMERALS[10:20]  # the numbers from one to ten
COMMAS: Final = ("，", ",")
NEVER: Final = re.compile("(?!)")


@dataclass(frozen=True)
class Sides:
    """What lists are read by: `joints` join members beside the comma of lists, `ordinal` is the character that makes a
    number the number of a place, `tail` what ends the last member for all of them, `spans` join the first and the last
    of several places in a row.
    """

    joints: tuple[str, ...] = ()
    ordinal: str = ""
    tail: re.Pattern[str] = NEVER
    spans: tuple[str, ...] = ()

    def apart(self, text: str) -> list[str]:
        """The members of a list, each with what it shares with the others: the word before numbers, the noun at the
        end.

        >>> Sides(ordinal="第").apart("第一、二、三名")
        ['第一名', '第二名', '第三名']
        >>> Sides().apart("团体二、三等奖")
        ['团体二等奖', '团体三等奖']
        >>> Sides().apart("冠、亚军")
        ['冠军', '亚军']
        >>> Sides().apart("金奖、银奖")
        ['金奖', '银奖']
        >>> Sides(tail=re.compile("组?冠军$")).apart("车工、电工组冠军")
        ['车工组冠军', '电工组冠军']
        >>> Sides(ordinal="第", spans=("至",)).apart("团体第一至第三名")
        ['团体第一名', '团体第二名', '团体第三名']
        """
        row = self._row(text)
        if row:
            return row
        between = "|".join(["、", *(re.escape(joint) for joint in sorted(self.joints, key=len, reverse=True))])
        members = [member for member in re.split(between, text) if member]
        if len(members) < 2:
            return members
        ordinal = self.ordinal
        bare = re.compile(rf"{re.escape(ordinal)}?[{NUMERALS}]+" if ordinal else rf"[{NUMERALS}]+")
        shared = re.match(rf"[^{re.escape(ordinal)}{NUMERALS}]*", members[0])
        if shared and shared[0] and bare.fullmatch(members[0], shared.end()) and bare.match(members[-1]):
            return [shared[0] + member for member in self.apart(text[shared.end() :])]
        last = bare.match(members[-1])
        if last and all(bare.fullmatch(member) for member in members[:-1]) and last.end() < len(members[-1]):
            noun = members[-1][last.end() :]
            numbers = [member.removeprefix(ordinal) for member in (*members[:-1], last.group())]
            counted = len(noun) == 1 or members[0].startswith(ordinal or "\0")
            return [f"{ordinal if counted else ''}{number}{noun}" for number in numbers]
        end = self.tail.search(members[-1])
        if end and end.start() and not any(map(self.tail.search, members[:-1])):
            return [*(member + end[0] for member in members[:-1]), members[-1]]
        if len(members[-1]) == 2 and all(len(member) == 1 for member in members[:-1]):
            return [*(member + members[-1][1] for member in members[:-1]), members[-1]]
        return members

    def _row(self, text: str) -> list[str]:
        """Every place from the first to the last one, [] where no such span is said."""
        joint = next((joint for joint in self.spans if joint in text), "")
        if not (joint and self.ordinal):
            return []
        first, _, last = text.partition(joint)
        place = re.compile(rf"{re.escape(self.ordinal)}?([{COUNTED}])")
        start, end = place.search(first), place.match(last)
        if start is None or end is None or COUNTED.index(start[1]) >= COUNTED.index(end[1]):
            return []
        numbers = COUNTED[COUNTED.index(start[1]) : COUNTED.index(end[1]) + 1]
        noun = last[end.end() :] or first[start.end() :]
        return [f"{first[: start.start()]}{self.ordinal}{number}{noun}" for number in numbers]

    def of_one(
        self, subjects: Sequence[int], mentions: Sequence[Mention], paragraphs: Sequence[Paragraph]
    ) -> Sequence[int]:
        """Of those in a row the ones behind its last comma: a place that is won once is theirs, and who stands before
        the comma has won another."""
        for number in range(len(subjects) - 1, 0, -1):
            before, after = mentions[subjects[number - 1]], mentions[subjects[number]]
            between = paragraphs[before.paragraph].text[before.end : after.start]
            joined = any(joint in between for joint in (*self.joints, "、"))
            if any(comma in between for comma in COMMAS) and not joined:
                return subjects[number:]
        return subjects


def sides(ontology: Ontology) -> Sides:
    """What an ontology's words say of lists."""
    words: dict[str, list[str]] = {}
    for row in ontology.rows(WORDS_TABLE):
        words.setdefault(row["class"], []).append(row["form"])
    ordinal = min(words.get("ordinal", ()), default="")
    parts = "|".join(re.escape(row["form"]) for row in ontology.rows("rank_parts"))
    ranks = sorted(words.get("rank", ()), key=len, reverse=True)
    place = rf"{re.escape(ordinal)}[{NUMERALS}]+." if ordinal else "(?!)"
    tail = re.compile(rf"(?:{parts or '(?!)'})?(?:{'|'.join(map(re.escape, ranks)) or '(?!)'}|{place})$")
    return Sides(tuple(words.get("and", ())), ordinal, tail, tuple(words.get("until", ())))


def shared(
    qualifiers: dict[str, str | int], side: str, values: Sequence[str], number: int, of: int
) -> dict[str, str | int]:
    """The qualifiers of one of several subjects, with its own member of the list that runs beside them.

    >>> shared({"rank": "冠、亚军"}, "rank", ["冠军", "亚军"], 1, 2)
    {'rank': '亚军'}
    """
    if len(values) == of:
        return qualifiers | {side: values[number]}
    if len(values) > 1 < of:  # which is whose cannot be told
        return {name: value for name, value in qualifiers.items() if name != side}
    return qualifiers
