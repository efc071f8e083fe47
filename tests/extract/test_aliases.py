"""Short forms that an article introduces, or that the full name of a firm makes."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.extract import recognise_all
from kg.model import Article, Mention
from kg.ontology import Ontology
from tests.extract.conftest import Mentions, Named


def pairs(found: tuple[Mention, ...]) -> list[tuple[str, str]]:
    return [(m.text, m.name) for m in found if m.type == "Organization" and not m.anaphor]


@pytest.mark.parametrize("words", ["以下简称", "简称", "下称"])
def test_short_form_introduced_in_parentheses(mentions: Mentions, words: str) -> None:
    found = mentions(f"东屏机械有限公司（{words}“东屏”）扩产。东屏计划招工。")
    full = "东屏机械有限公司"
    assert pairs(found) == [(full, full), ("东屏", full), ("东屏", full)]


def test_introduced_short_form_is_known_in_every_paragraph(mentions: Mentions) -> None:
    found = mentions("如今，东屏的订单多了。", "东屏机械有限公司（以下简称“东屏”）扩产。")
    assert ("东屏", "东屏机械有限公司") in pairs(found)[:1]


def test_brand_with_its_trade_is_short_for_the_firm(mentions: Mentions) -> None:
    found = mentions("东屏机械有限公司扩产。近日，东屏机械招聘工人。")
    assert ("东屏机械", "东屏机械有限公司") in pairs(found)


def test_what_is_short_for_two_firms_is_short_for_none(mentions: Mentions) -> None:
    found = mentions("东屏机械有限公司、东屏机械股份有限公司签约。近日，东屏机械招聘工人。")
    assert not any(m.text == "东屏机械" and m.name != m.text for m in found)


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("东屏机械有限公司（以下简称“公司”）与望江钢铁有限公司签约。", "望江钢铁有限公司"),
        ("岳阳市总工会（以下简称“总工会”）与乐山市总工会签约。", "乐山市总工会"),
    ],
    ids=["firm", "union"],
)
def test_short_form_is_no_part_of_the_names_of_others(mentions: Mentions, text: str, other: str) -> None:
    start = text.index(other)
    assert [m.text for m in mentions(text) if start <= m.start < start + len(other) and m.type == "Organization"] == [
        other
    ]


def test_words_for_short_form_without_a_name_before_them_introduce_nothing(named: Named) -> None:
    assert named("Organization", "这种做法以下简称“新法”，新法很好。") == []


def test_short_form_in_parentheses_without_quotation_marks(mentions: Mentions) -> None:
    found = mentions("东屏机械有限公司（下称东屏）扩产。东屏计划招工。")
    assert pairs(found)[-1] == ("东屏", "东屏机械有限公司")


def test_brand_and_trade_before_a_place_in_parentheses_are_short_for_the_firm(mentions: Mentions) -> None:
    found = mentions("东屏箱包（岳阳）有限公司扩产。近日，东屏箱包招工。")
    assert ("东屏箱包", "东屏箱包（岳阳）有限公司") in pairs(found)


def test_short_form_that_one_article_introduces_holds_for_the_page(
    article: Callable[..., Article], ontology: Ontology
) -> None:
    one = article("湖南东屏能源化工有限公司（以下简称“东屏能化”）扩产。")
    other = article("昨日，东屏能化油气公司投产。")
    _, found = recognise_all([one, other], ontology)
    assert ("东屏能化", "湖南东屏能源化工有限公司") in pairs(found)


def test_general_word_that_one_article_introduces_stays_with_it(
    article: Callable[..., Article], ontology: Ontology
) -> None:
    one = article("湖南东屏能源化工有限公司（以下简称“集团公司”）扩产。")
    other = article("昨日，集团公司投产。")
    _, found = recognise_all([one, other], ontology)
    assert not [m for m in found if m.name == "湖南东屏能源化工有限公司"]
