"""Layouts beside plain news: poems, rolls, short items, letters, questions and answers, heads of several lines."""

from __future__ import annotations

import pytest

from kg.corpus import split
from kg.model import Byline
from kg.ontology import Ontology
from tests.corpus.helpers import document
from tests.corpus.test_split import SCHOOL, SPORTS, heads

CAPTION = ("6月12日,青岭县总工会组织志愿者到安置小区义诊。", "白羽 摄")
VERSES = (
    "吊臂伸进晨雾里", "像父亲递来的一只手", "焊花落在我的袖口",
    "落成一小片星空", "潮水退到防波堤外面", "把鞋印还给了沙滩",
)  # fmt: skip
ROLL = (
    "海川市五一劳动奖状", "海川市临港造船有限公司", "青岭县云顶茶业有限公司",
    "海川市五一劳动奖章", "苏明礼 青岭县工匠学院院长", "何芳菲(女) 海川市月湖小学教师", "段 成 海川船厂电焊班班长",
    "海川市工人先锋号", "海川市第二医院急诊科", "青岭县桥头镇便民服务中心",
)  # fmt: skip


def lines_of(found_lines: tuple[int, ...]) -> tuple[int, int]:
    """First and last line of an article whose lines follow each other."""
    assert found_lines == tuple(range(found_lines[0], found_lines[-1] + 1))
    return found_lines[0], found_lines[-1]


@pytest.mark.parametrize("author", ["□林知秋", "·林知秋·", "白 帆", "□ 临港镇造船厂 林知秋"])
def test_a_poem_over_a_caption_keeps_its_last_lines(ontology: Ontology, author: str) -> None:
    found = split(document(*SPORTS, "船坞早晨", author, *VERSES, *CAPTION), ontology)
    assert heads(found)[:2] == [SPORTS[0], "船坞早晨"]
    assert [lines_of(article.lines) for article in found.articles] == [(1, 3), (4, 11), (12, 13)]
    assert [byline.role for byline in found.articles[1].bylines] == ["作者"]


def test_a_poem_over_a_headline_leaves_it_its_lines(ontology: Ontology) -> None:
    found = split(document("船坞早晨", "□林知秋", *VERSES, "把课堂搬到车间", *SCHOOL), ontology)
    assert [lines_of(article.lines) for article in found.articles] == [(1, 8), (9, 12)]
    assert heads(found)[1] == SCHOOL[0]


def test_verses_may_end_in_marks(ontology: Ontology) -> None:
    verses = [verse + mark for verse, mark in zip(VERSES, ",。,。,。", strict=True)]
    broken = document(*SPORTS[:2], SPORTS[2][:19], "船坞早晨", "□林知秋", *verses, SPORTS[2][19:], *SCHOOL)
    found = split(broken, ontology)
    assert [article.lines for article in found.articles] == [(1, 2, 3, 12), tuple(range(4, 12)), (13, 14, 15)]


@pytest.mark.parametrize("label", ["光荣榜", ""])
def test_a_roll_is_one_article(ontology: Ontology, label: str) -> None:
    title = "2025年海川市五一劳动奖获奖名单"
    above = [label, title] if label else [title]
    found = split(document(*SPORTS, "林知秋", *above, *ROLL, *SCHOOL), ontology)
    end = 4 + len(above) + len(ROLL)
    assert heads(found) == [SPORTS[0], title, SCHOOL[0]]
    assert [lines_of(article.lines) for article in found.articles] == [(1, 4), (5, end), (end + 1, end + 3)]


def test_the_rest_of_a_broken_line_follows_a_roll(ontology: Ontology) -> None:
    found = split(document(*SPORTS[:2], SPORTS[2][:30], "获奖名单", *ROLL, SPORTS[2][30:], *SCHOOL), ontology)
    assert found.articles[0].lines == (1, 2, 3, 5 + len(ROLL))


BRIEFS = (
    "青岭县总工会6月5日启动“夏送清凉”活动,为高温一线职工送去防暑物资价值4.2万元。(何晓岚)",
    "临港镇教育工会日前举办第三届教职工羽毛球赛,月湖小学代表队获得团体冠军。(白羽)",
)


