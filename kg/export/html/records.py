"""The graph as the lists a page holds (`nodes`, `edges`) and the tables they point into, fit for one file.

Everything that repeats (newspapers, rules, sentences) is written once and referred to by its number. Sentences stand
apart from the rest: the page reads them only when someone asks for evidence.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Any, Final

from kg.export.html.choice import choose
from kg.export.html.layout import Layout, layout
from kg.export.html.readings import readings
from kg.graph import KnowledgeGraph
from kg.model import Article, Entity, Mention, Statement
from kg.ontology import Ontology

Record = dict[str, Any]
END: Final = re.compile(r"[。！？!?；;\n]+[”’」』）)]*")
AROUND: Final = 90  # characters of the sentence kept on each side of a quote
LABEL: Final = 14  # characters of a name drawn beside its node


@dataclass(slots=True)
class Numbers:
    """Gives every distinct value a number, in the order of first use."""

    values: list[str] = field(default_factory=list)
    known: dict[str, int] = field(default_factory=dict)

    def __call__(self, value: str) -> int:
        if value not in self.known:
            self.known[value] = len(self.values)
            self.values.append(value)
        return self.known[value]


@dataclass(frozen=True, slots=True)
class Records:
    """What the page is made of: nodes and edges, tables, and the sentences of the evidence."""

    nodes: list[Record]
    edges: list[Record]
    tables: dict[str, Any]
    sentences: list[str]


@dataclass(frozen=True, slots=True)
class Content:
    """What the page shows: things, statements (`edge_row`) by id, and articles (`article_row`), each sorted by id.

    `left` says how many things and statements do not stand in the file.
    """

    entities: Sequence[Entity]
    edges: Mapping[str, Sequence[Any]]
    articles: Sequence[Sequence[Any]]
    left: tuple[int, int] = (0, 0)


def records(graph: KnowledgeGraph, ontology: Ontology) -> Records:
    """Everything the page shows of `graph`, in an order that depends on content alone."""
    return drawn(content(graph), ontology)


def content(graph: KnowledgeGraph) -> Content:
    """What the page shows of a graph in memory."""
    entity = {each.id: each for each in graph.entities if each.type != "Article"}
    degrees: Counter[str] = Counter()
    said: dict[str, list[tuple[str, str]]] = {}
    statements = {}
    for each in graph.statements:
        if each.subject in entity and each.object in entity:
            degrees[each.subject] += 1
            degrees[each.object] += 1
            said.setdefault(each.subject, []).append((each.id, each.object))
            statements[each.id] = each
    idents = list(entity)
    nodes, edges = choose(
        idents,
        [degrees[ident] for ident in idents],
        lambda things: {thing: said[thing] for thing in things if thing in said},
    )
    spoken = by_paragraph(graph.mentions)
    rows = {ident: edge_row(statements[ident], entity, graph.article, spoken) for ident in edges}
    left = len(entity) - len(nodes), len(statements) - len(rows)
    return Content([entity[ident] for ident in nodes], rows, [article_row(a) for a in graph.articles], left)


def drawn(shown: Content, ontology: Ontology) -> Records:
    """The page's nodes, edges and tables."""
    entities = shown.entities
    number = {entity.id: index for index, entity in enumerate(entities)}
    article_number = {f"article/{row[0]}": index for index, row in enumerate(shown.articles)}
    types, predicates = Numbers(), Numbers()
    for name in type_names(ontology):
        types(name)
    places = layout(_links(len(entities), shown.edges.values(), number), [label_width(e.name) for e in entities])
    home = {node: index for index, group in enumerate(places.groups) for node in group.members}
    nodes = [
        _node(entity, index, types, article_number, places, home.get(index, 0)) for index, entity in enumerate(entities)
    ]
    sentences, rules = Numbers(), Numbers()
    edges = [
        {
            "from": number[subject],
            "to": number[obj],
            "predicate": predicates(predicate),
            "sentence": sentences(text),
            "marks": marks,
            "lines": lines,
            "confidence": confidence,
            "rule": rules(rule),
            "qualifiers": [[name, number.get(value, value)] for name, value in qualifiers] or 0,
            "article": article_number.get(article, -1),
        }
        for subject, obj, predicate, article, lines, confidence, rule, qualifiers, text, marks in shown.edges.values()
    ]
    tables: dict[str, Any] = {
        "language": ontology.language,
        "types": [_labelled(name, ontology.classes.get(name)) for name in types.values],
        "predicates": [_labelled(name, ontology.properties.get(name)) for name in predicates.values],
        "rules": rules.values,
        "articles": dict(zip(ARTICLE, map(list, zip(*shown.articles, strict=True)), strict=False)),
        "groups": [[len(g.members), *map(round, g.centre), *map(round, g.folded)] for g in places.groups],
        "readings": readings(form for entity in entities for form in (entity.name, *entity.aliases)),
    }
    if any(shown.left):
        tables["left"] = list(shown.left)
    return Records(nodes, edges, tables, sentences.values)


