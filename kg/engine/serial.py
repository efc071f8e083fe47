"""Everything in this process, one after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from contextlib import AbstractContextManager
from typing import Any, TypeVar

from kg.engine.beside import afterwards
from kg.engine.failure import Failure

T = TypeVar("T")
R = TypeVar("R")
V = TypeVar("V")


class Serial:
    """The plain engine."""

    def map(self, function: Callable[[T, Any], R], items: Iterable[T], shared: Any) -> Iterator[R | Failure]:
        """One item after the other."""
        return (function(item, shared) for item in items)

    def merge(self, pairs: Iterable[tuple[str, V]], combine: Callable[[list[V]], V]) -> dict[str, V]:
        """Over a dict."""
        return merged(pairs, combine)

    def beside(self, call: Callable[[], R]) -> AbstractContextManager[Future[R]]:
        """Afterwards."""
        return afterwards(call)

    def apart(self, call: Callable[[], R]) -> AbstractContextManager[Future[R]]:
        """Afterwards."""
        return afterwards(call)


def merged(pairs: Iterable[tuple[str, V]], combine: Callable[[list[V]], V]) -> dict[str, V]:
    """The values of each key combined, sorted by key; a value that is alone stays as it is.

    >>> merged([("b", 1), ("a", 2), ("b", 3)], max)
    {'a': 2, 'b': 3}
    """
    found: dict[str, list[V]] = {}
    for key, value in pairs:
        if key in found:
            found[key].append(value)
        else:
            found[key] = [value]
    return {key: values[0] if len(values := found[key]) == 1 else combine(values) for key in sorted(found)}
