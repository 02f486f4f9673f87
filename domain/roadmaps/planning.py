"""What a roadmap is worked out of, and around it."""

from collections.abc import Collection, Container
from datetime import date
from typing import NamedTuple

from domain.setting import Setting


class Planning(NamedTuple):
    """What the review gives a roadmap to be planned from, and around it.

    `advice` are the recommendations that stand, `components` those of the framework.
    """

    advice: Collection[str]
    components: Container[int]
    setting: Setting
    today: date
