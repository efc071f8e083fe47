"""Labels over items and pictures, and the names that stand alone under an item."""

from __future__ import annotations

import pytest

from kg.corpus import split
from kg.model import Byline
from kg.ontology import Ontology
from tests.corpus.helpers import document
from tests.corpus.test_split import SCHOOL, SPORTS, heads

ROWING = ("6月8日,选手在月湖水面上奋力挥桨。", "白 羽 摄")
WEAVING = ("6月9日,青岭县总工会组织女职工学习竹编。", "周行远 摄")


@pytest.mark.parametrize("label", ["图片报道", "镜头之外"])
def test_a_label_over_several_pictures_belongs_to_none(ontology: Ontology, label: str) -> None:
    page = document(*SPORTS, label, "", "", *ROWING, "", "", *WEAVING, *SCHOOL)
    found = split(page, ontology)
    assert found.noise == (4,)
    assert [article.lines for article in found.articles] == [(1, 2, 3), (7, 8), (11, 12), (13, 14, 15)]


def test_a_label_over_one_picture_belongs_to_it(ontology: Ontology) -> None:
    found = split(document(*SPORTS, "图说新闻", "水上争先", *ROWING, *SCHOOL), ontology)
    assert found.noise == ()
    assert found.articles[1].lines == (4, 5, 6, 7)
    assert found.articles[1].headline == "水上争先"


@pytest.mark.parametrize("label", ["县区传真", "月湖视窗"])
def test_a_label_at_the_top_of_the_page_belongs_to_no_item(ontology: Ontology, label: str) -> None:
    found = split(document(label, *SPORTS, *SCHOOL), ontology)
    assert (found.noise, heads(found)) == ((1,), [SPORTS[0], SCHOOL[0]])


def test_a_label_over_items_with_bullets_belongs_to_none(ontology: Ontology) -> None:
    found = split(
        document(*SPORTS, "普法窗口", "■ " + SCHOOL[0], *SCHOOL[1:], "■ 临港镇工会建新家", *ROWING[:1]), ontology
    )
    assert found.noise == (4,)


def test_what_only_ends_like_a_label_is_a_subhead_over_text(ontology: Ontology) -> None:
    lines = (*SPORTS, "一路快报", "海川船厂龙舟队的赛况由职工接力播报,月湖两岸的观众和龙舟队一起听。")
    assert len(split(document(*lines), ontology).articles) == 1


@pytest.mark.parametrize(
    ("line", "names"), [("钦小禾", ["钦小禾"]), ("湖工 何晓岚", ["湖工", "何晓岚"]), ("河北 何晓岚", ["何晓岚"])]
)
def test_names_between_two_items_sign_the_first(ontology: Ontology, line: str, names: list[str]) -> None:
    found = split(
        document(SPORTS[0], SPORTS[1].replace("(记者林知秋 通讯员何晓岚)", ""), SPORTS[2], line, *SCHOOL), ontology
    )
    assert found.articles[0].lines == (1, 2, 3, 4)
    assert found.articles[0].bylines == tuple(Byline("作者", name) for name in names)


def test_a_note_on_the_writer_may_end_in_the_name(ontology: Ontology) -> None:
    found = split(document(SCHOOL[0], SCHOOL[2], "(作者系青岭县总工会主席 何晓岚)"), ontology)
    assert found.articles[0].bylines == (Byline("作者", "何晓岚"),)


def test_a_box_over_a_head_goes_with_what_it_is_about(ontology: Ontology) -> None:
    box = "青岭县工匠学院请企业出题、教师到车间授课,四十名学员学成钳工。"
    found = split(document(*SPORTS, "阅读提示", box, *SCHOOL), ontology)
    assert [article.lines for article in found.articles] == [(1, 2, 3), (6, 4, 5, 7, 8)]


def test_a_line_under_a_kicker_with_a_dash_is_the_headline(ontology: Ontology) -> None:
    found = split(document("把服务送到船坞,海川工会让办事更快——", "48小时,补助到手了", *SPORTS[1:]), ontology)
    assert heads(found) == ["48小时,补助到手了"]
