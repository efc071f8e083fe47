"""Bylines and credits in less usual forms, and which of two titles is the headline."""

from __future__ import annotations

import pytest

from kg.corpus import split
from kg.ontology import Ontology
from tests.corpus.helpers import document
from tests.corpus.test_split import SCHOOL, SPORTS, heads

REPEATED = "林知秋 " + "海川报" * 60
PICTURE = "6月8日,选手在月湖水面上奋力挥桨。"


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("文/本报记者 林知秋 图/本报记者 何晓岚", "记者 林知秋 摄 何晓岚"),
        ("文/图 本报记者 林知秋", "记者 林知秋"),
        ("摄影/林知秋 文/何晓岚", "摄 林知秋 作者 何晓岚"),
        ("文丨林知秋", "作者 林知秋"),
        ("采写：林知秋", "作者 林知秋"),
        ("讲述：林知秋 整理：何晓岚", "作者 林知秋 作者 何晓岚"),
        ("海川日报—湖区网记者 林知秋 通讯员 何晓岚", "记者 林知秋 通讯员 何晓岚"),
        ("《海川工运》记者 林知秋", "记者 林知秋"),
        ("融媒记者 林知秋", "记者 林知秋"),
        ("通讯员 林知秋 等", "通讯员 林知秋"),
        ("本报记者 林知秋 摄于海川", "摄 林知秋"),
        ("▇本报记者 林知秋", "记者 林知秋"),
        ("(海川市总工会法律援助中心 律师林知秋)", "作者 林知秋"),
        ("本报评论员", ""),
        ("(林女士)", ""),
        ("(节 选)", ""),
        ("▲活动现场", ""),
    ],
)
def test_a_byline_in_a_less_usual_form(ontology: Ontology, line: str, wanted: str) -> None:
    page = document(SPORTS[0], "6月8日,海川市总工会在月湖举办职工龙舟赛,十二支龙舟队同场竞渡。", line)
    words = wanted.split()
    bylines = {(byline.role, byline.name) for article in split(page, ontology).articles for byline in article.bylines}
    assert bylines == set(zip(words[::2], words[1::2], strict=True))


def test_a_letter_signed_with_no_full_name_is_followed_by_its_answer(ontology: Ontology) -> None:
    lines = (
        "律师说", "押金该不该交?", "读者来信:我到一家超市当收银员,店长要我先交工服押金,这样做对吗?(吴女士)",
        "律师答复:不对。用人单位招人,不得向劳动者收取财物,押金也在其中。(记者 何晓岚 整理)",
    )  # fmt: skip
    found = split(document(*SPORTS, *lines, *SCHOOL), ontology)
    assert found.articles[1].lines == (4, 5, 6, 7)
    assert [byline.name for byline in found.articles[1].bylines] == ["何晓岚"]


@pytest.mark.parametrize(
    "credit", ["海川船厂工会供图", "(图片由海川船厂工会提供)", "新华社发", "受访者供图", "资料图片"]
)
@pytest.mark.parametrize("behind", [True, False])
def test_a_picture_may_be_credited_to_no_person(ontology: Ontology, credit: str, behind: bool) -> None:
    caption = (f"{PICTURE}({credit.strip('()')})",) if behind else (PICTURE, credit)
    found = split(document(*SPORTS, *caption, *SCHOOL), ontology)
    assert heads(found) == [SPORTS[0], PICTURE.rstrip("。"), SCHOOL[0]]
    assert found.articles[1].bylines == ()


def test_the_text_under_a_picture_may_be_set_in_two_lines(ontology: Ontology) -> None:
    lines = ("6月8日,海川市总工会开展“安全生产我先行”", "演讲比赛。图为比赛现场。", "何晓岚 摄")
    found = split(document(*SPORTS, *lines, *SCHOOL), ontology)
    assert [article.lines for article in found.articles] == [(1, 2, 3), (4, 5, 6), (7, 8, 9)]
    assert found.articles[1].paragraphs[0].text == "".join(lines[:2])


def test_a_broken_line_over_a_picture_is_not_its_text(ontology: Ontology) -> None:
    broken = SPORTS[1].split(")")[1][:25]
    found = split(document(SPORTS[0], broken, "图为比赛现场。", "何晓岚 摄", SPORTS[1].split(")")[1][25:]), ontology)
    assert [article.lines for article in found.articles] == [(1, 2, 5), (3, 4)]


def test_a_paragraph_may_begin_with_what_it_compares(ontology: Ontology) -> None:
    broken, rest = SPORTS[2][:21], SPORTS[2][21:]
    picture = ("6月8日,选手在月湖水面上奋力挥桨。", "何晓岚 摄")
    found = split(document(*SPORTS[:2], broken, *picture, rest, "与训练一同热闹起来的,还有岸边的夜市。"), ontology)
    assert found.articles[0].lines == (1, 2, 3, 6, 7)
    assert found.articles[0].paragraphs[-2].text == SPORTS[2]


@pytest.mark.parametrize(
    ("first", "second", "main"),
    [
        ("海川市第九届职工运动会落幕", "26支队伍1800名职工角逐9个项目", 0),
        ("海川组建货运行业工会联合会", "首批吸纳会员1500余人", 0),
        ("工会、法院、人社坐到一张桌前", "青岛:维权只跑一次路", 1),
        ("2025年全国青年技能大赛传来喜讯", "青岛焊工摘得两枚金牌", 1),
        ("大干百天 会战青岭", "青岭大桥提前30天合龙的背后", 1),
        ("2025年“海川工匠”风采录", "海川市总工会 海川日报社 联合主办", 0),
        ("百名焊工“练”出真本事", "临港造船行业第三次举办职工技能大比武", 1),
    ],
)
def test_which_of_two_titles_names_the_story(ontology: Ontology, first: str, second: str, main: int) -> None:
    assert heads(split(document(first, second, *SPORTS[1:]), ontology)) == [(first, second)[main]]


def test_line_that_repeats_the_name_of_a_newspaper_is_read_in_no_time(ontology: Ontology) -> None:
    found = split(document(SPORTS[0], REPEATED, *SPORTS[1:]), ontology)
    assert [line for article in found.articles for line in article.lines] + [*found.noise]


def test_the_name_of_a_power_supplier_holds_no_dateline(ontology: Ontology) -> None:
    said = "他去国网西宁供电公司参观,看了职工书屋,又在食堂里同电工们一起吃了午饭。"
    (first, *_) = split(document(SPORTS[0], said, *SCHOOL), ontology).articles
    assert said in [paragraph.text for paragraph in first.paragraphs]
