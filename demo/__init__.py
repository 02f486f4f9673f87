"""The demo: Alder Valley's 66 actions, some of them late, and a review in analysis."""

ENGAGEMENT = "1999901"
"""The county-district code of Alder Valley Unified, which no real LEA has."""
IN_REVIEW = "2499908"
"""That of Cottonwood Bend Unified, whose review is collected and nearly analysed."""
