"""A paragraph of any length: a very long one is read in parts, with the same mentions, in proportion to its length."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.build import understand
from kg.extract import mentions, recognise
from kg.extract.lexicon import compile_lexicon
from kg.model import Article, Document
from kg.ontology import Ontology

SENTENCES = [
    "平江县总工会主席周明山出席第三届职工技能大赛。",
    "东屏机械有限公司印发《帮扶办法》，授予田小溪“平江好工匠”称号。",
    "青溪镇建起工会驿站，全国劳动模范罗一帆到场。",
]


@given(text=st.text(alphabet="一二。，！；“”《》\n a", max_size=80), most=st.integers(1, 30))
def test_parts_are_the_whole_text(text: str, most: int) -> None:
    parts = list(mentions.stretches(text, most))
    assert "".join(text[start:end] for start, end in parts) == text
    assert all(end - start <= most for start, end in parts)
    assert [start for start, _ in parts[1:]] == [end for _, end in parts[:-1]]


def test_a_long_paragraph_gives_what_it_gives_when_read_at_once(
    ontology: Ontology, article: Callable[..., Article], monkeypatch: pytest.MonkeyPatch
) -> None:
    long = article("".join(SENTENCES * 40))
    at_once = recognise(long, ontology)
    monkeypatch.setattr(mentions, "LONG", 200)
    assert recognise(long, ontology) == at_once
    assert len(at_once) == 40 * len(recognise(article("".join(SENTENCES)), ontology)) > 0


def calls(text: str, ontology: Ontology) -> int:
    """How many calls it takes to understand paragraphs: the same on any machine."""
    count = 0

    def look(frame: Any, event: str, argument: Any) -> None:
        nonlocal count
        count += 1

    document = Document("page.txt", "0" * 64, ("一行标题", *text.split("\n")))
    before = sys.getprofile()
    sys.setprofile(look)
    try:
        understand(document, ontology)
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize(
    "kind", ["places", "sentences", "bodies", "people", "teams", "services", "text", "appositions", "scenes"]
)
def test_work_grows_with_the_length_of_a_paragraph(
    kind: str, ontology: Ontology, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mentions, "LONG", 200)
    counties = [d.name for d in compile_lexicon(ontology).divisions.values() if d.level == "county"][:480]

    def text(count: int) -> str:
        some = counties[:count]
        people = ["王李张刘陈杨赵黄周吴"[i % 10] + "伟芳娜敏静丽强磊军洋"[i // 10 % 10] for i in range(count)]
        return {
            "places": "参加的有" + "、".join(some) + "。",
            "sentences": "".join(f"{name}举办技能大赛。" for name in some),
            "bodies": "参加的有" + "、".join(f"{name}总工会" for name in some) + "。",
            "people": "出席的有" + "、".join(people) + "。",
            "teams": "受表彰的有" + "、".join(map("{}{}工作室".format, some, people)) + "。",
            "services": "工会推出" + "、".join(f"“{person}小屋”" for person in people) + "等服务。",
            "appositions": "，".join(map("{}总工会主席{}".format, some, people)) + "参加大赛。",
            "scenes": "".join(map("{}总工会主席{}说。".format, some, people)),
            "text": "".join(SENTENCES * (count // 6)),
        }[kind]

    calls(text(480), ontology)  # what is read once and kept
    assert calls(text(480), ontology) < 6 * calls(text(120), ontology), "sixteen times the work for four times the text"


def test_work_grows_with_the_number_of_paragraphs_of_an_article(ontology: Ontology) -> None:
    known = compile_lexicon(ontology).divisions
    counties = [d.name for d in known.values() if d.level == "county" and d.code.startswith("43")]

    def page(count: int) -> str:
        return "\n".join(f"湖南省总工会举办“匠心杯”大赛。\n{name}总工会派出队伍。" for name in counties[:count])

    calls(page(100), ontology)
    assert calls(page(100), ontology) < 5 * calls(page(25), ontology), "sixteen times the work for four times the text"


def test_full_name_of_another_paragraph_is_taken_where_its_last_character_could_begin_a_word(
    article: Callable[..., Article], ontology: Ontology
) -> None:
    made = recognise(article("这是主任江伯年的口头禅。", "江伯年今年69岁。"), ontology)
    assert [m.name for m in made if m.type == "Person"] == ["江伯年", "江伯年"]
