"""The rules of the house: who imports whom, how large a module is, where words of the domain stand, what loads when."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tokenize
import tomllib
import zipfile
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from kg.cli import COMMANDS, main
from tests.conftest import ROOT

# Each room may import from those before it. A module that is in no room yet needs its place here.
ROOMS = (
    "errors", "model", "wordlists", "ontology", "interface", "graph",
    "corpus", "extract", "resolve", "review", "export", "engine",
    "commit", "blocks", "graphfile", "cache", "store", "growth", "gather", "build", "cluster",
    "articles", "shacl", "shapes", "diff", "explain", "stats", "validate",
    "query", "serve", "explore", "neo4j", "evaluate",
    "cli", "__main__",
)  # fmt: skip
MODULES = sorted((ROOT / "kg").rglob("*.py"))
SOURCES = sorted(
    path for path in (ROOT / "kg").rglob("*") if path.suffix in {".py", ".js", ".css", ".html", ".sh", ".txt"}
)
LONGEST = 400
CJK = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
# digits, calendar, and the ends of the ranges of Unicode that hold Chinese characters
ALLOWED = set("〇零一二三四五六七八九十百千万亿两第年度月日星期周\u3400\u4dbf\u4e00\u9fff\uf900\ufaff")
EXTRAS = (
    "pypdfium2", "docx", "starlette", "uvicorn", "jinja2", "neo4j", "pyspark", "pandas", "pyarrow", "playwright",
    "pytest", "hypothesis",
)  # fmt: skip
HEAVY = ("rdflib", "networkx", "jieba", "pyvis", "pyshacl", "pyoxigraph", "ahocorasick", "rich", "pypinyin")


def tracked() -> list[Path]:
    """The files git knows that are text."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)
    binary = {".png", ".webp", ".pdf", ".docx", ".zip", ".gz"}
    paths = (ROOT / name for name in listed.stdout.split("\0") if name)
    return [path for path in paths if path.is_file() and path.suffix not in binary]


