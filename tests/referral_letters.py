"""Sample facts for the letters of referrals, in the cases each of them knows."""

Facts = dict[str, object]

CONTINUUM = "Determination after the Dashboard (EDC 52072(a))"
TWO_KEYS = (
    "Assistance at the request of the county office and the Geo Lead "
    "(EDC 52074(g)(1)(A))"
)
LOAN = "Emergency apportionment (EDC 52074(g)(2)(A))"
SOON = "Wednesday, 30 September 2026"
LATER = "Wednesday, 14 October 2026"
WHY = (
    "the same students are named year after year, and what the district has begun "
    "with its county office would go further with a hand"
)


def referral_facts(common: Facts) -> dict[str, list[Facts]]:
    """Each letter with all it may say, and with as little as it may say."""
    case = common | {"pathway": TWO_KEYS, "referral": 2, "primary": CONTINUUM}
    return {
        **_received(case),
        **_worked_through(case),
        **_decided(case),
        **_running(common, case),
    }


def _received(case: Facts) -> dict[str, list[Facts]]:
    bare = case | {
        **{"received": SOON, "source": "", "groups": "", "loan": "", "why": ""},
        **{"decides": "", "next_step": "", "also": "", "determined_by": ""},
        **{"hears": False, "agreement": "", "meeting": False},
    }
    full = bare | {
        "source": "the Dashboard of 2025",
        "groups": "African American students (AA) in 2022, 2024 and 2025; "
        "students with disabilities (SWD) in 2023, 2024 and 2025",
        "why": WHY,
        "decides": "the CCEE director",
        "next_step": f"the acknowledgement of the referral is planned by {LATER}",
    }
    heard = {"hears": True, "agreement": "the Geo Lead", "meeting": True}
    told = {"determined_by": "the State Superintendent of Public Instruction"}
    joining = {"also": f"{CONTINUUM}; {LOAN}", "primary": CONTINUUM}
    superintendent = {"role": "LEA superintendent"}
    loan = {"pathway": LOAN, "loan": "Chapter 12 of 2026, on 1 September 2026"}
    return {
        "referral_received": [
            *(bare, full, full | superintendent, full | heard, bare | told)
        ],
        "referral_attached": [
            *(bare, full | joining, full | joining | heard, bare | told)
        ],
        "emergency_reported": [
            *(bare, bare | loan, full | loan | joining),
            full | loan | heard | superintendent,
        ],
    }


def _worked_through(case: Facts) -> dict[str, list[Facts]]:
    invited = case | {
        "party": "COE lead",
        "until": SOON,
        "agrees": False,
        "first_key": "",
        "question": "What would help, and what is under way already that we should "
        "build on?",
    }
    agreeing = invited | {
        "party": "Geo Lead",
        "agrees": True,
        "first_key": f"The county superintendent determined on {SOON} that help is "
        "needed.",
        "question": "Do you agree that CCEE offers its help here?",
    }
    waiting = case | {
        "what": "the agreement of the Geo Lead",
        "asked": "Geo Lead",
        "due": SOON,
        "opened": "Wednesday, 9 September 2026",
        "rung": "G1",
        "yours": True,
        "next_step": f"on {LATER} the CCEE lead hears of it too, so that they can help",
    }
    others = waiting | {"rung": "G2", "yours": False, "next_step": ""}
    asking = case | {"party": "county superintendent", "why": WHY, "until": LATER}
    return {
        "consultation_invited": [
            *(invited, invited | {"until": ""}),
            *(agreeing, agreeing | {"until": "", "first_key": ""}),
        ],
        "step_due": [waiting, others],
        "more_information": [asking, asking | {"why": "", "until": ""}],
        "view_corrected": [
            case
            | {"party": "LEA superintendent", "by": "Ana Castillo", "why": WHY}
            | {"now": "would rather not on 2026-09-02"}
            | {"before": "agreed on 2026-09-01"}
        ],
        "agreement_not_given": [case | {"party": "Geo Lead", "why": WHY}],
    }


def _decided(case: Facts) -> dict[str, list[Facts]]:
    bare = case | {"why": "", "pupils": "", "next_step": ""}
    necessary = bare | {
        "why": WHY,
        "pupils": "reading in grades 3 to 5 was looked at first, school by school",
        "next_step": f"the agreement of the Geo Lead, planned by {LATER}",
    }
    left = {"why": WHY, "next_step": f"the engagement goes on under {CONTINUUM}"}
    accepted = bare | {
        "mode": "Consultancy",
        "kickoff": "",
        "team": "",
        "agreement": "",
    }
    team = {
        "kickoff": LATER,
        "team": "m.villanueva-castellanos (CCEE lead); k.bennett (COE lead)",
        "agreement": "the LEA reimburses CCEE as the annual Budget Act provides",
        "why": WHY,
        "next_step": "the kickoff, and with it the planning of the review",
    }
    return {
        "determination_made": [bare, necessary],
        "referral_closed": [
            *(bare | {"outcome": "not necessary"}, bare | {"outcome": "not agreed"}),
            *(bare | left | {"outcome": "not agreed"}, bare | {"outcome": "laid down"}),
        ],
        "engagement_accepted": [accepted, accepted | team],
    }


def _running(common: Facts, case: Facts) -> dict[str, list[Facts]]:
    primary = case | {"primary": LOAN, "before": "", "why": ""}
    mode = common | {
        "mode": "Systemic Instructional Review (SIR)",
        "before": "",
        "why": "",
        "from_day": SOON,
    }
    known = {"before": "Consultancy", "why": WHY}
    look = case | {"year": 2026, "groups": "", "until": ""}
    brought = common | {
        **{"phase": "implementation", "mode": "", "actions": 66, "completed": 12},
        **{"in_progress": 41, "late": 0, "next_step": ""},
    }
    late = {
        "mode": "SIR+ (Continuum of Support)",
        "as_of": "Tuesday, 15 June 2021",
        "late": 7,
        "late_on": SOON,
        "next_step": f"on {SOON} the chief academic officer hears of action 12",
    }
    loaded = common | {
        **{
            "lea": "the Dashboard of 2026",
            "reference": "",
            "year": 2026,
            "file": "assistancestatus26.xlsx",
        },
        **{"newly": 0, "no_longer": 0, "changed": 0, "what": ""},
    }
    read = {
        **{"newly": 1, "no_longer": 1, "changed": 1},
        "what": "newly eligible: Alder Valley Unified (19999010123456): AA, EL, SWD\n"
        "no longer eligible: Cedar Union Elementary (19999020123456)\n"
        "revised district: Dogwood Unified (EL met the criteria; no longer does)",
    }
    return {
        "primary_changed": [primary, primary | known | {"before": CONTINUUM}],
        "mode_changed": [mode, mode | known],
        "release_recheck": [look, look | {"groups": "AA, SWD", "until": LATER}],
        "brought_in": [
            brought,
            brought | late,
            brought
            | {"actions": 0, "review": 1}
            | {"review_stands": f"the field work, planned until {LATER}"},
        ],
        "dashboard_loaded": [loaded, loaded | read],
    }
