"""Nouns for bodies whose last character makes a word, or begins a post, with what comes behind them."""

from __future__ import annotations

import pytest

from tests.extract.conftest import Named


@pytest.mark.parametrize("post", ["机修工", "机械工程师", "法务主管", "长话维修工", "机要员"])
def test_firm_before_a_word_that_begins_like_a_driver_or_the_law(named: Named, post: str) -> None:
    assert named("Enterprise", f"远帆重工有限公司{post}陆一鸣说，要多练。") == ["远帆重工有限公司"]


@pytest.mark.parametrize(
    ("body", "post"),
    [("北辰煤矿", "物业主管"), ("山海港集团", "体检医生"), ("东湖发电厂", "商务主管"), ("云川技师学院", "长跑教练")],
)
def test_body_before_a_longer_word_keeps_its_name(named: Named, body: str, post: str) -> None:
    assert named("Organization", f"{body}{post}陆一鸣说，要多练。") == [body]


def test_head_of_a_school_is_still_a_post(named: Named) -> None:
    assert named("Organization", "这位公司机长带着小学校长参观。") == []


@pytest.mark.parametrize("post", ["社工", "干事", "小组长", "办公室主任"])
def test_post_in_a_union_does_not_take_the_noun_from_a_federation(named: Named, post: str) -> None:
    assert named("TradeUnion", f"平江县总工会{post}陆一鸣说，要多听。") == ["平江县总工会"]


@pytest.mark.parametrize("when", ["原", "前", "新任", "首任", "老"])
@pytest.mark.parametrize("post", ["工会主席", "纪委书记", "组织部部长", "销售部经理"])
def test_post_held_formerly_is_no_former_body(named: Named, when: str, post: str) -> None:
    assert named("Organization", f"山海港集团{when}{post}高建华来到现场。") == ["山海港集团"]


def test_body_of_a_place_is_called_without_the_word_for_when_a_post_was_held(named: Named) -> None:
    assert named("Organization", "平江县原教育局局长高建华来到现场。") == ["平江县教育局"]
    assert named("Organization", "平江县原县委书记高建华来到现场。") == ["平江县委"]


def test_word_that_only_begins_like_former_stays_in_the_name(named: Named) -> None:
    assert named("Organization", "平江县老年大学校长高建华来到现场。") == ["平江县老年大学"]
    assert named("Organization", "平江县前山村党支部书记高建华来到现场。") == ["平江县前山村党支部"]


@pytest.mark.parametrize("word", ["慰问", "走访", "表彰", "找", "给", "只"])
def test_body_that_acts_on_a_union_is_no_part_of_its_name(named: Named, word: str) -> None:
    assert named("TradeUnion", f"远帆重工有限公司{word}工会主席高建华。") == []


def test_unions_of_a_trade_or_a_unit_keep_their_names(named: Named) -> None:
    assert named("TradeUnion", "远帆重工有限公司运输工会主席高建华到会。") == ["远帆重工有限公司运输工会"]
    assert "平江县教育工会" in named("TradeUnion", "平江县总工会与平江县教育工会联合举办活动。")
