"""Dates of Chinese text as ISO 8601 or EDTF."""

from __future__ import annotations

import pytest

from kg.extract.dates import DateFinder, printed, year_of
from kg.ontology import Ontology


@pytest.fixture(scope="module")
def finder(ontology: Ontology) -> DateFinder:
    return DateFinder(ontology)


@pytest.mark.parametrize(
    ("text", "reference", "value"),
    [
        ("2024年3月20日", "", "2024-03-20"),
        ("2024年3月20日至21日", "", "2024-03-20/2024-03-21"),
        ("9月9日至10月2日", "2025-10-11", "2025-09-09/2025-10-02"),
        ("2024年3月", "", "2024-03"),
        ("2024年以来", "", "2024"),
        ("2021-2025年", "", "2021/2025"),
        ("3月20日上午", "2024-03-26", "2024-03-20"),
        ("3月20日", "", "XXXX-03-20"),
        ("12月30日", "2026-01-05", "2025-12-30"),
        ("今年4月", "2025-09-11", "2025-04"),
        ("今年", "2025", "2025"),
        ("去年", "2025-09-11", "2024"),
        ("去年12月", "2025-09-11", "2024-12"),
        ("前年", "2025-09-11", "2023"),
        ("今年", "", ""),
        ("今天", "2025-11-26", "2025-11-26"),
        ("昨天", "2025-03-01", "2025-02-28"),
        ("今天", "2025-11", ""),
        ("近日", "2025-11-26", "2025-11~"),
        ("近日", "", ""),
        ("上月", "2025-01-26", "2024-12"),
        ("本月8日", "2025-01-26", "2025-01-08"),
        ("8日", "2025-01-26", "2025-01-08"),
        ("28日", "2025", ""),
        ("13月40日", "2025-01-26", ""),
    ],
)
def test_values(text: str, reference: str, value: str, finder: DateFinder) -> None:
    found = list(finder.find(text, 0, len(text), reference))
    assert found
    assert found[0][2] == value


@pytest.mark.parametrize("text", ["第25届", "2000元", "12345", "100个单位", "开幕式"])
def test_numbers_that_are_no_dates(text: str, finder: DateFinder) -> None:
    assert list(finder.find(text, 0, len(text), "2025-01-26")) == []


def test_a_date_ends_with_the_words_that_belong_to_it(finder: DateFinder) -> None:
    text = "自2023年5月以来开展"
    assert [(start, text[start:end]) for start, end, _ in finder.find(text, 0, len(text), "")] == [(1, "2023年5月以来")]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("7月20日开赛，22日闭幕", ["2025-07-20", "2025-07-22"]),
        ("2015年进厂，次年结业，五年后获奖", ["2015", "2016", "2021"]),
        ("2022年成立。当年4月开课", ["2022", "2022-04"]),
        ("2021年立项，10年后建成", ["2021", ""]),
        ("2024年5月，连续第二年获奖", ["2024-05"]),
        ("2012年干了三年后勤工作", ["2012"]),
        ("8月12日，时隔五年后重开", ["2025-08-12"]),
        ("2016年6月开始，12日举行", ["2016-06", "2025-08-12"]),
        ("7月30日开幕，5日闭幕", ["2025-07-30", "2025-08-05"]),
    ],
)
def test_dates_counted_from_the_one_before(text: str, values: list[str], finder: DateFinder) -> None:
    assert [value for _, _, value in finder.find(text, 0, len(text), "2025-08-14")] == values


def test_all_dates_of_a_sentence_are_found(finder: DateFinder) -> None:
    text = "2012年成立，去年获奖，今年3月扩建"
    assert [value for _, _, value in finder.find(text, 0, len(text), "2025-06-01")] == ["2012", "2024", "2025-03"]


@pytest.mark.parametrize(
    ("texts", "year"),
    [
        (["2024年3月20日举行", "2024年以来"], "2024"),
        (["2023—2027年规划", "2025年印发"], "2025"),
        (["2023年成立", "今年扩建"], "2023"),
        (["全长2024米"], ""),
        ([], ""),
    ],
)
def test_the_year_of_a_page_is_the_one_it_names_most(texts: list[str], year: str) -> None:
    assert year_of(texts) == year


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("2021年起举办比赛，2024年获奖。", "2024"),
        ("2024年获奖，力争到2026年底建成，2027年通车。", "2024"),
        ("截至2024年，已建成50家。", "2024"),
        ("到2027年，建成300个基地。", "2027"),
        ("产值从2021年的3亿元升至2024年的9亿元，到2027年再翻一番。", "2024"),
        ("成立于2012年，印发《技能提升方案（2025—2027年）》。", "2025"),
        ("2024年12月印发《技能提升方案（2025—2027年）》。", "2024"),
        ("11月启动，2025年夺冠，印发《2026年元旦春节送温暖方案》。", "2025"),
        ("没有年份。", ""),
        ("2025年开工，厂房2027年底前建成。", "2025"),
        ("2025年立项，预计2027年投产。", "2025"),
        ("到2018年他已带徒三十人。2021年、2023年、2024年、2025年又添了新人。", "2025"),
        ("昨日7时，2025滨江马拉松开赛。2022年赛事停办。", "2025"),
        ("公司2022年成立，产值2025万元。", "2022"),
    ],
)
def test_the_year_of_a_page_is_the_last_that_is_no_aim(text: str, year: str, ontology: Ontology) -> None:
    assert year_of([text], ontology) == year


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("湖湘工人 2024年3月20日 星期三 第2版", "2024-03-20"),
        ("2024年3月20日　周三", "2024-03-20"),
        ("2024年3月20日 星期五", ""),
        ("2024年3月20日举行。", ""),
        ("2024年3月32日 星期三", ""),
    ],
    ids=["head", "short", "wrong-day", "no-day-of-the-week", "no-date"],
)
def test_the_head_of_a_page_bears_its_day_with_the_day_of_the_week(line: str, day: str, ontology: Ontology) -> None:
    assert printed(["标题", line], ontology) == day


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("自11月1日起至12月31日", "2025-11-01/2025-12-31"),
        ("今年11月至明年2月底", "2025-11/2026-02"),
        ("11月20日到1月10日", "2025-11-20/2026-01-10"),
        ("截至10月底", ""),
        ("即日起至12月31日", ""),
        ("每年9月", ""),
    ],
)
def test_span_of_time_has_both_ends_and_a_limit_or_a_month_of_every_year_is_no_date(
    finder: DateFinder, text: str, value: str
) -> None:
    assert [found for _, _, found in finder.find(text, 0, len(text), "2025-11-20")] == [value]
