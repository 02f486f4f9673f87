"""What happens in Alder Valley's review: every act from its team to its last phase.

It is lived as staff live one, all of it on the day of loading. Its report is drawn up
twice in between, of what the record has by then: whoever tells it sees to that.
"""

import csv
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from typing import Any

from demo.reviews.review_file import HERE, ReviewFile
from demo.story import PEOPLE, recommendation_id, roadmap_rows
from domain.acts import (
    AddCorrection,
    AddSite,
    AmendFinding,
    AnswerCorrection,
    ApproveSample,
    BeginPhase,
    CheckPrivacy,
    CloseCorrections,
    CompletePhase,
    DraftReport,
    FinalizeReport,
    ImportActions,
    ImportVotes,
    NameTeam,
    NoteBoardOutcome,
    ProposeRoadmap,
    PublishReport,
    ReviewStaffAct,
    SendDraft,
    SetAnchor,
    SignRoadmap,
    WriteSection,
)
from domain.calendars.work_calendar import WorkCalendar
from domain.people.roles import Role
from domain.reviews.finding_acts import RecommendationRow
from domain.reviews.report import (
    BoardOutcome,
    CorrectionOutcome,
    FactChecker,
    Section,
    correction_label,
)
from domain.roadmaps.acts import PlannedRow, VoteRow
from domain.roadmaps.roadmap import Priority, SigningParty

REVIEW = ReviewFile("alder_valley", PEOPLE)
ANCHOR = "adoption"
"""The day from which the dates of its roadmap are counted."""
LEAD, EXPERT = Role.CCEE_LEAD, Role.CCEE_EXPERT


def acts_to_draft(today: date) -> Iterator[ReviewStaffAct]:
    """From the naming of its team until all is there that a draft says."""
    yield from _prepared(today)
    yield from _collected()
    yield _begun("analysis")
    yield from REVIEW.evidence()
    yield from REVIEW.analysis(_recommendations())
    yield REVIEW.analysed(today)
    yield _done("analysis")
    yield _begun("draft")
    for section in Section:
        text = REVIEW.said["sections"][section]
        by = REVIEW.by(EXPERT, f"section-{section}")
        yield WriteSection(**by, section=section, text=text)


def draft(sha256: str, as_of: int) -> DraftReport:
    return DraftReport(**REVIEW.by(EXPERT, "draft"), sha256=sha256, as_of=as_of)


def acts_to_final() -> Iterator[ReviewStaffAct]:
    """The fact check: what LEA and COE say is wrong, and what becomes of each."""
    link = REVIEW.said["draft_link"]
    yield SendDraft(**REVIEW.by(LEAD, "draft-sent"), link=link, setting=0)
    for number, said in enumerate(REVIEW.said["corrections"], 1):
        yield from _corrected(correction_label(number), said)
    for party in FactChecker:
        by = REVIEW.by(LEAD, f"closed-{party}", REVIEW.said["closing"][party])
        yield CloseCorrections(**by, party=party)
    yield _done("draft")
    yield _begun("final")


def final(sha256: str, as_of: int) -> FinalizeReport:
    return FinalizeReport(
        **REVIEW.by(LEAD, "final"),
        sha256=sha256,
        as_of=as_of,
        second_reader=REVIEW.said["second_reader"],
        setting=0,
    )


def acts_to_publication(day: date) -> Iterator[ReviewStaffAct]:
    """What board and site have of it, on the day on which it became final."""
    said = REVIEW.said["board"]
    yield _done("final")
    yield _begun("board")
    yield NoteBoardOutcome(
        **REVIEW.by(LEAD, "board", said["why"]),
        outcome=BoardOutcome(said["outcome"]),
        on=day,
        link=said["link"],
    )
    yield _done("board")
    yield CheckPrivacy(**REVIEW.by(LEAD, "privacy"))
    yield _begun("publication")
    yield PublishReport(
        **REVIEW.by(Role.CCEE_DIRECTOR, "published"),
        on=day,
        link=REVIEW.said["report_link"],
        setting=0,
    )
    yield _done("publication")


def acts_to_proposal(calendar: WorkCalendar, today: date) -> Iterator[ReviewStaffAct]:
    """Its actions are worked out with the district: planned, dated, voted on."""
    yield _begun("codesign")
    title = REVIEW.said["anchor"]
    by = REVIEW.by(EXPERT, "anchor")
    yield SetAnchor(**by, anchor=ANCHOR, on=today, title=title)
    rows = tuple(_planned(calendar, today))
    yield ImportActions(**REVIEW.by(EXPERT, "roadmap"), rows=rows)
    for n, voter in enumerate(REVIEW.said["voters"]):
        by = REVIEW.by(Role(voter), f"votes-{voter}")
        yield ImportVotes(**by, rows=tuple(_votes(n)), role=Role(voter))


def proposal(sha256: str, as_of: int) -> ProposeRoadmap:
    by = REVIEW.by(LEAD, "proposal")
    return ProposeRoadmap(**by, sha256=sha256, as_of=as_of, setting=0)


