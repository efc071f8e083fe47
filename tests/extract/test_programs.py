"""Programs: campaigns, contests, meetings, courses and platforms, with quotation marks and without."""

from __future__ import annotations

import pytest

from tests.extract.conftest import Mentions, Named


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        ("平江县总工会启动“暖心同行”活动。", "Campaign", "暖心同行"),
        ("平江县总工会实施“职工安康”项目。", "Project", "职工安康"),
        ("平江县总工会推出“湘工通”平台。", "Platform", "湘工通"),
        ("平江县总工会开设“云上学堂”课程。", "Course", "云上学堂"),
    ],
    ids=["campaign", "project", "platform", "course"],
)
def test_noun_after_the_quotation_says_what_kind_of_program_it_is(
    named: Named, text: str, kind: str, name: str
) -> None:
    assert named(kind, text) == [name]


def test_quoted_name_is_a_program_because_it_is_organized(named: Named) -> None:
    assert named("Program", "平江县总工会持续开展“夏送清凉冬送暖”。") == ["夏送清凉冬送暖"]


def test_quotation_inside_the_name_of_a_contest_belongs_to_it(named: Named) -> None:
    assert named("Competition", "“东屏杯”职工焊接技能大赛落幕。") == ["“东屏杯”职工焊接技能大赛"]


@pytest.mark.parametrize("lead", ["第三届", "第25届", "2025年", "首届"])
def test_contest_has_its_ordinal_or_year(named: Named, lead: str) -> None:
    text = f"近日，{lead}湖南省职工焊接技能大赛在岳阳举行。"
    assert named("Competition", text) == [f"{lead}湖南省职工焊接技能大赛"]


def test_contest_between_place_and_ordinal(named: Named) -> None:
    assert named("Competition", "平江县第三届职工运动会开幕。") == ["平江县第三届职工运动会"]


@pytest.mark.parametrize(
    "name",
    ["平江县职工代表大会", "平江县工会第十五次代表大会", "2025年岳阳市劳动关系工作会议"],
)
def test_meeting_without_quotation_marks(named: Named, name: str) -> None:
    assert named("Meeting", f"近日，{name}召开。") == [name]


def test_launch_of_a_campaign_is_a_meeting_that_holds_the_campaign(named: Named) -> None:
    text = "岳阳市“点亮微心愿”活动启动仪式举行。"
    assert named("Meeting", text) == ["岳阳市“点亮微心愿”活动启动仪式"]
    assert named("Campaign", text) == ["点亮微心愿"]


@pytest.mark.xfail(strict=True, reason="a quotation of four letters is read as part of the event only")
def test_launch_of_a_campaign_with_a_short_name_holds_it_too(named: Named) -> None:
    assert named("Campaign", "岳阳市“暖心同行”活动启动仪式举行。") == ["暖心同行"]


def test_course_after_a_verb_of_organizing(named: Named) -> None:
    assert named("Course", "平江县总工会举办新就业形态劳动者急救培训班。") == ["新就业形态劳动者急救培训班"]


@pytest.mark.parametrize(
    "text",
    ["各地开展活动。", "会议强调，要抓好落实。", "活动现场气氛热烈。", "他参加过多次比赛。", "培训班开班了。",
     "大家称他为“热心人”。", "职工说：“这次活动很好。”", "要做到“人人有责”。"],
)  # fmt: skip
def test_generic_noun_or_plain_quotation_is_no_program(named: Named, text: str) -> None:
    assert named("Program", text) == []


def test_quoted_name_is_known_again_where_nothing_says_what_it_is(named: Named) -> None:
    assert named("Program", "平江县总工会启动“暖心同行”活动。", "“暖心同行”让人难忘。") == ["暖心同行", "暖心同行"]


def test_programs_in_a_list_are_each_their_own(named: Named) -> None:
    text = "平江县总工会开展“春送岗位”“夏送清凉”“金秋助学”活动。"
    assert named("Program", text) == ["春送岗位", "夏送清凉", "金秋助学"]


@pytest.mark.parametrize(
    "name",
    [
        "岳阳市庆祝2024年“五一”国际劳动节暨“巴陵工匠杯”劳动和技能竞赛推进大会",
        "平江县工匠学院揭牌仪式暨劳模工匠大讲堂首场报告会",
        "湖南省第十届残疾人职业技能竞赛暨岳阳市首届电梯行业技能大赛",
        "庆祝平江县总工会成立七十周年暨先进工作者表彰大会",
        "全国煤炭行业“抓安全、促生产”劳动竞赛启动大会暨安全生产月启动仪式",
    ],
    ids=["day-and-contest", "founding-and-course", "two-contests", "body-and-praise", "list-in-quotation"],
)
def test_occasion_of_two_joined_names_is_one(named: Named, name: str) -> None:
    found = named("Program", f"4月28日上午，{name}在市体育馆举行。")
    assert name in found
    assert not any(other != name and other.endswith(name[-6:]) for other in found)