def place(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def room(path: Path) -> str:
    return path.relative_to(ROOT / "kg").with_suffix("").parts[0]


def imported(path: Path) -> Iterator[tuple[int, str]]:
    """The rooms a module imports from, also inside functions, with the line."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module == "kg":
            names = [f"kg.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            names = [node.module]
        yield from ((node.lineno, name.split(".")[1]) for name in names if name.startswith("kg."))


def test_rooms_import_only_from_those_before_them() -> None:
    faults = []
    for path in MODULES:
        own = room(path)
        if own == "__init__":
            continue
        assert own in ROOMS, f"{place(path)}: give the room its place in ROOMS"
        for line, other in imported(path):
            if other != own and ROOMS.index(other) > ROOMS.index(own):
                faults.append(f"{place(path)}:{line}: {own} imports {other}")
    assert faults == []


def test_engines_know_nothing_of_what_they_run() -> None:
    known = {other for path in MODULES if room(path) == "engine" for _, other in imported(path)}
    assert known <= {"engine", "errors"}


def test_nothing_is_imported_for_types_only() -> None:
    assert [place(path) for path in MODULES if "TYPE_CHECKING" in path.read_text(encoding="utf-8")] == []


def test_modules_are_short_and_have_names_that_say_something() -> None:
    long = [place(p) for p in SOURCES if len(p.read_text(encoding="utf-8").splitlines()) > LONGEST]
    assert long == []
    assert [place(p) for p in SOURCES if p.stem in {"utils", "util", "helpers", "misc", "common"}] == []


def literals(path: Path) -> Iterator[tuple[int, str]]:
    """What of a source file a program would read: of Python all but comments and docstrings, else everything."""
    if path.suffix != ".py":
        yield from enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        return
    described = set()
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        body = getattr(node, "body", None)
        for each in body if isinstance(body, list) else ():
            if isinstance(each, ast.Expr) and isinstance(each.value, ast.Constant):
                described.add(each.value.lineno)
    with path.open("rb") as source:
        for token in tokenize.tokenize(source.readline):
            if token.type != tokenize.COMMENT and token.start[0] not in described:
                yield token.start[0], token.string


@pytest.mark.parametrize("path", SOURCES, ids=place)
def test_no_word_of_the_domain_stands_in_the_program(path: Path) -> None:
    found = [(line, text) for line, text in literals(path) if set(CJK.findall(text)) - ALLOWED]
    assert found == [], "words belong into ontology/"


def test_no_place_of_one_machine_and_no_talk_about_the_work_is_left_in_a_file() -> None:
    machine = r"(?<![\w.~}])/(?:work|root|home/\w+|Users/\w+|opt/\w+)/"
    private = re.compile(rf"{machine}|\bissue #?\d|\b(?:chat)?gpt-?\d|\bas an AI\b", re.I)
    faults = [
        f"{place(path)}:{number}: {found[0]}"
        for path in tracked()
        if path != Path(__file__)
        for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), start=1)
        if (found := private.search(line))
    ]
    assert faults == []


def run(code: str) -> set[str]:
    """The modules that are loaded once `code` ran in a fresh Python."""
    show = "import sys; print(*sys.modules, sep='\\n', file=sys.stderr)"
    command = [sys.executable, "-c", f"{code}\n{show}"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return {name.split(".")[0] for name in done.stderr.split()}


def test_importing_the_package_loads_nothing() -> None:
    assert not run("import kg").intersection((*EXTRAS, *HEAVY, "click"))


@pytest.mark.parametrize("argument", ["--help", "--version"])
def test_help_loads_no_library_but_click(argument: str) -> None:
    loaded = run(f"from kg.cli import main\nmain([{argument!r}], standalone_mode=False)")
    assert "click" in loaded
    assert not loaded.intersection((*EXTRAS, *HEAVY))


@pytest.mark.parametrize("name", sorted(COMMANDS.keys() - {"neo4j", "serve"}))
def test_help_of_a_command_loads_no_extra(name: str) -> None:
    loaded = run(f"from kg.cli import main\nmain([{name!r}, '--help'], standalone_mode=False)")
    assert not loaded.intersection(EXTRAS)


@pytest.mark.parametrize("name", ["articles", "build", "evaluate", "explain", "query", "review"])
def test_help_of_a_command_loads_nothing_heavy(name: str) -> None:
    loaded = run(f"from kg.cli import main\nmain([{name!r}, '--help'], standalone_mode=False)")
    assert not loaded.intersection(HEAVY)


def test_building_loads_no_library_that_it_does_without(tmp_path: Path) -> None:
    seed, output = str(next((ROOT / "seeds").glob("*.txt"))), str(tmp_path / "out")
    build = f"main(['build', {seed!r}, '-o', {output!r}, '--workers', '1'])"
    loaded = run(f"from kg.cli import main\ntry: {build}\nexcept SystemExit as end: assert not end.code")
    assert not loaded.intersection({"jieba", "pyshacl", "rdflib", "rich"})


def test_building_text_loads_no_extra() -> None:
    assert not run("import kg.build, kg.query, kg.explain, kg.stats, kg.validate").intersection(EXTRAS)


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_command_has_a_module_a_help_text_and_a_place_in_the_readme(name: str) -> None:
    context = click.Context(main)
    command = main.get_command(context, name)
    assert command is not None
    assert command.help
    assert command.help.strip()[0].isupper()
    assert (ROOT / "kg" / "cli" / f"{name}.py").is_file()
    for readme in ("README.md", "README.zh-CN.md"):
        assert f"`kg {name}" in (ROOT / readme).read_text(encoding="utf-8"), f"{readme} does not tell of kg {name}"
    options = command.params if not isinstance(command, click.Group) else []
    for option in options:
        if isinstance(option, click.Option):
            assert option.help, f"kg {name} {option.opts[0]} has no help"


def test_every_marker_that_tests_bear_is_declared_and_run_by_the_gate() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    markers = {line.partition(":")[0] for line in settings["tool"]["pytest"]["ini_options"]["markers"]}
    gate = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert markers == {marker for marker in markers if marker in gate}


@pytest.mark.slow
def test_wheel_carries_ontology_and_page_and_works_from_any_folder(tmp_path: Path) -> None:
    wheel = [sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "-w", str(tmp_path), str(ROOT)]
    subprocess.run(wheel, check=True, capture_output=True, cwd=tmp_path)
    (built,) = tmp_path.glob("kg-*.whl")
    inside = {info.filename for info in zipfile.ZipFile(built).infolist()}
    ontology = {f"kg/_{place(path)}" for path in tracked() if place(path).startswith("ontology/")}
    assets = {place(path) for path in tracked() if place(path).startswith("kg/")}
    assert len(ontology) > 50
    assert (ontology | assets) - inside == set()
    (tmp_path / "site").mkdir()
    zipfile.ZipFile(built).extractall(tmp_path / "site")
    page = "山海市总工会举办职工技能大赛\n\n近日,山海市总工会举办职工技能大赛。\n"
    (tmp_path / "page.txt").write_text(page, encoding="utf-8")
    path = {"PYTHONPATH": str(tmp_path / "site")}
    command = [sys.executable, "-c", "from kg.cli import main; main()", "build", "page.txt", "-o", "out"]
    done = subprocess.run(command, cwd=tmp_path, env=path, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert "山海市总工会" in (tmp_path / "out" / "graph.json").read_text(encoding="utf-8")
