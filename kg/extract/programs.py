"""Programs without quotation marks: noun phrases that name an event or an initiative."""

from __future__ import annotations

from itertools import zip_longest
from typing import Final

from kg.extract import words, works
from kg.extract.names import CLOSING, left_edge
from kg.extract.program_edges import (
    EVENTS,
    LONGEST,
    OCCASION,
    TAIL,
    body_before,
    clean,
    divides,
    from_lead,
    from_place,
    has_part,
    lead,
    over_quotation,
    over_topics,
)
from kg.extract.scan import Found, Hit, Scan, maximal

MEETING: Final = "Meeting"
# Bodies whose people compete in contests called after them.
HOMES: Final = frozenset({"Enterprise", "School", "Institution"})
TOPICAL: Final = EVENTS | {"Course"}
LONG: Final = 8
OWN: Final = 6
SHORT_STEM: Final = 4
# Characters of a noun for any contest; of a name that is known again by itself.
PAIR: Final = 2
OF_ITS_OWN: Final = 7
NOTE: Final = 8
ENDS: Final = "。！？!?；;"
PARTICLE: Final = "u"  # the kind of words that only join or tell aspect


def named(scan: Scan) -> None:
    """Contests, meetings, courses and campaigns without quotation marks."""
    heads = maximal(scan.hits.get("program", []))
    for head, following in zip_longest(heads, heads[1:]):
        if (following and following.start < head.end) or not scan.word_ends(head.start, head.end):
            continue  # the next noun begins in its last letters, or a longer word goes on
        if head.form in scan.lexicon.words["contest_parts"] and scan.text[head.start - 1] not in CLOSING:
            continue  # see `parts`
        word = scan.lexicon.starts("after_programs", scan.text, head.end)
        after = bool(word) and scan.lexicon.words["after_programs"][word]["class"] in ("", head.cls)
        followed = after or _held(scan, head) or has_part(scan, head) or _opened(scan, head)
        going = _goes_on(scan, head) and not (followed or (head.cls == MEETING and lead(scan, head.start) < head.start))
        if going and head.cls not in EVENTS:
            continue
        dialled = _dialled(scan, head)
        if dialled is not None:
            scan.add(dialled, head.end, head.cls)
            continue
        if _item(scan, head) or any(f.start <= head.start and head.end <= f.end for f in scan.found):
            continue
        if going:
            _named_phrase(scan, head, going=True)
            continue
        title = next((start for start, end in scan.titles if _about(scan, end, head)), None)
        if head.cls == MEETING and title is not None:
            scan.add(title, head.end, head.cls)
            continue
        if any(f.start == head.end and _is_called(scan, f, head) for f in scan.found):
            continue
        honour = scan.ending_at(head.start, "Honour")
        if honour is not None:
            if head.cls == MEETING or (head.cls == "Award" and len(head.form) > 2):
                _for_honour(scan, honour.start, head)
            continue
        whole = scan.ending_at(head.start, "Program")
        if head.cls == MEETING and whole is not None:
            scan.add(body_before(scan, whole.start), head.end, head.cls)
            whole.inner = True
            continue
        if head.cls != MEETING or not _for_several(scan, head):
            _named_phrase(scan, head)


def _dialled(scan: Scan, head: Hit) -> int | None:
    """Where the number begins that a service by telephone is called by, None where there is none."""
    if head.cls != "Platform":
        return None
    numbers = scan.lexicon.shapes["dialled"].finditer(scan.text, max(0, head.start - TAIL), head.end)
    start = next((m.start() for m in numbers if m.end() == head.end), None)
    return start if start is not None and not scan.covered(start, head.end) else None


def _is_called(scan: Scan, found: Found, head: Hit) -> bool:
    """Whether what comes behind a noun is what the thing is called, or an honour that it is the occasion of."""
    top, appended = scan.lexicon.tops[found.cls], scan.lexicon.ends("appended_nouns", head.form)
    return top == "Honour" or (top == "Program" and scan.text[found.start] in CLOSING.values() and bool(appended))


def stages(scan: Scan) -> None:
    """The whole contest or campaign inside the name of one of its stages or ceremonies."""
    shape = scan.lexicon.shapes["stage"]
    for found in [f for f in scan.found if scan.lexicon.tops[f.cls] == "Program" and not f.anaphor]:
        if scan.text[found.start] in CLOSING.values() and (
            found.cls != "Competition" or scan.text[found.end - 1] in CLOSING
        ):
            continue  # what stands in quotation marks is taken apart elsewhere
        heads = (h for h in scan.hits.get("program", ()) if found.start < h.start < h.end < found.end)
        whole = next((h for h in heads if h.cls != MEETING and shape.fullmatch(scan.text, h.end, found.end)), None)
        if whole and not any(f.start >= found.start and f.end == whole.end for f in scan.found):
            scan.add(found.start, whole.end, whole.cls).inner = True


