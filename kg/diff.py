"""What came, went or changed between two graphs, with the article responsible.

Things are matched by id, which comes from what they are and not from order or time. An article whose text was changed
has another id, and so have its statements: one that went and one that came are taken for one that changed when they
have the same file and headline, and statements also the same edge.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from kg.graph import KnowledgeGraph
from kg.model import Article, Byline, Edition, Entity, Statement

T = TypeVar("T")

ENTITY_FACTS = ("type", "subtype", "name", "aliases", "attributes", "ambiguous")
ARTICLE_FACTS = ("lines", "bylines", "edition", "place", "date", "continues", "encoding")
STATEMENT_FACTS = ("qualifiers", "evidence", "lines", "confidence", "rule")
CAME, WENT, CHANGED = "came", "went", "changed"
SIGNS = {CAME: "+", WENT: "-", CHANGED: "~"}


@dataclass(frozen=True, slots=True)
class Source:
    """The article responsible: id, headline, file, and the lines."""

    article: str
    headline: str
    document: str
    lines: tuple[int, ...]

    def __str__(self) -> str:
        return f"“{self.headline}” ({self.document}:{' '.join(map(str, self.lines[:1])) or '?'})"


@dataclass(frozen=True, slots=True)
class Change:
    """One difference. `event` is came, went or changed; `kind` article, entity or statement; `words` names it.

    `facts` are (what, before, after) of a change; of several values only those that differ. `sources` are the articles
    responsible: those that brought it, that no longer do, or that say it otherwise.
    """

    event: str
    kind: str
    id: str
    words: str
    sources: tuple[Source, ...]
    facts: tuple[tuple[str, str, str], ...] = ()

    def __str__(self) -> str:
        facts = "".join(f"\n    {what}: {before or '–'} → {after or '–'}" for what, before, after in self.facts)
        shown = () if self.kind == "article" else self.sources[:3]
        by = "".join(f"\n    in {source}" for source in shown)
        if shown and len(self.sources) > len(shown):
            by += f"\n    and {len(self.sources) - len(shown)} more"
        return f"{SIGNS[self.event]} {self.kind} {self.words}{facts}{by}"


def diff(old: KnowledgeGraph, new: KnowledgeGraph) -> list[Change]:
    """All differences from `old` to `new`: articles, then entities, then statements, each sorted by id."""
    return [*_articles(old, new), *_entities(old, new), *_statements(old, new)]


def _articles(old: KnowledgeGraph, new: KnowledgeGraph) -> Iterator[Change]:
    def place(article: Article) -> tuple[str, ...]:
        return article.document, article.headline

    came, went, pairs = _match(old.article, new.article, place, place)
    for event, articles in ((CAME, came), (WENT, went)):
        for article in articles:
            source = _source(article)
            yield Change(event, "article", article.id, str(source), (source,))
    for before, after in pairs:
        texts = ["\n".join(p.text for p in article.paragraphs) for article in (before, after)]
        facts = list(_facts(before, after, ARTICLE_FACTS))
        if texts[0] != texts[1]:
            facts.append(("text", f"{len(texts[0])} characters", f"{len(texts[1])} characters"))
        if facts:
            source = _source(after)
            yield Change(CHANGED, "article", after.id, str(source), (source,), tuple(facts))


def _entities(old: KnowledgeGraph, new: KnowledgeGraph) -> Iterator[Change]:
    def nowhere(entity: Entity) -> tuple[str, ...]:
        return (entity.id,)

    came, went, pairs = _match(old.entity, new.entity, nowhere, nowhere)
    for event, graph, entities in ((CAME, new, came), (WENT, old, went)):
        for entity in entities:
            yield Change(event, "entity", entity.id, _entity(entity), _sources(graph, entity.articles))
    for before, after in pairs:
        if facts := tuple(_facts(before, after, ENTITY_FACTS)):
            gone = _sources(old, set(before.articles) - set(after.articles))
            fresh = _sources(new, set(after.articles) - set(before.articles))
            sources = (*gone, *fresh) or _sources(new, after.articles)
            yield Change(CHANGED, "entity", after.id, _entity(after), sources, facts)


def _statements(old: KnowledgeGraph, new: KnowledgeGraph) -> Iterator[Change]:
    def place(graph: KnowledgeGraph) -> Callable[[Statement], tuple[str, ...]]:
        def edge(statement: Statement) -> tuple[str, ...]:
            article = graph.article.get(statement.article)
            where = (article.document, article.headline) if article else (statement.article, "")
            return (statement.subject, statement.predicate, statement.object, *where)

        return edge

    before = {statement.id: statement for statement in old.statements}
    after = {statement.id: statement for statement in new.statements}
    came, went, pairs = _match(before, after, place(old), place(new))
    for event, graph, statements in ((CAME, new, came), (WENT, old, went)):
        for statement in statements:
            words = f"{_edge(graph, statement)}: “{statement.evidence}”"
            yield Change(event, "statement", statement.id, words, (_where(graph, statement),))
    for first, second in pairs:
        if facts := tuple(_facts(first, second, STATEMENT_FACTS)):
            yield Change(CHANGED, "statement", second.id, _edge(new, second), (_where(new, second),), facts)


def _match(
    before: Mapping[str, T],
    after: Mapping[str, T],
    place: Callable[[T], tuple[str, ...]],
    new_place: Callable[[T], tuple[str, ...]],
) -> tuple[list[T], list[T], list[tuple[T, T]]]:
    """What came, what went, and pairs of one thing before and after: by id, else by place; each sorted by id."""
    pairs = {ident: (before[ident], after[ident]) for ident in before.keys() & after.keys()}
    waiting: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
    for ident in sorted(after.keys() - before.keys(), reverse=True):
        waiting[new_place(after[ident])].append(ident)
    went = []
    for ident in sorted(before.keys() - after.keys()):
        if partners := waiting[place(before[ident])]:
            partner = partners.pop()
            pairs[partner] = (before[ident], after[partner])
        else:
            went.append(before[ident])
    came = [after[ident] for ident in sorted(ident for idents in waiting.values() for ident in idents)]
    return came, went, [pair for _, pair in sorted(pairs.items())]


def _facts(before: object, after: object, names: Iterable[str]) -> Iterator[tuple[str, str, str]]:
    for name in names:
        first, second = getattr(before, name), getattr(after, name)
        if first == second:
            continue
        if isinstance(first, tuple) and isinstance(second, tuple):
            only = [each for each in first if each not in second], [each for each in second if each not in first]
            first, second = only if any(only) else (first, second)
        yield name, _plain(first), _plain(second)


def _plain(value: object) -> str:
    if isinstance(value, list | tuple):
        return "; ".join("=".join(map(str, each)) if isinstance(each, tuple) else _plain(each) for each in value)
    if isinstance(value, Byline):
        return f"{value.role} {value.name}"
    if isinstance(value, Edition):
        return " ".join(part for part in (value.newspaper, value.date, value.page, value.page_name, value.url) if part)
    return str(value)


def _entity(entity: Entity) -> str:
    return f"{entity.subtype or entity.type} “{entity.name}”"


def _edge(graph: KnowledgeGraph, statement: Statement) -> str:
    names = [
        f"“{graph.entity[ident].name}”" if ident in graph.entity else ident
        for ident in (statement.subject, statement.object)
    ]
    return f"{names[0]} — {statement.predicate} — {names[1]}"


def _sources(graph: KnowledgeGraph, articles: Iterable[str]) -> tuple[Source, ...]:
    known = graph.article
    return tuple(_source(known[ident]) if ident in known else Source(ident, "", "", ()) for ident in sorted(articles))


def _where(graph: KnowledgeGraph, statement: Statement) -> Source:
    article = graph.article.get(statement.article)
    return _source(article, statement.lines) if article else Source(statement.article, "", "", statement.lines)


def _source(article: Article, lines: tuple[int, ...] = ()) -> Source:
    return Source(article.id, article.headline, article.document, lines or article.lines)