def test_what_a_joined_occasion_is_held_for_is_found_in_it(named: Named) -> None:
    text = "岳阳市庆祝2024年“五一”国际劳动节暨“巴陵工匠杯”劳动和技能竞赛推进大会召开。"
    assert named("Competition", text) == ["“巴陵工匠杯”劳动和技能竞赛"]
    assert named("Course", "平江县工匠学院揭牌仪式暨劳模工匠大讲堂首场报告会举行。") == ["劳模工匠大讲堂"]


def test_joint_in_a_quotation_or_without_a_noun_of_an_event_joins_nothing(named: Named) -> None:
    assert named("Program", "大家朗诵了《春暨夏》，平江县总工会暨各镇工会到场。") == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("在全省女职工法律知识竞赛中，岳阳市代表队夺冠。", "全省女职工法律知识竞赛"),
        ("“永远跟党走——建功新时代 奋进新征程”全省职工演讲比赛收官。",
         "“永远跟党走——建功新时代 奋进新征程”全省职工演讲比赛"),
        ("2025年湖南省铁路系统信号工（高铁）职业技能竞赛举行。", "2025年湖南省铁路系统信号工（高铁）职业技能竞赛"),
        ("第三届湖南省网约车司机驾驶技能竞赛举行。", "第三届湖南省网约车司机驾驶技能竞赛"),
        ("赵立新在第九届全国职工职业技能大赛钳工赛项中获奖。", "第九届全国职工职业技能大赛"),
        ("岳阳市第三届职工集体婚礼在湖畔举行。", "岳阳市第三届职工集体婚礼"),
        ("平江县文化节开幕。", "平江县文化节"),
    ],
    ids=["scope", "scope-after-quotation", "parenthesis", "stopper", "part-of-contest", "wedding", "festival"],
)  # fmt: skip
def test_event_without_a_verb_of_organizing(named: Named, text: str, name: str) -> None:
    assert named("Program", text) == [name]


@pytest.mark.parametrize(
    "text",
    ["全市各级工会广泛开展劳动竞赛。", "举办竞赛是平江县总工会落实队伍建设三年行动的一项举措。", "他参加过全市竞赛。",
     "“一砖一瓦都有编号，拆下来还要装回去。”项目经理说。", "各赛项冠军由工会奖励。", "平江县重点项目建设顺利。"],
    ids=["scope-of-bodies", "copula", "bare-scope", "quoted-sentence", "all-parts", "bare-project"],
)  # fmt: skip
def test_what_only_resembles_an_event_is_none(named: Named, text: str) -> None:
    assert named("Program", text) == []


def test_part_of_a_contest_that_somebody_runs_is_spoken_of_by_itself(named: Named) -> None:
    assert named("Competition", "其中钳工赛项由岳阳技师学院承办。") == ["钳工赛项"]


@pytest.mark.parametrize(
    "name", ["平江县政府第5次常务会议", "平江县总工会第十六届委员会第三次全体会议"], ids=["council", "committee"]
)
def test_meeting_that_a_body_counts(named: Named, name: str) -> None:
    assert named("Meeting", f"昨日，{name}召开。") == [name]


def test_meeting_whose_spirit_is_passed_on_is_no_meeting_that_takes_place(named: Named) -> None:
    text = "会上传达学习全省安全生产工作会议精神。"
    assert named("Program", text) == ["全省安全生产工作会议"]
    assert named("Meeting", text) == []


@pytest.mark.parametrize(
    "name", ["长沙机场三期工程", "岳阳石化乙烯炼化一体化项目", "平江县抽水蓄能电站项目", "岳阳发电厂余热利用项目"]
)
def test_work_of_its_own_is_a_project(named: Named, name: str) -> None:
    assert named("Project", f"工作人员来到{name}施工现场慰问。") == [name]


def test_ceremony_of_a_campaign_holds_the_campaign(named: Named) -> None:
    text = "平江县总工会2025年“送岗到村·点亮夜市”专场招聘活动启动仪式举行。"
    assert named("Meeting", text) == ["平江县总工会2025年“送岗到村·点亮夜市”专场招聘活动启动仪式"]
    assert named("Campaign", text) == ["2025年“送岗到村·点亮夜市”专场招聘活动"]


def test_joined_occasion_may_end_with_a_quotation(named: Named) -> None:
    text = "5月6日，平江县工匠学院联盟成立大会暨首场“平江工匠讲堂”在县文化馆举行。"
    assert named("Meeting", text) == ["平江县工匠学院联盟成立大会暨首场“平江工匠讲堂”"]
    assert named("Course", text) == ["平江工匠讲堂"]


