"""Items of a data-collection plan: planned, counted, done, waived, opened again."""

import json
from datetime import date

import pytest

from domain import refusals
from domain.acts import (
    AddItem,
    AmendItem,
    CompleteItem,
    CompletePhase,
    CountItem,
    ReopenItem,
    ReviewStaffAct,
    WaiveItem,
)
from domain.bounds import MOST_ITEMS
from domain.entries import Entry
from domain.people.roles import Role
from domain.review_standing import review_standing, shown
from domain.reviews.item import ItemStatus, PlanItem
from domain.reviews.standing import ItemStanding, ItemTexts
from tests.frameworks import THREE
from tests.review_phases import approve, begin, complete, cover, rule_of, up_to
from tests.reviews import ANOTHER, SCHOOL, InReview, in_review, stored

WALK = {"item": "C03-W1", "component": 3, "method": "instructional_walk"}
READ = {"item": "C01-D1", "component": 1, "method": "document_review"}
LINKS = ("https://ccee.example/notes", "T:/walks/3.docx")
OTHERS = (AmendItem, CountItem, CompleteItem, WaiveItem, ReopenItem)


def planned(**fields: object) -> InReview:
    """A sample of one site, and one item of the plan."""
    both = in_review()
    approve(both)
    both.ask_review(AddItem, **WALK | {"target": 4} | fields)
    return both


def item(both: InReview, key: str = "C03-W1") -> PlanItem:
    return both.review.review.items[key]


def last(both: InReview) -> Entry:
    return both.review.unwritten[-1]


def refused(
    both: InReview, kind: type[ReviewStaffAct], rule: type, **fields: object
) -> str:
    """What staff read; nothing was changed."""
    known = both.review
    with pytest.raises(rule) as found:
        both.ask_review(kind, **{"item": "C03-W1"} | fields)
    assert both.review is known
    return str(found.value)


def test_an_item_is_planned_with_what_how_and_how_many() -> None:
    """The state keeps what is decided on, the record what is said of it."""
    day = date(2026, 9, 22)
    fields = {"site": SCHOOL, "planned": day, "owner": Role.CCEE_LEAD}
    both = planned(participants="students", note="grade 3 first", **fields)
    found = PlanItem(
        component=3,
        method="instructional_walk",
        entry=4,
        target=4,
        participants="students",
        **fields,
    )
    entry = last(both)

    assert item(both) == found
    assert entry.items == (
        ItemStanding(id="C03-W1", texts=ItemTexts(note="grade 3 first"), **dict(found)),
    )
    assert entry.subject == "item/C03-W1"
    assert entry.notices == ()
    assert entry.sentence == (
        "t.washington planned item C03-W1: 4 x Instructional walks and crosswalks, "
        "component 3, Students, Alder Elementary, planned for 2026-09-22, CCEE lead: "
        "agreed at the planning meeting"
    )


def test_an_item_of_which_little_is_said_is_one_of_the_experts() -> None:
    """One is collected, by nobody in particular, on no day yet."""
    both = in_review()
    both.ask_review(AddItem, **READ)

    assert item(both, "C01-D1") == PlanItem(
        component=1, method="document_review", entry=2
    )
    assert item(both, "C01-D1").owner is Role.CCEE_EXPERT


def test_items_are_no_news_to_the_engagement() -> None:
    """It hears of stages and dates; what is collected is not its matter."""
    both = planned()
    both.ask_review(CountItem, item="C03-W1", count=2)
    both.ask_review(WaiveItem, item="C03-W1")

    assert not both.review.untold
    assert both.review.news_entry == 1


def test_an_id_is_given_once() -> None:
    """Whether its item is open or not."""
    both = planned()
    said = refused(both, AddItem, refusals.AlreadyDone, **WALK)
    both.ask_review(WaiveItem, item="C03-W1")
    refused(both, AddItem, refusals.AlreadyDone, **READ | {"item": "C03-W1"})

    assert said == ("item C03-W1 is in the plan already; amend_item plans it otherwise")


