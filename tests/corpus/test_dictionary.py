"""The dictionary, read a part at a time: the same words, counts and weights as jieba itself has."""

from __future__ import annotations

from math import inf, log

import jieba
import pytest

from kg.corpus import dictionary
from kg.corpus.dictionary import Parts, count, parts, tag
from kg.extract.words import segment

WORDS = ["工会", "工", "人民政府", "劳动模范", "先进", "竞赛", "B超", "T恤", "一", "不知名的词", "的"]


@pytest.fixture(scope="module")
def whole() -> dict[str, int]:
    """jieba's own table: words, and what words begin with as 0."""
    jieba.setLogLevel(60)
    jieba.initialize()
    table: dict[str, int] = jieba.dt.FREQ
    return table


def test_a_part_holds_what_jieba_holds(whole: dict[str, int]) -> None:
    total = log(jieba.dt.total)
    for character in "工劳一B":
        expected = {word: seen for word, seen in whole.items() if word[0] == character}
        part = parts()[character]
        assert len(part.counts) > 2
        assert part.counts == {word: seen for word, seen in expected.items() if seen}
        assert part.weights == {word: log(seen) - total if seen else -inf for word, seen in expected.items()}


@pytest.mark.parametrize("word", WORDS)
def test_count_is_that_of_jieba(word: str, whole: dict[str, int]) -> None:
    assert count(word) == whole.get(word, 0)


def test_tags() -> None:
    assert [tag(word) for word in ("工会", "的", "不知名的词", "")] == ["n", "uj", "", ""]


def test_words_are_those_of_jieba_without_its_model() -> None:
    text = "全国总工会召开先进工作者座谈会"
    assert list(segment(text)) == jieba.lcut(text, HMM=False)


def test_a_character_without_words_is_a_part_without_words() -> None:
    assert parts()["\ue000"] == dictionary.Part({}, {}, {}, parts().single)


def test_lines_of_one_character_may_stand_apart_and_the_last_may_end_the_file() -> None:
    table = Parts("乙 2 n\n甲 3 n\n甲乙丙 4 nr\n乙丙 1 v".encode())
    assert table.single == -log(10)
    assert table["乙"].counts == {"乙": 2, "乙丙": 1}
    assert table["甲"].tags == {"甲": "n", "甲乙丙": "nr"}
    assert table["甲"].weights["甲乙"] == -inf


def test_the_sum_is_known_by_the_checksum_of_the_file(whole: dict[str, int]) -> None:
    assert list(dictionary.TOTALS.values()) == [jieba.dt.total]
    assert parts().single == -log(jieba.dt.total)
