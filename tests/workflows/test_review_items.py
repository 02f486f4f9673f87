"""A review's data-collection plan on a server: by item, whole, and at its bounds."""

import asyncio
from datetime import timedelta

import pytest
from temporalio.client import WorkflowUpdateFailedError

from client import errors
from client.endings import Failed, NotAllowed
from client.reviews import ask
from domain.acts import (
    AddEvidence,
    AddItem,
    AmendItem,
    BeginPhase,
    CompleteItem,
    CompletePhase,
    CountItem,
    ImportItems,
    NameTeam,
    NoteMilestone,
    PauseReview,
    ReopenItem,
    ReviewStaffAct,
    WaiveItem,
    WithdrawEvidence,
    WithdrawMilestone,
)
from domain.bounds import ENTRY, KB, LONGEST_LINE, LONGEST_ROW, LONGEST_TEXT, MOST_ITEMS
from domain.reviews.acts import ItemRow
from domain.reviews.item import ItemStatus
from domain.setting import Cause
from tests.conftest import Keep
from tests.evidence import piece
from tests.lives import EVERY_WEEKDAY, by_staff
from tests.office import Office, Record
from tests.reviewers import Reviewers, rule
from workflows.review import ReviewWorkflow

MANY = 60
TEAM = ("r.kim", "s.ito", "n.diaz", "p.osei")
WRITERS = ("t.washington", "k.bennett", *TEAM)
TALK = {"component": 3, "method": "empathy_interview"}
A_MONTH = timedelta(days=30)
pytestmark = pytest.mark.parametrize("beginning", ["in_review"], indirect=True)


@pytest.fixture
async def reviewers(office: Office) -> Reviewers:
    """Of a review that its engagement has begun, and heard of."""
    found = Reviewers(office)
    await found.begun()
    return found


def rows(many: int, **fields: object) -> tuple[ItemRow, ...]:
    """So many items of a plan, one of each component in turn."""
    return tuple(
        ItemRow.model_validate(
            TALK | {"item": f"I{n:03}", "component": 1 + n % 12} | fields
        )
        for n in range(many)
    )


async def refused(reviewers: Reviewers, act: ReviewStaffAct) -> str | None:
    with pytest.raises(WorkflowUpdateFailedError) as no:
        await reviewers.send(act)
    return rule(no.value)


async def events(reviewers: Reviewers) -> int:
    """Of its history, once nothing more follows by itself."""
    await reviewers.at_rest()
    return len((await reviewers.handle.fetch_history()).events)


async def test_every_act_on_an_item_goes_from_staff_to_the_record(
    office: Office, reviewers: Reviewers, keep: Keep
) -> None:
    """Planned, amended, counted, done, waived, opened again, imported over.

    Planned by one of its team, which its lead has named; and its evidence, which one
    of them names. A milestone is noted, another withdrawn.
    """
    await reviewers.act(NameTeam, people=TEAM)
    await reviewers.note("kickoff", "contact")
    await reviewers.act(WithdrawMilestone, milestone="kickoff")
    for item in ("A1", "A2", "A3", "A4", "A5"):
        said = {"target": 5, "note": "in Spanish", "by": "r.kim"}
        await reviewers.act(AddItem, item=item, **TALK, **said)
    await reviewers.act(AmendItem, item="A5", target=7)
    for number in (1, 2):
        await reviewers.act(AddEvidence, **piece(number))
    await reviewers.act(WithdrawEvidence, number=1)
    await reviewers.act(CountItem, item="A1", count=3, evidence=("E2",))
    await reviewers.act(CompleteItem, item="A2", count=5)
    await reviewers.act(WaiveItem, item="A3", why="nobody was free to talk")
    await reviewers.act(WaiveItem, item="A4", why="nobody was free to talk")
    await reviewers.act(ReopenItem, item="A4", why="somebody is, after all")
    entry = (await reviewers.shown()).review.entry
    anew = rows(3) + rows(1, item="A1", target=9, as_of=3)
    await reviewers.act(ImportItems, rows=anew, overwrite=("A1",))
    await reviewers.at_rest()
    await keep("review-items", reviewers.handle)
    items = {each.id: each for each in (await reviewers.shown()).items}
    lines = office.reading.history(reviewers.entity)

    assert {key: each.status for key, each in items.items()} == {
        "A1": ItemStatus.OPEN,
        "A2": ItemStatus.DONE,
        "A3": ItemStatus.WAIVED,
        **dict.fromkeys(("A4", "A5", "I000", "I001", "I002"), ItemStatus.OPEN),
    }
    assert (items["A1"].target, items["A5"].target) == (9, 7)
    assert items["A1"].entry == entry + 1
    assert [line.subject for line in lines[-3:]] == ["item/A4", "item/A4", ""]


async def test_many_items_by_six_writers_at_once(
    office: Office, reviewers: Reviewers, record: Record
) -> None:
    """Four of them of its team. Each act has an entry of its own.

    `make drills` does it with 400, and kills.
    """
    await reviewers.act(NameTeam, people=TEAM)

    async def write(n: int, by: str) -> None:
        for item in range(n, MANY, 6):
            act = by_staff(AddItem, item=f"I{item}", **TALK, by=by)
            await ask(office.env.client, office.cds, 1, act)

    await asyncio.gather(*(write(n, by) for n, by in enumerate(WRITERS)))
    shown = await reviewers.shown()
    counted = await reviewers.act(CountItem, item="I7", count=1)
    await reviewers.at_rest()
    numbers = [e.number for e in record.given if e.entity == reviewers.entity]

    assert len(shown.items) == MANY
    assert counted.entry == MANY + 3
    assert numbers == [*range(1, MANY + 4)]
    assert await office.failures(reviewers.handle) == []
    await reviewers.handle.query(ReviewWorkflow.offers)


