"""Where the name of a person ends: a surname and a given name, or a name taken over by its sound."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from kg.extract import words
from kg.extract.behind_names import HAN, after_word, first_word, follows, sure
from kg.extract.names import FUNCTION
from kg.extract.scan import Scan
from kg.extract.sounded import FULL, RARE, foreign_at, foreign_end, part_end, parts_end, unfamiliar

CLASS: Final = "Person"
SEPARATORS: Final = "、 　"
OPENING: Final = tuple('“《「『‘"(（')
PARENTHESES: Final = ("(", "（")
PROBED: Final = 3  # characters of a name that sounds foreign, of which one at least is used for foreign sounds
# The dictionary's tags of nouns and of measure words.
NOUN: Final = "n"
MEASURE: Final = "q"
IDIOM: Final = 4  # characters
SAID: Final = frozenset({"i", "l", "z", "d", "v", "a"})  # the dictionary's tags of idioms that say what somebody does
# Kinds of words of three characters that are no names.
WORDS: Final = frozenset({"n", "nz", "d", "v", "vn", "i", "l", "m"})
VERBS: Final = frozenset({"d", "v"})  # adverbs and verbs
NUMBER: Final = "m"  # numerals, and "month" and "year"
BOUND: Final = frozenset({NUMBER, "u", "c"})  # kinds of characters that end no phrase by themselves
LINKS: Final = frozenset("pcu")  # prepositions, conjunctions, particles
ADJECTIVE: Final = "a"  # the dictionary's tag
ADVERBIAL: Final = ("c", "d")  # the first of the tags of conjunctions and adverbs
LOOSE: Final = frozenset("advm")  # adjectives, adverbs, verbs and numerals
KNOWN: Final = 60  # a word of two characters met more often in the dictionary is not taken for a name, whatever its tag
FOREIGN: Final = "nrt"  # the dictionary's tag of names taken over by their sound
SELDOM: Final = 700  # a given name met less often in the dictionary may be a word, if its characters are those of names
OFTEN: Final = 40  # a given name met more often in the dictionary is a word after a conjunction
# How often a word of the dictionary must be met to speak against a name.
USUAL: Final = 300
FREQUENT: Final = 1500
CALLED: Final = frozenset({"nr", "ns", "nz", "n", "a"})  # kinds of words that people are called by
MET: Final = 1000  # a word met more often in the dictionary is no name though a post stands before it
FAMOUS: Final = 200  # a name met more often in the dictionary is more than a name, whatever its tag


def name_end(scan: Scan, start: int, *, strict: bool = False, inside: bool = False) -> int | None:
    """Where the person name that starts at `start` ends, None if there is none; read once a paragraph.

    With `strict` (no post before it) the name must be followed by a break or by a word that follows names, and must
    not be a common word itself. With `inside` it may be the head of a longer name.
    """
    first, firsts = scan.text[start : start + 1], scan.lexicon.firsts
    if not scan.dotted and first not in firsts["surnames"] and first not in firsts["name_parts"]:
        sounds = scan.lexicon.words["transliteration"].keys()
        if strict or sounds.isdisjoint(scan.text[start : start + PROBED]):
            return None
    known = scan.people.get((start, strict))
    if known is None:
        known = scan.people[start, strict] = _name_end(scan, start, strict=strict)
    end, sure = known
    if end is None or sure or inside:
        return end
    if any(f.start == start and f.end > end and scan.lexicon.tops[f.cls] != CLASS for f in scan.found):
        return None
    return end


def _name_end(scan: Scan, start: int, *, strict: bool) -> tuple[int | None, bool]:
    """What `name_end` gives, and whether nothing else that begins there takes the name's place."""
    foreign = foreign_at(scan, start)
    if foreign:
        return foreign_end(scan, foreign), True
    parted = parts_end(scan, start)
    if parted is None:
        parted = part_end(scan, start, strict=strict)
    if parted is not None:
        return parted, True
    surname = surname_at(scan, start)
    if not surname:
        return (None if strict else unfamiliar(scan, start)), True
    if surname in scan.lexicon.words["conjunctions"] and scan.text[start - 1 : start] not in tuple(SEPARATORS):
        return (start + FULL if _joins_nothing(scan, start) else None), True
    if scan.lexicon.shapes["anonymous"].match(scan.text, start + len(surname)):
        return None, True
    text, stop, base = scan.text, scan.until(start), start + len(surname)
    barred = scan.lexicon.words["not_in_given_names"]
    candidates = []
    within = spoken = False  # the first character could be a preposition, or a word of address
    for end in (base + 1, base + 2):
        if end > stop or not HAN.match(text[end - 1]):
            break
        strength = barred[text[end - 1]]["strength"] if text[end - 1] in barred else ""
        if strength == "within" and end == base + 1 and surname not in scan.lexicon.words["stoppers"]:
            within = True
            if sure(scan, end):  # a verb that only people do comes behind: nothing is left for it to govern
                candidates.append(end)
            continue
        if strength == "address" and end == base + 1:
            spoken = True  # a surname and a word of address: a name only if the next character is no adverb
            continue
        if spoken and words.tag(text[end - 1])[:1] == "d":
            continue
        joins = text[end - 1] in scan.lexicon.words["conjunctions"] and end > base + 1 and sure(scan, end)
        if strength == "hard" or (strength == "within" and not (joins or _closed(scan, end) or _ungoverned(scan, end))):
            break  # a conjunction before a verb that only people do joins nothing
        aged = strength == "soft" and scan.lexicon.shapes["aged"].match(text, end)
        shown = strength != "soft" or (end > base + 1 and (after_word(scan, end, least=2) or sure(scan, end) or aged))
        if shown or (end > base + 1 and not strict and _left_over(scan, end)):
            candidates.append(end)
    if len(candidates) == 2 and (_done(scan, candidates[0]) or _idiom(scan, candidates[0])):
        candidates.pop()  # somebody has done, or is doing, what would be the end of the name
    candidates = [e for e in candidates if not _in_post(scan, base, e)]
    candidates = [e for e in candidates if not within or follows(scan, e) or _verb(scan, e)]
    if scan.lexicon.words["after_names"].get(text[base : base + 2], {}).get("strength") == "strong":
        candidates = []
    if not candidates or text[base : base + 2] in scan.lexicon.words["honorifics"]:
        return (None if strict else unfamiliar(scan, start)), True
    rare = scan.lexicon.words["surnames"][surname]["frequency"] == "rare"
    shut = not strict and scan.until(base + 2) == base + 2  # a post before and a break behind
    given = text[base : base + 2]
    shut = shut and words.tag(given)[:1] != NOUN
    if rare and words.is_common(given) and text[base + 2 : base + 3] == "、":
        return None, True  # "they brave cold, wind and sand": a verb and the first of its objects
    if rare and not shut and words.is_common(given) and words.frequency(given) > USUAL:
        return None, True
    if rare and strict and words.frequency(text[start : base + 1]) > USUAL:
        return None, True  # a common noun begins so
    kinds = {"d"} if words.frequency(text[base : base + 2]) else {"d", "v"}
    good = [end for end in candidates if follows(scan, end) or _done(scan, end) or _split(scan, end, kinds)]
    if len(good) == 2:
        particle = text[good[0]] in barred and barred[text[good[0]]]["strength"] == "soft"
        adverb = particle and text[good[0]] in scan.lexicon.words["after_names"]
        if adverb and words.tag(text[good[0]])[:1] == MEASURE:  # a noun, too: "his home", but not before what people do
            adverb = not (sure(scan, good[1]) or scan.lexicon.shapes["aged"].match(text, good[1]))
        next_word = after_word(scan, good[0], least=2) or _split(scan, good[0], VERBS)
        next_word = next_word and not _overrun(scan, *good)
        good = good[:1] if adverb or next_word or _done(scan, good[0]) else good
    longer = None if strict else unfamiliar(scan, start)
    if longer is not None and longer - start > FULL and after_word(scan, longer, least=2) and good:
        return longer, True
    if not good:
        if strict:
            return None, True
        if surname in scan.lexicon.words["stoppers"]:
            short = candidates[0] == base + 1 and not words.frequency(text[start : base + 1])
            return (base + 1 if short and _between_words(scan, base) else None), True
        if longer is not None and longer - start > FULL:
            return longer, True
        given = text[base : base + 2]
        if words.frequency(text[start : start + first_word(scan, start)]) > FREQUENT and first_word(scan, start) > 1:
            return None, True
        if len(candidates) == 2 and words.is_common(given) and (rare or not _verb_at(scan, base + 2)):
            return None, True
        if any(words.tag(text[start:end]) == FOREIGN for end in candidates):
            return None, True
        good = [max(candidates, key=lambda e: (first_word(scan, e), e))]
    end = good[-1]
    name = text[start:end]
    if name in scan.lexicon.words["stoppers"] or (end - start >= FULL and name in scan.lexicon.words["program_heads"]):
        return None, True  # a verb, or the noun for what people take part in
    if rare and text[end : end + 1] in scan.lexicon.words["aspect"] and first_word(scan, end) == 1:
        return None, True  # "they built up …": a verb
    if end == base + 2 and words.tag(surname)[:1] == "d" and words.tag(text[base:end])[:1] == "v":
        return None, True
    common = surname in scan.lexicon.words["stoppers"] and (words.is_common(text[base:end]) or words.is_common(name))
    told = not strict and end > base + 1 and (sure(scan, end) or _called(scan, start, base, end))
    if common and not told and (strict or end > base + 1 or not _apart(scan, start, end)):
        return None, True
    first = first_word(scan, start) if len(surname) == 1 else 0
    opening = text[start : start + first]
    seldom = RARE if strict or (rare and not usual(scan, start, end)) else FREQUENT
    often = words.frequency(opening) > seldom
    shown = usual(scan, start, end) and sure(scan, end)  # what only people do comes behind usual characters
    if not strict and _attribute(scan, surname, text[base:end]) and not after_word(scan, end, least=2):
        return None, True
    cut = first == FULL - 1 and scan.until(end) > end and not scan.word_starts(end)  # it begins the next word
    often = often or first > len(name) or cut
    if first > 1 and first != len(name) and words.is_common(opening) and often and not shown:
        return None, True
    meant = not strict and _meant(scan, name, end)
    plain = words.tag(name) in ("ns", "a") and words.frequency(name) < FAMOUS
    plain = plain or (words.frequency(name) < FAMOUS and (sure(scan, end) or _done(scan, end)))
    if words.is_common(name) and (strict or (words.frequency(name) > 30 and not (plain or meant))):
        return None, True
    if end - start == FULL and words.tag(name)[:2] in WORDS:
        return None, True
    alone = scan.until(end) == end and (not rare or text[end : end + 1] in PARENTHESES)
    alone = alone and text[end - 1] in scan.lexicon.words["given_characters"]
    told = plain or meant or alone or after_word(scan, end, least=2)
    if end - start < FULL and words.is_common(name) and not told:
        return None, True  # behind a post as elsewhere: a word, unless what people do comes behind, or nothing does
    person = words.tag(name).startswith("nr") and words.frequency(name) < FAMOUS
    shown = meant or after_word(scan, end, least=1 if person else 2)
    if len(name) == 2 and words.frequency(name) > KNOWN and not shown:
        return None, True
    if strict and words.frequency(name) > (KNOWN if len(name) == 2 else 500) and not person:
        return None, True
    return end, False