def test_signed_items_under_a_label_are_articles(ontology: Ontology) -> None:
    found = split(document(*SPORTS, "简讯", *BRIEFS, *SCHOOL), ontology)
    assert [article.lines for article in found.articles] == [(1, 2, 3), (5,), (6,), (7, 8, 9)]
    assert (found.noise, found.articles[2].headline) == ((4,), "临港镇教育工会日前举办第三届教职工羽毛球赛")
    assert found.articles[1].bylines == (Byline("作者", "何晓岚"),)


def test_items_with_bullets_in_their_titles(ontology: Ontology) -> None:
    page = document(*SPORTS, "基层快讯", "◎月湖小学工会换届", BRIEFS[1], "◎高温津贴发到手", BRIEFS[0], *SCHOOL)
    assert [article.lines for article in split(page, ontology).articles] == [(1, 2, 3), (5, 6), (7, 8), (9, 10, 11)]


def test_names_between_a_rest_and_a_headline_sign_the_rest(ontology: Ontology) -> None:
    page = document(
        "月湖龙舟赛收官", "本报讯 " + SPORTS[1][20:], SPORTS[2][:30], *SCHOOL, "周行远", SPORTS[2][30:], "赵军 何晓岚",
        "临港:夜校开到船坞边", "本报讯 6月9日,临港镇总工会的夜校开到了船坞边,三十名焊工报名听课。",
    )  # fmt: skip
    found = split(page, ontology)
    assert [article.lines for article in found.articles] == [(1, 2, 3, 8, 9), (4, 5, 6, 7), (10, 11)]
    assert found.articles[0].bylines == (Byline("作者", "赵军"), Byline("作者", "何晓岚"))


def test_letters_with_their_signatures(ontology: Ontology) -> None:
    page = document(
        "来信摘登", "厂门口该装一盏路灯", "编辑同志:",
        "我们厂三班倒,零点下班时厂门口的八百米路上没有一盏路灯,姐妹们走得提心吊胆。", "纺织女工 何晓岚",
        "站牌上的错字该改了",
        "解放路的站牌把“棉纺厂”写成了“绵纺厂”,挂了快两年没有人管,请公交公司上上心。", "退休教师 郑文杰",
    )  # fmt: skip
    found = split(page, ontology)
    assert heads(found) == ["厂门口该装一盏路灯", "站牌上的错字该改了"]
    assert [[byline.name for byline in article.bylines] for article in found.articles] == [["何晓岚"], ["郑文杰"]]
    assert [lines_of(article.lines) for article in found.articles] == [(1, 5), (6, 8)]


def test_questions_and_answers_stay_in_their_article(ontology: Ontology) -> None:
    page = document(
        "加班工资怎么算", "问:今年春节我在超市值了五天班,老板说都按双倍给,对吗?",
        "答:不对。法定休假日安排加班的,应当支付不低于日工资百分之三百的报酬。", "问:日工资按什么基数算?",
        "答:合同有约定的按约定,没有约定的按正常工作应得工资折算。", "(青岭县总工会法律工作部 供稿)", *SCHOOL,
    )  # fmt: skip
    assert [lines_of(article.lines) for article in split(page, ontology).articles] == [(1, 6), (7, 9)]


def test_a_head_with_kicker_headline_and_dash_subtitle(ontology: Ontology) -> None:
    deck = ("十年带出四十个徒弟", "老厂长的那盏灯", "——海川船厂苏明礼的夜校故事", "本报记者 林知秋")
    found = split(document(*SPORTS, *deck, SCHOOL[2]), ontology)
    assert heads(found) == [SPORTS[0], "老厂长的那盏灯"]
    assert [paragraph.role for paragraph in found.articles[1].paragraphs] == [
        "kicker", "headline", "subtitle", "byline", "body",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("first", "second", "main"),
    [
        ("“匠心助企”工作座谈会在临港召开", "苏明礼出席并讲话", 0),
        ("全市职工技能竞赛收官", "二十名焊工“焊”出新纪录", 1),
        ("海川市总工会推行工单制度,在一线解决职工诉求", "一张工单串起牵挂", 1),
        ("临港船厂减摇装置通过鉴定", "核心部件自主可控", 0),
    ],
)
def test_which_of_two_titles_is_the_headline(ontology: Ontology, first: str, second: str, main: int) -> None:
    found = split(document(first, second, *SPORTS[1:]), ontology)
    assert heads(found) == [(first, second)[main]]