def repeat(scan: Scan, names: dict[str, str]) -> None:
    """Mark events that are known by a name without quotation marks from elsewhere in the article (name → class)."""
    for name, cls in names.items():
        start = scan.text.find(name)
        while start >= 0:
            if not scan.covered(start, start + len(name)):
                scan.add(start, start + len(name), cls)
            start = scan.text.find(name, start + len(name))


def _about(scan: Scan, end: int, head: Hit) -> bool:
    """Whether a meeting is held on a title that ends right before its noun or a few words before it."""
    between = scan.text[end : head.start]
    return 0 <= head.start - end <= OCCASION and head.start <= scan.until(end) and clean(scan, between)


def _opened(scan: Scan, head: Hit) -> bool:
    """Whether the noun for a ceremony follows that of the course which it opens or ends."""
    follows = (h for h in scan.hits["program"] if h.start == head.end)
    return head.cls == "Course" and any(h.cls == MEETING and len(h.form) > 2 for h in follows)


def _item(scan: Scan, head: Hit) -> bool:
    """Whether a noun for an undertaking only ends what was competed in: "the welding project" of a contest."""
    shape = scan.lexicon.shapes["item"]
    return head.cls == "Project" and any(
        h.cls == "Competition" and h.end < head.start and shape.fullmatch(scan.text, h.end, head.end)
        for h in scan.hits["program"]
    )


def parts(scan: Scan) -> None:
    """A part of a contest that is spoken of by itself, as one that somebody runs."""
    for word, start in scan.met("contest_parts"):
        end = start + len(word)
        begin, anchored = left_edge(scan, start)
        stem = scan.text[begin:start]
        alone = not anchored and not scan.covered(begin, end) and len(stem) > 1
        if alone and not _generic(scan, stem) and scan.lexicon.starts("after_parts", scan.text, end):
            scan.add(begin, end, "Competition")


def _goes_on(scan: Scan, head: Hit) -> bool:
    """Whether the phrase continues with another noun, so that this one does not end a name."""
    end = head.end
    after = scan.words_after(end)
    if not after:
        return False
    stoppers = scan.lexicon.words["stoppers"]
    ranks = scan.lexicon.having("relation_words", "class", "rank") if head.cls == "Competition" else ()
    if after[0][0].isdigit() or (head.cls in EVENTS and scan.post_at(end)) or scan.text.startswith(tuple(ranks), end):
        return False  # the day on which it is held, who has a post there, or what is won there
    kind = words.tag(after[0])
    function = kind[:1] in {"v", "p", "c", "u", "d", "m", "r", "f", "t", "s"} and kind != "vn"
    return not (after[0] in stoppers or function or any(f.start == end for f in scan.found))


