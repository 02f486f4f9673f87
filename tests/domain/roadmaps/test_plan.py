"""A roadmap worked out: its actions, dates by day and by anchor, priorities, votes."""

from datetime import date, timedelta

import pytest

from domain import refusals
from domain.acts import (
    DropAction,
    ImportActions,
    ImportVotes,
    PlanAction,
    PrioritizeAction,
    SetAnchor,
    VoteOnAction,
)
from domain.bounds import MOST_ANCHORS, PARTS
from domain.people.roles import Role
from domain.review_views import review_offers
from domain.roadmaps.acts import PlannedRow, VoteRow
from domain.roadmaps.roadmap import Priority
from domain.roadmaps.standing import PlannedStanding, PlannedTexts
from tests.frameworks import THREE
from tests.review_reports import drafting
from tests.reviews import InReview, foreseen, in_review, refusal
from tests.roadmaps import (
    AHEAD,
    action_of,
    anchor,
    codesign,
    plan,
    prioritize,
    proposed,
    ready,
    recommended,
    roadmap_of,
    vote,
)

DAY = timedelta(days=1)
ROW = PlannedRow(action=4, title="Walk", components=(2,), horizon="LONG_TERM")


def changed(both: InReview) -> tuple[PlannedStanding, ...]:
    """The actions that were changed last."""
    roadmap = both.review.unwritten[-1].roadmap
    return roadmap.actions if roadmap else ()


def texts(both: InReview) -> PlannedTexts:
    """What was said last of the one action that it was said of."""
    (action,) = changed(both)
    assert action.texts
    return action.texts


def sentence(both: InReview) -> str:
    return both.review.unwritten[-1].sentence


def test_an_action_is_planned_out_of_a_recommendation() -> None:
    """From the day on which the report is final; who leads it, and by when."""
    both = recommended()
    plan(both, 1, standards=("LCAP 1.3",))
    action = action_of(both)

    assert (action.title, action.owner) == ("Name one aim", Role.LEA_DEPUTY)
    assert action.due == both.today + AHEAD and action.recommendation == "R1"
    assert both.review.unwritten[-1].subject == "action/1"
    assert sentence(both).startswith(
        "t.washington planned action 1: Name one aim, deputy superintendent, due "
    )


def test_planned_again_what_is_left_out_stays() -> None:
    """And the same once more is refused."""
    both = recommended()
    plan(both, 1)
    before = action_of(both)
    plan(both, 1, title="Name two aims")
    after = action_of(both)
    same = refusal(both, PlanAction, action=1, title="Name two aims")

    assert after == before.but(title="Name two aims", entry=after.entry)
    assert after.entry == both.review.entries
    assert isinstance(same, refusals.NothingToChange)


def test_a_new_action_says_what_it_is() -> None:
    """The refusal names what is missing; an owner and a date may come later."""
    both = recommended()
    new = refusal(both, PlanAction, action=7, owner="lea_deputy")
    both.ask_review(
        PlanAction, action=7, title="Read", components=(2,), horizon="LONG_TERM"
    )

    assert str(new) == ("action 7 is new; say --title, --components and --horizon too")
    assert action_of(both, 7).owner is None


@pytest.mark.parametrize(
    ("fields", "rule", "said"),
    [
        ({"components": (99,)}, refusals.OutOfBounds, "from 1 to 12"),
        ({"components": ()}, refusals.RoadmapUnusable, "names no component"),
        ({"owner": "coe_lead"}, refusals.NotAnOwner, "does not own actions"),
        ({"recommendation": "R9"}, refusals.NoSuchRecommendation, "there is R1"),
        ({"anchor": "board"}, refusals.NoSuchAnchor, "no anchor 'board'; none is set"),
        ({"days": 3}, refusals.DateUnusable, "--days count from an anchor"),
        ({"due": date(2026, 9, 1)}, refusals.DateUnusable, "is past; agree on a day"),
        ({"due": date(2046, 9, 1)}, refusals.DateUnusable, "more than ten years"),
        ({"depends_on": (5,)}, refusals.NoSuchAction, "there is no action 5"),
        ({"depends_on": (1,)}, refusals.DependencyLoop, "wait in a circle"),
    ],
)
def test_what_does_not_fit_is_refused_in_words(
    fields: dict[str, object], rule: type[refusals.Refused], said: str
) -> None:
    """With what would be allowed."""
    both = recommended()
    plan(both, 1)
    found = refusal(both, PlanAction, action=1, **fields)

    assert type(found) is rule and said in str(found)


