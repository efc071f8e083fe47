"""Services that are quoted by a name of their own, and nouns that stand for a thing named with them."""

from __future__ import annotations

import pytest

from tests.extract.conftest import Mentions, Named


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        ("平江县总工会的“维权门诊”开进工地。", "Platform", "维权门诊"),
        ("平江县总工会“返岗快车”驶进园区。", "Platform", "返岗快车"),
        ("工人可以走进“月光学堂”学焊接。", "Course", "月光学堂"),
        ("全国“安全生产月”期间，各厂排查隐患。", "Campaign", "安全生产月"),
        ("大家都爱去“渔港小屋”歇脚。", "Facility", "渔港小屋"),
    ],
)
def test_a_quoted_name_that_ends_in_an_everyday_thing(named: Named, text: str, kind: str, name: str) -> None:
    assert named(kind, text) == [name]


@pytest.mark.parametrize("text", ["这里成了骑手的“爱心补给站”。", "他是车间里的“技术门诊”，谁都来找他。"])
def test_what_somebody_is_only_likened_to(named: Named, text: str) -> None:
    assert named("Program", text) == []


def test_what_a_union_has_is_no_likeness(named: Named) -> None:
    assert named("Program", "帮上忙的，是平江县总工会的“维权门诊”。") == ["维权门诊"]


def test_a_quoted_court_is_no_government_body(named: Named) -> None:
    assert named("Organization", "平江县总工会把“田埂法庭”搬进厂区。") == ["平江县总工会"]


def test_a_court_of_a_place_stays_one(named: Named) -> None:
    assert named("Platform", "“平江县人民法庭”挂牌。") == []


@pytest.mark.parametrize(
    "text",
    [
        "“安全鹰眼”是平江县总工会去年推出的监督活动。",
        "“安全鹰眼”由平江县总工会联合推出，受到欢迎。",
    ],
)
def test_the_sentence_says_who_made_what_is_quoted(named: Named, text: str) -> None:
    assert named("Program", text) == ["安全鹰眼"]


def test_a_quoted_word_that_somebody_only_is(named: Named) -> None:
    assert named("Program", "“安全鹰眼”是平江县总工会干部的外号。") == []


def test_a_quoted_place_that_is_carried_on_as_a_service(named: Named) -> None:
    text = "平江县总工会在厂里开展“心语驿站”心理关爱服务，60名职工参加。"
    assert named("Platform", text) == ["心语驿站"]


def test_one_of_a_kind_stays_a_place(named: Named) -> None:
    assert named("Facility", "街道新添一处“楼顶空间”，职工常来。") == ["楼顶空间"]


def test_a_plan_launched_by_a_quoted_name_is_a_program(named: Named) -> None:
    text = "平江县总工会推出“好点子”孵化计划。"
    assert named("Project", text) == ["“好点子”孵化计划"]
    assert named("Document", text) == []


def test_one_name_has_one_class(mentions: Mentions) -> None:
    found = mentions("“匠才苗圃”计划三年见成效", "“匠才苗圃”是平江县总工会推出的好事，职工欢迎。")
    assert {m.subtype for m in found if m.name == "匠才苗圃"} == {"Project"}


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("镇里建起“绣娘”工坊，公司派来师傅，工会为工坊添了机器。", "工坊"),
        ("平江县劳模书屋开放，书屋有三千册书。", "书屋"),
    ],
)
def test_the_last_noun_of_a_name_stands_for_it_later(mentions: Mentions, text: str, noun: str) -> None:
    assert noun in {m.text for m in mentions(text) if m.anaphor}


def test_the_last_noun_inside_another_phrase_stands_for_nothing(mentions: Mentions) -> None:
    found = mentions("镇里建起“绣娘”工坊，邻村的旧工坊早已关门。")
    assert [m.text for m in found if m.anaphor] == []


def test_a_numbered_body_is_called_by_its_number_and_noun(mentions: Mentions) -> None:
    found = mentions("平江县纺织行业第三联合工会挂牌。", "第三联合工会挂牌当天就忙开了。")
    assert [m.text for m in found if m.paragraph == 1 and m.anaphor] == ["第三联合工会"]


def test_week_that_is_quoted_is_a_campaign_and_a_counted_one_is_a_date(named: Named) -> None:
    assert named("Program", "到“海岛医疗周”那天，码头排起长队。") == ["海岛医疗周"]
    assert named("Program", "他熬过了“最难的三周”。") == []
