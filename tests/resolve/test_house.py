"""The group that a page is about, which its articles call "the group" alone."""

from __future__ import annotations

from collections.abc import Callable

from tests.resolve.conftest import Resolved

Read = Callable[..., Resolved]
GROUP = "岳阳水泥集团有限公司"
NAMED = [f"{GROUP}召开会议。"], [f"{GROUP}总经理到场。"]


def test_group_of_the_page_is_meant_where_an_article_names_none(read: Read) -> None:
    made = read(*NAMED, ["近日,集团公司下发通知。"])
    assert made.of("集团公司").name == GROUP


def test_office_and_union_of_the_page_s_group_are_part_of_it(read: Read) -> None:
    made = read(*NAMED, ["集团公司工会发来贺信。"], ["比赛由集团公司工会女职工部和集团公司物资部组织。"])
    union = f"{GROUP}工会"
    assert made.said("part_of") == {(union, GROUP), (f"{union}女职工部", union), (f"{GROUP}物资部", GROUP)}


def test_group_named_in_the_article_comes_before_that_of_the_page(read: Read) -> None:
    made = read(*NAMED, ["望江钢铁集团有限公司开工。集团公司物资部备料。"])
    assert made.of("集团公司物资部").name == "望江钢铁集团有限公司物资部"


def test_page_of_two_groups_is_about_neither(read: Read) -> None:
    other = ["望江钢铁集团有限公司开工。"], ["望江钢铁集团有限公司停产。"]
    made = read(*NAMED, *other, ["近日,集团公司下发通知。"])
    assert [m.entity for m in made.mentions if m.text == "集团公司"] == [""]


def test_group_that_one_article_names_is_not_the_page_s(read: Read) -> None:
    made = read(NAMED[0], ["近日,集团公司下发通知。"])
    assert [m.entity for m in made.mentions if m.text == "集团公司"] == [""]


def test_office_behind_the_union_of_the_group_is_one_of_the_group(read: Read) -> None:
    made = read(*NAMED, ["计划由集团公司工会和人力资源部联合制定。"])
    assert made.of("人力资源部").name == f"{GROUP}人力资源部"


def test_group_that_several_articles_call_the_group_is_the_page_s(read: Read) -> None:
    made = read(NAMED[0], ["近日,集团公司下发通知。"], ["集团公司工会发来贺信。"])
    assert made.of("集团公司").name == GROUP
    assert made.of("集团公司工会").name == f"{GROUP}工会"
