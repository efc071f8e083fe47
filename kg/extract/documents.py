"""Documents: what stands in title marks, quoted titles of talks, plans named after a verb of issuing."""

from __future__ import annotations

import re
from typing import Final

from kg.extract import words
from kg.extract.names import left_edge
from kg.extract.scan import Hit, Scan, longest

CLASS: Final = "Document"
JOURNAL: Final = "Media"
LEAST: Final = 6
FARTHEST: Final = 40  # characters from the beginning of a name to its noun
LETTER: Final = re.compile(r"\w")


def titled(scan: Scan) -> None:
    """What stands in title marks, unless it is a newspaper of general currency."""
    for start, end in scan.titles:
        content = scan.text[start + 1 : end - 1]
        if content in scan.lexicon.known or not LETTER.search(content):
            continue
        scan.add(start, end, JOURNAL if _journal(scan, start, end) else CLASS, content)


def _journal(scan: Scan, start: int, end: int) -> bool:
    """Whether something is printed there: a journal, whose name stands in the same marks."""
    lexicon = scan.lexicon
    return bool(lexicon.ends("printed_in", scan.text, start) or lexicon.starts("journal_words", scan.text, end))


def quoted(scan: Scan) -> None:
    """Quoted titles of talks and papers, by the words beside them."""
    marks = scan.lexicon.words["document_marks"]
    for start, end in scan.quotes:
        before, after = scan.text[:start], scan.text[end:]
        if any(
            (row["side"] == "after" and after.startswith(w)) or (row["side"] == "before" and before.endswith(w))
            for w, row in marks.items()
        ):
            scan.add(start, end, CLASS, scan.text[start + 1 : end - 1])


def issued(scan: Scan) -> None:
    """A noun phrase that ends like a document, right after a verb of issuing, and says what it is about."""
    verbs = scan.lexicon.words["issuing"]
    for head in longest(scan.hits.get("document", [])):
        if scan.covered(head.start, head.end) or not scan.word_ends(head.start, head.end):
            continue
        opened = _about(scan, head)
        if opened is not None:
            scan.add(opened, head.end, CLASS)
            continue
        start, _ = left_edge(scan, _conferred(scan, head.start), quotes=True, verbs=True, posts=False)
        for verb in sorted(verbs, key=len, reverse=True):
            if scan.text.startswith(verb, start):
                start += len(verb)
                break
        start -= len(scan.lexicon.ends("scopes", scan.text, start))
        start -= len(_edition(scan, start))
        before = scan.text[max(0, start - 4) : start]
        said = next((verb for verb in sorted(verbs, key=len, reverse=True) if before.endswith(verb)), "")
        if not said or (said in scan.lexicon.words["organizing"] and _undertaking(scan, start, head)):
            continue
        if head.end - start >= LEAST and not _any_pact(scan, start, head):
            scan.add(start, head.end, CLASS)


def _about(scan: Scan, head: Hit) -> int | None:
    """Where a name begins that says what it is about, right behind a verb of issuing: "the notice on …"."""
    text, lexicon = scan.text, scan.lexicon
    if text[head.start - 1 : head.start] not in lexicon.words["particles"]:
        return None
    limit = max(scan.limit(head.start), head.start - FARTHEST)
    begun = (text.rfind(opener, limit, head.start) for opener in lexicon.words["document_openers"] if len(opener) > 1)
    at = max(begun, default=-1)
    return at if at >= 0 and lexicon.ends("issuing", text, at) and head.end - at >= LEAST else None


def _conferred(scan: Scan, at: int) -> int:
    """Where the honour or the kind of body begins whose list it is: "the list of those named as centres of …"."""
    begin = at
    for word in reversed(scan.words_before(at)[-2:]):
        if word not in scan.lexicon.words["conferring"]:
            break
        begin -= len(word)
    inner = scan.ending_at(begin, "Honour") or scan.ending_at(begin, "Organization")
    kind = inner is not None and inner.cls != "Enterprise"  # a firm is no kind of body
    return inner.start if begin < at and inner is not None and kind else at


def _any_pact(scan: Scan, start: int, head: Hit) -> bool:
    """Whether what is signed is called by no more than the kind of agreement it is."""
    generic = scan.lexicon.words["generic_modifiers"]
    pact = head.form in scan.lexicon.having("relation_words", "class", "pact")
    return pact and all(word in generic for word in words.segment(scan.text[start : head.start]))


def _undertaking(scan: Scan, start: int, head: Hit) -> bool:
    """Whether what is launched is called by a quoted name and a noun for an undertaking: a plan that is carried out."""
    quoted = any(first == start for first, _ in scan.quotes)
    return quoted and any(h.end == head.end for h in scan.hits.get("program", ()))


def headline(scan: Scan) -> None:
    """A headline that is the name of a document: it says what it is about, or is the list of an honour."""
    lexicon, text = scan.lexicon, scan.text
    noun = lexicon.ends("document_heads", text)
    if not noun:
        return
    heads = [f.end for f in scan.found if f.start == 0 and lexicon.tops[f.cls] == "Organization"]
    if any(lexicon.starts("document_openers", text, start) for start in (0, *heads)):
        scan.add(0, len(text), CLASS)
        return
    honours = [f for f in scan.found if f.cls == "Honour" and f.end == len(text) - len(noun)]
    if any(len(_edition(scan, f.start)) == f.start for f in honours):
        scan.add(0, len(text), CLASS)


def _edition(scan: Scan, end: int) -> str:
    """The year, season or number right before a name."""
    return max((m[0] for m in scan.lexicon.shapes["edition"].finditer(scan.text[:end]) if m.end() == end), default="")
