"""Names so near that two things may be one: a word left out, or a character read wrongly."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from kg.model import Entity

LEFT_OUT, MISREAD, TOGETHER = 0.4, 0.3, 0.15
SHORTEST = 4  # a name shorter than this is near too many
MISREAD_FROM = 6
CROWD = 40  # names that share a part which more bear are not compared by it
PART = 3
PLACE = "Place"


def near(entities: Sequence[Entity]) -> Iterator[tuple[float, tuple[Entity, Entity]]]:
    """Pairs of one class with near names, each with how likely it is one thing; the fuller name comes first.

    Cost: linear in the number of names, as only those that share a rare part are compared.
    """
    parts: dict[tuple[str, str, str], list[Entity]] = defaultdict(list)
    for entity in entities:
        if len(entity.name) >= SHORTEST:
            for start in range(len(entity.name) - PART + 1):
                parts[entity.type, entity.subtype, entity.name[start : start + PART]].append(entity)
    places = {form for entity in entities if entity.type == PLACE for form in (entity.name, *entity.aliases)}
    seen: set[tuple[str, str]] = set()
    for crowd in parts.values():
        if len(crowd) > CROWD:
            continue
        for one, other in combinations(crowd, 2):
            full, short = sorted((one, other), key=lambda e: (-len(e.name), e.name, e.id))
            if full.id == short.id or (full.id, short.id) in seen:
                continue
            seen.add((full.id, short.id))
            if (score := likeness(full.name, short.name)) and _inserted(full.name, short.name) not in places:
                yield score + (TOGETHER if {*full.articles} & {*short.articles} else 0), (full, short)


def likeness(full: str, short: str) -> float:
    """How likely a name is another one shortened or misread, 0.0 if it is neither.

    >>> likeness("abcdefgh", "abcfgh"), likeness("abcdef", "abcxef"), likeness("abc1ef", "abc2ef")
    (0.3, 0.3, 0.0)
    """
    if len(full) == len(short):
        wrong = [pair for pair in zip(full, short, strict=True) if pair[0] != pair[1]]
        numbers = any(unicodedata.numeric(char, None) is not None for pair in wrong for char in pair)
        return MISREAD if len(full) >= MISREAD_FROM and len(wrong) == 1 and not numbers else 0.0
    rest = iter(full)
    return round(LEFT_OUT * len(short) / len(full), 3) if all(char in rest for char in short) else 0.0


def _inserted(full: str, short: str) -> str:
    """What stands in the middle of a name and not in the shorter one: a body of a city and one of its district differ.

    >>> _inserted("abXYcd", "abcd"), _inserted("XYabcd", "abcd")
    ('XY', '')
    """
    start = next((n for n, (one, other) in enumerate(zip(full, short, strict=False)) if one != other), len(short))
    middle = full[start : len(full) - len(short) + start]
    return middle if start and full == short[:start] + middle + short[start:] else ""
