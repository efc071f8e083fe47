"""An ontology may say some words of the interface otherwise; the default fills in every other."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from kg.errors import KgError
from kg.interface import LANGUAGES, strings, table
from kg.ontology import Ontology


@pytest.mark.parametrize("part", ["", "serve", "explore"])
def test_one_word_said_otherwise_leaves_the_others(ontology: Ontology, tmp_path: Path, part: str) -> None:
    known = strings(ontology, part)
    key, *others = known["en"]
    (tmp_path / "ui" / part).mkdir(parents=True)
    (tmp_path / "ui" / part / "en.toml").write_text(f'{key} = "Said otherwise"\n', encoding="utf-8")
    own = strings(replace(ontology, folder=tmp_path), part)
    assert tuple(own) == LANGUAGES
    assert own["zh"] == known["zh"]
    assert own["en"][key] == "Said otherwise"
    assert others
    assert {name: own["en"][name] for name in others} == {name: known["en"][name] for name in others}


def test_a_faulty_table_is_named(ontology: Ontology, tmp_path: Path) -> None:
    (tmp_path / "ui" / "explore").mkdir(parents=True)
    (tmp_path / "ui" / "explore" / "start.toml").write_text("lists = [", encoding="utf-8")
    with pytest.raises(KgError, match="not valid TOML"):
        table(replace(ontology, folder=tmp_path), "explore/start")
