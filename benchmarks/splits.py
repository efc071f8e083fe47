"""Pages made of the articles of annotated ones, mixed and cut anew: how many are put together again.

    python benchmarks/splits.py PAGES GOLD [PAGES GOLD …]

PAGES is a folder of pages, GOLD one of their annotations. A page has six to ten articles; up to two paragraphs of an
article are cut in mid-sentence, and the rest follows at once or after other articles. Prints how many articles are
exact, and the counts behind the weights of `kg/corpus/split/lines.py` and `joins.py`: how often what a line begins
with is met at paragraphs and inside of them, and how many rare letter pairs stand on both sides of a cut and of
foreign ones.
"""

from __future__ import annotations

import json
import random
import sys
from collections import Counter
from math import log
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from kg.corpus import split  # noqa: E402
from kg.corpus.split.joins import NEAR, Page  # noqa: E402
from kg.corpus.split.lines import Line, read_lines  # noqa: E402
from kg.corpus.split.marks import marks_of  # noqa: E402
from kg.model import Document  # noqa: E402
from kg.ontology import default  # noqa: E402

MADE, SEED = 100, 1
LONG, START, REST = 90, 35, 25  # letters of a paragraph that is cut, before the cut and behind it

Article = list[str]


def articles(folders: list[Path]) -> list[Article]:
    """The articles of annotated pages as lists of paragraphs, broken lines put together."""
    found: list[Article] = []
    for pages, golds in zip(folders[::2], folders[1::2], strict=True):
        for path in sorted(golds.glob("*.json")):
            gold = json.loads(path.read_text(encoding="utf-8"))
            if "articles" not in gold:
                continue
            lines = (pages / gold["document"]).read_text(encoding="utf-8").split("\n")
            for article in gold["articles"]:
                joins = set(map(tuple, article.get("joins", ())))
                paragraphs: Article = []
                for before, number in zip([0, *article["lines"]], article["lines"], strict=False):
                    text = lines[number - 1].strip()
                    if (before, number) in joins:
                        paragraphs[-1] += text
                    else:
                        paragraphs.append(text)
                if len(paragraphs) > 1:
                    found.append(paragraphs)
    return found


def pieces(article: Article, chance: random.Random) -> list[list[str]]:
    """An article cut in mid-sentence at up to two places."""
    long = [i for i, text in enumerate(article) if i and len(text) > LONG]
    cut = set(chance.sample(long, min(chance.choice((0, 0, 1, 1, 2)), len(long))))
    out: list[list[str]] = [[]]
    for i, text in enumerate(article):
        at = chance.randint(START, len(text) - REST) if i in cut else len(text)
        out[-1].append(text[:at])
        if at < len(text):
            out.append([text[at:]])
    return out


def page(pool: list[Article], chance: random.Random) -> tuple[list[str], list[tuple[int, ...]]]:
    """The lines of a page and the line numbers of each of its articles."""
    chosen = [pieces(article, chance) for article in chance.sample(pool, min(chance.randint(6, 10), len(pool)))]
    lines: list[str] = []
    numbers: list[list[int]] = [[] for _ in chosen]
    waiting: list[tuple[int, int]] = []

    def put(article: int, piece: int) -> None:
        for text in chosen[article][piece]:
            lines.append(text)
            numbers[article].append(len(lines))
        if piece + 1 < len(chosen[article]):
            if chance.random() < 0.4:
                put(article, piece + 1)
            else:
                waiting.append((article, piece + 1))

    for article in range(len(chosen)):
        while waiting and (len(waiting) > 2 or chance.random() < 0.3):
            put(*waiting.pop(0 if chance.random() < 0.6 else -1))
        put(article, 0)
    while waiting:
        put(*waiting.pop(0))
    return lines, list(map(tuple, numbers))


def read(*texts: str) -> list[Line]:
    return read_lines(Document("made.txt", "0" * 64, texts), marks_of(default()))


def ratios(title: str, true: Counter[float], foreign: Counter[float]) -> None:
    """Print how often each value is met at the one and at the other, and the log ratio."""
    for value in sorted(true | foreign):
        share, other = ((c[value] + 0.5) / (c.total() + 1) for c in (true, foreign))
        print(f"{title} {value:>5}: {true[value]:>5} {foreign[value]:>6}, log ratio {log(share / other):+.2f}")


def near(whole: Page, left: str, right: str) -> float:
    return float(min(3, whole.neighbours(left[-NEAR:], right[:NEAR])))


def main() -> None:
    folders = [Path(argument) for argument in sys.argv[1:]] or [ROOT / "seeds", ROOT / "seeds" / "gold"]
    pool, chance = articles(folders), random.Random(SEED)
    exact = total = 0
    for _ in range(MADE):
        lines, wanted = page(pool, chance)
        ours = {article.lines for article in split(Document("made.txt", "0" * 64, tuple(lines)), default()).articles}
        exact, total = exact + sum(article in ours for article in wanted), total + len(wanted)
    print(f"{exact} of {total} articles of {MADE} made pages exact and in order: {exact / total:.3f}")
    paragraphs = [text for article in pool for text in article[1:] if len(text) > LONG]
    cuts = [(text, chance.randint(START, len(text) - REST)) for text in paragraphs for _ in range(4)]
    starts = Counter(line.begins for line in read(*paragraphs))
    inside = Counter(line.begins for line in read(*(text[at:] for text, at in cuts)))
    ratios("begins", starts, inside)
    whole = Page(read(*paragraphs))
    true = Counter(near(whole, text[:at], text[at:]) for text, at in cuts)
    foreign = Counter(near(whole, text[:at], (other := chance.choice(cuts))[0][other[1] :]) for text, at in cuts)
    ratios("neighbours", true, foreign)


if __name__ == "__main__":
    main()
