"""How reporters introduce people: what stands around a name, and where the name ends."""

from __future__ import annotations

import pytest

from tests.extract.conftest import Named


@pytest.mark.parametrize("act", ["了解情况", "着手准备", "着眼长远", "过问此事", "着急起来"])
def test_word_that_begins_with_a_particle_of_aspect_ends_no_name_early(named: Named, act: str) -> None:
    assert named("Person", f"远帆重工有限公司焊工沈建英{act}。") == ["沈建英"]


@pytest.mark.parametrize("name", ["周明", "欧阳雪", "林晓峰"])
def test_what_is_going_on_is_not_in_the_name(named: Named, name: str) -> None:
    assert named("Person", f"走进车间，焊工{name}正带着徒弟检修设备。") == [name]


@pytest.mark.parametrize("act", ["荣获得一等奖", "强调研三家企业"])
def test_last_character_of_a_name_that_makes_a_word_with_the_next(named: Named, act: str) -> None:
    assert named("Person", f"焊工朱建{act}。") == [f"朱建{act[0]}"]


def test_short_name_before_a_word_stays_short(named: Named) -> None:
    assert named("Person", "焊工朱建荣获一等奖。") == ["朱建"]
    assert named("Person", "焊工周明来到了现场。") == ["周明"]


@pytest.mark.parametrize("post", ["焊工", "高级技师", "车间主任", "护士"])
def test_somebody_called_so_behind_a_post(named: Named, post: str) -> None:
    assert named("Person", f"这位{post}叫高建华，今年三十岁。") == ["高建华"]


@pytest.mark.parametrize("text", ["厂里的焊工叫苦不迭。", "职工叫好声一片。", "两名护士叫来家属。"])
def test_nobody_is_called_so(named: Named, text: str) -> None:
    assert named("Person", text) == []


@pytest.mark.parametrize("name", ["周明", "马小军", "欧阳雪"])
def test_whom_something_means_much_to(named: Named, name: str) -> None:
    assert named("Person", f"对于山海港集团焊工{name}来说，这一天很特别。") == [name]


@pytest.mark.parametrize("learnt", ["了解到", "获悉", "得知"])
def test_from_whom_something_is_learnt(named: Named, learnt: str) -> None:
    text = f"记者从远帆重工有限公司技术员王海明处{learnt}，设备已装好。"
    assert named("Person", text) == ["王海明"]
    assert named("Organization", text) == ["远帆重工有限公司"]
    assert "平江县人社局就业处" in named("Organization", f"记者从平江县人社局就业处{learnt}，名单已公布。")


@pytest.mark.parametrize("honour", ["劳动模范", "三八红旗手", "先进工作者"])
def test_bare_honour_before_a_name(named: Named, honour: str) -> None:
    assert named("Person", f"山海机务段职工、{honour}高建华来到现场。") == ["高建华"]


@pytest.mark.parametrize(
    "text",
    ["慰问职工付费工作。", "焊工粘接三次。", "班长石块的问题。", "教师盛名资深。", "农民工高收入群体。",
     "职工万余名到场。", "护士白内障手术。"],
)  # fmt: skip
def test_word_behind_a_post_is_none(named: Named, text: str) -> None:
    assert named("Person", text) == []


@pytest.mark.parametrize("text", ["帮职工修家电。", "带领职工养花草。", "为农民工查工资、讲政策。"])
def test_what_is_done_for_people_is_none(named: Named, text: str) -> None:
    assert named("Person", text) == []


@pytest.mark.parametrize("name", ["付强", "何新", "花自强", "严进"])
def test_name_that_is_a_word_too_behind_a_post(named: Named, name: str) -> None:
    assert named("Person", f"远帆重工有限公司焊工{name}说，要多练。") == [name]
    assert named("Person", f"远帆重工有限公司焊工{name}（左）在检修。") == [name]


def test_what_somebody_has_become(named: Named) -> None:
    assert named("Person", "高建华如今已是平江县人民医院护士。") == ["高建华"]


@pytest.mark.parametrize("text", ["司机叫高师傅停车。", "服务员叫王师傅。", "员工叫李总来视察。"])
def test_who_is_told_to_do_something_is_not_called_so(named: Named, text: str) -> None:
    assert named("Person", text) == []
