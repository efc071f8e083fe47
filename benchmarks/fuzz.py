"""Feeds the readers broken files until the time is up: no traceback, no file that takes long, may come of it.

    python benchmarks/fuzz.py --seconds 600 [--format html]

Starts from whole files of each format, changes bytes at random, and reads and splits what comes of it. Prints how many
files each reader saw and the slowest; exits with 1 and leaves the file when one fails.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import random
import sys
import tempfile
import time
import traceback
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from kg.corpus import Source, discover, read, split  # noqa: E402
from kg.model import Document  # noqa: E402
from kg.ontology import default  # noqa: E402
from tests.corpus.helpers import docx, paragraph, pdf, zipped  # noqa: E402

SLOWEST = 20.0  # processor seconds that no small file may take, so that a busy machine finds nothing that is not there
WORDS = ["摄", "(记者", "”", "(上接第1版)", "阅读提示", "□", "——"]
MARKS = [b"<", b">", b"</p>", b"<article>", b"<!--", b"{", b"[", b'"', b"\\u0000", b",", b"\n", b"\r", b"\0"]
TOKENS = [*MARKS, b"\xff\xfe", b"\xef\xbb\xbf", b"\xa1\xa1", b"PK\x03\x04", *(word.encode() for word in WORDS)]


def cases() -> dict[str, list[bytes]]:
    """Whole files to start from, by format."""
    page = (ROOT / "seeds" / "2025-11-28-labour-herald-p2.txt").read_text(encoding="utf-8")
    lines = [line for line in page.split("\n") if line][:24]
    markup = "".join(f"<p class='a'>{line}</p>" for line in lines)
    rows = [json.dumps({"title": line, "text": line, "date": "2025-11-28"}, ensure_ascii=False) for line in lines]
    members = {"a.txt": page.encode(), "b/c.html": markup.encode(), "d.jsonl": "\n".join(rows).encode()}
    text = b"BT /F 10 Tf 1 0 0 1 20 250 Tm (one two) Tj 1 0 0 1 160 250 Tm (three) Tj ET"
    return {
        "txt": ["\n".join(lines).encode(code) for code in ("utf-8", "gb18030", "utf-16")] + [page.encode()],
        "html": [
            f"<!doctype html><meta charset=gbk><body><article>{markup}</article>".encode("gb18030"),
            markup.encode(),
        ],
        "jsonl": ["\n".join(rows).encode(), "\n".join(rows).encode("gb18030")],
        "json": [("[" + ",".join(rows) + "]").encode()],
        "csv": [("title,text\n" + "\n".join(f'"{line}","{line}"' for line in lines)).encode()],
        "docx": [docx("".join(paragraph(line.replace("&", "")) for line in lines))],
        "zip": [zipped(members)],
        "pdf": [pdf(text)],
    }


def mutate(data: bytes, dice: random.Random) -> bytes:
    """A few changes: bytes flipped, cut out, doubled, or replaced by a piece that means something to a parser."""
    out = bytearray(data)
    for _ in range(dice.choice((1, 2, 4, 16, 64))):
        if not out:
            return bytes(out)
        place = dice.randrange(len(out))
        size = dice.choice((1, 1, 2, 8, 64, 512))
        kind = dice.randrange(5)
        if kind == 0:
            out[place] = dice.randrange(256)
        elif kind == 1:
            del out[place : place + size]
        elif kind == 2:
            out[place:place] = out[place : place + size] * dice.choice((1, 2, 50))
        elif kind == 3:
            out[place:place] = dice.choice(TOKENS) * dice.choice((1, 1, 3, 400))
        else:
            other = dice.randrange(len(out))
            out[place : place + size] = out[other : other + size]
    return bytes(out[: 1 << 20])


def mutate_inside(data: bytes, dice: random.Random) -> bytes:
    """An archive with one of its members changed, so that what reads the member is reached."""
    with zipfile.ZipFile(io.BytesIO(data)) as bundle:
        members = {name: bundle.read(name) for name in bundle.namelist()}
    name = dice.choice(sorted(members))
    return zipped(members | {name: mutate(members[name], dice)})


def feed(form: str, data: bytes, folder: Path) -> int:
    """Read and split one file; the number of documents it gave."""
    ontology = default()
    if form == "zip":
        path = folder / "fuzz.zip"
        path.write_bytes(data)
        sources = list(discover([path]))
    else:
        sources = [Source(f"fuzz.{form}", f"fuzz.{form}", data=data)]
    documents = 0
    for source in sources:
        for item in read(source):
            if isinstance(item, Document):
                found = split(item, ontology)
                lines = sorted([*(line for article in found.articles for line in article.lines), *found.noise])
                assert lines == [n for n, line in enumerate(item.lines, start=1) if line.strip()], (
                    "lines lost or repeated"
                )
                documents += 1
    return documents


def worked() -> float:
    """The processor seconds of this process and of those it waited for."""
    return sum(os.times()[:4])


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=60, help="how long, over all formats together")
    parser.add_argument("--format", choices=sorted(cases()), help="one reader only")
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    chosen = {options.format: cases()[options.format]} if options.format else cases()
    dice = random.Random(options.seed)
    failed = False
    with tempfile.TemporaryDirectory() as name:
        for form, originals in chosen.items():
            end = time.monotonic() + options.seconds / len(chosen)
            count, documents, slowest = 0, 0, 0.0
            while time.monotonic() < end and not failed:
                inside = form in ("docx", "zip") and dice.random() < 0.8
                data = (mutate_inside if inside else mutate)(dice.choice(originals), dice)
                start = worked()
                try:
                    documents += feed(form, data, Path(name))
                except Exception:
                    traceback.print_exc()
                    failed = True
                took = worked() - start
                count, slowest = count + 1, max(slowest, took)
                if failed or took > SLOWEST:
                    failed = True
                    Path(f"fuzz-failure.{form}").write_bytes(data)
                    print(f"{form}: a file failed or took {took:.1f} s; it is in fuzz-failure.{form}", file=sys.stderr)
            print(f"{form:<6} {count:>7} files  {documents:>7} documents  slowest {slowest:.2f} s", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main())
