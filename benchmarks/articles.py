"""How well pages are put together, how fast, and the counts behind the weights of `kg/corpus/split/joins.py`.

    python benchmarks/articles.py PAGES GOLD [PAGES GOLD …]

PAGES is a folder of pages, GOLD one of their annotations. Prints for each page how many articles are exact, for all of
them the speed of splitting, and the log ratio of how often a likeness is met within one article and between two.
"""

from __future__ import annotations

import json
import sys
import time
from bisect import bisect_right
from math import log
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from kg.corpus import discover, read, split  # noqa: E402
from kg.corpus.split.joins import LIKENESS, Page  # noqa: E402
from kg.corpus.split.lines import TITLE, read_lines  # noqa: E402
from kg.corpus.split.marks import marks_of  # noqa: E402
from kg.corpus.split.settle import settle  # noqa: E402
from kg.model import Document  # noqa: E402
from kg.ontology import default  # noqa: E402

Counts = list[int]


def likeness(document: Document, gold: dict[str, list[dict[str, list[int]]]], within: Counts, between: Counts) -> None:
    """Count how alike each paragraph is to the earlier lines of its article and to the first lines of the others."""
    lines = settle(read_lines(document, marks_of(default())))
    page = Page(lines)
    place = {line.number: i for i, line in enumerate(lines)}
    bodies = []
    for article in gold["articles"]:
        known = [place[n] for n in article["lines"] if n in place]
        bodies.append([i for i in known if len(lines[i].text) > 40 or (lines[i].kind == TITLE and i < known[0] + 2)])
    for number, body in enumerate(bodies):
        for at in range(1, len(body)):
            if len(lines[body[at]].text) <= 40:
                continue
            before = [*body[:at][:2], *body[:at][2:][-8:]]
            within[bucket(page, body[at], before)] += 1
            for other, foreign in enumerate(bodies):
                if other != number and foreign:
                    between[bucket(page, body[at], foreign[:5])] += 1


def bucket(page: Page, line: int, others: list[int]) -> int:
    found = sorted((page.likeness(line, other) for other in others), reverse=True)[:2]
    return bisect_right(LIKENESS, sum(found) / len(found))


def main() -> None:
    folders = [Path(argument) for argument in sys.argv[1:]] or [ROOT / "seeds", ROOT / "seeds" / "gold"]
    within, between = [0] * (len(LIKENESS) + 1), [0] * (len(LIKENESS) + 1)
    characters, seconds = 0, 0.0
    for pages, golds in zip(folders[::2], folders[1::2], strict=True):
        for path in sorted(golds.glob("*.json")):
            gold = json.loads(path.read_text(encoding="utf-8"))
            if "articles" not in gold:
                continue
            document = next(d for s in discover([pages / gold["document"]]) for d in read(s) if isinstance(d, Document))
            split(document, default())
            start = time.process_time()
            found = split(document, default())
            seconds += time.process_time() - start
            characters += sum(map(len, document.lines))
            ours = {article.lines for article in found.articles}
            exact = sum(tuple(article["lines"]) in ours for article in gold["articles"])
            print(f"{gold['document']:<48} {exact:>3} of {len(gold['articles'])} articles exact and in order")
            likeness(document, gold, within, between)
    print(f"{characters / max(seconds, 1e-9):,.0f} characters a second")
    for low, a, b in zip((0.0, *LIKENESS), within, between, strict=True):
        ratio = log((a + 0.5) / (sum(within) + 1)) - log((b + 0.5) / (sum(between) + 1))
        print(f"likeness from {low:.3f}: {a:>5} within, {b:>6} between, log ratio {ratio:+.2f}")


if __name__ == "__main__":
    main()
