"""What the words of a title say: whether it names who or where, and whether it is news."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from kg.corpus.split.dictionary import is_word
from kg.corpus.split.marks import Marks

# How much what a title says speaks for the head of an item and against a subhead: log ratio of how often each is seen
# at heads and at subheads of annotated pages (127 and 24), rounded down.
PLACED: Final = 2.0
NAMED: Final = 1.2
HAPPENED: Final = 1.2
SILENT: Final = -0.5


def begins_with_place(title: str, marks: Marks) -> bool:
    """Whether a title names the place of its story first, as one that needs no other title does."""
    return any(title[:size] in marks.places for size in (2, 3, 4))


def telling(title: str, marks: Marks) -> float:
    """Evidence, in nats, that a title heads an item and no part of one: it begins with a place or the name of a body,
    or ends in what happens to things that are news."""
    score = PLACED * begins_with_place(title, marks)
    score += NAMED * bool(marks.body_first.match(title))
    score += HAPPENED * title.endswith(marks.happenings)
    return score or SILENT


def names_fields(parts: Sequence[str]) -> bool:
    """Whether what stands side by side says of which fields a page is: three or four words of two letters."""
    return len(parts) in (3, 4) and all(len(part) == 2 and is_word(part) for part in parts)
