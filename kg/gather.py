"""Reads and understands what is new, and knows the rest from before: sources in, the graphs of their documents out."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from kg import corpus, graphfile
from kg.cache import Cache, Known, program
from kg.commit import STATE
from kg.corpus import ReadOptions, Source
from kg.engine import Engine, Failure
from kg.errors import KgError
from kg.model import Document, DocumentGraph, Problem
from kg.ontology import Ontology

# Many documents a file: read here, understood where the engine says.
TABLES: Final = frozenset({"jsonl", "json", "csv"})
LONGEST: Final = 200_000  # characters of a line; the longest article of a newspaper has a tenth of that
REMEDY: Final = "leave it out, or report it with this page"

Progress = Callable[[str, int, int], None]
"""Called with what is being done, how much of it is done and how much there is."""
Understand = Callable[[Document, Ontology], DocumentGraph]
Shared = tuple[Understand, Ontology, ReadOptions]


def silent(what: str, done: int, total: int) -> None:
    """Progress that nobody looks at."""


@dataclass(slots=True)
class Contents:
    """What one source holds: the keys of its documents, and what was wrong."""

    key: str
    documents: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    known: bool = False


@dataclass(frozen=True, slots=True)
class Understood:
    """What is known of one document, as the cache keeps it; in the process that understood it as a record, too.

    The record stays behind when this is sent to another process, which can make it anew.
    """

    digest: str
    name: str
    encoded: bytes
    graph: DocumentGraph | None = None

    def __reduce__(self) -> tuple[object, ...]:
        return Understood, (self.digest, self.name, self.encoded)


@dataclass
class Gathered:
    """Everything a build is made of; `fresh` are the graphs that were made in this process, by key."""

    cache: Cache
    problems: list[Problem] = field(default_factory=list)
    contents: list[Contents] = field(default_factory=list)
    fresh: dict[str, DocumentGraph] = field(default_factory=dict)

    def documents(self) -> list[str]:
        """The keys of all documents, each once."""
        return list(dict.fromkeys(key for each in self.contents for key in each.documents))

    def graphs(self, keys: Iterable[str] | None = None) -> Iterator[DocumentGraph]:
        """The graphs of all documents, or of those of these keys, be they of this build or of the one before.

        Raises:
            KeyError: one is not in the cache.
        """
        for key in self.documents() if keys is None else keys:
            if key in self.fresh:
                yield self.fresh[key]
            else:
                for encoded in self.cache.graphs([key]):
                    yield graphfile.decode(DocumentGraph, encoded.decode("utf-8", "surrogatepass"))

    def forget_others(self) -> None:
        """Keep only what this build is made of."""
        self.cache.keep([each.key for each in self.contents], self.documents())


@contextmanager
def gather(
    sources: Iterable[Source | Problem], output: Path, shared: Shared, engine: Engine, progress: Progress = silent
) -> Iterator[Gathered]:
    """Understand every source that is not known from before.

    Args:
        sources: what to read; a problem of finding them is passed on.
        output: the folder whose cache is used and filled.
        shared: how documents are understood, with which ontology, read with which options.
        engine: where documents are understood.
        progress: told of every source.

    Raises:
        KgError: there is not one document, and there is a graph in `output` that would be lost.
    """
    cache = Cache(output / STATE, f"{shared[1].digest} {program()}")
    try:
        found = Gathered(cache)
        _run(found, list(sources), shared, engine, progress)
        if not found.documents() and (output / graphfile.FILES[0]).exists():
            said = "".join(f"{p.file}: {p.problem}; {p.remedy}\n" for p in found.problems)
            remedy = "the graph that stands there is left as it was"
            raise KgError(f"{said}no page could be read", remedy, file=str(output))
        yield found
    finally:
        cache.close()


def _run(found: Gathered, sources: list[Source | Problem], shared: Shared, engine: Engine, progress: Progress) -> None:
    """Fill `found`, from the cache or anew."""
    under_way: deque[tuple[Contents, str]] = deque()
    total = len(sources)
    for results in engine.map(work, _tasks(found, sources, shared[2], under_way, progress), shared):
        contents, name = under_way.popleft()
        if isinstance(results, Failure):
            results = [Problem(name, 0, results.reason, REMEDY)]
        for result in results:
            if isinstance(result, Problem):
                contents.problems.append(result)
            else:
                key = found.cache.key(result.digest, result.name)
                found.cache.put(key, result.encoded)
                if result.graph is not None:
                    found.fresh[key] = result.graph
                contents.documents.append(key)
    progress("read and understand", total, total)
    for contents in found.contents:
        found.problems += contents.problems
        if not contents.known and not any(problem.fatal for problem in contents.problems):
            found.cache.put_source(contents.key, Known(tuple(contents.documents), tuple(contents.problems)))
    found.cache.save()


def _tasks(
    found: Gathered,
    sources: list[Source | Problem],
    options: ReadOptions,
    under_way: deque[tuple[Contents, str]],
    progress: Progress,
) -> Iterator[Source | Document]:
    """What has to be understood anew; what is known is put down on the way."""
    for number, source in enumerate(sources):
        progress("read and understand", number, len(sources))
        if isinstance(source, Problem):
            found.problems.append(source)
            continue
        seen = corpus.fingerprint(source, options)
        contents = Contents(found.cache.key(seen if seen else f"not readable {source.name}"))
        found.contents.append(contents)
        known = found.cache.source(contents.key) if seen else None
        if known is not None:
            contents.documents += known.documents
            contents.problems += known.problems
            contents.known = True
        elif source.format not in TABLES:
            under_way.append((contents, source.name))
            yield source
        else:
            for row in documents(source, options):
                if isinstance(row, Problem):
                    contents.problems.append(row)
                elif found.cache.has(key := found.cache.key(row.digest, row.name)):
                    contents.documents.append(key)
                else:
                    under_way.append((contents, row.name))
                    yield row


def documents(source: Source, options: ReadOptions) -> Iterator[Document | Problem]:
    """The documents of a source; a fault of a reader is a problem of this file and of no other."""
    try:
        yield from corpus.read(source, options)
    except Exception as error:
        yield Problem(source.name, 0, f"could not be read ({type(error).__name__}: {error})", REMEDY)


def work(item: Source | Document, shared: Shared) -> list[Problem | Understood]:
    """Read a source, if it is one, and understand its documents."""
    understand, ontology, options = shared
    results: list[Problem | Understood] = []
    for document in [item] if isinstance(item, Document) else documents(item, options):
        if isinstance(document, Problem):
            results.append(document)
            continue
        if too_long := [n for n, line in enumerate(document.lines, start=1) if len(line) > LONGEST]:
            problem = f"a line of {len(document.lines[too_long[0] - 1])} characters is no text of a page"
            results.append(Problem(document.name, too_long[0], problem, "break it into lines, or leave the file out"))
            continue
        try:
            graph = understand(document, ontology)
            encoded = graphfile.encode(graph).encode("utf-8", "surrogatepass")
        except Exception as error:
            problem = f"could not be understood ({type(error).__name__}: {error})"
            results.append(Problem(document.name, 0, problem, REMEDY))
        else:
            results.append(Understood(document.digest, document.name, encoded, graph))
    return results
