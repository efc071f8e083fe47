"""Towns, villages and communities, by what they are called."""

from __future__ import annotations

import pytest

from tests.extract.conftest import Named


@pytest.mark.parametrize("stem", ["桃花", "红旗", "胜利", "五四", "羊街"])
@pytest.mark.parametrize("unit", ["镇", "乡", "村", "街道"])
def test_town_is_called_like_streets_are(named: Named, stem: str, unit: str) -> None:
    assert named("AdminDivision", f"近日，{stem}{unit}面貌一新。") == [f"{stem}{unit}"]


@pytest.mark.parametrize("text", ["近日，文明村面貌一新。", "近日，各街镇面貌一新。", "解放村民思想。"])
def test_kind_of_town_is_none_by_name(named: Named, text: str) -> None:
    assert named("AdminDivision", text) == []


def test_community_is_called_like_streets_are(named: Named) -> None:
    assert named("Community", "近日，红旗社区面貌一新。") == ["红旗社区"]
    assert named("Community", "近日，智慧社区面貌一新。") == []
