"""Programs: quoted names with what is said after them, and noun phrases that name an event or an initiative."""

from __future__ import annotations

from kg.extract import words
from kg.extract.names import left_edge
from kg.extract.scan import Hit, Scan, maximal

TAIL = 24
DEFAULT, SERVICE = "Campaign", "Platform"
EVENTS = frozenset({"Competition", "Meeting", "Award"})
SHORT_QUOTE = 4
SENTENCE_ENDS = frozenset("，,。；;！!？?…")
LONGEST, LONG, OWN, SHORT_STEM = 30, 8, 6, 4
NOTE, COUNT = 8, 7
PARTICLE = "u"  # the kind of words that only join or tell aspect
TABLES = ("organization_heads", "program_heads", "place_heads")


def quoted(scan: Scan) -> None:
    """Mark what is quoted and called an activity, project, contest, meeting … right after, or is organized."""
    for start, end in scan.quotes:
        if any(
            f.start < end and start < f.end and scan.lexicon.tops[f.cls] in {"Honour", "Document"} for f in scan.found
        ):
            continue
        if any(f.start <= start and end <= f.end for f in scan.found):
            continue
        _quoted(scan, start, end)


def _quoted(scan: Scan, start: int, end: int) -> None:
    content = scan.text[start + 1 : end - 1]
    head = _tail(scan, end)
    if head is not None:
        tail = scan.text[end : head.end]
        if len(content) <= SHORT_QUOTE and head.cls in EVENTS:
            scan.add(_lead(scan, left_edge(scan, start, verbs=False)[0]), head.end, head.cls)
            return
        if _appended(scan, tail):
            if content[-1] in SENTENCE_ENDS:
                return
            opener = scan.lexicon.ends("occasion_openers", scan.text, start)
            before = next((first for first, last in scan.quotes if last == start - len(opener)), None)
            if opener and before is not None:
                scan.add(before, head.end, head.cls)
                return
            short = len(content) <= 3 and _body_before(scan, start) == start
            begin = left_edge(scan, start, verbs=False)[0] if short else start
            scan.add(begin, head.end, head.cls, content if begin == start else "")
            return
        begin = _lead(scan, start)
        if head.cls == "Meeting":
            begin = _body_before(scan, begin)
        scan.add(begin, head.end, head.cls)
        inner = next((h for h in reversed(_heads(scan, end, head.end - 1)) if h.cls != "Meeting"), None)
        if head.cls == "Meeting" and inner is not None and inner.end < head.end:
            whole = not _appended(scan, scan.text[end : inner.end])
            scan.add(start, inner.end, inner.cls, scan.text[start : inner.end] if whole else content)
        return
    cls = _class_of(scan, content)
    if cls and scan.lexicon.tops[cls] == "Place" and _several(scan, start, end):
        cls = SERVICE
    if cls and _plain(scan, cls, content) and _named(content.replace("——", "")) and len(content) >= 4:
        scan.add(start, end, cls, content)
    elif _organized(scan, start, end) and _named(content) and (len(content) > 3 or _counted(scan, start)):
        scan.add(start, end, cls or (SERVICE if _several(scan, start, end) else DEFAULT), content)


def _several(scan: Scan, start: int, end: int) -> bool:
    """Whether what is quoted is counted: not one place, but a service of which there are several."""
    number = scan.lexicon.shapes["number"]
    before, after = scan.text[max(0, start - COUNT) : start], scan.text[end : end + COUNT]
    unit = scan.lexicon.ends("measures", before)
    counted = number.search(before.removesuffix(unit)[-1:]) if unit else None
    following = number.match(after)
    return bool(counted) or bool(following and scan.lexicon.starts("measures", after, following.end()))


def _counted(scan: Scan, start: int) -> bool:
    """Whether a measure word or a verb of organizing stands right before."""
    before = scan.words_before(start)
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
    joint = scan.text[end : end + 1]
    if joint in scan.lexicon.words["joiners"] and joint not in scan.lexicon.words["ceremonies"]:
        return None
    for hit in _heads(scan, end, min(scan.until(end), end + TAIL)):
        between = scan.text[end : hit.start]
        if _clean(scan, between) and scan.word_ends(hit.start, hit.end):
            best = hit
    if best is not None and scan.text[best.end : best.end + 1] in scan.lexicon.words["joiners"]:
        further = _tail(scan, best.end + 1)
        if further is not None and further.cls == best.cls == "Meeting":
            return further
    return best


def _heads(scan: Scan, start: int, stop: int) -> list[Hit]:
    return [h for h in maximal(scan.hits.get("program", [])) if start <= h.start and h.end <= stop]


def _clean(scan: Scan, between: str) -> bool:
    stoppers = scan.lexicon.words["stoppers"]
    inside = {*scan.lexicon.words["joiners"], *scan.lexicon.words["scopes"]}
    return not any(w in stoppers and w not in inside for w in words.segment(between)) if between else True


def _appended(scan: Scan, tail: str) -> bool:
    """Whether the words after the quotation only say what kind of thing it is."""
    rest = tail
    while rest:
        word = scan.lexicon.starts("appended_nouns", rest)
        if not word:
            return False
        rest = rest[len(word) :]
    return True


