"""Halves of articles that jump from page to page find each other."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.corpus import keys, link, match, split
from kg.corpus.link import page_number
from kg.model import Article, Edition
from kg.ontology import Ontology
from tests.corpus.helpers import document

FIRST = (
    "海川船厂的夜校亮着灯",
    "本报讯 (记者林知秋)近日,海川船厂夜校开学,来听课的大多是年轻焊工。",
    "(下转第3版)",
)
SECOND = ("(上接第1版)", "学完夜校课程的焊工可以考证,海川船厂给持证焊工每月多发津贴。")
OTHER = ("(上接第1版)", "果园里的苹果熟了,村里的合作社忙着装车,一筐筐苹果运往城里。")


@pytest.fixture
def halves(ontology: Ontology) -> list[Article]:
    pages = [("1.txt", "1", FIRST), ("3.txt", "3", SECOND), ("3b.txt", "3", OTHER)]
    edition = Edition(newspaper="样报", date="2025-11-26")
    return [
        split(replace(document(*lines, name=name), edition=replace(edition, page=page)), ontology).articles[0]
        for name, page, lines in pages
    ]


def test_both_halves_point_at_each_other(halves: list[Article]) -> None:
    first, second, other = link(halves)
    assert (first.other_half, second.other_half, other.other_half) == (second.id, first.id, "")


def test_the_order_does_not_matter(halves: list[Article]) -> None:
    assert sorted(link(halves[::-1]), key=lambda a: a.id) == sorted(link(halves), key=lambda a: a.id)


def test_it_can_be_done_by_key(halves: list[Article]) -> None:
    assert len({key for half in halves for key in keys(half)}) == 1
    assert match(halves) == match(halves[::-1])


def test_another_day_is_another_article(halves: list[Article]) -> None:
    moved = replace(halves[1], edition=replace(halves[1].edition, date="2025-11-27"))
    assert not any(article.other_half for article in link([halves[0], moved]))


def test_pages_that_nobody_numbered_are_left_alone(halves: list[Article]) -> None:
    plain = [replace(half, edition=Edition()) for half in halves]
    assert link(plain) == tuple(plain)


@pytest.mark.parametrize(("text", "number"), [("03", "3"), ("三", "3"), ("第3版", "3"), ("a03", "A3"), ("", "")])
def test_page_numbers_in_one_form(text: str, number: str) -> None:
    assert page_number(text) == number
