"""Bodies: where their names begin and end, units inside units, short forms, and what is no body."""

from __future__ import annotations

import pytest

from tests.extract.conftest import Mentions, Named


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("近日，湖南省平江县总工会举办消防演练。", "湖南省平江县总工会"),
        ("记者从岳阳市总工会获悉，新规已经施行。", "岳阳市总工会"),
        ("活动由犍为县总工会主办。", "犍为县总工会"),
        ("为此，平江县总工会多次上门走访。", "平江县总工会"),
        ("在乐山市总工会指导下，比赛顺利举行。", "乐山市总工会"),
    ],
    ids=["after-date", "after-from", "after-by", "after-therefore", "after-in"],
)
def test_name_of_a_union_begins_with_its_place_and_not_before(named: Named, text: str, name: str) -> None:
    assert named("TradeUnion", text) == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("平江县总工会主席到场。", "平江县总工会"),
        ("平江县总工会经费审查委员会召开会议。", "平江县总工会经费审查委员会"),
        ("平江县总工会女职工委员会召开会议。", "平江县总工会女职工委员会"),
    ],
    ids=["before-post", "committee", "womens-committee"],
)
def test_name_of_a_union_ends_before_a_post_and_after_its_own_part(named: Named, text: str, name: str) -> None:
    assert name in named("Organization", text)


def test_two_unions_in_a_list_are_two(named: Named) -> None:
    text = "中国机械冶金建材工会、四川省机械冶金建材工会联合举办培训。"
    assert named("TradeUnion", text) == ["中国机械冶金建材工会", "四川省机械冶金建材工会"]


def test_unions_of_one_county_after_another_are_each_their_own(named: Named) -> None:
    text = "岳阳市总工会、平江县总工会和湘阴县总工会到企业走访。"
    assert named("TradeUnion", text) == ["岳阳市总工会", "平江县总工会", "湘阴县总工会"]


def test_unit_inside_a_unit_is_found_with_what_it_is_part_of(named: Named) -> None:
    text = "平江县总工会法律工作部开设热线。"
    assert named("Organization", text) == ["平江县总工会", "平江县总工会法律工作部"]


def test_firm_inside_the_name_of_its_union(named: Named) -> None:
    text = "近日，东屏机械有限公司工会慰问职工。"
    assert named("Enterprise", text) == ["东屏机械有限公司"]
    assert named("TradeUnion", text) == ["东屏机械有限公司工会"]


@pytest.mark.parametrize(
    "name",
    [
        "东屏机械有限公司",
        "平江县东屏食品有限责任公司",
        "中国东屏钢铁集团有限公司",
        "湖南东屏新材料股份有限公司",
        "东屏科技（平江）有限公司",
        "东屏（平江）科技有限公司",
    ],
)
def test_firm_has_its_brand_its_place_and_its_legal_form(named: Named, name: str) -> None:
    assert named("Enterprise", f"近日，工作人员来到{name}开展服务。") == [name]


def test_branch_of_a_firm_is_found_with_the_firm(named: Named) -> None:
    text = "东屏机械有限公司岳阳分公司招聘新员工。"
    assert named("Enterprise", text) == ["东屏机械有限公司", "东屏机械有限公司岳阳分公司"]


@pytest.mark.parametrize("agency", ["人社局", "科技局", "工信局", "工商联"])
def test_agency_of_the_county_is_given_by_a_bare_unit_and_its_short_form(named: Named, agency: str) -> None:
    text = f"平江县总工会联合县{agency}推出服务。"
    assert named("Organization", text) == ["平江县总工会", f"县{agency}"]


def test_agencies_in_a_list_need_the_unit_only_once(named: Named) -> None:
    text = "平江县总工会联合县工商联、科技局、工信局走进企业。"
    assert named("Organization", text) == ["平江县总工会", "县工商联", "科技局", "工信局"]


def test_bureau_of_a_county_by_its_full_name(named: Named) -> None:
    assert named("Government", "平江县人力资源和社会保障局发布通告。") == ["平江县人力资源和社会保障局"]


def test_party_organ_of_a_county(named: Named) -> None:
    assert named("Party", "平江县委组织部派出干部，县委书记到场。")[:1] == ["平江县委组织部"]


def test_one_letter_for_the_union_right_after_its_place(named: Named) -> None:
    assert named("TradeUnion", "岳阳市总推出普惠服务。") == ["岳阳市总"]


@pytest.mark.parametrize("short", ["县总", "市总", "省总", "区总"])
def test_one_letter_for_the_union_after_a_bare_unit(named: Named, short: str) -> None:
    assert named("TradeUnion", f"岳阳市总工会印发通知。近日，{short}推出普惠服务。") == ["岳阳市总工会", short]


def test_letter_for_the_union_is_none_inside_other_words(named: Named) -> None:
    assert named("TradeUnion", "全市总产值增长，该县总人口下降，小区总面积不变。") == []


def test_union_of_general_currency_by_its_short_form(named: Named) -> None:
    assert named("TradeUnion", "全总近日印发通知。") == ["全总"]


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        ("平江县第一中学迎来新生。", "School", "平江县第一中学"),
        ("岳阳市中心医院派出医生。", "Institution", "岳阳市中心医院"),
        ("湖南省物流行业协会成立。", "Association", "湖南省物流行业协会"),
        ("“周明山劳模创新工作室”揭牌。", "Team", "周明山劳模创新工作室"),
        ("平江县青山社区召开议事会。", "Community", "平江县青山社区"),
    ],
    ids=["school", "hospital", "association", "studio", "community"],
)
def test_kinds_of_bodies(named: Named, text: str, kind: str, name: str) -> None:
    assert name in named(kind, text)


