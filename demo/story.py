"""What happens in the demo: who, and every act from the referral to 19 / 41 / 6."""

import csv
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import NamedTuple

from adapters.policies.frameworks import framework
from adapters.policies.pathways import pathways
from adapters.roadmap.read import read_roadmap
from adapters.roadmap.rows import COLUMNS
from demo import ENGAGEMENT, FRAMEWORK
from domain.actions.planned import PlannedAction
from domain.acts import (
    Accept,
    AcknowledgeReferral,
    AdoptRoadmap,
    BeginReview,
    ClaimComplete,
    CompleteReview,
    ConfirmComplete,
    DetermineNecessary,
    FundPosition,
    HoldCheckIn,
    LogCoaching,
    OpenConsultation,
    RateAction,
    RecordConsultation,
    RecordMinutes,
    Redate,
    ScheduleCheckIn,
    StaffAct,
    StartAction,
)
from domain.calendars.work_calendar import WorkCalendar
from domain.checkins.days import first_open
from domain.lea import Lea, county_of
from domain.people.roles import Role
from domain.policies.policy import Policy
from domain.referrals.case import EngagementMode, Outcome
from domain.referrals.eligibility import FilesSay, LookedUp
from domain.referrals.open import Referral
from domain.supports.position import Funder, TaperStep

HERE = Path(__file__).resolve().parent
LEA = Lea(
    cds=ENGAGEMENT,
    name="Alder Valley Unified (demonstration)",
    county=county_of(ENGAGEMENT),
)
PEOPLE = {
    Role.LEA_SUPERINTENDENT: "d.okafor",
    Role.LEA_DEPUTY: "l.tran",
    Role.LEA_DESIGNEE: "m.ortiz",
    Role.LEA_INSTRUCTION: "j.rivera",
    Role.LEA_STUDENT_SERVICES: "s.nakamura",
    Role.LEA_ASSESSMENT: "p.alvarez",
    Role.LEA_OPERATIONS: "r.hughes",
    Role.COE_LEAD: "k.bennett",
    Role.COUNTY_SUPERINTENDENT: "e.morales",
    Role.GEO_LEAD: "g.fontaine",
    Role.CCEE_LEAD: "a.castillo",
    Role.CCEE_EXPERT: "t.washington",
    Role.CCEE_DIRECTOR: "h.lindqvist",
    Role.CCEE_EXECUTIVE: "v.sorensen",
}
CONSULTED = (Role.LEA_SUPERINTENDENT, Role.COE_LEAD, Role.GEO_LEAD)
MET = (
    *(Role.LEA_SUPERINTENDENT, Role.LEA_DESIGNEE, Role.LEA_INSTRUCTION),
    *(Role.COE_LEAD, Role.CCEE_LEAD, Role.CCEE_EXPERT),
)
"""Who was at its first check-in."""
TYPIST = "demo"
MINUTES = (
    "All three went through what is late, and what is due before the next meeting. "
    "The early-literacy plan waits for the board; the superintendent takes it there. "
    "County office and district share a list of substitutes from next month on."
)
RATED, REDATED = 28, 51
"""The actions that its first check-in decides on; both are under way."""
INITIAL_IMPLEMENTATION = 3  # on the policy's scale
REDATED_BY = 47  # working days after the day of loading
TWO_AND_A_HALF, WHOLE, HALF = 250, 100, 50  # hundredths: of hours, of a position
FUNDED = timedelta(days=330)
A_WEEK, FOUR_WEEKS = timedelta(weeks=1), timedelta(weeks=4)
CONFIRMERS = (PEOPLE[Role.COE_LEAD], PEOPLE[Role.CCEE_EXPERT])


def referral() -> Referral:
    return Referral(
        id="demo-referral",
        by=PEOPLE[Role.CCEE_LEAD],
        entered_by="demo",
        lea=LEA,
        pathway=pathways()["CONTINUUM_52072A"],
        source="the demo",
        people=PEOPLE,
        answers={"dashboard_year": "2019"},
        looked_up=LookedUp(found=FilesSay.ELIGIBLE),
    )