def acts_to_roadmap(sha256: str, day: date) -> Iterator[ReviewStaffAct]:
    """LEA, COE and CCEE sign what is proposed, on the day of that."""
    for party in SigningParty:
        yield SignRoadmap(
            **REVIEW.by(LEAD, f"signed-{party}"),
            party=party,
            sha256=sha256,
            on=day,
            seen=REVIEW.said["signed_link"],
            setting=0,
        )
    yield _done("codesign")


def _planned(calendar: WorkCalendar, today: date) -> Iterator[PlannedRow]:
    """What is still to come by the anchor, what is past by its day."""
    reasons = _reasons()
    for row in roadmap_rows():
        number, days = int(row["number"]), int(row["due_in_working_days"])
        why = reasons[row["number"]]
        dated: dict[str, object] = {"anchor": ANCHOR, "days": days}
        if days < 0:
            dated = {"due": calendar.later(today, days), "past": row["why"]}
        yield PlannedRow.model_validate(
            {
                "action": number,
                "title": row["title"],
                "text": row["text"],
                "components": row["components"].split(";"),
                "horizon": row["horizon"],
                "theme": row["theme"],
                "owner": row["owner_role"],
                "recommendation": recommendation_id(number),
                "standards": [*_serves(why)],
                "priority": _priority(days),
                "reason": why["rationale"],
            }
            | dated
        )


def _serves(why: Mapping[str, str]) -> Iterator[str]:
    """Parts of other plans, each with the name of its plan."""
    for plan in ("lcap", "fcmat"):
        if why[plan]:
            yield f"{plan.upper()} {why[plan]}"


def _priority(days: int) -> Priority:
    if days <= REVIEW.said["first_cycle"]:
        return Priority.FIRST_CYCLE
    return Priority.NEXT if days <= REVIEW.said["next"] else Priority.LATER


def _votes(voter: int) -> Iterator[VoteRow]:
    """What comes sooner was given more; each voter sees some of it otherwise."""
    for row in roadmap_rows():
        number, days = int(row["number"]), int(row["due_in_working_days"])
        sooner = days <= REVIEW.said["first_cycle"]
        yield VoteRow(
            action=number,
            impact=min(5, 2 + (number * (voter + 2)) % 4 + sooner),
            effort=max(1, 1 + (number * (voter + 3)) % 5 - sooner),
            feasibility=min(5, 2 + (number * (voter + 5)) % 4 + sooner),
        )


def _prepared(today: date) -> Iterator[ReviewStaffAct]:
    """All that is there before anybody collects anything."""
    yield NameTeam(**REVIEW.by(LEAD, "team"), people=tuple(REVIEW.said["team"]))
    for code, name in REVIEW.said["sites"].items():
        by = REVIEW.by(EXPERT, f"site-{code}")
        yield AddSite(**by, site=code, name=name)
    superintendent = Role.LEA_SUPERINTENDENT
    yield ApproveSample(**REVIEW.by(superintendent, "sample"), setting=0)
    yield from (REVIEW.milestone(each, today) for each in REVIEW.said["milestones"])
    yield _done("planning")


def _collected() -> Iterator[ReviewStaffAct]:
    phases = ("artifacts", "field_work")
    yield from map(_begun, phases)
    yield REVIEW.plan()
    yield from map(_done, phases)


def _corrected(label: str, said: Mapping[str, Any]) -> Iterator[ReviewStaffAct]:
    """What was said of a part, what is said there now, and the answer."""
    party, about, why = FactChecker(said["party"]), said["about"], said["why"]
    by = REVIEW.by(Role(said["by"]), label)
    yield AddCorrection(**by, party=party, text=said["text"], about=about)
    if amended := said.get("amended"):
        finding = about.removeprefix("finding/")
        by = REVIEW.by(EXPERT, f"amended-{label}", why)
        yield AmendFinding(**by, finding=finding, text=amended)
    yield AnswerCorrection(
        **REVIEW.by(EXPERT, f"answered-{label}", why),
        correction=label,
        outcome=CorrectionOutcome(said["outcome"]),
    )


def _recommendations() -> Iterator[RecommendationRow]:
    """One for each action, which says it in the same words: R12 is action 12's."""
    themes = {title: key for key, title in REVIEW.said["themes"].items()}
    reasons = _reasons()
    for action in roadmap_rows():
        why = reasons[action["number"]]
        yield RecommendationRow.model_validate(
            {
                "recommendation": recommendation_id(int(action["number"])),
                "text": action["text"],
                "horizon": action["horizon"],
                "theme": themes[action["theme"]],
                "rationale": why["rationale"],
                "findings": why["findings"].split(";"),
                "lcap": [*filter(None, [why["lcap"]])],
                "fcmat": [*filter(None, [why["fcmat"]])],
            }
        )


@cache
def _reasons() -> dict[str, dict[str, str]]:
    """Why each is recommended, and what else it serves, by its number."""
    with (HERE / "recommendations.csv").open(encoding="utf-8", newline="") as file:
        return {row["number"]: row for row in csv.DictReader(file)}


def _begun(phase: str) -> BeginPhase:
    return BeginPhase(**REVIEW.by(LEAD, f"begin-{phase}"), phase=phase, setting=0)


def _done(phase: str) -> CompletePhase:
    return CompletePhase(**REVIEW.by(LEAD, f"complete-{phase}"), phase=phase, setting=0)
