"""Plain text: one page a file, line numbers as an editor shows them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from kg.corpus.edition import front_matter
from kg.corpus.encoding import decode
from kg.corpus.options import ReadOptions
from kg.model import Document, Edition, Problem

LINE_END: Final = re.compile(r"\r\n|\r|\n")
CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")


def to_lines(text: str) -> tuple[str, ...]:
    """Cut at line feeds, carriage returns and pairs of them, and nowhere else.

    >>> to_lines("a\\r\\nb\\rc\\n")
    ('a', 'b', 'c')
    """
    lines = LINE_END.split(text)
    if lines and not lines[-1]:
        lines.pop()
    return tuple(lines)


def documents(
    name: str, digest: str, data: bytes, options: ReadOptions, edition: Edition
) -> Iterator[Document | Problem]:
    """One document, or the problem that kept it from being one. Control characters are taken out and told of."""
    decoded = decode(data, options.encoding)
    text = decoded.text.replace("\ufeff", "")
    controls = len(CONTROL.findall(text))
    if controls > 16 and controls > len(text) // 50:
        yield Problem(name, 0, "this is a binary file, not text", "convert it to text, HTML, PDF, DOCX or JSON Lines")
        return
    if not text.strip():
        yield Problem(name, 0, "the file holds no text", "check how it was made")
        return
    if controls:
        text = CONTROL.sub("", text)
        yield Problem(name, 0, f"{controls} control characters were left out", "check how it was made", fatal=False)
    yield from decoded.problems(name)
    lines, found = front_matter(to_lines(text), edition)
    yield Document(name, digest, lines, "txt", decoded.encoding, found)
