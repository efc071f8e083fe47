"""Programs in quotation marks: what is said after them, and what is organized by such a name."""

from __future__ import annotations

from typing import Final

from kg.extract import words
from kg.extract.names import left_edge
from kg.extract.program_edges import EVENTS, body_before, clean, heads, lead, over_quotation, pointing
from kg.extract.scan import Hit, Scan
from kg.extract.services import SERVICE, likened, presented, service, serving

TAIL: Final = 24
DEFAULT: Final = "Campaign"
SHORT_QUOTE: Final = 4
SENTENCE_ENDS: Final = frozenset("，,。；;！!？?…")
COUNT: Final = 7
SHORT_TAIL: Final = 3  # words between a quotation and a noun of one character
PARTICLE: Final = "u"  # the kind of words that only join or tell aspect
ROUND: Final = frozenset("百千万")  # numbers that only say that many take part
MARKS: Final = 2  # characters that open and close a quotation
OCCASIONS: Final = frozenset({"Campaign", "Meeting", "Award"})  # their names say what is done
NAMELESS: Final = frozenset({"Campaign", "Competition", "Course", "Meeting", "Project"})
CHOOSING: Final = frozenset({"Campaign", "Award"})
PLACED: Final = 10  # characters of a noun phrase for a place behind what it is called
PLACES: Final = frozenset({"Facility", "Site"})
HOUSES: Final = PLACES | {"Institution"}
TABLES: Final = ("organization_heads", "program_heads", "place_heads")


def quoted(scan: Scan) -> None:
    """Mark what is quoted and called an activity, project, contest, meeting … right after, or is organized."""
    for start, end in scan.quotes:
        _no_honour(scan, start, end)
        if any(
            f.start < end and start < f.end and scan.lexicon.tops[f.cls] in {"Honour", "Document"} for f in scan.found
        ):
            _chosen(scan, start, end)
            continue
        if any(f.start <= start and end <= f.end for f in scan.found):
            continue
        if any(f.start == start + 1 and f.end == end - 1 for f in scan.found):
            continue  # a short form that is introduced in quotation marks
        _quoted(scan, start, end)


def _no_honour(scan: Scan, start: int, end: int) -> None:
    """Forget an honour in a quotation that only says what an activity is called: one that neither gives nor praises it.

    Where more than the honour is quoted, it is part of a saying whatever the activity is.
    """
    tops = scan.lexicon.tops
    honours = [f for f in scan.found if start <= f.start and f.end <= end and tops[f.cls] == "Honour"]
    if not honours:
        return
    head = _tail(scan, end)
    if head is None or head.cls not in NAMELESS:
        return
    tail = scan.text[end : head.end]
    praised = not _goes_to(scan, end) and any(word in tail for word in scan.lexicon.words["conferring"])
    for honour in honours:
        alone = end - start - (honour.end - honour.start) <= MARKS
        known = honour.name in scan.lexicon.words["honours"]
        if not alone or not (known or praised or head.cls == "Meeting"):
            scan.found.remove(honour)


def _chosen(scan: Scan, start: int, end: int) -> None:
    """Mark what is organized to choose who gets the honour that is quoted."""
    head = _tail(scan, end)
    if head is None or head.cls not in CHOOSING or not scan.lexicon.starts("conferring", scan.text, end):
        return
    alone = any(f.start - start <= 1 and end - f.end <= 1 and f.cls == "Honour" for f in scan.found if f.start >= start)
    if alone and _organized(scan, start) and not _goes_on(scan, head):
        scan.add(lead(scan, start), head.end, head.cls)


