"""Places: divisions down to the village, zones, facilities, and words that only look like places."""

from __future__ import annotations

import pytest

from tests.extract.conftest import Named


def test_divisions_written_one_after_another_are_each_a_place(named: Named) -> None:
    text = "湖南省岳阳市平江县举办农民丰收节。"
    assert named("AdminDivision", text) == ["湖南省", "岳阳市", "平江县"]


def test_towns_and_villages_after_their_county(named: Named) -> None:
    text = "在平江县青溪镇石桥村，村民正在收割。"
    assert named("AdminDivision", text) == ["平江县", "青溪镇", "石桥村"]


def test_street_and_township_in_a_list(named: Named) -> None:
    text = "平江县青溪镇、石桥乡和望江街道受到表扬。"
    assert named("AdminDivision", text) == ["平江县", "青溪镇", "石桥乡", "望江街道"]


def test_division_inside_the_name_of_a_body_is_a_place_too(named: Named) -> None:
    assert named("Place", "岳阳市总工会印发通知。") == ["岳阳市"]


def test_short_name_of_a_city_stands_for_the_city(named: Named) -> None:
    assert named("Place", "这批设备从乐山运往岳阳。") == ["乐山", "岳阳"]


def test_short_name_that_is_a_common_word_is_no_place(named: Named) -> None:
    assert named("Place", "来宾陆续到场，大家祝愿家人安康。") == []


def test_autonomous_county_has_the_peoples_in_its_name(named: Named) -> None:
    assert named("Place", "峨边彝族自治县总工会举办活动。") == ["峨边彝族自治县"]


def test_zone_belongs_to_the_division_before_it(named: Named) -> None:
    assert "平江县高新区" in named("AdminDivision", "平江县高新区总工会召开座谈会。")


def test_zone_with_a_name_of_its_own(named: Named) -> None:
    assert "岳阳经济技术开发区" in named("AdminDivision", "岳阳经济技术开发区引进人才。")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("“暖心港湾”工会驿站正式启用。", "“暖心港湾”工会驿站"),
        ("比赛在平江县体育馆举行。", "平江县体育馆"),
        ("劳动者走进岳阳市南湖公园。", "岳阳市南湖公园"),
    ],
    ids=["quoted", "hall", "park"],
)
def test_named_facility(named: Named, text: str, name: str) -> None:
    assert name in named("Place", text)


def test_body_is_a_venue_where_something_is_held(named: Named) -> None:
    text = "演出在岳阳市工人文化宫举行。"
    assert "岳阳市工人文化宫" in named("Facility", text)


@pytest.mark.parametrize("text", ["这个公园很美。", "各驿站延长开放时间。", "他住在村里，常去镇上。", "全县开展行动。"])
def test_generic_noun_is_no_place(named: Named, text: str) -> None:
    assert named("Place", text) == []


def test_county_by_its_short_name_only_where_the_article_names_it_in_full(named: Named) -> None:
    assert named("Place", "平江县启动行动。", "如今的平江，处处欢声。") == ["平江县", "平江"]


def test_short_name_of_a_city_at_the_front_of_a_street_office(named: Named) -> None:
    assert named("Place", "岳阳湾街道举行活动。") == ["岳阳湾街道"]


def test_division_and_a_character_of_a_firm_are_no_hill(named: Named) -> None:
    assert named("Site", "湖南山森数控技术有限公司扩产。") == []


@pytest.mark.parametrize("text", ["走进董市镇。", "平江县总工会走进渔洋关镇。"])
def test_town_whose_last_letters_make_a_common_word(named: Named, text: str) -> None:
    assert named("Place", text)[-1] in {"董市镇", "渔洋关镇"}


def test_town_whose_name_ends_with_its_own_unit(named: Named) -> None:
    assert named("Place", "平江县许镇镇的村民很高兴。") == ["平江县", "许镇镇"]


