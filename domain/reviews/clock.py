"""What a review waits for by a clock: it began on a day, and is done, or is over."""

from datetime import date

from domain.clocks.clocked import Clocked


class ReviewClock(Clocked):
    """Open from the day it began until it is `done`, or the review is over."""

    opened: date
    done: date | None = None
    over: bool = False

    @property
    def is_open(self) -> bool:
        return self.done is None and not self.over