@pytest.mark.parametrize(
    "credit", ["记者 王鹤鸣 通讯员 李方舟 摄", "(海川日报全媒体记者 王鹤鸣 通讯员 李方舟 摄)", "王鹤鸣 李方舟 摄"]
)
def test_whoever_stands_before_the_credit_took_the_picture(ontology: Ontology, credit: str) -> None:
    found = split(document("踩着金黄去巡线", "昨日,巡检班的员工在临港镇的稻田边查线。" + credit, *SCHOOL), ontology)
    assert found.articles[0].bylines == (Byline("摄", "王鹤鸣"), Byline("摄", "李方舟"))


@pytest.mark.parametrize(
    "line",
    [
        "产业工人 2025年6月9日 星期一 责任编辑:白羽",
        "本版编辑/白 羽 美编/何 勇",
        "B4 副刊",
        "城市新闻 | 要闻简报",
        "新闻集装箱",
    ],
)
def test_furniture_over_a_headline(ontology: Ontology, line: str) -> None:
    found = split(document(line, *SPORTS, *SCHOOL), ontology)
    assert (found.noise, heads(found)) == ((1,), [SPORTS[0], SCHOOL[0]])


def test_jump_lines_at_both_ends(ontology: Ontology) -> None:
    page = document("(上接第1版)", SPORTS[2], *SCHOOL[:2], SCHOOL[2] + "(下转第3版)", "林知秋", *BRIEFS[:1])
    found = split(document("(上接第1版)", SPORTS[2], "白羽", *SCHOOL, "(下转第3版)"), ontology)
    assert [article.lines for article in found.articles] == [(1, 2, 3), (4, 5, 6, 7)]
    assert heads(split(page, ontology))[:2] == ["", SCHOOL[0]]


def test_an_article_in_three_pieces_among_two_others(ontology: Ontology) -> None:
    long = SPORTS[2] + "赛后,船厂工会把奖金捐给了月湖边的龙舟博物馆,队员们说龙舟是大家一起划出来的。"
    pieces = (long[:28], long[28:58], long[58:])
    page = document(
        *SPORTS[:2], pieces[0], *SCHOOL, pieces[1], "临港镇建成职工驿站",
        "本报讯 (记者何晓岚)6月9日,临港镇建成首个职工驿站,供快递员和环卫工人歇脚饮水。", pieces[2],
    )  # fmt: skip
    assert [article.lines for article in split(page, ontology).articles] == [(1, 2, 3, 7, 10), (4, 5, 6), (8, 9)]


def test_two_articles_on_one_theme_keep_apart(ontology: Ontology) -> None:
    a, b = SCHOOL[2] + "首批学员已在船厂上岗。", "讲习所所长段成介绍,焊工讲习所只收在岗职工,学费由总工会全额补助。"
    page = document(
        *SCHOOL[:2], a[:19], "海川市焊工讲习所开班",
        "本报讯 (记者何晓岚)近日,海川市焊工讲习所首期焊工班开班,三十名学员将学习两个月。", b[:24], a[19:], b[24:],
    )  # fmt: skip
    assert [article.lines for article in split(page, ontology).articles] == [(1, 2, 3, 7), (4, 5, 6, 8)]


