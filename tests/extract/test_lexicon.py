"""The lists as one automaton; ontologies of one's own that lack classes, lists or columns."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

import kg.ontology
from kg.extract import recognise, relate
from kg.extract.lexicon import compile_lexicon
from kg.extract.scan import Hit, longest, maximal
from kg.model import Article
from kg.ontology import Ontology, OntologyError
from kg.resolve import resolve
from kg.wordlists import CHOICES, COLUMNS, MORE

TEXT = (
    "平江县总工会主席周明山、副主席罗一帆出席“点亮微心愿”活动启动仪式。东屏机械有限公司（以下简称“东屏”）印发《帮扶办法》，"
    "授予田小溪“平江好工匠”称号，该公司工会投入30万元。县总在青溪镇建起工会驿站，第三届职工技能大赛开幕。"
)
ENDING = "source\tlicence"


def own(
    folder: Path, classes: Mapping[str, str], tables: Mapping[str, str] | None = None, *, extends: bool = True
) -> Ontology:
    """An ontology with these classes (name → the class above it) and tables (name → columns and rows)."""
    lead = 'extends = "default"\n' if extends else ""
    (folder / "ontology.toml").write_text(lead + 'namespace = "https://own.example/#"\n', encoding="utf-8")
    turtle = [
        "@prefix : <https://own.example/#> . @prefix owl: <http://www.w3.org/2002/07/owl#> .",
        "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .",
        *(
            f':{name} a owl:Class ; rdfs:label "{name}"@en' + (f" ; rdfs:subClassOf :{above} ." if above else " .")
            for name, above in classes.items()
        ),
    ]
    (folder / "kg.ttl").write_text("\n".join(turtle), encoding="utf-8")
    (folder / "lexicon").mkdir()
    for name, rows in (tables or {}).items():
        (folder / "lexicon" / f"{name}.tsv").write_text(rows, encoding="utf-8")
    return kg.ontology.load(folder)


def kinds(article: Article, ontology: Ontology) -> set[str]:
    found = recognise(article, ontology)
    claims = relate(article, found, ontology)
    resolve([article], [found], [claims], ontology)
    return {m.subtype or m.type for m in found}


@pytest.mark.parametrize(
    ("classes", "expected"),
    [
        ({}, set()),
        ({"Person": ""}, {"Person"}),
        ({"Team": ""}, set()),
        ({"Place": "", "AdminDivision": "Place"}, {"AdminDivision"}),
        ({"Document": "", "Honour": ""}, {"Document", "Honour"}),
        ({"Body": "", "TradeUnion": "Body", "Person": ""}, {"TradeUnion", "Person"}),
    ],
    ids=["none", "people", "teams", "places", "documents-and-honours", "another-top-class"],
)
def test_only_classes_that_the_ontology_declares_are_found(
    classes: dict[str, str], expected: set[str], tmp_path: Path, article: Callable[..., Article]
) -> None:
    assert kinds(article(TEXT), own(tmp_path, classes)) == expected


@pytest.mark.parametrize(
    "tables",
    [
        {},
        {"organization_heads": f"form\tclass\t{ENDING}\n总工会\tTradeUnion\tx\ty\n"},
        {"divisions": f"form\tcode\tparent\tlevel\t{ENDING}\n平江县\t430626\t\tcounty\tx\ty\n"},
    ],
    ids=["none", "bodies", "places"],
)
def test_lists_may_be_missing(tables: dict[str, str], tmp_path: Path, article: Callable[..., Article]) -> None:
    classes = {"Organization": "", "TradeUnion": "Organization", "Place": "", "AdminDivision": "Place"}
    kinds(article(TEXT), own(tmp_path, classes, tables, extends=False))


@pytest.mark.parametrize(
    ("table", "rows"),
    [
        ("organization_heads", f"form\t{ENDING}\n总工会\tx\ty\n"),
        ("honour_marks", f"form\t{ENDING}\n授予\tx\ty\n"),
        ("organization_heads", f"form\tclass\t{ENDING}\n\tTradeUnion\tx\ty\n"),
        ("shapes", f"form\tpattern\t{ENDING}\nordinal\t(\tx\ty\n"),
        ("divisions", f"form\tcode\tparent\tlevel\t{ENDING}\n平江县\t430626\t\tcanton\tx\ty\n"),
        ("divisions", f"form\tcode\tparent\tlevel\t{ENDING}\n平江县\t\t\tcounty\tx\ty\n"),
        ("time_words", f"form\tunit\toffset\t{ENDING}\n昨天\tday\tone\tx\ty\n"),
    ],
    ids=["no-class", "no-side", "empty-form", "bad-expression", "no-such-level", "no-code", "no-number"],
)
def test_list_that_cannot_be_read_is_a_fault_of_the_folder(table: str, rows: str, tmp_path: Path) -> None:
    with pytest.raises(OntologyError, match=f"{table}.tsv"):
        own(tmp_path, {"Organization": ""}, {table: rows})


@pytest.mark.parametrize("table", sorted(COLUMNS))
@pytest.mark.parametrize("ending", ["", MORE])
def test_each_column_that_is_read_is_asked_for(table: str, ending: str, tmp_path: Path) -> None:
    with pytest.raises(OntologyError) as caught:
        own(tmp_path, {"Organization": ""}, {table + ending: f"form\t{ENDING}\n总工会\tx\ty\n"})
    for column in COLUMNS[table]:
        assert f"{table}{ending}.tsv:1: no column '{column}'; name it in the first line; the columns of" in str(
            caught.value
        )


def test_columns_asked_for_are_columns_of_the_own_lists(ontology: Ontology) -> None:
    assert {(table, c) for table, columns in COLUMNS.items() for c in columns if c not in ontology.rows(table)[0]} == (
        set()
    )
    assert {place for place in CHOICES if place[1] not in COLUMNS[place[0]]} == set()


@pytest.mark.parametrize("column", sorted({column for columns in COLUMNS.values() for column in columns}))
def test_the_manual_names_the_columns(column: str) -> None:
    manual = (kg.ontology.default_folder() / "README.md").read_text(encoding="utf-8").splitlines()
    for table in (table for table, columns in COLUMNS.items() if column in columns):
        assert any(line.startswith(f"| `{table}` |") and f"`{column}`" in line for line in manual), table


def test_list_with_a_mark_of_order_at_its_begin_is_read(tmp_path: Path) -> None:
    table = f"\ufeffform\tclass\t{ENDING}\n总工会\tTradeUnion\tx\ty\n"
    found = own(tmp_path, {"TradeUnion": ""}, {"organization_heads": table})
    assert [row["form"] for row in found.rows("organization_heads")] == ["总工会"]


def test_longest_of_the_hits_that_begin_or_end_at_one_place_stays() -> None:
    short, long, other = Hit(2, 4, "k", "", ""), Hit(0, 4, "k", "", ""), Hit(3, 6, "k", "", "")
    assert longest([short, long, other]) == [long, other]


def test_hit_inside_another_is_not_maximal() -> None:
    outer, inner, crossing = Hit(0, 6, "k", "", ""), Hit(2, 4, "k", "", ""), Hit(5, 8, "k", "", "")
    assert maximal([outer, inner, crossing]) == [outer, crossing]


def test_table_finds_the_longest_word(ontology: Ontology) -> None:
    lexicon = compile_lexicon(ontology)
    assert lexicon.ends("company_tails", "东屏机械股份有限公司") == "股份有限公司"
    assert lexicon.starts("units", "自治区总工会") == "自治区"
    assert lexicon.starts("units", "总工会") == ""
    assert lexicon.starts("no_such_table", "总工会") == ""


def test_short_name_of_a_division_is_without_its_kind_and_its_peoples(ontology: Ontology) -> None:
    short = {d.name: d.short for d in compile_lexicon(ontology).divisions.values()}
    assert (short["平江县"], short["岳阳市"], short["峨边彝族自治县"]) == ("平江", "岳阳", "峨边")


def test_every_shape_is_named_once(ontology: Ontology) -> None:
    names = [row["form"] for row in ontology.rows("shapes")]
    assert len(names) == len(set(names))
