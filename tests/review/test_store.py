"""`review.jsonl`: kept, found, read, and applied at every build."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg import graphfile, review
from kg.cli import main
from kg.errors import KgError
from tests.conftest import ROOT
from tests.pages import contents, write_pages

RENAME = {"rename": "山海重工有限公司", "to": "山海重工集团"}


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, list(map(str, arguments)))


def names(folder: Path) -> set[str]:
    return {entity.name for entity in graphfile.load(folder).entities}


def test_append_keeps_what_was_there_and_ends_each_line(tmp_path: Path) -> None:
    place = tmp_path / review.NAME
    place.write_text('{"alias": "a", "of": "b"}', encoding="utf-8")
    review.append(place, RENAME)
    review.append(place, {"merge": ["a", "b"]})
    entries, problems = review.read(place)
    assert problems == []
    assert [(entry.action, entry.line) for entry in entries] == [("alias", 1), ("rename", 2), ("merge", 3)]
    assert place.read_bytes().endswith(b"\n")


def test_append_refuses_what_is_no_correction_and_a_file_it_cannot_write(tmp_path: Path) -> None:
    place = tmp_path / review.NAME
    with pytest.raises(KgError, match="rename needs to"):
        review.append(place, {"rename": "a"})
    assert not place.exists()
    with pytest.raises(KgError, match="cannot be kept"):
        review.append(tmp_path / "missing" / review.NAME, RENAME)


def test_read_passes_over_empty_lines_and_remarks_and_tells_of_the_rest(tmp_path: Path) -> None:
    place = tmp_path / review.NAME
    place.write_text(f'\n# a remark\n{json.dumps(RENAME)}\nnot json\n{{"rename": 1}}\n', encoding="utf-8")
    entries, problems = review.read(place)
    assert [entry.line for entry in entries] == [3]
    assert [(p.file, p.line, p.fatal) for p in problems] == [("review.jsonl", 4, True), ("review.jsonl", 5, True)]
    place.write_bytes(b"\xff\xfe\x00")
    assert "not UTF-8" in review.read(place)[1][0].problem


def test_files_are_found_beside_pages_in_the_output_and_where_named(tmp_path: Path) -> None:
    for folder in ("pages", "out"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / review.NAME).touch()
    own = tmp_path / "mine.jsonl"
    own.touch()
    pages, out = tmp_path / "pages", tmp_path / "out"
    expected = [pages / review.NAME, out / review.NAME]
    assert review.places([pages], out) == expected
    assert review.places([pages / "a.txt", pages / "b.txt", "-"], out) == expected
    assert review.places([pages], out, own) == [own, *expected]
    with pytest.raises(KgError, match="no such file"):
        review.places([pages], out, tmp_path / "missing.jsonl")


def test_correction_survives_builds_and_is_no_page(tmp_path: Path) -> None:
    pages, out = write_pages(tmp_path / "pages"), tmp_path / "out"
    assert run("build", pages, "-o", out, "--workers", 1).exit_code == 0
    before = contents(out)
    review.append(pages / review.NAME, RENAME)
    for paths in ([pages], [pages / "a.txt", pages / "b.txt", pages / "more", pages / review.NAME]):
        result = run("build", *paths, "-o", out, "--workers", 1)
        assert result.exit_code == 0, result.stderr
        assert "山海重工集团" in names(out)
        assert "山海重工有限公司" not in names(out)
        assert "of 3 articles" in result.stderr
    (pages / review.NAME).unlink()
    assert run("build", pages, "-o", out, "--workers", 1).exit_code == 0
    assert contents(out) == before


def test_named_file_and_the_one_in_the_output_count_both(tmp_path: Path) -> None:
    pages, out, own = write_pages(tmp_path / "pages"), tmp_path / "out", tmp_path / "own.jsonl"
    out.mkdir()
    review.append(out / review.NAME, RENAME)
    review.append(own, {"rename": "山海市总工会", "to": "山海总工会"})
    assert run("build", pages, "-o", out, "--review", own, "--workers", 1).exit_code == 0
    assert {"山海重工集团", "山海总工会"} <= names(out)
    assert (out / review.NAME).exists()


def test_what_does_not_apply_is_in_the_report_and_what_is_broken_fails_the_build(tmp_path: Path) -> None:
    pages, out = write_pages(tmp_path / "pages"), tmp_path / "out"
    review.append(pages / review.NAME, {"rename": "没有这个名字", "to": "甲"})
    assert run("build", pages, "-o", out, "--workers", 1).exit_code == 0
    report = (out / "report.md").read_text(encoding="utf-8")
    assert "review.jsonl:1 | the correction “rename” does not apply: nothing is called '没有这个名字'" in report
    with (pages / review.NAME).open("a", encoding="utf-8") as file:
        file.write("{broken\n")
    result = run("build", pages, "-o", out, "--workers", 1)
    assert result.exit_code == 1
    assert "review.jsonl:2: not JSON" in result.stderr


def test_every_example_of_the_documentation_is_a_correction() -> None:
    text = (ROOT / "docs" / "review.md").read_text(encoding="utf-8")
    blocks = text.split("```json\n")[1:]
    rows = [json.loads(line) for block in blocks for line in block.split("```")[0].splitlines()]
    assert {review.parse(row).action for row in rows} == {
        "merge", "split", "rename", "retype", "alias", "distinct", "accept", "reject"
    }  # fmt: skip
