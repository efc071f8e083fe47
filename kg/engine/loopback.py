"""A cluster in miniature: everything is pickled, dealt out to partitions and shuffled, in this process.

What would go wrong between machines goes wrong here too: a function that cannot be pickled, a result that depends on
what was done before, a merge that depends on the order.
"""

from __future__ import annotations

import pickle
import random
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from contextlib import AbstractContextManager
from typing import Any, TypeVar

from kg.engine.beside import afterwards, on_a_thread
from kg.engine.failure import Failure
from kg.engine.serial import merged

T = TypeVar("T")
R = TypeVar("R")
V = TypeVar("V")


class Loopback:
    """Deals items to `partitions` in an order drawn from `seed`."""

    def __init__(self, partitions: int = 3, seed: int = 0) -> None:
        self.partitions = partitions
        self.seed = seed

    def map(self, function: Callable[[T, Any], R], items: Iterable[T], shared: Any) -> Iterator[R | Failure]:
        """Each partition in turn, with its own copy of the function and of what is shared."""
        packed = [pickle.dumps((index, item)) for index, item in enumerate(items)]
        random.Random(self.seed).shuffle(packed)
        results: dict[int, bytes] = {}
        task = pickle.dumps((function, shared))
        for start in range(self.partitions):
            call, own = pickle.loads(task)
            for each in packed[start :: self.partitions]:
                index, item = pickle.loads(each)
                results[index] = pickle.dumps(call(item, own))
        return (pickle.loads(results[index]) for index in range(len(packed)))

    def merge(self, pairs: Iterable[tuple[str, V]], combine: Callable[[list[V]], V]) -> dict[str, V]:
        """Combined within partitions first, then over them, as a shuffle does."""
        packed = [pickle.dumps(pair) for pair in pairs]
        random.Random(self.seed).shuffle(packed)
        call = pickle.loads(pickle.dumps(combine))
        parts = [
            pickle.dumps(merged(map(pickle.loads, packed[start :: self.partitions]), call))
            for start in range(self.partitions)
        ]
        return merged((pair for part in reversed(parts) for pair in pickle.loads(part).items()), call)

    def beside(self, call: Callable[[], R]) -> AbstractContextManager[Future[R]]:
        """On a thread."""
        return on_a_thread(call)

    def apart(self, call: Callable[[], R]) -> AbstractContextManager[Future[R]]:
        """Afterwards, with a copy of the result."""
        return afterwards(lambda: pickle.loads(pickle.dumps(call())))
