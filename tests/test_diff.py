"""`kg diff`: what came, went or changed, each with the article responsible."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from click.testing import CliRunner

from kg import graphfile
from kg.cli import main
from kg.diff import CHANGED, WENT, Change, diff
from kg.graph import KnowledgeGraph
from kg.model import Entity, Paragraph, Statement

FIRST, SECOND = "article/000000000001", "article/000000000002"


def without(graph: KnowledgeGraph, article: str) -> KnowledgeGraph:
    """The graph a build gives when the article is not on the page."""
    seen = [replace(e, articles=tuple(a for a in e.articles if a != article)) for e in graph.entities]
    return replace(
        graph,
        articles=tuple(a for a in graph.articles if a.id != article),
        entities=tuple(e for e in seen if e.articles),
        statements=tuple(s for s in graph.statements if s.article != article),
    )


def edited(graph: KnowledgeGraph, predicate: str, **facts: object) -> KnowledgeGraph:
    def edit(statement: Statement) -> Statement:
        return replace(statement, **facts) if statement.predicate == predicate else statement

    return replace(graph, statements=tuple(map(edit, graph.statements)))


def renamed(graph: KnowledgeGraph, name: str, **facts: object) -> KnowledgeGraph:
    def edit(entity: Entity) -> Entity:
        return replace(entity, **facts) if entity.name == name else entity

    return replace(graph, entities=tuple(map(edit, graph.entities)))


def of(changes: list[Change], event: str, kind: str) -> list[Change]:
    return [change for change in changes if (change.event, change.kind) == (event, kind)]


def test_a_graph_does_not_differ_from_itself(sample_graph: KnowledgeGraph) -> None:
    assert diff(sample_graph, sample_graph) == []


def test_what_a_removed_article_takes_with_it(sample_graph: KnowledgeGraph) -> None:
    changes = diff(sample_graph, without(sample_graph, SECOND))
    assert {change.event for change in changes} == {WENT}
    assert [change.id for change in of(changes, WENT, "article")] == [SECOND]
    assert {c.words for c in of(changes, WENT, "entity")} == {
        "Document “职工之家建设办法”",
        "Platform “暖蜂驿站”",
        "TradeUnion “山海市云台区总工会”",
    }
    gone = of(changes, WENT, "statement")
    assert len(gone) == 3
    assert all(source.article == SECOND for change in gone for source in change.sources)
    assert any("issued" in change.words for change in gone)


def test_what_a_new_article_brings_is_the_mirror_of_it(sample_graph: KnowledgeGraph) -> None:
    less = without(sample_graph, SECOND)
    came, went = diff(less, sample_graph), diff(sample_graph, less)
    assert [replace(change, event=WENT) for change in came] == went


def test_a_changed_statement_says_what_was_and_what_is(sample_graph: KnowledgeGraph) -> None:
    later = edited(sample_graph, "works_for", qualifiers=(("title", "副主席"),), confidence=0.5)
    (change,) = diff(sample_graph, later)
    assert (change.event, change.kind) == (CHANGED, "statement")
    assert change.facts == (("qualifiers", "title=主席", "title=副主席"), ("confidence", "0.95", "0.5"))
    assert change.sources[0].article == FIRST
    assert change.sources[0].lines == (5,)


def test_a_changed_entity_names_only_the_names_that_differ(sample_graph: KnowledgeGraph) -> None:
    later = renamed(sample_graph, "山海市云台区总工会", aliases=("云台区总工会", "云台总工会"))
    (change,) = diff(sample_graph, later)
    assert change.facts == (("aliases", "区总", "云台总工会"),)
    assert change.sources[0].article == SECOND


def test_an_article_with_a_word_more_is_changed_and_its_statements_stay(sample_graph: KnowledgeGraph) -> None:
    article = sample_graph.article[SECOND]
    longer = replace(
        article, id="article/aaaaaaaaaaaa", paragraphs=(*article.paragraphs, Paragraph("body", "又及。", ((0, 11, 0),)))
    )
    later = replace(
        sample_graph,
        articles=(sample_graph.article[FIRST], longer),
        statements=tuple(
            replace(s, id=s.id.replace("statement/", "statement/f"), article=longer.id) if s.article == SECOND else s
            for s in sample_graph.statements
        ),
    )
    (change,) = diff(sample_graph, later)
    assert (change.event, change.kind, change.id) == (CHANGED, "article", longer.id)
    assert [what for what, _, _ in change.facts] == ["text"]


def test_an_edition_given_later_changes_the_article(sample_graph: KnowledgeGraph) -> None:
    article = sample_graph.article[SECOND]
    dated = replace(article, edition=replace(article.edition, date="2025-11-27"))
    (change,) = diff(sample_graph, replace(sample_graph, articles=(sample_graph.article[FIRST], dated)))
    assert change.facts == (("edition", "样报 2025-11-26 2 综合新闻", "样报 2025-11-27 2 综合新闻"),)


def test_the_command_prints_text_and_json(tmp_path: Path, sample_graph: KnowledgeGraph) -> None:
    folders = [tmp_path / "old", tmp_path / "new"]
    for folder, graph in zip(folders, (sample_graph, without(sample_graph, SECOND)), strict=True):
        folder.mkdir()
        graphfile.save(graph, folder)
    arguments = ["diff", *map(str, folders)]
    plain = CliRunner().invoke(main, arguments)
    assert plain.exit_code == 0
    assert "- article “云台区总工会出台《职工之家建设办法》” (sample/page.txt:7)\n" in plain.stdout
    assert "- statement “山海市云台区总工会” — issued — “职工之家建设办法”" in plain.stdout
    assert "    in “云台区总工会出台《职工之家建设办法》” (sample/page.txt:9)\n" in plain.stdout
    assert plain.stderr == "0 came, 7 went, 0 changed\n"
    rows = [json.loads(line) for line in CliRunner().invoke(main, [*arguments, "--json"]).stdout.splitlines()]
    assert len(rows) == 7
    assert rows[0]["sources"][0]["document"] == "sample/page.txt"
    assert CliRunner().invoke(main, [*arguments, "--exit-code"]).exit_code == 1
    assert CliRunner().invoke(main, ["diff", str(folders[0]), str(folders[0]), "--exit-code"]).exit_code == 0


def test_a_folder_without_a_graph_is_told(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["diff", str(tmp_path), str(tmp_path)])
    assert result.exit_code == 1
    assert "there is no graph here" in result.stderr
