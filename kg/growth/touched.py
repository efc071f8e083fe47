"""Which documents a change touches, and what they say before and after it.

Documents lean on each other in two places only: people of one name may be one person because of what another document
says of them, and the halves of an article may stand in two documents. So a document is touched when it came or went,
when a person in it has another id now, or when it holds an article whose key a changed document bears too.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from operator import attrgetter

from kg.corpus.link import keys, match
from kg.engine.serial import merged
from kg.graph import KnowledgeGraph
from kg.growth.known import Half, Known
from kg.model import Article, DocumentGraph
from kg.resolve.merge import Card, cards, document_anchor, documents_of, rename, renaming, unite

Links = dict[str, list[Half]]


@dataclass(frozen=True, slots=True)
class Touched:
    """`before` and `after` are the touched documents as one graph; `documents` are those after, people renamed.

    `people` and `halves` are the new values of the names and keys that the changed documents bear.
    """

    names: frozenset[str]
    before: KnowledgeGraph
    after: KnowledgeGraph
    documents: list[DocumentGraph]
    people: dict[str, frozenset[Card]]
    halves: Links


def touch(
    known: Known,
    went: list[DocumentGraph],
    came: list[DocumentGraph],
    load: Callable[[Iterable[str]], Iterable[DocumentGraph]],
) -> Touched:
    """What changes when documents went and came.

    Args:
        known: what the earlier build left.
        went: the documents that are gone, as they were understood.
        came: the new ones.
        load: gives documents that are neither, by name.
    """
    changed = {graph.name for graph in (*went, *came)}
    people = known.people({name for graph in (*went, *came) for name, _ in cards(graph)})
    now = _without(people, changed)
    for graph in came:
        for name, card in cards(graph):
            now[name] = now.get(name, frozenset()) | card
    old_ids, new_ids = renaming(people), renaming(now)
    moved = {
        name
        for group in people.values()
        for ident, anchors in group
        if old_ids[ident] != new_ids.get(ident)
        for name in documents_of(anchors)
    }
    halves = known.halves({key for graph in (*went, *came) for key in link_keys(graph)})
    partners = {document for group in halves.values() for _, document in group}
    still = list(load(sorted((moved | partners) - changed)))
    others = renaming(known.people({name for graph in still for name, _ in cards(graph)} - people.keys()))
    before = sorted((*went, *still), key=attrgetter("name"))
    after = [rename(graph, others | new_ids) for graph in sorted((*came, *still), key=attrgetter("name"))]
    links = known.halves({key for graph in (*before, *after) for key in link_keys(graph)})
    new_links = {key: [half for half in group if half[1] not in changed] for key, group in links.items()}
    for graph in came:
        add_halves(new_links, graph)
    new_links = {key: sorted(group) for key, group in new_links.items()}
    distant = known.articles({ident for group in links.values() for ident, _ in group})
    old_articles = distant | {article.id: article for graph in before for article in graph.articles}
    new_articles = distant | {article.id: article for graph in after for article in graph.articles}
    return Touched(
        frozenset(changed | {graph.name for graph in still}),
        unite([rename(graph, others | old_ids) for graph in before], merged, _matched(links, old_articles)),
        unite(after, merged, _matched(new_links, new_articles)),
        after,
        now,
        new_links,
    )


def _without(people: Mapping[str, Iterable[Card]], documents: set[str]) -> dict[str, frozenset[Card]]:
    gone = {document_anchor(name) for name in documents}
    return {name: frozenset(card for card in group if not card[1] & gone) for name, group in people.items()}


def _matched(links: Links, articles: Mapping[str, Article]) -> dict[str, str]:
    found: dict[str, str] = {}
    for key in sorted(links):
        found |= match(articles[ident] for ident, _ in links[key])
    return found


def add_halves(links: Links, graph: DocumentGraph) -> None:
    """Put the articles of a document under their keys."""
    for article in graph.articles:
        for key in map(link_key, keys(article)):
            links.setdefault(key, []).append((article.id, graph.name))


def link_keys(graph: DocumentGraph) -> set[str]:
    """The keys under which articles of a document look for their other halves."""
    return {link_key(key) for article in graph.articles for key in keys(article)}


def link_key(key: tuple[str, str, str, str]) -> str:
    """A key as one text."""
    return json.dumps(key)
