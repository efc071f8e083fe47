"""The whole flow on one screen: files → documents → articles → mentions and claims → entities → one graph → files."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from kg import commit, corpus, extract, growth, resolve, review
from kg.corpus import ReadOptions
from kg.engine import Engine, Serial
from kg.gather import Progress, gather, silent
from kg.graph import KnowledgeGraph
from kg.growth import LEFT, Left
from kg.model import Document, DocumentGraph, Problem
from kg.ontology import Ontology
from kg.resolve.merge import Merged, merge


def understand(document: Document, ontology: Ontology) -> DocumentGraph:
    """Everything that is to be known of one document: a pure function of it, the same in every engine."""
    printed = extract.printed(document.lines, ontology) or corpus.day_in_name(document)
    split = corpus.split(document, ontology, printed)
    mentions = extract.recognise_all(split.articles, ontology)
    texts = (paragraph.text for article in split.articles for paragraph in article.paragraphs)
    day = printed or extract.year_of(texts, ontology)
    claims = [
        extract.relate(article, found, ontology, reference=day)
        for article, found in zip(split.articles, mentions, strict=True)
    ]
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
        problems=split.problems,
    )


def put_together(graphs: Iterable[DocumentGraph], problems: Iterable[Problem], engine: Engine) -> Merged:
    """The graphs of documents as one, with what was wrong with the files."""
    merged = merge(graphs, engine.merge)
    graph = replace(merged.graph, problems=tuple(sorted({*merged.graph.problems, *problems})))
    return replace(merged, graph=graph)


def build(documents: Iterable[Document | Problem], ontology: Ontology) -> KnowledgeGraph:
    """The graph of all documents, in this process and without a file."""
    found = list(documents)
    graphs = [understand(document, ontology) for document in found if isinstance(document, Document)]
    return put_together(graphs, [each for each in found if isinstance(each, Problem)], Serial()).graph


def build_into(
    paths: Sequence[str | Path],
    output: Path,
    ontology: Ontology,
    options: ReadOptions | None = None,
    engine: Engine | None = None,
    progress: Progress = silent,
    corrections: Path | None = None,
) -> Left:
    """Build the graph of all pages below `paths` and leave it in `output`, in every form a build leaves.

    What an earlier build there understood is not read again, and what it wrote of documents that are the same is
    copied (`kg.growth`). Until all is written, what stood in `output` stays. What a person corrected, in a
    `review.jsonl` beside the pages or in `output` and in `corrections`, is applied; the whole graph is then put
    together anew.

    Raises:
        KgError: `output` cannot be written, another build is writing there, or no page could be read.
        OntologyError: a pattern of the ontology is not understood.
    """
    extract.check(ontology)
    options, engine = options or ReadOptions(), engine or Serial()
    with commit.locked(output), commit.faults(output), commit.staging(output) as place:
        shared = (understand, ontology, options)
        reviews = review.places(paths, output, corrections)
        entries, faults = review.entries(reviews)
        with gather(corpus.discover(review.without(paths), options), output, shared, engine, progress) as found:
            step = partial(progress, "write")
            problems = [*found.problems, *faults]
            left = None
            if not entries:
                left = growth.grow(output, place, ontology, found.documents(), found.graphs, problems, step)
            if left is None:
                progress("put together", 0, 1)
                keys = found.documents()
                graphs = list(found.graphs(keys))
                merged = put_together(graphs, problems, engine)
                origin = {graph.name: key for graph, key in zip(graphs, keys, strict=True)}
                graph = review.correct(merged.graph, entries, ontology)
                progress("put together", 1, 1)
                left = growth.leave(graph, ontology, place, step, None if entries else merged, origin, engine)
            commit.commit(output, LEFT)
            found.forget_others()
    return left
