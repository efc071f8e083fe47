"""What "the said company", "the county" and the like stand for."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.resolve.conftest import Resolved

Read = Callable[..., Resolved]


def test_the_firm_is_the_firm_named_last(read: Read) -> None:
    made = read("东屏机械有限公司与望江钢铁有限公司签约。目前，该公司正在扩产。")
    assert made.of("该公司").name == "望江钢铁有限公司"


def test_the_firm_may_stand_in_a_later_paragraph(read: Read) -> None:
    made = read("东屏机械有限公司启动行动。", "目前，该公司正在扩产。")
    assert made.of("该公司").name == "东屏机械有限公司"


def test_the_firm_is_no_union(read: Read) -> None:
    made = read("东屏机械有限公司与平江县总工会签约。目前，该公司正在扩产。")
    assert made.of("该公司").name == "东屏机械有限公司"


def test_what_nothing_was_named_for_stays_open(read: Read) -> None:
    made = read("目前，该公司正在扩产。")
    assert [(m.text, m.entity) for m in made.mentions] == [("该公司", "")]


def test_the_county_is_the_county_of_the_story(read: Read) -> None:
    made = read("平江县启动行动。目前，该县已经完成任务。")
    assert made.of("该县").name == "平江县"


def test_the_county_is_none_that_is_named_only_later(read: Read) -> None:
    made = read("平江县启动行动。目前，该县已经完成任务。", "湘阴县也来学习。")
    assert made.of("该县").name == "平江县"


def test_noun_phrase_is_no_name_of_what_it_stands_for(read: Read) -> None:
    made = read("东屏机械有限公司启动行动。目前，该公司正在扩产。")
    assert made.of("该公司").aliases == ()


def test_union_of_the_said_firm_is_a_body_of_its_own(read: Read) -> None:
    made = read("东屏机械有限公司启动行动。目前，该公司工会正在征集意见。")
    assert made.names("TradeUnion") == ["东屏机械有限公司工会"]


def test_longer_phrase_means_the_firm_that_has_its_words(read: Read) -> None:
    made = read("东屏能源集团有限公司与望江化工公司签约。目前，集团公司正在扩产。")
    assert made.of("集团公司").name == "东屏能源集团有限公司"


@pytest.mark.parametrize(
    ("form", "name"),
    [
        ("公司安全环保部", "东屏机械有限公司安全环保部"),
        ("公司职工培训中心", "东屏机械有限公司职工培训中心"),
    ],
)
def test_department_of_the_firm_is_written_out(read: Read, form: str, name: str) -> None:
    made = read(f"东屏机械有限公司举行仪式。{form}主任周明山到场。")
    assert made.of(form).name == name
    assert (name, "东屏机械有限公司") in made.said("part_of")


def test_noun_phrase_means_the_longer_name_and_not_a_name_inside_it(read: Read) -> None:
    made = read("岳阳农业大学洞庭学院开学。目前，学校正在招生。")
    assert made.of("学校").name == "岳阳农业大学洞庭学院"


def test_ceremony_without_a_meeting_is_that_of_the_event(read: Read) -> None:
    made = read("平江县第三届职工焊工技能大赛举行。启动仪式由赵立新主持。")
    assert made.of("启动仪式").name == "平江县第三届职工焊工技能大赛"


def test_activity_is_no_mechanism(read: Read) -> None:
    made = read("平江县第三届职工焊工技能大赛举行，平江县总工会推行“点单派单”服务模式。活动现场热闹。")
    assert made.of("活动").name == "平江县第三届职工焊工技能大赛"


def test_meeting_is_not_the_one_whose_spirit_it_passes_on(read: Read) -> None:
    made = read("平江县政府第5次常务会议召开，传达全省安全生产工作会议精神。会议强调落实。")
    assert made.of("会议").name == "平江县政府第5次常务会议"


def test_union_in_a_post_is_the_union_of_the_firm_spoken_of(read: Read) -> None:
    made = read("东屏机械有限公司党委副书记、工会主席周明山出席仪式。")
    assert made.of("工会").name == "东屏机械有限公司工会"
    assert ("东屏机械有限公司工会", "东屏机械有限公司") in made.said("part_of")


def test_union_in_a_post_after_a_union_stays_open(read: Read) -> None:
    made = read("平江县总工会派出干部，工会主席周明山说，很好。")
    assert made.names("TradeUnion") == ["平江县总工会"]


def test_union_of_the_said_firm_has_the_whole_phrase(read: Read) -> None:
    made = read("东屏机械有限公司扩产。近年来，该公司工会陆续组建合唱团。")
    assert made.of("该公司工会").name == "东屏机械有限公司工会"


def test_union_of_the_mine_is_that_of_the_mine_named_last(read: Read) -> None:
    made = read("平江县青峰煤矿传来捷报。湖南东屏机械有限公司派人观摩。矿工会开起课堂。")
    assert made.of("矿工会").name == "平江县青峰煤矿工会"


def test_phrase_means_the_last_thing_that_is_called_so(read: Read) -> None:
    made = read("平江县总工会建立“法院+工会”诉调对接机制，推出“流动课堂”。今年7月，该机制获奖。")
    assert made.of("该机制").name == "“法院+工会”诉调对接机制"


def test_unit_of_work_is_one_of_the_firm_named_last(read: Read) -> None:
    made = read("东屏机械有限公司工会为装配二队职工周明山送来慰问金。")
    assert made.of("装配二队").name == "东屏机械有限公司装配二队"


def test_unit_of_work_is_one_of_the_firm_the_article_is_about(read: Read) -> None:
    made = read("东屏机械有限公司复工。", "装配二队职工周明山盯着屏幕。质检部的检验员沈建英也来了。")
    assert made.of("装配二队").name == "东屏机械有限公司装配二队"
    assert made.of("质检部").name == "东屏机械有限公司质检部"
    assert ("东屏机械有限公司质检部", "东屏机械有限公司") in made.said("part_of")


def test_unit_of_work_between_two_firms_stays_open(read: Read) -> None:
    made = read("东屏机械有限公司、平江化工有限公司复工。", "装配二队职工周明山回家。")
    assert [m.entity for m in made.mentions if m.text == "装配二队"] == [""]


def test_unit_of_work_is_the_one_that_is_named_with_it(read: Read) -> None:
    made = read("综采三队队长周明山盯着进度。", "青峰煤矿综采三队、白水煤矿综采一队上榜。")
    assert made.of("综采三队").name == "青峰煤矿综采三队"


def test_course_and_panel_are_no_units_of_a_firm(read: Read) -> None:
    made = read("东屏机械有限公司复工。", "焊工培训班学员周明山、专家组组长沈建英到场。")
    assert [m.text for m in made.mentions if m.anaphor] == []


def test_department_of_the_mine_spoken_of(read: Read) -> None:
    made = read("平江县青峰煤矿传来捷报。近日，矿生产技术科派出工程师周明山蹲点。")
    assert made.of("矿生产技术科").name == "平江县青峰煤矿生产技术科"


def test_union_of_a_hospital_that_only_its_department_names(read: Read) -> None:
    made = read("走进平江县第一人民医院儿科，先看见红领结。医院工会补贴了培训费。")
    assert made.of("医院工会").name == "平江县第一人民医院工会"


def test_part_is_meant_by_its_own_words_later(read: Read) -> None:
    made = read("国网岳阳供电公司变电运维中心管着11座变电站。", "变电运维中心主任周明山说，班里缺人。")
    assert made.of("变电运维中心").name == "国网岳阳供电公司变电运维中心"


@pytest.mark.parametrize(
    ("name", "said"),
    [("平江县中心医院", "这家医院"), ("平江县第一中学", "这所学校"), ("平江煤业有限公司", "这家企业"),
     ("平江机械职工创新工作室", "该创新工作室"), ("湖南平江律师事务所", "该律师事务所")],
)  # fmt: skip
def test_body_that_is_pointed_at_by_its_kind(read: Read, name: str, said: str) -> None:
    made = read(f"{name}名声很大。平江县总工会走访了{said}。")
    assert made.of(said).name.endswith(name)


def test_office_of_lawyers_is_a_firm_that_its_noun_points_at(read: Read) -> None:
    made = read("云南滇西律师事务所签下协议。该所主任罗明远表示欢迎。")
    assert made.of("该所") == made.of("云南滇西律师事务所")


def test_firm_that_only_a_longer_name_names_is_meant_where_no_other_is(read: Read) -> None:
    made = read("记者走进岳阳东屏机械有限公司培训中心。公司工会主席罗明远介绍了情况。")
    assert "岳阳东屏机械有限公司工会" in made.names("TradeUnion")


def test_group_is_not_a_firm_that_is_none(read: Read) -> None:
    made = read("记者走进岳阳东屏机械有限公司培训中心。集团公司工会主席罗明远介绍了情况。")
    assert made.names("TradeUnion") == []


def test_noun_at_the_end_of_a_name_before_a_post_is_the_body_named_so(read: Read) -> None:
    made = read("他是国网平江县供电公司长寿供电所台区经理。", "东屏机械有限公司送来锦旗。供电所所长周明山到场。")
    assert made.of("供电所").name == "国网平江县供电公司长寿供电所"


def test_group_is_the_one_of_the_firms_that_is_called_so(read: Read) -> None:
    made = read("湖南东屏集团有限公司船舶分公司复工。集团工会副主席周明山到场。")
    assert made.of("集团工会").name == "湖南东屏集团有限公司工会"


def test_group_that_no_name_says_is_no_firm_of_another_name(read: Read) -> None:
    made = read("湖南东屏机械有限公司工会送来锦旗。集团公司工会主办比赛。")
    assert [m.entity for m in made.mentions if m.text == "集团公司工会"] == [""]


def test_union_beside_the_party_committee_of_the_said_firm(read: Read) -> None:
    made = read("东屏机械有限公司业务部经理沈建英到场。", "公司党总支书记、工会主席周明山到场。")
    assert made.of("工会").name == "东屏机械有限公司工会"


def test_unit_of_work_stays_what_it_was_before(read: Read) -> None:
    first = "东屏机械有限公司岳阳分公司复工。高空班的工人周明山到场。"
    made = read(first, "东屏机械有限公司发文。高空班的工人沈建英到场。")
    assert len({m.entity for m in made.mentions if m.text == "高空班"}) == 1
    assert made.of("高空班").name == "东屏机械有限公司岳阳分公司高空班"


def test_union_of_the_house_named_by_its_noun(read: Read) -> None:
    made = read("平江县妇幼保健院开班。", "保健院工会主席周明山到场。")
    assert made.of("保健院工会").name == "平江县妇幼保健院工会"


def test_second_department_of_a_list_is_one_of_the_same_firm(read: Read) -> None:
    made = read("湖南东屏煤业集团牵头，集团生产技术部、安全监察部配合。")
    assert made.of("安全监察部").name == "湖南东屏煤业集团安全监察部"


def test_office_of_the_union_that_a_noun_phrase_meant(read: Read) -> None:
    made = read("湖南东屏煤业集团办起竞赛，由集团工会牵头。", "集团工会劳动保护部部长周明山介绍。")
    assert made.of("集团工会劳动保护部").name == "湖南东屏煤业集团工会劳动保护部"


def test_community_without_its_address_and_its_party_committee(read: Read) -> None:
    later = "小站由九方新苑社区和岳阳楼区总工会建起。社区党委书记周明山说，很好。"
    made = read("岳阳市岳阳楼区九方新苑社区开了小站。", later)
    assert made.of("九方新苑社区").name == made.of("岳阳市岳阳楼区九方新苑社区").name
    assert made.of("社区党委").name.endswith("九方新苑社区党委")


@pytest.mark.parametrize("verb", ["请来了", "邀请", "特邀"])
def test_unit_that_is_invited_is_none_of_the_firm(read: Read, verb: str) -> None:
    made = read(f"东屏机械有限公司开展慰问活动，{verb}医疗队的医生周明山为职工义诊。")
    assert made.names("Team") == []


def test_unit_behind_another_verb_is_one_of_the_firm(read: Read) -> None:
    made = read("东屏机械有限公司召开大会，表彰检修三队的周明山。")
    assert made.names("Team") == ["东屏机械有限公司检修三队"]


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("店里", "青峰书店"),
        ("厂子", "望江机械厂"),
        ("该厂", "望江机械厂"),
        ("合作社", "青峰果蔬专业合作社"),
        ("该矿", "青峰煤矿"),
        ("公司", "东屏机械有限公司"),
    ],
)
def test_noun_phrase_means_the_body_last_named_so(read: Read, said: str, name: str) -> None:
    named = "青峰书店、望江机械厂、青峰果蔬专业合作社、青峰煤矿与东屏机械有限公司签约。"
    assert read(f"{named}去年，{said}荣获全国工人先锋号。").of(said).name == name


def test_firm_may_be_called_a_works_and_is_no_cooperative(read: Read) -> None:
    made = read("东屏机械有限公司扩产。去年，厂子荣获全国工人先锋号，合作社也来学习。")
    assert [m.entity != "" for m in made.mentions if m.text in ("厂子", "合作社")] == [True, False]


def test_union_of_the_works_spoken_of(read: Read) -> None:
    made = read("望江机械厂与东屏机械有限公司签约。厂子工会主席周明山出席仪式。")
    assert made.of("厂子工会").name == "望江机械厂工会"


def test_parts_of_a_firm_in_a_list_need_not_say_whose_they_are(read: Read) -> None:
    made = read("东屏机械有限公司人力资源部、生产技术部和工会共同主办比赛。")
    firm = "东屏机械有限公司"
    assert made.said("part_of") == {(f"{firm}{part}", firm) for part in ("人力资源部", "生产技术部", "工会")}


def test_noun_of_a_union_before_another_noun_is_no_part(read: Read) -> None:
    made = read("东屏机械有限公司人力资源部和工会活动受到欢迎。")
    assert made.said("part_of") == {("东屏机械有限公司人力资源部", "东屏机械有限公司")}


def test_the_said_action_is_no_part_of_a_bank(read: Read) -> None:
    made = read("平江县总工会启动“暖心驿家”行动。该行动惠及千人。")
    assert made.of("该行动").name == "暖心驿家"


def test_part_listed_behind_another_part_is_of_the_same_body(read: Read) -> None:
    made = read("东屏机械有限公司人力资源部、安全环保部和工会举办比赛。")
    assert made.of("工会").name == "东屏机械有限公司工会"


def test_department_of_a_union_listed_behind_another_one_is_of_the_union(read: Read) -> None:
    made = read("平江县总工会组织部、宣教部举办比赛。")
    assert made.of("宣教部").name == "平江县总工会宣教部"


def test_unit_named_with_its_body_is_meant_by_its_own_name_before_a_post(read: Read) -> None:
    made = read("东屏机械有限公司人力资源部启动培训。", "人力资源部部长王一鸣到场。")
    assert {m.entity for m in made.mentions if m.text == "人力资源部"} == {made.of("东屏机械有限公司人力资源部").id}


def test_faculty_named_with_its_school_is_meant_by_its_own_name_before_a_post(read: Read) -> None:
    made = read("平台由岳阳交通大学桥梁学院研发。", "桥梁学院副教授王一鸣到场。")
    assert made.of("桥梁学院").name == "岳阳交通大学桥梁学院"


def test_unit_that_nobody_named_stays_part_of_the_post(read: Read) -> None:
    made = read("东屏机械有限公司启动培训。", "人力资源部部长王一鸣到场。")
    assert not [m for m in made.mentions if m.text == "人力资源部"]


def test_union_of_the_group_is_that_of_a_limited_company(read: Read) -> None:
    made = read("岳阳水泥集团有限公司复工。突击队被集团公司工会授予称号。")
    assert made.of("集团公司工会").name == "岳阳水泥集团有限公司工会"


def test_office_behind_the_short_form_of_its_firm_is_part_of_it(read: Read) -> None:
    made = read("工程由岳阳水泥集团有限公司(以下简称岳泥集团)安全环保部牵头。")
    assert made.said("part_of") == {("岳阳水泥集团有限公司安全环保部", "岳阳水泥集团有限公司")}
