"""What staff say when they refer an LEA, and whether it can be referred so."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Annotated, Literal, Self

from domain import refusals
from domain.bounds import DayDate, Id, LongText, Many, Name, PersonId, ShortText
from domain.guess import guess
from domain.lea import Lea
from domain.people.roles import AT_CCEE, LABELS, Assignment, Role
from domain.referrals.acts import Referred
from domain.referrals.eligibility import LookedUp, check_looked_up
from domain.referrals.pathway import Pathway
from domain.student import student_named
from domain.values import Value
from domain.wording import with_and

LEADING = (Role.CCEE_LEAD, Role.CCEE_DIRECTOR)
FIRST_YEAR = 2017
WITHOUT = (2020, 2021)
"""No Dashboard of these years determined anything (docs/domain.md 4.1)."""
LONGEST_UNDONE = timedelta(days=366)  # that a referral lay before it was typed


class Referral(Value):
    """What staff say when they refer: `people` maps roles to persons.

    Who refers an LEA is its CCEE lead where the pathway is for CCEE alone to start
    and no other is named, so that somebody can assign the rest; where others start it
    too, whoever refers says who they are. `answers` are what the
    pathway asks; `follows` is the LEA's engagement before, where there was one.
    """

    kind: Literal["referral"] = "referral"
    id: Id
    by: PersonId
    entered_by: PersonId
    lea: Lea
    pathway: Pathway
    source: ShortText
    people: Annotated[dict[Role, PersonId], Many(40)] = {}
    answers: Annotated[dict[Name, ShortText], Many(20)] = {}
    why: LongText = ""
    follows: Name = ""
    received: DayDate | None = None
    """The day on which it came in; that of the act, where none is said."""
    looked_up: LookedUp | None = None

    def after(self, follows: str, lea: Lea | None) -> Self:
        """As what comes after the LEA's engagement before, where there was one.

        Under the name that staff gave it there last.
        """
        return self.but(follows=follows, lea=lea or self.lea)

    @property
    def roles(self) -> dict[Role, str]:
        """Who holds which role from the first day on."""
        starts = {*self.pathway.starts}
        leads = Role.CCEE_LEAD in starts and starts.issubset(AT_CCEE)
        unnamed = leads and self.by not in self.people.values()
        return ({Role.CCEE_LEAD: self.by} if unnamed else {}) | self.people

    def act(self, today: date) -> Referred:
        """The engagement's first act, were it made today."""
        return Referred(
            id=self.id,
            by=self.by,
            entered_by=self.entered_by,
            why=self.why,
            terms=self.pathway,
            source=self.source,
            people=tuple(
                Assignment(role=role, person=person, first=today)
                for role, person in self.roles.items()
            ),
            answers=self.answers,
            follows=self.follows,
            received=self.received,
            looked_up=self.looked_up,
        )


def check_referral(referral: Referral, today: date) -> None:
    """Raise a `Refused` if this referral cannot be made by this person now.

    All that is missing is asked for at once.
    """
    lea, pathway = referral.lea, referral.pathway
    if asked_back := student_named(referral.why):
        raise refusals.StudentNamed(f"--why: {asked_back}")
    check_terms(pathway, lea, referral.answers, today)
    check_received(referral.received, today)
    refusals.check_all(
        lambda: check_answered(pathway, referral.answers, today),
        lambda: check_looked_up(pathway, referral.looked_up, referral.why),
        lambda: _check_starter(referral),
        lambda: _check_team(referral),
    )


def _check_starter(referral: Referral) -> None:
    pathway, by = referral.pathway, referral.by
    if by not in [referral.roles.get(role) for role in pathway.starts]:
        raise refusals.MayNotRefer(
            f"{pathway.id} is started by {named(pathway.starts)}; {by} is none of "
            f"these here: {who_it_is(pathway.starts, by)}"
        )


def who_it_is(roles: tuple[Role, ...], by: str) -> str:
    """How it is typed that somebody holds one of these roles."""
    return f"--person ROLE=PERSON says who is, such as {roles[0]}={by}"


def _check_team(referral: Referral) -> None:
    if not any(role in referral.roles for role in LEADING):
        raise refusals.TeamIncomplete(
            "somebody at CCEE has to take it up: name them with "
            "--person ccee_lead=PERSON"
        )


def check_terms(
    pathway: Pathway, lea: Lea, answers: dict[str, str], today: date
) -> None:
    """Raise a `Refused` if the pathway is not for this LEA.

    Or where an answer may say who a student is.
    """
    check_in_force(pathway, today)
    if unfit := pathway.unfit_for(lea.kind, f"{lea.cds} ({lea.name})"):
        raise refusals.PathwayUnusable(f"{unfit} by its CDS code")
    for name, said in answers.items():
        if asked_back := student_named(said):
            raise refusals.StudentNamed(f"--answer {name}: {asked_back}")


def check_answered(pathway: Pathway, answers: dict[str, str], today: date) -> None:
    """Raise AnswersMissing if the pathway asks for other answers."""
    if off := [*_unanswered(pathway, answers, today)]:
        raise refusals.AnswersMissing("; ".join(off))


def check_in_force(pathway: Pathway, today: date) -> None:
    """Raise a `Refused` if no referral is made under it any more."""
    if not pathway.starts or (pathway.through and today > pathway.through):
        raise refusals.PathwayUnusable(
            f"{pathway.id} ({pathway.statute}) is history: no referral is made under "
            "it any more; what runs under it is brought in with `adopt`"
        )


def check_received(received: date | None, today: date) -> None:
    """Raise a `Refused` if it cannot have come in on that day, and only be made now."""
    if received and received > today:
        raise refusals.DateUnusable(f"received {received}: that day is still to come")
    if received and received < today - LONGEST_UNDONE:
        raise refusals.DateUnusable(
            f"received {received}, more than a year ago; what runs since then is "
            "brought in with `adopt`"
        )


def named(roles: tuple[Role, ...]) -> str:
    return " or ".join(f"the {LABELS[role]}" for role in roles)


def _unanswered(
    pathway: Pathway, answers: dict[str, str], today: date
) -> Iterator[str]:
    for ask in pathway.asks:
        said = answers.get(ask.name, "").strip()
        example = "2025" if ask.year else "..."
        if not said and ask.optional:
            continue
        if not said:
            yield f"{ask.question} --answer {ask.name}='{example}'"
        elif ask.year and not _is_year(said, today):
            yield (
                f"--answer {ask.name}='{said}' is no year of a Dashboard; the first is "
                f"{FIRST_YEAR}, the newest of {today.year}, and "
                f"{with_and(map(str, WITHOUT))} had none"
            )
    known = [ask.name for ask in pathway.asks]
    for name in answers:
        if name not in known:
            asked = f"; it asks for {', '.join(known)}" if known else ""
            yield f"{pathway.id} does not ask for '{name}'{asked}{guess(name, known)}"


def _is_year(said: str, today: date) -> bool:
    known = range(FIRST_YEAR, today.year + 1)
    return said.isascii() and said.isdecimal() and int(said) in {*known} - {*WITHOUT}