def test_an_id_in_other_capitals_is_not_given_to_another() -> None:
    """Every later line, of a person or a workbook, would mean either."""
    said = refused(
        planned(), AddItem, refusals.AlreadyDone, **WALK | {"item": "c03-w1"}
    )

    assert said.startswith("item c03-w1 is in the plan already, as C03-W1: ")


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"method": "survey"}, "has no method 'survey'; it has document_review, "),
        ({"participants": "pupils"}, "has no participant class 'pupils'; it has stud"),
        ({"site": ANOTHER}, f"{ANOTHER} is no site of the sample (add_site)"),
    ],
)
def test_an_item_names_what_there_is(wrong: dict[str, object], said: str) -> None:
    """Of the framework and of the sample; added or amended."""
    both = planned()
    new = refused(
        both, AddItem, refusals.PlanUnusable, **WALK | {"item": "new"} | wrong
    )
    amended = refused(both, AmendItem, refusals.PlanUnusable, **wrong)

    assert said in new and new.startswith("item new: ")
    assert said in amended and amended.startswith("item C03-W1: ")


def test_a_component_beyond_those_of_the_framework_is_refused() -> None:
    """Of a framework that has three there is no twelfth."""
    both = in_review(framework=THREE)
    said = refused(
        both, AddItem, refusals.PlanUnusable, item="V1", component=12, method="visit"
    )

    assert said == "item V1: THREE@1 has no component 12; it has 1, 2, 3"


def test_all_that_is_off_is_said_at_once() -> None:
    """Whoever plans it corrects it once."""
    both = planned()
    wrong = {"method": "survey", "participants": "pupils", "site": ANOTHER}
    said = refused(
        both, AddItem, refusals.PlanUnusable, **WALK | {"item": "new"} | wrong
    )

    assert len(said.split("; it has")) == 3 and ANOTHER in said


@pytest.mark.parametrize("kind", [AddItem, AmendItem])
def test_of_an_item_at_least_one_is_wanted(kind: type[ReviewStaffAct]) -> None:
    """With a target of none it would be done, and covered, out of nothing."""
    fields = WALK | {"item": "new"} if kind is AddItem else {}
    said = refused(planned(), kind, refusals.OutOfBounds, **fields, target=0)

    assert said == "target: is 0; from 1 to 1,000"


def test_an_item_is_planned_otherwise_as_far_as_is_said() -> None:
    """What is left out stays as it was, its count included."""
    both = planned(participants="students", site=SCHOOL)
    both.ask_review(CountItem, item="C03-W1", count=1)
    before = item(both)
    both.ask_review(AmendItem, item="C03-W1", target=6, component=9)
    entry = both.review.entries

    assert item(both) == before.but(target=6, component=9, entry=entry)
    assert last(both).sentence.startswith(
        "t.washington planned item C03-W1 otherwise: 6 x Instructional walks"
    )
    assert last(both).items[0].texts is None


def test_an_item_is_planned_for_nobody_and_nowhere_in_particular() -> None:
    """What is said as empty goes; what is left out stays."""
    both = planned(participants="students", site=SCHOOL)
    both.ask_review(AmendItem, item="C03-W1", participants="")
    first = item(both)
    both.ask_review(AmendItem, item="C03-W1", site="")

    assert (first.participants, first.site) == ("", SCHOOL)
    assert (item(both).participants, item(both).site) == ("", "")


def test_an_item_is_planned_for_no_day_in_particular() -> None:
    """An empty day takes it off; where there is none, that says nothing."""
    both = planned(planned=date(2026, 10, 6))
    both.ask_review(AmendItem, item="C03-W1", planned="")
    said = refused(both, AmendItem, refusals.NothingToChange, planned="")
    sentence = both.review.unwritten[-1].sentence

    assert item(both).planned is None
    assert stored(both.review) == both.review
    assert "otherwise" in sentence and "planned for" not in sentence
    assert said.endswith("is planned so already")


def test_a_note_alone_may_be_amended() -> None:
    """It goes to the record; the item changed with it."""
    both = planned()
    both.ask_review(AmendItem, item="C03-W1", note="")

    assert last(both).items[0].texts == ItemTexts(note="")
    assert item(both).entry == both.review.entries


def test_what_is_planned_so_already_is_not_planned_otherwise() -> None:
    """Nothing to change is said as such."""
    said = refused(planned(), AmendItem, refusals.NothingToChange, target=4)

    assert said == "item C03-W1 is planned so already"


def test_an_item_is_counted_with_where_it_is_kept() -> None:
    """So many so far; its evidence is added to what there was."""
    both = planned()
    both.ask_review(CountItem, item="C03-W1", count=2, evidence=LINKS, why="")

    assert (item(both).count, item(both).status) == (2, ItemStatus.OPEN)
    assert last(both).items[0].texts == ItemTexts(more_evidence=LINKS)
    assert last(both).sentence == "t.washington counted 2 of 4 of item C03-W1"


