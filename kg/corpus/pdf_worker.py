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
    """{"pages": [[[character, left, bottom, right, top, size], …], …]} or {"error": word}."""
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
        left, right, bottom, top = (ctypes.c_double() for _ in range(4))
        for i in range(min(text.count_chars(), MOST_CHARACTERS - total)):
            code = raw.FPDFText_GetUnicode(text, i)
            if code < 32 or raw.FPDFText_IsGenerated(text, i) == 1 or 0xD800 <= code < 0xE000:
                continue
            if raw.FPDFText_GetCharBox(text, i, left, right, bottom, top):
                size = raw.FPDFText_GetFontSize(text, i)
                box = raw.FS_RECTF()
                if raw.FPDFText_GetLooseCharBox(text, i, box):
                    rows.append([chr(code), box.left, box.bottom, box.right, box.top, size])
                else:
                    rows.append([chr(code), left.value, bottom.value, right.value, top.value, size])
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
