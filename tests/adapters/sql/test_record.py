from datetime import date, timedelta

import pytest
from sqlalchemy import Column, Engine, String, event, inspect
from sqlalchemy.exc import IntegrityError

from adapters.sql.engine import migrate
from adapters.sql.outbox import SqlOutbox
from adapters.sql.overdue import SqlBooks
from adapters.sql.queries import SqlReading
from adapters.sql.record import SqlRecord
from adapters.sql.tables import ENTRIES, ITEMS, METADATA, OUTBOX, REVIEWS
from commands.args.act_fields import ENTRY_KINDS
from domain.acts import (
    Assign,
    ClaimComplete,
    ConfirmComplete,
    Reassign,
    Redate,
    ResumeClock,
    Several,
    StartAction,
    StopClock,
    UpdatePeople,
)
from domain.apply import apply
from domain.bounds import (
    LAST_DAY,
    LONGEST_ITEM_ID,
    LONGEST_STEP_NAME,
    MOST_REFERRALS,
    MOST_REVIEWS,
)
from domain.clocks.ladder import plan_id
from domain.engagement import Engagement
from domain.expectation import expectation
from domain.lea import workflow_id
from domain.letters.matter import list_matter
from domain.letters.notice import ListLine
from domain.opening import refer
from domain.people.roles import Assignment, Role
from domain.reviews.acts import ReviewEnd
from domain.reviews.review import phase_address, review_address
from domain.setting import Cause
from domain.standing_of import engagement_standing
from tests.lives import (
    EVERY_WEEKDAY,
    START,
    by_staff,
    implementing,
    paid,
    referral,
    referred,
)
from tests.mail import letter, waiting

DUE = date(2026, 10, 2)
ENTITIES = [t for t in METADATA.tables.values() if "entity" in t.c]
DEPUTY, INSTRUCTION = Role.LEA_DEPUTY, Role.LEA_INSTRUCTION


@pytest.fixture
def outbox(database: Engine) -> SqlOutbox:
    return SqlOutbox(database)


@pytest.fixture
def reminded() -> Engagement:
    """An engagement that owes the entry of a reminder, with its letter."""
    now = implementing(DUE)
    expected = expectation(now)
    assert expected
    now = apply(now, expected.acts[0], expected.at)
    (entry,) = now.unwritten
    letter, _copy = entry.notices
    return now.but(unwritten=(entry.but(notices=(letter,)),))


@pytest.fixture
def redated(reminded: Engagement) -> Engagement:
    """Then its owner agreed on a new date, which settles the plan that reminded."""
    later = DUE + timedelta(days=60)
    mine = by_staff(Redate, action=1, due=later, by="j.rivera")
    return apply(reminded, mine, START)


def test_what_is_committed_twice_is_kept_once_and_as_it_first_was(
    record: SqlRecord, reading: SqlReading, outbox: SqlOutbox, redated: Engagement
) -> None:
    """Temporal may run an activity again after it succeeded; nobody must notice."""
    first, second = redated.unwritten

    assert list(record.commit([first])) == [first]
    assert list(record.commit([first.but(sentence="otherwise"), second])) == [second]
    assert list(record.commit(redated.unwritten)) == []
    assert [line.sentence for line in reading.history(redated.entity)] == [
        first.sentence,
        second.sentence,
    ]
    assert len(reading.letters(redated.entity)) == 1


def test_a_notice_withdrawn_stays_withdrawn(
    record: SqlRecord, outbox: SqlOutbox, redated: Engagement
) -> None:
    """The commit that settles its plan takes it back; a repeated one cannot revive."""
    first, second = redated.unwritten
    record.commit([first])

    assert len(waiting(outbox)) == 1

    record.commit([second])
    record.commit([first])

    assert waiting(outbox) == []


def test_a_letter_that_was_withdrawn_is_not_taken(
    record: SqlRecord, outbox: SqlOutbox, redated: Engagement
) -> None:
    """Between being seen and being taken it may have been settled."""
    first, second = redated.unwritten
    record.commit([first])
    (seen,) = waiting(outbox)
    record.commit([second])

    assert outbox.take(letter(seen), START) is False