def test_a_count_that_is_the_same_says_nothing() -> None:
    """Unless there is more evidence."""
    both = planned()
    said = refused(both, CountItem, refusals.NothingToChange, count=0)
    both.ask_review(CountItem, item="C03-W1", count=0, evidence=LINKS)

    assert said == "item C03-W1 has 0 already"
    assert item(both).entry == both.review.entries


def test_a_count_may_be_corrected_downwards_and_beyond_the_target() -> None:
    """It is what there are."""
    both = planned()
    for many in (9, 3, 0):
        both.ask_review(CountItem, item="C03-W1", count=many)
        assert item(both).count == many


def test_an_item_is_done_with_as_many_as_were_planned() -> None:
    """Said with its count, or by what was counted; no reason is asked for."""
    for fields in ({"count": 4}, {}):
        both = planned()
        both.ask_review(CountItem, item="C03-W1", count=5)
        both.ask_review(CompleteItem, item="C03-W1", why="", **fields)
        assert item(both).status is ItemStatus.DONE
        assert item(both).count == fields.get("count", 5)


def test_an_item_is_done_with_fewer_than_were_planned_with_a_reason() -> None:
    """Which goes to the record."""
    both = planned()
    said = refused(both, CompleteItem, refusals.ReasonMissing, count=3, why=" ")
    none = refused(both, CompleteItem, refusals.ReasonMissing, why="")
    both.ask_review(CompleteItem, item="C03-W1", count=3, why="one school closed")

    assert said.startswith("item C03-W1 has 3 of 4; with fewer than were planned")
    assert none.startswith("item C03-W1 has 0 of 4")
    assert last(both).items[0].texts == ItemTexts(reason="one school closed")
    assert "completed item C03-W1 with 3 of 4: one school" in last(both).sentence


def test_an_item_is_waived_with_a_reason() -> None:
    """A documented none."""
    both = planned()
    said = refused(both, WaiveItem, refusals.ReasonMissing, why=" ")
    both.ask_review(WaiveItem, item="C03-W1", why="there are none")

    assert said.startswith("waive_item is recorded with a reason")
    assert item(both).status is ItemStatus.WAIVED
    assert last(both).items[0].texts == ItemTexts(reason="there are none")


@pytest.mark.parametrize("settle", [CompleteItem, WaiveItem])
def test_an_item_that_is_settled_is_opened_again_with_a_reason(
    settle: type[ReviewStaffAct],
) -> None:
    """Until then nothing of it is changed; its count stays."""
    both = planned()
    both.ask_review(CountItem, item="C03-W1", count=2)
    both.ask_review(settle, item="C03-W1")
    for kind, fields in (
        (AmendItem, {"target": 5}),
        (CountItem, {"count": 3}),
        (CompleteItem, {"count": 4}),
        (WaiveItem, {}),
    ):
        said = refused(both, kind, refusals.OutOfPhase, **fields)
        assert said == f"item C03-W1 is {item(both).status}; reopen_item comes first"
    refused(both, ReopenItem, refusals.ReasonMissing, why="")
    both.ask_review(ReopenItem, item="C03-W1", why="a school wants to be seen")

    assert (item(both).status, item(both).count) == (ItemStatus.OPEN, 2)
    assert last(both).items[0].texts == ItemTexts(reason="a school wants to be seen")


def test_that_there_is_no_such_item_is_said_before_a_reason_is_asked_for() -> None:
    """It would be asked for in vain."""
    refused(planned(), WaiveItem, refusals.NoSuchItem, item="C06-01", why="")


def test_what_is_open_is_not_opened_again() -> None:
    """Nothing to change."""
    said = refused(planned(), ReopenItem, refusals.NothingToChange)

    assert said == "item C03-W1 is open"


@pytest.mark.parametrize("kind", OTHERS)
def test_an_item_that_is_not_in_the_plan_is_not_touched(
    kind: type[ReviewStaffAct],
) -> None:
    """The refusal says how many there are."""
    fields: dict[str, object] = {"count": 1} if kind is CountItem else {}
    said = refused(planned(), kind, refusals.NoSuchItem, **{"item": "C9"} | fields)

    assert said.startswith("the plan of review 1 has no item C9; it has 1")