@pytest.mark.parametrize(
    "text",
    ["各级工会要主动作为。", "当地公司生意很好。", "企业工会联系职工。", "基层工会组织走访。", "10家企业参加。",
     "多家公司和三所学校参加。", "上级工会派人指导。", "有关部门已经介入。", "他在一家有限公司上班。"],
)  # fmt: skip
def test_generic_noun_is_no_body(named: Named, text: str) -> None:
    assert named("Organization", text) == []


def test_ordinal_that_counts_makes_no_name(named: Named) -> None:
    assert named("Organization", "这是全县第一家工会，也是第3个工会。") == []


def test_noun_phrase_for_a_firm_named_before_is_no_name(mentions: Mentions, named: Named) -> None:
    text = "东屏机械有限公司扩产，该公司将招聘工人。"
    assert named("Enterprise", text) == ["东屏机械有限公司"]
    assert [m.text for m in mentions(text) if m.anaphor] == ["该公司"]


def test_noun_phrase_for_a_firm_before_a_post(mentions: Mentions) -> None:
    text = "东屏机械有限公司扩产，该公司董事长周明山表示满意。"
    assert [m.text for m in mentions(text) if m.anaphor] == ["该公司"]


def test_quoted_brand_inside_the_name_of_a_firm_or_team(named: Named) -> None:
    text = "平江县“小桔灯”志愿服务队上门服务。"
    assert named("Team", text) == ["平江县“小桔灯”志愿服务队"]


def test_body_whose_kind_has_a_conjunction_in_it(named: Named) -> None:
    assert named("Government", "岳阳市住房和城乡建设局发布公告。") == ["岳阳市住房和城乡建设局"]


def test_member_of_an_assembly_names_no_assembly(named: Named) -> None:
    assert named("Organization", "平江县人大代表周明山走访群众。") == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("来自远帆汽车岳阳分公司的选手夺冠。", "远帆汽车岳阳分公司"),
        ("国网岳阳供电公司工会送来关怀。", "国网岳阳供电公司"),
        ("岳阳能达环保设备股份有限公司扩产。", "岳阳能达环保设备股份有限公司"),
        ("岳阳农业大学洞都学院和平江县政府共建基地。", "岳阳农业大学洞都学院"),
    ],
    ids=["firm-of-a-branch", "brand-before-a-place", "function-word-in-a-brand", "function-word-behind-a-body"],
)
def test_left_edge_of_a_firm_or_school(named: Named, text: str, name: str) -> None:
    assert name in named("Organization", text)


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("他带着工作室成员攻关。", "带着工作室"),
        ("平江县总工会将基层工会的经验推广。", "平江县总工会将基层工会"),
        ("平江县级及以上劳模创新工作室共有六家。", "平江县级及以上劳模创新工作室"),
        ("湖南省岳阳市第二批工匠学院名单公布。", "湖南省岳阳市第二批工匠学院"),
        ("各县区总工会派员参加。", "各县区总工会"),
    ],
    ids=["verb-with-aspect", "preposition", "grade", "batch", "all-counties"],
)
def test_phrase_that_names_no_body(named: Named, text: str, body: str) -> None:
    assert body not in named("Organization", text)


def test_department_is_a_body_of_its_own_in_its_hospital(named: Named) -> None:
    text = "岳阳市人民医院急诊科护士长周明山到场。"
    assert {"岳阳市人民医院", "岳阳市人民医院急诊科"} <= set(named("Institution", text))


def test_society_of_the_country_may_have_plain_words(named: Named) -> None:
    assert named("Association", "中国劳动学会发布报告。") == ["中国劳动学会"]


def test_county_whose_name_is_a_word_for_acting_together(named: Named) -> None:
    text = "平江县总工会会同县人社局开展活动。"
    assert named("Organization", text) == ["平江县总工会", "县人社局"]


def test_firm_begins_behind_the_words_for_its_part_in_a_work(named: Named) -> None:
    assert named("Enterprise", "岳阳机场工程建设单位中建八局四公司作了发言。") == ["中建八局", "中建八局四公司"]


def test_department_of_a_ministry(named: Named) -> None:
    assert "人社部工伤保险司" in named("Government", "人社部工伤保险司副司长周明山说。")


def test_unit_that_begins_a_longer_word_is_no_county(named: Named) -> None:
    assert named("Organization", "平江县组建区域性集体协商委员会。") == []


@pytest.mark.parametrize("text", ["平江县学院街道举行活动。", "人流涌向平江县中心广场。"])
def test_division_with_its_unit_and_a_bare_noun_make_no_body(named: Named, text: str) -> None:
    assert named("Organization", text) == []


def test_team_called_by_its_trade_alone_before_the_post_of_its_leader_is_part_of_the_post(named: Named) -> None:
    assert named("Organization", "岳阳电厂焊接班班长周明山讲了第一课。") == ["岳阳电厂"]


def test_team_with_a_noun_of_its_own_before_the_post_of_its_leader_is_a_body(named: Named) -> None:
    assert named("Organization", "岳阳电厂检修班班长周明山讲了第一课。") == ["岳阳电厂", "岳阳电厂检修班"]


def test_workshop_right_behind_the_firm_is_part_of_the_post(named: Named) -> None:
    assert named("Organization", "岳阳电厂车间主任周明山讲了第一课。") == ["岳阳电厂"]


def test_party_committee_of_a_town_has_the_secretary_and_that_of_a_firm_is_part_of_the_post(named: Named) -> None:
    assert named("Organization", "岳阳电厂党委书记、董事长周明山讲了第一课。") == ["岳阳电厂"]
    assert "镇党委" in named("Party", "平江县长寿镇的镇党委宣传委员周明山讲了第一课。")


def test_builders_that_a_brand_and_a_number_name(named: Named) -> None:
    assert named("Enterprise", "中建三局、中铁十一局承建。") == ["中建三局", "中铁十一局"]