def _quoted(scan: Scan, start: int, end: int) -> None:
    content = scan.text[start + 1 : end - 1]
    head = _tail(scan, end) or _short_tail(scan, end)
    if head is not None and _goes_on(scan, head):
        return
    if head is None and (kind := _called(scan, start, end) or _apposed(scan, start, end)):
        scan.add(start, end, kind, content)
        return
    if head is not None:
        tail = scan.text[end : head.end]
        if len(content) <= SHORT_QUOTE and head.cls in EVENTS:
            edge = left_edge(scan, start, verbs=False)[0]
            begin = lead(scan, start if pointing(scan, edge, start) else edge)
            begin = start if pointing(scan, begin, start) else begin
            scan.add(over_quotation(scan, begin), head.end, head.cls)
            return
        if content[-1] in SENTENCE_ENDS:
            return  # somebody says it
        if _appended(scan, tail):
            opener = scan.lexicon.ends("occasion_openers", scan.text, start)
            before = next((first for first, last in scan.quotes if last == start - len(opener)), None)
            if opener and before is not None:
                scan.add(before, head.end, head.cls)
                return
            short = len(content) <= 3 and body_before(scan, start) == start
            begin = left_edge(scan, start, verbs=False)[0] if short else start
            begin = start if pointing(scan, begin, start) else begin
            scan.add(begin, head.end, head.cls, content if begin == start else "")
            return
        begin = lead(scan, start)
        begin = start if pointing(scan, begin, start) else begin
        if head.cls == "Meeting":
            begin = body_before(scan, begin)
        scan.add(begin, head.end, head.cls)
        inner = next((h for h in reversed(heads(scan, end, head.end - 1)) if h.cls != "Meeting"), None)
        if head.cls == "Meeting" and inner is not None and inner.end < head.end:
            whole = not _appended(scan, scan.text[end : inner.end])
            first = lead(scan, start) if whole else start
            scan.add(first, inner.end, inner.cls, scan.text[first : inner.end] if whole else content).inner = True
        return
    called = service(scan, start, end)
    if called and scan.lexicon.tops[called] != "Place" and likened(scan, start):
        called = ""  # a place can be turned into one, who is likened to a service is none
    cls = called or _class_of(scan, content)
    cls = "" if cls == "TradeUnion" else cls  # a service that is likened to a union
    if (
        cls
        and scan.lexicon.tops[cls] == "Place"
        and (_several(scan, start, end) or (serving(scan, end) and _organized(scan, start)))
    ):
        cls = SERVICE
    if called or (cls and _plain(scan, cls, content) and _named(content.replace("——", "")) and len(content) >= 4):
        scan.add(start, end, cls, content)
    elif (
        _named(content)
        and not _place_follows(scan, end)
        and (
            (_organized(scan, start) and (len(content) > 3 or _counted(scan, start)))
            or (len(content) > 3 and presented(scan, start, end))
            or _eventful(scan, content, end)
            or (scan.lexicon.shapes["held"].match(scan.text, end) and not _where(scan, start))
            or _taken(scan, start, end)
            or (len(content) > 3 and scan.lexicon.shapes["reaching"].match(scan.text, end))
        )
    ):
        other = SERVICE if _several(scan, start, end) else DEFAULT
        scan.add(start, end, cls if cls and _plain(scan, cls, content) else other, content)


def _goes_on(scan: Scan, head: Hit) -> bool:
    """Whether the noun for a program is not the last: a place or an institute for it is called so."""
    nouns = (*scan.hits.get("place_head", ()), *scan.hits.get("organization", ()))
    return any(h.start <= head.end < h.end and h.cls in HOUSES and len(h.form) > 1 for h in nouns)


def _where(scan: Scan, start: int) -> bool:
    """Whether a quotation says where something is held: a word before it, or before the places it lies in, does."""
    while place := scan.ending_at(start, "Place"):
        start = place.start
    return bool(scan.lexicon.ends("place_marks", scan.text, start))


def _place_follows(scan: Scan, end: int) -> bool:
    """Whether the noun for a place ends what goes on behind the quotation: the place is called by it."""
    stop = min(scan.until(end), end + PLACED)
    return any(
        h.end <= stop and clean(scan, scan.text[end : h.start])
        for h in scan.hits.get("place_head", ())
        if h.start >= end and h.cls in PLACES and len(h.form) > 1
    )


def _eventful(scan: Scan, content: str, end: int) -> bool:
    """Whether what is quoted ends like an occasion and is said to take place: "the … fair opened again"."""
    shapes = scan.lexicon.shapes
    return shapes["occasional"].search(content) is not None and shapes["eventful"].match(scan.text, end) is not None


def _taken(scan: Scan, start: int, end: int) -> bool:
    """Whether what is quoted is brought somewhere or made something: "takes the … to the market"."""
    shapes = scan.lexicon.shapes
    return bool(shapes["taking"].search(scan.text[max(0, start - 1) : start]) and shapes["taken"].match(scan.text, end))


def _several(scan: Scan, start: int, end: int) -> bool:
    """Whether what is quoted is counted: not one place, but a service of which there are several."""
    number = scan.lexicon.shapes["number"]
    before, after = scan.text[max(0, start - COUNT) : start], scan.text[end : end + COUNT]
    unit = scan.lexicon.ends("measures", before)
    count = before.removesuffix(unit)
    counted = number.search(count[-1:]) if unit and not scan.lexicon.shapes["single"].search(count) else None
    following = number.match(after)
    return bool(counted) or bool(following and scan.lexicon.starts("measures", after, following.end()))


