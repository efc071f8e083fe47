"""Whose post it is: what is said of people and bodies in the many ways in which reporters introduce somebody."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.extract.examples import marked, spell
from kg.extract.relations import relate
from kg.ontology import Ontology

Posts = Callable[[str], set[str]]


@pytest.fixture
def posts(ontology: Ontology) -> Posts:
    """A function from marked text to who works where, as `person | body | title=post`."""

    def found(text: str) -> set[str]:
        article, mentions = marked(text, ontology)
        spelt = (spell(claim, mentions) for claim in relate(article, mentions, ontology))
        return {each.replace(" | works_for | ", " | ") for each in spelt if "works_for" in each}

    return found


@pytest.mark.parametrize("trade", ["督导员", "检查员", "策划师", "发行员", "撰稿员", "教职工", "正式工"])
def test_trade_made_of_a_verb(posts: Posts, trade: str) -> None:
    expected = {f"陆一鸣 | 远帆重工有限公司 | title={trade}"}
    assert posts(f"{{Enterprise:远帆重工有限公司}}{trade}{{Person:陆一鸣}}说，要多练。") == expected


@pytest.mark.parametrize("word", ["提拔", "处罚", "辞退", "给", "帮助", "立即", "找", "叫来", "夸奖青年"])
def test_verb_and_whom_it_governs_are_no_post(posts: Posts, word: str) -> None:
    assert posts(f"{{Enterprise:远帆重工有限公司}}{word}职工{{Person:陆一鸣}}。") == set()


@pytest.mark.parametrize("word", ["退休", "返聘", "值班", "焊接", "装卸", "操作", "优秀青年", "在职"])
def test_verb_that_says_in_what_capacity_stays_in_the_post(posts: Posts, word: str) -> None:
    expected = {f"陆一鸣 | 远帆重工有限公司 | title={word}技师"}
    assert posts(f"{{Enterprise:远帆重工有限公司}}{word}技师{{Person:陆一鸣}}到会。") == expected


def test_lawyer_whom_a_union_sent(posts: Posts) -> None:
    text = "{TradeUnion:山海市总工会}派来公益律师{Person:陆一鸣}逐条把关。"
    assert posts(text) == {"陆一鸣 | 山海市总工会 | title=公益律师"}


@pytest.mark.parametrize("who", ["供应商", "参观者", "儿媳", "女朋友", "来访者", "租户", "债权人", "职工子女"])
def test_whom_a_body_deals_with_or_is_kin_to_is_not_of_it(posts: Posts, who: str) -> None:
    assert posts(f"{{Enterprise:远帆重工有限公司}}的{who}{{Person:陆一鸣}}说，很好。") == set()


def test_post_before_the_word_for_a_party_member(posts: Posts) -> None:
    text = "{Enterprise:远帆重工有限公司}焊接班班长、共产党员{Person:陆一鸣}来到现场。"
    assert posts(text) == {"陆一鸣 | 远帆重工有限公司 | title=焊接班班长、共产党员"}
    assert posts("{Enterprise:远帆重工有限公司}党员{Person:陆一鸣}来到现场。") == set()


def test_two_posts_in_two_bodies_joined_by_a_verb(posts: Posts) -> None:
    text = "{Enterprise:远帆重工有限公司}技术员兼{School:山海技师学院}教师{Person:陆一鸣}来到现场。"
    assert posts(text) == {"陆一鸣 | 远帆重工有限公司 | title=技术员", "陆一鸣 | 山海技师学院 | title=教师"}
