"""How well pages are put together, how fast, and the counts behind the weights of `kg/corpus/split/joins.py`.

    python benchmarks/articles.py PAGES GOLD [PAGES GOLD …]

PAGES is a folder of pages, GOLD one of their annotations. Prints for each page how many articles are exact, for all of
them the speed of splitting, and the log ratio of how often a paragraph shares so many letter pairs that stand nowhere
else with its own article and with another.
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
from kg.corpus.split.joins import OWN, Page  # noqa: E402
from kg.corpus.split.lines import BODY, TITLE, read_lines  # noqa: E402
from kg.corpus.split.marks import marks_of  # noqa: E402
from kg.corpus.split.settle import settle  # noqa: E402
from kg.model import Document  # noqa: E402
from kg.ontology import default  # noqa: E402

Counts = list[int]

SHORT = 25  # letters that a paragraph which is counted has at least


def own_pairs(document: Document, gold: dict[str, list[dict[str, list[int]]]], within: Counts, between: Counts) -> None:
    """Count how many letter pairs that stand nowhere else each paragraph shares with the earlier lines of its article,
    and with those of every other that has begun."""
    lines = settle(read_lines(document, marks_of(default())))
    page = Page(lines)
    place = {line.number: i for i, line in enumerate(lines)}
    articles = [[place[n] for n in article["lines"] if n in place] for article in gold["articles"]]
    for number, article in enumerate(articles):
        for at in article[1:]:
            if lines[at].kind != BODY or lines[at].lead or len(lines[at].text) < SHORT:
                continue
            for other, members in enumerate(articles):
                before = [i for i in members if i < at and lines[i].kind in (BODY, TITLE)]
                if any(lines[i].kind == BODY for i in before):
                    counts = within if other == number else between
                    counts[bisect_right(OWN, page.own(at, sum(1 << i for i in before)))] += 1


def main() -> None:
    folders = [Path(argument) for argument in sys.argv[1:]] or [ROOT / "seeds", ROOT / "seeds" / "gold"]
    within, between = [0] * (len(OWN) + 1), [0] * (len(OWN) + 1)
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
            own_pairs(document, gold, within, between)
    print(f"{characters / max(seconds, 1e-9):,.0f} characters a second")
    for low, a, b in zip((0.0, *OWN), within, between, strict=True):
        ratio = log((a + 0.5) / (sum(within) + 1)) - log((b + 0.5) / (sum(between) + 1))
        print(f"own pairs from {low:.3f}: {a:>5} within, {b:>6} between, log ratio {ratio:+.2f}")


if __name__ == "__main__":
    main()
