"""Which mentions of a document mean one thing, what it is called, and the reason that can be read."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.resolve import make_id
from tests.resolve.conftest import Resolved

Read = Callable[..., Resolved]


def test_id_tells_the_class_and_depends_on_nothing_but_the_key() -> None:
    assert make_id("Place", "430626") == make_id("Place", "430626")
    assert make_id("Place", "430626").startswith("place/")
    assert make_id("Place", "430626") != make_id("Person", "430626")


def test_same_name_in_two_articles_of_a_document_is_one_body(read: Read) -> None:
    made = read(["平江县总工会启动行动。"], ["平江县总工会派出干部。"])
    (union,) = [e for e in made.entities if e.subtype == "TradeUnion"]
    assert union.articles == ("article/0", "article/1")


def test_full_form_names_the_firm_and_its_short_form_is_an_alias(read: Read) -> None:
    made = read("东屏机械有限公司扩产。近日，东屏公司招聘工人。")
    firms = [e for e in made.entities if e.subtype == "Enterprise"]
    assert [e.name for e in firms] == ["东屏机械有限公司"]
    assert "东屏公司" in firms[0].aliases


def test_firm_with_and_without_its_city_is_one(read: Read) -> None:
    made = read("岳阳市东屏机械有限公司扩产。东屏机械有限公司招聘工人。")
    assert made.names("Enterprise") == ["岳阳市东屏机械有限公司"]


def test_reason_names_both_forms(read: Read) -> None:
    made = read("岳阳市东屏机械有限公司扩产。东屏机械有限公司招聘工人。")
    (firm,) = [e for e in made.entities if e.subtype == "Enterprise"]
    assert any("东屏机械有限公司" in reason and firm.name in reason for reason in firm.reasons)


def test_reason_can_be_read(read: Read) -> None:
    made = read("平江县总工会职工帮扶中心揭牌。如今，平江县总工会困难职工帮扶中心已经启用。")
    reasons = [reason for e in made.entities for reason in e.reasons]
    assert reasons
    assert not any("|" in reason for reason in reasons)


def test_firms_with_nothing_in_common_stay_apart(read: Read) -> None:
    made = read("东屏机械有限公司与望江钢铁有限公司签约。")
    assert made.names("Enterprise") == ["东屏机械有限公司", "望江钢铁有限公司"]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("东屏科技有限公司", "东屏红科技有限公司"),
        ("岳阳市第一建筑工程有限公司", "岳阳市第十一建筑工程有限公司"),
        ("东屏集团第一工程分公司", "东屏集团第十一工程分公司"),
    ],
    ids=["one-letter-more", "first-and-eleventh-firm", "first-and-eleventh-branch"],
)
def test_firms_whose_names_are_nearly_alike_stay_apart(read: Read, one: str, two: str) -> None:
    made = read(f"{one}与{two}签约。")
    assert {one, two} <= set(made.names("Enterprise"))


def test_hospitals_with_different_numbers_stay_apart(read: Read) -> None:
    made = read("岳阳市第一人民医院与岳阳市第三人民医院派出医生。")
    assert made.names("Institution") == ["岳阳市第一人民医院", "岳阳市第三人民医院"]


def test_last_noun_of_a_title_is_short_for_the_document(read: Read) -> None:
    made = read("近日，《平江县职工互助保障办法》（以下简称《办法》）出台。《办法》共九条。")
    assert made.names("Document") == ["平江县职工互助保障办法"]
    assert "办法" in made.of("《办法》").aliases


def test_last_noun_of_a_title_stands_before_what_it_adds_in_parentheses(read: Read) -> None:
    made = read("平江县总工会印发《平江县技能提升行动计划（2024—2026年）》（以下简称《行动计划》）。")
    assert made.names("Document") == ["平江县技能提升行动计划（2024—2026年）"]


def test_last_noun_of_two_titles_is_short_for_neither(read: Read) -> None:
    made = read("《职工互助保障办法》《困难职工帮扶办法》同时出台。《办法》共九条。")
    assert made.names("Document") == ["办法", "困难职工帮扶办法", "职工互助保障办法"]


def test_short_title_in_another_article_is_not_drawn_in(read: Read) -> None:
    made = read(["《平江县职工互助保障办法》出台。"], ["《办法》共九条。"])
    assert made.names("Document") == ["办法", "平江县职工互助保障办法"]


def test_person_is_one_over_the_articles_of_a_document(read: Read) -> None:
    made = read(["工会主席周明山到场。"], ["职工周明山说，服务很好。"])
    assert made.names("Person") == ["周明山"]


def test_variant_of_a_zone_is_the_same_zone(read: Read) -> None:
    made = read("平江县高新区总工会启动行动。平江县高新技术产业开发区总工会派出干部。")
    assert len(made.names("TradeUnion")) == 1


def test_place_has_the_code_of_its_division(read: Read) -> None:
    assert read("平江县启动行动。").of("平江县").attributes == (("code", "430626"),)


def test_unions_of_two_counties_are_two(read: Read) -> None:
    made = read("湖南省平江县总工会启动行动。", "四川省犍为县总工会启动行动。")
    assert len(made.names("TradeUnion")) == 2


def test_titles_without_a_letter_are_not_one_document(read: Read) -> None:
    made = read("书名《……》和《——》待定。")
    assert all("——" not in e.aliases for e in made.entities)


def test_legal_form_tells_apart_firms_that_share_a_brand(read: Read) -> None:
    made = read("望江水泥公司开工，望江集团董事长周明山到场。")
    assert made.names("Enterprise") == ["望江水泥公司", "望江集团"]


def test_firm_without_its_legal_form_is_one_over_the_articles_of_a_page(read: Read) -> None:
    made = read(["东屏能源集团有限责任公司扩产。"], ["东屏能源集团招工。"])
    assert made.names("Enterprise") == ["东屏能源集团有限责任公司"]


def test_firm_named_by_the_country_and_by_its_place_is_one(read: Read) -> None:
    made = read("中国铁路成都局集团有限公司发出通知，成都局集团公司工会随后部署。")
    assert made.names("Enterprise") == ["中国铁路成都局集团有限公司"]


def test_part_named_with_its_firm_in_one_article_and_alone_in_another_is_one(read: Read) -> None:
    made = read(["东屏能源集团青峰湾露天矿投产。"], ["青峰湾露天矿评出标兵。"])
    assert len([n for n in made.names("Organization") if "青峰湾" in n]) == 1


def test_school_named_with_its_city_and_without_is_one(read: Read) -> None:
    made = read("岳阳市湘东工业职业学校的选手夺冠。湘东工业职业学校教研组很高兴。")
    assert made.names("School") == ["岳阳市湘东工业职业学校"]


def test_body_with_and_without_what_it_is_called_besides_is_one(read: Read) -> None:
    made = read("平江县总工会组建劳模创新工作室联盟。“连云”劳模创新工作室联盟有12家成员。")
    assert made.names("Association") == ["“连云”劳模创新工作室联盟"]


def test_event_called_without_its_host_is_the_same(read: Read) -> None:
    made = read("平江县青年工匠论坛举行。平江县总工会举办青年工匠论坛。")
    assert made.names("Meeting") == ["平江县青年工匠论坛"]


@pytest.mark.parametrize(
    ("full", "short"),
    [
        ("湖南宏泰化工股份有限公司", "宏泰公司"),
        ("湖南宏泰控股集团有限公司", "宏泰集团"),
        ("湘江能源集团宏泰林业有限公司", "宏泰林业公司"),
        ("国网湖南省电力有限公司岳阳供电公司", "国网岳阳供电公司"),
    ],
    ids=["brand", "brand-of-a-group", "part-without-its-legal-form", "part-with-the-brand-of-the-whole"],
)
def test_short_form_of_a_firm_is_the_only_firm_it_can_mean(read: Read, full: str, short: str) -> None:
    made = read(f"{full}举办运动会。{short}职工获奖。")
    assert made.of(short) == made.of(full)


def test_short_form_that_two_firms_may_have_is_neither(read: Read) -> None:
    made = read("湖南宏泰化工股份有限公司、湖南宏泰矿业有限公司举办运动会。宏泰公司职工获奖。")
    assert len({made.of(name).id for name in ("湖南宏泰化工股份有限公司", "湖南宏泰矿业有限公司", "宏泰公司")}) == 3


def test_headline_leaves_words_out_of_the_name_of_a_course(read: Read) -> None:
    made = read("平江县总工会举办新就业形态劳动者权益维护培训班。", headline="新就业形态劳动者培训班开班")
    assert made.names("Course") == ["新就业形态劳动者权益维护培训班"]


def test_courses_that_differ_by_their_number_are_two(read: Read) -> None:
    made = read("平江县总工会举办第一期职工焊工培训班。", "平江县总工会举办第十一期职工焊工培训班。")
    assert made.names("Course") == ["第一期职工焊工培训班", "第十一期职工焊工培训班"]


def test_event_called_by_its_number_alone_is_the_one_of_that_number(read: Read) -> None:
    made = read("平江县总工会启动第十六期职工医疗互助活动。第十六期活动由县职工服务中心承办，第十五期活动已经结束。")
    assert made.of("第十六期活动").name == "第十六期职工医疗互助活动"
    assert made.of("第十五期活动").name == "第十五期活动"


def test_school_called_by_the_short_form_of_its_firm_keeps_its_name(read: Read) -> None:
    made = read(
        "近日，黄河能源集团潘三矿职工刘康上岗。黄河能源工匠学院开班。黄河能源控股集团整合资源。今年，黄河能源投入150万元。"
    )
    assert made.names("School") == ["黄河能源工匠学院"]


def test_firms_of_a_brand_that_two_cities_have_stay_two(read: Read) -> None:
    made = read(["恒通科技公司在南京办赛。"], ["苏州恒通科技有限公司复工。"])
    assert made.names("Enterprise") == ["恒通科技公司", "苏州恒通科技有限公司"]


def test_number_that_two_events_have_tells_nothing(read: Read) -> None:
    made = read("岳阳市第十六届职工技能竞赛和第十六届职工书画竞赛举行。第十六届竞赛由岳阳市总工会主办。")
    assert made.of("第十六届竞赛").name == "第十六届竞赛"


@pytest.mark.parametrize("short", ["“巴陵杯”大赛", "市“巴陵杯”技能大赛", "“巴陵杯”职业技能大赛", "“巴陵杯”"])
def test_contest_called_by_its_cup_is_the_one_named_in_full(read: Read, short: str) -> None:
    made = read(f"岳阳市总工会举办第三届岳阳市“巴陵杯”职工职业技能大赛。{short}吸引了300名选手。")
    assert made.names("Program") == ["第三届岳阳市“巴陵杯”职工职业技能大赛"]


def test_final_of_a_cup_is_a_part_of_it(read: Read) -> None:
    made = read("第三届岳阳市“巴陵杯”职工技能大赛决赛举行。“巴陵杯”职工技能大赛吸引了300名选手。")
    assert made.names("Program")[-1] == "第三届岳阳市“巴陵杯”职工技能大赛决赛"
    assert len(made.names("Program")) > 1


def test_course_of_a_campaign_is_not_the_campaign(read: Read) -> None:
    made = read("岳阳市总工会启动“匠心同行”行动。“匠心同行”茶艺师培训班开班。")
    assert made.names("Course") == ["“匠心同行”茶艺师培训班"]
    assert len(made.names("Program")) == 2


def test_contest_of_the_whole_country_is_not_the_one_of_a_province(read: Read) -> None:
    made = read("湖南省第七届医护人员技能大赛落幕。在全省医护人员技能大赛上获奖的选手将参加全国医护人员技能大赛。")
    assert made.names("Competition") == ["全国医护人员技能大赛", "湖南省第七届医护人员技能大赛"]


def test_contest_of_a_campaign_is_not_the_campaign(read: Read) -> None:
    made = read("岳阳市总工会启动“匠心同行”行动。“匠心同行”职工技能大赛开幕。")
    assert made.names("Competition") == ["“匠心同行”职工技能大赛"]
    assert len(made.names("Program")) == 2


def test_contests_of_two_numbers_of_a_cup_are_two(read: Read) -> None:
    made = read("岳阳市总工会主办第三届“巴陵杯”技能大赛，平江县总工会主办第十三届“巴陵杯”职工技能大赛。")
    assert len(made.names("Competition")) == 2


def test_contest_about_more_than_another_is_another(read: Read) -> None:
    made = read("岳阳市总工会举办职工知识竞赛。平江县总工会举办职工法律知识竞赛。")
    assert made.names("Competition") == ["职工法律知识竞赛", "职工知识竞赛"]
