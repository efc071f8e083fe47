"""Which name of a firm is short for another, in one article and over the articles of a document."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.extract.lexicon import compile_lexicon
from kg.ontology import Ontology
from kg.resolve.firms import Firms
from tests.resolve.conftest import Resolved

Read = Callable[..., Resolved]


@pytest.fixture(scope="module")
def firms(ontology: Ontology) -> Firms:
    return Firms(compile_lexicon(ontology))


def test_name_is_taken_apart(firms: Firms) -> None:
    firm = firms.read("岳阳市远帆重工集团有限公司")
    assert (firm.stem, firm.tail, firm.core) == ("岳阳市远帆重工", "集团有限公司", "远帆重工")
    assert firm.codes == {"430600"}


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("远帆重工", "岳阳远帆重工有限公司"),
        ("远帆重工集团", "岳阳市远帆重工集团有限公司"),
        ("岳阳远帆重工公司", "岳阳市远帆重工有限公司"),
        ("远帆重机", "岳阳远帆重型机械有限公司"),
        ("岳阳远帆建工集团", "岳阳市远帆建筑工程集团有限公司"),
    ],
)
def test_name_without_place_form_or_letters_is_the_same_firm_in_whatever_article(
    firms: Firms, short: str, full: str
) -> None:
    assert firms.same(short, full)
    assert firms.short(short, full)


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("平江远帆重工", "岳阳远帆重工有限公司"),  # of another place
        ("远帆食品", "岳阳远帆重工有限公司"),
        ("远帆重工集团", "岳阳远帆重工有限公司"),  # the group is no company of it
        ("远帆重工一厂", "岳阳远帆重工第一二厂有限公司"),
        ("中国银行", "中国农业银行"),
    ],
)
def test_other_place_trade_form_or_number_is_another_firm(firms: Firms, short: str, full: str) -> None:
    assert not firms.same(short, full)
    assert not firms.short(short, full)


def test_brand_alone_is_the_firm_in_its_article_only(firms: Firms) -> None:
    assert firms.short("远帆公司", "岳阳远帆重工有限公司")
    assert not firms.same("远帆公司", "岳阳远帆重工有限公司")


def test_firm_of_two_articles_is_one(read: Read) -> None:
    made = read(["岳阳远帆重型机械集团有限公司举办培训班。"], ["远帆重机集团工会组织职工参观。"])
    assert made.names("Enterprise") == ["岳阳远帆重型机械集团有限公司"]


def test_firm_without_a_place_in_an_article_on_another_city_is_a_firm_there(read: Read) -> None:
    full = ["岳阳远帆重型机械集团有限公司举办培训班。"]
    assert read(full, ["常德市启动大赛，远帆重机集团工会派出选手。"]).names("Enterprise") == [
        "岳阳远帆重型机械集团有限公司", "远帆重机集团"
    ]  # fmt: skip
    near = read(full, ["湖南省启动大赛，远帆重机集团工会派出选手。"])
    assert near.names("Enterprise") == ["岳阳远帆重型机械集团有限公司"]


def test_short_name_that_two_firms_may_have_stays_apart(read: Read) -> None:
    made = read(["岳阳远帆重工有限公司和平江远帆重工有限公司举办培训班。"], ["远帆重工集团工会组织职工参观。"])
    assert len(made.names("Enterprise")) == 3


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("远帆银行", "远帆村镇银行"),
        ("远帆化工集团", "远帆文化工程集团有限公司"),
        ("平安重工有限公司", "湖南新平安重工有限公司"),
    ],
)
def test_letters_of_other_words_make_another_firm_in_another_article(firms: Firms, short: str, full: str) -> None:
    assert not firms.same(short, full)
