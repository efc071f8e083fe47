"""People named without a post: by age, owner, prize, speech, or because an article uses the name again and again."""

from __future__ import annotations

import pytest

from tests.extract.conftest import Named


@pytest.mark.parametrize(
    "text",
    [
        "77岁的周明山推开木门。",
        "一个名叫周明山的青年走进来。",
        "刚走下领奖台的周明山说，很高兴。",
        "平江县邮政分公司的周明山、邮政同行挤进前10名。",
        "平江县邮政分公司周明山夺得第一名。",
        "公司聘请周明山为导师。",
        "讲座由周明山主讲。",
        "周明山，男，汉族，1980年生。",
        "周明山，平江机械有限公司焊工。",
        "十几年扎根一线的周明山，坚守着岗位。",
        "会上评选出周明山等10人。",
        "带班的周明山今年42岁，干活利索。",
        "四十不到的周明山就是带头的那个。",
        "替她打官司的周明山，既是平江律师事务所的律师，也是村里的顾问。",
        "运输三队的周明山夺得第一名。",
        "公司技术三部周明山领衔的成果获奖。",
        "周明山以97.6分获得第一名。",
        "作为平江机械有限公司的老员工，周明山很自豪。",
        "周明山生前系平江县公安局民警。",
        "周明山，高级工程师，从业二十年。",
        "周明山，湖南平江人，生于1950年。",
        "周明山还是一名砌筑工。",
        "周明山1959年被评为先进生产者。",
        "公司任命周明山为总经理。",
        "周明山供职于平江机械有限公司。",
        "周明山不负众望，夺得第二名。",
        "平江县供电公司周明山以2小时51分的成绩夺得冠军。",
        "他叫周明山，是一名养路工。",
    ],
)
def test_what_stands_beside_a_name_shows_it(named: Named, text: str) -> None:
    assert named("Person", text) == ["周明山"]


def test_winners_are_people_alone_and_in_lists(named: Named) -> None:
    text = "岳阳市选手周明山获金奖、罗一帆获银奖。田小溪、马海获三等奖。"
    assert named("Person", text) == ["周明山", "罗一帆", "田小溪", "马海"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("平江县机械有限公司沙建军拿下第二名。", ["沙建军"]),
        ("普文忠、白小宁分列第一、第二。", ["普文忠", "白小宁"]),
        ("平江二队的拓志强、岳阳机械有限公司的罗一帆分列第二、第三名。", ["拓志强", "罗一帆"]),
    ],
)
def test_winners_with_rare_surnames(named: Named, text: str, names: list[str]) -> None:
    assert named("Person", text) == names


def test_short_form_of_a_firm_before_what_its_people_are_is_no_name(named: Named) -> None:
    assert named("Person", "攀钢退休职工周明山领诵。") == ["周明山"]


def test_name_of_usual_characters_used_again_needs_no_word_that_follows_names(named: Named) -> None:
    texts = ["多年来，尹春梅捂出一手绝活。", "1998年，尹春梅进了车间。"]
    assert named("Person", *texts) == ["尹春梅", "尹春梅"]


def test_name_used_again_and_again(named: Named) -> None:
    texts = ["夜里落了雪，罗一帆的棉衣湿透了。", "罗一帆把工具箱背上肩。"]
    assert named("Person", *texts) == ["罗一帆", "罗一帆"]


def test_name_used_once_is_left_alone(named: Named) -> None:
    assert named("Person", "夜里落了雪，罗一帆的棉衣湿透了。") == []


def test_one_whom_a_studio_is_called_after_is_known_elsewhere(named: Named) -> None:
    texts = ["平江机械有限公司周明山劳模创新工作室揭牌。", "墙上挂着周明山的照片。"]
    assert "周明山" in named("Person", *texts)