def _named_phrase(scan: Scan, head: Hit, *, going: bool = False) -> None:
    """A noun phrase that begins with a place or a number, or that a verb of organizing governs.

    Where another noun follows (`going`), only a number at its front makes sure that the name ends here.
    """
    lexicon = scan.lexicon
    edge = head.start
    if (scan.words_before(edge) or ("",))[-1] in lexicon.words["governing"]:
        return  # nothing but the noun is governed
    while head.cls == "Project" and (work := lexicon.ends("works", scan.text, edge)):
        edge -= len(work)
    start, anchored = left_edge(scan, _outer(scan, edge), quotes=True, verbs=True)
    outer = _outer(scan, start)
    if outer < start:
        start, anchored = left_edge(scan, outer, quotes=True, verbs=True)
    if head.cls == "Project" and any(w in scan.text[start : head.end] for w in lexicon.words["works"]):
        start, anchored = works.begin(scan, start, edge, anchored=anchored)
        site = works.on_place(scan, start, head)
        start, anchored = (start, anchored) if site is None else (site, True)
    placed = from_place(scan, head) if head.cls == "Competition" and not anchored else None
    if placed is not None and placed < start:
        start, anchored = placed, True
    governed = _behind_another(scan, _governed(scan, head), head)
    if governed is None and not anchored and start < head.start and head.cls in TOPICAL:
        first = over_topics(scan, start, head)
        start, anchored = (start, False) if first is None else (first, True)
    if start == head.start and governed is None:
        if not going and not _led(scan, head):
            _counted_meeting(scan, head)
        return
    if head.cls == "Project" and anchored and any(w in scan.text[start : head.end] for w in lexicon.words["works"]):
        scan.add(start, head.end, head.cls)
        return
    if not anchored and head.cls in {*EVENTS, "Course"}:
        before = start - len(lexicon.ends("posts", scan.text, start))
        scopes = [(at, scope) for at in (start, before) if (scope := lexicon.ends("scopes", scan.text, at))]
        if scopes:
            start, anchored = scopes[0][0] - len(scopes[0][1]), True
    if scan.text[start : start + 1] in lexicon.words["ceremonies"] and scan.words_before(start):
        start, anchored = left_edge(scan, start - len(scan.words_before(start)[-1]), quotes=True)
    organized = governed is not None or _held(scan, head)
    if governed is not None and (governed > start or not anchored):
        start = governed
        anchored = any(f.start == start and lexicon.tops[f.cls] in {"Place", "Organization"} for f in scan.found)
    body = max((f.end for f in scan.found if f.start == start and lexicon.tops[f.cls] == "Organization"), default=0)
    own = head.cls == "Competition" and (
        any(f.start == start and f.end == body and f.cls in HOMES for f in scan.found)
        or (head.start - body >= OWN and not _generic(scan, scan.text[body : head.start]))
    )
    if head.cls not in {MEETING, "Course"} and start < body and head.start - body >= 2 and not own:
        start, anchored = body, any(f.start == body for f in scan.found)
    stem = scan.text[start : head.start]
    if not 2 <= len(stem) <= LONGEST:
        if not going:
            _led(scan, head)
        return
    if lexicon.shapes["since"].search(stem):
        return
    first = lead(scan, start)
    far = from_lead(scan, head) if first == start and head.cls in EVENTS else None
    if far is not None and far < start and lexicon.shapes["ordinal"].match(scan.text, far):
        start = first = far  # whatever words are in it, it is counted
        stem = scan.text[start : head.start]
    numbered = first < start or any(lexicon.shapes[s].search(stem) for s in ("ordinal", "year"))
    if going and not (numbered and anchored):
        return
    generic = _generic(scan, stem)
    told = organized and _tells(scan, start, head)
    if head.cls in EVENTS or head.cls == "Course" or head.form in lexicon.words["festivals"]:
        specific = told or numbered or (anchored and head.cls != "Course")
    else:
        short = len(stem) >= SHORT_STEM and len(head.form) >= SHORT_STEM and not generic
        specific = (organized and (len(stem) >= LONG or short) and len(head.form) > 1) or (numbered and len(stem) >= 4)
    if not specific and _led(scan, head):
        return
    if head.cls in EVENTS:
        first = min(first, over_quotation(scan, start))
    if head.cls not in EVENTS and _said_to_be(scan, start):
        return
    counted = lexicon.shapes["number"].match(scan.text, first)  # "once a city-wide …" against "the 47th World …"
    wide = first < start and not counted and bool(lexicon.starts("scopes", stem))
    place = scan.ending_at(head.start, "Place") if head.cls == "Competition" and len(head.form) > PAIR else None
    sited = place is not None and place.start == start and (first < start or organized)
    if specific and (told or wide or sited or len(stem) >= 3):
        aside = head.cls == MEETING and lexicon.starts("asides", scan.text, head.end)
        # without its class it is none that "the meeting" can stand for
        begin = min(first, start)  # without what only points at the event
        begin += len(lexicon.starts("demonstratives", scan.text[: head.start - 2], begin))
        scan.add(begin, head.end, lexicon.tops[head.cls] if aside else head.cls)


def _held(scan: Scan, head: Hit) -> bool:
    """Whether it is said right behind an event's noun that it is held, where or by whom."""
    return head.cls in {*EVENTS, "Course"} and scan.lexicon.shapes["held"].match(scan.text, head.end) is not None


def _said_to_be(scan: Scan, start: int) -> bool:
    """Whether a noun phrase only says what kind of thing the one is that was quoted before a copula."""
    sentence = scan.text[max(scan.text.rfind(mark, 0, start) for mark in ENDS) + 1 : start]
    return scan.lexicon.shapes["said_to_be"].search(sentence) is not None


def _led(scan: Scan, head: Hit) -> bool:
    """Mark an event whose name only its first word tells to be one; says whether there is one."""
    begin = from_lead(scan, head) if head.cls in EVENTS else None
    if begin is not None:
        scan.add(begin, head.end, head.cls)
    return begin is not None