def test_what_is_written_anew_takes_the_place_of_what_was_not_sent(
    record: SqlRecord, outbox: SqlOutbox, redated: Engagement
) -> None:
    """Once; and where the first letter has gone, nobody gets a second one."""
    first, second = redated.unwritten
    (old,) = first.notices
    anew = old.but(key="anew", matter="next", replaces=old.matter, formerly_to=old.to)
    again = anew.but(key="again", replaces=anew.matter)
    record.commit([first, second.but(notices=(anew,))])

    assert [each.key for each in waiting(outbox)] == ["anew"]

    (seen,) = waiting(outbox)
    assert outbox.take(letter(seen), START)
    later = second.but(number=second.number + 1, notices=(again,), settled=("next",))
    record.commit([later])

    assert "again" not in {each.key for each in waiting(outbox)}


def test_a_list_goes_without_what_was_settled(
    record: SqlRecord, outbox: SqlOutbox, redated: Engagement
) -> None:
    """Of what waits for one person; with nothing left it is not sent."""
    first, second = redated.unwritten
    (old,) = first.notices
    count = ListLine(named="2 (Count daily)", says={"b@stop": ""}, roles=(old.role,))
    lists = (count.but(named="1 (Read daily)", says={"a@stop": ""}), count)
    several = old.but(key="x", matter=list_matter(old.entity), lists=lists)
    record.commit([first.but(notices=(several,))])
    record.commit([second.but(notices=(), settled=("a@stop",))])

    assert [n.lists for n in waiting(outbox)] == [(count,)]

    third = second.but(number=second.number + 1, notices=(), settled=("b@stop",))
    record.commit([third])

    assert waiting(outbox) == []


def test_what_a_role_was_told_goes_to_whoever_holds_it_now(
    record: SqlRecord, outbox: SqlOutbox, redated: Engagement
) -> None:
    """Instead of whoever held it, with all that the first letter said; others keep."""
    first, second = redated.unwritten
    (old,) = first.notices
    other = old.but(key="other", to="l.tran", template="snoozed")
    old = old.but(facts=old.facts | {"word": "please", "office": "Interim head"})
    anew = old.but(
        key="anew", to="n.ito", facts={"x": 1}, replaces=old.matter, formerly_to=old.to
    )
    record.commit([first.but(notices=(old, other))])
    record.commit([second.but(notices=(anew,), settled=())])
    found = {each.to: each for each in waiting(outbox)}

    assert found.keys() == {"n.ito", "l.tran"}
    assert found["n.ito"].facts["word"] == "please"
    assert "office" not in found["n.ito"].facts


def test_lists_that_wait_go_to_whoever_holds_the_role_now(
    record: SqlRecord, outbox: SqlOutbox
) -> None:
    """Each with what it lists; thanks stay with whoever did what was confirmed."""
    now = implementing(DUE, size=2)
    for number in (1, 2):
        due = DUE + timedelta(days=30 + number)
        now = apply(now, by_staff(Redate, action=number, due=due), START)
    for kind in (StartAction, ClaimComplete, ConfirmComplete):
        now = apply(now, by_staff(kind, action=2), START)
    follows = by_staff(
        Assign, role=Role.LEA_INSTRUCTION, person="n.ito", first=START.date()
    )
    now = apply(now, follows, START)
    record.commit(now.unwritten)
    found = [each for each in waiting(outbox) if each.lists]

    assert [(each.to, each.template) for each in found] == [
        ("j.rivera", "claim_confirmed"),
        ("n.ito", "roadmap_changed"),
    ]
    assert "1 (Agree on one calendar" in str(found[1].lists)
    assert found[1].role is Role.LEA_INSTRUCTION
    assert found[1].facts["why"] == "agreed at the planning meeting"


@pytest.fixture
def of_both() -> Engagement:
    """One list waits for j.rivera about what is theirs in two roles, one about one."""
    both = by_staff(Assign, role=Role.LEA_DEPUTY, person="j.rivera", first=START.date())
    give = by_staff(Reassign, action=2, owner=Role.LEA_DEPUTY, why="")
    later = DUE + timedelta(days=30)
    dates = [by_staff(Redate, action=number, due=later) for number in (1, 2)]
    now = implementing(DUE, size=2)
    for act in (both, give, by_staff(Several, acts=tuple(dates))):
        now = apply(now, act, START)
    return now


