"""Stations and harbours that are called by their town."""

from __future__ import annotations

import pytest

from tests.extract.conftest import Named


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("列车从岳阳站、长沙站驶出。", ["岳阳站", "长沙站"]),
        ("他在京广线岳阳站为旅客指路。", ["岳阳站"]),
        ("货物两天后抵达广西钦州港。", ["钦州港"]),
    ],
    ids=["list", "on-a-line", "harbour"],
)
def test_town_with_the_noun_for_a_station_or_harbour(named: Named, text: str, name: list[str]) -> None:
    assert named("Facility", text) == name


@pytest.mark.parametrize(
    "text",
    ["巡讲活动走进岳阳站。", "列车员在岳阳站点附近送餐。", "岳阳港务公司复工。", "列车员参加了宣讲比赛岳阳站比赛。"],
    ids=["no-railway", "stop", "firm", "leg"],
)
def test_what_is_no_station_and_no_harbour(named: Named, text: str) -> None:
    assert named("Facility", text) == []