def _meant(scan: Scan, name: str, end: int) -> bool:
    """Whether a word behind a post is somebody's name for sure: only people do what comes next, or a list goes on with
    another post. Verbs and what is met very often are none.
    """
    often = words.frequency(name) > (FAMOUS if words.tag(name) == ADJECTIVE else MET)  # "solemnly", too
    if often or words.tag(name)[:2] not in CALLED:
        return False
    return sure(scan, end) or (scan.text[end : end + 1] == SEPARATORS[0] and scan.post_at(end + 1))


def _called(scan: Scan, start: int, base: int, end: int) -> bool:
    """Whether a full name of usual characters ends where a word begins, its given name no verb and no adverb: behind a
    post, somebody is called so, though his surname is a word that no name holds elsewhere."""
    verbal = words.tag(scan.text[base:end])[:1] in VERBS
    return usual(scan, start, end) and not verbal and (scan.word_starts(end) or scan.until(end) == end)


def _attribute(scan: Scan, surname: str, given: str) -> bool:
    """Whether a surname is an adjective, an adverb, a numeral or a verb as well, and before a word often met, of other
    characters than names are made of, may be meant so: "high income"."""
    word = len(given) > 1 and words.is_common(given) and words.frequency(given) >= USUAL
    return word and words.tag(surname)[:1] in LOOSE and not scan.lexicon.words["given_characters"].keys() >= set(given)