def opening_acts(today: date) -> tuple[StaffAct, ...]:
    """From the referral until the review has begun, all on one day."""
    lead, director = PEOPLE[Role.CCEE_LEAD], PEOPLE[Role.CCEE_DIRECTOR]
    return (
        AcknowledgeReferral(id="demo-acknowledgement", by=lead, entered_by="demo"),
        OpenConsultation(id="demo-consultation", by=lead, entered_by="demo"),
        *(
            RecordConsultation(
                id=f"demo-consultation-{party}",
                by=PEOPLE[party],
                entered_by="demo",
                party=party,
                outcome=Outcome.ACCEPT,
                on=today,
            )
            for party in CONSULTED
        ),
        DetermineNecessary(
            id="demo-determination",
            by=director,
            entered_by="demo",
            why="the district and its county office have asked for help with reading",
            pupils="the groups that read too late come first",
        ),
        Accept(
            id="demo-acceptance",
            by=director,
            entered_by="demo",
            mode=EngagementMode.SIR_PLUS,
            kickoff=today,
        ),
        BeginReview(
            id="demo-review",
            by=lead,
            entered_by="demo",
            framework=framework(FRAMEWORK),
        ),
    )


def review_completion(why: str = "") -> CompleteReview:
    """The review is over; one that was not published needs a reason."""
    lead = PEOPLE[Role.CCEE_LEAD]
    return CompleteReview(id="demo-report", by=lead, entered_by="demo", why=why)


def signed_adoption(signed: str, sha256: str, review_entry: int) -> AdoptRoadmap:
    """The roadmap that LEA, COE and CCEE have signed, all its 66 actions in one act."""
    return AdoptRoadmap(
        id="demo-roadmap",
        by=PEOPLE[Role.CCEE_LEAD],
        entered_by="demo",
        signed=signed,
        sha256=sha256,
        review_entry=review_entry,
    )


def adoption(var: Path, calendar: WorkCalendar, today: date) -> AdoptRoadmap:
    """All 66 actions in one act, read from a CSV as `import-roadmap` reads them.

    Due dates are so many of the LEA's working days from today: whatever is closed
    between, the same five are past. Each names the recommendation it was planned from.
    """
    dated = var / "demo-roadmap.csv"
    with dated.open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, COLUMNS, extrasaction="ignore")
        table.writeheader()
        for row in roadmap_rows():
            due = calendar.later(today, int(row["due_in_working_days"]))
            table.writerow(row | {"due": due.isoformat()})
    return AdoptRoadmap(
        id="demo-roadmap",
        by=PEOPLE[Role.CCEE_LEAD],
        entered_by="demo",
        why=f"imported from {dated.name}",
        actions=tuple(_recommended(row.action) for row in read_roadmap(dated).rows),
    )


def _recommended(action: PlannedAction) -> PlannedAction:
    return action.but(recommendation=recommendation_id(action.number))


def recommendation_id(number: int) -> str:
    """That of the review from which the action of this number was planned."""
    return f"R{number}"


class Meetings(NamedTuple):
    """For which days the demo's check-ins are planned.

    The first is planned a week ahead and held on the day of loading already, as all of
    the demo is. Where no check-in may be held from then until the fiscal year is over,
    it is one of the next year, and held before that: it does not count.
    """

    first: date
    following: date


def meetings(policy: Policy, today: date) -> Meetings:
    first = first_open(policy, today + A_WEEK)
    return Meetings(first, first_open(policy, first + FOUR_WEEKS))


def check_in_plans(days: Meetings) -> tuple[ScheduleCheckIn, ...]:
    """Two check-ins beside those that the clock plans in the windows of the policy."""
    return (
        ScheduleCheckIn(
            id="demo-check-in",
            by=PEOPLE[Role.CCEE_LEAD],
            entered_by="demo",
            on=days.first,
            place="the county office of education",
        ),
        ScheduleCheckIn(
            id="demo-next-check-in",
            by=PEOPLE[Role.COE_LEAD],
            entered_by="demo",
            on=days.following,
            place="the district's office",
        ),
    )


