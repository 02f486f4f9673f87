"""Sample facts for the letters of reviews, in the cases each of them knows."""

from domain.documents.canonical import in_short

Facts = dict[str, object]
SOON = "Wednesday, 30 September 2026"
LATER = "Wednesday, 14 October 2026"
WHY = (
    "two districts have decided to merge, and what they find out together would be "
    "looked at once more"
)
COMING = (
    "the reading of documents and artifacts and the days for the field work without "
    "testing and without breaks"
)
STANDS = {"due": "", "stands": "waiting on state"}
"""What goes on by itself, and stands with all of its engagement."""


LINK = "https://ccee.example/reports/alder-valley-and-upper-sycamore-creek"


def report_facts(review: Facts, due: Facts) -> dict[str, list[Facts]]:
    """Those of its report: at the desks of LEA and COE, at the board, on the site."""
    sent = review | {"draft": 3, "due": SOON, "link": LINK}
    named = {"corrections": 27, "taken": 20, "partly": 4, "kept": 3}
    meeting = review | {
        "on_day": LATER,
        "hour": "18:30",
        "posted": "2026-10-11 18:30 PDT",
        "final_by": SOON,
        "link": LINK,
    }
    met = review | {"on_day": LATER, "why": WHY}
    tabled = {"outcome": "tabled", "again": SOON, "has_it": False}
    declined = {"outcome": "declined to receive", "again": "", "has_it": False}
    received = {"outcome": "received", "again": "", "has_it": True, "why": ""}
    follows = f"on {LATER} the CCEE director hears of it too, so that they can help"
    late = due | {"late": True, "next_step": follows}
    return {
        "draft_sent": [sent, sent | {"link": "", "draft": 1}],
        "fact_check_due": [due, late, late | {"yours": True}],
        "fact_check_closed": [
            review | named,
            review | dict.fromkeys(named, 0),
        ],
        "report_final": [review | {"on_day": SOON}],
        "presentation_planned": [meeting, meeting | {"hour": "", "link": ""}],
        "board_outcome": [met | each for each in (tabled, declined, received)],
        "report_published": [
            review | {"on_day": SOON, "link": LINK, "moved": moved}
            for moved in (False, True)
        ],
    }


def roadmap_facts(review: Facts) -> dict[str, list[Facts]]:
    """Those of its roadmap: to be signed, signed, and taken back."""
    review = review | {"number": 12, "hash": in_short("0123456789abcdef" * 4)}
    noted = review | {
        "party": "the CCEE",
        "on_day": SOON,
        "seen": LINK,
        "is_evidence": False,
        "noted_by": "Alejandra Castillo-Villanueva",
        "by_themselves": False,
    }
    names = "Denise Okafor for the LEA, Elena Morales for the COE and Hanna Lindqvist"
    return {
        "roadmap_proposed": [review | {"actions": many} for many in (1, 166)],
        "signature_noted": [
            noted,
            noted | {"by_themselves": True, "seen": "E3", "is_evidence": True},
        ],
        "roadmap_signed": [
            review | {"on_day": SOON, "names": f"{names} for the CCEE", "actions": many}
            for many in (1, 166)
        ],
        "roadmap_reopened": [
            review | {"why": WHY, "signed": signed}
            for signed in ("", "the LEA and the COE")
        ],
    }


def review_facts(common: Facts) -> dict[str, list[Facts]]:
    """Each letter with all it may say, and with as little as it may say."""
    review = common | {"review": 12}
    part = review | {
        "what": "the days for the field work without testing and without breaks",
        "asked": "director of assessment and accountability",
    }
    begun = part | {"begun": SOON, "due": ""}
    due = part | {
        "due": LATER,
        "opened": SOON,
        "late": False,
        "yours": False,
        "next_step": "",
    }
    follows = f"on {LATER} the CCEE director hears of it too, so that they can help"
    late = due | {"late": True, "next_step": follows}
    paused = review | {
        "since": SOON,
        "cause": "superintendent vacancy",
        "recheck": LATER,
    }
    resumed = paused | {"why": WHY, "due": LATER, "stands": ""}
    return {
        "review_begun": [
            *(begun, begun | {"due": LATER}),
            *(begun | {"sample": known} for known in (True, False)),
        ],
        "phase_due": [
            *(due, due | {"yours": True}),
            *(late, late | {"yours": True}),
        ],
        "phase_begun": [
            part | {"due": due, "reminded": bool(due)} for due in (LATER, "")
        ],
        "phase_done": [
            part | {"due": LATER, "next": coming} for coming in (COMING, "")
        ],
        "review_paused": [
            paused | {"why": why, "stands": stands}
            for why, stands in ((WHY, ""), ("", "waiting on state"))
        ],
        "review_resumed": [resumed, resumed | {"why": ""}, resumed | STANDS],
        "review_recheck": [paused],
        **report_facts(review, due),
        **roadmap_facts(review),
        "sample_approved": [review | {"sites": many} for many in (1, 400)],
        "review_completed": [
            review | {"on_day": SOON, "review": 1},
            review | {"on_day": SOON, "why": WHY, "undone": COMING},
        ],
        "review_cancelled": [review | {"why": WHY, "on_day": SOON}],
        "engagement_lost": [review | {"engagement": "19999010123456.12"}],
    }
