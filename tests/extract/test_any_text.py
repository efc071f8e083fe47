"""Whatever stands on a page: reading it raises nothing, and what is found stands where it says."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from itertools import combinations

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

import kg.ontology
from kg.extract import recognise, relate
from kg.extract.lexicon import SCANNED
from kg.model import Article, Mention
from kg.ontology import Ontology
from kg.resolve import resolve

quick = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
PUNCTUATION = "，。、；：“”《》（）()「」·• 　\t!?|—…-+&."
AUTHORS = ("张一鸣", "阿依古丽·买买提", "欧阳修远", "王明")


@lru_cache(maxsize=1)
def pieces() -> list[str]:
    """Words of every list that is looked for, and of those that decide where names end."""
    ontology = kg.ontology.default()
    tables = (*SCANNED, "known", "divisions", "units", "short_bodies", "stoppers", "scopes", "measures", "surnames",
              "after_names", "alias_marks", "company_tails", "organizing", "issuing", "honour_marks", "honorifics",
              "joiners", "transliteration", "document_marks", "firm_short_heads")  # fmt: skip
    words = [row["form"] for table in tables for row in ontology.rows(table)[:40]]
    return [*words, *PUNCTUATION, "第三届", "2025年", "12名", "等15名", "甲", "丙丁", "B2", "𠮷"]


def page_text() -> st.SearchStrategy[str]:
    """Anything at all, or words of the domain and punctuation in any order."""
    jumbled = st.lists(st.deferred(lambda: st.sampled_from(pieces())), max_size=25).map("".join)
    return st.one_of(jumbled, st.text(max_size=60))


def check(article: Article, found: tuple[Mention, ...]) -> None:
    """Mentions have letters of their own paragraph, no two the same ones, and none crosses another."""
    for m in found:
        text = article.paragraphs[m.paragraph].text
        assert 0 <= m.start < m.end <= len(text)
        assert m.text == text[m.start : m.end]
        assert bool(m.name) != m.anaphor
    for one, two in combinations(found, 2):
        if one.paragraph == two.paragraph:
            assert (one.start, one.end) != (two.start, two.end)
            assert not one.start < two.start < one.end < two.end


@quick
@example(texts=["建工（"], authors=[])
@example(texts=["师傅扎西"], authors=[])
@given(texts=st.lists(page_text(), max_size=3), authors=st.lists(st.sampled_from(AUTHORS), max_size=2))
def test_any_article_is_read_and_resolved(
    texts: list[str], authors: list[str], article: Callable[..., Article], ontology: Ontology
) -> None:
    read = article(*texts, bylines=tuple(authors))
    found = recognise(read, ontology)
    check(read, found)
    claims = relate(read, found, ontology)
    mentions, entities, statements = resolve([read], [found], [claims], ontology)
    known = {entity.id for entity in entities}
    assert all(entity.name for entity in entities)
    assert all(m.entity in known for m in mentions if not m.anaphor)
    assert all({s.subject, s.object} <= known and s.subject != s.object for s in statements)


@quick
@given(text=page_text())
def test_reading_twice_gives_the_same(text: str, article: Callable[..., Article], ontology: Ontology) -> None:
    assert recognise(article(text), ontology) == recognise(article(text), ontology)


@pytest.mark.parametrize(
    "text",
    ["", " ", "“", "”“", "《》《》", "总", "县", "·", "张·", "·张", "（）", "（总工会）", "总工会" * 100, "、" * 300,
     "张三、" * 100, "省市县区镇村" * 50, "以下简称“总”", "“" * 50 + "活动" + "”" * 50, "（中国）有限公司", "公司公司",
     "该公司工会", "\u200b总工会", "𠮷野家有限公司", "第届", "第一届第二届第三届", "\r\n总工会\r\n"],
)  # fmt: skip
def test_odd_text_is_read(text: str, article: Callable[..., Article], ontology: Ontology) -> None:
    read = article(text)
    check(read, recognise(read, ontology))


def test_article_without_a_paragraph_mentions_nothing(article: Callable[..., Article], ontology: Ontology) -> None:
    assert recognise(article(), ontology) == ()
    assert resolve([], [], [], ontology) == ((), (), ())
    assert resolve([article()], [()], [()], ontology) == ((), (), ())
