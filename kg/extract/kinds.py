"""What stands before a noun for a body and makes no name of it: words of scope or kind, and numbers of such bodies."""

from __future__ import annotations

import re
from typing import Final

from kg.extract import words
from kg.extract.names import proper
from kg.extract.scan import Hit, Scan

TOLD: Final = 4  # characters of a noun for a society that says of which trade it is
ASSOCIATION: Final = "Association"
THINGS: Final = frozenset({"n", "nz"})  # kinds of words for what is counted
AMONG: Final = re.compile(r"(.)[(（](.(?:、.)+)[)）]$")  # one unit and others in parentheses


def generic(scan: Scan, start: int, head: Hit) -> bool:
    """Whether only words of scope or generic ones stand before the noun."""
    stem = scan.text[start : head.start]
    named = max((f.end for f in scan.found if start <= f.start and f.end <= head.start), default=start)
    if scan.lexicon.shapes["graded"].fullmatch(scan.text, named, head.start):
        return True
    if named > start and number_of_things(scan, named, head):
        return True
    kind = scan.text[named : head.start]  # what kind of town or village: "the model village", "all the town"
    if len(kind) > 1 and kind[-1] in scan.lexicon.units and kind in scan.lexicon.words["generic_modifiers"]:
        return True
    among = AMONG.search(stem)
    if among and all(c in scan.lexicon.units for c in among[1] + among[2].replace("、", "")):
        return True  # of all provinces, regions and cities
    counted = list(scan.lexicon.shapes["ordinal"].finditer(stem))
    if counted and counted[-1].end() == len(stem):
        return True
    scope = scan.lexicon.starts("scopes", stem)
    if scope:
        rest = stem.removeprefix(scope)
        if scan.lexicon.shapes["graded"].fullmatch(rest):
            return True
        told = len(rest) > 1 or (not rest and len(head.form) >= TOLD)  # the noun itself may say of which trade
        if head.cls == ASSOCIATION and told and scope in scan.lexicon.words["countries"]:
            return False
        return not rest or (
            not proper(scan, rest) and all(w in scan.lexicon.words["generic_modifiers"] for w in words.segment(rest))
        )
    if head.cls == "TradeUnion" and (head.form in scan.lexicon.short_bodies or head.form in scan.lexicon.standing):
        tops = scan.lexicon.tops
        inside = [f.end for f in scan.found if f.start >= start and f.end <= head.start and tops[f.cls] == "Place"]
        rest = scan.text[max(inside, default=start) : head.start]
        if rest in scan.lexicon.units and (len(head.form) == 1 or head.form in scan.lexicon.standing):
            return levels(scan, head.start - len(rest))
        kinds, number = scan.lexicon.words["generic_unions"], scan.lexicon.shapes["number"]
        if scan.lexicon.shapes["ordinal"].fullmatch(rest):
            return True
        return bool(rest) and all(w in kinds or number.fullmatch(w) for w in words.segment(rest))
    return False


def levels(scan: Scan, start: int) -> bool:
    """Whether the unit at a place is one of several side by side, which are the bodies of all such divisions."""
    end = start - (scan.text[start - 1 : start] == "、")
    return scan.text[end - 1 : end] in scan.lexicon.units and scan.ending_at(end, "Place") is None


def number_of_things(scan: Scan, start: int, head: Hit) -> bool:
    """Whether a number of things is told of whom they belong to: "thirty of the firm's sites". A plain number before a
    noun that is a measure word, too, is one of a unit where no noun for a thing comes next."""
    lexicon = scan.lexicon
    kind = scan.text[start : head.start]
    measure = lexicon.ends("measures", kind)
    number = kind.removesuffix(measure)
    if not number or lexicon.shapes["number"].fullmatch(number) is None:
        return False
    if measure or lexicon.shapes["approximate"].fullmatch(number):
        return True
    after = next(iter(scan.words_after(head.end)), "")
    thing = words.tag(after) in THINGS and after not in lexicon.words["stoppers"] and not scan.post_at(head.end)
    return len(head.form) == 1 and thing


def only_kind(scan: Scan, end: int, head: Hit) -> bool:
    """Whether what stands behind a firm only says what kind of part one has: "its wholly owned subsidiary"."""
    generic = scan.lexicon.words["generic_modifiers"]
    kind = all(w in generic for w in words.segment(scan.text[end : head.start]))
    return kind and head.form in scan.lexicon.words["stoppers"]
