"""Which division a name means: by what is written before it, by what the article names, or not at all."""

from __future__ import annotations

import pytest

from kg.extract.lexicon import Lexicon, compile_lexicon
from kg.ontology import Ontology
from kg.resolve.gazetteer import Place, Region


@pytest.fixture
def region(ontology: Ontology) -> Region:
    return Region(compile_lexicon(ontology))


def place(region: Region, name: str) -> Place:
    found = region.identify(name)
    assert found is not None
    return found


def twice(lexicon: Lexicon) -> tuple[str, list[str]]:
    """A name that two counties of different provinces have, with their codes."""
    for name, rows in sorted(lexicon.by_name.items()):
        named = [d.code for d in rows if d.name == name and d.level == "county"]
        if len(rows) == len(named) == 2 and named[0][:2] != named[1][:2]:
            return name, named
    raise AssertionError


def test_name_that_one_division_has_means_it(region: Region) -> None:
    found = place(region, "平江县")
    assert (found.code, found.level, found.path) == ("430626", "county", ("430600", "430000"))


def test_short_name_means_the_division(region: Region) -> None:
    assert place(region, "岳阳市") == place(region, "岳阳") == place(region, "岳阳市")
    assert place(region, "湖南").name == "湖南省"


def test_short_name_of_a_city_and_a_county_means_the_city(region: Region) -> None:
    assert place(region, "岳阳").level == "prefecture"


def test_full_name_of_every_province_means_it(region: Region) -> None:
    provinces = [d for d in region.lexicon.divisions.values() if d.level == "province"]
    assert len(provinces) == 34
    assert [place(region, d.name).code for d in provinces] == [d.code for d in provinces]


def test_name_that_no_division_has_is_none(region: Region) -> None:
    assert region.identify("云深不知县") is None


def test_name_of_two_counties_is_marked_not_guessed(region: Region) -> None:
    name, _ = twice(region.lexicon)
    found = place(region, name)
    assert found.ambiguous
    assert found.code == ""


def test_district_named_again_is_the_one_of_the_city_named_not_another_of_the_province(region: Region) -> None:
    for name in ("辽宁省", "沈阳市"):
        region.note(place(region, name))
    assert place(region, "铁西区").path == ("210100", "210000")


def test_what_is_written_before_it_tells_which_county_is_meant(region: Region) -> None:
    name, codes = twice(region.lexicon)
    for code in codes:
        outer = region.place(region.lexicon.divisions[code[:2] + "0000"])
        found = region.identify(name, outer)
        assert found is not None
        assert found.code == code


def test_province_named_before_tells_which_county_is_meant(region: Region) -> None:
    name, codes = twice(region.lexicon)
    for code in codes:
        region.seen = [region.place(region.lexicon.divisions[code[:2] + "0000"])]
        assert place(region, name).code == code


def test_bare_unit_means_the_last_division_of_that_unit(region: Region) -> None:
    region.seen = [place(region, "平江县"), place(region, "湘阴县")]
    county = region.of_unit("县")
    assert county is not None
    assert county.name == "湘阴县"


def test_bare_unit_means_the_division_above_what_was_named(region: Region) -> None:
    region.seen = [place(region, "平江县")]
    city, province = region.of_unit("市"), region.of_unit("省")
    assert city is not None
    assert province is not None
    assert (city.name, province.name) == ("岳阳市", "湖南省")


def test_bare_unit_means_nothing_where_nothing_was_named(region: Region) -> None:
    assert region.of_unit("县") is None
    assert region.home() is None


def test_story_is_at_home_in_the_smallest_division_named_first(region: Region) -> None:
    region.seen = [place(region, "湖南省"), place(region, "岳阳市"), place(region, "平江县"), place(region, "湘阴县")]
    home = region.home()
    assert home is not None
    assert home.name == "平江县"