def test_firms_by_brand_and_trade_in_a_list(named: Named) -> None:
    assert named("Enterprise", "东屏精工、望磷新材等企业到场。") == ["东屏精工", "望磷新材"]


def test_firm_by_its_place_and_what_it_does(named: Named) -> None:
    assert named("Enterprise", "湖南建投、岳阳地铁参加。") == ["湖南建投", "岳阳地铁"]


@pytest.mark.parametrize("text", ["他们发展绿色食品、现代物流。", "从提交材料到领到证书只用三天。", "要加速建设。"])
def test_plain_words_before_the_noun_for_a_trade_name_no_firm(named: Named, text: str) -> None:
    assert named("Enterprise", text) == []


@pytest.mark.parametrize(
    "text",
    [
        "平安建设工作有序推进。",
        "移动通信、邮政快递进村。",
        "航天科技事业发展很快。",
        "他是一名快手。",
        "美的教育润物无声。",
        "坚持求是精神。",
    ],
)
def test_ordinary_words_are_no_firms_though_firms_are_called_so(named: Named, text: str) -> None:
    assert named("Organization", text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("岳阳市第一小学校长周明山说。", "岳阳市第一小学"),
        ("周明山到区总求助，平江县总工会派人。", "平江县总工会"),
    ],
    ids=["head-of-a-primary-school", "bare-unit-behind-a-verb"],
)
def test_name_does_not_run_over_what_follows_or_comes_before(named: Named, text: str, name: str) -> None:
    assert name in named("Organization", text)
    assert not any(name in other and other != name for other in named("Organization", text))


def test_department_needs_its_body(named: Named) -> None:
    assert named("Organization", "岳阳市人社局劳动关系科科长周明山说，各科室要配合。") == [
        "岳阳市人社局",
        "岳阳市人社局劳动关系科",
    ]


def test_office_of_those_who_govern_is_named_with_them(named: Named) -> None:
    assert named("Organization", "湖南省委办公厅、湖南省政府新闻办发布消息。") == ["湖南省委办公厅", "湖南省政府新闻办"]


def test_party_committee_of_a_town_is_a_body_and_no_post(named: Named) -> None:
    assert named("Party", "平江县青溪镇党委书记周明山到场。") == ["平江县青溪镇党委"]


def test_branch_of_a_firm_of_general_currency_at_a_place(named: Named) -> None:
    assert named("Enterprise", "岳阳中通、岳阳顺丰等企业到场。") == ["岳阳中通", "岳阳顺丰"]


def test_firm_by_place_and_brand_before_a_post(named: Named) -> None:
    assert "岳阳博沅合金" in named("Enterprise", "岳阳博沅合金首席技师周明山说。")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("我随师傅去湖南东屏机械有限公司走访。", "湖南东屏机械有限公司"),
        ("老厂并入岳阳东屏机械有限公司。", "岳阳东屏机械有限公司"),
        ("总部在长沙的东屏机械有限公司扩产。", "东屏机械有限公司"),
    ],
    ids=["single-verb", "verb-before-place", "attribute"],
)
def test_firm_begins_behind_the_verb_or_the_attribute_before_its_place(named: Named, text: str, name: str) -> None:
    assert named("Enterprise", text)[-1:] == [name]


def test_stopping_word_that_would_leave_one_character_to_a_firm_was_cut_wrongly(named: Named) -> None:
    assert named("Enterprise", "昨日，甘肃天隆重工有限公司投产。") == ["甘肃天隆重工有限公司"]


@pytest.mark.parametrize(
    "name",
    [
        "岳阳东屏机械有限公司装配二班",
        "岳阳东屏发电有限公司集控运行三值",
        "岳阳东屏机械有限公司研发二部",
        "岳阳东屏速运有限公司望江站",
        "东屏物流有限公司长沙站",
        "岳阳技师学院交通工程系",
    ],
)
def test_part_that_a_number_a_place_or_a_subject_names(named: Named, name: str) -> None:
    assert name in named("Organization", f"来自{name}的陆一鸣登台。")


@pytest.mark.parametrize("text", ["岳阳东屏机械有限公司三大队伍齐头并进。", "岳阳技师学院生产系统升级。"])
def test_number_or_subject_inside_a_longer_word_names_no_part(named: Named, text: str) -> None:
    assert len(named("Organization", text)) == 1


def test_union_workers_are_people_and_no_union(named: Named) -> None:
    assert named("TradeUnion", "她到平江县总工会当社会化工会工作者。") == ["平江县总工会"]


def test_verb_of_acting_together_does_not_end_a_union(named: Named) -> None:
    assert "岳阳市总" in named("TradeUnion", "随后，岳阳市总会同市财政局印发通知。")


def test_modifier_before_the_last_noun_belongs_to_the_name_of_a_body(named: Named) -> None:
    assert named("Institution", "走进岳阳市岳阳楼区劳动争议联合调解中心。") == ["岳阳市岳阳楼区劳动争议联合调解中心"]


def test_two_bodies_that_act_together_are_two(named: Named) -> None:
    assert named("Organization", "平江县总工会联合调解中心开展活动。")[0] == "平江县总工会"


def test_name_far_behind_the_beginning_of_its_phrase(named: Named) -> None:
    text = "由湖南省岳阳市平江县总工会和平江县职业技术学校共同在城南的老校区设立的岳阳六堡茶产业工匠学院揭牌。"
    assert "岳阳六堡茶产业工匠学院" in named("School", text)


def test_local_paper_is_not_the_national_one_whose_name_it_bears(named: Named) -> None:
    assert "工人日报" not in named("Media", "湘江工人日报社发布名单。")
    assert named("Media", "据工人日报报道，新规施行。") == ["工人日报"]


