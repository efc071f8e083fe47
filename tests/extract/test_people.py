"""People: names after posts and honours, in lists, with long or rare forms; and those that are no full names."""

from __future__ import annotations

import pytest

from tests.extract.conftest import Named


@pytest.mark.parametrize(
    "post",
    ["主席", "党组书记、常务副主席", "党支部书记", "董事长", "总经理", "车间主任", "职工", "焊工", "快递小哥",
     "外卖骑手", "驻村第一书记", "工会主席", "班长", "医生", "教师", "负责人"],
)  # fmt: skip
def test_post_or_trade_before_a_name(named: Named, post: str) -> None:
    assert named("Person", f"近日，平江县{post}周明山表示，要多听意见。") == ["周明山"]


@pytest.mark.parametrize("honour", ["全国劳动模范", "大国工匠", "湖南省五一劳动奖章获得者", "“平江工匠”"])
def test_honour_before_a_name(named: Named, honour: str) -> None:
    assert named("Person", f"{honour}周明山走进课堂。") == ["周明山"]


def test_title_of_address_after_a_name(named: Named) -> None:
    assert named("Person", "我们向周明山同志学习。") == ["周明山"]


def test_list_of_names_after_one_post(named: Named) -> None:
    text = "副主席周明山、罗一帆和田小溪参加活动。"
    assert named("Person", text) == ["周明山", "罗一帆", "田小溪"]


def test_names_in_a_row_need_no_post(named: Named) -> None:
    text = "名单如下：周明山、罗一帆、田小溪、郭子轩。"
    assert named("Person", text) == ["周明山", "罗一帆", "田小溪", "郭子轩"]


@pytest.mark.parametrize("name", ["欧阳文海", "上官雪", "司马一鸣"])
def test_surname_of_two_letters(named: Named, name: str) -> None:
    assert named("Person", f"工会主席{name}表示，服务要到位。") == [name]


@pytest.mark.parametrize("name", ["周明", "罗帆"])
def test_name_of_two_letters(named: Named, name: str) -> None:
    assert named("Person", f"职工{name}说，服务很好。") == [name]


LONG_NAMES = ["古丽娜尔·艾合买提", "扎西多吉", "巴特尔", "阿依努尔·卡德尔"]


@pytest.mark.parametrize("name", LONG_NAMES)
def test_long_name_taken_over_by_its_sound(named: Named, name: str) -> None:
    assert named("Person", f"职工{name}说，日子越过越好。") == [name]


@pytest.mark.parametrize("name", LONG_NAMES)
def test_long_name_after_the_word_for_a_herder(named: Named, name: str) -> None:
    assert named("Person", f"牧民{name}说，日子越过越好。") == [name]


@pytest.mark.parametrize(
    "address",
    [
        "王女士",
        "小李",
        "刘先生",
        "老赵",
        "舒大爷",
        "张师傅",
    ],
)
def test_person_without_a_full_name_is_none(named: Named, address: str) -> None:
    assert named("Person", f"职工{address}说，服务很好。") == []


@pytest.mark.parametrize("text", ["职工张某说，钱已到账。", "负责人李某某被问责。"])
def test_anonymous_person_is_none(named: Named, text: str) -> None:
    assert named("Person", text) == []


def test_name_ends_before_the_verb(named: Named) -> None:
    assert named("Person", "职工周明来到服务站。班长罗帆走进车间。") == ["周明", "罗帆"]


@pytest.mark.parametrize("text", ["班长罗帆正在检修。", "班长罗帆赶到现场。"])
def test_short_name_ends_before_any_verb_or_adverb(named: Named, text: str) -> None:
    assert named("Person", text) == ["罗帆"]


def test_name_before_a_verb_of_speech_needs_no_post(named: Named) -> None:
    assert named("Person", "周明山介绍，服务已覆盖全县。") == ["周明山"]