def test_a_third_letter_that_begins_the_next_word_is_no_part_of_the_name(named: Named) -> None:
    texts = ["岳阳市劳动模范罗朝正带着班组开会。", "公司将聘请罗朝、田小溪等10名劳模为导师。"]
    assert named("Person", *texts) == ["罗朝", "罗朝", "田小溪"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("区总工会主席罗洁共同揭牌。", "罗洁"),
        ("电工罗静记了满满三页。", "罗静"),
        ("传承人罗发没想到还有奖。", "罗发"),
        ("车间主任罗向阳说，任务完成了。", "罗向阳"),
        ("职工罗为民表示，要好好干。", "罗为民"),
        ("市总工会主席罗羲和，来到现场。", "罗羲和"),
        ("职工罗从军正在检修。", "罗从军"),
        ("大学教授东方明分别讲解。", "东方明"),
        ("人力资源部经理曾丽一口气收了63份简历。", "曾丽"),
        ("安全总监阿里木·阿不力孜宣读方案。", "阿里木·阿不力孜"),
        ("退伍军人罗文强2017年来到岳阳。", "罗文强"),
    ],
)
def test_where_a_name_ends(named: Named, text: str, name: str) -> None:
    assert named("Person", text) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "他人利用网络实施犯罪。",
        "有人干脆爬上吊臂。",
        "职工方首席代表签了字。",
        "优秀节目代表山东参加展演。",
        "平江(湖南)工业园项目开工。",
        "他教授海姆立克急救法。",
        "公司的高质量发展，离不开职工的付出。",
        "高标准农田获得好评。方案获奖。",
        "由金融系统职工组成的队伍亮相。",
        "25岁的时候，他来到工厂。名叫温馨家园的驿站启用。",
        "安全岗的设立很好。安全岗是窗口。安全岗要常抓。",
        "职工幸福感、获得感提升。",
        "干部从严管理，选手单项成绩优异。",
        "一张工单串起“娘家人”的牵挂。管书的大姐来了。",
    ],
)
def test_words_that_begin_like_a_surname_are_no_people(named: Named, text: str) -> None:
    assert named("Person", text) == []


def test_a_post_whose_last_letter_makes_a_word_with_the_surname(named: Named) -> None:
    assert named("Person", "平江县茶业协会会长江涛表示，价格稳定。") == ["江涛"]


@pytest.mark.parametrize("text", ["老师傅试完，收工。", "邢阿公说，很好。", "武汉市市长江大桥项目开工。"])
def test_what_only_looks_like_a_post_and_a_name(named: Named, text: str) -> None:
    assert named("Person", text) == []


def test_verb_of_office_shows_a_name_that_begins_with_a_word(named: Named) -> None:
    assert named("Person", "方志明当选工会主席。") == ["方志明"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("平江县水务局顾海、平江县气象局韩旭分获二等奖。", ["顾海", "韩旭"]),
        ("平江县水务局曾荣获二等奖。", []),
        ("周明从平江师范学校毕业后回乡。", ["周明"]),
        ("时任突击队队长的周明山在工地奋战。", ["周明山"]),
    ],
)
def test_short_names_behind_a_body_and_names_behind_a_post(named: Named, text: str, names: list[str]) -> None:
    assert named("Person", text) == names


def test_counted_name_right_behind_a_body(named: Named) -> None:
    text = "平江县水务局周明山等5人获一等奖，平江县气象局韩旭等3人获二等奖。"
    assert named("Person", text) == ["周明山", "韩旭"]


@pytest.mark.parametrize("verb", ["2001年入职", "1998年起任职于", "升任", "退休前是"])
def test_name_before_how_somebody_came_to_a_body(named: Named, verb: str) -> None:
    text = f"李国强{verb}平江机械有限公司。"
    assert named("Person", text) == ["李国强"]
    assert named("Enterprise", text) == ["平江机械有限公司"]


@pytest.mark.parametrize(
    "text",
    ["七点，罗秀兰推开厂门。", "说起父亲，罗秀兰眼眶红了。", "罗秀兰和丈夫在忙活。", "罗秀兰是两个孩子的妈妈。"],
)
def test_name_of_usual_characters_at_the_head_of_a_clause(named: Named, text: str) -> None:
    assert named("Person", text) == ["罗秀兰"]


@pytest.mark.parametrize(
    "text", ["金秋时节，游人如织。", "高山流水觅知音。", "安心食堂开进工地。", "石林河边放风筝。", "文明新风进万家。"]
)
def test_words_at_the_head_of_a_clause_are_nobody(named: Named, text: str) -> None:
    assert named("Person", text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("湖南平江人谢长林早年在外打工。", "谢长林"),
        ("退伍军人马骏回到老家。", "马骏"),
        ("这位叫冯玉珍的女司机很细心。", "冯玉珍"),
        ("以钱守义名字命名的工作室挂牌。", "钱守义"),
        ("全国劳动模范顾长河创新工作室挂牌。", "顾长河"),
    ],
)
def test_what_introduces_somebody_without_a_post(named: Named, text: str, name: str) -> None:
    assert named("Person", text) == [name]