def given(role: Role, person: str) -> Assignment:
    return Assignment(role=role, person=person, first=START.date())


def lists_of(outbox: SqlOutbox) -> set[tuple[str, Role, str]]:
    """To whom what waits goes in which role, and of which action each line speaks."""
    return {
        (each.to, each.role, line.named[0])
        for each in waiting(outbox)
        for line in each.lists
    }


@pytest.mark.parametrize("at_once", [True, False])
def test_each_line_of_a_list_goes_to_whoever_holds_its_role_now(
    record: SqlRecord, outbox: SqlOutbox, of_both: Engagement, at_once: bool
) -> None:
    """Where two roles of its reader are given to two others, together or in turn."""
    follow = given(INSTRUCTION, "n.ito"), given(DEPUTY, "k.new")
    now = of_both
    for people in [follow] if at_once else [(each,) for each in follow]:
        now = apply(now, by_staff(UpdatePeople, people=people), START)
    record.commit(now.unwritten)
    new_date = [n for n in waiting(outbox) if "now planned" in str(n.lists)]

    assert lists_of(outbox) == {
        ("n.ito", INSTRUCTION, "1"),
        ("k.new", DEPUTY, "2"),
    }
    assert {each.to for each in new_date} == {"n.ito", "k.new"}
    assert all(n.lists for n in waiting(outbox) if n.template == "roadmap_changed")


def test_whoever_keeps_a_role_hears_in_it_what_concerns_it(
    record: SqlRecord, outbox: SqlOutbox, of_both: Engagement
) -> None:
    """As the one they are now; a letter that came to them in that role stays."""
    record.commit(of_both.unwritten)
    (kept,) = [n.key for n in waiting(outbox) if n.lists and n.role is DEPUTY]
    act = by_staff(UpdatePeople, people=(given(INSTRUCTION, "n.ito"),))
    record.commit(apply(of_both, act, START).unwritten[-1:])
    theirs = [n for n in waiting(outbox) if n.lists and n.to == "j.rivera"]

    assert lists_of(outbox) == {
        ("n.ito", INSTRUCTION, "1"),
        ("j.rivera", DEPUTY, "2"),
    }
    assert kept in {each.key for each in theirs}
    assert {n.facts["because"] for n in theirs} == {"you are the deputy superintendent"}


def test_a_line_about_two_roles_stays_and_goes_to_whoever_follows_in_one(
    record: SqlRecord, outbox: SqlOutbox, redated: Engagement
) -> None:
    """It is said once in either letter."""
    first, second = redated.unwritten
    (old,) = first.notices
    whole = list_matter(old.entity)
    roles = (DEPUTY, INSTRUCTION)
    line = ListLine(named="1 (Read daily)", says={"a@stop": ""}, roles=roles)
    several = old.but(role=DEPUTY, matter=whole, lists=(line,), proof=None)
    follows = several.but(
        key="x", to="n.ito", role=INSTRUCTION, lists=(), replaces=whole
    ).but(formerly_to=old.to)
    stays = follows.but(key="y", to=old.to, role=DEPUTY)
    record.commit([first.but(notices=(several,))])
    record.commit([second.but(notices=(follows, stays), settled=())])

    assert {n.to: n.lists for n in waiting(outbox)} == {
        "j.rivera": (line.but(roles=(DEPUTY,)),),
        "n.ito": (line.but(roles=(INSTRUCTION,)),),
    }


def test_of_several_letters_of_a_plan_the_one_of_its_rung_is_written_anew(
    record: SqlRecord, outbox: SqlOutbox, redated: Engagement
) -> None:
    """In whatever words; other rungs, other readers and what was sent: they stay."""
    first, second = redated.unwritten
    (old,) = first.notices
    assert old.proof
    other_rung = old.but(key="rung", proof=old.proof.but(key="E0/2"))
    sent, other = old.but(key="sent", to="l.tran"), old.but(key="x", to="k.bennett")
    record.commit([first.but(notices=(sent,))])
    (seen,) = waiting(outbox)
    assert outbox.take(letter(seen), START)
    record.commit([first.but(number=90, notices=(old, other_rung, other))])
    again = {"replaces": old.matter, "template": "otherwise"}
    anew = (
        old.but(key="a", to="n.ito", formerly_to=old.to, **again),
        sent.but(key="b", formerly_to=sent.to, **again),
    )
    record.commit([second.but(number=91, notices=anew, settled=())])

    assert {n.key for n in waiting(outbox)} - {"sent"} == {"a", "rung", "x"}


