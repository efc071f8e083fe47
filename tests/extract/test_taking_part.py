"""What bodies and people did, in whole invented articles: from the letters to what is said."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.extract import recognise_all, relate
from kg.model import Article, Byline, Paragraph
from kg.ontology import Ontology
from kg.resolve import resolve

Told = Callable[..., set[str]]


@pytest.fixture(scope="module")
def told(ontology: Ontology) -> Told:
    """`told("headline", "paragraph", …)`: what an article says, as `subject | predicate | object | qualifier=value`.

    `author` signs the article in a line of its own under it.
    """

    def read(headline: str, *texts: str, author: str = "") -> set[str]:
        signed = [("byline", author)] if author else []
        pieces = [("headline", headline), *(("body", text) for text in texts), *signed]
        paragraphs = tuple(Paragraph(role, text, ((0, i, 0),)) for i, (role, text) in enumerate(pieces, start=1))
        lines = tuple(range(1, len(paragraphs) + 1))
        bylines = (Byline("作者", author),) if author else ()
        article = Article("article/0", "page.txt", headline, lines, paragraphs, bylines)
        mentions = recognise_all([article], ontology)
        claims = [relate(article, mentions[0], ontology, reference="2025-10-31")]
        _, entities, statements = resolve([article], mentions, claims, ontology)
        name = {e.id: e.name for e in entities}
        return {
            " | ".join(
                [name[s.subject], s.predicate, name[s.object], *(f"{k}={name.get(v, v)}" for k, v in s.qualifiers)]
            )
            for s in statements
        }

    return read


def has(found: set[str], edge: str) -> bool:
    """Whether an edge was found, whatever its qualifiers."""
    return any(each == edge or each.startswith(edge + " | ") for each in found)


def test_author_who_is_named_with_his_post_has_a_part_in_the_story(told: Told) -> None:
    found = told(
        "古镇夜读",
        "平江县长寿镇总工会举办“古镇夜读”分享会，镇中心小学教师沈建英朗读了自己写的散文《屋檐下的雨》。",
        author="沈建英",
    )
    assert has(found, "沈建英 | authored | 屋檐下的雨")
    assert has(found, "沈建英 | participated_in | “古镇夜读”分享会")


def test_author_who_only_signs_has_no_part(told: Told) -> None:
    found = told("古镇夜读", "平江县总工会举办“古镇夜读”分享会。记者沈建英在会上发言。", author="沈建英")
    assert not any(each.startswith("沈建英") for each in found)


def test_contest_of_another_kind_is_not_the_one_named(told: Told) -> None:
    found = told(
        "歌声唱响平江",
        "10月8日，平江县第三届职工歌咏比赛在县文化馆举行。",
        "去年举办的职工技能大赛吸引了2000名职工参加，焊工陆一鸣获得一等奖。平江县人社局参加了职工技能大赛。",
    )
    assert not has(found, "陆一鸣 | participated_in | 平江县第三届职工歌咏比赛")
    assert not has(found, "平江县人社局 | participated_in | 平江县第三届职工歌咏比赛")


def test_contest_called_by_its_kind_alone_is_the_one_of_that_kind(told: Told) -> None:
    found = told(
        "赛场练兵",
        "10月8日，平江县第三届职工技能大赛在县文化馆举行。",
        "这次大赛准备了半年。技能大赛由平江县总工会主办，焊工陆一鸣获得一等奖。",
    )
    assert has(found, "平江县总工会 | organized | 平江县第三届职工技能大赛")
    assert has(found, "陆一鸣 | participated_in | 平江县第三届职工技能大赛")


def test_contests_at_the_games_are_parts_of_the_games(told: Told) -> None:
    found = told(
        "运动会闭幕",
        "10月8日，平江县第三届职工运动会在县体育馆闭幕。",
        "在气氛热烈的拔河比赛中，望江电厂代表队获得第一名。",
    )
    assert has(found, "望江电厂代表队 | participated_in | 平江县第三届职工运动会")


def test_places_of_several_are_told_in_one_list(told: Told) -> None:
    found = told(
        "港机司机比武",
        "5月16日，2025年湖南省港口机械司机职业技能竞赛在岳阳港落幕。门机组前三名分别是湘水港务集团何铁军、"
        "常德港务公司刘艳红、衡阳港埠公司彭建平；流动机械组的冠军被27岁的女司机邓超群拿走。",
    )
    contest = "2025年湖南省港口机械司机职业技能竞赛"
    for person in ("何铁军", "刘艳红", "彭建平"):
        assert f"{person} | participated_in | {contest} | rank=门机组前三名" in found
    assert f"邓超群 | participated_in | {contest} | rank=流动机械组的冠军" in found


def test_sitting_in_a_class_and_teaching_it_is_taking_part(told: Told) -> None:
    found = told(
        "夜校开课",
        "平江县总工会创办的“匠心夜校”开课，纺织女工贾春梅早早坐到了前排。",
        "教茶艺的老师是平江县职业中专教师蒋文丽。装修工刘小军是“匠心夜校”的首批学员。",
    )
    for person in ("贾春梅", "蒋文丽", "刘小军"):
        assert has(found, f"{person} | participated_in | 匠心夜校")


def test_who_did_not_come_to_the_class_took_no_part(told: Told) -> None:
    found = told("夜校开课", "平江县总工会创办的“匠心夜校”开课，纺织女工贾春梅没有报名“匠心夜校”。")
    assert not has(found, "贾春梅 | participated_in | 匠心夜校")


def test_what_a_place_got_when_it_opened(told: Told) -> None:
    found = told(
        "一杯凉茶的分量",
        "由长寿镇总工会牵头建设的“桃源驿站”7月20日启用，平江县总工会补助3万元。",
        "长寿镇的竹筏工多了个落脚处。岳阳市总工会为驿站拨付启动经费5万元。",
    )
    assert "平江县总工会 | funded | 桃源驿站 | amount=3万元" in found
    assert "岳阳市总工会 | funded | 桃源驿站 | amount=5万元" in found
    assert any("总工会 | founded | 桃源驿站" in each for each in found)


def test_stations_that_are_counted_later_are_not_the_one_named(told: Told) -> None:
    found = told("一杯凉茶", "平江县总工会建设的“桃源驿站”启用。", "今年以来，岳阳市总工会建成驿站56个。")
    assert not has(found, "岳阳市总工会 | founded | 桃源驿站")


def test_money_for_one_worker_is_not_the_firms(told: Told) -> None:
    found = told(
        "慰问到一线",
        "平江县总工会慰问组走进湖南远帆重工有限公司，看望困难职工陆一鸣，送去慰问金2000元。",
    )
    assert not has(found, "平江县总工会 | funded | 湖南远帆重工有限公司")


def test_sum_that_somebody_holds_in_hand_was_given_by_the_body_of_the_story(told: Told) -> None:
    found = told(
        "助学金直接打到卡上",
        "8月11日，平江县总工会启动“金秋助学”活动。长寿镇的沈建英接过录取通知书和4000元助学金的存单。",
    )
    assert "平江县总工会 | funded | 沈建英 | amount=4000元" in found


def test_two_people_of_the_story_do_something_together(told: Told) -> None:
    found = told(
        "修鞋匠收了徒弟",
        "台东三路的修鞋匠范长海说，手艺不能丢。",
        "姑娘名叫赵一诺，是研究生。前些天，两人合计着在摊子边上办起了“旧鞋新生”小课堂。",
    )
    organizers = {each.split(" | ")[0] for each in found if "organized" in each}
    assert organizers == {"范长海", "赵一诺"}


def test_meeting_hands_out_what_its_body_issues(told: Told) -> None:
    found = told(
        "盘点半年",
        "8月6日，平江县总工会2025年半年工作推进会召开。会议还通报了工会经费收缴情况，下发《职工服务事项清单》。",
    )
    assert has(found, "平江县总工会 | issued | 职工服务事项清单")


def test_who_won_elsewhere_is_named_behind_what_he_won(told: Told) -> None:
    found = told(
        "状元返乡传艺",
        "10月9日，在第九届全国工程建设系统职业技能竞赛中获得焊工组冠军的东方锅炉公司职工杜小龙回到平江县职业技术学校。",
    )
    contest = "第九届全国工程建设系统职业技能竞赛"
    assert has(found, f"杜小龙 | participated_in | {contest}")
    assert not has(found, f"平江县职业技术学校 | participated_in | {contest}")


def test_verb_that_begins_a_longer_word_introduces_nobody(told: Told) -> None:
    found = told("送清凉", "平江县总工会走访一线职工2600人，发放慰问金和慰问品42万元。")
    assert not any("金和慰" in each for each in found)


def test_headline_speaks_of_the_event_that_the_story_names(told: Told) -> None:
    found = told("平江县总工会启动公益行动", "5月9日，平江县“劳动用工法律体检”公益行动在县文化馆启动。")
    assert has(found, "平江县总工会 | organized | 平江县“劳动用工法律体检”公益行动")


def test_who_helped_to_make_a_body_did_not_help_the_course_spoken_of(told: Told) -> None:
    found = told(
        "岸边课堂",
        "平江县总工会开办“岸边课堂”，职工踊跃报名。",
        "平江县磷化产业链工会联盟由平江县总工会牵头、平江县经信局配合，于2024年3月组建。",
    )
    assert not has(found, "平江县经信局 | supported | 岸边课堂")


def test_places_from_the_first_to_the_last_are_told_one_by_one(told: Told) -> None:
    found = told("焊工大赛", "平江县焊工大赛落幕。平江钢厂、岳阳钢厂、汨罗钢厂分列团体第一至第三名。")
    assert has(found, "岳阳钢厂 | participated_in | 平江县焊工大赛 | rank=团体第二名")
    assert has(found, "汨罗钢厂 | participated_in | 平江县焊工大赛 | rank=团体第三名")


def test_place_won_once_is_of_the_one_behind_the_comma(told: Told) -> None:
    found = told("焊工大赛", "平江县焊工大赛落幕。屈居亚军的是平江钢厂的陆一鸣,岳阳钢厂选手沈建英名列第三。")
    assert has(found, "陆一鸣 | participated_in | 平江县焊工大赛 | rank=亚军")
    assert not has(found, "陆一鸣 | participated_in | 平江县焊工大赛 | rank=第三")


def test_each_of_two_people_got_one_of_two_honours(told: Told) -> None:
    found = told("表彰大会举行", "工程师陈立川、技师王海明分别荣获岳阳市劳动模范、岳阳市五一劳动奖章。")
    assert has(found, "陈立川 | received | 岳阳市劳动模范")
    assert has(found, "王海明 | received | 岳阳市五一劳动奖章")
    assert not has(found, "陈立川 | received | 岳阳市五一劳动奖章")


def test_town_in_a_county_gets_the_honour_and_not_the_county(told: Told) -> None:
    found = told("小镇出名", "桐乡市濮院镇获得“中国毛衫之都”称号。")
    assert has(found, "濮院镇 | received | 中国毛衫之都")
    assert not has(found, "桐乡市 | received | 中国毛衫之都")


def test_colon_of_a_score_ends_no_clause(told: Told) -> None:
    found = told("篮球联赛落幕", "昆山女子篮球队以86:79获胜,夺得2025年苏州市职工篮球联赛女子组冠军。")
    assert has(found, "昆山女子篮球队 | participated_in | 2025年苏州市职工篮球联赛")


def worked(found: set[str]) -> set[str]:
    """Who works where, without the posts."""
    return {" | ".join(each.split(" | ")[:3]) for each in found if " | works_for | " in each}


OPENING = "周明山一开口，台下便静了下来。"


def test_this_old_man_is_the_person_spoken_of(told: Told) -> None:
    text = "生于1950年的这位老工人，1970年进绍兴钢铁厂当炉前工，1985年调任绍兴铸造厂副厂长。"
    found = told("老炉前工", OPENING, text)
    assert worked(found) == {"周明山 | works_for | 绍兴钢铁厂", "周明山 | works_for | 绍兴铸造厂"}


def test_pronoun_with_all_that_tells_about_it(told: Told) -> None:
    found = told("老炉前工", OPENING, "身为绍兴市作家协会主席的他，1990年进绍兴钢铁厂当炉前工。")
    assert worked(found) == {"周明山 | works_for | 绍兴市作家协会", "周明山 | works_for | 绍兴钢铁厂"}


def test_son_of_this_old_man_is_somebody_else(told: Told) -> None:
    assert worked(told("老炉前工", OPENING, "这位老人的儿子1970年进绍兴钢铁厂当炉前工。")) == set()


def test_those_who_come_to_terms_act_together(told: Told) -> None:
    found = told("校企牵手", "绍兴技师学院同远帆电器有限公司签订协议，合办“远帆工匠班”。")
    assert has(found, "绍兴技师学院 | organized | 远帆工匠班")
    assert has(found, "远帆电器有限公司 | organized | 远帆工匠班")


def test_pronoun_means_nobody_named_behind_it(told: Told) -> None:
    found = told("一句话", "周明山名声在外。", "这句话印在他和徒弟沈建英合著的小册子《断指》封底。")
    assert has(found, "周明山 | authored | 断指")
    assert has(found, "沈建英 | authored | 断指")


def test_department_of_the_said_bureau(told: Told) -> None:
    found = told("夜班车来了", "来信转至绍兴市交通运输局。该局公共交通处处长周明山答复。")
    assert has(found, "周明山 | works_for | 绍兴市交通运输局")


def test_firm_called_by_its_noun_is_the_one_that_the_story_is_about(told: Told) -> None:
    found = told(
        "云翼智动获融资",
        "绍兴云翼智动科技有限公司昨日完成融资，其中绍兴产业投资有限公司跟投2000万元。",
        "三年前，云翼智动在仓库里开张。",
        "今年3月，公司获评浙江省专精特新中小企业。",
    )
    assert has(found, "绍兴云翼智动科技有限公司 | received | 浙江省专精特新中小企业")


def test_credit_in_the_next_sentence(told: Told) -> None:
    found = told("女工唱响音乐厅", "女工们演唱了原创歌曲《针脚》。作词者是车间里的样衣工沈建英。")
    assert has(found, "沈建英 | authored | 针脚")


def test_first_place_by_other_words_for_it(told: Told) -> None:
    text = "绍兴市第三届职工技能大赛落幕。经过三轮比拼，沈建英拔得钳工组头筹，周明山首夺电工组魁首。"
    found = told("职工技能大赛落幕", text)
    assert has(found, "沈建英 | participated_in | 绍兴市第三届职工技能大赛")
    assert has(found, "周明山 | participated_in | 绍兴市第三届职工技能大赛")
