"""Sample facts for every letter, with names as long as they come."""

from tests.check_in_letters import check_in_facts
from tests.referral_letters import referral_facts
from tests.review_letters import review_facts

HOW = (
    ".venv/bin/python starter.py act 19999010123456/action/112 acknowledge "
    "--promise 2026-10-30 --as m.villanueva-castellanos-de-la-fuente"
)
COMMON: dict[str, object] = {
    "person": "Maximiliana Villanueva-Castellanos de la Fuente",
    "role": "State Superintendent of Public Instruction",
    "lea": "Alder Valley and Upper Sycamore Creek Joint Union Elementary and High",
    "because": (
        "nobody holds the role director of assessment and accountability at present, "
        "and the next step of the ladder comes to you"
    ),
    "agency": "the California Collaborative for Educational Excellence",
    "reference": "19999010123456/action/112",
    "how": HOW,
    "lead": "",
    "lead_address": "",
    "answer_by": "",
}
ANSWER: dict[str, object] = {
    "how": "",
    "lead": "Maximiliana Villanueva-Castellanos de la Fuente",
    "lead_address": "maximiliana.villanueva-castellanos@ccee.example",
    "answer_by": "Wednesday, 14 October 2026",
}
"""What stands instead of a command for whoever is not of the agency."""
LADDER: dict[str, object] = COMMON | {
    "action": 112,
    "title": (
        "Review with families and students how schools ask after "
        "well-being twice a year"
    ),
    "owner": "director of assessment and accountability",
    "due": "Wednesday, 30 September 2026",
    "rung": "E2",
    "claimed": False,
    "claimed_on": "",
    "next_step": (
        "on Wednesday, 14 October 2026 the superintendent's designee and the agency's "
        "expert hear of it too, so that they can help"
    ),
}
CLAIMED: dict[str, object] = LADDER | {
    "claimed": True,
    "claimed_on": "Wednesday, 23 September 2026",
    "claimed_by": "Jo Rivera",
    "evidence": "minutes of the third meeting\nthe calendar, as it was agreed on",
    "experience": "short meetings worked best",
    "sustained_by": "a standing item of the cabinet",
    "next_step": "",
}
WHOLE: dict[str, object] = COMMON | {
    "what": "12 (Agree on one calendar of assessments); 13a (Read aloud every day)",
    "count": 42,
    "since": "",
    "cause": "",
    "advice": "",
}
NOTES: dict[str, object] = COMMON | {
    "check_in": "2026-27-1",
    "held_on": "Wednesday, 23 September 2026",
    "due": "Wednesday, 14 October 2026",
}
APART = {"whole": False, "since": "", "cause": "", "recheck": ""}
"""Of several that stood each since a day of its own, each says so itself."""
MEETING: dict[str, object] = COMMON | {
    "title": "Check-in of the second quarter of 2026-27 with all three agencies",
    "when": "Wednesday, 30 September 2026, 10:00 to 11:30 PDT",
    "place": "Room 12, county office of education, 1111 Las Gallinas Avenue",
    "description": "Please bring what was learned.\nThe agenda comes before it.",
    "why": "the county office is closed on the day that was planned first",
    "known": False,
    "was_when": "",
    "was_place": "",
    "for_all": True,
}
FACTS: dict[str, list[dict[str, object]]] = {
    "reminder": [LADDER, CLAIMED],
    "update_requested": [LADDER, CLAIMED],
    "support_offered": [LADDER, CLAIMED],
    "check_in_agenda": [LADDER, CLAIMED],
    "joint_meeting": [LADDER, CLAIMED],
    "meeting_invited": [
        MEETING,
        MEETING | {"known": True, "was_when": "Tuesday, 29 September 2026, 15:00 PDT"},
        MEETING | {"known": True, "was_place": "https://meet.example/alder-valley"},
        MEETING | {"known": True, "place": "", "description": "", "why": ""},
    ],
    "meeting_cancelled": [MEETING | {"for_all": each} for each in (True, False)],
    "claim_waiting": [CLAIMED, CLAIMED | ANSWER],
    "answer_awaited": [
        LADDER
        | {
            "asked": "Jo Rivera (chief academic officer)",
            "about": "action 112",
            "records": [HOW],
        }
    ],
    "claim_returned": [
        LADDER | {"why": "the minutes of the second meeting would help"}
    ],
    "claim_confirmed": [WHOLE | {"why": why} for why in ("", "well done by all")],
    "roadmap_changed": [WHOLE | {"why": why} for why in ("", "the team met later")],
    "clock_stopped": [
        WHOLE
        | {"whole": whole, "cause": "superintendent vacancy", "why": "a new one comes"}
        | {"recheck": "Monday, 12 October 2026"}
        for whole in (True, False)
    ]
    + [WHOLE | APART | {"why": why} for why in ("", "a new one comes")],
    "clock_resumed": [
        WHOLE
        | {"whole": whole, "why": "school is open again"}
        | {"since": "Monday, 5 October 2026", "cause": "fire"}
        for whole in (True, False)
    ]
    + [WHOLE | APART | {"why": "school is open again"}],
    "answer_noted": [
        COMMON
        | {"noted": f"action 112 ({LADDER['title']}) is complete", "why": "as agreed"}
        | {"evidence": "minutes of June\nthe calendar", "experience": "hard at first"}
        | {"sustained_by": "a standing item of the cabinet"},
        COMMON
        | {"noted": "action 11 (Read) is complete; action 12 (Write) is complete"}
        | {"claims": "action 11: the minutes\naction 12: the plan", "why": ""},
        COMMON
        | {"noted": "asked for your view, you agree (Tuesday, 1 September 2026)"}
        | {"mended": "misheard on the phone", "party": "Geo Lead"}
        | {"replaced": "would rather not (Monday, 31 August 2026)"},
    ],
    "snoozed": [
        LADDER
        | {"by": "m.villanueva", "until": "Monday, 12 October 2026", "why": "one ill"}
    ],
    "recheck_due": [
        WHOLE,
        WHOLE | {"since": "Monday, 5 October 2026", "cause": "fire"},
    ],
    "plateau": [WHOLE, WHOLE | {"advice": "41 actions are in progress at once"}],
    "engagement_recheck": [
        WHOLE
        | {"whole": 166, "rungs": "E3 or E4"}
        | {"far_behind": behind, "missed": missed}
        for behind, missed in (
            (True, ""),
            (True, "2026-27-2 and 2026-27-3"),
            (False, "2026-27-2 and 2026-27-3"),
        )
    ],
    "action_added": [
        COMMON
        | {name: LADDER[name] for name in ("action", "title", "owner", "due")}
        | {"why": "the second review recommends it", "vacant": vacant}
        for vacant in (False, True)
    ],
    "roadmap_adopted": [
        COMMON
        | {
            "actions": 166,
            "immediate": 101,
            "first_due": "Wednesday, 30 September 2026",
            "passed": passed,
            "vacant": vacant,
        }
        for passed, vacant in ((0, ""), (2, "director of operations (action 3, 12)"))
    ],
    "engagement_ended": [
        COMMON
        | {"closed": closed, "left": left, "why": why, "on_day": "Friday, 30 June 2028"}
        for closed, left, why in (
            (True, 0, ""),
            (True, 4, ""),
            (False, 1, "they merge"),
        )
    ],
    "check_in_notes": [
        NOTES | {"link": link} for link in ("", "https://example.org/notes-2026-27-1")
    ],
    "check_in_published": [NOTES | {"link": "https://example.org/notes-2026-27-1"}],
    "position_ends": [
        COMMON
        | {"what": LADDER["title"], "fte": "0.25", "funder": "CCEE", "rung": "P0"}
        | {"since": "Tuesday, 1 September 2026", "due": "Wednesday, 30 June 2027"}
        | {"position": 12, "yours": yours, "again": again}
        for yours, again in ((True, "Monday, 14 June 2027"), (False, ""))
    ],
    "witness_silent": [
        COMMON
        | {
            "plan": "19999010123456.1/overdue/action-112/100017",
            "title": LADDER["title"],
            "expected": "2026-10-14 08:00 PDT",
        }
    ],
} | referral_facts(COMMON)
FACTS |= review_facts(COMMON) | check_in_facts(COMMON)

ITEM: dict[str, object] = LADDER | {
    "tells": "the minutes of the second meeting would help",
    "headline": f"Action 112: how is it going? - planned for {LADDER['due']}",
}
COPIED = {"about": "action 112", "asked": "Jo Rivera (deputy)", "note": HOW}
DIGEST: dict[str, object] = {
    "person": COMMON["person"],
    "agency": COMMON["agency"],
    "about": "2 LEAs",
    "count": 3,
    "day": "Wednesday, 30 September 2026",
    "leas": [
        ("Alder Valley", [ITEM, ITEM | {"next_step": ""}], []),
        (ITEM["lea"], [ITEM], [COPIED]),
    ],
}