def surnamed(scan: Scan) -> list[int]:
    """Where a phrase begins with a character that begins a surname: most phrases cannot begin with a name."""
    if scan.surnamed is None:
        firsts, text = scan.lexicon.firsts["surnames"], scan.text
        scan.surnamed = [at for at in (0, *[b + 1 for b in scan.breaks]) if text[at : at + 1] in firsts]
    return scan.surnamed


def surname_at(scan: Scan, start: int) -> str:
    """The surname that stands at `start`, "" for none."""
    if scan.text[start : start + 1] not in scan.lexicon.firsts["surnames"]:
        return ""
    surnames = scan.lexicon.words["surnames"]
    for size in (2, 1):
        form = scan.text[start : start + size]
        if len(form) == size and form in surnames:
            return form
    return ""


def _apart(scan: Scan, start: int, end: int) -> bool:
    """Whether a name of two characters makes no word, nor its last one with the next, and is used as names are."""
    word = words.frequency(scan.text[start:end]) or words.frequency(scan.text[end - 1 : end + 1])
    return not word and (scan.until(end) == end or sure(scan, end))


def _joins_nothing(scan: Scan, start: int) -> bool:
    """Whether what is a conjunction elsewhere is a surname at `start`.

    Two characters come behind that make no word and cannot be a name of their own, then a break or what only people do.
    """
    end = start + FULL
    given = scan.text[start + 1 : end]
    if scan.until(start) < end or given[1] in scan.lexicon.words["not_in_given_names"]:
        return False
    if words.frequency(given) > OFTEN and not clear(scan, start, end):
        return False
    own = scan.lexicon.words["surnames"].get(given[0], {}).get("frequency") == "common"
    return not own and not _in_post(scan, start + 1, end) and (scan.until(end) == end or sure(scan, end))