def test_signing_of_a_titled_document_is_a_meeting(named: Named) -> None:
    assert named("Meeting", "《平江县快递行业集体合同》签约仪式举行。") == ["《平江县快递行业集体合同》签约仪式"]


@pytest.mark.parametrize("text", ["平江县总工会建成“船员之家”3处。", "平江县总工会打造了9个“清泉小屋”。"])
def test_quoted_service_points_that_are_counted_are_a_platform(named: Named, text: str) -> None:
    assert len(named("Platform", text)) == 1


def test_quotation_ends_where_another_thing_is_joined(named: Named) -> None:
    assert named("Platform", "各地要用好“平江职工诉求反映平台”和热线。") == ["平江职工诉求反映平台"]


def test_contest_of_a_union_bears_its_name(named: Named) -> None:
    text = "他在湖南省工会集体协商指导员技能竞赛上获奖。"
    assert named("Competition", text) == ["湖南省工会集体协商指导员技能竞赛"]


def test_short_campaign_with_a_telling_noun_after_a_verb_of_organizing(named: Named) -> None:
    assert named("Campaign", "九部门决定在全国组织开展整治超限超载冬季行动。") == ["整治超限超载冬季行动"]


@pytest.mark.parametrize(
    "name", ["第二十二届中国桥梁建筑工程鲁班奖颁奖大会", "2025年“湖湘工匠”发布仪式"], ids=["prize", "quoted-title"]
)
def test_occasion_on_which_an_honour_is_given(named: Named, name: str) -> None:
    assert named("Meeting", f"9月20日，{name}在长沙召开。") == [name]


def test_giving_of_an_honour_without_year_or_number_is_none(named: Named) -> None:
    assert named("Meeting", "大家在“湖湘工匠”颁奖典礼上合影。") == []


def test_what_an_ordinal_stands_before_is_a_program(named: Named) -> None:
    assert named("Course", "首期“巴陵木匠培训班”收学员52人。") == ["巴陵木匠培训班"]


@pytest.mark.parametrize(
    "name",
    [
        "第三届平江县枸杞采收技能大赛",
        "2025年全国职业院校技能大赛",
        "全国中小企业民主管理现场交流会",
        "《渔歌》创刊二十周年座谈会",
    ],
    ids=["verb-inside", "barred-noun-inside", "scope", "title-before"],
)
def test_event_whose_words_would_part_other_names(named: Named, name: str) -> None:
    assert named("Program", f"近日，{name}在岳阳举行。") == [name]


def test_attribute_with_a_verb_is_no_part_of_an_event(named: Named) -> None:
    assert named("Program", "今年参加技能大赛的选手增多。") == []


def test_what_is_done_in_an_event_is_no_part_of_a_name(named: Named) -> None:
    assert named("Program", "他靠书里的“听音辨漏”闯进决赛。") == []


def test_season_and_lesson_are_nouns_for_programs(named: Named) -> None:
    assert named("Program", "“工地影院”公益放映季启动，医生讲授“救在身边”急救课。") == [
        "“工地影院”公益放映季", "“救在身边”急救课",
    ]  # fmt: skip


def test_word_for_new_before_an_ordinal_is_no_part_of_a_name(named: Named) -> None:
    assert named("Program", "平江县总工会启动新一季“百匠百徒”计划。") == ["百匠百徒"]


def test_noun_alone_stands_for_the_event_named_with_it(mentions: Mentions) -> None:
    found = mentions("平江县第三届职工运动会开幕。", "运动会由平江县总工会主办。")
    assert [(m.text, m.anaphor) for m in found if m.type == "Program"] == [
        ("平江县第三届职工运动会", False), ("运动会", True),
    ]  # fmt: skip


def test_noun_alone_stands_for_nothing_where_no_event_was_named_with_it(mentions: Mentions) -> None:
    assert not [m for m in mentions("学堂由平江县总工会开办。") if m.type == "Program"]


def test_word_that_points_and_a_noun_stand_for_what_was_named(mentions: Mentions) -> None:
    found = mentions("平江县总工会开展“安康杯”劳动竞赛。", "省总工会指导这项竞赛。")
    assert [m.text for m in found if m.anaphor and m.type == "Program"] == ["这项竞赛"]


@pytest.mark.parametrize("stage", ["决赛", "焊接项目决赛", "闭幕式暨颁奖典礼"])
def test_contest_inside_the_name_of_its_stage_or_ceremony(named: Named, stage: str) -> None:
    whole = "第十二届湖南省职业技能大赛"
    assert named("Program", f"近日，{whole}{stage}在岳阳举行。") == [whole, whole + stage]


def test_short_quoted_name_behind_a_verb_of_organizing_and_a_particle(named: Named) -> None:
    assert named("Program", "双方开办的“焊光班”招收学员。") == ["焊光班"]