def test_author_is_known_wherever_the_name_stands(named: Named) -> None:
    assert named("Person", "周明山 罗帆", bylines=("周明山", "罗帆")) == ["周明山", "罗帆"]


def test_name_introduced_once_is_known_in_other_paragraphs(named: Named) -> None:
    assert named("Person", "工会主席周明山到场。", "这让周明山很高兴。") == ["周明山", "周明山"]


@pytest.mark.parametrize(
    "text",
    ["职工代表大会召开。", "主席台上掌声响起。", "负责人和职工座谈。", "教师节到了。", "职工方便多了。"],
)
def test_words_after_a_post_that_are_no_name(named: Named, text: str) -> None:
    assert named("Person", text) == []


@pytest.mark.parametrize("text", ["工会主席高度重视。", "董事长高度评价这一做法。"])
def test_phrase_that_begins_with_a_surname_is_no_name(named: Named, text: str) -> None:
    assert named("Person", text) == []


def test_award_roll_names_the_first_of_many(named: Named) -> None:
    assert named("Person", "大会授予周明山等12名职工荣誉证书。") == ["周明山"]


def test_award_roll_after_a_verb_of_commending(named: Named) -> None:
    assert named("Person", "会上表彰了周明山等12名职工。") == ["周明山"]


def test_author_without_a_name_is_nobody(named: Named) -> None:
    assert named("Person", "近日举行。", bylines=("",)) == []


@pytest.mark.parametrize("form", ["周经理", "张书记", "赵队长"])
def test_surname_before_a_post_is_no_name(named: Named, form: str) -> None:
    assert named("Person", f"{form}表示，大家都很满意。") == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("副主席和向明，秘书长周明山参加。", "和向明"),
        ("和丽芳说，日子越过越好。", "和丽芳"),
    ],
)
def test_conjunction_that_is_a_surname(named: Named, text: str, name: str) -> None:
    assert name in named("Person", text)


@pytest.mark.parametrize("text", ["主席和委员们出席。", "职工和家属说，很满意。", "工人和技术人员指出了问题。"])
def test_conjunction_between_people_is_no_surname(named: Named, text: str) -> None:
    assert named("Person", text) == []


def test_given_name_that_is_a_preposition_elsewhere(named: Named) -> None:
    assert named("Person", "部长李和坦言，很难。") == ["李和"]


@pytest.mark.parametrize("name", ["才让东珠", "达瓦卓玛", "多杰才旦"])
def test_name_of_two_parts_needs_nothing_beside_it(named: Named, name: str) -> None:
    assert named("Person", f"昨天，{name}早早到场。") == [name]


def test_long_name_does_not_begin_with_the_rest_of_a_post(named: Named) -> None:
    assert named("Person", "中心主任工程师艾尼·吐尔逊走上讲台。") == ["艾尼·吐尔逊"]


def test_two_long_names_in_a_row(named: Named) -> None:
    assert named("Person", "名单：艾力·买买提、艾尼·吐尔逊 两位。") == ["艾力·买买提", "艾尼·吐尔逊"]


@pytest.mark.parametrize("pair", ["师徒", "夫妻", "姐妹花", "父子俩"])
def test_word_for_two_people_before_their_names(named: Named, pair: str) -> None:
    assert named("Person", f"{pair}周明山、罗一帆双双登台。") == ["周明山", "罗一帆"]


def test_word_for_a_master_before_a_name(named: Named) -> None:
    assert named("Person", "师傅周志明带着我们学手艺。") == ["周志明"]


def test_trade_whose_last_letters_make_a_word_with_the_surname(named: Named) -> None:
    assert named("Person", "由原平江机械厂钳工程国强任团长。") == ["程国强"]


@pytest.mark.parametrize("text", ["他们为工人盛汤，很忙。", "她帮职工管账，很忙。", "妻子常念叨，他太忙。"])
def test_verb_after_people_is_no_name(named: Named, text: str) -> None:
    assert named("Person", text) == []


