"""Honours: titles and prizes by the noun that ends them, and quoted names beside words of awarding."""

from __future__ import annotations

from kg.extract import words
from kg.extract.names import left_edge, proper
from kg.extract.person_name import foreign_at, name_end
from kg.extract.scan import Hit, Scan, longest

CLASS = "Honour"
SHORT = 4  # characters that say of which region an honour is, before a noun and the name of who holds it


def honours(scan: Scan) -> None:
    """Mark honours by name, then by their last noun, then those in quotation marks."""
    for hit in longest(scan.hits.get("honour_name", [])):
        if _bounded(scan, hit.end) and not scan.covered(hit.start, hit.end):
            start, anchored = left_edge(scan, hit.start)
            scan.add(start if anchored and start < hit.start else hit.start, hit.end, CLASS)
    heads = longest(scan.hits.get("honour", []))
    starts = {head.start for head in heads}
    for head in heads:
        if head.end in starts:
            continue  # the noun goes on
        if _bounded(scan, head.end) and not any(f.start < head.end and head.start < f.end for f in scan.found):
            _honour(scan, head)
    for start, end in scan.quotes:
        if _quoted(scan, start, end) and not any(
            f.start < end and start < f.end and f.cls == CLASS for f in scan.found
        ):
            scan.add(start, end, CLASS, scan.text[start + 1 : end - 1])


def _honour(scan: Scan, head: Hit) -> None:
    lexicon = scan.lexicon
    start, anchored = left_edge(scan, head.start, quotes=True)
    stem = scan.text[start : head.start]
    if not stem or len(stem) > 24 or _won(scan, start, head.start):
        return
    prize = lexicon.shapes["prize"].fullmatch(head.form)
    if prize and not (anchored and (lexicon.ends("program_heads", stem) or lexicon.ends("honour_heads", stem))):
        return
    if (
        not anchored
        and not (len(stem) <= SHORT and proper(scan, stem) and name_end(scan, head.end) is not None)
        and not _level(scan, start)
        and not (_marked(scan, start) and (proper(scan, stem) or len(stem) > 2))
    ):
        return
    if head.form in lexicon.words["posts"] and any(
        f.start >= start and f.end <= head.start and lexicon.tops[f.cls] == "Organization" for f in scan.found
    ):
        return
    previous = [f for f in scan.found if f.start >= start and f.end <= head.start and lexicon.tops[f.cls] == "Person"]
    if previous:
        return
    scan.add(start, head.end, CLASS)


def _won(scan: Scan, start: int, end: int) -> bool:
    """Whether what stands before the noun is a body and a verb: who took the prize, and not its name."""
    for found in scan.found:
        if found.start == start and found.end < end and scan.lexicon.tops[found.cls] == "Organization":
            rest = words.segment(scan.text[found.end : end])
            if words.tag(rest[0]) == "v" and rest[0] not in scan.lexicon.words["nominal_verbs"]:
                return True
    return False


def _level(scan: Scan, start: int) -> bool:
    return scan.text[start : start + 1] in scan.lexicon.units


def _marked(scan: Scan, start: int) -> bool:
    marks = scan.lexicon.words["honour_marks"]
    before = scan.text[:start]
    word = scan.lexicon.ends("honour_marks", before)
    if word and marks[word]["side"] == "before":
        return True
    counted = scan.lexicon.shapes["number_of"].search(before)
    return counted is not None and counted.end() == start


def _bounded(scan: Scan, end: int) -> bool:
    """Whether an honour can end here: a break, a word that follows honours or a person's surname comes next."""
    text = scan.text
    if end >= len(text) or end in scan.breaks or text[end] in "()（）":
        return True
    if scan.lexicon.shapes["several"].match(text, end):
        return True
    rest = text[end : end + 6]
    lexicon = scan.lexicon
    if any(f.start == end and lexicon.tops[f.cls] == "Organization" for f in scan.found):
        return True
    if lexicon.starts("honour_marks", rest) or lexicon.starts("after_honours", rest):
        return True
    if foreign_at(scan, end) and name_end(scan, end) is not None:
        return True
    if text[end] in lexicon.words["surnames"] or text[end : end + 2] in lexicon.words["surnames"]:
        following = scan.words_after(end)
        return (
            bool(following)
            and (len(following[0]) == 1 or following[0][0] in lexicon.words["surnames"])
            and not lexicon.starts("honour_compounds", rest)
        )
    return bool(lexicon.starts("conjunctions", rest))


def _quoted(scan: Scan, start: int, end: int) -> bool:
    """Whether what is quoted is an honour: a word of awarding right before it or a word for titles right after."""
    lexicon = scan.lexicon
    content = scan.text[start + 1 : end - 1]
    after = scan.text[end : end + 6]
    before = scan.text[max(0, start - 8) : start]
    marks = lexicon.words["honour_marks"]
    ends = bool(lexicon.ends("honour_heads", content))
    follows, leads = lexicon.starts("honour_marks", after), lexicon.ends("honour_marks", before)
    tail = bool(follows) and marks[follows]["side"] == "after"
    lead = bool(leads) and marks[leads]["side"] == "before"
    program = bool(lexicon.starts("program_heads", after))
    return (tail or (lead and not program) or ends) and len(content) <= 24
