"""`report.md`: what was read, what was left out and why, what came of it, and what a person should look at."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, Final

from kg.export.sections import keyed
from kg.graph import KnowledgeGraph
from kg.model import Article, DocumentGraph, Entity, Problem
from kg.ontology import Ontology

LISTED: Final = 200  # documents named one by one
SHOWN: Final = 40  # doubtful things named under each heading
LOW: Final = 0.6  # confidence below which a statement is doubtful
MOST: Final = 999_999_999  # more reasons than any entity has
Feature = tuple[str, str, str]
"""What is counted, and of which kind."""
_SPECIAL: Final = re.compile(r"([\\`*_{}\[\]<>#|~])")


@dataclass(frozen=True, slots=True)
class Overview:
    """All that the report tells, be it of a graph in memory or of one that was brought up to date.

    `counts` come from `tally`, `doubts` hold for each kind how many there are and the first `SHOWN` records.
    """

    documents: Sequence[DocumentGraph]
    problems: Sequence[Problem]
    counts: Counter[Feature]
    doubts: Mapping[str, tuple[int, Sequence[Any]]]
    entity: Mapping[str, Entity]


def chunks(graph: KnowledgeGraph, ontology: Ontology) -> Iterator[str]:
    """The report in pieces. The same graph gives the same bytes."""
    doubts = first(doubtful(graph))
    return text(Overview(graph.documents, graph.problems, tally(graph), doubts, graph.entity))


def text(overview: Overview) -> Iterator[str]:
    """The report in pieces."""
    problems, counts = overview.problems, overview.counts
    yield "# Report\n\n"
    yield from _table(
        ("what", "how many"),
        (
            ("documents", len(overview.documents)),
            ("characters", sum(d.characters for d in overview.documents)),
            ("articles", counts["articles", "", ""]),
            ("entities", counts["entities", "", ""]),
            ("statements", counts["statements", "", ""]),
            ("mentions", counts["mentions", "", ""]),
            ("files left out", len({p.file for p in problems if p.fatal})),
        ),
    )
    yield from _problems("Left out", [p for p in problems if p.fatal])
    yield from _problems("Read, but look at it", [p for p in problems if not p.fatal])
    yield from _documents(overview)
    yield from _counts(counts)
    yield from _doubts(overview)


def tally(graph: KnowledgeGraph) -> Counter[Feature]:
    """How often each thing is met that the report counts; of a part of a graph, what the part adds."""
    found: Counter[Feature] = Counter()
    found["articles", "", ""] = len(graph.articles)
    found["entities", "", ""] = len(graph.entities)
    found["statements", "", ""] = len(graph.statements)
    found["mentions", "", ""] = len(graph.mentions)
    found.update(("document", a.document, "") for a in graph.articles)
    found.update(("type", e.type, e.subtype) for e in graph.entities)
    found.update(("relation", s.predicate, "") for s in graph.statements)
    found.update(("newspaper", a.edition.newspaper, "") for a in graph.articles)
    article = graph.article
    found.update(("said", article[s.article].edition.newspaper, "") for s in graph.statements if s.article in article)
    return found


def doubtful(graph: KnowledgeGraph) -> dict[str, dict[str, Any]]:
    """The doubtful records of each kind by a key that sorts them, those to be looked at first in front."""
    return {
        "ambiguous": keyed(e for e in graph.entities if e.ambiguous),
        "low": dict(sorted((f"{s.confidence:.17f} {s.id}", s) for s in graph.statements if s.confidence < LOW)),
        "headless": keyed(a for a in graph.articles if not a.headline),
        "bare": keyed(a for a in graph.articles if not any(p.role == "body" for p in a.paragraphs)),
        "merged": dict(sorted((f"{MOST - len(e.reasons):09} {e.id}", e) for e in graph.entities if e.reasons)),
    }


def first(doubts: Mapping[str, Mapping[str, Any]]) -> dict[str, tuple[int, Sequence[Any]]]:
    """Of each kind of doubtful records how many there are, and those that are shown."""
    return {kind: (len(each), list(islice(each.values(), SHOWN))) for kind, each in doubts.items()}


def _problems(title: str, problems: Sequence[Problem]) -> Iterator[str]:
    if problems:
        yield f"## {title}\n\n"
        rows = ((f"{p.file}:{p.line}" if p.line else p.file, p.problem, p.remedy) for p in problems)
        yield from _table(("file", "what is wrong", "what to do"), rows)


def _documents(overview: Overview) -> Iterator[str]:
    documents, counts = overview.documents, overview.counts
    yield "## What was read\n\n"
    kinds = Counter((d.format, d.encoding) for d in documents)
    yield from _table(("format", "encoding", "documents"), ((*kind, n) for kind, n in sorted(kinds.items())))
    if len(documents) > LISTED:
        empty = sum(not counts["document", d.name, ""] for d in documents)
        yield f"Documents without an article: {empty}.\n\n"
        return
    yield from _table(
        ("document", "newspaper", "date", "page", "characters", "articles"),
        (
            (d.name, d.edition.newspaper, d.edition.date, d.edition.page, d.characters, counts["document", d.name, ""])
            for d in documents
        ),
    )


def _counts(counts: Counter[Feature]) -> Iterator[str]:
    met: dict[str, list[tuple[str, str, int]]] = {}
    for (what, one, other), count in sorted((+counts).items()):
        met.setdefault(what, []).append((one, other, count))
    yield "## What came of it\n\n"
    yield from _table(("type", "subtype", "entities"), met.get("type", ()))
    yield from _table(("relation", "statements"), ((name, n) for name, _, n in met.get("relation", ())))
    rows = ((name or "not known", n, counts["said", name, ""]) for name, _, n in met.get("newspaper", ()))
    yield from _table(("newspaper", "articles", "statements"), rows)


def _doubts(overview: Overview) -> Iterator[str]:
    entity = overview.entity
    items: dict[str, tuple[str, Callable[[Any], str]]] = {
        "ambiguous": ("Names that can mean several things", lambda e: f"{_text(e.name)} ({e.subtype or e.type})"),
        "low": (
            f"Statements with a confidence below {LOW}",
            lambda s: (
                f"{s.confidence:.2f} {_text(entity[s.subject].name)} – {_text(s.predicate)} – "
                f"{_text(entity[s.object].name)}: {_text(s.evidence)}"
            ),
        ),
        "headless": ("Articles without a headline", _place),
        "bare": ("Articles without a body", _place),
        "merged": (
            "Names that were taken for one thing",
            lambda e: f"{_text(e.name)}: {_text('; '.join(e.reasons[:5]))}",
        ),
    }
    yield "## What looks doubtful\n\n"
    for kind, (title, item) in items.items():
        count, records = overview.doubts[kind]
        if count:
            yield f"### {title}: {count}\n\n"
            yield from (f"- {item(record)}\n" for record in records)
            yield "\n" if count <= SHOWN else f"- … and {count - SHOWN} more\n\n"


def _place(article: Article) -> str:
    line = f":{article.lines[0]}" if article.lines else ""
    return f"{_text(article.document)}{line} {_text(article.headline)}".rstrip()


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
