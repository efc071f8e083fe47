"""Articles against gold: their lines, the order of these, headlines and bylines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from kg.evaluate.names import ITEM, folded
from kg.evaluate.tally import Tallies, Tally, share

Article = Mapping[str, Any]
HEAD = 24  # characters of a headline that a fault shows


def overlap(one: Sequence[int], other: Sequence[int]) -> float:
    """The Jaccard coefficient of two sets of lines.

    >>> overlap([1, 2, 3], [2, 3, 4])
    0.5
    """
    return share(len({*one} & {*other}), len({*one} | {*other}))


def score_articles(document: str, gold: Mapping[str, Any], graph: Mapping[str, Any], tallies: Tallies) -> None:
    """Count the articles of one document, each against the one of the graph that shares most of its lines."""
    found = [node for node in graph["nodes"] if node.get("type") == ITEM]
    for article in gold["articles"]:
        lines = article["lines"]
        best = max(found, key=lambda node: overlap(lines, node.get("lines", ())), default=None)
        _add(tallies, "gold", 1)
        if best is None:
            tallies.bylines += Tally(missed=len(article.get("bylines", ())))
        else:
            _score(document, article, best, tallies)


def _score(document: str, article: Article, best: Article, tallies: Tallies) -> None:
    lines, mine = article["lines"], list(best.get("lines", ()))
    shared, exact = overlap(lines, mine), {*mine} == {*lines}
    titled = folded(best.get("headline") or "") in {
        folded(head) for head in (article["headline"], *article.get("headline_alternatives", ()))
    }
    for row, value in (("jaccard", shared), ("exact", exact), ("ordered", mine == lines), ("headline", titled)):
        _add(tallies, row, value)
    if not exact:
        said = f"{article['headline'][:HEAD]} gold {lines} got {mine}"
        tallies.faults.append((document, "article", f"{shared:.2f}", said))
    if not titled:
        tallies.faults.append((document, "headline", "", f"{article['headline']} got {best.get('headline')}"))
    wanted, got = _bylines(article), _bylines(best)
    tallies.bylines += Tally(len(wanted & got), len(got - wanted), len(wanted - got))


def _bylines(article: Article) -> set[tuple[str | None, str]]:
    return {(byline.get("role"), folded(byline.get("name") or "")) for byline in article.get("bylines", ())}


def _add(tallies: Tallies, row: str, value: float) -> None:
    tallies.articles[row] = tallies.articles.get(row, 0) + value