@pytest.mark.parametrize("text", ["产业围绕绿色光伏展开。", "以赛促训锻造能手。"])
def test_plain_words_before_a_trade_are_no_brand(named: Named, text: str) -> None:
    assert named("Enterprise", text) == []


def test_two_characters_that_make_no_word_begin_a_name_though_one_is_generic(named: Named) -> None:
    assert named("Enterprise", "集团所属大柳沟煤矿投产。") == ["大柳沟煤矿"]


def test_cooperative_whose_last_character_begins_the_word_for_a_social_worker(named: Named) -> None:
    assert "青坡草果专业合作社" in named("Enterprise", "当天为青坡草果专业合作社工会授牌。")


@pytest.mark.parametrize(
    "name",
    ["岳阳市迅达同城配送有限公司", "宁夏博远光能有限公司"],
    ids=["behind-its-place", "before-its-legal-form"],
)
def test_stopping_character_inside_the_brand_of_a_firm(named: Named, name: str) -> None:
    assert named("Enterprise", f"昨日，{name}投产。") == [name]


def test_character_that_is_a_post_and_begins_a_word_belongs_to_the_name(named: Named) -> None:
    text = "竞赛由东屏机械有限公司工会、东屏机械有限公司人力资源部主办。"
    assert "东屏机械有限公司人力资源部" in named("Organization", text)


def test_firm_is_not_named_with_the_district_and_the_street_it_lies_in(named: Named) -> None:
    text = "她在岳阳楼区望江街道东屏箱包（岳阳）有限公司上班。"
    assert named("Enterprise", text) == ["东屏箱包（岳阳）有限公司"]


def test_firm_that_bears_a_town_alone_keeps_it(named: Named) -> None:
    assert named("Enterprise", "青溪镇东屏箱包有限公司招工。") == ["青溪镇东屏箱包有限公司"]


@pytest.mark.parametrize("text", ["市总会同市教育局印发办法。", "会上，市总会同市教育局推出行动。"])
def test_word_for_acting_together_takes_no_character_from_it(named: Named, text: str) -> None:
    assert named("Organization", "岳阳市总工会开会。", text) == ["岳阳市总工会", "市总", "市教育局"]


def test_short_form_of_a_union_before_a_conjunction_and_a_place(named: Named) -> None:
    text = "由岳阳市总和平江县人民法院组建的中心揭牌。"
    assert named("Organization", text)[:2] == ["岳阳市总", "平江县人民法院"]


@pytest.mark.parametrize("relation", ["子公司", "全资子公司", "二级单位", "所属企业", "下属企业", "下辖", "成员单位"])
def test_firm_behind_what_it_is_to_the_group(named: Named, relation: str) -> None:
    text = f"湖南平江能源集团有限公司{relation}汨罗煤业股份有限公司复工。"
    assert named("Enterprise", text) == ["湖南平江能源集团有限公司", "汨罗煤业股份有限公司"]


def test_trade_of_a_union_is_no_firm(named: Named) -> None:
    assert named("Enterprise", "湖南邮政工会举办讲座。") == []
    assert named("Enterprise", "湖南建工工会举办讲座。") == ["湖南建工"]


def test_school_for_skilled_workers_is_none_of_a_firm(named: Named) -> None:
    assert named("Organization", "湖南电力技工学校教师周明山到会。") == ["湖南电力技工学校"]


def test_conjunction_behind_a_union_makes_no_verb_with_its_noun(named: Named) -> None:
    assert named("TradeUnion", "长沙市总工会同岳阳市总工会结为友好工会。") == ["长沙市总工会", "岳阳市总工会"]


@pytest.mark.parametrize("name", ["中国快递协会", "中国物流与采购联合会"])
def test_society_of_the_country_by_its_trade_alone(named: Named, name: str) -> None:
    assert named("Association", f"大赛由{name}协办。") == [name]


@pytest.mark.parametrize(
    ("unit", "of"), [("掘进一队", "职工"), ("综采二队", "的"), ("清扫三班", "班长"), ("电解二车间", "的天车工")]
)
def test_unit_of_work_by_trade_and_number_alone(mentions: Mentions, unit: str, of: str) -> None:
    found = mentions(f"在平江煤业有限公司，{unit}{of}周明山说，这里很好。")
    assert [m.text for m in found if m.anaphor and m.subtype == "Team"] == [unit]


@pytest.mark.parametrize("text", ["第一车间的设备先进。", "全队二班班长很忙。", "一队职工很忙。"])
def test_counted_unit_without_a_trade_is_none(mentions: Mentions, text: str) -> None:
    assert not [m for m in mentions(f"在平江煤业有限公司，{text}") if m.subtype == "Team"]


@pytest.mark.parametrize("unit", ["急诊护理组", "心内科护士站", "三病区"])
def test_unit_of_a_hospital(named: Named, unit: str) -> None:
    assert f"岳阳市中心医院{unit}" in named("Team", f"授予岳阳市中心医院{unit}等20个集体称号。")


@pytest.mark.parametrize("name", ["岳阳公交第三运营公司", "湖南高速第二养护公司"])
def test_numbered_company_of_a_service(named: Named, name: str) -> None:
    assert named("Enterprise", f"{name}司机周明山到会。") == [name]


@pytest.mark.parametrize("name", ["东方机床厂", "青山纺织厂", "海东供电公司", "南通四建集团"])
def test_firm_called_after_a_place_whose_name_is_a_word(named: Named, name: str) -> None:
    assert named("Enterprise", f"昨日，{name}举办运动会。") == [name]


def test_team_that_leads_a_team_is_none(named: Named) -> None:
    assert named("Team", "2022年带队参加比赛。") == []


def test_quoted_name_of_a_team_is_not_what_it_is_called_after(named: Named) -> None:
    assert named("Team", "“理想工会”宣讲团到平江县宣讲。") == ["“理想工会”宣讲团"]


