"""Rolls of honour: what the rows stand under, who confers it, and where a roll ends."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.extract.examples import marked, spell
from kg.extract.relations import relate
from kg.ontology import Ontology

Honoured = Callable[..., set[str]]
CONFERRED = "{TradeUnion:山海市总工会}决定，授予{School:山海技校}等3家单位“{Honour:山海市文明单位}”称号，名单如下："


@pytest.fixture
def honoured(ontology: Ontology) -> Honoured:
    """A function from marked paragraphs to who received what and from whom."""

    def found(*paragraphs: str) -> set[str]:
        article, mentions = marked("\n".join(paragraphs), ontology)
        said = (spell(claim, mentions).split(" | ") for claim in relate(article, mentions, ontology))
        return {" ".join(parts[:3]) for parts in said if parts[1] in ("received", "awarded")}

    return found


def test_every_body_of_a_row_holds_the_honour_of_the_heading(honoured: Honoured) -> None:
    assert honoured("一、{Honour:山海市文明单位}（2家）", "{School:山海技校} {Institution:山海医院}") == {
        "山海技校 received 山海市文明单位",
        "山海医院 received 山海市文明单位",
    }


def test_sentence_that_says_what_follows_gives_honour_and_giver(honoured: Honoured) -> None:
    found = honoured(CONFERRED, "{Institution:山海医院}")
    assert {"山海医院 received 山海市文明单位", "山海市总工会 awarded 山海医院"} <= found


def test_heading_right_behind_that_sentence(honoured: Honoured) -> None:
    found = honoured(
        "{TradeUnion:山海市总工会}印发《{Document:关于表彰山海工匠的决定}》，名单如下：{Honour:山海工匠}（1名）",
        "{Person:陆一鸣}（女） {Enterprise:远帆公司}焊工",
    )
    assert found == {"陆一鸣 received 山海工匠", "山海市总工会 awarded 陆一鸣"}


def test_row_right_behind_that_sentence(honoured: Honoured) -> None:
    found = honoured("“{Honour:山海工匠}”名单公布如下：{Person:陆一鸣} {Enterprise:远帆公司}焊工", "{Person:沈建英}")
    assert found == {"陆一鸣 received 山海工匠", "沈建英 received 山海工匠"}


def test_who_only_publishes_a_list_confers_nothing(honoured: Honoured) -> None:
    found = honoured("{Media:山海日报社}发布“{Honour:山海工匠}”名单如下：", "{Person:陆一鸣} {Enterprise:远帆公司}焊工")
    assert found == {"陆一鸣 received 山海工匠"}


def test_heading_that_names_no_honour_ends_the_roll(honoured: Honoured) -> None:
    found = honoured("{Honour:山海工匠}（1名）", "{Person:陆一鸣}", "组织奖（1名）", "{Person:沈建英}")
    assert found == {"陆一鸣 received 山海工匠"}


def test_title_with_a_verb_is_no_heading(honoured: Honoured) -> None:
    assert honoured("关于命名{Honour:山海工匠}的决定", "{Person:陆一鸣}") == set()


def test_who_signs_under_the_roll_is_no_row_but_confers(honoured: Honoured) -> None:
    found = honoured("{Honour:山海市文明单位}（1家）", "{School:山海技校}", "[note]{TradeUnion:山海市总工会}")
    assert found == {"山海技校 received 山海市文明单位", "山海市总工会 awarded 山海技校"}


def test_body_after_rows_of_people_is_no_row(honoured: Honoured) -> None:
    people = "{Honour:山海工匠}（1名）", "{Person:陆一鸣} {Enterprise:远帆公司}焊工"
    found = honoured(*people, "{TradeUnion:山海市总工会}")
    assert found == {"陆一鸣 received 山海工匠"}


def test_both_bodies_that_decide_confer_what_a_list_is_labelled_with(honoured: Honoured) -> None:
    found = honoured(
        "由{TradeUnion:山海市总工会}、{Government:山海市人社局}共同举办的{Award:山海工匠评选}日前揭晓。"
        "两部门印发《{Document:关于命名山海工匠的决定}》，授予2人“{Honour:山海工匠}”称号。名单如下：",
        "{Honour:山海工匠}：{Person:陆一鸣}、{Person:何晓岚}",
    )
    givers = {line for line in found if "awarded" in line}
    assert givers == {
        f"{body} awarded {person}" for body in ("山海市总工会", "山海市人社局") for person in ("陆一鸣", "何晓岚")
    }


FOLLOWING = "{TradeUnion:山海市总工会}决定，授予下列2个集体、2名个人“{Honour:山海先锋奖}”："


def test_sentence_that_gives_an_honour_to_the_following_opens_a_roll(honoured: Honoured) -> None:
    found = honoured(FOLLOWING, "集体", "{School:山海技校} {Institution:山海医院}", "个人", "{Person:陆一鸣}")
    assert found == {
        f"{subject} {said}"
        for name in ("山海技校", "山海医院", "陆一鸣")
        for subject, said in ((name, "received 山海先锋奖"), ("山海市总工会", f"awarded {name}"))
    }


def test_rows_may_begin_with_the_word_for_their_kind(honoured: Honoured) -> None:
    found = honoured(FOLLOWING, "先进集体：{School:山海技校}", "二、先进个人（1名）", "{Person:陆一鸣}")
    assert {"山海技校 received 山海先锋奖", "陆一鸣 received 山海先锋奖"} <= found


def test_what_follows_another_verb_is_no_roll(honoured: Honoured) -> None:
    found = honoured("{TradeUnion:山海市总工会}宣传“{Honour:山海先锋奖}”，提醒大家注意以下几点：", "{School:山海技校}")
    assert found == set()
