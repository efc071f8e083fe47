"""What evening papers name: academicians, firms by brand and trade, teams of firms, prizes that are held, stations."""

from __future__ import annotations

import pytest

from tests.extract.conftest import Named


@pytest.mark.parametrize("text", ["中国工程院院士周明山说，路走对了。", "2015年，周明山当选中国工程院院士。"])
def test_academician_is_an_honour_and_not_the_academy(named: Named, text: str) -> None:
    assert named("Honour", text) == ["中国工程院院士"]
    assert named("Organization", text) == []


@pytest.mark.parametrize("text", ["由远帆资本领投8000万元。", "会上，远帆资本的周明山发言。", "与远帆资本签约。"])
def test_firm_by_brand_and_trade_before_what_firms_do(named: Named, text: str) -> None:
    assert "远帆资本" in named("Enterprise", text)


def test_capital_of_a_kind_is_no_firm(named: Named) -> None:
    assert named("Enterprise", "民营资本入驻园区，社会资本参与建设。") == []


def test_firms_of_a_list_by_brand_and_trade_and_the_team_of_one(named: Named) -> None:
    text = "青蓝服饰、顺达物流等30家企业参赛，青蓝服饰队获得第一名。"
    assert {"青蓝服饰", "顺达物流"} <= set(named("Enterprise", text))
    assert named("Team", text) == ["青蓝服饰队"]


def test_team_of_a_group_is_no_group_of_a_team(named: Named) -> None:
    assert named("Team", "最终，诸化集团队夺冠。") == ["诸化集团队"]


def test_post_beside_a_post_ends_no_name(named: Named) -> None:
    assert named("Institution", "他是绍兴市第三人民医院副院长兼骨科主任。") == ["绍兴市第三人民医院"]


def test_laboratory_that_two_have_founded(named: Named) -> None:
    assert named("Institution", "两家单位共建的焊接机器人联合实验室揭牌。") == ["焊接机器人联合实验室"]


def test_station_behind_the_word_for_its_line(named: Named) -> None:
    assert named("Facility", "专线开到地铁柳叶站，乘客不多。") == ["地铁柳叶站"]
    assert named("Facility", "专线开到地铁换乘站，乘客不多。") == []


def test_new_town_by_where_it_lies(named: Named) -> None:
    assert "西部新城" in named("Site", "队伍奔向终点西部新城星湖公园。")


def test_hall_where_it_plays_is_a_place(named: Named) -> None:
    assert named("Facility", "9月20日，在绍兴棋院，两人激战。") == ["绍兴棋院"]


def test_zone_before_a_street_of_its_own(named: Named) -> None:
    assert "高新区" in named("AdminDivision", "他住在高新区柳叶街道。")


def test_from_a_place_is_nobody(named: Named) -> None:
    assert named("Person", "选手从绍兴文化广场出发。") == []


def test_prize_of_an_ordinal_is_an_event_where_it_is_announced(named: Named) -> None:
    assert named("Award", "第二届“浪花”职工文学奖在绍兴市揭晓。") == ["第二届“浪花”职工文学奖"]
    assert named("Honour", "周明山获第二届“浪花”职工文学奖。") == ["第二届“浪花”职工文学奖"]


def test_best_ten_of_a_quoted_name(named: Named) -> None:
    assert named("Honour", "该馆被列入“书香绍兴”十大阅读空间名单。") == ["“书香绍兴”十大阅读空间"]


def test_journal_that_prints_a_story(named: Named) -> None:
    assert named("Media", "小说首发于《江南文艺》，读者很多。") == ["江南文艺"]
    assert named("Document", "他爱读《江南文艺》。") == ["江南文艺"]


def test_theatre_before_a_post_is_a_body(named: Named) -> None:
    assert named("Institution", "他曾任青岛大剧院院长。") == ["青岛大剧院"]