def _in_post(scan: Scan, base: int, end: int) -> bool:
    """Whether what stands after a surname up to the `end` of what might be a name is a post, or begins one."""
    return any(hit.start == base and hit.end >= end for hit in scan.hits.get("post", ()))


def _done(scan: Scan, end: int) -> bool:
    """Whether a verb of one character and what says how far it has come or how it ends come at `end`: somebody has done
    something. The end of a given name is no such verb where only a complement follows it."""
    if scan.lexicon.shapes["going_on"].match(scan.text, end):
        return True
    verb, behind, tables = scan.text[end : end + 1], scan.text[end + 1 : end + 2], scan.lexicon.words
    if words.frequency(scan.text[end - 1 : end] + verb):
        return False
    if behind in tables["aspect"]:
        return not scan.word_starts(end + 1) or first_word(scan, end + 1) == 1  # else it begins a word: "understands"
    ended = behind in tables["complements"] and words.tag(verb) == "v" and verb not in tables["given_characters"]
    return ended and len(words.segment(scan.text[end + 1 : scan.until(end)][:8])[0]) == 1


def _idiom(scan: Scan, end: int) -> bool:
    """Whether an idiom comes at `end`, which the end of a longer name would leave without its first character."""
    return words.tag(scan.text[end : end + IDIOM]) in SAID


def _between_words(scan: Scan, base: int) -> bool:
    """Whether one character that is no verb and no function word comes at `base`, and a longer word after it."""
    given = scan.text[base : base + 1]
    alone = len(words.segment(scan.text[base : scan.until(base)][:8])[0]) == 1
    return alone and words.tag(given)[:1] not in {"v", *FUNCTION} and first_word(scan, base + 1) > 1


def _closed(scan: Scan, end: int) -> bool:
    """Whether the phrase ends at `end`, so that nothing comes that a preposition or a conjunction could govern."""
    return scan.until(end) == end and scan.text[end : end + 1] not in OPENING


