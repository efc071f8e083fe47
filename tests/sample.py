"""A small graph made by hand, for tests that start after the pages were understood."""

from __future__ import annotations

import hashlib

from kg.graph import KnowledgeGraph
from kg.model import Article, Byline, DocumentGraph, Edition, Entity, Mention, Paragraph, Statement

DOCUMENT = "sample/page.txt"
EDITION = Edition(newspaper="样报", date="2025-11-26", page="2", page_name="综合新闻")
TEXTS = {
    "article/000000000001": (
        "山海市总工会举办“匠心杯”技能大赛",
        (
            "山海市总工会举办“匠心杯”技能大赛",
            "本报讯 (记者林知秋)11月20日,山海市总工会在云台区举办“匠心杯”技能大赛,山海重工有限公司承办。",
            "山海重工有限公司工会主席、全国劳动模范欧阳澄出席并讲话。",
        ),
    ),
    "article/000000000002": (
        "云台区总工会出台《职工之家建设办法》",
        (
            "云台区总工会出台《职工之家建设办法》",
            "近日,云台区总工会印发《职工之家建设办法》,投入20万元支持“暖蜂驿站”。",
        ),
    ),
}
E = {
    "union": ("Organization", "TradeUnion", "山海市总工会", ("市总工会",)),
    "district": ("Organization", "TradeUnion", "山海市云台区总工会", ("云台区总工会", "区总")),
    "firm": ("Organization", "Enterprise", "山海重工有限公司", ("山海重工",)),
    "firm_union": ("Organization", "TradeUnion", "山海重工有限公司工会", ()),
    "contest": ("Program", "Competition", "“匠心杯”技能大赛", ("匠心杯",)),
    "station": ("Program", "Platform", "暖蜂驿站", ()),
    "reporter": ("Person", "", "林知秋", ()),
    "hero": ("Person", "", "欧阳澄", ()),
    "city": ("Place", "AdminDivision", "山海市", ("山海",)),
    "area": ("Place", "AdminDivision", "云台区", ()),
    "honour": ("Honour", "", "全国劳动模范", ("全国劳模",)),
    "rules": ("Document", "", "职工之家建设办法", ()),
}
FUNDED = "云台区总工会印发《职工之家建设办法》,投入20万元支持“暖蜂驿站”"
S = [
    ("union", "organized", "contest", 1, 1, "山海市总工会在云台区举办“匠心杯”技能大赛", {"date": "2025-11-20"}, 0.95),
    ("firm", "hosted", "contest", 1, 1, "“匠心杯”技能大赛,山海重工有限公司承办", {}, 0.9),
    ("contest", "located_in", "area", 1, 1, "在云台区举办“匠心杯”技能大赛", {"date": "2025-11-20"}, 0.8),
    ("hero", "works_for", "firm_union", 1, 2, "山海重工有限公司工会主席、全国劳动模范欧阳澄", {"title": "主席"}, 0.95),
    ("hero", "received", "honour", 1, 2, "全国劳动模范欧阳澄", {}, 0.9),
    ("hero", "participated_in", "contest", 1, 2, "欧阳澄出席并讲话", {"role": "出席并讲话"}, 0.7),
    ("firm_union", "part_of", "firm", 1, 2, "山海重工有限公司工会", {}, 0.9),
    ("area", "located_in", "city", 1, 1, "云台区", {}, 0.6),
    ("union", "located_in", "city", 1, 1, "山海市总工会", {}, 0.95),
    ("district", "located_in", "area", 2, 1, "云台区总工会", {}, 0.95),
    ("district", "issued", "rules", 2, 1, "云台区总工会印发《职工之家建设办法》", {}, 0.95),
    ("district", "funded", "station", 2, 1, FUNDED, {"amount": "20万元"}, 0.6),
]


def _id(kind: str, key: str) -> str:
    return f"{kind.lower()}/{hashlib.sha256(key.encode()).hexdigest()[:12]}"


def sample_graph() -> KnowledgeGraph:
    """Two articles, twelve entities of all six types, twelve statements, with mentions and evidence in place."""
    articles = []
    line = 1
    for ident, (headline, texts) in TEXTS.items():
        paragraphs = []
        for index, text in enumerate(texts):
            paragraphs.append(Paragraph("headline" if index == 0 else "body", text, ((0, line, 0),)))
            line += 2
        bylines = (Byline("记者", "林知秋"),) if ident.endswith("1") else ()
        lines = tuple(p.pieces[0][1] for p in paragraphs)
        articles.append(Article(ident, DOCUMENT, headline, lines, tuple(paragraphs), bylines, EDITION))
    ids = {key: _id(kind, name) for key, (kind, _, name, _) in E.items()}
    mentions = []
    for key, (kind, subtype, name, aliases) in E.items():
        for article in articles:
            for index, paragraph in enumerate(article.paragraphs):
                for form in sorted({name, *aliases}, key=len, reverse=True):
                    start = paragraph.text.find(form)
                    if start >= 0:
                        end = start + len(form)
                        mentions.append(Mention(article.id, index, start, end, kind, subtype, form, form, ids[key]))
                        break
    statements = []
    for subject, predicate, obj, number, index, quote, qualifiers, confidence in S:
        article = articles[number - 1]
        start = article.paragraphs[index].text.index(quote)
        end = start + len(quote)
        statements.append(
            Statement(
                id=_id("statement", f"{subject}{predicate}{obj}"),
                subject=ids[subject],
                predicate=predicate,
                object=ids[obj],
                article=article.id,
                lines=article.paragraphs[index].lines(start, end),
                evidence=quote,
                paragraph=index,
                start=start,
                end=end,
                qualifiers=tuple(sorted(qualifiers.items())),
                confidence=confidence,
                rule="by-hand",
            )
        )
    met = {ident: tuple(sorted({m.article for m in mentions if m.entity == ident})) for ident in ids.values()}
    entities = [
        Entity(ids[key], kind, subtype, name, aliases, met[ids[key]])
        for key, (kind, subtype, name, aliases) in E.items()
    ]
    characters = sum(len(text) for _, texts in TEXTS.values() for text in texts)
    return KnowledgeGraph(
        documents=(DocumentGraph(DOCUMENT, "0" * 64, "txt", "utf-8", EDITION, characters),),
        articles=tuple(articles),
        entities=tuple(sorted(entities, key=lambda e: e.id)),
        statements=tuple(sorted(statements, key=lambda s: s.id)),
        mentions=tuple(sorted(mentions)),
    )
