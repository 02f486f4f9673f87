"""Sample facts for the letters of check-ins, with names as long as they come."""

ABOUT: dict[str, object] = {
    "check_in": "2026-27-12",
    "stage": "scheduled",
    "waiting": "to be confirmed",
    "on_day": "Wednesday, 30 September 2026",
    "at": "10:00",
    "minutes": 480,
    "place": "the county office of education of the counties of Alder and Sycamore",
    "make_up_from": "",
    "make_up_by": "",
    "why": "the county's own review of all its districts falls on that very day",
    "missed_on": "",
}
OFFER = {
    "make_up_from": "Wednesday, 11 November 2026",
    "make_up_by": "Wednesday, 30 December 2026",
    "missed_on": "Wednesday, 30 September 2026",
}
UNSAID = {"place": "", "why": ""}
RUNG: dict[str, object] = {
    "rung": "N2",
    "late": False,
    "due": "Wednesday, 30 September 2026",
    "asked": "superintendent",
    "yours": True,
    "next_step": "on Wednesday, 14 October 2026 the director hears of it too",
}
STAGES = {
    "scheduled": "to be confirmed",
    "confirmed": "to be held",
    "held": "its minutes to be written",
    "lea_review": "its notes to be read by the LEA",
}


def check_in_facts(common: dict[str, object]) -> dict[str, list[dict[str, object]]]:
    """Of each letter, in every case it knows."""
    about = common | ABOUT
    due = [
        about | RUNG | {"stage": stage, "waiting": waiting, "late": late}
        for stage, waiting in STAGES.items()
        for late in (False, True)
    ]
    missed = {"stage": "missed", "waiting": "to be made up", "next_step": ""}
    return {
        "check_in_planned": [about, about | UNSAID],
        "check_in_moved": [about, about | OFFER, about | UNSAID],
        "check_in_missed": [about | OFFER, about | OFFER | UNSAID],
        "check_in_waived": [about],
        "check_in_due": [*due, about | RUNG | OFFER | missed],
        "check_ins_short": [
            common | {"year": "2026-27", "required": 4, "held": held, "possible": 3}
            for held in (0, 1)
        ],
    }
