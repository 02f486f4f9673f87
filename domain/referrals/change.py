"""What an act made of the referrals, and the letters that speak of one of them."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import NamedTuple

from domain.clocks.recipients import holding
from domain.letters.matter import due_matter, whole_matter
from domain.letters.notice import Notice, letters
from domain.people.roles import Role
from domain.referrals.case import Case, Referrals, Step
from domain.referrals.facts import of_case, of_invitation
from domain.referrals.matters import question_of
from domain.referrals.pathway import StepRule
from domain.referrals.subject import StepSubject
from domain.setting import Setting
from domain.values import Facts


class ReferralChange(NamedTuple):
    """The referrals and their setting as an act found and left them, at an instant."""

    was: Referrals
    now: Referrals
    setting: Setting
    at: datetime
    former: Setting
    otherwise: bool = False
    """Whether what all letters say is otherwise: whom to answer, or the LEA's name."""

    def facts(self, case: Case) -> Facts:
        """What every letter of a referral says of it."""
        return of_case(self.setting, self.now, case)

    def letters(
        self,
        case: Case,
        roles: Iterable[Role],
        template: str,
        facts: Facts,
        **about: str,
    ) -> Iterator[Notice]:
        """Of a referral, to whoever is to hear for these roles.

        If nothing else is said, it holds while the engagement goes on.
        """
        told = holding(self.setting, roles, self.at)
        subject = about.get("subject", case.key)
        matter = about.get("matter", whole_matter(self.setting.entity))
        return letters(
            self.setting, told, template, facts, self.at, subject=subject, matter=matter
        )

    def about(self, case: Case, step: Step) -> dict[str, str]:
        """Which step a letter speaks of, and that it is to be done by its day."""
        subject = StepSubject(self.setting, step, case)
        return {"subject": subject.key, "matter": due_matter(subject)}

    def invitation(self, case: Case, rule: StepRule) -> Iterator[Notice]:
        """To whoever is asked for their view, or for their agreement."""
        facts = self.facts(case) | of_invitation(case, rule)
        matter = question_of(self.setting.entity, case, rule)
        subject = f"{case.key}/{rule.name}"
        return self.letters(
            case,
            (rule.asked,),
            "consultation_invited",
            facts,
            subject=subject,
            matter=matter,
        )

    def referred_in(self, case: Case) -> tuple[Role, ...]:
        """The role in which whoever referred may hear, while they hold it."""
        held = (
            r for r in case.pathway.starts if self.setting.holder(r, self.at) == case.by
        )
        return tuple(held)[:1]


def receipt_of(case: Case) -> str:
    """Which letter says that it was received."""
    if case.pathway.automatic:
        return "emergency_reported"
    return "referral_attached" if case.number > 1 else "referral_received"
