"""What relations are found in sentences of many kinds, one small test for each phenomenon."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.extract.examples import marked, spell
from kg.extract.relations import relate
from kg.extract.symbols import alphabet
from kg.ontology import Ontology

Says = Callable[..., set[str]]


@pytest.fixture
def says(ontology: Ontology) -> Says:
    """A function from marked text to what is found in it, as `subject | predicate | object`, without qualifiers."""

    def found(text: str, byline: str = "") -> set[str]:
        article, mentions = marked(text, ontology, byline)
        return {" | ".join(spell(c, mentions).split(" | ")[:3]) for c in relate(article, mentions, ontology)}

    return found


@pytest.fixture
def qualified(ontology: Ontology) -> Says:
    """The same with qualifiers; `reference` is the day of printing."""

    def found(text: str, reference: str = "") -> set[str]:
        article, mentions = marked(text, ontology)
        return {spell(c, mentions) for c in relate(article, mentions, ontology, reference=reference)}

    return found


def test_role_list_keeps_the_roles_apart(says: Says) -> None:
    assert says(
        "{Competition:山海杯钳工大赛}开赛。{Competition?:本届大赛}由{TradeUnion:云川省总工会}指导，{TradeUnion:山海市总工会}、"
        "{Government:山海市人社局}主办，{School:山海技校}承办，{Enterprise:远帆公司}等3家企业协办。"
    ) == {
        "云川省总工会 | guided | 本届大赛",
        "山海市总工会 | organized | 本届大赛",
        "山海市人社局 | organized | 本届大赛",
        "山海技校 | hosted | 本届大赛",
        "远帆公司 | supported | 本届大赛",
    }


def test_role_list_before_the_name(says: Says) -> None:
    assert says("由{TradeUnion:山海市总工会}主办、{School:山海技校}承办的{Competition:钳工大赛}落幕。") == {
        "山海市总工会 | organized | 钳工大赛",
        "山海技校 | hosted | 钳工大赛",
    }


def test_role_list_with_labels(says: Says) -> None:
    assert says(
        "{Competition:钳工大赛}征集作品。主办单位：{TradeUnion:山海市总工会}。承办单位：{School:山海技校}。"
    ) == {
        "山海市总工会 | organized | 钳工大赛",
        "山海技校 | hosted | 钳工大赛",
    }


def test_passive_award_gives_both_sides(qualified: Says) -> None:
    assert qualified("2023年，{Team:焊花班组}被{TradeUnion:云川省总工会}授予“{Honour:云川省工人先锋号}”称号。") == {
        "云川省总工会 | awarded | 焊花班组 | date=2023 | honour=云川省工人先锋号",
        "焊花班组 | received | 云川省工人先锋号 | date=2023",
    }


def test_award_roll_names_only_who_is_named(says: Says) -> None:
    assert says(
        "{TradeUnion:云川省总工会}决定授予{Enterprise:远帆公司}等8个单位{Honour:云川省五一劳动奖状}，"
        "授予{Person:陆一鸣}等20名职工{Honour:云川省五一劳动奖章}。"
    ) == {
        "云川省总工会 | awarded | 远帆公司",
        "云川省总工会 | awarded | 陆一鸣",
        "远帆公司 | received | 云川省五一劳动奖状",
        "陆一鸣 | received | 云川省五一劳动奖章",
    }


def test_roll_of_honour_over_paragraphs(says: Says) -> None:
    assert says(
        "{Honour:云川工匠}\n{Person:陆一鸣}　{Enterprise:远帆公司}焊工\n{Person:沈建英}（女）　{School:山海技校}教师"
    ) == {
        "陆一鸣 | received | 云川工匠",
        "沈建英 | received | 云川工匠",
        "陆一鸣 | works_for | 远帆公司",
        "沈建英 | works_for | 山海技校",
    }


def test_apposition_of_two_posts(qualified: Says) -> None:
    assert qualified("{Government:东岭区政协}副主席、{TradeUnion:东岭区总工会}主席{Person:林晓峰}到会。") == {
        "林晓峰 | works_for | 东岭区政协 | title=副主席",
        "林晓峰 | works_for | 东岭区总工会 | title=主席",
    }


def test_apposition_with_an_honour_between(qualified: Says) -> None:
    assert qualified("{Enterprise:远帆公司}电炉班班长、{Honour:云川工匠}{Person:陆一鸣}到会。") == {
        "陆一鸣 | works_for | 远帆公司 | title=电炉班班长",
        "陆一鸣 | received | 云川工匠",
    }


def test_honours_before_a_name(says: Says) -> None:
    assert says("{Honour:全国劳动模范}、{Honour:大国工匠}{Person:陆一鸣}来了。") == {
        "陆一鸣 | received | 全国劳动模范",
        "陆一鸣 | received | 大国工匠",
    }


def test_two_people_of_two_bodies_do_not_mix(says: Says) -> None:
    assert says("{Enterprise:远帆公司}职工{Person:陆一鸣}和{Government:东岭区气象局}职工{Person:沈建英}获救。") == {
        "陆一鸣 | works_for | 远帆公司",
        "沈建英 | works_for | 东岭区气象局",
    }


def test_subject_left_out_in_later_clauses(says: Says) -> None:
    assert says("{TradeUnion:山海市总工会}走访企业，听取意见，推出“{Platform:工惠通}”。") == {
        "山海市总工会 | organized | 工惠通"
    }


def test_subject_left_out_in_later_paragraphs(says: Says) -> None:
    assert says("{TradeUnion:山海市总工会}深化改革。\n成立{Team:劳模服务队}。举办{Course:焊工夜校}5期。") == {
        "山海市总工会 | founded | 劳模服务队",
        "山海市总工会 | organized | 焊工夜校",
    }


def test_a_speaker_is_not_the_subject_of_what_is_reported(says: Says) -> None:
    assert says("{TradeUnion:山海市总工会}主席{Person:林晓峰}介绍，今年举办了{Course:焊工夜校}。") == {
        "林晓峰 | works_for | 山海市总工会",
        "山海市总工会 | organized | 焊工夜校",
    }


def test_what_others_do_is_not_carried_to_the_topic(says: Says) -> None:
    assert says("{TradeUnion:山海市总工会}号召大家学习。广大职工自发开展{Campaign:读书月}。") == set()


def test_joint_document_is_issued_by_both(says: Says) -> None:
    assert says("{TradeUnion:山海市总工会}联合{Government:山海市人社局}印发《{Document:集体协商办法}》。") == {
        "山海市总工会 | issued | 集体协商办法",
        "山海市人社局 | issued | 集体协商办法",
        "山海市总工会 | cooperated_with | 山海市人社局",
    }


def test_partner_of_a_left_out_subject(says: Says) -> None:
    assert says("{TradeUnion:山海市总工会}服务司机，联合{Government:山海市交通局}推出“{Project:暖心工程}”。") == {
        "山海市总工会 | organized | 暖心工程",
        "山海市交通局 | organized | 暖心工程",
        "山海市总工会 | cooperated_with | 山海市交通局",
    }


def test_pact_between_bodies(says: Says) -> None:
    assert says("{School:山海技校}与{Enterprise:远帆公司}签订人才培养协议，双方共建{School:远帆工匠学院}。") == {
        "山海技校 | cooperated_with | 远帆公司",
        "山海技校 | founded | 远帆工匠学院",
        "远帆公司 | founded | 远帆工匠学院",
    }


def test_meeting_attendance(says: Says) -> None:
    assert says(
        "{Meeting:全市工会工作会议}召开。{Person:林晓峰}出席{Meeting?:会议}并讲话，{Person:沈建英}主持{Meeting?:会议}，"
        "{Person:陆一鸣}宣读表彰决定。"
    ) == {
        "林晓峰 | participated_in | 会议",
        "沈建英 | participated_in | 会议",
        "陆一鸣 | participated_in | 会议",
    }


def test_what_several_rules_say_is_put_together(qualified: Says) -> None:
    assert qualified("{Honour:全国劳模}{Person:陆一鸣}来了。2020年，{Person:陆一鸣}荣获{Honour:全国劳模}。") == {
        "陆一鸣 | received | 全国劳模 | date=2020"
    }


def test_role_list_has_the_day_of_the_event(qualified: Says) -> None:
    assert qualified(
        "5月9日，{Competition:钳工大赛}开赛。{Competition?:大赛}由{TradeUnion:山海市总工会}主办。", "2025-05-10"
    ) == {"山海市总工会 | organized | 大赛 | date=2025-05-09"}


def test_titled_talk_is_a_document_and_a_part_in_the_event(says: Says) -> None:
    assert says("{Meeting:劳模宣讲会}举行。{Person:陆一鸣}以“{Document:匠心筑梦}”为题，讲述经历。") == {
        "陆一鸣 | authored | 匠心筑梦",
        "陆一鸣 | participated_in | 劳模宣讲会",
    }


def test_money_with_its_unit(qualified: Says) -> None:
    assert qualified("{TradeUnion:山海市总工会}投入300多万元打造“{Platform:司机之家}”。") == {
        "山海市总工会 | funded | 司机之家 | amount=300多万元",
        "山海市总工会 | organized | 司机之家",
    }


def test_ranks_side_by_side(qualified: Says) -> None:
    assert qualified("{Competition:钳工大赛}落幕，{Person:陆一鸣}、{Person:沈建英}分获冠军、亚军。") == {
        "陆一鸣 | participated_in | 钳工大赛 | rank=冠军",
        "沈建英 | participated_in | 钳工大赛 | rank=亚军",
    }


def test_part_and_whole(says: Says) -> None:
    assert says(
        "{Competition:钳工大赛}是{Campaign:技能月}的重要组成部分。{Enterprise:北辰集团}旗下{Enterprise:远帆公司}参赛。"
    ) >= {
        "钳工大赛 | part_of | 技能月",
        "远帆公司 | part_of | 北辰集团",
    }


def test_agency_reporter_works_for_it(qualified: Says) -> None:
    assert qualified("{Media:云川通讯社}记者 {Person:安平} 摄") == {"安平 | works_for | 云川通讯社 | title=记者"}


def test_reporter_of_the_story_has_no_part_in_it(says: Says) -> None:
    assert says("{Enterprise:远帆公司}复工。记者{Person:安平}说，{Meeting:动员会}热烈。", "安平") == set()


def test_author_note(qualified: Says, says: Says) -> None:
    note = "{Person:安平}\n（作者系{Team:东岭蹲点组}成员、{TradeUnion:山海市总工会}干部）"
    assert says(note, "安平") == {"安平 | works_for | 东岭蹲点组", "安平 | works_for | 山海市总工会"}
    assert qualified(note) == set()


@pytest.mark.parametrize("taken_back", ["没有", "未", "希望", "取消", "应", "建议"])
def test_denied_and_wished_for_is_not_said(taken_back: str, says: Says) -> None:
    assert says(f"{{TradeUnion:山海市总工会}}{taken_back}举办{{Competition:钳工大赛}}。") == set()


@pytest.mark.parametrize("opening", ["如果", "假如", "一旦", "网传"])
def test_what_a_condition_or_a_rumour_opens_is_not_said(opening: str, says: Says) -> None:
    assert says(f"{opening}{{TradeUnion:山海市总工会}}举办{{Competition:钳工大赛}}，林晓峰就报名。") == set()


@pytest.mark.parametrize(
    "job",
    ["在{Enterprise:东屏机械厂}当焊工", "获得{Honour:云川工匠}称号", "是{Enterprise:东屏机械厂}工人"],
    ids=["job", "honour", "is"],
)
@pytest.mark.parametrize("relative", ["的父亲", "的徒弟", "妻子"], ids=["father", "pupil", "wife"])
def test_what_is_told_of_a_relative_is_not_said_of_the_one_named(job: str, relative: str, says: Says) -> None:
    assert says(f"{{Person:周明山}}{relative}{job}。") == set()


def test_post_of_somebody_named_for_a_relative_is_his_own(says: Says) -> None:
    said = "{TradeUnion:山海市总工会}主席{Person:周明山}的妻子来了。"
    assert says(said) == {"周明山 | works_for | 山海市总工会"}


def test_quantity_at_the_beginning_is_no_condition(says: Says) -> None:
    said = "若干年前，{TradeUnion:山海市总工会}举办{Competition:钳工大赛}。"
    assert says(said) == {"山海市总工会 | organized | 钳工大赛"}


@pytest.mark.parametrize("claim", ["自称", "冒充", "并不是"])
def test_what_somebody_only_claims_to_be_is_not_said(claim: str, says: Says) -> None:
    assert says(f"{{Person:周明山}}{claim}{{TradeUnion:山海市总工会}}干部。") == set()


def test_an_honour_that_was_almost_got_is_not_said(says: Says) -> None:
    assert says("{Person:周明山}差点获得{Honour:云川工匠}称号。") == set()


@pytest.mark.parametrize("decided", ["计划", "将", "已", "正在", "不断"])
def test_decided_plans_count(decided: str, says: Says) -> None:
    assert says(f"{{TradeUnion:山海市总工会}}{decided}举办{{Competition:钳工大赛}}。") == {
        "山海市总工会 | organized | 钳工大赛"
    }


def test_event_held_at_a_place_on_a_day(qualified: Says) -> None:
    assert qualified(
        "5月9日，{Competition:钳工大赛}在{AdminDivision:云川省}{AdminDivision:山海市}举行。", "2025-05-10"
    ) == {"钳工大赛 | located_in | 山海市 | date=2025-05-09"}


def test_villager_lives_in_the_village(says: Says) -> None:
    assert says("{AdminDivision:柳湾村}村民{Person:陆一鸣}说。") == {"陆一鸣 | located_in | 柳湾村"}


def test_organizer_inside_the_name_of_an_event(says: Says) -> None:
    assert says("{Meeting:{TradeUnion:山海市总工会}2024年工作会议}举行。") == {
        "山海市总工会 | organized | 山海市总工会2024年工作会议"
    }


def test_surest_rule_is_kept_for_one_statement(ontology: Ontology) -> None:
    text = "{TradeUnion:山海市总工会}主席{Person:林晓峰}。{TradeUnion:山海市总工会}{Person:林晓峰}。"
    article, mentions = marked(text, ontology)
    claims = relate(article, mentions, ontology)
    assert [(claim.rule, claim.start) for claim in claims] == [("works-for-post-before-name", 0)]


def test_evidence_is_the_text_from_first_to_last_thing(ontology: Ontology) -> None:
    text = "昨天，{TradeUnion:山海市总工会}在城东举办{Competition:钳工大赛}，很热闹。"
    article, mentions = marked(text, ontology)
    (claim,) = relate(article, mentions, ontology)
    assert article.paragraphs[0].text[claim.start : claim.end] == "山海市总工会在城东举办钳工大赛"


def test_order_of_mentions_does_not_matter(ontology: Ontology) -> None:
    article, mentions = marked("{TradeUnion:山海市总工会}联合{School:山海技校}举办{Competition:钳工大赛}。", ontology)
    backwards = mentions[::-1]
    assert sorted(spell(c, mentions) for c in relate(article, mentions, ontology)) == sorted(
        spell(c, backwards) for c in relate(article, backwards, ontology)
    )


def test_marks_around_a_name_may_belong_to_it(says: Says) -> None:
    assert says("{TradeUnion:山海市总工会}近日 印发{Document:《集体协商办法》}，开展{Campaign:“清凉行”}。") == {
        "山海市总工会 | issued | 集体协商办法",
        "山海市总工会 | organized | 清凉行",
    }


def test_text_with_private_use_characters_is_read(says: Says) -> None:
    assert says("\ue001\uf600{TradeUnion:山海市总工会}举办\uf8f0{Competition:钳工大赛}。") == {
        "山海市总工会 | organized | 钳工大赛"
    }


def test_partners_act_in_the_clause_after_the_joint_one(says: Says) -> None:
    assert says("{TradeUnion:山海市总工会}联合{Government:山海市民政局}，在各区开办“{Project:暑期小课桌}”。") == {
        "山海市总工会 | cooperated_with | 山海市民政局",
        "山海市总工会 | organized | 暑期小课桌",
        "山海市民政局 | organized | 暑期小课桌",
    }


def test_a_pact_does_not_make_the_other_side_act_later(says: Says) -> None:
    assert says("{TradeUnion:山海市总工会}与{Enterprise:北辰银行}签订协议，推出“{Project:安居贷}”。") == {
        "山海市总工会 | cooperated_with | 北辰银行",
        "山海市总工会 | organized | 安居贷",
    }


def test_the_source_of_the_news_is_who_acts(says: Says) -> None:
    assert says("记者从{TradeUnion:山海市总工会}获悉，近日启动“{Campaign:暖冬行动}”。") == {
        "山海市总工会 | organized | 暖冬行动"
    }


def test_workers_that_a_verb_takes_are_not_the_subject_of_what_follows(says: Says) -> None:
    text = "{TradeUnion:山海市总工会}印发《{Document:接访办法}》，畅通职工诉求渠道，每月开展“{Campaign:主席面对面}”。"
    assert "山海市总工会 | organized | 主席面对面" in says(text)


def test_what_a_pronoun_leads_is_the_subject(says: Says) -> None:
    assert says(
        "{Person:陆一鸣}很忙，他带领的{Team:远帆攻关小组}被{TradeUnion:山海市总工会}命名为“{Honour:山海市先进班组}”。"
    ) == {
        "远帆攻关小组 | received | 山海市先进班组",
        "山海市总工会 | awarded | 远帆攻关小组",
        "陆一鸣 | works_for | 远帆攻关小组",
    }


def test_a_body_whose_speaker_is_not_named_acts_in_what_is_said(says: Says) -> None:
    assert says("{TradeUnion:山海市总工会}有关负责人表示，将总结经验，全面推行“{Project:揭榜领题}”。") == {
        "山海市总工会 | organized | 揭榜领题"
    }


def test_nominees_have_not_received_yet(says: Says) -> None:
    assert says("{Honour:云川工匠}候选人（2名）\n{Person:陆一鸣} {Enterprise:远帆重工有限公司}焊工") == {
        "陆一鸣 | works_for | 远帆重工有限公司"
    }


def test_bodies_counted_are_those_listed_before(says: Says) -> None:
    text = (
        "{TradeUnion:山海市总工会}与{Government:山海市科技局}、{Government:山海市人社局}联合印发《{Document:助企方案}》。"
        "三部门共同打造“{Project:助企直通车}”。"
    )
    assert {claim for claim in says(text) if "organized" in claim} == {
        "山海市总工会 | organized | 助企直通车",
        "山海市科技局 | organized | 助企直通车",
        "山海市人社局 | organized | 助企直通车",
    }


def test_a_count_that_no_list_has_means_nobody(says: Says) -> None:
    text = (
        "{TradeUnion:山海市总工会}与{Government:山海市科技局}联合印发《{Document:助企方案}》。"
        "五部门共同打造“{Project:助企直通车}”。"
    )
    assert not {claim for claim in says(text) if "organized" in claim}


def test_a_name_before_a_quoted_one_is_not_in_the_list(says: Says) -> None:
    text = "{TradeUnion:山海市总工会}开展{Competition:职工焊工大赛}“{Campaign:赛训融合}”行动。"
    assert says(text) == {"山海市总工会 | organized | 赛训融合"}


def test_a_dropped_subject_is_the_person_who_acted_last(says: Says) -> None:
    text = "{Enterprise:远帆重工有限公司}复工。{Person:陆一鸣}退休了。著有《{Document:焊工三十年}》。"
    assert says(text) == {"陆一鸣 | authored | 焊工三十年"}


def test_parts_are_of_the_same_kind_as_the_whole(says: Says) -> None:
    assert not says("{Enterprise:远帆重工有限公司}隶属于{Project:振兴计划}。")


def test_a_program_is_dated_by_the_year_in_its_name(qualified: Says) -> None:
    assert qualified("近日，{TradeUnion:山海市总工会}举办{Competition:2024年职工焊工大赛}。", "2024-05-01") == {
        "山海市总工会 | organized | 2024年职工焊工大赛 | date=2024"
    }


def test_the_said_province_does_what_its_union_does(says: Says) -> None:
    assert says(
        "本报{AdminDivision:山海市}电 记者从{TradeUnion:云川省总工会}获悉，"
        "{AdminDivision?:该省}日前印发《{Document:暖冬办法}》。"
    ) == {"云川省总工会 | issued | 暖冬办法"}


def test_partners_follow_one_that_is_no_known_name(says: Says) -> None:
    assert says("{TradeUnion:山海市总工会}联合团市委、{Government:山海市教育局}开设“{Course:暑期小课桌}”。") == {
        "山海市总工会 | cooperated_with | 山海市教育局",
        "山海市总工会 | organized | 暑期小课桌",
        "山海市教育局 | organized | 暑期小课桌",
    }


def test_a_number_that_a_verb_takes_is_no_subject(says: Says) -> None:
    text = (
        "{TradeUnion:山海市总工会}制定《{Document:暖冬办法}》，明确8个方面任务，与{Government:山海市民政局}签订责任书。"
    )
    assert "山海市总工会 | cooperated_with | 山海市民政局" in says(text)


@pytest.mark.parametrize(
    ("ranks", "of"),
    [
        ("冠军、亚军、季军", ("冠军", "亚军", "季军")),
        ("冠、亚、季军", ("冠军", "亚军", "季军")),
        ("第一、二、三名", ("第一名", "第二名", "第三名")),
        ("第一名、第二名和第三名", ("第一名", "第二名", "第三名")),
        ("一、二、三等奖", ("一等奖", "二等奖", "三等奖")),
    ],
)
def test_ranks_that_share_a_word_are_told_apart(ranks: str, of: tuple[str, ...], qualified: Says) -> None:
    people = ("陆一鸣", "沈建英", "林晓峰")
    text = "{Competition:钳工大赛}落幕，{Person:陆一鸣}、{Person:沈建英}、{Person:林晓峰}分获" + ranks + "。"
    assert qualified(text) == {
        f"{who} | participated_in | 钳工大赛 | rank={rank}" for who, rank in zip(people, of, strict=True)
    }


def test_ranks_of_fewer_people_than_ranks_are_not_guessed(qualified: Says) -> None:
    assert qualified("{Competition:钳工大赛}落幕，他和{Person:陆一鸣}、{Person:沈建英}分获第一、二、三名。") == {
        "陆一鸣 | participated_in | 钳工大赛",
        "沈建英 | participated_in | 钳工大赛",
    }


def test_numbered_ranks_without_the_ordinal_have_it(qualified: Says) -> None:
    text = "{Competition:篮球赛}落幕，{Team:远帆代表队}、{Team:北辰代表队}分列二、三名。"
    assert qualified(text) == {
        "远帆代表队 | participated_in | 篮球赛 | rank=第二名",
        "北辰代表队 | participated_in | 篮球赛 | rank=第三名",
    }


def test_who_is_listed_with_posts_attends(says: Says) -> None:
    text = (
        "{Meeting:职工代表大会}召开。{TradeUnion:云川省总工会}副主席{Person:林晓峰}，{TradeUnion:山海市总工会}主席"
        "{Person:沈建英}，{Government:山海市教育局}局长{Person:陆一鸣}等参加，{Enterprise:远帆公司}董事长{Person:高远}陪同。"
    )
    found = {said.split(" | ")[0] for said in says(text) if "participated_in" in said}
    assert found == {"林晓峰", "沈建英", "陆一鸣", "高远"}


def test_bodies_speak_at_a_meeting(says: Says) -> None:
    text = "{Meeting:推进会}召开。会上，{Government:东岭区应急局}介绍了经验，{Enterprise:远帆公司}等作典型发言。"
    assert says(text) == {"东岭区应急局 | participated_in | 推进会", "远帆公司 | participated_in | 推进会"}


def test_who_wins_a_title_in_a_contest_took_part_and_elsewhere_did_not(says: Says) -> None:
    contest = "{Competition:钳工大赛}落幕，{Person:陆一鸣}摘得“{Honour:技术状元}”称号。"
    assert "陆一鸣 | participated_in | 钳工大赛" in says(contest)
    later = "{Competition:钳工大赛}落幕。\n{Person:陆一鸣}获“{Honour:最美职工}”称号。"
    assert not any("participated_in" in said for said in says(later))


def test_teams_that_firms_send_compete_for_them(says: Says) -> None:
    text = "{Competition:篮球赛}开赛，{Enterprise:远帆公司}、{Enterprise:北辰公司}等企业派出的9支队伍参赛。"
    assert says(text) == {"远帆公司 | participated_in | 篮球赛", "北辰公司 | participated_in | 篮球赛"}


def test_leader_and_those_that_join_organize_together(says: Says) -> None:
    found = says(
        "{Competition:安全竞赛}开赛。{Competition?:这项竞赛}由{TradeUnion:山海市总工会}牵头，联合{Government:山海市应急局}、"
        "{Government:山海市城管局}等部门组织实施。"
    )
    assert {f"{body} | organized | 这项竞赛" for body in ("山海市总工会", "山海市应急局", "山海市城管局")} <= found
    assert {f"山海市总工会 | cooperated_with | 山海市{body}" for body in ("应急局", "城管局")} <= found


def test_everyone_in_a_list_after_one_post_has_it(qualified: Says) -> None:
    assert qualified("{Enterprise:远帆重工有限公司}焊工{Person:陆一鸣}、{Person:周明山}和{Person:沈建英}到会。") == {
        f"{name} | works_for | 远帆重工有限公司 | title=焊工" for name in ("陆一鸣", "周明山", "沈建英")
    }


def test_a_pronoun_at_the_head_of_a_paragraph_is_whom_the_article_is_about(says: Says) -> None:
    text = (
        "{Person:陆一鸣}很忙。{Person:陆一鸣}教过{Person:沈建英}。\n"
        "{TradeUnion:山海市总工会}授予他“{Honour:山海工匠}”称号。"
    )
    assert "陆一鸣 | received | 山海工匠" in says(text)


def test_a_pronoun_in_the_next_clause_is_no_body(says: Says) -> None:
    text = (
        "{Person:陆一鸣}很忙。{TradeUnion:山海市总工会}来访；他又被{Government:云川省政府}评为{Honour:云川省劳动模范}。"
    )
    assert says(text) == {
        "云川省政府 | awarded | 陆一鸣",
        "陆一鸣 | received | 云川省劳动模范",
    }


def test_who_hails_from_a_body_is_the_subject_of_what_follows(says: Says) -> None:
    text = (
        "来自{Enterprise:远帆重工有限公司}的主播{Person:沈建英}夺冠，"
        "被{TradeUnion:山海市总工会}授予“{Honour:山海工匠}”称号。"
    )
    assert "沈建英 | received | 山海工匠" in says(text)


def test_an_award_does_not_reach_into_the_next_paragraph(says: Says) -> None:
    text = "{Person:陆一鸣}很忙。\n学堂办了六年，被{TradeUnion:山海市总工会}命名为“{Honour:山海市示范点}”。"
    assert says(text) == set()


def test_who_is_elected_at_a_congress_is_elected_into_its_body(qualified: Says) -> None:
    text = "{Meeting:{TradeUnion:东岭区教育工会}第七次代表大会}召开，{Person:陆一鸣}当选主席。"
    assert "陆一鸣 | works_for | 东岭区教育工会 | title=主席" in qualified(text)


def test_an_office_is_held_in_the_body_founded_last_in_the_paragraph(qualified: Says) -> None:
    text = (
        "{TradeUnion:山海市总工会}成立{Institution:山海市劳动争议调解室}。退休法官等8人受聘为调解员，"
        "{Person:陆一鸣}出任首席调解员。"
    )
    assert "陆一鸣 | works_for | 山海市劳动争议调解室 | title=首席调解员" in qualified(text)


def test_who_wins_the_final_takes_part_in_the_contest(says: Says) -> None:
    text = "{Competition:{Competition:钳工大赛}决赛}落幕，{Person:陆一鸣}夺得第一名。"
    assert says(text) >= {"陆一鸣 | participated_in | 钳工大赛"}
    assert "陆一鸣 | participated_in | 钳工大赛决赛" not in says(text)


def test_shared_words_of_a_list_of_ranks_belong_to_each(qualified: Says) -> None:
    text = "{Competition:钳工大赛}落幕，{Enterprise:远帆公司}、{Enterprise:北辰公司}分获团体二、三等奖。"
    assert qualified(text) >= {
        "远帆公司 | participated_in | 钳工大赛 | rank=团体二等奖",
        "北辰公司 | participated_in | 钳工大赛 | rank=团体三等奖",
    }


def test_a_post_that_a_body_of_that_name_does_not_have_is_held_elsewhere(says: Says) -> None:
    assert says("{Team:红帆攻关小组}带出徒弟。院长{Person:陆一鸣}说，很好。") == set()


def test_who_acts_with_another_organizes_with_it(says: Says) -> None:
    text = "{TradeUnion:山海市总工会}还将与{Government:山海市邮政局}、{Enterprise:远帆速运}开展“{Project:平安同行}”。"
    organizers = {said.split(" | ")[0] for said in says(text) if "| organized |" in said}
    assert organizers == {"山海市总工会", "山海市邮政局", "远帆速运"}


def test_who_wins_has_the_first_rank(qualified: Says) -> None:
    assert "陆一鸣 | participated_in | 钳工大赛 | rank=冠军" in qualified(
        "{Competition:钳工大赛}落幕，{Person:陆一鸣}以总分96.7分夺冠。"
    )


def test_person_may_start_a_program(says: Says) -> None:
    assert says("{Person:陆一鸣}2021年带头办起了“{Course:焊工夜校}”。") == {"陆一鸣 | organized | 焊工夜校"}


def test_part_of_a_contest_has_its_own_hosts(says: Says) -> None:
    assert says(
        "{Competition:工匠杯竞赛}设18个赛项，其中{Competition:钳工赛项}由{School:山海技校}承办、{Enterprise:远帆公司}协办。"
    ) == {"钳工赛项 | part_of | 工匠杯竞赛", "山海技校 | hosted | 钳工赛项", "远帆公司 | supported | 钳工赛项"}


def test_money_that_comes_with_a_title(qualified: Says) -> None:
    text = "{Team:陆一鸣工作室}被{TradeUnion:云川省总工会}命名为“{Honour:示范工作室}”，获得20万元创新资助。"
    assert "云川省总工会 | funded | 陆一鸣工作室 | amount=20万元" in qualified(text)


@pytest.mark.parametrize(
    ("opening", "date"),
    [("当天", "2025-03-20"), ("同日", "2025-03-20"), ("同年", "2025"), ("随后", "")],
)
def test_the_same_day_or_year_is_the_one_named_before(opening: str, date: str, qualified: Says) -> None:
    said = "山海市总工会 | organized | 健康行" + (f" | date={date}" if date else "")
    text = f"3月20日，驿站启用。{opening}，{{TradeUnion:山海市总工会}}开展“{{Campaign:健康行}}”。"
    assert said in qualified(text, "2025-03-26")


def test_the_three_are_the_three_named_before(says: Says) -> None:
    found = says(
        "{Person:陆一鸣}夺冠，{Person:沈建英}、{Person:林晓峰}列二、三位。三人被{Government:山海市人社局}授予“{Honour:山海能手}”称号。"
    )
    assert {f"{name} | received | 山海能手" for name in ("陆一鸣", "沈建英", "林晓峰")} <= found


def test_more_people_than_were_named_are_nobody(says: Says) -> None:
    text = "{Person:陆一鸣}、{Person:沈建英}到场。五人被{Government:山海市人社局}授予“{Honour:山海能手}”称号。"
    assert says(text) == set()


def test_pronoun_means_the_first_of_two_who_act_together(says: Says) -> None:
    found = says("{Person:陆一鸣}和徒弟{Person:沈建英}搭档，她又获评“{Honour:山海能手}”。")
    assert "陆一鸣 | received | 山海能手" in found
    assert "沈建英 | received | 山海能手" not in found


def test_it_is_no_person(says: Says) -> None:
    text = "{Person:陆一鸣}来到工作室。它被{TradeUnion:山海市总工会}命名为“{Honour:山海示范工作室}”。"
    assert says(text) == set()


@pytest.mark.parametrize(
    ("holder", "honour", "fits"),
    [
        ("Person:陆一鸣", "山海市劳动模范", True),
        ("Enterprise:远帆公司", "山海市劳动模范", False),
        ("Enterprise:远帆公司", "山海市先进集体", True),
        ("Person:陆一鸣", "山海市先进集体", False),
        ("Enterprise:远帆公司", "山海市文明单位标兵", True),
        ("Enterprise:远帆公司", "山海之光", True),
    ],
)
def test_honours_of_people_and_of_bodies(says: Says, holder: str, honour: str, fits: bool) -> None:
    found = says(f"{{{holder}}}荣获“{{Honour:{honour}}}”称号。")
    assert found == ({f"{holder.split(':')[1]} | received | {honour}"} if fits else set())


def test_two_bodies_that_build_together_by_whatever_word(says: Says) -> None:
    assert says("{TradeUnion:东岭镇总工会}则同{Enterprise:远帆公司}合建了{Facility:职工会客厅}。") == {
        "东岭镇总工会 | cooperated_with | 远帆公司",
        "东岭镇总工会 | founded | 职工会客厅",
        "远帆公司 | founded | 职工会客厅",
    }


def test_what_a_sum_is_given_to_does_not_hide_who_gives_it(says: Says) -> None:
    found = says(
        "{Government:山海市邮政局}到场。{TradeUnion:山海市总工会}当场向新成立的{TradeUnion:山海快递工会}拨付经费10万元。"
    )
    assert found == {"山海市总工会 | funded | 山海快递工会"}


def test_a_house_turned_into_another_is_founded_and_paid_for(qualified: Says) -> None:
    found = qualified("{TradeUnion:东岭镇总工会}拿出30万元，把闲置的粮站改成“{Facility:职工会客厅}”。")
    assert found == {
        "东岭镇总工会 | founded | 职工会客厅",
        "东岭镇总工会 | funded | 职工会客厅 | amount=30万元",
    }


def test_i_am_none_of_those_named_before(says: Says) -> None:
    text = "{TradeUnion:东岭镇总工会}很忙。后来，我荣获{Honour:东岭镇先进集体}。"
    assert says(text) == set()


def test_body_that_another_one_guides_is_the_one_that_acts(says: Says) -> None:
    found = says("{TradeUnion:山海市总工会}指导{TradeUnion:东岭县总工会}举办{Competition:东岭县焊工大赛}。")
    assert "东岭县总工会 | organized | 东岭县焊工大赛" in found
    assert "山海市总工会 | organized | 东岭县焊工大赛" not in found


def test_two_who_are_counted_after_their_names_are_those(says: Says) -> None:
    found = says(
        "{AdminDivision:东岭县}的{Person:陆一鸣}、{AdminDivision:西岭县}的{Person:沈建英}夺冠，"
        "两人均被{TradeUnion:山海市总工会}授予{Honour:山海能手}。"
    )
    assert {"陆一鸣 | received | 山海能手", "沈建英 | received | 山海能手"} <= found


def test_who_is_given_something_is_the_last_place_of_a_chain(says: Says) -> None:
    found = says("{Association:山海慈善会}向{AdminDivision:东岭县}{AdminDivision:青溪镇}捐赠50万元。")
    assert {said for said in found if "funded" in said} == {"山海慈善会 | funded | 青溪镇"}


@pytest.mark.parametrize("between", ["干部下乡并", "的干部"])
def test_body_whose_people_are_sent_is_not_the_one_that_acts(says: Says, between: str) -> None:
    text = f"{{TradeUnion:山海市总工会}}安排{{TradeUnion:东岭县总工会}}{between}举办{{Competition:东岭县焊工大赛}}。"
    assert "东岭县总工会 | organized | 东岭县焊工大赛" not in says(text)


def test_body_right_before_a_name_wins_nothing_itself(says: Says) -> None:
    text = "{Competition:征文大赛}揭晓，特等奖由{Enterprise:远帆公司}{Person:陆一鸣}摘得。"
    found = says(text)
    assert "陆一鸣 | participated_in | 征文大赛" in found
    assert "远帆公司 | participated_in | 征文大赛" not in found


def test_who_is_elected_at_a_congress_is_elected_into_the_body_that_holds_it(says: Says) -> None:
    text = "{Association:山海市作家协会}召开{Meeting:第六次代表大会}，{Person:陆一鸣}、{Person:沈建英}等7人当选副主席。"
    assert {f"{name} | works_for | 山海市作家协会" for name in ("陆一鸣", "沈建英")} <= says(text)


def test_list_that_is_called_by_its_honour_lets_the_honour_be_spoken_of(says: Says) -> None:
    text = "{TradeUnion:山海市总工会}公布{Document:2024年“{Honour:山海工匠}”名单}，{Person:陆一鸣}等10人入选。"
    assert says(text) >= {"陆一鸣 | received | 山海工匠", "山海市总工会 | issued | 2024年“山海工匠”名单"}


def test_event_that_a_sentence_is_about_stays_in_force_behind_its_parts(says: Says) -> None:
    text = "{Competition:山海市技能大赛}设{Competition:焊工专项赛}等5个赛项。决赛后，{Person:陆一鸣}致辞。"
    assert says(text) >= {"陆一鸣 | participated_in | 山海市技能大赛"}
    assert "陆一鸣 | participated_in | 焊工专项赛" not in says(text)


def test_who_only_helps_is_not_who_pays_next(says: Says) -> None:
    text = (
        "{TradeUnion:山海市总工会}启动“{Project:匠心计划}”。{Project?:该计划}由{TradeUnion:山海市总工会}牵头，"
        "{Government:山海市人社局}配合，每年安排资金60万元。"
    )
    assert "山海市人社局 | funded | 该计划" not in says(text)
    assert "山海市总工会 | funded | 该计划" in says(text)


def test_writer_of_whom_the_story_says_where_he_works(says: Says) -> None:
    said = "“帮人要帮到心坎里，也要给人留面子，底数得一户一户去摸。”"
    text = said + "{Institution:山海帮扶中心}主任{Person:林晓峰}说，干部们跑了半个月。"
    assert "林晓峰 | works_for | 山海帮扶中心" in says(text, byline="林晓峰")
    assert says("{Institution:山海帮扶中心}通讯员{Person:林晓峰}", byline="林晓峰") == set()


def test_who_pays_is_said_by_the_word_before_the_verb(says: Says) -> None:
    text = "{TradeUnion:山海市总工会}开会。由{Association:浦江基金会}捐资300万元建设的{School:明德小学}落成。"
    assert "浦江基金会 | funded | 明德小学" in says(text)
    assert "山海市总工会 | funded | 明德小学" not in says(text)


def test_document_said_again(says: Says) -> None:
    text = "《{Document:航道管理办法}》公布。{Document?:该办法}由{Government:云川省交通运输厅}颁布。"
    assert says(text) == {"云川省交通运输厅 | issued | 该办法"}


def test_what_is_only_proposed_to_be_done_by_somebody_is_not_done(says: Says) -> None:
    assert says("有人建议由{TradeUnion:山海市总工会}举办“{Campaign:最美家书}”征集。") == set()


def test_both_parties_of_a_pact_run_what_is_run_jointly(says: Says) -> None:
    found = says("{School:山海技校}与{Enterprise:远帆公司}签订协议，合办“{Course:远帆班}”。")
    assert {"山海技校 | organized | 远帆班", "远帆公司 | organized | 远帆班"} <= found


def test_the_one_who_is_helped_runs_it_and_the_other_one_helps(says: Says) -> None:
    assert says("{School:山海技校}协助{TradeUnion:山海市总工会}举办“{Campaign:法治进工地}”宣讲。") == {
        "山海市总工会 | organized | 法治进工地",
        "山海技校 | supported | 法治进工地",
    }


def test_by_whom_it_is_done_is_not_who_decides_that_it_be_done(says: Says) -> None:
    assert says("{Government:山海市科技局}批复同意由{School:山海大学}建设{Institution:山海实验室}。") == {
        "山海大学 | founded | 山海实验室",
    }


def test_bodies_that_are_counted_behind_their_list_still_act(says: Says) -> None:
    found = says(
        "{TradeUnion:山海市总工会}、{Government:山海市人社局}、{Association:山海市工商联}三家联手，5月开展“{Campaign:服务月}”。"
    )
    assert "山海市工商联 | organized | 服务月" in found


def test_what_belongs_to_a_body_acts_and_not_the_body(says: Says) -> None:
    assert says("{Enterprise:北辰集团}旗下的{Enterprise:远帆公司}启动“{Campaign:清凉行}”。") == {
        "远帆公司 | organized | 清凉行",
        "远帆公司 | part_of | 北辰集团",
    }


def test_words_of_the_same_classes_share_a_symbol_unless_a_pattern_names_them(ontology: Ontology) -> None:
    letters = alphabet(ontology, ["夺得"])
    first, second, named = (letters.symbol_of_word[word] for word in ("摘得", "斩获", "夺得"))
    assert first == second != named
    assert {first, named} <= letters.words["get"]
    assert letters.things.isdisjoint(letters.symbol_of_word.values())


@pytest.mark.parametrize(
    "text",
    [
        "{Person:王建国}不是{TradeUnion:云川市总工会}主席，而是普通职工。",
        "{Enterprise:海岳集团}没有与{TradeUnion:云川市总工会}联合举办运动会。",
        "{Person:李志强}不在{Enterprise:海岳集团}工作。",
        "{Enterprise:海岳集团}不属于{TradeUnion:云川市总工会}。",
        "{Enterprise:海岳集团}没有向{School:云川市第一中学}捐款5万元。",
        "{Person:张丽华}为{Honour:全国劳动模范}候选人。",
        "{Person:李志强}的父亲曾任{Enterprise:海岳集团}董事长。",
    ],
)
def test_what_is_denied_or_said_of_another_gives_nothing(ontology: Ontology, text: str) -> None:
    article, mentions = marked(text, ontology)
    assert relate(article, mentions, ontology) == ()


@pytest.mark.parametrize(
    ("text", "given"),
    [
        ("举办有12支队伍参加的{Competition:职工焊工大赛}", "organized | 职工焊工大赛"),
        ("成立深受职工欢迎的{Team:红帆攻关小组}", "founded | 红帆攻关小组"),
        ("印发首次向社会公布的《{Document:职工阅览办法}》", "issued | 职工阅览办法"),
    ],
)
def test_a_clause_that_tells_about_the_object_may_stand_before_it(says: Says, text: str, given: str) -> None:
    assert f"山海市总工会 | {given}" in says(f"{{TradeUnion:山海市总工会}}{text}。")


def test_what_others_only_take_part_in_is_not_organized(says: Says) -> None:
    found = says("{TradeUnion:山海市总工会}组织职工参加由12个部门参与的{Competition:职工焊工大赛}。")
    assert not any("organized" in each for each in found)


@pytest.mark.parametrize(("verb", "predicate"), [("举办", "organized"), ("承办", "hosted"), ("指导", "guided")])
def test_an_event_is_one_that_a_body_held(says: Says, verb: str, predicate: str) -> None:
    said = f"{{Competition:职工焊工大赛}}{{}}由{{TradeUnion:山海市总工会}}{verb}的。"
    assert says(said.replace("{}", "是")) == {f"山海市总工会 | {predicate} | 职工焊工大赛"}
    assert says(said.replace("{}", "不是")) == set()
