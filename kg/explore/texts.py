"""An article as a reader sees what was understood of it: its text cut where mentions and quotes begin and end."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from kg import graphfile
from kg.explore.lookup import STATEMENT, Lookup, mentions
from kg.model import Article, Entity, Mention, Statement


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of one paragraph: `entity` is what it names ("" for nothing), `type` of which class."""

    text: str
    start: int
    entity: str
    type: str
    anaphor: bool


@dataclass(frozen=True, slots=True)
class Said:
    """A statement beside the text, with its two ends."""

    statement: Statement
    subject: Entity
    object: Entity


@dataclass(frozen=True, slots=True)
class View:
    """An article with its paragraphs in pieces, [(role, pieces)], and its statements in the order of the text."""

    article: Article
    paragraphs: list[tuple[str, list[Piece]]]
    said: list[Said]


def view(lookup: Lookup, ident: str) -> View | None:
    """The article with an id (without `article/`); None if there is none."""
    found = lookup.rows("SELECT n, line, mentions FROM article WHERE id = ?", (f"article/{ident}",))
    if not found:
        return None
    number, line, spoken = found[0]
    article: Article = graphfile.decode(Article, line)
    said = []
    for _, _, subject, target, _, _, text in lookup.rows(STATEMENT + "WHERE article = ?", (number,)):
        statement: Statement = graphfile.decode(Statement, text)
        said.append(Said(statement, lookup.entity(subject), lookup.entity(target)))
    said.sort(key=lambda s: (s.statement.paragraph, s.statement.start, s.statement.end, s.statement.id))
    met = mentions(article.id, spoken)
    paragraphs = []
    for index, paragraph in enumerate(article.paragraphs):
        cuts = {c for s in said if s.statement.paragraph == index for c in (s.statement.start, s.statement.end)}
        inside = [m for m in met if m.paragraph == index]
        paragraphs.append((paragraph.role, pieces(paragraph.text, inside, cuts)))
    return View(article, paragraphs, said)


def pieces(text: str, inside: list[Mention], cuts: set[int]) -> list[Piece]:
    """`text` in pieces; where mentions lie on each other the longer one counts.

    >>> [p.text for p in pieces("abcdef", [], {2, 4})]
    ['ab', 'cd', 'ef']
    """
    owner: list[Mention | None] = [None] * len(text)
    for mention in sorted(inside, key=lambda m: (m.start - m.end, m.start)):
        span = range(mention.start, min(mention.end, len(text)))
        if not any(owner[i] for i in span):
            for i in span:
                owner[i] = mention
    found: list[Piece] = []
    begin = 0
    for i in range(1, len(text) + 1):
        if i == len(text) or i in cuts or owner[i] is not owner[begin]:
            mention_here = owner[begin]
            named = (mention_here.entity, mention_here.type, mention_here.anaphor) if mention_here else ("", "", False)
            found.append(Piece(text[begin:i], begin, *named))
            begin = i
    return found


def facts(lookup: Lookup, ident: str, limit: int = 200) -> dict[str, Any] | None:
    """Everything the page of a thing shows; None if there is no such thing."""
    n = lookup.number(ident)
    if not n:
        return None
    entity = lookup.entity(n)
    rows = lookup.rows(STATEMENT + "WHERE subject = ? ORDER BY object LIMIT ?", (n, limit))
    rows += lookup.rows(STATEMENT + "WHERE object = ? ORDER BY subject LIMIT ?", (n, limit))
    groups: dict[tuple[str, bool], list[dict[str, Any]]] = {}
    for _, _, subject, target, predicate, _, line in rows:
        statement: Statement = graphfile.decode(Statement, line)
        outwards = subject == n
        other = lookup.entity(target if outwards else subject)
        groups.setdefault((predicate, outwards), []).append({"other": other, "statement": statement})
    articles = lookup.rows(
        "SELECT id, headline, newspaper, date, page FROM article JOIN appears ON article.n = appears.article "
        "WHERE entity = ? ORDER BY date DESC, article.n LIMIT ?",
        (n, limit),
    )
    degree = lookup.rows("SELECT degree FROM entity WHERE n = ?", (n,))[0][0]
    order = sorted(groups.items(), key=lambda g: (not g[0][1], g[0][0]))
    return {"entity": entity, "degree": degree, "groups": order, "articles": articles}