def held_check_in(name: str, today: date) -> HoldCheckIn:
    """The first was held, by all three."""
    return HoldCheckIn(
        id="demo-check-in-held",
        by=PEOPLE[Role.CCEE_LEAD],
        entered_by="demo",
        check_in=name,
        on=today,
        attended=MET,
    )


def minutes(name: str, calendar: WorkCalendar, today: date) -> RecordMinutes:
    """What was said at the first, and what was decided on two of its actions."""
    lead = PEOPLE[Role.CCEE_LEAD]
    return RecordMinutes(
        id="demo-minutes",
        by=lead,
        entered_by=TYPIST,
        check_in=name,
        text=MINUTES,
        decisions=(
            RateAction(
                id="demo-minutes-1",
                by=PEOPLE[Role.COE_LEAD],
                entered_by=TYPIST,
                action=RATED,
                rating=INITIAL_IMPLEMENTATION,
                why="nine of fourteen schools meet within ten days by now",
            ),
            Redate(
                id="demo-minutes-2",
                by=PEOPLE[Role.LEA_OPERATIONS],
                entered_by=TYPIST,
                action=REDATED,
                due=calendar.later(today, REDATED_BY),
                why="the pool of substitutes is small until the new contract begins",
            ),
        ),
    )


def support_acts(today: date) -> tuple[LogCoaching, FundPosition]:
    """A visit of its coach, and a position that is paid for, less of it later."""
    by = PEOPLE[Role.CCEE_EXPERT]
    return (
        LogCoaching(
            id="demo-coaching",
            by=by,
            entered_by="demo",
            coach=by,
            on=today,
            hours=TWO_AND_A_HALF,
            roles=(Role.LEA_INSTRUCTION, Role.LEA_ASSESSMENT),
            text="how teams talk about interim results",
            on_actions=(RATED,),
        ),
        FundPosition(
            id="demo-position",
            by=PEOPLE[Role.CCEE_LEAD],
            entered_by="demo",
            title="literacy coach",
            fte=WHOLE,
            funder=Funder.CCEE,
            first=today,
            last=today + FUNDED,
            taper=(TaperStep(since=today + FUNDED / 2, fte=HALF),),
        ),
    )


def action_acts() -> list[tuple[StaffAct, ...]]:
    """For each action that has begun, what was done to it, in order."""
    evidence = {row["number"]: row["evidence"] for row in _rows("evidence.csv")}
    return [
        tuple(_story(row, evidence.get(row["number"], "")))
        for row in roadmap_rows()
        if row["status"] != "not_started"
    ]


def _story(row: dict[str, str], evidence: str) -> Iterator[StaffAct]:
    """Begun by its owner; if completed, claimed by them and confirmed by another."""
    number, owner = int(row["number"]), PEOPLE[Role(row["owner_role"])]
    yield StartAction(
        id=f"demo-start-{number}", by=owner, entered_by="demo", action=number
    )
    if row["status"] != "completed":
        return
    yield ClaimComplete(
        id=f"demo-claim-{number}",
        by=owner,
        entered_by="demo",
        action=number,
        evidence=(evidence,),
        experience="it went best where a few schools began and showed the others",
        sustained_by="it stands in the LCAP, and the cabinet looks at it each quarter",
    )
    yield ConfirmComplete(
        id=f"demo-confirm-{number}",
        by=CONFIRMERS[number % len(CONFIRMERS)],
        entered_by="demo",
        action=number,
    )


def roadmap_rows() -> tuple[dict[str, str], ...]:
    """The 66 actions as their file has them."""
    return _rows("roadmap.csv")


@cache
def _rows(name: str) -> tuple[dict[str, str], ...]:
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))