def columns(rows: Iterable[Mapping[str, Any]]) -> dict[str, list[Any]]:
    """A list of records as one list a key: names of keys are written once.

    >>> columns([{"a": 1, "b": 2}, {"a": 3, "b": 4}])
    {'a': [1, 3], 'b': [2, 4]}
    """
    known = [*rows]
    keys = dict.fromkeys(chain.from_iterable(known))
    return {key: [row[key] for row in known if key in row] for key in keys}


def type_names(ontology: Ontology) -> list[str]:
    """The top classes that take part in relations, sorted: the place in this list decides colour and shape."""
    ends = {name for p in ontology.properties.values() for name in (*p.domain, *p.range)}
    return sorted({ontology.top(name) for name in ends} - {"Article"})


def label_width(name: str) -> float:
    """How wide the drawn label of `name` is, roughly: full-width characters take a square, others half of it."""
    return 14.0 * sum(1.0 if c >= "\u2e80" else 0.55 for c in name[:LABEL]) + (10.0 if len(name) > LABEL else 0.0)


def _labelled(name: str, item: Any) -> list[Any]:
    labels = item.labels if item is not None else {}
    symmetric = int(getattr(item, "symmetric", False))
    return [name, labels.get("zh", ""), labels.get("en", ""), symmetric]


def _links(count: int, edges: Iterable[Sequence[Any]], number: Mapping[str, int]) -> list[list[int]]:
    links: list[set[int]] = [set() for _ in range(count)]
    for subject, obj, *_ in edges:
        one, other = number[subject], number[obj]
        if one != other:
            links[one].add(other)
            links[other].add(one)
    return [sorted(others) for others in links]


def _node(
    entity: Entity, index: int, types: Numbers, articles: Mapping[str, int], places: Layout, group: int
) -> Record:
    prefix = entity.type.lower() + "/"
    more = [list(entity.attributes), list(entity.reasons), int(entity.ambiguous)]
    return {
        "id": entity.id.removeprefix(prefix) if entity.id.startswith(prefix) else "/" + entity.id,
        "label": entity.name,
        "type": types(entity.type),
        "subtype": types(entity.subtype) if entity.subtype and entity.subtype != entity.type else -1,
        "aliases": list(entity.aliases) or 0,
        "articles": [articles[a] for a in entity.articles if a in articles],
        "x": round(places.places[index][0]),
        "y": round(places.places[index][1]),
        "group": group,
        "more": more if any(more) else 0,
    }