def test_firm_whose_name_goes_on_behind_the_one_it_has_from_its_trade(named: Named) -> None:
    assert named("Enterprise", "成都地铁运营有限公司举办运动会。")[-1:] == ["成都地铁运营有限公司"]


def test_school_where_somebody_learnt_is_not_called_after_him(named: Named) -> None:
    assert named("School", "焊工周明山技校毕业。") == []


@pytest.mark.parametrize("verb", ["将", "为", "向", "确定", "通报表扬"])
def test_firm_to_which_a_body_does_something(named: Named, verb: str) -> None:
    text = f"湖南省总工会{verb}远帆重工有限公司等10家单位"
    assert named("Organization", text) == ["湖南省总工会", "远帆重工有限公司"]


def test_body_before_a_word_for_to_is_no_brand_of_the_firm_behind_it(named: Named) -> None:
    assert named("Enterprise", "平江县总工会向山海客运公司拨付资金20万元。") == ["山海客运公司"]


@pytest.mark.parametrize(
    "text", ["各市州总工会按比例配套。", "市、州总工会按比例配套。", "各区县总工会派员参加。", "各地市工会跟进。"]
)
def test_units_side_by_side_are_the_unions_of_all_of_them(named: Named, text: str) -> None:
    assert named("TradeUnion", text) == []


def test_national_union_by_its_short_name_in_a_list(named: Named) -> None:
    assert named("TradeUnion", "全国妇联、中国机冶建材工会派员参加。") == ["中国机冶建材工会"]


@pytest.mark.parametrize("lead", ["钳工", "全国劳动模范", "平江工匠"])
def test_somebody_who_stands_for_the_company_is_no_company(named: Named, lead: str) -> None:
    text = f"平江机械有限公司技师、{lead}罗明远代表公司领奖。"
    assert named("Enterprise", text) == ["平江机械有限公司"]
    assert named("Person", text) == ["罗明远"]


@pytest.mark.parametrize("name", ["罗长河", "韩立新"])
def test_studio_called_after_somebody_whom_an_honour_introduces(named: Named, name: str) -> None:
    assert named("Team", f"全国劳动模范{name}创新工作室挂牌。") == [f"{name}创新工作室"]
    assert named("Team", f"{name}创新工作室挂牌。") == [f"{name}创新工作室"]


def test_somebody_who_left_a_school_is_not_its_name(named: Named) -> None:
    assert named("School", "罗晓东技校毕业后进厂。") == []


def test_alliance_of_studios_is_one_body(named: Named) -> None:
    name = "湖南省劳模创新工作室联盟"
    assert named("Organization", f"{name}成立。") == [name]
    assert named("Organization", "集团工会组建劳模创新工作室联盟。")[-1:] == ["劳模创新工作室联盟"]


def test_station_of_a_union_is_no_union(named: Named) -> None:
    assert named("TradeUnion", "平江县安定镇工会驿站启用。") == []
    assert named("Facility", "平江县安定镇工会驿站启用。") == ["平江县安定镇工会驿站"]


def test_firm_by_a_plain_word_in_a_list_of_firms(named: Named) -> None:
    assert named("Enterprise", "来自潍柴动力、歌尔股份、豪迈集团等企业。")[-1:] == ["豪迈集团"]
    assert named("Enterprise", "来自潍柴动力、歌尔股份、合作集团等企业。")[-1:] == ["歌尔股份"]


def test_place_before_the_brand_in_the_name_of_a_firm(named: Named) -> None:
    name = "湖北中航精机科技有限公司"
    assert named("Enterprise", f"焊工来自{name}。") == [name]


def test_brands_side_by_side_in_a_list_are_firms(named: Named) -> None:
    assert named("Enterprise", "选手来自湘钢、柳钢等企业。") == ["湘钢", "柳钢"]
    assert named("Enterprise", "大唐、长安两条街灯火通明。") == []


def test_firm_that_goes_on_with_its_legal_form_is_one(named: Named) -> None:
    whole = "河南安钢集团舞阳矿业有限责任公司"
    assert named("Enterprise", f"他到{whole}调研。") == ["河南安钢集团", whole]


def test_dot_in_the_name_of_a_firm(named: Named) -> None:
    assert named("Enterprise", "大连重工·起重集团有限公司招聘焊工。") == ["大连重工·起重集团有限公司"]


def test_central_hospital_of_a_city_is_no_centre(named: Named) -> None:
    text = "平江县总工会、市中心医院的青年到场。"
    assert named("Institution", text) == ["市中心医院"]


@pytest.mark.parametrize("department", ["社会工作部", "统战部", "政法委", "党校"])
def test_department_of_the_party_committee_by_a_bare_unit(named: Named, department: str) -> None:
    assert named("Party", f"市委{department}副主任罗明远到场。") == [f"市委{department}"]


def test_firm_called_by_its_brand_alone_in_a_list_of_firms(named: Named) -> None:
    text = "来自平江机械有限公司、北方重工、远泽特冶等单位的20名职工参加。"
    assert named("Enterprise", text) == ["平江机械有限公司", "北方重工", "远泽特冶"]


def test_common_nouns_in_a_list_of_firms_are_none(named: Named) -> None:
    assert named("Enterprise", "平江机械有限公司、学校、便利店等单位参加。") == ["平江机械有限公司"]


def test_branch_is_of_the_kind_of_what_it_is_a_branch_of(named: Named) -> None:
    text = "湖南省中医院平江分院的医生到场义诊。"
    assert "湖南省中医院平江分院" in named("Institution", text)


def test_what_a_firm_works_on_is_none_of_its_stations(named: Named) -> None:
    text = "律师走进中铁二十一局集团岳阳火车站综合改造项目工地。"
    assert named("Enterprise", text) == ["中铁二十一局集团"]


