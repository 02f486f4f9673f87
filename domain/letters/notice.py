"""A notice: what one person is to hear of one matter, before it is a letter."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date, datetime

from domain.clocks.ladder import LadderRung
from domain.clocks.recipients import Reader, roles_told
from domain.clocks.subject import Subject
from domain.first_few import first_few
from domain.letters.invitation import Invitation
from domain.people.roles import AT_CCEE, LABELS, Role
from domain.policies.ladder import Way
from domain.setting import Setting, Stop
from domain.values import Facts, Sparse, Value

COPY = "answer_awaited"
NAMED = 50  # subjects one letter names
OF_READER = ("office", "because")
"""The facts of a letter that hold for its reader only."""


class Proof(Value):
    """From which timer a notice came: what was planned when, due when, by which rules.

    `days` working days were counted from `anchor` by `calendar`. When the clock acted
    is the notice's own instant, which after an outage is later than `due_at`.
    """

    key: str
    planned_entry: int
    planned_at: datetime
    anchor: date
    days: int
    due_at: datetime
    local: str
    calendar: str
    policy: str
    ladder: str


class ListLine(Value):
    """What a letter lists of one subject: each saying by the matter it speaks of.

    It concerns its reader in these `roles`.
    """

    named: str
    says: dict[str, str]
    roles: tuple[Role, ...] = ()

    def without(self, settled: Collection[str]) -> "ListLine":
        """With what holds still."""
        left = {each: said for each, said in self.says.items() if each not in settled}
        return self.but(says=left)

    def of_roles(self, roles: Collection[Role]) -> "ListLine":
        """As it concerns whoever has these alone."""
        return self.but(roles=tuple(each for each in self.roles if each in roles))

    def beyond(self, lines: Iterable["ListLine"]) -> "ListLine":
        """With what these do not say."""
        known = {said for each in lines for said in each.says.items()}
        return self.but(
            says={m: said for m, said in self.says.items() if (m, said) not in known}
        )

    def joined(self, lines: Iterable["ListLine"]) -> "ListLine":
        """For the roles, too, of those of which it says something."""
        same = [each for each in lines if each.says.items() & self.says.items()]
        roles = (*self.roles, *(role for each in same for role in each.roles))
        return self.but(roles=tuple(dict.fromkeys(roles)))

    @property
    def text(self) -> str:
        """'12 (Read daily): yours, now planned for Friday, 5 March 2027'."""
        said = ", ".join(filter(None, self.says.values()))
        return f"{self.named}: {said}" if said else self.named


class Notice(Sparse):
    """A letter to one person, keyed so that it is sent once.

    `facts` fill the template; who the person is and where they can be reached is looked
    up when it is delivered. It speaks of a `subject`, if of one, and holds while its
    `matter` does: once that is settled an unsent one is void. One that `replaces` a
    matter takes the place of the unsent one that said the same of it to `formerly_to`,
    and else is not laid down. What it `lists` goes by the matters that hold: what is
    settled is left out, and where nothing is left the letter is void. One that replaces
    lists takes over what they list. Once laid down it goes `in_place_of` the letters of
    these keys, or of a part of them. Whoever is not of the agency answers its `lead`.
    `way` says how it travels, where its rung does. It was owed by the `entry` of that
    number, where it was owed by one. With an `invitation` to a meeting it is one that
    calendars take in, and always a letter of its own.
    """

    key: str
    at: datetime
    entity: str
    to: str
    role: Role
    template: str
    facts: Facts
    subject: str = ""
    matter: str = ""
    replaces: str = ""
    formerly_to: str = ""
    in_place_of: tuple[str, ...] = ()
    lists: tuple[ListLine, ...] = ()
    lead: str = ""
    entry: int = 0
    way: Way | None = None
    proof: Proof | None = None
    invitation: Invitation | None = None

    def without(self, settled: Iterable[str]) -> "Notice":
        """With what of its list holds still."""
        gone = {*settled}
        left = (each.without(gone) for each in self.lists)
        return self.but(lists=tuple(each for each in left if each.says))

    def of_roles(self, roles: Collection[Role]) -> "Notice":
        """With what of its list concerns whoever has these roles."""
        lines = (each.of_roles(roles) for each in self.lists)
        return self.but(lists=tuple(each for each in lines if each.roles))

    @property
    def facts_for_all(self) -> Facts:
        """What it says to its reader that holds for another too."""
        return {key: said for key, said in self.facts.items() if key not in OF_READER}

    @property
    def own_way(self) -> Way | None:
        """How it travels, where that does not depend on its template."""
        return Way.ALONE if self.invitation else self.way

    @property
    def speaks_for(self) -> str:
        """Its rung, in whatever words; of a copy also that it is one."""
        if self.proof:
            return self.proof.key
        return f"{self.template}/{self.facts.get('rung_key', '')}"

    @property
    def is_of_agency(self) -> bool:
        """Whether its reader works with the service itself."""
        return self.role in (*AT_CCEE, Role.OPERATORS)

    @property
    def is_copy(self) -> bool:
        """Whether it tells the lead of letters that are answered to them."""
        return self.template == COPY

    @property
    def office(self) -> str:
        """What the reader is called in this role: by their office, where it has one."""
        return str(self.facts.get("office", LABELS[self.role]))


def letters(
    setting: Setting,
    told: Iterable[Reader],
    template: str,
    facts: Facts,
    at: datetime,
    *,
    subject: str = "",
    matter: str = "",
    lists: tuple[ListLine, ...] = (),
) -> Iterator[Notice]:
    """Letters of an entry that is no rung, once to each person it tells.

    An entry may write to a person about a rung and about the whole at once.
    """
    start = f"{setting.entity}/{setting.entry}/{template}"
    for reader in told:
        yield Notice(
            key="/".join(filter(None, [start, subject, reader.person])),
            at=at,
            entity=setting.entity,
            to=reader.person,
            role=reader.role,
            template=template,
            facts=facts | reader.facts,
            subject=subject,
            matter=matter,
            lists=lists,
        )


def rung_letter(
    subject: Subject,
    rung: LadderRung,
    told: Reader,
    facts: Facts,
    at: datetime,
    *,
    turn: str,
    matter: str,
) -> Notice:
    """The letter of a rung of the subject's plan; it holds while the `matter` does.

    `turn` tells it apart from other letters of the same plan.
    """
    return Notice(
        key=f"{subject.plan_id}/{turn}/{told.person}",
        at=at,
        entity=subject.setting.entity,
        to=told.person,
        role=told.role,
        template=rung.template,
        facts=facts | told.facts,
        subject=subject.key,
        matter=matter,
        way=rung.way,
        proof=_proof(subject, rung),
    )


def anew(
    now: Iterable[Notice],
    before: Sequence[Reader],
    matter: str,
    *,
    otherwise: bool = False,
) -> Iterator[Notice]:
    """Letters that say of another matter, or to others, what those `before` were told.

    Whoever hears of it no more passes their letter on to one who did not. Where reader
    and matter are the same there is nothing to write, unless it is said `otherwise`.
    """
    letters_now = [*now]
    heard, hear = [r.person for r in before], {n.to for n in letters_now}
    gone = iter([person for person in heard if person not in hear])
    for notice in letters_now:
        if notice.to not in heard:
            if person := next(gone, None):
                yield notice.but(replaces=matter, formerly_to=person)
        elif otherwise or notice.matter != matter:
            yield notice.but(replaces=matter, formerly_to=notice.to)


def said_day(day: date) -> str:
    return f"{day:%A}, {day.day} {day:%B %Y}"


def listed(subjects: Iterable[Subject]) -> str:
    """The first of them by name, and how many more there are."""
    return first_few([each.named for each in subjects], NAMED, between="; ")


def answer_by(subject: Subject, following: Sequence[LadderRung]) -> str:
    """The day by which an answer helps most: before others hear; else empty."""
    day = subject.setting.day_of
    return said_day(day(following[0].at)) if following else ""


def who_follows(subject: Subject, following: Sequence[LadderRung]) -> str:
    """What follows if nobody answers: 'on Monday, 15 March 2027 the ... hears of it'.

    Empty where no rung follows.
    """
    if not following:
        return ""
    told = roles_told(subject, following[0])
    who = " and the ".join(LABELS[role] for role in told)
    verb = "hear" if len(told) > 1 else "hears"
    day = said_day(subject.setting.day_of(following[0].at))
    return f"on {day} the {who} {verb} of it too, so that they can help"


def _proof(subject: Subject, rung: LadderRung) -> Proof:
    plan, policy = subject.clock.plan, subject.setting.policy
    assert plan
    timing = subject.timing
    return Proof(
        key=rung.key,
        planned_entry=plan.number,
        planned_at=plan.planned_at,
        anchor=plan.anchor,
        days=rung.days,
        due_at=rung.at,
        local=rung.local,
        calendar=timing.calendar.named,
        policy=policy.named,
        ladder=timing.of(plan.kind).name,
    )


def of_stop(stop: Stop) -> Facts:
    """Since when and why a clock stands still, and when it is looked at again."""
    return {
        "since": said_day(stop.since),
        "cause": stop.cause.replace("_", " "),
        "recheck": said_day(stop.recheck),
    }
