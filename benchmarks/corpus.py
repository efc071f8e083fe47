"""Makes newspaper pages of any size from word lists: the same seed gives the same pages.

The words stand beside this file in `words/`; the manner is that of the sample pages: several articles a page, bylines
in several forms, role lists, honour rolls, captions, half of the text without a name in it. Few unions and places
stand in very many articles, firms and people in few, as in print.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

WORDS = Path(__file__).parent / "words"
SLOT = re.compile(r"\{([a-z_]+)(\d*)\}")
ARTICLES_A_PAGE = 5


@cache
def words(kind: str) -> tuple[str, ...]:
    """The words of a line of `names.tsv`: apart by blanks, or single characters."""
    for line in (WORDS / "names.tsv").read_text(encoding="utf-8").splitlines():
        name, _, parts = line.partition("\t")
        if name == kind:
            return tuple(parts.split()) if " " in parts else tuple(parts)
    raise KeyError(kind)


@cache
def cities() -> tuple[tuple[str, str], ...]:
    """(province, city) pairs."""
    rows = [line.split("\t") for line in (WORDS / "places.tsv").read_text(encoding="utf-8").splitlines()[1:]]
    return tuple((province, city) for province, cities in rows for city in cities.split())


@cache
def templates() -> tuple[tuple[str, ...], ...]:
    """Articles with slots, a paragraph a string, the headline first."""
    text = (WORDS / "articles.txt").read_text(encoding="utf-8")
    return tuple(tuple(block.splitlines()) for block in text.split("\n\n") if block.strip())


@cache
def sentences() -> tuple[str, ...]:
    """Sentences without a name in them."""
    return tuple((WORDS / "sentences.txt").read_text(encoding="utf-8").splitlines())


def article(chance: random.Random) -> tuple[str, list[str]]:
    """The headline and the paragraphs of one article."""
    province, city = chance.choices(cities(), [1 / (n + 1) for n in range(len(cities()))])[0]
    filled: dict[str, str] = {"province": province, "city": city}

    def fill(match: re.Match[str]) -> str:
        kind, slot = match[1], match[1] + match[2]
        if kind == "fill":
            return "".join(chance.sample(sentences(), chance.randint(2, 4)))
        if slot not in filled:
            filled[slot] = MAKE[kind](chance, city) if kind in MAKE else chance.choice(words(kind))
        return filled[slot]

    head, *paragraphs = (SLOT.sub(fill, each) for each in chance.choice(templates()))
    return head, paragraphs


def _person(chance: random.Random, city: str) -> str:
    return chance.choice(words("surname")) + "".join(chance.choices(words("given"), k=chance.choice((1, 2, 2, 2))))


def _firm(chance: random.Random, city: str) -> str:
    parts = (words("brand"), words("brand"), words("trade"), words("firm_tail"))
    one, other, trade, tail = (chance.choice(part) for part in parts)
    return f"{city.removesuffix(city[-1])}{one}{other if chance.random() < 0.5 else ''}{trade}{tail}"


MAKE: dict[str, Callable[[random.Random, str], str]] = {
    "person": _person,
    "firm": _firm,
    "city": lambda chance, city: chance.choice([name for _, name in cities() if name != city]),
    "date": lambda chance, city: f"{chance.randint(1, 12)}月{chance.randint(1, 28)}日",
    "number": lambda chance, city: str(chance.randint(11, 400)),
    "small": lambda chance, city: str(chance.randint(2, 9)),
}


def page(number: int, seed: int = 0, articles: int = ARTICLES_A_PAGE) -> tuple[str, str]:
    """The file name and the text of a page, with newspaper and date at its top."""
    chance = random.Random(f"{seed} {number}")
    paper = chance.choice(words("paper"))
    date = f"2025-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
    blocks = [f"---\nnewspaper: {paper}\ndate: {date}\npage: {number % 8 + 1}\n---"]
    for _ in range(articles):
        head, paragraphs = article(chance)
        blocks.append("\n\n".join((head, *paragraphs)))
    return f"{number // 1000:03}/{number:06}.txt", "\n\n".join(blocks) + "\n"


def write_pages(folder: Path, articles: int, seed: int = 0) -> int:
    """Write pages with so many articles below `folder`; returns the number of characters."""
    total = 0
    for number in range(-(-articles // ARTICLES_A_PAGE)):
        name, text = page(number, seed, min(ARTICLES_A_PAGE, articles - number * ARTICLES_A_PAGE))
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
        total += len(text)
    return total


def rows(articles: int, seed: int = 0) -> Iterator[str]:
    """The same kind of articles as JSON Lines."""
    chance = random.Random(f"{seed} rows")
    for number in range(articles):
        head, paragraphs = article(chance)
        row = {"id": number, "title": head, "text": "\n".join(paragraphs), "newspaper": chance.choice(words("paper"))}
        yield json.dumps(row, ensure_ascii=False) + "\n"
