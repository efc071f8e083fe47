"""Edges that names make by themselves: where a body is, what it is part of, which place lies in which."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.build import build
from kg.model import Document
from kg.ontology import Ontology
from tests.resolve.conftest import Resolved

Read = Callable[..., Resolved]


def test_divisions_written_one_after_another_lie_in_one_another(read: Read) -> None:
    made = read("湖南省岳阳市平江县青溪镇石桥村喜获丰收。")
    assert made.said("located_in") == {
        ("岳阳市", "湖南省"),
        ("平江县", "岳阳市"),
        ("青溪镇", "平江县"),
        ("石桥村", "青溪镇"),
    }


def test_town_lies_in_the_one_county_of_the_page(read: Read) -> None:
    made = read(["县总工会在平江县总工会礼堂开会。"], ["长寿镇的竹筏工有了驿站。"])
    assert ("长寿镇", "平江县") in made.said("located_in")


def test_town_on_a_page_of_two_counties_stays_open(read: Read) -> None:
    made = read(["平江县、湘阴县总工会开会。"], ["长寿镇的竹筏工有了驿站。"])
    assert not {pair for pair in made.said("located_in") if pair[0] == "长寿镇"}


def test_county_lies_in_the_city_that_is_named_elsewhere(read: Read) -> None:
    assert read("岳阳市发出通知。", "平江县启动行动。").said("located_in") == {("平江县", "岳阳市")}


def test_county_lies_in_the_province_where_no_city_is_named(read: Read) -> None:
    assert read("湖南省发出通知。平江县启动行动。").said("located_in") == {("平江县", "湖南省")}


def test_place_named_before_the_larger_one_is_not_said_to_lie_in_it(read: Read) -> None:
    assert read("平江县启动行动。岳阳市给予支持。").said("located_in") == set()


def test_larger_place_inside_the_name_of_a_body_counts_in_its_own_paragraph_only(read: Read) -> None:
    assert ("平江县", "湖南省") in read("湖南省总工会走进平江县。").said("located_in")
    assert ("平江县", "湖南省") not in read("湖南省总工会发出通知。", "平江县启动行动。").said("located_in")


def test_body_is_where_its_name_says(read: Read) -> None:
    assert read("平江县总工会启动行动。").said("located_in") == {("平江县总工会", "平江县")}


def test_branch_is_where_its_own_words_say(read: Read) -> None:
    made = read("东屏机械有限公司岳阳分公司招聘工人。")
    assert ("东屏机械有限公司岳阳分公司", "岳阳市") in made.said("located_in")


@pytest.mark.parametrize(
    ("text", "part", "whole"),
    [
        ("平江县总工会法律工作部开通热线。", "平江县总工会法律工作部", "平江县总工会"),
        ("东屏机械有限公司工会慰问职工。", "东屏机械有限公司工会", "东屏机械有限公司"),
        ("东屏机械有限公司岳阳分公司招工。", "东屏机械有限公司岳阳分公司", "东屏机械有限公司"),
    ],
    ids=["department", "union-of-a-firm", "branch"],
)
def test_unit_is_part_of_the_body_its_name_begins_with(read: Read, text: str, part: str, whole: str) -> None:
    assert read(text).said("part_of") == {(part, whole)}


def test_unit_is_part_of_a_body_that_is_named_apart_from_it(read: Read) -> None:
    made = read("平江县总工会启动行动。", "县总工会法律工作部开通热线。")
    assert ("平江县总工会法律工作部", "平江县总工会") in made.said("part_of")


def test_county_union_is_no_part_of_the_city_union_by_its_name(read: Read) -> None:
    assert read("岳阳市总工会、平江县总工会启动行动。").said("part_of") == set()


def test_launch_is_part_of_the_campaign_it_launches(read: Read) -> None:
    made = read("岳阳市“点亮微心愿”活动启动仪式举行。")
    assert made.said("part_of") == {("岳阳市“点亮微心愿”活动启动仪式", "点亮微心愿")}


def test_body_right_before_a_program_organizes_it(read: Read) -> None:
    made = read("平江县总工会“点亮微心愿”活动走过十年。")
    assert ("平江县总工会", "点亮微心愿") in made.said("organized")


def test_nothing_lies_in_itself(read: Read) -> None:
    made = read("平江县启动行动。平江的职工很高兴。平江县平江县。")
    assert made.said("located_in") == set()


def test_smaller_place_that_a_sentence_names_counts_more_than_the_name(ontology: Ontology) -> None:
    text = "记者走进湖南省岳阳市的湖南东屏机械有限公司。"
    graph = build([Document("a.txt", "a", (text,))], ontology)
    name = {e.id: e.name for e in graph.entities}
    assert ("湖南东屏机械有限公司", "岳阳市") in {(name[s.subject], name[s.object]) for s in graph.statements}
    assert ("湖南东屏机械有限公司", "湖南省") not in {(name[s.subject], name[s.object]) for s in graph.statements}


def test_village_lies_in_the_only_town_named_before_it(read: Read) -> None:
    assert ("石桥村", "青溪镇") in read("平江县青溪镇举行活动。", "在石桥村，村民很高兴。").said("located_in")
    made = read("平江县青溪镇、白水镇举行活动。", "在石桥村，村民很高兴。")
    assert ("石桥村", "平江县") in made.said("located_in")


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("平江机械有限公司为他成立周明山劳模创新工作室。", True),
        ("平江县总工会为他成立周明山劳模创新工作室。", False),
        ("平江机械有限公司为他资助成立周明山劳模创新工作室。", False),
    ],
)
def test_studio_that_a_firm_founds_is_its_part(ontology: Ontology, text: str, part: bool) -> None:
    check(ontology, text, text.split("为")[0], "周明山劳模创新工作室", part=part)


def test_team_whose_name_has_a_word_of_helping_is_part_of_its_founder(ontology: Ontology) -> None:
    check(ontology, "平江机械有限公司成立“红马甲”帮扶服务队。", "平江机械有限公司", "“红马甲”帮扶服务队", part=True)


def check(ontology: Ontology, text: str, founder: str, studio: str, *, part: bool) -> None:
    """A text says who founded a team, and whether it is a part of that body."""
    graph = build([Document("a.txt", "a", (text,))], ontology)
    name = {e.id: e.name for e in graph.entities}
    said = {(name[s.subject], s.predicate, name[s.object]) for s in graph.statements}
    assert (founder, "founded", studio) in said
    assert ((studio, "part_of", founder) in said) is part


def test_what_is_called_after_a_town_of_the_page_lies_there(read: Read) -> None:
    made = read(["平江县长寿镇种茶。长寿派出所和平江县供电公司长寿供电所送来问候。"])
    assert ("长寿派出所", "长寿镇") in made.said("located_in")
    assert ("平江县供电公司长寿供电所", "长寿镇") in made.said("located_in")


def test_name_that_two_towns_bear_tells_nothing(read: Read) -> None:
    made = read(["平江县长寿镇种茶。湘阴县长寿村种粮。长寿派出所送来问候。"])
    assert not {pair for pair in made.said("located_in") if pair[0] == "长寿派出所"}


def test_county_of_a_town_s_name_does_not_lie_in_the_town(read: Read) -> None:
    made = read(["东台市总工会在东台镇办赛。东台市人民医院、东台市供电公司派人参加。"])
    assert {pair for pair in made.said("located_in") if pair[1] == "东台镇"} == set()


def test_firm_whose_brand_is_a_town_s_name_does_not_lie_there(read: Read) -> None:
    made = read(["新兴镇总工会办赛。新兴铸管有限公司参加。"])
    assert ("新兴铸管有限公司", "新兴镇") not in made.said("located_in")
