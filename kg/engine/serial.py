"""Everything in this process, one after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar

from kg.engine.failure import Failure

T = TypeVar("T")
R = TypeVar("R")
V = TypeVar("V")


class Serial:
    """The plain engine."""

    def map(self, function: Callable[[T, Any], R], items: Iterable[T], shared: Any) -> Iterator[R | Failure]:
        """One item after the other."""
        return (function(item, shared) for item in items)

    def merge(self, pairs: Iterable[tuple[str, V]], combine: Callable[[V, V], V]) -> dict[str, V]:
        """Over a dict."""
        return merged(pairs, combine)


def merged(pairs: Iterable[tuple[str, V]], combine: Callable[[V, V], V]) -> dict[str, V]:
    """The values of each key combined, sorted by key.

    >>> merged([("b", 1), ("a", 2), ("b", 3)], max)
    {'a': 2, 'b': 3}
    """
    found: dict[str, V] = {}
    for key, value in pairs:
        found[key] = combine(found[key], value) if key in found else value
    return {key: found[key] for key in sorted(found)}