def test_a_picture_story_of_two_paragraphs(ontology: Ontology) -> None:
    story = (
        "寒夜里的护膝", "“骑车时腿特别冷,护膝真管用。”青岭县总工会给快递小哥送来护膝和手套。",
        "今年以来,青岭县总工会在快递行业新建工会十二家,快递小哥有了自己的家。", "本报记者 林知秋 摄",
    )  # fmt: skip
    found = split(document(*SPORTS, *story, *SCHOOL), ontology)
    assert [lines_of(article.lines) for article in found.articles] == [(1, 3), (4, 7), (8, 10)]
    assert heads(found)[1] == story[0]


def test_an_answer_belongs_to_its_letter(ontology: Ontology) -> None:
    page = document(
        "合同到期没续签怎么办", "编辑同志:", "我是一家企业的保管员,合同到期后公司没有续签,我还照常上班,这样有保障吗?",
        "读者 郑文杰", "郑文杰同志:", "合同期满后继续上班而单位没有异议的,视为双方同意以原条件继续履行,单位应当续订。",
        "律师 何晓岚", *SCHOOL,
    )  # fmt: skip
    found = split(page, ontology)
    assert [lines_of(article.lines) for article in found.articles] == [(1, 7), (8, 10)]
    assert [byline.name for byline in found.articles[0].bylines] == ["郑文杰", "何晓岚"]


def test_an_answer_told_by_its_first_word_belongs_to_the_letter_above(ontology: Ontology) -> None:
    page = document(
        "厂门口能否装一盏路灯", "编辑同志:",
        "我是一家纺织厂的挡车工,夜里下班后厂门口一片漆黑,能不能请有关部门装一盏路灯?",
        "读者 郑文杰",
        "回音:接信后,本报将来信转给市城市管理局,该局照明管理处答复,本月底前在厂门口装好两盏路灯。",
        *SCHOOL,
    )  # fmt: skip
    found = split(page, ontology)
    assert [lines_of(article.lines) for article in found.articles] == [(1, 5), (6, 8)]


def test_fields_of_a_page_are_no_title(ontology: Ontology) -> None:
    found = split(document("人物·科教·文体", *SCHOOL), ontology)
    assert [lines_of(article.lines) for article in found.articles] == [(2, 4)]


def test_rows_of_bodies_and_whose_they_are_belong_to_the_text_above(ontology: Ontology) -> None:
    firms = {"林知秋": "东岭机械", "苏明礼": "云帆", "何芳菲": "华晟汽车零部件", "段成": "海岳"}
    rows = [f"{name}创新工作室（{firm}有限公司）" for name, firm in firms.items()]
    head = ["一批创新工作室获命名", "本报讯（记者 周明山）6月5日，市总工会命名一批创新工作室，部分名单如下："]
    found = split(document(*head, *rows, "此前命名的创新工作室通过复核，继续保留称号。", *SCHOOL), ontology)
    assert [lines_of(article.lines) for article in found.articles] == [(1, 7), (8, 10)]
    assert [p.text for p in found.articles[0].paragraphs][-5:-1] == rows


def test_a_list_after_a_colon_belongs_to_the_text_above(ontology: Ontology) -> None:
    rows = (
        "特等奖",
        "《铁砧上的歌》 锻造车间 苏明礼",
        "一等奖",
        "《夜班》 动力车间 段成",
        "组织奖",
        "动力车间 环保车间",
    )
    call = "船厂工会开展征文活动,共收到作品四十余篇。获奖名单如下:"
    found = split(document("船厂征文揭晓", call, *rows, "(何晓岚)", *SCHOOL), ontology)
    assert [lines_of(article.lines) for article in found.articles] == [(1, 9), (10, 12)]


def test_a_name_under_an_item_stays_with_it_above_a_picture(ontology: Ontology) -> None:
    found = split(document(SPORTS[0], "本报讯 " + SPORTS[2], "郑文杰", *CAPTION, *SCHOOL), ontology)
    assert [lines_of(article.lines) for article in found.articles] == [(1, 3), (4, 5), (6, 8)]


