"""What each column of a file that brings in an engagement holds, with an example."""

from collections.abc import Iterable
from enum import Enum

from adapters.roadmap.template import MEANINGS as ROADMAP_MEANINGS
from domain.acts import Cause
from domain.adoption.check import PHASES
from domain.adoption.parts import (
    ENGAGEMENT,
    MEETINGS,
    MILESTONES,
    PEOPLE,
    REFERRALS,
    REVIEW,
    REVIEW_PHASES,
    ROADMAP,
    SEGMENTS,
    SITES,
)
from domain.people.roles import OWNERS, Role
from domain.referrals.case import EngagementMode
from domain.status import ActionStatus, Horizon

DATE = "a date such as 2027-03-05"
CHOICES: dict[tuple[str, str], tuple[Enum, ...]] = {
    (ENGAGEMENT, "phase"): PHASES,
    (ENGAGEMENT, "mode"): tuple(EngagementMode),
    (PEOPLE, "role"): tuple(Role),
    (SEGMENTS, "mode"): tuple(EngagementMode),
    (REVIEW, "pause_cause"): tuple(Cause),
    (ROADMAP, "horizon"): tuple(Horizon),
    (ROADMAP, "owner_role"): OWNERS,
    (ROADMAP, "status"): tuple(ActionStatus),
    (ROADMAP, "hold_cause"): tuple(Cause),
}


def one_of(names: Iterable[Enum]) -> str:
    return f"one of {', '.join(str(each.value) for each in names)}"


MEANINGS: dict[str, dict[str, tuple[str, str]]] = {
    ENGAGEMENT: {
        "cds": ("its CDS code as text: 7 digits, 14 for a charter", "1999901"),
        "name": ("the LEA's name", "Alder Valley Unified"),
        "phase": (one_of(PHASES), "implementation"),
        "mode": (f"the mode of now: {one_of(EngagementMode)}", "sir_plus"),
        "mode_since": (f"its first day, {DATE}; else after the last segment", ""),
        "kickoff": (DATE, "2020-01-20"),
        "as_of": (f"the day of what is stated, {DATE}; empty for today", "2021-06-15"),
        "note": ("what else is to be known; it stands in the record", ""),
    },
    REFERRALS: {
        "pathway": ("a pathway by its id; `pathways` lists them", "LEGACY_52072B1"),
        "received": (DATE, "2019-12-16"),
        "statute": (
            "the version of the law then, where it is not the pathway's own",
            "EDC-52072@2019-07-01",
        ),
        "dashboard_year": ("four digits, where a Dashboard flagged the LEA", "2019"),
        "determined": (f"when it was determined, {DATE}", "2020-01-10"),
        "primary": ("yes with the one that leads, where there are several", "yes"),
    },
    PEOPLE: {
        "role": (one_of(Role), "ccee_lead"),
        "person": ("the person's id as the directory has it, or vacant", "a.castillo"),
        "from": (DATE, "2019-07-01"),
        "to": (f"the last day, {DATE}; empty where no end is known", ""),
        "interim": ("yes or no", "no"),
        "office": ("what their office is called, where not as usual", ""),
    },
    SEGMENTS: {
        "mode": (f"a mode of the past: {one_of(EngagementMode)}", "consultancy"),
        "from": (DATE, "2020-01-20"),
        "until": (f"its last day, {DATE}", "2020-08-31"),
    },
    MEETINGS: {
        "date": (DATE, "2021-03-10"),
        "kind": ("such as check-in, kickoff, quarterly", "check-in"),
        "attended": ("who took part, by role, joined by ;", "ccee_lead;coe_lead"),
        "note": ("what was agreed, in a few words", ""),
    },
    REVIEW: {
        "framework": (
            "in the phase review: by its name; `frameworks` lists them. Empty for the "
            "usual one",
            "SIR-12@2019",
        ),
        "team": ("who works on it, by their ids, joined by ;", ""),
        "pause_cause": (f"where it is paused: {one_of(Cause)}", ""),
        "pause_since": (f"where it is paused: its first day, {DATE}", ""),
        "pause_recheck": ("where it is paused: the day of the next look", ""),
    },
    REVIEW_PHASES: {
        "phase": (
            "a phase of the review that has begun, by its key; `frameworks NAME` lists "
            "them",
            "planning",
        ),
        "opened": (f"the day it began, {DATE}", "2026-08-17"),
        "done": (f"the day it was done, {DATE}; empty while it is open", ""),
        "due": ("of an open one: by when, where not by its length", ""),
    },
    MILESTONES: {
        "milestone": (
            "what has happened, by its key; `frameworks NAME` lists them, `sample` is "
            "the approved sample",
            "kickoff",
        ),
        "date": (DATE, "2026-08-18"),
        "link": ("where a document of it is kept, where one is asked for", ""),
        "sha256": ("what is in that document, where it is asked for", ""),
    },
    SITES: {
        "site": (
            "a school of the sample, by its CDS code as text: 14 digits",
            "19999010101013",
        ),
        "name": ("the school's name", "Alder Elementary"),
    },
    ROADMAP: {
        "number": (f"{ROADMAP_MEANINGS['number']}; 12a for a part of 12", "1"),
        "title": (ROADMAP_MEANINGS["title"], "Read aloud in every class, every day"),
        "text": (ROADMAP_MEANINGS["text"], "As the review recommends."),
        "components": (ROADMAP_MEANINGS["components"], "2;3"),
        "theme": (ROADMAP_MEANINGS["theme"], "Curriculum"),
        "horizon": (ROADMAP_MEANINGS["horizon"], "IMMEDIATE"),
        "owner_role": (ROADMAP_MEANINGS["owner_role"], "lea_instruction"),
        "due": (f"the date it has now, {DATE}; it may be past", "2027-03-05"),
        "original_due": ("its first date, where it was moved", "2026-03-05"),
        "status": (one_of(ActionStatus), "in_progress"),
        "rating": ("a level of the policy's scale; none is made up", "3"),
        "started": (f"{DATE}, where it is known", "2025-09-01"),
        "completed": (f"{DATE}, with completed and sustained", ""),
        "extensions": ("how often its date was moved out", "1"),
        "depends_on": (ROADMAP_MEANINGS["depends_on"], ""),
        "hold_cause": (f"with on_hold: {one_of(Cause)}", ""),
        "hold_since": ("with on_hold, where it is known: since when", ""),
        "hold_recheck": ("with on_hold: the day of the next look", ""),
        "merged_into": ("with merged: the action that took it in", ""),
        "why": ("a word on it, for the record", ""),
    },
}
