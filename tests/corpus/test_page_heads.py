"""Lines that belong to the page: its head, its number, who edited it; and labels over several short items."""

from __future__ import annotations

import pytest

from kg.corpus import split
from kg.model import Byline
from kg.ontology import Ontology
from tests.corpus.helpers import document
from tests.corpus.test_split import SCHOOL, SPORTS, heads


@pytest.mark.parametrize(
    "line",
    [
        "2版 职工之窗", "第02版：要闻", "A02版·要闻", "综合·要闻 2版", "要闻 A02", "2025.8.14 星期四",
        "二〇二五年八月十四日 星期四", "总第286期", "海川工运 第2版 2025年6月20日 总第286期",
        "海川工运 2024年第6期 6月28日 第2版", "第5678期", "今日8版",
        "2025年8月14日 星期四 湖畔副刊 4",
        "本版责任编辑：林知秋", "■责编 林知秋 ■美编 何晓岚", "执行编辑 林知秋", "新闻热线 0791-1234567 投稿邮箱见报眼",
        "国内统一刊号CN00-0001", "内部资料 免费交流", "海川市总工会主管主办", "HAICHUAN WORKERS' DAILY",
        "www.haichuan.example", "本版图片由海川市总工会提供", "扫一扫，关注海川工会微信公众号",
    ],
)  # fmt: skip
@pytest.mark.parametrize("top", [True, False])
def test_heads_and_feet_of_a_page_belong_to_no_article(ontology: Ontology, line: str, top: bool) -> None:
    lines = (line, *SPORTS) if top else (*SPORTS, line)
    found = split(document(*lines), ontology)
    assert found.noise == ((1,) if top else (4,))
    assert heads(found) == [SPORTS[0]]


@pytest.mark.parametrize("line", ["第2版《海川志》发行", "3版本软件上线", "8月14日开赛", "夜校讲堂办到第3期"])
def test_a_title_may_hold_a_number_or_a_day(ontology: Ontology, line: str) -> None:
    assert heads(split(document(line, *SPORTS[1:]), ontology)) == [line]


def test_the_name_of_the_paper_at_the_top_belongs_to_no_article(ontology: Ontology) -> None:
    found = split(document("海川工人日报", *SPORTS), ontology)
    assert (found.noise, heads(found)) == ((1,), [SPORTS[0]])


@pytest.mark.parametrize("label", ["车间微波", "湖区快播", "船坞内外", "各镇 来风"])
def test_a_label_over_short_signed_items_belongs_to_none(ontology: Ontology, label: str) -> None:
    items = (
        "青岭:夜校开课", "近日,青岭县总工会办起焊工夜校,四十名学员报名。(林知秋)",
        "临港:安全帽换新", "6月8日,临港镇总工会为船厂职工换发安全帽三百顶。(何晓岚)",
    )  # fmt: skip
    found = split(document(*SPORTS, label, *items), ontology)
    assert found.noise == (4,)
    assert heads(found) == [SPORTS[0], items[0], items[2]]


def test_a_place_before_the_title_of_an_item_is_no_roll_of_names(ontology: Ontology) -> None:
    items = (
        "齐齐哈尔 退休工人组起乐队",
        "近日,退休工人乐队首演。(林知秋)",
        "大同 矿区诗社办起朗诵会",
        "近日,矿区诗社朗诵。(何晓岚)",
    )
    assert heads(split(document("文化短讯", *items), ontology)) == [items[0], items[2]]


@pytest.mark.parametrize("label", ["身边的好师傅", "走近一线", "寻访老班长"])
def test_a_rubric_over_one_article_belongs_to_it(ontology: Ontology, label: str) -> None:
    deck = (label, "船坞里的“活图纸”", "——记海川船厂钳工苏明礼", "本报记者 林知秋")
    found = split(document(*SPORTS, *deck, SCHOOL[2]), ontology)
    assert [article.lines for article in found.articles] == [(1, 2, 3), (4, 5, 6, 7, 8)]
    assert heads(found) == [SPORTS[0], deck[1]]


def test_a_title_like_a_sentence_between_a_label_and_its_writer_is_the_title(ontology: Ontology) -> None:
    lines = ("工会手记", "这把伞,是给下夜班的人备的", "何晓岚", "我到海川船厂工会工作,今年是第七个年头。")
    found = split(document(*SPORTS, *lines), ontology)
    assert heads(found) == [SPORTS[0], lines[1]]
    assert found.articles[1].bylines == (Byline("作者", "何晓岚"),)


def test_a_title_of_two_letters_over_a_subtitle_with_a_dash(ontology: Ontology) -> None:
    lines = ("听钟", "——记海川钢厂炉前工苏明礼", "本报记者 林知秋", "苏明礼进厂先不看仪表,先听炉子的声音。")
    assert heads(split(document(*SPORTS, *lines), ontology)) == [SPORTS[0], "听钟"]


def test_a_remark_in_brackets_under_a_title_is_no_writer(ontology: Ontology) -> None:
    lines = ("关于命名海川市模范职工之家的决定", "(摘 要)", "为树立标杆,海川市总工会决定命名一批模范职工之家。")
    found = split(document(*lines), ontology)
    assert (heads(found), found.articles[0].bylines, found.articles[0].lines) == ([lines[0]], (), (1, 2, 3))