@pytest.mark.parametrize("text", ["职工龙舟赛5月开桨。", "职工广播操6月开练。"])
def test_what_ends_like_an_event_is_no_name(named: Named, text: str) -> None:
    assert named("Person", text) == []


def test_letter_that_gives_no_full_name_has_no_author(named: Named) -> None:
    assert named("Person", "这合理吗？（吴女士）", bylines=("吴女士",)) == []


def test_trade_that_is_cut_out_of_a_longer_word_is_none(named: Named) -> None:
    assert named("Person", "平江学院机电工程系副主任周明山授课。") == ["周明山"]


@pytest.mark.parametrize("act", ["边听边记", "边走边看", "边说边比划"])
def test_one_thing_while_doing_another_is_no_part_of_a_name(named: Named, act: str) -> None:
    assert named("Person", f"副主席周明{act}，带来不少问题。") == ["周明"]


@pytest.mark.parametrize("team", ["罗一帆创新工作室", "平江县机械厂罗一帆劳模创新工作室"])
def test_person_whom_a_team_is_called_after(named: Named, team: str) -> None:
    assert named("Person", "钳工罗一帆手很巧。", f"2022年，厂里成立{team}。") == ["罗一帆", "罗一帆"]


@pytest.mark.parametrize(
    ("work", "job"), [("毕业后一直在", "上班"), ("现任", "车间主任"), ("退休前在", "上班"), ("在", "上班")]
)
def test_name_before_the_body_where_somebody_works(named: Named, work: str, job: str) -> None:
    assert named("Person", f"周明海{work}岳阳机械有限公司{job}。") == ["周明海"]


@pytest.mark.parametrize("head", ["高质量发展", "安全生产月", "白云山", "成本"])
def test_what_else_is_at_a_body_is_no_name(named: Named, head: str) -> None:
    assert named("Person", f"{head}在岳阳机械有限公司很有名。") == []


def test_names_before_the_one_that_is_counted_are_listed_with_it(named: Named) -> None:
    assert named("Person", "医院组织罗一帆、田小溪等15名志愿者参加义诊。") == ["罗一帆", "田小溪"]


@pytest.mark.parametrize("text", ["县总工会对周明山等10人予以表彰。", "县总工会主席为周明山颁发证书。"])
def test_name_of_one_for_whom_something_is_done(named: Named, text: str) -> None:
    assert named("Person", text) == ["周明山"]


def test_rare_surname_and_a_word_between_a_post_and_a_break(named: Named) -> None:
    assert named("Person", "心内科主任符永恒，从医三十年。") == ["符永恒"]


def test_common_noun_that_begins_like_a_rare_surname_is_nobody(named: Named) -> None:
    assert named("Person", "“师傅常说，安全第一。”徒弟罗明远告诉记者。") == ["罗明远"]


@pytest.mark.parametrize("address", ["周工", "周总", "周姐"])
def test_surname_and_a_word_of_address_do_not_begin_a_name(named: Named, address: str) -> None:
    assert named("Person", f"“{address}常说，每一步都要走稳。”徒弟说。") == []


def test_common_noun_before_a_word_of_address_is_nobody(named: Named) -> None:
    assert named("Person", "应国家主席邀请，代表团来访。") == []


@pytest.mark.parametrize("text", ["局长曾多次到访。", "大姐万事通，邻里都爱找她。"])
def test_word_behind_a_post_that_begins_like_a_surname_is_nobody(named: Named, text: str) -> None:
    assert named("Person", text) == []


def test_adverb_that_stands_for_a_sound_inside_a_long_name(named: Named) -> None:
    text = "主席古丽·阿布都热合曼表示，职工买买提·艾力都热爱工作。"
    assert named("Person", text) == ["古丽·阿布都热合曼", "买买提·艾力"]


