"""Articles that come from another page or go on there, with the jump line in the text itself."""

from __future__ import annotations

import pytest

from kg.corpus import split
from kg.ontology import Ontology
from tests.corpus.helpers import document
from tests.corpus.test_split import SCHOOL, SPORTS, heads, roles

REST = "学完夜校课程的焊工可以考证,海川船厂给持证焊工每月多发津贴。"


@pytest.mark.parametrize(
    ("jump", "page"),
    [
        ("(上接第1版)", "1"), ("（上接A01版）", "A01"), ("【上接1版】", "1"), ("（紧接第一版）", "一"),
        ("▲上接2版 ", "2"), ("（上接头版）", "头"), ("（上接第1版《夜校亮着灯》）", "1"),
    ],
)  # fmt: skip
def test_text_behind_a_jump_line_begins_an_article_without_a_head(ontology: Ontology, jump: str, page: str) -> None:
    found = split(document(*SPORTS, jump + REST, "夜校还教数控编程。", *SCHOOL), ontology)
    assert heads(found) == [SPORTS[0], "", SCHOOL[0]]
    assert found.articles[1].lines == (4, 5)
    assert found.articles[1].continues == page
    assert [role for role, _ in roles(found, 1)] == ["jump", "body", "body"]


def test_a_sentence_broken_before_a_continuation_goes_on_below_it(ontology: Ontology) -> None:
    cut = 21
    found = split(document(*SPORTS[:2], SPORTS[2][:cut], "(上接第1版)" + REST, SPORTS[2][cut:]), ontology)
    assert [article.lines for article in found.articles] == [(1, 2, 3, 5), (4,)]


def test_the_credit_at_the_end_of_a_continuation_is_its_own(ontology: Ontology) -> None:
    found = split(document(*SPORTS, "(上接第1版)" + REST + "(本报记者 周行远)", *SCHOOL), ontology)
    assert [byline.name for byline in found.articles[1].bylines] == ["周行远"]


@pytest.mark.parametrize("jump", ["(下转第3版)", "（下转3版）", "【下转A03版】"])
def test_a_sentence_that_goes_on_on_another_page_is_not_looked_for_here(ontology: Ontology, jump: str) -> None:
    found = split(document(*SPORTS[:2], SPORTS[2][:21] + jump, *SCHOOL), ontology)
    assert [article.lines for article in found.articles] == [(1, 2, 3), (4, 5, 6)]
    assert found.articles[0].continues.strip("A0") == "3"
    assert roles(found)[-1][0] == "jump"


def test_a_title_over_a_jump_line_is_the_title_of_the_rest(ontology: Ontology) -> None:
    for lines in (("海川船厂的夜校亮着灯", "(上接第1版)" + REST), ("海川船厂的夜校亮着灯", "(上接第1版)", REST)):
        found = split(document(*SPORTS, *lines, *SCHOOL), ontology)
        assert [len(article.lines) for article in found.articles] == [3, len(lines), 3]
        assert heads(found)[1] in ("", lines[0])