def test_a_component_that_the_framework_lacks_is_refused() -> None:
    """Whatever the bound of all frameworks is."""
    both = recommended()
    review = both.review.review
    few = review.framework.but(components=review.framework.components[:3])
    both.reviews[both.review.entity] = both.review.but(review=review.but(framework=few))

    found = refusal(
        both, PlanAction, action=1, title="Read", components=(4,), horizon="IMMEDIATE"
    )

    assert str(found) == "4: the framework has no such component"


def test_a_part_of_an_action_is_planned_once_the_roadmap_is_adopted() -> None:
    """By splitting it."""
    said = {"title": "Read", "components": (1,), "horizon": "IMMEDIATE"}

    found = refusal(recommended(), PlanAction, action=PARTS + 1, **said)

    assert "parts come by splitting" in str(found)


def test_for_a_day_that_is_past_a_reason_is_given() -> None:
    """And is kept with the action."""
    both = recommended()
    plan(both, 1, due=both.today - DAY * 9, past="it was begun before")

    assert texts(both).past == "it was begun before"


def test_today_is_no_day_that_is_past() -> None:
    """And once it is, the rest is planned otherwise without a reason for it."""
    both = recommended()
    monday = date(2026, 9, 14)
    both.come_to(monday)
    plan(both, 1, due=monday)
    both.pass_days(9)
    plan(both, 1, title="Name one aim for all")

    assert action_of(both).due == monday


def test_what_is_said_of_an_action_in_words_is_said_again() -> None:
    """The review does not know the words that the record keeps, and refuses none."""
    both = recommended()
    plan(both, 1)
    plan(both, 1, text="One aim for all schools.")
    both.ask_review(PlanAction, action=1, standards=("LCAP 1.3",))

    assert texts(both) == PlannedTexts(standards=("LCAP 1.3",))


def test_a_date_follows_its_anchor_by_working_days_of_the_lea() -> None:
    """Before it where they are negative, and on its day, or the next that is worked."""
    both = codesign()
    saturday = date(2027, 3, 6)
    anchor(both, saturday, title="the board's adoption")
    for number, days in ((1, 30), (2, -10), (3, 0)):
        plan(both, number, anchor="adoption", days=days)
    lea = both.review.setting.policy.lea

    dues = [action_of(both, n).due for n in (1, 2, 3)]
    assert dues == [lea.later(saturday, 30), lea.later(saturday, -10), date(2027, 3, 8)]
    assert dues[0] == date(2027, 4, 16) and dues[1] == date(2027, 2, 22)


def test_when_an_anchor_moves_its_dates_move_after_a_preview() -> None:
    """With a reason; a date that was said as a day stays."""
    both = codesign()
    anchor(both, date(2027, 3, 1), title="the board's adoption")
    plan(both, 1, anchor="adoption", days=5)
    plan(both, 2)
    stays, entry = action_of(both, 2), action_of(both, 1).entry
    why = refusal(both, SetAnchor, anchor="adoption", on=date(2027, 3, 15), why=" ")
    shown = foreseen(both, SetAnchor, anchor="adoption", on=date(2027, 3, 15))
    anchor(both, date(2027, 3, 15))

    assert isinstance(why, refusals.ReasonMissing)
    assert str(why) == "1 action moves with it, which needs a reason: --why '...'"
    assert any("action 1" in e and "2027-03-08 -> 2027-03-22" in e for e in shown)
    assert action_of(both, 1).due == date(2027, 3, 22)
    assert action_of(both, 2) == stays and action_of(both, 1).entry == entry
    assert "action 1 due 2027-03-08 -> 2027-03-22" in sentence(both)


def test_a_date_said_as_a_day_leaves_its_anchor() -> None:
    """Both at once are refused."""
    both = codesign()
    anchor(both, date(2027, 3, 1))
    plan(both, 1, anchor="adoption", days=5)
    both_said = refusal(
        both, PlanAction, action=1, anchor="adoption", due=date(2027, 5, 3)
    )
    plan(both, 1, due=date(2027, 5, 3))

    assert isinstance(both_said, refusals.DateUnusable)
    assert (action_of(both).anchor, action_of(both).days) == ("", 0)
    assert action_of(both).due == date(2027, 5, 3)


def test_an_anchor_goes_unless_a_date_is_relative_to_it() -> None:
    """One that is not there is refused with those there are."""
    both = codesign()
    anchor(both, date(2027, 3, 1))
    plan(both, 1, anchor="adoption", days=5)
    used = refusal(both, SetAnchor, anchor="adoption", on="")
    unknown = refusal(both, SetAnchor, anchor="adopton", on="")
    plan(both, 1, due=date(2027, 5, 3))
    anchor(both, "")

    assert "1 action is dated by it: 1" in str(used)
    assert "did you mean adoption?" in str(unknown)
    assert roadmap_of(both).anchors == {}


