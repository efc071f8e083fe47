"""Bad input and bad places: a message that names the file and what to do, everything else built, exit code 1."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import unicodedata
from pathlib import Path

import pyoxigraph as ox
import pytest
from click.testing import CliRunner, Result

from kg import graphfile
from kg.cli import main
from kg.ontology import Ontology
from tests.conftest import ROOT
from tests.pages import PAGES, contents, write_pages

PAGE = PAGES["a.txt"]
COMMAND = [sys.executable, "-c", "from kg.cli import main; main(prog_name='kg')", "build"]


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["build", *map(str, arguments), "--workers", "1"])


def build_with(tmp_path: Path, name: str, data: bytes) -> tuple[Result, Path]:
    """Build a good page and a file with `data`."""
    pages = write_pages(tmp_path / "pages", {"good.txt": PAGE})
    (pages / name).write_bytes(data)
    return run(pages / "good.txt", pages / name, "-o", tmp_path / "out"), tmp_path / "out"


BAD = {
    "an empty file": ("bad.txt", b"", "holds no text"),
    "blanks only": ("bad.txt", b" \r\n\t\n", "holds no text"),
    "a binary file": ("bad.txt", bytes(range(256)) * 40, "binary"),
    "an unknown ending": ("bad.xyz", PAGE.encode(), "ending"),
    "a file of JSON Lines that is not": ("bad.jsonl", b"{oops\n", "not valid JSON"),
    "a table without text": ("bad.csv", b"a,b\n1,2\n", "no text"),
    "a PDF that is not": ("bad.pdf", b"%PDF-1.7 nothing", "bad.pdf"),
    "an archive that is not": ("bad.zip", b"PK nothing", "archive"),
}


@pytest.mark.parametrize("case", sorted(BAD))
def test_bad_file_is_named_with_a_remedy_and_the_others_are_built(case: str, tmp_path: Path) -> None:
    name, data, said = BAD[case]
    result, out = build_with(tmp_path, name, data)
    assert result.exit_code == 1
    line = next(line for line in result.stderr.splitlines() if name in line)
    assert said in line
    assert "; " in line
    assert [d.name for d in graphfile.load(out).documents] == ["good.txt"]
    assert name in (out / "report.md").read_text(encoding="utf-8").split("## What was read")[0]


GOOD = {
    "a byte order mark": b"\xef\xbb\xbf" + PAGE.encode(),
    "line ends of Windows": PAGE.replace("\n", "\r\n").encode(),
    "line ends of old Macs": PAGE.replace("\n", "\r").encode(),
    "GB18030": PAGE.encode("gb18030"),
    "UTF-16": PAGE.encode("utf-16"),
    "some NUL bytes": PAGE.replace("技能", "\0技能").encode(),
}


@pytest.mark.parametrize("case", sorted(GOOD))
def test_page_is_understood_whatever_the_bytes(case: str, tmp_path: Path) -> None:
    assert run(write_pages(tmp_path / "plain", {"a.txt": PAGE}), "-o", tmp_path / "expected").exit_code == 0
    (tmp_path / "a.txt").write_bytes(GOOD[case])
    assert run(tmp_path / "a.txt", "-o", tmp_path / "out").exit_code == 0
    expected, found = graphfile.load(tmp_path / "expected"), graphfile.load(tmp_path / "out")
    assert found.statements
    assert found.statements == expected.statements
    assert found.entities == expected.entities


def test_invalid_utf8_is_told_of_and_the_rest_of_the_page_is_read(tmp_path: Path) -> None:
    result, out = build_with(tmp_path, "bad.txt", PAGE.encode() + b"\xe5\xb1\n" + PAGES["b.txt"].encode())
    assert result.exit_code in {0, 1}
    assert "bad.txt" in (out / "report.md").read_text(encoding="utf-8")
    assert all(p.file == "bad.txt" for p in graphfile.load(out).problems)
    assert graphfile.load(out).problems


def test_line_of_fifty_megabytes_is_named(tmp_path: Path) -> None:
    result, out = build_with(tmp_path, "long.txt", PAGE.encode() + ("山海市总工会慰问职工。" * 1_600_000).encode())
    assert result.exit_code == 1
    assert "kg: long.txt:6: a line of 17600000 characters is no text of a page; break it into lines" in result.stderr
    assert [d.name for d in graphfile.load(out).documents] == ["good.txt"]


def test_page_that_was_read_with_a_doubt_is_spoken_of(tmp_path: Path) -> None:
    result, out = build_with(tmp_path, "zero.txt", PAGE.encode() + b"\0")
    assert result.exit_code == 0
    assert f"kg: 1 more to look at, see “Read, but look at it” in {out / 'report.md'}\n" in result.stderr
    assert "zero.txt" in (out / "report.md").read_text(encoding="utf-8").split("## Read, but look at it")[1]


def test_folder_without_pages_is_named(tmp_path: Path) -> None:
    (tmp_path / "none").mkdir()
    write_pages(tmp_path / "pages")
    result = run(tmp_path / "none", tmp_path / "pages", "-o", tmp_path / "out")
    assert result.exit_code == 1
    assert f"{tmp_path / 'none'}: the folder holds no pages; " in result.stderr
    assert len(graphfile.load(tmp_path / "out").documents) == 3


def test_path_that_is_not_there_is_named(tmp_path: Path) -> None:
    result = run(tmp_path / "nowhere", write_pages(tmp_path / "pages"), "-o", tmp_path / "out")
    assert result.exit_code == 1
    assert f"{tmp_path / 'nowhere'}: there is no such file; check the path" in result.stderr
    assert len(graphfile.load(tmp_path / "out").documents) == 3


def test_file_that_vanishes_while_the_build_runs_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pages = write_pages(tmp_path / "pages")

    def vanish(source: object, options: object) -> str:
        (pages / "b.txt").unlink(missing_ok=True)
        return ""

    monkeypatch.setattr("kg.corpus.fingerprint", vanish)
    result = run(pages, "-o", tmp_path / "out")
    assert result.exit_code == 1
    assert "kg: b.txt: the file cannot be read (No such file or directory); " in result.stderr
    assert [d.name for d in graphfile.load(tmp_path / "out").documents] == ["a.txt", "more/c.txt"]


def test_file_that_may_not_be_read_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pages, read_bytes = write_pages(tmp_path / "pages"), Path.read_bytes

    def guarded(self: Path) -> bytes:
        if self.name == "b.txt":
            raise PermissionError(13, "Permission denied", str(self))
        return read_bytes(self)

    monkeypatch.setattr(Path, "read_bytes", guarded)
    result = run(pages, "-o", tmp_path / "out")
    assert result.exit_code == 1
    assert "kg: b.txt: the file cannot be read (Permission denied); check that it is there" in result.stderr
    assert len(graphfile.load(tmp_path / "out").documents) == 2


def test_nothing_to_read_leaves_the_graph_that_stands(tmp_path: Path) -> None:
    pages = write_pages(tmp_path / "pages")
    assert run(pages, "-o", tmp_path / "out").exit_code == 0
    before = contents(tmp_path / "out")
    result = run(tmp_path / "nowhere", "-o", tmp_path / "out")
    assert result.exit_code == 1
    assert "there is no such file" in result.stderr
    assert "no page could be read; the graph that stands there is left as it was" in result.stderr
    assert contents(tmp_path / "out") == before


def test_nothing_to_read_into_a_new_folder_is_reported_there(tmp_path: Path) -> None:
    result = run(tmp_path / "nowhere", "-o", tmp_path / "out")
    assert result.exit_code == 1
    assert "nowhere" in (tmp_path / "out" / "report.md").read_text(encoding="utf-8")


def test_output_that_is_a_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("mine", encoding="utf-8")
    result = run(write_pages(tmp_path / "pages"), "-o", tmp_path / "out")
    assert result.exit_code == 1
    assert result.stderr == f"kg: {tmp_path / 'out'}: this is a file, not a folder; name a folder with -o\n"
    assert (tmp_path / "out").read_text(encoding="utf-8") == "mine"


def test_output_below_a_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    result = run(write_pages(tmp_path / "pages"), "-o", tmp_path / "file" / "out")
    assert result.exit_code == 1
    assert result.stderr == f"kg: {tmp_path / 'file'}: this is a file, not a folder; name a folder with -o\n"


@pytest.mark.parametrize(
    ("option", "value", "words"),
    [
        ("--filename", "(", "--filename is not a regular expression"),
        ("--filename", "[0-9]+", "--filename names no group"),
        ("--encoding", "nix", "--encoding nix is not known"),
        ("--date", "2025-13-45", "--date 2025-13-45 is no date"),
        ("--date", "yesterday", "--date yesterday is no date"),
    ],
)
def test_option_that_no_file_could_be_read_with_is_wrong_usage(
    option: str, value: str, words: str, tmp_path: Path
) -> None:
    result = run(write_pages(tmp_path / "pages"), "-o", tmp_path / "out", option, value)
    assert result.exit_code == 2
    assert words in result.stderr
    assert not (tmp_path / "out").exists()


def test_date_is_taken_in_the_forms_files_use(tmp_path: Path) -> None:
    result = run(write_pages(tmp_path / "pages"), "-o", tmp_path / "out", "--date", "2025年11月26日")
    assert result.exit_code == 0
    assert {d.edition.date for d in graphfile.load(tmp_path / "out").documents} == {"2025-11-26"}


def test_missing_arguments_are_wrong_usage(tmp_path: Path) -> None:
    assert run("-o", tmp_path / "out").exit_code == 2
    assert run(tmp_path).exit_code == 2
    assert run(tmp_path, "-o", tmp_path / "out", "--field", "text").exit_code == 2


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """A folder with a graph, whose pages have grown since."""
    pages = write_pages(tmp_path / "pages", {"a.txt": PAGE})
    assert run(pages, "-o", tmp_path / "out").exit_code == 0
    write_pages(pages)
    return tmp_path / "out"


@pytest.mark.parametrize("room", [2_000, 60_000, 250_000])
def test_full_disk_leaves_the_graph_that_stands(built: Path, room: int) -> None:
    """A limit on the size of files fails writes as a full disk does, wherever it strikes."""
    before = contents(built)
    result = subprocess.run(
        [*COMMAND, str(built.parent / "pages"), "-o", str(built), "--workers", "1"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (room, room)),
    )
    assert result.returncode == 1
    assert "make room" in result.stderr
    assert str(built) in result.stderr
    assert "Traceback" not in result.stderr
    assert contents(built) == before
    assert run(built.parent / "pages", "-o", built).exit_code == 0
    assert contents(built) != before


def test_output_on_a_read_only_disk_is_named(built: Path) -> None:
    """Mounted in a name space of its own, where the system lets anyone have one."""
    before = contents(built)
    mount = f'mount --bind {built} {built} && mount -o remount,bind,ro {built} && exec "$@"'
    result = subprocess.run(
        ["unshare", "-rm", "sh", "-c", mount, "sh", *COMMAND, str(built.parent / "pages"), "-o", str(built)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    if "unshare" in result.stderr or "mount" in result.stderr:
        pytest.skip(f"no name spaces here: {result.stderr.strip()}")
    assert result.returncode == 1
    assert f"kg: {built}: the folder cannot be written to (Read-only file system); name a folder" in result.stderr
    assert contents(built) == before


def test_build_needs_no_network(tmp_path: Path) -> None:
    result = subprocess.run(
        ["unshare", "-rn", *COMMAND, str(write_pages(tmp_path / "pages")), "-o", str(tmp_path / "out")],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    if "unshare" in result.stderr:
        pytest.skip(f"no name spaces here: {result.stderr.strip()}")
    assert result.returncode == 0
    assert run(tmp_path / "pages", "-o", tmp_path / "with").exit_code == 0
    assert contents(tmp_path / "out") == contents(tmp_path / "with")


NAMES = {
    "reserved on Windows": ["CON.txt", "nul.txt"],
    "long": ["长" * 80 + ".txt"],
    "composed and decomposed": [unicodedata.normalize(form, "caf\u00e9.txt") for form in ("NFC", "NFD")],
    "markup": ["<img src=x onerror=alert(1)>.txt", "a|b`c*.txt", '"quoted".txt'],
    "blanks and line breaks": [" a b .txt", "a\nb.txt"],
    "bytes that are no text": [os.fsdecode(b"\xff\xfe.txt"), os.fsdecode(b"\xff\xfd.txt")],
}


@pytest.mark.parametrize("case", sorted(NAMES))
def test_strange_names_of_pages_stay_inside_and_apart(case: str, tmp_path: Path) -> None:
    pages = tmp_path / "pages"
    pages.mkdir()
    for name in NAMES[case]:
        (pages / name).write_text(PAGE, encoding="utf-8")
    result = run(pages, "-o", tmp_path / "out")
    assert result.exit_code == 0, result.output
    graph = graphfile.load(tmp_path / "out")
    assert len({d.name for d in graph.documents}) == len({a.id for a in graph.articles}) == len(NAMES[case])
    assert {path.name for path in tmp_path.iterdir()} == {"pages", "out"}
    left = {path.name for path in (tmp_path / "out").iterdir()}
    assert left == {".kg", "graph.html", "graph.json", "graph.ttl", "neo4j", "report.md", "store"}


def test_names_that_no_disk_would_take_stay_apart_in_an_archive(tmp_path: Path) -> None:
    import zipfile

    names = ["长" * 100 + ".txt", "CON.txt", *(unicodedata.normalize(form, "café.txt") for form in ("NFC", "NFD"))]
    with zipfile.ZipFile(tmp_path / "pages.zip", "w") as bundle:
        for name in names:
            bundle.writestr(name, PAGE)
    result = run(tmp_path / "pages.zip", "-o", tmp_path / "out")
    assert result.exit_code == 0, result.stderr
    graph = graphfile.load(tmp_path / "out")
    assert {d.name for d in graph.documents} == {f"pages.zip/{name}" for name in names}
    assert len({a.id for a in graph.articles}) == len(names)
    assert {path.name for path in tmp_path.iterdir()} == {"pages.zip", "out"}


def test_archive_member_that_climbs_out_stays_inside(tmp_path: Path) -> None:
    import zipfile

    with zipfile.ZipFile(tmp_path / "pages.zip", "w") as bundle:
        bundle.writestr("../../x.txt", PAGE)
    run(tmp_path / "pages.zip", "-o", tmp_path / "out")
    assert {path.name for path in tmp_path.iterdir()} == {"pages.zip", "out"}
    assert not (tmp_path.parent / "x.txt").exists()


def test_markup_in_a_headline_stays_text_in_every_output(tmp_path: Path, ontology: Ontology) -> None:
    headline = '<script>alert("职工")</script> & </title> \\ `x`'
    page = headline + "\n" + PAGE.partition("\n")[2]
    assert run(write_pages(tmp_path / "pages", {"a.txt": page}), "-o", tmp_path / "out").exit_code == 0
    out = tmp_path / "out"
    assert graphfile.load(out).articles[0].headline == headline
    nodes = json.loads((out / "graph.json").read_text(encoding="utf-8"))["nodes"]
    assert headline in [node.get("headline") for node in nodes]
    found = ox.Store.read_only(str(out / "store")).query("SELECT ?h { ?a <https://schema.org/headline> ?h }")
    assert [row["h"].value for row in found] == [headline]  # type: ignore[union-attr]
    assert "<script>alert" not in (out / "graph.html").read_text(encoding="utf-8")
    assert "<script>" not in (out / "report.md").read_text(encoding="utf-8").replace("\\<", "")
    assert '""职工""' in (out / "neo4j" / "articles.csv").read_text(encoding="utf-8")
