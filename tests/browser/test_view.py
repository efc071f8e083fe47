"""Every feature of the interactive view, used as a reader uses it."""

from __future__ import annotations

import dataclasses
import json
import os
import re
import subprocess
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kg.graph import KnowledgeGraph
from tests.generated import generated_graph
from tests.sample import E as NAMES
from tests.sample import _id

pytestmark = pytest.mark.browser
Show = Callable[..., Any]

UNION, FIRM, CONTEST = "山海市总工会", "山海重工有限公司", "“匠心杯”技能大赛"


def key(name: str) -> str:
    """The id of a thing of the sample graph."""
    kind = next(kind for kind, _, each, _ in NAMES.values() if each == name)
    return _id(kind, name)


def click(page: Any, place: str) -> None:
    """Click a node or a link where it is drawn."""
    page.wait_for_timeout(350)
    spot = page.evaluate("key => kgPlace(key)", place)
    assert spot, f"{place} is not drawn"
    page.mouse.click(spot["x"], spot["y"])


def search(page: Any, text: str) -> None:
    page.fill("#search", text)
    page.wait_for_selector("#found li")
    page.press("#search", "Enter")


def heading(page: Any) -> str:
    text: str = page.inner_text("#panel h2")
    return text


def notice(page: Any) -> str:
    text: str = page.inner_text("#notice")
    return text


def test_opens_with_everything_drawn(show: Show, sample_graph: KnowledgeGraph) -> None:
    page = show(sample_graph)
    assert notice(page).startswith("12 drawn, 12 links")
    assert page.evaluate("document.compatMode") == "CSS1Compat"


@pytest.mark.parametrize("typed", ["山海重工有限", "山海重工", "shanhaizhonggong", "shzg", "shanhzhonggongyouxian"])
def test_search_finds_by_name_alias_and_sound(show: Show, sample_graph: KnowledgeGraph, typed: str) -> None:
    page = show(sample_graph)
    page.fill("#search", typed)
    assert FIRM in page.locator("#found li").first.inner_text()
    page.press("#search", "Enter")
    assert heading(page) == FIRM


def test_search_says_when_nothing_fits(show: Show, sample_graph: KnowledgeGraph) -> None:
    page = show(sample_graph)
    page.fill("#search", "zzzz")
    assert page.inner_text("#found") == "Nothing found"
    page.press("#search", "Escape")
    assert page.is_hidden("#found")


def test_arrow_keys_choose_a_suggestion(show: Show, sample_graph: KnowledgeGraph) -> None:
    page = show(sample_graph)
    page.fill("#search", "山海")
    second = page.locator("#found li .name").nth(1).inner_text()
    page.press("#search", "ArrowDown")
    page.press("#search", "Enter")
    assert heading(page) == second


def test_legend_counts_and_filters_types(show: Show, sample_graph: KnowledgeGraph) -> None:
    page = show(sample_graph)
    organization = page.locator("#legend-types label", has_text="Organization")
    assert organization.locator(".count").inner_text() == "4"
    organization.locator("input").uncheck()
    assert notice(page).startswith("8 drawn")
    assert "types=" in page.url
    page.click("#reset")
    assert notice(page).startswith("12 drawn")


def test_legend_unfolds_kinds_of_a_type(show: Show, sample_graph: KnowledgeGraph) -> None:
    page = show(sample_graph)
    page.click("#legend-types li:has-text('Organization') .unfold")
    page.uncheck("#legend-types li.sub:has-text('Enterprise') input")
    assert notice(page).startswith("11 drawn")
    box = page.locator("#legend-types li.top:has-text('Organization') input")
    assert box.evaluate("box => box.indeterminate")


def test_legend_filters_predicates(show: Show, sample_graph: KnowledgeGraph) -> None:
    page = show(sample_graph)
    row = page.locator("#legend-predicates label", has_text="Located in")
    assert row.locator(".count").inner_text() == "4"
    row.locator("input").uncheck()
    assert notice(page).startswith("12 drawn, 8 links")
    assert "relations=located_in" in page.url
    page.uncheck("#alone")
    assert not notice(page).startswith("12 drawn")


def test_confidence_filters_statements(show: Show, sample_graph: KnowledgeGraph) -> None:
    page = show(sample_graph)
    page.locator("#confidence").fill("90")
    sure = sum(s.confidence >= 0.9 for s in sample_graph.statements)
    assert notice(page).startswith(f"12 drawn, {sure} links")
    assert page.inner_text("#confidence-value") == "≥ 90 %"


