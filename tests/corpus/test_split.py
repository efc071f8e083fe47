"""Articles put together from the lines of a page: cases written for these tests, and properties of any page."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.corpus import Split, split
from kg.model import Byline
from kg.ontology import Ontology, default
from tests.corpus.helpers import document

SPORTS = (
    "海川市总工会举办职工龙舟赛",
    "本报讯 (记者林知秋 通讯员何晓岚)6月8日,海川市总工会在月湖举办职工龙舟赛,十二支龙舟队同场竞渡。",
    "比赛设五百米直道和绕标两个项目。海川船厂龙舟队连续三年夺冠,队员们把奖杯举过头顶。",
)
SCHOOL = (
    "青岭县工匠学院开班",
    "本报讯 (记者周行远)近日,青岭县工匠学院首期钳工班开班,四十名学员将学习三个月。",
    "学院院长苏明礼介绍,课程由企业出题,教师到车间授课。",
)


def heads(found: Split) -> list[str]:
    return [article.headline for article in found.articles]


def roles(found: Split, article: int = 0) -> list[tuple[str, tuple[int, ...]]]:
    return [
        (paragraph.role, tuple(line for _, line, _ in paragraph.pieces))
        for paragraph in found.articles[article].paragraphs
    ]


def test_two_articles_below_each_other(ontology: Ontology) -> None:
    found = split(document(*SPORTS, *SCHOOL), ontology)
    assert heads(found) == [SPORTS[0], SCHOOL[0]]
    assert [article.lines for article in found.articles] == [(1, 2, 3), (4, 5, 6)]


@pytest.mark.parametrize("cut", [8, 13, 21, 30])
def test_a_sentence_that_breaks_off_finds_the_line_that_carries_it_on(ontology: Ontology, cut: int) -> None:
    last = SPORTS[2]
    found = split(document(*SPORTS[:2], last[:cut], *SCHOOL, last[cut:]), ontology)
    assert [article.lines for article in found.articles] == [(1, 2, 3, 7), (4, 5, 6)]
    joined = found.articles[0].paragraphs[-1]
    assert joined.text == last
    assert joined.pieces == ((0, 3, 0), (cut, 7, 0))
    assert joined.lines(cut - 2, cut + 2) == (3, 7)


def test_a_broken_line_goes_on_in_the_next_column_of_its_own_article(ontology: Ontology) -> None:
    found = split(document(*SPORTS[:2], SPORTS[2][:20], SPORTS[2][20:]), ontology)
    assert found.articles[0].paragraphs[-1].text == SPORTS[2]


def test_a_fragment_goes_on_where_a_line_broke_off_though_another_article_stands_between(ontology: Ontology) -> None:
    first = [*SCHOOL[:2], "学校今年添了六台机床，还为夜班的学徒先后投入十二万元添置"]
    rest = "模拟装置。如今走进车间，十几种故障都能一键再现，学徒们练得更勤了，老师傅也省了心。"
    found = split(document(*first, *SPORTS, rest), ontology)
    assert found.articles[0].lines[-2:] == (3, 4 + len(SPORTS))


def test_a_caption_with_its_credit_stands_on_its_own(ontology: Ontology) -> None:
    caption = "6月8日,选手在月湖水面上奋力挥桨。"
    found = split(document(*SPORTS, "水上争先", caption, "新华社记者 白 羽 摄", *SCHOOL), ontology)
    assert heads(found) == [SPORTS[0], "水上争先", SCHOOL[0]]
    assert found.articles[1].bylines == (Byline("摄", "白羽"),)
    assert [paragraph.role for paragraph in found.articles[1].paragraphs] == ["headline", "caption", "byline"]


def test_a_caption_without_title_is_named_by_its_first_clause(ontology: Ontology) -> None:
    found = split(document("6月8日,选手们在月湖水面上奋力挥桨争夺冠军,岸上观众不断喝彩。", "白羽 摄"), ontology)
    assert heads(found) == ["6月8日,选手们在月湖水面上奋力挥桨争夺冠军"]


def test_a_box_stands_between_head_and_body(ontology: Ontology) -> None:
    lines = (
        "一封信里的约定——",
        "老厂长和他的四十个徒弟",
        "本报记者 林知秋",
        "清晨六点,老厂长已经站在车间门口。",
        "阅读提示",
        "一位退休厂长把手艺教给四十个年轻人,老厂长说这是约定。",
        "徒弟们说,跟着老厂长学的不只是手艺。",
    )
    found = split(document(*lines), ontology)
    assert found.articles[0].lines == (1, 2, 3, 5, 6, 4, 7)
    assert heads(found) == ["老厂长和他的四十个徒弟"]
    assert roles(found)[0] == ("kicker", (1,))


def test_subheads_stay_inside_their_article(ontology: Ontology) -> None:
    lines = (
        "海川船厂的夜校亮着灯",
        "本报记者 林知秋",
        "晚上七点,海川船厂的夜校准时上课,来听课的大多是年轻焊工。",
        "把课堂搬进船坞",
        "海川船厂把夜校的课堂搬进船坞,焊工们围着老师傅看焊缝,夜校因此热闹起来。",
        "让证书变成工资",
        "学完夜校课程的焊工可以考证,海川船厂给持证焊工每月多发津贴。",
    )
    found = split(document(*lines), ontology)
    assert heads(found) == [lines[0]]
    assert [role for role, _ in roles(found)] == ["headline", "byline", "body", "subhead", "body", "subhead", "body"]


def test_jump_lines_are_recorded(ontology: Ontology) -> None:
    found = split(document("(上接第1版)", SPORTS[2], *SCHOOL, "（下转第3版）"), ontology)
    assert heads(found) == ["", SCHOOL[0]]
    assert [article.continues for article in found.articles] == ["1", "3"]
    assert found.articles[1].lines == (3, 4, 5, 6)


def test_section_labels_and_imprint_are_noise(ontology: Ontology) -> None:
    found = split(document("2025年6月9日 星期一", "综合新闻", *SPORTS, "责任编辑:白羽 电话:010-12345678"), ontology)
    assert found.noise == (1, 2, 6)


def test_a_dateline_gives_place_and_date(ontology: Ontology) -> None:
    page = document(SPORTS[0], "本报海口11月26日电 (记者林知秋)今天,海川市总工会举办职工龙舟赛。")
    found = split(page, ontology)
    assert (found.articles[0].place, found.articles[0].bylines) == ("海口", (Byline("记者", "林知秋"),))
    assert roles(found)[1:] == [("byline", (2,)), ("body", (2,))]


def test_a_trade_that_begins_as_the_word_for_a_wire_does_ends_no_dateline(ontology: Ontology) -> None:
    found = split(document(SPORTS[0], "海川造船集团电焊工林知秋在职工龙舟赛中夺冠,他的队友都来祝贺。"), ontology)
    assert found.articles[0].paragraphs[-1].text.startswith("海川造船集团电焊工")


BYLINES = [
    ("本报记者 林知秋 本报通讯员 何晓岚 郑文", "记者 林知秋 通讯员 何晓岚 通讯员 郑文"),
    ("本报记者林知秋 实习生何晓岚", "记者 林知秋 记者 何晓岚"),
    ("特约记者 林知秋", "记者 林知秋"),
    ("见习记者 欧阳静 通讯员 买买提·艾力", "记者 欧阳静 通讯员 买买提·艾力"),
    ("□林知秋", "作者 林知秋"),
    ("■ 本报记者 林知秋", "记者 林知秋"),
    ("林知秋 何晓岚", "作者 林知秋 作者 何晓岚"),
    ("何 勇", "作者 何勇"),
    ("(林知秋)", "作者 林知秋"),
    ("(林知秋 本报记者 何晓岚)", "作者 林知秋 记者 何晓岚"),
    ("(市总工会办公室 何 勇)", "作者 何勇"),
    ("新华社记者 林知秋 摄", "摄 林知秋"),
    ("新华社发(林知秋 摄)", "摄 林知秋"),
    ("林知秋 何晓岚 摄", "摄 林知秋 摄 何晓岚"),
    ("本报记者 林知秋 文/图", "记者 林知秋"),
    ("林知秋 摄影报道", "摄 林知秋"),
    ("作者:林知秋", "作者 林知秋"),
]


@pytest.mark.parametrize(("line", "wanted"), BYLINES)
def test_bylines_in_all_their_forms(ontology: Ontology, line: str, wanted: str) -> None:
    page = document(SPORTS[0], "6月8日,海川市总工会在月湖举办职工龙舟赛,十二支龙舟队同场竞渡。", line)
    words = wanted.split()
    bylines = {(byline.role, byline.name) for article in split(page, ontology).articles for byline in article.bylines}
    assert bylines == set(zip(words[::2], words[1::2], strict=True))


@pytest.mark.parametrize("line", ["平安 回家", "温暖 同行", "(完)", "(摘 要)", "(资料图片)", "严格管理", "高质量发展"])
def test_words_that_are_no_names(ontology: Ontology, line: str) -> None:
    page = document(*SPORTS, line)
    assert [byline.name for article in split(page, ontology).articles for byline in article.bylines] == [
        "林知秋",
        "何晓岚",
    ]


def test_verses_belong_to_their_poem(ontology: Ontology) -> None:
    verses = ("月亮挂在吊塔上", "像一枚没有寄出的邮票", "我把安全帽放在窗台", "听见海水轻轻翻身")
    found = split(document("夜班归来", "□林知秋", *verses, "(作者系海川船厂职工)", *SCHOOL), ontology)
    assert heads(found) == ["夜班归来", SCHOOL[0]]
    assert found.articles[0].lines == (1, 2, 3, 4, 5, 6, 7)


PIECES = st.sampled_from([
    *SPORTS, *SCHOOL, SPORTS[2][:20], SPORTS[2][20:], "阅读提示", "(上接第1版)", "(下转第3版)",
    "林知秋 何晓岚", "白羽 摄", "本报记者 林知秋", "简 讯", "综合新闻", "2025年6月9日", "第3版",
    "——记海川船厂夜校", "把课堂搬进船坞", "", "　　", "”", "(", "、",
    "●本报讯 近日,海川市总工会举办读书会。(白羽)", "图为比赛现场。", "(作者系海川市职工)", "新闻特写", "公 示",
])  # fmt: skip
LINES = st.lists(st.one_of(PIECES, st.text(max_size=40).filter(lambda text: "\n" not in text)), max_size=40)


@settings(max_examples=300, deadline=None)
@given(LINES)
def test_splitting_never_loses_or_repeats_a_line(lines: list[str]) -> None:
    page = document(*lines)
    found = split(page, default())
    seen = sorted([*(line for article in found.articles for line in article.lines), *found.noise])
    assert seen == [number for number, line in enumerate(lines, start=1) if line.strip()]
    assert split(page, default()) == found


@settings(max_examples=200, deadline=None)
@given(LINES)
def test_paragraphs_cover_the_lines_in_reading_order(lines: list[str]) -> None:
    for article in split(document(*lines), default()).articles:
        text: dict[int, str] = {}
        order: list[int] = []
        for paragraph in article.paragraphs:
            ends = [*(offset for offset, _, _ in paragraph.pieces[1:]), len(paragraph.text)]
            for (start, line, within), end in zip(paragraph.pieces, ends, strict=True):
                assert lines[line - 1][within : within + end - start] == paragraph.text[start:end]
                text[line] = text.get(line, "") + paragraph.text[start:end]
                order += [line] if line not in order else []
        assert tuple(order) == article.lines
        assert all(text[line] == lines[line - 1].strip() for line in text)


def test_text_set_in_lines_of_one_width_is_body(ontology: Ontology) -> None:
    body = (
        "　　6月8日清晨,月湖边已经站满了人。海川市总工会举办的职工龙舟赛就要开赛,十二支龙舟队的队员们正在做最后的准备,"
        "鼓手把鼓点敲得又急又密。海川船厂龙舟队的舵手说,为了今天,大家下了班就到湖上训练,一练就是两个月,"
        "手掌磨出了茧子也没有人叫苦。"
    )
    wrapped = [body[i : i + 18] for i in range(0, len(body), 18)]
    found = split(document("海川市总工会举办职工龙舟赛", "本报记者 林知秋", *wrapped), ontology)
    assert heads(found) == ["海川市总工会举办职工龙舟赛"]
    assert "".join(paragraph.text for paragraph in found.articles[0].paragraphs[2:]) == body.strip()
    assert {paragraph.role for paragraph in found.articles[0].paragraphs[2:]} == {"body"}


@pytest.mark.slow
def test_time_grows_with_the_lines_and_no_faster(ontology: Ontology) -> None:
    import time

    def seconds(times: int) -> float:
        page = document(*(SPORTS + SCHOOL) * times)
        start = time.process_time()
        split(page, ontology)
        return time.process_time() - start

    seconds(10)
    assert seconds(2000) < 60 * max(seconds(100), 0.02)


def test_an_ontology_without_words_for_pages_still_gives_articles() -> None:
    bare = replace(default(), lexicon=MappingProxyType({}), digest="without words")
    found = split(document(*SPORTS, "", "□林知秋", "(完)"), bare)
    assert heads(found)[0] == SPORTS[0]
    assert sum(len(article.lines) for article in found.articles) + len(found.noise) == 5