def test_of_two_copies_that_wait_the_newest_goes_to_another_lead(
    record: SqlRecord, outbox: SqlOutbox
) -> None:
    """Its letter is what is written anew; the earlier copy keeps its reader."""
    now, at = implementing(DUE), START
    while len(now.actions[1].acted) < 2 or not now.actions[1].overdue:
        due = expectation(now)
        assert due
        at = due.at
        for act in due.acts:
            now = apply(now, act, at)
    given = {"role": Role.CCEE_LEAD, "person": "n.ito", "first": at.date()}
    record.commit(apply(now, by_staff(Assign, why="moved", **given), at).unwritten)
    of_rungs = [n for n in waiting(outbox) if n.is_copy]
    older = [n for n in of_rungs if n.to == "a.castillo"]
    (newest,) = [n for n in of_rungs if n.to == "n.ito"]
    last = now.subject_of(now.actions[1]).last_rung

    assert last
    assert newest.facts["rung_key"] == last.key
    assert newest.matter in {n.matter for n in older}
    assert last.key not in {n.facts["rung_key"] for n in older}


def test_an_entry_says_what_changed_and_the_record_knows_the_whole(
    record: SqlRecord, reading: SqlReading
) -> None:
    """Also what is as by default again; and how it stood before is kept."""
    started = apply(implementing(DUE), by_staff(StartAction, action=1), START)
    stop = by_staff(StopClock, cause=Cause.FIRE, recheck=DUE)
    stopped = apply(started, stop, START)
    runs = apply(stopped, by_staff(ResumeClock), START)
    for entry in runs.unwritten:
        record.commit([entry])
        known = reading.engagement(runs.lea.cds)
        then = {e.entries: e for e in (started, stopped, runs)}[entry.number]

        assert known == engagement_standing(then)

    first, *others = runs.unwritten
    assert "lea" in first.whole
    assert not any("lea" in entry.whole for entry in others)


def test_a_gap_in_the_record_is_closed_by_the_next_run(
    record: SqlRecord, reading: SqlReading
) -> None:
    """Of what no entry before is known there is no standing, and the entry is kept."""
    started = apply(implementing(DUE), by_staff(StartAction, action=1), START)
    moved = apply(started, by_staff(Redate, action=1, due=DUE, why="kept"), START)
    record.commit([moved.unwritten[1]])

    assert reading.engagement(moved.lea.cds) is None
    assert len(reading.history(moved.entity)) == 1

    again = by_staff(Redate, action=1, due=DUE, why="again")
    after = apply(paid(moved), again, START)
    record.commit(after.unwritten)

    assert reading.engagement(moved.lea.cds) == engagement_standing(after)


def test_a_commit_keeps_everything_or_nothing(
    record: SqlRecord, reading: SqlReading, database: Engine, redated: Engagement
) -> None:
    """If one of its entries cannot be kept, none is."""
    first, second = redated.unwritten
    spoiled = second.model_copy(update={"at": None})
    with pytest.raises(IntegrityError):
        record.commit([first, spoiled])

    assert reading.history(redated.entity) == []
    assert reading.letters(redated.entity) == []


def test_standings_only_move_forward(record: SqlRecord, reading: SqlReading) -> None:
    """An older entry that comes late changes nothing that a newer one has set."""
    adopted = implementing(DUE)
    started = apply(adopted, by_staff(StartAction, action=1), START)
    moved = apply(started, by_staff(Redate, action=1, due=DUE, why="kept"), START)
    again = apply(moved, by_staff(Redate, action=1, due=DUE, why="again"), START)
    first, older, newer = again.unwritten
    for entry in (first, newer, older):
        record.commit([entry])
    known = reading.engagement(adopted.lea.cds)

    assert known
    assert known.entry == newer.number
    assert reading.actions(adopted.entity)[0] == newer.actions[0]


