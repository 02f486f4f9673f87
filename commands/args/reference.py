"""What staff point at: an engagement, an action, a referral, a step of one, a review.

`0161259`, `0161259/action/12`, `0161259/referral/2`, `0161259/referral/2/consult_lea`,
`0161259/review/1`, `0161259/review/1/phase/planning`; an earlier engagement of the same
LEA is `0161259.1`. The name of an LEA that the record
knows stands for its code.
"""

from typing import NamedTuple

from typer import echo

from client.endings import Misused
from commands.args.lea import lea_code
from domain.actions.planned import address, numbered
from domain.guess import guess_by
from domain.referrals.case import case_address

ROOMS = ("action", "referral", "review")
IN_A_REVIEW = ("phase", "site", "milestone", "item")
DIGITS = 4  # of a referral's number, a review's, and an episode's
FORMS = "0161259, 0161259/action/12 (or 12a), 0161259/referral/2, 0161259/review/1"


class Reference(NamedTuple):
    """An LEA's engagement by its CDS code (7 digits, or 14), and what of it.

    `part` is the address within it, empty for the whole; `episode` names an earlier
    engagement, which is only in the record.
    """

    cds: str
    part: str = ""
    episode: int | None = None

    @property
    def action(self) -> int | None:
        room, _, rest = self.part.partition("/")
        return numbered(rest) if room == "action" else None

    @property
    def referral(self) -> int | None:
        room, _, rest = self.part.partition("/")
        return int(rest.partition("/")[0]) if room == "referral" else None

    @property
    def step(self) -> str:
        """The name of a referral's step; empty where none is meant."""
        return "" if self.review else self.part.partition("/")[2].partition("/")[2]

    @property
    def review(self) -> int | None:
        room, _, rest = self.part.partition("/")
        return int(rest.partition("/")[0]) if room == "review" else None

    @property
    def within(self) -> str:
        """The address within what lives by itself: the engagement, or its review."""
        if self.review is None:
            return self.part
        return self.part.partition("/")[2].partition("/")[2]

    @property
    def whole(self) -> str:
        return f"{self.cds}.{self.episode}" if self.episode else self.cds

    @property
    def alive(self) -> str:
        """The address of what lives by itself, and answers: `0161259/review/1`."""
        return f"{self.whole}/review/{self.review}" if self.review else self.whole

    @property
    def acted_on(self) -> str:
        """Where an act on it is done: a review is acted on as a whole."""
        return self.alive if self.review else str(self)

    def __str__(self) -> str:
        return f"{self.whole}/{self.part}" if self.part else self.whole


def reference(text: str) -> Reference:
    """The reference that `text` writes; raises Misused."""
    code, _, rest = text.strip().partition("/")
    cds, dot, episode = code.partition(".") if code[:1].isdecimal() else (code, "", "")
    known = lea_code(cds)
    known_episode = episode.isascii() and episode.isdecimal() and len(episode) < DIGITS
    if dot and not (known_episode and int(episode)):
        raise Misused(f"'{code}': an earlier engagement is written {known}.1")
    found = Reference(known, _part(text, rest), int(episode) if dot else None)
    if found.part.lower() != rest.lower():
        echo(f"{text} is read as {found}", err=True)
    return found


def running(text: str) -> Reference:
    """As `reference`, of what can still be acted on; raises Misused.

    A review may outlive an engagement that was stopped.
    """
    found = reference(text)
    if found.episode and not found.review:
        raise Misused(
            f"{found.whole} names an engagement in the record, which is shown and "
            f"listed; what runs now is {found.cds}"
        )
    return found


def _part(text: str, rest: str) -> str:
    typed, _, said = rest.partition("/")
    room = typed.lower().removesuffix("s")
    number, _, below = said.partition("/")
    if not rest:
        return ""
    if room == "action" and not below and (action := numbered(number)):
        return address(action)
    if room == "referral" and _counts(number) and (not below or below.isidentifier()):
        return case_address(int(number)) + (f"/{below}" if below else "")
    if room == "review" and _counts(number) and _is_of_a_review(below):
        return f"review/{int(number)}" + (f"/{below}" if below else "")
    raise Misused(f"'{text}' is none of {FORMS}{_meant(text, typed, said)}")


def _counts(number: str) -> bool:
    digits = number.isascii() and number.isdecimal() and len(number) < DIGITS
    return digits and int(number) > 0


def _is_of_a_review(below: str) -> bool:
    room, _, name = below.partition("/")
    if room == "item":  # its id is any word that staff gave it
        return bool(name) and "/" not in name
    return not below or (room in IN_A_REVIEW and name.replace("_", "").isalnum())


def _meant(text: str, typed: str, said: str) -> str:
    """The address with the word that was probably meant; `0161259/12` is an action."""
    code = text.strip().partition("/")[0]
    if numbered(typed.lower()) and not said:
        return f"; did you mean {code}/action/{typed.lower()}?"
    number, _, below = said.partition("/")
    if typed.lower().removesuffix("s") == "review":
        return _meant_of_review(code, number, below)
    return guess_by({room: f"{code}/{room}/{said}" for room in ROOMS}, typed)


def _meant_of_review(code: str, number: str, below: str) -> str:
    """Which is said by its number; what is below it by its room and its name."""
    if not _counts(number):
        return f"; say which: {code}/review/1 (`show {code}` names its reviews)"
    name = below.rpartition("/")[2]
    room = IN_A_REVIEW[name.isdecimal()]
    return f"; did you mean {code}/review/{number}/{room}/{name}?"
