"""`graph.ttl`: the whole graph in Turtle 1.1 (https://www.w3.org/TR/turtle/), a block a resource, streamed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.export.sections import Piece, Section, flat, keyed
from kg.export.terms import TurtleTerms
from kg.export.triples import Description, Pairs
from kg.graph import KnowledgeGraph
from kg.model import Article, Entity, Statement
from kg.ontology import Ontology


def chunks(graph: KnowledgeGraph, ontology: Ontology) -> Iterator[str]:
    """The file in pieces. The same graph gives the same bytes."""
    return flat(pieces(graph, ontology))


def pieces(graph: KnowledgeGraph, ontology: Ontology, more: Iterable[Statement] = ()) -> Iterator[Piece]:
    """The file, block by block.

    Args:
        graph: the whole graph, or what changed of it.
        ontology: its ontology.
        more: the statements that a part leaves out of those that have its entities as subjects.
    """
    terms = TurtleTerms(ontology)
    said = Description(graph, ontology, terms)
    statements = (*graph.statements, *more)
    edges = said.edges(statements)

    def entity(record: Entity) -> str:
        subject, pairs = said.entity(record)
        return block(subject, pairs + edges.get(record.id, []))

    def article(record: Article) -> str:
        return "".join(block(*each) for each in said.article(record))

    yield head(terms) + block(*said.header())
    yield Section("entities", keyed(graph.entities), entity)
    alone = {ident: ident for ident in sorted(edges.keys() - graph.entity.keys())}
    yield Section("subjects alone", alone, lambda ident: block(terms.thing(ident), edges[ident]))
    yield Section("statements", keyed(graph.statements), lambda each: block(*said.statement(each)))
    posts = said.post_records(statements)
    yield Section("posts", posts, lambda post: block(*said.post(post)))
    titles = sorted({title for _, _, title, _ in posts.values() if title})
    yield Section("titles", {title: title for title in titles}, lambda title: block(*said.role(title)))
    yield Section("articles", keyed(graph.articles), article)
    papers = sorted({each.edition.newspaper for each in graph.articles} - {""})
    yield Section("newspapers", {name: name for name in papers}, lambda name: block(*said.newspaper(name)))


def head(terms: TurtleTerms) -> str:
    """The prefixes."""
    return "".join(f"@prefix {prefix}: <{space}> .\n" for prefix, space in terms.prefixes.items()) + "\n"


def block(subject: str, pairs: Pairs[str], indent: str = "") -> str:
    """One resource with all that is said of it; objects of one predicate share it.

    >>> print(block("person:a", [("a", "kg:Person"), ("kg:worksFor", "firm:b"), ("kg:worksFor", "firm:c")]))
    person:a a kg:Person ;
        kg:worksFor firm:b, firm:c .
    <BLANKLINE>
    <BLANKLINE>
    """
    return f"{indent}{subject} {predicates(pairs, indent)} .\n\n"


def predicates(pairs: Pairs[str], indent: str = "") -> str:
    """A predicate-object list of the Turtle grammar."""
    parts: list[str] = []
    last = ""
    for predicate, value in pairs:
        if predicate == last:
            parts.append(f", {value}")
        else:
            parts.append(f" ;\n{indent}    {predicate} {value}" if last else f"{predicate} {value}")
            last = predicate
    return "".join(parts)
