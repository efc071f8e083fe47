"""Reads the characters of a PDF with their places, in a process of its own that may be killed.

Run as a script: PDF on standard input, JSON on standard output. Memory and time are bounded, so a file made to exhaust
them only ends this process. Imports nothing of the project.
"""

from __future__ import annotations

import ctypes
import json
import sys

MEMORY, SECONDS = 1 << 30, 60
MOST_PAGES, MOST_CHARACTERS = 2000, 2_000_000


def limit() -> None:
    """Bound memory and processor time where the system can."""
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    except (ImportError, ValueError, OSError):
        pass


def pages(data: bytes) -> dict[str, object]:
    """{"pages": [[[character, left, baseline, right, top, size], …], …]} or {"error": word}."""
    import pypdfium2 as pdfium  # type: ignore[import-untyped]
    import pypdfium2.raw as raw  # type: ignore[import-untyped]

    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        return {"error": "password" if "password" in str(error).lower() else str(error)}
    found, total = [], 0
    for number in range(min(len(document), MOST_PAGES)):
        rows: list[list[object]] = []
        try:
            text = document[number].get_textpage()
        except pdfium.PdfiumError:
            found.append(rows)
            continue
        x, y = ctypes.c_double(), ctypes.c_double()
        left, right, bottom, top = (ctypes.c_double() for _ in range(4))
        matrix = raw.FS_MATRIX()
        for i in range(min(text.count_chars(), MOST_CHARACTERS - total)):
            code = raw.FPDFText_GetUnicode(text, i)
            if code < 32 or raw.FPDFText_IsGenerated(text, i) == 1 or 0xD800 <= code < 0xE000 or code > 0x10FFFF:
                continue
            if not raw.FPDFText_GetCharOrigin(text, i, x, y):
                continue
            size = raw.FPDFText_GetFontSize(text, i)
            if raw.FPDFText_GetMatrix(text, i, matrix):
                size *= (matrix.b**2 + matrix.d**2) ** 0.5
            width = size
            if code < 0x2E80 and raw.FPDFText_GetCharBox(text, i, left, right, bottom, top):
                width = max(right.value - x.value, 0.1 * size)
            rows.append([chr(code), x.value, y.value, x.value + width, y.value + size, size])
        total += len(rows)
        found.append(rows)
    return {"pages": found, "cut": len(document) > MOST_PAGES or total >= MOST_CHARACTERS}


def main() -> None:
    limit()
    try:
        answer = pages(sys.stdin.buffer.read())
    except ImportError:
        answer = {"error": "missing"}
    except MemoryError:
        answer = {"error": "memory"}
    sys.stdout.write(json.dumps(answer))


if __name__ == "__main__":
    main()
