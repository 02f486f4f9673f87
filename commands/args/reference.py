"""What staff point at: an engagement, an action, a referral, a step of one, a review.

`0161259`, `0161259/action/12`, `0161259/referral/2`, `0161259/referral/2/consult_lea`,
`0161259/check-in/2026-27-2`, `0161259/position/2`, `0161259/coaching/3`,
`0161259/learning/1`, `0161259/review/1`, and parts of a review: `phase/planning`,
`milestone/kickoff`, `item/C03-07`, `site/01612590130286`, `finding/F12`,
`recommendation/R3`, `theme/T1`, `component/4`, `section/overview`, `correction/K2`,
`action/12`, `anchor/adoption`, and its `fact_check`; an earlier engagement of the same
LEA is `0161259.1`. The name of an LEA that the record knows stands for its code.
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from typer import echo

from client.endings import Misused
from commands.args.check_in_name import check_in_name, is_check_in_name
from commands.args.lea import lea_code
from commands.args.review_ids import BY_NUMBER, TITLED, WORDED, spelled, titled
from commands.args.site import JOINING
from commands.args.step import step_spelled
from domain.actions.planned import address, numbered
from domain.bounds import LONGEST_ITEM_ID, LONGEST_STEP_NAME, Text
from domain.checkins.check_in import ROOM as CHECK_IN
from domain.checkins.check_in import check_in_address
from domain.guess import guess_by
from domain.number_word import guess_number, number_word
from domain.referrals.case import case_address
from domain.reviews.part import ReviewPart, part_of
from domain.reviews.report import CHECK_ADDRESS
from domain.supports.supports import SupportKind, SupportRef, support_ref
from domain.wording import as_key

ROOMS = ("action", "referral", "check-in", "review", *SupportKind)
ROOM_SPELLED = {"checkin": CHECK_IN, "check_in": CHECK_IN, "check in": CHECK_IN}
"""Rooms of two words, as they are typed too."""
NUMBERED = ("action", "referral", "review", *SupportKind)
RUN_TOGETHER = re.compile(
    rf"({'|'.join(NUMBERED)})s?[ .#_-]*(\d+[a-z]?)", re.IGNORECASE
)
"""A part and its number without the stroke between them: `action12`."""
CHECK_IN_RUN_TOGETHER = re.compile(r"check[ _-]?ins?[ .#_-]*(\d.*)", re.IGNORECASE)
IN_A_REVIEW = {
    "phase": "phase/planning",
    "milestone": "milestone/kickoff",
    "item": "item/C03-07",
    "site": "site/01612590130286",
    "finding": "finding/F12",
    "recommendation": "recommendation/R3",
    "theme": "theme/T1",
    "component": "component/4",
    "section": "section/overview",
    "correction": "correction/K2",
    "action": "action/12",
    "anchor": "anchor/adoption",
}
"""Parts of a review, by their rooms, each with one as it is written."""
AN_ID, A_KEY = Text(LONGEST_ITEM_ID, word=True), Text(LONGEST_STEP_NAME, word=True)
WITH_IDS = ("item", "finding", "recommendation", "theme", "correction")
KEYED = ("phase", "milestone", "section")
"""Rooms whose keys are words with a low line between them: field_work."""
WITHIN = 2  # strokes before the name of a part of a review, or of a step, at least
DIGITS = 4  # of a referral's number, a review's, and an episode's
FORMS = (
    "0161259, 0161259/action/12 (or 12a), 0161259/referral/2, 0161259/review/1, "
    "0161259/check-in/2026-27-2"
)


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
    def support(self) -> SupportRef | None:
        """The coaching, position or learning that is meant, if one is."""
        return support_ref(self.part)

    @property
    def step(self) -> str:
        """The name of a referral's step; empty where none is meant."""
        return "" if self.review else self.part.partition("/")[2].partition("/")[2]

    @property
    def check_in(self) -> str:
        """What a check-in is called, 2026-27-2; empty where none is meant."""
        room, _, rest = self.part.partition("/")
        return rest if room == CHECK_IN else ""

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
    def is_fact_check(self) -> bool:
        """Whether the fact check of a review's report is meant."""
        return bool(self.review) and self.within == CHECK_ADDRESS

    @property
    def in_review(self) -> ReviewPart | None:
        """The part of a review that is meant, if one is."""
        return part_of(self.within) if self.review else None

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
    found = _as_given(
        Reference(known, _part(text, rest), int(episode) if dot else None)
    )
    if found.part.lower() != rest.lower() or _name(found.part) != _name(rest):
        echo(f"{text} is read as {found}", err=True)
    return found


def _as_given(which: Reference) -> Reference:
    """With the id of a part of a review, or the name of a step, as it was given."""
    part, number = which.in_review, which.referral
    if number and which.step:
        name = step_spelled(which.whole, number, which.step)
        return which._replace(part=f"{case_address(number)}/{name}")
    if part is None:
        return which
    room, name = part
    if room in WORDED:
        name = spelled(which.whole, which.review or 0, room, name)
    if room in TITLED:
        name = titled(which.whole, which.review or 0, room, name)
    return which._replace(part=f"review/{which.review}/{room}/{name}")