def test_noun_that_counts_a_list_is_no_part_of_its_last_name(named: Named) -> None:
    text = "艺术节包括“江城好声音”歌手赛、“班组故事汇”两项活动。"
    assert named("Program", text)[-1] == "班组故事汇"


def test_any_undertaking_can_be_pointed_at_as_a_project(mentions: Mentions) -> None:
    found = mentions("平江县总工会推出“流动课堂”服务。", "省总工会支持这一活动。")
    assert [m.text for m in found if m.anaphor and m.type == "Program"] == ["这一活动"]


def test_what_kind_of_thing_a_quoted_one_is_makes_no_second_program(named: Named) -> None:
    text = "“塞上英才”，是平江县总工会2022年推出的产业工人技能提升计划。"
    assert "产业工人技能提升计划" not in named("Program", text)


def test_quotation_before_the_rest_of_a_contest_is_part_of_its_name(named: Named) -> None:
    text = "第九届“湘创杯”职工“五小”创新成果大赛收官。"
    assert named("Competition", text) == ["第九届“湘创杯”职工“五小”创新成果大赛"]


def test_contest_with_a_trade_before_its_noun(named: Named) -> None:
    text = "在第二届全国钢铁行业加热工职业技能竞赛中名列第五。"
    assert named("Competition", text) == ["第二届全国钢铁行业加热工职业技能竞赛"]


@pytest.mark.parametrize("after", ["18日在长沙召开", "如期举行", "热闹开场", "隆重开幕"])
def test_name_of_an_event_ends_before_the_day_or_the_manner(named: Named, after: str) -> None:
    assert named("Competition", f"第三届三湘工匠大赛{after}。") == ["第三届三湘工匠大赛"]


def test_special_contest_of_a_greater_one(named: Named) -> None:
    text = "第三届三湘工匠大赛设28个赛项，其中人工智能训练师专项赛由平江县总工会承办。"
    assert "人工智能训练师专项赛" in named("Competition", text)


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        ("三县工会服务协作签约仪式在长沙举行。", "Meeting", "三县工会服务协作签约仪式"),
        ("焊接机器人操作员专项赛由平江县总工会承办。", "Competition", "焊接机器人操作员专项赛"),
        ("平江县总工会十五届三次全委会议召开。", "Meeting", "平江县总工会十五届三次全委会议"),
        ("《汨罗江》创刊三十周年座谈会5月举行。", "Meeting", "《汨罗江》创刊三十周年座谈会"),
    ],
)
def test_an_event_of_which_it_is_said_that_it_is_held(named: Named, text: str, kind: str, name: str) -> None:
    assert named(kind, text) == [name]


def test_a_meeting_of_the_second_half_of_a_year(named: Named) -> None:
    text = "平江矿业公司2025年下半年安全生产工作推进会在长沙召开。"
    assert "2025年下半年安全生产工作推进会" in named("Meeting", text)[0]


def test_the_occasion_on_which_two_honours_are_given(named: Named) -> None:
    name = "岳阳市劳动模范和先进工作者表彰大会"
    assert named("Meeting", f"4月29日，{name}隆重举行。") == [name]


@pytest.mark.parametrize(
    ("name", "honours"),
    [
        ("诸暨市劳动模范表彰大会", ["诸暨市劳动模范"]),
        ("岳阳市庆祝“五一”国际劳动节暨劳动模范表彰大会", []),
    ],
)
def test_the_occasion_on_which_an_honour_of_a_place_is_given(named: Named, name: str, honours: list[str]) -> None:
    assert named("Meeting", f"4月29日，{name}隆重举行。") == [name]
    assert named("Honour", f"4月29日，{name}隆重举行。") == honours


def test_a_festival_with_its_ordinal(named: Named) -> None:
    assert named("Campaign", "平江县首届职工风筝节开幕。") == ["平江县首届职工风筝节"]


def test_an_event_is_known_again_by_its_name(named: Named) -> None:
    name = "焊接机器人操作员专项赛"
    texts = (f"其中，{name}由平江县总工会承办。", f"据介绍，{name}将首次启用真实数据。")
    assert named("Competition", *texts) == [name, name]


def test_name_of_a_contest_ends_before_the_post_somebody_has_there(named: Named) -> None:
    assert named("Competition", "周明山担任岳阳市第二届职工技能大赛总裁判长。") == ["岳阳市第二届职工技能大赛"]


@pytest.mark.parametrize("text", ["“把职工当家人”是平江县总工会推行的理念。", "“红帆之歌”由平江县总工会创作。"])
def test_saying_or_song_of_a_body_is_no_service(named: Named, text: str) -> None:
    assert named("Program", text) == []