def test_no_second_anchor_differs_from_one_in_capitals_alone() -> None:
    """A date counted from the one would not move with the other."""
    both = codesign()
    anchor(both, date(2027, 3, 1))
    found = refusal(both, SetAnchor, anchor="Adoption", on=date(2027, 4, 1))

    assert isinstance(found, refusals.AlreadyDone)
    assert "there is an anchor adoption: keys that differ in capitals" in str(found)


def test_only_a_day_that_moves_dates_needs_a_reason() -> None:
    """Neither another title, nor a day from which nothing is counted."""
    both = codesign()
    anchor(both, date(2027, 3, 1))
    anchor(both, date(2027, 3, 2), why="")
    plan(both, 1, anchor="adoption", days=5)
    anchor(both, date(2027, 3, 2), title="the board's adoption", why="")

    assert roadmap_of(both).anchors["adoption"].title == "the board's adoption"


def test_there_are_so_many_anchors_at_most() -> None:
    """And one that is so already is not set again."""
    both = codesign()
    for n in range(MOST_ANCHORS):
        anchor(both, date(2027, 3, 1), f"day-{n}")
    again = refusal(both, SetAnchor, anchor="day-0", on=date(2027, 3, 1))
    more = refusal(both, SetAnchor, anchor="one-more", on=date(2027, 3, 1))

    assert isinstance(again, refusals.NothingToChange)
    assert isinstance(more, refusals.TooLarge)


def test_a_priority_is_given_with_its_reason() -> None:
    """Which is kept with the action."""
    both = codesign()
    plan(both, 1)
    without = refusal(both, PrioritizeAction, action=1, priority="next", why="")
    prioritize(both, 1, why="families asked for it")

    assert isinstance(without, refusals.ReasonMissing)
    assert action_of(both).priority is Priority.FIRST_CYCLE
    assert texts(both).reason == "families asked for it"


def test_a_role_votes_once_and_its_latest_vote_stands() -> None:
    """The same vote once more is refused; votes do not count as planned otherwise."""
    both = codesign()
    plan(both, 1)
    entry = action_of(both).entry
    vote(both, "k.bennett", 1, 5, 2, 4)
    vote(both, "k.bennett", 1, 4, 2, 4)
    vote(both, "d.okafor", 1, 1, 5, 1)
    scores = {"impact": 1, "effort": 5, "feasibility": 1}
    same = refusal(both, VoteOnAction, by="d.okafor", action=1, **scores)

    votes = action_of(both).votes
    assert {*votes} == {Role.COE_LEAD, Role.LEA_SUPERINTENDENT}
    assert votes[Role.COE_LEAD].impact == 4
    assert action_of(both).entry == entry
    assert isinstance(same, refusals.NothingToChange)
    assert "as the LEA superintendent: impact 1, effort 5" in sentence(both)


def test_nobody_votes_without_a_role() -> None:
    """Nor for a role of somebody else, nor for one that has no vote."""
    both = codesign()
    plan(both, 1)
    scores = {"action": 1, "impact": 1, "effort": 1, "feasibility": 1}
    nobody = refusal(both, VoteOnAction, by="n.obody", **scores)
    others = refusal(both, VoteOnAction, by="k.bennett", role="geo_lead", **scores)

    assert isinstance(nobody, refusals.NotYours)
    assert isinstance(others, refusals.NoSuchRole)
    assert "k.bennett is not the Geo Lead today" in str(others)
    assert "COE lead" in str(others)


def test_whoever_holds_several_roles_says_in_which_they_vote() -> None:
    """The refusal names them."""
    both = codesign()
    plan(both, 1)
    people = both.engagement.people
    doubled = tuple(
        each.but(person="k.bennett")
        if each.role is Role.COUNTY_SUPERINTENDENT
        else each
        for each in people
    )
    known = both.review.known.but(people=doubled)
    both.reviews[both.review.entity] = both.review.but(known=known)
    scores = {"action": 1, "impact": 1, "effort": 1, "feasibility": 1}

    which = refusal(both, VoteOnAction, by="k.bennett", **scores)
    both.ask_review(
        VoteOnAction, by="k.bennett", role="county_superintendent", **scores
    )

    assert "--role coe_lead or --role county_superintendent" in str(which)
    assert {*action_of(both).votes} == {Role.COUNTY_SUPERINTENDENT}


def test_votes_come_all_or_none() -> None:
    """One on an action that is not there stops the others."""
    both = codesign()
    plan(both, 1)
    rows = [VoteRow(action=n, impact=3, effort=3, feasibility=3) for n in (1, 2)]
    unknown = refusal(both, ImportVotes, rows=tuple(rows))
    twice = refusal(both, ImportVotes, rows=(rows[0], rows[0]))
    both.ask_review(ImportVotes, rows=(rows[0],))

    assert "there is no action 2" in str(unknown) and "twice" in str(twice)
    assert {*action_of(both).votes} == {Role.COE_LEAD}


