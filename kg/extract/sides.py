"""Takes a list such as "first, second and third place" apart, so that each member stands by itself."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from kg.extract.symbols import NUMERALS


def apart(text: str, joints: Collection[str], ordinal: str = "", tail: re.Pattern[str] | None = None) -> list[str]:
    """The members of a list, each with what it shares with the others: the word before numbers, the noun at the end.

    `joints` are the words that join members beside the comma of lists, `ordinal` the character that makes a number
    the number of a place, `tail` what ends the last member for all of them.

    >>> apart("第一、二、三名", (), "第")
    ['第一名', '第二名', '第三名']
    >>> apart("团体二、三等奖", ())
    ['团体二等奖', '团体三等奖']
    >>> apart("冠、亚军", ())
    ['冠军', '亚军']
    >>> apart("金奖、银奖", ())
    ['金奖', '银奖']
    >>> apart("车工、电工组冠军", (), "", re.compile("组?冠军$"))
    ['车工组冠军', '电工组冠军']
    """
    between = "|".join(["、", *(re.escape(joint) for joint in sorted(joints, key=len, reverse=True))])
    members = [member for member in re.split(between, text) if member]
    if len(members) < 2:
        return members
    bare = re.compile(rf"{re.escape(ordinal)}?[{NUMERALS}]+" if ordinal else rf"[{NUMERALS}]+")
    shared = re.match(rf"[^{re.escape(ordinal)}{NUMERALS}]*", members[0])
    if shared and shared[0] and bare.fullmatch(members[0], shared.end()) and bare.match(members[-1]):
        return [shared[0] + member for member in apart(text[shared.end() :], joints, ordinal)]
    last = bare.match(members[-1])
    if last and all(bare.fullmatch(member) for member in members[:-1]) and last.end() < len(members[-1]):
        noun = members[-1][last.end() :]
        numbers = [member.removeprefix(ordinal) for member in (*members[:-1], last.group())]
        counted = len(noun) == 1 or members[0].startswith(ordinal or "\0")
        return [f"{ordinal if counted else ''}{number}{noun}" for number in numbers]
    if tail and (end := tail.search(members[-1])) and end.start() and not any(map(tail.search, members[:-1])):
        return [*(member + end[0] for member in members[:-1]), members[-1]]
    if len(members[-1]) == 2 and all(len(member) == 1 for member in members[:-1]):
        return [*(member + members[-1][1] for member in members[:-1]), members[-1]]
    return members


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
