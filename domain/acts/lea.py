"""Acts on what an engagement knows of its LEA."""

from typing import Literal

from domain.act import ByStaff
from domain.bounds import Name


class CorrectLea(ByStaff):
    """Mend the LEA's name, or its county, as the engagement has them."""

    kind: Literal["correct_lea"] = "correct_lea"
    name: Name = ""
    county: Name = ""
