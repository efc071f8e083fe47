"""The records that flow from a file to the graph: frozen, slotted, standard library only.

They are what one worker sends to another, so they pickle without loading anything else of the project.
Offsets are 0-based character offsets, ends are exclusive; line numbers are 1-based and count blank lines.
"""

from __future__ import annotations

import copyreg
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field, fields
from operator import attrgetter
from typing import Any


@dataclass(frozen=True, slots=True)
class Edition:
    """Where and when something was printed. Every field may be empty.

    `date` is ISO 8601 or EDTF (2025, 2025-11, 2025-11-26).
    """

    newspaper: str = ""
    date: str = ""
    page: str = ""
    page_name: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Hint:
    """What the file format itself says about one line: its role, and which article (`unit`) it belongs to."""

    line: int
    role: str = ""
    unit: int = 0


@dataclass(frozen=True, slots=True)
class Document:
    """One newspaper page (or one row of a table) as text, before it is understood.

    `name` is the path below the folder the user named, with forward slashes, unique within a build; `digest` is the
    SHA-256 of the bytes and of what else decides its meaning; `lines[n - 1]` is line n.
    """

    name: str
    digest: str
    lines: tuple[str, ...]
    format: str = "txt"
    encoding: str = "utf-8"
    edition: Edition = Edition()
    hints: tuple[Hint, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """Something that was skipped or looks doubtful, for `report.md`; `fatal` when a file was left out."""

    file: str
    line: int
    problem: str
    remedy: str = ""
    fatal: bool = True


@dataclass(frozen=True, slots=True, order=True)
class Byline:
    """Who reported or photographed. `role` is a value of the ontology (reporter, correspondent, photographer …)."""

    role: str
    name: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A run of text as the reader meets it: one or more physical lines, put together where a sentence was broken off.

    `role` is one of kicker, headline, subtitle, byline, body, subhead, caption, note, jump. `pieces` holds for each
    physical line (offset of its first character in `text`, line number, offset of that character in the line).
    """

    role: str
    text: str
    pieces: tuple[tuple[int, int, int], ...]

    def lines(self, start: int, end: int) -> tuple[int, ...]:
        """The line numbers that `text[start:end]` stands on, in reading order."""
        if len(self.pieces) == 1:
            return (self.pieces[0][1],)
        offsets = [offset for offset, _, _ in self.pieces]
        first = bisect_right(offsets, start) - 1
        last = bisect_right(offsets, max(start, end - 1)) - 1
        return tuple(line for _, line, _ in self.pieces[first : last + 1])


@dataclass(frozen=True, slots=True)
class Article:
    """One news item, put together: `lines` are all its line numbers in reading order.

    `id` is `article/<12 hex digits>`, from the document's name and the article's text. `place` and `date` are the
    dateline's (date ISO 8601). `continues` is the page a jump line names, `continued_in`/`continued_from` the id of
    the article that holds the other half where it is in the same build.
    """

    id: str
    document: str
    headline: str
    lines: tuple[int, ...]
    paragraphs: tuple[Paragraph, ...]
    bylines: tuple[Byline, ...] = ()
    edition: Edition = Edition()
    encoding: str = "utf-8"
    place: str = ""
    date: str = ""
    continues: str = ""
    other_half: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Mention:
    """A stretch of one paragraph that means a thing.

    `text` is `paragraph.text[start:end]`; `name` is the text without enclosing quotation marks and the like;
    `entity` is the id of the entity it was resolved to, empty before resolution or when it stays open. An anaphor
    (a pronoun-like noun phrase: "the said company") has `anaphor` set and no name of its own.
    """

    article: str
    paragraph: int
    start: int
    end: int
    type: str
    subtype: str
    text: str
    name: str
    entity: str = ""
    anaphor: bool = False


order_of_mentions = attrgetter(*(each.name for each in fields(Mention)))
"""A key that sorts mentions as they compare, only faster."""


@dataclass(frozen=True, slots=True)
class Entity:
    """One thing of the world, as far as the documents tell.

    `id` is `<type in lower case>/<12 hex digits>`; `aliases` are the other forms met, sorted; `articles` the ids of
    the articles that mention it, sorted; `attributes` are further facts such as ("code", "370000"); `reasons` say in
    words why forms were taken for one thing; `ambiguous` marks a name that could mean several things.
    """

    id: str
    type: str
    subtype: str
    name: str
    aliases: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    attributes: tuple[tuple[str, str], ...] = ()
    reasons: tuple[str, ...] = ()
    ambiguous: bool = False


@dataclass(frozen=True, slots=True)
class Statement:
    """One edge as one article says it: `subject` and `object` are entity ids, `predicate` a name of the ontology.

    `id` is `statement/<12 hex digits>` from subject, predicate, object and article. `evidence` is the exact quote,
    `paragraph` (index), `start` and `end` say where it stands in the article, `lines` where in the source.
    `qualifiers` are (name, value) pairs sorted by name; a value that is an entity is its id. `confidence` is the
    probability that a careful reader would agree. `rule` names the pattern that made it.
    """

    id: str
    subject: str
    predicate: str
    object: str
    article: str
    lines: tuple[int, ...]
    evidence: str
    paragraph: int
    start: int
    end: int
    qualifiers: tuple[tuple[str, str], ...] = ()
    confidence: float = 0.5
    rule: str = ""


@dataclass(frozen=True, slots=True)
class DocumentGraph:
    """All that is understood of one document, a pure function of it: what is merged over documents afterwards."""

    name: str
    digest: str
    format: str
    encoding: str
    edition: Edition
    characters: int
    articles: tuple[Article, ...] = ()
    mentions: tuple[Mention, ...] = ()
    entities: tuple[Entity, ...] = ()
    statements: tuple[Statement, ...] = ()
    problems: tuple[Problem, ...] = field(default=())


def _reduced(record: Any) -> tuple[Callable[..., object], tuple[Any, ...]]:
    return type(record), tuple(getattr(record, each.name) for each in fields(record))


# By their fields: compiled, a frozen record cannot be put together from its state, which is what pickle does by itself.
for _kind in (Edition, Hint, Document, Problem, Byline, Paragraph, Article, Mention, Entity, Statement, DocumentGraph):
    copyreg.pickle(_kind, _reduced)
