"""Parts of a body by their own noun alone: "the second digging team", "the union", said of the body spoken of."""

from __future__ import annotations

from typing import Final

from kg.extract import words
from kg.extract.behind_names import HAN
from kg.extract.person_name import surname_at
from kg.extract.scan import Found, Scan
from kg.extract.short_forms import begins_apart

TRADES: Final = frozenset({"n", "v", "j", "b", ""})  # kinds of words that a trade may be
STATE: Final = "an"  # the kind of a word for a state that is a noun, too: safety
OPENING: Final = "(（"
CLOSING: Final = (")", "）")
# Characters of a trade that a number follows.
UNWORD: Final = 2
LONGEST: Final = 3
PAIR: Final = 2  # words of a trade
WIDEST: Final = 6  # characters of such a trade
FIRM: Final = "Enterprise"
TEAM: Final = "Team"
INSTITUTION: Final = "Institution"
NAMED: Final = frozenset({"Enterprise", "School", INSTITUTION, "Association"})


def said(scan: Scan) -> None:
    """Mark the parts, the units and the nouns for a body that are said without its name."""
    posts = {hit.start for hit in scan.hits.get("post", ())}
    _units(scan, posts)
    _parts(scan, posts)
    if posts:
        _heads(scan, posts)


def _units(scan: Scan, posts: set[int]) -> None:
    """A unit of work by its trade and number alone, or without a number before "of" and a post or a name: one of the
    firm spoken of. Right before a post its noun is part of the post.
    """
    for match in scan.lexicon.shapes["work_unit"].finditer(scan.text):
        before = scan.words_before(match.start()) or ("",)
        single = len(before[-1]) == 1 and len("".join(before[-2:])) == UNWORD
        trade = "".join(before[-2:]) if single else before[-1]
        start = match.start() - len(trade)
        known = len(trade) not in (UNWORD, LONGEST) or scan.covered(start, match.end())
        if not known and _unit_begins(scan, start, trade) and scan.word_ends(match.start(), match.end()):
            scan.add(start, match.end(), TEAM, anaphor=True)
    particles, nouns = scan.lexicon.words["particles"], scan.lexicon.words["unit_nouns"]
    heads = scan.lexicon.words["organization_heads"]
    listed = [(hit.form, hit.start) for hit in scan.hits.get("organization", ()) if hit.form in nouns]
    for noun, at in (*listed, *scan.met("unit_nouns", (noun for noun in nouns if noun not in heads))):
        end = at + len(noun)
        of = scan.text[end : end + 1] in particles  # people of the unit come next, by their post or name
        people = of and (end + of in posts or surname_at(scan, end + of))
        if people or _listed(scan, noun, at) or _behind_short_form(scan, at):
            start = _trade(scan, at, end)
            said = scan.text[start:end] in scan.lexicon.words["anaphors"]
            if start < at and not said and not scan.covered(start, end):
                scan.add(start, end, TEAM, anaphor=True)


def _behind_short_form(scan: Scan, at: int) -> bool:
    """Whether the phrase begins behind parentheses that tell what a body is called for short: the unit is its."""
    limit = scan.limit(at)
    if scan.text[limit - 1 : limit] not in CLOSING:
        return False
    opening = max(scan.text.rfind(mark, 0, limit) for mark in OPENING)
    told = opening >= 0 and scan.lexicon.starts("alias_marks", scan.text, opening + 1)
    return bool(told) and scan.ending_at(opening, "Organization") is not None


def _listed(scan: Scan, noun: str, at: int) -> bool:
    """Whether such a unit of a body is named right before in a list: "the technical and the safety office"."""
    marks = scan.lexicon.words["conjunctions"]
    units = [
        f.end for f in scan.found if f.end < at and (scan.text.endswith(noun, f.start, f.end) or _part_of_firm(scan, f))
    ]
    return any(scan.text[end] in marks and at - end - 1 <= WIDEST for end in units)


def _part_of_firm(scan: Scan, found: Found) -> bool:
    """Whether a mention is a department of a firm, its union or its committee: the firm stands in its name."""
    lexicon, form = scan.lexicon, scan.text[found.start : found.end]
    if not (lexicon.ends("part_words", form) or lexicon.ends("unit_nouns", form)):
        return False
    if found.anaphor:
        noun = lexicon.starts("anaphors", form)
        return not noun or (noun != form and lexicon.words["anaphors"][noun]["class"] == FIRM)
    return any(f.cls == FIRM and f.start == found.start and f.end < found.end for f in scan.found)