def test_community_that_somebody_comes_to_is_a_place(named: Named) -> None:
    assert named("Facility", "志愿者走进福善里社区。") == ["福善里社区"]


def test_counties_in_a_list_are_places_by_their_short_names(named: Named) -> None:
    assert named("Place", "海宁、平湖、诸暨等地的同行前来取经。") == ["海宁", "平湖", "诸暨"]


def test_place_is_not_named_with_the_division_it_is_an_attribute_of(named: Named) -> None:
    assert named("Site", "大家来到位于岳阳市的湘钢职工文化公园。") == ["湘钢职工文化公园"]


@pytest.mark.parametrize(
    ("text", "name"),
    [("电瓶车停在梧桐街道一处驿站门前。", "梧桐街道"), ("大麻镇家纺行业工会联合会派人参加。", "大麻镇")],
    ids=["behind-a-preposition", "before-its-union"],
)
def test_town_with_the_name_of_a_common_thing(named: Named, text: str, name: str) -> None:
    assert named("AdminDivision", text) == [name]


@pytest.mark.parametrize("whole", ["东湖公园", "石牛湾景区", "青龙山森林公园"])
def test_lake_or_hill_of_a_park_is_not_spoken_of(named: Named, whole: str) -> None:
    assert named("Site", f"活动在平江县{whole}举行。") == [f"平江县{whole}"]


@pytest.mark.parametrize("text", ["把办法讲给更多街镇听。", "各街镇、各企业参加。", "全区镇街都来了。"])
def test_towns_and_streets_are_none_by_name(named: Named, text: str) -> None:
    assert named("Place", text) == []


def test_autonomous_county_without_its_people(named: Named) -> None:
    assert "察布查尔县" in named("Place", "在新疆维吾尔自治区伊犁哈萨克自治州察布查尔县，大家都来了。")


@pytest.mark.parametrize("side", ["里", "内", "上"])
def test_side_of_a_place_is_no_part_of_its_name(named: Named, side: str) -> None:
    assert named("Facility", f"在恒达国贸中心{side}，职工很多。") == ["恒达国贸中心"]


def test_street_with_a_number_in_its_name(named: Named) -> None:
    assert "七星桥街道" in named("Place", "长沙市雨花区七星桥街道举行运动会。")


@pytest.mark.parametrize("text", ["长沙市雨花区五个街道参加。", "长沙市雨花区五街道参加。"])
def test_counted_streets_are_no_street(named: Named, text: str) -> None:
    assert named("Place", text) == ["长沙市", "雨花区"]


@pytest.mark.parametrize("before", ["出资50万元建设", "投资建设", "走访"])
def test_verb_before_a_division_is_no_part_of_a_facility(named: Named, before: str) -> None:
    assert named("Facility", f"岳阳市总工会{before}平江县职工之家。") == ["平江县职工之家"]


def test_mountain_where_somebody_works_has_no_person_in_its_name(named: Named) -> None:
    assert named("Site", "投递员周明山扎根大山。") == []


def test_saying_that_ends_in_the_word_for_a_village_is_no_place(named: Named) -> None:
    assert named("AdminDivision", "省工商联发起“万企兴万村”行动，“石桥村”也在其中。") == ["石桥村"]


def test_verb_before_a_town_is_no_part_of_its_name(named: Named) -> None:
    assert named("AdminDivision", "区里调出300万元，支援外纳镇抗旱。") == ["外纳镇"]


def test_towns_as_a_whole_are_no_place(named: Named) -> None:
    assert named("Place", "今年以来，我国城镇新增就业超过千万人。") == []


def test_town_whose_name_begins_with_a_number(named: Named) -> None:
    assert named("Place", "东台市五烈镇、富安镇举行活动，全市五大镇、三个乡镇参加。") == ["东台市", "五烈镇", "富安镇"]


