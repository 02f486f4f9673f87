"""The demo: Alder Valley's review and its 66 actions, and a review in analysis."""

from pathlib import Path

PEOPLE_FILE = Path(__file__).resolve().parent / "people.yaml"
"""The demo's own directory of people."""
ENGAGEMENT = "1999901"
"""The county-district code of Alder Valley Unified, which no real LEA has."""
IN_REVIEW = "2499908"
"""That of Cottonwood Bend Unified, whose review is collected and nearly analysed."""
FRAMEWORK = "SIR-12@2019"
"""Under which both are reviewed."""
