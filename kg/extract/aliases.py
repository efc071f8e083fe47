"""Short forms that an article introduces itself, or that a firm's full name makes: found once, then met everywhere."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from kg.extract import words
from kg.extract.lexicon import Lexicon
from kg.extract.scan import Found, Scan

INTRODUCED: Final = (
    r"[(（]?(?:%s)[:：]?[“《「](?P<short>[^”》」]{1,16})[”》」]"
    r"|[(（](?:%s)(?P<plain>[^“”《》「」，,。()（）]{2,12})[)）]"
)
# A firm's brand and trade, and its place after them.
PLACED: Final = re.compile(r"([^()（）]+)[(（][^()（）]{2,4}[)）]$")
FIRM: Final = "Enterprise"
WHOLES: Final = frozenset({FIRM, "School", "Institution", "TradeUnion"})
PARTS: Final = WHOLES | {"Team"}
PART: Final = 4  # characters that other bodies may well be called by, too
COMMUNITY: Final = "Community"
DIVISION: Final = "AdminDivision"
LEAST: Final = 3
GAP: Final = 2


def introduced(scans: Iterable[Scan], lexicon: Lexicon) -> dict[str, Found]:
    """Short form → what it stands for, by words such as "hereinafter called"."""
    marks = "|".join(map(re.escape, lexicon.by_length("alias_marks")))
    if not marks:
        return {}
    pattern = re.compile(INTRODUCED % (marks, marks))
    found: dict[str, Found] = {}
    for each in scans:
        for match in pattern.finditer(each.text) if "alias_marks" in each.hits else ():
            before = [f for f in each.found if 0 <= match.start() - f.end <= GAP and not f.anaphor]
            if before:
                found[match["short"] or match["plain"]] = max(before, key=lambda f: f.end - f.start)
    return found


def shared(articles: Iterable[Mapping[str, Found]], lexicon: Lexicon) -> dict[str, Found]:
    """Short form → firm, for the whole page: what one article introduces (`introduced`) the others take as known.

    Words that other firms are called by as well, and a form that two articles introduce for two firms, stay with the
    article that introduces them.
    """
    found: dict[str, list[Found]] = {}
    for shorts in articles:
        for short, firm in shorts.items():
            common = any(short in lexicon.words[table] for table in ("organization_heads", "anaphors"))
            if firm.cls == FIRM and len(short) >= LEAST and not common:
                found.setdefault(short, []).append(firm)
    return {short: firms[0] for short, firms in found.items() if len({f.name for f in firms}) == 1}


def of_firms(scans: Iterable[Scan], lexicon: Lexicon) -> dict[str, Found]:
    """Short form → firm: a full name without its places and without the words for its legal form."""
    shorts: dict[str, list[Found]] = {}
    for each in scans:
        for f in each.found:
            if f.cls == FIRM and not f.anaphor and lexicon.ends("company_tails", f.name):
                for short in _stems(each, f, lexicon):
                    shorts.setdefault(short, []).append(f)
    return {short: firms[0] for short, firms in shorts.items() if len({f.name for f in firms}) == 1}


def of_trades(scans: Iterable[Scan], lexicon: Lexicon) -> dict[str, Found]:
    """Firms that only their brand and trade name, which a list or what they do has shown: called so again."""
    found: dict[str, Found] = {}
    for each in scans:
        placed = {f.start for f in each.found if lexicon.tops[f.cls] == "Place"}
        for f in each.found:
            named = f.cls == FIRM and not f.anaphor and len(f.name) > LEAST and f.start not in placed
            if named and lexicon.ends("firm_short_heads", f.name):
                found[f.name] = f
    return found


def of_parts(scans: Iterable[Scan], lexicon: Lexicon) -> dict[str, Found]:
    """Short form → part of a firm, a school or an institution: what its name has behind that of the whole, if other
    bodies are not called so as well."""
    shorts: dict[str, list[Found]] = {}
    for each in scans:
        bodies = [f for f in each.found if f.cls in WHOLES and not f.anaphor]
        for part in (f for f in each.found if f.cls in PARTS and not f.anaphor):
            ends = [f.end for f in bodies if f.start == part.start and f.end < part.end]
            rest = each.text[max(ends, default=part.end) : part.end]
            unit = lexicon.ends("unit_nouns", rest)  # these are left to what they stand for
            if len(rest) > PART and not unit and rest not in lexicon.words["organization_heads"]:
                shorts.setdefault(rest, []).append(part)
        places = [f for f in each.found if f.cls == DIVISION]
        for body in (f for f in each.found if f.cls == COMMUNITY and not f.anaphor):
            ends = [f.end for f in places if body.start <= f.start and f.end < body.end]
            rest = each.text[max(ends, default=body.end) : body.end]
            if len(rest) > PART:
                shorts.setdefault(rest, []).append(body)
    return {short: found[0] for short, found in shorts.items() if len({f.name for f in found}) == 1}


def uncovered(scan: Scan, shorts: Mapping[str, Found]) -> bool:
    """Whether a short form stands somewhere in a paragraph by itself, in no mention."""
    return any(
        not scan.covered(at, at + len(short)) and (shorts[short].cls == COMMUNITY or _alone(scan, at))
        for short, at in scan.words_of(shorts)
    )


def _stems(each: Scan, firm: Found, lexicon: Lexicon) -> Iterator[str]:
    """The brand with its trade, and the brand with a short word for its trade."""
    start = firm.start
    places = [f for f in each.found if start <= f.start and f.end < firm.end and lexicon.tops[f.cls] == "Place"]
    for f in sorted(places, key=lambda f: f.start):
        if f.start == start:
            start = f.end
    stem = each.text[start : firm.end]
    tails, sizes = lexicon.words["company_tails"], lexicon.sizes("company_tails")
    while size := next((size for size in sizes if size < len(stem) - 1 and stem[-size:] in tails), 0):
        stem = stem[:-size]
    for size in range(LEAST + 1, len(stem) + 1):
        short = stem[:size]
        if (short == stem or lexicon.ends("firm_short_heads", short)) and not words.frequency(short):
            yield short
    if len(stem) == LEAST and not words.frequency(stem):
        yield stem
    brand = stem.removesuffix(lexicon.ends("firm_short_heads", stem))
    if LEAST < len(brand) < len(stem) and not words.frequency(brand):
        yield brand
    lead = PLACED.match(stem)
    if lead and len(lead[1]) > LEAST and not words.frequency(lead[1]):
        yield lead[1]


def _goes_before(scan: Scan, at: int) -> bool:
    """Whether a word of a name stands right before: what follows is then the end of that name."""
    word = (scan.words_before(at) or ("",))[-1]
    return bool(word) and word not in scan.lexicon.words["stoppers"]


def _alone(scan: Scan, at: int) -> bool:
    """Whether a phrase begins here, or the item of a list, or what a particle, a word for a place or a verb of founding
    governs."""
    begins = scan.apart(at, "conjunctions", "particles", "place_marks")
    return begins or bool(scan.lexicon.ends("founding", scan.text, at))


def mark(scan: Scan, shorts: dict[str, Found]) -> bool:
    """Mark the short forms in a paragraph before anything else is recognised; says whether there were any."""
    before = len(scan.found)
    generic = scan.lexicon.words["organization_heads"]
    for short in sorted(shorts, key=len, reverse=True):
        for at in scan.occurrences(short):
            full = shorts[short].name
            whole = scan.text.find(full, max(0, at - len(full)))
            apart = not scan.covered(at, at + len(short)) and (
                short == full or not (0 <= whole <= at < whole + len(full))
            )
            apart = apart and not (short == full and scan.lexicon.starts("company_tails", scan.text, at + len(short)))
            part = shorts[short].cls in PARTS and full.endswith(short) and full != short
            if apart and not (short in generic and _goes_before(scan, at)) and not (part and not _alone(scan, at)):
                scan.add(at, at + len(short), shorts[short].cls, full)
    return len(scan.found) > before
