"""Honours: before a name, after a verb of awarding, by grade and region; and their nouns used for people."""

from __future__ import annotations

import pytest

from tests.extract.conftest import Named


@pytest.mark.parametrize("honour", ["全国劳动模范", "湖南省劳动模范", "岳阳市劳动模范", "全国五一劳动奖章", "大国工匠"])
def test_honour_that_stands_before_a_name(named: Named, honour: str) -> None:
    holder = "获得者" if honour.endswith("奖章") else ""
    assert named("Honour", f"{honour}{holder}周明山走进课堂。") == [honour]


@pytest.mark.parametrize("dot", "·•・")
def test_honour_before_a_name_with_a_dot_that_no_surname_begins(named: Named, dot: str) -> None:
    text = f"座谈会上，全国劳动模范阿卜杜{dot}热合曼表示，要带好徒弟。"
    assert named("Honour", text) == ["全国劳动模范"]
    assert named("Person", text) == [f"阿卜杜{dot}热合曼"]


def test_two_honours_before_one_name(named: Named) -> None:
    text = "全国劳动模范、湖南省五一劳动奖章获得者周明山到场。"
    assert named("Honour", text) == ["全国劳动模范", "湖南省五一劳动奖章"]


@pytest.mark.parametrize("verb", ["被授予", "荣获", "获评", "获得"])
def test_quoted_honour_after_a_verb_of_awarding(named: Named, verb: str) -> None:
    assert named("Honour", f"周明山{verb}“平江好工匠”称号。") == ["平江好工匠"]


def test_honour_of_a_body(named: Named) -> None:
    assert named("Honour", "该班组荣获全国工人先锋号。") == ["全国工人先锋号"]


@pytest.mark.parametrize(
    "text",
    ["我们要弘扬劳模精神。", "劳模们走进校园。", "他是一名先进工作者。", "工匠学院正式揭牌。", "慰问困难劳模。"],
)
def test_noun_of_an_honour_alone_is_none(named: Named, text: str) -> None:
    assert named("Honour", text) == []


def test_honour_inside_the_name_of_a_studio_is_none(named: Named) -> None:
    assert named("Honour", "周明山劳模创新工作室揭牌。") == []


@pytest.mark.parametrize(
    ("text", "honour"),
    [
        ("齐鲁大工匠周明山走进课堂。", "齐鲁大工匠"),
        ("学院聘请湖南工匠3名担任导师。", "湖南工匠"),
        ("湖南省五一劳动奖章颁给了5个人。", "湖南省五一劳动奖章"),
        ("全国模范劳动关系和谐企业湖南东屏科技有限公司介绍经验。", "全国模范劳动关系和谐企业"),
    ],
)
def test_where_an_honour_begins_and_ends(named: Named, text: str, honour: str) -> None:
    assert named("Honour", text) == [honour]


@pytest.mark.parametrize("text", ["徒弟在装调工赛项中捧回银奖。", "平江县总工会捧走优秀组织奖。"])
def test_prize_without_its_contest_is_none(named: Named, text: str) -> None:
    assert named("Honour", text) == []
