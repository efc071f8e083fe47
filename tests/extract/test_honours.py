"""Honours: before a name, after a verb of awarding, by grade and region; and their nouns used for people."""

from __future__ import annotations

import pytest

from tests.extract.conftest import Named


@pytest.mark.parametrize("honour", ["全国劳动模范", "湖南省劳动模范", "岳阳市劳动模范", "全国五一劳动奖章", "大国工匠"])
def test_honour_that_stands_before_a_name(named: Named, honour: str) -> None:
    holder = "获得者" if honour.endswith("奖章") else ""
    assert named("Honour", f"{honour}{holder}周明山走进课堂。") == [honour]


@pytest.mark.parametrize("dot", "·•・")
def test_honour_before_a_name_with_a_dot_that_no_surname_begins(named: Named, dot: str) -> None:
    text = f"座谈会上，全国劳动模范阿卜杜{dot}热合曼表示，要带好徒弟。"
    assert named("Honour", text) == ["全国劳动模范"]
    assert named("Person", text) == [f"阿卜杜{dot}热合曼"]


def test_two_honours_before_one_name(named: Named) -> None:
    text = "全国劳动模范、湖南省五一劳动奖章获得者周明山到场。"
    assert named("Honour", text) == ["全国劳动模范", "湖南省五一劳动奖章"]


@pytest.mark.parametrize("verb", ["被授予", "荣获", "获评", "获得"])
def test_quoted_honour_after_a_verb_of_awarding(named: Named, verb: str) -> None:
    assert named("Honour", f"周明山{verb}“平江好工匠”称号。") == ["平江好工匠"]


def test_honour_of_a_body(named: Named) -> None:
    assert named("Honour", "该班组荣获全国工人先锋号。") == ["全国工人先锋号"]


@pytest.mark.parametrize(
    "text",
    ["我们要弘扬劳模精神。", "劳模们走进校园。", "他是一名先进工作者。", "工匠学院正式揭牌。", "慰问困难劳模。"],
)
def test_noun_of_an_honour_alone_is_none(named: Named, text: str) -> None:
    assert named("Honour", text) == []


def test_honour_inside_the_name_of_a_studio_is_none(named: Named) -> None:
    assert named("Honour", "周明山劳模创新工作室揭牌。") == []


@pytest.mark.parametrize(
    ("text", "honour"),
    [
        ("齐鲁大工匠周明山走进课堂。", "齐鲁大工匠"),
        ("学院聘请湖南工匠3名担任导师。", "湖南工匠"),
        ("湖南省五一劳动奖章颁给了5个人。", "湖南省五一劳动奖章"),
        ("全国模范劳动关系和谐企业湖南东屏科技有限公司介绍经验。", "全国模范劳动关系和谐企业"),
    ],
)
def test_where_an_honour_begins_and_ends(named: Named, text: str, honour: str) -> None:
    assert named("Honour", text) == [honour]


@pytest.mark.parametrize("text", ["徒弟在装调工赛项中捧回银奖。", "平江县总工会捧走优秀组织奖。"])
def test_prize_without_its_contest_is_none(named: Named, text: str) -> None:
    assert named("Honour", text) == []


def test_what_is_quoted_is_the_honour_and_not_its_last_noun_alone(named: Named) -> None:
    assert named("Honour", "县里公布“平江最美职工”名单。") == ["平江最美职工"]


def test_what_is_quoted_with_a_verb_is_no_name(named: Named) -> None:
    assert named("Honour", "大家“争做最美职工”。") == ["最美职工"]


@pytest.mark.parametrize("honour", ["湖南省优秀工会工作者", "岳阳市优秀工会积极分子"])
def test_honour_that_begins_like_a_body(named: Named, honour: str) -> None:
    text = f"他是{honour},干了半辈子。"
    assert named("Honour", text) == [honour]
    assert named("Organization", text) == []


def test_those_who_are_counted_are_no_part_of_the_honour(named: Named) -> None:
    assert named("Honour", "大会授予38个集体湖南省工人先锋号称号。") == ["湖南省工人先锋号"]