def test_noun_that_ends_a_longer_word_ends_the_name_too(named: Named) -> None:
    assert named("Program", "“清江同行”联合行动自三月起开展。") == ["“清江同行”联合行动"]


def test_meeting_ends_before_the_word_for_at_it(named: Named) -> None:
    assert named("Program", "“清江之恋”相亲交友会上，36名职工牵手。") == ["“清江之恋”相亲交友会"]


def test_verb_behind_a_contest_is_no_part_of_its_name(named: Named) -> None:
    assert named("Program", "“红色故事我来讲”比赛分为初赛和决赛。") == ["“红色故事我来讲”比赛"]


def test_works_are_named_by_what_no_dictionary_knows(named: Named) -> None:
    assert named("Program", "国家重大水利工程犬木塘水库工程正式下闸。") == ["犬木塘水库工程"]
    assert named("Program", "犬木塘灌区续建配套与现代化改造项目开工以来进展顺利。") == [
        "犬木塘灌区续建配套与现代化改造项目",
    ]  # fmt: skip


def test_note_of_a_place_stands_inside_the_name_of_a_fair(named: Named) -> None:
    assert named("Program", "2025中国（长沙）国际工程机械展览会5月15日开幕。") == ["2025中国（长沙）国际工程机械展览会"]


def test_course_that_is_said_to_have_ended_has_a_name(named: Named) -> None:
    text = "为期三天的全市工会系统财务干部业务培训班在怀化市结业。"
    assert named("Program", text) == ["全市工会系统财务干部业务培训班"]


def test_quoted_occasion_that_takes_place_is_a_program(named: Named) -> None:
    assert named("Program", "大山里的“板凳会”开了八年。") == ["板凳会"]
    assert named("Program", "他说起“板凳会”的好处。") == []


def test_choice_of_those_who_get_an_honour_is_a_program(named: Named) -> None:
    assert named("Program", "第九批“湖湘工匠”选树活动启动报名。") == ["第九批“湖湘工匠”选树活动"]


def test_note_in_the_first_of_two_joined_contests_parts_nothing(named: Named) -> None:
    whole = "湖南省职工羽毛球公开赛（怀化站）暨第六届“五溪杯”羽毛球邀请赛"
    assert whole in named("Program", f"{whole}日前落幕。")


def test_one_of_what_is_quoted_is_still_organized(named: Named) -> None:
    assert named("Program", "平江县总工会每建成一个“司机之家”就给予补助。") == ["司机之家"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("他说“云海之约”院外夜读会吸引百名职工。", "“云海之约”院外夜读会"),
        ("平江国际马拉松赛9月鸣枪。", "平江国际马拉松赛"),
        ("平江县沁河帐篷节落幕。", "平江县沁河帐篷节"),
    ],
)
def test_noun_of_one_character_ends_a_name(named: Named, text: str, name: str) -> None:
    assert named("Program", text) == [name]


@pytest.mark.parametrize("text", ["“清江先锋”队员会定期上门。", "“一企一策”分类建会以来成效明显。"])
def test_character_that_is_a_verb_or_a_part_of_one_ends_no_name(named: Named, text: str) -> None:
    assert named("Program", text) == []


def test_numbered_contest_has_a_name_whatever_noun_follows(named: Named) -> None:
    assert named("Program", "平江县第三届职工技能大比武中式烹调师赛场香气扑鼻。") == ["平江县第三届职工技能大比武"]


def test_quoted_honour_that_an_activity_is_called_by_is_a_program(named: Named) -> None:
    assert named("Program", "“清江工匠”短视频征集活动启动。") == ["“清江工匠”短视频征集活动"]
    assert named("Program", "他获得“清江工匠”称号，参加比赛。") == []


def test_exhibition_called_by_a_quotation_is_a_program(named: Named) -> None:
    assert named("Program", "一场名为“字里清江”的文献展正在展出。") == ["字里清江"]


def test_so_manieth_of_what_is_organized_belongs_to_its_name(named: Named) -> None:
    assert named("Program", "平江县残联在城墙下举办第三十五次全国助残日主题活动。") == ["第三十五次全国助残日主题活动"]


def test_whom_a_campaign_is_brought_to_stands_in_its_name(named: Named) -> None:
    assert named("Program", "“清江工匠”进校园主题宣讲活动启动。") == ["“清江工匠”进校园主题宣讲活动"]
    assert named("Program", "“清江讲堂”走进活动现场。") == ["清江讲堂"]


def test_what_is_taken_somewhere_is_a_program(named: Named) -> None:
    assert named("Program", "平江县总工会把“赶圩问诊”开到集市上。") == ["赶圩问诊"]
    assert named("Program", "他把“赶圩问诊”四个字念了两遍。") == []


def test_what_went_to_so_many_places_is_a_program(named: Named) -> None:
    assert named("Program", "“送法进渔港”去年走了42个渔港。") == ["送法进渔港"]


