"""Encodings: found in a fixed order, never silently wrong."""

from __future__ import annotations

import pytest

from kg.corpus.encoding import canonical, decode

SIMPLIFIED = "云台区总工会近日举办职工技能竞赛,来自全区的三十名选手参加了比赛。"
TRADITIONAL = "雲臺區總工會近日舉辦職工技能競賽,來自全區的三十名選手參加了比賽。"
MIXED = "<p>" + "a page of mostly English markup " * 20 + "工会</p>"
CASES = [
    ("utf-8", SIMPLIFIED, "utf-8"),
    ("utf-8-sig", SIMPLIFIED, "utf-8-sig"),
    ("gbk", SIMPLIFIED, "gb18030"),
    ("gb18030", SIMPLIFIED + "镕䶮𬭼", "gb18030"),
    ("gb2312", "职工之家", "gb18030"),
    ("gbk", MIXED, "gb18030"),
    ("big5", TRADITIONAL, "big5hkscs"),
    ("utf-16", SIMPLIFIED, "utf-16"),
    ("utf-16-le", SIMPLIFIED + " 2025-11-26\n", "utf-16-le"),
    ("utf-16-be", SIMPLIFIED + " 2025-11-26\n", "utf-16-be"),
    ("utf-8", TRADITIONAL, "utf-8"),
    ("ascii", "nothing but ASCII\n", "utf-8"),
]


@pytest.mark.parametrize(("written", "text", "found"), CASES)
def test_the_encoding_is_found_when_declared(written: str, text: str, found: str) -> None:
    decoded = decode(text.encode(written), written)
    assert decoded.text.lstrip("\ufeff") == text
    assert not decoded.doubt


def test_undeclared_encodings_are_found_or_doubted() -> None:
    right = [decode(text.encode(written)) for written, text, _ in CASES]
    hits = [found.text.lstrip("\ufeff") == text for found, (_, text, _) in zip(right, CASES, strict=True)]
    assert sum(hits) >= 11
    assert all(hit or found.doubt for hit, found in zip(hits, right, strict=True))


@pytest.mark.parametrize(("written", "text", "found"), CASES)
def test_the_choice_is_recorded(written: str, text: str, found: str) -> None:
    assert decode(text.encode(written), written).encoding == found


def test_a_page_that_says_gb2312_may_hold_letters_outside_of_it() -> None:
    text = "朱镕、王䶮与元素𬭼都是名字里会有的字。"
    decoded = decode(text.encode("gb18030"), "gb2312")
    assert decoded.text == text
    assert decoded.encoding == "gb18030"


def test_a_page_that_wrongly_says_utf_8_is_read_as_what_it_is() -> None:
    decoded = decode(SIMPLIFIED.encode("gbk"), "utf-8")
    assert decoded.text == SIMPLIFIED


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
def test_a_cut_off_last_letter_is_told_of(encoding: str) -> None:
    decoded = decode((SIMPLIFIED * 3).encode(encoding)[:-1], "" if encoding == "utf-16" else encoding)
    assert decoded.doubt
    assert decoded.text.startswith(SIMPLIFIED)


@pytest.mark.parametrize("label", ["", "no-such-charset", "utf-7", "base64", "rot13", "idna", "x" * 1000])
def test_labels_that_name_no_encoding_of_text_are_passed_over(label: str) -> None:
    assert canonical(label) == ""
    assert decode(SIMPLIFIED.encode(), label).text == SIMPLIFIED


def test_traditional_script_stays_as_it_is() -> None:
    assert "總" in decode(TRADITIONAL.encode("big5")).text