def _counted(scan: Scan, start: int) -> bool:
    """Whether a measure word or a verb of organizing stands right before."""
    before = scan.words_before(start)
    if len(before) > 1 and before[-1] in scan.lexicon.words["particles"]:
        return before[-2] in scan.lexicon.words["organizing"]
    return bool(before) and any(before[-1] in scan.lexicon.words[table] for table in ("measures", "organizing"))


def _plain(scan: Scan, cls: str, content: str) -> bool:
    """Whether a quoted phrase can be a name of its class: no formula, and for bodies and places no sentence."""
    if "+" in content:
        return False
    stoppers = scan.lexicon.words["stoppers"]
    return scan.lexicon.tops[cls] == "Program" or not any(w in stoppers for w in words.segment(content))


def _named(content: str) -> bool:
    sentence = any(c in "，,。；;！!？?—" for c in content[:-1])
    return 3 <= len(content) <= 16 and "+" not in content and not words.frequency(content) and not sentence


def _tail(scan: Scan, end: int) -> Hit | None:
    """The noun that ends the phrase which starts at `end`, if it follows without a break."""
    best: Hit | None = None
    end += len(_goes_to(scan, end))
    joint = scan.text[end : end + 1]
    if joint in scan.lexicon.words["joiners"] and joint not in scan.lexicon.words["ceremonies"]:
        return None
    for hit in heads(scan, end, min(scan.until(end), end + TAIL)):
        between = scan.text[end : hit.start]
        if not between and len(hit.form) == 1:
            continue
        counted = scan.lexicon.shapes["number"].match(between)
        unit = counted and counted[0] not in ROUND and scan.lexicon.starts("measures", between, counted.end())
        if unit or scan.lexicon.shapes["grand"].match(between):
            break  # the noun counts what was listed
        if best is not None and not _nominal(scan, scan.text[best.end : hit.start]):
            break  # it is said of the program, and names none
        # a noun for what is done, and one for the contest in it
        doubled = best is not None and best.end == hit.start and best.cls == hit.cls
        clear = doubled or (_clean(scan, end, hit) and not _acts(scan, between, hit))
        if clear and scan.word_ends(hit.start, hit.end):
            best = hit
    if best is not None and scan.text[best.end : best.end + 1] in scan.lexicon.words["joiners"]:
        further = _tail(scan, best.end + 1)
        if further is not None and further.cls == best.cls == "Meeting":
            return further
    return best


def _called(scan: Scan, start: int, end: int) -> str:
    """The class of what is only called by the quotation: "an exhibition called …" or "the exhibition …"."""
    after = end + len(scan.lexicon.starts("particles", scan.text, end))
    if after == end or not scan.lexicon.shapes["called"].search(scan.text[max(0, start - COUNT) : start]):
        return ""
    head = _tail(scan, after)
    if head is not None:
        return head.cls
    body = scan.lexicon.starts("organization_heads", scan.text, after)
    return scan.lexicon.words["organization_heads"][body]["class"] if len(body) > 1 else ""


def _apposed(scan: Scan, start: int, end: int) -> str:
    """The class of a noun that stands right before what it is called, if somebody organizes it."""
    before = [h for h in scan.hits.get("program", ()) if h.end == start and scan.lexicon.ends("appended_nouns", h.form)]
    head = min(before, key=lambda h: h.start, default=None)
    if head is None or scan.until(end) > end or not _named(scan.text[start + 1 : end - 1]):
        return ""
    pointed = bool(scan.lexicon.ends("demonstratives", scan.text, head.start))
    first = words.segment(scan.text[start + 1 : end - 1])[0]
    degree = words.tag(first) == "d" or (len(first) > 1 and words.tag(first) == "v")  # what is said of it
    return head.cls if _organized(scan, head.start) and not (pointed or degree) else ""


def _goes_to(scan: Scan, end: int) -> str:
    """The words right behind the quotation that say to whom it is brought, which its name may hold: "into schools"."""
    word, stoppers = scan.lexicon.starts("beginning", scan.text, end), scan.lexicon.words["stoppers"]
    return word if word[:1] in stoppers and word not in stoppers else ""


