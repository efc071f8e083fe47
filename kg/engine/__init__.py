"""How work is spread: two verbs, `map` and `merge`, over this process, a pool of processes or a loopback.

An engine knows nothing of documents or graphs. Whatever it is, the same functions on the same items give the same
results. A cluster (`kg.engine.spark`) is loaded only when it is asked for.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from contextlib import AbstractContextManager
from typing import Any, Protocol, TypeVar

from kg.engine.failure import EngineError, Failure
from kg.engine.loopback import Loopback
from kg.engine.pool import Pool
from kg.engine.serial import Serial

__all__ = ["Engine", "EngineError", "Failure", "Loopback", "Pool", "Serial", "local"]

T = TypeVar("T")
R = TypeVar("R")
V = TypeVar("V")


class Engine(Protocol):
    """What every engine can do."""

    def map(self, function: Callable[[T, Any], R], items: Iterable[T], shared: Any) -> Iterator[R | Failure]:
        """`function(item, shared)` for each item, in the order of the items.

        Args:
            function: defined at the top of a module, so that it can be sent to another process.
            items: taken as results are asked for, a few ahead, so that neither items nor results pile up.
            shared: sent once to each worker, not with each item.

        An exception of `function` is raised here; an item under which a worker dies becomes a Failure.
        """
        ...

    def merge(self, pairs: Iterable[tuple[str, V]], combine: Callable[[list[V]], V]) -> dict[str, V]:
        """The values of each key combined, sorted by key.

        `combine` takes two or more values of a key and may be given what it gave before: its result must depend on
        neither the order nor the grouping.
        """
        ...

    def beside(self, call: Callable[[], R]) -> AbstractContextManager[Future[R]]:
        """While the body of a with statement runs, or after it where all is done on one core, `call()` is done.

        At the end of the statement it is done and the future holds its result; an error of it is raised there.
        """
        ...

    def apart(self, call: Callable[[], R]) -> AbstractContextManager[Future[R]]:
        """The same for work of Python itself, which threads do not do at the same time.

        It may be done by a copy of this process: of what it does, only files and its result come back.
        """
        ...


def local(workers: int | None = None) -> Engine:
    """The engine for so many processes of this machine, one a core where no number is given."""
    if workers is None:
        workers = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return Serial() if workers == 1 else Pool(workers)
