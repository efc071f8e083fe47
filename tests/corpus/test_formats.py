"""What each format gives, and what a broken or hostile file of it gives."""

from __future__ import annotations

import json
import os
import time
import zlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.corpus import ReadOptions, Source, read, split
from kg.model import Document, Problem
from kg.ontology import Ontology, default
from tests.corpus.helpers import docx, paragraph, pdf, read_all, zipped

ENDINGS = ["txt", "html", "docx", "jsonl", "json", "csv"]
STARTS = st.sampled_from(
    [b"", b"<html><p>", b"[{", b'{"text": "', b"text,title\n", b"\xff\xfe", b"PK\x03\x04", "记者".encode("gbk")]
)
HEAD = "云台区总工会举办职工运动会"
LEAD = "本报讯 (记者林知秋)11月20日,云台区总工会在区体育馆举办职工运动会,三百名职工参加。"


def one(tmp_path: Path, name: str, data: bytes | str, options: ReadOptions | None = None) -> tuple[list, list]:  # type: ignore[type-arg]
    (tmp_path / name).write_bytes(data if isinstance(data, bytes) else data.encode())
    return read_all(tmp_path / name, options=options)


class TestText:
    def test_line_ends_of_every_system(self, tmp_path: Path) -> None:
        (document,), _ = one(tmp_path, "a.txt", "一\r\n二\r三\n\n五\u2028六")
        assert document.lines == ("一", "二", "三", "", "五\u2028六")

    def test_a_mark_and_zero_bytes_are_taken_out_and_told_of(self, tmp_path: Path) -> None:
        (document,), (problem,) = one(tmp_path, "a.txt", "\ufeff" + HEAD + "\0" + LEAD)
        assert document.lines == (HEAD + LEAD,)
        assert not problem.fatal

    def test_three_hyphens_alone_are_no_front_matter(self, tmp_path: Path) -> None:
        (document,), _ = one(tmp_path, "a.txt", "---\n" + HEAD + "\n---\n")
        assert HEAD in document.lines

    @pytest.mark.slow
    def test_a_line_of_fifty_megabytes(self, tmp_path: Path, ontology: Ontology) -> None:
        (document,), _ = one(tmp_path, "a.txt", LEAD * (50_000_000 // len(LEAD.encode())))
        start = time.perf_counter()
        found = split(document, ontology)
        assert time.perf_counter() - start < 60
        assert found.articles[0].lines == (1,)


class TestHtml:
    PAGE = f"""<!doctype html><html><head><title>t</title><meta property="og:site_name" content="样报">
    <meta name="pubdate" content="2025-11-26 08:00"><link rel="canonical" href="https://example.org/1">
    <script>var x = "<p>no</p>";</script><style>p {{}}</style></head><body><nav><a href="/">first page</a></nav>
    <h1>{HEAD}</h1><p>{LEAD}</p><p>比赛<b>分</b>三组。</p>
    <figure><img src="x"><figcaption>比赛现场。林知秋 摄</figcaption></figure>
    <ul><li><a href="1">别的新闻一</a></li></ul><div class="footer">about</div></body></html>"""

    def test_a_web_article(self, tmp_path: Path, ontology: Ontology) -> None:
        (document,), problems = one(tmp_path, "a.html", self.PAGE)
        assert not problems
        assert document.lines == (HEAD, LEAD, "比赛分三组。", "比赛现场。林知秋 摄")
        assert (document.edition.newspaper, document.edition.date) == ("样报", "2025-11-26")
        assert document.edition.url == "https://example.org/1"
        article, caption = split(document, ontology).articles
        assert (article.headline, len(article.lines)) == (HEAD, 3)
        assert caption.bylines[0].name == "林知秋"

    def test_an_e_paper_page_has_an_article_for_each_element(self, tmp_path: Path, ontology: Ontology) -> None:
        other = HEAD.replace("运动会", "读书会")
        first = f"<article><h2>{HEAD}</h2><p>{LEAD}</p><p>短句</p></article>"
        page = f"<p>第2版</p>{first}<article><h2>{other}</h2><p>{LEAD}</p></article>"
        (document,), _ = one(tmp_path, "a.html", page)
        found = split(document, ontology)
        assert [article.headline for article in found.articles] == [HEAD, other]
        assert found.noise == (1,)

    def test_markup_stays_text_when_it_is_escaped(self, tmp_path: Path) -> None:
        (document,), _ = one(tmp_path, "a.html", "<p>&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;工会&quot;</p>")
        assert document.lines == ('<script>alert(1)</script> & "工会"',)

    @pytest.mark.parametrize("depth", [300, 100_000])
    def test_text_under_many_elements_is_not_lost(self, tmp_path: Path, depth: int) -> None:
        (document,), _ = one(tmp_path, "a.html", "<div>" * depth + "工会标记" + "</div>" * depth)
        assert document.lines == ("工会标记",)

    @pytest.mark.parametrize(
        "piece",
        ["<!--", "<", "<a ", '<a b="', "<?", "&", "<![CDATA[", "<!a", "</", "<script>", "<title>", "</p", "<p/>"],
    )
    def test_repeated_broken_markup_takes_time_in_proportion(self, tmp_path: Path, piece: str) -> None:
        start = time.perf_counter()
        one(tmp_path, "a.html", "<p>工会</p>" + piece * (400_000 // len(piece)))
        assert time.perf_counter() - start < 8

    @pytest.mark.parametrize(
        ("declared", "written"),
        [("gb2312", "gb18030"), ("utf-8", "gb18030"), ("gbk", "utf-8"), ("", "gb18030"), ("big5", "big5")],
    )
    def test_the_declared_charset_counts_unless_it_is_wrong(self, tmp_path: Path, declared: str, written: str) -> None:
        text = "工會舉辦職工運動會,來自各區的選手參加。" if written == "big5" else LEAD
        meta = f'<meta charset="{declared}">' if declared else ""
        (document,), _ = one(tmp_path, "a.html", f"<html>{meta}<p>{text}</p>".encode(written))
        assert document.lines == (text,)

    @pytest.mark.slow
    def test_a_page_of_fifty_megabytes(self, tmp_path: Path) -> None:
        page = f"<p>{LEAD}</p>" * (50_000_000 // len(f"<p>{LEAD}</p>".encode()))
        (document,), problems = one(tmp_path, "a.html", page)
        assert not problems
        assert document.lines[-1] == LEAD


class TestTables:
    def test_json_lines_give_an_article_a_row(self, tmp_path: Path, ontology: Ontology) -> None:
        row = {"id": "7", "title": HEAD, "content": LEAD + "\n第二段结束。", "date": "20251126", "source": "样报"}
        documents, problems = one(
            tmp_path, "a.jsonl", json.dumps(row, ensure_ascii=False) + "\n\n" + json.dumps({"text": LEAD})
        )
        assert not problems
        assert [document.name for document in documents] == ["a.jsonl#7", "a.jsonl#3"]
        assert documents[0].edition.date == "2025-11-26"
        (article,) = split(documents[0], ontology).articles
        assert (article.headline, article.bylines[0].name, len(article.lines)) == (HEAD, "林知秋", 3)

    def test_bad_rows_are_told_of_with_their_line(self, tmp_path: Path) -> None:
        rows = ["{", "[1]", json.dumps({"title": HEAD}), json.dumps({"text": LEAD}), "[" * 100_000, '"x"']
        documents, problems = one(tmp_path, "a.jsonl", "\n".join(rows))
        assert len(documents) == 1
        assert [problem.line for problem in problems] == [1, 2, 3, 5, 6]
        assert all(problem.remedy for problem in problems)

    def test_json_may_be_an_array_an_object_or_an_array_in_an_object(self, tmp_path: Path) -> None:
        row = {"text": LEAD}
        for value in ([row], row, {"articles": [row]}):
            documents, problems = one(tmp_path, "a.json", json.dumps(value))
            assert (len(documents), problems) == (1, [])

    @pytest.mark.parametrize("delimiter", [",", "\t", ";"])
    def test_csv_with_native_column_names(self, tmp_path: Path, delimiter: str) -> None:
        data = (
            delimiter.join(("标题", "正文", "版次")) + "\n" + delimiter.join((HEAD, f'"{LEAD}\n第二段。"', "3")) + "\n"
        )
        (document,), problems = one(tmp_path, "a.csv", "\ufeff" + data)
        assert not problems
        assert document.lines == (HEAD, LEAD, "第二段。")
        assert document.edition.page == "3"

    def test_columns_named_by_the_user(self, tmp_path: Path) -> None:
        options = ReadOptions(fields=(("text", "col3"), ("headline", "col1")))
        (document,), _ = one(tmp_path, "a.csv", f"col1,col2,col3\n{HEAD},x,{LEAD.replace(',', '，')}\n", options)
        assert document.lines[0] == HEAD

    def test_a_table_in_two_encodings(self, tmp_path: Path) -> None:
        row = json.dumps({"text": LEAD}, ensure_ascii=False)
        documents, _ = one(tmp_path, "a.jsonl", row.encode() + b"\n" + row.encode("gbk") + b"\n")
        assert [document.lines for document in documents] == [(LEAD,), (LEAD,)]
        assert [document.encoding for document in documents] == ["utf-8", "gb18030"]
        text = LEAD.replace(",", "，")
        documents, problems = one(tmp_path, "a.csv", f"text\n{text}\n".encode() + text.encode("gbk") + b"\n")
        assert problems
        assert all(problem.remedy for problem in problems)


class TestDocx:
    def test_paragraphs_and_styles(self, tmp_path: Path, ontology: Ontology) -> None:
        (document,), _ = one(tmp_path, "a.docx", docx(paragraph(HEAD, "Title") + paragraph(LEAD)))
        assert document.lines == (HEAD, LEAD)
        assert split(document, ontology).articles[0].headline == HEAD

    @pytest.mark.parametrize(
        ("data", "words"),
        [
            (b"\xd0\xcf\x11\xe0" + b"\0" * 100, "old .doc"),
            (b"PK\x03\x04broken", "unpacked"),
            (zipped({"a.txt": b"x"}), "no word/document.xml"),
            (zipped({"word/document.xml": b"<a>" + b" " * (80 << 20)}), "bomb"),
            (zipped({"word/document.xml": b'<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>'}), "entities"),
            (zipped({"word/document.xml": b"<a><b></a>"}), "not valid XML"),
            (zipped({"word/document.xml": b'<?xml version="1.0" encoding="UTFFF-8"?><a/>'}), "not valid XML"),
            (docx(""), "no text"),
        ],
    )
    def test_broken_and_hostile_documents(self, tmp_path: Path, data: bytes, words: str) -> None:
        documents, (problem,) = one(tmp_path, "a.docx", data)
        assert not documents
        assert words in problem.problem


class TestPdf:
    pytestmark = pytest.mark.skipif(
        __import__("importlib").util.find_spec("pypdfium2") is None, reason="needs the extra pdf"
    )

    def test_a_text_layer_in_two_columns(self, tmp_path: Path) -> None:
        column = b" ".join(b"1 0 0 1 %d %d Tm (%s) Tj" % (x, y, t) for x, y, t in [
            (20, 250, b"left column one"), (160, 250, b"right column one"),
            (20, 236, b"left column two"), (160, 236, b"right column two"),
        ])  # fmt: skip
        (document,), _ = one(tmp_path, "a.pdf", pdf(b"BT /F 10 Tf " + column + b" ET"))
        assert " ".join(document.lines) == "left column one left column two right column one right column two"

    def test_a_scan_is_told_of_and_ocr_named(self, tmp_path: Path) -> None:
        documents, (problem,) = one(tmp_path, "a.pdf", pdf())
        assert not documents
        assert "no text layer" in problem.problem
        assert "OCR" in problem.remedy

    @pytest.mark.parametrize(
        "data",
        [
            b"%PDF-1.4\n",
            b"not a pdf",
            pdf(b"BT (x) Tj ET")[:200],
            pdf().replace(b"/Root", b"/Encrypt << /Filter /Standard /V 9 >> /Root"),
        ],
    )
    def test_broken_and_encrypted_files(self, tmp_path: Path, data: bytes) -> None:
        documents, problems = one(tmp_path, "a.pdf", data)
        assert not documents
        assert problems[0].remedy

    @pytest.mark.parametrize(
        ("piece", "megabytes"),
        [(b" " * 1024, 1500), (b"BT /F 10 Tf 1 0 0 1 20 250 Tm (a) Tj ET\n" * 26, 200)],
        ids=["blank", "text"],
    )
    def test_a_stream_that_fills_the_memory_is_given_up(self, tmp_path: Path, piece: bytes, megabytes: int) -> None:
        packed = zlib.compressobj(9)
        stream = b"".join(packed.compress(piece * 1024) for _ in range(megabytes)) + packed.flush()
        plain = b"<< /Length 1 >>\nstream\n "
        assert plain in pdf(b" ")
        bomb = pdf(b" ").replace(plain, b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s" % (len(stream), stream))
        before = sum(os.times()[:4])
        documents, (problem,) = one(tmp_path, "a.pdf", bomb)
        assert sum(os.times()[:4]) - before < 30
        assert not documents
        assert "made to exhaust the reader" in problem.problem


@settings(max_examples=400, deadline=None)
@given(st.sampled_from(ENDINGS), STARTS, st.binary(max_size=300))
def test_any_bytes_in_any_ending_give_articles_or_a_clear_problem(ending: str, start: bytes, rest: bytes) -> None:
    items = list(read(Source(f"any.{ending}", f"any.{ending}", data=start + rest)))
    for item in items:
        if isinstance(item, Document):
            split(item, default())
        else:
            assert isinstance(item, Problem)
            assert item.problem
            assert item.remedy
    assert items or ending in ("json", "jsonl", "csv")
