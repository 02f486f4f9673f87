"""What holds of a subject that a letter may speak of, by name.

A letter waits for hours before it goes. It names the matter it speaks of, and whatever
happens settles the matters that hold no more; their unsent letters are void.
"""

from collections.abc import Iterator
from datetime import date

from domain.clocks.subject import Subject
from domain.people.roles import OWNERS, Role
from domain.status import Flag


def open_matter(subject: Subject) -> str:
    """That it is still to be done."""
    return f"{_named(subject)}@open"


def work_matter(subject: Subject) -> str:
    """That its work is still to be done, by itself or by what took its place."""
    return f"{_named(subject)}@work"


def due_matter(subject: Subject) -> str:
    """That it is still to be done by this day."""
    return f"{_named(subject)}@{subject.clock.due}"


def rest_matter(subject: Subject) -> str:
    """That it rests until a day."""
    return f"{_named(subject)}@rest"


def stop_matter(subject: Subject) -> str:
    """That its clock stands."""
    return f"{_named(subject)}@stop"


def asked_matter(subject: Subject) -> str:
    """That it is to be done, and asked of this role."""
    return f"{_named(subject)}@asked/{subject.asked}"


def asked_due_matter(subject: Subject) -> str:
    """That it is to be done by this day, and asked of this role."""
    return f"{asked_matter(subject)}/{subject.clock.due}"


def not_asked_matter(subject: Subject, role: Role) -> str:
    """That it is asked of another role than this."""
    return f"{_named(subject)}@not_asked/{role}"


def held_matter(subject: Subject) -> str:
    """That it is on hold by itself, and asked of this role."""
    return f"{_named(subject)}@held/{subject.asked}"


def running_matter(subject: Subject) -> str:
    """That its clock runs."""
    return f"{_named(subject)}@running"


def running_due_matter(subject: Subject) -> str:
    """That its clock runs, to this day."""
    return f"{running_matter(subject)}/{subject.clock.due}"


def done_matter(subject: Subject) -> str:
    """That nothing is to be done about it any more."""
    return f"{_named(subject)}@done"


def meeting_matter(entity: str, day: date) -> str:
    """That a board meets on a day, and has the report of a review on its agenda."""
    return f"{entity}/board@{day}"


def proposal_matter(entity: str, number: int) -> str:
    """That somebody is still to sign a roadmap of a review, in this proposal."""
    return f"{entity}/roadmap@{number}"


def signature_matter(entity: str, number: int, party: str) -> str:
    """That this party has signed a roadmap of a review, in this proposal."""
    return f"{proposal_matter(entity, number)}/{party}"


def signed_matter(entity: str, number: int) -> str:
    """That all have signed a roadmap of a review, in this proposal."""
    return f"{proposal_matter(entity, number)}/signed"


def reopened_matter(entity: str) -> str:
    """That a roadmap of a review was taken back, and is to be proposed anew."""
    return f"{entity}/roadmap@reopened"


def duty_matter(entity: str, name: str, on: date) -> str:
    """That a duty is still due on this date, as the engagement is now."""
    return f"{entity}/duty/{name}@{on}"


def published_matter(entity: str, entry: int) -> str:
    """That the report of a review is read where this entry of it says."""
    return f"{entity}/report@{entry}"


def short_matter(entity: str, year: str) -> str:
    """That so many check-ins as there should be in a fiscal year cannot be any more."""
    return f"{entity}/check-ins@short/{year}"


def invited_matter(meeting: str) -> str:
    """That people are invited to this meeting, or were."""
    return f"{meeting}@invited"


def plateau_matter(subject: Subject) -> str:
    """That nobody has moved it on for long."""
    return f"{_named(subject)}@plateau"


def rung_matter(subject: Subject) -> str:
    """That this plan stands, and is asked of this role."""
    return f"{subject.plan_id}@{subject.asked}" if subject.plan_id else ""


def plan_of(matter: str) -> str:
    """The id of the plan that a rung's letter speaks of."""
    return matter.partition("@")[0]


def whole_matter(entity: str) -> str:
    """That the engagement goes on."""
    return f"{entity}@open"


def whole_stop_matter(entity: str) -> str:
    """That all its clocks stand."""
    return f"{entity}@stop"


def whole_running_matter(entity: str) -> str:
    """That its clocks do not stand still together."""
    return f"{entity}@running"


def mode_matter(entity: str, mode: str) -> str:
    """That the engagement is worked on in this mode."""
    return f"{entity}@mode/{mode}"


def recheck_matter(entity: str) -> str:
    """That a look at the whole is proposed."""
    return f"{entity}@recheck"


def primary_matter(entity: str, referral: int) -> str:
    """That this referral leads."""
    return f"{entity}@primary/{referral}"


def next_matter(entity: str, part: str, step: str, due: date | None) -> str:
    """That this step comes next in a part of it, by this day."""
    return f"{entity}/{part}@next/{step}/{due}"


def question_matter(entity: str, step: str, due: date | None) -> str:
    """That nobody has answered yet what the step at this address asks by a day."""
    return f"{entity}/{step}@question/{due}"


def view_matter(entity: str, step: str, entry: int) -> str:
    """That what this entry noted of the step at this address was said last in it."""
    return f"{entity}/{step}@view/{entry}"


def refusal_matter(entity: str, part: str) -> str:
    """That a part of it waits because somebody does not agree."""
    return f"{entity}/{part}@refusal"


def list_matter(entity: str) -> str:
    """That something holds of what a letter lists, each by a matter of its own."""
    return f"{entity}@list"


def matters(subject: Subject) -> frozenset[str]:
    """All that holds of it now, its plan included."""
    clock = subject.clock
    found = {rung_matter(subject), subject.plan_id or "", *_not_asked(subject)}
    if clock.is_open:
        found |= {open_matter(subject), due_matter(subject)}
        found |= {asked_matter(subject), asked_due_matter(subject)}
    else:
        found.add(done_matter(subject))
    if clock.goes_on:
        found.add(work_matter(subject))
    if clock.rest:
        found.add(rest_matter(subject))
    if stop := clock.stop:
        found.add(stop_matter(subject))
        if not stop.whole:
            found.add(held_matter(subject))
    elif clock.is_open:
        found |= {running_matter(subject), running_due_matter(subject)}
    if Flag.PLATEAU in clock.flags:
        found.add(plateau_matter(subject))
    return frozenset(found - {""})


def ending_matters(subject: Subject) -> frozenset[str]:
    """What holds of it no more once the engagement is over.

    What was confirmed, or given to another, was so.
    """
    return matters(subject) - {done_matter(subject), *_not_asked(subject)}


def _not_asked(subject: Subject) -> Iterator[str]:
    return (
        not_asked_matter(subject, role) for role in OWNERS if role is not subject.asked
    )


def _named(subject: Subject) -> str:
    return f"{subject.setting.entity}/{subject.key}"
