"""The whole flow on one screen: files → documents → articles → mentions and claims → entities → one graph."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from kg import corpus, extract, resolve
from kg.graph import KnowledgeGraph
from kg.model import Document, DocumentGraph, Problem
from kg.ontology import Ontology
from kg.resolve.merge import merge


def understand(document: Document, ontology: Ontology) -> DocumentGraph:
    """Everything that is to be known of one document: a pure function of it, the same in every engine."""
    split = corpus.split(document, ontology)
    mentions = [extract.recognise(article, ontology) for article in split.articles]
    claims = [extract.relate(article, found, ontology) for article, found in zip(split.articles, mentions, strict=True)]
    known, entities, statements = resolve.resolve(split.articles, mentions, claims, ontology)
    return DocumentGraph(
        name=document.name,
        digest=document.digest,
        format=document.format,
        encoding=document.encoding,
        edition=document.edition,
        characters=sum(map(len, document.lines)),
        articles=split.articles,
        mentions=known,
        entities=entities,
        statements=statements,
    )


def build(documents: Iterable[Document | Problem], ontology: Ontology) -> KnowledgeGraph:
    """The graph of all documents, in this process."""
    problems = []
    graphs = []
    for document in documents:
        if isinstance(document, Problem):
            problems.append(document)
        else:
            graphs.append(understand(document, ontology))
    graph = merge(graphs)
    return replace(graph, problems=tuple(sorted([*graph.problems, *problems])))
