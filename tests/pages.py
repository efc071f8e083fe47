"""Small pages to build in tests, and what a build left."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from kg import commit, graphfile, store
from kg.build import build_into
from kg.cache import FILE
from kg.graph import KnowledgeGraph
from kg.growth.known import FOLDER
from kg.ontology import Ontology

PAGES = {
    "a.txt": """山海市总工会举办“匠心杯”技能大赛

本报讯(记者林知秋)11月20日,山海市总工会在云台区举办“匠心杯”技能大赛,山海重工有限公司承办。

山海重工有限公司工会主席欧阳澄出席并讲话。
""",
    "b.txt": """云台区总工会建起职工驿站

本报讯(记者林知秋 通讯员司徒岚)近日,山海市云台区总工会投入20万元,建成“暖蜂驿站”。

山海市总工会副主席上官黎为驿站揭牌。
""",
    "more/c.txt": """本报讯(记者东方毅)江苏省总工会日前授予山海重工有限公司等10家单位“江苏省五一劳动奖状”。
""",
}


def write_pages(folder: Path, pages: dict[str, str] = PAGES) -> Path:
    """Write pages below `folder`, which is made."""
    for name, text in pages.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def build_folder(paths: Sequence[str | Path], output: Path, ontology: Ontology, **how: Any) -> KnowledgeGraph:
    """Build as `build_into` does, and give the graph that stands in `output` then."""
    build_into(paths, output, ontology, **how)
    return graphfile.load(output)


def contents(folder: Path) -> dict[str, str]:
    """The digest of every file a build left, of the store the digest of its quads."""
    private = (f"{commit.STATE}/{commit.LOCK}", f"{commit.STATE}/{FILE}", f"{FOLDER}/", f"{store.NAME}/")
    found = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and not name.startswith(private):
            found[name] = hashlib.sha256(path.read_bytes()).hexdigest()
    quads = sorted(map(str, ox.Store.read_only(str(folder / store.NAME))))
    return found | {store.NAME: hashlib.sha256("\n".join(quads).encode()).hexdigest()}
