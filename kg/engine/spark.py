"""A Spark cluster: the same two verbs over partitions and shuffles. The only module that imports PySpark.

`Spark.map` and `Spark.merge` do what every engine does, with items and results on this machine. Work too large for
that stays on the cluster as a `Spread`: a collection that is mapped, merged by key, joined and written where it lies.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Any, TypeVar

from kg.engine.beside import afterwards, on_a_thread
from kg.engine.failure import EngineError, Failure

T = TypeVar("T")
R = TypeVar("R")
V = TypeVar("V")

TOGETHER = 64  # values of one key held before they are combined: a key in half of all items stays small
ITEMS = 1000  # at most in one task: what is lost with a worker, and done again
Levels = list[list[Any]]
"""Values of one key: those on a level are made of `TOGETHER` of the level before."""
SETTINGS = {
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.master.rest.enabled": "false",
    "spark.task.maxFailures": "8",
    "spark.serializer": "org.apache.spark.serializer.KryoSerializer",
    "spark.python.worker.reuse": "true",
}


class Spark:
    """A session on the cluster at `master`, ended by `stop` or at the end of a with statement.

    Args:
        master: `spark://host:port`, `yarn`, `local[2]`, as spark-submit takes it.
        settings: further Spark settings; they win over those made here.

    Raises:
        EngineError: PySpark or Java is missing, the cluster does not answer, or a session on another one is open.
    """

    def __init__(self, master: str, settings: Mapping[str, str] | None = None) -> None:
        if shutil.which("java") is None and "JAVA_HOME" not in os.environ:
            raise EngineError("there is no Java", "install Java 17 or newer, or build without --engine spark")
        try:
            from pyspark.sql import SparkSession
        except ImportError as error:
            raise EngineError("PySpark is not installed", "install the extra: pip install 'kg[spark]'") from error
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
        home = str(Path(__file__).parents[2])
        builder = SparkSession.builder.master(master).appName("kg")
        if master.startswith(("local", "spark://127.0.0.1", "spark://localhost")):
            os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
            builder = builder.config("spark.driver.host", "127.0.0.1").config("spark.driver.bindAddress", "127.0.0.1")
        for name, value in {**SETTINGS, "spark.executorEnv.PYTHONPATH": home, **(settings or {})}.items():
            builder = builder.config(name, value)
        try:
            self.session = builder.getOrCreate()
        except Exception as error:
            remedy = "look whether the cluster is up and can reach this machine"
            raise EngineError(f"the Spark cluster at {master} does not answer ({error})", remedy) from error
        if (other := self.session.sparkContext.master) != master:
            remedy = "stop that one first: a process has one session at a time"
            raise EngineError(f"this process has a session on {other} already", remedy)
        self.session.sparkContext.setLogLevel("ERROR")

    def __enter__(self) -> Spark:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def stop(self) -> None:
        """End the session."""
        self.session.stop()

    def map(self, function: Callable[[T, Any], R], items: Iterable[T], shared: Any) -> Iterator[R | Failure]:
        """`function(item, shared)` for each item, in the order of the items."""
        numbered = self.spread(enumerate(items)).each(partial(_numbered, function), shared)
        return (_given(result) for _, result in sorted(numbered.collect(), key=lambda pair: pair[0]))

    def merge(self, pairs: Iterable[tuple[str, V]], combine: Callable[[list[V]], V]) -> dict[str, V]:
        """By a shuffle."""
        return dict(sorted(self.spread(pairs).merge(combine).collect()))

    def beside(self, call: Callable[[], R]) -> AbstractContextManager[Future[R]]:
        """On a thread of this machine."""
        return on_a_thread(call)

    def apart(self, call: Callable[[], R]) -> AbstractContextManager[Future[R]]:
        """Afterwards: a copy of this process would hold its connection to the cluster."""
        return afterwards(call)

    def spread(self, items: Iterable[Any]) -> Spread:
        """Send items to the cluster: a few tasks for each core, of at most `ITEMS` items."""
        listed, context = list(items), self.session.sparkContext
        slices = max(context.defaultParallelism * 3, -(-len(listed) // ITEMS))
        return Spread(context.parallelize(listed, max(1, min(slices, len(listed)))))

    def files(self, path: str) -> Spread:
        """(path, bytes) of every file below a path that Hadoop can read."""
        return Spread(self.session.sparkContext.binaryFiles(path))

    def lines(self, path: str) -> Spread:
        """The lines of text files below a path that Hadoop can read; rows of Parquet as JSON."""
        if path.rstrip("/").endswith(".parquet"):
            table = self.session.read.parquet(path)
            return Spread(table.selectExpr("to_json(struct(*)) AS row").rdd).each(_only)
        return Spread(self.session.sparkContext.textFile(path))

    def write_parquet(self, rows: Spread, schema: str, path: str) -> None:
        """Write rows, tuples of what `schema` says ("id string, lines array<int>"), as Parquet."""
        self.session.createDataFrame(rows.rdd, schema).write.parquet(path)


class Spread:
    """A collection that lies on the cluster, computed when it is collected or written."""

    def __init__(self, rdd: Any) -> None:
        self.rdd = rdd

    def each(self, function: Callable[[Any, Any], Any], shared: Any = None) -> Spread:
        """`function(item, shared)` for each item; `shared` goes to each worker once."""
        given = self.rdd.context.broadcast(shared)
        return Spread(self.rdd.mapPartitions(partial(_each, function, given)))

    def flat(self, function: Callable[[Any, Any], Iterable[Any]], shared: Any = None) -> Spread:
        """All that `function(item, shared)` gives for each item."""
        given = self.rdd.context.broadcast(shared)
        return Spread(self.rdd.mapPartitions(partial(_flat, function, given)))

    def merge(self, combine: Callable[[list[Any]], Any]) -> Spread:
        """(key, value) pairs with the values of each key combined, on the way already where one key has many."""
        gathered = self.rdd.combineByKey(_first, partial(_append, combine), partial(_extend, combine))
        return Spread(gathered.mapValues(partial(_last, combine)))

    def with_all(self, other: Spread) -> Spread:
        """These items and those of another."""
        return Spread(self.rdd.union(other.rdd))

    def group(self) -> Spread:
        """(key, all its values)."""
        return Spread(self.rdd.groupByKey().mapValues(list))

    def join(self, *others: Spread) -> Spread:
        """(key, (own values, values of the first other, …)) for every key of any."""
        return Spread(self.rdd.groupWith(*(other.rdd for other in others)).mapValues(_lists))

    def keep(self) -> Spread:
        """Compute it once, though it is used several times."""
        from pyspark import StorageLevel

        return Spread(self.rdd.persist(StorageLevel.MEMORY_AND_DISK))

    def collect(self) -> list[Any]:
        """All of it, here."""
        found: list[Any] = self.rdd.collect()
        return found

    def stream(self) -> Iterator[Any]:
        """All of it, a partition at a time: Java, which hands it over, need not hold all of it."""
        items: Iterator[Any] = self.rdd.toLocalIterator(prefetchPartitions=True)
        return items

    def write_lines(self, path: str) -> None:
        """Write strings without their line ends as text files, one a partition; the folder must not be there yet."""
        self.rdd.saveAsTextFile(path)


@dataclass(frozen=True, slots=True)
class _Raised:
    error: Exception


def _numbered(function: Callable[[Any, Any], Any], item: tuple[int, Any], shared: Any) -> tuple[int, Any]:
    """An error comes back as a result: raised there, the same task would be tried again and again."""
    try:
        return item[0], function(item[1], shared)
    except Exception as error:
        return item[0], _Raised(error)


def _given(result: Any) -> Any:
    if isinstance(result, _Raised):
        raise result.error
    return result


def _each(function: Callable[[Any, Any], Any], given: Any, items: Iterator[Any]) -> Iterator[Any]:
    shared = given.value
    return (function(item, shared) for item in items)


def _flat(function: Callable[[Any, Any], Iterable[Any]], given: Any, items: Iterator[Any]) -> Iterator[Any]:
    shared = given.value
    return (result for item in items for result in function(item, shared))


def _only(row: Any, shared: None) -> Any:
    return row[0]


def _lists(values: tuple[Iterable[Any], ...]) -> tuple[list[Any], ...]:
    return tuple(map(list, values))


def _first(value: Any) -> Levels:
    return [[value]]


def _append(combine: Callable[[list[Any]], Any], levels: Levels, value: Any) -> Levels:
    return _put(combine, levels, 0, [value])


def _extend(combine: Callable[[list[Any]], Any], levels: Levels, others: Levels) -> Levels:
    for level, values in enumerate(others):
        levels = _put(combine, levels, level, values)
    return levels


def _put(combine: Callable[[list[Any]], Any], levels: Levels, level: int, values: list[Any]) -> Levels:
    """Put values on a level, and what a full level makes on the next one.

    So a value is combined once a level, as often as the logarithm of their number says: were the first taken in again
    with every few others, the work would grow with the square of a list that each of them lengthens.
    """
    while True:
        if level == len(levels):
            levels.append([])
        levels[level].extend(values)
        if len(levels[level]) <= TOGETHER:
            return levels
        values, levels[level] = [combine(levels[level])], []
        level += 1


def _last(combine: Callable[[list[Any]], Any], levels: Levels) -> Any:
    values = [value for level in levels for value in level]
    return values[0] if len(values) == 1 else combine(values)
