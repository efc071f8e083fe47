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