def _short_tail(scan: Scan, end: int) -> Hit | None:
    """A noun of one character that ends a few words behind the quotation, if nothing but a verb or a mark follows."""
    lexicon = scan.lexicon
    position, before = end, ""
    following = scan.words_after(end, TAIL)
    for index, word in enumerate(following[: SHORT_TAIL + 1]):
        if lexicon.shapes["number"].match(word):
            return None
        row = lexicon.words["tail_heads"].get(word)
        if row is not None and before and not lexicon.shapes["no_stem"].search(before):
            after = following[index + 1] if index + 1 < len(following) else ""
            stop = not after or after in lexicon.words["stoppers"] or words.tag(after)[:1] == "v"
            return Hit(position, position + 1, "program", word, row["class"]) if stop else None
        if word in lexicon.words["stoppers"]:
            return None
        position, before = position + len(word), word
    return None


def _clean(scan: Scan, end: int, hit: Hit) -> bool:
    """Whether no word parts the quotation from the noun; one that the noun is the end of parts nothing."""
    if clean(scan, scan.text[end : hit.start], verbs=hit.cls in OCCASIONS):
        return True
    position = end
    for word in scan.words_after(end, TAIL):
        if position + len(word) > hit.start:
            break
        position += len(word)
    return position < hit.start and clean(scan, scan.text[end:position])


def _acts(scan: Scan, between: str, hit: Hit) -> bool:
    """Whether all that stands before the noun for a contest is a verb that names have not: somebody does something."""
    if between in scan.lexicon.words["winning"]:
        return True
    return hit.cls == "Competition" and not _nominal(scan, between)


def _nominal(scan: Scan, between: str) -> bool:
    """Whether a word can stand inside a name: any but a verb that no name has."""
    names = (scan.lexicon.words[table] for table in ("nominal_verbs", "organizing", "works"))
    return len(between) < 2 or words.tag(between) != "v" or any(between in table for table in names)


def _appended(scan: Scan, tail: str) -> bool:
    """Whether the words after the quotation only say what kind of thing it is."""
    rest = tail
    while rest:
        word = scan.lexicon.starts("appended_nouns", rest)
        if not word:
            return False
        rest = rest[len(word) :]
    return True


def _class_of(scan: Scan, content: str) -> str:
    """The class that the last noun of a quoted name tells, "" for none."""
    lexicon = scan.lexicon
    found = [(form, table) for table in TABLES if (form := lexicon.ends(table, content[1:]))]
    form, table = max(found, key=lambda pair: len(pair[0]), default=("", ""))
    return lexicon.words[table][form]["class"] if len(form) > 1 else ""


def _organized(scan: Scan, start: int) -> bool:
    """Whether a verb of organizing governs the quotation, or it stands in a list with one that is a program."""
    beside = start - (scan.text[start - 1 : start] in scan.lexicon.words["conjunctions"])
    if any(f.end in (start, beside) and scan.lexicon.tops[f.cls] == "Program" for f in scan.found if not f.anaphor):
        return True
    window = scan.text[max(0, start - COUNT) : start]
    if any(m.end() == len(window) for m in scan.lexicon.shapes["ordinal"].finditer(window)):
        return True
    before = scan.text[max(0, start - 14) : start]
    stretch = before[max(before.rfind(c) for c in "，,。；;：:") + 1 :]
    speech = scan.lexicon.words["after_names"]
    if scan.text[start - 1 : start] in "：:" and start:
        return False
    said = scan.lexicon.ends("after_names", stretch)
    if said and speech[said]["strength"] == "strong":
        return False
    verbs = scan.lexicon.words["organizing"]
    stoppers = scan.lexicon.words["stoppers"]
    parts = words.segment(stretch)
    for index in reversed(range(len(parts))):
        if parts[index] in verbs or len(scan.lexicon.ends("organizing", parts[index])) > 1:
            return True
        if index and _measured(scan, parts[index]):
            continue
        if parts[index] in stoppers and words.tag(parts[index])[:1] != PARTICLE:
            return False
    return False


def _measured(scan: Scan, word: str) -> bool:
    """Whether a word counts what is quoted: "one", "three of them"."""
    return word[-1] in scan.lexicon.words["measures"] and bool(scan.lexicon.shapes["number"].fullmatch(word[:-1]))


def repeat(scan: Scan, names: dict[str, str]) -> None:
    """Mark quoted names that are known as programs from elsewhere in the article (name → class)."""
    for start, end in scan.quotes:
        content = scan.text[start + 1 : end - 1]
        if content not in names:
            continue
        over = [f for f in scan.found if f.start <= start and end <= f.end]
        if not over:
            scan.add(start, end, names[content], content)
        for same in over:
            vague = same.cls == DEFAULT or scan.lexicon.tops[same.cls] == "Place"
            if (same.start, same.end, vague) == (start, end, True) and scan.lexicon.tops[names[content]] == "Program":
                same.cls = names[content]
