"""Graphs whose every text may be anything a damaged or hostile page could bring."""

from __future__ import annotations

from hypothesis import strategies as st

from kg.graph import KnowledgeGraph
from kg.model import Article, Byline, Edition, Entity, Paragraph, Statement

NASTY = (
    '"',
    "\\",
    '"""',
    "\r\n",
    "\x00",
    "\x1b[31m",
    "\x7f",
    "\ud800",
    "\udfff\ud800",
    "\ufffe\uffff",
    "\u2028",
    "\u202e",
    "<script>alert(1)</script>",
    "</script><!--",
    "]]>",
    "&amp;",
    "> . <urn:x> <urn:y> <urn:z>",
    "@zh",
    "^^xsd:int",
    "\U0001f600",
    "é",
    "e\u0301",
    "山" * 300,
    "",
)
texts = st.one_of(
    st.sampled_from(NASTY), st.text(max_size=20), st.lists(st.sampled_from(NASTY), max_size=4).map("".join)
)
local_names = st.one_of(st.from_regex(r"[0-9a-f]{12}", fullmatch=True), texts)


def ids(kind: str) -> st.SearchStrategy[str]:
    return local_names.map(lambda local: f"{kind}/{local}")


@st.composite
def hostile_graphs(draw: st.DrawFn) -> KnowledgeGraph:
    """Small whole graphs with any text in any field, ids included."""
    article_ids = draw(st.lists(ids("article"), min_size=1, max_size=2, unique=True))
    organizations = draw(st.lists(ids("organization"), min_size=1, max_size=3, unique=True))
    people = draw(st.lists(ids("person"), min_size=1, max_size=2, unique=True))
    articles = tuple(
        Article(
            id=ident,
            document=draw(texts),
            headline=draw(texts),
            lines=(1, 2),
            paragraphs=(Paragraph("headline", draw(texts), ((0, 1, 0),)), Paragraph("body", draw(texts), ((0, 2, 0),))),
            bylines=(Byline(draw(texts), draw(texts)),),
            edition=Edition(*(draw(texts) for _ in range(5))),
            encoding=draw(texts),
            place=draw(texts),
            date=draw(texts),
            continues=draw(texts),
            other_half=draw(st.sampled_from(["", *article_ids])),
        )
        for ident in sorted(article_ids)
    )
    entities = [
        Entity(
            id=ident,
            type="Person" if ident.startswith("person") else "Organization",
            subtype="" if ident.startswith("person") else draw(st.sampled_from(["", "TradeUnion"])),
            name=draw(texts),
            aliases=tuple(draw(st.lists(texts, max_size=2))),
            articles=tuple(sorted(draw(st.sets(st.sampled_from(article_ids))))),
            attributes=((draw(st.sampled_from(["code", "other"])), draw(texts)),),
            reasons=(draw(texts),),
            ambiguous=draw(st.booleans()),
        )
        for ident in sorted([*organizations, *people])
    ]
    statement_ids = draw(st.lists(ids("statement"), max_size=4, unique=True))
    statements = [
        Statement(
            id=ident,
            subject=draw(st.sampled_from(people)),
            predicate=draw(st.sampled_from(["works_for", "participated_in", "located_in"])),
            object=draw(st.sampled_from(organizations)),
            article=draw(st.sampled_from(article_ids)),
            lines=(2,),
            evidence=draw(texts),
            paragraph=draw(st.integers(0, 5)),
            start=0,
            end=draw(st.integers(0, 30)),
            qualifiers=tuple(sorted({"title": draw(texts), "date": draw(texts)}.items())),
            confidence=draw(st.floats(0, 1)),
            rule=draw(texts),
        )
        for ident in sorted(statement_ids)
    ]
    return KnowledgeGraph(articles=articles, entities=tuple(entities), statements=tuple(statements))