@pytest.mark.parametrize("lead", ["同村的", "技术科的", "传到第四代的", "家住城东的低保户", "仪表工", "焊接老师傅"])
def test_name_of_usual_characters_behind_a_particle_or_a_trade(named: Named, lead: str) -> None:
    assert named("Person", f"{lead}夏长根有说不完的话。") == ["夏长根"]


@pytest.mark.parametrize(
    "text", ["美丽的武夷山迎来游客。", "新建的江海大道通车。", "企业的安全生产抓得紧。", "大家的幸福生活开始了。"]
)
def test_words_behind_a_particle_are_nobody(named: Named, text: str) -> None:
    assert named("Person", text) == []


@pytest.mark.parametrize("lead", ["满头白发的", "江南造船集团"])
def test_name_of_usual_characters_before_a_break_or_more_of_such(named: Named, lead: str) -> None:
    assert named("Person", f"{lead}罗振超，被请上了台。") == ["罗振超"]


def test_preposition_in_a_name_behind_a_post(named: Named) -> None:
    assert named("Person", "班长左向东提高了嗓门。") == ["左向东"]


def test_two_names_of_usual_characters_at_the_head_of_a_clause(named: Named) -> None:
    assert named("Person", "比武中，罗伟光、段晓亮配合默契。") == ["罗伟光", "段晓亮"]
    assert named("Person", "比武中，安全、质量配合默契。") == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("李建国没有抱怨。", ["李建国"]),
        ("记者采访了正在抓药的赵国强。", ["赵国强"]),
        ("周永康路两侧停满了车。", []),
        ("孙家庄、李家沟、马兰峪的乡亲都来了。", []),
    ],
)
def test_given_names_that_are_words_and_names_of_villages_and_roads(named: Named, text: str, names: list[str]) -> None:
    assert named("Person", text) == names


@pytest.mark.parametrize("name", ["郑怀远", "马骁", "费敏", "尚文博"])
@pytest.mark.parametrize(
    "text",
    ["{}卸任平江县造船厂厂长。", "{}在平江县造船厂工作了26年。", "{}由平江县造船厂副厂长升任厂长。",
     "{}是平江县造船厂焊工。", "由{}担任厂长的平江县造船厂订单饱满。", "{}：平江县造船厂焊工。"],
)  # fmt: skip
def test_a_career_shows_a_person(named: Named, name: str, text: str) -> None:
    assert named("Person", text.format(name)) == [name]


@pytest.mark.parametrize("text", ["从平江县造船厂退休后，{}在村里办起书屋。", "在平江县造船厂工作的{}十分忙碌。"])
@pytest.mark.parametrize("name", ["郑怀远", "钱学礼"])
def test_where_somebody_worked_is_said_before_the_name(named: Named, name: str, text: str) -> None:
    assert named("Person", text.format(name)) == [name]


@pytest.mark.parametrize(
    "text",
    ["方案由平江县造船厂经理审定。", "高校在平江县造船厂设立基地。", "成品在平江县造船厂仓库堆放。",
     "时间：平江县造船厂职工下班后。", "由专人担任平江县造船厂安全员。", "方法和经验都是平江县造船厂职工总结的。",
     "关键设备由平江县造船厂总工程师设计。"],
)  # fmt: skip
def test_common_nouns_have_no_career(named: Named, text: str) -> None:
    assert named("Person", text) == []


def test_two_names_joined_by_and_at_the_head_of_a_clause(named: Named) -> None:
    assert named("Person", "韩书豪和郑怀远都是平江县造船厂焊工。") == ["韩书豪", "郑怀远"]


def test_year_between_a_name_and_the_school_that_was_left(named: Named) -> None:
    assert named("Person", "张冬伟1985年技校毕业后进入平江县造船厂。") == ["张冬伟"]


def test_two_adverbs_between_a_name_and_a_verb_of_winning(named: Named) -> None:
    assert named("Person", "顾月琴此前还曾获得“昆山好人”称号。") == ["顾月琴"]
