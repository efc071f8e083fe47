"""Whether a title without other marks heads an item or is a subhead of the one above."""

from __future__ import annotations

import pytest

from kg.corpus import split
from kg.ontology import Ontology
from tests.corpus.helpers import document
from tests.corpus.test_split import heads

ABOVE = (
    "海川船厂的夜校亮着灯",
    "本报记者 林知秋",
    "晚上七点,海川船厂的夜校准时上课,来听课的大多是年轻焊工。",
    "夜校的老师是厂里的老师傅,讲的都是焊缝里的学问,听课的焊工越来越多。",
)


@pytest.mark.parametrize("title", ["青岛:窗口搬到码头", "临港热电公司添了热水房", "湖区首届读书节启幕"])
def test_a_title_that_names_where_or_who_or_an_event_heads_an_item(ontology: Ontology, title: str) -> None:
    text = "有了这样的去处,夜里赶路的人能坐下来喝口热水,也能把手机充上电,再问一问办事的窗口几点开门。"
    assert heads(split(document(*ABOVE, title, text), ontology)) == [ABOVE[0], title]


def test_a_title_over_two_paragraphs_and_a_name_heads_an_item(ontology: Ontology) -> None:
    lines = (
        "骑手有了“主心骨”",
        "湖区新就业形态劳动者联合会成立,站长何晓岚当选主席,四十名会员代表到会。",
        "联合会要在驿站请律师值班,骑手遇上烦心事就能问一问。",
        "周行远",
    )
    assert heads(split(document(*ABOVE, *lines), ontology)) == [ABOVE[0], lines[0]]


@pytest.mark.parametrize("title", ["先把门打开", "把课堂搬进船坞"])
def test_a_title_that_names_nobody_is_a_subhead(ontology: Ontology, title: str) -> None:
    text = "海川船厂的夜校起初没有几个学生,老师傅就到船坞里去找年轻焊工,请他们来听课。"
    assert heads(split(document(*ABOVE, title, text), ontology)) == [ABOVE[0]]


@pytest.mark.parametrize("deck", [("枕边书", "从夜色深处寻一盏灯"), ("夜校里的灯火",)])
def test_a_head_under_a_roll_of_names_is_no_member_of_it(ontology: Ontology, deck: tuple[str, ...]) -> None:
    roll = (
        "海川市优秀职工名单",
        "何晓岚 海川船厂钳工班班长",
        "周行远(回族) 月湖公交公司驾驶员",
        "苏明礼 青岭县医院护士",
    )
    text = "作者写夜校,先写灯光,再写黑板,读到后来,读者也成了坐在后排的学生。"
    found = split(document(*roll, *deck, text), ontology)
    assert [article.lines for article in found.articles] == [(1, 2, 3, 4), tuple(range(5, 6 + len(deck)))]


def test_a_title_over_a_named_reporter_begins_an_article_inside_a_broken_sentence(ontology: Ontology) -> None:
    lines = (
        "海川船厂办起夜校",
        "本报讯(记者 何晓岚)海川船厂的夜校开了课,首批学员四十人,厂工会为每个人备下课本,还请来老师傅讲焊接,学员都说值",
        "听得懂机器的人",
        "本报记者 周行远 本报通讯员 苏明礼",
        "苏明礼抬手拍了拍机床,徒弟马上停了下来。",
        "得。课程一直排到了年底。",
    )
    found = split(document(*lines), ontology)
    assert [article.lines for article in found.articles] == [(1, 2, 6), (3, 4, 5)]


def test_lists_set_in_several_lines_are_no_titles(ontology: Ontology) -> None:
    lines = (
        "海川市公布优秀职工名单",
        "本报讯(记者 何晓岚)海川市总工会近日公布名单,授予三人优秀职工称号。名单如下:",
        "优秀职工:周行远(海川船厂钳工)、苏明礼(青岭县医院护士)",
        "优秀班组:海川船厂钳工班、青岭县医院急诊护理组、月湖公交公司维修班",
        "颁奖会定在下月举行,届时获奖者将介绍经验。",
    )
    assert heads(split(document(*lines), ontology)) == [lines[0]]
