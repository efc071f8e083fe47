"""A page becomes articles: a pure function of the document and the ontology.

Lines are read one by one (`lines`), looked at again among their neighbours (`settle`, `runs`), grouped into blocks
(`blocks`), put together to articles by the likeliest reading (`assemble`, with the evidence for joins in `joins`), and
written down (`compose`).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby

from kg.corpus.split.assemble import assemble, one_article
from kg.corpus.split.blocks import blocks_of
from kg.corpus.split.compose import compose
from kg.corpus.split.joins import Page
from kg.corpus.split.lines import Line, read_lines
from kg.corpus.split.marks import marks_of
from kg.corpus.split.reading import Step
from kg.corpus.split.settle import settle
from kg.model import Article, Document, Problem
from kg.ontology import Ontology

__all__ = ["Split", "split"]


@dataclass(frozen=True, slots=True)
class Split:
    """A page taken apart: its articles in the order they begin, the line numbers that belong to none (section labels,
    imprint), and what looks doubtful."""

    articles: tuple[Article, ...]
    noise: tuple[int, ...] = ()
    problems: tuple[Problem, ...] = ()


def split(document: Document, ontology: Ontology, day: str = "") -> Split:
    """Take a page apart. Every line that is not blank is in exactly one article or in `noise`.

    `day` is the ISO date of printing where the document's edition has none: datelines leave out its year.
    """
    marks = marks_of(ontology)
    lines = settle(read_lines(document, marks))
    if not lines:
        return Split(())
    threads: dict[int, list[Step]] = {}
    for step in _steps(lines):
        threads.setdefault(step.thread, []).append(step)
    noise = sorted(lines[i].number for step in threads.pop(-1, []) for i in step.block.lines)
    articles = tuple(compose(document, lines, threads[k], marks, day) for k in sorted(threads))
    return Split(articles, tuple(noise))


def _steps(lines: list[Line]) -> list[Step]:
    """Where the format says which article a line belongs to, that counts; everything else is read as a page."""
    if not any(line.unit for line in lines):
        return assemble(lines, blocks_of(lines), Page(lines))
    steps: list[Step] = []
    start = 0
    for unit, members in groupby(lines, key=lambda line: line.unit):
        group = list(members)
        blocks = blocks_of(group)
        inner = one_article(group, blocks) if unit else assemble(group, blocks, Page(group))
        first = max((step.thread for step in steps), default=-1) + 1
        for step in inner:
            block = replace(step.block, lines=tuple(i + start for i in step.block.lines))
            steps.append(replace(step, block=block, thread=step.thread + first if step.thread >= 0 else -1))
        start += len(group)
    return steps
