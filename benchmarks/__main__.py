"""`python -m benchmarks`: makes a corpus, measures every stage of a build and prints and saves a table.

Seconds are processor seconds of one process, so that a busy machine changes little. Ratios to the speed of
jieba.posseg on the same text go to `history.jsonl`, one line a run.
"""

from __future__ import annotations

import argparse
import platform
import tempfile
from pathlib import Path

from benchmarks import stages
from benchmarks.compiled import form
from benchmarks.corpus import write_pages
from benchmarks.history import append, today

HERE = Path(__file__).parent


def main() -> None:
    """Run, print, save."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--articles", type=int, default=1000, help="how many articles the corpus has")
    parser.add_argument("--seed", type=int, default=0, help="another corpus of the same kind")
    parser.add_argument("--no-history", action="store_true", help="do not save the table and the ratios")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="kg-benchmark-") as scratch:
        pages = Path(scratch) / "pages"
        characters = write_pages(pages, options.articles, options.seed)
        measures = stages.run(pages, Path(scratch), characters)
    peer = characters / next(m.seconds for m in measures if m.name == stages.PEER)
    lines = [
        f"{options.articles} articles, {characters} characters, Python {platform.python_version()}, "
        f"the program {form()}, {today()}",
        "",
        "| stage | seconds | thousand characters a second | times jieba.posseg | peak MB |",
        "| --- | ---: | ---: | ---: | ---: |",
        *(m.row(characters, peer) for m in measures),
    ]
    text = "\n".join(lines) + "\n"
    print(text)
    if not options.no_history:
        (HERE / "latest.md").write_text(text, encoding="utf-8")
        append(
            {
                "articles": options.articles,
                "form": form(),
                "ratios": {m.name: round(characters / m.seconds / peer, 3) for m in measures if m.of_text},
                "megabytes": {m.name: m.megabytes for m in measures if m.megabytes},
            }
        )


if __name__ == "__main__":
    main()