def _heads(scan: Scan, posts: set[int]) -> None:
    """The noun that ends the name of a firm or an institution, alone at the head of a phrase and before a post: "the
    head of the power station", which is the one named so.
    """
    for head in scan.hits.get("organization", ()):
        bare = (
            head.end in posts
            and head.cls in NAMED
            and len(head.form) >= UNWORD
            and head.start == scan.limit(head.start)
        )
        other = any(head.form in scan.lexicon.words[table] for table in ("post_openers", "anaphors"))
        part = scan.lexicon.starts("part_words", scan.text, head.end)  # its union or its committee
        if bare and not other and not scan.covered(head.start, head.end + len(part)):
            cls = scan.lexicon.words["part_words"][part]["class"] if part else head.cls
            scan.add(head.start, head.end + len(part), cls, anaphor=True)


def _trade(scan: Scan, at: int, end: int) -> int:
    """Where the one or two words begin that a unit without a number is called after; `at`, where its noun stands, if
    none do.
    """
    if any(h.end == end and h.start < at and h.cls == "Course" for h in scan.hits.get("program", ())):
        return at
    for head in scan.hits.get("organization", ()):
        listed = head.end == end and (len(head.form) >= LONGEST or head.cls == INSTITUTION) and head.start < at
        named = listed and scan.text[head.start : at] not in scan.lexicon.words["no_trades"]
        if named and scan.word_starts(head.start) and _begins(scan, head.start):
            return head.start
    if not scan.word_starts(at) and not scan.word_ends(at, end):
        return at
    start = at
    for word in reversed(scan.words_before(at)[-PAIR:]):
        start -= len(word)
        if at - start > WIDEST or not _of_trade(scan, word):
            return at
        if at - start >= UNWORD and scan.word_starts(start) and _begins(scan, start):
            return start
    return at


def _of_trade(scan: Scan, word: str) -> bool:
    """Whether a word may stand in what a unit is called after."""
    lexicon = scan.lexicon
    barred = any(
        word in lexicon.words[table] for table in ("stoppers", "no_trades", "measures", "anaphors", "surnames")
    )
    kind = words.tag(word)
    return not barred and (kind == STATE or kind[:1] in TRADES) and all(map(HAN.match, word))


def _unit_begins(scan: Scan, start: int, trade: str) -> bool:
    """Whether a unit can be called after this word, and what is before it belongs to no name."""
    lexicon = scan.lexicon
    if any(trade in lexicon.words[table] for table in ("stoppers", "generic_modifiers", "measures")):
        return False
    if lexicon.ends("work_units", trade) or words.tag(trade)[:1] not in TRADES or not all(map(HAN.match, trade)):
        return False
    return _begins(scan, start)


def _begins(scan: Scan, start: int) -> bool:
    """Whether a unit may be named from here: behind a break, a word that stands in no name, or "of the firm"; a unit
    that is invited is another body's."""
    lexicon = scan.lexicon
    if lexicon.ends("inviting", scan.text, start):
        return False
    noun = lexicon.ends("anaphors", scan.text, start) or lexicon.ends("organization_heads", scan.text, start)
    said = len(noun) > 1 and not any(f.end == start for f in scan.found)
    return begins_apart(scan, start) or bool(said) or scan.text[start - 1] in scan.lexicon.words["particles"]


def _parts(scan: Scan, posts: set[int]) -> None:
    """A part given by its noun alone, before a post: "vice secretary of the party committee and chair of the union"."""
    parts = scan.lexicon.words["part_words"]
    for form, at in scan.words_of(parts):
        end = at + len(form)
        post = end in posts and scan.apart(at, "particles", "conjunctions")
        if post and not scan.covered(at, end):
            scan.add(at, end, parts[form]["class"], anaphor=True)


def _said_of_nothing(scan: Scan, end: int) -> bool:
    """Whether no noun comes at `end` that a part's noun would only tell about."""
    after = scan.words_after(end)
    return not after or after[0] in scan.lexicon.words["stoppers"] or words.tag(after[0]) in words.OUTSIDE


def beside(scan: Scan) -> None:
    """A part given by its noun alone right behind another part in a list: "the personnel office and the union"."""
    lexicon = scan.lexicon
    parts, marks = lexicon.words["part_words"], lexicon.words["conjunctions"]
    for at, form in sorted((at, form) for form, at in scan.words_of(parts)):
        end = at + len(form)
        if scan.text[at - 1 : at] not in marks or scan.covered(at, end) or not scan.word_ends(at, end):
            continue
        if not _said_of_nothing(scan, end):
            continue
        listed = (scan.text[f.start : f.end] for f in scan.found if f.end == at - 1)
        if any(lexicon.ends(table, name) for name in listed for table in ("part_words", "unit_nouns")):
            scan.add(at, end, parts[form]["class"], anaphor=True)
