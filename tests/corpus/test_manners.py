"""How papers of several kinds set their items: interrupted features, evening papers, notices, letters, web pages."""

from __future__ import annotations

import pytest

from kg.corpus import split
from kg.model import Byline
from kg.ontology import Ontology
from tests.corpus.helpers import document
from tests.corpus.test_split import SCHOOL, SPORTS, heads

FEATURE = (
    "老船坞里的修表人",
    "本报记者 白 羽",
    "海川船厂的老船坞边有一间修表铺,铺主叫鲁守田,今年六十四岁,修了四十年表。",
    "鲁守田的桌上摆着七把镊子,最细的一把是他自己用缝衣针磨的,修航海钟时才舍得拿出来。",
)
REST = (
    "一艘远洋船的航海钟停了摆,船长抱着钟找到老船坞边的修表铺,鲁守田用缝衣针磨的那把镊子修了一夜,天亮时钟走了,鲁守田"
    "分文不收。"
)


def test_a_paragraph_below_another_item_goes_on_with_the_article_that_speaks_of_the_same_things(
    ontology: Ontology,
) -> None:
    found = split(document(*FEATURE, *SPORTS, REST, *SCHOOL), ontology)
    assert [article.lines for article in found.articles] == [(1, 2, 3, 4, 8), (5, 6, 7), (9, 10, 11)]


def test_a_short_title_below_an_item_with_a_dateline_is_no_subhead_of_it(ontology: Ontology) -> None:
    lines = ("外卖箱里的诗", "湖区骑手魏子川等红灯时写诗,写在点餐小票的背面,攒了一铁盒。", "有人劝他改行,他摇头。")
    found = split(document(*SPORTS, *lines), ontology)
    assert heads(found) == [SPORTS[0], lines[0]]


@pytest.mark.parametrize("medium", ["晚报", "日报", "商报"])
def test_a_paper_that_names_itself_by_its_kind_alone_begins_an_item(ontology: Ontology, medium: str) -> None:
    lines = (
        "这个中秋,龙舟上办婚礼",
        f"{medium}讯 (记者 周行远)不要车队,不收份子,新人划着龙舟来。9月16日,婚礼在月湖举行。",
    )
    found = split(document(*SPORTS, *lines), ontology)
    assert heads(found) == [SPORTS[0], lines[0]]
    assert found.articles[1].bylines == (Byline("记者", "周行远"),)


def test_a_long_kicker_that_begins_as_a_paragraph_does_stands_over_the_headline(ontology: Ontology) -> None:
    lines = ("今年以来,海川市总工会推动修表匠收徒,由一间铺子向三条街延伸", *FEATURE)
    found = split(document("海川工人报 2025年6月9日 星期一", *lines), ontology)
    assert found.articles[0].lines == (2, 3, 4, 5, 6)
    assert heads(found) == [FEATURE[0]]


def test_a_headline_in_the_middle_of_wrapped_text_is_none_of_its_lines(ontology: Ontology) -> None:
    lines = (
        "老船坞里的修表人",
        "本报记者 白羽",
        "海川船厂的老船坞边有一间修表铺,铺主叫鲁守",
        "田,今年六十四岁,修了四十年表,攒下七把镊子",
        "用,最细的一把是他自己拿缝衣针磨的,修航海钟",
        "朱岭煤矿推行“班前一刻钟”",
        "本报讯(通讯员汪海)朱岭煤矿工会近期在各班组",
        "推行安全微课堂,由组员轮流当老师,讲案例、讲",
        "规程、讲心得,开讲百余场,组员个个当过老师。",
    )
    assert heads(split(document(*lines), ontology)) == [lines[0], lines[5]]


def test_a_caption_set_in_several_lines_is_one(ontology: Ontology) -> None:
    lines = (
        "老船坞里的修表人",
        "海川船厂的老船坞边有一间修表铺,铺主叫鲁守田",
        ",今年六十四岁,修了四十年表,攒下七把镊子,最",
        "细的一把是他自己拿缝衣针磨的,舍不得给人用。",
        "▲6月8日,选手在月湖水面上奋力挥桨,这场比赛",
        "分直道和绕标两项,各县(区)总工会派出了十二支",
        "龙舟队同场竞渡。 摄影：高峰",
    )
    found = split(document(*lines), ontology)
    assert [article.lines for article in found.articles] == [(1, 2, 3, 4), (5, 6, 7)]
    assert found.articles[1].bylines == (Byline("摄", "高峰"),)


def test_the_body_that_signs_a_notice_without_a_day_belongs_to_it(ontology: Ontology) -> None:
    lines = (
        "关于表彰先进的通知", "各县(区)总工会:", "经研究,决定授予鲁守田等同志海川工匠称号。", "海川市总工会",
        "海川工匠名单", "鲁守田 海川船厂修表匠人", "苏明礼 青岭县工匠学院院长", "贺小强 临港镇荔园村农民工人",
    )  # fmt: skip
    found = split(document(*lines), ontology)
    assert [article.lines for article in found.articles] == [(1, 2, 3, 4), (5, 6, 7, 8)]


