"""A pool of processes of this machine. What is shared goes to each worker once; results keep the order of the items.

A worker that dies (killed for its memory, crashed in a library) breaks the pool: what was under way is done again one
item at a time, and the item under which a worker dies once more becomes a Failure. Nothing else is lost.
"""

from __future__ import annotations

import multiprocessing
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import AbstractContextManager
from itertools import chain, islice
from typing import Any, TypeVar

from kg.engine.beside import afterwards, end_with_parent, in_a_copy, on_a_thread
from kg.engine.failure import Failure
from kg.engine.garbage import collect_seldom
from kg.engine.serial import merged

T = TypeVar("T")
R = TypeVar("R")
V = TypeVar("V")

FEW = 8  # fewer items than this are done here: starting processes would take longer
AHEAD = 3  # batches a worker that are under way or wait to be taken
_task: tuple[Callable[[Any, Any], Any], Any]


class Pool:
    """`workers` processes; `batch` items are sent at a time; `method` is how processes start, see multiprocessing."""

    def __init__(self, workers: int, batch: int = 4, method: str | None = None) -> None:
        self.workers = workers
        self.batch = batch
        self.method = method

    def map(self, function: Callable[[T, Any], R], items: Iterable[T], shared: Any) -> Iterator[R | Failure]:
        """As many batches under way as keep the workers busy, and no more."""
        source: Iterator[T] = iter(items)
        position = 0
        few = list(islice(source, FEW))
        if len(few) < FEW:
            yield from (function(item, shared) for item in few)
            return
        source = chain(few, source)
        waiting: deque[tuple[int, list[T], Future[list[R]]]] = deque()
        pool = self._start(function, shared)
        try:
            while True:
                while len(waiting) < self.workers * AHEAD and (batch := list(islice(source, self.batch))):
                    waiting.append((position, batch, _submit(pool, batch)))
                    position += len(batch)
                if not waiting:
                    return
                start, batch, future = waiting.popleft()
                try:
                    yield from future.result()
                except BrokenProcessPool:
                    pool.shutdown(cancel_futures=True)
                    yield from self._one_by_one(function, shared, start, batch)
                    pool = self._start(function, shared)
                    waiting = deque((at, each, _submit(pool, each)) for at, each, _ in waiting)
        finally:
            pool.shutdown(cancel_futures=True)

    def merge(self, pairs: Iterable[tuple[str, V]], combine: Callable[[list[V]], V]) -> dict[str, V]:
        """Over a dict here: sending the values to and fro would take longer."""
        return merged(pairs, combine)

    def beside(self, call: Callable[[], R]) -> AbstractContextManager[Future[R]]:
        """On a thread."""
        return on_a_thread(call)

    def apart(self, call: Callable[[], R]) -> AbstractContextManager[Future[R]]:
        """By a copy of this process, where that is how processes start; else afterwards."""
        copied = multiprocessing.get_context(self.method).get_start_method() == "fork"
        return in_a_copy(call) if copied else afterwards(call)

    def _start(self, function: Callable[[Any, Any], Any], shared: Any, workers: int = 0) -> ProcessPoolExecutor:
        context = multiprocessing.get_context(self.method)
        return ProcessPoolExecutor(workers or self.workers, context, _begin, (function, shared))

    def _one_by_one(
        self, function: Callable[[T, Any], R], shared: Any, start: int, batch: list[T]
    ) -> Iterator[R | Failure]:
        for index, item in enumerate(batch, start):
            with self._start(function, shared, workers=1) as pool:
                try:
                    result = pool.submit(_work, [item]).result()[0]
                except BrokenProcessPool:
                    yield Failure(index, "the process that worked on it died")
                else:
                    yield result


def _submit(pool: ProcessPoolExecutor, batch: list[Any]) -> Future[list[Any]]:
    """Send a batch; a pool that broke meanwhile says so when the result is asked for."""
    try:
        return pool.submit(_work, batch)
    except BrokenProcessPool as error:
        broken: Future[list[Any]] = Future()
        broken.set_exception(error)
        return broken


def _begin(function: Callable[[Any, Any], Any], shared: Any) -> None:
    global _task
    threading.Thread(target=end_with_parent, daemon=True).start()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the first process ends the others
    _task = function, shared
    collect_seldom()


def _work(batch: list[Any]) -> list[Any]:
    function, shared = _task
    return [function(item, shared) for item in batch]
