"""What bodies and people did, in whole invented articles: from the letters to what is said."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.extract import recognise_all, relate
from kg.model import Article, Byline, Paragraph
from kg.ontology import Ontology
from kg.resolve import resolve

Told = Callable[..., set[str]]


@pytest.fixture(scope="module")
def told(ontology: Ontology) -> Told:
    """`told("headline", "paragraph", …)`: what an article says, as `subject | predicate | object | qualifier=value`.

    `author` signs the article in a line of its own under it.
    """

    def read(headline: str, *texts: str, author: str = "") -> set[str]:
        signed = [("byline", author)] if author else []
        pieces = [("headline", headline), *(("body", text) for text in texts), *signed]
        paragraphs = tuple(Paragraph(role, text, ((0, i, 0),)) for i, (role, text) in enumerate(pieces, start=1))
        lines = tuple(range(1, len(paragraphs) + 1))
        bylines = (Byline("作者", author),) if author else ()
        article = Article("article/0", "page.txt", headline, lines, paragraphs, bylines)
        mentions = recognise_all([article], ontology)
        claims = [relate(article, mentions[0], ontology, reference="2025-10-31")]
        _, entities, statements = resolve([article], mentions, claims, ontology)
        name = {e.id: e.name for e in entities}
        return {
            " | ".join(
                [name[s.subject], s.predicate, name[s.object], *(f"{k}={name.get(v, v)}" for k, v in s.qualifiers)]
            )
            for s in statements
        }

    return read


def has(found: set[str], edge: str) -> bool:
    """Whether an edge was found, whatever its qualifiers."""
    return any(each == edge or each.startswith(edge + " | ") for each in found)


def test_author_who_is_named_with_his_post_has_a_part_in_the_story(told: Told) -> None:
    found = told(
        "古镇夜读",
        "平江县长寿镇总工会举办“古镇夜读”分享会，镇中心小学教师沈建英朗读了自己写的散文《屋檐下的雨》。",
        author="沈建英",
    )
    assert has(found, "沈建英 | authored | 屋檐下的雨")
    assert has(found, "沈建英 | participated_in | “古镇夜读”分享会")


def test_author_who_only_signs_has_no_part(told: Told) -> None:
    found = told("古镇夜读", "平江县总工会举办“古镇夜读”分享会。记者沈建英在会上发言。", author="沈建英")
    assert not any(each.startswith("沈建英") for each in found)


def test_contest_of_another_kind_is_not_the_one_named(told: Told) -> None:
    found = told(
        "歌声唱响平江",
        "10月8日，平江县第三届职工歌咏比赛在县文化馆举行。",
        "去年举办的职工技能大赛吸引了2000名职工参加，焊工陆一鸣获得一等奖。平江县人社局参加了职工技能大赛。",
    )
    assert not has(found, "陆一鸣 | participated_in | 平江县第三届职工歌咏比赛")
    assert not has(found, "平江县人社局 | participated_in | 平江县第三届职工歌咏比赛")


def test_contest_called_by_its_kind_alone_is_the_one_of_that_kind(told: Told) -> None:
    found = told(
        "赛场练兵",
        "10月8日，平江县第三届职工技能大赛在县文化馆举行。",
        "这次大赛准备了半年。技能大赛由平江县总工会主办，焊工陆一鸣获得一等奖。",
    )
    assert has(found, "平江县总工会 | organized | 平江县第三届职工技能大赛")
    assert has(found, "陆一鸣 | participated_in | 平江县第三届职工技能大赛")


def test_contests_at_the_games_are_parts_of_the_games(told: Told) -> None:
    found = told(
        "运动会闭幕",
        "10月8日，平江县第三届职工运动会在县体育馆闭幕。",
        "在气氛热烈的拔河比赛中，望江电厂代表队获得第一名。",
    )
    assert has(found, "望江电厂代表队 | participated_in | 平江县第三届职工运动会")
