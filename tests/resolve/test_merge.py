"""Documents together: what becomes one over documents, what stays apart, whatever their order."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.build import build
from kg.explain import explain
from kg.graph import KnowledgeGraph
from kg.model import Document
from kg.ontology import Ontology

Build = Callable[..., KnowledgeGraph]


@pytest.fixture(scope="module")
def pages(ontology: Ontology) -> Build:
    """`pages("sentence", …)`: the graph of one page for each sentence, which is a story of its own."""

    def make(*texts: str) -> KnowledgeGraph:
        documents = [
            Document(f"{number}.txt", str(number), ("身边的故事", "", f"　　{text}"))
            for number, text in enumerate(texts)
        ]
        return build(documents, ontology)

    return make


def named(graph: KnowledgeGraph, name: str) -> list[int]:
    """In how many articles each entity of a name stands."""
    return sorted(len(entity.articles) for entity in graph.entities if entity.name == name)


def test_body_is_one_over_documents(pages: Build) -> None:
    assert named(pages("平江县总工会启动行动。", "平江县总工会派出干部。"), "平江县总工会") == [2]


def test_body_by_its_short_form_is_the_one_of_the_other_document(pages: Build) -> None:
    graph = pages("岳阳市总工会启动行动。", "平江县启动行动，市总工会派出干部。")
    assert named(graph, "岳阳市总工会") == [2]


def test_people_of_one_name_and_one_body_are_one(pages: Build) -> None:
    graph = pages("东屏机械有限公司董事长周明山表示满意。", "东屏机械有限公司董事长周明山说，要扩产。")
    assert named(graph, "周明山") == [2]


def test_people_of_one_name_and_nothing_in_common_stay_two(pages: Build) -> None:
    graph = pages("东屏机械有限公司董事长周明山表示满意。", "望江钢铁有限公司董事长周明山说，要扩产。")
    assert named(graph, "周明山") == [1, 1]


def test_people_of_one_name_and_no_body_at_all_stay_two(pages: Build) -> None:
    assert named(pages("职工周明山说，服务很好。", "职工周明山表示满意。"), "周明山") == [1, 1]


def test_people_are_one_along_a_chain_of_bodies(pages: Build) -> None:
    graph = pages(
        "东屏机械有限公司董事长周明山表示满意。",
        "东屏机械有限公司董事长周明山说，要扩产。望江钢铁有限公司董事长周明山说，要招工。",
        "望江钢铁有限公司董事长周明山表示满意。",
    )
    assert named(graph, "周明山") == [3]


def test_people_of_one_name_who_hold_a_general_honour_stay_two(pages: Build) -> None:
    graph = pages("全国劳动模范周明山来到岳阳市总工会。", "全国劳动模范周明山来到乐山市总工会。")
    assert named(graph, "周明山") == [1, 1]


def test_bodies_whose_county_nobody_knows_stay_apart(pages: Build) -> None:
    graph = pages("县总工会主席周明山表示满意。", "县总工会主席周明山说，要扩面。")
    assert named(graph, "县总工会") == [1, 1]
    assert named(graph, "周明山") == [1, 1]


def test_people_who_are_one_over_documents_have_a_reason(pages: Build) -> None:
    graph = pages("东屏机械有限公司董事长周明山表示满意。", "东屏机械有限公司董事长周明山说，要扩产。")
    assert explain(graph, "周明山").reasons == ("周明山: 东屏机械有限公司",)


def test_person_of_one_document_needs_no_reason(pages: Build) -> None:
    graph = pages("东屏机械有限公司董事长周明山表示满意。", "望江钢铁有限公司扩产。")
    assert explain(graph, "周明山").reasons == ()


def test_order_of_documents_does_not_matter(ontology: Ontology) -> None:
    texts = [
        "东屏机械有限公司董事长周明山表示满意。",
        "平江县总工会启动行动。",
        "望江钢铁有限公司董事长周明山说，要招工。",
    ]
    documents = [Document(f"{n}.txt", str(n), ("身边的故事", "", f"　　{t}")) for n, t in enumerate(texts)]
    assert build(documents, ontology) == build(reversed(documents), ontology)