def test_the_body_that_wrote_an_article_is_not_its_headline(ontology: Ontology) -> None:
    lines = ("我们这样办修表夜校", "河北海川船厂工会", "船厂工会去年办起修表夜校,三年投入十万元。", "课程每周两次。")
    found = split(document(*lines), ontology)
    assert heads(found) == [lines[0]]


@pytest.mark.parametrize("unit", ["储运部", "办公室", "质检科"])
def test_the_unit_before_a_writer_is_no_writer(ontology: Ontology, unit: str) -> None:
    found = split(document(FEATURE[0], f"□ {unit} 白云飞", *FEATURE[2:]), ontology)
    assert found.articles[0].bylines == (Byline("作者", "白云飞"),)
    found = split(document(*SPORTS[:2], f"{SPORTS[2]}({unit} 林楠)"), ontology)
    assert Byline("作者", unit) not in found.articles[0].bylines


@pytest.mark.parametrize("title", ["编后:", "新闻链接", "律师解答"])
def test_what_the_editor_adds_belongs_to_the_item_above(ontology: Ontology, title: str) -> None:
    added = "守住一间铺子,就是守住一门手艺,愿更多的目光投向老船坞。"
    found = split(document(*FEATURE, title, added, *SPORTS), ontology)
    assert [article.lines for article in found.articles] == [(1, 2, 3, 4, 5, 6), (7, 8, 9)]


def test_a_link_with_a_headline_of_its_own_is_an_item(ontology: Ontology) -> None:
    found = split(document(*FEATURE, "新闻链接", *SPORTS), ontology)
    assert [article.lines for article in found.articles] == [(1, 2, 3, 4), (5, 6, 7, 8)]


def test_an_answer_under_its_own_label_belongs_to_the_letter(ontology: Ontology) -> None:
    lines = (
        "公司搬迁,我不去算旷工吗", "编辑同志:", "我在海川一家包装厂上班六年,上个月厂子要搬走,请问这合法吗?",
        "读者 于海涛", "为您释疑", "于海涛读者:", "工作地点由双方约定,搬迁应当协商,企业不能以旷工处理。", "律师 孟祥东",
    )  # fmt: skip
    found = split(document(*SPORTS, *lines, *SCHOOL), ontology)
    assert found.articles[1].lines == tuple(range(4, 12))


@pytest.mark.parametrize("crumbs", ["首页 > 新闻中心 > 基层动态", "当前位置：首页 >> 工会要闻"])
def test_where_a_web_page_stands_and_what_is_next_to_it_belongs_to_no_item(ontology: Ontology, crumbs: str) -> None:
    page = document(crumbs, *SPORTS, "上一篇：没有了", *SCHOOL)
    found = split(page, ontology)
    assert (found.noise, heads(found)) == ((1, 5), [SPORTS[0], SCHOOL[0]])


def test_the_source_line_of_a_web_page_does_not_end_the_article(ontology: Ontology) -> None:
    source = "来源：海川工会网　　作者：林知秋　　时间：2025-09-11"
    found = split(document(FEATURE[0], source, *FEATURE[2:], REST), ontology)
    assert [article.lines for article in found.articles] == [(1, 2, 3, 4, 5)]


def test_entries_of_a_table_of_contents_with_dots_are_no_items(ontology: Ontology) -> None:
    found = split(document("本期导读", "●老船坞里的修表人……3版", "●龙舟赛侧记……5版", *FEATURE), ontology)
    assert (found.noise, heads(found)) == ((1, 2, 3), [FEATURE[0]])


def test_the_agency_behind_a_photographer_is_no_name(ontology: Ontology) -> None:
    found = split(document(*SPORTS, "6月8日,选手在月湖水面上奋力挥桨。", "白 羽 摄/中新社"), ontology)
    assert found.articles[1].bylines == (Byline("摄", "白羽"),)


def test_how_to_reach_the_paper_above_all_items_belongs_to_none(ontology: Ontology) -> None:
    found = split(document("联系电话：0561-4951122", *SPORTS), ontology)
    assert (found.noise, heads(found)) == ((1,), [SPORTS[0]])


def test_the_title_and_the_writer_over_verses_are_none_of_them(ontology: Ontology) -> None:
    poem = ("脚手架", "邹 航", "一根一根", "我们把天空", "扶到该去的地方", "天黑时", "天空自己站着")
    found = split(document(*SPORTS, *poem, *FEATURE), ontology)
    assert [article.lines for article in found.articles] == [(1, 2, 3), tuple(range(4, 11)), (11, 12, 13, 14)]
    assert found.articles[1].bylines == (Byline("作者", "邹航"),)


def test_a_title_under_the_only_paragraph_of_an_item_begins_another(ontology: Ontology) -> None:
    lines = (
        "冬季烧炭取暖 谨防一氧化碳中毒",
        "近期气温走低，海川市应急管理局提醒：使用炭火取暖时要保持通风，睡前熄灭炭火；一旦出现头晕、恶心，应立即开窗。",
        "12月4日起部分公交线路调整",
        "因友爱路施工，12月4日起，4路、33路、66路公交车临时绕行，施工预计持续20天。",
    )
    found = split(document(*SPORTS, "生活提示", *lines), ontology)
    assert heads(found) == [SPORTS[0], lines[0], lines[2]]