def test_office_of_a_street_called_like_its_district(named: Named) -> None:
    text = "商圈由福田区总工会、福田街道办事处共建。"
    assert named("Organization", text) == ["福田区总工会", "福田街道办事处"]


def test_subsidiary_by_its_number_alone(named: Named) -> None:
    text = "三公司、平江机械有限公司获奖，二公司工会主席到会。"
    assert named("Enterprise", text) == ["三公司", "平江机械有限公司", "二公司"]
    assert named("Enterprise", "近日，一公司因欠薪被告上法庭，两公司达成协议。") == []


def test_brand_before_a_place_and_a_trade(named: Named) -> None:
    assert named("Enterprise", "国网湖南电力、国网江西电力参加。") == ["国网湖南电力", "国网江西电力"]


def test_union_that_is_founded_needs_no_place(named: Named) -> None:
    text = "平江县总工会成立了鞋业行业工会联合会。"
    assert named("TradeUnion", text) == ["平江县总工会", "鞋业行业工会联合会"]
    assert named("TradeUnion", "平江县总工会推动建立快递外卖企业工会。") == ["平江县总工会"]


def test_service_that_is_likened_to_a_union_is_none(named: Named) -> None:
    assert named("TradeUnion", "鞋企有了“云端工会”，职工很高兴。") == []


def test_office_that_is_stationed_at_a_union_holds_no_union(named: Named) -> None:
    assert named("TradeUnion", "平江县人民法院驻工会诉调对接工作室的法官到场。") == []


def test_what_an_event_of_a_firm_is_called_is_no_part_of_the_firms_name(named: Named) -> None:
    text = "“缘定青山”岳阳地铁集团第八届青年职工集体婚礼在岳阳举行。"
    assert named("Enterprise", text) == ["岳阳地铁集团"]
    assert named("Program", text) == ["“缘定青山”岳阳地铁集团第八届青年职工集体婚礼"]


def test_part_of_a_body_is_known_again_by_its_own_words(named: Named) -> None:
    text = "平江县总工会职工法律援助中心主任到场。", "工会自2022年成立职工法律援助中心以来，案件少了。"
    assert named("Institution", *text)[0] == "平江县总工会职工法律援助中心"
    assert len(named("Institution", *text)) == 2


def test_unions_of_all_provinces_are_none(named: Named) -> None:
    assert named("TradeUnion", "作品从29个省（区、市）总工会和9个产业工会报送的2万幅中产生。") == []


def test_body_of_general_currency_is_none_at_the_end_of_another_word(named: Named) -> None:
    assert named("Government", "由全国总工会宣传教育部主办。") == ["全国总工会宣传教育部"]


def test_post_that_begins_inside_another_parts_no_name(named: Named) -> None:
    assert named("Enterprise", "岳阳轨道集团员工代表选手宣誓。") == ["岳阳轨道集团"]


def test_committee_of_a_town_that_the_article_names_only_so(named: Named) -> None:
    assert named("Organization", "律师解答问题。沙坪镇党委副书记到会。") == ["沙坪镇党委"]


def test_union_in_the_name_of_its_team_is_none(named: Named) -> None:
    assert named("TradeUnion", "岳阳“三江新绿”工会志愿服务队走进平江。") == []


def test_branch_behind_a_legal_form_is_a_part_of_the_firm(named: Named) -> None:
    found = named("Enterprise", "走进岳阳重工集团有限公司船舶分公司。")
    assert found == ["岳阳重工集团有限公司", "岳阳重工集团有限公司船舶分公司"]


def test_branch_called_after_a_verb_is_a_part_of_the_firm(named: Named) -> None:
    assert "岳阳轨道交通有限公司运营分公司" in named("Enterprise", "她在岳阳轨道交通有限公司运营分公司站务中心上班。")


def test_somebody_and_the_firm_he_stands_for_make_no_name(named: Named) -> None:
    assert named("Enterprise", "去年,蔡俊峰代表公司参加比赛。") == []


def test_branch_at_a_place_of_a_firm_by_brand_and_trade(named: Named) -> None:
    found = named("Enterprise", "王硕是皖通速递平江县网点的快递员。")
    assert found == ["皖通速递", "皖通速递平江县网点"]


def test_trade_before_a_place_and_no_branch_names_no_firm(named: Named) -> None:
    assert named("Enterprise", "他送快递平江县城跑遍。") == []


def test_noun_for_a_body_whose_last_letter_begins_another_word_is_none(named: Named) -> None:
    assert named("Organization", "岳阳市业务部门召开会议。") == []
    assert named("Organization", "岳阳电厂客服部分员工参加活动。") == ["岳阳电厂"]


@pytest.mark.parametrize("village", ["整个村", "特色小镇", "城中村", "中心镇"])
def test_committee_of_a_kind_of_village_is_no_name(named: Named, village: str) -> None:
    assert named("Party", f"{village}党委书记周明山说，要抓好党建。") == []
    assert named("Place", f"{village}党委书记周明山说，要抓好党建。") == []
    assert named("Party", f"平江县青溪镇{village}党委组织学习。") == []


@pytest.mark.parametrize("village", ["青峰村", "平江县文化村"])
def test_committee_of_a_village_by_its_name(named: Named, village: str) -> None:
    assert named("Party", f"{village}党委书记周明山说，要抓好党建。") == [f"{village}党委"]


@pytest.mark.parametrize("side", ["内", "外", "里"])
def test_inside_of_a_room_is_no_body(named: Named, side: str) -> None:
    assert named("Organization", f"周明山走进东屏机械有限公司调度室{side}，看见同事。") == ["东屏机械有限公司"]


def test_room_whose_people_are_meant_is_a_body(named: Named) -> None:
    assert "东屏机械有限公司调度室" in named("Organization", "东屏机械有限公司调度室发出通知。")


