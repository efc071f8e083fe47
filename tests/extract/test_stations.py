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


@pytest.mark.parametrize("line", ["长沙地铁", "长沙地铁2号线", "长沙公交"])
@pytest.mark.parametrize("street", ["拓东路", "人民路", "建设街", "青年桥"])
def test_stop_called_by_a_street_is_one_of_its_town(named: Named, line: str, street: str) -> None:
    assert named("Facility", f"乘客在{line}{street}站候车。") == [f"{line}{street}站"]


def test_going_to_a_stop_is_no_part_of_its_name(named: Named) -> None:
    assert named("Facility", "他坐公交到青年桥站下车。") == []
