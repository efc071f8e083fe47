"""One page in every format gives the same articles."""

from __future__ import annotations

import html
import json
import shutil
import subprocess
from pathlib import Path

import pytest

from kg.corpus import split
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


def articles(path: Path, ontology: Ontology) -> list[tuple[str, tuple[tuple[str, str], ...], str]]:
    documents, problems = read_all(path)
    assert not problems
    return sorted(content(article) for document in documents for article in split(document, ontology).articles)


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
    assert articles(target, ontology) == articles(page, ontology)


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
    assert articles(target, ontology) == articles(page, ontology)