def two_newspapers(graph: KnowledgeGraph) -> KnowledgeGraph:
    first, second = graph.articles
    edition = dataclasses.replace(second.edition, newspaper="他报", date="2024-01-02")
    return dataclasses.replace(graph, articles=(first, dataclasses.replace(second, edition=edition)))


def test_newspaper_and_time_filter(show: Show, sample_graph: KnowledgeGraph) -> None:
    page = show(two_newspapers(sample_graph))
    page.select_option("#newspaper", "他报")
    in_second = sum(s.article.endswith("2") for s in sample_graph.statements)
    assert f"{in_second} links" in notice(page)
    page.select_option("#newspaper", "")
    page.fill("#from", "2025-01-01")
    assert f"{len(sample_graph.statements) - in_second} links" in notice(page)
    page.fill("#from", "2024-01-01")
    page.fill("#to", "2024-12-31")
    assert f"{in_second} links" in notice(page)


def test_clicking_a_node_shows_its_facts(show: Show, sample_graph: KnowledgeGraph) -> None:
    page = show(sample_graph)
    click(page, key(CONTEST))
    assert heading(page) == CONTEST
    text = page.inner_text("#panel")
    assert "匠心杯" in text
    assert "Program · competition" in text
    assert "山海市总工会举办“匠心杯”技能大赛" in page.inner_text("#panel .articles")
    groups = page.locator("#panel .group h4").all_inner_texts()
    assert any(group.startswith("Organized") and "←" in group for group in groups)
    assert any(group.startswith("Located in") and "→" in group for group in groups)
    page.click(f"#panel .group button:text-is('{FIRM}')")
    assert heading(page) == FIRM


def test_clicking_a_link_shows_its_sentence_with_both_ends_marked(show: Show, sample_graph: KnowledgeGraph) -> None:
    page = show(sample_graph)
    click(page, f"{key(UNION)}>organized>{key(CONTEST)}")
    assert page.locator("#panel .triple button").all_inner_texts() == [UNION, CONTEST]
    assert page.inner_text("mark.a") == UNION
    assert page.inner_text("mark.b") in {CONTEST, "匠心杯"}
    facts = page.inner_text("#panel .evidence")
    for fact in ("样报", "2025-11-26", "page 2", "by-hand", "95 %", "2025-11-20", "sample/page.txt"):
        assert fact in facts


def test_an_end_the_sentence_does_not_name_is_said_so(show: Show, sample_graph: KnowledgeGraph) -> None:
    text = sample_graph.articles[0].paragraphs[2].text
    carried = next(s for s in sample_graph.statements if s.evidence == "欧阳澄出席并讲话")
    assert CONTEST not in text
    page = show(sample_graph, f"lang=en&edge={carried.subject}>participated_in>{carried.object}")
    assert f"known from before: {CONTEST}" in page.inner_text("#panel")


def test_hide_and_bring_back(show: Show, sample_graph: KnowledgeGraph) -> None:
    page = show(sample_graph)
    search(page, FIRM)
    page.click("#hide")
    assert notice(page).startswith("11 drawn")
    assert page.evaluate("key => kgPlace(key)", key(FIRM)) is None
    page.click("#unhide")
    assert notice(page).startswith("12 drawn")


def test_neighbourhood_alone_then_expand_and_collapse(show: Show, sample_graph: KnowledgeGraph) -> None:
    page = show(sample_graph)
    search(page, FIRM)
    page.click("#isolate")
    assert notice(page).startswith("3 drawn")
    click(page, key(CONTEST))
    page.click("#expand")
    assert notice(page).startswith("6 drawn")
    page.click("#collapse")
    assert notice(page).startswith("3 drawn")
    page.click("#whole")
    assert notice(page).startswith("12 drawn")


def test_shortest_path_between_two_chosen_nodes(show: Show, sample_graph: KnowledgeGraph) -> None:
    page = show(sample_graph)
    search(page, "全国劳动模范")
    page.click("#path-from")
    search(page, UNION)
    page.wait_for_selector("#path-bar .result")
    assert page.inner_text("#path-bar .result") == "3 steps"
    assert "path=" in page.url
    page.click("#path-end")
    assert page.is_hidden("#path-bar")
    page.click("#tool-path")
    search(page, UNION)
    page.click("#tool-fit")
    click(page, key("暖蜂驿站"))
    page.wait_for_selector("#path-bar .result")
    assert page.inner_text("#path-bar .result") == "4 steps"


def test_path_says_when_there_is_none(show: Show, sample_graph: KnowledgeGraph) -> None:
    page = show(sample_graph)
    search(page, UNION)
    page.click("#path-from")
    search(page, "林知秋")
    assert page.inner_text("#path-bar .result").startswith("No path")


