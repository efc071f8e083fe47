"""What the tests of recognition ask: which names of a class a reader finds in a few sentences."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from kg.extract import recognise
from kg.model import Article, Mention
from kg.ontology import Ontology

Mentions = Callable[..., tuple[Mention, ...]]
Named = Callable[..., list[str]]


@pytest.fixture(scope="session")
def mentions(article: Callable[..., Article], ontology: Ontology) -> Mentions:
    """`mentions("paragraph", …)`: what is mentioned, sorted."""

    def read(*texts: str, **more: Any) -> tuple[Mention, ...]:
        return recognise(article(*texts, **more), ontology)

    return read


@pytest.fixture(scope="session")
def named(mentions: Mentions) -> Named:
    """`named("TradeUnion", "paragraph", …)`: the names of that class (or top class), in reading order."""

    def read(kind: str, *texts: str, **more: Any) -> list[str]:
        return [m.name for m in mentions(*texts, **more) if kind in (m.type, m.subtype) and not m.anaphor]

    return read
