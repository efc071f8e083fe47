"""Small things that tests of the room share."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from kg.corpus import ReadOptions, discover, read
from kg.model import Document, Problem


def read_all(*paths: Path | str, options: ReadOptions | None = None) -> tuple[list[Document], list[Problem]]:
    """Everything below the paths: documents and problems."""
    documents: list[Document] = []
    problems: list[Problem] = []
    for source in discover(paths, options):
        for item in read(source, options):
            (documents if isinstance(item, Document) else problems).append(item)  # type: ignore[arg-type]
    return documents, problems


def document(*lines: str, name: str = "page.txt") -> Document:
    """A page of these lines."""
    return Document(name, "0" * 64, lines)


def zipped(members: dict[str, bytes]) -> bytes:
    """A zip archive."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as bundle:
        for name, data in members.items():
            bundle.writestr(name, data)
    return buffer.getvalue()


def docx(body: str) -> bytes:
    """A Word document with this XML inside its body."""
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    xml = f'<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="{space}"><w:body>{body}</w:body></w:document>'
    return zipped({"word/document.xml": xml.encode()})


def paragraph(text: str, style: str = "") -> str:
    """A paragraph of a Word document."""
    mark = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{mark}<w:r><w:t>{text}</w:t></w:r></w:p>"


def pdf(content: bytes = b"") -> bytes:
    """A PDF of one page with this content stream, without fonts."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 300] /Contents 4 0 R "
        b"/Resources << /Font << /F 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    for place in places:
        out += b"%010d 00000 n \n" % place
    out += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(out)
