"""What the program sees on a page, for a person to check before building: articles with lines and roles."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from kg import ontology as ontologies
from kg.corpus import ReadOptions, Split, discover, read, split
from kg.model import Article, Document, Edition, Problem


def show(
    paths: Iterable[str], reading: ReadOptions, folder: str | None = None, *, as_json: bool = False
) -> Iterator[tuple[str, bool]]:
    """(line, whether it tells of a problem) for everything found below the paths."""
    ontology = ontologies.load(Path(folder)) if folder else ontologies.default()
    for source in discover(paths, reading):
        for item in read(source, reading):
            if isinstance(item, Problem):
                place = f"{item.file}:{item.line}" if item.line else item.file
                yield f"kg: {place}: {item.problem}; {item.remedy}", True
                continue
            found = split(item, ontology)
            if as_json:
                yield to_json(item, found), False
            else:
                yield from ((line, False) for line in to_text(item, found))


def to_text(document: Document, found: Split) -> Iterator[str]:
    """Lines for a terminal: each article with its facts, then each paragraph with its role and line numbers."""
    yield f"== {document.name}  ({document.format}, {document.encoding})"
    for number, article in enumerate(found.articles, start=1):
        yield f"-- {number}. {article.headline or '(no headline)'}"
        facts = [*(f"{byline.role} {byline.name}" for byline in article.bylines), article.place, article.date]
        if article.continues:
            facts.append(f"jump to or from page {article.continues}")
        if shown := "; ".join(fact for fact in facts if fact):
            yield f"   {shown}"
        for paragraph in article.paragraphs:
            lines = "+".join(str(line) for _, line, _ in paragraph.pieces)
            yield f"   {lines:>9} {paragraph.role:<8} {paragraph.text}"
    if found.noise:
        yield "-- in no article"
        for line in found.noise:
            yield f"   {line:>9} {'noise':<8} {document.lines[line - 1].strip()}"


def to_json(document: Document, found: Split) -> str:
    """One line of JSON for one document."""
    value = {
        "document": document.name,
        "format": document.format,
        "encoding": document.encoding,
        "edition": _edition(document.edition),
        "articles": [_article(article) for article in found.articles],
        "noise": list(found.noise),
    }
    return json.dumps(value, ensure_ascii=False)


def _article(article: Article) -> dict[str, Any]:
    return {
        "id": article.id,
        "headline": article.headline,
        "lines": list(article.lines),
        "bylines": [{"role": byline.role, "name": byline.name} for byline in article.bylines],
        "place": article.place,
        "date": article.date,
        "continues": article.continues,
        "edition": _edition(article.edition),
        "paragraphs": [
            {"role": paragraph.role, "lines": [line for _, line, _ in paragraph.pieces], "text": paragraph.text}
            for paragraph in article.paragraphs
        ],
    }


def _edition(edition: Edition) -> dict[str, str]:
    return {name: value for name, value in asdict(edition).items() if value}
