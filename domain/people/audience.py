"""Who may read what somebody laid down, as whoever laid it down says."""

from enum import StrEnum


class Readers(StrEnum):
    """CCEE alone, all who take part in the engagement, or anyone.

    Stored: add, never rename.
    """

    AGENCY = "agency"
    ENGAGEMENT = "engagement"
    ANYONE = "anyone"

    @property
    def described(self) -> str:
        return DESCRIBED[self]


DESCRIBED = {
    Readers.AGENCY: "CCEE alone",
    Readers.ENGAGEMENT: "all who take part",
    Readers.ANYONE: "anyone",
}
