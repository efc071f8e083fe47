"""The flow of `kg.build` on a Spark cluster: the same functions in the same order, names resolved by shuffles.

Documents are understood where they are read. People of one name meet by a shuffle on the name, records of one entity by
a shuffle on its id, halves of articles by a shuffle on edition and pages. What comes back to this machine, if anything,
is the finished graph.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path, PurePosixPath
from typing import Any

from kg import commit, corpus, extract, graphfile, growth, review
from kg.build import understand
from kg.corpus import ReadOptions, Source
from kg.corpus.link import keys, match
from kg.corpus.source import FORMATS
from kg.engine import EngineError
from kg.engine.spark import Spark, Spread
from kg.errors import KgError
from kg.export import neo4j_csv, parts
from kg.export.property_graph import Node, Relationship
from kg.gather import Progress, Shared, Understood, documents, silent, work
from kg.graph import KnowledgeGraph, by_article
from kg.growth import LEFT
from kg.model import Article, DocumentGraph, Entity, Mention, Problem, Statement
from kg.ontology import Ontology
from kg.resolve.merge import PERSON, best, cards, clusters, combine, rename, union

DELIMITER = "\x1f"  # between the values of an array in the CSV: no page holds it
SCHEMAS = {
    "entities": {
        "id": "string",
        "type": "string",
        "subtype": "string",
        "name": "string",
        "aliases": "array<string>",
        "articles": "array<string>",
    },
    "statements": {
        "id": "string",
        "subject": "string",
        "predicate": "string",
        "object": "string",
        "article": "string",
        "lines": "array<int>",
        "evidence": "string",
        "qualifiers": "map<string,string>",
        "confidence": "double",
        "rule": "string",
    },
}
Said = tuple[str, tuple[list[Article], list[Statement], list[str]]]
"""An article's id with the article, its statements and the ids of the entities it mentions."""


class Parts:
    """A graph that lies on the cluster: a Spread of (id, record) for each kind."""

    def __init__(self, results: Spread) -> None:
        documents = results.flat(_graphs).merge(_one).keep()
        new_ids = documents.flat(_cards).merge(union).flat(_clusters)
        renamed = documents.join(documents.flat(_people).join(new_ids).flat(_owned)).flat(_renamed).keep()
        halves = renamed.flat(_halves).group().flat(_matches)
        self.problems = results.flat(_problems)
        self.documents = renamed.each(_bare)
        self.articles = renamed.flat(_articles).join(halves).flat(_linked).keep()
        self.entities = renamed.flat(_entities).merge(combine).keep()
        self.statements = renamed.flat(_statements).merge(best).keep()
        self.mentions = renamed.flat(_mentions)

    def collect(self, more: Iterable[Problem] = ()) -> KnowledgeGraph:
        """The graph on this machine."""
        documents: list[DocumentGraph] = sorted(self.documents.stream(), key=lambda g: (g.name, g.digest))
        problems = {*more, *self.problems.collect(), *(p for g in documents for p in g.problems)}
        return KnowledgeGraph(
            documents=tuple(documents),
            articles=_in_order(self.articles),
            entities=_in_order(self.entities),
            statements=_in_order(self.statements),
            mentions=tuple(m for _, group in sorted(self.mentions.stream()) for m in group),
            problems=tuple(sorted(problems)),
        )

    def write(self, path: str, ontology: Ontology, spark: Spark) -> None:
        """Write N-Triples, CSV for Neo4j and Parquet in many files below `path`, which Hadoop can write to.

        `path` holds no graph yet. Nothing passes through this machine but the newspapers' names and the columns.
        """
        of_subject, of_article = self.statements.each(_with_subject), self.statements.each(_with_article)
        mentioned = self.entities.flat(_mentioned)
        self.entities.join(of_subject).flat(_entity_lines, ontology).write_lines(f"{path}/ntriples/entities")
        said = self.articles.join(of_article, mentioned)
        said.flat(_article_lines, ontology).write_lines(f"{path}/ntriples/articles")
        newspapers = [name for name, _ in self.articles.each(_newspaper).merge(min).collect()]
        spark.spread(parts.shared_lines(newspapers, ontology)).write_lines(f"{path}/ntriples/shared")
        for name, rows in {
            "articles": self.articles.each(_article_node),
            "entities": self.entities.each(_entity_node, ontology),
            "statements": said.flat(_relationships),
            "mentions": self.entities.flat(_mentions_of),
        }.items():
            columns = dict(sorted(rows.flat(_columns).merge(max).collect()))
            is_node = name in {"articles", "entities"}
            spark.spread([neo4j_csv.header(is_node, columns).rstrip("\n")]).write_lines(f"{path}/neo4j/{name}-header")
            rows.each(_csv, columns).write_lines(f"{path}/neo4j/{name}")
        for name, records in {"entities": self.entities, "statements": self.statements}.items():
            fields = SCHEMAS[name]
            schema = ", ".join(f"{field} {kind}" for field, kind in fields.items())
            spark.write_parquet(records.each(_values, fields), schema, f"{path}/parquet/{name}")


