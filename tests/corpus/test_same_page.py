"""One page in every format gives the same articles, entities and statements."""

from __future__ import annotations

import html
import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from kg.build import build
from kg.graph import KnowledgeGraph
from kg.model import Article
from kg.ontology import Ontology
from tests.corpus.helpers import docx, paragraph, read_all

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
PAGES = sorted(SEEDS.glob("*.txt"))
STYLE = (
    "@page{size:420mm 594mm;margin:15mm} p{margin:0 0 .6em}"
    "body{font:11pt/1.5 'Noto Serif CJK SC','Noto Sans CJK SC',sans-serif;columns:2;column-gap:12mm}"
)


def lines(page: Path) -> list[str]:
    return [line for line in page.read_text(encoding="utf-8").splitlines() if line.strip()]


def as_html(page: Path) -> str:
    body = "".join(f"<p>{html.escape(line)}</p>\n" for line in lines(page))
    return f'<!doctype html><html lang="zh"><meta charset="utf-8"><style>{STYLE}</style><body>{body}</body></html>'


def graph_of(path: Path, edition: Path, ontology: Ontology) -> KnowledgeGraph:
    """The graph of a file alone, with what the sidecar of the samples says of the edition of its page."""
    head, *rows = (SEEDS / "editions.csv").read_text(encoding="utf-8").splitlines()
    (row,) = (row for row in rows if row.startswith(f"{edition.name},"))
    (path.parent / "editions.csv").write_text(f"{head}\n{row.replace(edition.name, path.name)}\n", encoding="utf-8")
    documents, problems = read_all(path)
    assert not problems
    return build(documents, ontology)


def said(graph: KnowledgeGraph) -> dict[str, list[Any]]:
    """Everything a graph says, whatever white space a format keeps. Addresses that hang on the name of the file (of
    articles, and of what is told apart by them) stand as the names behind them."""
    names = {entity.id: (entity.type, entity.name) for entity in graph.entities}
    headlines = {article.id: squeeze(article.headline) for article in graph.articles}
    return {
        "articles": sorted(content(article) for article in graph.articles),
        "entities": sorted((e.type, e.subtype, e.name, e.aliases, e.attributes, e.ambiguous) for e in graph.entities),
        "statements": sorted(
            (
                (names[s.subject], s.predicate, names[s.object]),
                [(name, names.get(value, value)) for name, value in s.qualifiers],
                (squeeze(s.evidence), headlines[s.article], s.confidence, s.rule),
            )
            for s in graph.statements
        ),
    }


def same(form: Path, page: Path, ontology: Ontology) -> None:
    """A file gives what the page gives as plain text."""
    text = form.with_name("text") / "page.txt"
    text.parent.mkdir()
    shutil.copyfile(page, text)
    expected, found = said(graph_of(text, page, ontology)), said(graph_of(form, page, ontology))
    assert all(expected.values()), "a sample page says something of each kind"
    assert found == expected


def content(article: Article) -> tuple[str, tuple[tuple[str, str], ...], str]:
    """What an article says, whatever white space a format keeps."""
    text = "".join(paragraph.text for paragraph in article.paragraphs)
    names = tuple(sorted((byline.role, byline.name) for byline in article.bylines))
    return squeeze(article.headline), names, squeeze(text)


def squeeze(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem[:10])
@pytest.mark.parametrize("form", ["html", "jsonl", "docx", "gbk"])
def test_formats_agree(page: Path, form: str, tmp_path: Path, ontology: Ontology) -> None:
    target = tmp_path / f"page.{'txt' if form == 'gbk' else form}"
    if form == "html":
        target.write_text(as_html(page), encoding="utf-8")
    elif form == "jsonl":
        target.write_text(json.dumps({"text": page.read_text(encoding="utf-8")}, ensure_ascii=False), encoding="utf-8")
    elif form == "docx":
        target.write_bytes(docx("".join(paragraph(html.escape(line)) for line in lines(page))))
    else:
        target.write_bytes(page.read_text(encoding="utf-8").encode("gb18030"))
    same(target, page, ontology)


@pytest.mark.browser
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem[:10])
def test_a_pdf_in_two_columns_agrees(page: Path, tmp_path: Path, ontology: Ontology) -> None:
    pytest.importorskip("pypdfium2")
    browser = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if not browser:
        pytest.fail("needs Chromium; leave out with -m 'not browser'")
    source, target = tmp_path / "page.html", tmp_path / "page.pdf"
    source.write_text(as_html(page), encoding="utf-8")
    options = [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--no-pdf-header-footer",
        f"--user-data-dir={tmp_path / 'profile'}",
    ]
    subprocess.run(
        [browser, *options, f"--print-to-pdf={target}", source.as_uri()], check=True, capture_output=True, timeout=120
    )
    same(target, page, ontology)