def test_round_number_of_those_who_take_part_stands_in_a_name(named: Named) -> None:
    assert named("Program", "“渔光互补”百人培训营开班。") == ["“渔光互补”百人培训营"]


def test_month_behind_a_quotation_ends_no_name(named: Named) -> None:
    assert named("Program", "“清江先锋号”5月开了工。") == []


@pytest.mark.parametrize("name", ["职工气排球邀请赛", "职工趣味运动会", "消防安全知识竞赛"])
def test_contest_is_told_apart_by_the_words_before_its_bare_noun(named: Named, name: str) -> None:
    assert named("Competition", f"平江县总工会举办{name}。") == [name]


@pytest.mark.parametrize(
    "text",
    ["平江县总工会组织职工羽毛球赛、拔河比赛等活动。", "平江县总工会组织职工开展技术比武。", "每年组织一次市级竞赛。"],
    ids=["of several", "verb before the noun", "so many times"],
)
def test_contest_that_is_none_of_its_own(named: Named, text: str) -> None:
    assert named("Competition", text) == []


def test_what_was_competed_in_is_no_project(named: Named) -> None:
    text = "在第47届世界技能大赛焊接项目中，周明山夺冠。"
    assert named("Program", text) == ["第47届世界技能大赛"]


def test_contest_of_a_firm_is_called_after_it(named: Named) -> None:
    text = "远帆重工有限公司职工田径运动会开幕。"
    assert named("Competition", text) == ["远帆重工有限公司职工田径运动会"]


def test_class_by_its_season_is_a_course(named: Named) -> None:
    assert named("Team", "平江县总工会职工夜校秋季班开课。") == []
    assert named("Course", "平江县总工会职工夜校秋季班开课。") == ["平江县总工会职工夜校秋季班"]


def test_contest_whose_name_a_quotation_opens_holds_its_final(named: Named) -> None:
    text = "“建工杯”职工篮球联赛总决赛打响。"
    assert set(named("Competition", text)) == {"“建工杯”职工篮球联赛总决赛", "“建工杯”职工篮球联赛"}


def test_what_a_station_is_called_is_no_campaign(named: Named) -> None:
    text = "平江县总工会打造的“连云驿家”户外劳动者驿站启用。"
    assert named("Program", text) == []
    assert named("Facility", text) == ["“连云驿家”户外劳动者驿站"]


def test_verb_behind_a_quotation_that_says_what_is_done_at_the_occasion(named: Named) -> None:
    text = "枣庄市“暖冬行动”慰问货车司机活动启动仪式举行。"
    assert named("Meeting", text) == ["枣庄市“暖冬行动”慰问货车司机活动启动仪式"]
    assert named("Campaign", text) == ["枣庄市“暖冬行动”慰问货车司机活动"]


def test_number_of_courses_is_no_part_of_their_name(named: Named) -> None:
    assert named("Course", "平江县总工会办了三期直播电商培训班。") == ["直播电商培训班"]


def test_where_something_is_held_is_no_program(named: Named) -> None:
    assert named("Program", "开幕式在平江县“连云茶城”举行。") == []
    assert named("Program", "“连云茶韵”在平江县举行。") == ["连云茶韵"]


def test_last_of_several_events_that_one_verb_governs(named: Named) -> None:
    text = "平江县总工会组织现场观摩会和消防安全知识竞赛。"
    assert named("Program", text) == ["消防安全知识竞赛"]
    assert named("Program", "双方组织现场观摩会和技术研讨会。") == []


@pytest.mark.parametrize("name", ["“石榴籽”技能培训基地", "“红帆”职工健身活动中心", "“红帆”职业技能培训学院"])
def test_house_for_an_activity_is_not_the_activity(named: Named, name: str) -> None:
    assert named("Program", f"近日，{name}启用。") == []


def test_noun_right_before_what_it_is_called(named: Named) -> None:
    assert named("Program", "平江县总工会推出新就业群体互助保障项目“安途保”，首批惠及千人。") == ["安途保"]
    assert named("Program", "平江县总工会打造服务品牌“暖途驿家”。") == ["暖途驿家"]


def test_event_that_a_clause_names_holds_no_conjunction_of_clauses(named: Named) -> None:
    assert named("Program", "县长出席闭幕式并宣布运动会闭幕。") == []


def test_how_long_something_has_lasted_is_no_part_of_a_name(named: Named) -> None:
    assert named("Program", "这是我参加工作31年来第一次疗养。") == []


@pytest.mark.parametrize("name", ["12351职工维权热线", "12351热线", "400-820-8820服务热线"])
def test_telephone_service_is_called_by_its_number(named: Named, name: str) -> None:
    assert named("Platform", f"工人拨打了{name}。") == [name]


