"""A file as a sequence of fixed texts and sections: a section is a text for each of its records, sorted by key.

Whoever writes the whole file takes every record; whoever brings an old file up to date takes those that changed and
copies the rest (`kg.blocks`). So that both give the same bytes, a text may depend on its record alone and on what is
fixed for the whole file.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Section:
    """`records` by key, in the order of the keys; `text` writes one; `between` stands between two texts.

    Sections of one `kind` have the same keys in every file. A `between` reaches over sections that follow each other.
    """

    kind: str
    records: Mapping[str, Any]
    text: Callable[[Any], str]
    between: str = ""


Piece = str | Section


def keyed(records: Iterable[Any], name: str = "id") -> dict[str, Any]:
    """Records by the field `name`, in the order given; those that share it are all kept.

    >>> from types import SimpleNamespace as Record
    >>> list(keyed([Record(id="a"), Record(id="a"), Record(id="b")]))
    ['a', 'a\\x001', 'b']
    """
    found: dict[str, Any] = {}
    again: Counter[str] = Counter()
    for record in records:
        key = getattr(record, name)
        if key in found:
            again[key] += 1
            key = f"{key}\0{again[key]}"
        found[key] = record
    return found


def flat(pieces: Iterable[Piece]) -> Iterator[str]:
    """The texts of a whole file.

    >>> list(flat(["[", Section("a", {"x": 1, "y": 2}, str, ","), "]"]))
    ['[', '1', ',2', ']']
    """
    begun = False
    for piece in pieces:
        if isinstance(piece, str):
            yield piece
            begun = False
            continue
        for record in piece.records.values():
            text = piece.text(record)
            yield piece.between + text if begun else text
            begun = True