@pytest.mark.parametrize("verb", ["毗邻", "途经", "扎根", "对接", "驰援"])
def test_verb_of_place_is_no_part_of_the_body_behind_it(named: Named, verb: str) -> None:
    assert named("Enterprise", f"{verb}东屏机械有限公司。") == ["东屏机械有限公司"]


def test_verb_of_place_inside_the_name_of_a_body(named: Named) -> None:
    assert named("Organization", "近日，青峰支援服务队成立。") == ["青峰支援服务队"]


def test_function_word_in_another_phrase_than_the_place_is_no_brand(named: Named) -> None:
    assert named("Enterprise", "工程地处岳阳市,由东岭铁路局集团有限公司组织。") == ["东岭铁路局集团有限公司"]


def test_legal_form_behind_a_function_word_begins_no_longer_name(named: Named) -> None:
    assert named("Organization", "东岭突击队被集团公司工会授予称号。") == ["东岭突击队"]


def test_office_whose_noun_makes_a_word_with_the_verb_behind_is_one(named: Named) -> None:
    text = "活动由东岭水泥集团有限公司安全监察部发起。"
    assert "东岭水泥集团有限公司安全监察部" in named("Organization", text)


def test_end_of_a_time_begins_no_body(named: Named) -> None:
    assert named("Organization", "岳阳电气有限公司五年内向学校捐赠设备。") == ["岳阳电气有限公司"]


def test_short_names_of_two_provinces_make_a_name(named: Named) -> None:
    assert named("School", "湘鄂铁路职工学院院长到场。") == ["湘鄂铁路职工学院"]


def test_noun_phrase_for_a_firm_before_a_time_or_an_adverb(mentions: Mentions) -> None:
    for text in ("段里早在8月就动员。", "该段9月底出台办法。", "集团公司2019年设立基金。", "该厂首次夺冠。"):
        assert any(m.anaphor and m.start == 0 for m in mentions(text)), text
    assert not any(m.anaphor for m in mentions("公司里程碑式的变化。"))


def test_team_of_a_province_before_a_post(named: Named) -> None:
    assert named("Organization", "江苏队主教练周明山表示，球队会努力。") == ["江苏队"]


def test_firm_begins_behind_a_verb_whose_last_character_looks_like_a_surname(named: Named) -> None:
    assert named("Organization", "周明山就职于东海重工有限公司。") == ["东海重工有限公司"]


def test_branch_before_a_preposition_that_makes_a_word_with_its_last_character(named: Named) -> None:
    assert named("Organization", "工行岳阳分行为困难职工送温暖。") == ["工行岳阳分行"]


def test_mark_before_a_stopping_word_parts_it_from_the_place_before(named: Named) -> None:
    assert named("Enterprise", "大桥在平江县境内,由东屏铁路局集团有限公司建设。") == ["东屏铁路局集团有限公司"]
    assert named("Enterprise", "望江县总工会挂牌，是东屏电器股份有限公司促成的。") == ["东屏电器股份有限公司"]


def test_by_the_group_is_no_name(named: Named) -> None:
    assert named("Enterprise", "“飞鹰”课堂由集团公司开设。") == []


def test_kind_of_subsidiary_is_no_name(named: Named) -> None:
    assert named("Enterprise", "东屏机械有限公司系望江钢铁集团控股子公司。") == ["东屏机械有限公司", "望江钢铁集团"]


def test_body_that_founded_another_one_is_not_named_with_a_copula(named: Named) -> None:
    assert named("Institution", "开设它的是平江县农技推广中心。") == ["平江县农技推广中心"]


@pytest.mark.parametrize("text", ["周明山在华晟重工上班。", "周明山辞去华晟重工的工作。", "华晟重工的焊工来了。"])
def test_firm_by_brand_and_trade_before_a_word_for_work(named: Named, text: str) -> None:
    assert named("Enterprise", text) == ["华晟重工"]


def test_workshop_called_by_a_town_is_one_before_a_post(named: Named) -> None:
    assert "东岭机械厂岳阳装配车间" in named("Enterprise", "东岭机械厂岳阳装配车间主任李大有到场。")
    assert named("Enterprise", "东岭机械厂装配车间主任李大有到场。") == ["东岭机械厂"]


@pytest.mark.parametrize("verb", ["起诉", "采访", "表彰", "保护", "并非", "解雇", "收购"])
@pytest.mark.parametrize("name", ["东屏机械有限公司", "远泽社区", "湘江物流行业协会"])
def test_name_without_a_place_begins_behind_the_verb(named: Named, verb: str, name: str) -> None:
    assert name in named("Organization", f"本月，记者{verb}{name}，情况很好。")


def test_verb_that_is_a_brand_behind_a_place_stays_in_the_name(named: Named) -> None:
    assert named("Enterprise", "贵州筑城路桥工程有限公司复工。") == ["贵州筑城路桥工程有限公司"]


@pytest.mark.parametrize("word", ["如今", "会前", "央企", "国有企业", "辖区用人单位", "首次", "职工"])
@pytest.mark.parametrize("name", ["东屏机械有限公司", "海岳集团"])
def test_when_or_of_what_kind_a_firm_is_stands_before_its_name(named: Named, word: str, name: str) -> None:
    assert named("Enterprise", f"{word}{name}投入50万元改造车间。") == [name]


def test_words_that_stand_before_names_stay_where_no_name_is_left(named: Named) -> None:
    assert "湖南省企业联合会" in named("Organization", "湖南省企业联合会在长沙成立。")


@pytest.mark.parametrize("act", ["投入50万元", "被评为先进单位", "复工", "在岳阳建厂"])
def test_brand_and_trade_that_does_something_is_a_firm(named: Named, act: str) -> None:
    assert named("Enterprise", f"昨天，华晟重工{act}。") == ["华晟重工"]
    assert named("Enterprise", f"昨天，新型重工{act}。") == []


