"""`kg articles` as a person calls it."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner

from kg.cli import main

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
PAGE = "云台区总工会送清凉\n\n本报讯 (记者林知秋)近日,云台区总工会为户外劳动者送清凉。\n"


def test_text_shows_lines_and_roles(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(PAGE)
    result = CliRunner().invoke(main, ["articles", str(tmp_path / "a.txt")])
    assert result.exit_code == 0
    assert "headline 云台区总工会送清凉" in result.stdout
    assert "3 byline" in result.stdout
    assert "记者 林知秋" in result.stdout


def test_json_is_one_object_a_document() -> None:
    result = CliRunner().invoke(main, ["articles", str(SEEDS), "--json"])
    assert result.exit_code == 0
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    assert len(rows) == 5
    assert all(row["articles"] and row["edition"]["date"] for row in rows)


def test_problems_go_to_the_other_stream_and_make_exit_code_1(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(PAGE)
    (tmp_path / "b.txt").write_bytes(b"")
    result = CliRunner().invoke(main, ["articles", str(tmp_path)])
    assert result.exit_code == 1
    assert "b.txt: the file holds no text" in result.stderr
    assert "云台区" in result.stdout


def test_a_wrong_field_is_wrong_usage(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(PAGE)
    assert CliRunner().invoke(main, ["articles", str(tmp_path), "--field", "text"]).exit_code == 2


def test_a_wrong_pattern_is_wrong_usage(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(PAGE)
    result = CliRunner().invoke(main, ["articles", str(tmp_path), "--filename", "("])
    assert result.exit_code == 2
    assert "not a regular expression" in result.stderr
