"""The demo engagement: Alder Valley Unified, 66 actions, some of them late."""

ENGAGEMENT = "1999901"
"""The county-district code of Alder Valley Unified, which no real LEA has."""
