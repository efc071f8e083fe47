"""Graphs of any size, the same for the same numbers: clustered like news, a few well linked bodies and many others."""

from __future__ import annotations

import random

from kg.graph import KnowledgeGraph
from kg.model import Article, Edition, Entity, Mention, Paragraph, Statement

SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨"
GIVEN = "明华强丽静伟芳敏洋勇艳杰娟涛超秀霞平刚桂"
PLACES = "山海云河江湖林泉石桥松梅兰竹菊岩峰川原野"
KINDS = (
    ("Organization", "TradeUnion", "总工会"),
    ("Organization", "Enterprise", "机械有限公司"),
    ("Person", "", ""),
    ("Program", "Campaign", "行动"),
    ("Place", "AdminDivision", "市"),
    ("Honour", "", "奖章"),
    ("Document", "", "办法"),
)
PREDICATES = {
    "Organization": "cooperated_with",
    "Person": "works_for",
    "Program": "organized",
    "Place": "located_in",
    "Honour": "received",
    "Document": "issued",
}


def generated_graph(nodes: int, links: int, seed: int = 7) -> KnowledgeGraph:
    """A graph of `nodes` entities and `links` statements, each statement with its sentence and both mentions."""
    chance = random.Random(seed)
    entities = [_entity(index, chance) for index in range(nodes)]
    articles, statements, mentions = [], [], []
    per_article = 8
    count = max(1, links // per_article)
    for number in range(count):
        middle = chance.randrange(nodes)
        near = [(middle + chance.randrange(-40, 41)) % nodes for _ in range(6)] + [
            middle,
            int(nodes * chance.random() ** 6),
        ]
        ident = f"article/{number:012x}"
        sentences, offset = [], 0
        for index in range(per_article if number < count - 1 else links - per_article * (count - 1)):
            one, other = chance.choice(near), chance.choice(near)
            subject, target = entities[one], entities[(other + 1) % nodes if one == other else other]
            text = f"近日,{subject.name}与{target.name}在第{number}次活动中共同推进有关工作,取得{index + 1}项成果。"
            start = offset + 3
            end = start + len(subject.name) + 1 + len(target.name)
            at = start + len(subject.name) + 1
            for entity, begin in ((subject, start), (target, at)):
                mentions.append(
                    Mention(
                        ident,
                        1,
                        begin,
                        begin + len(entity.name),
                        entity.type,
                        entity.subtype,
                        entity.name,
                        entity.name,
                        entity.id,
                    )
                )
            statements.append(
                Statement(
                    f"statement/{number:06x}{index:06x}",
                    subject.id,
                    PREDICATES[target.type],
                    target.id,
                    ident,
                    (number * 4 + 3,),
                    f"{subject.name}与{target.name}",
                    1,
                    start,
                    end,
                    (("date", "2025-11"),) if index % 3 == 0 else (),
                    round(chance.uniform(0.5, 1), 2),
                    "made",
                )
            )
            sentences.append(text)
            offset += len(text)
        body = "".join(sentences)
        edition = Edition(
            ("山海日报", "云台工运")[number % 2], f"2025-{number % 12 + 1:02}-{number % 28 + 1:02}", str(number % 8 + 1)
        )
        articles.append(
            Article(
                ident,
                f"page-{number // 6}.txt",
                f"第{number}次活动综述",
                (1, number * 4 + 3),
                (
                    Paragraph("headline", f"第{number}次活动综述", ((0, 1, 0),)),
                    Paragraph("body", body, ((0, number * 4 + 3, 0),)),
                ),
                (),
                edition,
            )
        )
    seen: dict[str, set[str]] = {}
    for mention in mentions:
        seen.setdefault(mention.entity, set()).add(mention.article)
    return KnowledgeGraph(
        articles=tuple(articles),
        entities=tuple(
            sorted(
                (
                    Entity(e.id, e.type, e.subtype, e.name, e.aliases, tuple(sorted(seen.get(e.id, ()))))
                    for e in entities
                ),
                key=lambda e: e.id,
            )
        ),
        statements=tuple(sorted(statements, key=lambda s: s.id)),
        mentions=tuple(sorted(mentions)),
    )


def _entity(index: int, chance: random.Random) -> Entity:
    kind, subtype, ending = chance.choice(KINDS)
    place = chance.choice(PLACES) + chance.choice(PLACES) + str(index)
    name = (
        chance.choice(SURNAMES) + chance.choice(GIVEN) + chance.choice(GIVEN) + str(index)
        if kind == "Person"
        else place + ending
    )
    return Entity(f"{kind.lower()}/{index:012x}", kind, subtype, name, (place,) if kind == "Organization" else ())
