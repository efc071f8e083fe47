"""Graphs for the tests with a server: names that break careless code, and changes of the sample."""

from __future__ import annotations

import dataclasses
import hashlib
from itertools import pairwise

from kg.graph import KnowledgeGraph
from kg.model import Article, Byline, Edition, Entity, Paragraph, Statement

NAMES = (
    'a "quoted" name',
    "'single' \\ back\\\\slash \\\" \\n",
    "`back``tick`",
    "two\nlines\r\nand three",
    "semi;colon",
    "comma, comma",
    "=cmd()",
    "+1",
    "-1",
    "@at",
    "\ttab at both ends\t",
    "  blanks at both ends  ",
    '"',
    '""',
    "'",
    "|pipe|",
    "true",
    "7",
    "null",
    "𠮷野家\u2028",
    "名称：“引号”《书名》",
    "${jndi}$(id)`id`",
    "# no comment",
    "[list]",
)


def _id(kind: str, key: str) -> str:
    return f"{kind}/{hashlib.sha256(key.encode()).hexdigest()[:12]}"


def statement(subject: str, predicate: str, target: str, article: str, **fields: object) -> Statement:
    """A statement on line 1 of an article."""
    ident = _id("statement", f"{subject} {predicate} {target} {article}")
    made = Statement(ident, subject, predicate, target, article, (1,), "evidence", 0, 0, 8, rule="by-hand")
    return dataclasses.replace(made, **fields)  # type: ignore[arg-type]


def hostile() -> KnowledgeGraph:
    """Names, aliases, headlines and evidence that break careless exports."""
    articles = tuple(
        Article(
            _id("article", name),
            f"{name}.txt",
            name,
            (1,),
            (Paragraph("body", name, ((0, 1, 0),)),),
            (Byline(name, name),),
            Edition(newspaper=name, url=name),
        )
        for name in NAMES
    )
    entities = tuple(
        Entity(
            _id("organization", name),
            "Organization",
            "TradeUnion",
            name,
            (name + "x", "alias of " + name),
            (_id("article", name),),
            (("code", name), ("several", name), ("several", "other")),
            (name,),
            True,
        )
        for name in NAMES
    )
    statements = tuple(
        statement(
            _id("organization", name),
            "cooperated_with",
            _id("organization", other),
            _id("article", name),
            evidence=name,
            rule=name,
            qualifiers=(("date", name), ("honour", name)),
        )
        for name, other in pairwise(NAMES)
    )
    return KnowledgeGraph(
        articles=tuple(sorted(articles, key=lambda a: a.id)),
        entities=tuple(sorted(entities, key=lambda e: e.id)),
        statements=tuple(sorted(statements, key=lambda s: s.id)),
    )


def without_article(graph: KnowledgeGraph, gone: str) -> KnowledgeGraph:
    """The graph as if one article had never been read; what only it spoke of goes too."""
    left = [dataclasses.replace(e, articles=tuple(a for a in e.articles if a != gone)) for e in graph.entities]
    statements = tuple(s for s in graph.statements if s.article != gone)
    used = {s.subject for s in statements} | {s.object for s in statements}
    return dataclasses.replace(
        graph,
        articles=tuple(a for a in graph.articles if a.id != gone),
        entities=tuple(e for e in left if e.articles or e.id in used),
        statements=statements,
        mentions=tuple(m for m in graph.mentions if m.article != gone),
    )


def renamed(graph: KnowledgeGraph) -> KnowledgeGraph:
    """The graph after an alias was added, a class mended and a confidence changed."""
    entities = tuple(
        dataclasses.replace(e, subtype="Enterprise", aliases=(*e.aliases, "又名"))
        if e.subtype == "TradeUnion" and e.name.startswith("山海重工")
        else e
        for e in graph.entities
    )
    first = dataclasses.replace(graph.statements[0], confidence=0.123)
    return dataclasses.replace(graph, entities=entities, statements=(first, *graph.statements[1:]))
