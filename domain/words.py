"""What one workflow tells another: words that may come twice, late, or in vain."""

from domain.clocks.ladder import Ladder, Settled

Telling = Ladder | Settled
