"""Letters, notices, lists and verses: whom they speak to, who signs them, where they end."""

from __future__ import annotations

import pytest

from kg.corpus import split
from kg.model import Byline
from kg.ontology import Ontology
from tests.corpus.helpers import document
from tests.corpus.test_split import SCHOOL, SPORTS, heads, roles

NOTICE = ("关于表彰2025年度“海川工匠”的通报", "为弘扬工匠精神,决定授予苏明礼等十名同志“海川工匠”称号。")
DAY = "2025年9月8日"


@pytest.mark.parametrize("day", [DAY, "二〇二五年九月八日"])
@pytest.mark.parametrize("signers", [("海川市总工会",), ("海川市总工会", "海川市教育局", "月湖区妇女联合会")])
def test_bodies_that_sign_a_notice_and_the_day_belong_to_it(
    ontology: Ontology, signers: tuple[str, ...], day: str
) -> None:
    lines = (*NOTICE, *signers, day)
    found = split(document(*SPORTS, *lines, *SCHOOL), ontology)
    assert heads(found) == [SPORTS[0], NOTICE[0], SCHOOL[0]]
    assert found.articles[1].lines == tuple(range(4, 4 + len(lines)))


def test_the_body_and_the_day_under_a_list_belong_to_it(ontology: Ontology) -> None:
    lines = (
        "2025年海川市户外劳动者驿站名单", "月湖区(2个)", "月湖区解放路邮政网点", "月湖区人民广场图书馆", "青岭县(1个)",
        "青岭县“小哥”之家", "海川市总工会", DAY,
    )  # fmt: skip
    found = split(document(*SPORTS, *lines, *SCHOOL), ontology)
    assert found.articles[1].lines == tuple(range(4, 12))
    assert found.noise == ()


@pytest.mark.parametrize(
    "greeting", ["各县(市、区)总工会,市直各产业工会、市总工会各部室:", "尊敬的海川市总工会的领导同志们:"]
)
def test_a_long_line_that_speaks_to_somebody_is_no_headline(ontology: Ontology, greeting: str) -> None:
    found = split(document(*SPORTS, NOTICE[0], greeting, NOTICE[1], "附件:2025年度“海川工匠”名单"), ontology)
    assert heads(found) == [SPORTS[0], NOTICE[0]]
    assert found.articles[1].lines == (4, 5, 6, 7)


def test_the_day_of_a_letter_belongs_to_it(ontology: Ontology) -> None:
    lines = (
        "一封感谢信",
        "尊敬的市总工会:",
        "去年冬天我因病住院,是工会及时送来了救助金。",
        "此致",
        "敬礼",
        "职工 林知秋",
        DAY,
    )
    found = split(document(*SPORTS, *lines), ontology)
    assert found.articles[1].lines == tuple(range(4, 11))


def test_a_remark_in_brackets_over_a_list_does_not_end_it(ontology: Ontology) -> None:
    lines = (
        "2025年度“海川工匠”名单",
        "(共三名,按姓氏笔画排序)",
        "王 芳 海川市医院护士",
        "苏明礼 青岭县工匠学院院长",
        "何芳菲 月湖小学教师",
    )
    found = split(document(*SPORTS, *lines, *SCHOOL), ontology)
    assert heads(found) == [SPORTS[0], lines[0], SCHOOL[0]]
    assert found.articles[1].lines == (4, 5, 6, 7, 8)


def test_the_first_heading_of_a_list_is_not_its_headline(ontology: Ontology) -> None:
    lines = (
        "海川市职工技能大赛获奖名单",
        "一、钳工",
        "一等奖:苏明礼(海川船厂)",
        "二、优秀组织奖(2家)",
        "海川船厂工会",
        "青岭机床厂工会",
    )
    found = split(document(*SPORTS, *lines), ontology)
    assert heads(found) == [SPORTS[0], lines[0]]
    assert ("body", (5, 6)) not in roles(found, 1)


def test_a_poem_under_a_list_after_a_gap_is_not_in_the_list(ontology: Ontology) -> None:
    roll = ("海川市先进集体名单", "海川重工集团工会", "海川造船厂工会", "海川机床厂工会")
    poem = ("秋 夜(外一首)", "林 溪", "月光落在脚手架上", "像一层薄薄的霜", "我听见远处的打桩机", "一声一声,敲着故乡")
    found = split(document(*roll, "", *poem), ontology)
    assert [article.lines for article in found.articles] == [(1, 2, 3, 4), (6, 7, 8, 9, 10, 11)]
    assert found.articles[1].bylines == (Byline("作者", "林溪"),)


def test_the_writer_may_stand_over_the_title(ontology: Ontology) -> None:
    found = split(document("2025年6月9日 星期一", "本报评论员", "让劳动者更有尊严", SPORTS[2], *SCHOOL), ontology)
    assert heads(found) == ["让劳动者更有尊严", SCHOOL[0]]
    assert found.articles[0].lines == (2, 3, 4)


def test_the_day_may_stand_between_a_headline_and_its_text(ontology: Ontology) -> None:
    found = split(document("海川市总工会举办职工龙舟大赛", "2025年6月9日 星期一", *SPORTS[1:]), ontology)
    assert (heads(found), found.noise) == (["海川市总工会举办职工龙舟大赛"], (2,))


def test_a_writer_named_with_a_post_is_not_named_again(ontology: Ontology) -> None:
    found = split(document(SPORTS[0], "■ 记者 林知秋", SPORTS[2], "(林知秋)"), ontology)
    assert found.articles[0].bylines == (Byline("记者", "林知秋"),)


def test_two_words_side_by_side_are_no_name(ontology: Ontology) -> None:
    found = split(document("创新·实践", "夜校亮着灯", *SPORTS[1:]), ontology)
    assert (found.noise, heads(found)) == ((1,), ["夜校亮着灯"])


def test_items_with_bullets_are_whole_when_signed(ontology: Ontology) -> None:
    items = ("简讯", "●月湖区总工会举办羽毛球赛。(林知秋)", "●青岭县总工会为职工体检。(何晓岚)")
    story = (
        "“焊花”里的青春",
        "文/林知秋 图/何晓岚",
        "在海川船厂,提起陈雪,没人不竖大拇指。",
        "26岁的她,是全厂唯一的女焊工。",
    )
    found = split(document(*SPORTS, *items, *story), ontology)
    assert found.articles[-1].lines == (7, 8, 9, 10)
