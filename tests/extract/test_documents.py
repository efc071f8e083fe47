"""Documents: in title marks, after a verb of issuing, and titles of talks."""

from __future__ import annotations

import pytest

from tests.extract.conftest import Mentions, Named


def test_what_stands_in_title_marks_is_a_document_without_them(named: Named) -> None:
    assert named("Document", "平江县总工会印发《职工互助保障办法》。") == ["职工互助保障办法"]


def test_two_documents_beside_each_other_are_two(named: Named) -> None:
    assert named("Document", "出台《帮扶办法》《经费细则》两项制度。") == ["帮扶办法", "经费细则"]


def test_nothing_inside_a_title_is_a_thing_of_its_own(mentions: Mentions) -> None:
    found = mentions("会上学习了《岳阳市总工会工作规则》。")
    assert [(m.type, m.name) for m in found] == [("Document", "岳阳市总工会工作规则")]


def test_plan_after_a_verb_of_issuing_needs_no_title_marks(named: Named) -> None:
    text = "近日，岳阳市总工会出台新就业形态劳动者权益保障办法。"
    assert named("Document", text) == ["新就业形态劳动者权益保障办法"]


def test_plan_for_people_of_a_kind_after_a_verb_of_issuing(named: Named) -> None:
    assert named("Document", "近日，县里印发职工技能培训实施方案。") == ["职工技能培训实施方案"]


def test_title_of_a_talk_is_in_quotation_marks(named: Named) -> None:
    assert named("Document", "罗帆以“平凡岗位不平凡”为题作了宣讲。") == ["平凡岗位不平凡"]


def test_newspaper_in_title_marks_is_a_medium(named: Named) -> None:
    assert named("Document", "《人民日报》刊发报道。") == []
    assert named("Media", "《人民日报》刊发报道。") == ["人民日报"]


@pytest.mark.parametrize("text", ["要制定方案，抓好落实。", "他写了一份报告。", "各项制度日益完善。"])
def test_generic_noun_is_no_document(named: Named, text: str) -> None:
    assert named("Document", text) == []


def test_title_marks_around_no_letter_hold_no_document(named: Named) -> None:
    assert named("Document", "书名《……》已定。") == []


@pytest.mark.parametrize(
    "headline",
    [
        *("关于表彰先进工会组织的决定", "平江县总工会关于加强夜校建设的意见", "致全县职工的倡议书"),
        "2025年第一季度“平江工匠”名单",
    ],
)
def test_headline_that_is_the_name_of_a_document(named: Named, headline: str) -> None:
    assert named("Document", "全文如下。", headline=headline) == [headline]


@pytest.mark.parametrize("headline", ["平江县公布“平江工匠”名单", "平江县出台意见", "关于劳动的诗"])
def test_headline_that_tells_a_story_is_none(named: Named, headline: str) -> None:
    assert headline not in named("Document", "全文如下。", headline=headline)


def test_list_is_named_with_its_season_and_names_its_honour(named: Named) -> None:
    text = "平江县总工会公布2025年第二季度“平江工匠”名单。"
    assert named("Document", text) == ["2025年第二季度“平江工匠”名单"]
    assert named("Honour", text) == ["平江工匠"]


def test_body_that_says_what_a_title_is_about_is_named_in_it(named: Named) -> None:
    assert named("Organization", "会上学习了《岳阳市总工会关于夜校建设的意见》。") == ["岳阳市总工会"]


def test_agreement_called_by_its_kind_alone_has_no_name(named: Named) -> None:
    assert named("Document", "平江县总工会与岳阳银行签署战略合作协议。") == []


def test_list_of_those_who_are_named_as_something(named: Named) -> None:
    text = "省工信厅近日公布2025年湖南省企业技术中心认定名单。"
    assert named("Document", text) == ["2025年湖南省企业技术中心认定名单"]
    assert named("Institution", text) == []


def test_list_of_a_firm_does_not_hide_the_firm(named: Named) -> None:
    assert "岳阳林纸公司" in named("Enterprise", "岳阳市总工会公布岳阳林纸公司获奖名单。")


def test_notice_that_says_what_it_is_about_behind_a_verb_of_issuing(named: Named) -> None:
    text = "省总工会近日印发关于开展职工读书活动的通知，传达关于防汛的通知。"
    assert named("Document", text) == ["关于开展职工读书活动的通知"]
