"""Honours: titles and prizes by the noun that ends them, and quoted names beside words of awarding."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from kg.extract import conferred, words
from kg.extract.conferred import CLASS, MOST
from kg.extract.fronts import GIVEN, person_inside
from kg.extract.names import DIVISION, left_edge, proper
from kg.extract.person_name import clear, name_end, surname_at
from kg.extract.program_edges import lead
from kg.extract.scan import BREAK, Found, Hit, Scan, longest
from kg.extract.sounded import FULL, foreign_at

CONTESTS: Final = ("program_heads", "honour_heads", "prized")  # what stands before the noun of a prize
DOING: Final = frozenset({"v", "d", "p", "r"})  # kinds of words that end a noun phrase
OPENERS: Final = "“「"
COLONS: Final = (":", "：")
PAIR: Final = 2  # characters of a word
SHORT: Final = 4  # characters that say of which region an honour is, before a noun and the name of who holds it


def honours(scan: Scan) -> None:
    """Mark honours by name, then by their last noun, then those in quotation marks."""
    for hit in longest(scan.hits.get("honour_name", [])):
        if (_bounded(scan, hit.end) or _goes_on(scan, hit.end)) and not _overlaid(scan, hit):
            start, anchored = left_edge(scan, hit.start)
            start = _behind_holder(scan, start, hit)
            scoped = scan.lexicon.starts("scopes", hit.form)  # it says itself how far it reaches
            if (hit.start - 1, hit.end + 1) in scan.quotes and (place := _region(scan, hit.start - 1)):
                scan.add(hit.start - 1 - len(place), hit.end + 1, CLASS, place + hit.form)
                continue
            scan.add(start if anchored and start < hit.start and not scoped else hit.start, hit.end, CLASS)
    heads = longest(scan.hits.get("honour", []))
    starts = {head.start for head in heads}
    for head in heads:
        if head.end in starts or _carried(scan, head) or _post_of_body(scan, head) or _in_title(scan, head):
            continue  # it goes on, is what an honour is written on, what somebody is called, or of a program's name
        _uncover(scan, head)
        if any(f.start < head.end and head.start < f.end for f in scan.found):
            continue
        if _bounded(scan, head.end) or (_goes_on(scan, head.end) and left_edge(scan, head.start)[1]):
            _honour(scan, head)
    listed = -1  # where a quoted honour ends: another one may stand right beside it
    for start, end in scan.quotes:
        if not (_quoted(scan, start, end) or (_beside(scan, start, listed) and _listed(scan, start, end))):
            continue
        listed = end
        inside = [f for f in scan.found if f.start < end and start < f.end and f.cls == CLASS]
        if len(inside) == 1 and _end_of(scan, inside[0], start, end):
            scan.found.remove(inside[0])
        elif inside:
            continue
        place = _region(scan, start)
        best = scan.lexicon.shapes["best_of"].match(scan.text, end)
        if best and not scan.covered(end, best.end()):
            scan.add(start - len(place), best.end(), CLASS, place + scan.text[start : best.end()])
            continue
        scan.add(start - len(place), end, CLASS, place + scan.text[start + 1 : end - 1])
    conferred.honours(scan)


def _beside(scan: Scan, start: int, end: int) -> bool:
    """Whether nothing but a word that joins equals stands between the end of one quotation and the next."""
    return 0 < end <= start and (start == end or scan.text[end:start] in scan.lexicon.words["conjunctions"])


def _listed(scan: Scan, start: int, end: int) -> bool:
    """Whether a quotation beside an honour is one too: it is short, and no event is called after it."""
    program = scan.lexicon.starts("program_heads", scan.text, end)
    return end - start - 2 <= MOST and BREAK.search(scan.text[start + 1 : end - 1]) is None and not program


def labels(scan: Scan, names: Iterable[str]) -> None:
    """Mark the honour that a list stands under: one known from elsewhere, at the front and before a colon."""
    for name in names:
        end = len(name)
        if not scan.text.startswith(name) or scan.text[end : end + 1] not in COLONS:
            continue
        scan.found = [f for f in scan.found if f.start >= end]
        scan.add(0, end, CLASS)


def _overlaid(scan: Scan, hit: Hit) -> bool:
    """Whether something else is named there; the body that an honour is called after does not count."""
    tops = scan.lexicon.tops
    return any(
        f.start < hit.end
        and hit.start < f.end
        and not (tops[f.cls] == "Organization" and hit.start <= f.start and f.end < hit.end)
        for f in scan.found
    )


def _region(scan: Scan, start: int) -> str:
    """The division right before a quoted honour, whose honour it is, unless the division itself is given it."""
    lexicon = scan.lexicon
    place = scan.ending_at(start, "Place")
    if place is None or place.cls != DIVISION or lexicon.starts("scopes", scan.text, start + 1):
        return ""
    before = scan.text[scan.limit(place.start) : place.start]
    verb = next((v for v in lexicon.having("relation_words", "class", "award") if before.endswith(v)), "")
    passive = lexicon.having("relation_words", "class", "by") + lexicon.having("relation_words", "class", "get")
    given = bool(verb) and not before.removesuffix(verb).endswith(tuple(passive))
    return "" if given else scan.text[place.start : start]


def _carried(scan: Scan, head: Hit) -> bool:
    """Whether the noun is only the medal or the certificate of an honour named right before it."""
    row = scan.lexicon.words["honour_marks"].get(head.form)
    return row is not None and any(f.end == head.start and f.cls == CLASS for f in scan.found)


def _post_of_body(scan: Scan, head: Hit) -> bool:
    """Whether the noun ends a longer post, right behind the body where somebody has it."""
    longer = (hit.start for hit in scan.hits.get("post", ()) if hit.end == head.end and hit.start < head.start)
    return any(scan.ending_at(start, "Organization") is not None for start in longer)


def _in_title(scan: Scan, head: Hit) -> bool:
    """Whether the noun stands inside the quoted name of a program."""
    around = (end for start, end in scan.quotes if start < head.start and head.end < end - 1)
    return any(scan.lexicon.ends("program_heads", scan.text[head.end : end - 1]) for end in around)


def _uncover(scan: Scan, head: Hit) -> None:
    """Drop a body whose name would end inside the noun: what follows makes it the name of an honour."""
    for found in [f for f in scan.found if f.start < head.start < f.end < head.end]:
        if scan.lexicon.tops[found.cls] == "Organization":
            scan.found.remove(found)


def _end_of(scan: Scan, found: Found, start: int, end: int) -> bool:
    """Whether an honour is only the last noun of what is quoted, and a region or a brand stands before it."""
    stem = words.segment(scan.text[start + 1 : found.start])
    stoppers = scan.lexicon.words["stoppers"]
    return (
        0 < found.start - start - 1 <= SHORT
        and found.end == end - 1
        and not any(word in stoppers or words.tag(word) in words.OUTSIDE for word in stem)
    )


def _parted(scan: Scan, before: str, start: int) -> str:
    """The word of naming that ends a text, though who is named stands inside it: "name the team as …"."""
    phrase = scan.text[scan.limit(start) : start]
    marks = scan.lexicon.having("honour_marks", "side", "before")
    return next((m for m in marks if len(m) > FULL - 1 and before.endswith(m[-1]) and m[:-1] in phrase), "")


def _honour(scan: Scan, head: Hit) -> None:
    lexicon = scan.lexicon
    start, anchored = left_edge(scan, head.start, quotes=True)
    start = _behind_holder(scan, start, head)
    holder, start = start, _behind_given(scan, start, head)
    given = holder < start
    scope = "" if anchored or name_end(scan, head.end) is None else lexicon.ends("scopes", scan.text, start)
    start, anchored = start - len(scope), anchored or bool(scope)  # "of the whole province", before who holds it
    start += len(lexicon.starts("aspect", scan.text, start))  # of the verb before
    start += len(_holders(scan, start))
    for word in lexicon.words["ceremonies"]:
        at = scan.text.rfind(word, start, head.start)
        if at >= 0 and not scan.covered(at, at + len(word)):
            start = at + len(word)  # another occasion stands before
    stem = scan.text[start : head.start]
    if not stem or len(stem) > 24 or _won(scan, start, head.start):
        return
    prize = lexicon.shapes["prize"].fullmatch(head.form)
    if prize and not (anchored and any(lexicon.ends(table, stem) for table in CONTESTS)):
        return
    epithet = next((m.start() for m in lexicon.shapes["epithet"].finditer(stem) if m.end() == len(stem)), None)
    if epithet is not None and not anchored and scan.text[start + epithet - 1 : start + epithet] not in tuple(OPENERS):
        start, anchored = start + epithet, True  # what a province is called in its honours
        stem = scan.text[start : head.start]
    if (
        not anchored
        and not (len(stem) <= SHORT and proper(scan, stem) and name_end(scan, head.end) is not None)
        and not _level(scan, start)
        and not ((given or _marked(scan, start)) and (proper(scan, stem) or len(stem) > 2))
    ):
        return
    if head.form in lexicon.words["posts"] and any(
        f.start >= start and f.end <= head.start and lexicon.tops[f.cls] == "Organization" for f in scan.found
    ):
        return
    whole = any(f.start == start and f.end == head.start and lexicon.tops[f.cls] == "Organization" for f in scan.found)
    if whole and head.form in lexicon.words["honorifics"] and name_end(scan, head.end) is not None:
        return  # one of its model workers: where somebody works, and no honour of a name
    previous = [f for f in scan.found if f.start >= start and f.end <= head.start and lexicon.tops[f.cls] == "Person"]
    if previous:
        return
    scan.add(lead(scan, start) if scan.text[start] in OPENERS else start, head.end, CLASS)


def _behind_holder(scan: Scan, start: int, head: Hit) -> int:
    """Where an honour begins behind somebody with his post, or behind the body, that gets one of a place of its own."""
    holder = person_inside(scan, start, head)
    if holder is not None:
        return holder.stop
    tops = scan.lexicon.tops
    bodies = (f.end for f in scan.found if f.start == start and f.end < head.start and tops[f.cls] == "Organization")
    stop = max(bodies, default=start)
    return stop if any(f.start == stop and f.cls == DIVISION for f in scan.found) else start


def _behind_given(scan: Scan, start: int, head: Hit) -> int:
    """Where an honour begins behind the name of whom it is given to: "awarded Zhou Mingshan the first-class medal"."""
    given = scan.text.endswith(scan.lexicon.having("relation_words", "class", "award"), 0, start)
    surname = surname_at(scan, start) if given else ""
    end = start + len(surname) + GIVEN
    if not surname or end >= head.start or words.is_common(scan.text[start : start + PAIR]):
        return start
    if any(f.start == start and scan.lexicon.tops[f.cls] == "Place" for f in scan.found):
        return start  # of a city that is called like somebody
    return end if scan.word_starts(end) and clear(scan, start, end) else start


def _won(scan: Scan, start: int, end: int) -> bool:
    """Whether what stands before the noun is a body and a verb: who took the prize, and not its name."""
    for found in scan.found:
        if found.start == start and found.end < end and scan.lexicon.tops[found.cls] == "Organization":
            rest = words.segment(scan.text[found.end : end])
            if words.tag(rest[0]) == "v" and rest[0] not in scan.lexicon.words["nominal_verbs"]:
                return True
    return False


def _holders(scan: Scan, start: int) -> str:
    """The noun for those who are counted right before it: they are given the honour, its name does not begin so."""
    word = scan.lexicon.starts("honour_holders", scan.text, start)
    counted = scan.lexicon.shapes["number_of"].search(scan.text[:start]) if word else None
    return word if counted and counted.end() == start else ""


def _level(scan: Scan, start: int) -> bool:
    return bool(scan.lexicon.starts("units", scan.text, start))


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
    if scan.lexicon.shapes["several"].match(text, end) or scan.lexicon.shapes["day"].match(text, end):
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


def _goes_on(scan: Scan, end: int) -> bool:
    """Whether the sentence goes on behind an honour with what is done with it, and not with what is called after it."""
    after, lexicon = scan.words_after(end)[:1], scan.lexicon
    kind = words.tag(after[0]) if after else ""
    if kind not in DOING or (kind == "v" and len(after[0]) > 1):  # a longer verb may be the beginning of a noun
        return False
    if lexicon.starts("honour_compounds", scan.text, end):
        return False
    tables = ("organizing", "nominal_verbs", "naming", "conferring")
    return not any(after[0] in lexicon.words[table] for table in tables)


def _quoted(scan: Scan, start: int, end: int) -> bool:
    """Whether what is quoted is an honour: a word of awarding right before it or a word for titles right after."""
    lexicon = scan.lexicon
    content = scan.text[start + 1 : end - 1]
    after = scan.text[end : end + 6]
    before = scan.text[max(0, start - 14) : start]
    marks = lexicon.words["honour_marks"]
    head = lexicon.ends("honour_heads", content)
    ends = bool(head) and BREAK.search(content) is None and (head != content or _bounded(scan, end))
    ends = ends or lexicon.shapes["honoured"].match(content) is not None
    year = lexicon.shapes["year_before"].search(before)  # "named of the year 2022"
    before = before[: year.start()] if year and _bounded(scan, end) else before
    giver = scan.ending_at(start, "Organization")  # "won the firm's …"
    before = scan.text[max(0, giver.start - 8) : giver.start] if giver else before
    follows, leads = lexicon.starts("honour_marks", after), lexicon.ends("honour_marks", before)
    leads = leads or _parted(scan, before, start)
    tail = bool(follows) and marks[follows]["side"] == "after" and scan.word_ends(end, end + len(follows))
    lead = bool(leads) and marks[leads]["side"] == "before"
    program = lexicon.starts("program_heads", after)
    called = bool(program) and not lexicon.starts("conferring", after)  # the event is called after what is quoted
    return (tail or (lead and not program) or (ends and not called)) and len(content) <= 24