def test_once_its_phase_is_done_an_item_stays_as_it_is() -> None:
    """None comes to it, none is opened again, and none is moved into it."""
    both = up_to("artifacts")
    begin(both, "field_work")
    both.ask_review(AddItem, **WALK)
    complete(both, "artifacts")
    (read,) = [k for k, e in both.review.review.items.items() if e.component == 1]
    done = "the reading of documents and artifacts is done, and with it what is"
    for kind, fields in (
        (AddItem, READ),
        (ReopenItem, {"item": read}),
        (AmendItem, {"method": "lcap_review"}),
    ):
        assert done in refused(both, kind, refusals.PlanUnusable, **fields)


def test_before_its_phase_begins_an_item_may_be_planned() -> None:
    """And even collected: the phase asks for it in the end."""
    both = in_review()
    both.ask_review(AddItem, **READ)
    both.ask_review(CompleteItem, item="C01-D1", count=1)

    assert item(both, "C01-D1").status is ItemStatus.DONE


def test_a_phase_that_is_done_holds_up_no_item_of_another() -> None:
    """Field work goes on."""
    both = up_to("artifacts")
    begin(both, "field_work")
    cover(both, rule_of(both, "artifacts"))
    both.ask_review(CompletePhase, phase="artifacts")
    both.ask_review(AddItem, **WALK)

    assert item(both).is_open


@pytest.mark.parametrize("by", ["t.washington", "k.bennett", "a.castillo"])
def test_who_may_work_on_the_plan(by: str) -> None:
    """Experts, the county office's lead, and whoever leads the review."""
    both = planned(by=by)
    both.ask_review(AmendItem, item="C03-W1", target=2, by=by)
    both.ask_review(CountItem, item="C03-W1", count=1, by=by)
    both.ask_review(CompleteItem, item="C03-W1", count=2, by=by)
    both.ask_review(ReopenItem, item="C03-W1", by=by)
    both.ask_review(WaiveItem, item="C03-W1", by=by)

    assert item(both).status is ItemStatus.WAIVED


@pytest.mark.parametrize("by", ["d.okafor", "m.ortiz", "j.rivera", "h.lindqvist"])
@pytest.mark.parametrize("kind", [AddItem, *OTHERS])
def test_who_may_not_work_on_the_plan(by: str, kind: type[ReviewStaffAct]) -> None:
    """Those whose schools are looked at."""
    own: dict[type, dict[str, object]] = {AddItem: WALK, CountItem: {"count": 1}}
    fields = own.get(kind, {})
    said = refused(planned(), kind, refusals.NotYours, by=by, **fields)

    assert f"{by} holds none of these roles here today" in said


def test_a_plan_has_so_many_items() -> None:
    """Four hundred are taken, and one more is not."""
    both = planned()
    many = {f"X{n}": item(both) for n in range(MOST_ITEMS - 1)}
    review = both.review.review.but(items=many)
    both.reviews[both.review.entity] = both.review.but(review=review)
    both.ask_review(AddItem, **WALK)
    said = refused(both, AddItem, refusals.TooLarge, **WALK | {"item": "one more"[:3]})

    assert said == "the review would hold 401 items; at most 400"


def test_items_are_shown_and_counted() -> None:
    """The standing says how many there are and how many are open."""
    both = planned()
    both.ask_review(AddItem, **READ)
    both.ask_review(WaiveItem, item="C03-W1")
    now = review_standing(both.review)

    assert (now.items, now.items_open) == (2, 1)
    assert [each.id for each in shown(both.review).items] == ["C03-W1", "C01-D1"]
    assert last(both).whole["items_open"] == 1


def test_an_item_is_stored_as_a_row_that_ends_with_what_is_unusual() -> None:
    """Later versions may add fields at its end, which an older one reads past."""
    usual = PlanItem(component=3, method="focus_group", entry=7)
    full = usual.but(target=2, owner=Role.CCEE_LEAD, planned=date(2026, 9, 22))

    assert usual.model_dump_json() == '[3,"focus_group",7]'
    assert stored(full) == full
    longer = [*json.loads(full.model_dump_json()), "of a later version"]
    assert PlanItem.model_validate(longer) == full


def test_texts_of_an_item_come_together_entry_by_entry() -> None:
    """What an entry does not speak of stays; more evidence stands beside what was."""
    first = ItemTexts(note="grade 3", evidence=("a",)).after(None)
    second = ItemTexts(more_evidence=("b", "a")).after(first)
    third = ItemTexts(reason="none", evidence=("c",)).after(second)

    assert (second.note, second.evidence) == ("grade 3", ("a", "b"))
    assert (third.note, third.reason, third.evidence) == ("grade 3", "none", ("c",))
