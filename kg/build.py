"""The whole flow on one screen: files → documents → articles → mentions and claims → entities → one graph → files."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from kg import commit, corpus, export, extract, graphfile, resolve, review, store
from kg.corpus import ReadOptions
from kg.engine import Engine, Serial
from kg.gather import Progress, gather, silent
from kg.graph import KnowledgeGraph
from kg.model import Document, DocumentGraph, Problem
from kg.ontology import Ontology
from kg.resolve.merge import merge

FORMATS = ("turtle", "json", "html", "neo4j", "report")
LEFT = (*graphfile.FILES, *(export.FORMATS[name].path for name in FORMATS), store.NAME)


def understand(document: Document, ontology: Ontology) -> DocumentGraph:
    """Everything that is to be known of one document: a pure function of it, the same in every engine."""
    split = corpus.split(document, ontology)
    mentions = extract.recognise_all(split.articles, ontology)
    texts = (paragraph.text for article in split.articles for paragraph in article.paragraphs)
    day = extract.printed(document.lines, ontology) or extract.year_of(texts, ontology)
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


def put_together(graphs: Iterable[DocumentGraph], problems: Iterable[Problem], engine: Engine) -> KnowledgeGraph:
    """The graphs of documents as one, with what was wrong with the files."""
    graph = merge(graphs, engine.merge).graph
    return replace(graph, problems=tuple(sorted({*graph.problems, *problems})))


def build(documents: Iterable[Document | Problem], ontology: Ontology) -> KnowledgeGraph:
    """The graph of all documents, in this process and without a file."""
    found = list(documents)
    graphs = [understand(document, ontology) for document in found if isinstance(document, Document)]
    return put_together(graphs, [each for each in found if isinstance(each, Problem)], Serial())


def build_folder(
    paths: Sequence[str | Path],
    output: Path,
    ontology: Ontology,
    options: ReadOptions | None = None,
    engine: Engine | None = None,
    progress: Progress = silent,
    corrections: Path | None = None,
) -> KnowledgeGraph:
    """Build the graph of all pages below `paths` and leave it in `output`, in every form a build leaves.

    What an earlier build there understood is not read again. Until all is written, what stood in `output` stays.
    What a person corrected, in a `review.jsonl` beside the pages or in `output` and in `corrections`, is applied.

    Raises:
        KgError: `output` cannot be written, another build is writing there, or no page could be read.
        OntologyError: a pattern of the ontology is not understood.
    """
    extract.check(ontology)
    options, engine = options or ReadOptions(), engine or Serial()
    with commit.locked(output), commit.faults(output), commit.staging(output) as place:
        shared = (understand, ontology, options)
        reviews = review.places(paths, output, corrections)
        with gather(corpus.discover(review.without(paths), options), output, shared, engine, progress) as found:
            progress("put together", 0, 1)
            graph = review.correct(put_together(found.graphs(), found.problems, engine), reviews, ontology)
            progress("put together", 1, 1)
            write(graph, ontology, place, progress)
            commit.commit(output, LEFT)
            found.forget_others()
    return graph


def write(graph: KnowledgeGraph, ontology: Ontology, place: Path, progress: Progress = silent) -> None:
    """Write everything a build leaves below `place`, which exists."""
    total = len(FORMATS) + 2
    progress("write", 0, total)
    graphfile.save(graph, place)
    for number, name in enumerate(FORMATS, start=1):
        progress("write", number, total)
        export.write(name, graph, ontology, place)
    progress("write", total - 1, total)
    store.create(place, place / export.FORMATS["turtle"].path, ontology)
    progress("write", total, total)
