"""PDF pages with a text layer, in one or several columns.

The characters come from PDFium (pypdfium2, Apache-2.0/BSD) in a process of its own (`pdf_worker`); how they make lines
is `layout`. Each page of the file is a document.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from kg.corpus.layout import Letter, rows
from kg.corpus.options import ReadOptions
from kg.model import Document, Edition, Hint, Problem

WORKER = Path(__file__).with_name("pdf_worker.py")
PATIENCE = 90
FEWEST = 8  # letters on a page that counts as having a text layer
FAULTS = {
    "password": ("the PDF is encrypted", "save it without a password"),
    "missing": ("PDF files need the library pypdfium2", "pip install 'kg[pdf]'"),
    "memory": ("reading the PDF takes more than a gigabyte", "leave it out or print it to a new PDF"),
}


def documents(
    name: str, digest: str, data: bytes, options: ReadOptions, edition: Edition
) -> Iterator[Document | Problem]:
    """A document for each page that has text; a page without is a problem that names OCR."""
    found, fault = _characters(data)
    if fault:
        yield Problem(name, 0, *fault)
        return
    single = len(found) == 1
    empty = []
    for number, characters in enumerate(found, start=1):
        lines = rows(characters)
        if sum(len(line.text) for line in lines) < FEWEST:
            empty.append(number)
            continue
        label = name if single else f"{name}#page={number}"
        own = edition if single or edition.page else replace(edition, page=str(number))
        hints = tuple(Hint(i, "large") for i, line in enumerate(lines, start=1) if line.large)
        key = digest if single else f"{digest[:48]}{number:016d}"
        yield Document(label, key, tuple(line.text for line in lines), "pdf", "utf-8", own, hints)
    if empty:
        which = "the PDF has" if len(empty) == len(found) else f"page {', '.join(map(str, empty[:8]))} has"
        yield Problem(
            name,
            0,
            f"{which} no text layer, only pictures",
            "run OCR over it first, for example ocrmypdf",
            fatal=len(empty) == len(found),
        )


def _characters(data: bytes) -> tuple[list[list[Letter]], tuple[str, str] | None]:
    if not data[:1024].lstrip().startswith(b"%PDF") and b"%PDF" not in data[:1024]:
        return [], ("this is not a PDF", "check how it was made")
    try:
        done = subprocess.run(
            [sys.executable, str(WORKER)], input=data, capture_output=True, timeout=PATIENCE, check=False
        )
        answer = json.loads(done.stdout)
    except subprocess.TimeoutExpired:
        return [], (f"reading the PDF takes more than {PATIENCE} seconds", "print it to a new PDF")
    except (OSError, ValueError):
        return [], ("the PDF is broken, or made to exhaust the reader", "print it to a new PDF")
    if error := answer.get("error"):
        return [], FAULTS.get(error, (f"the PDF cannot be read ({error})", "print it to a new PDF"))
    return [[(c, a, b, d, e, s) for c, a, b, d, e, s in page] for page in answer["pages"]], None
