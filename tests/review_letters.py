"""Sample facts for the letters of reviews, in the cases each of them knows."""

Facts = dict[str, object]
SOON = "Wednesday, 30 September 2026"
LATER = "Wednesday, 14 October 2026"
WHY = (
    "two districts have decided to merge, and what they find out together would be "
    "looked at once more"
)


def review_facts(common: Facts) -> dict[str, list[Facts]]:
    """Each letter with all it may say, and with as little as it may say."""
    review = common | {"review": 12}
    begun = review | {"begun": SOON, "asked": "CCEE lead", "due": ""}
    open_phase = review | {
        "what": "the planning of the review",
        "sites": 0,
        "due": LATER,
        "opened": SOON,
        "late": False,
        "yours": False,
        "next_step": "",
    }
    follows = f"on {LATER} the CCEE director hears of it too, so that they can help"
    late = open_phase | {"late": True, "sites": 400, "next_step": follows}
    return {
        "review_begun": [begun, begun | {"due": LATER}],
        "phase_due": [
            *(open_phase, open_phase | {"yours": True}),
            *(late, late | {"yours": True}),
        ],
        "sample_approved": [review | {"sites": many} for many in (1, 400)],
        "review_completed": [review | {"on_day": SOON}],
        "review_cancelled": [review | {"why": WHY, "on_day": SOON}],
        "engagement_lost": [review | {"engagement": "19999010123456.12"}],
    }