def test_a_notice_of_a_witness_is_laid_down_once(
    record: SqlRecord, outbox: SqlOutbox, reminded: Engagement
) -> None:
    """Also an alert may be posted twice."""
    (notice,) = reminded.unwritten[0].notices
    record.post(notice)
    record.post(notice)

    assert len(waiting(outbox)) == 1


def test_people_of_an_engagement_are_read_from_its_entries(
    record: SqlRecord, reading: SqlReading
) -> None:
    """Of a closed engagement everything answers from the record."""
    now = referred()
    record.commit(now.unwritten)

    assert tuple(reading.people(now.entity)) == now.people
    assert reading.next_episode(now.lea.cds) == 2
    assert reading.next_episode("5872736") == 1


def test_what_another_episode_follows_is_open_in_no_list(
    record: SqlRecord, reading: SqlReading, database: Engine
) -> None:
    """Terminated with a referral's step late: nothing of it is watched any more."""
    now = referred()
    while not any(each.clock.overdue for each in now.subjects):
        expected = expectation(now)
        assert expected
        for act in expected.acts:
            now = apply(now, act, expected.at)
    books, later = SqlBooks(database), START + timedelta(days=400)
    record.commit(now.unwritten)

    assert [e.keeper for e in books.late(later)] == [workflow_id(now.lea.cds)]

    record.commit(refer(referral(), EVERY_WEEKDAY, 2, START).unwritten)

    assert books.late(later) == []
    assert [each.is_open for each in books.recorded()] == [False, True]
    (known,) = reading.engagements(open_only=True)
    assert known.entity == f"{now.lea.cds}.2"


def test_the_migrations_lead_to_the_tables_in_use(database: Engine) -> None:
    """Migrating twice is harmless, and no column is missing or too many."""
    migrate(database)

    found = {
        table: {column["name"] for column in inspect(database).get_columns(table)}
        for table in inspect(database).get_table_names()
    }
    wanted = {name: set(table.c.keys()) for name, table in METADATA.tables.items()}
    indexes = {
        name: {index["name"] for index in inspect(database).get_indexes(name)}
        for name in wanted
    }

    assert {name: found[name] for name in wanted} == wanted
    assert indexes == {
        name: {index.name for index in table.indexes}
        for name, table in METADATA.tables.items()
    }


def test_the_record_is_never_rewritten(
    record: SqlRecord, database: Engine, redated: Engagement
) -> None:
    """Of entries there are only inserts, whatever is committed how often."""
    said: list[str] = []

    @event.listens_for(database, "before_cursor_execute")
    def listen(*args: object) -> None:
        said.append(str(args[2]).lower())

    for _ in range(2):
        record.commit(redated.unwritten)

    assert any("into entries" in each for each in said)
    assert not any(each.startswith(("update entries", "delete")) for each in said)


def test_the_longest_keys_fit_their_columns() -> None:
    """PostgreSQL refuses what is longer, and would be asked for ever."""
    entity = f"{'9' * 14}.1000"
    step = f"referral/{MOST_REFERRALS}/{'x' * LONGEST_STEP_NAME}_2099"
    known = f"{plan_id(entity, step, 10**9)}@{max(Role, key=len)}"
    due = f"{entity}/{step}@{LAST_DAY}"

    review = review_address(entity, MOST_REVIEWS)
    own = phase_address("x" * LONGEST_STEP_NAME)
    phase = f"{plan_id(review, own, 10**9)}@{max(Role, key=len)}"

    assert {len(review) <= width(t.c.entity) for t in ENTITIES} == {True}
    assert len(phase) <= width(OUTBOX.c.matter)
    assert width(ITEMS.c.id) >= LONGEST_ITEM_ID
    assert width(REVIEWS.c.stage) >= LONGEST_STEP_NAME
    assert max(map(len, ReviewEnd)) <= width(REVIEWS.c.end)
    assert len(step) <= min(width(OUTBOX.c.subject), width(ENTRIES.c.subject))
    assert max(len(known), len(due)) <= width(OUTBOX.c.matter)
    assert width(OUTBOX.c.template) >= LONGEST_STEP_NAME
    assert max(map(len, ENTRY_KINDS)) <= width(ENTRIES.c.kind)


def width(column: Column[str]) -> int:
    """How many characters it takes."""
    assert isinstance(column.type, String) and column.type.length
    return column.type.length
