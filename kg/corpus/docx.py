"""Word documents: the paragraphs, with their styles as hints. Read with the standard library, within bounds.

A .docx is a zip with one XML part that matters; entities are refused, so nothing is expanded or fetched.
"""

from __future__ import annotations

import io
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Iterator
from xml.parsers import expat

from kg.corpus.edition import front_matter
from kg.corpus.options import ReadOptions
from kg.model import Document, Edition, Hint, Problem

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PART = "word/document.xml"
STYLES = (("title", "headline"), ("heading1", "headline"), ("subtitle", "subtitle"), ("caption", "caption"))
LARGEST = 200 * 2**20


def documents(
    name: str, digest: str, data: bytes, options: ReadOptions, edition: Edition
) -> Iterator[Document | Problem]:
    """One document a file."""
    remedy = "open it in a word processor and save it again"
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        yield Problem(
            name, 0, "the document is encrypted or in the old .doc format", "save it as .docx without a password"
        )
        return
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as bundle:
            info = bundle.getinfo(PART)
            if info.file_size > LARGEST or info.file_size > options.max_ratio * max(1, info.compress_size) + (1 << 20):
                yield Problem(
                    name, 0, "the document unpacks to far more than its size, as a zip bomb does", "leave it out"
                )
                return
            with bundle.open(info) as stream:
                xml = stream.read(LARGEST + 1)
    except KeyError:
        yield Problem(name, 0, f"the document has no {PART}", remedy)
        return
    except Exception as error:  # zip, zlib and lzma each raise their own on broken data
        yield Problem(name, 0, f"the document cannot be unpacked ({error})", remedy)
        return
    if b"<!DOCTYPE" in xml[:4096] or b"<!ENTITY" in xml:
        yield Problem(name, 0, "the document declares entities, which no word processor writes", "leave it out")
        return
    try:
        rows = list(_paragraphs(xml))
    except (ET.ParseError, expat.ExpatError, ValueError, LookupError) as error:
        yield Problem(name, 0, f"the document is not valid XML ({error})", remedy)
        return
    if not any(text.strip() for text, _ in rows):
        yield Problem(name, 0, "the document holds no text", "if it holds scans, run OCR first")
        return
    lines, found = front_matter(tuple(text for text, _ in rows), edition)
    hints = tuple(Hint(number, role) for number, (_, role) in enumerate(rows, start=1) if role)
    yield Document(name, digest, lines, "docx", "utf-8", found, hints)


def _paragraphs(xml: bytes) -> Iterator[tuple[str, str]]:
    """(text, role) of each paragraph, as the XML goes by; what is read is let go at once."""
    pieces: list[str] = []
    role = ""
    for event, element in ET.iterparse(io.BytesIO(xml), events=("start", "end")):
        tag = element.tag
        if event == "start":
            if tag == W + "pStyle":
                style = (element.get(W + "val") or "").lower().replace(" ", "")
                role = next((part for key, part in STYLES if style.startswith(key)), role)
            continue
        if tag == W + "t":
            pieces.append(element.text or "")
        elif tag == W + "tab":
            pieces.append("\u3000")
        elif tag in (W + "br", W + "cr"):
            yield "".join(pieces), role
            pieces = []
        elif tag == W + "p":
            yield "".join(pieces), role
            pieces, role = [], ""
            element.clear()
