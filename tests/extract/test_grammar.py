"""The pattern language: what each token matches, and what is said of a pattern that cannot be read."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kg.errors import KgError
from kg.extract.examples import marked
from kg.extract.grammar import compile_pattern, literals
from kg.extract.relations import rules_of
from kg.extract.symbols import Alphabet, alphabet, strips
from kg.ontology import Ontology, Pattern


@pytest.fixture(scope="module")
def letters(ontology: Ontology) -> Alphabet:
    return alphabet(ontology, ["为题", "牵线搭桥"])


def matches(text: str, example: str, letters: Alphabet, ontology: Ontology) -> bool:
    """Whether the pattern `text` is found in a marked sentence."""
    rule = compile_pattern(Pattern("test", "organized", "test.toml", {"pattern": text}), letters)
    article, mentions = marked(example, ontology)
    strip = next(strips(article.paragraphs[0].text, "body", 0, list(enumerate(mentions)), letters, ""))
    return bool(rule.expression.search(strip.code))


@pytest.mark.parametrize(
    ("pattern", "example", "found"),
    [
        ("{a:TradeUnion}", "{TradeUnion:山海市总工会}", True),
        ("{a:Organization}", "{TradeUnion:山海市总工会}", True),
        ("{a:TradeUnion}", "{Enterprise:远帆公司}", False),
        ("{a:TradeUnion|Enterprise}", "{Enterprise:远帆公司}", True),
        ("{a:Organization} @host", "{TradeUnion:山海市总工会}承办", True),
        ("{a:Organization} @host", "{TradeUnion:山海市总工会}主办", False),
        ("{a:Organization} ~4 @host", "{TradeUnion:山海市总工会}曾两次承办", True),
        ("{a:Organization} ~2 @host", "{TradeUnion:山海市总工会}曾两次承办", False),
        ("{a:TradeUnion} ~9 @host", "{TradeUnion:山海市总工会}来了，{School:山海技校}承办", False),
        ("^ {a:Organization} ~9 @host", "{TradeUnion:山海市总工会}和{School:山海技校}承办", False),
        ("^ {a:Organization} ~9{School} @host", "{TradeUnion:山海市总工会}和{School:山海技校}承办", True),
        ("^ {a:Organization} ~9 @host", "{TradeUnion:山海市总工会}开展并承办", False),
        ("^ {a:Organization} ~9{Verb} @host", "{TradeUnion:山海市总工会}开展并承办", True),
        ("^ {a:Organization} ~~9 @host", "{TradeUnion:山海市总工会}和{School:山海技校}承办", True),
        ("{a:TradeUnion} ~~9 @host", "{TradeUnion:山海市总工会}来，{School:山海技校}承办", False),
        ("{a:TradeUnion} ~~~9 @host", "{TradeUnion:山海市总工会}来，{School:山海技校}承办", True),
        ("{a:Organization+} @host", "{TradeUnion:山海市总工会}、{School:山海技校}承办", True),
        ("^ {a:Organization+} @host", "{TradeUnion:山海市总工会}以及{School:山海技校}承办", True),
        ("{a:School!} @host", "{TradeUnion:山海市总工会}、{School:山海技校}承办", False),
        ("{a:School!} @host", "今年{School:山海技校}承办", True),
        ("@host $", "由{School:山海技校}承办，", True),
        ("@host $", "由{School:山海技校}承办活动，", False),
        ("@host !的", "{School:山海技校}承办的", False),
        ("@host !@winner", "{School:山海技校}承办了", True),
        ("( 向 | 给 ) {a:School}", "寄给{School:山海技校}", True),
        ("{a:School} 的? @host", "{School:山海技校}承办", True),
        ("{a:School} 等 # 所", "{School:山海技校}等12所", True),
        ("{a:Document} 为题", "以“{Document:匠心}”为题", True),
        ("{a:Amount}", "投入{School:山海技校}120万元", True),
        ("{a:Date} ， {b:School}", "3月5日，{School:山海技校}", True),
        ("牵线搭桥", "{School:山海技校}牵线搭桥", True),
    ],
)
def test_tokens(pattern: str, example: str, found: bool, letters: Alphabet, ontology: Ontology) -> None:
    assert matches(pattern, example, letters, ontology) is found


def test_quotation_marks_and_blanks_do_not_count(letters: Alphabet, ontology: Ontology) -> None:
    assert matches("{a:TradeUnion} {b:Campaign}", "{TradeUnion:山海市总工会} “{Campaign:清凉行}”", letters, ontology)


def test_what_stands_in_parentheses_is_read_apart(letters: Alphabet, ontology: Ontology) -> None:
    assert matches("{a:TradeUnion} @host", "{TradeUnion:山海市总工会}（在城东）承办", letters, ontology)


def test_a_word_inside_a_longer_word_is_not_found(letters: Alphabet, ontology: Ontology) -> None:
    assert not matches("{a:Person} @organize", "{Person:陆一鸣}组织者", letters, ontology)


@pytest.mark.parametrize(
    ("pattern", "problem"),
    [
        ("", "it has no text"),
        ("@nothing {a:Person}", "no class of words 'nothing'"),
        ("{a:Nobody}", "no class 'Nobody'"),
        *((text, "it does not compile") for text in ("( {a:Person}", "的 )", "<date: #", "> 的", "{1:Person}")),
        *((text, "it does not compile") for text in ("*", "( ? )", "的 | *", "的 ? *", "的 ? ? ?", "~4 ?", "# *")),
        ("{a:Person", "cannot read"),
    ],
)
def test_a_pattern_that_cannot_be_read_is_named(pattern: str, problem: str, letters: Alphabet) -> None:
    with pytest.raises(KgError, match="pattern test") as raised:
        compile_pattern(Pattern("test", "organized", "test.toml", {"pattern": pattern}), letters)
    assert problem in str(raised.value)
    assert raised.value.file == "test.toml"


def test_every_pattern_of_the_ontology_compiles(ontology: Ontology) -> None:
    rules = rules_of(ontology)
    for rule in (*rules.rules, *(rule for rule, _ in rules.within)):
        assert [*rule.expression.groupindex] == [group for group, _ in rule.groups], rule.name


TOKENS = (
    *("(", ")", "|", "?", "*", "^", "$", "<date:", ">", "#", "~4", "-3", "!的", "@host", "的"),
    *("{a:Person+}", "[a:Person]", "{:School}"),
)


@given(st.lists(st.sampled_from(TOKENS), min_size=1, max_size=9))
@example(["的", "*", "?"])
@example(["(", ")", "?"])
@example(["<date:", "#", ")"])
def test_what_is_not_refused_compiles(letters: Alphabet, tokens: list[str]) -> None:
    with suppress(KgError):
        rule = compile_pattern(Pattern("test", "organized", "test.toml", {"pattern": " ".join(tokens)}), letters)
        assert rule.expression.groups == len(rule.groups)


def test_literals_are_what_is_not_a_token() -> None:
    assert literals("{a:Person} 以 ~~30 为题 ( 主讲 | 授课 )? !的") == ["以", "为题", "主讲", "授课", "的"]


def test_text_of_a_pattern_hides_no_other_text(ontology: Ontology) -> None:
    letters = alphabet(ontology, ["搭台", "搭台唱戏"])
    assert letters.read("搭台") in letters.read("搭台唱戏")


def test_text_of_a_pattern_hides_no_verb_that_it_holds(ontology: Ontology) -> None:
    letters = alphabet(ontology, ["参加了", "主办单位"])
    assert letters.read("参加了") == letters.read("参加") + "了"
    assert letters.read("主办单位")[0] != letters.read("主办")
