"""Honours told by what stands beside them: all that somebody is named, what stands before the word for a title or for a
list of those who hold it, and prizes told by their number."""

from __future__ import annotations

from typing import Final

from kg.extract import words
from kg.extract.names import left_edge
from kg.extract.scan import Scan
from kg.extract.sounded import FULL

CLASS: Final = "Honour"
# Characters of what somebody is named.
LEAST: Final = 6
MOST: Final = 24
LIST: Final = "list"  # the side of words for what holders of an honour stand on: a list, a register


def honours(scan: Scan) -> None:
    """Mark them, where none is marked yet."""
    _registers(scan)
    _titled(scan)
    _prizes(scan)
    for verb, at in scan.met("naming"):
        _complement(scan, at + len(verb))


def _complement(scan: Scan, start: int, least: int = LEAST) -> None:
    """Mark what somebody is named after such a verb, if it says first of which region or grade it is.

    The whole phrase up to the next break is the honour, even where it ends like the name of a body.
    """
    lexicon, text = scan.lexicon, scan.text
    start = _behind_edition(scan, start)
    end = scan.until(start)
    marks = [word for side in ("after", LIST) for word in lexicon.having("honour_marks", "side", side) if len(word) > 1]
    end = min((at for word in marks if (at := text.find(word, start + 1, end)) > 0), default=end)
    marked = end < scan.until(start)  # it goes on with what only follows an honour
    if not least <= end - start <= MOST or any(f.start < end and start < f.end and f.cls == CLASS for f in scan.found):
        return
    place = any(f.start == start and lexicon.tops[f.cls] == "Place" for f in scan.found)
    grade = lexicon.shapes["grade"].match(text, start)
    if not (place or grade or lexicon.starts("scopes", text, start)):
        return
    if any(text.endswith(rank, start, end) for rank in lexicon.having("relation_words", "class", "rank")):
        return  # a place in a contest
    if _seat(scan, text[start:end]):
        return
    said = words.segment(text[start:end])
    joined = lexicon.words["conjunctions"] if marked else ()
    if not words.tag(said[-1]).startswith("n") or any(w in lexicon.words["stoppers"] and w not in joined for w in said):
        return
    for found in [f for f in scan.found if start <= f.start and f.end <= end and lexicon.tops[f.cls] != "Place"]:
        scan.found.remove(found)
    scan.add(start, end, CLASS)
    if text[end : end + 1] in lexicon.words["conjunctions"]:
        _complement(scan, end + 1, FULL + 1)  # named several things


def _titled(scan: Scan) -> None:
    """What begins with a region and stands before the word for a title is one, whatever noun it ends with."""
    lexicon, text = scan.lexicon, scan.text
    for noun, at in scan.words_of(lexicon.words["honour_nouns"]):
        if lexicon.ends("honour_nouns", text, at + len(noun)) != noun:
            continue  # the end of a longer one
        start, anchored = left_edge(scan, at)
        inside = [f for f in scan.found if f.start < at and start < f.end and lexicon.tops[f.cls] != "Place"]
        whole = any(f.cls == CLASS and f.end == at for f in inside) or any(f.end > at for f in inside)
        if not anchored or whole or not LEAST <= at - start <= MOST:
            continue
        if any(word in lexicon.words["stoppers"] for word in words.segment(text[start:at])):
            continue
        for found in inside:
            scan.found.remove(found)
        scan.add(start, at, CLASS)


def _prizes(scan: Scan) -> None:
    """A prize told by its number behind a verb of winning: all up to its noun, which ends the phrase."""
    lexicon, text = scan.lexicon, scan.text
    for edition in lexicon.shapes["ordinal"].finditer(text):
        start, end = edition.start(), scan.until(edition.end())
        noun = lexicon.ends("honour_marks", text, end)
        verb = lexicon.ends("honour_marks", text, start)
        sides = [lexicon.words["honour_marks"].get(word, {}).get("side") for word in (verb, noun)]
        if sides != ["before", "after"] or not LEAST <= end - edition.end() + 2 <= MOST:
            continue
        said = words.segment(text[edition.end() : end])
        if any(f.start < end and edition.end() < f.end and f.cls == CLASS for f in scan.found):
            continue
        if not any(word in lexicon.words["stoppers"] for word in said) and not lexicon.ends("program_heads", text, end):
            scan.add(start, end, CLASS)


def _behind_edition(scan: Scan, start: int) -> int:
    """Where what is named goes on behind its year and its number, which are no part of the honour."""
    for shape in ("year", "ordinal", "year"):
        before = scan.lexicon.shapes[shape].match(scan.text, start)
        start = before.end() if before else start
    return start


def _registers(scan: Scan) -> None:
    """What a list is called that somebody is said to stand on: the honour of those on it, with its region or grade."""
    lexicon = scan.lexicon
    lists = [*scan.met("honour_marks", lexicon.having("honour_marks", "side", LIST))]
    if not lists or not any(word in scan.text for word in lexicon.having("relation_words", "class", "listed")):
        return
    for word, at in lists:
        start, anchored = left_edge(scan, at)
        start = _behind_edition(scan, start)
        anchored = anchored or bool(lexicon.starts("scopes", scan.text, start))
        grade = lexicon.shapes["grade"].match(scan.text, start)
        stem = scan.text[start:at]
        if len(word) < 2 or not (anchored or grade) or not LEAST <= len(stem) <= MOST or _seat(scan, stem):
            continue
        if not any(f.cls == CLASS and f.start < at and start < f.end for f in scan.found):
            scan.add(start, at, CLASS)


def _seat(scan: Scan, phrase: str) -> bool:
    """Whether a phrase ends like a seat, a post, an event or a team rather than an honour."""
    lexicon = scan.lexicon
    tables = ("representatives", "posts", "program_heads", "festivals")
    team = lexicon.ends("organization_heads", phrase)
    others = [lexicon.ends(table, phrase) for table in tables]
    if team and not lexicon.ends("namesakes", phrase) and lexicon.words["organization_heads"][team]["class"] == "Team":
        others.append(team)  # no studio, which may be a model one
    return len(max(others, key=len)) > len(lexicon.ends("honour_heads", phrase))