def _left_over(scan: Scan, end: int) -> bool:
    """Whether the character before `end` can only belong to a name: a numeral, or a noun of time without a number, at
    the end of a phrase or before a preposition; a particle or a conjunction at the end of a phrase.
    """
    last, after = scan.text[end - 1], scan.text[end : end + 1]
    kind = words.tag(last)[:1]
    if kind not in BOUND or _closed(scan, end):
        return kind in BOUND and not after.isdigit() and _closed(scan, end)
    links = words.tag(after)[:1] in LINKS and scan.words_after(end)[0] == after and not words.frequency(last + after)
    return links and kind == NUMBER and last not in scan.lexicon.words["after_names"]


def _ungoverned(scan: Scan, end: int) -> bool:
    """Whether what comes at `end` begins no noun phrase that a conjunction or preposition before it could govern.

    Where a particle of attribution comes later in the phrase, it may begin what people do who are meant.
    """
    word, of = (scan.words_after(end) or ("",))[0], scan.lexicon.words["particles"]
    if word not in scan.lexicon.words["not_governed"]:
        return False
    return word in of or of.keys().isdisjoint(scan.text[end : scan.until(end)])


def _split(scan: Scan, end: int, kinds: Collection[str]) -> bool:
    """Whether a longer name would take the first character of a word of these kinds and leave a single one of it."""
    rest = scan.words_after(end, 8)
    if not rest or len(rest[0]) < 2 or words.tag(rest[0])[:1] not in kinds:
        return False
    given = rest[0][0] in scan.lexicon.words["given_characters"]
    if given and words.frequency(rest[0]) < USUAL and sure(scan, end + 1):
        return False  # the longer name stands before a verb of one character that only people do
    return len(words.segment(scan.text[end + 1 : scan.until(end)][:8])[0]) == 1


def _overrun(scan: Scan, short: int, long: int) -> bool:
    """Whether the word that a shorter name would stand before leaves a single character of the word that the longer one
    stands before: "is honoured" of "obtains an award"."""
    rest = scan.words_after(short, 8)
    if after_word(scan, long, least=3) and not after_word(scan, short, least=2):
        return True
    if not after_word(scan, long, least=2) or (len(rest[0]) > 1 and len(rest) < 2):
        return False
    if len(rest[0]) > 1 and words.tag(rest[0])[:1] in ADVERBIAL:
        return False  # "at the same time" is a word, and no end of a name
    left = rest[0] if len(rest[0]) == 1 else rest[1]
    grammar = scan.lexicon.words["aspect"].keys() | scan.lexicon.words["particles"].keys()
    return len(left) == 1 and left not in grammar


def _verb(scan: Scan, position: int) -> bool:
    """Whether a verb of two characters or more comes at `position`."""
    return first_word(scan, position) > 1 and _verb_at(scan, position)


def _verb_at(scan: Scan, position: int) -> bool:
    """Whether a verb comes at `position`."""
    rest = scan.words_after(position, 8)
    return bool(rest) and words.tag(rest[0])[:1] == "v"


def acting(scan: Scan, start: int) -> int | None:
    """Where a name of three characters ends that stands before a verb of two or more which need not follow names."""
    surname = surname_at(scan, start)
    end = start + FULL
    given = scan.text[start + len(surname) : end]
    if not surname or scan.until(start) < end or not scan.lexicon.hard.isdisjoint(given):
        return None
    known = words.tag(scan.text[start:end])[:2]
    return end if _verb(scan, end) and clear(scan, start, end) and known in ("", "nr") else None


def usual(scan: Scan, start: int, end: int) -> bool:
    """Whether a name is of three characters or more and its given name made of those that such names are made of."""
    given = scan.text[start + len(surname_at(scan, start)) : end]
    characters = scan.lexicon.words["given_characters"].keys()
    return end - start >= FULL and characters >= set(given) and words.frequency(given) < SELDOM


def clear(scan: Scan, start: int, end: int) -> bool:
    """Whether a name of three characters or more shows by itself: its given name is known as one, is seldom a word and
    made of characters that such names are made of, or makes no words."""
    given, first = scan.text[start + len(surname_at(scan, start)) : end], scan.text[start : start + 2]
    known = words.tag(given)[:2] in {"nr", "ns", "nz"} or not (words.frequency(given) or words.frequency(first))
    return end - start >= FULL and (known or usual(scan, start, end))