def test_street_called_after_a_village(named: Named) -> None:
    text = "青山新村街道总工会派出干部，平江县街道干部到场。"
    assert named("AdminDivision", text) == ["青山新村街道", "平江县"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("岳阳市第一海水浴场有了救生员。", "岳阳市第一海水浴场"),
        ("平江县三阳公交场站亮着灯。", "平江县三阳公交场站"),
        ("记者来到岳阳楼区金鹗三路。", "岳阳楼区金鹗三路"),
        ("比赛在岳阳市人民会堂落幕。", "岳阳市人民会堂"),
    ],
)
def test_places_by_the_noun_at_their_end(named: Named, text: str, place: str) -> None:
    assert place in named("Place", text)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("记者来到青柏码头采访。", "青柏码头"),
        ("活动在雁鸣湖举行。", "雁鸣湖"),
        ("他家住东埠小区，每天骑车上班。", "东埠小区"),
        ("队员沿着石塘河巡查。", "石塘河"),
        ("平江县金鹗湖开湖。", "平江县金鹗湖"),
        ("驿站设在红旗路旁。", "红旗路"),
        ("比赛在清河体育中心开赛。", "清河体育中心"),
    ],
)
def test_common_noun_for_places_behind_a_word_of_place(named: Named, text: str, place: str) -> None:
    assert named("Place", text)[-1].endswith(place.removeprefix("平江县"))


@pytest.mark.parametrize(
    "text",
    [
        "记者来到货运码头采访。",
        "他家住老旧小区。",
        "队员在矿区广场集合。",
        "他在路上捡到钱包。",
        "党员走进建筑工地。",
        "车子停靠在雁鸣湖站。",
    ],
)
def test_common_noun_for_places_without_a_name(named: Named, text: str) -> None:
    assert named("Place", text) == []


def test_ways_in_a_figure_of_speech_are_no_streets(named: Named) -> None:
    assert named("Place", "全县职工兵分三路奔走。车间里办起大讲堂，走上康庄大道。") == []


def test_village_whose_name_begins_with_a_number(named: Named) -> None:
    assert "千塘湾村" in named("Place", "他家住平江县长寿镇千塘湾村。")


def test_town_begins_behind_the_division_before_it(named: Named) -> None:
    assert named("Place", "任俊芳，岳阳楼区余吾镇人。") == ["岳阳楼区", "余吾镇"]


@pytest.mark.parametrize("verb", ["下穿", "途经", "毗邻", "紧挨", "地处", "扎根", "流经", "面朝", "支援"])
def test_verb_of_place_is_no_part_of_the_name_behind_it(named: Named, verb: str) -> None:
    assert named("Place", f"该线路{verb}石桥村。") == ["石桥村"]
    assert named("Place", f"该线路{verb}南山公园。") == ["南山公园"]
    assert named("Place", f"该线路{verb}李村河。") in ([], ["李村河"])


@pytest.mark.parametrize("name", ["胜利新村", "建设新村", "环游乐园"])
def test_verb_that_a_place_is_called_after_stays(named: Named, name: str) -> None:
    assert named("Place", f"他走进{name}。") == [name]


def test_village_whose_river_is_spoken_of(named: Named) -> None:
    assert named("Place", "工程队在石桥村河道清淤，石桥村溪已经疏通。") == ["石桥村"]


def test_somebody_with_a_post_who_is_called_by_the_word_for_a_hill_is_no_place(named: Named) -> None:
    assert named("Place", "平江县总工会主席江山出席活动。") == ["平江县"]
    assert named("Place", "平江县总工会职工服务中心开放。") == ["平江县"]


def test_short_name_of_a_county_right_behind_its_province(named: Named) -> None:
    assert named("Place", "家在宁夏西吉的骑手说，浙江桐庐有不少同行。") == ["宁夏", "西吉", "浙江", "桐庐"]
    assert named("Place", "陕西华州隧道工程有限公司招工，广东新兴产业发展快。") == ["陕西", "广东"]