def test_an_action_is_dropped_unless_another_waits_for_it() -> None:
    """With a reason; its number may be given again."""
    both = ready()
    awaited = refusal(both, DropAction, action=1)
    unknown = refusal(both, DropAction, action=9)
    both.ask_review(DropAction, action=3)

    assert "action 2 waits for it" in str(awaited)
    assert "there is no action 9" in str(unknown)
    assert [*roadmap_of(both).by_number] == [1, 2]
    (gone,) = changed(both)
    assert gone.gone and gone.number == 3


def test_nothing_is_planned_before_the_report_is_final() -> None:
    """It follows from what that recommends."""
    found = refusal(drafting(), PlanAction, action=1, title="Read")

    assert isinstance(found, refusals.StepMissing) and "not final yet" in str(found)


def test_of_a_roadmap_without_actions_it_is_said_how_they_come() -> None:
    """Whichever is asked about."""
    scores = {"action": 1, "impact": 1, "effort": 1, "feasibility": 1}
    for kind, fields in (
        (DropAction, {"action": 1}),
        (PrioritizeAction, {"action": 1, "priority": "next"}),
        (VoteOnAction, scores),
    ):
        found = refusal(codesign(), kind, **fields)
        assert isinstance(found, refusals.StepMissing)
        assert "plan_action, or import-actions, comes first" in str(found)


def test_a_framework_that_asks_for_no_signature_has_no_roadmap_here() -> None:
    """Agencies that bring their own import it."""
    found = refusal(in_review(framework=THREE), PlanAction, action=1, title="Read")

    assert "`import-roadmap` brings one" in str(found)


def test_nothing_is_planned_otherwise_while_it_is_to_be_signed() -> None:
    """Neither an action, nor a vote, nor an anchor."""
    both = proposed()
    scores = {"action": 1, "impact": 1, "effort": 1, "feasibility": 1}
    asked = (
        refusal(both, PlanAction, action=1, title="Read"),
        refusal(both, DropAction, action=3),
        refusal(both, PrioritizeAction, action=1, priority="next"),
        refusal(both, VoteOnAction, **scores),
        refusal(both, SetAnchor, anchor="adoption", on=date(2027, 3, 1)),
        refusal(both, ImportActions, rows=(ROW,)),
    )

    assert {type(each) for each in asked} == {refusals.OutOfPhase}
    assert all("reopen_roadmap takes it back" in str(each) for each in asked)


def test_what_is_offered_follows_from_how_far_the_roadmap_is() -> None:
    """Nothing that would be refused whatever is said in it."""
    acts = {
        *("plan_action", "drop_action", "prioritize_action", "vote", "set_anchor"),
        *("propose_roadmap", "sign_roadmap", "reopen_roadmap"),
    }

    def offered(both: InReview) -> set[str]:
        return acts & {each.kind for each in review_offers(both.review, both.at)}

    assert offered(drafting()) == set()
    assert offered(codesign()) == {"plan_action", "set_anchor"}
    assert offered(ready()) == acts - {"sign_roadmap", "reopen_roadmap"}
    assert offered(proposed()) == {"sign_roadmap", "reopen_roadmap"}


def test_another_anchor_keeps_the_days_that_are_left_out() -> None:
    """As all that is left out stays; a day to come takes the reason for one past."""
    both = codesign()
    anchor(both, date(2027, 3, 1))
    anchor(both, date(2027, 4, 1), "board")
    plan(both, 1, anchor="adoption", days=30)
    plan(both, 1, anchor="board")
    kept = action_of(both)
    plan(both, 1, due=both.today - DAY * 9, past="it was begun before")
    plan(both, 1, due=date(2027, 5, 3))

    assert (kept.anchor, kept.days) == ("board", 30)
    assert texts(both).past == ""


def test_an_action_that_leaves_its_anchor_stays_due_as_it_was() -> None:
    """One that is planned by an anchor without days is due on its day."""
    both = codesign()
    anchor(both, date(2027, 3, 1))
    plan(both, 1, anchor="adoption")
    first = action_of(both)
    plan(both, 1, days=30)
    was = action_of(both).due
    plan(both, 1, anchor="")

    assert (first.due, first.days) == (date(2027, 3, 1), 0)
    assert (action_of(both).anchor, action_of(both).days) == ("", 0)
    assert action_of(both).due == was == date(2027, 4, 12)


def test_a_priority_counts_as_planned_otherwise() -> None:
    """A workbook that was written before is behind."""
    both = codesign()
    plan(both, 1)
    prioritize(both, 1)

    assert action_of(both).entry == roadmap_of(both).changed == both.review.entries