def _lead(scan: Scan, start: int) -> int:
    """Include an ordinal, a year, a place or a body directly before the quotation."""
    begin = start
    for _ in range(3):
        window = scan.text[max(0, begin - 14) : begin]
        for shape in ("ordinal", "year"):
            match = next((m for m in scan.lexicon.shapes[shape].finditer(window) if m.end() == len(window)), None)
            if match:
                begin -= len(match[0])
                break
        else:
            opener = scan.lexicon.ends("occasion_openers", window)
            if opener:
                begin -= len(opener)
                continue
            before = [f for f in scan.found if f.end == begin and scan.lexicon.tops[f.cls] == "Place"]
            if not before:
                return begin
            begin = min(f.start for f in before)
    return begin


def _class_of(scan: Scan, content: str) -> str:
    """The class that the last noun of a quoted name tells, "" for none."""
    lexicon = scan.lexicon
    found = [(form, table) for table in TABLES if (form := lexicon.ends(table, content[1:]))]
    form, table = max(found, key=lambda pair: len(pair[0]), default=("", ""))
    return lexicon.words[table][form]["class"] if len(form) > 1 else ""


def _organized(scan: Scan, start: int, end: int) -> bool:
    """Whether a verb of organizing governs the quotation, or it stands in a list with one that is a program."""
    if any(f.end == start and scan.lexicon.tops[f.cls] == "Program" for f in scan.found):
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
        if parts[index] in stoppers and words.tag(parts[index])[:1] != PARTICLE:
            return False
    return False


def named(scan: Scan) -> None:
    """Contests, meetings, courses and campaigns without quotation marks."""
    for head in maximal(scan.hits.get("program", [])):
        if not scan.word_ends(head.start, head.end):
            continue
        word = scan.lexicon.starts("after_programs", scan.text, head.end)
        after = bool(word) and scan.lexicon.words["after_programs"][word]["class"] in ("", head.cls)
        followed = after or _has_part(scan, head)
        if _goes_on(scan, head.end) and not (
            followed or (head.cls == "Meeting" and _lead(scan, head.start) < head.start)
        ):
            continue
        if any(f.start <= head.start and head.end <= f.end for f in scan.found):
            continue
        title = next((start for start, end in scan.titles if end == head.start), None)
        if head.cls == "Meeting" and title is not None:
            scan.add(title, head.end, head.cls)
            continue
        if any(f.start == head.end and scan.lexicon.tops[f.cls] == "Honour" for f in scan.found):
            continue
        honour = scan.ending_at(head.start, "Honour")
        if honour is not None:
            if head.cls == "Meeting":
                _for_honour(scan, honour.start, head)
            continue
        whole = scan.ending_at(head.start, "Program")
        if head.cls == "Meeting" and whole is not None:
            scan.add(_body_before(scan, whole.start), head.end, head.cls)
            whole.inner = True
            continue
        _named_phrase(scan, head)


def _has_part(scan: Scan, head: Hit) -> bool:
    """Whether what follows a contest's name is one of its parts."""
    stop = min(scan.until(head.end), head.end + TAIL)
    ends = (scan.text.find(word, head.end, stop) for word in scan.lexicon.words["contest_parts"])
    end = max(ends, default=-1)
    return head.cls == "Competition" and end > 0 and _clean(scan, scan.text[head.end : end])


def parts(scan: Scan) -> None:
    """A part of a contest that is spoken of by itself, as one that somebody runs."""
    for word, start in scan.words_of(scan.lexicon.words["contest_parts"]):
        end = start + len(word)
        begin, anchored = left_edge(scan, start)
        stem = scan.text[begin:start]
        alone = not anchored and not scan.covered(begin, end) and len(stem) > 1
        if alone and not _generic(scan, stem) and scan.lexicon.starts("after_parts", scan.text, end):
            scan.add(begin, end, "Competition")


def _goes_on(scan: Scan, end: int) -> bool:
    """Whether the phrase continues with another noun, so that this one does not end a name."""
    after = scan.words_after(end)
    if not after:
        return False
    stoppers = scan.lexicon.words["stoppers"]
    kind = words.tag(after[0])
    function = kind[:1] in {"v", "p", "c", "u", "d", "m", "r", "f"} and kind != "vn"
    return not (after[0] in stoppers or function or any(f.start == end for f in scan.found))