def saved(page: Any, button: str) -> bytes:
    page.click("#tool-save")
    with page.expect_download() as waiting:
        page.click(button)
    return Path(waiting.value.path()).read_bytes()


def test_saves_png_svg_and_csv(show: Show, sample_graph: KnowledgeGraph) -> None:
    page = show(sample_graph)
    assert saved(page, "#save-png").startswith(b"\x89PNG\r\n\x1a\n")
    drawing = ET.fromstring(saved(page, "#save-svg"))
    words = {text.text for text in drawing.iter("{http://www.w3.org/2000/svg}text")}
    assert {UNION, FIRM} <= words
    table = saved(page, "#save-csv").decode("utf-8-sig").splitlines()
    assert len(table) == 1 + len(sample_graph.statements)


def test_csv_keeps_formulas_as_text(show: Show, sample_graph: KnowledgeGraph) -> None:
    page = show(renamed(sample_graph, key(FIRM), '=HYPERLINK("x")'))
    assert '"\'=HYPERLINK(""x"")"' in saved(page, "#save-csv").decode("utf-8-sig")


def test_address_holds_the_view(show: Show, sample_graph: KnowledgeGraph) -> None:
    page = show(sample_graph)
    page.uncheck("#legend-predicates label:has-text('Located in') input")
    page.locator("#confidence").fill("70")
    search(page, FIRM)
    page.click("#isolate")
    before, address = notice(page), page.url
    page.goto("about:blank")
    page.goto(address)
    page.wait_for_selector("html[data-ready]")
    assert notice(page) == before
    assert heading(page) == FIRM
    assert page.input_value("#confidence") == "70"
    assert not page.is_checked("#legend-predicates label:has-text('Located in') input")


def test_keyboard_alone_reaches_everything(show: Show, sample_graph: KnowledgeGraph) -> None:
    page = show(sample_graph)
    page.keyboard.press("/")
    page.keyboard.type("区总")
    page.keyboard.press("Enter")
    page.focus("#canvas")
    first = heading(page)
    page.keyboard.press("ArrowUp")
    page.wait_for_timeout(100)
    assert heading(page) != first
    assert page.inner_text("#say") != ""
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "panel"
    page.keyboard.press("h")
    assert notice(page).startswith("11 drawn")
    page.keyboard.press("?")
    assert page.is_visible("#help")
    page.keyboard.press("Escape")
    assert page.is_hidden("#help")
    page.keyboard.press("t")
    assert page.is_visible("#table")
    page.keyboard.press("t")
    page.keyboard.press("p")
    assert page.is_visible("#path-bar")
    page.keyboard.press("Escape")
    assert page.is_hidden("#path-bar")
    for pressed in ("f", "+", "-", "a"):
        page.keyboard.press(pressed)


def test_both_languages(show: Show, sample_graph: KnowledgeGraph) -> None:
    page = show(sample_graph, "lang=zh")
    assert page.evaluate("document.documentElement.lang") == "zh-CN"
    assert page.get_attribute("#search", "placeholder") == "按名称、别名或拼音搜索"
    assert "位于" in page.inner_text("#legend")
    page.click("#tool-language")
    assert page.evaluate("document.documentElement.lang") == "en"
    assert "Located in" in page.inner_text("#legend")
    assert not re.search("[\u4e00-\u9fff]", page.inner_text("#legend"))


def test_browser_language_and_colour_scheme_are_followed(show: Show, sample_graph: KnowledgeGraph) -> None:
    page = show(sample_graph, "", locale="zh-CN", color_scheme="dark")
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    assert page.evaluate("document.documentElement.lang") == "zh-CN"
    page.click("#tool-theme")
    assert page.evaluate("document.documentElement.dataset.theme") == "light"
    assert "theme=light" in page.url


def test_table_says_the_same_as_the_picture(show: Show, sample_graph: KnowledgeGraph) -> None:
    page = show(sample_graph)
    page.click("#tool-table")
    tables = page.locator("#table table")
    assert tables.nth(0).locator("tbody tr").count() == len(sample_graph.entities)
    assert tables.nth(1).locator("tbody tr").count() == len(sample_graph.statements)
    page.locator("#table tbody button", has_text="organized").first.click()
    assert page.inner_text("mark.a") == UNION