def test_verb_and_the_first_of_its_objects_is_nobody(named: Named) -> None:
    assert named("Person", "他带领全体员工战高寒、斗风沙，取得工法5项。") == []


def test_verb_of_holding_a_post_is_no_part_of_a_name(named: Named) -> None:
    assert named("Person", "由周明山任主席，林晓峰任副主席。") == ["周明山", "林晓峰"]


def test_verb_and_what_was_done_is_nobody(named: Named) -> None:
    assert named("Person", "他带着村民修起了石桥。") == []


@pytest.mark.parametrize("name", ["李志明", "任学成", "余仁和"])
def test_last_letter_that_makes_a_word_with_the_verb_of_speech(named: Named, name: str) -> None:
    assert named("Person", f"工程师{name}说，很高兴。") == [name]


def test_whom_a_reporter_meets(named: Named) -> None:
    assert named("Person", "记者见到周明山时，他正在检修设备。") == ["周明山"]
    assert named("Person", "在车间里，记者采访了周明山。") == ["周明山"]


@pytest.mark.parametrize("name", ["李叔同", "王大地", "赵天工", "王建工"])
def test_word_of_address_inside_a_full_name(named: Named, name: str) -> None:
    assert named("Person", f"教师{name}获得一等奖。") == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("工会主席李建和在会上讲话。", "李建和"),
        ("焊工李建和每年都捐款。", "李建和"),
        ("焊工李建和的徒弟获奖。", "李建和"),
        ("党员孙志向是一名焊工。", "孙志向"),
        ("工会主席李建和职工们交流。", "李建"),
        ("工会主席李建和在座的职工交流。", "李建"),
        ("焊工李传家今年52岁。", "李传家"),
        ("劳模王爱家说，要好好干。", "王爱家"),
        ("职工李强家今年收入增加。", "李强"),
        ("劳模王志向大家介绍经验。", "王志"),
    ],
)
def test_given_name_that_ends_like_a_conjunction_or_a_preposition(named: Named, text: str, name: str) -> None:
    assert named("Person", text) == [name]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("工会主席杜鹃说，要抓好落实。", ["杜鹃"]),
        ("平江县总工会副主席方圆致辞。", ["方圆"]),
        ("副主席江海、车间主任马达、工程师田野参加活动。", ["江海", "马达", "田野"]),
        ("院里杜鹃、海棠都开了。", []),
        ("工会主席祝贺获奖职工。", []),
        ("书记方案说明白了。", []),
        ("董事长高兴地说，公司会越来越好。", []),
    ],
)
def test_name_that_is_a_word_needs_a_post_and_what_people_do(named: Named, text: str, names: list[str]) -> None:
    assert named("Person", text) == names


def test_plural_of_people_begins_no_name(named: Named) -> None:
    assert named("Person", "职工们扎根青弋江，任务很重。") == []


@pytest.mark.parametrize("name", ["扎西次仁", "卓玛央金", "洛桑坚参", "其其格", "巴特尔", "德吉", "斯琴高娃", "宝音图"])
def test_tibetan_and_mongol_name_behind_a_post(named: Named, name: str) -> None:
    assert named("Person", f"工会主席{name}参加活动。") == [name]


@pytest.mark.parametrize("name", ["扎西次仁", "乌云其木格", "其其格", "额尔敦", "央金"])
def test_tibetan_and_mongol_name_before_a_verb_of_speech(named: Named, name: str) -> None:
    assert named("Person", f"近日，{name}表示，要好好干。") == [name]


def test_tibetan_and_mongol_names_in_a_row(named: Named) -> None:
    assert named("Person", "其其格、巴特尔、斯琴三人获奖。") == ["其其格", "巴特尔", "斯琴"]


@pytest.mark.parametrize(
    "text",
    [
        "山坡上格桑花开。",
        "日子多吉祥，乌云密布也不怕。",
        "献上哈达，献上美酒。",
        "其其格格不入。",
        "达瓦镇表示欢迎。",
    ],
)
def test_parts_of_such_names_elsewhere_are_nobody(named: Named, text: str) -> None:
    assert named("Person", text) == []


