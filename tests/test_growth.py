"""A folder that grew, shrank and changed gives byte for byte what a build from nothing gives, by another way."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

import kg.growth
from kg import graphfile, growth
from kg.build import build_into
from kg.export import neo4j_csv
from kg.export.html import choice
from kg.growth import writing
from kg.growth.known import FOLDER, STAMP
from kg.ontology import Ontology
from tests.pages import contents, write_pages

STEPS = 7
PEOPLE = ("林知秋", "欧阳澄", "司徒岚")
UNIONS = ("山海市总工会", "云台区总工会", "山海市云台区总工会", "石河区总工会")
FIRMS = ("山海重工有限公司", "山海重工", "石河机械有限公司", "山海重工集团有限公司")
PAPERS = ("山海日报", "云台晚报", "")
PARAGRAPHS = (
    "本报讯(记者{person})11月20日,{union}举办“匠心杯”技能大赛,{firm}承办。",
    "{firm}工会主席{person}出席并讲话。",
    "{union}副主席{person}为{firm}职工驿站揭牌。",
    "近日,{union}授予{firm}等10家单位“江苏省五一劳动奖状”。",
    "{union}联合{firm}投入{number}万元,建成“暖蜂驿站”。",
    "{person}荣获全国五一劳动奖章,他是{firm}的焊工。",
    "上接第{number}版",
    "{firm}的夜校亮着灯,来听课的大多是年轻焊工{person}。",
)


def page(chance: random.Random) -> str:
    """A page about few people and bodies, so that pages lean on each other."""
    lines = [f"---\nnewspaper: {chance.choice(PAPERS)}\ndate: 2025-11-{chance.randint(25, 26)}"]
    here, there = chance.choice((("1", "3"), ("3", "1"), ("2", "4")))
    lines[0] += f"\npage: {here}\n---"
    second = chance.random() < 0.3
    if second:
        lines.append(f"(上接第{there}版)")
    for _ in range(chance.randint(1, 4)):
        names = {"person": PEOPLE, "union": UNIONS, "firm": FIRMS, "number": ("2", "20", "30")}
        lines.append(chance.choice(PARAGRAPHS).format(**{name: chance.choice(known) for name, known in names.items()}))
    if not second and chance.random() < 0.5:
        lines.append(f"(下转第{there}版)")
    return "\n\n".join(lines) + "\n"


def edit(pages: Path, chance: random.Random) -> None:
    """Add, change or take away a few pages."""
    there = sorted(pages.rglob("*.txt"))
    for _ in range(chance.randint(1, 3)):
        what = chance.random()
        if what < 0.4 or len(there) < 6:
            write_pages(pages, {f"{chance.choice('abc')}/{chance.randint(0, 999):03}.txt": page(chance)})
        elif what < 0.7:
            chance.choice(there).write_text(page(chance), encoding="utf-8")
        else:
            chance.choice(there).unlink(missing_ok=True)


def everything(folder: Path) -> dict[str, object]:
    """What a build left, and what it kept for the next one."""
    kept = {path.name: path.read_bytes() for path in (folder / FOLDER).iterdir() if path.name != STAMP}
    return {**contents(folder), **kept}


@pytest.fixture
def ways(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """For every build whether it copied what stayed; however much of the small folder changes."""
    taken: list[bool] = []

    def watched(*arguments: object) -> object:
        left = grow(*arguments)  # type: ignore[arg-type]
        taken.append(left is not None)
        return left

    grow: Callable[..., object] = kg.growth.grow
    monkeypatch.setattr("kg.growth.grow", watched)
    monkeypatch.setattr(growth, "SHARE", 1.0)
    monkeypatch.setattr(writing, "MOST", 1000.0)
    return taken


@pytest.mark.parametrize(("seed", "bounds"), [(1, None), (2, None), (3, (9, 12)), (4, (9, 12))])
def test_any_history_gives_the_bytes_of_a_build_from_nothing(
    seed: int,
    bounds: tuple[int, int] | None,
    tmp_path: Path,
    ontology: Ontology,
    ways: list[bool],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    if bounds:
        monkeypatch.setattr(choice, "NODES", bounds[0])
        monkeypatch.setattr(choice, "EDGES", bounds[1])
    chance, pages, out = random.Random(seed), tmp_path / "pages", tmp_path / "out"
    write_pages(pages, {f"a/{number:03}.txt": page(chance) for number in range(10)})
    build_into([pages], out, ontology)
    for number in range(STEPS):
        edit(pages, chance)
        left = build_into([pages], out, ontology)
        fresh = tmp_path / f"fresh{number}"
        assert build_into([pages], fresh, ontology) == left
        assert everything(out) == everything(fresh)
        shutil.rmtree(fresh)
    assert ways[1::2].count(True) > STEPS // 2, "most builds copied what stayed"


def test_pages_that_say_nothing_new_change_nothing(tmp_path: Path, ontology: Ontology, ways: list[bool]) -> None:
    pages = write_pages(tmp_path / "pages")
    build_into([pages], tmp_path / "out", ontology)
    before = everything(tmp_path / "out")
    build_into([pages], tmp_path / "out", ontology)
    assert (everything(tmp_path / "out"), ways) == (before, [False, True])


def test_people_of_one_name_become_one_and_two_again(tmp_path: Path, ontology: Ontology, ways: list[bool]) -> None:
    said = "本报讯 {firm}工会主席欧阳澄出席会议。\n"
    pages = write_pages(tmp_path / "pages", {f"{n}.txt": said.format(firm=firm) for n, firm in enumerate(FIRMS[::2])})
    link = "本报讯 {}工会主席欧阳澄、{}工会主席欧阳澄出席会议。\n".format(*FIRMS[::2])
    counts = []
    for text in (None, link, None):
        (pages / "link.txt").unlink(missing_ok=True)
        write_pages(pages, {"link.txt": text} if text else {})
        build_into([pages], tmp_path / "out", ontology)
        counts.append(sum(e.type == "Person" for e in graphfile.load(tmp_path / "out").entities))
    assert counts == [2, 1, 2]
    assert ways == [False, True, True]


def test_what_was_touched_by_hand_is_written_whole(tmp_path: Path, ontology: Ontology, ways: list[bool]) -> None:
    pages, out = write_pages(tmp_path / "pages"), tmp_path / "out"
    build_into([pages], out, ontology)
    before = everything(out)
    (out / "graph.ttl").write_text("spoilt", encoding="utf-8")
    build_into([pages], out, ontology)
    assert everything(out) == before
    (out / FOLDER / "ledger.json").write_text("{", encoding="utf-8")
    build_into([pages], out, ontology)
    assert (everything(out), ways) == (before, [False, False, False])


def test_corrections_are_applied_to_the_whole_graph(tmp_path: Path, ontology: Ontology, ways: list[bool]) -> None:
    pages, out = write_pages(tmp_path / "pages"), tmp_path / "out"
    build_into([pages], out, ontology)
    before = everything(out)
    (pages / "review.jsonl").write_text('{"rename": "山海市总工会", "to": "山海总工会"}\n', encoding="utf-8")
    build_into([pages], out, ontology)
    assert "山海总工会" in {e.name for e in graphfile.load(out).entities}
    (pages / "review.jsonl").unlink()
    build_into([pages], out, ontology)
    assert (everything(out), ways) == (before, [False, False])


def test_compressed_tables_are_written_whole_when_anything_changed(
    tmp_path: Path, ontology: Ontology, ways: list[bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(neo4j_csv, "LARGE", 1)
    pages, out = write_pages(tmp_path / "pages"), tmp_path / "out"
    build_into([pages], out, ontology)
    build_into([pages], out, ontology)
    write_pages(pages, {"more.txt": "本报讯 山海市总工会走访山海重工有限公司。\n"})
    build_into([pages], out, ontology)
    build_into([pages], tmp_path / "fresh", ontology)
    assert (out / "neo4j" / "statements.csv.gz").exists()
    assert everything(out) == everything(tmp_path / "fresh")
    assert ways == [False, True, False, False]


def test_documents_of_one_name_are_written_whole(tmp_path: Path, ontology: Ontology, ways: list[bool]) -> None:
    table, out = tmp_path / "table.jsonl", tmp_path / "out"
    rows = [f'{{"id": "1", "text": "本报讯 {union}走访{firm}。"}}' for union, firm in zip(UNIONS, FIRMS, strict=True)]
    for number in (1, 2, 4):
        table.write_text("\n".join(rows[:number]), encoding="utf-8")
        build_into([table], out, ontology)
        build_into([table], tmp_path / f"fresh{number}", ontology)
        assert everything(out) == everything(tmp_path / f"fresh{number}")
    assert not any(ways)