def test_readable_on_a_phone(show: Show, sample_graph: KnowledgeGraph) -> None:
    page = show(sample_graph, viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert page.is_hidden("#legend")
    page.click("#show-legend")
    assert page.is_visible("#legend")
    page.click("#show-legend")
    search(page, FIRM)
    box = page.locator("#panel").bounding_box()
    assert box["width"] == 390
    assert box["y"] > 300


def renamed(graph: KnowledgeGraph, ident: str, name: str) -> KnowledgeGraph:
    entities = tuple(
        dataclasses.replace(e, name=name, aliases=(name + "!",)) if e.id == ident else e for e in graph.entities
    )
    return dataclasses.replace(graph, entities=entities)


@pytest.mark.parametrize(
    "name",
    [
        "<img src=x onerror=\"document.title='hit'\">",
        "</script><script>document.title='hit'</script>",
        "<svg/onload=document.title='hit'>",
        "{{constructor.constructor('document.title=1')()}}",
        "\u202egnp.exe\u2066 <b>粗</b>",
        "👩‍🔧🏭" * 20,
        "长" * 10_000,
        "",
    ],
    ids=["img", "script", "svg", "braces", "bidi", "emoji", "long", "empty"],
)
def test_hostile_names_are_text_everywhere(show: Show, sample_graph: KnowledgeGraph, name: str) -> None:
    graph = renamed(sample_graph, key(FIRM), name)
    first, second = graph.articles
    graph = dataclasses.replace(graph, articles=(dataclasses.replace(first, headline=name, document=name), second))
    page = show(graph, f"lang=en&node={key(FIRM)}")
    title = page.evaluate("document.title")
    shown = page.evaluate("document.querySelector('#panel h2').textContent")
    assert shown == (name or "(no name)")
    page.fill("#search", name[:60] or "x")
    page.wait_for_timeout(50)
    page.press("#search", "Escape")
    page.locator("#panel .quote").first.click()
    page.click("#tool-table")
    page.wait_for_timeout(50)
    assert page.evaluate("document.title") == title
    assert page.locator("#panel img, #table img, #panel svg[onload], #table b").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_two_thousand_nodes_fold_into_groups_that_open(show: Show) -> None:
    page = show(generated_graph(2000, 3000))
    assert " entities folded into " in notice(page)
    assert int(notice(page).split(" ")[0]) <= 300
    page.focus("#canvas")
    page.keyboard.press("ArrowRight")
    page.click("#open-group")
    assert int(notice(page).split(" ")[0]) <= 300
    page.click("#whole")
    page.click("#draw-all")
    assert notice(page).startswith("2000 drawn, ")


def test_ten_thousand_nodes_are_reached_by_search_and_expansion(show: Show) -> None:
    graph = generated_graph(10_000, 50_000)
    page = show(graph)
    assert int(notice(page).split(" ")[0]) <= 300
    for entity in (graph.entities[17], graph.entities[5000], graph.entities[-1]):
        search(page, entity.name)
        assert heading(page) == entity.name
        assert page.evaluate("key => kgPlace(key)", entity.id) is not None
    neighbour = page.locator("#panel .group .link").first
    name = neighbour.inner_text()
    neighbour.click()
    assert heading(page) == name
    page.click("#expand") if page.locator("#expand").count() else None
    assert int(notice(page).split(" ")[0]) <= 300


def test_a_file_of_the_best_linked_says_what_it_leaves_out(show: Show, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.export.html.choice.NODES", 40)
    page = show(generated_graph(100, 300))
    left_out = r"40 entities · .* · 60 entities and \d+ statements more, not in this file"
    assert re.search(left_out, page.inner_text("#title"))


def axe() -> str:
    """axe-core's script, fetched once with npm into a cache outside the tree."""
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "kg-tests"
    script = cache / "node_modules" / "axe-core" / "axe.min.js"
    if not script.is_file():
        cache.mkdir(parents=True, exist_ok=True)
        try:
            command = ["npm", "install", "--prefix", str(cache), "--ignore-scripts", "--no-audit", "axe-core@4.10.3"]
            subprocess.run(command, check=True, capture_output=True, timeout=120)
        except (OSError, subprocess.SubprocessError) as error:
            pytest.skip(f"needs axe-core from npm: {error}")
    return script.read_text(encoding="utf-8")


@pytest.mark.parametrize("hash", ["lang=en", "lang=zh&theme=dark", f"lang=en&node={key(FIRM)}", "lang=zh&table=1",
                                  f"lang=en&theme=dark&edge={key(UNION)}>organized>{key(CONTEST)}"])  # fmt: skip
def test_no_serious_accessibility_fault(show: Show, sample_graph: KnowledgeGraph, hash: str) -> None:
    page = show(sample_graph, hash)
    page.evaluate(axe() + ";0")
    found = page.evaluate("axe.run()")
    assert found["passes"]
    serious = [fault for fault in found["violations"] if fault["impact"] in {"serious", "critical"}]
    assert serious == [], json.dumps([(f["id"], [n["html"] for n in f["nodes"]]) for f in serious], ensure_ascii=False)