def test_people_whom_a_parenthesis_explains(named: Named) -> None:
    text = "获奖者有杨占魁（平江县公交公司修理工）、喻清和（平江县医院护士）、罗家和（女，林场护林员）。"
    assert named("Person", text) == ["杨占魁", "喻清和", "罗家和"]


@pytest.mark.parametrize(
    "text",
    [
        "安心驿站（站长）招募志愿者。",
        "心理咨询师（兼职）、高级工程师（教授级）到场。",
        "比赛设金奖（一名）。",
        "平江县钢铁公司（原平江铁厂）开工。",
    ],
)
def test_parentheses_behind_what_is_nobody(named: Named, text: str) -> None:
    assert named("Person", text) == []


@pytest.mark.parametrize("name", ["应浩然", "时建军", "向文静"])
def test_surname_that_is_a_function_word_behind_a_post(named: Named, name: str) -> None:
    assert named("Person", f"造船厂焊工{name}在比赛中获奖。") == [name]


@pytest.mark.parametrize("text", ["焊工应严格遵守规程。", "市民向志愿者致谢。", "工人时刻牢记安全。"])
def test_function_word_behind_a_post_is_no_surname(named: Named, text: str) -> None:
    assert named("Person", text) == []


def test_label_with_a_colon_before_a_name_that_fills_the_rest(named: Named) -> None:
    text = "散文《炉火》（作者：周明山）和话剧（编剧：罗一帆，导演：田小溪）获奖。"
    assert named("Person", text) == ["周明山", "罗一帆", "田小溪"]
    assert named("Person", "志愿者：周到服务暖人心。") == []


def test_names_in_a_row_between_a_verb_of_awarding_and_an_honour(named: Named) -> None:
    text = "市总工会授予陈立川、王海明“最美护士”称号。"
    assert named("Person", text) == ["陈立川", "王海明"]


def test_people_listed_before_their_number_behind_a_verb_of_sending(named: Named) -> None:
    assert named("Person", "医院派陆永权、甘霖两位专家驻点带教。") == ["陆永权", "甘霖"]
    assert named("Person", "李海波、周敏两位老师到场。") == ["李海波", "周敏"]


def test_place_of_the_jury_is_no_person(named: Named) -> None:
    assert named("Person", "评委席上的谭顺美点了点头。") == ["谭顺美"]


@pytest.mark.parametrize("text", ["陆建国代表师傅发言。", "20名青年职工郑重拜师。"], ids=["address", "manner"])
def test_word_behind_a_post_is_no_name(named: Named, text: str) -> None:
    assert set(named("Person", text)) <= {"陆建国"}


def test_name_of_two_characters_ends_before_a_verb_and_its_complement(named: Named) -> None:
    assert named("Person", "校长给护士长陈彤戴上纪念章。") == ["陈彤"]
    assert named("Person", "护士长陈彤捧回一枚奖章。") == ["陈彤"]
    assert named("Person", "车间主任张学进出席会议。") == ["张学进"]
    assert named("Person", "护士长陈志强上台领奖。") == ["陈志强"]


def test_name_of_two_characters_ends_before_an_idiom(named: Named) -> None:
    assert named("Person", "让研究员陈彤念念不忘的，是一件作品。") == ["陈彤"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("获奖的有山海市第七人民医院护士长陆明月。", "陆明月"),
        ("山海市总工会主席周永年在车间讲课。", "周永年"),
        ("技术员周明月底到场。", "周明"),
        ("技术员周明年均绘图百张。", "周明"),
    ],
)
def test_a_given_name_may_end_in_month_or_year_where_no_time_is_meant(named: Named, text: str, name: str) -> None:
    assert named("Person", text) == [name]
