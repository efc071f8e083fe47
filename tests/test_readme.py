"""What the documentation says is true: its commands run, its links lead somewhere, both languages say the same."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

READMES = (ROOT / "README.md", ROOT / "README.zh-CN.md")
PAGES = (*READMES, *sorted((ROOT / "docs").glob("*.md")), ROOT / "exports" / "README.md", ROOT / "CHANGELOG.md")
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(([^)\s]+)\)")
NOT_HERE = ("kg serve", "pip install", "python3 -m venv")  # a server, and what sets up an environment


def blocks(path: Path, language: str) -> list[str]:
    return [body for name, body in FENCE.findall(path.read_text(encoding="utf-8")) if name == language]


def commands(path: Path) -> list[str]:
    return [line for block in blocks(path, "sh") for line in block.splitlines()]


@pytest.mark.parametrize("readme", READMES, ids=lambda path: path.name)
def test_the_two_commands_are_a_line_each(readme: Path) -> None:
    build, test = blocks(readme, "sh")[:2]
    for block in (build, test):
        assert len(block.splitlines()) == 1
        assert subprocess.run(["bash", "-n"], input=block, text=True, check=False).returncode == 0
    assert "seeds" in build
    assert "exports" in build
    assert "pytest" in test


def test_both_languages_give_the_same_commands_and_links() -> None:
    one, other = READMES
    for language in ("sh", "toml"):
        assert blocks(one, language) == blocks(other, language)
    own = (".png", "/README.md", "README.md", "README.zh-CN.md")
    found = [LINK.findall(path.read_text(encoding="utf-8")) for path in READMES]
    links, others = ({link for link in each if not link.endswith(own)} for each in found)
    assert links == others


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(page: Path) -> None:
    links = [link.partition("#")[0] for link in LINK.findall(page.read_text(encoding="utf-8"))]
    lost = [link for link in links if link and "://" not in link and not (page.parent / link).exists()]
    assert lost == []


def test_pattern_of_the_readme_is_the_one_of_the_example() -> None:
    (shown,) = blocks(READMES[0], "toml")
    folder = ROOT / "tests" / "data" / "sports-ontology" / "patterns"
    assert shown in (folder / "people.toml").read_text(encoding="utf-8")


@pytest.mark.slow
@pytest.mark.parametrize("page", ["README.md", "docs/evaluate.md"])
def test_commands_run(page: str, tmp_path: Path) -> None:
    for name in ("seeds", "tests", "docs"):
        (tmp_path / name).symlink_to(ROOT / name)
    here = [line for line in commands(ROOT / page) if not line.startswith(NOT_HERE)]
    assert len(here) > 3
    program = f'kg() {{ {shlex.quote(sys.executable)} -m kg "$@"; }}\n'
    for line in ["kg build seeds/*.txt -o exports", *here]:
        run = subprocess.run(
            ["bash", "-c", program + line], cwd=tmp_path, env=os.environ | {"PYTHONPATH": str(ROOT)},
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert run.returncode == 0, f"{line}\n{run.stderr}"
        assert run.stdout or run.stderr or " -o " in line, line