@pytest.mark.parametrize(
    ("text", "honour"),
    [
        ("该矿被评为一级安全生产标准化煤矿。", "一级安全生产标准化煤矿"),
        ("工作室被命名为湖南省示范性劳模创新工作室。", "湖南省示范性劳模创新工作室"),
        ("项目获评2024年度岳阳市工会工作创新案例。", "岳阳市工会工作创新案例"),
        ("项目获评岳阳市工会工作创新案例荣誉称号。", "岳阳市工会工作创新案例"),
    ],
)
def test_all_that_somebody_is_named_is_the_honour(named: Named, text: str, honour: str) -> None:
    assert named("Honour", text) == [honour]
    assert named("Team", text) == []


@pytest.mark.parametrize(
    "text",
    ["他荣获全国焊工技能大赛金牌。", "他被评为高级工程师。", "会上评为合格的有3家。", "大会授予湖南省总工会干部鼓励。"],
)
def test_what_tells_no_region_and_no_grade_is_none(named: Named, text: str) -> None:
    assert named("Honour", text) == []


def test_prize_for_work_that_was_judged(named: Named) -> None:
    assert named("Honour", "小组捧回湖南省职工优秀技术创新成果一等奖。") == ["湖南省职工优秀技术创新成果一等奖"]


def test_medal_and_certificate_are_no_part_of_the_honour(named: Named) -> None:
    assert named("Honour", "他领回全国劳动模范奖章。") == ["全国劳动模范"]


@pytest.mark.parametrize(
    "text", ["行业推行“首席工人”津贴制度。", "让“三百六十行、行行出状元”成为共识。", "工会向“技能苗圃”奖学金注资。"]
)
def test_what_is_quoted_for_another_reason_is_no_honour(named: Named, text: str) -> None:
    assert named("Honour", text) == []


@pytest.mark.parametrize("event", ["论坛", "大讲堂", "训练营"])
def test_event_called_after_an_honour_is_none(named: Named, event: str) -> None:
    assert named("Honour", f"工会举办“三湘工匠”{event}。") == []


@pytest.mark.parametrize("event", ["评选活动", "表彰大会", "发布仪式"])
def test_occasion_on_which_an_honour_is_conferred(named: Named, event: str) -> None:
    assert named("Honour", f"工会举办“三湘工匠”{event}。") == ["三湘工匠"]


def test_ordinal_before_a_quoted_name_belongs_to_the_honour(named: Named) -> None:
    assert named("Honour", "周明山摘得第四届“矿灯”职工文学奖。") == ["第四届“矿灯”职工文学奖"]


@pytest.mark.parametrize("text", ["命名表彰2022年度“岗位之光”", "公布“十佳护工”名单", "发布“最美搬运工”先进事迹"])
def test_quoted_honour_behind_a_year_or_by_its_first_word(named: Named, text: str) -> None:
    assert named("Honour", f"集团公司{text}。") == [text.split("“")[1].split("”")[0]]


def test_honour_of_the_whole_country_has_no_body_in_its_name(named: Named) -> None:
    text = "授予平江机械有限公司全国五一劳动奖状。"
    assert named("Honour", text) == ["全国五一劳动奖状"]
    assert named("Organization", text) == ["平江机械有限公司"]


def test_honour_that_who_is_named_so_parts_from_its_verb(named: Named) -> None:
    assert named("Honour", "命名平江县为“湖滨花园城”。") == ["湖滨花园城"]


@pytest.mark.parametrize("honour", ["龙江工匠", "三秦工匠"])
def test_honour_called_by_what_its_province_is_called(named: Named, honour: str) -> None:
    assert named("Honour", f"{honour}、平江机械有限公司焊工周明山到会。") == [honour]


def test_year_before_what_is_quoted_is_not_cut(named: Named) -> None:
    assert named("Honour", "获得2023年“感动湖城”年度人物的是周明山。") == ["2023年“感动湖城”年度人物"]