def edge_row(
    statement: Statement,
    entity: Mapping[str, Entity],
    articles: Mapping[str, Article],
    spoken: Mapping[tuple[str, int], list[Mention]],
) -> list[Any]:
    """A statement as the page shows it, with the sentence that says it, before anything has a number.

    Args:
        statement: the statement.
        entity: its ends, by id.
        articles: its article, by id.
        spoken: the mentions of its paragraph (`by_paragraph`).
    """
    text, start, end = sentence(statement, articles.get(statement.article))
    ends = entity[statement.subject], entity[statement.object]
    near = spoken.get((statement.article, statement.paragraph), [])
    return [
        statement.subject,
        statement.object,
        statement.predicate,
        statement.article,
        statement.lines,
        round(statement.confidence * 100),
        statement.rule,
        statement.qualifiers,
        text,
        [start, end, *evidence_marks(statement, ends, near, text, start)],
    ]


def sentence(statement: Statement, article: Article | None) -> tuple[str, int, int]:
    """The sentence a quote stands in, and the quote's offsets there; the quote alone where it is not found."""
    paragraphs = article.paragraphs if article else ()
    text = paragraphs[statement.paragraph].text if 0 <= statement.paragraph < len(paragraphs) else ""
    if text[statement.start : statement.end] != statement.evidence:
        return statement.evidence, 0, len(statement.evidence)
    first, last = max(0, statement.start - AROUND), min(len(text), statement.end + AROUND)
    first = max((match.end() for match in END.finditer(text, first, statement.start)), default=first)
    if not END.fullmatch(text[statement.end - 1 : statement.end]):
        after = END.search(text, statement.end, last)
        last = after.end() if after else last
    else:
        last = statement.end
    return text[first:last], statement.start - first, statement.end - first


def evidence_marks(
    statement: Statement, ends: Sequence[Entity], spoken: list[Mention], text: str, start: int
) -> list[int]:
    """Where the sentence `text`, whose quote begins at `start`, names subject and object: two pairs of offsets.

    `spoken` are the mentions of the statement's paragraph; those outside the sentence do not count.
    """
    offset = statement.start - start
    return [place for entity in ends for place in _mark(statement, entity, spoken, text, offset)]


def _mark(statement: Statement, entity: Entity, mentions: list[Mention], text: str, offset: int) -> tuple[int, int]:
    """Where the sentence `text`, which begins at `offset` of its paragraph, names `entity`; (0, 0) for nowhere.

    The mention inside the quote, else the nearest one, else the longest of the entity's names that stands in the
    sentence, be it inside another name (a province in the name of its union).
    """
    end = offset + len(text)
    near = [m for m in mentions if m.entity == entity.id and offset <= m.start < m.end <= end]
    if len(near) == 1:
        return near[0].start - offset, near[0].end - offset
    if near:
        middle = statement.start + statement.end
        best = min(
            near,
            key=lambda m: (
                not statement.start <= m.start <= m.end <= statement.end,
                abs(m.start + m.end - middle),
                m.start,
            ),
        )
        return best.start - offset, best.end - offset
    for form in sorted((entity.name, *entity.aliases), key=lambda form: (-len(form), form)):
        for begin in (statement.start - offset, 0):
            at = text.find(form, max(begin, 0)) if form else -1
            if at >= 0:
                return at, at + len(form)
    return 0, 0


def by_paragraph(mentions: Iterable[Mention]) -> dict[tuple[str, int], list[Mention]]:
    """Mentions by article and paragraph."""
    found: dict[tuple[str, int], list[Mention]] = {}
    for mention in mentions:
        found.setdefault((mention.article, mention.paragraph), []).append(mention)
    return found


ARTICLE: Final = ("id", "headline", "document", "newspaper", "date", "page", "section", "url", "bylines")


def article_row(article: Article) -> list[Any]:
    """What the page tells of an article: its values for `ARTICLE`."""
    edition = article.edition
    return [
        article.id.removeprefix("article/"),
        article.headline,
        article.document,
        edition.newspaper,
        article.date or edition.date,
        edition.page,
        edition.page_name,
        edition.url if edition.url.startswith(("http://", "https://")) else "",
        [[b.role, b.name] for b in article.bylines] or 0,
    ]
