"""Dates that one statement has and another on the same lacks."""

from __future__ import annotations

from kg.model import Entity, Statement
from kg.resolve.dates import shared

DAY = (("date", "2025-03-08"),)
TYPES = {
    "union": "Organization", "school": "Organization", "contest": "Program", "plan": "Document", "person": "Person",
    "other": "Person", "honour": "Honour",
}  # fmt: skip
ENTITIES = {name: Entity(name, kind, "", name) for name, kind in TYPES.items()}
ENTITIES["race"] = Entity("race", "Program", "", "2025江畔马拉松")
DATED = {"organized", "hosted", "issued", "awarded", "received"}


def said(subject: str, predicate: str, thing: str, *qualifiers: tuple[str, str], **places: str | int) -> Statement:
    """A statement without evidence; `places` may name its article, paragraph and rule."""
    article, rule, paragraph = str(places.get("article", "a")), str(places.get("rule", "")), int(places.get("at", 0))
    key = f"{subject} {predicate} {thing} {article}"
    return Statement(key, subject, predicate, thing, article, (1,), "", paragraph, 0, 0, qualifiers, rule=rule)


def filled(*statements: Statement) -> dict[str, str]:
    """The date of each statement that got one."""
    return {each.id: dict(each.qualifiers)["date"] for each in shared(statements, ENTITIES, DATED)}


def test_event_is_hosted_when_it_is_organized() -> None:
    made = filled(said("union", "organized", "contest", *DAY), said("school", "hosted", "contest"))
    assert made == {"school hosted contest a": "2025-03-08"}


def test_event_of_another_article_may_be_another_time() -> None:
    assert filled(said("union", "organized", "contest", *DAY), said("school", "hosted", "contest", article="b")) == {}


def test_event_with_two_dates_gives_neither() -> None:
    other = said("person", "organized", "contest", ("date", "2024"))
    assert filled(said("union", "organized", "contest", *DAY), other, said("school", "hosted", "contest")) == {}


def test_predicate_without_dates_gets_none() -> None:
    assert filled(said("union", "organized", "contest", *DAY), said("person", "participated_in", "contest")) == {}


def test_document_is_issued_by_all_at_once_but_written_before() -> None:
    made = filled(
        said("union", "issued", "plan", *DAY), said("school", "issued", "plan"), said("school", "authored", "plan")
    )
    assert made == {"school issued plan a": "2025-03-08"}


def test_honour_is_received_when_it_is_conferred() -> None:
    made = filled(said("union", "awarded", "person", *DAY, ("honour", "honour")), said("person", "received", "honour"))
    assert made == {"person received honour a": "2025-03-08"}


def test_year_in_which_an_event_was_held_is_not_that_of_all_others() -> None:
    assert filled(said("union", "organized", "contest", ("date", "2018")), said("school", "hosted", "contest")) == {}


def test_holder_of_an_honour_may_have_got_it_some_other_time() -> None:
    won = said("person", "received", "honour", *DAY, rule="verb", at=3)
    assert filled(won, said("other", "received", "honour", rule="title", at=3)) == {}


def test_event_with_a_year_in_its_name_was_held_in_that_year() -> None:
    assert filled(said("union", "organized", "race")) == {"union organized race a": "2025"}
    other = said("school", "hosted", "race", ("date", "2024"))
    assert filled(said("union", "organized", "race"), other) == {}