def _named_phrase(scan: Scan, head: Hit) -> None:
    """A noun phrase that begins with a place or a number, or that a verb of organizing governs."""
    lexicon = scan.lexicon
    edge = head.start
    while head.cls == "Project" and (work := lexicon.ends("works", scan.text, edge)):
        edge -= len(work)
    start, anchored = left_edge(scan, _outer(scan, edge), quotes=True, verbs=True)
    governed = _governed(scan, head)
    if start == head.start and governed is None:
        _counted_meeting(scan, head)
        return
    if head.cls == "Project" and anchored and any(w in scan.text[start : head.end] for w in lexicon.words["works"]):
        scan.add(start, head.end, head.cls)
        return
    if not anchored and head.cls in EVENTS:
        before = start - len(lexicon.ends("posts", scan.text, start))
        scopes = [(at, scope) for at in (start, before) if (scope := lexicon.ends("scopes", scan.text, at))]
        if scopes:
            start, anchored = scopes[0][0] - len(scopes[0][1]), True
    if scan.text[start : start + 1] in lexicon.words["ceremonies"] and scan.words_before(start):
        start, anchored = left_edge(scan, start - len(scan.words_before(start)[-1]), quotes=True)
    organized = governed is not None
    if governed is not None and (governed > start or not anchored):
        start = governed
        anchored = any(f.start == start and lexicon.tops[f.cls] in {"Place", "Organization"} for f in scan.found)
    body = max((f.end for f in scan.found if f.start == start and lexicon.tops[f.cls] == "Organization"), default=0)
    own = head.cls == "Competition" and head.start - body >= OWN and not _generic(scan, scan.text[body : head.start])
    if head.cls not in {"Meeting", "Course"} and start < body and head.start - body >= 2 and not own:
        start, anchored = body, any(f.start == body for f in scan.found)
    stem = scan.text[start : head.start]
    if not 2 <= len(stem) <= LONGEST:
        return
    lead = _lead(scan, start)
    numbered = lead < start or any(lexicon.shapes[s].search(stem) for s in ("ordinal", "year"))
    generic = _generic(scan, stem)
    if head.cls in EVENTS or head.form in lexicon.words["festivals"]:
        specific = anchored or numbered or (organized and len(stem) >= 4 and not generic)
    elif head.cls == "Course":
        specific = (organized and len(stem) >= 4 and not generic) or numbered
    else:
        short = len(stem) >= SHORT_STEM and len(head.form) >= SHORT_STEM and not generic
        specific = (organized and (len(stem) >= LONG or short) and len(head.form) > 1) or (numbered and len(stem) >= 4)
    if specific and len(stem) >= 3:
        aside = head.cls == "Meeting" and lexicon.starts("asides", scan.text, head.end)
        # without its class it is none that "the meeting" can stand for
        scan.add(min(lead, start), head.end, lexicon.tops[head.cls] if aside else head.cls)


def _for_honour(scan: Scan, honour: int, head: Hit) -> None:
    """The occasion on which an honour is given, with the year or the number that tells it from others."""
    edge, _ = left_edge(scan, honour)
    begin = min(_lead(scan, honour), _lead(scan, edge))
    told = any(scan.lexicon.shapes[shape].search(scan.text, begin, honour) for shape in ("ordinal", "year"))
    if begin < honour and told:
        scan.add(begin, head.end, head.cls)


def _generic(scan: Scan, stem: str) -> bool:
    return all(w in scan.lexicon.words["generic_modifiers"] for w in words.segment(stem))


def _outer(scan: Scan, start: int) -> int:
    """Where the parenthesis opens that closes right before `start` and is short enough to stand in a name."""
    text = scan.text
    if text[start - 1 : start] not in (")", "）"):
        return start
    opening = max(text.rfind(c, max(0, start - NOTE), start) for c in "(（")
    return opening if opening > 0 else start


def _counted_meeting(scan: Scan, head: Hit) -> None:
    """The so-manieth meeting of a body, as councils number theirs."""
    lead = _lead(scan, head.start)
    begin = _body_before(scan, lead)
    if head.cls == "Meeting" and begin < lead < head.start:
        scan.add(begin, head.end, head.cls)


def _body_before(scan: Scan, start: int) -> int:
    """Where the body begins that stands right before, `start` if none does."""
    bodies = [f.start for f in scan.found if f.end == start and scan.lexicon.tops[f.cls] == "Organization"]
    return min(bodies, default=start)


def _governed(scan: Scan, head: Hit) -> int | None:
    """Where the noun phrase begins that a verb of organizing governs and `head` ends, None if none does."""
    lexicon = scan.lexicon
    number = lexicon.shapes["number"]
    position = begin = head.start
    counted = False
    before = list(scan.words_before(head.start))
    while before:
        word = before.pop()
        if words.tag(word)[:1] == PARTICLE and before and before[-1] in lexicon.words["governing"]:
            return begin if begin < head.start else None
        if word in lexicon.words["governing"] and begin < head.start:
            compound = any(h.start == position - len(word) for h in scan.hits.get("program", ()))
            return None if compound or scan.text[begin] in lexicon.words["conjunctions"] else begin
        measured = word in lexicon.words["measures"] or (
            word[-1] in lexicon.words["measures"] and number.fullmatch(word[:-1])
        )
        if any(word in lexicon.words[table] for table in ("copulas", "particles")):
            return None
        if counted and not measured and not number.fullmatch(word):
            return None
        position -= len(word)
        counted = counted or bool(measured)
        begin = begin if counted else position
    return None


def repeat(scan: Scan, names: dict[str, str]) -> None:
    """Mark quoted names that are known as programs from elsewhere in the article (name → class)."""
    for start, end in scan.quotes:
        content = scan.text[start + 1 : end - 1]
        if content in names and not any(f.start <= start and end <= f.end for f in scan.found):
            scan.add(start, end, names[content], content)