def build_on(
    spark: Spark,
    paths: Sequence[str | Path],
    output: Path,
    ontology: Ontology,
    options: ReadOptions | None = None,
    progress: Progress = silent,
    pieces: str = "",
    corrections: Path | None = None,
) -> KnowledgeGraph:
    """Build as `kg.build.build_into` does, on a cluster, and leave the same bytes in `output`.

    Args:
        spark: the session.
        paths: files and folders that every worker sees under the same path, or paths that Hadoop can read.
        output: a folder of this machine.
        pieces: where the graph is written in many files, too, before it is corrected; "" for nowhere.
        corrections: a file of corrections, as for `build_into`.

    Raises:
        KgError: `output` cannot be written, or another build is writing there.
        OntologyError: a pattern of the ontology is not understood.
    """
    extract.check(ontology)
    with commit.locked(output), commit.faults(output), commit.staging(output) as place:
        progress("on the cluster", 0, 1)
        reviews = review.places(paths, output, corrections)
        results, problems = understood(spark, review.without(paths), (understand, ontology, options or ReadOptions()))
        lying = Parts(results)
        if pieces:
            lying.write(pieces, ontology, spark)
        entries, faults = review.entries(reviews)
        graph = review.correct(lying.collect([*problems, *faults]), entries, ontology)
        progress("on the cluster", 1, 1)
        growth.leave(graph, ontology, place, partial(progress, "write"), engine=spark)
        commit.commit(output, LEFT)
    return graph


@contextmanager
def session(master: str) -> Iterator[Spark]:
    """A session on the cluster at `master`.

    Raises:
        KgError: Java or PySpark is missing, or the cluster does not answer.
    """
    try:
        spark = Spark(master)
    except EngineError as error:
        raise KgError(error.problem, error.remedy) from error
    with spark:
        yield spark


def understood(spark: Spark, paths: Sequence[str | Path], shared: Shared) -> tuple[Spread, list[Problem]]:
    """What `kg.gather.work` makes of every source, and what was wrong with finding them."""
    options = shared[2]
    local = [path for path in paths if "://" not in str(path)]
    found = list(corpus.discover(local, options)) if local else []
    spread = spark.spread([each for each in found if isinstance(each, Source)]).flat(work, shared)
    for path in (str(each) for each in paths if "://" in str(each)):
        if PurePosixPath(path).suffix in {".jsonl", ".ndjson", ".parquet"}:
            more = spark.lines(path).flat(partial(_row, PurePosixPath(path).stem), shared)
        else:
            more = spark.files(path).flat(partial(_file, path.rstrip("/")), shared)
        spread = spread.with_all(more)
    return spread.keep(), [each for each in found if isinstance(each, Problem)]


def _row(name: str, line: str, shared: Shared) -> Iterator[Problem | Understood]:
    """Understand one row of a table; one without an id is named by its content, since no one counts the lines."""
    for found in documents(Source(f"{name}.jsonl", "-", data=line.encode("utf-8", "surrogatepass")), shared[2]):
        if isinstance(found, Problem):
            yield replace(found, line=0)
        else:
            label = found.digest[:12] if found.name.endswith("#1") else found.name.rpartition("#")[2]
            yield from work(replace(found, name=f"{name}#{label}"), shared)


def _file(root: str, item: tuple[str, bytes], shared: Shared) -> Iterator[Problem | Understood]:
    """Understand one file that Hadoop read."""
    path, data = item
    name = path[path.find(root) + len(root) :].lstrip("/") if root in path else PurePosixPath(path).name
    name = name or PurePosixPath(path).name
    if PurePosixPath(name).suffix.lower() in FORMATS:
        yield from work(Source(name, "-", data=data), shared)


def _graphs(result: Any, _: None) -> Iterator[tuple[str, bytes]]:
    if not isinstance(result, Problem):
        yield f"{result.name}\0{result.digest}", result.encoded


def _problems(result: Any, _: None) -> Iterator[Problem]:
    if isinstance(result, Problem):
        yield result


def _decoded(graph: bytes) -> DocumentGraph:
    decoded: DocumentGraph = graphfile.decode(DocumentGraph, graph.decode("utf-8", "surrogatepass"))
    return decoded


def _cards(item: tuple[str, bytes], _: None) -> Iterator[tuple[str, Any]]:
    return cards(_decoded(item[1]))


