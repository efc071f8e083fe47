"""When what is said happened: which date of an article belongs to which relation."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.extract.examples import marked, spell
from kg.extract.relations import relate
from kg.ontology import Ontology

Dates = Callable[..., dict[str, str]]


@pytest.fixture
def dates(ontology: Ontology) -> Dates:
    """A function from marked text to the date of each relation found in it, "" for none, printed on 26 March 2025."""

    def found(text: str) -> dict[str, str]:
        article, mentions = marked(text, ontology)
        claims = relate(article, mentions, ontology, reference="2025-03-26")
        said = {" | ".join(spell(claim, mentions).split(" | ")[:3]): claim for claim in claims}
        return {key: str(dict(claim.qualifiers).get("date", "")) for key, claim in said.items()}

    return found


def test_date_behind_a_name_in_the_same_clause(dates: Dates) -> None:
    text = "由{TradeUnion:山海市总工会}主办的{Competition:钳工大赛}3月8日收官。"
    assert dates(text) == {"山海市总工会 | organized | 钳工大赛": "2025-03-08"}


def test_date_in_a_later_clause_is_of_something_else(dates: Dates) -> None:
    text = "由{TradeUnion:山海市总工会}主办的{Competition:钳工大赛}收官，选手3月8日返回工厂。"
    assert dates(text) == {"山海市总工会 | organized | 钳工大赛": ""}


def test_date_in_a_later_clause_on_the_beginning(dates: Dates) -> None:
    text = "{Institution:山海调解中心}由{TradeUnion:山海市总工会}创建，今年2月8日揭牌。"
    assert dates(text) == {"山海市总工会 | founded | 山海调解中心": "2025-02-08"}


def test_year_before_a_name_gives_way_to_the_day(dates: Dates) -> None:
    text = "3月22日，{TradeUnion:山海市总工会}举办2025年{Competition:钳工大赛}。"
    assert dates(text) == {"山海市总工会 | organized | 钳工大赛": "2025-03-22"}


def test_year_that_an_honour_is_of_is_no_date(dates: Dates) -> None:
    text = "{TradeUnion:山海市总工会}授予{Person:陆一鸣}2024年度{Honour:山海能手}称号。"
    assert set(dates(text).values()) == {""}


def test_what_happens_at_the_ceremony_happens_on_its_day(dates: Dates) -> None:
    text = "3月8日，{Competition:钳工大赛}落幕。颁奖仪式上，{Person:陆一鸣}获评“{Honour:山海能手}”。"
    assert dates(text)["陆一鸣 | received | 山海能手"] == "2025-03-08"


def test_scene_is_that_of_the_event_and_not_of_what_is_looked_back_on(dates: Dates) -> None:
    text = (
        "3月8日，{Competition:钳工大赛}落幕。决赛历时两天，从今年1月报名算起已有两月。"
        "颁奖仪式上，{Person:陆一鸣}获评“{Honour:山海能手}”。"
    )
    assert dates(text)["陆一鸣 | received | 山海能手"] == "2025-03-08"


def test_event_keeps_the_date_it_was_named_with(dates: Dates) -> None:
    text = "3月6日至8日，{Competition:钳工大赛}在山海落幕。{Competition?:大赛}由{TradeUnion:山海市总工会}主办。"
    assert dates(text)["山海市总工会 | organized | 大赛"] == "2025-03-06/2025-03-08"


def test_body_unveiled_on_a_day_was_founded_on_it(dates: Dates) -> None:
    text = "3月8日，{Institution:山海调解中心}揭牌。{Institution:山海调解中心}由{TradeUnion:山海市总工会}创建。"
    assert dates(text) == {"山海市总工会 | founded | 山海调解中心": "2025-03-08"}


def test_body_that_did_something_on_a_day_was_not_founded_on_it(dates: Dates) -> None:
    text = "3月8日，{Institution:山海调解中心}接待职工。{Institution:山海调解中心}由{TradeUnion:山海市总工会}创建。"
    assert dates(text) == {"山海市总工会 | founded | 山海调解中心": ""}


def test_title_before_a_name_has_no_date_of_what_its_holder_did(dates: Dates) -> None:
    text = "3月8日，{Honour:山海市劳动模范}{Person:陆一鸣}走进校园。"
    assert dates(text) == {"陆一鸣 | received | 山海市劳动模范": ""}


def test_title_has_the_year_right_before_it(dates: Dates) -> None:
    text = "3月8日，2023年{Honour:山海市劳动模范}{Person:陆一鸣}走进校园。"
    assert dates(text) == {"陆一鸣 | received | 山海市劳动模范": "2023"}


def test_day_under_a_decision_is_that_of_what_it_decides(ontology: Ontology) -> None:
    text = "{TradeUnion:山海市总工会}授予{Person:陆一鸣}“{Honour:山海能手}”称号。\n2025年2月3日"
    article, mentions = marked(text, ontology)
    claims = relate(article, mentions, ontology, reference="2025-03-26")
    assert claims
    assert {dict(claim.qualifiers).get("date") for claim in claims} == {"2025-02-03"}


@pytest.mark.parametrize(
    ("later", "date"), [("次年", "2013"), ("两年后", "2014"), ("10年后", "2022"), ("十一年后", "2023"), ("30年后", "")]
)
def test_years_counted_from_the_date_before(later: str, date: str, dates: Dates) -> None:
    text = f"2012年，{{Person:陆一鸣}}进厂，{later}被{{TradeUnion:山海市总工会}}授予“{{Honour:山海能手}}”称号。"
    assert dates(text)["陆一鸣 | received | 山海能手"] == date


@pytest.mark.parametrize(
    "between",
    ["2019年，{TradeUnion:山海市总工会}首次举办{Competition:钳工大赛}。", "比赛历时两天。"],
    ids=["a-look-back", "no-date"],
)
def test_scene_is_not_that_of_an_earlier_year(between: str, dates: Dates) -> None:
    text = f"3月8日，{{Competition:钳工大赛}}闭幕。{between}颁奖仪式上，{{Person:陆一鸣}}获评“{{Honour:山海能手}}”。"
    assert dates(text)["陆一鸣 | received | 山海能手"] == "2025-03-08"


def test_scene_ends_with_another_event_of_which_nobody_says_when(dates: Dates) -> None:
    text = (
        "2024年5月1日，{TradeUnion:山海市总工会}举办{Competition:钳工大赛}。{TradeUnion:林县总工会}举办{Meeting:职工运动会}。"
        "颁奖仪式上，{Person:陆一鸣}获评“{Honour:山海能手}”。"
    )
    assert dates(text)["陆一鸣 | received | 山海能手"] == ""


def test_year_of_work_that_ends_a_clause_is_a_date(dates: Dates) -> None:
    text = "2024年度，{Person:陆一鸣}获评“{Honour:山海能手}”。"
    assert dates(text) == {"陆一鸣 | received | 山海能手": "2024"}


def test_honour_was_not_given_on_the_day_since_when_something_has_lasted(dates: Dates) -> None:
    text = "{TradeUnion:山海市总工会}自2022年成立{Institution:山海调解中心}以来，被评为“{Honour:山海先锋}”。"
    assert dates(text)["山海市总工会 | received | 山海先锋"] == ""
    assert dates(text)["山海市总工会 | founded | 山海调解中心"] == "2022"


def test_recently_on_a_page_of_which_only_the_year_is_known_is_that_year(ontology: Ontology) -> None:
    article, mentions = marked("近日，{TradeUnion:山海市总工会}举办{Competition:钳工大赛}。", ontology)
    (claim,) = relate(article, mentions, ontology, reference="2025")
    assert dict(claim.qualifiers)["date"] == "2025"
    (claim,) = relate(article, mentions, ontology, reference="2025-11-26")
    assert dict(claim.qualifiers)["date"] == "2025-11~"
