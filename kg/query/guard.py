"""What a query may not hold: calls to other servers, more nesting than a parser can bear, more text than anyone writes.

A grammar-driven parser takes keywords where a tokenizer sees the middle of a word (`3SERVICE<http://x>{}`), and an
address where a tokenizer sees one is sometimes a comparison. So the call to another server is looked for by what must
follow the word, wherever it stands; a query refused by mistake can be written another way.
"""

from __future__ import annotations

import re

MAX_BYTES = 1_000_000
MAX_DEPTH = 200
_MANY = 100
_OPEN, _CLOSE = "{([", "})]"
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_BLANK = re.compile(r"(?:\s+|#[^\r\n]*(?:[\r\n]|$))*")
_TARGET = re.compile(r"<[^>]*>|[?$]\w+|[^\s{}<>]*:[^\s{}]*")
QUOTED = re.compile(  # possessive, and a quote that is never closed runs to the end: one pass whatever the text
    r'"""(?:[^"\\]|\\.|"(?!""))*+(?:""")?'
    r"|'''(?:[^'\\]|\\.|'(?!''))*+(?:''')?"
    r'|"(?:[^"\\\r\n]|\\.)*+"?'
    r"|'(?:[^'\\\r\n]|\\.)*+'?"
    r'|<[^<>"{}|^`\\\s]*+>'
    r"|#[^\r\n]*+",
    re.DOTALL,
)


class RefusedError(Exception):
    """The query is not run. `status` is the HTTP status that says why."""

    def __init__(self, status: int, problem: str) -> None:
        super().__init__(problem)
        self.status = status
        self.problem = problem


def check(query: str) -> None:
    """Refuse a query that could reach outside or bring the process down.

    Raises:
        RefusedError: 413 when it is too long, 400 when it nests too deep or calls another server.

    >>> check("SELECT ?s { ?s a <https://schema.org/Service> }")
    >>> check("ASK { SERVICE <http://127.0.0.1/> {} }")
    Traceback (most recent call last):
    kg.query.guard.RefusedError: SERVICE is switched off here: a query may not call another server
    """
    if len(query) > MAX_BYTES or len(query.encode("utf-8", "replace")) > MAX_BYTES:
        raise RefusedError(413, f"the query is longer than {MAX_BYTES:,} bytes")
    if (deepest := _depth(query)) > MAX_DEPTH:
        raise RefusedError(400, f"the query nests {deepest:,} brackets, {MAX_DEPTH} are allowed")
    if calls_out(query) or ("\\u" in query.lower() and calls_out(_ESCAPE.sub(_character, query))):
        raise RefusedError(400, "SERVICE is switched off here: a query may not call another server")


def calls_out(query: str) -> bool:
    """Whether SERVICE stands anywhere before an address, a name or a variable and an opening brace."""
    places = [found.end() for found in re.finditer("service", query, re.IGNORECASE)]
    return len(places) > _MANY or any(_is_call(query, place) for place in places)


def _is_call(query: str, place: int) -> bool:
    place = _skip(query, place)
    if query[place : place + 6].lower() == "silent" and _is_call(query, place + 6):
        return True
    target = _TARGET.match(query, place)
    if not target:
        return False
    ends = {target.end()}
    if "#" in target[0] and not target[0].startswith("<"):  # a comment right behind the name
        ends.add(place + target[0].index("#"))
    return any(query[_skip(query, end) :][:1] == "{" for end in ends)


def _skip(query: str, place: int) -> int:
    blank = _BLANK.match(query, place)
    return blank.end() if blank else place


def _character(escape: re.Match[str]) -> str:
    number = int(escape[1] or escape[2], 16)
    return chr(number) if number < 0x110000 else escape[0]


def _depth(query: str) -> int:
    depth = deepest = 0
    for character in QUOTED.sub(" ", query):
        if character in _OPEN:
            depth += 1
            deepest = max(deepest, depth)
        elif character in _CLOSE:
            depth -= 1
    return deepest
