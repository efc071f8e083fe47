"""Who is the subject of a clause."""

from __future__ import annotations

import pytest

from kg.extract.clauses import Clause, clues, sentences
from kg.extract.examples import marked
from kg.extract.relations import rules_of
from kg.extract.symbols import strips
from kg.ontology import Ontology


def clauses(text: str, ontology: Ontology) -> tuple[list[Clause], list[str]]:
    """The clauses of a marked paragraph, and the names of its mentions."""
    letters = rules_of(ontology).letters
    article, mentions = marked(text, ontology)
    made = strips(article.paragraphs[0].text, "body", 0, list(enumerate(mentions)), letters, "")
    known = clues(letters)
    found = [clause for strip in made for sentence in sentences(strip, known) for clause in sentence.clauses]
    return found, [mention.name for mention in mentions]


@pytest.mark.parametrize(
    ("text", "heads"),
    [
        ("{TradeUnion:山海市总工会}举办比赛", ["山海市总工会"]),
        ("近日{TradeUnion:山海市总工会}举办比赛", ["山海市总工会"]),
        ("自{TradeUnion:山海市总工会}去年举办比赛以来", ["山海市总工会"]),
        ("随着{TradeUnion:山海市总工会}、{School:山海技校}率先举办比赛", ["山海市总工会", "山海技校"]),
        ("自{TradeUnion:山海市总工会}向东举办比赛", []),
        ("{TradeUnion:山海市总工会}、{School:山海技校}举办比赛", ["山海市总工会", "山海技校"]),
        ("{TradeUnion:山海市总工会}与{School:山海技校}举办比赛", ["山海市总工会", "山海技校"]),
        ("{TradeUnion:山海市总工会}主席{Person:林晓峰}出席会议", ["林晓峰"]),
        ("在{TradeUnion:山海市总工会}支持下，开展活动", []),
        ("在{School:山海技校}里{TradeUnion:山海市总工会}举办比赛", ["山海市总工会"]),
        ("{TradeUnion:山海市总工会}的做法推广开来", []),
        ("{TradeUnion:山海市总工会}赴{School:山海技校}开展活动", ["山海市总工会"]),
        ("{Person:林晓峰}到{TradeUnion:山海市总工会}举办的{Course:焊工夜校}上主讲", ["林晓峰"]),
        ("在{TradeUnion:山海市总工会}帮忙的{Person:林晓峰}举办讲座", ["林晓峰"]),
        ("对{TradeUnion:山海市总工会}帮忙的{Person:林晓峰}表示感谢", []),
        ("{Community:柳湾社区}打造的{Facility:爱心驿站}开放", ["爱心驿站"]),
        ("{TradeUnion:山海市总工会}职工开展比赛", []),
        ("与{School:山海技校}签订协议", []),
        ("举办{Competition:焊工大赛}", []),
    ],
)
def test_heads(text: str, heads: list[str], ontology: Ontology) -> None:
    found, names = clauses(text, ontology)
    assert [names[index] for index in found[0].heads] == heads


@pytest.mark.parametrize(
    ("text", "blocked"),
    [
        ("广大职工开展比赛", True),
        ("218名选手参加比赛", True),
        ("引导职工开展比赛", False),
        ("{TradeUnion:山海市总工会}等7部门开展比赛", False),
        ("职工{Person:陆一鸣}夺冠", False),
    ],
)
def test_a_common_noun_as_subject_blocks_what_is_carried(text: str, blocked: bool, ontology: Ontology) -> None:
    # a strip of the paragraph is only made where something is mentioned
    found, _ = clauses(text + "，{Place:人民公园}", ontology)
    assert found[0].blocked is blocked


def test_the_body_for_which_a_person_speaks_is_kept(ontology: Ontology) -> None:
    found, names = clauses("{TradeUnion:山海市总工会}主席{Person:林晓峰}介绍，今年开展了比赛", ontology)
    assert [names[index] for index in found[0].speakers] == ["山海市总工会"]
    assert found[0].speech


def test_partners_of_a_left_out_subject(ontology: Ontology) -> None:
    found, names = clauses("联合{Government:山海市教育局}、{School:山海技校}开展活动", ontology)
    assert found[0].heads == ()
    assert [names[index] for index in found[0].partners] == ["山海市教育局", "山海技校"]


def test_where_partners_meet_is_no_partner(ontology: Ontology) -> None:
    text = "{TradeUnion:山海市总工会}联合{Institution:山海医院}在{Enterprise:远帆公司}开展义诊"
    found, names = clauses(text, ontology)
    assert [names[index] for index in found[0].partners] == ["山海医院"]


def test_a_pronoun_is_noted(ontology: Ontology) -> None:
    found, _ = clauses("{Person:陆一鸣}很忙，他参加比赛", ontology)
    assert [clause.pronoun for clause in found] == [False, True]


def test_sentences_end_at_full_stops_and_clauses_at_commas(ontology: Ontology) -> None:
    found, _ = clauses("{Person:陆一鸣}来了，坐下。{Person:沈建英}说：好！", ontology)
    assert len(found) == 4


def test_clause_without_a_verb_says_who_the_person_just_named_is(ontology: Ontology) -> None:
    found, _ = clauses("{Person:陆一鸣}，工程师，{Place:山海市}人，参加比赛", ontology)
    assert [(clause.heads, clause.blocked) for clause in found] == [((0,), False)] + [((), False)] * 3


def test_people_named_in_one_clause_after_the_other_act_together(ontology: Ontology) -> None:
    found, names = clauses("班长{Person:陆一鸣}，工人{Person:沈建英}先后登台", ontology)
    assert [names[index] for index in found[1].heads] == ["陆一鸣", "沈建英"]


def test_post_behind_a_copula_is_no_subject(ontology: Ontology) -> None:
    found, _ = clauses("{Person:陆一鸣}参加工作，曾任{Enterprise:远帆公司}司机，获得奖章", ontology)
    assert not found[1].blocked


def test_of_two_verbs_the_second_tells_what_they_are_about(ontology: Ontology) -> None:
    found, names = clauses("{Person:陆一鸣}牵头建设的{Facility:云川体育馆}获奖", ontology)
    assert [names[index] for index in found[0].heads] == ["云川体育馆"]


def test_somebody_of_a_pronoun_is_the_subject(ontology: Ontology) -> None:
    found, names = clauses("{Person:沈建英}是教练，她的队员{Person:陆一鸣}参加比赛", ontology)
    assert [names[index] for index in found[1].heads] == ["陆一鸣"]