def test_a_paragraph_that_breaks_off_over_a_headline_is_not_its_kicker(ontology: Ontology) -> None:
    start = "会上,海川船厂龙舟队的舵手还介绍了训练的经过,队员们下了班就到湖上"
    page = document(*SPORTS[:2], start, *SCHOOL, "训练,一练就是两个月。")
    assert [article.lines for article in split(page, ontology).articles] == [(1, 2, 3, 7), (4, 5, 6)]


def test_a_notice_keeps_whom_to_ask_and_its_signature(ontology: Ontology) -> None:
    page = document(
        *SPORTS, "关于补办会员服务卡的通知", "各基层工会:", "原服务卡将于7月31日停用,请各单位于7月10日前报送补办名单。",
        "联系人:段成 电话:8203", "海川船厂工会组织部", "2025年6月13日", *SCHOOL,
    )  # fmt: skip
    found = split(page, ontology)
    assert [lines_of(article.lines) for article in found.articles] == [(1, 3), (4, 9), (10, 12)]


def test_a_letter_keeps_its_closing(ontology: Ontology) -> None:
    page = document(
        *SPORTS[:2], SPORTS[2][:30], "给师傅的一封信", "谷雨", "师傅:", "您好!进厂三年,头一回给您写信。",
        "此致", "敬礼", "您的徒弟 谷雨", "6月1日", SPORTS[2][30:], *SCHOOL,
    )  # fmt: skip
    found = split(page, ontology)
    assert [article.lines for article in found.articles] == [(1, 2, 3, 12), tuple(range(4, 12)), (13, 14, 15)]


def test_entries_of_a_table_of_contents_are_noise(ontology: Ontology) -> None:
    found = split(document("今日导读", "▶班组长的“三本账” 2版", "▶夏季防汛这样做 3版", *SPORTS), ontology)
    assert (found.noise, heads(found)) == ((1, 2, 3), [SPORTS[0]])


def test_a_list_of_works_under_a_poem(ontology: Ontology) -> None:
    works = ("硕果(国画) 锻造车间 段成", "劳动光荣(书法) 机修车间 苏明礼", "船坞早晨(摄影) 质检中心 郑文")
    found = split(document("船坞早晨", "□林知秋", *VERSES, "职工书画作品选登", *works, *SCHOOL), ontology)
    assert [lines_of(article.lines) for article in found.articles] == [(1, 8), (9, 12), (13, 15)]
    assert found.articles[1].bylines == ()


def test_verses_run_together_with_strokes(ontology: Ontology) -> None:
    verses = ("吊臂伸进晨雾里/像父亲递来的/一只手", "焊花落在我的袖口/落成/一小片星空")
    found = split(document("船坞早晨", "□林知秋", *verses, "(作者系海川船厂职工)", *SCHOOL), ontology)
    assert [lines_of(article.lines) for article in found.articles] == [(1, 5), (6, 8)]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("本报讯 记者林知秋报道 6月8日,海川市总工会举办职工龙舟赛。", ["林知秋"]),
        ("本报讯 记者林知秋 通讯员何晓岚报道:6月8日,海川市总工会举办职工龙舟赛。", ["林知秋", "何晓岚"]),
        ("本报讯 记者走进海川船厂,看到龙舟队正在训练。", []),
    ],
)
def test_who_reports_may_stand_without_brackets(ontology: Ontology, line: str, names: list[str]) -> None:
    found = split(document(SPORTS[0], line, SPORTS[2]), ontology)
    assert [byline.name for byline in found.articles[0].bylines] == names


def test_from_where_a_report_comes_is_no_name(ontology: Ontology) -> None:
    found = split(document(SPORTS[0], "本报记者 林知秋 长沙报道", SPORTS[2]), ontology)
    assert found.articles[0].bylines == (Byline("记者", "林知秋"),)


def test_a_column_at_the_top_belongs_to_its_article(ontology: Ontology) -> None:
    found = split(
        document("产改进行时", "老厂长的那盏灯", "——海川船厂夜校扫描", "本报记者 林知秋", SCHOOL[2]), ontology
    )
    assert (found.noise, found.articles[0].lines) == ((), (1, 2, 3, 4, 5))