def _for_honour(scan: Scan, honour: int, head: Hit) -> None:
    """The occasion on which an honour is given, with the year or the number that tells it from others."""
    edge, _ = left_edge(scan, honour)
    begin = min(lead(scan, honour), lead(scan, edge))
    told = any(scan.lexicon.shapes[shape].search(scan.text, begin, honour) for shape in ("ordinal", "year"))
    ceremony = bool(scan.lexicon.starts("conferring", scan.text, head.start))
    if (begin < honour and told) or (ceremony and _held(scan, head)):
        scan.add(begin, head.end, head.cls)


def _for_several(scan: Scan, head: Hit) -> bool:
    """Mark the occasion on which two honours are given that share what stands before the first of them."""
    begin, _ = left_edge(scan, head.start)
    if begin == head.start or scan.text[begin - 1 : begin] not in scan.lexicon.words["conjunctions"]:
        return False
    honour = scan.ending_at(begin - 1, "Honour")
    if honour is None or not any(f.start == honour.start and scan.lexicon.tops[f.cls] == "Place" for f in scan.found):
        return False
    scan.add(lead(scan, honour.start), head.end, head.cls)
    return True


def _generic(scan: Scan, stem: str) -> bool:
    return all(w in scan.lexicon.words["generic_modifiers"] for w in words.segment(stem))


def _tells(scan: Scan, start: int, head: Hit) -> bool:
    """Whether the words before the bare noun of an occasion say which one it is: "contest" of a contest in football.

    What is one of several that are only listed as examples is none of its own.
    """
    table, form = scan.lexicon.words["program_heads"], head.form
    size = len(form)
    held_once = head.cls == "Course" and form[-1] in scan.lexicon.words["tail_heads"]
    if head.cls == "Competition" or held_once or form in scan.lexicon.words["festivals"]:
        size = next((k for k in range(2, size) if form[-k:] in table), 1 if form[-1] in table else size)
    stem = scan.text[start : head.end - size]
    if len(stem) < SHORT_STEM or _generic(scan, stem):
        return False
    return not (len(form) > size and _one_of_several(scan, start, head.end))


def _one_of_several(scan: Scan, start: int, end: int) -> bool:
    """Whether a phrase stands in a list of which more is meant than is said."""
    conjunctions = scan.lexicon.words["conjunctions"]
    if scan.text[end : end + 1] not in conjunctions and scan.text[start - 1 : start] not in conjunctions:
        return False
    return scan.lexicon.shapes["and_others"].match(scan.text, end) is not None


def _outer(scan: Scan, start: int) -> int:
    """Where the parenthesis opens that closes right before `start` and is short enough to stand in a name."""
    text = scan.text
    if text[start - 1 : start] not in (")", "）"):
        return start
    opening = max(text.rfind(c, max(0, start - NOTE), start) for c in "(（")
    return opening if opening > 0 else start


def _counted_meeting(scan: Scan, head: Hit) -> None:
    """The so-manieth meeting of a body, as councils number theirs."""
    first = lead(scan, head.start)
    begin = body_before(scan, first)
    if head.cls == MEETING and begin < first < head.start:
        scan.add(begin, head.end, head.cls)


def _behind_another(scan: Scan, begin: int | None, head: Hit) -> int | None:
    """Where the last of several events begins that one verb governs."""
    if begin is None:
        return None
    joints = scan.lexicon.words["conjunctions"]
    ends = (h.end for h in scan.hits["program"] if begin < h.start and h.end < head.start)
    begin = max((end + 1 for end in ends if scan.text[end] in joints), default=begin)
    return begin if begin < head.start else None


def _governed(scan: Scan, head: Hit) -> int | None:
    """Where the noun phrase begins that a verb of organizing governs and `head` ends, None if none does."""
    lexicon = scan.lexicon
    number = lexicon.shapes["number"]
    position = begin = head.start
    counted = False
    before = list(scan.words_before(head.start))
    while before:
        word = before.pop()
        if words.tag(word)[:1] == PARTICLE and before and before[-1] in lexicon.words["organizing"]:
            return begin if begin < head.start else None
        if word in lexicon.words["governing"] and begin < head.start:
            compound = any(h.start == position - len(word) for h in scan.hits.get("program", ()))
            return None if compound or scan.text[begin] in lexicon.words["conjunctions"] else begin
        measured = word in lexicon.words["measures"] or (
            word[-1] in lexicon.words["measures"] and number.fullmatch(word[:-1])
        )
        if any(word in lexicon.words[table] for table in ("copulas", "particles")) or divides(scan, word):
            return None
        if counted and not measured and not number.fullmatch(word):
            if not lexicon.shapes["ordinal"].match(scan.text, position - len(word)):
                return None
            counted, begin = False, position - len(word)  # the so-manieth is part of the name
        position -= len(word)
        counted = counted or bool(measured)
        begin = begin if counted else position
    return None
