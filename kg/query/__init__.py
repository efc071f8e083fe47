"""Asking a graph: SPARQL or a built-in question, in a process that can be killed, answered as a table or a graph."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from pathlib import Path

from kg.query.faults import describe, fault
from kg.query.guard import RefusedError
from kg.query.pool import Limits, Pool, Query, Reply, pool
from kg.query.questions import Question, bind, find, questions, values

__all__ = [
    "Limits",
    "Pool",
    "Query",
    "Question",
    "RefusedError",
    "Reply",
    "ask",
    "bind",
    "describe",
    "fault",
    "find",
    "pool",
    "questions",
    "values",
]


def ask(
    store: Path,
    text: str,
    formats: Sequence[str],
    *,
    limits: Limits | None = None,
    prefixes: Mapping[str, str] | None = None,
    file: str = "",
) -> Reply:
    """Run one query in a process of its own.

    Args:
        store: the folder of the store (`kg.store.path`).
        text: SPARQL.
        formats: media types for the answer, the one liked best first; the first that fits the answer is taken.
        limits: what it may cost; a minute and 4 GB unless told.
        prefixes: prefixes that need no declaration.
        file: where the text came from, for messages.

    Raises:
        KgError: when the query is wrong (with the place in it), too slow or too large, or the store cannot be read.
    """
    bounds = limits or Limits(seconds=60, rows=None, size=None, megabytes=4096)
    try:
        return asyncio.run(_ask(store, Query(text, formats, prefixes=prefixes or {}), bounds))
    except RefusedError as refusal:
        raise fault(text, refusal, file, prefixes) from refusal
    except OSError as error:
        raise fault(text, RefusedError(500, f"the store cannot be read ({error})"), str(store)) from error


async def _ask(store: Path, query: Query, limits: Limits) -> Reply:
    async with pool(store, limits, 1) as workers:
        return await workers.ask(query)
