"""What a body, place or honour is called in full: written out from the story, the headline or the document."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.resolve.naming import squeeze
from tests.resolve.conftest import Resolved

Read = Callable[..., Resolved]


def test_punctuation_width_and_case_do_not_count() -> None:
    assert squeeze("“暖心·同行”（２０２５）Ａpp") == squeeze("暖心同行2025app")


def test_county_union_takes_the_county_of_the_story(read: Read) -> None:
    made = read("平江县启动行动。县总工会派出干部。")
    assert made.of("县总工会").name == "平江县总工会"


def test_agency_takes_the_county_of_the_story(read: Read) -> None:
    made = read("平江县总工会联合县工商联、科技局走进企业。")
    assert made.names("Organization") == ["平江县工商联", "平江县总工会", "平江县科技局"]


def test_federation_of_commerce_is_no_union_of_the_chamber(read: Read) -> None:
    made = read("平江县启动行动。县总工会会同县总商会走进企业。")
    assert made.names("Organization") == ["平江县总商会", "平江县总工会"]


def test_city_above_the_county_is_known_from_the_table(read: Read) -> None:
    made = read("平江县总工会启动行动，市总工会、省总工会给予支持。")
    assert made.of("市总工会").name == "岳阳市总工会"
    assert made.of("省总工会").name == "湖南省总工会"


def test_region_comes_from_the_headline(read: Read) -> None:
    made = read("县总工会派出干部。", headline="平江县职工之家揭牌")
    assert made.of("县总工会").name == "平江县总工会"


def test_region_comes_from_what_the_article_says_later(read: Read) -> None:
    made = read("县总工会派出干部。", "平江县的职工很高兴。")
    assert made.of("县总工会").name == "平江县总工会"


def test_region_comes_from_another_article_of_the_document(read: Read) -> None:
    made = read(["平江县启动行动。"], ["县总工会派出干部。"])
    assert made.of("县总工会").name == "平江县总工会"


def test_each_story_has_its_own_county(read: Read) -> None:
    made = read(["平江县启动行动。县总工会派出干部。"], ["犍为县启动行动。县总工会派出干部。"])
    assert made.names("TradeUnion") == ["平江县总工会", "犍为县总工会"]


def test_body_of_no_known_division_is_marked_not_guessed(read: Read) -> None:
    union = read("县总工会派出干部。").of("县总工会")
    assert (union.name, union.ambiguous) == ("县总工会", True)
    assert union.reasons


def test_county_union_does_not_take_a_district(read: Read) -> None:
    assert read("岳阳市岳阳楼区启动行动，县总工会到场。").of("县总工会").ambiguous


def test_one_letter_for_the_union_is_written_out(read: Read) -> None:
    assert read("岳阳市总推出服务。").of("岳阳市总").name == "岳阳市总工会"


@pytest.mark.parametrize(
    ("short", "full"), [("县总", "平江县总工会"), ("市总", "岳阳市总工会"), ("省总", "湖南省总工会")]
)
def test_one_letter_for_the_union_after_a_bare_unit_takes_the_story(read: Read, short: str, full: str) -> None:
    assert read(f"平江县启动行动。近日，{short}推出服务。").of(short).name == full


def test_national_union_is_one_body_under_all_its_names(read: Read) -> None:
    made = read("全总印发通知。中华全国总工会派出干部。全国总工会要求落实。")
    assert made.names("TradeUnion") == ["中华全国总工会"]
    assert {"全总", "全国总工会"} <= set(made.of("全总").aliases)


def test_district_has_its_city_in_the_name_where_the_text_tells_it(read: Read) -> None:
    made = read("乐山市沙湾区总工会启动行动。沙湾区总工会派出干部。")
    assert made.names("TradeUnion") == ["乐山市沙湾区总工会"]


def test_province_before_a_county_is_no_other_union(read: Read) -> None:
    made = read("湖南省平江县总工会启动行动。平江县总工会派出干部。")
    assert len(made.names("TradeUnion")) == 1


def test_short_name_of_a_city_is_its_full_name(read: Read) -> None:
    assert read("设备从乐山运来。").of("乐山").name == "乐山市"


def test_bodies_by_short_and_full_place_are_one(read: Read) -> None:
    made = read("乐山市总工会启动行动，乐山总工会派出干部。")
    assert made.names("TradeUnion") == ["乐山市总工会"]


def test_unit_of_a_body_has_the_full_name_of_the_body(read: Read) -> None:
    made = read("平江县启动行动。县总工会法律工作部开通热线。")
    assert made.of("县总工会法律工作部").name == "平江县总工会法律工作部"


def test_program_with_its_quotation_marks_and_without_is_one(read: Read) -> None:
    made = read("平江县总工会启动“点亮微心愿”活动。如今，“点亮微心愿”成了品牌。")
    assert made.names("Program") == ["点亮微心愿"]


def test_honour_of_a_bare_unit_takes_the_division(read: Read) -> None:
    made = read("平江县启动评选。县劳动模范周明山到场。")
    assert made.names("Honour") == ["平江县劳动模范"]


def test_towns_and_villages_are_called_without_what_is_above_them(read: Read) -> None:
    made = read("平江县青溪镇石桥村喜获丰收。")
    assert made.names("AdminDivision") == ["平江县", "石桥村", "青溪镇"]


def test_towns_of_one_name_in_two_counties_are_two(read: Read) -> None:
    made = read("平江县城关镇和湘阴县城关镇受到表扬。")
    assert made.names("AdminDivision").count("城关镇") == 2


def test_town_named_again_without_its_county_is_the_same(read: Read) -> None:
    made = read("平江县青溪镇喜获丰收。", "青溪镇的村民很高兴。")
    assert made.names("AdminDivision") == ["平江县", "青溪镇"]


def test_introduced_short_form_means_the_body(read: Read) -> None:
    made = read("东屏机械有限公司（以下简称“东屏”）扩产。东屏计划招工。")
    assert made.names("Enterprise") == ["东屏机械有限公司"]
    assert made.of("东屏").aliases == ("东屏",)


def test_introduced_short_form_of_a_body_whose_place_is_in_no_table(read: Read) -> None:
    made = read("云海市总工会（以下简称“总工会”）启动行动。总工会派出干部。")
    assert made.names("TradeUnion") == ["云海市总工会"]
    assert not made.of("总工会").ambiguous


def test_bare_city_is_the_city_above_a_smaller_one(read: Read) -> None:
    made = read("岳阳市举行大会，代表走进临湘市的工厂。市总工会作出部署。")
    assert made.of("市总工会").name == "岳阳市总工会"


def test_body_named_in_full_tells_what_the_bare_city_is(read: Read) -> None:
    made = read("岳阳市举行大会。临湘市总工会到会，市总工会还介绍了做法。")
    assert made.of("市总工会").name == "临湘市总工会"


@pytest.mark.parametrize("form", ["团市委", "共青团岳阳市委"])
def test_league_committee_has_the_division_inside_its_name(read: Read, form: str) -> None:
    assert read(f"岳阳市举行大会，{form}参加。").of(form).name == "共青团岳阳市委"


def test_short_name_of_a_city_named_in_full_elsewhere_is_that_city(read: Read) -> None:
    made = read("在阿勒泰，冬天很冷。阿勒泰市的骑手照常送餐。")
    assert made.names("Place") == ["阿勒泰市"]


def test_district_holds_no_city(read: Read) -> None:
    made = read("岳阳楼区南通路小学举行活动。")
    assert made.names("Place") == ["岳阳楼区"]


def test_city_of_the_page_stays_the_same_to_the_end_of_the_article(read: Read) -> None:
    made = read(["岳阳市发出通知。"], ["市总工会召开会议。", "临湘市建起驿站，市总工会给予补助。"])
    assert made.names("TradeUnion") == ["岳阳市总工会"]


def test_firm_is_called_what_the_page_calls_it(read: Read) -> None:
    assert read("顺丰、申通等企业参加。").of("申通").name == "申通"


def test_short_form_of_a_ministry_is_written_out(read: Read) -> None:
    assert read("人社部发出通知。").of("人社部").name == "人力资源和社会保障部"


def test_union_of_a_zone_is_no_federation(read: Read) -> None:
    made = read("湖南省岳阳市城陵矶新区工会举行活动。")
    assert made.names("TradeUnion") == ["湖南省岳阳市城陵矶新区工会"]


def test_bare_city_in_an_article_without_places_is_the_city_of_the_page(read: Read) -> None:
    made = read(["岳阳市召开大会。岳阳市总工会到会。", "临湘市也派人参加。"], ["市商务局发出通知。"])
    assert made.of("市商务局").name == "岳阳市商务局"
    assert ("岳阳市商务局", "岳阳市") in made.said("located_in")


def test_city_in_the_name_of_a_firm_is_not_the_city_of_the_story(read: Read) -> None:
    page = ["岳阳市召开大会。岳阳市总工会到会。"]
    made = read(page, ["岳阳青柏钢业有限公司同株洲东埠辊业有限公司联手，市科技局拨付20万元。"])
    assert made.of("市科技局").name == "岳阳市科技局"


def test_city_in_the_name_of_a_firm_is_that_of_the_story_where_no_other_is_named(read: Read) -> None:
    made = read("株洲东埠辊业有限公司扩建厂房，市科技局拨付20万元。")
    assert made.of("市科技局").name == "株洲市科技局"


def test_bare_city_on_a_page_of_many_cities_stays_open(read: Read) -> None:
    made = read(["岳阳市召开大会。"], ["株洲市召开大会。"], ["市商务局发出通知。"])
    assert made.of("市商务局").ambiguous


def test_smaller_city_that_the_paragraph_alone_names_is_meant(read: Read) -> None:
    made = read("岳阳市召开大会。", "临湘市总工会牵头，联合市人社局出台指引。")
    assert made.of("市人社局").name == "临湘市人社局"


def test_county_named_in_full_elsewhere_on_the_page_may_be_named_short(read: Read) -> None:
    made = read(["平江县总工会召开会议。"], ["平江的驿站连点成线。县总工会添置了设备。"])
    assert made.names("TradeUnion") == ["平江县总工会"]


def test_town_lies_in_the_county_of_its_section(read: Read) -> None:
    made = read("平江县与湘阴县结对。", "湘阴：课堂搬上山", "青溪镇办起夜校。", headline="两县共建")
    assert ("青溪镇", "湘阴县") in made.said("located_in")


def test_unit_of_a_province_is_not_the_unit_of_a_district(read: Read) -> None:
    made = read("广西壮族自治区柳州市柳南区总工会授牌。自治区总工会派人出席。")
    assert made.of("自治区总工会").name == "广西壮族自治区总工会"


def test_union_of_a_trade_is_one_by_the_full_and_the_short_name_of_its_prefecture(read: Read) -> None:
    made = read("楚雄州快递行业工会联合会揭牌。楚雄彝族自治州快递行业工会联合会召开大会。")
    assert made.names("TradeUnion") == ["楚雄彝族自治州快递行业工会联合会"]


def test_part_of_a_firm_keeps_the_short_form_in_its_name_but_its_union_does_not(read: Read) -> None:
    made = read("东屏机械有限公司（以下简称“东屏机械”）扩产。东屏机械技术研究院和东屏机械工会联手。")
    assert {"东屏机械技术研究院", "东屏机械有限公司工会"} <= set(made.names("Organization"))


def test_three_divisions_before_a_body_are_its_address(read: Read) -> None:
    made = read("在浙江省宁波市慈溪市周巷镇职工服务中心，灯火通明。")
    assert made.names("Institution") == ["周巷镇职工服务中心"]


def test_agency_in_a_list_belongs_to_the_division_of_the_one_before(read: Read) -> None:
    made = read("广西壮族自治区总工会召开会议，自治区人社厅、工信厅和国资委配合。柳州市柳南区很热闹。")
    assert made.of("国资委").name == "广西壮族自治区国资委"


def test_committee_and_court_are_one_by_the_full_and_the_short_name(read: Read) -> None:
    made = read("中共岳阳市委和岳阳楼区人民检察院派人参加。市委领导讲话，区检察院作报告。")
    assert made.names("Party") == ["中共岳阳市委"]
    assert len(made.names("Government")) == 1


def test_union_of_two_counties_is_the_one_named_last_before(read: Read) -> None:
    made = read("平江县总工会走访企业。", "县总工会干部说明政策。", "犍为县总工会派人学习。")
    assert made.of("县总工会").name == "平江县总工会"


def test_years_a_plan_lasts_do_not_make_it_another_plan(read: Read) -> None:
    made = read("市里启动“暖心同行”三年行动。", "“暖心同行”行动惠及职工。")
    assert len(made.names("Program")) == 1


def test_place_of_a_body_keeps_the_name_of_the_body(read: Read) -> None:
    assert read("平江县总工会职工之家揭牌。").names("Facility") == ["平江县总工会职工之家"]


def test_quotation_mark_is_not_counted_into_the_name_of_a_place(read: Read) -> None:
    assert read("平江县总工会为“平江县焊接教育基地”揭牌。").names("Facility") == ["焊接教育基地"]


def test_union_of_a_town_has_all_places_that_are_written_before_it(read: Read) -> None:
    assert read("湖南省平江县青溪镇总工会派出干部。").names("TradeUnion") == ["湖南省平江县青溪镇总工会"]
    assert read("平江县启动行动。青溪镇总工会派出干部。").names("TradeUnion") == ["青溪镇总工会"]


def test_facility_of_a_bare_unit_takes_the_city_of_the_story(read: Read) -> None:
    assert read("岳阳市举行会议。会议在市工人文化宫召开。").names("Facility") == ["岳阳市工人文化宫"]


def test_honour_of_the_grade_of_a_city_is_not_of_the_city_of_the_story(read: Read) -> None:
    made = read("岳阳市启动行动。工作室被命名为市级职工创新工作室。")
    assert made.names("Honour") == ["市级职工创新工作室"]


def test_noun_that_several_places_share_names_a_body_of_each(read: Read) -> None:
    made = read("平江县、华容县、湘阴县三县民政局联合主办职工技能大赛。")
    assert made.names("Government") == ["华容县民政局", "平江县民政局", "湘阴县民政局"]
    assert ("华容县民政局", "华容县") in made.said("located_in")


def test_noun_that_cities_share_begins_with_their_unit(read: Read) -> None:
    made = read("岳阳、常德、益阳三市总工会签订合作协议。")
    assert set(made.names("TradeUnion")) == {"岳阳市总工会", "常德市总工会", "益阳市总工会"}


def test_bodies_of_places_that_are_not_named_stay_one(read: Read) -> None:
    assert "平江县总工会" not in read("平江县启动行动，活动走进两县，省市两级总工会到会。").names("TradeUnion")


OWN = ["平江县三阳乡种茶。"], ["平江县教育局发通知。"], ["平江县召开会议。"], ["平江县医院扩建。"], ["平江县修路。"]


def test_county_named_on_the_way_is_not_that_of_a_county_s_page(read: Read) -> None:
    made = read(*OWN, ["平江县办节。从贵州省荔波县来了歌队。县文化馆排练。加义镇来了人。"])
    assert made.of("县文化馆").name == "平江县文化馆"
    assert ("加义镇", "平江县") in made.said("located_in")


def test_county_of_the_story_is_meant_where_the_page_has_none_of_its_own(read: Read) -> None:
    made = read(["平江县办节。"], ["贵州省荔波县办节。县文化馆排练。"])
    assert made.of("县文化馆").name == "荔波县文化馆"


def test_town_of_another_county_stays_there_on_a_county_s_page(read: Read) -> None:
    made = read(*OWN, ["代表团赴湘阴县新泉镇学习。新泉镇介绍了经验。湘阴县总工会在岭北镇开会。"])
    assert {("新泉镇", "湘阴县"), ("岭北镇", "湘阴县")} <= made.said("located_in")


def test_county_that_is_pointed_at_is_the_one_named_last(read: Read) -> None:
    made = read(*OWN, ["湘阴县总工会办赛。该县总工会发来贺信。"])
    assert made.names("TradeUnion") == ["湘阴县总工会"]


@pytest.mark.parametrize("noun", ["图书馆", "供电公司", "一中", "作协", "人民医院", "环卫处"])
def test_body_of_a_bare_unit_is_the_one_that_is_named_with_its_division(read: Read, noun: str) -> None:
    made = read(f"岳阳市{noun}举办培训班。昨天，市{noun}印发通知。")
    assert made.names("Organization") == [f"岳阳市{noun}"]
    assert made.of(f"市{noun}") == made.of(f"岳阳市{noun}")


def test_works_of_a_firm_called_after_a_county_stay_those_of_the_firm(read: Read) -> None:
    made = read("远帆石油有限公司平江采油厂举办培训班。昨天，平江采油厂印发通知。")
    assert made.names("Organization") == ["远帆石油有限公司", "远帆石油有限公司平江采油厂"]


def test_place_written_alone_is_the_one_written_behind_a_county_later(read: Read) -> None:
    first = "青溪镇启动行动，青溪镇总工会派出干部。大赛在平江县青溪镇收官，"
    made = read(first + "昨天在平江县石桥港区颁奖。石桥港区职工参加。")
    assert made.names("Place") == ["平江县", "石桥港区", "青溪镇"]
    assert made.names("Organization") == ["青溪镇总工会"]


def test_place_written_alone_stays_apart_where_two_counties_have_one_of_its_name(read: Read) -> None:
    made = read("石桥港区启动行动。", "大赛在平江县石桥港区收官。", "大赛在湘阴县石桥港区收官。")
    assert made.names("Place").count("石桥港区") == 3


def test_department_behind_a_member_of_the_committee_is_that_of_the_committee(read: Read) -> None:
    made = read("岳阳市委宣传部举办宣讲。岳阳市委常委、宣传部部长周明山讲话。市委宣传部印发通知。")
    assert made.names("Organization") == ["岳阳市委", "岳阳市委宣传部"]


def test_department_named_again_alone_is_the_same_department(read: Read) -> None:
    made = read("远帆重工有限公司党委宣传部印发通知。公司党委委员、宣传部部长周明山讲话。")
    assert made.names("Organization") == ["远帆重工有限公司", "远帆重工有限公司党委", "远帆重工有限公司党委宣传部"]


@pytest.mark.parametrize(
    ("full", "short"),
    [
        ("岳阳市市场监督管理局", "市市监局"),
        ("岳阳市文化广电旅游体育局", "市文旅广体局"),
        ("岳阳市自然资源和规划局", "市自然资源局"),
        ("岳阳市人民代表大会常务委员会", "市人大常委会"),
        ("岳阳市第一中学", "岳阳一中"),
        ("岳阳市第一人民医院", "市一医院"),
        ("国家税务总局岳阳市税务局", "岳阳市税务局"),
        ("国家税务总局岳阳税务局", "岳阳市税务局"),
        ("国家税务总局岳阳市岳阳楼区税务局", "岳阳楼区税务局"),
        ("岳阳市企业联合会", "市企联"),
    ],
)
def test_office_school_or_hospital_by_its_short_name_is_the_one_named_in_full(
    read: Read, full: str, short: str
) -> None:
    made = read([f"{full}举办培训班。"], [f"岳阳市启动行动，{short}组织职工参观。"])
    assert made.of(short) == made.of(full)


def test_offices_whose_letters_another_name_only_has_too_stay_two(read: Read) -> None:
    made = read("岳阳市税务局、岳阳市税务稽查局举办培训班。")
    assert made.names("Government") == ["岳阳市税务局", "岳阳市税务稽查局"]


def test_union_of_an_industry_and_its_national_committee_are_one(read: Read) -> None:
    made = read("中国机械冶金建材工会全国委员会举办培训班。中国机冶建工会组织职工参观。")
    assert made.names("Organization") == ["中国机械冶金建材工会"]


def test_body_of_an_autonomous_prefecture_is_called_as_the_page_calls_the_prefecture(read: Read) -> None:
    short = read("恩施州总工会举办培训班。州人大常委会派出干部。")
    assert short.names("Organization") == ["恩施州人大常委会", "恩施州总工会"]
    full = read("恩施土家族苗族自治州启动行动。恩施州总工会举办培训班。")
    assert full.names("Organization") == ["恩施土家族苗族自治州总工会"]
    assert short.of("恩施州总工会").id == full.of("恩施州总工会").id


def test_body_of_a_prefecture_named_without_its_unit_is_written_out(read: Read) -> None:
    assert read("恩施总工会举办培训班。").names("Organization") == ["恩施土家族苗族自治州总工会"]


@pytest.mark.parametrize("joint", ["与", "、"])
def test_body_joined_to_one_of_a_smaller_city_is_of_that_city(read: Read, joint: str) -> None:
    made = read(f"长沙浏阳市的夜市开张。集市由浏阳市总工会{joint}市人社局举办。长沙市总工会祝贺。")
    assert "浏阳市" in made.of("市人社局").name


def test_body_that_is_not_joined_to_another_is_of_the_larger_city(read: Read) -> None:
    made = read("长沙浏阳市的夜市开张。浏阳市总工会派人到场。随后,市人社局发来贺信。")
    assert made.of("市人社局").name.startswith("长沙市")


def test_branches_of_two_offices_in_one_district_are_two(read: Read) -> None:
    made = read("岳阳市公安局平江县分局举办培训班。岳阳市生态环境局平江县分局派出干部。")
    assert {"岳阳市公安局平江县分局", "岳阳市生态环境局平江县分局"} <= set(made.names("Organization"))


def test_place_written_alone_in_an_article_on_another_city_is_not_that_of_a_county(read: Read) -> None:
    made = read(["长沙市启动行动，职工在石桥公园集会。"], ["平江县总工会在平江县石桥公园举办活动。"])
    assert made.names("Place").count("石桥公园") == 2


def test_what_lies_in_a_place_written_alone_moves_with_it(read: Read) -> None:
    made = read(["石桥港区三号码头启用。石桥港区启动行动。"], ["平江县石桥港区三号码头启用。"])
    assert len(set(made.names("Place"))) == len(made.names("Place"))


def test_university_called_like_a_city_is_the_same_in_an_article_on_another_city(read: Read) -> None:
    one, other = read("吉林市启动行动，吉林大学派出选手。"), read("长春市启动行动，吉林大学派出选手。")
    assert one.of("吉林大学").id == other.of("吉林大学").id


def test_company_of_a_city_is_one_with_the_unit_of_the_city_and_without(read: Read) -> None:
    assert len(read("岳阳市供电公司举办培训班。岳阳供电公司派出干部。").names("Enterprise")) == 1


def test_stations_that_differ_in_their_number_are_two(read: Read) -> None:
    made = read("岳阳市第一派出所、岳阳市第十一派出所举办培训班。")
    assert made.names("Organization") == ["岳阳市第一派出所", "岳阳市第十一派出所"]
