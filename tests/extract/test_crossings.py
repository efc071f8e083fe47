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
