"""Articles on annotated pages: the sample pages exactly, the real pages to the measure agreed on."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from kg.corpus import split
from kg.ontology import Ontology
from tests.corpus.helpers import read_all

ROOT = Path(__file__).resolve().parents[2]
SEEDS = ROOT / "seeds"
SHARED = ROOT.parent / "shared"


def measure(gold_path: Path, page: Path, ontology: Ontology) -> dict[str, float]:
    """Counts over the articles of one page, as the scorer of the gold counts them."""
    gold = json.loads(gold_path.read_text(encoding="utf-8"))
    (document,), _ = read_all(page)
    found = split(document, ontology).articles
    counts: dict[str, float] = dict.fromkeys(("gold", "exact", "ordered", "headline", "hit", "missed", "extra"), 0)
    for wanted in gold["articles"]:
        lines = set(wanted["lines"])
        best = max(found, key=lambda article: len(lines & set(article.lines)) / len(lines | set(article.lines)))
        heads = {plain(wanted["headline"]), *map(plain, wanted.get("headline_alternatives") or [])}
        names = {(byline["role"], byline["name"]) for byline in wanted["bylines"]}
        mine = {(byline.role, byline.name) for byline in best.bylines}
        counts["gold"] += 1
        counts["exact"] += set(best.lines) == lines
        counts["ordered"] += list(best.lines) == wanted["lines"]
        counts["headline"] += plain(best.headline) in heads
        counts["hit"] += len(names & mine)
        counts["missed"] += len(names - mine)
        counts["extra"] += len(mine - names)
    return counts


def plain(text: str) -> str:
    return "".join(character for character in text if character.isalnum())


def pairs() -> list[Any]:
    return [pytest.param(gold, id=gold.stem[:10]) for gold in sorted((SEEDS / "gold").glob("*.json"))]


@pytest.mark.parametrize("gold", pairs())
def test_sample_pages_are_put_together_exactly(gold: Path, ontology: Ontology) -> None:
    counts = measure(gold, SEEDS / f"{gold.stem}.txt", ontology)
    assert counts["gold"] > 0
    assert counts["exact"] == counts["ordered"] == counts["headline"] == counts["gold"]
    assert counts["missed"] == counts["extra"] == 0


@pytest.mark.shared
def test_real_pages(ontology: Ontology) -> None:
    golds = sorted((SHARED / "gold").glob("0*.json"))
    if not golds:
        pytest.fail("the annotated real pages are not beside the repository; leave out with -m 'not shared'")
    each = [measure(gold, SHARED / "pages" / f"{gold.stem}.txt", ontology) for gold in golds]
    total = {key: sum(counts[key] for counts in each) for key in each[0]}
    assert total["exact"] / total["gold"] >= 0.95
    assert total["ordered"] / total["gold"] >= 0.90
    assert total["headline"] / total["gold"] >= 0.93
    assert 2 * total["hit"] / (2 * total["hit"] + total["missed"] + total["extra"]) >= 0.97
