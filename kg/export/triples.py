"""The graph as RDF, said once for every syntax: a stream of blocks, each a subject with its (predicate, object) pairs.

Each edge is a plain triple and a statement resource (RDF reification) that carries its qualifiers, its evidence, its
confidence and its rule. A post is also an `org:Membership`. Every resource has an IRI: there are no blank nodes, so
that two files of one graph can be compared line by line.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import accumulate
from typing import Generic, TypeVar

from kg.export.dates import datatype
from kg.export.terms import Terms, camel, well_formed
from kg.graph import KnowledgeGraph
from kg.model import Article, Entity, Statement
from kg.ontology import Ontology

T = TypeVar("T")
Pairs = list[tuple[T, T]]
Block = tuple[T, Pairs[T]]
Post = tuple[str, str, str, tuple[str, ...]]
"""Who, where, the title, and the statements that say so."""


def key(kind: str, *parts: str) -> str:
    """An id for a thing that has none of its own, from what it is.

    >>> key("role", "chair")
    'role/3d7eb3d3dab1'
    """
    return f"{kind}/{hashlib.sha256(chr(31).join(parts).encode('utf-8', 'surrogatepass')).hexdigest()[:12]}"


class Description(Generic[T]):
    """Says each record of `graph` in the terms of one syntax."""

    def __init__(self, graph: KnowledgeGraph, ontology: Ontology, terms: Terms[T]) -> None:
        self.graph = graph
        self.ontology = ontology
        self.terms = terms
        self._predicates: dict[str, T] = {}
        self._dates: dict[str, T] = {}
        self._confidences: dict[float, T] = {}
        self._known = {
            curie: terms.term(curie.replace("kg:", f"{ontology.prefix}:"))
            for curie in (
                *("rdf:type", "rdf:Statement", "rdf:subject", "rdf:predicate", "rdf:object", "prov:wasDerivedFrom"),
                *("oa:exact", "oa:start", "oa:end", "kg:Statement", "kg:lines", "kg:confidence", "kg:rule"),
            )
        }
        self._offsets = {a.id: (0, *accumulate(len(p.text) + 1 for p in a.paragraphs)) for a in graph.articles}
        self._mentions: defaultdict[str, list[str]] = defaultdict(list)
        for entity in graph.entities:
            for article in entity.articles:
                self._mentions[article].append(entity.id)

    def predicate(self, name: str) -> T:
        """The term of a relation or a qualifier."""
        if name not in self._predicates:
            self._predicates[name] = self.terms.term(f"{self.ontology.prefix}:{camel(name)}")
        return self._predicates[name]

    def blocks(self) -> Iterator[Block[T]]:
        """The whole graph: entities with their edges, statements, posts, articles, newspapers, each sorted by id."""
        yield self.header()
        edges = self.edges(self.graph.statements)
        for entity in self.graph.entities:
            subject, pairs = self.entity(entity)
            yield subject, pairs + edges.pop(entity.id, [])
        for ident, pairs in sorted(edges.items()):
            yield self.terms.thing(ident), pairs
        for statement in self.graph.statements:
            yield self.statement(statement)
        yield from self.posts(self.graph.statements)
        for article in self.graph.articles:
            yield from self.article(article)
        yield from self.newspapers()

    def header(self) -> Block[T]:
        """What the file is, and the ontology it imports."""
        t = self.terms
        ontology = t.iri(self.ontology.namespace.rstrip("#/"))
        return t.iri(self.ontology.base), [
            (t.term("rdf:type"), t.term("owl:Ontology")),
            (t.term("dcterms:conformsTo"), ontology),
            (t.term("owl:imports"), ontology),
        ]

    def entity(self, entity: Entity) -> Block[T]:
        """Types, names, codes and doubts of one entity."""
        t, language, prefix = self.terms, self.ontology.language, self.ontology.prefix
        name = t.text(entity.name, language)
        aliases = {well_formed(alias) for alias in entity.aliases} - {entity.name}
        pairs = [(t.term("rdf:type"), t.term(f"{prefix}:{entity.type}"))]
        if entity.subtype and entity.subtype != entity.type:
            pairs.append((t.term("rdf:type"), t.term(f"{prefix}:{entity.subtype}")))
        pairs += [(t.term("rdfs:label"), name), (t.term("skos:prefLabel"), name)]
        pairs += [(t.term("skos:altLabel"), t.text(alias, language)) for alias in sorted(aliases)]
        for what, value in sorted({(well_formed(what), well_formed(value)) for what, value in entity.attributes}):
            if what == "code":
                pairs.append((t.term("dcterms:identifier"), t.text(value)))
            else:
                pairs.append((t.term("skos:note"), t.text(f"{what}: {value}")))
        pairs += [
            (t.term(f"{prefix}:reason"), t.text(reason)) for reason in sorted(set(map(well_formed, entity.reasons)))
        ]
        if entity.ambiguous:
            pairs.append((t.term(f"{prefix}:ambiguous"), t.typed("true", "xsd:boolean")))
        return t.thing(entity.id), pairs

    def edges(self, statements: Iterable[Statement]) -> dict[str, Pairs[T]]:
        """Subject id → its plain triples, each once."""
        found: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
        for statement in statements:
            found[statement.subject].add((statement.predicate, statement.object))
        thing, predicate = self.terms.thing, self.predicate
        return {subject: [(predicate(p), thing(o)) for p, o in sorted(pairs)] for subject, pairs in found.items()}

    def statement(self, statement: Statement) -> Block[T]:
        """One edge as one article says it, as RDF 1.1 reifies it."""
        known, thing = self._known, self.terms.thing
        return thing(statement.id), [
            (known["rdf:type"], known["rdf:Statement"]),
            (known["rdf:subject"], thing(statement.subject)),
            (known["rdf:predicate"], self.predicate(statement.predicate)),
            (known["rdf:object"], thing(statement.object)),
            *self.claim(statement),
        ]

    def claim(self, statement: Statement) -> Pairs[T]:
        """What is said about an edge: its qualifiers, its evidence, how sure it is and which rule made it.

        The offsets count characters of the article's `schema:text`.
        """
        known, text, integer = self._known, self.terms.text, self.terms.integer
        starts = self._offsets.get(statement.article, (0,))
        start = starts[min(statement.paragraph, len(starts) - 1)]
        return [
            (known["rdf:type"], known["kg:Statement"]),
            *((self.predicate(name), self.value(name, value)) for name, value in statement.qualifiers),
            (known["prov:wasDerivedFrom"], self.terms.thing(statement.article)),
            (known["oa:exact"], text(statement.evidence)),
            (known["oa:start"], integer(start + statement.start)),
            (known["oa:end"], integer(start + statement.end)),
            (known["kg:lines"], text(" ".join(map(str, statement.lines)))),
            (known["kg:confidence"], self.confidence(statement.confidence)),
            (known["kg:rule"], text(statement.rule)),
        ]

    def value(self, qualifier: str, value: str) -> T:
        """The value of a qualifier: an entity, a date, or words as printed."""
        if value in self.graph.entity:
            return self.terms.thing(value)
        return self.date(value) if qualifier == "date" else self.terms.text(value, self.ontology.language)

    def date(self, value: str) -> T:
        """A date with the datatype that can say it; a plain text when none can."""
        if value not in self._dates:
            kind = datatype(value)
            self._dates[value] = self.terms.typed(value, kind) if kind else self.terms.text(value)
        return self._dates[value]

    def confidence(self, value: float) -> T:
        """How sure a statement is."""
        if value not in self._confidences:
            self._confidences[value] = self.terms.typed(decimal(value), "xsd:decimal")
        return self._confidences[value]

    def posts(self, statements: Iterable[Statement]) -> Iterator[Block[T]]:
        """An `org:Membership` for each post or job, and an `org:Role` for each title."""
        posts = self.post_records(statements)
        yield from map(self.post, posts.values())
        yield from map(self.role, sorted({title for _, _, title, _ in posts.values() if title}))

    def post_records(self, statements: Iterable[Statement]) -> dict[str, Post]:
        """The posts and jobs that statements tell of, sorted by key.

        A relation is a post when its statements may carry a title.
        """
        posts: defaultdict[tuple[str, str, str], list[str]] = defaultdict(list)
        for statement in statements:
            if (title := self.title(statement)) is not None:
                posts[statement.subject, statement.object, title].append(statement.id)
        by_key = {post_key(*post): (*post, tuple(sorted(sources))) for post, sources in posts.items()}
        return dict(sorted(by_key.items()))

    def title(self, statement: Statement) -> str | None:
        """The title of the post a statement tells of, "" when it has none; None when it tells of no post."""
        known = self.ontology.properties.get(statement.predicate)
        if known is None or "title" not in known.qualifiers:
            return None
        return dict(statement.qualifiers).get("title", "")

    def post(self, post: Post) -> Block[T]:
        """An `org:Membership`."""
        member, body, title, sources = post
        term, thing = self.terms.term, self.terms.thing
        pairs = [
            (term("rdf:type"), term("org:Membership")),
            (term("org:member"), thing(member)),
            (term("org:organization"), thing(body)),
        ]
        if title:
            pairs.append((term("org:role"), thing(key("role", title))))
        pairs += [(term("prov:wasDerivedFrom"), thing(source)) for source in sources]
        return thing(key("membership", member, body, title)), pairs

    def role(self, title: str) -> Block[T]:
        """An `org:Role`."""
        term, name = self.terms.term, self.terms.text(title, self.ontology.language)
        return self.terms.thing(key("role", title)), [
            (term("rdf:type"), term("org:Role")),
            (term("rdfs:label"), name),
            (term("skos:prefLabel"), name),
        ]

    def article(self, article: Article) -> Iterator[Block[T]]:
        """A news item: where and when it was printed, by whom, its text, what it mentions; then its bylines."""
        t, prefix, language = self.terms, self.ontology.prefix, self.ontology.language
        term, thing, text = t.term, t.thing, t.text
        edition = article.edition
        pairs = [
            (term("rdf:type"), term(f"{prefix}:Article")),
            (term("rdf:type"), term("schema:NewsArticle")),
            (term("rdfs:label"), text(article.headline or article.document, language)),
        ]
        for curie, words in (
            ("schema:headline", article.headline),
            ("schema:printSection", edition.page_name),
            ("schema:dateline", article.place),
        ):
            if words:
                pairs.append((term(curie), text(words, language)))
        if edition.newspaper:
            pairs.append((term("schema:isPartOf"), thing(key("newspaper", edition.newspaper))))
        for curie, when in (("schema:datePublished", edition.date), ("schema:dateCreated", article.date)):
            if when:
                pairs.append((term(curie), self.date(when)))
        if edition.url:
            pairs.append((term("schema:url"), t.typed(edition.url, "xsd:anyURI")))
        for curie, code in (
            ("schema:printPage", edition.page),
            ("dcterms:source", article.document),
            (f"{prefix}:lines", " ".join(map(str, article.lines))),
            (f"{prefix}:encoding", article.encoding),
            (f"{prefix}:continues", article.continues),
        ):
            if code:
                pairs.append((term(curie), text(code)))
        if article.other_half:
            pairs.append((term(f"{prefix}:otherHalf"), thing(article.other_half)))
        pairs.append((term("schema:text"), text("\n".join(p.text for p in article.paragraphs), language)))
        bylines = {key("byline", article.id, b.role, b.name): b for b in article.bylines}
        pairs += [(term("prov:qualifiedAttribution"), thing(ident)) for ident in sorted(bylines)]
        pairs += [(term("schema:mentions"), thing(entity)) for entity in self._mentions.get(article.id, ())]
        yield thing(article.id), pairs
        for ident, byline in sorted(bylines.items()):
            yield (
                thing(ident),
                [
                    (term("rdf:type"), term("prov:Attribution")),
                    (term("rdf:type"), term("schema:Role")),
                    (term("schema:roleName"), text(byline.role, language)),
                    (term("schema:name"), text(byline.name, language)),
                ],
            )

    def newspapers(self) -> Iterator[Block[T]]:
        """The newspapers the articles stand in."""
        yield from map(self.newspaper, sorted({a.edition.newspaper for a in self.graph.articles} - {""}))

    def newspaper(self, name: str) -> Block[T]:
        """A newspaper."""
        term, label = self.terms.term, self.terms.text(name, self.ontology.language)
        return self.terms.thing(key("newspaper", name)), [
            (term("rdf:type"), term("schema:Newspaper")),
            (term("rdfs:label"), label),
            (term("schema:name"), label),
        ]


def post_key(member: str, body: str, title: str) -> str:
    """What a post is known by: who holds it, where, and what it is called."""
    return f"{member}\x1f{body}\x1f{title}"


def decimal(value: float) -> str:
    """A number as a canonical xsd:decimal with at most four digits after the point.

    >>> decimal(0.9), decimal(1), decimal(0.33333)
    ('0.9', '1.0', '0.3333')
    """
    whole, _, rest = f"{value:.4f}".partition(".")
    return f"{whole}.{rest.rstrip('0') or '0'}" if rest else whole
