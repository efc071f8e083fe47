"""Documents: what stands in title marks, quoted titles of talks, plans named after a verb of issuing."""

from __future__ import annotations

import re

from kg.extract.names import left_edge
from kg.extract.scan import Scan, longest

CLASS = "Document"
LEAST = 6
LETTER = re.compile(r"\w")


def titled(scan: Scan) -> None:
    """What stands in title marks, unless it is a newspaper of general currency."""
    for start, end in scan.titles:
        content = scan.text[start + 1 : end - 1]
        if content in scan.lexicon.known or not LETTER.search(content):
            continue
        scan.add(start, end, CLASS, content)


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
        start, _ = left_edge(scan, head.start, quotes=True, verbs=True, posts=False)
        for verb in sorted(verbs, key=len, reverse=True):
            if scan.text.startswith(verb, start):
                start += len(verb)
                break
        start -= len(scan.lexicon.ends("scopes", scan.text, start))
        year = scan.lexicon.shapes["year"].search(scan.text[max(0, start - 12) : start])
        if year and year.end() == min(12, start):
            start -= len(year[0])
        before = scan.text[max(0, start - 4) : start]
        if not any(before.endswith(verb) for verb in verbs):
            continue
        if head.end - start >= LEAST:
            scan.add(start, head.end, CLASS)
