"""Which files are read, in which order, and what stands beside them."""

from __future__ import annotations

import io
import json
import os
import random
from pathlib import Path
from typing import Any

import pytest

from kg.corpus import ReadOptions, Source, day_in_name, discover, fingerprint, read
from kg.model import Document, Edition, Problem
from tests.corpus.helpers import read_all, zipped

PAGE = "云台区总工会送清凉\n\n本报讯 (记者林知秋)近日,云台区总工会为户外劳动者送清凉。\n"


def names(*paths: Path | str) -> list[str]:
    return [source.name for source in discover(paths) if isinstance(source, Source)]


def test_a_folder_is_walked_in_an_order_that_does_not_depend_on_the_disk(tmp_path: Path) -> None:
    wanted = [f"{letter}/{number:02}.txt" for letter in "abc" for number in range(5)]
    for name in random.Random(1).sample(wanted, len(wanted)):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(PAGE)
    assert names(tmp_path) == wanted


def test_files_named_twice_are_read_once(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(PAGE)
    assert names(tmp_path / "a.txt", tmp_path, tmp_path / "a.txt") == ["a.txt"]


def test_files_of_one_name_in_two_folders_get_different_names(tmp_path: Path) -> None:
    for folder in ("x", "y"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.txt").write_text(PAGE)
    found = names(tmp_path / "x", tmp_path / "y")
    assert len(set(found)) == 2
    assert all(name.endswith("a.txt") and not name.startswith("/") for name in found)


def test_what_an_earlier_build_left_is_no_page(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(PAGE)
    for name in ("graph.ttl", "graph.html", "graph.json", "report.md"):
        (tmp_path / name).write_text("x")
    (tmp_path / "neo4j").mkdir()
    (tmp_path / "neo4j" / "nodes.csv").write_text("x")
    assert names(tmp_path) == ["page.txt"]


def test_hidden_files_sidecars_and_unknown_endings_are_passed_over_in_a_folder(tmp_path: Path) -> None:
    for name in ("page.txt", ".secret.txt", "page.txt.meta.json", "editions.csv", "photo.jpg", "README.md"):
        (tmp_path / name).write_text(PAGE if name == "page.txt" else "{}")
    assert names(tmp_path) == ["page.txt"]


def test_missing_and_empty_places_are_problems_and_the_rest_is_read(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(PAGE)
    (tmp_path / "empty").mkdir()
    documents, problems = read_all(tmp_path / "none.txt", tmp_path / "empty", tmp_path / "page.txt")
    assert [document.name for document in documents] == ["page.txt"]
    assert {problem.problem for problem in problems} == {"there is no such file", "the folder holds no pages"}


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("empty.txt", b"", "no text"),
        ("binary.txt", bytes(range(256)) * 64, "binary"),
        ("page.xyz", b"x", "ending"),
        ("blank.html", b"<html><script>x</script></html>", "no text"),
    ],
)
def test_unusable_files_are_told_of_with_a_remedy(tmp_path: Path, name: str, data: bytes, words: str) -> None:
    (tmp_path / name).write_bytes(data)
    documents, problems = read_all(tmp_path / name)
    assert not documents
    assert words in problems[0].problem
    assert problems[0].remedy
    assert problems[0].fatal


def test_a_file_that_vanishes_is_a_problem(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_text(PAGE)
    (source,) = discover([path])
    path.unlink()
    (item,) = read(source)
    assert isinstance(item, Problem)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="a system without pipes in folders")
def test_pipes_and_devices_are_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    os.mkfifo(tmp_path / "pipe.zip")
    (tmp_path / "zeros.txt").symlink_to("/dev/zero")
    (tmp_path / "page.txt").write_text("一页", encoding="utf-8")
    for paths in ([tmp_path], sorted(tmp_path.iterdir())):
        documents, problems = read_all(*paths)
        assert [document.name for document in documents] == ["page.txt"]
        assert [problem.file for problem in problems] == ["pipe.txt", "pipe.zip", "zeros.txt"]
        assert {problem.problem for problem in problems} == {"this is no ordinary file"}


def test_a_folder_that_cannot_be_read_is_told_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "closed").mkdir()
    (tmp_path / "page.txt").write_text("一页", encoding="utf-8")
    scan = os.scandir

    def scandir(place: Any) -> Any:
        if Path(place).name == "closed":
            raise PermissionError(13, "Permission denied", str(place))
        return scan(place)

    monkeypatch.setattr(os, "scandir", scandir)
    documents, problems = read_all(tmp_path)
    assert [document.name for document in documents] == ["page.txt"]
    assert [str(problem.file) for problem in problems] == [str(tmp_path / "closed")]
    assert "Permission denied" in problems[0].problem
    assert read_all(tmp_path / "closed")[1][0].problem == "the folder cannot be read (Permission denied)"


def test_a_file_larger_than_allowed_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_bytes(b"a" * 11)
    options = ReadOptions(max_bytes=10)
    documents, problems = read_all(tmp_path, options=options)
    assert documents == []
    assert problems[0].problem == "the file is larger than 10 bytes"


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    class Input:
        buffer = io.BytesIO(PAGE.encode())

    monkeypatch.setattr("sys.stdin", Input())
    documents, problems = read_all("-")
    assert not problems
    assert documents[0].name == "stdin"


def test_an_edition_comes_from_the_sheet_the_sidecar_and_the_front_matter(tmp_path: Path) -> None:
    (tmp_path / "editions.csv").write_text("file,newspaper,date,page\na.txt,样报,2025-11-26,2\n")
    (tmp_path / "a.txt").write_text(PAGE)
    assert read_all(tmp_path / "a.txt")[0][0].edition == Edition("样报", "2025-11-26", "2")
    (tmp_path / "a.txt.meta.json").write_text(json.dumps({"page": "3", "page_name": "综合"}))
    assert read_all(tmp_path / "a.txt")[0][0].edition == Edition("样报", "2025-11-26", "3", "综合")
    (tmp_path / "a.txt").write_text("---\ndate: 2025年11月27日\n---\n" + PAGE)
    found = read_all(tmp_path / "a.txt")[0][0]
    assert found.edition.date == "2025-11-27"
    assert found.lines[:4] == ("", "", "", "云台区总工会送清凉")


def test_a_filename_pattern_gives_the_edition(tmp_path: Path) -> None:
    (tmp_path / "grb_20251126_A02.txt").write_text(PAGE)
    options = ReadOptions(filename=r"(?P<newspaper>\w+)_(?P<date>\d{8})_(?P<page>\w\d+)")
    (found,), _ = read_all(tmp_path, options=options)
    assert found.edition == Edition("grb", "2025-11-26", "A02")


@pytest.mark.parametrize("sidecar", ["{", "[]", "\udcff"])
def test_a_broken_sidecar_does_not_break_the_rest(tmp_path: Path, sidecar: str) -> None:
    (tmp_path / "a.txt").write_text(PAGE)
    (tmp_path / "b.txt").write_text(PAGE)
    (tmp_path / "a.txt.meta.json").write_bytes(sidecar.encode("utf-8", "surrogateescape"))
    documents, problems = read_all(tmp_path)
    assert len(documents) + len(problems) == 2


def test_the_fingerprint_changes_with_the_bytes_the_options_and_the_sidecar(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(PAGE)
    (source,) = discover([path])
    assert isinstance(source, Source)
    first = fingerprint(source)
    assert first == fingerprint(source)
    assert first != fingerprint(source, ReadOptions(encoding="gbk"))
    (tmp_path / "a.txt.meta.toml").write_text('page = "3"')
    second = fingerprint(source)
    path.write_text(PAGE + "x")
    assert len({first, second, fingerprint(source)}) == 3


def test_the_fingerprint_is_the_digest_of_the_document(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(PAGE)
    (source,) = discover([path])
    assert isinstance(source, Source)
    (item,) = read(source)
    assert isinstance(item, Document)
    assert item.digest == fingerprint(source)


def test_a_zip_gives_its_pages(tmp_path: Path) -> None:
    (tmp_path / "p.zip").write_bytes(zipped({"b/2.txt": PAGE.encode(), "a.txt": PAGE.encode("gbk"), "c.jpg": b"x"}))
    documents, problems = read_all(tmp_path)
    assert [document.name for document in documents] == ["p.zip/a.txt", "p.zip/b/2.txt"]
    assert not problems


def test_a_zip_bomb_is_refused_and_the_rest_of_the_archive_read(tmp_path: Path) -> None:
    (tmp_path / "p.zip").write_bytes(zipped({"bomb.txt": b"\0" * (64 << 20), "a.txt": PAGE.encode()}))
    documents, problems = read_all(tmp_path)
    assert [document.name for document in documents] == ["p.zip/a.txt"]
    assert "bomb" in problems[0].problem


def test_archives_in_archives_and_paths_out_of_them_do_no_harm(tmp_path: Path) -> None:
    inner = zipped({"x.txt": PAGE.encode()})
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "p.zip").write_bytes(zipped({"inner.zip": inner, "../../evil.txt": PAGE.encode()}))
    documents, problems = read_all(folder)
    assert not documents
    assert {problem.problem for problem in problems} == {
        "an archive inside an archive is not opened",
        "'../../evil.txt' leads out of the archive",
    }
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["in", "p.zip"]


def test_a_broken_archive_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "p.zip").write_bytes(zipped({"a.txt": PAGE.encode()})[:-30])
    documents, problems = read_all(tmp_path)
    assert not documents
    assert "cannot be read" in problems[0].problem


def test_a_member_whose_size_lies_is_bounded(tmp_path: Path) -> None:
    data = bytearray(zipped({"a.txt": b"x" * 50_000}))
    true, lie = (50_000).to_bytes(4, "little"), (10).to_bytes(4, "little")
    (tmp_path / "p.zip").write_bytes(bytes(data).replace(true, lie))
    documents, problems = read_all(tmp_path, options=ReadOptions(max_bytes=40_000))
    assert len(documents) + len(problems) == 1
    assert all(len("".join(document.lines)) <= 40_000 for document in documents)


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("2025-08-14-海川工人报-p3.txt", "2025-08-14"),
        ("haichuan_20250814_03.txt", "2025-08-14"),
        ("2025-08-14/page3.txt", ""),
        ("2025-08-14-to-2025-08-20.txt", ""),
        ("2025-02-31.txt", ""),
        ("120250814.txt", ""),
        ("2025-08-14.jsonl#3", ""),
    ],
)
def test_a_day_in_the_name_of_a_page_and_not_of_a_table_is_its_day(name: str, day: str) -> None:
    kind = "jsonl" if "jsonl" in name else "txt"
    assert day_in_name(Document(name, "", ("海川市总工会举办职工龙舟赛",), format=kind)) == day
