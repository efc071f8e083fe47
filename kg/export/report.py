"""`report.md`: what was read, what was left out and why, what came of it, and what a person should look at."""

from __future__ import annotations

import heapq
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from kg.graph import KnowledgeGraph
from kg.model import Article, Problem
from kg.ontology import Ontology

LISTED = 200  # documents named one by one
SHOWN = 40  # doubtful things named under each heading
LOW = 0.6  # confidence below which a statement is doubtful
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~])")


def chunks(graph: KnowledgeGraph, ontology: Ontology) -> Iterator[str]:
    """The report in pieces. The same graph gives the same bytes."""
    yield "# Report\n\n"
    yield from _table(
        ("what", "how many"),
        (
            ("documents", len(graph.documents)),
            ("characters", sum(d.characters for d in graph.documents)),
            ("articles", len(graph.articles)),
            ("entities", len(graph.entities)),
            ("statements", len(graph.statements)),
            ("mentions", len(graph.mentions)),
            ("files left out", len({p.file for p in graph.problems if p.fatal})),
        ),
    )
    yield from _problems("Left out", [p for p in graph.problems if p.fatal])
    yield from _problems("Read, but look at it", [p for p in graph.problems if not p.fatal])
    yield from _documents(graph)
    yield from _counts(graph)
    yield from _doubts(graph)


def _problems(title: str, problems: Sequence[Problem]) -> Iterator[str]:
    if problems:
        yield f"## {title}\n\n"
        rows = ((f"{p.file}:{p.line}" if p.line else p.file, p.problem, p.remedy) for p in problems)
        yield from _table(("file", "what is wrong", "what to do"), rows)


def _documents(graph: KnowledgeGraph) -> Iterator[str]:
    yield "## What was read\n\n"
    kinds = Counter((d.format, d.encoding) for d in graph.documents)
    yield from _table(("format", "encoding", "documents"), ((*kind, n) for kind, n in sorted(kinds.items())))
    articles = Counter(a.document for a in graph.articles)
    if len(graph.documents) > LISTED:
        empty = sum(not articles[d.name] for d in graph.documents)
        yield f"Documents without an article: {empty}.\n\n"
        return
    yield from _table(
        ("document", "newspaper", "date", "page", "characters", "articles"),
        (
            (d.name, d.edition.newspaper, d.edition.date, d.edition.page, d.characters, articles[d.name])
            for d in graph.documents
        ),
    )


def _counts(graph: KnowledgeGraph) -> Iterator[str]:
    yield "## What came of it\n\n"
    types = Counter((e.type, e.subtype) for e in graph.entities)
    yield from _table(("type", "subtype", "entities"), ((*kind, n) for kind, n in sorted(types.items())))
    predicates = Counter(s.predicate for s in graph.statements)
    yield from _table(("relation", "statements"), sorted(predicates.items()))
    newspapers = Counter(a.edition.newspaper for a in graph.articles)
    said = Counter(graph.article[s.article].edition.newspaper for s in graph.statements if s.article in graph.article)
    rows = ((name or "not known", n, said[name]) for name, n in sorted(newspapers.items()))
    yield from _table(("newspaper", "articles", "statements"), rows)


def _doubts(graph: KnowledgeGraph) -> Iterator[str]:
    yield "## What looks doubtful\n\n"
    yield from _listed(
        "Names that can mean several things",
        [f"{_text(e.name)} ({e.subtype or e.type})" for e in graph.entities if e.ambiguous],
    )
    low = [s for s in graph.statements if s.confidence < LOW]
    entity = graph.entity
    yield from _listed(
        f"Statements with a confidence below {LOW}",
        (
            f"{s.confidence:.2f} {_text(entity[s.subject].name)} – {_text(s.predicate)} – "
            f"{_text(entity[s.object].name)}: {_text(s.evidence)}"
            for s in heapq.nsmallest(SHOWN, low, key=lambda s: (s.confidence, s.id))
        ),
        len(low),
    )
    yield from _listed("Articles without a headline", [_place(a) for a in graph.articles if not a.headline])
    bare = [a for a in graph.articles if not any(p.role == "body" for p in a.paragraphs)]
    yield from _listed("Articles without a body", map(_place, bare))
    merged = [e for e in graph.entities if e.reasons]
    yield from _listed(
        "Names that were taken for one thing",
        (
            f"{_text(e.name)}: {_text('; '.join(e.reasons[:5]))}"
            for e in heapq.nsmallest(SHOWN, merged, key=lambda e: (-len(e.reasons), e.id))
        ),
        len(merged),
    )


def _place(article: Article) -> str:
    line = f":{article.lines[0]}" if article.lines else ""
    return f"{_text(article.document)}{line} {_text(article.headline)}".rstrip()


def _listed(title: str, items: Iterable[str], total: int | None = None) -> Iterator[str]:
    """The first items as a list, and how many there are; nothing when there are none."""
    found = list(items)
    count = len(found) if total is None else total
    if count:
        yield f"### {title}: {count}\n\n"
        yield from (f"- {item}\n" for item in found[:SHOWN])
        yield "\n" if count <= SHOWN else f"- … and {count - SHOWN} more\n\n"


def _table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> Iterator[str]:
    yield f"| {' | '.join(head)} |\n|{' --- |' * len(head)}\n"
    for row in rows:
        yield f"| {' | '.join(_text(str(cell)) for cell in row)} |\n"
    yield "\n"


def _text(words: str) -> str:
    """Words of a page as text of Markdown: nothing in them is taken for markup.

    >>> _text("<b>a|b</b>")
    '\\\\<b\\\\>a\\\\|b\\\\</b\\\\>'
    """
    return _SPECIAL.sub(r"\\\1", " ".join(words.split()))