def test_noun_for_what_is_done_and_one_for_the_occasion_end_one_name(named: Named) -> None:
    text = "由湖南省总工会主办的“山海杯”职工健步走比赛日前落幕。"
    assert named("Competition", text) == ["“山海杯”职工健步走比赛"]


def test_opening_of_a_course_has_the_course_in_its_name(named: Named) -> None:
    text = "3月28日，佛坪县2025年产业工人学历提升班开学典礼在县城举行。"
    assert named("Course", text) == ["佛坪县2025年产业工人学历提升班"]
    assert named("Meeting", text) == ["佛坪县2025年产业工人学历提升班开学典礼"]


def test_class_in_a_craft_is_a_course(named: Named) -> None:
    assert named("Course", "平江县总工会举办羌绣技能培训班。") == ["羌绣技能培训班"]
    assert named("Course", "平江县总工会举办职工技能培训班。") == []


def test_what_chooses_who_gets_an_honour_is_an_activity(named: Named) -> None:
    text = "平江县总工会开展“最美巡护员”寻访活动。"
    assert named("Campaign", text) == ["“最美巡护员”寻访活动"]
    assert named("Honour", text) == ["最美巡护员"]


def test_bank_in_quotation_marks_is_a_service(named: Named) -> None:
    assert named("Platform", "平江县选煤厂推行“金点子银行”，职工踊跃参与。") == ["金点子银行"]
    assert named("Enterprise", "平江农商银行走访企业。") == ["平江农商银行"]


@pytest.mark.parametrize("noun", ["职工马拉松", "登山赛", "晋级赛", "职工书画展评", "职工欢乐跑"])
def test_contest_by_its_year_and_a_plain_noun(named: Named, noun: str) -> None:
    assert named("Program", f"平江县总工会举办2025年{noun}。") == [f"2025年{noun}"]
    assert named("Person", f"平江县总工会举办2025年{noun}。") == []


@pytest.mark.parametrize("noun", ["马拉松", "登山赛", "展评", "马拉松比赛"])
def test_contest_without_a_year_is_of_a_kind(named: Named, noun: str) -> None:
    assert named("Program", f"公司组织职工参加{noun}。") == []


def test_noun_in_whose_last_letters_another_begins_ends_no_name(named: Named) -> None:
    assert named("Program", "2025年度职工绘画展评由平江县总工会主办。") == ["2025年度职工绘画展评"]


@pytest.mark.parametrize("text", ["岳阳马拉松鸣枪开跑。", "平江县总工会举办岳阳马拉松。", "岳阳登山赛举行。"])
def test_contest_behind_the_short_name_of_a_place(named: Named, text: str) -> None:
    assert len(named("Program", text)) == 1


@pytest.mark.parametrize("text", ["岳阳比赛落幕。", "他喜欢岳阳登山赛。", "市级竞赛举行。"])
def test_noun_for_any_contest_behind_the_short_name_of_a_place(named: Named, text: str) -> None:
    assert named("Program", text) == []


def test_what_is_used_at_a_contest_names_none(named: Named) -> None:
    assert named("Competition", "岳阳电气有限公司作为协办方提供全部赛用仪表。") == []


def test_what_somebody_says_before_the_noun_for_an_event_names_none(named: Named) -> None:
    assert named("Program", "“怪不得他总说好看。”开放日也得到大家的支持。") == []


def test_what_points_at_a_contest_is_no_part_of_its_name(named: Named) -> None:
    assert named("Competition", "本届龙泉山越野挑战赛的主办方为成都市体育局。") == ["龙泉山越野挑战赛"]


def test_verb_of_a_single_letter_before_a_quotation_is_no_part_of_the_name(named: Named) -> None:
    assert named("Competition", "岳阳市职工文化节设“匠心杯”焊工技能大赛等8项赛事。") == ["“匠心杯”焊工技能大赛"]


def test_noun_for_so_many_great_works_ends_no_quoted_name(named: Named) -> None:
    text = "岳阳市总工会启动实施“暖心驿家”“匠心传承”两大工程。"
    assert named("Program", text) == ["暖心驿家", "匠心传承"]


def test_quotation_that_ends_like_a_body_is_what_the_action_is_called(named: Named) -> None:
    text = "岳阳市总工会推出“圆梦大学”助学行动。"
    assert named("Program", text) == ["“圆梦大学”助学行动"]
    assert named("School", text) == []


def test_contest_before_a_part_of_it_and_the_place_won(named: Named) -> None:
    assert named("Competition", "岳阳市职工乒乓球公开赛单打冠军周明山到场。") == ["岳阳市职工乒乓球公开赛"]
    assert named("Competition", "他是全国射击锦标赛季军。") == ["全国射击锦标赛"]