def test_honour_begins_at_its_own_place_behind_the_body_that_gets_it(named: Named) -> None:
    text = "授予平江机械有限公司湖南省五一劳动奖状。"
    assert named("Honour", text) == ["湖南省五一劳动奖状"]


def test_honour_behind_a_verb_with_a_particle(named: Named) -> None:
    assert named("Honour", "他摘得过全国石化系统技术能手称号。") == ["全国石化系统技术能手"]


def test_what_somebody_is_called_in_his_firm_is_no_honour(named: Named) -> None:
    assert named("Honour", "平江轴承厂老劳模罗明远受到接见。") == []


def test_honour_begins_behind_the_one_who_gets_it(named: Named) -> None:
    text = "湖南省总工会授予平江百货集团营业员罗春芳湖南省五一劳动奖章。"
    assert named("Honour", text) == ["湖南省五一劳动奖章"]
    assert named("Person", text) == ["罗春芳"]


@pytest.mark.parametrize("honour", ["岳阳市“最美骑手”", "岳阳市“五一劳动奖章”"])
def test_quoted_honour_is_of_the_place_before_it(named: Named, honour: str) -> None:
    assert named("Honour", f"罗明远获得{honour}称号。") == [honour.replace("“", "").replace("”", "")]


def test_place_that_is_given_a_quoted_honour_is_no_part_of_it(named: Named) -> None:
    assert named("Honour", "大会授予平江县“先进集体”称号。") == ["先进集体"]


def test_quoted_honour_that_says_how_far_it_reaches_takes_no_place(named: Named) -> None:
    assert named("Honour", "罗明远获得岳阳市“全国最美骑手”称号。") == ["全国最美骑手"]


@pytest.mark.parametrize("honour", ["“平江工匠”称号", "岳阳市五一劳动奖章", "岳阳市“五一劳动奖章”"])
def test_somebody_on_whom_an_honour_is_conferred_needs_no_post(named: Named, honour: str) -> None:
    text = f"为表彰先进，激励广大职工立足岗位建功立业，经研究决定，平江县总工会授予罗明远{honour}。"
    assert named("Person", text) == ["罗明远"]


def test_team_on_which_an_honour_is_conferred_is_nobody(named: Named) -> None:
    text = "为表彰先进，激励广大职工立足岗位建功立业，平江县总工会授予马建设队“工人先锋号”称号。"
    assert named("Person", text) == []


def test_honour_in_the_quoted_name_of_a_program_is_no_honour(named: Named) -> None:
    text = "岳阳市总工会举办的“岳阳工匠云课堂”开播。"
    assert named("Honour", text) == []
    assert named("Course", text) == ["岳阳工匠云课堂"]


def test_model_worker_of_a_firm_has_no_honour_of_that_name(named: Named) -> None:
    assert named("Honour", "平江县供电公司劳模周明山坚守一线。") == []
    assert named("Honour", "平江县劳模周明山坚守一线。") == ["平江县劳模"]


def test_label_of_a_list_is_the_honour_that_is_quoted_elsewhere(named: Named) -> None:
    texts = ("平江县总工会授予3个集体“连云工匠班组”称号。", "连云工匠班组：平江县公交公司维修班、平江县医院急诊护理组")
    assert named("Honour", *texts) == ["连云工匠班组", "连云工匠班组"]


def test_quoted_prize_far_from_the_verb_is_an_honour(named: Named) -> None:
    assert named("Honour", "平江县总工会决定授予下列3个集体2025年度“金镐奖”。") == ["金镐奖"]
    assert named("Honour", "活动现场设有“参与鼓励奖”和“幸运大奖”。") == []


def test_quoted_honours_side_by_side_behind_one_verb(named: Named) -> None:
    text = "平江社区先后荣获“全国示范社区”“省级文明社区”和“平安社区”等称号。"
    assert named("Honour", text) == ["全国示范社区", "省级文明社区", "平安社区"]