def test_autonomous_county_without_its_peoples(named: Named) -> None:
    assert named("Place", "威宁县举办农民丰收节。") == ["威宁县"]


def test_village_before_the_word_for_who_lives_there(named: Named) -> None:
    assert named("AdminDivision", "平江县青溪镇上塘村村民卢大海种茶。") == ["平江县", "青溪镇", "上塘村"]
    assert named("AdminDivision", "平江县青溪镇中村村位于山下。")[-1] == "中村村"


def test_village_of_a_common_word_behind_the_place_it_belongs_to(named: Named) -> None:
    assert named("AdminDivision", "位于平江县的云雾村，家家种茶。") == ["平江县", "云雾村"]
    assert named("AdminDivision", "位于平江县的美丽村和平江县的网红村，家家种茶。") == ["平江县", "平江县"]


def test_short_name_of_a_county_behind_another_county(named: Named) -> None:
    assert named("AdminDivision", "衡阳市南岳衡山脚下的职工。") == ["衡阳市", "南岳"]


def test_province_before_a_city_whose_short_name_ends_like_a_town(named: Named) -> None:
    assert named("Place", "来自湖南宁乡的焊工。") == ["湖南", "宁乡"]


def test_district_is_not_called_by_its_short_name_away_from_its_city(named: Named) -> None:
    assert named("Place", "湖北江汉职业学院迁到武汉市。") == ["湖北", "武汉市"]
    assert named("Place", "武汉市的江汉职业学院开学。") == ["武汉市"]
    assert named("Place", "武汉江汉路灯厂在武汉市。") == ["武汉", "江汉", "武汉市"]


def test_city_called_by_a_word_stands_behind_its_province(named: Named) -> None:
    assert named("Place", "货轮从江苏南通驶来。") == ["江苏", "南通"]
    assert named("Place", "会上南通报了情况。") == []


def test_town_before_a_village_called_after_a_river_is_found(named: Named) -> None:
    assert named("Place", "老家在福安市穆云畲族乡溪塔村。") == ["福安市", "穆云畲族乡", "溪塔村"]


def test_city_before_a_particle_and_a_word_that_begins_like_a_unit(named: Named) -> None:
    assert named("Place", "旅居东莞的乡贤回来了。") == ["东莞"]


def test_county_of_one_character_is_a_place_before_its_union(named: Named) -> None:
    assert named("Place", "11月8日,赵县总工会举办培训班。") == ["赵县"]


def test_no_office_is_read_inside_the_name_of_a_district(named: Named) -> None:
    text = "他在第六届山海关区职工技能大赛中获得第一名。"
    assert named("Place", text) == ["山海关区"]
    assert named("Organization", text) == []


@pytest.mark.parametrize("town", ["联盟街道", "小学街道", "医院镇"])
def test_town_called_by_the_noun_for_a_body_is_a_town(named: Named, town: str) -> None:
    text = f"家住平江县{town}的周明山说。"
    assert town in named("AdminDivision", text)
    assert named("Organization", text) == []


def test_noun_for_any_body_before_people_of_a_village_is_a_body(named: Named) -> None:
    assert named("Institution", "平江县医院村医培训班开班。") == ["平江县医院"]


@pytest.mark.parametrize("town", ["羊街镇", "牛街镇"])
def test_town_whose_name_ends_like_a_noun_for_towns(named: Named, town: str) -> None:
    assert town in named("AdminDivision", f"他来到平江县{town}。")
    assert named("TradeUnion", f"平江县的{town}总工会请来讲师。")[0].endswith(f"{town}总工会")


@pytest.mark.parametrize("text", ["平江县各街镇设立驿站。", "平江县在街镇设立驿站。", "平江县8个街镇的职工到场。"])
def test_noun_for_towns_is_no_town(named: Named, text: str) -> None:
    assert named("AdminDivision", text) in ([], ["平江县"])