def test_team_only_told_about_is_not_named(named: Named) -> None:
    assert named("Team", "这支女司机志愿服务队由平江县总工会组建。") == []
    assert named("Team", "这支“红帆”服务队由平江县总工会组建。") == ["“红帆”服务队"]


def test_union_of_a_city_before_a_word_that_links_sentences(named: Named) -> None:
    assert "柳州市总" in named("TradeUnion", "柳州市总则与市交通运输局共建驿站。")


def test_name_in_parentheses_begins_behind_now_and_formerly(named: Named) -> None:
    assert named("Enterprise", "东屏农机厂（今东屏机械有限公司）建成。")[-1] == "东屏机械有限公司"


def test_brand_that_ends_inside_a_word_does_not_reach_over_the_comma(mentions: Mentions) -> None:
    found = [m.text for m in mentions("11月9日，中国能化云工会组织职工参观。") if m.type == "Organization"]
    assert found
    assert all("，" not in text for text in found)


@pytest.mark.parametrize("trade", ["保养", "冷轧", "熔炼", "分拣", "诊疗", "配送"])
@pytest.mark.parametrize("unit", ["部", "科", "车间"])
def test_trade_that_is_a_verb_belongs_to_the_unit(named: Named, trade: str, unit: str) -> None:
    name = f"远帆重工有限公司{trade}{unit}"
    assert name in named("Organization", f"近日，{name}开展了培训。")


@pytest.mark.parametrize("noun", ["税务师事务所", "测绘院", "农技站", "证券交易所", "卫校", "民乐团", "学生会"])
def test_common_noun_for_a_body_ends_its_name(named: Named, noun: str) -> None:
    assert named("Organization", f"近日，远帆{noun}迎来新变化。") == [f"远帆{noun}"]
    assert named("Organization", f"近日，周边{noun}迎来新变化。") == []


@pytest.mark.parametrize("noun", ["药店", "餐厅", "便利店", "托儿所"])
def test_shop_of_a_town_is_none_by_name(named: Named, noun: str) -> None:
    assert named("Organization", f"青岛市{noun}多了起来。") == []


@pytest.mark.parametrize("word", ["周五", "之后", "会上", "三年", "突然", "第二天", "接下来", "很多", "境内"])
@pytest.mark.parametrize("name", ["云川职业技术学院", "远帆重工有限公司", "陆一鸣创新工作室", "柳溪社区"])
def test_word_for_when_or_where_is_not_in_a_name(named: Named, word: str, name: str) -> None:
    assert named("Organization", f"他们{word}{name}，") == [name]


@pytest.mark.parametrize("unit", ["护理科", "安全科", "技术攻关小组", "中控室", "检修段", "售后服务科"])
def test_unit_behind_its_firm_is_one_by_its_noun(named: Named, unit: str) -> None:
    assert f"远帆集团{unit}" in named("Organization", f"他在远帆集团{unit}工作。")
    assert named("Organization", f"他在{unit}工作。") == []


@pytest.mark.parametrize("many", ["三十多部", "几十部", "数十处", "30多班", "数十家", "300部", "两处"])
@pytest.mark.parametrize("thing", ["电梯", "驿站", "客车"])
def test_things_that_are_counted_are_no_unit(named: Named, many: str, thing: str) -> None:
    assert named("Organization", f"近日，远帆集团{many}{thing}投入使用。") == ["远帆集团"]


@pytest.mark.parametrize("unit", ["二部", "一班", "12队"])
def test_unit_by_its_number_is_one(named: Named, unit: str) -> None:
    assert f"远帆集团{unit}" in named("Organization", f"近日，远帆集团{unit}投入抢修。")


def test_body_called_by_a_region_that_the_dictionary_has_as_a_common_noun(named: Named) -> None:
    assert named("Institution", "洞庭湿地生态研究中心挂牌。") == ["洞庭湿地生态研究中心"]
    assert named("School", "周明山毕业于太行职业学院。") == ["太行职业学院"]
    assert named("Institution", "周明山走遍太行山区的每个研究中心。") == []


def test_school_before_a_verb_that_the_dictionary_does_not_know_ends_there(named: Named) -> None:
    assert named("School", "湘潭市云岭高级中学捧走高中组桂冠。") == ["湘潭市云岭高级中学"]
    assert named("School", "周明山挂上东山职业技术学院的牌子。") == ["东山职业技术学院"]


@pytest.mark.parametrize("agency", ["城管执法委", "工信委", "教委", "绿化委", "征收办", "口岸办"])
def test_commission_or_office_of_a_city_by_its_short_form(named: Named, agency: str) -> None:
    assert f"市{agency}" in named("Government", f"长沙市总工会联手市{agency}发布《规范》。")


@pytest.mark.parametrize("text", ["全国宗教委员到场。", "他是学科委员。", "口岸办理通关手续。", "铁路办理业务。"])
def test_word_that_begins_like_a_commission_is_none(named: Named, text: str) -> None:
    assert named("Government", text) == []


@pytest.mark.parametrize("verb", ["调往", "调回", "派回", "抽离", "跑回", "坐镇"])
def test_going_to_a_workplace_is_no_part_of_its_name(named: Named, verb: str) -> None:
    assert named("Organization", f"2013年,他被{verb}青石岭接触网工区。") == ["青石岭接触网工区"]
    assert named("Organization", f"周明山{verb}长岭供电所。") == ["长岭供电所"]


def test_class_of_people_before_a_school_is_no_verb_of_going(named: Named) -> None:
    assert named("School", "长沙市回民中学部分回民教师到场。") == ["长沙市回民中学"]