def test_what_a_list_is_called_that_somebody_stands_on(named: Named) -> None:
    text = "省工信厅公布2025年度省级绿色工厂名单，平江水泥有限公司榜上有名。"
    assert named("Honour", text) == ["省级绿色工厂"]
    assert named("Honour", "省工信厅公布2025年度省级重点企业名单。") == []


def test_several_things_that_somebody_is_named_at_once(named: Named) -> None:
    text = "周明山先后获评湖南省首席技师、岳阳市十佳班主任。"
    assert named("Honour", text) == ["湖南省首席技师", "岳阳市十佳班主任"]


def test_prize_told_by_its_number_behind_a_verb_of_winning(named: Named) -> None:
    assert named("Honour", "周明山荣获第八届青禾新人奖。") == ["第八届青禾新人奖"]
    assert named("Honour", "周明山说起第八届青禾新人奖。") == []


def test_seat_to_which_somebody_is_elected_is_no_honour(named: Named) -> None:
    assert named("Honour", "周明山当选岳阳市总工会兼职副主席。") == []


def test_scope_before_an_honour_and_who_holds_it(named: Named) -> None:
    assert named("Honour", "全省优秀护士周明珊到场。") == ["全省优秀护士"]
    assert named("Honour", "会议向全市优秀护士致以问候。") == []


def test_things_counted_behind_an_honour(named: Named) -> None:
    assert named("Honour", "周明山荣立个人二等功一次。") == ["个人二等功"]


def test_quoted_honour_behind_a_verb_and_the_first_lot_of_it(named: Named) -> None:
    assert named("Honour", "平江湖湿地公园入选首批“青禾精神教育基地”。") == ["青禾精神教育基地"]


@pytest.mark.parametrize("text", ["他的全国五一劳动奖章挂在墙上。", "全国五一劳动奖章寄到站里。"])
def test_honour_that_something_is_done_with(named: Named, text: str) -> None:
    assert named("Honour", text) == ["全国五一劳动奖章"]


def test_honour_in_the_title_of_a_decision_on_who_gets_it(named: Named) -> None:
    text = "湖南省总工会下发《关于命名2025年湖南省劳模和工匠人才创新工作室的通报》。"
    assert named("Honour", text) == ["湖南省劳模和工匠人才创新工作室"]
    assert named("Honour", "湖南省总工会下发《关于做好湖南省劳动模范管理工作的通知》。") == []
    assert named("Honour", "《关于确定岳阳市垃圾处理收费标准的通知》印发。") == []


def test_quotation_behind_a_batch_that_is_named_so_is_an_honour(named: Named) -> None:
    assert named("Honour", "湖南省总工会命名一批“湖南省示范性劳模创新工作室”。") == ["湖南省示范性劳模创新工作室"]


def test_what_begins_with_a_region_before_the_word_for_a_title_is_an_honour(named: Named) -> None:
    assert named("Honour", "该村获得湖南省乡村振兴示范村称号。") == ["湖南省乡村振兴示范村"]


def test_quoted_studio_before_its_plaque_is_an_honour(named: Named) -> None:
    assert named("Honour", "省总工会把“湖南省示范性创新工作室”的牌匾送上门。") == ["湖南省示范性创新工作室"]


@pytest.mark.parametrize("honour", ["民主管理示范单位", "云川省首席工匠", "最美职工", "省级技术标兵"])
def test_who_is_given_an_honour_is_not_in_its_name(named: Named, honour: str) -> None:
    assert named("Honour", f"青岛市总工会授予陆一鸣{honour}。") == [honour]


def test_honour_that_begins_like_a_name_keeps_its_beginning(named: Named) -> None:
    assert named("Honour", "青岛市总工会授予安全生产先进单位。") == ["安全生产先进单位"]


def test_honour_of_a_city_called_like_somebody_keeps_the_city(named: Named) -> None:
    assert named("Honour", "李建国被评为唐山市劳动模范。") == ["唐山市劳动模范"]
