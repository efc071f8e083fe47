"""Finds the other half of an article that jumps from page to page.

Keyed, so that it runs over a dict as well as over a shuffle: `keys` says which halves may meet, `match` picks among the
articles that bear one key, `link` does both for articles that are all at hand.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from kg.corpus.letters import pairs
from kg.model import Article

DIGITS = {character: str(value) for value, character in enumerate("〇一二三四五六七八九十")}
ALIKE = 0.02  # letter pairs that two halves of one article share at least, of those of the shorter one


def page_number(text: str) -> str:
    """A page number in one form.

    >>> page_number("A03"), page_number("二"), page_number("12")
    ('A3', '2', '12')
    """
    match = re.search(r"([A-Z]?)0*(\d+)", text.upper())
    if match:
        return match[1] + match[2]
    return "".join(DIGITS[character] for character in text if character in DIGITS)


def keys(article: Article) -> tuple[tuple[str, str, str, str], ...]:
    """(newspaper, date, page before, page after) of a half; () for an article that is whole or whose page is unknown.

    Both halves of one article have the same key: one comes from its own page and the page it names, the other from the
    page it names and its own.
    """
    here, there = page_number(article.edition.page), page_number(article.continues)
    if not here or not there or here == there:
        return ()
    pages = (there, here) if is_second(article) else (here, there)
    return ((article.edition.newspaper, article.edition.date, *pages),)


def is_second(article: Article) -> bool:
    """Whether an article begins with its jump line: it is the half that was begun on another page."""
    return bool(article.paragraphs) and article.paragraphs[0].role == "jump"


def match(group: Iterable[Article]) -> dict[str, str]:
    """Article id → id of its other half, for articles that bear one key. Where several could meet, what they are about
    decides; a half that fits none stays alone."""
    articles = sorted(group, key=lambda article: article.id)
    first = [article for article in articles if not is_second(article)]
    second = [article for article in articles if is_second(article)]
    scored = sorted((-_alike(a, b), a.id, b.id) for a in first for b in second)
    found: dict[str, str] = {}
    for score, a, b in scored:
        if a not in found and b not in found and (-score >= ALIKE or len(first) == len(second) == 1):
            found |= {a: b, b: a}
    return found


def link(articles: Iterable[Article]) -> tuple[Article, ...]:
    """The articles in the order given, with `other_half` filled in where one matches."""
    given = tuple(articles)
    return tuple(with_halves(given, halves(given)))


def halves(articles: Iterable[Article]) -> dict[str, str]:
    """Article id → id of its other half, for all of these that have one among these."""
    groups: dict[tuple[str, str, str, str], list[Article]] = {}
    for article in articles:
        for key in keys(article):
            groups.setdefault(key, []).append(article)
    found: dict[str, str] = {}
    for key in sorted(groups):
        found |= match(groups[key])
    return found


def with_halves(articles: Iterable[Article], found: Mapping[str, str]) -> Iterator[Article]:
    """The articles with `other_half` as `found` says."""
    for article in articles:
        other = found.get(article.id, "")
        yield article if article.other_half == other else replace(article, other_half=other)


def _alike(a: Article, b: Article) -> float:
    left, right = _pairs(a), _pairs(b)
    return len(left & right) / max(1, min(len(left), len(right)))


def _pairs(article: Article) -> set[str]:
    text = "".join(paragraph.text for paragraph in article.paragraphs)
    return pairs(text)