def _name(part: str) -> str:
    """What a part of a review, or a step, is called, in the case in which it stands."""
    return part.rpartition("/")[2] if part.count("/") >= WITHIN else ""


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
    room = room_typed(typed)
    number, _, below = said.partition("/")
    if not rest:
        return ""
    if room == CHECK_IN and said.strip("/"):
        return check_in_address(check_in_name(said.strip("/")))
    if room == "action" and not below and (action := numbered(number)):
        return address(action)
    step = below if below.isidentifier() else as_key(below)
    if room == "referral" and _counts(number) and (not step or step.isidentifier()):
        return case_address(int(number)) + (f"/{step}" if step else "")
    if (support := support_ref(f"{room}/{number}")) and not below:
        return support.address
    if room == "review" and _counts(number) and not below:
        return f"review/{int(number)}"
    if room == "review" and _counts(number) and (within := _in_review(below)):
        return f"review/{int(number)}/{within}"
    raise Misused(f"'{text}' is none of {FORMS}{_meant(text, typed, said)}")


def room_typed(typed: str) -> str:
    """As it is written, of what may be typed for one or for many of them."""
    room = typed.strip().lower().removesuffix("s")
    return ROOM_SPELLED.get(room, room)


def _counts(number: str) -> bool:
    digits = number.isascii() and number.isdecimal() and len(number) < DIGITS
    return digits and int(number) > 0


def _in_review(below: str) -> str:
    """The address within a review that is written so; empty where it is none."""
    typed, _, name = below.partition("/")
    room = typed.lower().removesuffix("s")
    if below.lower() == CHECK_ADDRESS:
        return CHECK_ADDRESS
    named = any(map(str.isalpha, name))
    if room in BY_NUMBER and named:
        return f"{room}/{name}"
    if room == "site":
        name = JOINING.sub("", name)
    if room in KEYED and named:
        name = as_key(name)
    if room == "action" and (planned := numbered(name)):
        return address(planned)
    known = room in IN_A_REVIEW and not _off(room, name)
    return f"{room}/{name}" if known else ""


def _off(room: str, name: str) -> str:
    """Why a part of a review cannot be called so; empty where it can."""
    if room == "action":
        return "" if numbered(name) else "an action is named by its number"
    return (AN_ID if room in WITH_IDS else A_KEY).off(name) or ""


def _meant(text: str, typed: str, said: str) -> str:
    """The address with the word that was probably meant; `0161259/12` is an action.

    So is `0161259/action12`.
    """
    code = text.strip().partition("/")[0]
    if numbered(typed.lower()) and not said:
        return f"; did you mean {code}/action/{typed.lower()}?"
    if met := _check_in_meant(typed, said):
        return f"; did you mean {code}/{check_in_address(met)}?"
    if run := RUN_TOGETHER.fullmatch(typed):
        below = f"/{said}" if said else ""
        return f"; did you mean {code}/{run[1].lower()}/{run[2].lower()}{below}?"
    room = room_typed(typed)
    if room == CHECK_IN:
        address = f"{code}/{check_in_address('2026-27-1')}"
        return f"; say which: {address} (`checkins {code}` lists them)"
    if room in ROOMS:
        return _meant_by_number(code, room, said)
    return guess_by({each: f"{code}/{each}/{said}" for each in ROOMS}, typed)


def _check_in_meant(typed: str, said: str) -> str:
    """Its name where its room is left out, or no stroke parts the two; else empty."""
    run = CHECK_IN_RUN_TOGETHER.fullmatch(typed)
    name = "/".join(filter(None, (run[1] if run else typed, said)))
    return check_in_name(name) if is_check_in_name(name) else ""


def _meant_by_number(code: str, room: str, said: str) -> str:
    """What is known by its number, which may have been written out."""
    number, _, below = said.partition("/")
    if meant := number_word(number):
        return f"; did you mean {code}/{room}/{meant}{below and f'/{below}'}?"
    if room == "review":
        return _meant_of_review(code, number, below)
    action = numbered(number)
    if action is None:
        return f"; say which: {code}/{room}/1 (`show {code}` names them)"
    return f"; did you mean {code}/{address(action)}?" if room == "action" else ""


def _apart(typed: str, rooms: Iterable[str]) -> str:
    """`review1` as it is written, review/1; empty where no slash is missing."""
    for room in rooms:
        said = typed[len(room) :].removeprefix("s")
        if typed.lower().startswith(room) and said and any(map(str.isdecimal, said)):
            return f"{room}/{said}"
    return ""


def _meant_of_review(code: str, number: str, below: str) -> str:
    """Which is said by its number; what is below it by its room and its name."""
    if not _counts(number):
        return f"; say which: {code}/review/1 (`show {code}` names its reviews)"
    review = f"{code}/review/{number}"
    typed, _, name = below.partition("/")
    room = typed.lower().removesuffix("s")
    if room in IN_A_REVIEW and name:
        near = guess_number(name) if room == "action" else ""
        return f"; {name}: {_off(room, name)}{near}"
    if room in IN_A_REVIEW:
        listed = f" (`show {review} --items` lists them)" if room == "item" else ""
        return f"; say which: {review}/{IN_A_REVIEW[room]}{listed}"
    if name:
        return guess_by({e: f"{review}/{e}/{name}" for e in IN_A_REVIEW}, room)
    if apart := _apart(typed, IN_A_REVIEW):
        return f"; did you mean {review}/{apart}?"
    if typed.isdecimal():
        return f"; did you mean {review}/site/{typed}?"
    near = guess_by({each: f"{review}/{at}" for each, at in _usual()}, typed)
    return near or f"; did you mean {review}/item/{typed}?"


def _usual() -> Iterator[tuple[str, str]]:
    """Phases and milestones of the framework that is usual, each with its address."""
    from services import current

    usual = current.framework(current.FRAMEWORK)
    yield from ((each.key, f"phase/{each.key}") for each in usual.phases)
    yield from ((each.key, f"milestone/{each.key}") for each in usual.milestones)