def test_games_called_after_a_city_of_two_letters(named: Named) -> None:
    assert named("Competition", "周明山参加了巴黎奥运会。") == ["巴黎奥运会"]
    assert named("Competition", "周明山多次在省市技能竞赛中获奖。") == []


def test_works_on_a_facility_are_called_by_it(named: Named) -> None:
    text = "国道209线鹰岭隧道整治工程位于平江县。"
    assert named("Project", text) == ["国道209线鹰岭隧道整治工程"]
    assert named("Facility", text) == ["国道209线鹰岭隧道"]
    assert named("Project", "由平江县交通局牵头组织鹰岭隧道整治工程。") == ["鹰岭隧道整治工程"]


def test_quoted_part_of_a_contest_is_one_and_a_number_of_parts_is_none(named: Named) -> None:
    assert named("Competition", "他参加了“智能制造”赛项，大赛设28个赛项。")[0] == "“智能制造”赛项"
    assert named("Competition", "大赛设28个赛项。") == []


@pytest.mark.parametrize("joint", ["和", "与", "及", "、", "、消防和"])
@pytest.mark.parametrize("front", ["第二届青岛市", "青岛市", "2025年全国"])
def test_event_that_tells_of_several_things_holds_them(named: Named, front: str, joint: str) -> None:
    name = f"{front}焊接{joint}电工技能大赛"
    assert named("Program", f"{name}圆满落幕。") == [name]


@pytest.mark.parametrize(
    "text",
    [
        "青岛市图书馆和电工技能大赛很热闹。",
        "第二届职工运动会和电工技能大赛很热闹。",
        "青岛市送温暖、助学、电工技能大赛等活动很热闹。",
        "青岛市总工会和电工技能大赛的选手座谈。",
    ],
)
def test_event_behind_another_name_does_not_hold_it(named: Named, text: str) -> None:
    assert not any(name.endswith("电工技能大赛") and name[0] in "青第" for name in named("Program", text))


def test_day_before_an_event_is_not_in_its_name(named: Named) -> None:
    assert named("Program", "周五全国首届焊工技能大赛启动。") == ["全国首届焊工技能大赛"]


@pytest.mark.parametrize("word", ["下午", "春节", "周末", "场内", "门口"])
def test_event_ends_before_a_word_for_when_or_where(named: Named, word: str) -> None:
    assert named("Program", f"近日，第五届云川旅游文化节{word}开幕。") == ["第五届云川旅游文化节"]


def test_contest_of_a_place_for_people_of_a_kind_of_body_is_named_from_the_place(named: Named) -> None:
    assert named("Competition", "盐城市第三届高校教师演讲大赛落幕。") == ["盐城市第三届高校教师演讲大赛"]
    assert named("Competition", "盐城市“远帆杯”中小学教师书法比赛落幕。") == ["盐城市“远帆杯”中小学教师书法比赛"]
    assert named("Competition", "全国第二届青年职工劳动和技能大赛落幕。") == ["全国第二届青年职工劳动和技能大赛"]
    assert named("Competition", "盐城市职工参加比赛。") == []


def test_quoted_exhibition_or_camp_is_one_by_its_last_noun(named: Named) -> None:
    assert named("Campaign", "“匠心筑梦——湖南剪纸特展”在岳阳市开幕。") == ["匠心筑梦——湖南剪纸特展"]
    assert named("Campaign", "首届“山海情长——职工书法作品展览”在岳阳市开幕。") == ["山海情长——职工书法作品展览"]
    assert named("Campaign", "“小小稻作师”研学营开营。") == ["“小小稻作师”研学营"]
    assert named("Campaign", "周明山参观了岳阳市博物馆的展览。") == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("这场“桥头赶集”夏季招聘会由山海市总工会主办。", "“桥头赶集”夏季招聘会"),
        ("一场“月光”交流会在山海市举行,由山海市总工会主办。", "“月光”交流会"),
        ("第三届“月光”邀请赛由山海市总工会主办。", "第三届“月光”邀请赛"),
    ],
)
def test_what_points_at_a_quoted_event_is_no_part_of_its_name(named: Named, text: str, name: str) -> None:
    assert named("Program", text) == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("公司每年拿出80万元注入“暖阳同行”职工互助基金。", "“暖阳同行”职工互助基金"),
        ("山海市总工会发起“山货出山”专场直播，卖茶四吨。", "“山货出山”专场直播"),
    ],
)
def test_fund_and_broadcast_called_by_a_quotation(named: Named, text: str, name: str) -> None:
    assert named("Program", text) == [name]


@pytest.mark.parametrize("text", ["主播用“山货”直播带货。", "他申请了互助基金。", "全省救助基金支出三亿元。"])
def test_fund_or_broadcast_without_a_name_is_none(named: Named, text: str) -> None:
    assert named("Program", text) == []