def _clusters(item: tuple[str, Any], _: None) -> Iterator[tuple[str, str]]:
    """(old id, new id) of the people of one name."""
    yield from clusters(*item).items()


def _people(item: tuple[str, bytes], _: None) -> Iterator[tuple[str, str]]:
    """(old id, document) of the people of one document."""
    return ((e.id, item[0]) for e in _decoded(item[1]).entities if e.type == PERSON)


def _owned(item: tuple[str, tuple[list[str], list[str]]], _: None) -> Iterator[tuple[str, tuple[str, str]]]:
    """(document, (old id, new id))."""
    old, (documents, news) = item
    return ((document, (old, new)) for document in documents for new in news)


def _renamed(item: tuple[str, tuple[list[bytes], list[tuple[str, str]]]], _: None) -> Iterator[DocumentGraph]:
    _document, (graphs, pairs) = item
    return (rename(_decoded(graph), dict(pairs)) for graph in graphs)


def _bare(graph: DocumentGraph, _: None) -> DocumentGraph:
    return replace(graph, articles=(), mentions=(), entities=(), statements=())


def _halves(graph: DocumentGraph, _: None) -> Iterator[tuple[Any, Article]]:
    return ((key, article) for article in graph.articles for key in keys(article))


def _matches(item: tuple[Any, list[Article]], _: None) -> Iterator[tuple[str, str]]:
    yield from match(item[1]).items()


def _articles(graph: DocumentGraph, _: None) -> Iterator[tuple[str, Article]]:
    return ((article.id, article) for article in graph.articles)


def _linked(item: tuple[str, tuple[list[Article], list[str]]], _: None) -> Iterator[tuple[str, Article]]:
    ident, (articles, others) = item
    return ((ident, replace(article, other_half=max(others, default=""))) for article in articles)


def _entities(graph: DocumentGraph, _: None) -> Iterator[tuple[str, Entity]]:
    return ((entity.id, entity) for entity in graph.entities)


def _statements(graph: DocumentGraph, _: None) -> Iterator[tuple[str, Statement]]:
    return ((statement.id, statement) for statement in graph.statements)


def _mentions(graph: DocumentGraph, _: None) -> Iterator[tuple[str, list[Mention]]]:
    yield from by_article(graph.mentions).items()


def _one(values: Sequence[Any]) -> Any:
    return min(values)


def _in_order(records: Spread) -> tuple[Any, ...]:
    return tuple(record for _, record in sorted(records.stream(), key=lambda pair: pair[0]))


def _with_subject(item: tuple[str, Statement], _: None) -> tuple[str, Statement]:
    return item[1].subject, item[1]


def _with_article(item: tuple[str, Statement], _: None) -> tuple[str, Statement]:
    return item[1].article, item[1]


def _mentioned(item: tuple[str, Entity], _: None) -> Iterator[tuple[str, str]]:
    return ((article, item[0]) for article in item[1].articles)


def _entity_lines(item: tuple[str, tuple[list[Entity], list[Statement]]], ontology: Ontology) -> Iterator[str]:
    _id, (entities, statements) = item
    return (line for entity in entities for line in parts.entity_lines(entity, statements, ontology))


def _article_lines(item: Said, ontology: Ontology) -> Iterator[str]:
    _id, (articles, statements, entities) = item
    return (line for article in articles for line in parts.article_lines(article, statements, entities, ontology))


def _newspaper(item: tuple[str, Article], _: None) -> tuple[str, int]:
    return item[1].edition.newspaper, 1


def _article_node(item: tuple[str, Article], _: None) -> Node:
    return parts.article_node(item[1])


def _entity_node(item: tuple[str, Entity], ontology: Ontology) -> Node:
    return parts.entity_node(item[1], ontology)


def _relationships(item: Said, _: None) -> Iterator[Relationship]:
    _id, (articles, statements, _entities) = item
    return (each for article in articles for each in parts.article_relationships(article, statements))


def _mentions_of(item: tuple[str, Entity], _: None) -> Iterator[Relationship]:
    return parts.mention_relationships(item[1])


def _columns(each: Node | Relationship, _: None) -> Iterator[tuple[str, str]]:
    return ((name, neo4j_csv.type_name(value)) for name, value in each.properties.items())


def _csv(each: Node | Relationship, columns: dict[str, str]) -> str:
    return neo4j_csv.row(each, columns, DELIMITER).removesuffix("\n")


def _values(item: tuple[str, Any], fields: dict[str, str]) -> tuple[Any, ...]:
    """The fields of a record as Spark holds them."""
    make = {"array": list, "map": dict}
    kinds = {field: kind.partition("<")[0] for field, kind in fields.items()}
    return tuple(make.get(kind, lambda value: value)(getattr(item[1], field)) for field, kind in kinds.items())