async def test_a_plan_of_400_items_comes_in_one_act_and_travels_to_a_new_run(
    office: Office, reviewers: Reviewers, record: Record, keep: Keep
) -> None:
    """In one entry; what travels is small, since the record alone has its texts."""
    said = {"note": "x" * 100, "planned": EVERY_WEEKDAY.lea.through}
    receipt = await reviewers.act(ImportItems, rows=rows(MOST_ITEMS, **said))
    await reviewers.at_rest()
    run = (await reviewers.handle.describe()).run_id
    await reviewers.handle.signal("refresh")
    await reviewers.wait(seconds=1)
    await reviewers.act(CountItem, item="I399", count=2)
    await reviewers.at_rest()
    now = await reviewers.handle.describe()
    began = (await reviewers.handle.fetch_history()).events[0]
    travelled = began.workflow_execution_started_event_attributes.input.ByteSize()
    await keep("review-continued", reviewers.handle)
    of_review = [e for e in record.given if e.entity == reviewers.entity]

    assert receipt.entry == 2
    assert [len(entry.items) for entry in of_review] == [0, MOST_ITEMS, 1]
    assert now.run_id != run
    assert travelled < 100_000
    assert len((await reviewers.shown()).items) == MOST_ITEMS
    assert await office.failures(reviewers.handle) == []


async def test_a_plan_with_texts_as_long_as_an_entry_holds_is_taken(
    office: Office, reviewers: Reviewers, record: Record
) -> None:
    """An entry has each text twice: as it was said, and as it stands from then on."""
    said = {"note": "x" * (LONGEST_ROW - 30)}
    act = by_staff(ImportItems, rows=rows(MOST_ITEMS, **said), why="y" * LONGEST_TEXT)
    await ask(office.env.client, office.cds, 1, act)
    await reviewers.at_rest()
    entry = record.given[-1]

    assert entry.act.kind == "import_items"
    assert ENTRY - 32 * KB < entry.weight <= ENTRY


async def test_what_is_too_large_is_refused_in_words_and_nothing_is_done(
    office: Office, reviewers: Reviewers
) -> None:
    """By the review what it could not record; before, what could not be sent."""
    long = {"note": "字" * LONGEST_ROW, "reason": "字" * LONGEST_ROW}
    longest = long | {"evidence": 5 * ("字" * LONGEST_LINE,)}
    before = await events(reviewers)
    for fields, no in ((long, NotAllowed), (longest, Failed)):
        act = by_staff(ImportItems, rows=rows(MOST_ITEMS, **fields))
        with pytest.raises(no) as refusal:
            await ask(office.env.client, office.cds, 1, act)
        expected = "one act may take 512" if no is NotAllowed else errors.TOO_LARGE
        assert expected in str(refusal.value)

    assert (await reviewers.shown()).items == ()
    assert await events(reviewers) == before


async def test_what_is_refused_leaves_no_event(
    office: Office, reviewers: Reviewers
) -> None:
    """Each by its rule; all of a workbook for one row of it."""
    setting = await reviewers.setting()
    today = EVERY_WEEKDAY.lea.day_of(await reviewers.now())
    twice = rows(2) + rows(1)
    unknown = rows(2) + rows(1, item="I3", method="hearsay")
    changed = rows(2) + rows(1, item="A1", as_of=1)
    await reviewers.act(AddItem, item="A1", **TALK)
    before = await events(reviewers)
    acts: tuple[tuple[str, ReviewStaffAct], ...] = (
        ("StepMissing", by_staff(CompletePhase, phase="planning", setting=setting)),
        ("StepMissing", by_staff(BeginPhase, phase="analysis", setting=setting)),
        ("NoSuchPhase", by_staff(BeginPhase, phase="gossip", setting=setting)),
        (
            "DateUnusable",
            by_staff(NoteMilestone, milestone="kickoff", on=today + A_MONTH),
        ),
        ("NoSuchMilestone", by_staff(NoteMilestone, milestone="party", on=today)),
        ("AlreadyDone", by_staff(AddItem, item="A1", **TALK)),
        ("NoSuchItem", by_staff(CountItem, item="A2", count=1)),
        ("StudentNamed", by_staff(CountItem, item="A1", count=1, why="student Anna")),
        ("PlanUnusable", by_staff(ImportItems, rows=twice)),
        ("PlanUnusable", by_staff(ImportItems, rows=unknown)),
        ("RowChanged", by_staff(ImportItems, rows=changed)),
        ("ReasonMissing", by_staff(WaiveItem, item="A1", why="")),
        ("NotYours", by_staff(AddItem, item="A2", **TALK, by="d.okafor")),
        (
            "SettingIsBehind",
            by_staff(
                PauseReview,
                cause=Cause.FIRE,
                recheck=today + A_MONTH,
                setting=setting + 1,
            ),
        ),
    )

    assert [await refused(reviewers, act) for _, act in acts] == [no for no, _ in acts]
    assert await events(reviewers) == before


async def test_the_same_act_twice_is_done_once(
    office: Office, reviewers: Reviewers
) -> None:
    """Answered as the first time; another act under its id is refused."""
    add = by_staff(AddItem, item="A1", **TALK)
    plan = by_staff(ImportItems, rows=rows(10))
    first = [await reviewers.send(act) for act in (add, plan)]
    again = [await reviewers.send(act) for act in (add, plan)]

    assert [(e.entry, e.again) for e in first] == [(2, False), (3, False)]
    assert [(e.entry, e.again) for e in again] == [(2, True), (3, True)]
    assert await refused(reviewers, plan.but(rows=rows(11))) == "IdUsedOtherwise"
    assert len((await reviewers.shown()).items) == 11
