"""Who may do what, by role (DOMAIN.md 8.2, what this thread needs of it)."""

from domain.acts import (
    AdoptRoadmap,
    Assign,
    BeginRelease,
    BeginReview,
    ByStaff,
    ClaimComplete,
    Close,
    CompleteReview,
    ConfirmComplete,
    Decline,
    DetermineNecessary,
    OpenConsultation,
    Redate,
    ReturnClaim,
    StartAction,
    Withdraw,
)
from domain.people import AGENCIES, Agency, Party, Relation, Role

LEAD = (Role.CCEE_LEAD, Role.CCEE_DIRECTOR)
DIRECTOR = (Role.CCEE_DIRECTOR,)
OWNING = (
    Relation.ACTION_OWNER,
    Role.LEA_DESIGNEE,
    Role.LEA_DEPUTY,
    Role.LEA_SUPERINTENDENT,
)
CONFIRMING = (*AGENCIES[Agency.COE], *AGENCIES[Agency.CCEE])

MAY: dict[type[ByStaff], tuple[Party, ...]] = {
    OpenConsultation: LEAD,
    DetermineNecessary: DIRECTOR,
    Decline: DIRECTOR,
    BeginReview: LEAD,
    CompleteReview: LEAD,
    AdoptRoadmap: LEAD,
    BeginRelease: DIRECTOR,
    Close: DIRECTOR,
    Withdraw: (Role.CCEE_DIRECTOR, Role.LEA_SUPERINTENDENT),
    Assign: (Role.CCEE_LEAD,),
    StartAction: (*OWNING, Role.COE_LEAD, Role.CCEE_LEAD, Role.CCEE_EXPERT),
    ClaimComplete: OWNING,
    ConfirmComplete: CONFIRMING,
    ReturnClaim: CONFIRMING,
    Redate: (*OWNING, Role.CCEE_LEAD),
}

REASONED = (Decline, DetermineNecessary, Withdraw, ReturnClaim, Redate)
"""Acts that are recorded with their reason."""

STANDS_IN: dict[Role, Role] = {Role.CCEE_LEAD: Role.CCEE_DIRECTOR}
"""Who acts for a role while nobody holds it, lest nobody could assign it again."""
